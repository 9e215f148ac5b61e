//! weekday-mismatch: a date and the weekday written with it do not belong together.
//!
//! Why it matters: one of the two is mistaken, and a reader who means to come will come on the wrong day.
//!
//! Example: “Monday, 4 July 2023”: 4 July 2023 was a Tuesday.
//!
//! How it decides: by the calendar. High where the year is written; medium where it is taken from the article's own date. A day that
//! would fit within half a year of the article, in the year before or after, is left alone. The dates of pictures are not read. Articles that
//! have the same date with its right weekday are named beside it, and so is a place of the article itself that has the weekday with its own date.
//!
//! Not caught: dates without a year in an article without a date; relative days.

use super::facts::{self, phrase};
use super::{Slip, Survey};
use crate::model::{Cited, Explanation, Fact, Severity, WrittenDay};
use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeMap;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let days = facts::of(survey, Fact::as_written_day);
    let mut right: BTreeMap<Date, Vec<usize>> = BTreeMap::new();
    for (i, _, day) in days.iter().filter(|(_, _, day)| day.date.weekday() == day.weekday) {
        right.entry(day.date).or_default().push(*i);
    }
    let none = Vec::new();
    days.iter()
        .filter_map(|(i, fact, day)| {
            let meant = || meant(survey, fact, *day, &right);
            mismatch(survey, *i, fact, *day, right.get(&day.date).unwrap_or(&none), meant())
        })
        .collect()
}

/// A place of the same article that has the weekday with the date that it has in that week.
fn meant(survey: &Survey<'_>, fact: &Fact, day: WrittenDay, right: &BTreeMap<Date, Vec<usize>>) -> Option<usize> {
    let near = (-6..=6).filter_map(|n: i64| day.date.checked_add(n.days()).ok());
    let mut places = near.filter(|d| d.weekday() == day.weekday).filter_map(|d| right.get(&d));
    places.find_map(|same| same.iter().copied().find(|&n| survey.facts[n].article == fact.article))
}

/// What is said of a date that falls on another day; `right` are the places that have the day as the calendar has it, `meant` one of the same
/// article that has the weekday with its own date.
fn mismatch(
    survey: &Survey<'_>,
    i: usize,
    fact: &Fact,
    day: WrittenDay,
    right: &[usize],
    meant: Option<usize>,
) -> Option<Slip> {
    let really = day.date.weekday();
    if really == day.weekday {
        return None;
    }
    let (severity, unknown) = if day.year_written {
        (Severity::High, Vec::new())
    } else {
        (Severity::Medium, vec!["the year: it is taken from the article's own date".to_owned()])
    };
    let article = &survey.articles[fact.article];
    let others: Vec<usize> = right.iter().copied().filter(|&n| survey.facts[n].article != fact.article).collect();
    let others = facts::one_an_article(survey, &others);
    let borne_out = match others.first().map(|&n| &survey.articles[survey.facts[n].article]) {
        Some(other) if other.name() == article.name() => format!(", as {} has it", other.id),
        Some(other) => format!(", as {} has it", other.name()),
        None => format!(", not a {}", name(day.weekday)),
    };
    let itself = meant.map_or_else(String::new, |n| format!("; the article itself has “{}”", phrase(survey, n)));
    let written = format!("{} {} {}", day.date.day(), month(day.date.month()), day.date.year());
    Some(Slip {
        severity,
        confidence: if day.year_written { 95 } else { 80 },
        cited: std::iter::once(i).chain(meant).chain(others).map(Cited::Fact).collect(),
        message: format!(
            "{} has “{}”: {written} is a {}{borne_out}{itself}.",
            article.name(),
            phrase(survey, i),
            name(really),
        ),
        explanation: Explanation {
            rule: "calendar".to_owned(),
            steps: vec![format!("{written} is a {} by the Gregorian calendar", name(really))],
            parameters: Vec::new(),
            unknown,
        },
    })
}

/// The month as English has it.
pub const fn month(number: i8) -> &'static str {
    match number {
        1 => "January",
        2 => "February",
        3 => "March",
        4 => "April",
        5 => "May",
        6 => "June",
        7 => "July",
        8 => "August",
        9 => "September",
        10 => "October",
        11 => "November",
        _ => "December",
    }
}

const fn name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
