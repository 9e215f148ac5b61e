//! Two ends.
//!
//! ```text
//! between = "between" hedges side ( "and" | "to" | "-" ) hedges side
//! from-to = "from" hedges side ( "to" | "through" | "up to" ) hedges side
//! range   = side ( dash | "to" | "or" ) side
//! ```

use super::Read;
use super::bound::{Bound, hedges};
use super::cardinal::Style;
use super::digits::scaled;
use super::measure::{Side, side, unit_after};
use super::numeral::{Form, Numeral, numeral};
use super::token::*;
use crate::model::{Number, Sense, Shape, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use rust_decimal::Decimal;

/// Two ends with one unit, and the hedges that stand inside.
#[derive(Debug, Clone)]
pub(super) struct Range {
    pub low: Side,
    pub high: Side,
    pub inner: Bound,
}

pub(super) fn range<'a, 't>(before: Tokens<'a, 't>, hedged: bool, input: Tokens<'a, 't>) -> Read<'a, 't, Range> {
    if let Ok(read) = decade(before, input) {
        return Ok(read);
    }
    if !near(input, REACH, |t| is_dash(t) || t.is("to") || t.is("or") || t.is("and") || t.is("through") || is_spread(t))
    {
        return fail(input);
    }
    alt((between, |i| from_to(before, i), |i| spread(before, i), |i| plain(before, hedged, i))).parse(input)
}

/// "in the 40s", "the mid-30s", "the high 90s": ten numbers, or their lower, middle or upper part.
fn decade<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Range> {
    let tens = |t: &crate::model::Token<'_>| t.text.len() == 2 && t.text.ends_with('0') && t.text != "00";
    let (rest, figure) = token(|t| t.shape == Shape::Digits && tens(t))(input)?;
    let (rest, _) = token(|t| !t.spaced && t.is("s"))(rest)?;
    let part = before.0.iter().rev().find(|t| !is_hyphen(t));
    let (from, to) = match part.map(|t| t.lower.as_str()) {
        Some("low" | "lower" | "early") => (0, 3),
        Some("mid" | "middle") => (4, 6),
        Some("high" | "upper" | "late") => (7, 9),
        Some(_) | None => (0, 9),
    };
    let Some(n) = figure.text.parse::<u64>().ok() else { return fail(input) };
    let end = |more: u64| {
        let number = Some(Number::whole(n + more));
        let numeral = Numeral { number, form: Form::Digits, coefficient: number, scale: None, soft_high: None };
        Side { numeral, span: cover(taken(input, rest)), unit: None, prefix: false, article: false }
    };
    Ok((rest, Range { low: end(from), high: end(to), inner: Bound::NONE }))
}

fn between<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Range> {
    let (rest, _) = token(|t| t.is("between") || t.is("betwen"))(input)?;
    let (rest, inner) = hedges(rest)?;
    let with_and = |i| {
        let (r, low) = side(Tokens(&[]), false, i)?;
        let (r, ()) = and_or_dash(r)?;
        Ok((r, low))
    };
    let without_and = |i| {
        let (r, low) = shortest(i)?;
        let (r, ()) = and_or_dash(r)?;
        Ok((r, low))
    };
    let (rest, low) = alt((with_and, without_and)).parse(rest)?;
    let (rest, _) = hedges(rest)?;
    let (rest, high) = side(Tokens(&[]), false, rest)?;
    join(input, rest, low, high, inner, false)
}

fn and_or_dash<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    token(|t| t.is("and") || t.is("to") || t.is("&") || is_dash(t))(input).map(|(r, _)| (r, ()))
}

/// A side whose number holds no "and", so that "between one hundred and six hundred" has two ends.
fn shortest<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    let (start, prefix) = opt(super::money::currency).parse(input)?;
    let (rest, read) = numeral(Style { money: prefix.is_some(), and: false }, start)?;
    let span = cover(taken(start, rest));
    match prefix {
        Some(unit) => Ok((rest, Side { numeral: read, span, unit: Some(unit), prefix: true, article: false })),
        None => match unit_after(Tokens(&[]), &read, rest) {
            Ok((after, unit)) => {
                Ok((after, Side { numeral: read, span, unit: Some(unit), prefix: false, article: false }))
            }
            Err(_) => Ok((rest, Side { numeral: read, span, unit: None, prefix: false, article: false })),
        },
    }
}

/// "from 3 to 5 million"; after a verb of change these are two levels and not a range.
fn from_to<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Range> {
    if governed(before) {
        return fail(input);
    }
    let (rest, _) = (opt(token(|t| t.is("anywhere") || t.is("somewhere"))), word("from")).parse(input)?;
    let (rest, inner) = hedges(rest)?;
    let (rest, low) = side(Tokens(&[]), false, rest)?;
    let (rest, _) = alt((
        |i| token(|t| t.is("to") || t.is("through") || is_dash(t))(i).map(|(r, _)| (r, ())),
        |i| (word("up"), word("to")).parse(i).map(|(r, _)| (r, ())),
    ))
    .parse(rest)?;
    let (rest, _) = hedges(rest)?;
    let (rest, high) = side(Tokens(&[]), false, rest)?;
    let changes = rest.0.iter().take(3).any(is_change);
    if changes { fail(input) } else { join(input, rest, low, high, inner, false) }
}

/// "49 ± 3", "49 percent, plus or minus 3 points": the number with its margin to both sides.
fn spread<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Range> {
    if !near(input, REACH, is_spread) {
        return fail(input);
    }
    let (rest, middle) = side(before, false, input)?;
    let (rest, _) = opt(token(|t| t.text == ",")).parse(rest)?;
    let (rest, ()) = cue("plus-minus")(rest)?;
    let (rest, margin) = side(Tokens(&[]), false, rest)?;
    let unit = match (&middle.unit, &margin.unit) {
        (Some(a), Some(b)) if a.unit.base != b.unit.base => return fail(input),
        (Some(unit), _) | (None, Some(unit)) => Some(unit.clone()),
        (None, None) => None,
    };
    let (Some(n), Some(m)) = (middle.numeral.number, margin.numeral.number) else { return fail(input) };
    let place = n.place.min(m.place);
    let end = |value: Option<Decimal>| {
        let number = value.map(|value| Number { value, place });
        let numeral = Numeral { number, form: middle.numeral.form, coefficient: None, scale: None, soft_high: None };
        number.map(|_| Side { numeral, unit: unit.clone(), ..middle.clone() })
    };
    let high_span = margin.span;
    match (end(n.value.checked_sub(m.value)), end(n.value.checked_add(m.value))) {
        (Some(low), Some(high)) if m.value > Decimal::ZERO => {
            Ok((rest, Range { low, high: Side { span: high_span, ..high }, inner: Bound::NONE }))
        }
        (_, _) => fail(input),
    }
}

fn is_spread(token: &crate::model::Token<'_>) -> bool {
    token.has_cue("plus-minus")
}

/// A word of change stands before, in the same clause.
fn governed(before: Tokens<'_, '_>) -> bool {
    let moved = match before.0 {
        [left @ .., from] if from.is("from") => left,
        left => left,
    };
    if super::change::raised(moved) {
        return true;
    }
    before
        .0
        .iter()
        .rev()
        .take(6)
        .take_while(|t| !matches!(t.text, "." | ";" | ":"))
        .any(|t| is_change(t) || has_cue(t, "shift"))
}

fn is_change(token: &crate::model::Token<'_>) -> bool {
    token.senses().any(|(s, _)| matches!(s, Sense::Change(_)))
}

fn plain<'a, 't>(before: Tokens<'a, 't>, hedged: bool, input: Tokens<'a, 't>) -> Read<'a, 't, Range> {
    let (rest, low) = alt((|i| side(before, hedged, i), shortest)).parse(input)?;
    if matches!(low.numeral.form, Form::Vague { of: true }) || low.article {
        return fail(input);
    }
    let (rest, link) = link(rest)?;
    // "rose 40 to 52" is a change and the level it reached.
    let level = before.0.last().is_some_and(|t| t.is("from") || t.is("by")) && governed(before);
    // "rose by 2 to 4 percent": what it rose by has the unit of what follows, a level would not lend it.
    let by = before.0.last().is_some_and(|t| t.is("by")) && low.unit.is_none();
    // "put up $12bn to $13bn": the particle of a verb moves no level.
    let change = before.0.last().is_some_and(is_change) && !super::change::is_particle(before.0);
    if link == Link::To && (level && !by || change) {
        return fail(input);
    }
    let (rest, _) = if link == Link::Dash { (rest, Bound::NONE) } else { hedges(rest)? };
    let (rest, high) = side(Tokens(&[]), false, rest)?;
    let shared = high.unit.as_ref().is_some_and(|u| !high.prefix && u.unit.kind != crate::model::UnitKind::Count);
    if link == Link::Or && !neighbours(&low.numeral, &high.numeral) || link == Link::To && level && !shared {
        return fail(input);
    }
    join(input, rest, low, high, Bound::NONE, link == Link::Dash)
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Link {
    Dash,
    To,
    Or,
}

fn link<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Link> {
    let (rest, first) = token(|t| is_dash(t) || t.is("to") || t.is("or"))(input)?;
    if first.is("to") {
        return Ok((rest, Link::To));
    }
    if first.is("or") {
        return Ok((rest, Link::Or));
    }
    // Both sides close, or both apart: "5 -3" is not a range.
    let even = rest.0.first().is_some_and(|t| t.spaced == first.spaced);
    // "6-to-8", "five-to-six-year-old".
    if let Ok((after, _)) = (word("to"), hyphen).parse(rest) {
        return Ok((after, Link::To));
    }
    if even { Ok((rest, Link::Dash)) } else { fail(input) }
}

/// "two or three" is a range, "3 or 50" are two numbers.
fn neighbours(low: &Numeral, high: &Numeral) -> bool {
    match (low.coefficient.or(low.number), high.coefficient.or(high.number)) {
        (Some(a), Some(b)) => {
            let step = if b.value < Decimal::TEN { Decimal::TWO } else { b.value * Decimal::new(5, 1) };
            a.value < b.value && b.value - a.value <= step
        }
        (_, _) => false,
    }
}

/// The second end's scale and unit hold for the first; ends that do not rise are no range.
fn join<'a, 't>(
    input: Tokens<'a, 't>,
    rest: Tokens<'a, 't>,
    mut low: Side,
    mut high: Side,
    inner: Bound,
    dash: bool,
) -> Read<'a, 't, Range> {
    let vague = |s: &Side| matches!(s.numeral.form, Form::Vague { .. });
    if vague(&low) != vague(&high) && !vague(&low) {
        return fail(input);
    }
    if low.numeral.scale.is_none()
        && !vague(&high)
        && let (Some(scale), Some(n), Some(top)) = (high.numeral.scale, low.numeral.number, high.numeral.coefficient)
        && scale >= Decimal::TEN
        && n.value < top.value
    {
        low.numeral.number = scaled(n, scale);
    }
    match (&low.unit, &high.unit) {
        (None, Some(_)) if !high.prefix || dash => low.unit = high.unit.clone(),
        (Some(_), None) if low.prefix => high.unit = low.unit.clone(),
        (Some(a), Some(b)) if a.unit.base == b.unit.base && a.unit.id == b.unit.id => {}
        (None, None) => {}
        (Some(_), None) | (None, Some(_)) | (Some(_), Some(_)) => return fail(input),
    }
    match (low.numeral.number, high.numeral.number) {
        (Some(a), Some(b)) if a.value < b.value && !glued_digits(rest) => Ok((rest, Range { low, high, inner })),
        (_, _) => fail(input),
    }
}

/// "3-4-5", "555-1234-…": more digits after another dash are a name, not a range.
fn glued_digits(rest: Tokens<'_, '_>) -> bool {
    match rest.0 {
        [dash, next, ..] => is_dash(dash) && !dash.spaced && !next.spaced && next.shape == Shape::Digits,
        [..] => false,
    }
}
