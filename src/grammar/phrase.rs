//! A number with all that belongs to it: hedges, ends, unit, rate.
//!
//! ```text
//! phrase = { hedge } ( range | half | side ) [ hedge-after ] [ rate ] [ hedge-after ]
//! ```

use super::Read;
use super::bound::{Bound, after, hedges_after};
use super::compound::halved;
use super::measure::{Side, UnitRead, hedge_of_scale, side};
use super::numeral::Form;
use super::range::{Range, range};
use super::rate::{beyond, rate};
use super::share;
use super::token::*;
use crate::model::{Hedge, Interval, Kind, Number, Quantity, Sense, Span, Tokens, Unit, UnitKind};
use nom::Parser;
use nom::combinator::opt;
use std::sync::Arc;

pub(super) fn phrase<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    let (start, bound) = hedges_after(before, input)?;
    let whole = before;
    let before = if bound.is_some() { taken(input, start) } else { before };
    // "about half an hour" is a time.
    if halved(before, start).is_err()
        && let Ok((rest, half)) = share::half(&bound, before, start)
    {
        return Ok((rest, bounded(half, bound)));
    }
    if let Ok((rest, found)) = range(whole, bound.is_some(), start) {
        let quantity = of_range(&found, bound);
        return tail(input, start, rest, quantity, bound);
    }
    let (rest, found) = side(before, bound.is_some(), start)?;
    let bound = if bound.is_some() { bound } else { hedge_of_scale(start).unwrap_or(bound) };
    let mut quantity = of_side(&found, bound);
    if quantity.kind == Kind::Temperature
        && quantity.unit.as_ref().is_some_and(|u| u.base == u.id)
        && super::temperature::is_angle(before, rest)
    {
        quantity.kind = Kind::Measure;
    }
    tail(input, start, rest, quantity, bound)
}

/// What follows a number and its unit belongs to it: "or more", "a day".
fn tail<'a, 't>(
    input: Tokens<'a, 't>,
    start: Tokens<'a, 't>,
    rest: Tokens<'a, 't>,
    mut quantity: Quantity,
    bound: Bound,
) -> Read<'a, 't, Quantity> {
    let _ = start;
    let (rest, late) = opt(after).parse(rest)?;
    // "40-plus people", "40 or more people": the unit after the hedge.
    let (rest, unit) = match (&quantity.unit, late) {
        (None, Some(_)) => opt(plain_unit).parse(rest)?,
        (_, _) => (rest, None),
    };
    let (rest, per) = opt(rate).parse(rest)?;
    // "$9.40 more a month", "$40 extra a year": a payment on top has its rate behind the word.
    let on_top = opt((token(|t| matches!(t.lower.as_str(), "more" | "extra" | "less" | "apiece")), rate));
    let (rest, per) = if quantity.kind == Kind::Money && per.is_none() {
        on_top.map(|found| found.map(|(_, per)| per)).parse(rest)?
    } else {
        (rest, per)
    };
    let (rest, later) = if late.is_none() { opt(after).parse(rest)? } else { (rest, None) };
    if let Some(unit) = unit {
        quantity.kind = kind(&unit.unit);
        quantity.unit_span = Some(unit.span);
        quantity.unit = Some(unit.unit);
    }
    quantity.per = per.or_else(|| if quantity.kind == Kind::Count { beyond(rest) } else { None });
    if let Some(late) = late.or(later) {
        quantity = bounded(quantity, bound.and_after(late));
    }
    quantity.span = cover(taken(input, rest));
    Ok((rest, quantity))
}

fn plain_unit<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, UnitRead> {
    let (rest, unit) = sense(|s| match s {
        Sense::Unit { unit, symbol: false, .. } => Some(unit.clone()),
        _ => None,
    })(input)?;
    Ok((rest, UnitRead { unit, span: cover(taken(input, rest)) }))
}

/// Puts the hedges onto a quantity whose interval holds the number as written.
fn bounded(mut quantity: Quantity, bound: Bound) -> Quantity {
    if !bound.is_some() {
        return quantity;
    }
    quantity.approximate = bound.approximate;
    quantity.hedge_span = bound.span;
    let ends = (quantity.interval.low, quantity.interval.high);
    quantity.interval = match ends {
        (Some(low), Some(high)) if low.value != high.value => quantity.interval,
        (Some(n), _) | (None, Some(n)) => bound.interval(n),
        (None, None) => quantity.interval,
    };
    let is_range = matches!(ends, (Some(low), Some(high)) if low.value != high.value);
    if !is_range {
        quantity.hedge = bound.hedge;
    }
    quantity
}

fn of_side(side: &Side, bound: Bound) -> Quantity {
    let number = side.numeral.number;
    let vague = matches!(side.numeral.form, Form::Vague { .. });
    let plain = Quantity {
        span: Span::default(),
        number: side.span,
        tokens: 0..0,
        kind: match &side.unit {
            Some(unit) => kind(&unit.unit),
            None if side.numeral.form == Form::Fraction => Kind::Share,
            None => Kind::Count,
        },
        interval: number.map_or(NOTHING, if vague { |n| Interval::above(n, true) } else { Interval::point }),
        approximate: false,
        hedge: if vague { Hedge::Vague } else { Hedge::None },
        hedge_span: None,
        unit: side.unit.as_ref().map(|u| u.unit.clone()),
        unit_span: side.unit.as_ref().map(|u| u.span),
        per: None,
        change: None,
        rule: rule(side),
        note: number.is_none().then(too_long),
    };
    if vague && number.is_some_and(|n| n.value < rust_decimal::Decimal::ONE) {
        // "most of": more than half, strictly.
        let interval = number.map_or(NOTHING, |n| Interval::above(n, false));
        return Quantity { kind: Kind::Share, interval, hedge: Hedge::Over, rule: "most", ..plain };
    }
    if vague && matches!(bound.hedge, Hedge::None | Hedge::About | Hedge::Exact) {
        // "about a dozen" softens a number; "some dozens" only says again that none is known.
        return Quantity { hedge_span: bound.span, approximate: bound.approximate, ..plain };
    }
    match (vague, side.numeral.soft_high, bound.hedge) {
        // "up to several hundred" stops where the word usually does.
        (true, Some(high), Hedge::UpTo | Hedge::AtMost | Hedge::Under | Hedge::Almost) => {
            let interval = bound.interval(high);
            Quantity { interval, hedge: bound.hedge, hedge_span: bound.span, approximate: true, ..plain }
        }
        (_, _, _) => bounded(plain, bound),
    }
}

fn of_range(range: &Range, bound: Bound) -> Quantity {
    let low = of_side(&range.low, Bound::NONE);
    let interval = match (range.low.numeral.number, high_end(&range.high)) {
        (Some(low), Some(high)) => Interval::closed(low, high),
        (_, _) => NOTHING,
    };
    Quantity {
        number: range.low.span.to(range.high.span),
        interval,
        // "at least 6,000-8,000" says two things; neither is dropped.
        hedge: match bound.hedge {
            Hedge::None | Hedge::About | Hedge::Almost | Hedge::Exact | Hedge::Vague | Hedge::Between => Hedge::Between,
            Hedge::Over | Hedge::AtLeast | Hedge::Under | Hedge::AtMost | Hedge::UpTo => bound.hedge,
        },
        approximate: bound.approximate || range.inner.approximate,
        hedge_span: bound.span.or(range.inner.span),
        rule: "range",
        note: None,
        ..low
    }
}

/// "dozens to hundreds" reaches to the usual end of the second word.
fn high_end(side: &Side) -> Option<Number> {
    side.numeral.soft_high.or(side.numeral.number)
}

const NOTHING: Interval = Interval { low: None, high: None, low_inclusive: true, high_inclusive: true };

fn too_long() -> String {
    "the number has more digits than a decimal can hold exactly, so it is not compared".to_owned()
}

fn rule(side: &Side) -> &'static str {
    match (&side.numeral.form, &side.unit) {
        (_, Some(unit)) if unit.unit.kind == UnitKind::Money => "money",
        (_, Some(_)) if side.article => "article",
        (Form::Vague { .. }, _) => "vague",
        (_, Some(_)) => "measured",
        (Form::Fraction, None) => "fraction",
        (Form::Mixed, None) => "mixed",
        (Form::Digits | Form::Words, None) => "cardinal",
    }
}

/// What kind of claim a unit makes of a number.
pub(super) fn kind(unit: &Unit) -> Kind {
    match unit.kind {
        UnitKind::Count => Kind::Count,
        UnitKind::Money => Kind::Money,
        UnitKind::Share => Kind::Percent,
        UnitKind::Points => Kind::Points,
        UnitKind::Temperature => Kind::Temperature,
        UnitKind::Time => Kind::Duration,
        UnitKind::Length
        | UnitKind::Area
        | UnitKind::Volume
        | UnitKind::Mass
        | UnitKind::Speed
        | UnitKind::Energy
        | UnitKind::Power
        | UnitKind::Pressure
        | UnitKind::Data
        | UnitKind::DataRate
        | UnitKind::Frequency
        | UnitKind::Force
        | UnitKind::Angle
        | UnitKind::Voltage
        | UnitKind::Current
        | UnitKind::Fuel
        | UnitKind::Radiation
        | UnitKind::Concentration
        | UnitKind::Sound
        | UnitKind::Scale
        | UnitKind::Score => Kind::Measure,
    }
}

/// A quantity of one number that a special pattern has read.
pub(super) struct Draft {
    pub kind: Kind,
    pub number: Option<Number>,
    /// The number's own words.
    pub span: Span,
    pub bound: Bound,
    pub rule: &'static str,
}

impl Draft {
    /// The finished quantity: its span reaches from `input` to `rest`.
    pub fn quantity<'a, 't>(self, input: Tokens<'a, 't>, rest: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
        WithUnit { draft: self, unit: None }.quantity(input, rest)
    }

    pub fn with_unit(self, unit: Arc<Unit>, span: Span) -> WithUnit {
        WithUnit { draft: self, unit: Some(UnitRead { unit, span }) }
    }
}

pub(super) struct WithUnit {
    draft: Draft,
    unit: Option<UnitRead>,
}

impl WithUnit {
    pub fn quantity<'a, 't>(self, input: Tokens<'a, 't>, rest: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
        let Draft { kind, number, span, bound, rule } = self.draft;
        let quantity = Quantity {
            span: cover(taken(input, rest)),
            number: span,
            tokens: 0..0,
            kind,
            interval: number.map_or(NOTHING, Interval::point),
            approximate: false,
            hedge: Hedge::None,
            hedge_span: None,
            unit: self.unit.as_ref().map(|u| u.unit.clone()),
            unit_span: self.unit.as_ref().map(|u| u.span),
            per: None,
            change: None,
            rule,
            note: number.is_none().then(too_long),
        };
        Ok((rest, bounded(quantity, bound)))
    }
}
