//! Markdown for a ticket, a chat or a job summary: a heading a finding, each side as a quotation with its place.
//!
//! Words of articles are escaped, so that nothing in them becomes a link, a picture, markup or a mention.

use super::excerpt::{Excerpt, inert};
use super::spots::{Spot, Spots};
use crate::model::{Article, Finding, Report, Severity};

/// Columns of a quoted sentence.
const WIDTH: usize = 400;

/// Sentences quoted of one finding; more are counted.
const QUOTED: usize = 6;

/// All reports, one after another.
pub fn render(reports: &[Report]) -> String {
    reports.iter().map(story).collect::<Vec<_>>().join("\n")
}

/// The same in at most `limit` bytes: what does not fit is cut before a finding, and that is said.
pub fn summary(reports: &[Report], limit: usize) -> String {
    let mut out = render(reports);
    if out.len() > limit {
        let kept = (0..=limit).rev().find(|&i| out.is_char_boundary(i) && out[i..].starts_with("\n### ")).unwrap_or(0);
        out.truncate(kept);
        out += "\nThe rest is cut here, for a summary can hold no more.\n";
    }
    out
}

fn story(report: &Report) -> String {
    let mut out = format!("## {}\n\n{}\n", escape(&report.story), verdict(report));
    let spots = Spots::of(report);
    for (n, f) in report.findings.iter().enumerate() {
        out += &finding(n, f, &spots.cited(f));
    }
    if !report.skipped.is_empty() {
        out += "\nNot read:\n\n";
        for skipped in &report.skipped {
            out += &format!("- {}: {}\n", code(&skipped.path), escape(&skipped.reason));
        }
    }
    out
}

fn verdict(report: &Report) -> String {
    let count = |s: Severity| report.findings.iter().filter(|f| f.severity == s).count();
    let found: Vec<String> =
        Severity::ALL.into_iter().filter(|s| count(*s) > 0).map(|s| format!("{} {}", count(s), s.name())).collect();
    let articles = counted(report.articles.len(), "article");
    let independent = report.articles.iter().filter(|a| a.copy_of.is_none()).count();
    let sources = counted(independent, "independent source");
    let waived = if report.waived > 0 { format!(" {} waived.", report.waived) } else { String::new() };
    if found.is_empty() {
        return format!("{articles} from {sources}. Nothing in them was found to be at odds.{waived}");
    }
    format!("{articles} from {sources}. {}: {}.{waived}", counted(report.findings.len(), "finding"), found.join(", "))
}

fn finding(n: usize, finding: &Finding, cited: &[Spot<'_>]) -> String {
    let about = cited.first().map(|s| s.said.about).filter(|a| !a.is_empty());
    let about = about.map_or_else(String::new, |a| format!(": {}", escape(a)));
    let mut out = format!("\n### f{} · {} · {}{about}\n\n", n + 1, finding.severity.name(), finding.code);
    out += &format!("{}\n", escape(finding.message.trim()));
    for spot in cited.iter().take(QUOTED) {
        out += &quotation(spot);
    }
    if let Some(more) = cited.len().checked_sub(QUOTED).filter(|n| *n > 0) {
        out += &format!("\nand {} more\n", counted(more, "place"));
    }
    let unknown = &finding.explanation.unknown;
    if !unknown.is_empty() {
        out += &format!("\nNot known: {}.\n", escape(&unknown.join(", ")));
    }
    out
}

fn quotation(spot: &Spot<'_>) -> String {
    let e = Excerpt::of(&spot.article.text, spot.said.sentence_span, spot.said.marked, WIDTH);
    let said = format!("{}{}{}", escape(&e.before), strong(&e.phrase), escape(&e.after));
    format!("\n> {} {}  \n> {said}\n", who(spot.article), code(&spot.place))
}

fn who(article: &Article) -> String {
    let date = article.published.map_or_else(String::new, |d| format!(", {d}"));
    format!("{}{date}", strong(article.name()))
}

/// Bold; white space at the ends would undo it.
fn strong(text: &str) -> String {
    let text = escape(text.trim());
    if text.is_empty() { text } else { format!("**{text}**") }
}

/// `1 article`, `5 articles`.
fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}

/// Text that Markdown shows as it is: marks escaped, bare addresses not turned into links, no one notified.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in inert(text).chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '!' => out.extend(['\\', c]),
            '<' => out += "&lt;",
            '>' => out += "&gt;",
            '&' => out += "&amp;",
            '@' => out += "@\u{200b}",
            c => out.push(c),
        }
    }
    // Addresses are made into links by their beginning alone.
    out.replace("://", "&#58;//")
        .replace("www.", "www&#46;")
        .replace("WWW.", "WWW&#46;")
        .replace("mailto:", "mailto&#58;")
}

/// A code span that no backtick inside can end.
fn code(text: &str) -> String {
    let text = inert(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    if text.starts_with('`') || text.ends_with('`') || longest > 0 {
        format!("{fence} {text} {fence}")
    } else {
        format!("{fence}{text}{fence}")
    }
}
