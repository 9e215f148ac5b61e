//! The figures that checks go by, from the packs.

use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// One figure with the units that it is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameter {
    pub value: Decimal,
    pub units: Vec<String>,
}

/// By id: `pace.slack`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Parameters(pub BTreeMap<String, Parameter>);

impl Parameters {
    /// The figure of this id, where a pack gives it.
    pub fn get(&self, id: &str) -> Option<Decimal> {
        self.0.get(id).map(|p| p.value)
    }

    /// The figure of the first entry whose id begins so and that is about this unit.
    pub fn of_unit(&self, prefix: &str, unit: &str) -> Option<Decimal> {
        let about = |p: &&Parameter| p.units.iter().any(|u| u == unit);
        self.0.iter().filter(|(id, _)| id.starts_with(prefix)).map(|(_, p)| p).find(about).map(|p| p.value)
    }
}
