//! One finding with all its work: what was said, how it was judged, and what would make the figures agree.

use super::Look;
use super::excerpt::{Excerpt, inert, wrap};
use super::spots::{Spot, Spots};
use crate::model::{Cited, Claim, Finding, Report};
use anstyle::Style;
use rust_decimal::Decimal;

const STRONG: Style = Style::new().bold();

/// The finding of this number, counted from 0; empty where there is none.
pub fn finding(report: &Report, number: usize, look: Look) -> String {
    let Some(finding) = report.findings.get(number) else { return String::new() };
    let mut page = Page { out: String::new(), look };
    let sure = if finding.group.is_some() { format!(", same subject: {}%", finding.confidence) } else { String::new() };
    page.heading(&format!("f{} {} {}{sure}", number + 1, finding.severity.name(), finding.code));
    page.line(&finding.message, 2);
    page.line(&format!("story {}, fingerprint {}", report.story, finding.fingerprint), 2);
    said(&mut page, report, finding);
    let judged = &finding.explanation;
    page.list(&format!("How it was judged: {}", judged.rule), &judged.steps);
    let parameters: Vec<String> = judged.parameters.iter().map(|(name, value)| format!("{name} = {value}")).collect();
    page.list("With these parameters", &parameters);
    page.list("Not known", &judged.unknown);
    page.list("What would make the figures agree", &agreeing(report, finding));
    if let Some(rule) = report.rules.iter().find(|r| r.code == finding.code) {
        page.list(
            "The check",
            &[format!("{}. `atodds rules explain {}` says more.", rule.summary.trim_end_matches('.'), rule.code)],
        );
    }
    page.out
}

struct Page {
    out: String,
    look: Look,
}

impl Page {
    fn heading(&mut self, text: &str) {
        let text = inert(text);
        let text = if self.look.color { format!("{STRONG}{text}{STRONG:#}") } else { text };
        self.out += &format!("{text}\n");
    }

    fn line(&mut self, text: &str, indent: usize) {
        for line in wrap(&inert(text), self.look.width.saturating_sub(indent)) {
            self.out += &format!("{}{line}\n", " ".repeat(indent));
        }
    }

    /// A heading and its lines; nothing where there are none.
    fn list(&mut self, heading: &str, lines: &[String]) {
        if lines.is_empty() {
            return;
        }
        self.out.push('\n');
        self.heading(heading);
        lines.iter().for_each(|line| self.line(line, 2));
    }
}

/// Each statement: who and where, the sentence, and how its number was read.
fn said(page: &mut Page, report: &Report, finding: &Finding) {
    let spots = Spots::of(report);
    for (spot, cited) in spots.cited(finding).iter().zip(&finding.cited) {
        page.out.push('\n');
        page.heading(&who(spot));
        let room = page.look.width.saturating_sub(4);
        let e = Excerpt::of(&spot.article.text, spot.said.sentence_span, spot.said.marked, room.max(160));
        page.line(&format!("{}[{}]{}", e.before, e.phrase, e.after), 2);
        let read = match *cited {
            Cited::Claim(n) => report.claims.get(n).map(|c| format!("read as {} of {}", c.quantity, c.subject.name())),
            Cited::Fact(n) => {
                report.facts.get(n).map(|f| format!("read as {} of {}: {}", f.kind().name(), f.subject, f.value))
            }
        };
        read.iter().for_each(|line| page.line(line, 2));
    }
}

fn who(spot: &Spot<'_>) -> String {
    let date = spot.article.published.map_or_else(String::new, |d| format!(" · {d}"));
    format!("{}{date} · {}", spot.article.name(), spot.place)
}

/// What would have to be so that the first two statements can both hold.
fn agreeing(report: &Report, finding: &Finding) -> Vec<String> {
    let claim = |c: &Cited| match *c {
        Cited::Claim(n) => report.claims.get(n),
        Cited::Fact(_) => None,
    };
    let mut ways = Vec::new();
    if let [a, b, ..] = finding.cited.as_slice()
        && let (Some(a), Some(b)) = (claim(a), claim(b))
        && a.article != b.article
    {
        let name = |c: &Claim| report.articles.get(c.article).map_or("", |a| a.article.name());
        ways.push(format!("{} gives {}, or {} gives {}", name(a), b.quantity, name(b), a.quantity));
        if let Some(apart) = apart(a, b) {
            ways.push(format!("both say “about”, and that reaches as far as {apart}%"));
        }
    }
    for unknown in &finding.explanation.unknown {
        // `time`, `place`, `source`; anything longer is a question of its own.
        ways.push(match unknown.contains(' ') {
            false => format!("each speaks of another {unknown}"),
            true => format!("it hangs on {unknown}"),
        });
    }
    ways
}

/// How far two point figures are apart, in percent of the larger, rounded up.
fn apart(a: &Claim, b: &Claim) -> Option<String> {
    let point = |c: &Claim| c.canonical.filter(|i| i.is_point()).and_then(|i| i.low).map(|n| n.value.abs());
    let (x, y) = (point(a)?, point(b)?);
    let gap = x.max(y).checked_sub(x.min(y))?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(x.max(y))?;
    (!gap.is_zero()).then(|| gap.ceil().normalize().to_string())
}
