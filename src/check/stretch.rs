//! Months, quarters and halves of a year: the figures of the shorter against the figure of the longer.

use super::sum::{Bond, PARTS, Sum};
use super::whole::is_amount;
use super::{Survey, together};
use crate::model::{Claim, Period, Statistic, Window};
use std::collections::BTreeMap;

/// Sentences between the parts and their whole.
const NEAR: usize = 2;

/// First and last month, 1 to 12.
type Months = (u32, u32);

/// All wholes of which one sentence gives the parts, stretch by stretch.
pub fn sums(survey: &Survey<'_>, sentences: &BTreeMap<(usize, usize), Vec<usize>>) -> Vec<Sum> {
    let claims = survey.claims;
    let mut found = Vec::new();
    for (&(article, sentence), list) in sentences.iter().filter(|(_, list)| list.len() <= 2 * PARTS) {
        let timed: Vec<(usize, Months)> =
            list.iter().filter(|&&i| is_flow(&claims[i])).filter_map(|&i| Some((i, months(&claims[i])?))).collect();
        if timed.len() < 2 {
            continue;
        }
        let around = (article, sentence.saturating_sub(NEAR))..=(article, sentence + NEAR);
        let wholes = sentences.range(around).flat_map(|(_, list)| list.iter().take(2 * PARTS).copied());
        for whole in wholes.filter(|&i| is_flow(&claims[i])) {
            found.extend(months(&claims[whole]).and_then(|stretch| sum(survey, whole, stretch, &timed)));
        }
    }
    found
}

/// Something that adds up over time: no average, no highest figure, no running total.
fn is_flow(claim: &Claim) -> bool {
    let total = claim.qualifiers.statistic.is_none_or(|s| s == Statistic::Total);
    is_amount(claim) && total && !claim.qualifiers.part && !claim.headline
}

/// The months of the year that a period names; "the full year" is all of them.
fn months(claim: &Claim) -> Option<Months> {
    let q = &claim.qualifiers;
    if q.period.is_none() && q.window == Some(Window::Year) {
        return Some((1, 12));
    }
    let (sort, n) = q.period.as_ref()?.key.as_deref()?.split_once(':')?;
    let n: u32 = n.parse().ok()?;
    match (sort, n) {
        ("month", 1..=12) => Some((n, n)),
        ("quarter", 1..=4) => Some((3 * n - 2, 3 * n)),
        ("half", 1..=2) => Some((6 * n - 5, 6 * n)),
        ("year" | "fiscal", 1000..) => Some((1, 12)),
        _ => None,
    }
}

fn sum(survey: &Survey<'_>, whole: usize, stretch: Months, timed: &[(usize, Months)]) -> Option<Sum> {
    let claims = survey.claims;
    let inside = |&(i, (from, to)): &(usize, Months)| {
        i != whole && stretch.0 <= from && to <= stretch.1 && (from, to) != stretch && one(&claims[i], &claims[whole])
    };
    let mut parts: Vec<(usize, Months)> = timed.iter().copied().filter(inside).collect();
    parts.sort_by_key(|(_, months)| *months);
    // Parts of one length, each told once.
    let length = |(from, to): Months| to - from;
    let even = parts.windows(2).all(|p| p[0].1.1 < p[1].1.0 && length(p[0].1) == length(p[1].1));
    if !(2..=12).contains(&parts.len()) || !even {
        return None;
    }
    let covered: u32 = parts.iter().map(|(_, months)| length(*months) + 1).sum();
    let bond = if covered == length(stretch) + 1 { Bond::All } else { Bond::Some };
    let parts = parts.into_iter().map(|(i, _)| i).collect();
    // Levels (jobs, prices) do not add up; they come out far apart.
    Some(Sum { strange: true, ..Sum::of(whole, parts, bond) })
}

/// The two count one thing that is done, by the same people, and the part's time lies in the whole's where both are known.
fn one(part: &Claim, whole: &Claim) -> bool {
    let (p, q) = (&part.qualifiers, &whole.qualifiers);
    let doing = p.event == q.event || p.event.is_none() || q.event.is_none() || p.light || q.light;
    let owners = p.parties.is_empty() || q.parties.is_empty() || p.parties == q.parties;
    let places = p.places.is_empty() || q.places.is_empty() || p.places == q.places;
    let known = |c: &Period| c.from.zip(c.to);
    let when = p.period.as_ref().and_then(known).zip(q.period.as_ref().and_then(known));
    let then = when.is_none_or(|((a, b), (c, d))| c <= a && b <= d);
    together::addable(part, whole) && doing && owners && places && then
}
