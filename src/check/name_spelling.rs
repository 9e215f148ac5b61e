//! name-spelling: one person's name is spelled two ways.
//!
//! Why it matters: a name is the first thing a reader checks, and a misspelled one is often copied.
//!
//! Example: “Mayor Anna Jansen” against “Mayor Anna Janssen”.
//!
//! How it decides: the surnames, without accents, differ by one letter (by two where they have eight or more), and the given
//! names are the same or one office that a single person holds stands with both: medium. A given name that differs by a letter or two
//! under one surname and office is low. Spellings that come from another alphabet (Zelensky, Zelenskyy) are info; a name with “cz” or
//! “sz” is written in Latin letters where it comes from and has one spelling.
//! Where one article has both spellings they are two persons.
//!
//! Not caught: a name spelled wrong everywhere, names of three or fewer letters.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey};
use crate::model::{Fact, Office, Person, Severity, distance, names_fit};
use std::collections::{BTreeMap, BTreeSet};

/// Surnames shorter than this are too near to each other, by one letter where office and given name are the same.
const LEAST: usize = 4;
/// From this length on two letters may differ.
const LONG: usize = 8;
/// Persons that are compared with each other; a longer list is a roll of names.
const PERSONS: usize = 400;

/// A person of the story with all facts that name him.
struct Bearer<'s> {
    person: &'s Person,
    facts: Vec<usize>,
    articles: BTreeSet<usize>,
    offices: Vec<&'s Office>,
}

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut bearers: BTreeMap<&Person, Bearer<'_>> = BTreeMap::new();
    for (i, fact, person) in facts::of(survey, Fact::person) {
        let new = || Bearer { person, facts: Vec::new(), articles: BTreeSet::new(), offices: Vec::new() };
        let bearer = bearers.entry(person).or_insert_with(new);
        bearer.facts.push(i);
        bearer.articles.insert(fact.article);
        bearer.offices.extend(fact.as_role().map(|(_, office)| office));
    }
    let bearers: Vec<Bearer<'_>> = bearers.into_values().take(PERSONS).collect();
    let mut slips = Vec::new();
    for (n, a) in bearers.iter().enumerate() {
        for b in &bearers[n + 1..] {
            let Some((severity, rule, reason)) = misspelled(a, b) else { continue };
            if both_named(&bearers, a, b) {
                continue;
            }
            let sides = Sides {
                first: facts::one_an_article(survey, &a.facts),
                second: facts::one_an_article(survey, &b.facts),
            };
            let steps =
                vec![format!("“{}” and “{}” without accents and short forms", a.person.full(), b.person.full())];
            let unknown = vec!["whether they are two persons".to_owned()];
            slips.extend(sides.slip(survey, Judged { severity, confidence: 80, rule, reason, steps, unknown }));
        }
    }
    slips
}

/// Some article has both surnames.
fn both_named(bearers: &[Bearer<'_>], a: &Bearer<'_>, b: &Bearer<'_>) -> bool {
    let of = |surname: &str| -> BTreeSet<usize> {
        bearers.iter().filter(|x| x.person.surname == surname).flat_map(|x| x.articles.iter().copied()).collect()
    };
    let (x, y) = (&a.person.surname, &b.person.surname);
    if x == y {
        a.articles.intersection(&b.articles).next().is_some()
    } else {
        of(x).intersection(&of(y)).next().is_some()
    }
}

type Verdict = (Severity, &'static str, String);

fn misspelled(a: &Bearer<'_>, b: &Bearer<'_>) -> Option<Verdict> {
    let (x, y) = (&a.person.surname, &b.person.surname);
    let shared = a.offices.iter().any(|o| b.offices.iter().any(|p| o.head == p.head && o.single && o.rank == p.rank));
    if x == y {
        return given_differs(a.person, b.person).filter(|_| shared);
    }
    let least = x.chars().count().min(y.chars().count());
    let limit = if least >= LONG { 2 } else { 1 };
    let named = !a.person.given.is_empty() && !b.person.given.is_empty();
    let fit = names_fit(&a.person.given, &b.person.given);
    // An initial tells too little.
    let full = named && fit && a.person.given.iter().chain(&b.person.given).all(|g| g.chars().count() > 1);
    let long_enough = least >= LEAST || (full && shared && least + 1 >= LEAST);
    if !(full || (shared && fit)) || !long_enough || distance(x, y, limit) > limit {
        return None;
    }
    if transcription(x) == transcription(y) && !(is_latin(x) && is_latin(y)) {
        return Some((
            Severity::Info,
            "transcription-differs",
            "two ways to write a name from another alphabet.".to_owned(),
        ));
    }
    let reason = if shared {
        "the same office, and the surnames differ by a letter or two."
    } else {
        "the same given name, and the surnames differ by a letter or two."
    };
    Some((Severity::Medium, "surname-nearly-equal", reason.to_owned()))
}

/// Given names a letter or two apart under one surname: "Jon", "Jan".
fn given_differs(a: &Person, b: &Person) -> Option<Verdict> {
    let (x, y) = (a.given.first()?, b.given.first()?);
    let near = x.chars().count() > 3 && y.chars().count() > 3 && x != y && distance(x, y, 2) <= 2;
    near.then(|| {
        (
            Severity::Low,
            "given-name-nearly-equal",
            "the same office and surname, and the given names differ by a letter or two.".to_owned(),
        )
    })
}

/// Letters that only languages with the Latin alphabet join: no other alphabet was transcribed.
fn is_latin(name: &str) -> bool {
    ["cz", "sz"].iter().any(|pair| name.contains(pair))
}

/// A surname with the letters that stand for one letter of another alphabet made one.
fn transcription(name: &str) -> String {
    let mut name = name.to_owned();
    for (from, to) in [
        ("iy", "y"),
        ("yy", "y"),
        ("ij", "y"),
        ("ii", "y"),
        ("ey", "y"),
        ("ei", "y"),
        ("ai", "y"),
        ("ay", "y"),
        ("sch", "sh"),
        ("tch", "ch"),
        ("tz", "ts"),
        ("kh", "h"),
        ("gh", "g"),
        ("dh", "d"),
        ("dd", "d"),
        ("ou", "u"),
        ("oo", "u"),
        ("ee", "i"),
        ("ph", "f"),
        ("ck", "k"),
        ("q", "k"),
        ("w", "v"),
        ("j", "y"),
        ("i", "y"),
        ("e", "a"),
    ] {
        name = name.replace(from, to);
    }
    name
}
