//! Two sums of one article in two currencies whose rates cannot both be: a part of `conversion-mismatch`, which knows no rate of a day.

use super::{Slip, Survey, say, together};
use crate::model::{Claim, Explanation, Kind, Severity};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A sum and its conversion, and how much of the second currency the first buys.
struct Exchange {
    places: [usize; 2],
    rate: Decimal,
}

/// Each exchange that does not hold against the first of its article and currencies; `beside` tells whether words tie a figure to its
/// conversion.
pub fn judge(survey: &Survey<'_>, neighbours: &[(usize, usize)], beside: impl Fn(&str) -> bool) -> Vec<Slip> {
    let mut held: BTreeMap<(usize, &str, &str), Exchange> = BTreeMap::new();
    let mut found = Vec::new();
    for &(first, second) in neighbours {
        let (a, b) = (&survey.claims[first], &survey.claims[second]);
        let gap = together::between(survey, a, b).trim();
        let Some((rate, units)) = rate(a, b).zip(currencies(a, b)).filter(|_| beside(gap)) else { continue };
        let exchange = Exchange { places: [first, second], rate };
        match held.get(&(a.article, units.0, units.1)) {
            Some(other) => found.extend(apart(survey, other, &exchange, units)),
            None => _ = held.insert((a.article, units.0, units.1), exchange),
        }
    }
    found
}

/// The two currencies, where they differ.
fn currencies<'s>(a: &'s Claim, b: &'s Claim) -> Option<(&'s str, &'s str)> {
    let money = a.quantity.kind == Kind::Money && b.quantity.kind == Kind::Money;
    let (u, v) = (a.quantity.unit.as_ref()?, b.quantity.unit.as_ref()?);
    (money && u.base != v.base && a.quantity.per == b.quantity.per).then_some((u.base.as_str(), v.base.as_str()))
}

fn rate(a: &Claim, b: &Claim) -> Option<Decimal> {
    let (x, y) = (a.canonical?.single()?.value, b.canonical?.single()?.value);
    y.checked_div(x).filter(|rate| rate.is_sign_positive() && !rate.is_zero())
}

fn apart(survey: &Survey<'_>, one: &Exchange, other: &Exchange, units: (&str, &str)) -> Option<Slip> {
    let far = survey.parameters.get("exchange.far")?;
    let ratio = one.rate.max(other.rate).checked_div(one.rate.min(other.rate)).filter(|r| *r >= far)?;
    let shown = |rate: Decimal| say::decimal(rate.round_sf(3).unwrap_or(rate).normalize());
    let (x, y) = (shown(one.rate), shown(other.rate));
    let (from, to) = units;
    let reason = format!("for 1 {from} the one gives {x} {to}, the other {y}; one of the conversions does not hold.");
    let explanation = Explanation {
        rule: "two-rates-of-exchange".to_owned(),
        steps: vec![format!("the larger rate is {} times the smaller", ratio.round_dp(2).normalize())],
        parameters: vec![("far".to_owned(), far.to_string())],
        unknown: Vec::new(),
    };
    let places = one.places.into_iter().chain(other.places).collect();
    Some(together::slip(survey, Severity::Medium, places, &reason, explanation))
}
