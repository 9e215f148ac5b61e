//! Places and what holds them: the `places` section, over the subdivisions of countries that ISO 3166-2 names.

use super::error::PackErrorKind;
use super::lexicon::{Fault, each, unknown};
use super::schema::{PackFile, PlaceEntry};
use crate::model::{Area, Level, fold_name};
use std::collections::HashMap;

/// Folded names of the states, provinces and districts of the world with their codes, by name; made by `build.rs`.
static SUBDIVISIONS: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/subdivisions.rs"));

/// The levels that packs can name.
const LEVELS: [&str; 7] = ["world", "continent", "country", "area", "state", "town", "part"];

/// A word behind a name that only says what it is: "Sichuan Province".
const KINDS: [&str; 3] = [" province", " state", " prefecture"];

#[derive(Debug, Clone)]
struct Known {
    id: String,
    /// The name that stands for all of its names, folded.
    name: String,
    level: Level,
    within: Vec<String>,
}

/// Looks names of places up, as [`fold_name`] folds them.
#[derive(Debug, Clone, Default)]
pub struct Places {
    known: Vec<Known>,
    by_id: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    /// Words before a name that make it a part of the place: `northern`.
    parts: Vec<String>,
}

pub(super) fn build(files: &[(String, PackFile)]) -> Result<Places, Fault> {
    let mut places = Places::default();
    let mut held: Vec<(String, String)> = Vec::new();
    each(files, |f| &f.places, |e| &e.id, |e| places.add(e, &mut held))?;
    for (inner, outer) in held {
        if let Some(&at) = places.by_id.get(&inner) {
            places.known[at].within.push(outer);
        }
    }
    Ok(places)
}

impl Places {
    fn add(&mut self, entry: &PlaceEntry, held: &mut Vec<(String, String)>) -> Result<(), PackErrorKind> {
        if entry.level == "part" {
            self.parts.extend(entry.places.iter().map(|p| fold_name(p)));
            return Ok(());
        }
        let level = Level::of(&entry.level).ok_or_else(|| unknown(&entry.id, "level", &entry.level, &LEVELS))?;
        let within = entry.within.as_deref().map(id_of);
        for item in &entry.places {
            let (head, towns) = item.split_once(':').unwrap_or((item, ""));
            let (names, holds) = head.split_once('>').unwrap_or((head, ""));
            let (code, names) = code_and_names(names);
            let id = self.insert(code, names, level, within.as_deref());
            held.extend(holds.split_whitespace().map(|code| (code.to_owned(), id.clone())));
            for town in towns.split(';').filter(|t| !t.trim().is_empty()) {
                self.insert(None, town, Level::Town, Some(&id));
            }
        }
        Ok(())
    }

    fn insert(&mut self, code: Option<&str>, names: &str, level: Level, within: Option<&str>) -> String {
        let names: Vec<String> = names.split('=').map(fold_name).filter(|n| !n.is_empty()).collect();
        let Some(name) = names.first().cloned() else { return String::new() };
        let id = match (code, level, within) {
            (Some(code), _, _) => code.to_owned(),
            (None, Level::Town, Some(within)) => format!("{name}, {within}"),
            (None, _, _) => name.clone(),
        };
        let at = self.known.len();
        self.known.push(Known { id: id.clone(), name, level, within: within.map(str::to_owned).into_iter().collect() });
        self.by_id.insert(id.clone(), at);
        for name in names {
            let held = self.by_name.entry(name).or_default();
            // "U.S." and "US" are folded into one.
            if held.last() != Some(&at) {
                held.push(at);
            }
        }
        id
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
        match self.by_name.get(name).map(Vec::as_slice) {
            Some([one]) => &self.known[*one].name,
            Some(_) | None => name,
        }
    }

    /// A country or a wider place is named so, and nothing narrower.
    pub fn is_country(&self, name: &str) -> bool {
        let named = self.by_name.get(name);
        named.is_some_and(|list| list.iter().all(|&at| self.known[at].level <= Level::Country))
    }

    /// The packs themselves name it, not only the table of subdivisions.
    pub fn lists(&self, name: &str) -> bool {
        self.by_name.contains_key(name)
    }

    fn named(&self, name: &str) -> Vec<Area> {
        let listed = self.by_name.get(name).into_iter().flatten();
        let mut found: Vec<Area> = listed.map(|&at| self.area(&self.known[at])).collect();
        let from = SUBDIVISIONS.partition_point(|(n, _)| *n < name);
        for (_, code) in SUBDIVISIONS[from..].iter().take_while(|(n, _)| *n == name) {
            let area = match self.by_id.get(*code) {
                Some(&at) => self.area(&self.known[at]),
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

    fn area(&self, known: &Known) -> Area {
        let mut within: Vec<String> = Vec::new();
        for id in known.within.iter().flat_map(|id| self.holders(id)) {
            if !within.contains(&id) {
                within.push(id);
            }
        }
        Area { id: known.id.clone(), level: known.level, within }
    }

    /// The place itself and all that hold it.
    fn holders(&self, id: &str) -> Vec<String> {
        let mut found = vec![id.to_owned()];
        let mut next = 0;
        while let Some(id) = found.get(next).cloned() {
            // A state that the packs list without its country lies in the one that its code begins with.
            let country = id.split_once('-').map(|(country, _)| country.to_owned());
            let known = self.by_id.get(&id).map(|&at| self.known[at].within.clone()).unwrap_or_default();
            for holder in known.into_iter().chain(country.filter(|c| self.by_id.contains_key(c))) {
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
