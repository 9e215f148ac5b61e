//! Digits inside one token: nom over characters.
//!
//! ```text
//! digits   = western | indian | continental | comma | plain
//! western  = 1-3 digits { "," 3 digits } [ "." digits ]
//! indian   = 1-2 digits { "," 2 digits } "," 3 digits [ "." digits ]
//! continental = 1-3 digits { "." 3 digits } "," digits      (1.111,11; also 1.234.567)
//! comma    = digits "," 1-2 digits                          (5,00)
//! plain    = [ digits ] [ "." digits ] [ "e" [ sign ] digits ]
//! ```

use crate::model::Number;
use crate::model::digits::is_power_of_ten;
use crate::model::number::power_of_ten;
use nom::branch::alt;
use nom::bytes::complete::take_while_m_n;
use nom::character::complete::{char, digit0, digit1, one_of};
use nom::combinator::{all_consuming, opt, recognize};
use nom::multi::many1_count;
use nom::sequence::preceded;
use nom::{IResult, Parser};
use rust_decimal::Decimal;

/// What digits say: `None` within `Some` is a number too long to hold.
pub(super) fn digits(text: &str) -> Option<Option<Number>> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '.') {
        return None;
    }
    let (_, (whole, decimals, exponent)) =
        all_consuming(alt((western, indian, continental, comma, plain))).parse(text).ok()?;
    Some(value(whole, decimals, exponent))
}

type Parts<'s> = (&'s str, &'s str, Option<&'s str>);

fn value(whole: &str, decimals: &str, exponent: Option<&str>) -> Option<Number> {
    // 29 digits can fit, more cannot; the check keeps a megabyte of digits from being copied.
    if whole.len() + decimals.len() > 64 {
        return None;
    }
    let plain: String = whole.chars().filter(char::is_ascii_digit).collect();
    let text =
        if decimals.is_empty() { plain } else { format!("{}.{decimals}", if plain.is_empty() { "0" } else { &plain }) };
    let number = Number::written(Decimal::from_str_exact(&text).ok()?);
    match exponent {
        None => Some(number),
        Some(exponent) => {
            let exponent: i32 = exponent.parse().ok()?;
            scaled(number, power_of_ten(exponent)?)
        }
    }
}

/// A number times a scale: `1.2` × a million is written to the hundred thousand.
pub(super) fn scaled(number: Number, factor: Decimal) -> Option<Number> {
    let value = number.value.checked_mul(factor)?.normalize();
    let shift = Number { value: factor, place: 0 };
    let place = if is_power_of_ten(factor) { i32::from(number.place) + shift.leading_place() } else { 0 };
    // A product that had to be rounded would be a wrong value.
    let exact = value.checked_div(factor).is_none_or(|back| back == number.value);
    exact.then_some(Number { value, place: i8::try_from(place).unwrap_or(0) })
}

fn three(text: &str) -> IResult<&str, &str> {
    take_while_m_n(3, 3, |c: char| c.is_ascii_digit()).parse(text)
}

fn two(text: &str) -> IResult<&str, &str> {
    take_while_m_n(2, 2, |c: char| c.is_ascii_digit()).parse(text)
}

fn head(most: usize) -> impl Fn(&str) -> IResult<&str, &str> {
    move |text| take_while_m_n(1, most, |c: char| c.is_ascii_digit()).parse(text)
}

fn western(text: &str) -> IResult<&str, Parts<'_>> {
    let (rest, whole) = recognize((head(3), many1_count((char(','), three)))).parse(text)?;
    let (rest, decimals) = opt(preceded(char('.'), digit1)).parse(rest)?;
    Ok((rest, (whole, decimals.unwrap_or(""), None)))
}

fn indian(text: &str) -> IResult<&str, Parts<'_>> {
    let group = |t| -> IResult<&str, &str> {
        let (rest, found) = recognize((char(','), two)).parse(t)?;
        // The last group has three digits, so a pair is one only before another comma.
        if rest.starts_with(',') {
            Ok((rest, found))
        } else {
            Err(nom::Err::Error(nom::error::Error::new(t, nom::error::ErrorKind::Fail)))
        }
    };
    let (rest, whole) = recognize((head(2), many1_count(group), char(','), three)).parse(text)?;
    let (rest, decimals) = opt(preceded(char('.'), digit1)).parse(rest)?;
    Ok((rest, (whole, decimals.unwrap_or(""), None)))
}

fn continental(text: &str) -> IResult<&str, Parts<'_>> {
    let (rest, whole) = recognize((head(3), many1_count((char('.'), three)))).parse(text)?;
    let (rest, decimals) = opt(preceded(char(','), digit1)).parse(rest)?;
    // One point and three digits is a decimal: 4.800.
    if decimals.is_none() && whole.matches('.').count() < 2 {
        return Err(nom::Err::Error(nom::error::Error::new(text, nom::error::ErrorKind::Fail)));
    }
    Ok((rest, (whole, decimals.unwrap_or(""), None)))
}

fn comma(text: &str) -> IResult<&str, Parts<'_>> {
    let (rest, whole) = digit1(text)?;
    let (rest, decimals) = preceded(char(','), head(2)).parse(rest)?;
    Ok((rest, (whole, decimals, None)))
}

fn plain(text: &str) -> IResult<&str, Parts<'_>> {
    let (rest, whole) = digit0(text)?;
    let (rest, decimals) = opt(preceded(char('.'), digit1)).parse(rest)?;
    let (rest, exponent) = opt(preceded(one_of("eE"), recognize((opt(one_of("+-")), digit1)))).parse(rest)?;
    Ok((rest, (whole, decimals.unwrap_or(""), exponent)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<Option<String>> {
        digits(text).map(|n| n.map(|n| n.to_string()))
    }

    #[test]
    fn every_way_to_group_digits() {
        for (text, value) in [
            ("10,000", "10000"),
            ("1,234,567.89", "1234567.89"),
            ("12,34,567.89", "1234567.89"),
            ("1.111,11", "1111.11"),
            ("1.234.567", "1234567"),
            ("4.800", "4.8"),
            ("5,00", "5"),
            ("1,3", "1.3"),
            (".5", "0.5"),
            ("1e6", "1000000"),
            ("12.32e+14", "1232000000000000"),
            ("12e-1", "1.2"),
            ("0", "0"),
        ] {
            assert_eq!(read(text), Some(Some(value.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_no_number() {
        for text in ["192.168.1.2", "1,2,3", "1.2.3", "12e", "x", ""] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_decimal_cannot_hold_is_too_long_never_wrong() {
        assert_eq!(read("79228162514264337593543950335"), Some(Some("79228162514264337593543950335".to_owned())));
        for text in ["79228162514264337593543950336", "1e400", "1e29", "0.00000000000000000000000000001"] {
            assert_eq!(read(text), Some(None), "{text}");
        }
    }
}
