//! Walls of the time and of the statistic: another day, by the day and altogether, a median and an average.

use super::{Apart, same_value, stated};
use crate::model::{Claim, Kind, Mark, Period, Statistic};

pub fn period(a: &Claim, b: &Claim) -> Option<Apart> {
    if let (Some(v), Some(w)) = (a.qualifiers.window, b.qualifiers.window)
        && v != w
    {
        return Some(("period", format!("{} is not {}", v.name(), w.name())));
    }
    let (x, y) = (a.qualifiers.period.as_ref(), b.qualifiers.period.as_ref());
    let one = a.qualifiers.other_year && y.is_none() || b.qualifiers.other_year && x.is_none();
    if one && !same_value(a, b) {
        let year = x.or(y).map_or("another year", |p| p.text.as_str());
        return Some(("period", format!("only one is of {year}")));
    }
    match (x, y) {
        (Some(x), Some(y)) if disjoint(x, y) => Some(("period", format!("{} is not {}", x.text, y.text))),
        _ => None,
    }
}

/// Known days that do not meet; without dates, symbolic keys of one sort that differ (a weekday is not one: it moves with the article).
fn disjoint(x: &Period, y: &Period) -> bool {
    if let (Some(a), Some(b), Some(c), Some(d)) = (x.from, x.to, y.from, y.to) {
        let days = |from: jiff::civil::Date, to: jiff::civil::Date| (to - from).get_days().max(0) + 1;
        let (m, n) = (days(a, b), days(c, d));
        // Two days of one affair may be two reports of it; weeks apart they are two counts.
        let gap = if b < c { days(b, c) } else { days(d, a) };
        return (b < c || d < a) && (m.max(n) > 2 || gap > 10);
    }
    let sort = |p: &Period| p.key.as_deref().and_then(|k| k.split_once(':')).map(|(s, v)| (s.to_owned(), v.to_owned()));
    match (sort(x), sort(y)) {
        // "A march in May" beside one "on Saturday", where no article has a date.
        (Some((s, v)), Some((t, w))) => {
            let far = |s: &str, t: &str| s == "weekday" && t == "month";
            s == t && v != w && s != "weekday" || far(&s, &t) || far(&t, &s)
        }
        (None, _) | (_, None) => false,
    }
}

/// "Three new cases on Saturday", "two new cases on Sunday": what is new on one day is another count than what is new on the next.
pub fn fresh(a: &Claim, b: &Claim) -> Option<Apart> {
    let new = |c: &Claim| c.quantity.kind == Kind::Count && c.subject.modifiers.iter().any(|m| m == "new");
    let day = |c: &Claim| c.qualifiers.period.as_ref().and_then(|p| p.from.zip(p.to));
    let apart = new(a) && new(b) && day(a).zip(day(b)).is_some_and(|(x, y)| x != y);
    (apart && !same_value(a, b)).then(|| ("period", "each is what was new on its day".to_owned()))
}

/// Quotes at the opening and at the close of the exchange.
pub fn bell(a: &Claim, b: &Claim) -> Option<Apart> {
    let at = |c: &Claim| c.qualifiers.event.as_deref().map(|e| (e == "open", e == "close"));
    let (x, y) = (at(a)?, at(b)?);
    let apart = a.subject.fleeting && a.subject.same_entry(&b.subject) && (x.0 && y.1 || x.1 && y.0);
    apart.then(|| ("period", "one is of the opening, the other of the close".to_owned()))
}

/// By the day and by the week, or by the day and altogether: two counts, unless the number is the same and only the word differs.
pub fn rate(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (&a.quantity.per, &b.quantity.per);
    // "Closed at $44 a share", "oil at $91": what a quote is by needs not be said.
    let quoted = a.subject.fleeting && a.subject.same_entry(&b.subject) && (x.is_none() || y.is_none());
    if quoted {
        return None;
    }
    let name = |per: &Option<String>| per.as_ref().map_or_else(|| "altogether".to_owned(), |p| format!("by the {p}"));
    (x != y && stated(a) != stated(b)).then(|| ("rate", format!("one is {}, the other {}", name(x), name(y))))
}

pub fn statistic(a: &Claim, b: &Claim) -> Option<Apart> {
    let apart = matches!(
        (a.qualifiers.statistic, b.qualifiers.statistic),
        (Some(Statistic::Median), Some(Statistic::Average)) | (Some(Statistic::Average), Some(Statistic::Median))
    );
    if apart {
        return Some(("statistic", "a median is not an average".to_owned()));
    }
    // "The minimum pension", "the average pension".
    let least = |c: &Claim| c.qualifiers.statistic == Some(Statistic::Minimum);
    let middle = |c: &Claim| matches!(c.qualifiers.statistic, Some(Statistic::Average | Statistic::Median));
    if least(a) && middle(b) || least(b) && middle(a) {
        return Some(("statistic", "one is the least, the other an average".to_owned()));
    }
    // "On its busiest day it had 62,000 visitors" beside all who came.
    let busiest = |c: &Claim| c.qualifiers.statistic == Some(Statistic::Peak) && c.quantity.kind == Kind::Count;
    let total = |c: &Claim| matches!(c.qualifiers.statistic, None | Some(Statistic::Total | Statistic::Cumulative));
    let fewer = |x: &Claim, y: &Claim| stated(x).zip(stated(y)).is_some_and(|(m, n)| m < n);
    let part = |x: &Claim, y: &Claim| {
        busiest(x) && total(y) && fewer(x, y) && x.quantity.per.is_none() && y.quantity.per.is_none()
    };
    if part(a, b) || part(b, a) {
        return Some(("statistic", "one is of the busiest time alone".to_owned()));
    }
    // "In Lodi alone, 1,200 people" beside all of them.
    let alone = |c: &Claim| c.qualifiers.is_marked(&Mark::Alone) && c.quantity.is_count();
    if alone(a) && !alone(b) && fewer(a, b) || alone(b) && !alone(a) && fewer(b, a) {
        return Some(("statistic", "one is of one place or time alone".to_owned()));
    }
    // "It peaked at 12%", "it is near 9%": a level is at its peak once.
    let peaked = |c: &Claim| c.qualifiers.event.as_deref() == Some("peak");
    let level = |c: &Claim| c.quantity.kind == Kind::Percent;
    (level(a) && level(b) && peaked(a) != peaked(b) && stated(a) != stated(b))
        .then(|| ("statistic", "one is a peak".to_owned()))
}
