//! The baseline file: findings that a desk has looked at, each known by what its claims say and never by its line.

use crate::model::Report;
use crate::waive::{self, STALE};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// A baseline as it stands in its file.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The file, as the user named it.
    #[serde(skip)]
    pub path: String,
    #[serde(default)]
    pub findings: Vec<Entry>,
}

/// One finding that is known.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    pub fingerprint: String,
    /// The check that found it.
    pub code: String,
    /// The story it was found in; without it, any story.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub story: Option<String>,
    /// What was said, for who reads the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    pub reason: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
    /// The last day on which it counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Date>,
}

/// A baseline that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}{place}: {why}")]
pub struct BaselineError {
    pub path: String,
    /// `:line:column`, empty where the whole file is meant.
    pub place: String,
    pub why: String,
}

/// Who looked, why, and for how long: what new entries are given.
#[derive(Debug, Clone, Default)]
pub struct Note {
    pub reason: Option<String>,
    pub owner: Option<String>,
    pub expires: Option<Date>,
}

/// Why an entry stands in a baseline where nobody gave a reason.
const REASON: &str = "known when this baseline was written";

impl Baseline {
    /// Reads a baseline file (YAML, or JSON, which is YAML too).
    ///
    /// # Errors
    /// Broken YAML, an unknown key, an entry without a reason.
    pub fn parse(path: &str, text: &str) -> Result<Baseline, BaselineError> {
        let error = |place: String, why: String| BaselineError { path: path.to_owned(), place, why };
        if text.trim().is_empty() {
            return Ok(Baseline { path: path.to_owned(), findings: Vec::new() });
        }
        let mut baseline: Baseline = serde_yaml::from_str(text).map_err(|e| {
            let place = e.location().map_or_else(String::new, |l| format!(":{}:{}", l.line(), l.column()));
            let message = e.to_string();
            let why = message.split(" at line ").next().unwrap_or(&message);
            error(place, format!("{why}; correct the entry, or write the file anew with --write-baseline"))
        })?;
        path.clone_into(&mut baseline.path);
        match baseline.findings.iter().find(|e| e.reason.trim().is_empty()) {
            Some(entry) => Err(error(
                lines(text).get(entry.fingerprint.as_str()).map_or_else(String::new, |n| format!(":{n}")),
                "this entry gives no reason; say why the finding may stand".to_owned(),
            )),
            None => Ok(baseline),
        }
    }

    /// The findings of these reports as a baseline: what this one says of a finding stays, new ones get `note`; what is not found
    /// any more is gone.
    pub fn written(&self, reports: &[Report], note: &Note) -> Baseline {
        let known: BTreeMap<&str, &Entry> = self.findings.iter().map(|e| (e.fingerprint.as_str(), e)).collect();
        let mut findings = Vec::new();
        let mut seen = BTreeSet::new();
        for report in reports {
            for finding in report.findings.iter().filter(|f| f.code != STALE) {
                if !seen.insert((report.story.as_str(), finding.fingerprint.as_str())) {
                    continue;
                }
                let before = known.get(finding.fingerprint.as_str());
                findings.push(Entry {
                    fingerprint: finding.fingerprint.clone(),
                    code: finding.code.0.to_owned(),
                    story: Some(report.story.clone()),
                    message: Some(finding.message.clone()),
                    reason: before
                        .map_or_else(|| note.reason.clone().unwrap_or_else(|| REASON.to_owned()), |e| e.reason.clone()),
                    owner: before.map_or_else(|| note.owner.clone(), |e| e.owner.clone()),
                    expires: before.map_or(note.expires, |e| e.expires),
                });
            }
        }
        Baseline { path: self.path.clone(), findings }
    }

    /// The file's text.
    pub fn text(&self) -> String {
        let head = "# Findings that were looked at. `atodds check --baseline FILE` does not report them.\n";
        // Plain data always serializes; an empty file stands for what cannot happen.
        head.to_owned() + &serde_yaml::to_string(self).unwrap_or_default()
    }
}

/// Takes out the findings that a baseline knows, and reports the entries that expired or find nothing any more.
///
/// `text` is the file's, for the lines of stale entries; `today` is the caller's clock.
pub fn apply(reports: &mut [Report], baseline: &Baseline, text: &str, today: Date) {
    let expired = |e: &Entry| e.expires.is_some_and(|day| day < today);
    let mut used = vec![false; baseline.findings.len()];
    for report in reports.iter_mut() {
        let mut active: BTreeSet<&str> = BTreeSet::new();
        let prints: BTreeSet<&str> = report.findings.iter().map(|f| f.fingerprint.as_str()).collect();
        for (entry, used) in baseline.findings.iter().zip(&mut used) {
            let here = entry.story.as_ref().is_none_or(|s| *s == report.story);
            let found = here && prints.contains(entry.fingerprint.as_str());
            *used |= found;
            if found && !expired(entry) {
                active.insert(&entry.fingerprint);
            }
        }
        let before = report.findings.len();
        report.findings.retain(|f| !active.contains(f.fingerprint.as_str()));
        report.waived += before - report.findings.len();
    }
    let lines = lines(text);
    let mut stale: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (entry, used) in baseline.findings.iter().zip(used) {
        let fate = match entry.expires.filter(|_| expired(entry)) {
            Some(day) => format!("expired on {day}; look at it again, or remove it."),
            None if used => continue,
            None => "waives nothing any more; remove it.".to_owned(),
        };
        let owner = entry.owner.as_ref().map_or_else(String::new, |o| format!(", {o}"));
        let place = lines.get(entry.fingerprint.as_str()).map_or_else(String::new, |n| format!(":{n}"));
        let path = &baseline.path;
        let message = format!("{path}{place}: the entry for {} (“{}”{owner}) {fate}", entry.code, entry.reason.trim());
        // An entry of another story is not this run's to judge.
        let home = match &entry.story {
            Some(story) => reports.iter().position(|r| r.story == *story),
            None => (!reports.is_empty()).then_some(0),
        };
        stale.entry(home.unwrap_or(usize::MAX)).or_default().push(message);
    }
    for (home, messages) in stale {
        if let Some(report) = reports.get_mut(home) {
            waive::complain(report, messages);
        }
    }
}

/// The line of each entry, from 1, by its fingerprint.
fn lines(text: &str) -> BTreeMap<&str, usize> {
    let print = |line| -> Option<&str> {
        let (_, value) = str::split_once(line, "fingerprint")?;
        value.split(|c: char| !c.is_ascii_alphanumeric()).find(|word| !word.is_empty())
    };
    text.lines().enumerate().filter_map(|(n, line)| Some((print(line)?, n + 1))).collect()
}
