//! The claims as a table for a spreadsheet (RFC 4180): a row a claim, with the group it fell into and the findings that name it.
//!
//! A cell that a spreadsheet would read as a formula gets an apostrophe before it; plain numbers stay numbers.

use super::excerpt::inert;
use super::json::cited_id;
use super::places::Places;
use crate::model::{Cited, Claim, Fact, Group, Report};
use std::collections::HashMap;

/// The columns; new ones come behind these.
const HEADER: [&str; 38] = [
    "story",
    "claim",
    "article",
    "source",
    "published",
    "path",
    "line",
    "column",
    "text",
    "sentence",
    "fact",
    "number",
    "kind",
    "low",
    "high",
    "low_inclusive",
    "high_inclusive",
    "approximate",
    "hedge",
    "unit",
    "per",
    "subject",
    "subject_text",
    "value",
    "event",
    "place",
    "period_from",
    "period_to",
    "measure",
    "statistic",
    "attribution",
    "modality",
    "quoted",
    "group",
    "verdict",
    "independent_sources",
    "findings",
    "draft",
];

/// All reports in one table.
pub fn render(reports: &[Report]) -> String {
    let mut out = line(HEADER.iter().map(|h| (*h).to_owned()));
    for report in reports {
        Table::of(report).write(&mut out);
    }
    out
}

/// What a row needs to know of its report.
struct Table<'a> {
    report: &'a Report,
    places: Vec<Places<'a>>,
    /// The group of each claim that is in one.
    groups: HashMap<usize, (usize, &'a Group)>,
    /// The codes of the findings that name each statement.
    codes: HashMap<Cited, Vec<&'static str>>,
}

impl<'a> Table<'a> {
    fn of(report: &'a Report) -> Self {
        let members = |(g, group): (usize, &'a Group)| group.claims.iter().map(move |&c| (c, (g, group)));
        let mut codes: HashMap<Cited, Vec<&'static str>> = HashMap::new();
        for finding in &report.findings {
            for cited in &finding.cited {
                codes.entry(*cited).or_default().push(finding.code.0);
            }
        }
        Table {
            report,
            places: report.articles.iter().map(|a| Places::of(&a.article)).collect(),
            groups: report.groups.iter().enumerate().flat_map(members).collect(),
            codes,
        }
    }

    fn write(&self, out: &mut String) {
        for (n, claim) in self.report.claims.iter().enumerate() {
            let cited = Cited::Claim(n);
            if let Some(places) = self.place(cited) {
                *out += &line(places.into_iter().chain(said(claim)).chain(self.grouped(n)).chain(self.found(cited)));
            }
        }
        for (n, fact) in self.report.facts.iter().enumerate() {
            let cited = Cited::Fact(n);
            if let Some(places) = self.place(cited) {
                *out += &line(places.into_iter().chain(told(fact)).chain(self.found(cited)));
            }
        }
    }

    /// The first twelve columns.
    fn place(&self, cited: Cited) -> Option<Vec<String>> {
        let said = self.report.statement(cited)?;
        let article = &self.report.articles.get(said.article)?.article;
        let at = self.places.get(said.article)?.at(said.marked.start);
        let (span, fact) = match cited {
            Cited::Claim(n) => (self.report.claims.get(n)?.span, "quantity"),
            Cited::Fact(n) => (self.report.facts.get(n)?.span, self.report.facts.get(n)?.kind().name()),
        };
        Some(vec![
            self.report.story.clone(),
            cited_id(cited),
            article.id.clone(),
            article.source.clone().unwrap_or_default(),
            article.published.map(|d| d.to_string()).unwrap_or_default(),
            article.path.clone().unwrap_or_default(),
            at.line.to_string(),
            at.column.to_string(),
            span.text(&article.text).to_owned(),
            said.sentence_span.text(&article.text).to_owned(),
            fact.to_owned(),
            match cited {
                Cited::Claim(n) => self.report.claims.get(n)?.quantity.number.text(&article.text).to_owned(),
                Cited::Fact(_) => String::new(),
            },
        ])
    }

    fn grouped(&self, claim: usize) -> Vec<String> {
        match self.groups.get(&claim) {
            Some((g, group)) => {
                vec![format!("g{}", g + 1), group.verdict.name().to_owned(), group.independent_sources.to_string()]
            }
            None => vec![String::new(); 3],
        }
    }

    fn found(&self, cited: Cited) -> Vec<String> {
        let draft = self.report.statement(cited).and_then(|s| self.report.articles.get(s.article));
        let codes = self.codes.get(&cited).map(|c| c.join(" ")).unwrap_or_default();
        vec![codes, draft.is_some_and(|a| a.article.draft).to_string()]
    }
}

/// The columns from `kind` to `quoted`.
fn said(claim: &Claim) -> Vec<String> {
    let (q, with) = (&claim.quantity, &claim.qualifiers);
    let text = |t: Option<&str>| t.unwrap_or_default().to_owned();
    let period = with.period.as_ref();
    let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    vec![
        q.kind.name().to_owned(),
        q.interval.low.map(|n| n.to_string()).unwrap_or_default(),
        q.interval.high.map(|n| n.to_string()).unwrap_or_default(),
        q.interval.low_inclusive.to_string(),
        q.interval.high_inclusive.to_string(),
        q.approximate.to_string(),
        q.hedge.name().to_owned(),
        text(q.unit_id()),
        text(q.per.as_deref()),
        claim.subject.id.clone(),
        claim.subject.text.clone(),
        String::new(),
        text(with.event.as_deref()),
        with.places.join("; "),
        day(period.and_then(|p| p.from)),
        day(period.and_then(|p| p.to)),
        text(with.measure.as_deref()),
        text(with.statistic.map(|s| s.name())),
        text(claim.attribution.as_ref().map(|a| a.text.as_str())),
        claim.modality.name().to_owned(),
        claim.quoted.to_string(),
    ]
}

/// The same columns and those of the group, for what is no number.
fn told(fact: &Fact) -> Vec<String> {
    let mut cells = vec![String::new(); 24];
    for (column, cell) in [
        ("subject", fact.subject.clone()),
        ("value", fact.value.clone()),
        ("attribution", fact.attribution.as_ref().map(|a| a.text.clone()).unwrap_or_default()),
        ("quoted", fact.quoted.to_string()),
    ] {
        let first = HEADER.iter().position(|h| *h == "kind").unwrap_or(0);
        if let Some(at) = HEADER.iter().position(|h| *h == column)
            && let Some(place) = cells.get_mut(at - first)
        {
            *place = cell;
        }
    }
    cells
}

fn line(cells: impl Iterator<Item = String>) -> String {
    cells.map(|c| cell(&c)).collect::<Vec<_>>().join(",") + "\r\n"
}

/// A cell, quoted where it must be; line breaks in it become spaces.
fn cell(text: &str) -> String {
    let text = inert(text);
    let text = if is_formula(&text) { format!("'{text}") } else { text };
    if text.contains(['"', ',']) || text.starts_with(' ') || text.ends_with(' ') {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// What a spreadsheet would work out instead of showing it.
fn is_formula(text: &str) -> bool {
    // Some skip white space first.
    let starts = text.trim_start().starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    starts && text.parse::<rust_decimal::Decimal>().is_err()
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        for (text, wanted) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("two\nlines", "two lines"),
            ("=1+1", "'=1+1"),
            (" =1+1", "' =1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("+49 30", "'+49 30"),
            ("-5.2", "-5.2"),
            ("-5.2%", "'-5.2%"),
            ("-", "'-"),
            ("", ""),
        ] {
            assert_eq!(cell(text), wanted, "{text:?}");
        }
    }
}
