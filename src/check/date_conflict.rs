//! date-conflict: two articles give two days for one event.
//!
//! Why it matters: a story hangs on its days; a weekday copied into the next day's paper moves the event.
//!
//! Example: “Roe resigned on 3 May” against “Roe resigned on 4 May”.
//!
//! How it decides: the same verb, one of those that name a thing that happens once (die, resign, crash), said of the same name, each with
//! one day that resolves to a date. Medium where both are written as dates; low where one is a weekday or “yesterday”, for
//! articles cross midnight and time zones.
//!
//! Not caught: events told by nouns, subjects that are not named, spans of days.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey};
use crate::model::{Detail, Fact, Occasion, Severity};
use std::collections::BTreeMap;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut events: BTreeMap<_, Vec<(usize, &Occasion)>> = BTreeMap::new();
    for (i, _, occasion) in facts::of(survey, occasion) {
        events.entry((occasion.event.as_str(), &occasion.names)).or_default().push((i, occasion));
    }
    events.into_values().filter_map(|days| conflict(survey, &days)).collect()
}

fn occasion(fact: &Fact) -> Option<&Occasion> {
    match &fact.detail {
        Detail::Occasion(occasion) => Some(occasion),
        Detail::Role { .. }
        | Detail::Name(_)
        | Detail::Age { .. }
        | Detail::Organisation(_)
        | Detail::Weekday(_)
        | Detail::Quote(_)
        | Detail::Status(_) => None,
    }
}

/// The first two days that differ between articles; a third day means that the event comes more than once.
fn conflict(survey: &Survey<'_>, days: &[(usize, &Occasion)]) -> Option<Slip> {
    let first = days.first()?;
    let other = days.iter().find(|d| d.1.date != first.1.date)?;
    let article = |i: usize| survey.facts[i].article;
    let more = days.iter().any(|d| d.1.date != first.1.date && d.1.date != other.1.date);
    let with = |o: &Occasion| days.iter().filter(|d| d.1.date == o.date).map(|d| d.0).collect::<Vec<_>>();
    let (a, b) = (with(first.1), with(other.1));
    let both = a.iter().any(|&i| b.iter().any(|&j| article(i) == article(j)));
    if more || both {
        return None;
    }
    let exact = first.1.exact && other.1.exact;
    let judged = Judged {
        severity: if exact { Severity::Medium } else { Severity::Low },
        confidence: 70,
        rule: "same-event-other-day",
        reason: format!("the first comes to {}, the second to {}.", first.1.date, other.1.date),
        steps: vec![format!("both say “{}” of the same name", first.1.event)],
        unknown: vec!["whether it is one event".to_owned()],
    };
    Sides { first: a, second: b }.slip_in_order(survey, judged)
}
