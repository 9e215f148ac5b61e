//! One cause, one finding: what a graver finding says already becomes a further place of it.

use super::{Survey, compare};
use crate::model::{Cited, Finding, SURE_ENOUGH};
use std::collections::BTreeMap;

/// Which part of a statement a check is about. Findings of two parts on one pair are two causes, unless one is graver.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    /// The figures.
    Figure,
    /// The sums inside one article.
    Sum,
    /// The words about them: hedges, sources, which figure it is.
    Words,
    /// No number.
    Fact,
}

fn about(finding: &Finding) -> About {
    match finding.code.0 {
        "hedge-drop" | "range-collapse" | "statistic-drift" | "modality-drift" | "attribution-loss"
        | "malformed-hedge" => About::Words,
        "sum-mismatch"
        | "percent-mismatch"
        | "change-mismatch"
        | "pace-mismatch"
        | "part-exceeds-whole"
        | "record-mismatch"
        | "conversion-mismatch"
        | "list-count" => About::Sum,
        _ if finding.cited.iter().any(|c| matches!(c, Cited::Fact(_))) => About::Fact,
        _ => About::Figure,
    }
}

/// Folds each finding into the first of the ones before it that says its cause. `findings` come gravest first and stay so.
pub fn merge(findings: Vec<Finding>, survey: &Survey<'_>) -> Vec<Finding> {
    let mut kept: Vec<Finding> = Vec::new();
    let mut citing: BTreeMap<Cited, Vec<usize>> = BTreeMap::new();
    let mut of_group: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for finding in findings {
        let near = finding.cited.iter().take(2).filter_map(|c| citing.get(c)).flatten();
        let near = near.chain(finding.group.and_then(|g| of_group.get(&g)).into_iter().flatten());
        let mut near: Vec<usize> = near.copied().collect();
        near.sort_unstable();
        near.dedup();
        match near.into_iter().find(|&k| says(&kept[k], &finding, survey)) {
            Some(k) => {
                fold(&mut kept[k], finding);
                let added: Vec<Cited> = kept[k].cited.clone();
                added.into_iter().for_each(|c| note(&mut citing, c, k));
            }
            None => {
                let k = kept.len();
                finding.cited.iter().for_each(|&c| note(&mut citing, c, k));
                finding.group.into_iter().for_each(|g| of_group.entry(g).or_default().push(k));
                kept.push(finding);
            }
        }
    }
    kept
}

/// A claim that more findings than this cite is no help in finding the one that says a cause.
const CROWD: usize = 32;

fn note(citing: &mut BTreeMap<Cited, Vec<usize>>, cited: Cited, k: usize) {
    let list = citing.entry(cited).or_default();
    if list.len() < CROWD && !list.contains(&k) {
        list.push(k);
    }
}

/// Whether `graver` says the cause of `other`.
fn says(graver: &Finding, other: &Finding, survey: &Survey<'_>) -> bool {
    // What is too doubtful to be said by default must not swallow what is not.
    if graver.confidence < SURE_ENOUGH && other.confidence >= SURE_ENOUGH {
        return false;
    }
    let (g, o) = (about(graver), about(other));
    let primary = &other.cited[..other.cited.len().min(2)];
    if g == About::Fact || o == About::Fact || primary.len() < 2 {
        return false;
    }
    let milder = other.severity < graver.severity;
    let held = primary.iter().all(|c| graver.cited.contains(c) || restated(*c, graver, other, survey));
    if held && (g == o || milder) {
        return true;
    }
    // A figure that its own article's sums do not bear out and another article contradicts is one slip.
    let across = matches!((g, o), (About::Sum, About::Figure) | (About::Figure, About::Sum));
    let pair = &graver.cited[..graver.cited.len().min(2)];
    across && (primary.iter().any(|c| graver.cited.contains(c)) || pair.iter().any(|c| other.cited.contains(c)))
}

/// A claim of the same group that gives the figure of one that is cited; of figures in no common group, one that is found by the same check.
fn restated(cited: Cited, graver: &Finding, other: &Finding, survey: &Survey<'_>) -> bool {
    let Cited::Claim(i) = cited else { return false };
    graver.group == other.group
        && (graver.group.is_some() || graver.code == other.code)
        && graver.cited.iter().any(|c| match *c {
            Cited::Claim(j) => compare::same_stated(&survey.claims[i], &survey.claims[j]),
            Cited::Fact(_) => false,
        })
}

fn fold(into: &mut Finding, other: Finding) {
    // A doubtful finding of the same cause adds no doubtful places.
    if into.confidence >= SURE_ENOUGH && other.confidence < SURE_ENOUGH {
        return;
    }
    into.explanation.steps.push(format!("also {}: {}", other.code, other.message));
    for cited in other.cited {
        if !into.cited.contains(&cited) {
            into.cited.push(cited);
        }
    }
}
