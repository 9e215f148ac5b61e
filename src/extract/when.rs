//! Figures for several times side by side: which time is whose.
//!
//! "40 in January, 52 in February": the nearest time before the second figure is the first one's.

use crate::model::{Period, Pos, Quantity, Span, Token};
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
