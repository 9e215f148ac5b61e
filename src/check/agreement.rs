//! agreement: what two or more independent articles say alike, and sums that come out.
//!
//! Why it matters: an editor wants to know what is supported as well as what is not; shown on request only.
//!
//! Example: “the toll of 12 is given by three independent articles”; “3,800 + 3,273 + 4,000 = 11,073 against 11,000”.
//!
//! How it decides: claims of one group that the same figure satisfies, counted by independent articles; and a sum of two to four figures of one
//! unit that an article gives one after the other, against a figure of another article of the story that it rounds to. Info.
//!
//! Not caught: figures that agree by chance; agreement is no proof.

use super::compare::{self, Relation, rounding_of};
use super::origin::{self, Origin};
use super::{Slip, Survey, say, together};
use crate::model::{Cited, Claim, Explanation, Hedge, Kind, Number, Severity};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Sums are looked for among this many figures of an article; more are a table.
const FIGURES: usize = 60;

/// Supported claims and sums that come out, in reading order.
pub fn agreement(survey: &Survey<'_>) -> Vec<Slip> {
    let mut found: Vec<Slip> = survey.groups.iter().flat_map(|group| supported(survey, group)).collect();
    found.extend(sums(survey));
    found.sort_by(|a, b| a.cited.cmp(&b.cited));
    found
}

/// One slip for each figure of a group that two independent articles or more give.
fn supported(survey: &Survey<'_>, group: &crate::model::Group) -> Vec<Slip> {
    let mut by_figure: Vec<Vec<usize>> = Vec::new();
    for &i in &group.claims {
        let alike = |other: &usize| {
            compare::relation(&survey.claims[i], &survey.claims[*other], survey.tolerances)
                .is_some_and(|r| r <= Relation::Rounding)
        };
        match by_figure.iter_mut().find(|list| list.first().is_some_and(alike)) {
            Some(list) => list.push(i),
            None => by_figure.push(vec![i]),
        }
    }
    let enough = |list: &Vec<usize>| sources(survey, list).len() >= 2;
    by_figure.into_iter().filter(enough).map(|list| support(survey, group.confidence, list)).collect()
}

fn sources<'s>(survey: &Survey<'s>, list: &[usize]) -> Vec<Origin<'s>> {
    origin::origins(list.iter().map(|&i| &survey.claims[i]), survey.copies)
}

fn support(survey: &Survey<'_>, confidence: u8, list: Vec<usize>) -> Slip {
    let origins = sources(survey, &list);
    let names: Vec<String> = origins.iter().map(|o| o.name(survey.articles)).collect();
    let first = say::quoted(&survey.claims[list[0]], survey.articles);
    Slip {
        severity: Severity::Info,
        confidence,
        message: format!("“{first}” is supported by {} independent sources: {}.", origins.len(), names.join(", ")),
        cited: list.into_iter().map(Cited::Claim).collect(),
        explanation: Explanation { rule: "same-figure".to_owned(), ..Explanation::default() },
    }
}

/// A whole figure that can be a sum of others.
fn is_figure(claim: &Claim) -> bool {
    let q = &claim.quantity;
    let bare = matches!(q.hedge, Hedge::None | Hedge::About | Hedge::Exact) && q.is_point() && q.per.is_none();
    matches!(q.kind, Kind::Count | Kind::Money) && bare && q.change.is_none() && !claim.headline
}

/// Runs of figures of one article that add up to a figure of another.
fn sums(survey: &Survey<'_>) -> Vec<Slip> {
    let claims = survey.claims;
    let mut of_article: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (i, claim) in claims.iter().enumerate().filter(|(_, c)| is_figure(c)) {
        of_article.entry(claim.article).or_default().push(i);
    }
    let totals: Vec<usize> = (0..claims.len()).filter(|&i| is_figure(&claims[i])).take(FIGURES * 4).collect();
    let mut found = Vec::new();
    for list in of_article.values().map(|list| &list[..list.len().min(FIGURES)]) {
        for n in 3..=4 {
            for run in list.windows(n).filter(|run| one_list(survey, run)) {
                let whole =
                    totals.iter().find(|&&t| claims[t].article != claims[run[0]].article && comes_out(survey, run, t));
                found.extend(whole.and_then(|&t| sum(survey, run, t)));
            }
        }
    }
    found
}

/// Addable figures of one paragraph, each of weight: small counts add up to anything.
fn one_list(survey: &Survey<'_>, run: &[usize]) -> bool {
    let claims = survey.claims;
    let paragraph = |i: usize| survey.sentences[claims[i].article].get(claims[i].sentence).map(|s| s.paragraph);
    let weighty = |i: usize| compare::stated(&claims[i]).is_some_and(|v| v >= Decimal::ONE_HUNDRED);
    run.iter()
        .all(|&i| weighty(i) && paragraph(i) == paragraph(run[0]) && together::addable(&claims[run[0]], &claims[i]))
}

fn total(survey: &Survey<'_>, run: &[usize]) -> Option<Decimal> {
    run.iter().try_fold(Decimal::ZERO, |sum, &i| sum.checked_add(compare::stated(&survey.claims[i])?))
}

fn comes_out(survey: &Survey<'_>, run: &[usize], whole: usize) -> bool {
    let claim = &survey.claims[whole];
    let (Some(sum), Some(said)) = (total(survey, run), compare::stated(claim)) else { return false };
    let number = |value: Decimal| Number { value, place: 0 };
    together::addable(&survey.claims[run[0]], claim) && rounding_of(number(said), number(sum))
}

fn sum(survey: &Survey<'_>, run: &[usize], whole: usize) -> Option<Slip> {
    let claim = &survey.claims[whole];
    let added =
        run.iter().map(|&i| compare::stated(&survey.claims[i]).map(say::decimal)).collect::<Option<Vec<_>>>()?;
    let made = format!("{} = {}", added.join(" + "), say::decimal(total(survey, run)?));
    let first = &survey.articles[survey.claims[run[0]].article];
    let said = say::quoted(claim, survey.articles);
    Some(Slip {
        severity: Severity::Info,
        confidence: 50,
        message: format!("{} has {made}, {} “{said}”.", first.name(), survey.articles[claim.article].name()),
        cited: run.iter().copied().chain([whole]).map(Cited::Claim).collect(),
        explanation: Explanation { rule: "sum-comes-out".to_owned(), steps: vec![made], ..Explanation::default() },
    })
}
