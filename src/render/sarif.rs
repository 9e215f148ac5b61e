//! SARIF 2.1.0 (OASIS): one run for all stories, the primary statement as location, the others as related locations.
//!
//! Columns are Unicode code points from 1, the end exclusive. A file is named by a URI reference as the user named it.

use super::excerpt::inert;
use super::json;
use super::spots::{Spot, Spots};
use crate::model::{Finding, Report, Rule, Severity};
use serde_json::{Value, json};
use std::collections::BTreeMap;

const SCHEMA: &str = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// GitHub takes no more related places of one result than this.
const RELATED: usize = 99;

/// All reports as one log.
pub fn render(reports: &[Report]) -> String {
    let rules = rules(reports);
    let ids: BTreeMap<&str, usize> = rules.iter().enumerate().map(|(n, r)| (r.code.0, n)).collect();
    let results: Vec<Value> = reports.iter().flat_map(|r| story(r, &ids)).collect();
    let skipped: Vec<Value> = reports.iter().flat_map(|r| &r.skipped).map(notification).collect();
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|r| rule(r)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [{ "executionSuccessful": skipped.is_empty(), "toolExecutionNotifications": skipped }],
            "results": results,
        }],
    });
    json::line(serde_json::to_string_pretty(&log))
}

/// The rules of all reports, each once, by code.
fn rules(reports: &[Report]) -> Vec<&Rule> {
    let spoken = |r: &&Rule| reports.iter().flat_map(|r| &r.findings).any(|f| f.code == r.code);
    let by_code: BTreeMap<_, _> = reports.iter().flat_map(|r| &r.rules).filter(spoken).map(|r| (r.code, r)).collect();
    by_code.into_values().collect()
}

fn rule(rule: &Rule) -> Value {
    let name: String = rule.code.0.split('-').map(capital).collect();
    let summary =
        rule.summary.strip_prefix(rule.code.0).map_or(rule.summary.as_str(), |s| s.trim_start_matches([':', ' ']));
    json!({
        "id": rule.code.0,
        "name": name,
        "shortDescription": { "text": capital(summary) },
        "fullDescription": { "text": capital(summary) },
        "help": { "text": rule.help },
        "defaultConfiguration": { "level": "warning" },
    })
}

fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}

fn story(report: &Report, rules: &BTreeMap<&str, usize>) -> Vec<Value> {
    let spots = Spots::of(report);
    let one = |(n, f): (usize, &Finding)| result(report, n, f, &spots.cited(f), rules);
    report.findings.iter().enumerate().map(one).collect()
}

fn result(report: &Report, n: usize, finding: &Finding, cited: &[Spot<'_>], rules: &BTreeMap<&str, usize>) -> Value {
    let related = cited.iter().skip(1).take(RELATED).enumerate();
    let mut result = json!({
        "ruleId": finding.code.0,
        "level": level(finding.severity),
        "rank": f64::from(finding.confidence.min(100)),
        "message": { "text": inert(&finding.message) },
        "locations": cited.iter().take(1).map(|s| location(s)).collect::<Vec<_>>(),
        "relatedLocations": related.map(|(n, s)| further(n + 1, s)).collect::<Vec<_>>(),
        "partialFingerprints": { "atodds/v1": finding.fingerprint },
        "properties": {
            "story": inert(&report.story),
            "finding": format!("f{}", n + 1),
            "severity": finding.severity.name(),
            "steps": finding.explanation.steps.iter().map(|s| inert(s)).collect::<Vec<_>>(),
        },
    });
    // A finding without its rule's text still names it.
    if let (Some(index), Some(object)) = (rules.get(finding.code.0), result.as_object_mut()) {
        object.insert("ruleIndex".to_owned(), json!(index));
    }
    result
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::High => "error",
        Severity::Medium => "warning",
        Severity::Low | Severity::Info => "note",
    }
}

fn location(spot: &Spot<'_>) -> Value {
    let mut region = json!({ "startLine": spot.region.line });
    if let (Some(columns), Some(region)) = (spot.region.columns, region.as_object_mut()) {
        region.insert("startColumn".to_owned(), json!(columns.characters.0));
        region.insert("endLine".to_owned(), json!(spot.region.end_line));
        region.insert("endColumn".to_owned(), json!(columns.characters.1));
    }
    let snippet = inert(spot.said.marked.text(&spot.article.text));
    if let Some(region) = region.as_object_mut() {
        region.insert("snippet".to_owned(), json!({ "text": snippet }));
    }
    json!({
        "physicalLocation": { "artifactLocation": { "uri": uri(spot.path()) }, "region": region },
        "logicalLocations": [{ "name": inert(&spot.article.id), "kind": "resource" }],
    })
}

fn further(id: usize, spot: &Spot<'_>) -> Value {
    let mut place = location(spot);
    let sentence = super::excerpt::shorten(&inert(spot.said.sentence_span.text(&spot.article.text)), 400);
    if let Some(object) = place.as_object_mut() {
        object.insert("id".to_owned(), json!(id));
        object.insert("message".to_owned(), json!({ "text": format!("{}: {sentence}", inert(spot.article.name())) }));
    }
    place
}

fn notification(skipped: &crate::model::Skipped) -> Value {
    json!({
        "level": "error",
        "message": { "text": format!("{}: {}", inert(&skipped.path), inert(&skipped.reason)) },
        "locations": [{ "physicalLocation": { "artifactLocation": { "uri": uri(&skipped.path) } } }],
    })
}

/// A URI reference for a path: absolute paths become `file:` URIs, in relative ones every byte that is not a letter, a digit or
/// one of `-._~/` is escaped, so that no file name is read as a scheme.
pub(super) fn uri(path: &str) -> String {
    let drive = path.as_bytes().get(1) == Some(&b':') && path.as_bytes().first().is_some_and(u8::is_ascii_alphabetic);
    let mut out = if drive && path.get(2..3) == Some("/") {
        format!("file:///{}", &path[..2])
    } else if path.starts_with('/') {
        "file://".to_owned()
    } else {
        String::new()
    };
    let rest = if out.ends_with(':') { &path[2..] } else { path };
    for byte in rest.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => out.push(char::from(byte)),
            _ => out += &format!("%{byte:02X}"),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uri_references() {
        for (path, wanted) in [
            ("story/a b.txt", "story/a%20b.txt"),
            ("/tmp/ä.txt", "file:///tmp/%C3%A4.txt"),
            ("C:/desk/a.txt", "file:///C:/desk/a.txt"),
            ("javascript:alert(1)", "javascript%3Aalert%281%29"),
            ("a\nb", "a%0Ab"),
            ("-", "-"),
            ("c:", "c%3A"),
        ] {
            assert_eq!(uri(path), wanted, "{path:?}");
        }
    }
}
