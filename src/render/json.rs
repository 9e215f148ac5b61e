//! The JSON report, version 1 (`docs/report.schema.json`): wire types, and nothing else knows them.

use super::Look;
use crate::model::{
    ArticleReport, Attribution, Change, Cited, Claim, Explanation, Fact, Finding, Group, Modality, NearMiss, Period,
    Quantity, Report, Skipped, Span, Subject,
};
use serde::Serialize;

/// The version that every report names.
pub const SCHEMA: &str = "atodds.report/1";

/// One report as an object over lines; several as an array of them.
pub fn render(reports: &[Report], look: Look) -> String {
    let wire: Vec<ReportWire<'_>> = reports.iter().map(|r| report(r, look)).collect();
    let text = match wire.as_slice() {
        [one] => serde_json::to_string_pretty(one),
        all => serde_json::to_string_pretty(all),
    };
    line(text)
}

/// One compact report a line.
pub fn lines(reports: &[Report], look: Look) -> String {
    reports.iter().map(|r| line(serde_json::to_string(&report(r, look)))).collect()
}

/// Plain data always serializes; an empty line stands for what cannot happen.
pub(super) fn line(text: serde_json::Result<String>) -> String {
    text.unwrap_or_default() + "\n"
}

#[derive(Serialize)]
struct ReportWire<'a> {
    schema: &'static str,
    tool: Tool,
    story: &'a str,
    articles: Vec<ArticleWire<'a>>,
    claims: Vec<ClaimWire<'a>>,
    groups: Vec<GroupWire<'a>>,
    findings: Vec<FindingWire<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<usize>,
    skipped: Vec<SkippedWire<'a>>,
}

#[derive(Serialize)]
struct Tool {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct ArticleWire<'a> {
    id: &'a str,
    path: Option<&'a str>,
    title: Option<&'a str>,
    source: Option<&'a str>,
    published: Option<String>,
    text_bytes: usize,
    copy_of: Option<&'a str>,
    /// Only of the draft that is held against the others.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    draft: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
}

#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Words<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
pub(super) struct ClaimWire<'a> {
    id: String,
    article: &'a str,
    fact: &'static str,
    start: usize,
    end: usize,
    sentence: Place,
    text: &'a str,
    quantity: Option<QuantityWire<'a>>,
    subject: SubjectWire<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'a str>,
    event: Option<&'a str>,
    place: &'a [String],
    period: Option<PeriodWire<'a>>,
    measure: Option<&'a str>,
    statistic: Option<&'static str>,
    attribution: Option<Words<'a>>,
    modality: &'static str,
    quoted: bool,
}

#[derive(Serialize)]
pub(super) struct QuantityWire<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    number: Words<'a>,
    kind: &'static str,
    low: Option<String>,
    high: Option<String>,
    low_inclusive: bool,
    high_inclusive: bool,
    approximate: bool,
    hedge: &'static str,
    unit: Option<&'a str>,
    per: Option<&'a str>,
    change: Option<ChangeWire>,
}

#[derive(Serialize)]
struct ChangeWire {
    direction: &'static str,
    role: &'static str,
}

#[derive(Serialize)]
struct SubjectWire<'a> {
    id: &'a str,
    text: &'a str,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct PeriodWire<'a> {
    from: Option<String>,
    to: Option<String>,
    text: &'a str,
}

#[derive(Serialize)]
pub(super) struct GroupWire<'a> {
    id: String,
    subject: &'a str,
    unit: Option<&'a str>,
    per: Option<&'a str>,
    claims: Vec<String>,
    verdict: &'static str,
    confidence: f64,
    independent_sources: usize,
}

#[derive(Serialize)]
struct FindingWire<'a> {
    id: String,
    fingerprint: &'a str,
    code: &'static str,
    severity: &'static str,
    confidence: f64,
    group: Option<String>,
    claims: Vec<String>,
    message: &'a str,
    explanation: ExplanationWire<'a>,
}

#[derive(Serialize)]
struct ExplanationWire<'a> {
    rule: &'a str,
    steps: &'a [String],
    parameters: serde_json::Map<String, serde_json::Value>,
    unknown: &'a [String],
}

#[derive(Serialize)]
struct SkippedWire<'a> {
    path: &'a str,
    reason: &'a str,
}

#[derive(Serialize)]
pub(super) struct NearMissWire<'a> {
    claims: [String; 2],
    field: &'a str,
    why: &'a str,
}

fn report(report: &Report, look: Look) -> ReportWire<'_> {
    ReportWire {
        schema: SCHEMA,
        tool: Tool { name: env!("CARGO_PKG_NAME"), version: env!("CARGO_PKG_VERSION") },
        story: &report.story,
        articles: report.articles.iter().map(|a| article(a, report, look)).collect(),
        claims: claims(report),
        groups: groups(report),
        findings: report.findings.iter().enumerate().map(|(n, f)| finding(n, f)).collect(),
        waived: (report.waived > 0).then_some(report.waived),
        skipped: report.skipped.iter().map(skipped).collect(),
    }
}

fn article<'a>(this: &'a ArticleReport, report: &'a Report, look: Look) -> ArticleWire<'a> {
    let article = &this.article;
    ArticleWire {
        id: &article.id,
        path: article.path.as_deref(),
        title: article.title.as_deref(),
        source: article.source.as_deref(),
        published: article.published_text.clone().or_else(|| article.published.map(|d| d.to_string())),
        text_bytes: article.text.len(),
        copy_of: this.copy_of.and_then(|n| report.articles.get(n)).map(|a| a.article.id.as_str()),
        draft: article.draft,
        text: look.with_text.then_some(article.text.as_str()),
    }
}

/// All claims of a report, in order, then its other facts.
pub(super) fn claims(report: &Report) -> Vec<ClaimWire<'_>> {
    let article = |n: usize| report.articles.get(n).map(|a| &a.article);
    let claims = report.claims.iter().enumerate();
    let claims = claims.filter_map(|(n, c)| article(c.article).map(|a| claim(n, c, &a.id, &a.text)));
    let facts = report.facts.iter().enumerate();
    claims.chain(facts.filter_map(|(n, f)| article(f.article).map(|a| fact(n, f, &a.id, &a.text)))).collect()
}

/// All groups of a report, in order.
pub(super) fn groups(report: &Report) -> Vec<GroupWire<'_>> {
    report.groups.iter().enumerate().map(|(n, g)| group(n, g)).collect()
}

/// The pairs that were kept apart, in order.
pub(super) fn near_misses(report: &Report) -> Vec<NearMissWire<'_>> {
    let wire = |m: &'_ NearMiss| [claim_id(m.claims.0), claim_id(m.claims.1)];
    report.near_misses.iter().map(|m| NearMissWire { claims: wire(m), field: m.field, why: &m.why }).collect()
}

fn claim_id(index: usize) -> String {
    format!("c{}", index + 1)
}

pub(super) fn fact_id(index: usize) -> String {
    format!("n{}", index + 1)
}

/// The id under which the report's `claims` hold what is cited.
pub(super) fn cited_id(cited: Cited) -> String {
    match cited {
        Cited::Claim(n) => claim_id(n),
        Cited::Fact(n) => fact_id(n),
    }
}

fn group_id(index: usize) -> String {
    format!("g{}", index + 1)
}

fn words(span: Span, text: &str) -> Words<'_> {
    Words { text: span.text(text), start: span.start, end: span.end }
}

fn claim<'a>(index: usize, claim: &'a Claim, article: &'a str, text: &'a str) -> ClaimWire<'a> {
    let qualifiers = &claim.qualifiers;
    ClaimWire {
        id: claim_id(index),
        article,
        fact: "quantity",
        start: claim.span.start,
        end: claim.span.end,
        sentence: Place { start: claim.sentence_span.start, end: claim.sentence_span.end },
        text: claim.span.text(text),
        quantity: Some(quantity(&claim.quantity, text)),
        subject: subject(&claim.subject),
        value: None,
        event: qualifiers.event.as_deref(),
        place: &qualifiers.places,
        period: qualifiers.period.as_ref().map(period),
        measure: qualifiers.measure.as_deref(),
        statistic: qualifiers.statistic.map(|s| s.name()),
        attribution: claim.attribution.as_ref().map(attribution),
        modality: claim.modality.name(),
        quoted: claim.quoted,
    }
}

fn fact<'a>(index: usize, fact: &'a Fact, article: &'a str, text: &'a str) -> ClaimWire<'a> {
    ClaimWire {
        id: fact_id(index),
        article,
        fact: fact.kind().name(),
        start: fact.span.start,
        end: fact.span.end,
        sentence: Place { start: fact.sentence_span.start, end: fact.sentence_span.end },
        text: fact.span.text(text),
        quantity: None,
        subject: SubjectWire {
            id: &fact.subject,
            text: fact.span.text(text),
            start: fact.span.start,
            end: fact.span.end,
        },
        value: Some(&fact.value),
        event: None,
        place: &[],
        period: None,
        measure: None,
        statistic: None,
        attribution: fact.attribution.as_ref().map(attribution),
        modality: Modality::Asserted.name(),
        quoted: fact.quoted,
    }
}

fn attribution(attribution: &Attribution) -> Words<'_> {
    Words { text: &attribution.text, start: attribution.span.start, end: attribution.span.end }
}

/// A quantity of an article with this text.
pub(super) fn quantity<'a>(quantity: &'a Quantity, text: &'a str) -> QuantityWire<'a> {
    let interval = &quantity.interval;
    QuantityWire {
        text: quantity.span.text(text),
        start: quantity.span.start,
        end: quantity.span.end,
        number: words(quantity.number, text),
        kind: quantity.kind.name(),
        low: interval.low.map(|n| n.to_string()),
        high: interval.high.map(|n| n.to_string()),
        low_inclusive: interval.low_inclusive,
        high_inclusive: interval.high_inclusive,
        approximate: quantity.approximate,
        hedge: quantity.hedge.name(),
        unit: quantity.unit_id(),
        per: quantity.per.as_deref(),
        change: quantity.change.map(change),
    }
}

fn change(change: Change) -> ChangeWire {
    ChangeWire { direction: change.direction.name(), role: change.role.name() }
}

fn subject(subject: &Subject) -> SubjectWire<'_> {
    SubjectWire { id: &subject.id, text: &subject.text, start: subject.span.start, end: subject.span.end }
}

fn period(period: &Period) -> PeriodWire<'_> {
    PeriodWire { from: period.from.map(|d| d.to_string()), to: period.to.map(|d| d.to_string()), text: &period.text }
}

fn group(index: usize, group: &Group) -> GroupWire<'_> {
    GroupWire {
        id: group_id(index),
        subject: &group.subject,
        unit: group.unit.as_deref(),
        per: group.per.as_deref(),
        claims: group.claims.iter().copied().map(claim_id).collect(),
        verdict: group.verdict.name(),
        confidence: share(group.confidence),
        independent_sources: group.independent_sources,
    }
}

fn finding(index: usize, finding: &Finding) -> FindingWire<'_> {
    FindingWire {
        id: format!("f{}", index + 1),
        fingerprint: &finding.fingerprint,
        code: finding.code.0,
        severity: finding.severity.name(),
        confidence: share(finding.confidence),
        group: finding.group.map(group_id),
        claims: finding.cited.iter().copied().map(cited_id).collect(),
        message: &finding.message,
        explanation: explanation(&finding.explanation),
    }
}

fn explanation(explanation: &Explanation) -> ExplanationWire<'_> {
    let parameter = |(name, value): &(String, String)| (name.clone(), serde_json::Value::from(value.as_str()));
    ExplanationWire {
        rule: &explanation.rule,
        steps: &explanation.steps,
        parameters: explanation.parameters.iter().map(parameter).collect(),
        unknown: &explanation.unknown,
    }
}

fn skipped(skipped: &Skipped) -> SkippedWire<'_> {
    SkippedWire { path: &skipped.path, reason: &skipped.reason }
}

/// Percent as a share of one: 87 is 0.87, which prints with two decimals at most.
fn share(percent: u8) -> f64 {
    f64::from(percent.min(100)) / 100.0
}
