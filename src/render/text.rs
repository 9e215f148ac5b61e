//! The report for an editor: grouped by subject, most serious first, each outlet's words with the number marked, and what
//! cannot both hold.
//!
//! Article text comes out inert: no control character and no mark that turns the writing direction reaches the terminal.

use super::Look;
use super::blocks::{about, blocks};
use super::excerpt::{Excerpt, columns, inert, wrap};
use super::places::Places;
use crate::model::{Cited, Finding, Report, Severity, Statement};
use anstyle::{AnsiColor, Style};

pub(super) const STRONG: Style = Style::new().bold();
pub(super) const FAINT: Style = Style::new().dimmed();
/// Further places named after a finding; more are counted.
const FURTHER: usize = 3;

/// All reports, one after another.
pub fn render(reports: &[Report], look: Look) -> String {
    let one = |r| Page { report: r, places: places(r), copied: copied(r), look }.write();
    reports.iter().map(one).collect::<Vec<_>>().join("\n")
}

/// Where things stand in the articles that some finding names.
pub(super) fn places(report: &Report) -> Vec<Option<Places<'_>>> {
    let mut speaks = vec![false; report.articles.len()];
    for said in report.findings.iter().flat_map(|f| &f.cited).filter_map(|c| report.statement(*c)) {
        if let Some(flag) = speaks.get_mut(said.article) {
            *flag = true;
        }
    }
    report.articles.iter().zip(speaks).map(|(a, speaks)| speaks.then(|| Places::of(&a.article))).collect()
}

/// How many articles repeat the text of each.
fn copied(report: &Report) -> Vec<usize> {
    let mut copied = vec![0; report.articles.len()];
    for original in report.articles.iter().filter_map(|a| a.copy_of) {
        if let Some(count) = copied.get_mut(original) {
            *count += 1;
        }
    }
    copied
}

/// One report as it is written down.
struct Page<'a> {
    report: &'a Report,
    /// Of the articles that some finding names.
    places: Vec<Option<Places<'a>>>,
    copied: Vec<usize>,
    look: Look,
}

impl<'a> Page<'a> {
    fn write(&self) -> String {
        let mut out = self.header();
        for block in blocks(self.report) {
            out.push('\n');
            out += &self.block(&block);
        }
        if !self.report.findings.is_empty() {
            let hint = "`atodds rules explain CODE` says what a check looks for.";
            out.push('\n');
            wrap(hint, self.look.width).iter().for_each(|line| out += &format!("{}\n", self.styled(FAINT, line)));
        }
        out
    }

    /// What was read and what was found, the name and the severities stressed.
    fn header(&self) -> String {
        let [read, found] = summary(self.report);
        let name = inert(&self.report.story);
        let read = wrap(&read, self.look.width).join("\n");
        let read = read.strip_prefix(&name).map_or(read.clone(), |rest| self.styled(STRONG, &name) + rest);
        let mut found = found;
        for severity in Severity::ALL {
            if let Some(count) = severities(self.report, severity) {
                found = found.replace(&count, &self.styled(style(severity), &count));
            }
        }
        if self.report.articles.is_empty() { format!("{read}\n") } else { format!("{read}\n{found}\n") }
    }

    fn block(&self, block: &[&Finding]) -> String {
        let mut out = String::new();
        if let Some(finding) = block.first() {
            out += &format!("{}\n", self.styled(STRONG, &self.heading(finding)));
        }
        let spoken = spoken(block);
        for said in spoken.iter().filter_map(|c| self.report.statement(*c)) {
            out += &self.words(said);
        }
        for finding in block {
            out += &self.finding(finding, &spoken);
        }
        out
    }

    fn heading(&self, finding: &Finding) -> String {
        inert(&about(self.report, finding)).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// An outlet's words: who and where, then the sentence around the marked number.
    fn words(&self, said: Statement<'_>) -> String {
        let Some(this) = self.report.articles.get(said.article) else { return String::new() };
        let article = &this.article;
        let place = inert(&self.place(said));
        let mut who: Vec<String> = Vec::new();
        who.extend(article.source.as_deref().map(inert));
        who.extend(article.published.map(|d| d.to_string()));
        who.extend(self.copies(said.article));
        let who = who.join(" · ");
        let gap = if who.is_empty() { "" } else { " · " };
        let marks = if self.look.color { 0 } else { 2 };
        let room = self.look.width.saturating_sub(4 + marks);
        let e = Excerpt::of(&article.text, said.sentence_span, said.marked, room);
        format!(
            "  {who}{}\n    {}{}{}\n",
            self.styled(FAINT, &format!("{gap}{place}")),
            e.before,
            self.mark(&e.phrase),
            e.after
        )
    }

    /// Whose text it repeats, or how many repeat it: they all count as one source.
    fn copies(&self, article: usize) -> Option<String> {
        let original = self.report.articles.get(article)?.copy_of.and_then(|n| self.report.articles.get(n));
        match (original, self.copied.get(article).copied().unwrap_or(0)) {
            (Some(original), _) => Some(format!("copied from {}", inert(original.article.name()))),
            (None, 0) => None,
            (None, n) => Some(format!("copied by {n}")),
        }
    }

    fn place(&self, said: Statement<'_>) -> String {
        match self.places.get(said.article) {
            Some(Some(places)) => places.name(said.marked),
            Some(None) | None => String::new(),
        }
    }

    /// Severity, code, message, what is not known, and where else it stands; `quoted` has been shown above it.
    fn finding(&self, finding: &Finding, quoted: &[Cited]) -> String {
        let label = format!("{} {}", finding.severity.name(), finding.code);
        let mut said = inert(finding.message.trim_end());
        // One statement alone is about itself.
        if finding.cited.len() > 1 {
            said += &format!(" (same subject: {}%)", finding.confidence);
        }
        if !finding.explanation.unknown.is_empty() {
            said += &format!(" Not known: {}.", inert(&finding.explanation.unknown.join(", ")));
        }
        said += &self.further(finding, quoted);
        let lines = wrap(&format!("{label}: {said}"), self.look.width.saturating_sub(4));
        let mut out = String::new();
        for (n, line) in lines.iter().enumerate() {
            let indent = if n == 0 { "  " } else { "    " };
            let line = match line.strip_prefix(&label) {
                Some(rest) if n == 0 => self.styled(style(finding.severity), &label) + rest,
                Some(_) | None => line.clone(),
            };
            out += &format!("{indent}{line}\n");
        }
        out
    }

    fn further(&self, finding: &Finding, quoted: &[Cited]) -> String {
        let unquoted = finding.cited.iter().filter(|c| quoted.binary_search(c).is_err());
        let further: Vec<Statement<'_>> = unquoted.filter_map(|c| self.report.statement(*c)).collect();
        if further.is_empty() {
            return String::new();
        }
        let named: Vec<String> = further.iter().take(FURTHER).map(|s| inert(&self.place(*s))).collect();
        let more = match further.len().checked_sub(FURTHER) {
            None | Some(0) => String::new(),
            Some(n) => format!(" and {n} more"),
        };
        format!(" See also {}{more}.", named.join(", "))
    }

    fn mark(&self, phrase: &str) -> String {
        if self.look.color { self.styled(STRONG.underline(), phrase) } else { format!("[{phrase}]") }
    }

    fn styled(&self, style: Style, text: &str) -> String {
        if self.look.color && columns(text) > 0 { format!("{style}{text}{style:#}") } else { text.to_owned() }
    }
}

/// The claims that a block quotes: what each finding sets against each other, in reading order, each once.
fn spoken(block: &[&Finding]) -> Vec<Cited> {
    let mut claims: Vec<Cited> = block.iter().flat_map(|f| f.cited.iter().take(2).copied()).collect();
    claims.sort_unstable();
    claims.dedup();
    claims
}

pub(super) fn style(severity: Severity) -> Style {
    match severity {
        Severity::High => AnsiColor::Red.on_default().bold(),
        Severity::Medium => AnsiColor::Yellow.on_default().bold(),
        Severity::Low => AnsiColor::Cyan.on_default(),
        Severity::Info => FAINT,
    }
}

/// `border-2023: 5 articles, 4 independent sources, 84 claims` and `2 findings: 1 high, 1 low`, both inert.
pub(super) fn summary(report: &Report) -> [String; 2] {
    let name = inert(&report.story);
    if report.articles.is_empty() {
        return [format!("{name}: no article could be read"), String::new()];
    }
    let independent = report.articles.iter().filter(|a| a.copy_of.is_none()).count();
    let mut read = format!(
        "{name}: {}, {}, {}",
        counted(report.articles.len(), "article"),
        counted(independent, "independent source"),
        counted(report.claims.len(), "claim")
    );
    if !report.skipped.is_empty() {
        read += &format!("; {} could not be read", counted(report.skipped.len(), "input"));
    }
    if report.waived > 0 {
        read += &format!("; {} waived", report.waived);
    }
    let found: Vec<String> = Severity::ALL.into_iter().filter_map(|s| severities(report, s)).collect();
    let found = if found.is_empty() {
        "Nothing in these articles was found to be at odds.".to_owned()
    } else {
        format!("{}: {}", counted(report.findings.len(), "finding"), found.join(", "))
    };
    [read, found]
}

/// `3 medium`; `None` where there is none.
fn severities(report: &Report, severity: Severity) -> Option<String> {
    let count = report.findings.iter().filter(|f| f.severity == severity).count();
    (count > 0).then(|| format!("{count} {}", severity.name()))
}

/// `1 article`, `5 articles`.
pub(super) fn counted(n: usize, noun: &str) -> String {
    if n == 1 { format!("1 {noun}") } else { format!("{n} {noun}s") }
}
