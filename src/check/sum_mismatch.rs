//! sum-mismatch: the parts that an article gives do not add up to their total.
//!
//! Why it matters: it is the one sum every reader can do, and one of the figures must give way.
//!
//! Example: “12 people died: six men, four women and three children”; “1,240 were arrested, of whom 870 were men and 410 women”.
//!
//! How it decides: a total with a colon or dash and a list of counted parts behind it, or parts followed by “altogether”, “for a total of”.
//! Reckoned with intervals, hedges and roundings widened; every choice of two or more parts is tried, and their product.
//! A list that names something without a number may be short of the total, never over it; “a sword” in it is one; a bare number has the
//! total's unit. Parts of other kinds than the total (tents and huts of so many dwellings) count as its parts where they come within a
//! third of it. Three or more percentages of one sentence, one of them of those who are undecided or of the rest, make 100 within a half
//! for each. Medium; high above a quarter.
//!
//! “The rest”, “the remaining 20” close an account that may run over three sentences: a total first, two parts or more (one where “of the
//! 48” ties it), then the rest; whatever figure before it may be the total is tried with whatever parts. “Of whom”, “of the 48, …”, “of
//! them” tie parts to a whole that only sorts which exclude each other can exceed: men and women, mild and severe, won and lost (`split.`
//! in the packs), or two places of one rank, neither in the other. Months, quarters and halves in one sentence make the quarter, half or
//! year told within two sentences of it, where all are given; else they are no more than it. Where only nearness ties them they must come
//! within a third.
//!
//! A bracket right behind a total in which every item has its number and the labels exclude each other (“2,730 seals (1,140 alive and
//! 1,590 dead)”) makes the total; where there may be others besides (injured, mild, won) it is no more than it.
//!
//! Rows of a label, a colon and a figure under “…, of which” make the total where the last is for all others. “Eleven of the dead are
//! men, five women” make the one figure that the article has for the dead, and “That leaves 14 of the 33” goes with the one figure
//! before it; short of the total they must reach nine tenths. “Shared”, “both”, “some of them” in a list silence it.
//!
//! Not caught: lists opened by “including” (see part-exceeds-whole), brackets whose labels the packs do not part, sorts that overlap (men and pensioners), parts that are told in
//! other paragraphs without “the rest”, tables without a last row for all others.

use super::sum::{Bond, PARTS, Sum};
use super::{Slip, Survey, bracket, remainder, say, stretch, table, tally, together, whole};
use crate::model::{At, Claim, Explanation, Kind, Severity, Statistic, Stop, SumWord};
use rust_decimal::Decimal;
use std::collections::BTreeSet;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let sentences = together::sentences(survey);
    let mut found = Vec::new();
    let mut sums: Vec<Sum> = Vec::new();
    for list in sentences.values().filter(|list| list.len() > 2) {
        found.extend(hundred(survey, list));
        for (n, &total) in list.iter().enumerate() {
            sums.extend(opened(survey, total, list.split_at(n)).or_else(|| closed(survey, total, &list[..n])));
        }
        sums.extend(remainder::apposed(survey, list));
        sums.extend(bracket::sums(survey, &sentences, list));
    }
    let families = whole::families(survey, &sentences);
    for family in families.values() {
        let sets = whole::apart(survey, &family.parts).into_iter();
        sums.extend(sets.map(|set| Sum::of(family.whole, set, Bond::Some)));
    }
    sums.extend(remainder::sums(survey, &sentences, &families));
    sums.extend(remainder::left_of(survey, &sentences));
    sums.extend(stretch::sums(survey, &sentences));
    sums.extend(table::sums(survey));
    sums.extend(tally::sums(survey, &sentences));
    // "one shared", "some of them both": nobody can say how many are told twice.
    let twice = |&i: &usize| {
        let list = sentences.get(&(survey.claims[i].article, survey.claims[i].sentence));
        let said = |&j: &usize| {
            let q = &survey.claims[j].qualifiers;
            q.has_cue_in(&At::AROUND, SumWord::Overlap)
        };
        list.is_some_and(|list| list.iter().any(said))
    };
    sums.retain(|sum| !sum.parts.iter().any(twice));
    // One total, one finding: the first that its words give.
    let mut told = BTreeSet::new();
    for sum in sums {
        if let Some(slip) = sum.judge(survey).filter(|_| !told.contains(&sum.total)) {
            told.insert(sum.total);
            found.push(slip);
        }
    }
    found
}

/// "57% are for, 34% against and 12% undecided": the answers to one question make 100.
fn hundred(survey: &Survey<'_>, list: &[usize]) -> Option<Slip> {
    let claims = survey.claims;
    let shares: Vec<usize> = list.iter().copied().filter(|&i| claims[i].quantity.kind == Kind::Percent).collect();
    let plain = |&i: &usize| claims[i].quantity.is_point() && claims[i].quantity.change.is_none();
    let left = |i: &usize| claims[*i].qualifiers.has_cue(At::Close, SumWord::Left);
    let rest = |i: &usize| claims[*i].qualifiers.has_cue(At::Behind, SumWord::Rest) || left(i);
    if !(3..=PARTS).contains(&shares.len()) || shares.len() != list.len() || !shares.iter().all(plain) {
        return None;
    }
    let values: Vec<Decimal> =
        shares.iter().map(|&i| claims[i].quantity.stated().map(|n| n.value)).collect::<Option<_>>()?;
    let sum = values.iter().try_fold(Decimal::ZERO, |a, b| a.checked_add(*b))?;
    // Each may be rounded by half a point; far beyond 100 more than one answer was allowed.
    let slack = Decimal::from(shares.len()) / Decimal::TWO;
    let over = sum - Decimal::ONE_HUNDRED;
    let last = shares.last().is_some_and(rest);
    // What is left makes them whole, so that they cannot be short of it either.
    let short = shares.last().is_some_and(left) && -over > slack && -over <= Decimal::TEN;
    let off = over > slack && over <= Decimal::TEN || short;
    if !off || !last {
        return None;
    }
    let added = values.iter().map(|v| say::decimal(*v)).collect::<Vec<_>>().join(" + ");
    let so = if short { "not the 100 that a rest makes" } else { "more than all" };
    let reason = format!("{added} = {}, {so}.", say::decimal(sum));
    let explanation = Explanation {
        rule: "shares-of-one-whole".to_owned(),
        steps: vec![reason.clone()],
        parameters: vec![("rounding".to_owned(), "half a point each".to_owned())],
        ..Explanation::default()
    };
    Some(together::slip(survey, Severity::Medium, shares, &reason, explanation))
}

fn is_addend(claim: &Claim) -> bool {
    let q = &claim.quantity;
    matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure) && q.change.is_none() && !claim.qualifiers.comparison
}

/// "12 people: seven men, four women and a child".
fn opened(survey: &Survey<'_>, total: usize, (before, from): (&[usize], &[usize])) -> Option<Sum> {
    let claims = survey.claims;
    let whole = &claims[total];
    let marked = whole.qualifiers.has_cue(At::Behind, Stop::Colon) || whole.qualifiers.has_cue(At::Behind, Stop::Dash);
    let loose =
        [SumWord::Examples, SumWord::Compared].into_iter().any(|word| whole.qualifiers.has_cue(At::Behind, word))
            || together::subset(whole, At::Behind);
    // Asked before the parts are looked at: a long row of numbers is not walked through from each of them.
    if !marked || loose || !is_addend(whole) {
        return None;
    }
    // "90 guests, 20 in the hall and 70 in the tent: 40 men …": the list may be of the 90.
    let after = &from[1..];
    if before.iter().any(|&i| is_addend(&claims[i]) && together::addable(whole, &claims[i])) {
        return None;
    }
    let text = &survey.articles[whole.article].text;
    // "a sword set with 214 diamonds": the number narrows the thing before it.
    let narrows = |i: usize| {
        let before = text.get(whole.quantity.span.end..claims[i].quantity.span.start).unwrap_or("");
        let item = before.rsplit([',', ';', ':']).next().unwrap_or("");
        let item = item.rsplit(" and ").next().unwrap_or("").trim_start();
        item.starts_with("a ") || item.starts_with("an ")
    };
    let parts: Vec<usize> = after.iter().copied().filter(|&i| !nested(&claims[i]) && !narrows(i)).collect();
    let alike = parts.iter().all(|&i| is_addend(&claims[i]));
    let strange = !parts.iter().all(|&i| together::addable(whole, &claims[i]));
    if parts.len() < 2 || !alike {
        return None;
    }
    let text = survey.articles[whole.article].text.get(whole.quantity.span.end..whole.sentence_span.end)?;
    let (_, list) = text.split_once([':', '—', '–']).unwrap_or(("", text));
    // The next line of a table opens a figure of its own, and so does a bracket; one that closes holds a figure of what stands before it.
    let opens = survey.articles[whole.article].text.get(whole.quantity.number.end..whole.sentence_span.end)?;
    if opens.split([':', '—', '–']).next().is_some_and(|noun| noun.contains(['\n', '(', ')'])) {
        return None;
    }
    let oxford = list.matches(", and ").count() + list.matches("; and ").count();
    // The comma of "21,000" parts no items.
    let items = 1 + list.matches(", ").count() + list.matches(';').count() + list.matches(" and ").count() - oxford;
    let one = |item: &str| ["a ", "an "].iter().any(|article| item.trim_start().starts_with(article));
    let single = list.split([',', ';']).flat_map(|part| part.split(" and ")).filter(|item| one(item)).count();
    let bond = if items > parts.len() + single { Bond::Open } else { Bond::All };
    Some(Sum { bond, single: single as u32, strange, ..Sum::of(total, parts, bond) })
}

/// A number in brackets or of a part of the part before it.
fn nested(claim: &Claim) -> bool {
    claim.qualifiers.has_cue(At::Before, Stop::Opening) && !claim.qualifiers.has_cue(At::Before, Stop::Closing)
        || claim.qualifiers.part
}

/// "seven men and four women, altogether 11".
fn closed(survey: &Survey<'_>, total: usize, before: &[usize]) -> Option<Sum> {
    let claims = survey.claims;
    let whole = &claims[total];
    let q = &whole.qualifiers;
    let said = q.has_cue(At::Before, SumWord::Result)
        || q.has_cue(At::Inside, SumWord::Result)
        || (q.statistic == Some(Statistic::Total) && !q.has_cue(At::Behind, SumWord::Result));
    if !said || !is_addend(whole) {
        return None;
    }
    let parts: Vec<usize> =
        before.iter().copied().filter(|&i| is_addend(&claims[i]) && together::addable(whole, &claims[i])).collect();
    // "a total of 40 people were saved" may open a matter of its own.
    let event = q.event.as_ref();
    let own = event.is_some() && !parts.iter().any(|&i| claims[i].qualifiers.event.as_ref() == event);
    let loose = together::subset(whole, At::Before) || q.has_cue(At::Before, Stop::Semicolon) || q.part;
    let list = !own && !loose && (2..=PARTS).contains(&parts.len());
    list.then(|| Sum::of(total, parts, Bond::All))
}
