//! Dates written with their weekday: "Tuesday, July 4", "Tuesday 4 July 2023".

use super::{Scene, one_line};
use crate::model::{Article, Detail, Fact, Role, Sense, Shape, Token, WrittenDay};
use jiff::civil::{Date, Weekday};

/// A day this far from the article's own, in days, belongs to the next year or the last.
const NEAR: i32 = 200;

pub fn facts(scene: &Scene<'_, '_>, found: &mut Vec<Fact>) {
    for (sentence, p) in scene.running() {
        // A picture's date is the picture's.
        if p.sentence.role == Role::Caption {
            continue;
        }
        let mut at = 0;
        while at < p.tokens.len() {
            let Some((end, day)) = written_day(&p.tokens, at, scene.article).or_else(|| day_written(&p.tokens, at))
            else {
                at += 1;
                continue;
            };
            let span = p.tokens[at].span.to(p.tokens[end - 1].span);
            let value = format!("{:?}", day.weekday).to_lowercase();
            let mut fact = scene.fact(sentence, span, day.date.to_string(), value, Detail::Weekday(day));
            fact.label = one_line(span.text(&scene.article.text));
            found.push(fact);
            at = end;
        }
    }
}

/// `(month day | day month) [","] year "," ("a" | "the") weekday`: "20 September 2028, a Wednesday".
fn day_written(tokens: &[Token<'_>], at: usize) -> Option<(usize, WrittenDay)> {
    let (end, month, day) = month_day(tokens, at).or_else(|| day_month(tokens, at))?;
    let (end, year) = year(tokens, skip(tokens, end, &[","]))?;
    let article = skip(tokens, end, &[","]);
    let at = skip(tokens, article, &["a"]);
    let number = sense(tokens, at, |s| if let Sense::Weekday(n) = s { i8::try_from(*n).ok() } else { None })?;
    let weekday = Weekday::from_monday_one_offset(number).ok().filter(|_| at > article)?;
    let date = Date::new(year, month, day).ok()?;
    Some((at + 1, WrittenDay { weekday, date, year_written: true }))
}

pub fn year(tokens: &[Token<'_>], at: usize) -> Option<(usize, i16)> {
    let year = tokens.get(at).filter(|t| t.shape == Shape::Digits && t.text.len() == 4)?;
    let year = year.text.parse::<i16>().ok().filter(|y| (1800..2200).contains(y))?;
    Some((at + 1, year))
}

/// `weekday [daypart] [","] (month day | day month) [[","] year]`
pub fn written_day(tokens: &[Token<'_>], at: usize, article: &Article) -> Option<(usize, WrittenDay)> {
    let weekday = sense(tokens, at, |s| if let Sense::Weekday(n) = s { i8::try_from(*n).ok() } else { None })?;
    let weekday = Weekday::from_monday_one_offset(weekday).ok().filter(|_| tokens[at].capitalized())?;
    let stop = skip(tokens, at + 1, &["."]);
    // "Thursday morning, 2 May".
    let daypart = tokens.get(stop).is_some_and(|t| t.has_cue("daypart"));
    let mut next = skip(tokens, stop + usize::from(daypart), &[","]);
    next = skip(tokens, next, &[",", "(", "the"]);
    let (end, month, day) = month_day(tokens, next).or_else(|| day_month(tokens, next))?;
    let comma = skip(tokens, end, &[","]);
    if let Some((end, year)) = year(tokens, comma) {
        let date = Date::new(year, month, day).ok()?;
        return Some((end, WrittenDay { weekday, date, year_written: true }));
    }
    // "July 4 last year" names its year in words, "1998" stands for one further on.
    let elsewhere = tokens[end..].iter().take(3).any(|t| matches!(t.lower.as_str(), "last" | "next" | "every" | "of"));
    let date = (!elsewhere).then(|| nearest(article.published?, month, day, weekday)).flatten()?;
    Some((end, WrittenDay { weekday, date, year_written: false }))
}

pub fn skip(tokens: &[Token<'_>], at: usize, marks: &[&str]) -> usize {
    at + usize::from(tokens.get(at).is_some_and(|t| marks.contains(&t.text)))
}

fn sense<T>(tokens: &[Token<'_>], at: usize, pick: impl Fn(&Sense) -> Option<T>) -> Option<T> {
    tokens.get(at)?.senses().find_map(|(s, _)| pick(s))
}

pub fn month(tokens: &[Token<'_>], at: usize) -> Option<(usize, i8)> {
    let month = sense(tokens, at, |s| if let Sense::Month(n) = s { i8::try_from(*n).ok() } else { None })?;
    tokens[at].capitalized().then(|| (skip(tokens, at + 1, &["."]), month))
}

fn day(tokens: &[Token<'_>], at: usize) -> Option<(usize, i8)> {
    let token = tokens.get(at).filter(|t| t.shape == Shape::Digits)?;
    let day = token.text.parse().ok().filter(|d| (1..=31).contains(d))?;
    let suffix = tokens.get(at + 1).is_some_and(|t| !t.spaced && matches!(t.text, "st" | "nd" | "rd" | "th"));
    // "4.5" and "4-6" are no days.
    let goes_on = tokens.get(at + 1).is_some_and(|t| matches!(t.text, "-" | "–" | ":" | "/"));
    (!goes_on).then_some((at + 1 + usize::from(suffix), day))
}

pub fn month_day(tokens: &[Token<'_>], at: usize) -> Option<(usize, i8, i8)> {
    let (next, month) = month(tokens, at)?;
    let (end, day) = day(tokens, next)?;
    Some((end, month, day))
}

pub fn day_month(tokens: &[Token<'_>], at: usize) -> Option<(usize, i8, i8)> {
    let (next, day) = day(tokens, at)?;
    let (end, month) = month(tokens, skip(tokens, next, &["of"]))?;
    Some((end, month, day))
}

/// The day in the year that fits the weekday, if it is not far from the article's own date; else the nearest.
fn nearest(published: Date, month: i8, day: i8, weekday: Weekday) -> Option<Date> {
    let away = |d: &Date| (*d - published).get_days().abs();
    let days: Vec<Date> = (-1..=1).filter_map(|n| Date::new(published.year() + n, month, day).ok()).collect();
    let fits = days.iter().filter(|d| d.weekday() == weekday && away(d) <= NEAR).min_by_key(|d| away(d));
    fits.or_else(|| days.iter().min_by_key(|d| away(d))).copied()
}
