//! Words whose full stop does not end a sentence: the `abbreviations` section as a table.

use super::error::PackErrorKind;
use super::schema::AbbreviationEntry;
use super::sense::unknown;
use std::collections::HashMap;

/// What a full stop after the word means.
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
}

/// What a word after the full stop of an abbreviation means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Follower {
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
];

const FOLLOWERS: &[(&str, Follower)] = &[("opens", Follower::Opens), ("after-time", Follower::AfterTime)];

/// Words by their class, without the last full stop. Case counts where the pack writes a capital.
#[derive(Debug, Clone, Default)]
pub struct Abbreviations {
    words: HashMap<String, Class>,
    /// Apart from the words before the stop: `No.` is a number's, `No` opens sentences.
    followers: HashMap<String, Follower>,
}

pub(super) fn build(entries: &[AbbreviationEntry]) -> Result<Abbreviations, PackErrorKind> {
    let mut table = Abbreviations::default();
    entries.iter().try_for_each(|e| table.add(e))?;
    Ok(table)
}

impl Abbreviations {
    fn add(&mut self, entry: &AbbreviationEntry) -> Result<(), PackErrorKind> {
        if let Some((_, class)) = CLASSES.iter().find(|(name, _)| *name == entry.class) {
            let bare = entry.words.iter().map(|word| word.strip_suffix('.').unwrap_or(word));
            self.words.extend(bare.map(|word| (word.to_owned(), *class)));
        } else if let Some((_, follower)) = FOLLOWERS.iter().find(|(name, _)| *name == entry.class) {
            self.followers.extend(entry.words.iter().map(|word| (word.clone(), *follower)));
        } else {
            let known: Vec<&str> = CLASSES.iter().map(|c| c.0).chain(FOLLOWERS.iter().map(|f| f.0)).collect();
            return Err(unknown(&entry.id, "class", &entry.class, &known));
        }
        Ok(())
    }

    /// The class of a word as written, without its last full stop.
    pub fn class(&self, word: &str) -> Option<Class> {
        self.words.get(word).or_else(|| self.words.get(&word.to_lowercase())).copied()
    }

    /// What a word says that stands after the stop of an abbreviation.
    pub fn follower(&self, word: &str) -> Option<Follower> {
        self.followers.get(word).copied()
    }
}
