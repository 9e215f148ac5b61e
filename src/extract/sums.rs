//! The words that tie a number to the other figures of its sentence: what the arithmetic checks need to know of the words.

use crate::model::token::Place;
use crate::model::{Hedge, Pos, Quantity, Sense, Shape, Token};
use std::ops::Range;

/// Ids of cues that matter here begin so: words of sums, and words that say where or how wide a figure holds.
const PREFIXES: [&str; 3] = ["sums.", "scope.", "place."];

/// A list item is a name or a short phrase; what is longer is another clause.
const LONGEST_ITEM: usize = 5;

/// Cues between the number before and the number after, nearest first on either side, each with where it stands.
pub fn cues(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> Vec<String> {
    let amount = |p: &&Quantity| p.kind.is_amount();
    let from =
        quantities.iter().filter(amount).map(|p| p.tokens.end).filter(|&end| end <= q.tokens.start).max().unwrap_or(0);
    let to = quantities.iter().filter(amount).map(|p| p.tokens.start).filter(|&start| start >= q.tokens.end).min();
    let to = to.unwrap_or(tokens.len());
    let mut found = Vec::new();
    collect(tokens, (from..q.tokens.start).rev(), '<', &mut found);
    collect(tokens, q.tokens.clone(), '=', &mut found);
    collect(tokens, q.tokens.end..to, '>', &mut found);
    if bounded_both_ways(tokens, q) {
        found.push("bounds:both".to_owned());
    }
    if let Some(n) = listed(tokens, q) {
        found.push(format!("lists:{n}"));
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
            }
        }
        if matches!(tokens[i].text, ":" | "(" | ")" | ";") {
            push(found, format!("{mark}{}", tokens[i].text));
        } else if matches!(tokens[i].text, "—" | "–" | "--") {
            push(found, format!("{mark}—"));
        }
    }
}

fn push(found: &mut Vec<String>, cue: String) {
    if !found.contains(&cue) {
        found.push(cue);
    }
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
