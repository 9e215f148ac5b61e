//! Tokens → quantities: nom's home.

mod age;
mod clock;
mod date;
mod name;
mod ordinal;
mod piece;
mod score;
mod shape;
mod year;

use crate::model::{Quantity, Tokens};
use nom::branch::alt;
use nom::{IResult, Parser};

/// What every parser of the grammar gives: the tokens after it, and what it read.
pub(crate) type Read<'a, 't, O> = IResult<Tokens<'a, 't>, O>;

/// All quantities of a sentence, in order, none overlapping another. Linear in the tokens.
pub fn quantities(tokens: Tokens<'_, '_>) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.0.len() {
        let (before, here) = tokens.0.split_at(at);
        let (before, here) = (Tokens(before), Tokens(here));
        match quantity(before, here) {
            Ok((rest, mut quantity)) => {
                let end = (tokens.0.len() - rest.0.len()).max(at + 1);
                quantity.tokens = at..end;
                found.push(quantity);
                at = end;
            }
            Err(_) => at += 1,
        }
    }
    found
}

/// The ordered list: the first alternative that reads wins. `before` is what stands before `input` in the sentence.
fn quantity<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    alt((
        // "Title 42", "Catch-22": what the pack or the shape calls a name is nothing else.
        name::name(before),
        // "34-year-old" before "34 years"; "Smith, 34," before the bare number.
        age::age(before),
        // "2019-2021" and "5/17/2018" before ranges, scores and fractions; "the third quarter" before its ordinal.
        date::date(before),
        // "3-1" before the range from 3 to 1.
        score::score(before),
        // After dates ("1st of May"), before the cardinal that "twenty-first" begins with.
        ordinal::ordinal(before),
    ))
    .parse(input)
}
