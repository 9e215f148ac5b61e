//! One stage of the work, for eyes (aligned columns) and for programs (a JSON object a line).

use super::excerpt::{columns, inert, shorten};
use super::json::{self, ClaimWire, GroupWire, NearMissWire, QuantityWire};
use super::places::Places;
use crate::model::{Article, ArticleReport, Claim, Fact, Quantity, Reading, Report, Sense, Sentence, Shape, Token};
use serde::Serialize;

/// The tokens of one article, a block a sentence, each token with its shape, part of speech, lemma and readings.
pub fn tokens_text(article: &Article, sentences: &[(&Sentence, &[Token<'_>])]) -> String {
    let places = Places::of(article);
    let mut out = String::new();
    for (sentence, tokens) in sentences {
        out += &format!(
            "{} {} paragraph {}\n",
            inert(&places.name(sentence.span)),
            sentence.role.name(),
            sentence.paragraph
        );
        let rows = tokens.iter().map(|t| {
            let readings: Vec<String> = t.readings.iter().map(reading).collect();
            [
                t.text.to_owned(),
                shape(t.shape).to_owned(),
                t.pos.name().to_owned(),
                t.lemma.clone(),
                readings.join(" | "),
            ]
        });
        out += &table(rows.collect());
        out.push('\n');
    }
    out
}

/// The same as one line of JSON.
pub fn tokens_json(article: &Article, sentences: &[(&Sentence, &[Token<'_>])]) -> String {
    let sentences = sentences
        .iter()
        .map(|(s, tokens)| SentenceWire {
            start: s.span.start,
            end: s.span.end,
            role: s.role.name(),
            paragraph: s.paragraph,
            tokens: tokens.iter().map(token).collect(),
        })
        .collect();
    json::line(serde_json::to_string(&TokensWire { article: &article.id, sentences }))
}

/// The quantities of one article, a line each: place, words, reading, the grammar's rule.
pub fn quantities_text(article: &Article, quantities: &[&Quantity]) -> String {
    let places = Places::of(article);
    let rows = quantities.iter().map(|q| {
        let note = q.note.as_ref().map(|n| format!("({n})")).unwrap_or_default();
        [places.name(q.span), shorten(&inert(q.span.text(&article.text)), 40), q.to_string(), q.rule.to_owned(), note]
    });
    table(rows.collect())
}

/// The same as one line of JSON.
pub fn quantities_json(article: &Article, quantities: &[&Quantity]) -> String {
    let quantities = quantities
        .iter()
        .map(|q| ShownQuantity {
            quantity: json::quantity(q, &article.text),
            unit_names: unit_names(q),
            rule: q.rule,
            note: q.note.as_deref(),
        })
        .collect();
    json::line(serde_json::to_string(&QuantitiesWire { article: &article.id, quantities }))
}

/// The claims of a story, a block an article, a line a claim with what is known of it.
pub fn claims_text(report: &Report) -> String {
    let mut out = String::new();
    for (index, this) in report.articles.iter().enumerate() {
        let places = Places::of(&this.article);
        let claims = report.claims.iter().enumerate().filter(|(_, c)| c.article == index);
        let mut rows: Vec<[String; 5]> = claims.map(|(n, c)| claim_row(n, c, &this.article, &places)).collect();
        let facts = report.facts.iter().enumerate().filter(|(_, f)| f.article == index);
        rows.extend(facts.map(|(n, f)| fact_row(n, f, &this.article, &places)));
        if !rows.is_empty() {
            out += &table(rows);
            out.push('\n');
        }
    }
    out
}

/// The same as JSON, a line an article: its claims, then its other facts.
pub fn claims_json(report: &Report) -> String {
    let places = report.claims.iter().map(|c| c.article).chain(report.facts.iter().map(|f| f.article));
    let mut lines: Vec<Vec<ClaimWire<'_>>> = report.articles.iter().map(|_| Vec::new()).collect();
    for (wire, index) in json::claims(report).into_iter().zip(places) {
        if let Some(line) = lines.get_mut(index) {
            line.push(wire);
        }
    }
    let line = |(this, claims): (&ArticleReport, Vec<ClaimWire<'_>>)| {
        json::line(serde_json::to_string(&ClaimsWire { article: &this.article.id, claims }))
    };
    report.articles.iter().zip(lines).map(line).collect()
}

/// The groups of a story with their claims, and the pairs that were kept apart.
pub fn groups_text(report: &Report) -> String {
    let mut out = String::new();
    for (n, group) in report.groups.iter().enumerate() {
        out += &format!(
            "g{} {} {} {}% sure, {} independent\n",
            n + 1,
            inert(&group.subject),
            group.verdict.name(),
            group.confidence,
            group.independent_sources
        );
        for evidence in &group.evidence {
            out += &format!("    because {}\n", inert(evidence));
        }
        out += &table(group.claims.iter().filter_map(|c| row_of(report, *c)).collect());
        out.push('\n');
    }
    for miss in &report.near_misses {
        let (a, b) = miss.claims;
        out += &format!("kept apart by {}: {}\n", miss.field, inert(&miss.why));
        out += &table([a, b].into_iter().filter_map(|c| row_of(report, c)).collect());
    }
    out
}

/// The same as one line of JSON, with the claims that it speaks of.
pub fn groups_json(report: &Report) -> String {
    let wire = GroupsWire {
        story: &report.story,
        groups: json::groups(report),
        near_misses: json::near_misses(report),
        claims: json::claims(report),
    };
    json::line(serde_json::to_string(&wire))
}

#[derive(Serialize)]
struct TokensWire<'a> {
    article: &'a str,
    sentences: Vec<SentenceWire<'a>>,
}

#[derive(Serialize)]
struct SentenceWire<'a> {
    start: usize,
    end: usize,
    role: &'static str,
    paragraph: usize,
    tokens: Vec<TokenWire<'a>>,
}

#[derive(Serialize)]
struct TokenWire<'a> {
    text: &'a str,
    start: usize,
    end: usize,
    shape: &'static str,
    pos: &'static str,
    lemma: &'a str,
    readings: Vec<String>,
}

#[derive(Serialize)]
struct QuantitiesWire<'a> {
    article: &'a str,
    quantities: Vec<ShownQuantity<'a>>,
}

#[derive(Serialize)]
struct ShownQuantity<'a> {
    #[serde(flatten)]
    quantity: QuantityWire<'a>,
    unit_names: Vec<&'a str>,
    rule: &'static str,
    note: Option<&'a str>,
}

#[derive(Serialize)]
struct ClaimsWire<'a> {
    article: &'a str,
    claims: Vec<ClaimWire<'a>>,
}

#[derive(Serialize)]
struct GroupsWire<'a> {
    story: &'a str,
    groups: Vec<GroupWire<'a>>,
    near_misses: Vec<NearMissWire<'a>>,
    claims: Vec<ClaimWire<'a>>,
}

fn token<'a>(token: &'a Token<'_>) -> TokenWire<'a> {
    TokenWire {
        text: token.text,
        start: token.span.start,
        end: token.span.end,
        shape: shape(token.shape),
        pos: token.pos.name(),
        lemma: &token.lemma,
        readings: token.readings.iter().map(reading).collect(),
    }
}

/// The unit's id and every word and symbol it is written with.
fn unit_names(quantity: &Quantity) -> Vec<&str> {
    let Some(unit) = &quantity.unit else { return Vec::new() };
    let mut names = vec![unit.id.as_str()];
    names.extend(unit.names.iter().map(String::as_str).filter(|n| *n != unit.id));
    names
}

fn row_of(report: &Report, index: usize) -> Option<[String; 5]> {
    let claim = report.claims.get(index)?;
    let article = &report.articles.get(claim.article)?.article;
    Some(claim_row(index, claim, article, &Places::of(article)))
}

fn claim_row(index: usize, claim: &Claim, article: &Article, places: &Places<'_>) -> [String; 5] {
    [
        format!("c{}", index + 1),
        places.name(claim.span),
        shorten(&inert(claim.span.text(&article.text)), 40),
        format!("{} of {}", &claim.quantity, inert(&claim.subject.id)),
        qualifiers(claim),
    ]
}

fn fact_row(index: usize, fact: &Fact, article: &Article, places: &Places<'_>) -> [String; 5] {
    let by = fact.attribution.as_ref().map_or_else(String::new, |a| format!("by={}", inert(&a.text)));
    [
        json::fact_id(index),
        places.name(fact.span),
        shorten(&inert(fact.span.text(&article.text)), 40),
        format!("{} {} of {}", fact.kind().name(), shorten(&inert(&fact.value), 40), inert(&fact.subject)),
        by,
    ]
}

/// What is known of a claim besides its number and subject, as `name=value`.
fn qualifiers(claim: &Claim) -> String {
    let q = &claim.qualifiers;
    let mut known: Vec<String> = Vec::new();
    let mut add = |name: &str, value: &str| {
        if !value.is_empty() {
            known.push(format!("{name}={}", inert(value)));
        }
    };
    add("event", q.event.as_deref().unwrap_or(""));
    add("place", &q.places.join("+"));
    add("party", &q.parties.join("+"));
    if let Some(period) = &q.period {
        let days = [period.from, period.to].map(|d| d.map(|d| d.to_string()).unwrap_or_default());
        let days = if days[0] == days[1] { days[0].clone() } else { days.join("..") };
        let said = if days.is_empty() { period.text.clone() } else { format!("{} ({days})", period.text) };
        add("period", &said);
    }
    add("measure", q.measure.as_deref().unwrap_or(""));
    add("statistic", q.statistic.map_or("", |s| s.name()));
    add("by", claim.attribution.as_ref().map_or("", |a| a.text.as_str()));
    add("modality", if claim.modality == Default::default() { "" } else { claim.modality.name() });
    for (set, name) in
        [(q.part, "part"), (q.comparison, "comparison"), (claim.quoted, "quoted"), (claim.headline, "headline")]
    {
        if set {
            known.push(name.to_owned());
        }
    }
    known.join(" ")
}

/// Rows in columns as wide as their widest cell; the last cell of a row is not padded.
fn table<const N: usize>(rows: Vec<[String; N]>) -> String {
    let rows: Vec<[String; N]> = rows.into_iter().map(|row| row.map(|cell| inert(&cell))).collect();
    let mut widths = [0; N];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(columns(cell));
        }
    }
    let mut out = String::new();
    for row in &rows {
        let mut line = String::from("  ");
        for (cell, width) in row.iter().zip(widths) {
            line += cell;
            line.extend(std::iter::repeat_n(' ', (width + 2).saturating_sub(columns(cell))));
        }
        out += line.trim_end();
        out.push('\n');
    }
    out
}

fn shape(shape: Shape) -> &'static str {
    match shape {
        Shape::Word => "word",
        Shape::Digits => "digits",
        Shape::Punct => "punct",
        Shape::Symbol => "symbol",
    }
}

/// A reading in a few words: `cardinal 6`, `unit km`, `hedge over`; `/2` where it covers two tokens.
fn reading(reading: &Reading) -> String {
    let sense = sense(&reading.sense);
    if reading.tokens > 1 { format!("{sense} /{}", reading.tokens) } else { sense }
}

fn sense(sense: &Sense) -> String {
    match sense {
        Sense::Cardinal(n) => format!("cardinal {n}"),
        Sense::Scale { factor, symbol: false } => format!("scale {factor}"),
        Sense::Scale { factor, symbol: true } => format!("scale symbol {factor}"),
        Sense::Ordinal(n) => format!("ordinal {n}"),
        Sense::Fraction(n) => format!("fraction 1/{n}"),
        Sense::Vulgar(above, below) => format!("fraction {above}/{below}"),
        Sense::Vague { low, soft_high: Some(high) } => format!("vague {low}..{high}"),
        Sense::Vague { low, soft_high: None } => format!("vague {low}"),
        Sense::Zero => "zero".to_owned(),
        Sense::Exactly(n) => format!("exactly {n}"),
        Sense::Multiple(n) => format!("multiple {n}"),
        Sense::Fold => "fold".to_owned(),
        Sense::Hedge { hedge, place: crate::model::token::Place::Before } => format!("hedge {}", hedge.name()),
        Sense::Hedge { hedge, place: crate::model::token::Place::After } => format!("hedge after {}", hedge.name()),
        Sense::Negation => "negation".to_owned(),
        Sense::Minus => "minus".to_owned(),
        Sense::Unit { unit, symbol: false, prefix: _ } => format!("unit {unit}"),
        Sense::Unit { unit, symbol: true, prefix: false } => format!("unit symbol {unit}"),
        Sense::Unit { unit, symbol: true, prefix: true } => format!("unit prefix {unit}"),
        Sense::Per => "per".to_owned(),
        Sense::Rate(unit) => format!("rate per {unit}"),
        Sense::Month(n) => format!("month {n}"),
        Sense::Weekday(n) => format!("weekday {n}"),
        Sense::RelativeDay(days) => format!("day {days:+}"),
        Sense::Season(month) => format!("season from month {month}"),
        Sense::Change(crate::model::Direction::Up) => "up".to_owned(),
        Sense::Change(crate::model::Direction::Down) => "down".to_owned(),
        Sense::Statistic(statistic) => format!("statistic {}", statistic.name()),
        Sense::Modality(modality) => format!("modality {}", modality.name()),
        Sense::Attribution(id) => format!("attribution {id}"),
        Sense::NameCue(id) => format!("name {id}"),
        Sense::Cue(id) => format!("cue {id}"),
    }
}
