//! A number as written: its value and how finely it was written.

use super::digits;
use rust_decimal::Decimal;
use std::fmt;

/// An exact decimal with the place of its last written digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Number {
    pub value: Decimal,
    /// The power of ten of the last digit written: `1.2 million` 5, `10,000` 0 (see [`Number::grain`] for its roundness), `7.6` -1.
    pub place: i8,
}

impl Number {
    /// A whole number written out in full.
    pub fn whole(value: u64) -> Self {
        Number { value: Decimal::from(value), place: 0 }
    }

    /// A value whose last digit is its last decimal: `2.50` is written to the hundredth.
    pub fn written(value: Decimal) -> Self {
        Number { value, place: -(value.scale() as i8) }
    }

    /// Significant digits once trailing zeros are stripped: 6,000 has 1, 3,800 has 2, 3,273 has 4; 0 has 1.
    pub fn significant_digits(self) -> u32 {
        digits::significant(self.value).len().max(1) as u32
    }

    /// The power of ten of the first digit: 4 for 10,000, -1 for 0.6. 0 for zero.
    pub fn leading_place(self) -> i32 {
        if self.value.is_zero() {
            return 0;
        }
        self.value.mantissa().unsigned_abs().to_string().len() as i32 - 1 - self.value.scale() as i32
    }

    /// The power of ten of the last digit that is not zero: 3 for 6,000, 2 for 3,800, -1 for 7.6. 0 for zero.
    pub fn trailing_place(self) -> i32 {
        self.leading_place() + 1 - self.significant_digits() as i32
    }

    /// The step to which the number may have been rounded, as a power of ten: the place of its last non-zero digit,
    /// but at least two significant digits (so 10,000 may stand for 9,873, not for 9,300), and never finer than it was written.
    ///
    /// Source: the rounding convention of the project's domain notes, after Jansen and Pollmann (2001) on round numbers.
    pub fn grain(self) -> i32 {
        self.trailing_place().min(self.leading_place() - 1).max(i32::from(self.place))
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let value = self.value.normalize();
        // A third does not end; six digits say it.
        let shown = if value.scale() > 20 { value.round_sf(6).unwrap_or(value).normalize() } else { value };
        write!(f, "{shown}")
    }
}

/// Digits in groups of three; millions and more in words where nothing is lost.
pub fn spoken(value: Decimal) -> String {
    for (size, word) in [(12, "trillion"), (9, "billion"), (6, "million")] {
        let scale = Decimal::from_i128_with_scale(10i128.pow(size), 0);
        if value.abs() >= scale
            && let Some(short) = value.checked_div(scale).map(|v| v.normalize()).filter(|v| v.scale() <= 3)
        {
            return format!("{short} {word}");
        }
    }
    let text = value.normalize().to_string();
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |d| ("−", d));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut grouped = String::new();
    for (i, c) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(c);
    }
    match fraction {
        Some(f) => format!("{sign}{grouped}.{f}"),
        None => format!("{sign}{grouped}"),
    }
}

/// Ten to the power `exponent`; `None` outside what a decimal holds (-28..=28).
pub fn power_of_ten(exponent: i32) -> Option<Decimal> {
    match exponent {
        0..=28 => Decimal::try_from_i128_with_scale(10i128.pow(exponent as u32), 0).ok(),
        -28..=-1 => Decimal::try_from_i128_with_scale(1, exponent.unsigned_abs()).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Number {
        Number::written(text.parse().unwrap())
    }

    #[test]
    fn digits_and_places() {
        for (text, digits, leading, trailing) in [
            ("6000", 1, 3, 3),
            ("3800", 2, 3, 2),
            ("3273", 4, 3, 0),
            ("7.6", 2, 0, -1),
            ("0.05", 1, -2, -2),
            ("0", 1, 0, 0),
            ("2.50", 2, 0, -1),
        ] {
            let n = number(text);
            assert_eq!(
                (n.significant_digits(), n.leading_place(), n.trailing_place()),
                (digits, leading, trailing),
                "{text}"
            );
        }
    }

    #[test]
    fn a_round_number_keeps_two_digits() {
        assert_eq!(number("10000").grain(), 3);
        assert_eq!(number("11000").grain(), 3);
        assert_eq!(number("3273").grain(), 0);
        assert_eq!(number("7").grain(), 0);
        assert_eq!(number("7.60").grain(), -1);
    }

    #[test]
    fn powers_stop_where_decimals_do() {
        assert_eq!(power_of_ten(28).map(|d| d.to_string().len()), Some(29));
        assert_eq!(power_of_ten(29), None);
        assert_eq!(power_of_ten(-2), Some("0.01".parse().unwrap()));
    }
}
