//! Walls of parts: one figure is of some of what the other counts.

use super::{Apart, same_value, stated};
use crate::model::{At, Claim, Mark};
use rust_decimal::Decimal;

pub fn part(a: &Claim, b: &Claim) -> Option<Apart> {
    (a.qualifiers.part != b.qualifiers.part && !same_value(a, b))
        .then(|| ("part", "one is a part of a whole named beside it".to_owned()))
}

/// "Revenue from phones" is a part of "revenue".
pub fn source(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (limit(a, "from "), limit(b, "from "));
    let part = a.subject.reported && b.subject.reported && x != y && !same_value(a, b);
    part.then(|| ("part", format!("one is what came {}", x.or(y).unwrap_or_default())))
}

/// "Prices excluding energy" are not all prices.
pub fn except(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (limit(a, "without "), limit(b, "without "));
    (x != y && !same_value(a, b)).then(|| ("part", format!("one is {}", x.or(y).unwrap_or_default())))
}

/// The modifier that begins with `lead`: "from phone", "without energy".
fn limit<'c>(claim: &'c Claim, lead: &str) -> Option<&'c str> {
    claim.subject.modifiers.iter().map(String::as_str).find(|m| m.starts_with(lead))
}

/// "26 other states" are not all of them, nor are the adults among the passengers.
pub fn others(a: &Claim, b: &Claim) -> Option<Apart> {
    let besides =
        |c: &Claim| c.subject.head == "other" || c.subject.modifiers.iter().any(|m| m == "other" || m == "others");
    if besides(a) != besides(b) && !same_value(a, b) {
        return Some(("part", "one counts those besides another".to_owned()));
    }
    // "40 adult passengers", "44 passengers".
    let aged = |c: &Claim| {
        let told = c.qualifiers.sides(&[At::Inside, At::Behind]).any(|(sort, _)| sort == "age");
        told && !c.subject.modifiers.is_empty()
    };
    let one = !a.subject.head.is_empty() && a.subject.head == b.subject.head;
    (one && aged(a) != aged(b) && !same_value(a, b)).then(|| ("part", "one counts those of an age".to_owned()))
}

/// "41,000 men" are a part of "400,000 people", and no other count of them: as many as all but a fifth may be all.
pub fn one_sex(a: &Claim, b: &Claim) -> Option<Apart> {
    let sexed = |c: &Claim| c.qualifiers.sides(&[At::Inside]).any(|(sort, _)| sort == "sex");
    let people = |c: &Claim| c.quantity.unit_id() == Some("person") && c.quantity.is_count();
    let fewer = |x: &Claim, y: &Claim| sexed(x) && !sexed(y) && is_below(x, y, (4, 5));
    let part = fewer(a, b) || fewer(b, a);
    (people(a) && people(b) && part).then(|| ("part", "one counts those of one sex".to_owned()))
}

/// "Three doctors died" beside "eight people died": of the dead or hurt those of one sort are a part, where they are less than half.
pub fn one_sort(a: &Claim, b: &Claim) -> Option<Apart> {
    let anybody = |c: &Claim| c.qualifiers.is_marked(&Mark::Whoever);
    let fewer = |x: &Claim, y: &Claim| !anybody(x) && anybody(y) && is_below(x, y, (1, 2));
    let toll = a.subject.toll && b.subject.toll;
    (toll && (fewer(a, b) || fewer(b, a))).then(|| ("part", "one counts those of one sort".to_owned()))
}

/// The first, as stated, is less than this share of the second: so many of so many parts.
fn is_below(x: &Claim, y: &Claim, (parts, of): (u32, u32)) -> bool {
    let times = |c: &Claim, n: u32| stated(c)?.checked_mul(Decimal::from(n));
    times(x, of).zip(times(y, parts)).is_some_and(|(m, n)| m < n)
}
