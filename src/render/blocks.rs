//! The findings of a report by what they are about.

use crate::model::{Cited, Finding, Report, Statement};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

/// What puts findings into one block.
#[derive(PartialEq, Eq, Hash)]
enum Key<'a> {
    Group(usize),
    Subject(&'a str),
}

/// The findings by subject, in the order in which the first of each stands in the report: most serious first.
pub fn blocks(report: &Report) -> Vec<Vec<&Finding>> {
    let mut blocks: Vec<Vec<&Finding>> = Vec::new();
    let mut known: HashMap<Key<'_>, usize> = HashMap::new();
    let held: HashMap<usize, usize> = report
        .groups
        .iter()
        .enumerate()
        .flat_map(|(group, g)| g.claims.iter().map(move |&claim| (claim, group)))
        .collect();
    let told: HashSet<usize> = report.findings.iter().filter_map(|f| f.group).collect();
    for finding in &report.findings {
        // What is said of one sentence alone stands with what is said of the group that its figure belongs to.
        let home = finding.cited.iter().find_map(|cited| match cited {
            Cited::Claim(claim) => held.get(claim).copied().filter(|group| told.contains(group)),
            Cited::Fact(_) => None,
        });
        let key = match finding.group.or(home) {
            Some(group) => Key::Group(group),
            None => Key::Subject(primary(report, finding).map_or("", |s| s.about)),
        };
        let at = *known.entry(key).or_insert(blocks.len());
        match blocks.get_mut(at) {
            Some(block) => block.push(finding),
            None => blocks.push(vec![finding]),
        }
    }
    blocks
}

/// The statement that a finding puts first.
pub fn primary<'r>(report: &'r Report, finding: &Finding) -> Option<Statement<'r>> {
    finding.cited.first().and_then(|c| report.statement(*c))
}

/// What a finding is about: the pack's name for it, else the first statement's own words, else the check's code.
pub fn about<'r>(report: &'r Report, finding: &Finding) -> Cow<'r, str> {
    let person = match finding.cited.first() {
        Some(Cited::Fact(n)) => report.facts.get(*n).and_then(|f| f.person()),
        Some(Cited::Claim(_)) | None => None,
    };
    if let Some(person) = person {
        return Cow::Owned(person.title());
    }
    let name = primary(report, finding).map(|s| s.about).filter(|name| !name.trim().is_empty());
    Cow::Borrowed(name.unwrap_or(finding.code.0))
}
