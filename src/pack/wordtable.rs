//! Word lists → one byte table of all their forms. `build.rs` makes the built-in table with this file, and a run makes
//! another one only where a user's pack brings words of its own; so it imports nothing of the crate but its siblings.
//!
//! ```text
//! table  = slots(u32, a power of two) slot{slots} record*
//! slot   = offset of a record (u32), 0 where empty; open addressing by hash
//! record = length form first-class classes(u32) lemma(noun) lemma(verb) lemma(adjective)
//! lemma  = how many bytes of the form stay, length, bytes put after them;  255 0 where there is none
//! ```

use super::inflect::{graded, with_ed, with_es, with_ing, with_s};
use super::schema::WordEntry;
use std::collections::BTreeMap;

/// What a form can be. Finer than a part of speech: inflection decides most questions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
pub enum Class {
    /// Singular, or a noun without a plural.
    Noun,
    Plural,
    /// A name.
    Proper,
    Pronoun,
    /// A pronoun that cannot be an object: `they`, `who`.
    Subject,
    /// `their`, `whose`
    Possessive,
    /// A pronoun with an auxiliary at its end: `they've`.
    Contraction,
    /// The bare verb: infinitive, or present tense with a plural.
    Base,
    /// `reports`
    Third,
    Past,
    Participle,
    Gerund,
    /// Forms of be, have and do.
    Auxiliary,
    Modal,
    Adjective,
    Adverb,
    Determiner,
    Adposition,
    Conjunction,
    Subordinator,
    Particle,
    Numeral,
    Interjection,
    Punct,
    Other,
    /// Not a class but a trait: what follows may be a clause (`said 300 people died`).
    Clausal,
    /// A trait: has no object, so its -ed form makes no passive (`died`).
    Intransitive,
    /// A trait: an adjective or a participle may follow as after `be` (`remain`, `got`).
    Linking,
}

/// Class names of a pack, what the base form is, and which rules make further forms.
pub const NAMES: [(&str, Class, Inflection); 32] = [
    ("noun", Class::Noun, Inflection::Noun),
    ("mass", Class::Noun, Inflection::None),
    ("plural", Class::Plural, Inflection::None),
    ("proper", Class::Proper, Inflection::Noun),
    ("pronoun", Class::Pronoun, Inflection::None),
    ("subject", Class::Subject, Inflection::None),
    ("possessive", Class::Possessive, Inflection::None),
    ("contraction", Class::Contraction, Inflection::None),
    ("verb", Class::Base, Inflection::Verb),
    ("strong-verb", Class::Base, Inflection::StrongVerb),
    ("base", Class::Base, Inflection::None),
    ("third", Class::Third, Inflection::None),
    ("past", Class::Past, Inflection::None),
    ("participle", Class::Participle, Inflection::None),
    ("gerund", Class::Gerund, Inflection::None),
    ("auxiliary", Class::Auxiliary, Inflection::None),
    ("modal", Class::Modal, Inflection::None),
    ("adjective", Class::Adjective, Inflection::None),
    ("graded", Class::Adjective, Inflection::Adjective),
    ("adverb", Class::Adverb, Inflection::None),
    ("determiner", Class::Determiner, Inflection::None),
    ("adposition", Class::Adposition, Inflection::None),
    ("conjunction", Class::Conjunction, Inflection::None),
    ("subordinator", Class::Subordinator, Inflection::None),
    ("particle", Class::Particle, Inflection::None),
    ("numeral", Class::Numeral, Inflection::None),
    ("interjection", Class::Interjection, Inflection::None),
    ("mark", Class::Punct, Inflection::None),
    ("other", Class::Other, Inflection::None),
    ("clausal", Class::Clausal, Inflection::Verb),
    ("intransitive", Class::Intransitive, Inflection::Verb),
    ("linking", Class::Linking, Inflection::Verb),
];

/// Which forms are made by rule beside the one that is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inflection {
    None,
    /// The plural.
    Noun,
    /// -s, -ed, -ing.
    Verb,
    /// -s and -ing; the past is listed.
    StrongVerb,
    /// -er, -est.
    Adjective,
}

/// How surely a class is the usual one of a form: written in the list first, made by rule, or a further class.
const WRITTEN: u8 = 0;
const MADE: u8 = 1;
const FURTHER: u8 = 2;

#[derive(Default)]
struct Form {
    classes: u32,
    usual: Option<(u8, Class)>,
    noun: Option<String>,
    verb: Option<String>,
    adjective: Option<String>,
}

/// A word class that no rule knows, or a word too long to hold: the entry's id and the text.
pub type Fault = (String, String);

/// Makes the table. Entries come in order; of two with one id the caller keeps the later.
///
/// # Errors
/// An unknown class name, or a word of more than 200 bytes.
pub fn build<'e>(entries: impl Iterator<Item = &'e WordEntry>) -> Result<Vec<u8>, Fault> {
    let mut forms = BTreeMap::new();
    for entry in entries {
        for (nth, name) in entry.pos.split_whitespace().enumerate() {
            let (_, class, inflection) =
                NAMES.iter().find(|(n, _, _)| *n == name).ok_or_else(|| (entry.id.clone(), name.to_owned()))?;
            let class_of = |made: Class| if class.is_trait() || *class == Class::Proper { *class } else { made };
            for word in entry.words.split_whitespace() {
                if word.len() > 200 {
                    return Err((entry.id.clone(), word.to_owned()));
                }
                let (form, lemma) = word.split_once('=').unwrap_or((word, word));
                let rank = if nth == 0 { WRITTEN } else { FURTHER };
                add(&mut forms, form, lemma, *class, rank);
                for (made, class) in inflect(form, *inflection) {
                    let rank = if nth == 0 { MADE } else { FURTHER };
                    add(&mut forms, &made, lemma, class_of(class), rank);
                }
            }
        }
    }
    Ok(write(&forms))
}

fn inflect(base: &str, inflection: Inflection) -> Vec<(String, Class)> {
    let mut made = Vec::new();
    let mut all = |forms: Vec<String>, class: Class| made.extend(forms.into_iter().map(|f| (f, class)));
    match inflection {
        Inflection::None => {}
        Inflection::Noun => {
            all(vec![with_s(base)], Class::Plural);
            all(with_es(base).into_iter().collect(), Class::Plural);
        }
        Inflection::Verb | Inflection::StrongVerb => {
            all(vec![with_s(base)], Class::Third);
            all(with_es(base).into_iter().collect(), Class::Third);
            all(with_ing(base), Class::Gerund);
            if inflection == Inflection::Verb {
                all(with_ed(base), Class::Past);
                all(with_ed(base), Class::Participle);
            }
        }
        Inflection::Adjective => all(graded(base), Class::Adjective),
    }
    made
}

fn add(forms: &mut BTreeMap<String, Form>, text: &str, lemma: &str, class: Class, rank: u8) {
    let form = forms.entry(text.to_owned()).or_default();
    form.classes |= class.bit();
    if class.is_trait() {
        return;
    }
    if form.usual.is_none_or(|(known, _)| rank < known) {
        form.usual = Some((rank, class));
    }
    let slot = match class.family() {
        Family::Noun => &mut form.noun,
        Family::Verb => &mut form.verb,
        Family::Other => &mut form.adjective,
    };
    if slot.is_none() || (rank == WRITTEN && lemma != text) {
        *slot = Some(lemma.to_owned());
    }
}

/// Which of a form's lemmas a class takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Family {
    Noun,
    Verb,
    Other,
}

impl Class {
    pub fn bit(self) -> u32 {
        1 << self as u8
    }

    pub fn family(self) -> Family {
        match self {
            Class::Noun | Class::Plural | Class::Proper => Family::Noun,
            Class::Base
            | Class::Third
            | Class::Past
            | Class::Participle
            | Class::Gerund
            | Class::Auxiliary
            | Class::Modal => Family::Verb,
            Class::Pronoun
            | Class::Subject
            | Class::Possessive
            | Class::Contraction
            | Class::Adjective
            | Class::Adverb
            | Class::Determiner
            | Class::Adposition
            | Class::Conjunction
            | Class::Subordinator
            | Class::Particle
            | Class::Numeral
            | Class::Interjection
            | Class::Punct
            | Class::Other
            | Class::Clausal
            | Class::Intransitive
            | Class::Linking => Family::Other,
        }
    }

    /// Says something of a verb instead of naming a class.
    pub fn is_trait(self) -> bool {
        matches!(self, Class::Clausal | Class::Intransitive | Class::Linking)
    }
}

fn write(forms: &BTreeMap<String, Form>) -> Vec<u8> {
    let slots = (forms.len() * 3 / 2).next_power_of_two().max(2);
    let mut index = vec![0_u32; slots];
    let mut records = Vec::new();
    let start = 4 + slots * 4;
    for (text, form) in forms {
        let mut slot = hash(text.as_bytes()) as usize & (slots - 1);
        while index[slot] != 0 {
            slot = (slot + 1) & (slots - 1);
        }
        index[slot] = (start + records.len()) as u32;
        let usual = form.usual.map_or(Class::Other, |(_, class)| class);
        records.push(text.len() as u8);
        records.extend_from_slice(text.as_bytes());
        records.push(usual as u8);
        records.extend_from_slice(&form.classes.to_le_bytes());
        for lemma in [&form.noun, &form.verb, &form.adjective] {
            write_lemma(&mut records, text, lemma.as_deref());
        }
    }
    let mut table = (slots as u32).to_le_bytes().to_vec();
    table.extend(index.iter().flat_map(|offset| offset.to_le_bytes()));
    table.extend(records);
    table
}

fn write_lemma(records: &mut Vec<u8>, text: &str, lemma: Option<&str>) {
    let Some(lemma) = lemma else { return records.extend([255, 0]) };
    let keep: usize = text.chars().zip(lemma.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    records.extend([keep as u8, (lemma.len() - keep) as u8]);
    records.extend_from_slice(&lemma.as_bytes()[keep..]);
}

/// FNV-1a, folded once more because the low bits choose the slot.
pub fn hash(bytes: &[u8]) -> u64 {
    let hash = bytes.iter().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(*b)).wrapping_mul(0x0100_0000_01b3));
    hash ^ (hash >> 29)
}
