//! The page: one HTML file that needs nothing else and asks nobody.
//!
//! Each element of it is a file here (what it shows) and a template beside it (how it looks). A newsroom can replace any
//! template, the style and the script: see [`Templates::with`].
//!
//! All text that comes from articles, paths and rules is made inert first and escaped by the template engine. The page's
//! policy allows its own style and script by their hashes and nothing else, so what slipped through could still not run.

mod articles;
mod excerpts;
mod lane;
mod line;
mod matrix;
mod names;
mod strip;
mod subject;
mod templates;
mod why;

use crate::model::Report;
use names::Names;
use serde::Serialize;
pub use templates::{TemplateError, Templates};

/// One story on the page.
#[derive(Serialize)]
struct Story {
    id: String,
    name: String,
    strip: strip::Strip,
    matrix: Option<matrix::Matrix>,
    subjects: Vec<subject::Subject>,
    articles: Vec<articles::Article>,
    skipped: Vec<Skipped>,
    /// What the page leaves out, in sentences.
    cuts: Vec<String>,
    /// The outlets, for the filter.
    outlets: Vec<Choice>,
    codes: Vec<String>,
}

#[derive(Serialize)]
struct Skipped {
    path: String,
    reason: String,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    name: String,
}

/// All reports on one page, in the built-in look.
pub fn render(reports: &[Report]) -> String {
    // The built-in templates are tested; should one fail all the same, the page says so instead of being empty.
    page(reports, &Templates::builtin()).unwrap_or_else(|e| format!("<!doctype html><title>atodds</title><p>{e}</p>\n"))
}

/// All reports on one page.
pub fn page(reports: &[Report], templates: &Templates) -> Result<String, TemplateError> {
    let stories: Vec<Story> = reports.iter().enumerate().map(|(n, r)| story(n, r)).collect();
    templates.page(&stories)
}

fn story(n: usize, report: &Report) -> Story {
    let mut cuts = Vec::new();
    let names = Names::of(n, report);
    let subjects = subject::subjects(report, &names, &mut cuts);
    let mut codes: Vec<String> = report.findings.iter().map(|f| f.code.to_string()).collect();
    codes.sort();
    codes.dedup();
    let outlets = names.columns.iter().map(|c| Choice { value: names.article(c.root), name: c.name.clone() });
    Story {
        id: names.story.clone(),
        name: names::clean(&report.story),
        strip: strip::strip(report),
        matrix: matrix::matrix(report, &names, &mut cuts),
        articles: articles::articles(report, &names, &mut cuts),
        skipped: report
            .skipped
            .iter()
            .map(|s| Skipped { path: names::clean(&s.path), reason: names::clean(&s.reason) })
            .collect(),
        outlets: outlets.collect(),
        subjects,
        codes,
        cuts,
    }
}
