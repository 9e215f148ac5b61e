//! Counts without a number: none at all, and both of two.
//!
//! ```text
//! zero = ( "no one" | "nobody" | "none" ) ( "of" | "was" … ) | "no" counted-unit
//! both = "both" ( "of" | noun )          but not "both … and"
//! ```

use super::Read;
use super::bound::Bound;
use super::phrase::Draft;
use super::token::*;
use crate::model::{Hedge, Kind, Number, Quantity, Sense, Shape, Tokens, UnitKind};

pub(super) fn zero<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    let (rest, ()) = sense(|s| matches!(s, Sense::Zero).then_some(()))(input)?;
    let read = taken(input, rest);
    let draft = Draft {
        kind: Kind::Count,
        number: Some(Number::whole(0)),
        span: cover(read),
        bound: Bound::NONE,
        rule: "zero",
    };
    if read.0.len() == 1 && read.0.iter().all(|t| t.is("no")) {
        // "no deaths", "no injuries": only what is counted one by one, in the plural.
        let (end, unit) = sense(|s| match s {
            Sense::Unit { unit, symbol: false, .. } if unit.kind == UnitKind::Count => Some(unit.clone()),
            _ => None,
        })(rest)?;
        let plural = rest.0.first().is_some_and(|t| t.lower.ends_with('s') || t.is("people"));
        return if plural { draft.with_unit(unit, cover(taken(rest, end))).quantity(input, end) } else { fail(input) };
    }
    if counts(rest) { draft.quantity(input, rest) } else { fail(input) }
}

/// "none of", "no one was killed": a count; "no one knows" says how things are, not how many.
fn counts(rest: Tokens<'_, '_>) -> bool {
    match rest.0 {
        [of, ..] if of.is("of") => true,
        [be, state, ..] => {
            has_cue(be, "state-of-none")
                && (state.lower.ends_with("ed") || state.is("been") || has_cue(state, "harmed"))
        }
        [..] => false,
    }
}

pub(super) fn both<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    let (rest, n) = sense(|s| match s {
        Sense::Exactly(n) => Some(*n),
        _ => None,
    })(input)?;
    let paired = rest.0.iter().take(8).take_while(|t| t.shape != Shape::Punct).any(|t| t.is("and"));
    let counted = rest
        .0
        .first()
        .is_some_and(|t| t.is("of") || t.shape == Shape::Word && t.lower.ends_with('s') && t.lower.len() > 3)
        || rest
            .0
            .get(1)
            .is_some_and(|t| t.shape == Shape::Word && t.lower.ends_with('s') && t.lower.len() > 3 && !t.is("was"));
    if paired || !counted {
        return fail(input);
    }
    let bound = Bound { hedge: Hedge::Exact, approximate: false, span: None };
    Draft { kind: Kind::Count, number: Some(Number::whole(n)), span: cover(taken(input, rest)), bound, rule: "both" }
        .quantity(input, rest)
}
