//! Claims that stand together: those of one sentence, in order, and those that alignment found alike.

use super::{Slip, Survey, say};
use crate::model::{At, Cited, Claim, Explanation, Kind, Severity, SumWord};
use std::collections::{BTreeMap, BTreeSet};

/// The claims of each sentence that speaks, in order of place.
pub fn sentences(survey: &Survey<'_>) -> BTreeMap<(usize, usize), Vec<usize>> {
    let mut found: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (i, claim) in survey.claims.iter().enumerate() {
        found.entry((claim.article, claim.sentence)).or_default().push(i);
    }
    found.values_mut().for_each(|list| list.sort_by_key(|&i| survey.claims[i].quantity.span.start));
    found
}

/// Claims that follow each other in one sentence, two by two.
pub fn neighbours(survey: &Survey<'_>) -> Vec<(usize, usize)> {
    sentences(survey).values().flat_map(|list| list.windows(2).map(|pair| (pair[0], pair[1]))).collect()
}

/// The words between two claims of one article, the first of which ends before the second begins.
pub fn between<'s>(survey: &Survey<'s>, a: &Claim, b: &Claim) -> &'s str {
    let text = &survey.articles[a.article].text;
    text.get(a.quantity.span.end..b.quantity.span.start).unwrap_or("")
}

/// These words behind a figure begin with the end of its sentence or clause.
pub fn closes(after: &str) -> bool {
    after.is_empty() || after.starts_with(['.', ',', ';', ')', '!', '?', '—', '–'])
}

/// The two count or measure the same sort of thing, so that they may be added: one unit, people and people, or a bare number beside a count.
pub fn addable(a: &Claim, b: &Claim) -> bool {
    let (p, q) = (&a.quantity, &b.quantity);
    if p.per != q.per || p.kind != q.kind {
        return false;
    }
    match (&p.unit, &q.unit) {
        (Some(x), Some(y)) => x.id == y.id,
        (None, None) => a.subject.head == b.subject.head || a.subject.head.is_empty() || b.subject.head.is_empty(),
        (Some(_), None) | (None, Some(_)) => p.kind == Kind::Count,
    }
}

/// A word that makes one figure part of another stands there.
pub fn subset(claim: &Claim, at: At) -> bool {
    [SumWord::Subset, SumWord::Of].into_iter().any(|word| claim.qualifiers.has_cue(at, word))
}

/// A figure of one article that its own words do not bear out.
pub fn slip(
    survey: &Survey<'_>,
    severity: Severity,
    places: Vec<usize>,
    reason: &str,
    explanation: Explanation,
) -> Slip {
    let claims: Vec<&Claim> = places.iter().map(|&i| &survey.claims[i]).collect();
    Slip {
        severity,
        confidence: 90,
        message: say::within(&claims, survey.articles, reason),
        cited: places.into_iter().map(Cited::Claim).collect(),
        explanation,
    }
}

/// Likenesses kept for one claim; a story that has more repeats itself.
const CROWD: usize = 200;

/// For each of these claims those that alignment puts in one group with it, or found alike and kept apart by their time or their
/// sentence alone.
pub fn aligned(survey: &Survey<'_>, wanted: &BTreeSet<usize>) -> BTreeMap<usize, Vec<usize>> {
    let mut found: BTreeMap<usize, Vec<usize>> = wanted.iter().map(|&i| (i, Vec::new())).collect();
    let mut tie = |a: usize, b: usize| {
        if let Some(list) = found.get_mut(&a).filter(|list| list.len() < CROWD) {
            list.push(b);
        }
    };
    for group in survey.groups {
        for &a in group.claims.iter().filter(|a| wanted.contains(a)) {
            group.claims.iter().filter(|&&b| b != a).for_each(|&b| tie(a, b));
        }
    }
    for miss in survey.near_misses.iter().filter(|m| matches!(m.field, "period" | "comparison" | "sentence")) {
        let (a, b) = miss.claims;
        tie(a, b);
        tie(b, a);
    }
    found
}

/// The two name places or owners and share none. Alignment lets that pass where the numbers are the same.
pub fn apart(a: &Claim, b: &Claim) -> bool {
    let none_shared = |p: &[String], q: &[String]| !p.is_empty() && !q.is_empty() && !p.iter().any(|w| q.contains(w));
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    none_shared(&x.parties, &y.parties) || none_shared(&x.places, &y.places)
}
