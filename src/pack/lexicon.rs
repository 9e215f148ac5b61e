//! Looks phrases up: a word with what follows it → all its senses, longest first.

use super::sense;
use super::table::{List, Table, words_of};
use super::tables::{Meaning, Phrase, Tables};
use super::units::Units;
use crate::model::{Reading, Sense};
use std::sync::{Arc, OnceLock};

/// Phrases by their first word. A phrase is a run of tokens as `tokenize` cuts them, so `a half-million` is `a`, `half`, `-`, `million`.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    phrases: Table,
    meanings: List,
    /// By the meaning's number; made when a text first has the phrase.
    senses: Vec<OnceLock<Option<Sense>>>,
    units: Arc<Units>,
}

impl Lexicon {
    pub(super) fn new(tables: &Tables<'static>, units: Arc<Units>) -> Lexicon {
        let meanings = List::new(tables.meanings.clone());
        let senses = (0..meanings.len()).map(|_| OnceLock::new()).collect();
        Lexicon { phrases: Table::new(tables.phrases.clone()), meanings, senses, units }
    }

    /// All readings of the phrase that begins at `words[0]`, longest first. A word is (as written, lower case, white space before it).
    pub fn readings<'w>(&self, words: impl Fn(usize) -> Option<(&'w str, &'w str, bool)>) -> Vec<Reading> {
        let Some((first, lower, _)) = words(0) else { return Vec::new() };
        let stands = |p: &Phrase<'_>| {
            p.first.is_none_or(|as_written| as_written == first)
                && words_of(p.rest).enumerate().all(|(i, (want, close))| {
                    words(i + 1).is_some_and(|(text, lower, spaced)| {
                        want == if p.first.is_some() { text } else { lower } && !(close && spaced)
                    })
                })
        };
        let found = self.phrases.rows::<Phrase<'_>>(lower).filter(stands);
        found.filter_map(|p| Some(Reading { tokens: p.tokens, sense: self.sense(p.meaning)?.clone() })).collect()
    }

    fn sense(&self, meaning: usize) -> Option<&Sense> {
        self.senses.get(meaning)?.get_or_init(|| self.meant(&self.meanings.get(meaning)?)).as_ref()
    }

    /// Entries that mean nothing were refused when the packs were loaded.
    fn meant(&self, meaning: &Meaning) -> Option<Sense> {
        match meaning {
            Meaning::Numeral(entry) => sense::numeral(entry).ok(),
            Meaning::Hedge { entry, before } => sense::hedge(entry, *before).ok(),
            Meaning::Unit { unit, symbol, prefix } => {
                let unit = self.units.at(*unit)?.clone();
                Some(Sense::Unit { unit, symbol: *symbol, prefix: *prefix })
            }
            Meaning::Rate(per) if per.is_empty() => Some(Sense::Per),
            Meaning::Rate(per) => Some(Sense::Rate(per.as_str().into())),
            Meaning::Calendar(entry) => sense::calendar(entry).ok(),
            Meaning::Cue(entry) => sense::cue(entry).ok(),
            Meaning::Name(name) => Some(Sense::NameCue(name.as_str().into())),
        }
    }
}
