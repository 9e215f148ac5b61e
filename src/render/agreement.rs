//! What articles agree on: each figure with the independent sources that give it.

use super::Look;
use super::excerpt::{inert, wrap};
use super::markdown::{escape, strong};
use crate::model::{Group, Report, Verdict};
use std::collections::BTreeSet;

/// Outlets quoted of one figure; more are counted.
const QUOTED: usize = 4;

/// One figure that its sources agree on.
struct Agreed<'a> {
    about: &'a str,
    /// The draft's words, where the figure is one of a draft.
    draft: Option<String>,
    sources: usize,
    quoted: Vec<(&'a str, String)>,
    more: usize,
}

/// For a terminal.
pub fn text(reports: &[Report], look: Look) -> String {
    let mut out = String::new();
    for report in reports {
        let agreed = agreed(report);
        out += &format!("\n{}\n", inert(&heading(report, agreed.len())));
        for this in agreed {
            let line = format!(
                "{}: {}",
                inert(this.about),
                said(&this, &|outlet, words| format!("{} “{}”", inert(outlet), inert(words)))
            );
            for (n, line) in wrap(&line, look.width.saturating_sub(4)).iter().enumerate() {
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
        let agreed = agreed(report);
        out += &format!("\n{}\n\n", escape(&heading(report, agreed.len())));
        for this in agreed {
            let said = said(&this, &|outlet, words| format!("{} “{}”", strong(outlet), escape(words)));
            out += &format!("- {}: {said}\n", escape(this.about));
        }
    }
    out
}

fn heading(report: &Report, count: usize) -> String {
    let draft = report.articles.iter().any(|a| a.article.draft);
    match (count, draft) {
        (0, true) => "No figure of the draft is supported by a source.".to_owned(),
        (0, false) => "No figure stands in two independent sources.".to_owned(),
        (_, true) => "Supported by sources:".to_owned(),
        (_, false) => "In agreement:".to_owned(),
    }
}

fn said(this: &Agreed<'_>, quote: &dyn Fn(&str, &str) -> String) -> String {
    let draft = this.draft.as_deref().map_or_else(String::new, |words| format!("{}; ", quote("the draft has", words)));
    let sources = if this.sources == 1 {
        "1 independent source".to_owned()
    } else {
        format!("{} independent sources", this.sources)
    };
    let quoted: Vec<String> = this.quoted.iter().map(|(outlet, words)| quote(outlet, words)).collect();
    let more = if this.more > 0 { format!(" and {} more", this.more) } else { String::new() };
    format!("{draft}{sources}: {}{more}", quoted.join(", "))
}

/// The groups whose articles agree: two independent ones, or the draft and one.
fn agreed(report: &Report) -> Vec<Agreed<'_>> {
    let lint = report.articles.iter().any(|a| a.article.draft);
    report.groups.iter().filter(|g| g.verdict == Verdict::Agree).filter_map(|g| one(report, g, lint)).collect()
}

fn one<'a>(report: &'a Report, group: &'a Group, lint: bool) -> Option<Agreed<'a>> {
    let claims = || group.claims.iter().filter_map(|&c| report.claims.get(c));
    let drafted = |article: usize| report.articles.get(article).is_some_and(|a| a.article.draft);
    let words = |c: &crate::model::Claim| {
        let text = report.articles.get(c.article).map_or("", |a| c.span.text(&a.article.text));
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let draft = claims().find(|c| drafted(c.article)).map(words);
    let mut named = BTreeSet::new();
    let mut quoted = Vec::new();
    for claim in claims().filter(|c| !drafted(c.article)) {
        if named.insert(claim.article) {
            quoted.push((report.articles.get(claim.article)?.article.name(), words(claim)));
        }
    }
    let roots: BTreeSet<usize> = named.iter().map(|&a| original(report, a)).collect();
    if (lint && draft.is_none()) || roots.len() < if lint { 1 } else { 2 } {
        return None;
    }
    let more = quoted.len().saturating_sub(QUOTED);
    quoted.truncate(QUOTED);
    let about = claims().map(|c| c.subject.name()).find(|n| !n.is_empty()).unwrap_or("figure");
    Some(Agreed { about, draft, sources: roots.len(), quoted, more })
}

/// The article whose text this one repeats in the end.
fn original(report: &Report, article: usize) -> usize {
    let mut at = article;
    // The bound keeps a circle of copies from running on.
    for _ in 0..report.articles.len() {
        match report.articles.get(at).and_then(|a| a.copy_of) {
            Some(next) if next != at => at = next,
            Some(_) | None => break,
        }
    }
    at
}
