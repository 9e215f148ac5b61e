//! The verdict strip: what was read, from how many independent sources, and what came of it.

use crate::model::{Report, Severity, Verdict};
use crate::render::text::counted;
use serde::Serialize;

#[derive(Serialize)]
pub struct Strip {
    /// `5 articles`, `4 independent sources`, `84 figures read`.
    read: Vec<String>,
    found: Vec<Count>,
    /// Subjects on which more than one source speaks, by verdict.
    subjects: Vec<Count>,
    silent: bool,
}

#[derive(Serialize)]
struct Count {
    name: &'static str,
    count: usize,
    says: &'static str,
}

pub fn strip(report: &Report) -> Strip {
    let independent = report.articles.iter().filter(|a| a.copy_of.is_none()).count();
    let mut read = vec![
        counted(report.articles.len(), "article"),
        counted(independent, "independent source"),
        format!("{} read", counted(report.claims.len(), "figure")),
    ];
    if !report.skipped.is_empty() {
        read.push(format!("{} could not be read", counted(report.skipped.len(), "input")));
    }
    if report.waived > 0 {
        read.push(format!("{} waived", counted(report.waived, "finding")));
    }
    let severity = |s: Severity| Count {
        name: s.name(),
        count: report.findings.iter().filter(|f| f.severity == s).count(),
        says: match s {
            Severity::High => "they cannot both hold",
            Severity::Medium => "a reader would be misled",
            Severity::Low => "worth a look",
            Severity::Info => "for completeness",
        },
    };
    let verdict = |v: Verdict, says| {
        let shared = report.groups.iter().filter(|g| g.independent_sources > 1 && g.verdict == v);
        Count { name: v.name(), count: shared.count(), says }
    };
    Strip {
        read,
        found: Severity::ALL.into_iter().map(severity).filter(|c| c.count > 0 || c.name != "info").collect(),
        subjects: vec![
            verdict(Verdict::Disagree, "at odds"),
            verdict(Verdict::Drift, "told differently"),
            verdict(Verdict::Update, "moved on"),
            verdict(Verdict::Agree, "agree"),
        ],
        silent: report.findings.is_empty(),
    }
}
