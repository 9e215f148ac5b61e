//! Times of day: `7:48 a.m.`, `4.43am`, `10 p.m.`, `2248 GMT`, `five o'clock`, `half past six`.
//!
//! ```text
//! clock  = [hedge] time | ["between" | "from"] (time | hour) (dash | "to" | "and") time
//! time   = hour ":" minute [":" second] [half-day] [zone] | hour ["." minute] half-day [zone]
//!        | nnnn zone | small "o'clock" | ("half" | "quarter") ("past" | "to") small
//! clock  = ... "shortly" ("before" | "after") | hour, which ends the phrase
//! ```

use super::bound::hedges;
use super::piece::*;
use crate::model::{Kind, Pos, Quantity, Shape, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{consumed, opt};

/// A time of day that begins here.
pub(super) fn clock<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        if last(before).is_some_and(|t| glued(i).is_some() && matches!(t.text, "." | ":" | "$" | "£" | "€")) {
            return fail();
        }
        let (rest, (taken, ())) =
            consumed(alt((stretch, hedged, time, part_of_day(before), near_hour(before)))).parse(i)?;
        Ok((rest, made(before, taken, Kind::Date, NOWHERE, "date.clock")))
    }
}

fn time<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    alt((colon, half_day, hundred_hours, past)).parse(i)
}

/// `about 7 p.m.`: here, because "about 7" would be read as a number first.
fn hedged<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, bound) = hedges(i)?;
    if bound.is_some() { time(rest) } else { fail() }
}

/// `until three in the morning`, `at about 9 at night`: only after a preposition of time, for "they killed three in the morning".
fn part_of_day<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, ()> {
    move |i| {
        let (start, bound) = hedges(i)?;
        let timed = last(before)
            .map_or(start.0.len() == i.0.len(), |t| cue("time-preposition")(Tokens(std::slice::from_ref(t))).is_ok());
        let (rest, _) = alt((token(|t| is_hour(t.text)).map(|_| ()), small_words.map(|_| ()))).parse(start)?;
        let (rest, ()) = cue("part-of-day")(rest)?;
        if timed || bound.is_some() && bound.hedge == crate::model::Hedge::About { Ok((rest, ())) } else { fail() }
    }
}

/// `shortly before eleven`, `just after 3`: an hour that ends its phrase, for "shortly after 11 people had left".
fn near_hour<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, ()> {
    move |i| {
        let near = matches!(before.0, [.., near, at] if near.has_cue("shortly") && (at.is("before") || at.is("after")));
        let (rest, ()) = alt((token(|t| is_hour(t.text)).map(|_| ()), hour_word)).parse(i)?;
        let ends = rest.0.first().is_none_or(|t| matches!(t.pos, Pos::Punct | Pos::Conjunction | Pos::Subordinator));
        if near && ends { Ok((rest, ())) } else { fail() }
    }
}

/// `one` to `twelve`.
fn hour_word<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, n) = small_words(i)?;
    if (1..=12).contains(&n) { Ok((rest, ())) } else { fail() }
}

/// `between 7 and 9 p.m.`, `from 7:30 to 9`, `7-9 p.m.`: the half of the day may stand with the second alone.
fn stretch<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, opened) = opt(word(&["between", "from"])).parse(i)?;
    let hour = token(|t| is_hour(t.text)).map(|_| ());
    let (rest, ()) = alt((time, hour)).parse(rest)?;
    let (rest, link) = alt((hyphen, word(&["to", "and", "until", "till"]))).parse(rest)?;
    // "at 7 a.m. and 9 p.m." are two times.
    let together = !link.is("and") || opened.is_some_and(|t| t.is("between"));
    if together { time(rest) } else { fail() }
}

/// `7:48`, `19:30:05`, with a half of the day and a zone where they follow. `16:9` has no two-digit minute and is a ratio.
fn colon<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, _) = whole(0..=24)(i)?;
    let (mut rest, ()) = sixtieth(rest)?;
    for _ in 0..1 {
        rest = sixtieth(rest).map_or(rest, |(rest, ())| rest);
    }
    let (rest, _) = opt(half).parse(rest)?;
    let (rest, _) = opt(zone).parse(rest)?;
    Ok((rest, ()))
}

/// `:48`
fn sixtieth<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, _) = token(|t| !t.spaced && t.text == ":")(i)?;
    let (rest, _) = token(|t| !t.spaced && is_sixtieth(t.text))(rest)?;
    Ok((rest, ()))
}

/// Two digits below 60, or 60 seconds with decimals: `48`, `05.32`.
fn is_sixtieth(text: &str) -> bool {
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    whole.len() == 2 && whole.parse::<u8>().is_ok_and(|n| n < 60)
}

/// `10 p.m.`, `4.43am`.
fn half_day<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, _) = alt((token(|t| is_hour(t.text)).map(|_| ()), small_words.map(|_| ()))).parse(i)?;
    let (rest, _) = half(rest)?;
    let (rest, _) = opt(zone).parse(rest)?;
    Ok((rest, ()))
}

/// `4`, `4.43`, at most 12 and below 60.
fn is_hour(text: &str) -> bool {
    let (hour, minute) = text.split_once('.').map_or((text, "00"), |(h, m)| (h, m));
    hour.len() <= 2 && hour.parse::<u8>().is_ok_and(|h| (1..=12).contains(&h)) && is_sixtieth(minute)
}

/// `a.m.`, `pm`, `o'clock`, `noon`.
fn half<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    cue("clock")(i)
}

/// `GMT`, in capitals as zones are written, or `local time`.
fn zone<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let written = i.0.first().is_some_and(|t| t.text.chars().all(char::is_uppercase) || t.is("local"));
    if written { cue("time-zone")(i) } else { fail() }
}

/// `2248 GMT`, `0600 local time`: four digits and a zone.
fn hundred_hours<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let four = |text: &str| {
        text.len() == 4 && text.get(..2).is_some_and(|h| h <= "24") && text.get(2..).is_some_and(is_sixtieth)
    };
    let (rest, _) = token(|t| t.shape == Shape::Digits && (four(t.text) || digits(t).is_some_and(|n| n <= 24)))(i)?;
    zone(rest)
}

/// `half past six`, `a quarter to nine`.
fn past<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, ()> {
    let (rest, part) = alt((cue("half-year").map(|()| "half"), cue("quarter").map(|()| "quarter"))).parse(i)?;
    let (rest, link) = word(&["past", "to"])(rest)?;
    if part == "half" && link.is("to") {
        return fail();
    }
    let (rest, hour) = alt((whole(1..=12), small_words)).parse(rest)?;
    if hour <= 12 && !counts_here(rest) { Ok((rest, ())) } else { fail() }
}
