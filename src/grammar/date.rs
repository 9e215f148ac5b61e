//! Days, months, weekdays, seasons: what bounds a period and never counts. Years are in `year.rs`, times of day in `clock.rs`.
//!
//! ```text
//! date      = clock | iso | slashed | fiscal | quarter | [weekday [","]] month-day | [weekday [","]] day-month
//!           | month-year | weekday | month | season | relative | year
//! iso       = year "-" nn "-" nn                     slashed  = nn "/" nn "/" (nn | year) | nn "." nn "." year
//! month-day = month day [(dash | "to" | "and" | "through") day] [[","] year]
//! day-month = day [(dash | "to" | "and") day] ["of"] month [[","] year]
//! day       = 1..31 ["st" | "nd" | "rd" | "th"] | ordinal
//! season    = ("last" | "this" | "next" | "in" | "the") season | season ["of"] year
//! ```

use super::clock::clock;
use super::piece::*;
use super::token::has_cue;
use super::year::{fiscal, part_of_year, year, year_number};
use crate::model::{Kind, Pos, Quantity, Sense, Shape, Token, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{consumed, opt};

/// Words after which a bare month or season is one: `in May`, `last fall`.
const WHEN: &[&str] = &[
    "in",
    "since",
    "by",
    "until",
    "till",
    "during",
    "before",
    "after",
    "from",
    "through",
    "throughout",
    "for",
    "of",
    "on",
    "between",
    "early",
    "late",
    "mid",
    "last",
    "next",
    "this",
    "every",
    "each",
    "past",
    "previous",
    "and",
    "to",
];

/// Any date, year or time of day that begins here; `before` is the sentence up to here.
pub(super) fn date<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        alt((
            clock(before),
            day(before),
            // Before the plain year: "fiscal 2024", "the 2024 fiscal year".
            fiscal(before),
            part_of_year(before),
            name_of_time(before),
            year(before),
        ))
        .parse(i)
    }
}

/// A day of a month in any notation.
fn day<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        if last(before).is_some_and(|t| matches!(t.text, "/" | "." | "$" | "£" | "€") && glued(i).is_some()) {
            return fail();
        }
        let written = (opt(weekday_before_day), alt((month_day(before), day_month)));
        let whole = alt((iso, slashed, written.map(|_| ())));
        let (rest, (taken, ())) = consumed(whole).parse(i)?;
        Ok((rest, made(before, taken, Kind::Date, NOWHERE, "date.day")))
    }
}

/// `2023-12-01`, `2023/12/01`.
fn iso<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, _) = year_number(i)?;
    let (rest, first) = separator(rest)?;
    let (rest, _) = glued_number(1..=12)(rest)?;
    let (rest, second) = separator(rest)?;
    if first.text != second.text {
        return fail();
    }
    glued_number(1..=31)(rest).map(|(rest, _)| (rest, ()))
}

/// `5/17/2018`, `17-5-18`, `17.05.2018` (which is one token).
fn slashed<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    if let Some((first, rest)) = i.0.split_first()
        && dotted(first.text)
    {
        return Ok((Tokens(rest), ()));
    }
    let (rest, a) = whole(1..=31)(i)?;
    let (rest, first) = separator(rest)?;
    let (rest, b) = glued_number(1..=31)(rest)?;
    let (rest, second) = separator(rest)?;
    let (rest, year) = glued_number(0..=2100)(rest)?;
    let possible = (a <= 12 || b <= 12) && !(100..1000).contains(&year);
    // `6-3-1` is a record or a score; only slashes carry a two-digit year.
    let clear = first.text == second.text && (first.text == "/" || year >= 1000);
    if possible && clear { Ok((rest, ())) } else { fail() }
}

/// Day, month and four-digit year with points between: `17.05.2018`.
pub(super) fn dotted(text: &str) -> bool {
    let mut parts = text.split('.').map(|p| (p.len(), p.parse::<u32>().ok()));
    let small =
        |part: Option<(usize, Option<u32>)>, most| matches!(part, Some((1 | 2, Some(n))) if (1..=most).contains(&n));
    small(parts.next(), 31)
        && small(parts.next(), 12)
        && matches!(parts.next(), Some((4, Some(1000..=2100))))
        && parts.next().is_none()
}

fn separator<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, &'a Token<'t>> {
    token(|t| !t.spaced && (t.text == "/" || is_dash(t)))(i)
}

fn glued_number<'a, 't: 'a>(range: std::ops::RangeInclusive<u64>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, u64> {
    move |i| if glued(i).is_some() { whole(range.clone())(i) } else { fail() }
}

/// `Wednesday, ` where the day of the month follows.
fn weekday_before_day<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, _) = weekday(i)?;
    Ok((comma(stop(rest)), ()))
}

/// `Dec. 1`, `December 1st, 2023`, `Nov. 5-8`, `May 13 and 14`.
fn month_day<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, ()> {
    move |i| {
        let (rest, _) = month(i)?;
        let (rest, _) = day_number(rest)?;
        let free = last(before).is_none_or(|t| !matches!(t.lower.as_str(), "in" | "since" | "during" | "of" | "by"));
        // "In May 13 people died": thirteen people, not the thirteenth.
        if !free && rest.0.first().is_some_and(|t| t.spaced) && counts_here(rest) {
            return fail();
        }
        let rest = second_day(rest).unwrap_or(rest);
        Ok((opt_year(rest), ()))
    }
}

/// `1 December 2023`, `the 4th of July`, `1-5 December`.
fn day_month<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (i, opened) = opt(word(&["between", "from"])).parse(i)?;
    let (rest, _) = alt((day_number, ordinal_word)).parse(i)?;
    let both = second_day(rest);
    if opened.is_some() && both.is_none() {
        return fail();
    }
    let (rest, _) = opt(word(&["of"])).parse(both.unwrap_or(rest))?;
    let (rest, _) = month(rest)?;
    Ok((opt_year(rest), ()))
}

fn ordinal_word<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    let (rest, n) = sense(|s| if let Sense::Ordinal(n) = s { Some(*n) } else { None })(i)?;
    if (1..=31).contains(&n) && word(&["of"])(rest).is_ok() { Ok((rest, n)) } else { fail() }
}

/// 1 to 31, with `st`, `nd`, `rd`, `th` close to it, and no unit after.
pub(super) fn day_number<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    let (rest, n) = whole(1..=31)(i)?;
    let rest = match rest.0.split_first() {
        Some((suffix, after)) if !suffix.spaced && is_ordinal_suffix(&suffix.lower) => Tokens(after),
        Some(_) | None => rest,
    };
    let bad = rest.0.first().is_some_and(|t| match t.shape {
        Shape::Symbol => true,
        Shape::Word => (!t.spaced && !t.text.starts_with(['\'', '’'])) || measured(t),
        Shape::Digits | Shape::Punct => t.text == ":",
    });
    if bad { fail() } else { Ok((rest, n)) }
}

pub(super) fn is_ordinal_suffix(text: &str) -> bool {
    matches!(text, "st" | "nd" | "rd" | "th")
}

/// `-8`, `to 8`, `and 9` after a day.
fn second_day<'a, 't>(i: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let link = alt((hyphen, word(&["to", "and", "through", "or"])));
    let (rest, _) = (link, day_number).parse(i).ok()?;
    // "on May 13 and 40 others" stays apart: the second number counts something.
    (!counts_here(rest)).then_some(rest)
}

/// `, 2023` or ` 2023` after a month or day; nothing where that number counts something.
fn opt_year<'a, 't>(i: Tokens<'a, 't>) -> Tokens<'a, 't> {
    let with_comma = comma(i);
    match year_number(with_comma) {
        Ok((rest, _)) if !rest.0.first().is_some_and(|t| measured(t) || t.is("people")) => rest,
        Ok(_) | Err(_) => i,
    }
}

/// A month's name with a capital, and the full stop of its abbreviation.
pub(super) fn month<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u8> {
    let Some(first) = i.0.first().filter(|t| t.capitalized()) else { return fail() };
    let (rest, n) = sense(|s| if let Sense::Month(n) = s { Some(*n) } else { None })(i)?;
    Ok((if first.text.chars().count() <= 4 { stop(rest) } else { rest }, n))
}

/// A weekday's name with a capital; `Sun` and `Sat` only before a full stop, a comma or a date.
pub(super) fn weekday<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u8> {
    let Some(first) = i.0.first().filter(|t| t.capitalized()) else { return fail() };
    let (rest, n) = sense(|s| if let Sense::Weekday(n) = s { Some(*n) } else { None })(i)?;
    if first.text.chars().count() >= 6 {
        return Ok((rest, n));
    }
    let after = stop(rest);
    let dated = month(comma(after)).is_ok_and(|(rest, _)| day_number(rest).is_ok());
    if dated || after.0.len() < rest.0.len() { Ok((after, n)) } else { fail() }
}

/// A month with or without a year, a weekday, a season, `yesterday`.
fn name_of_time<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let whole = alt((month_year, bare_month(before), bare_weekday(before), season(before), relative(before)));
        let (rest, (taken, ())) = consumed(whole).parse(i)?;
        Ok((rest, made(before, taken, Kind::Date, NOWHERE, "date.name")))
    }
}

/// `December 2023`, `Sept. 2001`, `May, 2020`, `March of 2020`.
fn month_year<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, _) = month(i)?;
    let (rest, _) = opt(word(&["of", ","])).parse(rest)?;
    let (rest, _) = year_number(rest)?;
    if rest.0.first().is_some_and(|t| measured(t) || t.is("people")) { fail() } else { Ok((rest, ())) }
}

/// A month alone, where the words before it ask for a time: `in May`, `since late October`.
fn bare_month<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, ()> {
    move |i| {
        let (rest, _) = month(i)?;
        if follows_when(before) && !begins_name(rest) { Ok((rest, ())) } else { fail() }
    }
}

pub(super) fn follows_when(before: Tokens<'_, '_>) -> bool {
    last(before).is_some_and(|t| WHEN.contains(&t.lower.as_str()) || is_dash(t) && !t.spaced)
}

/// `June Smith`: a capitalised word that is no time follows.
fn begins_name(rest: Tokens<'_, '_>) -> bool {
    rest.0.first().is_some_and(|t| {
        t.shape == Shape::Word
            && t.capitalized()
            && !t.senses().any(|(s, _)| matches!(s, Sense::Month(_) | Sense::Weekday(_)))
    })
}

fn bare_weekday<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, ()> {
    move |i| {
        let (rest, _) = weekday(i)?;
        let in_name = last(before).is_some_and(|t| has_cue(t, "names-a-day"));
        if in_name && begins_name(rest) { fail() } else { Ok((rest, ())) }
    }
}

fn season<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, ()> {
    move |i| {
        let (rest, _) = sense(|s| if let Sense::Season(n) = s { Some(*n) } else { None })(i)?;
        let (after_of, of) = opt(word(&["of"])).parse(rest)?;
        if let Ok((rest, _)) = year_number(after_of) {
            return Ok((rest, ()));
        }
        let asked = last(before).is_some_and(|t| matches!(t.lower.as_str(), "last" | "this" | "next" | "in" | "since"));
        // "last fall of the wall": what falls is named after.
        if asked && of.is_none() && !counts_here(rest) && !begins_name(rest) { Ok((rest, ())) } else { fail() }
    }
}

/// `yesterday`, `today`; not inside a name (`USA Today`).
fn relative<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, ()> {
    move |i| {
        let (rest, _) = sense(|s| if let Sense::RelativeDay(n) = s { Some(*n) } else { None })(i)?;
        let named = i.0.first().is_some_and(Token::capitalized)
            && last(before).is_some_and(|t| t.capitalized() && t.pos != Pos::Punct);
        if named { fail() } else { Ok((rest, ())) }
    }
}
