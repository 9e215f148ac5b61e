//! One subject on the page: its number line, its time lane and its findings.

use super::excerpts::{Excerpts, excerpts};
use super::lane::{Lane, lane};
use super::line::{Line, line};
use super::names::{self, Names};
use super::why::{Why, why};
use crate::model::{Finding, Report, Verdict};
use crate::render::blocks::{about, blocks};
use crate::render::places::Places;
use crate::render::text::{counted, places};
use serde::Serialize;

#[derive(Serialize)]
pub struct Subject {
    id: String,
    name: String,
    /// `3 independent sources`.
    sources: Option<String>,
    line: Option<Line>,
    lane: Option<Lane>,
    findings: Vec<Told>,
}

/// A finding as the page tells it.
#[derive(Serialize)]
struct Told {
    id: String,
    number: usize,
    severity: &'static str,
    code: String,
    fingerprint: String,
    message: String,
    confidence: u8,
    /// Anchors of the independent sources that it cites, for the filter.
    outlets: Vec<String>,
    excerpts: Excerpts,
    why: Why,
}

/// Findings on one page; more are left out, and the page says so.
const FINDINGS: usize = 250;

pub fn subjects(report: &Report, names: &Names, cuts: &mut Vec<String>) -> Vec<Subject> {
    let places = places(report);
    if report.findings.len() > FINDINGS {
        let left = counted(report.findings.len() - FINDINGS, "finding");
        cuts.push(format!("{left} more were made than are shown; the report in JSON has them all."));
    }
    let mut number = 0;
    let mut subjects = Vec::new();
    for block in blocks(report) {
        let mut findings = Vec::new();
        for finding in &block {
            number += 1;
            if number <= FINDINGS {
                findings.push(told(report, names, finding, number, &places));
            }
        }
        if let Some(first) = block.first().filter(|_| !findings.is_empty()) {
            subjects.push(subject(report, names, first, &block, findings));
        }
    }
    subjects
}

fn subject(report: &Report, names: &Names, first: &Finding, block: &[&Finding], findings: Vec<Told>) -> Subject {
    let group = first.group.and_then(|n| report.groups.get(n).map(|g| (n, g)));
    let moves = |f: &&Finding| matches!(f.code.0, "update" | "downward-revision" | "stale-figure");
    let moved = group.is_some_and(|(_, g)| g.verdict == Verdict::Update) || block.iter().any(moves);
    Subject {
        id: group.map_or_else(|| format!("{}-about-{}", names.story, number(&findings)), |(n, _)| names.group(n)),
        name: names::clean(&about(report, first)),
        sources: group.map(|(_, g)| counted(g.independent_sources, "independent source")),
        line: group.and_then(|(_, g)| line(report, names, g)),
        lane: group.filter(|_| moved).and_then(|(_, g)| lane(report, names, g)),
        findings,
    }
}

fn number(findings: &[Told]) -> usize {
    findings.first().map_or(0, |f| f.number)
}

fn told(report: &Report, names: &Names, finding: &Finding, number: usize, places: &[Option<Places<'_>>]) -> Told {
    let cited = finding.cited.iter().filter_map(|c| report.statement(*c));
    let mut roots: Vec<usize> = cited.map(|s| names.roots.get(s.article).copied().unwrap_or(s.article)).collect();
    roots.sort_unstable();
    roots.dedup();
    Told {
        id: names.finding(number),
        number,
        severity: finding.severity.name(),
        code: names::clean(finding.code.0),
        fingerprint: names::clean(&finding.fingerprint),
        message: names::sentence(&finding.message),
        confidence: finding.confidence,
        outlets: roots.into_iter().map(|a| names.article(a)).collect(),
        excerpts: excerpts(report, names, finding, places),
        why: why(report, names, finding),
    }
}
