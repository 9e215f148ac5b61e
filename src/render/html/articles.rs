//! The articles themselves, every claim marked and led back to the findings that name it.

use super::excerpts::url;
use super::names::{self, Names};
use crate::model::{ArticleReport, Cited, Report, Span};
use crate::render::excerpt::inert;
use serde::Serialize;

#[derive(Serialize)]
pub struct Article {
    id: String,
    outlet: String,
    title: Option<String>,
    published: Option<String>,
    path: Option<String>,
    url: Option<String>,
    copy_of: Option<Copied>,
    draft: bool,
    paragraphs: Vec<Vec<Piece>>,
    /// How much of its text is not shown.
    cut: Option<String>,
}

#[derive(Serialize)]
struct Copied {
    outlet: String,
    href: String,
}

/// A stretch of text, plain or a claim.
#[derive(Serialize)]
struct Piece {
    text: String,
    claim: Option<Marked>,
}

#[derive(Serialize)]
struct Marked {
    id: String,
    reads: String,
    /// `high` to `info`; empty where no finding names it.
    severity: &'static str,
    findings: Vec<Link>,
}

#[derive(Serialize)]
struct Link {
    number: usize,
    href: String,
}

/// Bytes that the articles may take on one page, markup included; a page must open on a small machine.
const ROOM: usize = 3_000_000;
/// About what the markup of a paragraph takes, and that of a claim.
const PARAGRAPH: usize = 25;
const CLAIM: usize = 180;

pub fn articles(report: &Report, names: &Names, cuts: &mut Vec<String>) -> Vec<Article> {
    let mut claims: Vec<Vec<(Span, Cited)>> = vec![Vec::new(); report.articles.len()];
    for (n, claim) in report.claims.iter().enumerate() {
        if let Some(list) = claims.get_mut(claim.article) {
            list.push((claim.quantity.span, Cited::Claim(n)));
        }
    }
    for (n, fact) in report.facts.iter().enumerate() {
        if let Some(list) = claims.get_mut(fact.article) {
            list.push((fact.span, Cited::Fact(n)));
        }
    }
    let mut room = ROOM;
    let mut articles = Vec::new();
    for ((n, this), mut marks) in report.articles.iter().enumerate().zip(claims) {
        marks.sort_by_key(|(span, cited)| (span.start, *cited));
        let article = article(report, names, n, this, &marks, &mut room);
        if let Some(cut) = &article.cut {
            cuts.push(format!("{}: {cut}", article.outlet));
        }
        articles.push(article);
    }
    articles
}

fn article(
    report: &Report,
    names: &Names,
    n: usize,
    this: &ArticleReport,
    marks: &[(Span, Cited)],
    room: &mut usize,
) -> Article {
    let source = &this.article;
    let (paragraphs, left) = paragraphs(report, names, &source.text, source.start, marks, room);
    Article {
        id: names.article(n),
        outlet: names.outlet(n).to_owned(),
        title: source.title.as_deref().map(names::clean).filter(|t| !t.is_empty()),
        published: names::published(source),
        path: source.path.as_deref().map(names::clean),
        url: url(source, ""),
        copy_of: this.copy_of.map(|c| Copied { outlet: names.outlet(c).to_owned(), href: names.article(c) }),
        draft: source.draft,
        paragraphs,
        cut: (left > 0).then(|| format!("the last {left} bytes of the text are not shown.")),
    }
}

/// The text cut at its line ends, each line a paragraph, empty ones left out; and how many bytes found no room.
fn paragraphs(
    report: &Report,
    names: &Names,
    text: &str,
    start: usize,
    marks: &[(Span, Cited)],
    room: &mut usize,
) -> (Vec<Vec<Piece>>, usize) {
    let mut paragraphs = Vec::new();
    let mut rest = marks;
    for line in text.get(start..).unwrap_or("").split(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let line = Span::of(line, text);
        let here = rest.iter().take_while(|(span, _)| span.start < line.end).count();
        let (inside, after) = rest.split_at(here);
        rest = after;
        if line.text(text).trim().is_empty() && inside.is_empty() {
            continue;
        }
        let takes = line.end - line.start + PARAGRAPH + CLAIM * inside.len();
        if takes > *room {
            return (paragraphs, text.len() - line.start);
        }
        *room -= takes;
        paragraphs.push(pieces(report, names, text, line, inside));
    }
    (paragraphs, 0)
}

fn pieces(report: &Report, names: &Names, text: &str, line: Span, marks: &[(Span, Cited)]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = line.start;
    let plain = |from: usize, to: usize| Piece { text: inert(Span::new(from, to).text(text)), claim: None };
    for (span, cited) in marks {
        // Of two claims that share words, the second begins where the first ends; it may be empty, but its anchor stands.
        let (start, end) = (span.start.max(at), span.end.clamp(at, line.end.max(at)));
        if start > at {
            pieces.push(plain(at, start));
        }
        let words = Span::new(start, end.max(start));
        pieces.push(Piece { text: inert(words.text(text)), claim: Some(marked(report, names, *cited)) });
        at = words.end;
    }
    if at < line.end {
        pieces.push(plain(at, line.end));
    }
    pieces
}

fn marked(report: &Report, names: &Names, cited: Cited) -> Marked {
    let reads = match cited {
        Cited::Claim(n) => report.claims.get(n).map(|c| (c.subject.name(), names::value(c))),
        Cited::Fact(n) => report.facts.get(n).map(|f| (f.subject.as_str(), f.value.clone())),
    };
    let numbers = names.findings.get(&cited).into_iter().flatten();
    Marked {
        id: names.statement(cited),
        reads: reads.map_or_else(String::new, |(about, value)| names::clean(&format!("{about}: {value}"))),
        severity: names.gravest.get(&cited).map_or("", |s| s.name()),
        findings: numbers.map(|n| Link { number: *n, href: names.finding(*n) }).collect(),
    }
}
