//! Units by id.

use super::error::PackErrorKind;
use super::schema::UnitEntry;
use super::sense::{decimal, unknown};
use super::table::{List, Table};
use super::tables::Tables;
use crate::model::{Unit, UnitKind};
use rust_decimal::Decimal;
use std::sync::{Arc, OnceLock};

/// All units of the packs.
#[derive(Debug, Clone, Default)]
pub struct Units {
    ids: Table,
    entries: List,
    /// By number; made when first asked for.
    made: Vec<OnceLock<Option<Arc<Unit>>>>,
}

impl Units {
    pub(super) fn new(tables: &Tables<'static>) -> Units {
        let entries = List::new(tables.units.clone());
        let made = (0..entries.len()).map(|_| OnceLock::new()).collect();
        Units { ids: Table::new(tables.unit_ids.clone()), entries, made }
    }

    pub fn get(&self, id: &str) -> Option<&Arc<Unit>> {
        self.at(self.ids.get::<usize>(id)?)
    }

    pub fn len(&self) -> usize {
        self.made.len()
    }

    pub fn is_empty(&self) -> bool {
        self.made.is_empty()
    }

    /// All of them, in the packs' order.
    pub fn all(&self) -> impl Iterator<Item = &Arc<Unit>> {
        (0..self.len()).filter_map(|n| self.at(n))
    }

    pub(super) fn at(&self, number: usize) -> Option<&Arc<Unit>> {
        let made = || unit(&self.entries.get(number)?).ok().map(Arc::new);
        self.made.get(number)?.get_or_init(made).as_ref()
    }
}

const UNIT_KINDS: [(&str, UnitKind); 26] = [
    ("count", UnitKind::Count),
    ("money", UnitKind::Money),
    ("share", UnitKind::Share),
    ("points", UnitKind::Points),
    ("length", UnitKind::Length),
    ("area", UnitKind::Area),
    ("volume", UnitKind::Volume),
    ("mass", UnitKind::Mass),
    ("temperature", UnitKind::Temperature),
    ("speed", UnitKind::Speed),
    ("energy", UnitKind::Energy),
    ("power", UnitKind::Power),
    ("pressure", UnitKind::Pressure),
    ("data", UnitKind::Data),
    ("data-rate", UnitKind::DataRate),
    ("time", UnitKind::Time),
    ("frequency", UnitKind::Frequency),
    ("force", UnitKind::Force),
    ("angle", UnitKind::Angle),
    ("voltage", UnitKind::Voltage),
    ("current", UnitKind::Current),
    ("fuel", UnitKind::Fuel),
    ("radiation", UnitKind::Radiation),
    ("concentration", UnitKind::Concentration),
    ("sound", UnitKind::Sound),
    ("scale", UnitKind::Scale),
];

/// The unit that an entry gives.
pub(super) fn unit(e: &UnitEntry) -> Result<Unit, PackErrorKind> {
    let kind = UNIT_KINDS.iter().find(|(name, _)| *name == e.kind).map(|(_, kind)| *kind);
    let kind = kind.ok_or_else(|| unknown(&e.id, "unit kind", &e.kind, &UNIT_KINDS.map(|(name, _)| name)))?;
    let (base, factor, offset) = match &e.conversion {
        None => (e.id.clone(), Decimal::ONE, Decimal::ZERO),
        Some(c) => {
            let offset = c.offset.as_deref().map_or(Ok(Decimal::ZERO), |o| decimal(&e.id, o))?;
            (c.to.clone(), decimal(&e.id, &c.factor)?, offset)
        }
    };
    let names = [&e.names, &e.symbols, &e.prefixes].into_iter().flatten().cloned().collect();
    Ok(Unit { id: e.id.clone(), kind, ucum: e.ucum.clone(), names, base, factor, offset })
}
