//! Places and what holds them: the `places` section, over the subdivisions of countries that ISO 3166-2 names.

use super::places_table::Known;
use super::schema::PlaceEntry;
use super::table::{List, Table};
use super::tables::Tables;
use crate::model::{Area, Level, fold_name};

/// Folded names of the states, provinces and districts of the world with their codes, by name; made by `build.rs`.
static SUBDIVISIONS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/subdivisions.rs"));

/// The levels that packs can name.
pub(super) const LEVELS: [&str; 7] = ["world", "continent", "country", "area", "state", "town", "part"];

/// A word behind a name that only says what it is: "Sichuan Province".
const KINDS: [&str; 3] = [" province", " state", " prefecture"];

/// Looks names of places up, as [`fold_name`] folds them.
#[derive(Debug, Clone, Default)]
pub struct Places {
    known: List,
    ids: Table,
    names: Table,
    /// Words before a name that make it a part of the place: `northern`.
    parts: Vec<String>,
}

impl Places {
    /// `parts`: the entries of the level `part`.
    pub(super) fn new(tables: &Tables<'static>, parts: &[PlaceEntry]) -> Places {
        Places {
            known: List::new(tables.places.clone()),
            ids: Table::new(tables.place_ids.clone()),
            names: Table::new(tables.place_names.clone()),
            parts: parts.iter().flat_map(|e| &e.places).map(|p| fold_name(p)).collect(),
        }
    }

    /// All that a folded name may stand for; none where it is unknown.
    pub fn areas(&self, name: &str) -> Vec<Area> {
        let mut found = self.named(name);
        if found.is_empty() {
            let part = self.parts.iter().find_map(|p| name.strip_prefix(p.as_str())?.strip_prefix(' '));
            found = part.map_or_else(Vec::new, |whole| self.named(whole).iter().map(|a| part_of(name, a)).collect());
        }
        if found.is_empty() {
            let bare = KINDS.iter().find_map(|kind| name.strip_suffix(kind));
            found = bare.map_or_else(Vec::new, |bare| self.named(bare));
            found.retain(|a| a.level == Level::State);
        }
        found
    }

    /// The name that stands for a place of several names. One that may stand for several places stays as it is.
    pub fn canonical<'s>(&'s self, name: &'s str) -> &'s str {
        let mut listed = self.listed(name);
        match (listed.next(), listed.next()) {
            (Some(one), None) => one.name,
            (Some(_), Some(_)) | (None, _) => name,
        }
    }

    /// A country or a wider place is named so, and nothing narrower.
    pub fn is_country(&self, name: &str) -> bool {
        self.lists(name) && self.listed(name).all(|k| level(&k) <= Level::Country)
    }

    /// The packs themselves name it, not only the table of subdivisions.
    pub fn lists(&self, name: &str) -> bool {
        self.names.has(name)
    }

    fn listed(&self, name: &str) -> impl Iterator<Item = Known<'_>> {
        self.names.rows::<usize>(name).filter_map(|n| self.known.get(n))
    }

    fn coded(&self, id: &str) -> Option<Known<'_>> {
        self.known.get(self.ids.get::<usize>(id)?)
    }

    fn named(&self, name: &str) -> Vec<Area> {
        let mut found: Vec<Area> = self.listed(name).map(|k| self.area(&k)).collect();
        let from = SUBDIVISIONS.partition_point(|(n, _)| *n < name);
        for (_, code) in SUBDIVISIONS[from..].iter().take_while(|(n, _)| *n == name) {
            let area = match self.coded(code) {
                Some(known) => self.area(&known),
                None => {
                    let country = code.split('-').next().unwrap_or(code);
                    Area { id: (*code).to_owned(), level: Level::State, within: self.holders(country) }
                }
            };
            if !found.contains(&area) {
                found.push(area);
            }
        }
        found
    }

    fn area(&self, known: &Known<'_>) -> Area {
        let mut within: Vec<String> = Vec::new();
        for id in known.within.iter().flat_map(|id| self.holders(id)) {
            if !within.contains(&id) {
                within.push(id);
            }
        }
        Area { id: known.id.to_owned(), level: level(known), within }
    }

    /// The place itself and all that hold it.
    fn holders(&self, id: &str) -> Vec<String> {
        let mut found = vec![id.to_owned()];
        let mut next = 0;
        while let Some(id) = found.get(next).cloned() {
            // A state that the packs list without its country lies in the one that its code begins with.
            let country = id.split_once('-').map(|(country, _)| country.to_owned());
            let known = self.coded(&id).map(|k| k.within).unwrap_or_default();
            let known = known.into_iter().map(str::to_owned);
            for holder in known.chain(country.filter(|c| self.ids.has(c))) {
                if !found.contains(&holder) {
                    found.push(holder);
                }
            }
            next += 1;
        }
        found
    }
}

fn part_of(name: &str, whole: &Area) -> Area {
    let within = std::iter::once(whole.id.clone()).chain(whole.within.iter().cloned()).collect();
    Area { id: format!("{name}, {}", whole.id), level: whole.level.max(Level::Area), within }
}

/// Levels that no pack can name were refused when the packs were loaded.
fn level(known: &Known<'_>) -> Level {
    Level::of(known.level).unwrap_or(Level::Town)
}
