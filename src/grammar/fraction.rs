//! Fractions and mixed numbers.
//!
//! ```text
//! fraction    = ( "a" | cardinal ) [ "-" ] denominator | digits "/" digits | vulgar
//! denominator = [ tens [ "-" ] ] ordinal | "half" | "quarter"         plural after any number but one
//! mixed       = cardinal ( vulgar | digits "/" digits | "and" fraction )
//! ```

use super::Read;
use super::bound::Bound;
use super::cardinal::{Cardinal, Style, cardinal, scale_word, small};
use super::digits::{digits, scaled};
use super::phrase::Draft;
use super::token::*;
use crate::model::{Kind, Number, Quantity, Sense, Shape, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use rust_decimal::Decimal;

/// `above / below`, written as finely as two digits say where the division does not end.
pub(super) fn ratio(above: Decimal, below: Decimal) -> Option<Number> {
    let value = above.checked_div(below)?.normalize();
    let number = Number::written(value);
    if value.scale() > 6 && value.checked_mul(below)? != above || value.scale() > 20 {
        return Some(Number { value, place: i8::try_from(number.leading_place() - 1).ok()? });
    }
    Some(number)
}

/// A denominator and whether it is a plural: "thirds", "twenty-firsts", "quarter".
fn denominator<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (u64, bool)> {
    let (rest, _) = opt(token(is_hyphen)).parse(input)?;
    let (rest, tens) = match small(rest) {
        // "twenty-fifths": the ordinal needs tens before it.
        Ok((after, tens)) if tens >= 20 && tens.is_multiple_of(10) => (opt(token(is_hyphen)).parse(after)?.0, tens),
        Ok(_) => return fail(input),
        Err(_) => (rest, 0),
    };
    let (after, below) = sense(|s| match s {
        Sense::Fraction(n) => Some(*n),
        Sense::Ordinal(n) if *n > 2 || tens > 0 => Some(*n),
        _ => None,
    })(rest)?;
    let plural = rest.0.first().is_some_and(|t| t.lower.ends_with('s') && t.lower != "halves" || t.is("halves"));
    if tens > 0 && below >= 10 { fail(input) } else { Ok((after, (tens + below, plural))) }
}

/// `½`
pub(super) fn vulgar<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (u64, u64)> {
    sense(|s| match s {
        Sense::Vulgar(above, below) => Some((*above, *below)),
        _ => None,
    })(input)
}

/// `3/4`: short, the lower number not zero, and no third number (that is a date).
pub(super) fn slashed<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (u64, u64)> {
    let figure = |t: &crate::model::Token<'_>| t.shape == Shape::Digits && t.text.len() <= 3;
    let (rest, (above, slash, below)) =
        (token(figure), token(|t| matches!(t.text, "/" | "⁄") && !t.spaced), token(|t| figure(t) && !t.spaced))
            .parse(input)?;
    let _ = slash;
    let more = rest.0.first().is_some_and(|t| !t.spaced && (t.text == "/" || t.shape == Shape::Word));
    match (above.text.parse(), below.text.parse()) {
        (Ok(above), Ok(below)) if below > 0u64 && !more => Ok((rest, (above, below))),
        (_, _) => fail(input),
    }
}

fn number(parts: (u64, u64)) -> Option<Number> {
    ratio(Decimal::from(parts.0), Decimal::from(parts.1))
}

/// "two thirds", "a half", "one-eighth", "3/4", "½".
pub(super) fn fraction<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    alt((|i| slashed(i).map(|(r, p)| (r, number(p))), |i| vulgar(i).map(|(r, p)| (r, number(p))), single, several))
        .parse(input)
}

/// "a third", "one fifth", "a half": one part. "a third client" is an ordinal: after the article the share needs its whole, or the end.
fn single<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    let (start, article) = token(|t| t.is("a") || t.is("one") || t.is("an"))(input)?;
    let (rest, below) = match (denominator(start), whole_ordinal(start)) {
        (Ok((rest, (below, false))), _) | (Err(_), Ok((rest, below))) => (rest, below),
        (Ok(_), _) | (Err(_), Err(_)) => return fail(input),
    };
    let ordinal = taken(start, rest).0.iter().any(|t| t.senses().any(|(s, _)| matches!(s, Sense::Ordinal(_))));
    let whole = at_end(rest)
        || rest.0.first().is_some_and(|t| {
            t.is("of")
                || t.is("more")
                || t.is("less")
                || t.is("fewer")
                || t.is("higher")
                || t.is("lower")
                || t.is("from")
        })
        || super::cardinal::scale_word(rest).is_ok();
    if ordinal && !article.is("one") && !whole { fail(input) } else { Ok((rest, number((1, below)))) }
}

/// "one hundred and fifth": an ordinal of hundreds as a denominator.
fn whole_ordinal<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, u64> {
    let (rest, hundreds) = small(input)?;
    let (rest, factor) = scale_word(rest)?;
    let (rest, _) = opt(word("and")).parse(rest)?;
    let (rest, (below, plural)) = denominator(rest)?;
    if factor != Decimal::ONE_HUNDRED || plural || below >= 100 {
        fail(input)
    } else {
        Ok((rest, hundreds * 100 + below))
    }
}

/// "three fifths", "twenty-three fifths": more than one part, and the denominator says so with its plural.
fn several<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    if !near(input, 16, |t| t.senses().any(|(s, _)| matches!(s, Sense::Fraction(_) | Sense::Ordinal(_)))) {
        return fail(input);
    }
    let (rest, above) = cardinal(Style::PLAIN, input)?;
    let (end, (below, plural)) = denominator(rest)?;
    let Some(value) = above.number.filter(|_| plural).map(|n| n.value) else { return fail(input) };
    // "six quarters" are a year and a half; "five quarters of the crop" is a share.
    let parts = above.parts.map_or(value, |(_, tail)| tail);
    if below == 4 && parts > Decimal::from(3) && !end.0.first().is_some_and(|t| t.is("of")) {
        return fail(input);
    }
    let (value, below) = split_tens(taken(input, rest), &above, value, below);
    let rest = end;
    // "two hundred and fifty-four hundredths" is 200 and 54/100: a proper fraction after "and" stands alone.
    let read = match above.parts {
        Some((head, tail)) if tail < below => {
            ratio(tail, below).and_then(|part| Some(Number { value: head.checked_add(part.value)?, ..part }))
        }
        Some(_) | None => ratio(value, below),
    };
    Ok((rest, read))
}

/// "one hundred thirty fifths" are a hundred thirty-fifths: the tens close before a denominator belong to it.
fn split_tens(read: Tokens<'_, '_>, above: &Cardinal, value: Decimal, below: u64) -> (Decimal, Decimal) {
    let tens = read.0.last().and_then(|t| {
        t.senses().find_map(|(s, _)| match s {
            Sense::Cardinal(n) if *n >= 20 && n.is_multiple_of(10) => Some(*n),
            _ => None,
        })
    });
    match tens {
        Some(tens) if below < 10 && above.parts.is_none() && value > Decimal::from(tens) => {
            (value - Decimal::from(tens), Decimal::from(tens + below))
        }
        Some(_) | None => (value, Decimal::from(below)),
    }
}

/// What follows a whole number: `½`, ` 3/4`, "and a half", "-and-a-half".
pub(super) fn tail<'a, 't>(whole: &Cardinal, input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    let Some(so_far) = whole.number.filter(|n| n.value.is_integer()) else { return fail(input) };
    let close = |i: Tokens<'a, 't>| -> Read<'a, 't, Option<Number>> {
        let (rest, parts) = alt((vulgar, slashed)).parse(i)?;
        let small = whole.scale.is_none() && parts.0 < parts.1;
        if small { Ok((rest, number(parts))) } else { fail(i) }
    };
    if let Ok((rest, part)) = close(input) {
        return Ok((rest, plus(so_far, part)));
    }
    let (rest, dash) = opt(hyphen).parse(input)?;
    let (rest, _) = word("and")(rest)?;
    let rest = if dash.is_some() { hyphen(rest)?.0 } else { rest };
    let (rest, part) = fraction(rest)?;
    let Some(part) = part.filter(|p| p.value < Decimal::ONE) else { return fail(input) };
    if let Ok((after, factor)) = scale_word(rest) {
        // "one billion and a half million" adds half a million; "two and a half million" multiplies both.
        return match whole.scale {
            Some(scale) if factor < scale => Ok((after, scaled(part, factor).and_then(|p| plus(so_far, Some(p))))),
            Some(_) => fail(input),
            None => Ok((after, plus(so_far, Some(part)).and_then(|n| scaled(n, factor)))),
        };
    }
    // "a third" may begin something else ("two and a third man"), so it needs the end or a unit.
    match whole.scale.filter(|s| *s >= Decimal::ONE_THOUSAND) {
        Some(scale) => Ok((rest, scaled(part, scale).and_then(|p| plus(so_far, Some(p))))),
        None => Ok((rest, plus(so_far, Some(part)))),
    }
}

fn plus(whole: Number, part: Option<Number>) -> Option<Number> {
    let part = part?;
    Some(Number { value: whole.value.checked_add(part.value)?.normalize(), place: part.place })
}

/// "half a million", "quarter million", "two thirds of a million", "half a dozen": a part of a scale.
pub(super) fn part_of_scale<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, (Option<Number>, Decimal)> {
    if !near(input, 16, |t| t.senses().any(|(s, _)| matches!(s, Sense::Scale { symbol: false, .. }))) {
        return fail(input);
    }
    let bare = |i| {
        sense(|s| match s {
            Sense::Fraction(n) => Some(*n),
            _ => None,
        })(i)
        .map(|(r, n)| (r, number((1, n))))
    };
    let (rest, part) = alt((fraction, bare)).parse(input)?;
    let (rest, _) = (opt(hyphen), opt(word("of")), opt(word("a"))).parse(rest)?;
    let (rest, factor) = scale_word(rest)?;
    Ok((rest, (part.and_then(|p| scaled(p, factor).or(exact_product(p, factor))), factor)))
}

/// Two thirds of a million does not end; it is kept as finely as two digits say.
fn exact_product(part: Number, factor: Decimal) -> Option<Number> {
    let value = part.value.checked_mul(factor)?;
    let number = Number { value, place: 0 };
    Some(Number { place: i8::try_from(number.leading_place() - 1).ok()?, ..number })
}

/// "one over three": only where the clause ends there.
pub(super) fn over<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    if !near(input, 12, |t| t.is("over")) {
        return fail(input);
    }
    let (rest, above) = cardinal(Style::PLAIN, input)?;
    let (rest, _) = word("over")(rest)?;
    let (rest, below) = cardinal(Style::PLAIN, rest)?;
    match (above.number, below.number) {
        (Some(above), Some(below)) if at_end(rest) => Ok((rest, ratio(above.value, below.value))),
        (_, _) => fail(input),
    }
}

/// "2000 over 3", where the whole text is nothing else.
pub(super) fn alone<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    if !before.0.is_empty() || input.0.len() > 12 {
        return fail(input);
    }
    let (rest, number) = over(input)?;
    if !rest.0.is_empty() {
        return fail(input);
    }
    let draft = Draft { kind: Kind::Share, number, span: cover(input), bound: Bound::NONE, rule: "over" };
    draft.quantity(input, rest)
}

/// `1.1^23`, `1.3x10^6`.
pub(super) fn power<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    let figure = |i| token(|t| t.shape == Shape::Digits)(i);
    let (rest, base) = figure(input)?;
    let (rest, times) = opt((token(|t| matches!(t.text, "x" | "×" | "·")), figure)).parse(rest)?;
    let (rest, _) = token(|t| t.text == "^")(rest)?;
    let (rest, signs) = nom::multi::many_m_n(0, 2, token(|t| matches!(t.text, "+" | "-" | "−"))).parse(rest)?;
    let (rest, exponent) = figure(rest)?;
    let Ok(exponent) = exponent.text.parse::<i32>() else { return fail(input) };
    // The nearest sign wins where two are written.
    let negative = signs.len() == 1 && signs.iter().all(|s| s.text != "+");
    let exponent = if negative { -exponent } else { exponent };
    let read = match (digits(base.text), times) {
        (Some(Some(base)), None) => raised(base.value, exponent),
        (Some(Some(front)), Some((_, ten))) => digits(ten.text)
            .flatten()
            .and_then(|ten| raised(ten.value, exponent))
            .and_then(|n| front.value.checked_mul(n.value))
            .map(|v| Number::written(v.normalize())),
        (_, _) => None,
    };
    Ok((rest, read))
}

/// `base` to the power `exponent`; `None` where a decimal cannot hold it exactly.
fn raised(base: Decimal, exponent: i32) -> Option<Number> {
    if exponent.unsigned_abs() > 100 {
        return None;
    }
    let mut value = Decimal::ONE;
    for _ in 0..exponent.unsigned_abs() {
        let next = value.checked_mul(base)?;
        let scale = value.scale() + base.scale();
        if next.scale() != scale && next.normalize().scale() == 28 {
            return None;
        }
        value = next;
    }
    if exponent < 0 { ratio(Decimal::ONE, value) } else { Some(Number::written(value.normalize())) }
}
