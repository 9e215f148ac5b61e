//! conversion-mismatch: a measure that its own conversion in brackets does not equal.
//!
//! Why it matters: readers of one system take the one figure, readers of the other the second.
//!
//! Example: “75 kilometres (50 miles)”, which are 47 miles.
//!
//! How it decides: two units of one base with only “or”, a bracket, or the thing measured and a bracket between them; each figure may have
//! been rounded to its last digit that is not zero, and three percent are left besides, since the first may be rounded before it is converted.
//! Between units a power of ten apart nothing is reckoned, so that the digits must be the same as far as both are written, rounded or cut
//! off: “83,500 hectares (853 square kilometres)”; “about” and the sizes of data, whose thousands are also 1,024, keep the three percent.
//! Temperatures are tried as degrees and as differences. Medium; high above a quarter, and where one unit stands twice and the numbers are apart by the factor of its conversion (the `swap` parameters):
//! “640 hectares, or about 260 hectares”.
//!
//! Of currencies no rate of a day is known, but two conversions of one article must not be 1.4 times apart (`exchange.far`): “$35 billion (€29
//! billion)” beside “$8.8 billion (€10.6 billion)”, where it was multiplied instead of divided.
//!
//! Not caught: a single conversion of a currency, and two that are off by less; units the packs do not convert.

use super::reckon::Range;
use super::{Slip, Survey, compare, exchange, say, together};
use crate::model::number::power_of_ten;
use crate::model::{Claim, Explanation, Kind, Severity, Unit, UnitKind};
use rust_decimal::Decimal;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let neighbours = together::neighbours(survey);
    let mut found: Vec<Slip> = neighbours.iter().filter_map(|&(a, b)| pair_of(survey, a, b)).collect();
    found.extend(exchange::judge(survey, &neighbours, is_restated));
    found
}

fn pair_of(survey: &Survey<'_>, first: usize, second: usize) -> Option<Slip> {
    let (a, b) = (&survey.claims[first], &survey.claims[second]);
    let (u, v) = (a.quantity.unit.as_ref()?, b.quantity.unit.as_ref()?);
    let measures = [a, b].iter().all(|c| matches!(c.quantity.kind, Kind::Measure | Kind::Temperature));
    let gap = together::between(survey, a, b).trim();
    if !measures || !is_restated(gap) || u.base != v.base || a.quantity.per != b.quantity.per {
        return None;
    }
    if u.id == v.id {
        return twice(survey, first, second, u);
    }
    let moved = is_moved_point(a, b);
    let slack = if moved { Slack::Step } else { Slack::Share(Decimal::new(3, 2)) };
    let (x, y) = (as_written(a, slack)?, as_written(b, if moved { slack } else { Slack::Share(Decimal::ZERO) })?);
    let whole = convert(x, u, true)?.meets(convert(y, v, true)?);
    let shift = convert(x, u, false)?.meets(convert(y, v, false)?);
    if whole || shift {
        return None;
    }
    let stated = |c: &Claim| c.quantity.stated().map(|n| n.value);
    let base = u.to_base(stated(a)?)?;
    let equal = base.checked_sub(v.offset)?.checked_div(v.factor)?;
    let said = stated(b)?;
    let far = equal.max(said) * Decimal::from(4) > equal.min(said) * Decimal::from(5);
    let name = v.names.get(1).or(v.names.first()).map_or(v.id.as_str(), String::as_str);
    let shown = if moved { say::decimal(equal.normalize()) } else { say::rough(equal.round_sf(3)?) };
    let reason = format!("the first is {shown} {name}, not {}.", say::decimal(said));
    let explanation = Explanation {
        rule: "conversion-does-not-come-out".to_owned(),
        steps: vec![format!("1 {} is {} {}", u.id, u.factor.checked_div(v.factor)?.round_dp(4).normalize(), v.id)],
        parameters: vec![("slack".to_owned(), if moved { "rounding" } else { "3 %" }.to_owned())],
        unknown: Vec::new(),
    };
    let severity = if far { Severity::High } else { Severity::Medium };
    Some(together::slip(survey, severity, vec![first, second], &reason, explanation))
}

/// "640 hectares, or about 260 hectares": the one is the other converted, and both have its unit.
fn twice(survey: &Survey<'_>, first: usize, second: usize, unit: &Unit) -> Option<Slip> {
    let (a, b) = (&survey.claims[first], &survey.claims[second]);
    let (times, parameters) = compare::conversion(a, b, unit, survey.parameters)?;
    let reason = format!("the larger is {times} times the smaller, as if it had been converted and kept its unit.");
    let explanation =
        Explanation { rule: "converted-to-its-own-unit".to_owned(), parameters, ..Explanation::default() };
    Some(together::slip(survey, Severity::High, vec![first, second], &reason, explanation))
}

/// The words between a figure and its conversion: a bracket or "or".
fn is_restated(gap: &str) -> bool {
    in_brackets(gap) || gap.trim_start_matches([',', '(']).trim() == "or"
}

/// "(" alone, or behind the thing measured: "118 km of coastline (73 miles)".
fn in_brackets(gap: &str) -> bool {
    gap.strip_suffix('(').is_some_and(|thing| {
        thing.split_whitespace().count() <= THING && thing.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-')
    })
}

/// Words between a measure and the bracket with its conversion.
const THING: usize = 3;

/// From a micrometre to a kilometre and further no news converts.
const POWERS: i32 = 9;

/// What a figure may be off beyond the half step that it was rounded by.
#[derive(Clone, Copy)]
enum Slack {
    /// A share of it, for what was lost before it was converted.
    Share(Decimal),
    /// The other half of the step: its digits may have been cut off.
    Step,
}

/// Both plain, and a power of ten between their units: the one is the other with its point moved.
fn is_moved_point(a: &Claim, b: &Claim) -> bool {
    let plain = |c: &Claim| !c.quantity.approximate && c.quantity.is_point() && c.quantity.kind == Kind::Measure;
    let Some((u, v)) = a.quantity.unit.as_ref().zip(b.quantity.unit.as_ref()) else { return false };
    let decimal = !matches!(u.kind, UnitKind::Data | UnitKind::DataRate);
    let ratio = u.factor.max(v.factor).checked_div(u.factor.min(v.factor)).map(|r| r.normalize());
    let power = ratio.is_some_and(|r| (1..=POWERS).any(|n| power_of_ten(n) == Some(r)));
    power && decimal && u.offset == v.offset && plain(a) && plain(b)
}

/// The figure in its own unit with what it may have been rounded from, and the `slack` besides (none of a temperature).
fn as_written(claim: &Claim, slack: Slack) -> Option<Range> {
    let i = claim.quantity.interval;
    let end = |n: Option<crate::model::Number>, down: bool| {
        let n = n?;
        // Nobody rounds a temperature to tens.
        let digit = if claim.quantity.kind == Kind::Temperature { 0 } else { n.trailing_place() };
        let half = power_of_ten(digit.max(i32::from(n.place)))?.checked_div(Decimal::TWO)?;
        // Nor are degrees converted from a rounder figure: "104 F (38 C)" is two degrees off.
        let besides = match slack {
            Slack::Share(_) if claim.quantity.kind == Kind::Temperature => Decimal::ZERO,
            Slack::Share(share) => n.value.abs().checked_mul(share)?,
            Slack::Step => half,
        };
        let width = half.checked_add(besides)?;
        if down { n.value.checked_sub(width) } else { n.value.checked_add(width) }
    };
    Some(Range { low: end(i.low, true), high: end(i.high, false) })
}

/// In the base unit; without the offset where it is a difference (5 degrees warmer).
fn convert(range: Range, unit: &Unit, offset: bool) -> Option<Range> {
    let to = |d: Option<Decimal>| match d {
        None => Some(None),
        Some(d) if offset => unit.to_base(d).map(Some),
        Some(d) => d.checked_mul(unit.factor).map(Some),
    };
    Some(Range { low: to(range.low)?, high: to(range.high)? })
}
