//! Whole numbers with their scales: digits, words, and both mixed.
//!
//! ```text
//! cardinal = term { [ "and" ] term }                 each later term below the scale before it
//! term     = group { scale }
//! group    = ( digits | small | "a" ) [ "hundred" [ "and" ] small ]
//! digits   = token | 1-3 digits { space 3 digits }
//! small    = tens [ [ "-" ] unit ] | teen | unit
//! point    = small "point" { digit-word }
//! ```

use super::Read;
use super::digits::{digits, scaled};
use super::token::*;
use crate::model::{Number, Sense, Shape, Token, Tokens, UnitKind};
use nom::Parser;
use nom::combinator::opt;
use nom::sequence::preceded;
use rust_decimal::Decimal;

/// How a number is to be read where its words could mean two things.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// A currency stands before it: `m` is a million, `t` a trillion.
    pub money: bool,
    /// "and" may join its parts; not where it parts two numbers ("between one hundred and six hundred").
    pub and: bool,
}

impl Style {
    pub const PLAIN: Style = Style { money: false, and: true };
    pub const MONEY: Style = Style { money: true, and: true };

    /// "between 180 billion and 240 million": after "between" the two are ends, in whatever order.
    pub fn after(self, before: Tokens<'_, '_>) -> Style {
        Style { and: self.and && !before.0.last().is_some_and(|t| t.is("between")), ..self }
    }
}

/// A number that may have been written with a scale.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cardinal {
    /// `None`: too long to hold.
    pub number: Option<Number>,
    /// The number before its last scale: 5 in "5 million".
    pub coefficient: Option<Number>,
    /// The product of the scale words: 1000000.
    pub scale: Option<Decimal>,
    pub digits: bool,
    /// Head and tail around the last "and": 200 and 54 in "two hundred and fifty-four".
    pub parts: Option<(Decimal, Decimal)>,
}

pub(super) fn cardinal<'a, 't>(style: Style, input: Tokens<'a, 't>) -> Read<'a, 't, Cardinal> {
    let (mut rest, mut sum) = term(style, input)?;
    let mut below = sum.scale;
    if !sum.digits
        && let Some(whole) = sum.number
        && let Ok((after, number)) = point(whole, rest)
    {
        return pointed(style, number, after);
    }
    // Each round needs a smaller scale, so there are few.
    while let (Some(limit), Some(so_far)) = (below, sum.number) {
        let Ok((after, (joined, next))) = (opt(and(style)), |i| term(style, i)).parse(rest) else { break };
        let Some(more) = next.number.filter(|n| fits(&sum, *n, &next, limit, joined.is_some())) else { break };
        let Some(value) = so_far.value.checked_add(more.value) else { break };
        sum.parts = joined.map(|()| (so_far.value, more.value)).or(next.parts.map(|(h, t)| (so_far.value + h, t)));
        sum.number = Some(Number { value, place: more.place });
        sum.coefficient = sum.number;
        sum.scale = None;
        below = next.scale;
        rest = after;
    }
    Ok((rest, sum))
}

/// "one point five million": a scale after a spoken decimal.
fn pointed<'a, 't>(style: Style, number: Option<Number>, input: Tokens<'a, 't>) -> Read<'a, 't, Cardinal> {
    let plain = Cardinal { number, coefficient: number, ..Cardinal::default() };
    match scale(style, false, input) {
        Ok((rest, factor)) => {
            let scaled = number.and_then(|n| scaled(n, factor));
            Ok((rest, Cardinal { number: scaled, scale: Some(factor), ..plain }))
        }
        Err(_) => Ok((input, plain)),
    }
}

/// Whether a later term can be part of the same number.
fn fits(sum: &Cardinal, value: Number, next: &Cardinal, limit: Decimal, joined: bool) -> bool {
    let smaller = value.value > Decimal::ZERO && value.value < limit && next.scale.is_none_or(|s| s < limit);
    let hundred = Decimal::ONE_HUNDRED;
    smaller
        && value.value.is_integer()
        && match (sum.digits, next.digits) {
            // "two hundred and 30 injured" are two numbers, "five million and 84 thousand", "4 thousand 3 hundred and 21" are one.
            (false, true) => limit > Decimal::ONE_THOUSAND && next.scale.is_some(),
            (true, true) => next.scale.is_some() || limit <= Decimal::ONE_THOUSAND,
            // "2 million and two others" are two numbers.
            (true, false) => limit <= Decimal::ONE_THOUSAND || value.value >= hundred,
            (false, false) => {
                !(joined && limit > Decimal::ONE_THOUSAND && value.value < Decimal::TEN && next.scale.is_none())
            }
        }
}

fn and<'a, 't: 'a>(style: Style) -> impl Fn(Tokens<'a, 't>) -> Read<'a, 't, ()> {
    move |input| {
        if !style.and {
            return fail(input);
        }
        word("and")(input).map(|(rest, _)| (rest, ()))
    }
}

fn term<'a, 't>(style: Style, input: Tokens<'a, 't>) -> Read<'a, 't, Cardinal> {
    let (mut rest, group) = group(style, input)?;
    let mut term = group;
    term.coefficient = group.number;
    // "lakh crore", "hundred thousand million": no word has more than three.
    for _ in 0..3 {
        let Ok((after, factor)) = scale(style, group.digits, rest) else { break };
        // "three hundred and two dozen": a scale below the hundred takes what stands after "and" alone.
        if let Some((head, tail)) = term.parts.filter(|_| factor < Decimal::ONE_HUNDRED && term.scale.is_none()) {
            let sum = tail.checked_mul(factor).and_then(|dozens| head.checked_add(dozens));
            term.number = sum.map(|value| Number { value, place: 0 });
            return Ok((after, Cardinal { coefficient: term.number, parts: None, ..term }));
        }
        let product = term.scale.unwrap_or(Decimal::ONE).checked_mul(factor);
        term.number = term.number.zip(product).and_then(|(n, _)| scaled(n, factor));
        term.scale = product;
        rest = after;
    }
    if term.scale.is_some() {
        term.parts = None;
    }
    Ok((rest, term))
}

fn group<'a, 't>(style: Style, input: Tokens<'a, 't>) -> Read<'a, 't, Cardinal> {
    let (rest, head) = match atom(input) {
        Ok(read) => read,
        Err(_) => implied_one(input)?,
    };
    let Ok((after, factor)) = preceded(opt(hyphen), scale_word).parse(rest) else { return Ok((rest, head)) };
    let Some(number) = head.number.filter(|_| factor == Decimal::ONE_HUNDRED) else { return Ok((rest, head)) };
    let hundreds = Cardinal { number: scaled(number, factor), scale: None, ..head };
    let tail = (opt(and(style)), opt(hyphen), atom).parse(after).ok();
    match (tail, hundreds.number) {
        (Some((end, (joined, _, tail))), Some(all)) if continues_hundred(&head, &tail, end) => {
            let more = tail.number.map_or(Decimal::ZERO, |n| n.value);
            let sum = Cardinal {
                number: Some(Number { value: all.value + more, place: 0 }),
                parts: joined.map(|()| (all.value, more)),
                ..hundreds
            };
            Ok((end, sum))
        }
        // The hundred is left to `term`, which takes it as a scale.
        (_, _) => Ok((rest, head)),
    }
}

/// "and six" belongs to "one hundred" unless six begins a hundred of its own.
fn continues_hundred(head: &Cardinal, tail: &Cardinal, after: Tokens<'_, '_>) -> bool {
    let small =
        tail.number.is_some_and(|n| n.value > Decimal::ZERO && n.value < Decimal::ONE_HUNDRED && n.value.is_integer());
    let hundred_again = scale_word(after).is_ok_and(|(_, f)| f == Decimal::ONE_HUNDRED);
    small && !hundred_again && (head.digits || !tail.digits)
}

fn atom<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Cardinal> {
    match figures(input) {
        Ok(read) => Ok(read),
        Err(_) => {
            let (rest, n) = small(input)?;
            let number = Some(Number::whole(n));
            Ok((rest, Cardinal { number, ..Cardinal::default() }))
        }
    }
}

/// "a hundred", "a million", and "hundred thousand" where nothing counts the hundreds.
fn implied_one<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Cardinal> {
    let one = Cardinal { number: Some(Number::whole(1)), ..Cardinal::default() };
    let article = token(|t| t.is("a") || t.is("an"))(input);
    match article {
        Ok((rest, _)) if scale_word(rest).is_ok() => Ok((rest, one)),
        Ok(_) => fail(input),
        Err(_) => {
            let (after, first) = scale_word(input)?;
            let (_, second) = scale_word(after)?;
            if first == Decimal::ONE_HUNDRED && second > first { Ok((input, one)) } else { fail(input) }
        }
    }
}

/// Digits in one token, or in groups of three with spaces between: `1 234 567`.
fn figures<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Cardinal> {
    let (mut rest, first) = token(|t| t.shape == Shape::Digits)(input)?;
    let Some(mut number) = digits(first.text) else { return fail(input) };
    let leads = (1..=3).contains(&first.text.len())
        && !first.text.starts_with('0')
        && first.text.bytes().all(|b| b.is_ascii_digit());
    let mut text = String::from(if leads { first.text } else { "" });
    while leads && text.len() < 64 {
        let Ok((after, next)) = token(is_group)(rest) else { break };
        // "3 100-metre races", "12 500ml cans": the second number counts something of its own.
        if after.0.first().is_some_and(|t| !t.spaced && (is_hyphen(t) || t.shape == Shape::Word)) {
            break;
        }
        text.push_str(next.text);
        number = digits(&text).flatten();
        rest = after;
        if next.text.len() > 3 {
            break;
        }
    }
    Ok((rest, Cardinal { number, digits: true, ..Cardinal::default() }))
}

/// Three digits after a space, the last group perhaps with decimals.
fn is_group(token: &Token<'_>) -> bool {
    let bytes = token.text.as_bytes();
    let three = bytes.len() >= 3 && bytes[..3].iter().all(u8::is_ascii_digit);
    token.shape == Shape::Digits && token.spaced && three && (bytes.len() == 3 || bytes[3] == b'.')
}

fn cardinal_word(wanted: impl Fn(u64) -> bool) -> impl Fn(Tokens<'_, '_>) -> Option<(usize, u64)> {
    move |input| {
        let first = input.0.first()?;
        first.senses().find_map(|(s, n)| match s {
            Sense::Cardinal(value) if wanted(*value) => Some((n, *value)),
            _ => None,
        })
    }
}

/// Below a hundred, in words.
pub(super) fn small<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, u64> {
    let Some((n, value)) = cardinal_word(|_| true)(input) else { return fail(input) };
    let rest = Tokens(&input.0[n..]);
    if value >= 20 && value.is_multiple_of(10) {
        let after = opt(token(is_hyphen)).parse(rest)?.0;
        if let Some((n, unit)) = cardinal_word(|v| (1..10).contains(&v))(after) {
            return Ok((Tokens(&after.0[n..]), value + unit));
        }
    }
    Ok((rest, value))
}

/// "zero three", "seventy-one": what follows a spoken point, digit by digit.
fn point<'a, 't>(whole: Number, input: Tokens<'a, 't>) -> Read<'a, 't, Option<Number>> {
    let (mut rest, _) = word("point")(input)?;
    let mut text = format!("{whole}.");
    let (after, first) = small(rest)?;
    text.push_str(&first.to_string());
    rest = after;
    while let Ok((after, digit)) = small(rest) {
        if digit > 9 || first > 9 || text.len() > 40 {
            break;
        }
        text.push_str(&digit.to_string());
        rest = after;
    }
    Ok((rest, digits(&text).flatten()))
}

/// A scale in a word: "million", and the plural of "3 dozens" or "five hundreds".
pub(super) fn scale_word<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Decimal> {
    sense(|s| match s {
        Sense::Scale { factor, symbol: false } => Some(*factor),
        _ => None,
    })(input)
}

/// What multiplies the number before it, with or without a hyphen.
fn scale<'a, 't>(style: Style, after_digits: bool, input: Tokens<'a, 't>) -> Read<'a, 't, Decimal> {
    let (rest, _) = opt(hyphen).parse(input)?;
    if let Ok(read) = scale_word(rest) {
        return Ok(read);
    }
    if let Ok(read) = plural_scale(rest) {
        return Ok(read);
    }
    if after_digits && rest.0.len() == input.0.len() { symbol(style, input) } else { fail(input) }
}

/// The plural of a scale is vague alone, but after a number it multiplies: "3 dozens". Its hard low is two of them.
pub(super) fn plural_scale<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Decimal> {
    let (rest, low) = sense(|s| match s {
        Sense::Vague { low, .. } => Some(*low),
        _ => None,
    })(input)?;
    if rest.0.len() + 1 == input.0.len()
        && input.0.first().is_some_and(|t| {
            t.lower.ends_with('s') && low >= Decimal::TEN && !(has_cue(t, "needs-of") && low > Decimal::from(20))
        })
    {
        Ok((rest, low / Decimal::TWO))
    } else {
        fail(input)
    }
}

/// `K`, `m`, `G`: close to the digits, or last in the clause; `m` and `t` only where they cannot be metres and tonnes.
fn symbol<'a, 't>(style: Style, input: Tokens<'a, 't>) -> Read<'a, 't, Decimal> {
    let (rest, factor) = sense(|s| match s {
        Sense::Scale { factor, symbol: true } => Some(*factor),
        _ => None,
    })(input)?;
    let Some(first) = input.0.first() else { return fail(input) };
    let near = !first.spaced || style.money || (at_end(rest) && first.text != "m" && first.text != "t");
    let sure = match first.text {
        "m" => style.money || counts_next(rest),
        "t" | "T" => style.money,
        // `10G` alone; "5G network" is a name. `1B` is a baseball position unless it counts something.
        "G" => at_end(rest),
        "b" | "B" => style.money || at_end(rest) || counts_next(rest),
        // "the 5K Run" is a name; "$37M Vermeer" is a sum before one.
        _ => style.money && !first.spaced || !rest.0.first().is_some_and(|t| t.spaced && t.capitalized()),
    };
    if near && sure && !continues_word(rest) { Ok((rest, factor)) } else { fail(input) }
}

/// A letter of a compound: `B-52`, `K's`, `5G/4G`.
fn continues_word(rest: Tokens<'_, '_>) -> bool {
    rest.0.first().is_some_and(|t| {
        !t.spaced
            && (matches!(t.shape, Shape::Word | Shape::Digits) || t.text == "/")
            && t.lower != "'s"
            && t.lower != "’s"
    })
}

/// A plural or a unit follows, so that the letter before it is a million: "3m people", "2m tonnes".
fn counts_next(rest: Tokens<'_, '_>) -> bool {
    rest.0.first().is_some_and(|t| {
        let plural = t.lower.len() > 3 && t.lower.ends_with('s') && !t.lower.ends_with("ss");
        t.spaced
            && t.shape == Shape::Word
            && (plural
                || t.senses().any(|(s, _)| match s {
                    Sense::Unit { unit, symbol, .. } => unit.kind == UnitKind::Count || !symbol,
                    _ => false,
                }))
    })
}
