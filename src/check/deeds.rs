//! Times that two articles give for one deed, told in whatever words: "let go in March 2006", "dismissed in April 2006".

use super::Survey;
use super::facts::{self, Judged, Sides};
use super::weekday_mismatch::month;
use crate::model::{Clock, Deed, Fact, Severity, Time, names_fit};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Times of one deed that are held against each other.
const MOST: usize = 40;
/// Articles further apart, in days, may tell of two deeds of one kind at the same hour.
const DAYS: i32 = 3;
/// Minutes that an hour, a quarter of it or a hedged time may be rounded by, those that five past or ten to may be, and those that two
/// watches may differ by.
const ROUND: u16 = 20;
const FIVES: u16 = 10;
const WATCHES: u16 = 5;
const HALF_DAY: u16 = 12 * 60;

type Timed<'s> = (usize, &'s Fact, &'s Deed);

pub fn conflicts(survey: &Survey<'_>) -> Vec<(Sides, Judged)> {
    let mut deeds: BTreeMap<(&str, &str, bool), Vec<Timed<'_>>> = BTreeMap::new();
    for timed in facts::of(survey, Fact::as_deed) {
        let clock = matches!(timed.2.time, Time::Clock(_));
        deeds.entry((timed.2.class.as_str(), timed.2.subject.as_str(), clock)).or_default().push(timed);
    }
    deeds.into_values().filter_map(|times| conflict(survey, &times[..times.len().min(MOST)])).collect()
}

/// The first two that cannot be one deed; a third time means that it is done more than once.
fn conflict(survey: &Survey<'_>, times: &[Timed<'_>]) -> Option<(Sides, Judged)> {
    let pairs = times.iter().enumerate().flat_map(|(n, a)| times[n + 1..].iter().map(move |b| (a, b)));
    let odds: Vec<_> = pairs.filter(|(a, b)| apart(a.2, b.2).is_some()).collect();
    let &(a, b) = odds.iter().find(|(a, b)| a.1.article != b.1.article)?;
    // An article with two of the times tells of two deeds.
    let several = odds.iter().any(|(x, y)| x.1.article == y.1.article);
    let like = |t: &&Timed<'_>, of: &Timed<'_>| apart(t.2, of.2).is_none();
    let third = times.iter().any(|t| !like(&t, a) && !like(&t, b));
    let further = times.iter().any(|t| t.2.further);
    if several || third || further || !one(survey, a, b) {
        return None;
    }
    let (severity, reason) = apart(a.2, b.2)?;
    let with = |of: &Timed<'_>| {
        let rest = times.iter().filter(|t| t.0 != of.0 && t.2.time == of.2.time).map(|t| t.0);
        facts::one_an_article(survey, &std::iter::once(of.0).chain(rest).collect::<Vec<_>>())
    };
    let judged = Judged {
        severity,
        confidence: 70,
        rule: "one-deed-other-time",
        reason,
        steps: vec![format!("both say of “{}” that it was done once", a.2.subject)],
        unknown: vec!["whether it is one event".to_owned()],
    };
    Some((Sides { first: with(a), second: with(b) }, judged))
}

/// Nothing tells the two deeds apart.
fn one(survey: &Survey<'_>, a: &Timed<'_>, b: &Timed<'_>) -> bool {
    let given = match (&a.2.given, &b.2.given) {
        (Some(x), Some(y)) => names_fit(x, y),
        (None, None) => true,
        (Some(_), None) | (None, Some(_)) => false,
    };
    let meet = |x: &[String], y: &[String]| x.is_empty() || y.is_empty() || x.iter().any(|w| y.contains(w));
    let alike =
        meet(&a.2.others, &b.2.others) && meet(&a.2.narrowed, &b.2.narrowed) && meet(&a.2.figures, &b.2.figures);
    let published = |t: &Timed<'_>| survey.articles[t.1.article].published;
    let near = published(a).zip(published(b)).is_none_or(|(p, q)| (q - p).get_days().abs() <= DAYS);
    let days = [a, b].map(|t| weekdays(survey, t.1));
    let clock = matches!(a.2.time, Time::Clock(_));
    let other_day = clock && days.iter().all(|d| !d.is_empty()) && days[0].is_disjoint(&days[1]);
    given && alike && !other_day && (near || a.2.given.is_some() && matches!(a.2.time, Time::Days(..)))
}

/// The weekdays that the fact's sentence names: of articles without a date nothing else tells Monday's attack from Tuesday's.
fn weekdays(survey: &Survey<'_>, fact: &Fact) -> BTreeSet<i8> {
    let beside = survey.facts.iter().filter(|f| f.article == fact.article && f.sentence == fact.sentence);
    beside.filter_map(Fact::as_moment).map(|m| m.weekday.to_monday_one_offset()).collect()
}

/// Why the two times are not one, and how grave that is.
fn apart(a: &Deed, b: &Deed) -> Option<(Severity, String)> {
    match (&a.time, &b.time) {
        (Time::Days(from, to), Time::Days(first, last)) => days_apart((*from, *to), (*first, *last), a.given.is_some()),
        (Time::Clock(x), Time::Clock(y)) => hours_apart(x, y),
        (Time::Days(..), Time::Clock(_)) | (Time::Clock(_), Time::Days(..)) => None,
    }
}

/// Two stretches without a day in common, one of them longer than a day; days are held against each other as days.
fn days_apart(a: (Date, Date), b: (Date, Date), person: bool) -> Option<(Severity, String)> {
    let meet = a.0 <= b.1 && b.0 <= a.1;
    let days = a.0 == a.1 || b.0 == b.1;
    (!meet && !days && person).then(|| {
        let said = |(from, to): (Date, Date)| match (from.month() == to.month(), from.year() == to.year()) {
            (true, true) => format!("{} {}", month(from.month()), from.year()),
            (false, true) => from.year().to_string(),
            (_, false) => format!("{from} to {to}"),
        };
        (Severity::Medium, format!("the one comes to {}, the other to {}.", said(a), said(b)))
    })
}

fn hours_apart(a: &Clock, b: &Clock) -> Option<(Severity, String)> {
    let other_day = a.day.zip(b.day).is_some_and(|(x, y)| x != y);
    if a.zone != b.zone || other_day {
        return None;
    }
    let whole = if a.half_known && b.half_known { 2 * HALF_DAY } else { HALF_DAY };
    let gap = a.minutes.abs_diff(b.minutes) % whole;
    let gap = gap.min(whole - gap);
    let rounded = |c: &Clock| match () {
        () if !c.exact || c.minutes.is_multiple_of(15) => ROUND,
        () if c.minutes.is_multiple_of(5) => FIVES,
        () => WATCHES,
    };
    let least = rounded(a).max(rounded(b));
    if gap == HALF_DAY {
        return Some((Severity::Medium, "the same hour, once before noon and once after it.".to_owned()));
    }
    (gap > least).then(|| {
        let (hours, minutes) = (gap / 60, gap % 60);
        let said = match (hours, minutes) {
            (0, n) => format!("{n} minutes"),
            (1, 0) => "an hour".to_owned(),
            (n, 0) => format!("{n} hours"),
            (n, m) => format!("{n} h {m} min"),
        };
        (Severity::Medium, format!("the same is said of the same, but {said} apart."))
    })
}
