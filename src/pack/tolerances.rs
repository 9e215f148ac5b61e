//! The widths of hedges, from their pack entries.

use super::error::PackErrorKind;
use super::lexicon::{Fault, decimal, each, unknown};
use super::schema::{PackFile, ToleranceEntry};
use crate::model::Tolerances;
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

/// Exactly three shares: for 1, 2, and 3 or more significant digits.
fn three(e: &ToleranceEntry, shares: &[String]) -> Result<[Decimal; 3], PackErrorKind> {
    match shares {
        [one, two, more] => Ok([decimal(&e.id, one)?, decimal(&e.id, two)?, decimal(&e.id, more)?]),
        other => Err(unknown(&e.id, "list of three shares", &other.join(", "), &["1, 2, and 3 or more digits"])),
    }
}
