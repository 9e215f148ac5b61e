//! Words that say how many without a number.
//!
//! ```text
//! vague = vague-word [ "of" ] { plural-scale | scale }     (tens of thousands, several hundred, a couple of dozen)
//! ```

use super::Read;
use super::cardinal::{plural_scale, scale_word};
use super::digits::scaled;
use super::token::*;
use crate::model::{Number, Sense, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use nom::sequence::preceded;
use rust_decimal::Decimal;

/// What a vague word promises, and where it usually stops.
#[derive(Debug, Clone, Copy)]
pub(super) struct Vague {
    pub low: Option<Number>,
    pub soft_high: Option<Number>,
    /// "of" was read with it: "dozens of".
    pub of: bool,
}

pub(super) fn vague<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Vague> {
    let (mut rest, (low, high)) = sense(|s| match s {
        Sense::Vague { low, soft_high } => Some((*low, *soft_high)),
        _ => None,
    })(input)?;
    let mut factor = Decimal::ONE;
    for _ in 0..3 {
        let of = (opt(hyphen), opt(word("of")), opt(word("a")));
        let Ok((after, f)) = preceded(of, alt((plural_scale, scale_word))).parse(rest) else { break };
        let Some(product) = factor.checked_mul(f) else { break };
        factor = product;
        rest = after;
    }
    let last = taken(input, rest);
    if factor == Decimal::ONE && !stands_alone(input, last, rest) {
        return fail(input);
    }
    let of = last.0.last().is_some_and(|t| t.is("of"));
    let number = |d: Decimal| scaled(Number { value: d, place: 0 }, factor);
    Ok((rest, Vague { low: number(low), soft_high: high.and_then(number), of }))
}

/// Words that are something else without what they count: "a couple married", "he scores", "the tens".
fn stands_alone(input: Tokens<'_, '_>, read: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    let of = rest.0.first().is_some_and(|t| t.is("of"));
    let unit = rest.0.first().is_some_and(|t| t.senses().any(|(s, _)| matches!(s, Sense::Unit { symbol: false, .. })));
    let said = |id: &str| read.0.iter().any(|t| has_cue(t, id));
    if read.0.last().is_some_and(|t| t.is("of")) {
        return true;
    }
    if said("needs-noun") {
        return of || unit || rest.0.first().is_some_and(|t| t.is("more") || t.is("dozen"));
    }
    if said("needs-of") {
        let next_is_number = rest.0.get(1).is_some_and(|t| t.shape == crate::model::Shape::Digits);
        return of && !next_is_number;
    }
    let _ = input;
    true
}
