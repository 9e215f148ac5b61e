//! part-exceeds-whole: a part is larger than what it is a part of.
//!
//! Why it matters: no reading of such a sentence is true, and mostly two figures have been exchanged.
//!
//! Example: “400 people were saved, including 450 children”; “11 of the 9 passengers”; “Of the 48 cases, 52 were mild”.
//!
//! How it decides: “including”, “of whom”, “among them”, “of the” tie two counts or sums of money of one sentence; “Of the 48, …” the
//! first figure after it, and “Of them, …” the first figure to the only one of the sentence before that it can mean. Votes, seats and members
//! are held against the size of their body (“83 seats in an assembly of 60”, “14 of the 12-member jury”, “of the club's 12 members”),
//! up to ten times of it. The lowest value of
//! the part, hedges and roundings widened, lies above the highest of the whole. High. Over two articles: figures that alignment puts
//! together, both with known days, and the one of the shorter time lies above that of the longer that holds it. Medium.
//!
//! Not caught: a part in another sentence than its whole without “of them”; parts that only together exceed it (see sum-mismatch).

use super::reckon::reach;
use super::{Slip, Survey, body, say, together, whole};
use crate::model::{At, Cited, Claim, Explanation, Kind, Period, Severity, Stop, SumWord, Ties};
use std::collections::BTreeSet;

/// Longest stretch of text between "of whom", "including" and the figure it hangs on, in bytes.
const NEAR: usize = 30;
const FAR: usize = 80;

/// Longest way from a part to its whole in "11 of the", "two out of his", in bytes.
const OF: usize = 12;

/// Claims of one group that are held against each other by their days; a story that has more repeats itself.
const CROWD: usize = 200;

/// How sure alignment must be that two claims of two articles count one thing.
const SURE: u8 = 70;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let near = together::neighbours(survey).into_iter().filter_map(|(a, b)| in_sentence(survey, a, b));
    // Of a list only the first part is surely of the whole.
    let families = whole::families(survey, &together::sentences(survey)).into_values();
    let tied = families.filter_map(|f| Some((*f.parts.first()?, f.whole)));
    let pairs: BTreeSet<(usize, usize)> = near.chain(tied).collect();
    let above = pairs.into_iter().filter(|&(part, whole)| exceeds(survey, part, whole));
    let mut found: Vec<Slip> = above.map(|(part, whole)| slip(survey, part, whole)).collect();
    found.extend(over_time(survey));
    found
}

fn is_amount(claim: &Claim) -> bool {
    matches!(claim.quantity.kind, Kind::Count | Kind::Money) && claim.quantity.change.is_none()
}

/// Part and whole of two figures that follow each other in one sentence.
fn in_sentence(survey: &Survey<'_>, first: usize, second: usize) -> Option<(usize, usize)> {
    let (x, y) = (&survey.claims[first], &survey.claims[second]);
    let (p, q) = (&x.qualifiers, &y.qualifiers);
    let gap = together::between(survey, x, y);
    let alone = |c: &Claim| c.quantity.unit.is_none();
    let tied = together::subset(y, At::Before);
    // "48,000 fans of the two clubs" are not some of the clubs.
    let one = alone(x) || x.quantity.unit_id() == y.quantity.unit_id();
    let member = body::holds(survey, x, y);
    let (part, whole) = if member {
        (first, second)
    } else if q.has_cue(At::Before, SumWord::Of)
        && one
        && gap.len() <= OF
        && !gap.contains(',')
        && !body::is_owner(survey, y)
    {
        // "11 of the 40"
        (first, second)
    } else if q.part && !p.part && gap.len() <= FAR {
        let after = together::subset(y, At::Behind) || together::subset(y, At::Inside);
        let behind = survey.articles[x.article].text.get(x.span.end.max(x.quantity.span.end)..y.quantity.span.start);
        let close = behind.is_some_and(|text| text.len() <= NEAR && !text.contains([';', '.']));
        if !(tied && close || after && alone(y)) || p.has_cue(At::Behind, Stop::Semicolon) {
            return None;
        }
        (second, first)
    } else {
        return None;
    };
    let same_time = p.period == q.period || p.period.is_none() || q.period.is_none();
    if !is_amount(x)
        || !is_amount(y)
        || !(member || together::addable(x, y))
        || !same_time
        || p.comparison
        || q.comparison
    {
        return None;
    }
    Some((part, whole))
}

fn slip(survey: &Survey<'_>, part: usize, whole: usize) -> Slip {
    let name = |i: usize| survey.claims[i].quantity.stated().map_or_else(String::new, |n| say::decimal(n.value));
    let reason = format!("{} is said to be part of {}, which is less.", name(part), name(whole));
    let explanation =
        Explanation { rule: "part-above-whole".to_owned(), steps: vec![reason.clone()], ..Explanation::default() };
    together::slip(survey, Severity::High, vec![part, whole], &reason, explanation)
}

fn exceeds(survey: &Survey<'_>, part: usize, whole: usize) -> bool {
    let end = |i: usize| reach(&survey.claims[i], survey.tolerances);
    let ends = end(part).and_then(|r| r.low).zip(end(whole).and_then(|r| r.high));
    ends.is_some_and(|(low, high)| low > high)
}

/// Claims of two articles that alignment put together, one for a time within the other's.
fn over_time(survey: &Survey<'_>) -> Vec<Slip> {
    let dated = |c: &Claim| c.qualifiers.period.as_ref().is_some_and(|p| p.from.is_some() && p.to.is_some());
    let usable = |c: &Claim| {
        is_amount(c) && dated(c) && c.quantity.per.is_none() && !c.qualifiers.part && !c.qualifiers.comparison
    };
    let mut found = Vec::new();
    for group in survey.groups {
        let ties = Ties::of(group);
        let all: Vec<usize> = group.claims.iter().copied().filter(|&i| usable(&survey.claims[i])).take(CROWD).collect();
        for &part in &all {
            for &whole in &all {
                let (x, y) = (&survey.claims[part], &survey.claims[whole]);
                let inside =
                    x.qualifiers.period.as_ref().zip(y.qualifiers.period.as_ref()).is_some_and(|(p, q)| within(p, q));
                let one = x.article != y.article && x.quantity.unit_id() == y.quantity.unit_id();
                let sure = ties.between(part, whole) >= SURE;
                if one && inside && sure && exceeds(survey, part, whole) && same(x, y) {
                    found.extend(across(survey, part, whole));
                }
            }
        }
    }
    found
}

/// What counts and whose it is are the same; only the time differs.
fn same(x: &Claim, y: &Claim) -> bool {
    let (p, q) = (&x.qualifiers, &y.qualifiers);
    // Sums of money are somebody's.
    let owned = x.quantity.kind != Kind::Money || (!p.parties.is_empty() && p.parties == q.parties);
    owned && p.measure == q.measure && p.statistic == q.statistic
}

/// `p` lies within `q` and is shorter.
fn within(p: &Period, q: &Period) -> bool {
    p.from >= q.from && p.to <= q.to && (p.from, p.to) != (q.from, q.to)
}

fn across(survey: &Survey<'_>, part: usize, whole: usize) -> Option<Slip> {
    let (x, y) = (&survey.claims[part], &survey.claims[whole]);
    let (p, q) = (x.qualifiers.period.as_ref()?, y.qualifiers.period.as_ref()?);
    let reason = format!("{} lies within {}, so its figure cannot be the larger.", p.text, q.text);
    Some(Slip {
        severity: Severity::Medium,
        confidence: 60,
        cited: vec![Cited::Claim(part), Cited::Claim(whole)],
        message: say::message(x, y, survey.articles, &reason),
        explanation: Explanation {
            rule: "shorter-time-above-longer".to_owned(),
            steps: vec![
                format!("{}: {:?} to {:?}", p.text, p.from, p.to),
                format!("{}: {:?} to {:?}", q.text, q.from, q.to),
            ],
            parameters: Vec::new(),
            unknown: vec!["whether both count the same".to_owned()],
        },
    })
}
