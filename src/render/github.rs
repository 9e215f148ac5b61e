//! Annotations of a GitHub workflow: one command a line on standard output.
//!
//! GitHub keeps ten annotations of each kind in a step and drops the rest without a word. So the gravest come first, and where
//! there are more than ten of a kind, the tenth says how many are not shown. The job summary (Markdown) holds all of them.

use super::excerpt::inert;
use super::spots::{Spot, Spots};
use crate::model::{Finding, Report, Severity};

/// Annotations of one kind that GitHub keeps in a step.
const KEPT: usize = 10;

const KINDS: [&str; 3] = ["error", "warning", "notice"];

/// The annotations of all reports, gravest first.
pub fn render(reports: &[Report]) -> String {
    let mut found: Vec<(&Finding, String)> = Vec::new();
    for report in reports {
        let spots = Spots::of(report);
        found.extend(report.findings.iter().map(|f| (f, annotation(f, &spots.cited(f)))));
    }
    found.sort_by_key(|(f, _)| std::cmp::Reverse((f.severity, f.confidence)));
    let mut out = String::new();
    for name in KINDS {
        let of_kind: Vec<&String> = found.iter().filter(|(f, _)| kind(f.severity) == name).map(|(_, a)| a).collect();
        let shown = if of_kind.len() > KEPT { KEPT - 1 } else { of_kind.len() };
        of_kind.iter().take(shown).for_each(|a| out += a);
        if of_kind.len() > shown {
            let more = of_kind.len() - shown;
            out += &format!(
                "::{name} title=atodds::{more} more are not shown here; the job summary lists every finding.\n"
            );
        }
    }
    for skipped in reports.iter().flat_map(|r| &r.skipped) {
        let path = property(&skipped.path);
        let said = message(&format!("not read: {}", skipped.reason));
        out += &format!("::error file={path},title=atodds::{said}\n");
    }
    out
}

const fn kind(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "notice",
    }
}

fn annotation(finding: &Finding, cited: &[Spot<'_>]) -> String {
    let mut properties: Vec<String> = Vec::new();
    if let Some(spot) = cited.first() {
        properties.push(format!("file={}", property(spot.path())));
        properties.push(format!("line={}", spot.region.line));
        let columns = spot.region.columns.filter(|_| spot.region.line == spot.region.end_line);
        if let Some(columns) = columns {
            properties.push(format!("col={}", columns.characters.0));
            // The last column is meant, not the one behind it.
            properties.push(format!("endColumn={}", columns.characters.1.saturating_sub(1)));
        }
        if spot.region.columns.is_some() {
            properties.push(format!("endLine={}", spot.region.end_line));
        }
    }
    properties.push(format!("title={}", property(&format!("{} ({})", finding.code, finding.severity.name()))));
    let others: Vec<&str> = cited.iter().skip(1).map(|s| s.place.as_str()).collect();
    let also = if others.is_empty() { String::new() } else { format!("\nAgainst: {}", inert(&others.join(", "))) };
    format!(
        "::{} {}::{}\n",
        kind(finding.severity),
        properties.join(","),
        message(&format!("{}{also}", inert(&finding.message)))
    )
}

/// Text behind the command; its line breaks are kept as GitHub writes them.
fn message(text: &str) -> String {
    let text: String = text.split('\n').map(inert).collect::<Vec<_>>().join("\n");
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property's value: nothing in it may end the property or the command.
fn property(text: &str) -> String {
    message(&inert(text)).replace(':', "%3A").replace(',', "%2C")
}
