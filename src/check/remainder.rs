//! "The rest, $20 million": the figure that closes an account, with the total and the parts before it.

use super::sum::{Bond, PARTS, Sum};
use super::whole::{self, Families, is_amount};
use super::{Survey, together};
use crate::model::{At, SumWord};
use std::collections::BTreeMap;

/// Sentences and paragraphs back from the rest in which its total and parts stand.
const BACK: usize = 3;
const PARAGRAPHS: usize = 2;

/// Longest way from what is left to its whole in "14 of the 33", "14 out of the", in bytes.
const OF: usize = 12;

/// All accounts that a rest closes and that no reading of the figures before it settles.
pub fn sums(survey: &Survey<'_>, sentences: &BTreeMap<(usize, usize), Vec<usize>>, families: &Families) -> Vec<Sum> {
    let claims = survey.claims;
    let rest = |&i: &usize| claims[i].qualifiers.has_cue(At::Close, SumWord::Left) && is_amount(&claims[i]);
    let closing = (0..claims.len()).filter(rest);
    closing.filter_map(|i| account(survey, sentences, families, i)).collect()
}

fn account(
    survey: &Survey<'_>,
    sentences: &BTreeMap<(usize, usize), Vec<usize>>,
    families: &Families,
    rest: usize,
) -> Option<Sum> {
    let claims = survey.claims;
    let last = &claims[rest];
    let paragraph = |sentence: usize| survey.sentences[last.article].get(sentence).map_or(0, |s| s.paragraph);
    let from = last.sentence.saturating_sub(BACK);
    let near = |&i: &usize| {
        let c = &claims[i];
        i != rest
            && paragraph(c.sentence) + PARAGRAPHS >= paragraph(last.sentence)
            && is_amount(c)
            && c.headline == last.headline
            && together::addable(c, last)
    };
    let window = sentences.range((last.article, from)..=(last.article, last.sentence));
    // What follows in the sentence may belong to the account, too; only what comes before the rest surely does.
    let around: Vec<usize> = window.flat_map(|(_, list)| list.iter().copied()).filter(near).collect();
    let earlier = |i: &usize| claims[*i].quantity.span.start < last.quantity.span.start;
    let before: Vec<usize> = around.iter().copied().filter(earlier).collect();
    if around.len() > PARTS {
        return None;
    }
    let all = |total: usize| -> Vec<usize> {
        let parts =
            before.iter().copied().filter(|&i| claims[i].quantity.span.start > claims[total].quantity.span.start);
        parts.chain([rest]).collect()
    };
    // Whatever figure it may be the rest of, with whatever parts.
    let settled = before.iter().any(|&total| {
        let later = around.iter().copied().filter(|i| !earlier(i));
        let parts: Vec<usize> = all(total).into_iter().chain(later).collect();
        parts.len() >= 2 && Sum::of(total, parts, Bond::All).holds(survey).unwrap_or(true)
    });
    if settled {
        return None;
    }
    let family = families
        .range((last.article, from)..=(last.article, last.sentence))
        .rev()
        .map(|(_, family)| family)
        .find(|f| before.contains(&f.whole) && f.parts.iter().all(|i| before.contains(i) || *i == rest));
    let (total, parts) = match family {
        Some(f) => (f.whole, all(f.whole)),
        None => {
            // Without words that tie them the total comes first, is the largest, and two parts stand between it and the rest.
            let value = |i: usize| claims[i].quantity.stated().map(|n| n.value);
            let (&first, between) = before.split_first()?;
            let largest = between.iter().chain([&rest]).all(|&i| value(i) < value(first));
            if between.len() < 2 || !largest || claims[first].qualifiers.part {
                return None;
            }
            (first, all(first))
        }
    };
    (parts.len() >= 2).then(|| Sum { strange: true, ..Sum::of(total, parts, Bond::All) })
}

/// "It rejects 21. That leaves 14 of the 33": what is left, and of how many, after the one figure that was taken away.
pub fn left_of(survey: &Survey<'_>, sentences: &BTreeMap<(usize, usize), Vec<usize>>) -> Vec<Sum> {
    let claims = survey.claims;
    let sums = sentences.iter().filter_map(|(&(article, sentence), list)| {
        let at = list.windows(2).position(|pair| is_left_of(survey, pair[0], pair[1]))?;
        let (left, total) = (list[at], list[at + 1]);
        let beside = if at > 0 { &list[..at] } else { sentences.get(&(article, sentence.checked_sub(1)?))? };
        let [taken] = *beside else { return None };
        let value = |i: usize| claims[i].quantity.stated().map(|n| n.value);
        // A noun behind the figure says what it counts.
        let names = |i: usize| claims[i].subject.span.start >= claims[i].quantity.number.end;
        let alike = claims[taken].headline == claims[left].headline
            && is_amount(&claims[taken])
            && !claims[taken].qualifiers.part
            && together::addable(&claims[total], &claims[taken])
            && (claims[total].subject.head == claims[taken].subject.head || !names(total) || !names(taken))
            && value(taken)? < value(total)?;
        // Others may have gone before.
        let window = sentences.range((article, sentence.saturating_sub(BACK))..(article, sentence));
        let earlier = window.flat_map(|(_, list)| list.iter().copied()).filter(|&i| is_amount(&claims[i]));
        let any = Sum::of(total, earlier.chain(beside.iter().copied()).chain([left]).take(PARTS).collect(), Bond::All);
        let settled = any.holds(survey).unwrap_or(true);
        (alike && !settled).then(|| Sum { strange: true, ..Sum::of(total, vec![taken, left], Bond::All) })
    });
    sums.filter(|sum| sum.is_nearly_whole(survey)).collect()
}

/// "leaves 14 out of the 33".
fn is_left_of(survey: &Survey<'_>, left: usize, total: usize) -> bool {
    let (a, b) = (&survey.claims[left], &survey.claims[total]);
    let gap = together::between(survey, a, b);
    let of = b.qualifiers.has_cue(At::Before, SumWord::Of) && gap.len() <= OF && !gap.contains(',');
    of && a.qualifiers.has_cue(At::Close, SumWord::Left) && is_amount(a) && is_amount(b)
}

/// "Twelve people, seven men and four women, were killed": two parts set beside their total, and nothing listed after them.
pub fn apposed(survey: &Survey<'_>, list: &[usize]) -> Option<Sum> {
    let claims = survey.claims;
    let gap = |a: usize, b: usize| {
        let (a, b) = (&claims[a], &claims[b]);
        let end = a.span.end.max(a.quantity.span.end);
        survey.articles[a.article].text.get(end..b.quantity.span.start).unwrap_or("?").trim()
    };
    list.windows(3).find_map(|three| {
        let [total, a, b] = *three else { return None };
        let alike = three.iter().all(|&i| is_amount(&claims[i]) && !claims[i].qualifiers.part);
        let beside = matches!(gap(total, a), "," | "—" | "–" | "(") && gap(a, b) == "and";
        let end = claims[b].span.end.max(claims[b].quantity.span.end);
        let after = survey.articles[claims[b].article].text.get(end..claims[b].sentence_span.end)?.trim_start();
        let closed = after.trim_start_matches([',', ')', '—', '–', '.']).trim_start();
        let ends = after.starts_with([',', ')', '—', '–', '.']);
        let goes_on = ["and ", "a ", "an ", "plus ", "one "].iter().any(|word| closed.starts_with(word));
        let apart = whole::apart(survey, &[a, b]).iter().any(|set| set.len() == 2);
        let tied = together::addable(&claims[total], &claims[a]) && together::addable(&claims[total], &claims[b]);
        (alike && beside && ends && !goes_on && apart && tied).then(|| {
            let bond = if whole::leaves_others(survey, &[a, b]) { Bond::Some } else { Bond::All };
            Sum::of(total, vec![a, b], bond)
        })
    })
}
