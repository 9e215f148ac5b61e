//! Words whose full stop does not end a sentence: the `abbreviations` section as a table.

use super::error::PackErrorKind;
use super::lexicon::{Fault, each, unknown};
use super::schema::{AbbreviationEntry, PackFile};
use std::collections::HashMap;

/// What a full stop after the word means; or, for the last two, what a word after such a stop means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// More follows: `Gov.`, `St.`, `approx.` never end a sentence.
    Title,
    /// `No. 3`, `Dec. 1`: not before a digit.
    BeforeNumber,
    /// `U.S.`, `Inc.`: only before a word that opens sentences.
    MayEnd,
    /// `p.m.`: before any capital, save the words that go on with the time.
    Time,
    /// `The`, `But`: opens a sentence when it stands after an abbreviation that may end one.
    Opens,
    /// `Monday`, `GMT`: goes on with the time of day.
    AfterTime,
}

const CLASSES: &[(&str, Class)] = &[
    ("title", Class::Title),
    ("before-number", Class::BeforeNumber),
    ("may-end", Class::MayEnd),
    ("time", Class::Time),
    ("opens", Class::Opens),
    ("after-time", Class::AfterTime),
];

/// Words by their class, without the last full stop. Case counts where the pack writes a capital.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    words: HashMap<String, Class>,
}

pub(super) fn build(files: &[(String, PackFile)]) -> Result<Abbreviations, Fault> {
    let mut table = Abbreviations::default();
    each(files, |f| &f.abbreviations, |e| &e.id, |e| table.add(e))?;
    Ok(table)
}

impl Abbreviations {
    fn add(&mut self, entry: &AbbreviationEntry) -> Result<(), PackErrorKind> {
        let Some((_, class)) = CLASSES.iter().find(|(name, _)| *name == entry.class) else {
            let known: Vec<&str> = CLASSES.iter().map(|(name, _)| *name).collect();
            return Err(unknown(&entry.id, "class", &entry.class, &known));
        };
        for word in &entry.words {
            self.words.insert(word.strip_suffix('.').unwrap_or(word).to_owned(), *class);
        }
        Ok(())
    }

    /// The class of a word as written, without its last full stop.
    pub fn class(&self, word: &str) -> Option<Class> {
        self.words.get(word).or_else(|| self.words.get(&word.to_lowercase())).copied()
    }
}
