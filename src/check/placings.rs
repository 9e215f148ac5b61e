//! Two places in one ranking for one bearer: "Brenner, the third-largest dairy", "Brenner, the second-largest dairy".

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey};
use crate::model::{Fact, Placing, Scope, Severity};
use std::collections::BTreeMap;

/// Articles further apart, in days, may have a new ranking between them.
const DAYS: i32 = 60;
/// Places of one bearer that are held against each other.
const MOST: usize = 40;

/// A place in a ranking with its fact.
type Placed<'s> = (usize, &'s Fact, &'s Placing);

pub fn slips(survey: &Survey<'_>) -> Vec<Slip> {
    let mut rankings: BTreeMap<(&str, &str), Vec<Placed<'_>>> = BTreeMap::new();
    for placing in facts::of(survey, Fact::as_placing) {
        rankings.entry((placing.2.noun.as_str(), placing.2.bearer.as_str())).or_default().push(placing);
    }
    rankings.into_values().filter_map(|places| conflict(survey, &places[..places.len().min(MOST)])).collect()
}

/// The first two that are places in one ranking; an article with both knows two rankings.
fn conflict(survey: &Survey<'_>, places: &[Placed<'_>]) -> Option<Slip> {
    let pairs = places.iter().enumerate().flat_map(|(n, a)| places[n + 1..].iter().map(move |b| (a, b)));
    let apart: Vec<_> = pairs.filter(|(a, b)| a.2.number != b.2.number && one_ranking(a.2, b.2)).collect();
    let &(a, b) = apart.first()?;
    let published = |f: &Fact| survey.articles[f.article].published;
    let near = published(a.1).zip(published(b.1)).is_none_or(|(p, q)| (q - p).get_days().abs() <= DAYS);
    if !near || apart.iter().any(|(x, y)| x.1.article == y.1.article) {
        return None;
    }
    let with = |of: &Placing| {
        let same = places.iter().filter(|p| p.2.number == of.number && one_ranking(p.2, of)).map(|p| p.0);
        facts::one_an_article(survey, &same.collect::<Vec<_>>())
    };
    let judged = Judged {
        severity: Severity::Medium,
        confidence: 70,
        rule: "another-place-in-the-ranking",
        reason: format!("number {} in the one and number {} in the other.", a.2.number, b.2.number),
        steps: vec![format!("both rank “{}” among the same", a.2.bearer)],
        unknown: vec!["whether both rank by the same measure".to_owned()],
    };
    Sides { first: with(a.2), second: with(b.2) }.slip(survey, judged)
}

fn one_ranking(a: &Placing, b: &Placing) -> bool {
    let scale = a.scale.is_none() || b.scale.is_none() || a.scale == b.scale;
    let scope = match (&a.scope, &b.scope) {
        (Scope::OwnCountry, Scope::Named(_)) | (Scope::Named(_), Scope::OwnCountry) => true,
        (x, y) => x == y,
    };
    scale && scope && a.modifiers == b.modifiers && a.measure == b.measure
}
