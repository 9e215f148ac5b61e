//! The time lane of a subject: its figures by the time of publication, so that an update is seen as an update.

use super::names::{self, Names};
use crate::model::number::spoken;
use crate::model::{Article, Cited, Claim, Group, Report};
use serde::Serialize;

#[derive(Serialize)]
pub struct Lane {
    stops: Vec<Stop>,
    /// Articles without a date, which have no place in it.
    undated: usize,
    /// Later figures that are not shown.
    more: usize,
}

#[derive(Serialize)]
struct Stop {
    time: String,
    outlet: String,
    words: String,
    value: String,
    href: String,
    /// `+6`, `−2`, `same`: against the stop before it, where both are plain numbers.
    change: Option<String>,
}

/// Stops of one lane; more are left out.
const STOPS: usize = 40;

/// `None` where the figures do not come from two times.
pub fn lane(report: &Report, names: &Names, group: &Group) -> Option<Lane> {
    let mut dated: Vec<(usize, &Claim, &Article)> = Vec::new();
    let mut undated = 0;
    for &n in &group.claims {
        let Some(claim) = report.claims.get(n) else { continue };
        let Some(article) = report.articles.get(claim.article).map(|a| &a.article) else { continue };
        let known = dated.iter().any(|(_, c, _)| c.article == claim.article && names::value(c) == names::value(claim));
        match article.published {
            None => undated += 1,
            Some(_) if known => {}
            Some(_) => dated.push((n, claim, article)),
        }
    }
    dated.sort_by_key(|(n, _, a)| (a.published, instant(a), *n));
    let times: Vec<Option<String>> = dated.iter().map(|(_, _, a)| names::published(a)).collect();
    if times.iter().all(|t| Some(t) == times.first()) {
        return None;
    }
    let more = dated.len().saturating_sub(STOPS);
    dated.truncate(STOPS);
    let mut before: Option<&Claim> = None;
    let mut stops = Vec::new();
    for (n, claim, article) in dated {
        stops.push(Stop {
            time: names::published(article).unwrap_or_default(),
            outlet: names.outlet(claim.article).to_owned(),
            words: names::phrase(claim, article),
            value: names::value(claim),
            href: names.statement(Cited::Claim(n)),
            change: before.and_then(|b| change(b, claim)),
        });
        before = Some(claim);
    }
    Some(Lane { stops, undated, more })
}

/// The moment as written, where it is one: it orders articles of one day in different time zones.
fn instant(article: &Article) -> Option<jiff::Timestamp> {
    article.published_text.as_deref().and_then(|t| t.parse().ok())
}

fn change(before: &Claim, now: &Claim) -> Option<String> {
    let (a, b) = (before.quantity.stated()?.value, now.quantity.stated()?.value);
    if before.quantity.unit_id() != now.quantity.unit_id() {
        return None;
    }
    let by = b.checked_sub(a)?;
    Some(if by.is_zero() {
        "same".to_owned()
    } else if by.is_sign_negative() {
        spoken(by)
    } else {
        format!("+{}", spoken(by))
    })
}
