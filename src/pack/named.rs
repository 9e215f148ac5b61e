//! What the packs know of titles, given names, bodies and states.

use super::schema::StatusEntry;
use super::table::{List, Table};
use super::tables::Tables;
use super::titles::Titles;
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
    /// As packs write them.
    pub(super) const NAMES: [&str; 8] =
        ["office", "honorific", "rank", "former", "acting", "next", "next-after", "field"];

    pub(super) fn of(name: &str) -> Option<RoleClass> {
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
    pub roles: Titles,
    /// Forms that are given names → the form that stands for all, where that is another.
    given: Table,
    /// Words that names of bodies end with.
    heads: Table,
    bodies: List,
    body_names: Table,
    /// Words of bodies, to find those that differ in one word without reading all.
    body_words: Table,
    /// Lemma → the states it can say.
    states: HashMap<String, Vec<State>>,
    /// Pair → the things that can be in its states.
    objects: HashMap<String, HashSet<String>>,
}

impl Named {
    pub(super) fn new(tables: &Tables<'static>, statuses: &[StatusEntry]) -> Named {
        let mut named = Named {
            roles: Titles::new(tables),
            given: Table::new(tables.given.clone()),
            heads: Table::new(tables.body_heads.clone()),
            bodies: List::new(tables.bodies.clone()),
            body_names: Table::new(tables.body_names.clone()),
            body_words: Table::new(tables.body_words.clone()),
            ..Named::default()
        };
        statuses.iter().for_each(|entry| named.add_states(entry));
        named
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
        self.given.rows::<Option<&str>>(folded).flatten().last().unwrap_or(folded)
    }

    pub fn is_given(&self, folded: &str) -> bool {
        self.given.has(folded)
    }

    /// Names of bodies end with it: `patrol`.
    pub fn is_head(&self, folded: &str) -> bool {
        self.heads.has(folded)
    }

    pub fn knows(&self, words: &[String]) -> bool {
        self.body_names.has(&words.join(" "))
    }

    /// Known bodies that share a word with these.
    pub fn sharing(&self, words: &[String]) -> impl Iterator<Item = Body> {
        let mut found: Vec<usize> = words.iter().flat_map(|w| self.body_words.rows::<usize>(w)).collect();
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .filter_map(|n| self.bodies.get::<(&str, &str)>(n))
            .map(|(name, folded)| Body { name: name.to_owned(), words: folded.split(' ').map(str::to_owned).collect() })
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
