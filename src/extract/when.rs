//! Which time a figure is of.
//!
//! "40 in January, 52 in February": the nearest time before the second figure is the first one's.

use super::phrase::{Phrases, VerbGroup};
use crate::model::{Kind, Period, Pos, Quantity, Span, Token, Window};
use std::ops::Range;

/// Words between a number and its time: "40 new cars in the month of".
const BEHIND: usize = 5;

/// Figures and times of a sentence that are looked at on either side of a figure; it keeps a list without end cheap.
const NEAR: usize = 4;

/// The time that stands at a figure where another figure of the kind has one, too: right behind it and its noun, else right before it.
pub fn own(periods: &[(Span, Period)], tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> Option<Period> {
    let here = quantities.partition_point(|p| p.tokens.start < q.tokens.start);
    let quantities = &quantities[here.saturating_sub(NEAR)..quantities.len().min(here + NEAR)];
    let others: Vec<&Quantity> = quantities.iter().filter(|p| p.kind == q.kind && p.tokens != q.tokens).collect();
    let here = periods.partition_point(|(span, _)| span.start < q.span.start);
    let periods = &periods[here.saturating_sub(NEAR)..periods.len().min(here + NEAR)];
    if others.is_empty() || periods.len() < 2 {
        return None;
    }
    let places: Vec<Range<usize>> = periods.iter().map(|(span, _)| place(tokens, *span)).collect();
    let mine = at(&places, tokens, quantities, q)?;
    let shared = others.iter().any(|p| at(&places, tokens, quantities, p).is_some_and(|n| n != mine));
    periods.get(mine).filter(|_| shared).map(|(_, period)| period.clone())
}

/// The tokens of a span.
fn place(tokens: &[Token<'_>], span: Span) -> Range<usize> {
    let start = tokens.partition_point(|t| t.span.start < span.start);
    start..tokens.partition_point(|t| t.span.start < span.end).max(start)
}

fn at(places: &[Range<usize>], tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> Option<usize> {
    behind(places, tokens, quantities, q).or_else(|| {
        let open = |t: &Token<'_>| t.text == "," || t.pos == Pos::Determiner;
        let n = places.iter().rposition(|p| p.end <= q.tokens.start)?;
        let close = tokens.get(places[n].end..q.tokens.start)?.iter().all(open);
        let taken = quantities.iter().any(|p| behind(places, tokens, quantities, p) == Some(n));
        (close && !taken).then_some(n)
    })
}

/// "40 cars in January": nothing but the noun and what joins the time to it.
fn behind(places: &[Range<usize>], tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> Option<usize> {
    let n = places.iter().position(|p| p.start >= q.tokens.end)?;
    let gap = q.tokens.end..places[n].start;
    let joins = |t: &Token<'_>| {
        matches!(
            t.pos,
            Pos::Noun | Pos::Adjective | Pos::Participle | Pos::Adposition | Pos::Determiner | Pos::ProperNoun
        )
    };
    let free = quantities.iter().all(|p| p.tokens.end <= gap.start || p.tokens.start >= gap.end);
    (gap.len() <= BEHIND && free && tokens.get(gap)?.iter().all(joins)).then_some(n)
}

/// The period nearest to the quantity in its clause, none of those in the clauses embedded there; when it was said ("told reporters on Thursday") is not when it was so.
pub fn nearest(
    periods: &[(Span, Period)],
    tokens: &[Token<'_>],
    phrases: &Phrases,
    (clause, embedded): (&Range<usize>, &[Range<usize>]),
    q: &Quantity,
) -> Option<Period> {
    let inside = |span: &Span| {
        let from = tokens.get(clause.start).map_or(0, |t| t.span.start);
        let to = tokens[..clause.end].last().map_or(0, |t| t.span.end);
        from <= span.start && span.end <= to
    };
    let distance = |span: &Span| {
        if span.end <= q.span.start { q.span.start - span.end } else { span.start.saturating_sub(q.span.end) }
    };
    let of_noun = |span: &Span| embedded.iter().any(|e| e.contains(&place(tokens, *span).start));
    periods
        .iter()
        .filter(|(span, _)| !of_noun(span))
        .filter(|(span, _)| inside(span) && !span.overlaps(q.number) && !is_time_of_saying(tokens, phrases, *span, q))
        .filter(|(span, _)| !is_time_compared(tokens, phrases, *span) && !is_time_of_aside(tokens, *span, q))
        .filter(|(span, _)| !is_time_of_other(tokens, *span, q) && !is_time_of_thing(tokens, *span, q))
        .filter(|(span, _)| !is_time_of_next(tokens, phrases, *span, q))
        .min_by_key(|(span, _)| (distance(span), span.start))
        .map(|(_, period)| period.clone())
}

/// "60,000 came, down from 90,000 at last year's march", "down 6% from May", "up a third since the count of 2010": the time of what the
/// figure is held against.
fn is_time_of_other(tokens: &[Token<'_>], period: Span, q: &Quantity) -> bool {
    let at = place(tokens, period).start;
    let between = q.tokens.end..at.saturating_sub(1).max(q.tokens.end);
    let moved = |i: usize| tokens[i].is("up") || tokens[i].is("down");
    let held = |i: usize| {
        let two = |a: &str, b: &str| tokens[i].is(a) && tokens[i + 1].is(b);
        let against = ["from", "since", "over", "on", "than", "in"].iter().any(|word| tokens[i].is(word));
        let passes = tokens[i].has_cue("comparison") && tokens[i].lower.ends_with("ing");
        let shifted = against && (q.tokens.end..i).any(moved);
        let against = two("as", "against") || two("in", "comparison") || tokens[i].is("versus");
        shifted || passes || against || two("compared", "with") || two("compared", "to")
    };
    // The word may stand right before the time: "up 8% from March".
    let lead = at.checked_sub(1).filter(|&i| i >= q.tokens.end && !tokens[i].is("in") && !tokens[i].is("on"));
    between.chain(lead).any(held)
}

/// "will cost $90 million and open in May": the time of another verb, which has no figure of its own.
fn is_time_of_next(tokens: &[Token<'_>], phrases: &Phrases, period: Span, q: &Quantity) -> bool {
    let at = place(tokens, period).start;
    let joined = |v: &&VerbGroup| v.start > q.tokens.end && v.end <= at && tokens[v.start - 1].is("and");
    let Some(verb) = phrases.verbs.iter().find(joined) else { return false };
    let own = !(verb.end..at).any(|i| phrases.amount[i]);
    own && matches!(q.kind, Kind::Money | Kind::Percent | Kind::Measure)
}

/// "on Tuesday reported a quarterly profit of $4 million": the day of a figure for months is the day it was told.
pub fn is_day_of_report(period: &Period, window: Option<Window>, q: &Quantity) -> bool {
    let day = period.key.as_deref().is_some_and(|k| k.starts_with("weekday:"));
    day && window.is_some() && q.kind == Kind::Money
}

/// "The fire, which began on Sunday, has burned 40 homes", "a $90m move, which tops the $80m they paid in 2009": the time of a
/// clause behind a comma that does not hold the number.
fn is_time_of_aside(tokens: &[Token<'_>], period: Span, q: &Quantity) -> bool {
    let comma = |i: usize| tokens[i].text == ",";
    let at = place(tokens, period).start;
    if at >= q.tokens.start {
        let opens = |i: usize| comma(i) && matches!(tokens[i + 1].lower.as_str(), "which" | "who" | "whose");
        return (q.tokens.end..at.saturating_sub(1)).any(opens);
    }
    let Some(open) = (1..at).rev().find(|&i| comma(i)) else { return false };
    let relative = matches!(tokens[open + 1].lower.as_str(), "which" | "who" | "where" | "whose");
    // "310 elephants, down from 550 in 2009, and 8,400 people".
    let against = matches!(tokens[open + 1].lower.as_str(), "up" | "down" | "against" | "compared" | "versus");
    (relative || against) && (at..q.tokens.start).any(comma)
}

/// "It cost $40 million, in line with the budget set in 2020", "under a plan adopted in May": the time of another thing that is told of
/// behind the figure.
fn is_time_of_thing(tokens: &[Token<'_>], period: Span, q: &Quantity) -> bool {
    let at = place(tokens, period).start;
    let done = |i: usize| matches!(tokens[i].pos, Pos::Participle | Pos::Verb) && tokens[i - 1].pos == Pos::Noun;
    let Some(verb) = at.checked_sub(2).filter(|&i| i > q.tokens.end && done(i)) else { return false };
    let leads = |t: &Token<'_>| t.pos == Pos::Adposition && !t.is("of");
    tokens[verb + 1].pos == Pos::Adposition && tokens[q.tokens.end..verb].iter().any(leads)
}

/// "twice as deep as in 2010", "more than in May": the time of what a figure is held against.
fn is_time_compared(tokens: &[Token<'_>], phrases: &Phrases, period: Span) -> bool {
    let at = place(tokens, period).start;
    // "as of Monday".
    if at >= 2 && tokens[at - 1].is("of") && tokens[at - 2].is("as") {
        return false;
    }
    let lead =
        (0..at).rev().find(|&i| !matches!(tokens[i].lower.as_str(), "in" | "on" | "at" | "the" | "of" | "during"));
    lead.is_some_and(|i| !phrases.amount[i] && matches!(tokens[i].lower.as_str(), "than" | "as"))
}

/// Between a verb of saying and the time after it no amount and no other verb stands: "the mission said on Friday". Before such a verb
/// the time is the saying's where what is said is a clause: "the mission on Friday said 40 had died", not "on Friday reported 40 deaths".
fn is_time_of_saying(tokens: &[Token<'_>], phrases: &Phrases, period: Span, q: &Quantity) -> bool {
    let Range { start: at, end } = place(tokens, period);
    let led = phrases.verbs.iter().find(|v| v.start >= end && tokens[end..v.start].iter().all(|t| t.text == ","));
    if let Some(verb) = led.filter(|v| tokens[v.head].says() && v.end <= q.tokens.start && at > 0) {
        return phrases.verbs.iter().any(|v| v.finite && v.start > verb.start);
    }
    let Some(verb) = phrases.verbs.iter().rev().find(|v| v.head < at) else { return false };
    let says = tokens[verb.head].says();
    says && at - verb.end <= 4 && !(verb.end..at).contains(&q.tokens.start)
}
