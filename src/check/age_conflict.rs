//! age-conflict: one person has two ages that no birthday explains.
//!
//! Why it matters: ages are copied from the same papers; where two differ, one was mistyped or belongs to somebody else.
//!
//! Example: “Jane Roe, 34,” against “Roe, 37”.
//!
//! How it decides: persons are one by surname and given names. Ages that differ by two years or more are medium. One year apart is low, for
//! a birthday may lie between the articles, unless both were published on the same day: then it is medium. A year of birth leaves
//! two ages open, for the birthday is not known. An article that has both ages speaks of two times.
//!
//! Not caught: the age of somebody not named beside it.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey};
use crate::model::{Age, Detail, Fact, Person, Severity};
use std::collections::{BTreeMap, BTreeSet};

/// Statements of age under one surname that are held against each other.
const MOST: usize = 60;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut by_surname: BTreeMap<&str, Vec<(usize, &Person, Age)>> = BTreeMap::new();
    for (i, _, (person, age)) in facts::of(survey, age) {
        by_surname.entry(person.surname.as_str()).or_default().push((i, person, age));
    }
    by_surname.into_values().flat_map(|ages| of_surname(survey, &ages)).collect()
}

fn age(fact: &Fact) -> Option<(&Person, Age)> {
    match &fact.detail {
        Detail::Age { person, age } => Some((person, *age)),
        Detail::Role { .. }
        | Detail::Name(_)
        | Detail::Organisation(_)
        | Detail::Weekday(_)
        | Detail::Occasion(_)
        | Detail::Quote(_)
        | Detail::Status(_) => None,
    }
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
    let (apart, sum) = match (a.1, b.1) {
        (Age::Years(m), Age::Years(n)) => {
            (i32::from(m.abs_diff(n)), format!("{} − {} = {}", m.max(n), m.min(n), m.abs_diff(n)))
        }
        (Age::Years(m), Age::BornIn(born)) => against_birth(i32::from(m), born, published(x.article)?.year()),
        (Age::BornIn(born), Age::Years(n)) => against_birth(i32::from(n), born, published(y.article)?.year()),
        (Age::BornIn(m), Age::BornIn(n)) => {
            (i32::from(m.abs_diff(n)) + 1, format!("{} − {} = {}", m.max(n), m.min(n), m.abs_diff(n)))
        }
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

/// Years by which an age misses both ages that a year of birth allows, and the sum. One year off is no conflict yet.
fn against_birth(age: i32, born: i16, year: i16) -> (i32, String) {
    let most = i32::from(year) - i32::from(born);
    let off = (age - most).max(most - 1 - age);
    (if off > 0 { off + 1 } else { 0 }, format!("{year} − {born} = {most}, or {} before the birthday", most - 1))
}
