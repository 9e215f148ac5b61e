//! Sums with intervals: outward, so that what fails here fails in every reading.

use super::compare;
use crate::model::number::power_of_ten;
use crate::model::tolerance::Band;
use crate::model::{Claim, Hedge, Number, Tolerances};
use rust_decimal::Decimal;

/// All values from `low` to `high`, ends allowed; an end that is `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
}

impl Range {
    pub const fn point(value: Decimal) -> Self {
        Range { low: Some(value), high: Some(value) }
    }

    pub const fn of(low: Decimal, high: Decimal) -> Self {
        Range { low: Some(low), high: Some(high) }
    }

    /// Some value lies in both.
    pub fn meets(self, other: Range) -> bool {
        let below = |a: Option<Decimal>, b: Option<Decimal>| match (a, b) {
            (Some(low), Some(high)) => low <= high,
            (None, _) | (_, None) => true,
        };
        below(self.low, other.high) && below(other.low, self.high)
    }

    pub fn plus(self, other: Range) -> Range {
        let add = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_add(b?);
        Range { low: add(self.low, other.low), high: add(self.high, other.high) }
    }

    pub fn minus(self, other: Range) -> Range {
        let subtract = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_sub(b?);
        Range { low: subtract(self.low, other.high), high: subtract(self.high, other.low) }
    }

    /// Product of two ranges that are not below zero; open where it cannot be held.
    pub fn times(self, other: Range) -> Range {
        let multiply = |a: Option<Decimal>, b: Option<Decimal>| a?.checked_mul(b?);
        Range { low: multiply(self.low, other.low), high: multiply(self.high, other.high) }
    }

    /// Quotient of two ranges, the second above zero; open where it cannot be held.
    pub fn over(self, other: Range) -> Range {
        let end = |a: Option<Decimal>, small: Option<Decimal>, large: Option<Decimal>, low: bool| {
            let a = a?;
            // A negative end is moved outward by the smaller divisor.
            let by = if a.is_sign_negative() == low { small } else { large };
            by.filter(|d| !d.is_zero()).and_then(|d| a.checked_div(d))
        };
        Range { low: end(self.low, other.low, other.high, true), high: end(self.high, other.low, other.high, false) }
    }

    pub fn is_positive(self) -> bool {
        self.low.is_some_and(|low| low > Decimal::ZERO)
    }

    /// A figure that an open end is taken to stop at, this many times the stated one.
    pub fn capped(self, slack: Decimal) -> Range {
        Range { high: self.high.or_else(|| self.low?.checked_mul(slack)), ..self }
    }
}

/// What a claim allows in its base unit: hedges at their widest, and half the step that the number may have been rounded to.
/// Counts below a hundred are made one by one and stand as they are.
pub fn reach(claim: &Claim, tolerances: &Tolerances) -> Option<Range> {
    let allowed = compare::allowed(claim, tolerances, Band::Wide)?;
    let q = &claim.quantity;
    let factor = q.unit.as_ref().map_or(Decimal::ONE, |u| u.factor);
    // A bound is no rounding, and "about" reaches further than one.
    let rounded = matches!(q.hedge, Hedge::None | Hedge::Between) && !q.approximate;
    let half = |n: Option<Number>| {
        let n = n
            .filter(|_| rounded)
            .filter(|n| !(q.is_count() && n.value < Decimal::ONE_HUNDRED && n.value.fract().is_zero()))?;
        power_of_ten(n.grain())?.checked_div(Decimal::TWO)?.checked_mul(factor)
    };
    let shift = |end: Option<Number>, written: Option<Number>, down: bool| {
        let value = end?.value;
        let half = half(written).unwrap_or_default();
        if down { value.checked_sub(half) } else { value.checked_add(half) }
    };
    let (low, high) = (q.interval.low, q.interval.high);
    Some(Range { low: shift(allowed.low, low, true), high: shift(allowed.high, high, false) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_reckoned_outward() {
        let d = |n: i64| Decimal::from(n);
        let a = Range::of(d(10), d(12));
        assert_eq!(a.plus(a), Range::of(d(20), d(24)));
        assert_eq!(a.minus(a), Range::of(d(-2), d(2)));
        assert_eq!(a.times(Range::of(d(2), d(3))), Range::of(d(20), d(36)));
        assert_eq!(a.over(Range::of(d(2), d(5))), Range::of(d(2), d(6)));
        assert_eq!(a.minus(a).over(Range::of(d(1), d(2))), Range::of(d(-2), d(2)));
        assert!(a.meets(Range { low: Some(d(12)), high: None }));
        assert!(!a.meets(Range { low: Some(d(13)), high: None }));
        assert_eq!(Range { low: Some(d(10)), high: None }.capped(d(2)), Range::of(d(10), d(20)));
    }
}
