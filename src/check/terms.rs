//! Last days that two articles give for one thing to be handed in, and years between which it went on.

use super::Survey;
use super::facts::{self, Judged, Sides};
use crate::model::{Deadline, Fact, Severity, YearSpan};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// A deadline may have been put off between articles so many days apart.
const DAYS: i32 = 3;
/// Words besides verb and subject that one thing told of twice has in common.
const COMMON: usize = 2;
/// Spans of years in a story that are held against each other.
const MOST: usize = 60;

/// A deadline with its fact.
type LastDay<'s> = (usize, &'s Fact, &'s Deadline);

pub fn conflicts(survey: &Survey<'_>) -> Vec<(Sides, Judged)> {
    let mut found: Vec<(Sides, Judged)> = deadlines(survey).into_iter().collect();
    found.extend(years(survey));
    found
}

/// The two last days of a story that knows just these, each from articles of its own.
fn deadlines(survey: &Survey<'_>) -> Option<(Sides, Judged)> {
    let all = facts::of(survey, Fact::as_deadline);
    if all.iter().any(|d| d.2.changed) {
        return None;
    }
    let mut by_day: BTreeMap<(i8, i8), Vec<LastDay<'_>>> = BTreeMap::new();
    for found in &all {
        by_day.entry((found.2.month, found.2.day)).or_default().push(*found);
    }
    let articles = |of: &[LastDay<'_>]| of.iter().map(|d| d.1.article).collect::<BTreeSet<_>>();
    let days: Vec<_> = by_day.values().collect();
    let [a, b] = days.as_slice() else { return None };
    if articles(a).intersection(&articles(b)).next().is_some() {
        return None;
    }
    let pairs = a.iter().flat_map(|x| b.iter().map(move |y| (*x, *y)));
    let (severity, x, y) = pairs.filter_map(|(x, y)| Some((one_deadline(survey, x, y)?, x, y))).max_by_key(|p| p.0)?;
    let side = |head: usize, of: &[LastDay<'_>]| {
        let rest = of.iter().map(|d| d.0).filter(|&i| i != head);
        std::iter::once(head).chain(rest).collect::<Vec<_>>()
    };
    let day = |d: &Deadline| format!("{} {}", d.day, super::weekday_mismatch::month(d.month));
    let judged = Judged {
        severity,
        confidence: 70,
        rule: "another-last-day",
        reason: format!("the last day is {} in the one and {} in the other.", day(x.2), day(y.2)),
        steps: vec!["every article of the story names one last day at most".to_owned()],
        unknown: vec!["whether both mean the same applications".to_owned()],
    };
    Some((Sides { first: side(x.0, a), second: side(y.0, b) }, judged))
}

/// How surely two last days are of one thing.
fn one_deadline(survey: &Survey<'_>, a: LastDay<'_>, b: LastDay<'_>) -> Option<Severity> {
    let thing = a.2.thing.is_some() && a.2.thing == b.2.thing;
    let (x, y) = (&a.2.others, &b.2.others);
    let common = x.iter().any(|word| y.contains(word));
    if !thing || !common && !x.is_empty() && !y.is_empty() {
        return None;
    }
    let published = |f: &Fact| survey.articles[f.article].published;
    let gap = published(a.1).zip(published(b.1)).map(|(p, q): (Date, Date)| (q - p).get_days().abs());
    let near = gap.is_some_and(|days| days <= DAYS);
    let alike = common || x.is_empty() && y.is_empty();
    Some(if near && alike { Severity::Medium } else { Severity::Low })
}

/// Spans of one thing with one end in common and a slip of a digit in the other.
fn years(survey: &Survey<'_>) -> Vec<(Sides, Judged)> {
    let mut all = facts::of(survey, Fact::as_years);
    all.truncate(MOST);
    let ends = |y: &YearSpan| (y.from, y.to);
    let has = |article: usize, span: (i16, i16)| all.iter().any(|y| y.1.article == article && ends(y.2) == span);
    let mut told = BTreeSet::new();
    let mut found = Vec::new();
    for (n, a) in all.iter().enumerate() {
        for b in &all[n + 1..] {
            let slip = slipped(ends(a.2), ends(b.2)) && a.1.article != b.1.article && same(a.2, b.2);
            let settled = has(a.1.article, ends(b.2)) || has(b.1.article, ends(a.2));
            let key = (ends(a.2).min(ends(b.2)), ends(a.2).max(ends(b.2)));
            if !slip || settled || !told.insert(key) {
                continue;
            }
            let judged = Judged {
                severity: Severity::Medium,
                confidence: 75,
                rule: "other-first-or-last-year",
                reason: ends_apart(a.2, b.2),
                steps: vec!["the ends that differ do so by one digit".to_owned()],
                unknown: vec!["whether both mean the same".to_owned()],
            };
            found.push((Sides::pair(a.0, b.0), judged));
        }
    }
    found
}

fn ends_apart(a: &YearSpan, b: &YearSpan) -> String {
    if a.to == b.to {
        format!("both end in {}, but the one begins in {} and the other in {}.", a.to, a.from, b.from)
    } else {
        format!("both begin in {}, but the one ends in {} and the other in {}.", a.from, a.to, b.to)
    }
}

/// One end is the same, the other differs in one digit or has two of them exchanged.
fn slipped(a: (i16, i16), b: (i16, i16)) -> bool {
    let near = |x: i16, y: i16| {
        let digits = |n: i16| n.to_string().into_bytes();
        let (x, y) = (digits(x), digits(y));
        let apart: Vec<usize> = (0..x.len().min(y.len())).filter(|&i| x[i] != y[i]).collect();
        match apart.as_slice() {
            [_] => x.len() == y.len(),
            &[i, j] => x[i] == y[j] && x[j] == y[i],
            _ => false,
        }
    };
    (a.0 == b.0 && near(a.1, b.1)) || (a.1 == b.1 && near(a.0, b.0))
}

/// The years of one thing: the same verb of the same subject with more in common, or a noun and its own verb ("the abuse took place",
/// "children were abused").
fn same(a: &YearSpan, b: &YearSpan) -> bool {
    let noun = |y: &'_ YearSpan| y.subject.clone().filter(|_| y.plain && (y.light || y.verb.is_none()));
    let deed = |y: &'_ YearSpan| y.verb.clone().filter(|_| y.plain && !y.light);
    let met = |x: Option<String>, y: Option<String>| x.is_some() && x == y;
    let further = |w: &&String| Some(*w) != a.verb.as_ref() && Some(*w) != a.subject.as_ref();
    let words = |y: &'_ YearSpan| y.words.iter().cloned().collect::<BTreeSet<String>>();
    let common = || words(a).intersection(&words(b)).filter(further).count() >= COMMON;
    met(noun(a), deed(b))
        || met(deed(a), noun(b))
        || met(noun(a), noun(b))
        || a.subject.is_some() && a.subject == b.subject && a.verb == b.verb && common()
}
