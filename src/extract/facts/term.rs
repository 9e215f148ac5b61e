//! Last days and spans of years: "the deadline for applications is 31 March", "the forms must be in by the end of March", "the siege
//! lasted from 1968 to 1971".

use super::{Parsed, Scene, day};
use crate::extract::phrase::{NounPhrase, Phrases, phrases};
use crate::model::{Deadline, Detail, Fact, Pos, Shape, Token, YearSpan, fold};
use jiff::civil::Date;
use std::ops::Range;

/// A longer sentence is no sentence.
const WORDS: usize = 90;
/// Words between what is handed in, or the word "deadline", and its day.
const NEAR: usize = 10;
/// Phrases joined by "of" before a verb.
const CHAIN: usize = 3;

pub fn facts(scene: &Scene<'_, '_>, found: &mut Vec<Fact>) {
    for (sentence, p) in scene.running().filter(|(_, p)| p.tokens.len() <= WORDS) {
        if let Some((words, deadline)) = deadline(scene, &p.tokens) {
            let span = p.tokens[words.start].span.to(p.tokens[words.end - 1].span);
            let (subject, value) = ("deadline".to_owned(), format!("{}-{:02}", deadline.month, deadline.day));
            found.push(scene.fact(sentence, span, subject, value, Detail::Deadline(deadline)));
        }
        for at in 0..p.tokens.len() {
            let Some((end, from, to)) = years(&p.tokens, at) else { continue };
            let span = p.tokens[at].span.to(p.tokens[end - 1].span);
            let years = year_span(scene, p, at, (from, to));
            let subject = years.subject.clone().or(years.verb.clone()).unwrap_or_default();
            found.push(scene.fact(sentence, span, subject, format!("{from} to {to}"), Detail::Years(years)));
        }
    }
}

/// A day of a month, or the last of one.
struct Last {
    tokens: Range<usize>,
    month: i8,
    day: i8,
    year: Option<i16>,
}

fn last_day(tokens: &[Token<'_>], at: usize) -> Option<Last> {
    let end_of = tokens[at].is("end") && tokens.get(at + 1).is_some_and(|t| t.is("of"));
    let (end, month, day) = if end_of {
        let (end, month) = day::month(tokens, at + 2)?;
        // In a leap year or not: whoever says the end of February means its last day.
        (end, month, Date::new(2001, month, 1).ok()?.last_of_month().day())
    } else {
        day::month_day(tokens, at).or_else(|| day::day_month(tokens, at))?
    };
    // The full stop behind "May" is the sentence's.
    let end = end - usize::from(end == tokens.len() && tokens[end - 1].text == ".");
    let year = day::year(tokens, day::skip(tokens, end, &[","]));
    Some(Last { tokens: at..year.map_or(end, |(end, _)| end), month, day, year: year.map(|(_, year)| year) })
}

/// The one last day that a sentence names, with its words.
fn deadline(scene: &Scene<'_, '_>, tokens: &[Token<'_>]) -> Option<(Range<usize>, Deadline)> {
    let mut days = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match last_day(tokens, at) {
            Some(last) => {
                at = last.tokens.end;
                days.push(last);
            }
            None => at += 1,
        }
    }
    let last = days.first()?;
    let has = |cue: &str| tokens.iter().any(|t| t.has_cue(cue));
    // "Extended to", "the first deadline", two days in one sentence: there is more than one.
    let changed = has("another-deadline") || days.len() > 1;
    // "Until Thursday, 31 May", "until the end of May".
    let begins = |t: &Token<'_>| t.text == "," || t.is("the") || t.lower.ends_with("day");
    let start = (0..last.tokens.start).rev().take_while(|&i| begins(&tokens[i])).last().unwrap_or(last.tokens.start);
    let before = start.checked_sub(1)?;
    let behind = |cue: &str| (start.saturating_sub(NEAR)..start).find(|&i| tokens[i].has_cue(cue));
    let link = ["is", "was", "be", "of", "on", "for", "remains"].contains(&tokens[before].lower.as_str());
    let named = behind("last-day").filter(|_| link);
    let follows = tokens.get(last.tokens.end).is_some_and(|t| t.has_cue("last-day")).then_some(start);
    let until = ["by", "until", "till"].contains(&tokens[before].lower.as_str());
    let open = tokens[..before].iter().any(|t| t.has_cue("may-be-done"));
    let thing = |t: &Token<'_>| t.has_cue("handed-in") && (t.is("apply") || t.pos == Pos::Noun);
    let handed = || (0..tokens.len()).find(|&i| thing(&tokens[i]));
    // "The papers must be in by 31 May", not "must be burnt".
    let hands_in = |t: &Token<'_>| scene.pack.has_cue(&t.lemma, "hands-in");
    let open = open && (tokens.iter().any(hands_in) || before > 0 && tokens[before - 1].is("in"));
    let time = || before.checked_sub(1).filter(|&i| tokens[i].is("time"));
    let several = || (changed && has("last-day")).then_some(start);
    let from = named
        .or(follows)
        .or_else(|| handed().filter(|_| until && open))
        .or_else(|| time().filter(|_| until))
        .or_else(several)?;
    let thing = handed().is_some().then(|| "application".to_owned());
    let other = |(i, t): &(usize, &Token<'_>)| {
        matches!(t.pos, Pos::Noun | Pos::ProperNoun)
            && !(start..last.tokens.end).contains(i)
            && !["handed-in", "last-day"].iter().any(|cue| t.has_cue(cue))
    };
    let others = tokens.iter().enumerate().filter(other).map(|(_, t)| fold(&t.lemma)).collect();
    let deadline = Deadline { month: last.month, day: last.day, year: last.year, thing, changed, others };
    Some((from.min(start)..last.tokens.end, deadline))
}

/// `"between" year "and" year | "from" year ("to" | "until" | "till" | "through") year`
fn years(tokens: &[Token<'_>], at: usize) -> Option<(usize, i16, i16)> {
    let joints: &[&str] = match tokens[at].lower.as_str() {
        "between" => &["and"],
        "from" => &["to", "until", "till", "through"],
        _ => return None,
    };
    let (next, from) = day::year(tokens, at + 1)?;
    let (end, to) =
        tokens.get(next).filter(|t| joints.contains(&t.lower.as_str())).and_then(|_| day::year(tokens, next + 1))?;
    // "Between 1968 and 1994 people", "from 1968 to 1994 tons".
    let counts = tokens.get(end).is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Numeral));
    let unit = tokens.get(end).is_some_and(|t| t.shape == Shape::Symbol);
    (from < to && !counts && !unit).then_some((end, from, to))
}

/// What is said to have gone on in those years.
fn year_span(scene: &Scene<'_, '_>, p: &Parsed<'_>, at: usize, years: (i16, i16)) -> YearSpan {
    let tokens = &p.tokens;
    let phrases = phrases(tokens, &p.quantities);
    let verb = phrases.verbs.iter().rev().find(|v| v.end <= at).filter(|v| tokens[v.head].pos != Pos::Auxiliary);
    let noun = phrases.nouns.iter().find(|n| n.end == at && verb.is_none());
    let subject = verb.and_then(|v| subject(tokens, &phrases, v.start)).or(noun);
    let plain = subject.filter(|n| is_plain(tokens, n));
    let lemma = |i: usize| fold(&tokens[i].lemma);
    let content =
        |t: &&Token<'_>| matches!(t.pos, Pos::Noun | Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective);
    YearSpan {
        from: years.0,
        to: years.1,
        verb: verb.map(|v| lemma(v.head)),
        light: verb
            .is_some_and(|v| ["light-verb", "goes-by"].iter().any(|cue| scene.pack.has_cue(&lemma(v.head), cue))),
        subject: subject.map(|n| lemma(n.head)),
        plain: plain.is_some(),
        words: tokens.iter().filter(content).map(|t| fold(&t.lemma)).collect(),
    }
}

/// The noun phrase that the verbs before the span are said of, over verbs joined by "and" and over "of the old town".
fn subject<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: usize) -> Option<&'p NounPhrase> {
    let mut noun = phrases.nouns.iter().rev().find(|n| n.end <= verb)?;
    let verbal =
        |t: &Token<'_>| matches!(t.pos, Pos::Adverb | Pos::Auxiliary | Pos::Participle | Pos::Verb | Pos::Conjunction);
    if !tokens[noun.end..verb].iter().all(verbal) {
        return None;
    }
    for _ in 0..CHAIN {
        let of = noun.start.checked_sub(1).filter(|&i| tokens[i].is("of"));
        let Some(owned) = of.and_then(|i| phrases.nouns.iter().find(|n| n.end == i)) else { break };
        noun = owned;
    }
    Some(noun)
}

/// A common noun that nobody owns and nothing narrows.
fn is_plain(tokens: &[Token<'_>], noun: &NounPhrase) -> bool {
    let bare = tokens[noun.start..noun.head].iter().all(|t| t.pos == Pos::Determiner);
    let of = tokens.get(noun.end).is_some_and(|t| t.is("of"));
    let lower = noun.head == 0 || !tokens[noun.head].capitalized();
    !noun.name && bare && !of && lower
}
