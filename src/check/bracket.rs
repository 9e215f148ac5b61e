//! “2,730 seals (1,140 alive and 1,590 dead)”: a total and the bracket behind it that tells all its parts.

use super::sum::{Bond, PARTS, Sum};
use super::whole::{self, is_amount, is_sized};
use super::{Survey, tally};
use crate::model::{At, Claim, Mark, SumWord};
use std::collections::BTreeMap;

/// Claims of each sentence by article and sentence.
type Sentences = BTreeMap<(usize, usize), Vec<usize>>;

/// Words between a total and its bracket: "640 people on board (".
const NOUN: usize = 4;

/// Words of an item: "full-time staff: 410".
const ITEM: usize = 3;

/// The totals of a sentence with the bracket right behind each, every item of which is one number and its label.
pub fn sums(survey: &Survey<'_>, sentences: &Sentences, list: &[usize]) -> Vec<Sum> {
    let tied = (0..list.len()).filter_map(|n| bracket(survey, list, n)).map(|sum| {
        let short =
            whole::leaves_others(survey, &sum.parts) || tally::unsettled(survey, sentences, &survey.claims[sum.total]);
        if short { Sum { bond: Bond::Some, ..sum } } else { sum }
    });
    tied.filter(|sum| !is_of_another(survey, list, sum)).collect()
}

fn bracket(survey: &Survey<'_>, list: &[usize], at: usize) -> Option<Sum> {
    let claims = survey.claims;
    let total = *list.get(at)?;
    let whole = &claims[total];
    let text = &survey.articles[whole.article].text;
    let after = text.get(whole.quantity.span.end..whole.sentence_span.end)?;
    let (noun, rest) = after.split_once('(')?;
    let (inner, _) = rest.split_once(')')?;
    let plain = noun.split_whitespace().count() <= NOUN && noun.chars().all(|c| c.is_alphabetic() || " -".contains(c));
    let start = whole.quantity.span.end + noun.len() + 1;
    let held = |&&i: &&usize| claims[i].quantity.span.start < start + inner.len();
    let parts: Vec<usize> = list[at + 1..].iter().take_while(held).copied().collect();
    let all = parts.iter().all(|&i| is_item(whole, &claims[i]));
    if !plain || !is_sized(whole) || !(2..=PARTS).contains(&parts.len()) || !all || items(inner) != Some(parts.len()) {
        return None;
    }
    let said = |word| parts.iter().any(|&i| claims[i].qualifiers.has_cue_in(&[At::Before, At::Inside], word));
    if said(SumWord::Subset) || said(SumWord::Examples) {
        return None;
    }
    let sorted =
        tally::all_people(survey, &parts) || whole::by_sort(survey, &parts).iter().any(|set| set.len() == parts.len());
    (sorted && !are_victims_of(survey, whole, &parts)).then(|| Sum { listed: true, ..Sum::of(total, parts, Bond::All) })
}

/// "34 crashes (12 dead, 40 injured)": whom an event hurt are no part of the events.
fn are_victims_of(survey: &Survey<'_>, whole: &Claim, parts: &[usize]) -> bool {
    let people = whole.quantity.unit_id() == Some("person");
    let victims = parts.iter().any(|&i| survey.claims[i].qualifiers.sides(&At::AROUND).any(|(sort, _)| sort == "life"));
    victims && !people && whole::leaves_others(survey, parts)
}

/// A figure of the same sort as the total; in a bracket a label may stand where its noun would.
fn is_item(whole: &Claim, part: &Claim) -> bool {
    let (p, q) = (&whole.quantity, &part.quantity);
    let one = p.unit.is_none() || q.unit.is_none() || p.unit_id() == q.unit_id();
    is_sized(part) && p.kind == q.kind && p.per == q.per && one
}

/// How many items a bracket lists, if each has one number and little besides.
fn items(inner: &str) -> Option<usize> {
    let items = inner.split(", ").flat_map(|part| part.split(';')).flat_map(|part| part.split(" and "));
    let all: Vec<&str> =
        items.map(|item| item.trim().trim_start_matches("and ")).filter(|item| !item.is_empty()).collect();
    all.iter().all(|item| item.split_whitespace().count() <= ITEM).then_some(all.len())
}

/// "640 people in 500 homes (310 women and 330 men)": the parts are of a figure before it.
fn is_of_another(survey: &Survey<'_>, list: &[usize], sum: &Sum) -> bool {
    let earlier = list.iter().take_while(|&&i| i != sum.total).filter(|&&i| is_amount(&survey.claims[i]));
    let aside = survey.claims[sum.total].qualifiers.is_marked(&Mark::Oblique);
    earlier.clone().any(|_| aside)
        || earlier.into_iter().any(|&i| Sum::of(i, sum.parts.clone(), sum.bond).holds(survey).unwrap_or(true))
}
