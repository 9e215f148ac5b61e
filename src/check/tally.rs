//! “Eleven of the dead are men, five women”: parts of a total that the article tells elsewhere.

use super::sum::{Bond, PARTS, Sum};
use super::whole::is_amount;
use super::{Survey, together};
use crate::model::{At, Claim, Hedge, Modality, SumWord};
use std::collections::{BTreeMap, HashMap};

/// Claims of each sentence by article and sentence.
type Sentences = BTreeMap<(usize, usize), Vec<usize>>;

/// Totals by article and subject.
type Totals<'s> = HashMap<(usize, &'s str), Vec<usize>>;

/// All lists of men and women, or of men, women and children, of people whom the article counts elsewhere.
pub fn sums(survey: &Survey<'_>, sentences: &Sentences) -> Vec<Sum> {
    let claims = survey.claims;
    let mut totals = Totals::new();
    for (i, c) in claims.iter().enumerate().filter(|(_, c)| is_amount(c) && !c.qualifiers.part && !c.subject.is_open())
    {
        totals.entry((c.article, c.subject.id.as_str())).or_default().push(i);
    }
    let lists = sentences.iter().filter(|(_, list)| (2..=PARTS).contains(&list.len()));
    let settled =
        lists.filter(|(_, list)| !list.first().is_some_and(|&i| unsettled(survey, sentences, &survey.claims[i])));
    let sums = settled.filter_map(|(_, list)| {
        let total = total(survey, &totals, list)?;
        let bond = if is_counted_out(survey, list) { Bond::All } else { Bond::Some };
        all_people(survey, list).then(|| Sum { strange: true, ..Sum::of(total, list.clone(), bond) })
    });
    // So many short, the others are not known yet.
    sums.filter(|sum| sum.is_nearly_whole(survey)).collect()
}

/// "Two have not been identified", in this sentence or beside it.
pub fn unsettled(survey: &Survey<'_>, sentences: &Sentences, claim: &Claim) -> bool {
    let (article, sentence) = (claim.article, claim.sentence);
    let near = sentences.range((article, sentence.saturating_sub(1))..=(article, sentence + 1));
    near.flat_map(|(_, list)| list).any(|&i| {
        let q = &survey.claims[i].qualifiers;
        q.has_cue_in(&At::AROUND, SumWord::Unsettled)
    })
}

/// The one figure of the article for those of whom the first of the list is a part.
fn total(survey: &Survey<'_>, totals: &Totals<'_>, list: &[usize]) -> Option<usize> {
    let claims = survey.claims;
    let first = &claims[*list.first()?];
    let text = &survey.articles[first.article].text;
    let of = text.get(first.quantity.span.end..first.subject.span.start).is_some_and(|gap| gap.trim() == "of");
    if !of || !first.subject.text.to_lowercase().starts_with("the ") || !list.iter().all(|&i| is_amount(&claims[i])) {
        return None;
    }
    let found = totals.get(&(first.article, first.subject.id.as_str()))?;
    let plain = |c: &Claim| {
        let q = &c.quantity;
        q.is_point() && q.hedge == Hedge::None && !q.approximate && c.modality == Modality::Asserted
    };
    let value = |i: usize| claims[i].quantity.stated().map(|n| n.value);
    let fits = |&i: &usize| {
        let c = &claims[i];
        let here = first.qualifiers.places.is_empty() || first.qualifiers.places == c.qualifiers.places;
        plain(c) && here && c.sentence != first.sentence && together::addable(c, first) && value(i) == value(found[0])
    };
    // Two totals leave it open which of them is meant.
    found.iter().all(fits).then(|| found[0])
}

/// Every item of the list has its figure: no "and a baby", no "the others children".
fn is_counted_out(survey: &Survey<'_>, list: &[usize]) -> bool {
    let Some(first) = list.first().map(|&i| &survey.claims[i]) else { return false };
    let text = &survey.articles[first.article].text;
    let Some(listed) = text.get(first.quantity.span.start..first.sentence_span.end) else { return false };
    let items = listed.split([',', ';', '(', ':', '—', '–']).flat_map(|part| part.split(" and "));
    items.filter(|item| item.chars().any(char::is_alphabetic)).count() == list.len()
}

/// Men and women, each told once, and perhaps children: nobody is in two of them, and nobody is left out.
pub fn all_people(survey: &Survey<'_>, list: &[usize]) -> bool {
    let side = |i: usize| {
        let mut told: Vec<_> = survey.claims[i].qualifiers.sides(&[At::Inside, At::Behind]).collect();
        told.sort_unstable();
        told.dedup();
        // "Eleven of the dead": the noun sorts the whole.
        told.retain(|(sort, _)| *sort != "life");
        if let [only] = told.as_slice() { Some(*only) } else { None }
    };
    let Some(mut sides) = list.iter().map(|&i| side(i)).collect::<Option<Vec<_>>>() else { return false };
    sides.sort_unstable();
    matches!(
        sides.as_slice(),
        [("sex", "female"), ("sex", "male")] | [("age", "child"), ("sex", "female"), ("sex", "male")]
    )
}
