//! The widths of hedges and the other figures that checks go by, from their pack entries.

use super::error::PackErrorKind;
use super::schema::{ParameterEntry, ToleranceEntry};
use super::sense::{decimal, unknown};
use crate::model::Tolerances;
use crate::model::parameters::{Parameter, Parameters};
use crate::model::tolerance::Tolerance;
use rust_decimal::Decimal;

/// Reads the entries `about` and `almost`.
pub(super) fn of(entries: &[ToleranceEntry]) -> Result<Tolerances, PackErrorKind> {
    let mut tolerances = Tolerances::default();
    for e in entries {
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
    }
    Ok(tolerances)
}

/// All entries of the section `parameters`.
pub(super) fn parameters(entries: &[ParameterEntry]) -> Result<Parameters, PackErrorKind> {
    let parameter =
        |e: &ParameterEntry| Ok((e.id.clone(), Parameter { value: decimal(&e.id, &e.value)?, units: e.units.clone() }));
    entries.iter().map(parameter).collect::<Result<_, _>>().map(Parameters)
}

/// Exactly three shares: for 1, 2, and 3 or more significant digits.
fn three(e: &ToleranceEntry, shares: &[String]) -> Result<[Decimal; 3], PackErrorKind> {
    match shares {
        [one, two, more] => Ok([decimal(&e.id, one)?, decimal(&e.id, two)?, decimal(&e.id, more)?]),
        other => Err(unknown(&e.id, "list of three shares", &other.join(", "), &["1, 2, and 3 or more digits"])),
    }
}
