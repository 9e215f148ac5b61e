//! Sentences of two articles that are the same but for their figures: one was made from the other, so the figures are of one thing.

use super::Survey;
use crate::model::{Claim, Span};
use std::collections::BTreeMap;

/// Words besides the figures that make a sentence more than a form: "Sales rose 5%" is written of anything.
const WORDS: usize = 5;

/// Of sentences that more articles share, the first are held against each other.
const CROWD: usize = 8;

/// Articles this many days apart report two things in one form of words.
const DAYS: i32 = 2;

/// A sentence with its claims in order.
struct Twin<'s> {
    article: usize,
    claims: &'s [usize],
}

/// Pairs of claims that stand in the same place of such sentences.
pub fn twins(survey: &Survey<'_>, sentences: &BTreeMap<(usize, usize), Vec<usize>>) -> Vec<(usize, usize)> {
    let mut alike: BTreeMap<String, Vec<Twin<'_>>> = BTreeMap::new();
    for (&(article, sentence), claims) in sentences {
        let span = survey.sentences[article].get(sentence).map(|s| s.span);
        if let Some(form) = span.and_then(|span| form(survey, article, span, claims)) {
            alike.entry(form).or_default().push(Twin { article, claims });
        }
    }
    let mut found = Vec::new();
    for list in alike.values() {
        let list = &list[..list.len().min(CROWD)];
        for (n, a) in list.iter().enumerate() {
            for b in list[n + 1..].iter().filter(|b| b.article != a.article && a.claims.len() == b.claims.len()) {
                let pairs = a.claims.iter().copied().zip(b.claims.iter().copied());
                found.extend(pairs.filter(|&(i, j)| of_one_time(survey, &survey.claims[i], &survey.claims[j])));
            }
        }
    }
    found
}

/// The words of a sentence with its figures struck out; `None` where too few are left.
fn form(survey: &Survey<'_>, article: usize, span: Span, claims: &[usize]) -> Option<String> {
    let text = &survey.articles[article].text;
    let mut form = String::new();
    let mut at = span.start;
    for &i in claims {
        let q = &survey.claims[i].quantity;
        if q.span.start < at {
            continue;
        }
        form.push_str(text.get(at..q.span.start)?);
        form.push('#');
        at = q.span.end;
    }
    form.push_str(text.get(at..span.end)?);
    let words: Vec<&str> = form.split_whitespace().collect();
    let plain = words.iter().filter(|w| !w.contains('#')).count();
    (plain >= WORDS).then(|| words.join(" ").to_lowercase())
}

fn of_one_time(survey: &Survey<'_>, a: &Claim, b: &Claim) -> bool {
    let printed = survey.articles[a.article].published.zip(survey.articles[b.article].published);
    let near = printed.is_none_or(|(x, y)| (y - x).get_days().abs() <= DAYS);
    let period = a.qualifiers.period.as_ref().zip(b.qualifiers.period.as_ref());
    // "on Monday" in texts of two weeks.
    let same = period.is_none_or(|(p, q)| p.from == q.from && p.to == q.to || p.from.is_none() || q.from.is_none());
    near && same
}
