//! What the packs know of titles, given names, bodies and states.

use super::phrasebook::Phrasebook;
use super::schema::{OrganisationEntry, PackFile, RoleEntry, StatusEntry};
use crate::model::fold;
use std::collections::{HashMap, HashSet};

/// What a word of a title does in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RoleClass {
    Office,
    Honorific,
    Rank,
    Former,
    Acting,
    Next,
    NextAfter,
    Field,
}

impl RoleClass {
    /// As packs write it.
    fn of(name: &str) -> Option<RoleClass> {
        Some(match name {
            "office" => RoleClass::Office,
            "honorific" => RoleClass::Honorific,
            "rank" => RoleClass::Rank,
            "former" => RoleClass::Former,
            "acting" => RoleClass::Acting,
            "next" => RoleClass::Next,
            "next-after" => RoleClass::NextAfter,
            "field" => RoleClass::Field,
            _ => return None,
        })
    }
}

/// One word or phrase of titles.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleWord {
    pub id: String,
    pub class: RoleClass,
    pub single: bool,
    pub ladder: Option<String>,
    pub courtesy: bool,
    pub by_field: bool,
    pub kin: Option<String>,
    pub after: bool,
}

/// A known body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// As the body writes it.
    pub name: String,
    /// Its words, folded.
    pub words: Vec<String>,
}

/// A state that a word says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The pair's id.
    pub pair: String,
    pub first: bool,
    /// The other state came before.
    pub again: bool,
    /// What is not in this state is in the other.
    pub either: bool,
    /// Words behind the first that are part of it: `guilty` of "plead guilty".
    pub rest: Vec<String>,
    /// Persons by name can be in it.
    pub persons: bool,
    /// An active verb says it of the one who does it, whatever its object: "survived the crash".
    pub itself: bool,
}

#[derive(Debug, Clone, Default)]
pub struct Named {
    pub roles: Phrasebook<RoleWord>,
    /// Short form → the form that stands for all.
    given: HashMap<String, String>,
    /// Forms that are given names, whole or short.
    known_given: HashSet<String>,
    /// Words that names of bodies end with.
    heads: HashSet<String>,
    bodies: Vec<Body>,
    /// First and last words and lengths of bodies, to find those that differ in one word without reading all.
    by_words: HashMap<String, Vec<usize>>,
    /// Lemma → the states it can say.
    states: HashMap<String, Vec<State>>,
    /// Pair → the things that can be in its states.
    objects: HashMap<String, HashSet<String>>,
}

impl Named {
    /// Later files replace entries of the same id.
    pub fn of(files: &[(String, PackFile)]) -> Named {
        let mut named = Named::default();
        for entry in latest(files, |f| &f.roles, |e| &e.id) {
            named.add_role(entry);
        }
        for entry in latest(files, |f| &f.given, |e| &e.id) {
            named.known_given.extend(entry.words.iter().cloned());
            if entry.plain {
                continue;
            }
            named.known_given.insert(entry.id.clone());
            for word in &entry.words {
                named.given.insert(word.clone(), entry.id.clone());
            }
        }
        for entry in latest(files, |f| &f.organisations, |e| &e.id) {
            named.add_bodies(entry);
        }
        for entry in latest(files, |f| &f.statuses, |e| &e.id) {
            named.add_states(entry);
        }
        named
    }

    fn add_role(&mut self, entry: &RoleEntry) {
        let Some(class) = RoleClass::of(&entry.class) else { return };
        let word = RoleWord {
            id: entry.id.clone(),
            class,
            single: entry.single,
            ladder: entry.ladder.clone(),
            courtesy: entry.courtesy,
            by_field: entry.by_field,
            kin: entry.kin.clone(),
            after: entry.after,
        };
        entry.words.iter().for_each(|w| self.roles.add(w, word.clone()));
    }

    fn add_bodies(&mut self, entry: &OrganisationEntry) {
        if entry.class == "head" {
            self.heads.extend(entry.names.iter().map(|n| fold(n)));
            return;
        }
        for name in &entry.names {
            let words: Vec<String> = name.split_whitespace().map(fold).collect();
            let at = self.bodies.len();
            words.iter().for_each(|w| self.by_words.entry(w.clone()).or_default().push(at));
            self.bodies.push(Body { name: name.clone(), words });
        }
    }

    fn add_states(&mut self, entry: &StatusEntry) {
        for (words, first) in [(&entry.first, true), (&entry.second, false)] {
            for word in words {
                let again = entry.again.contains(word);
                let mut words = word.split_whitespace().map(str::to_owned);
                let Some(lemma) = words.next() else { continue };
                let (pair, either, persons) = (entry.id.clone(), entry.either, entry.persons);
                let rest: Vec<String> = words.collect();
                let itself = !rest.is_empty() || entry.itself.contains(word);
                let state = State { pair, first, again, either, rest, persons, itself };
                self.states.entry(lemma).or_default().push(state);
            }
        }
        self.objects.insert(entry.id.clone(), entry.objects.iter().cloned().collect());
    }

    /// The form that stands for all of a given name, folded.
    pub fn given<'s>(&'s self, folded: &'s str) -> &'s str {
        self.given.get(folded).map_or(folded, String::as_str)
    }

    pub fn is_given(&self, folded: &str) -> bool {
        self.known_given.contains(folded)
    }

    /// Names of bodies end with it: `patrol`.
    pub fn is_head(&self, folded: &str) -> bool {
        self.heads.contains(folded)
    }

    pub fn knows(&self, words: &[String]) -> bool {
        self.sharing(words).any(|b| b.words == words)
    }

    /// Known bodies that share a word with these.
    pub fn sharing(&self, words: &[String]) -> impl Iterator<Item = &Body> {
        let mut found: Vec<usize> = words.iter().filter_map(|w| self.by_words.get(w)).flatten().copied().collect();
        found.sort_unstable();
        found.dedup();
        found.into_iter().filter_map(|i| self.bodies.get(i))
    }

    /// The states whose words begin with a lemma.
    pub fn states(&self, lemma: &str) -> &[State] {
        self.states.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Such a thing can be in the state.
    pub fn can_be(&self, state: &State, object: &str) -> bool {
        self.objects.get(&state.pair).is_some_and(|o| o.contains(object))
    }

    /// Can be in some state.
    pub fn is_object(&self, lemma: &str) -> bool {
        self.objects.values().any(|o| o.contains(lemma))
    }
}

/// All entries of a section, of each id the last.
fn latest<'f, E>(
    files: &'f [(String, PackFile)],
    section: impl Fn(&'f PackFile) -> &'f Vec<E>,
    id: impl Fn(&'f E) -> &'f String,
) -> Vec<&'f E> {
    let mut entries: Vec<&E> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for entry in files.iter().flat_map(|(_, file)| section(file)) {
        match places.get(id(entry).as_str()) {
            Some(&at) => entries[at] = entry,
            None => {
                places.insert(id(entry), entries.len());
                entries.push(entry);
            }
        }
    }
    entries
}
