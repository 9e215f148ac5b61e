//! The digits of a number apart from its size: what a slip of the pen keeps, and what it changes.

use rust_decimal::Decimal;

/// The digits without sign, point and the zeros at either end: `34` for 3,400,000 and for 0.034; none for 0.
pub fn significant(value: Decimal) -> String {
    let digits = value.mantissa().unsigned_abs().to_string();
    digits.trim_matches('0').to_owned()
}

/// 1, 10, 1,000, 0.01.
pub fn is_power_of_ten(value: Decimal) -> bool {
    value.is_sign_positive() && significant(value) == "1"
}

/// The digits of two numbers down to one decimal place, the lowest that either has: `54` and `450` for 5.4 and 45.
/// `None` where one of them has too many.
pub fn aligned(a: Decimal, b: Decimal) -> Option<(String, String)> {
    let (a, b) = (a.normalize(), b.normalize());
    let scale = a.scale().max(b.scale());
    let digits = |mut v: Decimal| {
        v.rescale(scale);
        (v.scale() == scale).then(|| v.mantissa().unsigned_abs().to_string())
    };
    digits(a).zip(digits(b))
}

/// Two neighbouring digits have changed places: 214 and 241.
pub fn transposed(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    let differ: Vec<usize> = a.iter().zip(b).enumerate().filter(|(_, (x, y))| x != y).map(|(i, _)| i).collect();
    a.len() == b.len() && matches!(differ.as_slice(), [i, j] if j - i == 1 && a[*i] == b[*j] && a[*j] == b[*i])
}

/// Just one digit differs: 48,213 and 48,913.
pub fn one_digit_apart(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).filter(|(x, y)| x != y).count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().unwrap()
    }

    #[test]
    fn zeros_at_either_end_say_only_how_large_it_is() {
        for (value, digits) in [
            ("3400000", "34"),
            ("0.034", "34"),
            ("-7.60", "76"),
            ("3070", "307"),
            ("100", "1"),
            ("0", ""),
            ("0.00", ""),
        ] {
            assert_eq!(significant(d(value)), digits, "{value}");
        }
    }

    #[test]
    fn a_power_of_ten_is_a_one_and_zeros() {
        for (value, power) in
            [("1", true), ("1000", true), ("0.010", true), ("11", false), ("2000", false), ("0", false), ("-10", false)]
        {
            assert_eq!(is_power_of_ten(d(value)), power, "{value}");
        }
    }

    #[test]
    fn digits_are_compared_place_by_place() {
        for (a, b, swapped, one) in [
            ("214", "241", true, false),
            ("5.4", "4.5", true, false),
            ("5.40", "4.5", true, false),
            ("48213", "48913", false, true),
            ("112", "211", false, false),
            ("214", "2140", false, false),
            ("7.60", "7.6", false, false),
            ("5.4", "45", false, false),
        ] {
            let (x, y) = aligned(d(a), d(b)).unwrap();
            assert_eq!((transposed(&x, &y), one_digit_apart(&x, &y)), (swapped, one), "{a} {b}");
        }
    }

    #[test]
    fn digits_that_a_decimal_cannot_hold_are_not_compared() {
        assert_eq!(aligned(Decimal::MAX, d("0.5")), None);
    }
}
