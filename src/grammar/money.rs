//! Money: a currency before or after the number.
//!
//! ```text
//! money = [ minus ] currency [ minus ] numeral [ currency-code ]
//! ```

use super::Read;
use super::cardinal::Style;
use super::measure::{Side, UnitRead};
use super::numeral::{Form, signed};
use super::token::*;
use crate::model::{Number, Sense, Shape, Tokens, UnitKind};
use nom::Parser;
use nom::combinator::opt;

/// A sign or code that stands before its number: `$`, `US$`, `Rs`, `EUR`.
pub(super) fn currency<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, UnitRead> {
    let (rest, unit) = sense(|s| match s {
        Sense::Unit { unit, prefix: true, .. } if unit.kind == UnitKind::Money => Some(unit.clone()),
        _ => None,
    })(input)?;
    let (rest, _) = opt(token(|t| t.text == "." && !t.spaced)).parse(rest)?;
    Ok((rest, UnitRead { unit, span: cover(taken(input, rest)) }))
}

/// `$5 million`, `-$5`, `Rs 5 lakh crore`, `US$ 1MM`.
pub(super) fn prefixed<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    let sign = |i: Tokens<'a, 't>| {
        let (rest, stroke) = token(|t| is_dash(t) && t.text != "—" && t.text != "~")(i)?;
        let free = stroke.spaced || before.0.last().is_none_or(|t| matches!(t.text, "(" | "["));
        if free && glued(rest) { Ok((rest, ())) } else { fail(i) }
    };
    let (after_sign, minus) = opt(sign).parse(input)?;
    let (rest, unit) = currency(after_sign)?;
    let (end, number) = signed(Tokens(&[]), Style::MONEY.after(before), rest)?;
    if matches!(number.form, Form::Vague { .. } | Form::Words)
        && !rest.0.first().is_some_and(|t| t.shape == Shape::Digits)
    {
        return fail(input);
    }
    let number = match minus {
        Some(()) => {
            super::numeral::Numeral { number: number.number.map(|n| Number { value: -n.value, ..n }), ..number }
        }
        None => number,
    };
    let span = cover(taken(rest, end));
    // "$5 million dollars", "$50 USD": the same currency said again.
    let end = match unit_again(end) {
        Ok((after, again)) if again == unit.unit.id || unit.unit.names.iter().any(|n| n == "$") => after,
        Ok(_) | Err(_) => end,
    };
    Ok((end, Side { numeral: number, span, unit: Some(unit), prefix: true, article: false }))
}

fn unit_again<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, String> {
    sense(|s| match s {
        Sense::Unit { unit, .. } if unit.kind == UnitKind::Money => Some(unit.id.clone()),
        _ => None,
    })(input)
}
