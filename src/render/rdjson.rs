//! Reviewdog's diagnostic format (rdjson): lines and columns from 1, columns in UTF-8 bytes, the end exclusive.

use super::excerpt::inert;
use super::json;
use super::spots::{Spot, Spots};
use crate::model::{Finding, Report, Severity};
use serde_json::{Value, json};

/// All reports as one list of diagnostics.
pub fn render(reports: &[Report]) -> String {
    let diagnostics: Vec<Value> = reports.iter().flat_map(story).collect();
    let result = json!({ "source": { "name": env!("CARGO_PKG_NAME") }, "diagnostics": diagnostics });
    json::line(serde_json::to_string_pretty(&result))
}

fn story(report: &Report) -> Vec<Value> {
    let spots = Spots::of(report);
    report.findings.iter().filter_map(|f| diagnostic(f, &spots.cited(f))).collect()
}

/// A finding at its primary statement; without a place there is nothing to annotate.
fn diagnostic(finding: &Finding, cited: &[Spot<'_>]) -> Option<Value> {
    let (primary, others) = cited.split_first()?;
    let related: Vec<Value> = others
        .iter()
        .map(|s| {
            let sentence = super::excerpt::shorten(&inert(s.said.sentence_span.text(&s.article.text)), 400);
            json!({ "message": format!("{}: {sentence}", inert(s.article.name())), "location": location(s) })
        })
        .collect();
    Some(json!({
        "message": inert(&finding.message),
        "location": location(primary),
        "severity": severity(finding.severity),
        "code": { "value": finding.code.0 },
        "related_locations": related,
    }))
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "ERROR",
        Severity::Medium => "WARNING",
        Severity::Low | Severity::Info => "INFO",
    }
}

fn location(spot: &Spot<'_>) -> Value {
    let region = spot.region;
    let range = match region.columns {
        Some(columns) => json!({
            "start": { "line": region.line, "column": columns.bytes.0 },
            "end": { "line": region.end_line, "column": columns.bytes.1 },
        }),
        None => json!({ "start": { "line": region.line } }),
    };
    json!({ "path": inert(spot.path()), "range": range })
}
