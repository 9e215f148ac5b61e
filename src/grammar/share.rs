//! Parts of a whole.
//!
//! ```text
//! odds = cardinal ( "in" | "out of" | "of every" ) [ "every" ] cardinal      (one in five, 3 out of 10)
//! half = "half"                                                             (after a hedge, or before "of", "the", "a")
//! most = "most of" | "a majority of"
//! ```

use super::Read;
use super::bound::{Bound, after, hedges};
use super::cardinal::{Style, cardinal};
use super::fraction::ratio;
use super::phrase::Draft;
use super::token::*;
use crate::model::{Kind, Pos, Quantity, Sense, Shape, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use rust_decimal::Decimal;

/// "nearly two in three": a share with the number that the two make.
pub(super) fn odds<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    let _ = before;
    if !near(input, 16, |t| t.is("in") || t.is("out") || t.is("every") || t.is("each") || t.is("of")) {
        return fail(input);
    }
    let (start, bound) = hedges(input)?;
    let plain = Style { money: false, and: false };
    let (rest, part) = cardinal(plain, start)?;
    let (rest, of) = match out_of(rest) {
        Ok((rest, ())) => (rest, false),
        Err(_) => (word("of")(rest)?.0, true),
    };
    let (rest, _) = opt(token(|t| t.is("every") || t.is("each"))).parse(rest)?;
    let (rest, whole) = cardinal(Style::PLAIN, rest)?;
    let read = taken(start, rest);
    let (Some(part), Some(whole)) = (part.number, whole.number) else { return fail(input) };
    let counted = rest.0.first().is_some_and(measured_next)
        || rest.0.first().is_some_and(|t| !t.spaced && t.text != "," && t.shape != Shape::Punct);
    let round = whole.value <= Decimal::ONE_HUNDRED
        || whole.value.normalize().scale() == 0 && whole.significant_digits() == 1
        || read.0.last().is_some_and(|t| t.shape == Shape::Word);
    // "11 of the 40 passengers" and "3 of 10 hostages" are counts; "3 of 10 voted" is a share.
    let ten = whole.value == Decimal::TEN || whole.value == Decimal::ONE_HUNDRED;
    let names =
        rest.0.first().is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Participle | Pos::Gerund));
    if of && (!ten || names || rest.0.is_empty()) {
        return fail(input);
    }
    if part.value >= whole.value || part.value <= Decimal::ZERO || counted || !round {
        return fail(input);
    }
    let (end, late) = opt(after).parse(rest)?;
    let bound = late.map_or(bound, |l| bound.and_after(l));
    let number = ratio(part.value, whole.value);
    Draft { kind: Kind::Share, number, span: cover(read), bound, rule: "odds" }.quantity(input, end)
}

/// "two in three hours", "3 in 10 minutes", "one in 2020": not odds.
fn measured_next(token: &crate::model::Token<'_>) -> bool {
    token.senses().any(|(s, _)| match s {
        Sense::Unit { unit, .. } => unit.kind != crate::model::UnitKind::Count,
        Sense::Month(_) => true,
        _ => false,
    })
}

fn out_of<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    alt((
        |i| (opt(hyphen), word("in"), opt(hyphen)).parse(i).map(|(r, _)| (r, ())),
        |i| (opt(hyphen), word("out"), opt(hyphen), word("of"), opt(hyphen)).parse(i).map(|(r, _)| (r, ())),
        |i| (word("of"), token(|t| t.is("every") || t.is("each"))).parse(i).map(|(r, _)| (r, ())),
    ))
    .parse(input)
}

/// "half of", "more than half": a bare fraction word; "half" of a match, a marathon or a brother is none.
pub(super) fn half<'a, 't>(hedged: &Bound, before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    let (rest, below) = sense(|s| match s {
        Sense::Fraction(n) => Some(*n),
        _ => None,
    })(input)?;
    let Some(first) = input.0.first() else { return fail(input) };
    let of = rest.0.first().is_some_and(|t| t.is("of") || t.is("all") || has_cue(t, "compared"));
    let narrowed = before.0.last().is_some_and(|t| {
        has_cue(t, "narrows-half")
            || t.shape == Shape::Digits
            || !first.spaced
            || t.senses().any(|(s, _)| matches!(s, Sense::Ordinal(_)))
    });
    let joined = rest.0.first().is_some_and(|t| !t.spaced && t.shape != Shape::Punct || is_hyphen(t));
    let singular = first.is("half");
    let hedged = hedged.is_some() || before.0.last().is_some_and(|t| t.is("by") || t.is("in"));
    // "nearly half a million" is a part of a scale.
    let scaled = super::fraction::part_of_scale(input).is_ok();
    if !singular || scaled || narrowed || joined || !(of || hedged || at_end(rest) && before.0.is_empty()) {
        return fail(input);
    }
    let number = ratio(Decimal::ONE, Decimal::from(below));
    // "half as many" compares with another number, "half of" with its own whole.
    let kind = if rest.0.first().is_some_and(|t| t.is("as")) { Kind::Multiple } else { Kind::Share };
    Draft { kind, number, span: first.span, bound: Bound::NONE, rule: "half" }.quantity(input, rest)
}
