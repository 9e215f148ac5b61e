//! The words that tie a number to the other figures of its sentence: what the arithmetic checks need to know of the words.

use crate::model::token::Place;
use crate::model::{Direction, Hedge, Pos, Quantity, Sense, Shape, Span, Token};
use std::ops::Range;

/// Ids of cues that matter here begin so: words of sums, of sorts that divide a whole, and words that say where or how wide a figure holds.
const PREFIXES: [&str; 4] = ["sums.", "split.", "scope.", "place."];

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

/// Cues between the number before and the number after, nearest first on either side, each with where it stands.
/// `subject` is where the noun stands that the number counts or measures: "the female population has risen to 40 million".
pub fn cues(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity, subject: Span) -> Vec<String> {
    let amount = |p: &&Quantity| p.kind.is_amount();
    let from =
        quantities.iter().filter(amount).map(|p| p.tokens.end).filter(|&end| end <= q.tokens.start).max().unwrap_or(0);
    let to = quantities.iter().filter(amount).map(|p| p.tokens.start).filter(|&start| start >= q.tokens.end).min();
    let to = to.unwrap_or(tokens.len());
    let mut found = Vec::new();
    collect(tokens, (from..q.tokens.start).rev(), '<', &mut found);
    collect(tokens, q.tokens.clone(), '=', &mut found);
    collect(tokens, q.tokens.end..to, '>', &mut found);
    // The noun may stand further off: of a division whose side is told beside the number it says nothing.
    let mut further = Vec::new();
    collect(tokens, (0..tokens.len()).filter(|&i| subject.contains(tokens[i].span)), '=', &mut further);
    let sort = |cue: &str| cue.get(1..).and_then(|id| id.rsplit_once('.')).map(|(sort, _)| sort.to_owned());
    further.retain(|cue| !found.iter().any(|told| sort(told) == sort(cue)));
    found.extend(further);
    lead(tokens, from..q.tokens.start, &mut found);
    if q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Adposition) {
        found.push("oblique".to_owned());
    }
    if bounded_both_ways(tokens, q) {
        found.push("bounds:both".to_owned());
    }
    if let Some(n) = listed(tokens, q) {
        found.push(format!("lists:{n}"));
    }
    // "6.4 metres at noon".
    let named = |range: Range<usize>| range.filter(|&i| tokens[i].has_cue("daypart")).collect::<Vec<_>>();
    let mut hours = named(from..to);
    // "At noon on Friday it was up $7, or 9 percent, at $47.10": the time that opens a sentence is that of all its figures.
    if hours.is_empty() {
        let first = quantities.iter().filter(amount).map(|p| p.tokens.start).min().unwrap_or(0);
        hours = named(0..first.min(OPENING));
    }
    found.extend(hours.into_iter().map(|i| format!("daypart:{}", tokens[i].lower)));
    // What is said of a rank is said of the figure before it, or of the first one after it.
    let first = if from == 0 { 0..q.tokens.start } else { 0..0 };
    for i in first.chain(q.tokens.end..to) {
        found.extend(since(tokens, i).or_else(|| running(tokens, i)));
    }
    found
}

fn collect(tokens: &[Token<'_>], range: impl Iterator<Item = usize>, mark: char, found: &mut Vec<String>) {
    for i in range {
        for (sense, _) in tokens[i].senses() {
            if let Sense::Cue(id) = sense
                && PREFIXES.iter().any(|prefix| id.starts_with(prefix))
            {
                push(found, format!("{mark}{id}"));
            } else if *sense == Sense::Negation {
                push(found, format!("{mark}not"));
            }
        }
        if matches!(tokens[i].text, ":" | "(" | ")" | ";") && !tells_time(tokens, i) {
            push(found, format!("{mark}{}", tokens[i].text));
        } else if matches!(tokens[i].text, "—" | "–" | "--") {
            push(found, format!("{mark}—"));
        }
    }
}

/// "in 1:26:45", "by 9:30": the colon of a time opens no list.
fn tells_time(tokens: &[Token<'_>], i: usize) -> bool {
    let glued = |t: &Token<'_>| t.shape == Shape::Digits && !t.spaced;
    tokens[i].text == ":" && !tokens[i].spaced && tokens.get(i + 1).is_some_and(glued)
}

/// Cues right before the number: "of whom 870", "Of those, some 870", "Among them were 870".
fn lead(tokens: &[Token<'_>], before: Range<usize>, found: &mut Vec<String>) {
    let passes = |t: &Token<'_>| {
        t.text == ","
            || matches!(t.pos, Pos::Determiner | Pos::Adverb | Pos::Auxiliary)
            || ["some", "were", "by"].iter().any(|word| t.is(word))
    };
    for i in before.clone().rev().take(LEAD + 3) {
        for (sense, n) in tokens[i].senses() {
            let gap = tokens.get(i + n..before.end).filter(|gap| gap.len() <= LEAD && gap.iter().all(passes));
            if let (Sense::Cue(id), Some(_)) = (sense, gap)
                && id.starts_with("sums.")
            {
                push(found, format!("^{id}"));
            }
        }
    }
}

fn push(found: &mut Vec<String>, cue: String) {
    if !found.contains(&cue) {
        found.push(cue);
    }
}

/// "the highest since 2015" is `most-since:2015`, "the lowest level since May 2015" `least-since:2015`.
fn since(tokens: &[Token<'_>], at: usize) -> Option<String> {
    let way = if tokens[at].has_cue("sums.most") {
        "most"
    } else if tokens[at].has_cue("sums.least") {
        "least"
    } else {
        return None;
    };
    let words = tokens.get(at + 1..)?.iter().take(SINCE).take_while(|t| t.shape != Shape::Punct);
    let since = at + 1 + words.clone().position(|t| t.is("since"))?;
    let year = |t: &Token<'_>| t.text.parse().ok().filter(|y: &u16| t.text.len() == 4 && (1000..2200).contains(y));
    let year = tokens.get(since + 1..)?.iter().take(2).find_map(year)?;
    Some(format!("{way}-since:{year}"))
}

/// "rose for the third year running" is `up-running:3`, "for a third straight year sales fell" `down-running:3`.
fn running(tokens: &[Token<'_>], at: usize) -> Option<String> {
    let nth = |sense: &Sense| if let Sense::Ordinal(n) = sense { Some(*n) } else { None };
    let n = tokens[at].senses().find_map(|(sense, _)| nth(sense)).filter(|n| (2..20).contains(n))?;
    let words = tokens.get(at + 1..)?.iter().take(RUNNING);
    let said = words.clone().any(|t| t.lemma == "year") && words.clone().any(|t| t.has_cue("sums.running"));
    let way = |t: &Token<'_>| {
        t.senses().find_map(|(sense, _)| match sense {
            Sense::Change(Direction::Up) => Some("up"),
            Sense::Change(Direction::Down) => Some("down"),
            _ => None,
        })
    };
    let before = tokens[..at].iter().rev().take(CHANGE).find_map(way);
    let way = before.or_else(|| tokens[at..].iter().take(CHANGE).find_map(way)).filter(|_| said)?;
    Some(format!("{way}-running:{n}"))
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
