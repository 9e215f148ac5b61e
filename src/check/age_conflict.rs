//! age-conflict: one person has two ages that no birthday explains.
//!
//! Why it matters: ages are copied from the same papers; where two differ, one was mistyped or belongs to somebody else.
//!
//! Example: “Jane Roe, 34,” against “Roe, 37”.
//!
//! How it decides: persons are one by surname and given names. Ages that differ by two years or more are medium. One year apart is low, for
//! a birthday may lie between the articles, unless both were published on the same day: then it is medium. A year of birth leaves
//! two ages open, for the birthday is not known. “In his thirties” is any age from 30 to 39. An article that has both ages speaks of two times.
//! Somebody not named is one person where no article of the story knows two who are called so, the word is narrowed in no
//! other way and the two sentences share two content words (three and the verb for “man” or “woman”, one for “the captain” and others of whom a ship, a
//! town or a school has one): “a 34-year-old driver died”, “the 36-year-old driver died”.
//!
//! Not caught: ages of people called by two words (“the driver”, “the motorist”), decades of life against years of birth.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey};
use crate::model::{Age, Fact, Person, Severity, UnnamedAge};
use std::collections::{BTreeMap, BTreeSet};

/// Statements of age under one surname that are held against each other.
const MOST: usize = 60;

/// Content words that the two sentences on somebody unnamed share; more where half the world is called so.
const COMMON: usize = 2;
const GENERAL: usize = 3;
const IN_CHARGE: usize = 1;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut by_surname: BTreeMap<&str, Vec<(usize, &Person, Age)>> = BTreeMap::new();
    for (i, _, (person, age)) in facts::of(survey, Fact::as_age) {
        by_surname.entry(person.surname.as_str()).or_default().push((i, person, age));
    }
    let mut slips: Vec<Slip> = by_surname.into_values().flat_map(|ages| of_surname(survey, &ages)).collect();
    slips.extend(unnamed(survey));
    slips
}

/// Ages of the story's one driver, one teacher.
fn unnamed(survey: &Survey<'_>) -> Vec<Slip> {
    let mut by_noun: BTreeMap<&str, Vec<(usize, &UnnamedAge)>> = BTreeMap::new();
    for (i, _, age) in facts::of(survey, Fact::as_unnamed_age) {
        by_noun.entry(age.noun.as_str()).or_default().push((i, age));
    }
    let mut slips = Vec::new();
    for ages in by_noun.values() {
        // A word for several people, or more than two ages of it, is nobody's.
        let different: BTreeSet<String> = ages.iter().map(|a| format!("{:?}", a.1.age)).collect();
        if ages.iter().any(|a| !a.1.only) || different.len() != 2 {
            continue;
        }
        let Some(first) = ages.first() else { continue };
        if bearers(survey, &first.1.noun) > 1 {
            continue;
        }
        let (one, other): (Vec<(usize, &UnnamedAge)>, Vec<_>) = ages.iter().partition(|a| a.1.age == first.1.age);
        let pairs = one.iter().flat_map(|a| other.iter().map(move |b| (a, b)));
        let judged = pairs.filter(|(a, b)| same_person(a.1, b.1)).find_map(|(a, b)| {
            let judged = at_odds(survey, (a.0, a.1.age), (b.0, b.1.age))?;
            Some(((a.0, b.0), judged))
        });
        let Some(((a, b), judged)) = judged else { continue };
        let article = |i: usize| survey.facts[i].article;
        if one.iter().any(|x| other.iter().any(|y| article(x.0) == article(y.0))) {
            continue;
        }
        let side = |head: usize, all: &[(usize, &UnnamedAge)]| {
            let rest = all.iter().map(|x| x.0).filter(|&i| i != head);
            std::iter::once(head).chain(rest).collect::<Vec<_>>()
        };
        let mut unknown = judged.unknown;
        unknown.push("whether they are one person".to_owned());
        let judged = Judged { confidence: 65, rule: "ages-of-the-one-so-called", unknown, ..judged };
        slips.extend(Sides { first: side(a, &one), second: side(b, &other) }.slip(survey, judged));
    }
    slips
}

/// How many persons the story knows by name under this title.
fn bearers(survey: &Survey<'_>, title: &str) -> usize {
    let roles = facts::of(survey, Fact::as_role);
    let so_called = roles.iter().filter(|(_, _, (_, office))| office.head == title).map(|(_, _, (person, _))| *person);
    let mut known: Vec<&Person> = Vec::new();
    for person in so_called {
        if !known.iter().any(|k| k.may_be(person)) {
            known.push(person);
        }
    }
    known.len()
}

/// Called by the same word, with nothing that narrows it in another way, in sentences with words in common.
fn same_person(a: &UnnamedAge, b: &UnnamedAge) -> bool {
    let narrowed = !a.modifiers.is_empty() && !b.modifiers.is_empty();
    let apart = narrowed && !a.modifiers.iter().any(|m| b.modifiers.contains(m));
    let common = a.context.iter().filter(|w| b.context.contains(w)).count();
    let least = if a.anybody {
        GENERAL
    } else if a.in_charge && b.in_charge {
        IN_CHARGE
    } else {
        COMMON
    };
    // A man who was stabbed, and one who was arrested for it.
    let told_apart = a.anybody && a.event.as_ref().zip(b.event.as_ref()).is_some_and(|(x, y)| x != y);
    !apart && !told_apart && common >= least
}

fn of_surname(survey: &Survey<'_>, ages: &[(usize, &Person, Age)]) -> Vec<Slip> {
    let ages = &ages[..ages.len().min(MOST)];
    // Two persons of one surname in the story: a bare surname is nobody's.
    let given: BTreeSet<&Vec<String>> = ages.iter().map(|a| &a.1.given).filter(|g| !g.is_empty()).collect();
    let crowded = given.iter().any(|g| given.iter().any(|h| !crate::model::names_fit(g, h)));
    let mut slips = Vec::new();
    let mut told = BTreeSet::new();
    for (n, a) in ages.iter().enumerate() {
        for b in &ages[n + 1..] {
            let one = if crowded { a.1.is_surely(b.1) } else { a.1.may_be(b.1) };
            let Some(judged) = at_odds(survey, (a.0, a.2), (b.0, b.2)).filter(|_| one) else { continue };
            let says = |i: usize, age: Age| {
                ages.iter().any(|x| x.2 == age && survey.facts[x.0].article == survey.facts[i].article)
            };
            let settled = says(a.0, b.2) || says(b.0, a.2);
            let (low, high) = (format!("{:?}", a.2), format!("{:?}", b.2));
            if settled || !told.insert((a.1.surname.clone(), low.clone().min(high.clone()), low.max(high))) {
                continue;
            }
            let with =
                |age: Age| ages.iter().filter(|x| x.2 == age && x.1.may_be(a.1)).map(|x| x.0).collect::<Vec<_>>();
            slips.extend(Sides { first: with(a.2), second: with(b.2) }.slip(survey, judged));
        }
    }
    slips
}

fn at_odds(survey: &Survey<'_>, a: (usize, Age), b: (usize, Age)) -> Option<Judged> {
    let (x, y) = (&survey.facts[a.0], &survey.facts[b.0]);
    if x.article == y.article || a.1 == b.1 {
        return None;
    }
    let published = |i: usize| survey.articles[i].published;
    let year = |fact: &Fact| published(fact.article).map(|d| d.year());
    let (apart, sum) = match (a.1, b.1) {
        (Age::Years(m), Age::Years(n)) => {
            (i32::from(m.abs_diff(n)), format!("{} − {} = {}", m.max(n), m.min(n), m.abs_diff(n)))
        }
        (Age::Years(m), Age::BornIn(born)) => against_birth(i32::from(m), born, year(x)?),
        (Age::BornIn(born), Age::Years(n)) => against_birth(i32::from(n), born, year(y)?),
        (Age::BornIn(m), Age::BornIn(n)) => {
            (i32::from(m.abs_diff(n)) + 1, format!("{} − {} = {}", m.max(n), m.min(n), m.abs_diff(n)))
        }
        (Age::Years(n), Age::Between(low, high)) | (Age::Between(low, high), Age::Years(n)) => {
            (outside((n, n), (low, high)), format!("{n} lies outside {low} to {high}"))
        }
        (Age::Between(l, h), Age::Between(low, high)) => {
            (outside((l, h), (low, high)), format!("{l} to {h} and {low} to {high} do not meet"))
        }
        // A decade and a year of birth leave too much open.
        (Age::Between(..), Age::BornIn(_)) | (Age::BornIn(_), Age::Between(..)) => return None,
    };
    let same_day = published(x.article).is_some() && published(x.article) == published(y.article);
    let severity = match apart {
        i32::MIN..=0 => return None,
        1 if same_day => Severity::Medium,
        1 => Severity::Low,
        _ => Severity::Medium,
    };
    let reason =
        if apart == 1 { format!("{sum}, a year apart.") } else { format!("{sum}, more than a birthday explains.") };
    let unknown = if same_day { Vec::new() } else { vec!["whether a birthday lies between".to_owned()] };
    Some(Judged { severity, confidence: 85, rule: "ages-apart", reason, steps: Vec::new(), unknown })
}

/// Years between two spans of ages; 0 where they meet.
fn outside(a: (u16, u16), b: (u16, u16)) -> i32 {
    i32::from(a.0.saturating_sub(b.1).max(b.0.saturating_sub(a.1)))
}

/// Years by which an age misses both ages that a year of birth allows, and the sum. One year off is no conflict yet.
fn against_birth(age: i32, born: i16, year: i16) -> (i32, String) {
    let most = i32::from(year) - i32::from(born);
    let off = (age - most).max(most - 1 - age);
    (if off > 0 { off + 1 } else { 0 }, format!("{year} − {born} = {most}, or {} before the birthday", most - 1))
}
