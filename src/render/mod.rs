//! Report → bytes, one output format a file.
//!
//! A format takes reports and gives text; where that text goes is the caller's affair. To add one: a file here, a variant of
//! [`Format`], and the arms that the compiler asks for.

mod blocks;
pub mod diff;
mod differ;
mod excerpt;
mod flow;
pub mod html;
pub mod json;
mod places;
pub mod show;
mod sides;
pub mod text;
mod words;

use crate::model::{Report, Severity};
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
}

impl Format {
    pub const ALL: [Format; 5] = [Format::Text, Format::Diff, Format::Html, Format::Json, Format::Jsonl];

    /// As `--format` takes it.
    pub const fn name(self) -> &'static str {
        match self {
            Format::Text => "text",
            Format::Diff => "diff",
            Format::Html => "html",
            Format::Json => "json",
            Format::Jsonl => "jsonl",
        }
    }

    /// The least severity that is reported where the user names none: people see no `info`, programs see all.
    pub const fn least_severity(self) -> Severity {
        match self {
            Format::Text | Format::Diff | Format::Html => Severity::Low,
            Format::Json | Format::Jsonl => Severity::Info,
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
    /// The folder in which relative paths start, where the terminal follows links to them.
    pub folder: Option<&'static str>,
}

impl Default for Look {
    fn default() -> Self {
        Look { width: 80, color: false, with_text: false, folder: None }
    }
}

/// All reports in one format, in the order given.
pub fn render(reports: &[Report], format: Format, look: Look) -> String {
    match format {
        Format::Text => text::render(reports, look),
        Format::Diff => diff::render(reports, look),
        Format::Html => html::render(reports),
        Format::Json => json::render(reports, look),
        Format::Jsonl => json::lines(reports, look),
    }
}

/// Below this confidence, in percent, a finding speaks only when asked: a false alarm costs more trust than a missed doubt.
pub const SURE_ENOUGH: u8 = 55;

/// Drops the findings below `least`, and those the program is not sure of unless `doubtful`.
pub fn select(report: &mut Report, least: Severity, doubtful: bool) {
    report.findings.retain(|f| f.severity >= least && (doubtful || f.confidence >= SURE_ENOUGH));
}
