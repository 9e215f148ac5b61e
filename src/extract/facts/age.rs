//! Ages and years of birth of named persons, and ages of those only called by what they are: "a 34-year-old driver".

use super::name::Name;
use super::people::{People, span_of};
use super::{Parsed, Scene, unnamed};
use crate::model::{Age, Detail, Fact, Hedge, Kind, Number, Pos, Quantity, Shape, Span};
use rust_decimal::prelude::ToPrimitive;

/// Words between an age and its person: "Jane Roe, who is 34", "the 34-year-old singer Jane Roe".
const BETWEEN: usize = 4;

pub fn facts(scene: &Scene<'_, '_>, people: &People, found: &mut Vec<Fact>) {
    let mut last = None;
    for (sentence, p) in scene.running() {
        let before = last.replace(sentence).and_then(|n| only_one(people.names_in(n)));
        let names = people.names_in(sentence);
        for q in p.quantities.iter().filter(|q| q.kind == Kind::Age || q.kind == Kind::Count && q.unit.is_none()) {
            let Some(age) = years(q) else { continue };
            let stated = q.kind == Kind::Age || is_said_of_person(p, q);
            let clause = |n: &&Name| {
                let comma = p.tokens.get(n.tokens.end).is_some_and(|t| t.text == ",");
                comma && unnamed::is_said_of(&p.tokens, n.tokens.end, q)
            };
            let over_clause = || names.iter().find(clause);
            if let Some(name) = owner(p, names, q).filter(|_| stated).or_else(over_clause) {
                push(scene, sentence, name, q.span, age, found);
            } else if let (Some(name), Some(pronoun)) = (before.filter(|_| stated), pronoun(p, q)) {
                let person = name.person.clone();
                let detail = Detail::Age { person: person.clone(), age };
                let span = p.tokens[pronoun].span.to(q.span);
                found.push(scene.fact(sentence, span, person.full(), value(age), detail));
            } else {
                unnamed::push(scene, sentence, q, age, found);
            }
        }
        if let Some((name, span, year)) = born(p, names) {
            push(scene, sentence, name, span, Age::BornIn(year), found);
        }
    }
}

/// "who is 44,", "he was 46.": a bare number that a verb of being says of somebody.
fn is_said_of_person(p: &Parsed<'_>, q: &Quantity) -> bool {
    let verb = q.tokens.start.checked_sub(1).filter(|&i| unnamed::gives_age(&p.tokens[i]));
    let who =
        verb.and_then(|i| i.checked_sub(1)).is_some_and(|i| matches!(p.tokens[i].lower.as_str(), "who" | "he" | "she"));
    let ends =
        p.tokens.get(q.tokens.end).is_none_or(|t| matches!(t.pos, Pos::Punct | Pos::Conjunction | Pos::Adposition));
    q.kind == Kind::Count && q.unit.is_none() && who && ends
}

/// "He is 46", "She, 31,": the pronoun of one person before the age.
fn pronoun(p: &Parsed<'_>, q: &Quantity) -> Option<usize> {
    let near = (0..q.tokens.start).rev().take(3);
    near.take_while(|&i| p.tokens[i].text != ".").find(|&i| p.tokens[i].is("he") || p.tokens[i].is("she"))
}

/// The person of these names, where they are all of one.
fn only_one(names: &[Name]) -> Option<&Name> {
    let (first, others) = names.split_first()?;
    others.iter().all(|n| n.person == first.person).then_some(first)
}

fn push(scene: &Scene<'_, '_>, sentence: usize, name: &Name, words: Span, age: Age, found: &mut Vec<Fact>) {
    let span = span_of(&scene.parsed[sentence].tokens, name).to(words);
    let person = name.person.clone();
    found.push(scene.fact(sentence, span, person.full(), value(age), Detail::Age { person, age }));
}

/// The age in words that two articles share.
pub fn value(age: Age) -> String {
    match age {
        Age::Years(years) => years.to_string(),
        Age::Between(low, high) => format!("{low} to {high}"),
        Age::BornIn(year) => format!("born {year}"),
    }
}

/// A whole number of years, given as such, or the years of "in his thirties".
fn years(q: &Quantity) -> Option<Age> {
    let in_years = q.unit_id().is_none_or(|u| u == "year");
    if q.approximate || !in_years {
        return None;
    }
    let whole = |n: Option<Number>| n.filter(|n| n.value.is_integer())?.value.to_u16().filter(|n| *n < 130);
    if q.is_point() && matches!(q.hedge, Hedge::None | Hedge::Exact) {
        return whole(q.stated()).map(Age::Years);
    }
    let (low, high) = (whole(q.interval.low)?, whole(q.interval.high)?);
    // "Mid-30s" ends where the speaker likes.
    (low % 10 == 0 && high == low + 9).then_some(Age::Between(low, high))
}

/// The person right before or after the age.
fn owner<'n>(p: &Parsed<'_>, names: &'n [Name], q: &Quantity) -> Option<&'n Name> {
    let before = names.iter().rev().find(|n| n.tokens.end <= q.tokens.start);
    let bound = before.filter(|n| {
        let between = &p.tokens[n.tokens.end..q.tokens.start];
        let joins = |t: &crate::model::Token<'_>| {
            matches!(t.text, "," | "(")
                || matches!(
                    t.lower.as_str(),
                    "a" | "an"
                        | "the"
                        | "who"
                        | "is"
                        | "was"
                        | "turned"
                        | "died"
                        | "at"
                        | "aged"
                        | "only"
                        | "in"
                        | "her"
                        | "his"
                )
        };
        !between.is_empty() && between.len() <= BETWEEN && between.iter().all(joins)
    });
    bound.or_else(|| {
        let after = names.iter().find(|n| n.tokens.start >= q.tokens.end)?;
        let between = &p.tokens[q.tokens.end..after.tokens.start];
        let noun = |pos: Pos| matches!(pos, Pos::Noun | Pos::Adjective);
        (between.len() <= BETWEEN && between.iter().all(|t| noun(t.pos))).then_some(after)
    })
}

/// "Jane Roe was born in 1980": the name, the words, the year.
fn born<'n>(p: &Parsed<'_>, names: &'n [Name]) -> Option<(&'n Name, Span, i16)> {
    let at = p.tokens.iter().position(|t| t.has_cue("born"))?;
    let name = names.iter().rev().find(|n| n.tokens.end <= at && at - n.tokens.end <= 3)?;
    let year = p.tokens[at..].iter().take(7).find(|t| t.shape == Shape::Digits && t.text.len() == 4)?;
    Some((name, p.tokens[at].span.to(year.span), year.text.parse().ok()?))
}
