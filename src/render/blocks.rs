//! The findings of a report by what they are about.

use crate::model::{Cited, Finding, Report, Statement};
use std::borrow::Cow;
use std::collections::HashMap;

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
    for finding in &report.findings {
        let key = match finding.group {
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
