//! A number in any form, without its unit.
//!
//! ```text
//! numeral = [ minus ] ( vague | part-of-scale | power | over | mixed | fraction | cardinal )
//! ```

use super::Read;
use super::cardinal::{Cardinal, Style, cardinal};
use super::fraction;
use super::token::*;
use super::vague::vague;
use crate::model::{Number, Pos, Sense, Shape, Tokens};
use nom::Parser;
use nom::branch::alt;
use rust_decimal::Decimal;

/// How a number was written, where it matters for what it means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    Digits,
    Words,
    /// Below one: "two thirds", "½".
    Fraction,
    /// Above one with a fraction: "2½".
    Mixed,
    /// "dozens": the number is a hard low, `of` was read where it is set.
    Vague {
        of: bool,
    },
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Numeral {
    /// `None`: too long to hold.
    pub number: Option<Number>,
    pub form: Form,
    pub coefficient: Option<Number>,
    pub scale: Option<Decimal>,
    /// A vague word's usual limit.
    pub soft_high: Option<Number>,
}

impl Numeral {
    fn new(number: Option<Number>, form: Form) -> Self {
        Numeral { number, form, coefficient: None, scale: None, soft_high: None }
    }

    pub fn value(&self) -> Option<Decimal> {
        self.number.map(|n| n.value)
    }
}

pub(super) fn numeral<'a, 't>(style: Style, input: Tokens<'a, 't>) -> Read<'a, 't, Numeral> {
    alt((
        // Before "hundreds" can be the scale of nothing.
        vague_numeral,
        // Before "half" is a share: "half a million".
        part,
        // Before the plain digits they begin with.
        |i| fraction::power(i).map(|(r, n)| (r, Numeral::new(n, Form::Digits))),
        |i| fraction::over(i).map(|(r, n)| (r, Numeral::new(n, Form::Fraction))),
        // A fraction before its numerator alone.
        |i| fraction::fraction(i).map(|(r, n)| (r, Numeral::new(n, proper(n)))),
        |i| whole(style, i),
    ))
    .parse(input)
}

fn proper(n: Option<Number>) -> Form {
    if n.is_some_and(|n| n.value < Decimal::ONE) { Form::Fraction } else { Form::Mixed }
}

fn vague_numeral<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Numeral> {
    let (rest, read) = vague(input)?;
    Ok((rest, Numeral { soft_high: read.soft_high, ..Numeral::new(read.low, Form::Vague { of: read.of }) }))
}

fn part<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Numeral> {
    let (rest, (number, scale)) = fraction::part_of_scale(input)?;
    Ok((rest, Numeral { scale: Some(scale), ..Numeral::new(number, Form::Words) }))
}

fn whole<'a, 't>(style: Style, input: Tokens<'a, 't>) -> Read<'a, 't, Numeral> {
    let (rest, read) = cardinal(style, input)?;
    if style.and
        && let Ok((after, number)) = fraction::tail(&read, rest)
    {
        return Ok((after, Numeral { coefficient: number, ..Numeral::new(number, Form::Mixed) }));
    }
    Ok((rest, plain(&read)))
}

fn plain(read: &Cardinal) -> Numeral {
    let form = if read.digits { Form::Digits } else { Form::Words };
    Numeral { coefficient: read.coefficient, scale: read.scale, ..Numeral::new(read.number, form) }
}

/// A sign in front: "minus", "negative", or a stroke close to the digits with nothing close before it.
pub(super) fn signed<'a, 't>(before: Tokens<'a, 't>, style: Style, input: Tokens<'a, 't>) -> Read<'a, 't, Numeral> {
    let (rest, negative) = match minus(before, input) {
        Ok((rest, ())) => (rest, true),
        Err(_) => (input, false),
    };
    let (rest, read) = numeral(style, rest)?;
    if negative && matches!(read.form, Form::Vague { .. }) {
        return fail(input);
    }
    let number = read.number.map(|n| Number { value: if negative { -n.value } else { n.value }, ..n });
    Ok((rest, Numeral { number, ..read }))
}

fn is_sign(stroke: &crate::model::Token<'_>) -> bool {
    is_hyphen(stroke) || stroke.text == "−"
}

fn minus<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    if let Ok(read) = sense(|s| matches!(s, Sense::Minus).then_some(()))(input) {
        return Ok(read);
    }
    let (rest, stroke) = token(|t| is_dash(t) && t.text != "—" && t.text != "~")(input)?;
    let free = stroke.spaced || before.0.last().is_none_or(|t| matches!(t.text, "(" | "[" | "/" | "“" | "\""));
    let close = rest.0.first().is_some_and(|t| !t.spaced && matches!(t.shape, Shape::Digits | Shape::Symbol));
    // "- 1 4/5" alone; a stroke before a sentence is a list's mark.
    let alone =
        before.0.is_empty() && rest.0.len() <= 5 && numeral(Style::PLAIN, rest).is_ok_and(|(r, _)| r.0.is_empty());
    let words =
        before.0.last().is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Auxiliary | Pos::Adposition | Pos::Particle));
    // "convert - 20 degrees": after a word that wants its object a stroke is no dash where warmth is meant.
    let cold = !close
        && words
        && is_sign(stroke)
        && numeral(Style::PLAIN, rest).is_ok_and(|(r, _)| super::temperature::follows(r));
    if free && (close || alone || cold) { Ok((rest, ())) } else { fail(input) }
}
