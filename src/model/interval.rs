//! The values a quantity allows, and how two of them stand to each other.

use super::Number;
use super::number::spoken;
use rust_decimal::Decimal;
use std::fmt;

/// From `low` to `high`, each end inclusive or not; an end that is `None` is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    pub low: Option<Number>,
    pub high: Option<Number>,
    /// The low end itself is allowed. Meaningless where `low` is `None`.
    pub low_inclusive: bool,
    pub high_inclusive: bool,
}

impl Interval {
    /// The two ends the smaller first: a score reads the same from either side.
    pub fn ordered(self) -> Interval {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.value > high.value => Interval { low: Some(high), high: Some(low), ..self },
            _ => self,
        }
    }

    pub const fn point(n: Number) -> Self {
        Interval { low: Some(n), high: Some(n), low_inclusive: true, high_inclusive: true }
    }

    pub const fn closed(low: Number, high: Number) -> Self {
        Interval { low: Some(low), high: Some(high), low_inclusive: true, high_inclusive: true }
    }

    /// Everything above `n` (`inclusive`: and `n` itself).
    pub const fn above(n: Number, inclusive: bool) -> Self {
        Interval { low: Some(n), high: None, low_inclusive: inclusive, high_inclusive: true }
    }

    pub const fn below(n: Number, inclusive: bool) -> Self {
        Interval { low: None, high: Some(n), low_inclusive: true, high_inclusive: inclusive }
    }

    pub fn is_point(&self) -> bool {
        match (self.low, self.high) {
            (Some(low), Some(high)) => low.value == high.value,
            (None, _) | (_, None) => false,
        }
    }

    /// Its one number: the point, or the end of an open interval. A range has two.
    pub fn single(&self) -> Option<Number> {
        match (self.low, self.high) {
            (Some(low), Some(high)) => (low.value == high.value).then_some(low),
            (Some(end), None) | (None, Some(end)) => Some(end),
            (None, None) => None,
        }
    }

    /// The same interval with both ends mapped: unit conversion. `None` where `f` fails.
    pub fn try_map(self, f: impl Fn(Decimal) -> Option<Decimal>) -> Option<Self> {
        let map = |n: Option<Number>| match n {
            None => Some(None),
            Some(n) => f(n.value).map(|value| Some(Number { value, ..n })),
        };
        Some(Interval { low: map(self.low)?, high: map(self.high)?, ..self })
    }
}

/// In words: `5,400 to 6,600`, `more than 8,000`, `at most 10,000`.
impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.low, self.high) {
            (Some(low), Some(high)) if low.value == high.value => f.write_str(&spoken(low.value)),
            (Some(low), Some(high)) => write!(f, "{} to {}", spoken(low.value), spoken(high.value)),
            (Some(low), None) if self.low_inclusive => write!(f, "{} or more", spoken(low.value)),
            (Some(low), None) => write!(f, "more than {}", spoken(low.value)),
            (None, Some(high)) if self.high_inclusive => write!(f, "at most {}", spoken(high.value)),
            (None, Some(high)) => write!(f, "less than {}", spoken(high.value)),
            (None, None) => f.write_str("any number"),
        }
    }
}
