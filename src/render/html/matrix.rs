//! Who says what: a table of subjects by outlets.

use super::names::{self, Names};
use crate::model::{Cited, Group, Report, Severity, Verdict};
use crate::render::text::counted;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
pub struct Matrix {
    columns: Vec<Head>,
    rows: Vec<Row>,
    /// Rows on which all agree, apart from the others.
    agreeing: Vec<Row>,
}

#[derive(Serialize)]
struct Head {
    name: String,
    href: String,
    copies: Vec<String>,
    draft: bool,
}

#[derive(Serialize)]
struct Row {
    name: String,
    href: Option<String>,
    verdict: &'static str,
    cells: Vec<Cell>,
}

#[derive(Serialize, Clone, Default)]
struct Cell {
    /// `odds`, `apart`, `fits`; empty where nothing is stated.
    state: &'static str,
    figures: Vec<Figure>,
    more: usize,
}

#[derive(Serialize, Clone, PartialEq)]
struct Figure {
    value: String,
    words: String,
    href: String,
}

/// Figures in one cell; more are counted.
const FIGURES: usize = 3;
/// Cells of the table, given or not; a table of more rows is cut.
const CELLS: usize = 3_000;

pub fn matrix(report: &Report, names: &Names, cuts: &mut Vec<String>) -> Option<Matrix> {
    let spoken: HashMap<usize, Severity> =
        report.findings.iter().rev().filter_map(|f| f.group.map(|g| (g, f.severity))).collect();
    let shared = |(n, g): &(usize, &Group)| g.independent_sources > 1 || spoken.contains_key(n);
    let mut groups: Vec<(usize, &Group)> = report.groups.iter().enumerate().filter(shared).collect();
    groups.sort_by_key(|(n, _)| (std::cmp::Reverse(spoken.get(n).copied()), *n));
    let most = (CELLS / names.columns.len().max(1)).max(20);
    if groups.len() > most {
        cuts.push(format!("The table of who says what shows {most} of {}.", counted(groups.len(), "subject")));
        groups.truncate(most);
    }
    let rows: Vec<(bool, Row)> = groups
        .iter()
        .map(|(n, g)| (spoken.contains_key(n), row(report, names, *n, g, spoken.contains_key(n))))
        .collect();
    let head = |c: &names::Column| Head {
        name: c.name.clone(),
        href: names.article(c.root),
        copies: c.copies.clone(),
        draft: report.articles.get(c.root).is_some_and(|a| a.article.draft),
    };
    let (told, agreeing): (Vec<_>, Vec<_>) = rows.into_iter().partition(|(spoken, _)| *spoken);
    let bare = |rows: Vec<(bool, Row)>| rows.into_iter().map(|(_, row)| row).collect::<Vec<_>>();
    let matrix =
        Matrix { columns: names.columns.iter().map(head).collect(), rows: bare(told), agreeing: bare(agreeing) };
    (!matrix.rows.is_empty() || !matrix.agreeing.is_empty()).then_some(matrix)
}

fn row(report: &Report, names: &Names, n: usize, group: &Group, spoken: bool) -> Row {
    let mut cells: HashMap<usize, Cell> = HashMap::new();
    for &c in &group.claims {
        let Some(claim) = report.claims.get(c) else { continue };
        let Some(article) = report.articles.get(claim.article) else { continue };
        let root = names.roots.get(claim.article).copied().unwrap_or(claim.article);
        let cell = cells.entry(root).or_default();
        let figure = Figure {
            value: names::value(claim),
            words: names::phrase(claim, &article.article),
            href: names.statement(Cited::Claim(c)),
        };
        cell.state = stronger(cell.state, state(names, Cited::Claim(c)));
        let same = |f: &Figure| f.value == figure.value && f.words.to_lowercase() == figure.words.to_lowercase();
        if cell.figures.iter().any(same) {
            continue;
        }
        if cell.figures.len() < FIGURES { cell.figures.push(figure) } else { cell.more += 1 }
    }
    let first = group.claims.first().and_then(|c| report.claims.get(*c));
    Row {
        name: names::clean(first.map_or(group.subject.as_str(), |c| c.subject.name())),
        href: spoken.then(|| names.group(n)),
        verdict: match group.verdict {
            Verdict::Agree => "agree",
            Verdict::Drift => "told differently",
            Verdict::Update => "moved on",
            Verdict::Disagree => "at odds",
        },
        cells: names.columns.iter().map(|c| cells.remove(&c.root).unwrap_or_default()).collect(),
    }
}

fn state(names: &Names, cited: Cited) -> &'static str {
    match names.gravest.get(&cited) {
        Some(Severity::High | Severity::Medium) => "odds",
        Some(Severity::Low | Severity::Info) => "apart",
        None => "fits",
    }
}

fn stronger(a: &'static str, b: &'static str) -> &'static str {
    let rank = |s: &str| ["", "fits", "apart", "odds"].iter().position(|r| *r == s).unwrap_or(0);
    if rank(b) > rank(a) { b } else { a }
}
