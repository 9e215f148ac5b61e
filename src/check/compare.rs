//! How two quantities stand to each other: one predicate a relation.

use crate::model::digits::significant;
use crate::model::number::power_of_ten;
use crate::model::tolerance::{Band, Tolerances};
use crate::model::{Claim, Hedge, Interval, Kind, Number, Parameters, Unit};
use rust_decimal::{Decimal, RoundingStrategy};

/// The closed set of ways two stated amounts can stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// The same interval.
    Equal,
    /// One is the other rounded or cut off.
    Rounding,
    /// Some value satisfies both as usually read.
    Overlap,
    /// Only the widest reading of a hedge lets both hold.
    Stretch,
    /// No value satisfies both.
    Disjoint,
}

/// What a quantity allows, hedges widened to a band, in the unit's base.
pub fn allowed(claim: &Claim, tolerances: &Tolerances, band: Band) -> Option<Interval> {
    let q = &claim.quantity;
    let interval = claim.canonical?;
    let Some(tolerance) = tolerances.of(q.hedge, q.approximate) else { return Some(interval) };
    let shift = |end: Option<Number>, down: bool| {
        end.map(|n| {
            let width = tolerance.width(n, band).min(percent_width(q.kind, n));
            let value = if down { n.value.checked_sub(width) } else { n.value.checked_add(width) };
            Number { value: value.unwrap_or(n.value), ..n }
        })
    };
    Some(match q.hedge {
        // "almost 500,000" reaches down only; readers allow the number itself (44 %).
        Hedge::Almost => {
            Interval { low: shift(interval.high, true), low_inclusive: true, high_inclusive: true, ..interval }
        }
        // "about 6,000" and "at least about 40": every stated end gives way outward.
        Hedge::About
        | Hedge::None
        | Hedge::Over
        | Hedge::AtLeast
        | Hedge::Under
        | Hedge::AtMost
        | Hedge::UpTo
        | Hedge::Between
        | Hedge::Vague
        | Hedge::Exact => Interval { low: shift(interval.low, true), high: shift(interval.high, false), ..interval },
    })
}

/// How far a hedge reaches beside a percentage that is not a round one: one and a half of its last places. The study of hedges left
/// percentages out; "almost 68 percent" is nobody's word for 63. A convention.
fn percent_width(kind: Kind, n: Number) -> Decimal {
    let percent = matches!(kind, Kind::Percent | Kind::Points);
    let round = (n.value % Decimal::from(5)).is_zero();
    match power_of_ten(i32::from(n.place.min(0))) {
        Some(place) if percent && !round => place * Decimal::new(15, 1),
        Some(_) | None => Decimal::MAX,
    }
}

/// The relation of two claims by the order of judgement: equal, rounding, overlap, stretch, disjoint.
/// `None` where a value could not be held.
pub fn relation(a: &Claim, b: &Claim, tolerances: &Tolerances) -> Option<Relation> {
    let (x, y) = (a.canonical?, b.canonical?);
    if x == y {
        return Some(Relation::Equal);
    }
    if a.quantity.kind.is_tally() || b.quantity.kind.is_tally() {
        return Some(Relation::Disjoint);
    }
    let usual = (allowed(a, tolerances, Band::Usual)?, allowed(b, tolerances, Band::Usual)?);
    if meet(&usual.0, &usual.1) {
        return Some(Relation::Overlap);
    }
    if rounds(a, b) {
        return Some(Relation::Rounding);
    }
    let wide = (allowed(a, tolerances, Band::Wide)?, allowed(b, tolerances, Band::Wide)?);
    Some(if meet(&wide.0, &wide.1) { Relation::Stretch } else { Relation::Disjoint })
}

/// Some value lies in both.
pub fn meet(a: &Interval, b: &Interval) -> bool {
    below(a, b) && below(b, a)
}

/// The low end of `a` does not lie above the high end of `b`.
fn below(a: &Interval, b: &Interval) -> bool {
    match (a.low, b.high) {
        (Some(low), Some(high)) => {
            low.value < high.value || (low.value == high.value && a.low_inclusive && b.high_inclusive)
        }
        (None, _) | (_, None) => true,
    }
}

/// One of two figures is the other rounded to its grain, or cut off there. Ends of ranges and bounds round too:
/// "more than 190,000" may stand for 190,345, and 25,300 for "over 25,000".
fn rounds(a: &Claim, b: &Claim) -> bool {
    let (Some(x), Some(y)) = (nearest_end(a, b), nearest_end(b, a)) else { return false };
    // "fewer than 200" does not meet "between 200 and 300".
    if x.base.value == y.base.value {
        return a.canonical.zip(b.canonical).is_some_and(|(x, y)| meet(&x, &y));
    }
    x.stands_for(y.base) && keeps(a, x.base, y.base) || y.stands_for(x.base) && keeps(b, y.base, x.base)
}

/// A bound is cut, never rounded past what it bounds: "more than 240" may be 243, not 236.
fn keeps(bound: &Claim, end: Number, other: Number) -> bool {
    match bound.quantity.hedge {
        Hedge::Over | Hedge::AtLeast => other.value >= end.value,
        Hedge::Under | Hedge::AtMost | Hedge::Almost => other.value <= end.value,
        Hedge::None | Hedge::About | Hedge::UpTo | Hedge::Between | Hedge::Vague | Hedge::Exact => true,
    }
}

/// An end of a claim's interval.
struct End {
    /// In the unit's base.
    base: Number,
    /// As written: what was rounded was rounded in its own unit.
    own: Number,
}

impl End {
    /// It is `other`, which is in the base unit, rounded: "12,000 acres" for 19 square miles.
    fn stands_for(&self, other: Number) -> bool {
        let in_own = other.value.checked_mul(self.own.value).and_then(|v| v.checked_div(self.base.value));
        in_own.is_some_and(|value| rounding_of(self.own, Number { value, ..other }))
    }
}

/// The end of `a`'s interval that faces `b`.
fn nearest_end(a: &Claim, b: &Claim) -> Option<End> {
    let (x, y) = (a.canonical?, b.canonical?);
    // Degrees have no common zero, so that one scale is no multiple of the other.
    let own = if a.quantity.kind == Kind::Temperature { x } else { a.quantity.interval };
    let high = match (x.low, x.high, y.low.or(y.high)) {
        (Some(low), Some(_), Some(other)) => other.value > low.value,
        (low, _, _) => low.is_none(),
    };
    let (base, own) = if high { (x.high?, own.high.or(own.low)?) } else { (x.low?, own.low.or(own.high)?) };
    Some(End { base, own })
}

/// Whether `x` is `y` rounded to the grain of `x`, or truncated there by less than 2 %.
///
/// The 2 % is a convention: truncation is a weaker habit than rounding, and 160,000 does not stand for 167,000.
pub fn rounding_of(x: Number, y: Number) -> bool {
    let Some(step) = power_of_ten(x.grain()) else { return false };
    let Some(steps) = y.value.checked_div(step) else { return false };
    let nearest = steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).checked_mul(step);
    let cut = steps.trunc().checked_mul(step);
    let close = || (y.value - x.value).abs() * Decimal::from(50) <= y.value.abs();
    nearest == Some(x.value) || (cut == Some(x.value) && close())
}

/// The two state the same number, whatever their hedges: a shared point or a shared end.
pub fn same_stated(a: &Claim, b: &Claim) -> bool {
    if a.quantity.kind.is_tally() {
        return a.canonical == b.canonical;
    }
    match (stated(a), stated(b)) {
        (Some(x), Some(y)) => x == y,
        (None, _) | (_, None) => false,
    }
}

/// A bound that holds and is not meant: "up to $670 billion" for $670 million, "more than 32 kilograms" for 32 tonnes.
pub fn slipped(a: &Claim, b: &Claim) -> bool {
    is_thousandfold(a, b) || is_of_other_unit(a, b)
}

/// The digits are the same a thousand times larger, two of them at least where things are counted by fewer than millions. "900" is
/// three digits as it is read.
fn is_thousandfold(a: &Claim, b: &Claim) -> bool {
    let Some((x, y)) = a.quantity.stated().zip(b.quantity.stated()) else { return false };
    let hundreds = x.leading_place() > 2 && x.leading_place() % 3 == 2;
    // Few things are counted in millions.
    let millions = x.leading_place().min(y.leading_place()) >= 6;
    let telling = a.quantity.kind != Kind::Count || x.significant_digits() >= 2 || hundreds || millions;
    let same = telling && significant(x.value) == significant(y.value);
    same && ratio(a, b).is_some_and(|r| r == Decimal::ONE_THOUSAND)
}

fn is_of_other_unit(a: &Claim, b: &Claim) -> bool {
    let (p, q) = (&a.quantity, &b.quantity);
    let telling = p.single().is_some_and(|v| v >= Decimal::TEN);
    p.kind == Kind::Measure && p.is_of_other_unit(q) && telling && p.single() == q.single()
}

/// The number as written, in the base unit; a range has none.
pub fn stated(claim: &Claim) -> Option<Decimal> {
    claim.canonical?.single().map(|n| n.value)
}

/// A single figure for an interval: the middle of a range, else the stated end.
pub fn central(claim: &Claim) -> Option<Decimal> {
    let interval = claim.canonical?;
    match (interval.low, interval.high) {
        (Some(low), Some(high)) => low.value.checked_add(high.value)?.checked_div(Decimal::TWO),
        (Some(n), None) | (None, Some(n)) => Some(n.value),
        (None, None) => None,
    }
}

/// How many times the larger of two figures of one unit is the smaller, where that is the factor to the unit which news mostly converts
/// it to (the `swap` parameters); with the factor and the width by which it may miss it.
pub fn conversion(
    a: &Claim,
    b: &Claim,
    unit: &Unit,
    parameters: &Parameters,
) -> Option<(Decimal, Vec<(String, String)>)> {
    let (factor, width) = (parameters.of_unit("swap.", &unit.id)?, parameters.get("swap.width")?);
    let ratio = ratio(a, b)?;
    let off = ratio.checked_div(factor)? - Decimal::ONE;
    let told = vec![("factor".to_owned(), factor.to_string()), ("width".to_owned(), width.to_string())];
    (off.abs() <= width).then(|| (ratio.round_dp(2).normalize(), told))
}

/// The larger central value over the smaller; `None` where one is zero, signs differ or a decimal cannot hold it.
pub fn ratio(a: &Claim, b: &Claim) -> Option<Decimal> {
    let (x, y) = (central(a)?, central(b)?);
    if x.is_zero() || y.is_zero() || x.is_sign_negative() != y.is_sign_negative() {
        return None;
    }
    let (x, y) = (x.abs(), y.abs());
    x.max(y).checked_div(x.min(y))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::written(text.parse().unwrap())
    }

    #[test]
    fn roundings_and_their_neighbours() {
        for (x, y, stands_for) in [
            ("10000", "9873", true),
            ("10000", "10240", true),
            ("10000", "9300", false),
            ("11000", "11073", true),
            ("11000", "11600", false),
            ("2470000", "2475669", true), // cut off
            ("190000", "190999", true),   // cut off
            ("160000", "167000", false),
            ("7.6", "7.64", true),
            ("7.6", "7.7", false),
            ("5", "5.4", true),
            ("5", "6", false),
            ("0", "3", false),
        ] {
            assert_eq!(rounding_of(number(x), number(y)), stands_for, "{x} for {y}");
        }
    }

    #[test]
    fn open_and_closed_ends_meet_as_written() {
        let n = |v| Number::whole(v);
        let over = Interval::above(n(10), false);
        let at_least = Interval::above(n(10), true);
        let at_most = Interval::below(n(10), true);
        assert!(!meet(&over, &at_most));
        assert!(meet(&at_least, &at_most));
        assert!(meet(&over, &Interval::point(n(11))));
        assert!(!meet(&over, &Interval::point(n(10))));
        assert!(!meet(&Interval::closed(n(1), n(2)), &Interval::closed(n(3), n(4))));
    }
}
