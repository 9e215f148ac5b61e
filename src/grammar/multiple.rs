//! Times as many, and ratios.
//!
//! ```text
//! multiple = hedges ( cardinal "times" | cardinal [ "-" ] "fold" | double )
//! ratio    = digits ":" digits | cardinal [ "-" ] "to" [ "-" ] "one"
//! ```

use super::Read;
use super::bound::hedges;
use super::cardinal::Style;
use super::fraction::ratio as quotient;
use super::numeral::numeral;
use super::phrase::Draft;
use super::token::*;
use crate::model::{Kind, Number, Pos, Quantity, Sense, Shape, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use rust_decimal::Decimal;

pub(super) fn multiple<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    let _ = before;
    let multiplies = |t: &crate::model::Token<'_>| {
        t.is("times")
            || t.is("x")
            || t.text == "×"
            || t.senses().any(|(s, _)| matches!(s, Sense::Fold | Sense::Multiple(_)))
    };
    if !near(input, 16, multiplies) {
        return fail(input);
    }
    let (start, bound) = hedges(input)?;
    let (rest, number) = alt((times, fold, single)).parse(start)?;
    let span = cover(taken(start, rest));
    Draft { kind: Kind::Multiple, number, span, bound, rule: "multiple" }.quantity(input, rest)
}

/// "three times as many", "five times more"; "three times a week" and "for three times" count occasions.
fn times<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    let (rest, n) = numeral(Style::PLAIN, input)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, _) = token(|t| t.is("times") || t.text == "×" || t.is("x") && !t.spaced)(rest)?;
    let compared = rest.0.first().is_some_and(|t| {
        has_cue(t, "compared") || has_cue(t, "comparative") || t.lower.ends_with("er") && t.pos == Pos::Adjective
    });
    if compared { Ok((rest, n.number)) } else { fail(input) }
}

/// "threefold", "3-fold", "tenfold".
fn fold<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    let apart = |i| {
        let (rest, n) = numeral(Style::PLAIN, i)?;
        let (rest, _) = opt(hyphen).parse(rest)?;
        let (rest, ()) = sense(|s| matches!(s, Sense::Fold).then_some(()))(rest)?;
        Ok((rest, n.number))
    };
    alt((apart, |i| {
        sense(|s| match s {
            Sense::Multiple(factor) => Some(*factor),
            _ => None,
        })(i)
        .and_then(|(rest, factor)| {
            let one_word = i_is_fold(i);
            if one_word { Ok((rest, Some(Number::written(factor)))) } else { fail(i) }
        })
    }))
    .parse(input)
}

fn i_is_fold(input: Tokens<'_, '_>) -> bool {
    input.0.first().is_some_and(|t| t.lower.ends_with("fold"))
}

/// "double", "twice", "halved": before what is compared, or as the verb of a change.
fn single<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    let (rest, factor) = sense(|s| match s {
        Sense::Multiple(factor) => Some(*factor),
        _ => None,
    })(input)?;
    let Some(first) = input.0.first() else { return fail(input) };
    let verb = first.lower.ends_with("ed");
    let compared = rest.0.first().is_some_and(|t| has_cue(t, "compared") || t.is("from") || t.is("to"));
    let joined = rest.0.first().is_some_and(|t| !t.spaced && is_hyphen(t))
        || rest.0.first().is_some_and(|t| t.is("down") || t.is("up") || t.is("over"));
    if joined || !(compared || verb) { fail(input) } else { Ok((rest, Some(Number::written(factor)))) }
}

/// `3:1`, "three to one", "10-to-1".
pub(super) fn ratio<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    let _ = before;
    if let Ok((rest, (above, below))) = colon(before, input) {
        let span = cover(taken(input, rest));
        let bound = super::bound::Bound::NONE;
        return Draft { kind: Kind::Ratio, number: quotient(above, below), span, bound, rule: "ratio" }
            .quantity(input, rest);
    }
    if !near(input, 16, |t| t.is("to")) {
        return fail(input);
    }
    let (start, bound) = hedges(input)?;
    let (rest, (above, below)) = to_one(start)?;
    let number = quotient(above, below);
    Draft { kind: Kind::Ratio, number, span: cover(taken(start, rest)), bound, rule: "ratio" }.quantity(input, rest)
}

/// `16:9`, `3:1`: two short figures close to a colon, and no third.
fn colon<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, (Decimal, Decimal)> {
    let figure = |t: &crate::model::Token<'_>| t.shape == Shape::Digits && t.text.len() <= 4;
    let (rest, above) = token(figure)(input)?;
    let (rest, _) = token(|t| t.text == ":" && !t.spaced)(rest)?;
    let (rest, below) = token(|t| figure(t) && !t.spaced)(rest)?;
    let third =
        rest.0.first().is_some_and(|t| !t.spaced && (matches!(t.text, ":" | "-" | "–") || t.shape == Shape::Word))
            || !above.spaced && before.0.last().is_some_and(|t| t.text == ":");
    match (above.text.parse(), below.text.parse()) {
        (Ok(a), Ok(b)) if !third && b > Decimal::ZERO => Ok((rest, (a, b))),
        (_, _) => fail(input),
    }
}

fn to_one<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (Decimal, Decimal)> {
    let (rest, above) = numeral(Style { money: false, and: false }, input)?;
    let (rest, _) = (opt(hyphen), word("to"), opt(hyphen)).parse(rest)?;
    let (rest, below) = token(|t| t.is("one") || t.text == "1")(rest)?;
    let go_on = rest.0.first().is_some_and(|t| {
        t.shape == Shape::Digits
            || !t.spaced && t.shape == Shape::Word
            || t.senses().any(|(s, _)| matches!(s, Sense::Scale { .. } | Sense::Unit { .. }))
    });
    match above.value() {
        Some(value) if value > Decimal::ONE && !go_on && !below.text.is_empty() => Ok((rest, (value, Decimal::ONE))),
        Some(_) | None => fail(input),
    }
}
