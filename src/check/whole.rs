//! A whole and the figures that its words make parts of it: what alignment does not answer, since it keeps parts and wholes apart.

use super::{Survey, together};
use crate::model::{Area, At, Claim, CueWord, Kind, Mark, Statistic, Stop, SumWord, UnitKind, Whereabouts};
use std::collections::{BTreeMap, HashMap};

/// Longest way from the start of a sentence to "of the 48" or "of them, some 40", in bytes.
const OPENING: usize = 16;

/// More parts than this are no list of a sentence.
const PARTS: usize = 8;

/// A whole with its parts, in order of place.
pub struct Family {
    pub whole: usize,
    pub parts: Vec<usize>,
}

/// At most one of each sentence, by the article and sentence of its parts.
pub type Families = BTreeMap<(usize, usize), Family>;

/// Claims of each sentence by article and sentence.
type Sentences = BTreeMap<(usize, usize), Vec<usize>>;

/// All families that words of partition make: "of the 48 cases, 31 …", "1,240, of whom 870 …", "Of them, 870 …" after a sentence
/// with one figure that they can be of.
pub fn families(survey: &Survey<'_>, sentences: &Sentences) -> Families {
    let mut found = Families::new();
    for (&(article, sentence), list) in sentences.iter().filter(|(_, list)| list.len() <= 2 * PARTS) {
        let before = || sentences.get(&(article, sentence.checked_sub(1)?));
        let family = opening(survey, list)
            .or_else(|| of_whom(survey, list))
            .or_else(|| before().and_then(|before| of_them(survey, list, before)));
        found.extend(family.map(|family| ((article, sentence), family)));
    }
    found
}

/// A figure that can be a part or a whole: no change, no rate, no record, no time, nothing said in passing.
pub fn is_amount(claim: &Claim) -> bool {
    is_sized(claim) && !claim.qualifiers.adjunct
}

/// Such a figure, or one said in passing.
pub fn is_sized(claim: &Claim) -> bool {
    let q = &claim.quantity;
    if q.unit.as_ref().is_some_and(|u| u.kind == UnitKind::Time) {
        return false;
    }
    let amount = matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure);
    let mean = matches!(claim.qualifiers.statistic, Some(Statistic::Average | Statistic::Median | Statistic::Typical));
    amount && !mean && q.change.is_none() && q.per.is_none() && !claim.qualifiers.comparison
}

fn before<'s>(survey: &Survey<'s>, claim: &Claim) -> &'s str {
    let text = &survey.articles[claim.article].text;
    text.get(claim.sentence_span.start..claim.quantity.span.start).unwrap_or("")
}

/// The figures of the list that can be parts of this whole, up to a semicolon. "12 of whom" later in it are a part of a part.
fn parts(survey: &Survey<'_>, whole: usize, list: &[usize]) -> Vec<usize> {
    let claims = survey.claims;
    let deeper = |i: usize| {
        let again = |at| [SumWord::Whom, SumWord::Them].into_iter().any(|word| claims[i].qualifiers.has_cue(at, word));
        list.first() != Some(&i) && (again(At::Close) || claims[i].qualifiers.part && again(At::Behind))
    };
    let same = list.iter().copied().enumerate();
    let same =
        same.take_while(|&(n, i)| n == 0 || !claims[i].qualifiers.has_cue(At::Before, Stop::Semicolon)).map(|(_, i)| i);
    same.filter(|&i| is_amount(&claims[i]) && !deeper(i) && counts(&claims[whole], &claims[i])).collect()
}

/// The part counts what the whole counts, or names nothing of its own: in "they won 31" no noun follows the number.
fn counts(whole: &Claim, part: &Claim) -> bool {
    let (p, q) = (&whole.quantity, &part.quantity);
    let bare = q.unit.is_none() && part.subject.span.start < q.number.start && part.subject.span.end <= q.span.end;
    together::addable(whole, part) || p.kind == q.kind && p.kind == Kind::Count && bare
}

fn family(survey: &Survey<'_>, whole: usize, list: &[usize]) -> Option<Family> {
    let parts = parts(survey, whole, list);
    (is_amount(&survey.claims[whole]) && (1..=PARTS).contains(&parts.len())).then_some(Family { whole, parts })
}

/// "Of the 48 cases, 31 were mild and 19 severe."
fn opening(survey: &Survey<'_>, list: &[usize]) -> Option<Family> {
    let (&whole, rest) = list.split_first()?;
    let next = rest.first()?;
    let claim = &survey.claims[whole];
    let lead = before(survey, claim).trim().to_lowercase();
    let of = lead.len() <= OPENING
        && !lead.contains(',')
        && (lead == "of" || claim.qualifiers.has_cue(At::Before, SumWord::Of));
    let gap = together::between(survey, claim, &survey.claims[*next]);
    // "Of the 48 games they won 31": words of its own stand before the part.
    let parted = gap.contains(',') || survey.claims[*next].qualifiers.sides(&[At::Before]).next().is_some();
    if of && parted { family(survey, whole, rest) } else { None }
}

/// "1,240 were arrested, of whom 870 were men and 410 women."
fn of_whom(survey: &Survey<'_>, list: &[usize]) -> Option<Family> {
    let first =
        (1..list.len()).find(|&n| leads(survey, list[n], SumWord::Whom) || leads(survey, list[n], SumWord::Them))?;
    let whole = list[first - 1];
    let tied = is_amount(&survey.claims[whole]) && !survey.claims[whole].qualifiers.part;
    if tied { family(survey, whole, &list[first..]) } else { None }
}

fn leads(survey: &Survey<'_>, i: usize, word: SumWord) -> bool {
    survey.claims[i].qualifiers.has_cue(At::Close, word)
}

/// "Of them, 870 were men and 410 women.", "Some 870 of them were men." after one figure that they can be of.
fn of_them(survey: &Survey<'_>, list: &[usize], before_it: &[usize]) -> Option<Family> {
    let claims = survey.claims;
    let at = *list.first()?;
    let first = &claims[at];
    let lead = before(survey, first).trim();
    // "There are eleven of them" are all, not some.
    let behind = lead.is_empty() && first.qualifiers.part && first.qualifiers.has_cue(At::Behind, SumWord::Them);
    if lead.len() > OPENING || !(leads(survey, at, SumWord::Them) || behind) {
        return None;
    }
    let mut wholes = before_it.iter().copied().filter(|&i| {
        // "They were taken to 12 hospitals. Of them, 52 …" speaks of no hospitals.
        let spoken_of = !claims[i].qualifiers.is_marked(&Mark::Oblique);
        spoken_of
            && !is_trait(survey, &claims[i])
            && is_amount(&claims[i])
            && together::addable(&claims[i], first)
            && claims[i].headline == first.headline
    });
    let whole = wholes.next()?;
    // Two figures that "them" can mean leave it open.
    if wholes.next().is_some() { None } else { family(survey, whole, list) }
}

/// "A three-deck ferry", "a 12-storey tower": a number that only describes a thing, of which nothing else is a part.
fn is_trait(survey: &Survey<'_>, claim: &Claim) -> bool {
    let behind = survey.articles[claim.article].text.get(claim.quantity.number.end..);
    claim.quantity.unit.is_none() && behind.is_some_and(|text| text.starts_with(['-', '\u{2010}', '\u{2011}']))
}

/// The parts of the family that leave nobody in two of them, set by set: men and women, mild and severe, in one town and in another.
pub fn apart(survey: &Survey<'_>, parts: &[usize]) -> Vec<Vec<usize>> {
    let mut found = by_sort(survey, parts);
    found.extend(by_place(survey, parts));
    found.retain(|set| set.len() > 1);
    found
}

/// The sides of one division, each told once. The word stands behind every figure ("31 men and 19 women") or before every one
/// ("won 31 and lost 19").
pub fn by_sort(survey: &Survey<'_>, parts: &[usize]) -> Vec<Vec<usize>> {
    const BEHIND: &[At] = &[At::Inside, At::Behind];
    let denied = |i: usize| survey.claims[i].qualifiers.has_cue_in(&At::AROUND, CueWord::Not);
    let mut sorts: Vec<&str> = Vec::new();
    for &i in parts {
        sorts.extend(survey.claims[i].qualifiers.sides(&At::AROUND).map(|(sort, _)| sort));
    }
    sorts.sort_unstable();
    sorts.dedup();
    let mut found = Vec::new();
    for sort in sorts {
        let of = |i: usize, places: &'static [At]| -> Vec<&str> {
            let sides = survey.claims[i].qualifiers.sides(places);
            let mut told: Vec<&str> = sides.filter(|(s, _)| *s == sort).map(|s| s.1).collect();
            told.sort_unstable();
            told.dedup();
            told
        };
        let Some((&first, &last)) = parts.first().zip(parts.last()) else { continue };
        // "full-time 410": the label before a number may be its noun, too.
        let behind = |i: usize| of(i, BEHIND).into_iter().any(|side| !of(i, &[At::Before]).contains(&side));
        let leads = of(first, BEHIND).is_empty() || (!of(first, &[At::Before]).is_empty() && !behind(last));
        let places: &[At] = if leads { &[At::Before, At::Inside] } else { BEHIND };
        let mut by_side: HashMap<&str, Vec<usize>> = HashMap::new();
        let mut doubtful = false;
        for &i in parts {
            match of(i, places).as_slice() {
                [side] if !denied(i) => by_side.entry(side).or_default().push(i),
                [] => {}
                [_, ..] => doubtful = true,
            }
        }
        // A side told twice is told of two things.
        if !doubtful && by_side.values().all(|told| told.len() == 1) {
            let mut set: Vec<usize> = by_side.into_values().flatten().collect();
            set.sort_unstable();
            found.push(set);
        }
    }
    found
}

/// Beside the sides that are told there may be others: who is neither dead nor injured, games neither won nor lost.
pub fn leaves_others(survey: &Survey<'_>, parts: &[usize]) -> bool {
    let open = |&i: &usize| survey.claims[i].qualifiers.has_cue_in(&At::AROUND, SumWord::Besides);
    parts.iter().any(open)
}

/// "14 in Leeds, six in York": places that the packs know, each named behind its own figure, none in another.
fn by_place(survey: &Survey<'_>, parts: &[usize]) -> Option<Vec<usize>> {
    let place = |n: usize| -> Option<(&str, &[Area])> {
        let claim = &survey.claims[parts[n]];
        let end = parts.get(n + 1).map_or(claim.sentence_span.end, |&next| survey.claims[next].quantity.span.start);
        // Places have the packs' names, in lower case.
        let behind = survey.articles[claim.article].text.get(claim.quantity.span.end..end)?.to_lowercase();
        let named = claim.qualifiers.narrowest().into_iter().filter(|(name, _)| behind.contains(&name.to_lowercase()));
        match named.collect::<Vec<_>>().as_slice() {
            [(name, areas)] if !areas.is_empty() => Some((*name, *areas)),
            [..] => None,
        }
    };
    let placed: Vec<usize> = (0..parts.len()).filter(|&n| place(n).is_some()).collect();
    // Two towns are apart; a town that the packs place elsewhere may yet lie in the country beside it.
    let level = |p: &[Area], q: &[Area]| p.iter().any(|a| q.iter().any(|b| a.level == b.level));
    let apart = |m: usize, n: usize| {
        let both = place(m).zip(place(n)).filter(|(p, q)| level(p.1, q.1));
        both.is_some_and(|(p, q)| Whereabouts::of(p, q) == Whereabouts::Apart)
    };
    let all = placed.iter().enumerate().all(|(at, &m)| placed[at + 1..].iter().all(|&n| apart(m, n)));
    all.then(|| placed.into_iter().map(|n| parts[n]).collect())
}
