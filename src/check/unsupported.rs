//! unsupported: a figure in the draft that no source gives.
//!
//! Why it matters: a figure that stands in none of the articles a draft is made from is either the writer's own finding, which wants a
//! source, or a slip of the pen.
//!
//! Example: the draft has “47 people were hurt”; the sources count the dead and say nothing of 47.
//!
//! How it decides: only with a draft (`atodds lint`). No source gives the figure of whatever it speaks: not the same, not rounded,
//! not within a hedge, not as the sum or difference of two figures on the subject. Low; medium where the sources count the same thing and
//! all their figures are others, so that this one has no place among them.
//!
//! Vague words (“dozens”), a bare “one”, and times that something else takes are left alone.
//!
//! The same digits a thousand times away in a like sentence are such a figure too. Where they were not put together by their wording, the subject must be one that does not move on (a toll does) and of which a story
//! has one (a war has many attacks). Figures more than five times apart are taken to be of two things, save where a power of ten lies between them.
//!
//! Not caught: a figure that a source gives of something else; percentages worked out from a source's figures are shown as low.

use super::compare::Relation;
use super::support::Sources;
use super::{Slip, Survey, compare};
use crate::model::{Cited, Claim, Explanation, Kind, Period, Qualifiers, Severity};
use rust_decimal::Decimal;
use std::collections::HashSet;

/// Figures further apart than this are of two things: a ship's passengers and a line's passengers in a year. A convention.
const ORDER: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Claims of sources named beside the draft's.
const NAMED: usize = 3;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let Some(sources) = Sources::of(survey) else { return Vec::new() };
    let mut slips: Vec<Slip> = Vec::new();
    let mut said = HashSet::new();
    for claim in sources.asked() {
        if sources.somewhere(claim) || !sources.supporters(claim).is_empty() {
            continue;
        }
        let this = &survey.claims[claim];
        // A headline and its text say one thing.
        if said.insert((this.canonical.map(|i| (i.low.map(|n| n.value), i.high.map(|n| n.value))), &this.subject.head))
        {
            slips.push(slip(survey, &sources, claim));
        }
    }
    slips
}

fn slip(survey: &Survey<'_>, sources: &Sources<'_>, claim: usize) -> Slip {
    let this = &survey.claims[claim];
    let article = &survey.articles[this.article];
    let mut others = sources.beside(claim);
    if others.is_empty() && !this.subject.is_open() {
        others = sources.about(claim);
        others.retain(|&o| one_thing(this, &survey.claims[o]));
    }
    others.retain(|&o| {
        let other = &survey.claims[o];
        comparable(this, other) && compare::relation(this, other, survey.tolerances) == Some(Relation::Disjoint)
    });
    if others.is_empty() {
        others = sources.slipped(claim);
    }
    let grave = !others.is_empty() && matches!(this.quantity.kind, Kind::Count | Kind::Money | Kind::Measure);
    let phrase = sources.phrase(claim);
    let message = if grave {
        let quoted = sources.quoted(&others, NAMED);
        format!("{} has “{phrase}”, {quoted}: no source gives the draft’s figure.", article.name())
    } else {
        format!("{} has “{phrase}”: none of the sources gives this figure.", article.name())
    };
    others.truncate(NAMED);
    let count = sources.count();
    Slip {
        severity: if grave { Severity::Medium } else { Severity::Low },
        confidence: if grave { 70 } else { 60 },
        cited: std::iter::once(claim).chain(others).map(Cited::Claim).collect(),
        message,
        explanation: Explanation {
            rule: "no-source-gives-it".to_owned(),
            steps: vec![
                format!("“{phrase}” was looked for in {count} independent {}", if count == 1 { "source" } else { "sources" }),
                "neither the figure, nor a rounding of it, nor a sum or difference of two figures on its subject stands there"
                    .to_owned(),
            ],
            parameters: Vec::new(),
            unknown: vec!["whether the writer has it from elsewhere".to_owned()],
        },
    }
}

/// A pack's subject of which a story has one, and which stands still; else a power of ten apart, as no two things are by chance.
fn one_thing(a: &Claim, b: &Claim) -> bool {
    let still = !a.subject.several && !a.subject.moves && a.subject.head == b.subject.head;
    still || compare::ratio(a, b).is_some_and(is_slip_of_size)
}

/// Nothing known makes them two things: a part, an earlier case, another place, time or measure, another order of size. A power of ten
/// between them is a slip of the pen and no other order of size.
fn comparable(a: &Claim, b: &Claim) -> bool {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    let apart = |x: &[String], y: &[String]| !x.is_empty() && !y.is_empty() && !x.iter().any(|p| y.contains(p));
    let plain = |q: &Qualifiers| !q.part && !q.comparison && !q.sought;
    let measured = x.measure.is_none() || y.measure.is_none() || x.measure == y.measure;
    let size = compare::ratio(a, b).is_some_and(|r| r <= ORDER || is_slip_of_size(r));
    plain(x)
        && plain(y)
        && measured
        && size
        && same_time(x.period.as_ref(), y.period.as_ref())
        && !apart(&x.places, &y.places)
        && !apart(&x.parties, &y.parties)
        && a.modality == b.modality
}

/// One names no time, or both name the same one.
fn same_time(a: Option<&Period>, b: Option<&Period>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a.from, a.to, &a.key) == (b.from, b.to, &b.key) || a.text == b.text,
        // A year is another time than now.
        (Some(p), None) | (None, Some(p)) => {
            !p.key.as_deref().is_some_and(|k| k.starts_with("year") || k.starts_with("decade"))
        }
        (None, None) => true,
    }
}

/// A hundred or a thousand: ten may be another thing, and beyond a thousand it is chance, as a share's price and a company's value.
fn is_slip_of_size(ratio: Decimal) -> bool {
    ratio == Decimal::ONE_HUNDRED || ratio == Decimal::ONE_THOUSAND
}
