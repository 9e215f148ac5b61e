//! Report → bytes, one output format a file.
//!
//! A format takes reports and gives text; where that text goes is the caller's affair. To add one: a file here, a variant of
//! [`Format`], and the arms that the compiler asks for.

mod agreement;
mod blocks;
pub mod csv;
pub mod diff;
mod differ;
mod excerpt;
pub mod explain;
mod flow;
pub mod github;
pub mod html;
pub mod json;
pub mod markdown;
mod places;
pub mod rdjson;
pub mod sarif;
pub mod show;
mod sides;
mod spots;
pub mod text;
mod words;

use crate::model::{Report, SURE_ENOUGH, Severity};
pub use excerpt::{inert, inert_lines};

/// How a report is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// For an editor's eyes.
    Text,
    /// For an editor's eyes: the sentences of each finding side by side, their differing words marked.
    Diff,
    /// For an editor's eyes: one page that needs nothing else.
    Html,
    /// One object; an array where there are several stories.
    Json,
    /// One compact object a line, a line a story.
    Jsonl,
    /// For a ticket or a chat.
    Markdown,
    /// The claims, for a spreadsheet.
    Csv,
    /// SARIF 2.1.0, for code scanning and editors.
    Sarif,
    /// Annotations of a GitHub workflow.
    Github,
    /// Reviewdog's diagnostic format.
    Rdjson,
}

impl Format {
    pub const ALL: [Format; 10] = [
        Format::Text,
        Format::Diff,
        Format::Html,
        Format::Json,
        Format::Jsonl,
        Format::Markdown,
        Format::Csv,
        Format::Sarif,
        Format::Github,
        Format::Rdjson,
    ];

    /// As `--format` takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Diff => "diff",
            Format::Html => "html",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
            Format::Markdown => "markdown",
            Format::Csv => "csv",
            Format::Sarif => "sarif",
            Format::Github => "github",
            Format::Rdjson => "rdjson",
        }
    }

    /// The least severity that is reported where the user names none: people see no `info`, programs that
    /// do not put it before people see all.
    pub const fn least_severity(self) -> Severity {
        match self {
            Format::Text
            | Format::Diff
            | Format::Html
            | Format::Markdown
            | Format::Sarif
            | Format::Github
            | Format::Rdjson => Severity::Low,
            Format::Json | Format::Jsonl | Format::Csv => Severity::Info,
        }
    }
}

/// What the look of a report depends on, other than the report.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Columns of a line of text.
    pub width: usize,
    /// Numbers are marked by style, else by brackets.
    pub color: bool,
    /// The articles' texts go into JSON.
    pub with_text: bool,
    /// What articles agree on is shown too, in text and Markdown.
    pub agreement: bool,
    /// The folder in which relative paths start, where the terminal follows links to them.
    pub folder: Option<&'static str>,
}

impl Default for Look {
    fn default() -> Self {
        Look { width: 80, color: false, with_text: false, agreement: false, folder: None }
    }
}

/// All reports in one format, in the order given.
pub fn render(reports: &[Report], format: Format, look: Look) -> String {
    match format {
        Format::Text => with_agreement(text::render(reports, look), reports, look, agreement::text),
        Format::Diff => diff::render(reports, look),
        Format::Html => html::render(reports),
        Format::Json => json::render(reports, look),
        Format::Jsonl => json::lines(reports, look),
        Format::Markdown => with_agreement(markdown::render(reports), reports, look, agreement::markdown),
        Format::Csv => csv::render(reports),
        Format::Sarif => sarif::render(reports),
        Format::Github => github::render(reports),
        Format::Rdjson => rdjson::render(reports),
    }
}

/// A report for people, and behind it what the articles agree on where that was asked for.
fn with_agreement(report: String, reports: &[Report], look: Look, show: fn(&[Report], Look) -> String) -> String {
    if look.agreement { report + &show(reports, look) } else { report }
}

/// Drops the findings below `least`, and those the program is not sure of unless `doubtful`.
pub fn select(report: &mut Report, least: Severity, doubtful: bool) {
    report.findings.retain(|f| f.severity >= least && (doubtful || f.confidence >= SURE_ENOUGH));
}
