//! rate-slip: the same number of the same thing by two spans of time.
//!
//! Why it matters: “70 a week” retold as “70 a day” is seven times as much, and the number looks right.
//!
//! Example: “10 flights a day” against “10 flights a week”. “70 a week” and “10 a day” agree and are left alone.
//!
//! How it decides: two articles, same number, rates by two units of time, put in one group by alignment or in sentences that are the same else, and no article that gives
//! both rates. Medium.
//!
//! Not caught: a rate against a total, and rates whose numbers differ as well.

use super::{Slip, Survey, compare, say, together};
use crate::model::{Cited, Claim, Explanation, Severity, Ties};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// How sure alignment must be that the two are about one thing; the number that they share is part of what makes it sure.
const SURE: u8 = 80;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let twins: BTreeSet<(usize, usize)> =
        super::twins::twins(survey, &together::sentences(survey)).into_iter().collect();
    let ties = Ties::over(survey.groups);
    let mut by_figure: BTreeMap<(Decimal, Option<&str>), Vec<usize>> = BTreeMap::new();
    for (i, claim) in survey.claims.iter().enumerate() {
        let timed = claim.quantity.per.as_deref().is_some_and(is_time);
        if let Some(value) = compare::stated(claim).filter(|_| timed && !claim.qualifiers.adjunct) {
            by_figure.entry((value, claim.quantity.unit_id())).or_default().push(i);
        }
    }
    let mut found: Vec<Slip> = Vec::new();
    for same in by_figure.into_values() {
        // One finding for one figure: the first two articles that differ.
        let pair = same.iter().enumerate().find_map(|(n, &i)| {
            let one = |j: usize| twins.contains(&(i, j)) || ties.between(i, j) >= SURE;
            let differs = |&&j: &&usize| is_slip(&survey.claims[i], &survey.claims[j]) && one(j);
            same[n + 1..].iter().find(differs).map(|&j| (i, j))
        });
        let Some((i, j)) = pair else { continue };
        let both = same.iter().any(|&k| {
            same.iter().any(|&l| {
                let (x, y) = (&survey.claims[k], &survey.claims[l]);
                x.article == y.article && x.quantity.per != y.quantity.per
            })
        });
        if !both {
            found.push(slip(survey, i, j, ties.between(i, j).max(SURE)));
        }
    }
    found
}

fn is_time(unit: &str) -> bool {
    ["second", "minute", "hour", "day", "night", "week", "month", "quarter", "year", "season"].contains(&unit)
}

fn is_slip(a: &Claim, b: &Claim) -> bool {
    // "Treats 400 a day" and "hires 400 a week" are two counts.
    let deeds = |c: &Claim| c.qualifiers.event.clone().filter(|_| !c.qualifiers.light);
    if deeds(a).zip(deeds(b)).is_some_and(|(e, f)| e != f) {
        return false;
    }
    a.article != b.article && a.quantity.per != b.quantity.per && !together::apart(a, b)
}

fn slip(survey: &Survey<'_>, i: usize, j: usize, confidence: u8) -> Slip {
    let (x, y) = (&survey.claims[i], &survey.claims[j]);
    let per = |c: &Claim| c.quantity.per.clone().unwrap_or_default();
    let reason = format!("the number is the same, once by the {} and once by the {}.", per(x), per(y));
    Slip {
        severity: Severity::Medium,
        confidence,
        cited: vec![Cited::Claim(i), Cited::Claim(j)],
        message: say::message(x, y, survey.articles, &reason),
        explanation: Explanation {
            rule: "same-number-other-rate".to_owned(),
            steps: say::intervals(x, y, (&survey.articles[x.article], &survey.articles[y.article])),
            ..Explanation::default()
        },
    }
}
