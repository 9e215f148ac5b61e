//! Findings that somebody has looked at are not said again: by a comment in the text (here) or by a baseline file.

use crate::model::{Cited, Code, Explanation, Finding, Report, Rule, Severity, Waiver};
use crate::nearest::hint;
use std::collections::BTreeSet;

/// The code under which waivers that do nothing are reported.
pub const STALE: Code = Code("stale-waiver");

const HELP: &str = "\
stale-waiver: a waiver that waives nothing, or no longer does.

Why it matters: a waiver that outlived its finding hides the next one.

How it decides: a comment in an article (`<!-- atodds-ignore value-conflict: reason -->`) acts on the paragraph behind it. It is reported
where no finding of that code names a figure there, where it names no check, a check that does not exist, or no reason. An entry of a
baseline file is reported where no finding has its fingerprint any more, and where it has expired. Low.

Not caught: a waiver whose reason is no longer true.
";

/// What `rules explain stale-waiver` prints.
pub fn rule() -> Rule {
    let summary = HELP.lines().next().unwrap_or_default().to_owned();
    Rule { code: STALE, summary, help: HELP.to_owned() }
}

/// Takes out the findings that comments in the articles waive, and reports the comments that waive none. `codes` are all there are.
pub fn waive(report: &mut Report, codes: &[&str]) {
    let mut stale = Vec::new();
    let mut waived = BTreeSet::new();
    for (index, this) in report.articles.iter().enumerate() {
        for waiver in &this.article.waivers {
            let path = this.article.path.as_deref().unwrap_or(&this.article.id);
            let at = format!("{path}:{}", waiver.place.line);
            match fault(waiver, codes) {
                Some(fault) => stale.push(format!("{at}: {fault}")),
                None => {
                    let hit = hit(report, index, waiver);
                    if hit.is_empty() {
                        let codes = waiver.codes.join(", ");
                        stale.push(format!(
                            "{at}: nothing is left to waive for {codes} (“{}”); remove the comment.",
                            waiver.reason
                        ));
                    }
                    waived.extend(hit);
                }
            }
        }
    }
    let mut n = 0;
    report.findings.retain(|_| {
        n += 1;
        !waived.contains(&(n - 1))
    });
    report.waived += waived.len();
    stale.into_iter().for_each(|message| complain(report, message));
}

/// What keeps a waiver from acting.
fn fault(waiver: &Waiver, codes: &[&str]) -> Option<String> {
    if waiver.codes.is_empty() {
        return Some("the waiver names no check; write `atodds-ignore CODE: reason`.".to_owned());
    }
    if let Some(unknown) = waiver.codes.iter().find(|c| !codes.contains(&c.as_str())) {
        return Some(format!(
            "the waiver names `{unknown}`, and there is no such check{}",
            hint(unknown, codes, "checks")
        ));
    }
    waiver.reason.is_empty().then(|| {
        format!(
            "the waiver gives no reason, so it does not act; write `atodds-ignore {}: reason`.",
            waiver.codes.join(", ")
        )
    })
}

/// The findings that a waiver of this article takes out: one of the two statements that they set against each other stands in its
/// paragraph.
fn hit(report: &Report, article: usize, waiver: &Waiver) -> Vec<usize> {
    let sentences = report.articles.get(article).map_or(&[][..], |a| a.sentences.as_slice());
    let Some(block) = sentences.iter().find(|s| s.span.start >= waiver.from && s.role.speaks()) else {
        return Vec::new();
    };
    let inside = |c: &Cited| {
        let Some(said) = report.statement(*c) else { return false };
        let sentence = sentences.iter().find(|s| s.span.contains(said.marked));
        said.article == article && sentence.is_some_and(|s| s.paragraph == block.paragraph)
    };
    let named = |f: &Finding| waiver.codes.iter().any(|c| c == f.code.0) && f.cited.iter().take(2).any(inside);
    report.findings.iter().enumerate().filter(|(_, f)| named(f)).map(|(n, _)| n).collect()
}

/// Reports a waiver that does nothing.
pub fn complain(report: &mut Report, message: String) {
    report.findings.push(Finding {
        code: STALE,
        severity: Severity::Low,
        confidence: 100,
        group: None,
        cited: Vec::new(),
        fingerprint: fingerprint(&message),
        message,
        explanation: Explanation { rule: "waives-nothing".to_owned(), ..Explanation::default() },
    });
    if !report.rules.iter().any(|r| r.code == STALE) {
        report.rules.push(rule());
        report.rules.sort_by_key(|r| r.code);
    }
    order(report);
}

/// Most serious first, as the checks leave them.
pub fn order(report: &mut Report) {
    report.findings.sort_by(|a, b| {
        (b.severity, b.confidence).cmp(&(a.severity, a.confidence)).then_with(|| a.cited.cmp(&b.cited))
    });
}

/// 64-bit FNV-1a as hex, for what has no claims to be known by.
fn fingerprint(text: &str) -> String {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    format!("{:016x}", text.bytes().fold(0xcbf2_9ce4_8422_2325, step))
}
