//! Years, spans of years, decades, fiscal years, quarters and halves of years.
//!
//! ```text
//! year         = span | decade | [("mid" | "early" | "late") dash] nnnn        where the words around it ask for a year
//! span         = nnnn (dash | "/") (nnnn | nn) | nnnn ("to" | "through" | "and") nnnn
//! decade       = nnn0 ["'"] "s" | "'" n0 "s"
//! fiscal       = fiscal-word (span | nnnn | nn) | (span | nnnn) fiscal-word | "FY" nn [nn]
//! part-of-year = (ordinal [dash] ("quarter" | "half") | "Q" n | n "Q") [["of"] [fiscal-word] nnnn]
//! ```

use super::bound::hedges;
use super::piece::*;
use crate::model::{Hedge, Interval, Kind, Quantity, Sense, Shape, Token, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{consumed, opt};

/// A bare year is looked for in this range; spans and words that say "year" may reach further back.
const USUAL: std::ops::RangeInclusive<u64> = 1900..=2099;
/// What can follow a month, or stand in an ISO date.
const ANY: std::ops::RangeInclusive<u64> = 1000..=2100;

/// A four-digit number that can be a year, whatever stands around it.
pub(super) fn year_number<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    let (rest, n) = whole(ANY)(i)?;
    if is_glued_word(rest) { fail() } else { Ok((rest, n)) }
}

/// `2000m`, `2004%`: letters or a symbol touch the number. An apostrophe does not.
fn is_glued_word(rest: Tokens<'_, '_>) -> bool {
    glued(rest).is_some_and(|t| match t.shape {
        Shape::Word => !t.text.starts_with(['\'', '’']),
        Shape::Symbol | Shape::Digits => true,
        Shape::Punct => t.text == "%",
    })
}

/// A year, a span of years or a decade.
pub(super) fn year<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        if is_amount_before(before, i) {
            return fail();
        }
        let (rest, (taken, interval)) =
            consumed(alt((opened_span, span(before), decade, hedged_year, bare(before)))).parse(i)?;
        Ok((rest, made(before, taken, Kind::Date, interval, "date.year")))
    }
}

/// A currency sign, a decimal point or an ongoing number touches the digits: `$2000`, `£1,2000`.
fn is_amount_before(before: Tokens<'_, '_>, i: Tokens<'_, '_>) -> bool {
    let Some(t) = last(before) else { return false };
    let prefix = t.senses().any(|(s, n)| matches!(s, Sense::Unit { prefix: true, .. }) && n == 1);
    let touches = glued(i).is_some();
    prefix || touches && (matches!(t.text, "." | "," | "/" | "#" | "@" | "_" | "=" | ":") || t.shape == Shape::Symbol)
}

/// `between 2004 and 2008`, `from 2019 to 2021`: here, because a range of counts begins with the same words.
fn opened_span<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Interval> {
    let (rest, _) = word(&["between", "from"])(i)?;
    span(taken(i, rest))(rest)
}

/// `around 2004`, `over 2019` (compared with that year): no round number, and nothing counted after it.
fn hedged_year<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Interval> {
    let (rest, bound) = hedges(i)?;
    if !bound.is_some() {
        return fail();
    }
    let (rest, n) = year_number(rest)?;
    let year = USUAL.contains(&n) && n % 10 != 0 && !counts_here(rest) && !follows_dash(rest);
    if year { Ok((rest, point(n))) } else { fail() }
}

/// `2019-2021`, `2019-20`, `2019/20`, `from 2019 to 2021`.
fn span<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Interval> {
    move |i| {
        let (rest, first) = year_number(i)?;
        let (rest, link) =
            alt((token(|t| is_dash(t) || !t.spaced && t.text == "/"), word(&["to", "through", "and"]))).parse(rest)?;
        let touching = !link.spaced;
        let (rest, second) = token(|t| t.shape == Shape::Digits && (!touching || !t.spaced))(rest)?;
        let Some(end) = span_end(first, second) else { return fail() };
        let asked = match link.lower.as_str() {
            "to" | "through" => last(before).is_none_or(|t| !t.is("rose") && t.shape != Shape::Symbol),
            // "2019 and 2021" are two years unless "between" opens them.
            "and" => last(before).is_some_and(|t| t.is("between")),
            _ => touching && (second.text.len() == 4 || USUAL.contains(&first)),
        };
        let free = !is_glued_word(Tokens(rest.0)) && !follows_hyphen(rest);
        if asked && free && !counted(before, rest) { Ok((rest, pair(first, end))) } else { fail() }
    }
}

/// The last year of a span: `2021`, or `20` of `2019-20`. It must come after the first.
fn span_end(first: u64, second: &Token<'_>) -> Option<u64> {
    let n = digits(second)?;
    let end = if second.text.len() == 2 { first / 100 * 100 + n } else { n };
    let end = if end < first && second.text == "00" { end + 100 } else { end };
    (ANY.contains(&end) && first < end && first >= 1100).then_some(end)
}

/// `2019-12-…`: a longer chain of digits is no span.
fn follows_hyphen(rest: Tokens<'_, '_>) -> bool {
    hyphen(rest).is_ok_and(|(rest, _)| rest.0.first().is_some_and(|t| t.shape == Shape::Digits && !t.spaced))
}

/// `1990s`, `1990's`, `'90s`.
fn decade<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Interval> {
    let (rest, mark) = opt(token(|t| matches!(t.text, "'" | "’" | "‘" | "`"))).parse(i)?;
    let (rest, tens) = match mark {
        Some(_) => token(|t| !t.spaced && t.text.len() == 2)(rest)?,
        None => token(|t| t.text.len() == 4)(rest)?,
    };
    let Some(tens) = digits(tens).filter(|n| n % 10 == 0) else { return fail() };
    let (rest, _) = token(|t| !t.spaced && matches!(t.lower.as_str(), "s" | "'s" | "’s"))(rest)?;
    match (mark, tens) {
        // The last century but for the three decades of this one.
        (Some(_), 0..=20) => Ok((rest, pair(2000 + tens, 2009 + tens))),
        (Some(_), _) => Ok((rest, pair(1900 + tens, 1909 + tens))),
        (None, 1100..=2090) => Ok((rest, pair(tens, tens + 9))),
        (None, _) => fail(),
    }
}

/// One year: `2004`, `mid-2019`.
fn bare<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Interval> {
    move |i| {
        let (i, part) = opt((word(&["mid", "early", "late", "pre", "post"]), hyphen)).parse(i)?;
        let (rest, n) = year_number(i)?;
        let asked = part.is_some() || asks_for_year(before);
        let usual = USUAL.contains(&n) || asked && n >= 1100 && !counts_here(rest);
        let hedged = part.is_none() && hedged(before, n);
        if usual && !hedged && !counted(before, rest) && !follows_dash(rest) { Ok((rest, point(n))) } else { fail() }
    }
}

/// Temporal words that a count seldom follows.
fn asks_for_year(before: Tokens<'_, '_>) -> bool {
    last(before).is_some_and(|t| {
        matches!(t.lower.as_str(), "in" | "since" | "until" | "till" | "during" | "year" | "circa" | "before" | "after")
    })
}

/// `2000-2500` that is no span of years is a range of something else.
fn follows_dash(rest: Tokens<'_, '_>) -> bool {
    hyphen(rest).is_ok_and(|(rest, _)| rest.0.first().is_some_and(|t| t.shape == Shape::Digits))
}

/// `more than 2000`, `at least 2000`: a bound before it makes a count; `about 2004` may still be a year, `about 2000` not.
fn hedged(before: Tokens<'_, '_>, n: u64) -> bool {
    (1..=4.min(before.0.len())).any(|back| {
        before.0[before.0.len() - back].senses().any(|(s, length)| match s {
            Sense::Hedge { hedge, place } => {
                let ends_here = length == back && *place == crate::model::token::Place::Before;
                let alone = back == 1 && asks_for_year(before);
                ends_here && !alone && (*hedge != Hedge::About || n.is_multiple_of(10))
            }
            _ => false,
        })
    })
}

/// What follows is counted by the number: a unit or a magnitude always, a plural noun unless a determiner or a
/// temporal word before says that the number is a year (`the 2004 attacks`, `in 2004 voters chose`).
fn counted(before: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    let Some(first) = rest.0.first() else { return false };
    if first.is("people") || measured(first) && !first.senses().any(|(s, _)| matches!(s, Sense::Month(_))) {
        return !asks_for_year(before) || measured(first);
    }
    let determined = last(before).is_some_and(|t| {
        matches!(
            t.lower.as_str(),
            "the"
                | "a"
                | "an"
                | "this"
                | "that"
                | "its"
                | "his"
                | "her"
                | "their"
                | "our"
                | "my"
                | "'s"
                | "’s"
                | "by"
                | "for"
        ) || t.senses().any(|(s, _)| matches!(s, Sense::Month(_) | Sense::Weekday(_)))
    });
    !determined && !asks_for_year(before) && counts_here(rest)
}

/// `fiscal 2024`, `fiscal year 2023-24`, `FY24`, `2024 fiscal year`.
pub(super) fn fiscal<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let word_first = (cue("fiscal-year"), some_year).map(|((), years)| years);
        let year_first = (some_year, cue("fiscal-year")).map(|(years, ())| years);
        let (rest, (taken, interval)) = consumed(alt((word_first, year_first, fy))).parse(i)?;
        Ok((rest, made(before, taken, Kind::Date, interval, "date.fiscal")))
    }
}

/// `2024`, `2023-24`, `24`.
fn some_year<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Interval> {
    let before = Tokens(&[]);
    alt((
        span(before),
        year_number.map(point),
        token(|t| t.text.len() == 2 && digits(t).is_some()).map(|t| point(2000 + digits(t).unwrap_or(0))),
    ))
    .parse(i)
}

/// `FY24`, `FY2024`: one token.
fn fy<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Interval> {
    let (rest, t) = token(|t| t.text.starts_with("FY"))(i)?;
    let figures = t.text.get(2..).unwrap_or("");
    match (figures.len(), figures.parse::<u64>()) {
        (2, Ok(n)) => Ok((rest, point(2000 + n))),
        (4, Ok(n)) if ANY.contains(&n) => Ok((rest, point(n))),
        (_, _) => fail(),
    }
}

/// `the third quarter of 2023`, `first-half`, `Q3 2023`, `3Q`.
pub(super) fn part_of_year<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let tail = opt((opt(word(&["of", ","])), opt(cue("fiscal-year")), year_number));
        let (rest, (taken, _)) = consumed((alt((q, numbered_part)), tail)).parse(i)?;
        Ok((rest, made(before, taken, Kind::Date, NOWHERE, "date.part-of-year")))
    }
}

/// `third quarter`, `second half`, `first-quarter`: which part of the year, and how many parts it has.
pub(super) fn numbered_part<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, (u64, u64)> {
    let named = sense(|s| if let Sense::Ordinal(n) = s { Some(*n) } else { None });
    let figures = (whole(1..=4), token(|t| !t.spaced && super::date::is_ordinal_suffix(&t.lower))).map(|(n, _)| n);
    let (rest, n) = alt((named, figures, word(&["last", "final"]).map(|_| 4))).parse(i)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, parts) = alt((cue("quarter").map(|()| 4), cue("half-year").map(|()| 2))).parse(rest)?;
    let n = if n == 4 && parts == 2 { 2 } else { n };
    // "the last quarter-mile" is a length.
    if n >= 1 && n <= parts && hyphen(rest).is_err() { Ok((rest, (n, parts))) } else { fail() }
}

/// `Q3`, `3Q`, `H1`.
pub(super) fn q<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, (u64, u64)> {
    let (rest, first) = token(|_| true)(i)?;
    let parts = |letter: &str| match letter {
        "Q" => Some(4),
        "H" => Some(2),
        _ => None,
    };
    if let Some((letter, figure)) = first.text.split_at_checked(1)
        && let (Some(parts), Ok(n)) = (parts(letter), figure.parse::<u64>())
        && (1..=parts).contains(&n)
    {
        return Ok((rest, (n, parts)));
    }
    let (rest, letter) = token(|t| !t.spaced)(rest)?;
    match (digits(first), parts(letter.text)) {
        (Some(n), Some(parts)) if (1..=parts).contains(&n) => Ok((rest, (n, parts))),
        (_, _) => fail(),
    }
}
