//! Looks up what a form can be in the table that `wordtable` makes.

use super::wordtable::{Class, Family, hash};
use std::borrow::Cow;

/// All forms of all listed words. The built-in one is bytes in the binary and costs nothing to load.
#[derive(Debug, Clone)]
pub struct Words {
    table: Cow<'static, [u8]>,
}

/// The built-in table.
static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/words.bin"));

impl Default for Words {
    fn default() -> Words {
        Words { table: Cow::Borrowed(BUILTIN) }
    }
}

/// What the lists say of one form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word<'w> {
    /// One bit a [`Class`].
    pub classes: u32,
    /// The class it has most often.
    pub usual: Class,
    noun: Lemma<'w>,
    verb: Lemma<'w>,
    other: Lemma<'w>,
}

/// The form's first `keep` bytes and then `add`; none where `keep` is longer than the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Lemma<'w> {
    keep: usize,
    add: &'w str,
}

impl Words {
    /// A table that [`super::wordtable::build`] made.
    pub fn new(table: Vec<u8>) -> Words {
        Words { table: Cow::Owned(table) }
    }

    /// The entry of a form in lower case.
    pub fn get(&self, form: &str) -> Option<Word<'_>> {
        let slots = self.number(0)?;
        let mask = slots.checked_sub(1)?;
        let mut slot = hash(form.as_bytes()) as usize & mask;
        for _ in 0..slots {
            let offset = self.number(4 + slot * 4)?;
            if offset == 0 {
                return None;
            }
            let length = usize::from(*self.table.get(offset)?);
            if self.table.get(offset + 1..offset + 1 + length)? == form.as_bytes() {
                return self.word(offset + 1 + length);
            }
            slot = (slot + 1) & mask;
        }
        None
    }

    /// Bytes the table takes.
    pub fn size(&self) -> usize {
        self.table.len()
    }

    fn word(&self, at: usize) -> Option<Word<'_>> {
        let usual = class(*self.table.get(at)?)?;
        let classes = u32::try_from(self.number(at + 1)?).ok()?;
        let (noun, at) = self.lemma(at + 5)?;
        let (verb, at) = self.lemma(at)?;
        let (other, _) = self.lemma(at)?;
        Some(Word { classes, usual, noun, verb, other })
    }

    fn lemma(&self, at: usize) -> Option<(Lemma<'_>, usize)> {
        let keep = usize::from(*self.table.get(at)?);
        let end = at + 2 + usize::from(*self.table.get(at + 1)?);
        let add = std::str::from_utf8(self.table.get(at + 2..end)?).ok()?;
        Some((Lemma { keep, add }, end))
    }

    fn number(&self, at: usize) -> Option<usize> {
        let bytes = self.table.get(at..at + 4)?;
        Some(u32::from_le_bytes(bytes.try_into().ok()?) as usize)
    }
}

impl Word<'_> {
    pub fn can_be(&self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// Whether the dictionary form of `form` as a verb is `verb`.
    pub fn is_verb(&self, form: &str, verb: &str) -> bool {
        let kept = form.get(..self.verb.keep);
        kept.is_some_and(|kept| verb.strip_prefix(kept) == Some(self.verb.add))
    }

    /// The dictionary form of `form` read as `class`; nothing where it is the form itself.
    pub fn lemma(&self, form: &str, class: Class) -> Option<String> {
        let lemma = match class.family() {
            Family::Noun => self.noun,
            Family::Verb => self.verb,
            Family::Other => self.other,
        };
        let same = lemma.keep == form.len() && lemma.add.is_empty();
        let kept = form.get(..lemma.keep)?;
        (!same).then(|| format!("{kept}{}", lemma.add))
    }
}

fn class(number: u8) -> Option<Class> {
    ALL.get(usize::from(number)).copied()
}

/// Every class, by its number.
const ALL: [Class; 28] = [
    Class::Noun,
    Class::Plural,
    Class::Proper,
    Class::Pronoun,
    Class::Subject,
    Class::Possessive,
    Class::Contraction,
    Class::Base,
    Class::Third,
    Class::Past,
    Class::Participle,
    Class::Gerund,
    Class::Auxiliary,
    Class::Modal,
    Class::Adjective,
    Class::Adverb,
    Class::Determiner,
    Class::Adposition,
    Class::Conjunction,
    Class::Subordinator,
    Class::Particle,
    Class::Numeral,
    Class::Interjection,
    Class::Punct,
    Class::Other,
    Class::Clausal,
    Class::Intransitive,
    Class::Linking,
];
