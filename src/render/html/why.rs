//! Why a finding was made: the steps, what was assumed, what is not known, and what would make the figures agree.

use super::names::{self, Names};
use crate::model::{Cited, Finding, Report};
use serde::Serialize;

#[derive(Serialize)]
pub struct Why {
    rule: String,
    /// What the check looks for, in a sentence.
    looks: Option<String>,
    readings: Vec<Reading>,
    steps: Vec<String>,
    parameters: Vec<(String, String)>,
    unknown: Vec<String>,
    agree: String,
    /// What to ask the desk, ready to be copied.
    question: String,
}

/// How one statement was understood: from words to an interval.
#[derive(Serialize)]
struct Reading {
    outlet: String,
    words: String,
    number: String,
    hedge: String,
    unit: String,
    when: String,
    by: String,
    value: String,
}

/// Readings in the table: the two that are at odds and some more.
const READINGS: usize = 6;

pub fn why(report: &Report, names: &Names, finding: &Finding) -> Why {
    let e = &finding.explanation;
    Why {
        rule: names::clean(&e.rule),
        looks: report.rules.iter().find(|r| r.code == finding.code).map(|r| names::sentence(&r.summary)),
        readings: finding.cited.iter().take(READINGS).filter_map(|c| reading(report, names, *c)).collect(),
        steps: e.steps.iter().map(|s| names::sentence(s)).collect(),
        parameters: e.parameters.iter().map(|(n, v)| (names::clean(n), names::clean(v))).collect(),
        unknown: e.unknown.iter().map(|u| names::clean(u)).collect(),
        agree: agree(finding),
        question: question(report, names, finding),
    }
}

fn reading(report: &Report, names: &Names, cited: Cited) -> Option<Reading> {
    match cited {
        Cited::Claim(n) => {
            let claim = report.claims.get(n)?;
            let text = &report.articles.get(claim.article)?.article.text;
            let q = &claim.quantity;
            Some(Reading {
                outlet: names.outlet(claim.article).to_owned(),
                words: names::clean(q.span.text(text)),
                number: names::clean(q.number.text(text)),
                hedge: q.hedge_span.map_or_else(String::new, |s| names::clean(s.text(text))),
                unit: names::clean(q.unit_id().unwrap_or("")),
                when: claim.qualifiers.period.as_ref().map_or_else(String::new, |p| names::clean(&p.text)),
                by: claim.attribution.as_ref().map_or_else(String::new, |a| names::clean(&a.text)),
                value: names::value(claim),
            })
        }
        Cited::Fact(n) => {
            let fact = report.facts.get(n)?;
            let text = &report.articles.get(fact.article)?.article.text;
            Some(Reading {
                outlet: names.outlet(fact.article).to_owned(),
                words: names::clean(fact.span.text(text)),
                number: String::new(),
                hedge: String::new(),
                unit: fact.kind().name().to_owned(),
                when: String::new(),
                by: fact.attribution.as_ref().map_or_else(String::new, |a| names::clean(&a.text)),
                value: names::clean(&fact.value),
            })
        }
    }
}

/// What a writer could change so that the check falls silent.
fn agree(finding: &Finding) -> String {
    let said = match finding.code.0 {
        "hedge-drop" => "The two would agree if the second kept the first’s hedge.",
        "range-collapse" => "The two would agree if the second gave the whole range, or said which end it took.",
        "statistic-drift" => "The two would agree if both said which figure it is: the peak, the average or the total.",
        "bound-conflict" => "The two would agree if one of them wrote the limit as the other does.",
        "modality-drift" => "The two would agree if both said how sure it is: known, estimated or expected.",
        "attribution-loss" => "The two would agree if the second also said whose figure it is.",
        "update" | "downward-revision" | "stale-figure" => {
            "Nothing is at odds if each text says of which time its figure is."
        }
        "definition-differs" => "Nothing is at odds if each text says what exactly was counted.",
        "magnitude-slip" | "digit-slip" | "unit-slip" | "rate-slip" | "conversion-mismatch" => {
            "The two would agree if one of them was a slip of the pen and were put right from the source."
        }
        "sum-mismatch" | "part-exceeds-whole" | "percent-mismatch" | "change-mismatch" | "pace-mismatch"
        | "list-count" => {
            "The figures would agree if one of them were put right, or if the text said what else belongs to the sum."
        }
        "role-conflict" | "name-spelling" | "organisation-name" | "age-conflict" | "date-conflict"
        | "weekday-mismatch" | "turn-conflict" | "quote-drift" | "quote-speaker" | "status-conflict" => {
            "The two would agree if both were held against the source of record."
        }
        "unsupported" | "single-source" | "circular-sourcing" => {
            "It would be supported if an article of another independent source said so, or if the text named its own."
        }
        _ => "The two would agree if one took over the other’s figure, or if the texts said what tells the two apart.",
    };
    match finding.explanation.unknown.as_slice() {
        [] => said.to_owned(),
        unknown => format!("{said} Not known here, and worth asking: {}.", names::clean(&unknown.join(", "))),
    }
}

fn question(report: &Report, names: &Names, finding: &Finding) -> String {
    let quoted = |c: &Cited| {
        let said = report.statement(*c)?;
        let text = &report.articles.get(said.article)?.article.text;
        Some(format!("{}: “{}”", names.outlet(said.article), names::clean(said.sentence_span.text(text))))
    };
    let quotes: Vec<String> = finding.cited.iter().take(2).filter_map(quoted).collect();
    format!(
        "{}\n\n{}\n\nWhich of them holds, and what is the source?",
        names::sentence(&finding.message),
        quotes.join("\n")
    )
}
