//! Words that no list has: what their ending or their prefix says.

use crate::pack::{WordClass as Class, Words};

/// Endings and what they make, longest first among those that end alike.
const ENDINGS: &[(&str, Class)] = &[
    ("ly", Class::Adverb),
    ("wards", Class::Adverb),
    ("ness", Class::Noun),
    ("less", Class::Adjective),
    ("ous", Class::Adjective),
    ("ful", Class::Adjective),
    ("able", Class::Adjective),
    ("ible", Class::Adjective),
    ("ical", Class::Adjective),
    ("ional", Class::Adjective),
    ("ish", Class::Adjective),
    ("ian", Class::Adjective),
    ("ese", Class::Adjective),
    ("ative", Class::Adjective),
    ("ic", Class::Adjective),
    ("ive", Class::Adjective),
    ("al", Class::Adjective),
    ("ary", Class::Adjective),
    ("proof", Class::Adjective),
    ("wide", Class::Adjective),
    ("ify", Class::Base),
    ("ize", Class::Base),
    ("ise", Class::Base),
];

/// Endings of nouns that a sentence may well begin with, so that their capital there says nothing.
const NOMINAL: &[&str] = &[
    "tions", "tion", "sions", "sion", "ments", "ment", "ists", "isms", "ness", "ities", "ships", "ers", "ors", "ings",
    "ages", "ances", "ences", "ants", "ees",
];

/// Prefixes that leave the class of what follows as it is.
const PREFIXES: &[&str] = &[
    "un", "re", "over", "under", "mis", "out", "counter", "dis", "non", "anti", "pre", "co", "super", "inter", "micro",
    "multi", "sub", "semi", "trans", "ultra", "mega", "cyber", "bio", "eco", "geo", "hydro", "tele", "mid", "up",
    "fore", "grand", "step", "ex", "post", "pro", "auto", "self",
];

const VERBAL: u32 = 1 << Class::Past as u32 | 1 << Class::Participle as u32;

/// The classes of a lower-case word, and the usual one.
pub fn classes(lower: &str, words: &Words) -> (u32, Class) {
    if lower.chars().any(|c| c.is_ascii_digit()) {
        return only(Class::Noun);
    }
    if let Some(word) = prefixed(lower).filter_map(|(_, rest)| words.get(rest)).next() {
        return (word.classes, word.usual);
    }
    if lower.ends_with("ed") && lower.len() > 4 {
        (VERBAL, Class::Past)
    } else if lower.ends_with("ing") && lower.len() > 5 {
        (Class::Gerund.bit() | Class::Noun.bit(), Class::Gerund)
    } else if let Some((_, class)) = ENDINGS.iter().find(|(end, _)| lower.len() > end.len() + 2 && lower.ends_with(end))
    {
        let also = if *class == Class::Adjective { Class::Noun.bit() } else { 0 };
        (class.bit() | also, *class)
    } else if plural(lower) {
        (Class::Plural.bit() | Class::Third.bit(), Class::Plural)
    } else if NOMINAL.iter().any(|end| lower.ends_with(end)) || lower.len() < 4 {
        only(Class::Noun)
    } else {
        (Class::Noun.bit() | Class::Base.bit(), Class::Noun)
    }
}

/// What an unknown word with a capital at the start of a sentence is, where its ending is not that of a name.
pub fn at_start(lower: &str) -> Option<(u32, Class)> {
    if lower.ends_with("ly") && lower.len() > 5 {
        return Some(only(Class::Adverb));
    }
    let ending = NOMINAL.iter().find(|end| lower.len() > end.len() + 2 && lower.ends_with(*end))?;
    Some(only(if ending.ends_with('s') && *ending != "ness" { Class::Plural } else { Class::Noun }))
}

/// The dictionary form of a word that no list has; nothing where it is the word itself.
pub fn lemma(lower: &str, class: Class) -> Option<String> {
    match class {
        Class::Plural | Class::Third => singular(lower),
        Class::Past | Class::Participle => stem(lower.strip_suffix("ed")?),
        Class::Gerund => stem(lower.strip_suffix("ing")?),
        _ => None,
    }
}

fn only(class: Class) -> (u32, Class) {
    (class.bit(), class)
}

fn prefixed(lower: &str) -> impl Iterator<Item = (&'static str, &str)> {
    PREFIXES.iter().filter_map(|p| lower.strip_prefix(p).filter(|rest| rest.len() > 3).map(|rest| (*p, rest)))
}

fn plural(lower: &str) -> bool {
    lower.len() > 3 && lower.ends_with('s') && !["ss", "us", "is"].iter().any(|end| lower.ends_with(end))
}

fn singular(lower: &str) -> Option<String> {
    if let Some(stem) = lower.strip_suffix("ies").filter(|s| s.len() > 1) {
        Some(format!("{stem}y"))
    } else if ["sses", "shes", "ches", "xes", "zzes"].iter().any(|end| lower.ends_with(end)) {
        lower.strip_suffix("es").map(str::to_owned)
    } else {
        lower.strip_suffix('s').map(str::to_owned)
    }
}

/// The base of what `-ed` or `-ing` was cut from: `shipp` → `ship`, `carri` → `carry`, `escalat` → `escalate`.
fn stem(cut: &str) -> Option<String> {
    let mut back = cut.chars().rev();
    let (last, before) = (back.next()?, back.next()?);
    if last == 'i' {
        return Some(format!("{}y", &cut[..cut.len() - 1]));
    }
    if last == before && !matches!(last, 's' | 'l' | 'f' | 'z' | 'o' | 'e') {
        return Some(cut[..cut.len() - last.len_utf8()].to_owned());
    }
    let silent =
        ["at", "iz", "is", "uc", "rg", "dg", "ng", "v", "c", "s", "ul", "ur", "ir", "tl", "bl", "dl", "pl", "gl", "u"];
    let ends = silent.iter().any(|end| cut.ends_with(end)) && !cut.ends_with("ss");
    Some(if ends { format!("{cut}e") } else { cut.to_owned() })
}
