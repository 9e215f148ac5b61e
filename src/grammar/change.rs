//! Up and down: which of the numbers of a sentence are changes, and which are the levels before and after.
//!
//! ```text
//! change = change-word [ adverb ] ( quantity | "by" quantity ) | change-word "to" quantity | change-word "from" quantity
//!        | quantity change-noun                         ("a 5% rise")
//! ```

use crate::model::{Change, Direction, Pos, Quantity, Reached, Sense, Shape, Token, Tokens};

/// Fills `change` of the quantities of one sentence.
pub(super) fn annotate(tokens: Tokens<'_, '_>, found: &mut [Quantity]) {
    let mut last: Option<(Direction, usize)> = None;
    for quantity in found.iter_mut().filter(|q| q.kind.is_amount()) {
        let start = quantity.tokens.start;
        let after = last.filter(|(_, end)| start >= *end && start - *end <= 3);
        let change = before(tokens.0, start)
            .or_else(|| following(tokens.0, start, after))
            .or_else(|| noun_after(tokens.0, quantity.tokens.end));
        // "dropped below 40" names the level that was passed.
        let passed =
            tokens.0.get(quantity.tokens.start).is_some_and(|t| t.is("below") || t.is("above") || t.is("beyond"));
        if quantity.change.is_none() {
            quantity.change = change
                .map(|c| Change { role: if passed && c.role == Reached::By { Reached::To } else { c.role }, ..c });
        }
        last = quantity.change.map(|c| (c.direction, quantity.tokens.end));
    }
}

fn direction(token: &Token<'_>) -> Option<Direction> {
    token.senses().find_map(|(s, _)| match s {
        Sense::Change(direction) => Some(*direction),
        _ => None,
    })
}

/// The change word to the left in the same clause, and what links it to the number.
fn before(tokens: &[Token<'_>], start: usize) -> Option<Change> {
    let left = &tokens[..start];
    let (role, left) = match left.last() {
        Some(t) if t.is("by") => (Reached::By, &left[..left.len() - 1]),
        Some(t) if t.is("to") || t.is("at") && left.iter().rev().take(3).any(|t| direction(t).is_some()) => {
            (Reached::To, &left[..left.len() - 1])
        }
        Some(t) if t.is("from") => (Reached::From, &left[..left.len() - 1]),
        Some(t) if t.is("of") => (Reached::By, &left[..left.len() - 1]),
        Some(_) => (Reached::By, left),
        None => return None,
    };
    let linked = left.len() < start;
    let reach = if linked { 5 } else { 2 };
    for (n, token) in left.iter().rev().take(reach).enumerate() {
        if matches!(token.shape, Shape::Punct | Shape::Digits) {
            return None;
        }
        if let Some(direction) = direction(token) {
            return Some(Change { direction, role });
        }
        // Without a link only an adverb may stand between: "fell sharply 5%".
        if !linked && (n > 0 || !token.lower.ends_with("ly") && !token.is("another") && !token.is("a")) {
            return None;
        }
    }
    None
}

/// "to 2,100" and "from 2,400" after a change that was just read.
fn following(tokens: &[Token<'_>], start: usize, last: Option<(Direction, usize)>) -> Option<Change> {
    let (direction, end) = last?;
    let role = match tokens[end..start].last() {
        Some(t) if t.is("to") => Reached::To,
        Some(t) if t.is("from") => Reached::From,
        Some(_) | None => return None,
    };
    Some(Change { direction, role })
}

/// "a 5% rise", "a 300-job cut".
fn noun_after(tokens: &[Token<'_>], end: usize) -> Option<Change> {
    // "12 ships sank": a verb after the number is what the ships did.
    let next = tokens.get(end).filter(|t| t.pos != Pos::Verb)?;
    let direction = direction(next)?;
    Some(Change { direction, role: Reached::By })
}
