//! Findings that somebody has looked at are not said again: by a comment in the text (here) or by a baseline file.

use crate::model::{ArticleReport, Code, Explanation, Finding, Report, Rule, Sentence, Severity, Waiver};
use crate::nearest::hint;
use std::collections::{BTreeSet, HashMap};

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
    if report.articles.iter().all(|a| a.article.waivers.is_empty()) {
        return;
    }
    let mut stale = Vec::new();
    let mut waived = BTreeSet::new();
    let homes = homes(report);
    for (index, this) in report.articles.iter().enumerate() {
        for waiver in &this.article.waivers {
            let hit = match fault(waiver, codes) {
                Some(fault) => Err(fault),
                None => Ok(hit(report, &homes, index, waiver)),
            };
            let codes = waiver.codes.join(", ");
            let nothing = || format!("nothing is left to waive for {codes} (“{}”); remove the comment.", waiver.reason);
            match hit {
                Ok(hit) if !hit.is_empty() => waived.extend(hit),
                Ok(_) => stale.push((this, waiver.place.line, nothing())),
                Err(fault) => stale.push((this, waiver.place.line, fault)),
            }
        }
    }
    let path = |this: &ArticleReport| this.article.path.clone().unwrap_or_else(|| this.article.id.clone());
    let stale = stale.into_iter().map(|(this, line, said)| format!("{}:{line}: {said}", path(this))).collect();
    let mut n = 0;
    report.findings.retain(|_| {
        n += 1;
        !waived.contains(&(n - 1))
    });
    report.waived += waived.len();
    complain(report, stale);
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

/// The findings by the paragraphs that hold one of the two statements that they set against each other: article and paragraph.
fn homes(report: &Report) -> HashMap<(usize, usize), Vec<usize>> {
    let mut homes: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
    for (n, finding) in report.findings.iter().enumerate() {
        for said in finding.cited.iter().take(2).filter_map(|c| report.statement(*c)) {
            if let Some(sentence) = sentence(report, said.article, said.marked.start) {
                homes.entry((said.article, sentence.paragraph)).or_default().push(n);
            }
        }
    }
    homes
}

/// The sentence of an article that a byte stands in.
fn sentence(report: &Report, article: usize, at: usize) -> Option<&Sentence> {
    let sentences = report.articles.get(article)?.sentences.as_slice();
    let behind = sentences.partition_point(|s| s.span.start <= at);
    behind.checked_sub(1).and_then(|n| sentences.get(n)).filter(|s| at < s.span.end)
}

/// The findings that a waiver of this article takes out.
fn hit(report: &Report, homes: &HashMap<(usize, usize), Vec<usize>>, article: usize, waiver: &Waiver) -> Vec<usize> {
    let sentences = report.articles.get(article).map_or(&[][..], |a| a.sentences.as_slice());
    let behind = sentences.partition_point(|s| s.span.start < waiver.from);
    let Some(block) = sentences[behind..].iter().find(|s| s.role.speaks()) else { return Vec::new() };
    let here = homes.get(&(article, block.paragraph)).map_or(&[][..], Vec::as_slice);
    let named = |n: &usize| report.findings.get(*n).is_some_and(|f| waiver.codes.iter().any(|c| c == f.code.0));
    here.iter().copied().filter(named).collect()
}

/// Reports waivers that do nothing.
pub fn complain(report: &mut Report, messages: Vec<String>) {
    if messages.is_empty() {
        return;
    }
    report.findings.extend(messages.into_iter().map(|message| Finding {
        code: STALE,
        severity: Severity::Low,
        confidence: 100,
        group: None,
        cited: Vec::new(),
        fingerprint: fingerprint(&message),
        message,
        explanation: Explanation { rule: "waives-nothing".to_owned(), ..Explanation::default() },
    }));
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
