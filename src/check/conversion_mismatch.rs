//! conversion-mismatch: a measure that its own conversion in brackets does not equal.
//!
//! Why it matters: readers of one system take the one figure, readers of the other the second.
//!
//! Example: “75 kilometres (50 miles)”, which are 47 miles.
//!
//! How it decides: two units of one base with only “or”, a bracket, or the thing measured and a bracket between them; each figure may have
//! been rounded to its last digit that is not zero, and three percent are left besides, since the first may be rounded before it is converted. Temperatures are tried as degrees and as differences. Medium; high
//! above a quarter, and where one unit stands twice and the numbers are apart by the factor of its conversion (the `swap` parameters):
//! “640 hectares, or about 260 hectares”.
//!
//! Not caught: currencies, for which no rate of a day is known; units the packs do not convert.

use super::reckon::Range;
use super::{Slip, Survey, compare, say, together};
use crate::model::number::power_of_ten;
use crate::model::{Claim, Explanation, Kind, Severity, Unit};
use rust_decimal::Decimal;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    together::neighbours(survey).into_iter().filter_map(|(a, b)| pair_of(survey, a, b)).collect()
}

fn pair_of(survey: &Survey<'_>, first: usize, second: usize) -> Option<Slip> {
    let (a, b) = (&survey.claims[first], &survey.claims[second]);
    let (u, v) = (a.quantity.unit.as_ref()?, b.quantity.unit.as_ref()?);
    let measures = [a, b].iter().all(|c| matches!(c.quantity.kind, Kind::Measure | Kind::Temperature));
    let gap = together::between(survey, a, b).trim();
    let beside = in_brackets(gap) || gap.trim_start_matches([',', '(']).trim() == "or";
    if !measures || !beside || u.base != v.base || a.quantity.per != b.quantity.per {
        return None;
    }
    if u.id == v.id {
        return twice(survey, first, second, u);
    }
    let (x, y) = (as_written(a, Decimal::new(3, 2))?, as_written(b, Decimal::ZERO)?);
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
    let reason = format!("the first is {} {name}, not {}.", say::rough(equal.round_sf(3)?), say::decimal(said));
    let explanation = Explanation {
        rule: "conversion-does-not-come-out".to_owned(),
        steps: vec![format!("1 {} is {} {}", u.id, u.factor.checked_div(v.factor)?.round_dp(4).normalize(), v.id)],
        parameters: vec![("slack".to_owned(), "3 %".to_owned())],
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

/// "(" alone, or behind the thing measured: "118 km of coastline (73 miles)".
fn in_brackets(gap: &str) -> bool {
    gap.strip_suffix('(').is_some_and(|thing| {
        thing.split_whitespace().count() <= THING && thing.chars().all(|c| c.is_alphabetic() || c == ' ' || c == '-')
    })
}

/// Words between a measure and the bracket with its conversion.
const THING: usize = 3;

/// The figure in its own unit with what it may have been rounded from, and a `share` of it besides (none of a temperature).
fn as_written(claim: &Claim, share: Decimal) -> Option<Range> {
    let i = claim.quantity.interval;
    let end = |n: Option<crate::model::Number>, down: bool| {
        let n = n?;
        // Nobody rounds a temperature to tens.
        let digit = if claim.quantity.kind == Kind::Temperature { 0 } else { n.trailing_place() };
        let half = power_of_ten(digit.max(i32::from(n.place)))?.checked_div(Decimal::TWO)?;
        // Nor are degrees converted from a rounder figure: "104 F (38 C)" is two degrees off.
        let share = if claim.quantity.kind == Kind::Temperature { Decimal::ZERO } else { share };
        let slack = n.value.abs().checked_mul(share)?;
        let width = half.checked_add(slack)?;
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
