//! Units of measure, money and counting.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;

/// What a unit measures. Claims of different kinds are never compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UnitKind {
    /// People and things counted: `person`, `home`; the base is one of them.
    Count,
    Money,
    /// Percent and per mille: shares of a whole.
    Share,
    /// Percentage points and basis points: differences of shares.
    Points,
    Length,
    Area,
    Volume,
    Mass,
    Temperature,
    Speed,
    Energy,
    Power,
    Pressure,
    Data,
    DataRate,
    Time,
    Frequency,
    Force,
    Angle,
    Voltage,
    Current,
    Fuel,
    Radiation,
    Concentration,
    Sound,
    /// Earthquake magnitude, storm category, scales without arithmetic.
    Scale,
    /// Runs, goals, points of a game.
    Score,
}

/// One unit; `id` is what reports print.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unit {
    /// Short and stable: `mi`, `kg`, `USD` (ISO 4217), `%`, `pp`, `person`, `day`.
    pub id: String,
    pub kind: UnitKind,
    /// The UCUM code where there is one: `[mi_i]`.
    pub ucum: Option<String>,
    /// All words and symbols it is written with, the singular first.
    pub names: Vec<String>,
    /// The unit it converts to: all units of one `base` can be compared. Itself where it stands alone.
    pub base: String,
    /// `base = value × factor + offset`, exact.
    pub factor: Decimal,
    pub offset: Decimal,
}

impl Unit {
    /// A counted thing no pack names: its id is the head noun's lemma.
    pub fn counted(lemma: &str) -> Self {
        Unit {
            id: lemma.to_owned(),
            kind: UnitKind::Count,
            ucum: None,
            names: vec![lemma.to_owned()],
            base: lemma.to_owned(),
            factor: Decimal::ONE,
            offset: Decimal::ZERO,
        }
    }

    /// `value` of this unit in its base unit; `None` where a decimal cannot hold it.
    pub fn to_base(&self, value: Decimal) -> Option<Decimal> {
        value.checked_mul(self.factor)?.checked_add(self.offset)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.id)
    }
}
