//! The `places` section → tables: names, what holds what. Part of `tables.rs`, and read as it is.

use super::draft::{ListDraft, TableDraft};
use super::fold_name;
use super::schema::{PackFile, PlaceEntry};
use super::tables::{Tables, resolved};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// One place as the tables keep it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Known<'t> {
    pub id: &'t str,
    /// The name that stands for all of its names, folded.
    pub name: &'t str,
    pub level: &'t str,
    #[serde(borrow)]
    pub within: Vec<&'t str>,
}

struct Place {
    id: String,
    name: String,
    level: String,
    within: Vec<String>,
}

#[derive(Default)]
struct Places {
    known: Vec<Place>,
    by_id: HashMap<String, usize>,
    names: TableDraft,
    /// The place that holds the second, by id.
    held: Vec<(String, String)>,
}

pub(super) fn places(files: &[(String, PackFile)], tables: &mut Tables<'_>) {
    let mut places = Places::default();
    for entry in resolved(files, |f| &f.places, |e| &e.id).into_iter().filter(|e| e.level != "part") {
        places.add(entry);
    }
    for (inner, outer) in places.held {
        if let Some(&at) = places.by_id.get(&inner) {
            places.known[at].within.push(outer);
        }
    }
    let mut known = ListDraft::default();
    for place in &places.known {
        let within = place.within.iter().map(String::as_str).collect();
        known.add(&Known { id: &place.id, name: &place.name, level: &place.level, within });
    }
    let mut ids = TableDraft::default();
    places.by_id.iter().for_each(|(id, at)| ids.add(id.as_str(), at));
    tables.places = known.bytes().into();
    tables.place_ids = ids.bytes().into();
    tables.place_names = places.names.bytes().into();
}

impl Places {
    fn add(&mut self, entry: &PlaceEntry) {
        let within = entry.within.as_deref().map(id_of);
        for item in &entry.places {
            let (head, towns) = item.split_once(':').unwrap_or((item, ""));
            let (names, holds) = head.split_once('>').unwrap_or((head, ""));
            let (code, names) = code_and_names(names);
            let id = self.insert(code, names, &entry.level, within.as_deref());
            self.held.extend(holds.split_whitespace().map(|code| (code.to_owned(), id.clone())));
            for town in towns.split(';').filter(|t| !t.trim().is_empty()) {
                self.insert(None, town, "town", Some(&id));
            }
        }
    }

    fn insert(&mut self, code: Option<&str>, names: &str, level: &str, within: Option<&str>) -> String {
        let mut names: Vec<String> = names.split('=').map(fold_name).filter(|n| !n.is_empty()).collect();
        let Some(name) = names.first().cloned() else { return String::new() };
        let id = match (code, level, within) {
            (Some(code), _, _) => code.to_owned(),
            (None, "town", Some(within)) => format!("{name}, {within}"),
            (None, _, _) => name.clone(),
        };
        let at = self.known.len();
        let within = within.map(str::to_owned).into_iter().collect();
        self.known.push(Place { id: id.clone(), name, level: level.to_owned(), within });
        self.by_id.insert(id.clone(), at);
        // "U.S." and "US" are folded into one.
        names.sort_unstable();
        names.dedup();
        names.into_iter().for_each(|name| self.names.add(name, &at));
        id
    }
}

/// A code stays as it is, a name is folded.
fn id_of(name: &str) -> String {
    if is_code(name) { name.to_owned() } else { fold_name(name) }
}

fn code_and_names(text: &str) -> (Option<&str>, &str) {
    let text = text.trim();
    match text.split_once(' ') {
        Some((code, names)) if is_code(code) && !names.trim_start().starts_with('=') => (Some(code), names),
        Some(_) | None => (None, text),
    }
}

/// `FR`, `US-CA`, `FR-75C`.
fn is_code(word: &str) -> bool {
    let (country, rest) = word.split_once('-').unwrap_or((word, "A"));
    let upper = |s: &str| s.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
    country.len() == 2 && upper(country) && (1..=3).contains(&rest.len()) && upper(rest)
}
