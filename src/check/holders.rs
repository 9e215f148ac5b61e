//! Two persons who each are said to hold the one office of one place: "Jane Roe, the mayor of Aston", "Karl Holm, the mayor of Aston".

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey};
use crate::model::{Fact, Office, Person, Severity, Standing, distance};
use std::collections::{BTreeMap, BTreeSet};

/// Articles further apart, in days, may have an election or a dismissal between them.
const DAYS: i32 = 7;
/// Surnames this near to each other are one name spelled in two ways.
const SPELLING: usize = 2;
/// Titles of one office and place that are held against each other.
const MOST: usize = 40;

/// A title with its place in the facts.
type Title<'s> = (usize, &'s Person, &'s Office);

pub fn slips(survey: &Survey<'_>) -> Vec<Slip> {
    let mut seats: BTreeMap<(&str, &[String]), Vec<Title<'_>>> = BTreeMap::new();
    for (i, _, (person, office, seat)) in facts::of(survey, Fact::as_seat) {
        let full = !person.given.is_empty() && !seat.is_empty();
        if office.single && office.rank.is_none() && full {
            seats.entry((office.head.as_str(), seat)).or_default().push((i, person, office));
        }
    }
    let named = surnames(survey);
    seats.into_values().filter_map(|titles| rivals(survey, &titles[..titles.len().min(MOST)], &named)).collect()
}

/// The surnames that each article has.
fn surnames<'s>(survey: &Survey<'s>) -> BTreeMap<usize, BTreeSet<&'s str>> {
    let mut named: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (_, fact, person) in facts::of(survey, Fact::person) {
        named.entry(fact.article).or_default().insert(person.surname.as_str());
    }
    named
}

/// The first two of whom only one can hold the office; a third bearer, or one who held it or will, makes it pass from hand to hand.
fn rivals(survey: &Survey<'_>, titles: &[Title<'_>], named: &BTreeMap<usize, BTreeSet<&str>>) -> Option<Slip> {
    let (a, person, office) = titles.first()?;
    let others: Vec<_> = titles.iter().filter(|t| !t.1.may_be(person)).collect();
    let (b, other, _) = others.first()?;
    let two = others.iter().all(|t| t.1.may_be(other)) && titles.iter().all(|t| t.2.standing == Standing::Plain);
    // Who has both names knows who they are.
    let both = named.values().any(|n| n.contains(person.surname.as_str()) && n.contains(other.surname.as_str()));
    let one_name = distance(&person.surname, &other.surname, SPELLING) <= SPELLING || share_a_name(person, other);
    let published = |i: usize| survey.articles[survey.facts[i].article].published;
    let near = published(*a).zip(published(*b)).is_none_or(|(p, q)| (q - p).get_days().abs() <= DAYS);
    if !two || both || one_name || !near {
        return None;
    }
    let of = |who: &Person| titles.iter().filter(|t| t.1.may_be(who)).map(|t| t.0).collect::<Vec<_>>();
    let sides =
        Sides { first: facts::one_an_article(survey, &of(person)), second: facts::one_an_article(survey, &of(other)) };
    let head = office.head.replace('-', " ");
    sides.slip(
        survey,
        Judged {
            severity: Severity::Medium,
            confidence: 80,
            rule: "two-holders-of-one-office",
            reason: format!("one {head} of the same place, but two names."),
            steps: vec![format!("“{}” and “{}” are two persons, and no article has both", person.full(), other.full())],
            unknown: vec!["whether the office changed hands between the articles".to_owned()],
        },
    )
}

/// “Kim Min Su” and “Kim Min-su”: names are put together in more than one order and with or without a hyphen.
fn share_a_name(person: &Person, other: &Person) -> bool {
    let names = |p: &Person| -> BTreeSet<String> {
        p.full().split([' ', '-']).filter(|n| n.chars().count() > 2).map(str::to_lowercase).collect()
    };
    !names(person).is_disjoint(&names(other))
}
