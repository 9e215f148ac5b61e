//! What articles agree on: each figure with the independent sources that give it.

use super::Look;
use super::excerpt::{inert, wrap};
use super::markdown::escape;
use crate::model::{Group, Report, Verdict};
use std::collections::BTreeSet;

/// Outlets quoted of one figure; more are counted.
const QUOTED: usize = 4;

/// One figure of a draft with the sources that give it.
struct Supported<'a> {
    about: &'a str,
    /// The draft's words.
    draft: String,
    sources: usize,
    quoted: Vec<(&'a str, String)>,
    more: usize,
}

/// For a terminal.
pub fn text(reports: &[Report], look: Look) -> String {
    let mut out = String::new();
    for report in reports {
        let lines = lines(report);
        out += &format!("\n{}\n", heading(report, lines.len()));
        for line in lines {
            for (n, line) in wrap(&inert(&line), look.width.saturating_sub(4)).iter().enumerate() {
                out += &format!("{}{line}\n", if n == 0 { "  " } else { "    " });
            }
        }
    }
    out
}

/// For a ticket or a chat.
pub fn markdown(reports: &[Report], _: Look) -> String {
    let mut out = String::new();
    for report in reports {
        let lines = lines(report);
        out += &format!("\n{}\n\n", heading(report, lines.len()));
        lines.iter().for_each(|line| out += &format!("- {}\n", escape(line)));
    }
    out
}

/// A line a figure: of a draft the supported ones, else what the articles agree on.
fn lines(report: &Report) -> Vec<String> {
    if report.articles.iter().any(|a| a.article.draft) {
        return supported(report).iter().map(|this| format!("{}: {}", this.about, said(this))).collect();
    }
    report.agreement.iter().map(|a| a.message.clone()).collect()
}

fn heading(report: &Report, count: usize) -> &'static str {
    let draft = report.articles.iter().any(|a| a.article.draft);
    match (count, draft) {
        (0, true) => "No figure of the draft is supported by a source.",
        (0, false) => "No figure stands in two independent articles.",
        (_, true) => "Supported by sources:",
        (_, false) => "In agreement:",
    }
}

fn said(this: &Supported<'_>) -> String {
    let sources = if this.sources == 1 { "1 independent source" } else { "independent sources" };
    let count = if this.sources == 1 { String::new() } else { format!("{} ", this.sources) };
    let quoted: Vec<String> = this.quoted.iter().map(|(outlet, words)| format!("{outlet} “{words}”")).collect();
    let more = if this.more > 0 { format!(" and {} more", this.more) } else { String::new() };
    format!("the draft has “{}”; {count}{sources}: {}{more}", this.draft, quoted.join(", "))
}

/// The figures of the draft that sources give.
fn supported(report: &Report) -> Vec<Supported<'_>> {
    report.groups.iter().filter(|g| g.verdict == Verdict::Agree).filter_map(|g| one(report, g)).collect()
}

fn one<'a>(report: &'a Report, group: &'a Group) -> Option<Supported<'a>> {
    let claims = || group.claims.iter().filter_map(|&c| report.claims.get(c));
    let drafted = |article: usize| report.articles.get(article).is_some_and(|a| a.article.draft);
    let words = |c: &crate::model::Claim| {
        let text = report.articles.get(c.article).map_or("", |a| c.span.text(&a.article.text));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let draft = claims().find(|c| drafted(c.article)).map(words)?;
    let mut named = BTreeSet::new();
    let mut quoted = Vec::new();
    for claim in claims().filter(|c| !drafted(c.article)) {
        if named.insert(claim.article) {
            quoted.push((report.articles.get(claim.article)?.article.name(), words(claim)));
        }
    }
    if quoted.is_empty() {
        return None;
    }
    let more = quoted.len().saturating_sub(QUOTED);
    quoted.truncate(QUOTED);
    let about = claims().map(|c| c.subject.name()).find(|n| !n.is_empty()).unwrap_or("figure");
    Some(Supported { about, draft, sources: group.independent_sources, quoted, more })
}
