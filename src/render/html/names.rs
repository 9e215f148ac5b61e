//! What things are called on the page, and the anchors that lead to them.

use crate::model::{Article, Cited, Claim, Finding, Report, Severity, Span};
use crate::render::blocks::blocks;
use crate::render::excerpt::{inert, shorten};
use std::collections::{BTreeMap, HashMap};

/// An independent source: an article and those that repeat its text.
pub struct Column {
    /// Index of the article that the others copy.
    pub root: usize,
    pub name: String,
    /// Names of the articles that repeat it.
    pub copies: Vec<String>,
}

pub struct Names {
    /// Anchor of the story: `s1`.
    pub story: String,
    /// Of each article, what it is called here; two articles of one outlet are told apart by their ids.
    pub outlets: Vec<String>,
    /// Of each article, the article at the root of its copies.
    pub roots: Vec<usize>,
    pub columns: Vec<Column>,
    /// The findings that cite a statement: their numbers on the page.
    pub findings: HashMap<Cited, Vec<usize>>,
    /// The gravest of them.
    pub gravest: HashMap<Cited, Severity>,
    /// Anchors of the findings by their number on the page, from 1.
    anchors: BTreeMap<usize, String>,
}

impl Names {
    pub fn of(n: usize, report: &Report) -> Self {
        let story = format!("s{}", n + 1);
        let roots: Vec<usize> = (0..report.articles.len()).map(|a| root(report, a)).collect();
        let outlets = outlets(report);
        let mut columns: Vec<Column> = Vec::new();
        for (a, root) in roots.iter().enumerate() {
            if a == *root {
                columns.push(Column { root: a, name: outlets[a].clone(), copies: Vec::new() });
            }
        }
        for (a, root) in roots.iter().enumerate().filter(|(a, root)| a != *root) {
            if let Some(column) = columns.iter_mut().find(|c| c.root == *root) {
                column.copies.push(outlets[a].clone());
            }
        }
        let mut names = Names {
            story,
            outlets,
            roots,
            columns,
            findings: HashMap::new(),
            gravest: HashMap::new(),
            anchors: BTreeMap::new(),
        };
        let mut taken: HashMap<String, usize> = HashMap::new();
        for (n, finding) in blocks(report).into_iter().flatten().enumerate() {
            let anchor = names.permalink(finding);
            let times = taken.entry(anchor.clone()).or_insert(0);
            *times += 1;
            let anchor = if *times > 1 { format!("{anchor}-{times}") } else { anchor };
            names.anchors.insert(n + 1, anchor);
            for cited in &finding.cited {
                names.findings.entry(*cited).or_default().push(n + 1);
                let gravest = names.gravest.entry(*cited).or_insert(finding.severity);
                *gravest = finding.severity.max(*gravest);
            }
        }
        names
    }

    /// The same on every run that finds the same.
    fn permalink(&self, finding: &Finding) -> String {
        let safe = |c: &char| c.is_ascii_alphanumeric() || *c == '-';
        format!("{}-f-{}", self.story, finding.fingerprint.chars().filter(safe).collect::<String>())
    }

    pub fn finding(&self, number: usize) -> String {
        self.anchors.get(&number).cloned().unwrap_or_default()
    }

    pub fn article(&self, index: usize) -> String {
        format!("{}-a{}", self.story, index + 1)
    }

    pub fn outlet(&self, index: usize) -> &str {
        self.outlets.get(index).map_or("", String::as_str)
    }

    pub fn statement(&self, cited: Cited) -> String {
        match cited {
            Cited::Claim(n) => format!("{}-c{}", self.story, n + 1),
            Cited::Fact(n) => format!("{}-n{}", self.story, n + 1),
        }
    }

    pub fn group(&self, index: usize) -> String {
        format!("{}-g{}", self.story, index + 1)
    }
}

/// The article whose text this one repeats, through any number of copies; a circle of them ends where it began.
fn root(report: &Report, article: usize) -> usize {
    let mut at = article;
    for _ in 0..report.articles.len() {
        match report.articles.get(at).and_then(|a| a.copy_of) {
            Some(next) if next < report.articles.len() && next != article => at = next,
            Some(_) | None => break,
        }
    }
    at
}

fn outlets(report: &Report) -> Vec<String> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for article in &report.articles {
        *known.entry(article.article.name()).or_default() += 1;
    }
    let name = |a: &Article| match known.get(a.name()) {
        Some(1) | None => clean(a.name()),
        Some(_) if a.name() == a.id => clean(&a.id),
        Some(_) => clean(&format!("{} ({})", a.name(), a.id)),
    };
    report.articles.iter().map(|a| name(&a.article)).collect()
}

/// Longest name or phrase on the page, in columns.
const LONG: usize = 160;

/// Text of an input on one line: inert, single-spaced, and no longer than anyone reads.
pub fn clean(text: &str) -> String {
    let seen = &text[..crate::render::words::floor(text, LONG * 8)];
    shorten(&inert(seen).split_whitespace().collect::<Vec<_>>().join(" "), LONG)
}

/// A sentence of the program's own that quotes articles.
pub fn sentence(text: &str) -> String {
    inert(text.trim())
}

/// The words of a claim: the number with what it counts where they are short, else the quantity.
pub fn phrase(claim: &Claim, article: &Article) -> String {
    let long = Span::text(claim.span, &article.text);
    clean(if long.len() <= 90 { long } else { claim.quantity.span.text(&article.text) })
}

/// The interval that a claim allows, in words; the unit where it is not a plain count.
pub fn value(claim: &Claim) -> String {
    let q = &claim.quantity;
    let about = if q.approximate { "about " } else { "" };
    let unit = match &q.unit {
        Some(unit) if !q.is_count() => match unit.id.as_str() {
            "%" => "%".to_owned(),
            id => format!(" {id}"),
        },
        Some(_) | None => String::new(),
    };
    let per = q.per.as_ref().map_or_else(String::new, |per| format!(" a {per}"));
    clean(&format!("{about}{}{unit}{per}", q.interval))
}

/// When an article came out: the day, and the time of day where the input had it.
pub fn published(article: &Article) -> Option<String> {
    let day = article.published?.to_string();
    let time = article.published_text.as_deref().and_then(|t| t.get(11..16));
    let clock = |t: &&str| t.bytes().enumerate().all(|(n, b)| if n == 2 { b == b':' } else { b.is_ascii_digit() });
    Some(time.filter(clock).map_or_else(|| day.clone(), |time| format!("{day} {time}")))
}
