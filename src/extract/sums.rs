//! The words that tie a number to the other figures of its sentence: what the arithmetic checks need to know of the words.

use crate::model::token::Place;
use crate::model::{At, Cue, CueWord, Direction, Hedge, Mark, Pos, Quantity, Sense, Shape, Span, Stop, Token};
use std::ops::Range;

/// Words between a cue and the number that it leads to.
const LEAD: usize = 2;

/// Words from "the largest" to its "since", and from "the third" to its "running".
const SINCE: usize = 6;
const RUNNING: usize = 3;

/// Words between a run of years and the verb that says which way it goes.
const CHANGE: usize = 8;

/// Words within which a sentence's opening names its time: "At about midday".
const OPENING: usize = 4;

/// A list item is a name or a short phrase; what is longer is another clause.
const LONGEST_ITEM: usize = 5;

/// From behind the figure before to the figure after.
fn surroundings(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> Range<usize> {
    let amounts = || quantities.iter().filter(|p| p.kind.is_amount());
    let from = amounts().map(|p| p.tokens.end).filter(|&end| end <= q.tokens.start).max();
    let to = amounts().map(|p| p.tokens.start).filter(|&start| start >= q.tokens.end).min();
    from.unwrap_or(0)..to.unwrap_or(tokens.len())
}

/// Cues between the number before and the number after, nearest first on either side, each with where it stands.
/// `subject` is where the noun stands that the number counts or measures: "the female population has risen to 40 million".
pub fn cues(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity, subject: Span) -> Vec<Cue> {
    let near = surroundings(tokens, quantities, q);
    let before = near.start..q.tokens.start;
    let mut found = Vec::new();
    collect(tokens, before.clone().rev(), At::Before, &mut found);
    collect(tokens, q.tokens.clone(), At::Inside, &mut found);
    collect(tokens, q.tokens.end..near.end, At::Behind, &mut found);
    // The noun may stand further off: of a division whose side is told beside the number it says nothing.
    let mut further = Vec::new();
    collect(tokens, (0..tokens.len()).filter(|&i| subject.contains(tokens[i].span)), At::Inside, &mut further);
    further.retain(|cue| !found.iter().any(|told| told.word.sort() == cue.word.sort()));
    found.extend(further);
    lead(tokens, before, &mut found);
    found
}

/// What the words around it tell of a number as a whole: how it is bounded, the hour, its rank, how long a list it opens.
pub fn marks(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> Vec<Mark> {
    let near = surroundings(tokens, quantities, q);
    let oblique = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Adposition);
    let mut found = Vec::new();
    found.extend(oblique.then_some(Mark::Oblique));
    found.extend(bounded_both_ways(tokens, q).then_some(Mark::BoundedBothWays));
    found.extend(listed(tokens, q).map(Mark::Lists));
    found.extend(dayparts(tokens, quantities, &near));
    // What is said of a rank is said of the figure before it, or of the first one after it.
    let first = if near.start == 0 { 0..q.tokens.start } else { 0..0 };
    let ranked = first.chain(q.tokens.end..near.end);
    found.extend(ranked.filter_map(|i| since(tokens, i).or_else(|| running(tokens, i))));
    found
}

/// "midday" is "noon".
fn daypart(token: &Token<'_>) -> String {
    if token.has_cue("noon") { "noon".to_owned() } else { token.lower.clone() }
}

/// "6.4 metres at noon".
fn dayparts(tokens: &[Token<'_>], quantities: &[Quantity], near: &Range<usize>) -> Vec<Mark> {
    let named = |range: Range<usize>| -> Vec<Mark> {
        range.filter(|&i| tokens[i].has_cue("daypart")).map(|i| Mark::Daypart(daypart(&tokens[i]))).collect()
    };
    let hours = named(near.clone());
    if !hours.is_empty() {
        return hours;
    }
    // "At noon on Friday it was up $7, or 9 percent, at $47.10": the time that opens a sentence is that of all its figures.
    let first = quantities.iter().filter(|p| p.kind.is_amount()).map(|p| p.tokens.start).min().unwrap_or(0);
    named(0..first.min(OPENING))
}

fn collect(tokens: &[Token<'_>], range: impl Iterator<Item = usize>, at: At, found: &mut Vec<Cue>) {
    for i in range {
        for (sense, _) in tokens[i].senses() {
            if let Sense::Cue(id) = sense
                && let Some(word) = CueWord::of(id)
            {
                push(found, Cue { at, word });
            } else if *sense == Sense::Negation {
                push(found, Cue { at, word: CueWord::Not });
            }
        }
        if let Some(stop) = Stop::of(tokens[i].text).filter(|_| !tells_time(tokens, i)) {
            push(found, Cue { at, word: CueWord::Stop(stop) });
        }
    }
}

/// "in 1:26:45", "by 9:30": the colon of a time opens no list.
fn tells_time(tokens: &[Token<'_>], i: usize) -> bool {
    let glued = |t: &Token<'_>| t.shape == Shape::Digits && !t.spaced;
    tokens[i].text == ":" && !tokens[i].spaced && tokens.get(i + 1).is_some_and(glued)
}

/// Cues right before the number: "of whom 870", "Of those, some 870", "Among them were 870".
fn lead(tokens: &[Token<'_>], before: Range<usize>, found: &mut Vec<Cue>) {
    let passes = |t: &Token<'_>| {
        t.text == ","
            || matches!(t.pos, Pos::Determiner | Pos::Adverb | Pos::Auxiliary)
            || ["some", "were", "by"].iter().any(|word| t.is(word))
    };
    for i in before.clone().rev().take(LEAD + 3) {
        for (sense, n) in tokens[i].senses() {
            let gap = tokens.get(i + n..before.end).filter(|gap| gap.len() <= LEAD && gap.iter().all(passes));
            if let (Sense::Cue(id), Some(_)) = (sense, gap)
                && let Some(word @ CueWord::Sum(_)) = CueWord::of(id)
            {
                push(found, Cue { at: At::Close, word });
            }
        }
    }
}

fn push(found: &mut Vec<Cue>, cue: Cue) {
    if !found.contains(&cue) {
        found.push(cue);
    }
}

/// "the highest since 2015", "the lowest level since May 2015".
fn since(tokens: &[Token<'_>], at: usize) -> Option<Mark> {
    let most = tokens[at].has_cue("sums.most");
    if !most && !tokens[at].has_cue("sums.least") {
        return None;
    }
    let words = tokens.get(at + 1..)?.iter().take(SINCE).take_while(|t| t.shape != Shape::Punct);
    let since = at + 1 + words.clone().position(|t| t.is("since"))?;
    let year = |t: &Token<'_>| t.text.parse().ok().filter(|y: &i16| t.text.len() == 4 && (1000..2200).contains(y));
    let year = tokens.get(since + 1..)?.iter().take(2).find_map(year)?;
    Some(Mark::Since { most, year })
}

/// "rose for the third year running", "for a third straight year sales fell".
fn running(tokens: &[Token<'_>], at: usize) -> Option<Mark> {
    let nth = |sense: &Sense| if let Sense::Ordinal(n) = sense { i16::try_from(*n).ok() } else { None };
    let years = tokens[at].senses().find_map(|(sense, _)| nth(sense)).filter(|n| (2..20).contains(n))?;
    let words = tokens.get(at + 1..)?.iter().take(RUNNING);
    let said = words.clone().any(|t| t.lemma == "year") && words.clone().any(|t| t.has_cue("sums.running"));
    let way = |t: &Token<'_>| {
        t.senses().find_map(|(sense, _)| match sense {
            Sense::Change(Direction::Up) => Some(Direction::Up),
            Sense::Change(Direction::Down) => Some(Direction::Down),
            _ => None,
        })
    };
    let before = tokens[..at].iter().rev().take(CHANGE).find_map(way);
    let way = before.or_else(|| tokens[at..].iter().take(CHANGE).find_map(way)).filter(|_| said)?;
    Some(Mark::Running { way, years })
}

/// "up to 5 or more": a bound from above before the number and one from below after it, or the other way round.
fn bounded_both_ways(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let bounds = |place: Place, up: bool| {
        let is = |h: Hedge| match h {
            Hedge::Over | Hedge::AtLeast => up,
            Hedge::Under | Hedge::AtMost | Hedge::UpTo => !up,
            Hedge::None | Hedge::About | Hedge::Almost | Hedge::Between | Hedge::Vague | Hedge::Exact => false,
        };
        tokens.get(q.tokens.clone()).into_iter().flatten().any(|t| {
            t.senses().any(|(s, _)| matches!(s, Sense::Hedge { hedge, place: p } if *p == place && is(*hedge)))
        })
    };
    (bounds(Place::Before, false) && bounds(Place::After, true))
        || (bounds(Place::Before, true) && bounds(Place::After, false))
}

/// How many things a plain list names that a colon opens right after what is counted: "three ports: A, B and C".
/// Nothing where it is no plain list: a verb, a number, examples only, or an "and" that may join two names of one thing.
fn listed(tokens: &[Token<'_>], q: &Quantity) -> Option<usize> {
    let gap = |t: &Token<'_>| matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Participle | Pos::ProperNoun);
    let colon = (q.tokens.end..tokens.len()).find(|&i| !gap(&tokens[i])).filter(|&i| tokens[i].text == ":")?;
    let stop = (colon + 1..tokens.len()).find(|&i| matches!(tokens[i].text, "." | "!" | "?" | "—" | "–" | "--" | ";"));
    let end = stop.unwrap_or(tokens.len());
    // Items that hold commas of their own are set apart by semicolons.
    if tokens.get(end).is_some_and(|t| t.text == ";") {
        return None;
    }
    let list = colon + 1..end;
    if list.clone().any(|i| is_no_item(&tokens[i])) {
        return None;
    }
    let items = items(tokens, list)?;
    (items.len() >= 2).then_some(items.len())
}

fn is_no_item(token: &Token<'_>) -> bool {
    matches!(token.pos, Pos::Verb | Pos::Auxiliary | Pos::Pronoun | Pos::Subordinator | Pos::Numeral)
        || token.shape == Shape::Digits
        || matches!(token.text, "(" | ")" | "“" | "”" | "\"" | ":" | "&")
        || token.has_cue("sums.examples")
        || matches!(token.lower.as_str(), "or" | "both" | "between" | "etc" | "more" | "other" | "others")
}

/// The items between commas and the last "and"; `None` where one is empty or too long to be a name, or there are two "and".
fn items(tokens: &[Token<'_>], list: Range<usize>) -> Option<Vec<Range<usize>>> {
    let ands = list.clone().filter(|&i| tokens[i].is("and")).count();
    let last = list.clone().rev().find(|&i| tokens[i].is("and"))?;
    if ands != 1 {
        return None;
    }
    let mut found = Vec::new();
    let mut start = list.start;
    for i in list.clone().chain([list.end]) {
        let cut = i == list.end || tokens[i].text == "," || i == last;
        if !cut {
            continue;
        }
        // ", and" is one cut.
        if !(start == i && i == last && i > list.start) {
            if start == i || i - start > LONGEST_ITEM {
                return None;
            }
            found.push(start..i);
        }
        start = i + 1;
    }
    // "and" is the last cut: what comes after it is one item.
    let tail = found.last()?;
    (tail.start == last + 1).then_some(found)
}
