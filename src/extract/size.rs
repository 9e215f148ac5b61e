//! Which of a thing's sizes a measure is: its length, its height, its weight.

use super::conversion;
use super::phrase::Phrases;
use crate::model::{Kind, Quantity, Token};

/// "3.4 miles long", "12 feet in height": which of its sizes.
pub fn dimension(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<String> {
    let end = q.tokens.end;
    let hyphen = |i: usize| usize::from(tokens.get(i).is_some_and(|t| t.text == "-" && !t.spaced));
    let conversion = conversion::past(tokens, phrases, q);
    let led =
        if conversion > end { hyphen(conversion) } else { usize::from(tokens.get(end).is_some_and(|t| t.is("in"))) };
    named(tokens, q, conversion + led)
}

/// The packs' cues for the sizes of a thing.
const DIMENSIONS: [&str; 7] = ["length", "height", "width", "depth", "diameter", "thickness", "weight"];

/// The size that the word at a place names, or the verb before the quantity.
pub fn named(tokens: &[Token<'_>], q: &Quantity, at: usize) -> Option<String> {
    // "weighed 40 tonnes": what it is made of, or carries, weighs less.
    let before = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].has_cue("weight"));
    let token = tokens.get(before.unwrap_or(at)).filter(|_| q.kind == Kind::Measure)?;
    DIMENSIONS.into_iter().find(|id| token.has_cue(id)).map(str::to_owned)
}
