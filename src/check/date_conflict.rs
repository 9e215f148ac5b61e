//! date-conflict: two articles give two days for one event.
//!
//! Why it matters: a story hangs on its days; a weekday copied into the next day's paper moves the event.
//!
//! Example: “Roe resigned on 3 May” against “Roe resigned on 4 May”; “the contract was signed on Tuesday” against “the contract was signed
//! on Thursday”.
//!
//! How it decides: the articles appeared within three days of each other, so that one week is meant, and the days fall on other
//! weekdays or, where both are written with their month, are other dates.
//! Two sentences that are the same but for the day: medium; low where an article has no date or where words of other weight were left out
//! or put in. A content word in place of another makes them two statements.
//! The same verb, one of those that name a thing that happens once (die, resign, crash), said of the same name: medium where
//! both are written as dates, else low.
//! The same verb of the same subject, with more words in common: low.
//! Two last days for applications, where no article of the story has both: medium, low where the articles appeared days apart or only one
//! says whose they are.
//! Two spans of years of one thing (“the abuse went on from 1968 to 1971”, “children were abused between 1958 and 1971”) that share one end
//! and differ by a digit in the other: medium.
//! One deed of one person in two months or years, told in whatever words (“was let go in March 2006”, “the firm dismissed her in April 2006”):
//! medium. One deed of one thing at two hours of the day, in one zone and more than rounding apart (“the ferry sank at 5 p.m.”, “the ferry went
//! down at 6:30 p.m.”): medium. Hours, quarters of them and hedged times (“about 3:10”, “shortly after 3”) are rounded by 20 minutes, ten past
//! by 10, and two watches differ by 5. A name beside the one that the other has not, a third time, or an article with both leaves them two.
//! Days that follow each other with another hour (“late Monday”, “early Tuesday”) meet at midnight. An article that names both days
//! settles that there are two. Habits (“every Tuesday”) are no day.
//!
//! Not caught: one event told in other words (“lifted off”, “rode into orbit”), days of pictures, spans of days told with one end.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey, deeds, terms, twin_days};
use crate::model::{Fact, Occasion, Severity};
use std::collections::{BTreeMap, BTreeSet};

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut told: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut slips = Vec::new();
    let occasions = {
        let mut events: BTreeMap<_, Vec<(usize, &Occasion)>> = BTreeMap::new();
        for (i, _, occasion) in facts::of(survey, Fact::as_occasion) {
            events.entry((occasion.event.as_str(), &occasion.names)).or_default().push((i, occasion));
        }
        events.into_values().filter_map(|days| conflict(survey, &days)).collect::<Vec<_>>()
    };
    let mut found = twin_days::conflicts(survey);
    found.extend(occasions);
    found.extend(terms::conflicts(survey));
    found.extend(deeds::conflicts(survey));
    found.sort_by_key(|(sides, judged)| {
        (std::cmp::Reverse(judged.severity), sides.first.first().copied(), sides.second.first().copied())
    });
    let sentence = |i: &usize| (survey.facts[*i].article, survey.facts[*i].sentence);
    for (sides, judged) in found {
        // One sentence is one cause, whatever ways lead to it.
        if sides.first.iter().chain(&sides.second).map(sentence).any(|s| told.contains(&s)) {
            continue;
        }
        told.extend(sides.first.iter().chain(&sides.second).map(sentence));
        slips.extend(sides.slip(survey, judged));
    }
    slips
}

/// The first two days that differ between articles; a third day means that the event comes more than once.
fn conflict(survey: &Survey<'_>, days: &[(usize, &Occasion)]) -> Option<(Sides, Judged)> {
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
        reason: format!("the one comes to {}, the other to {}.", first.1.date, other.1.date),
        steps: vec![format!("both say “{}” of the same name", first.1.event)],
        unknown: vec!["whether it is one event".to_owned()],
    };
    Some((Sides { first: a, second: b }, judged))
}
