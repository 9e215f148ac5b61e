//! The widths of hedges and the other figures that checks go by, from their pack entries.

use super::error::PackErrorKind;
use super::lexicon::{Fault, decimal, each, unknown};
use super::schema::{PackFile, ToleranceEntry};
use crate::model::Tolerances;
use crate::model::parameters::{Parameter, Parameters};
use crate::model::tolerance::Tolerance;
use rust_decimal::Decimal;

/// Reads the entries `about` and `almost`.
pub(super) fn of(files: &[(String, PackFile)]) -> Result<Tolerances, Fault> {
    let mut tolerances = Tolerances::default();
    each(
        files,
        |f| &f.tolerances,
        |e| &e.id,
        |e| {
            let slot = match e.id.as_str() {
                "about" => &mut tolerances.about,
                "almost" => &mut tolerances.almost,
                other => return Err(unknown(&e.id, "tolerance", other, &["about", "almost"])),
            };
            *slot = Tolerance {
                usual: three(e, &e.usual)?,
                wide: three(e, &e.wide)?,
                under_20: decimal(&e.id, &e.under_20)?,
                source: e.source.clone(),
            };
            Ok(())
        },
    )?;
    Ok(tolerances)
}

/// All entries of the section `parameters`.
pub(super) fn parameters(files: &[(String, PackFile)]) -> Result<Parameters, Fault> {
    let mut found = Parameters::default();
    each(
        files,
        |f| &f.parameters,
        |e| &e.id,
        |e| {
            let parameter = Parameter { value: decimal(&e.id, &e.value)?, units: e.units.clone() };
            found.0.insert(e.id.clone(), parameter);
            Ok(())
        },
    )?;
    Ok(found)
}

/// Exactly three shares: for 1, 2, and 3 or more significant digits.
fn three(e: &ToleranceEntry, shares: &[String]) -> Result<[Decimal; 3], PackErrorKind> {
    match shares {
        [one, two, more] => Ok([decimal(&e.id, one)?, decimal(&e.id, two)?, decimal(&e.id, more)?]),
        other => Err(unknown(&e.id, "list of three shares", &other.join(", "), &["1, 2, and 3 or more digits"])),
    }
}
