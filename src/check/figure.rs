//! Figures as they stand on the page, for checks that look at their digits.

use crate::model::{Claim, Hedge};
use rust_decimal::Decimal;

/// The single number of a claim in the unit it is written in; a range or a vague word has none.
pub fn written(claim: &Claim) -> Option<Decimal> {
    let q = &claim.quantity;
    let one = match (q.interval.low, q.interval.high) {
        (Some(low), Some(high)) if low.value == high.value => Some(low.value),
        (Some(n), None) | (None, Some(n)) => Some(n.value),
        (Some(_), Some(_)) | (None, None) => None,
    };
    one.filter(|_| q.hedge != Hedge::Vague).map(|v| v.normalize())
}

/// The digits of a number without zeros at either end: `34` for 3,400,000 and for 0.034.
pub fn significant(value: Decimal) -> String {
    let digits = value.normalize().mantissa().unsigned_abs().to_string();
    digits.trim_matches('0').to_owned()
}

/// The digits of two numbers to the same decimal place.
pub fn aligned(a: Decimal, b: Decimal) -> Option<(String, String)> {
    let scale = a.scale().max(b.scale());
    let digits = |mut v: Decimal| {
        v.rescale(scale);
        (v.scale() == scale).then(|| v.mantissa().unsigned_abs().to_string())
    };
    digits(a).zip(digits(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{one_digit_apart, transposed};

    #[test]
    fn digits_are_compared_place_by_place() {
        let d = |s: &str| s.parse::<Decimal>().unwrap();
        for (a, b, swapped, one) in [
            ("214", "241", true, false),
            ("5.4", "4.5", true, false),
            ("48213", "48913", false, true),
            ("112", "211", false, false),
            ("214", "2140", false, false),
            ("7.60", "7.6", false, false),
        ] {
            let (x, y) = aligned(d(a), d(b)).unwrap();
            assert_eq!((transposed(&x, &y), one_digit_apart(&x, &y)), (swapped, one), "{a} {b}");
        }
        assert_eq!(significant(d("3400000")), significant(d("0.034")));
    }
}
