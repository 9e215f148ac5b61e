//! Candidate pairs from an index: only claims that share a key are ever compared.

use crate::model::{Claim, Kind, Number, Reached, UnitKind};
use std::collections::{BTreeMap, BTreeSet};

/// A key held by more claims than this says too little, and pairing them all would cost too much: each is paired with its nearest only.
const CROWDED: usize = 120;

/// A word of so many claims is still rare: a few articles that each give a figure or two beside it.
const RARE: usize = 8;

/// A story gives few figures of a dimension: two or three in each of its usual four to six articles.
const FEW: usize = 16;

/// An article of fewer figures gives each of them alone, whatever it is of.
const FIGURES: usize = 4;

/// Most pairs of a story: a text that repeats itself without end is compared with fewer of its own claims, as pairs would otherwise
/// grow faster than the text.
const PAIRS: usize = 400_000;

/// Pairs (a < b) of claims of one dimension that share a subject, a head, a container, an event or a stated value.
pub fn candidates(claims: &[Claim], dimensions: &[String]) -> Vec<(usize, usize)> {
    let mut by_key: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let rare = rare_words(claims);
    let few = few(claims, dimensions);
    let lone = lone(claims, dimensions);
    for (i, (claim, dimension)) in claims.iter().zip(dimensions).enumerate() {
        // What only dates or converts something else has no subject, but its figure may be the other's true one. A change may be told
        // as a level by whoever got it wrong.
        let bare = dimension.split('/').next().unwrap_or_default();
        for key in figures(claim) {
            by_key.entry(format!("{bare}|{key}")).or_default().push(i);
        }
        let mut keys = Vec::new();
        // "up from 37" is of the thing as it was; only by its figure is it known where another tells of that time.
        if !claim.qualifiers.adjunct && claim.quantity.change.is_none_or(|c| c.role != Reached::From) {
            keys.extend(subjects(claim));
            keys.extend(beside(claim, &rare));
            keys.extend(few.contains(dimension.as_str()).then(|| "few".to_owned()));
            keys.extend(lone.contains(&i).then(|| "lone".to_owned()));
            keys.extend(claim.qualifiers.sought.then(|| "sought".to_owned()));
        }
        for key in keys {
            by_key.entry(format!("{dimension}|{key}")).or_default().push(i);
        }
    }
    pairs(&by_key.into_values().collect::<Vec<_>>())
}

/// The pairs of the claims that hold one key, each pair once, in order.
fn pairs(held: &[Vec<usize>]) -> Vec<(usize, usize)> {
    let most = most(held);
    let mut pairs = Vec::new();
    for held in held {
        let reach = reach(held.len()).min(most);
        for (n, &a) in held.iter().enumerate() {
            pairs.extend(held.iter().skip(n + 1).take(reach).map(|&b| (a.min(b), a.max(b))));
        }
    }
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// How many of the next claims under its key a claim is compared with.
fn reach(held: usize) -> usize {
    if held > CROWDED { CROWDED / 4 } else { held }
}

/// The reach that keeps a story within [`PAIRS`], whatever its keys; at least the next claim is compared.
fn most(held: &[Vec<usize>]) -> usize {
    let pairs = |most: usize| held.iter().map(|h| h.len() * reach(h.len()).min(most)).sum::<usize>();
    let mut most = CROWDED;
    while most > 1 && pairs(most) > PAIRS {
        most /= 2;
    }
    most
}

/// "cut 3,500 jobs": the noun behind the number is counted; "claims fell by 9,000" tells a change of them.
fn counts(claim: &Claim) -> bool {
    claim.subject.span.end >= claim.quantity.number.end
}

/// What two claims must share to be comparable at all: kind, base unit, and whether it is a level or a change.
pub fn dimension(claim: &Claim) -> String {
    let q = &claim.quantity;
    let unit = match &q.unit {
        Some(unit) if unit.kind == UnitKind::Count => "count",
        Some(unit) => unit.base.as_str(),
        None if q.kind == Kind::Share => "%",
        None => "count",
    };
    let kind = match q.kind {
        Kind::Duration => "duration",
        Kind::Age => "age",
        Kind::Count | Kind::Measure | Kind::Money | Kind::Temperature => "",
        Kind::Percent | Kind::Share => "share",
        Kind::Points => "points",
        Kind::Ratio => "ratio",
        Kind::Multiple => "multiple",
        Kind::Ordinal | Kind::Score | Kind::Vote | Kind::Date | Kind::Identifier => "other",
    };
    let change = q.change.map_or("", |c| match c.role {
        // "cut 3,500 jobs", "342 miles up": of things and measures the change is the figure itself.
        Reached::By if q.kind == Kind::Count && !claim.subject.head.is_empty() && counts(claim) => "",
        // "prices rose 3 percent" is inflation of 3 percent.
        Reached::By if claim.subject.growth => "",
        Reached::By if q.kind == Kind::Measure => "",
        Reached::By => "by",
        Reached::From => "",
        Reached::To => "",
    });
    format!("{kind}:{unit}/{change}")
}

/// Dimensions of measure that so few claims have that any two may be of one thing: the only powers or areas of a story need share no
/// word. Sums, shares and spans of time are of anything.
fn few<'d>(claims: &[Claim], dimensions: &'d [String]) -> BTreeSet<&'d str> {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for (_, dimension) in claims.iter().zip(dimensions).filter(|(c, _)| c.quantity.kind == Kind::Measure) {
        *used.entry(dimension).or_default() += 1;
    }
    used.into_iter().filter(|(_, n)| *n <= FEW).map(|(dimension, _)| dimension).collect()
}

/// The claims that are the only one of their dimension among an article's figures ([`FIGURES`] at least): so are, mostly, those that
/// tell the same elsewhere.
fn lone(claims: &[Claim], dimensions: &[String]) -> BTreeSet<usize> {
    let mut held: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    let mut figures: BTreeMap<usize, usize> = BTreeMap::new();
    claims.iter().for_each(|c| *figures.entry(c.article).or_default() += 1);
    let telling = |c: &Claim| matches!(c.quantity.kind, Kind::Percent | Kind::Share | Kind::Money | Kind::Temperature);
    for (i, (claim, dimension)) in
        claims.iter().zip(dimensions).enumerate().filter(|(_, (c, _))| telling(c) && figures[&c.article] >= FIGURES)
    {
        held.entry((claim.article, dimension)).or_default().push(i);
    }
    held.into_values().filter(|held| held.len() == 1).flatten().collect()
}

/// Words that so few claims share that they tell what these are about.
fn rare_words(claims: &[Claim]) -> BTreeSet<&str> {
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for word in claims.iter().flat_map(|c| &c.qualifiers.context) {
        *used.entry(word).or_default() += 1;
    }
    used.into_iter().filter(|(_, n)| *n <= RARE).map(|(word, _)| word).collect()
}

/// What figures of two digits beside one rare word share where one of the digits is wrong.
fn beside(claim: &Claim, rare: &BTreeSet<&str>) -> Vec<String> {
    // Small counts stand beside any word.
    let kind = claim.quantity.kind;
    let telling = |n: &Number| kind.is_amount() && (kind != Kind::Count || n.leading_place() >= 2);
    let Some(n) = claim.quantity.stated().filter(telling) else { return Vec::new() };
    let size = format!("{}:{}", claim.quantity.unit_id().unwrap_or(""), n.leading_place());
    let words = claim.qualifiers.context.iter().filter(|w| rare.contains(w.as_str()));
    words
        .flat_map(|w| all_but_one(n, 2).into_iter().map(move |key| (w, key)))
        .map(|(w, k)| format!("{w}:{size}:{k}"))
        .collect()
}

/// The digits of a number of so many or more, with each struck out in turn.
fn all_but_one(n: Number, least: usize) -> Vec<String> {
    let written = n.value.normalize().mantissa().unsigned_abs().to_string();
    let long = written.trim_end_matches('0').len() >= least && written.len() <= 12;
    (0..written.len()).filter(|_| long).map(|i| format!("but:{i}:{}{}", &written[..i], &written[i + 1..])).collect()
}

/// What claims of one subject, event or party have in common.
fn subjects(claim: &Claim) -> Vec<String> {
    let mut keys = Vec::new();
    let subject = &claim.subject;
    if !subject.is_open() {
        keys.push(format!("subject:{}", subject.id));
    }
    if !subject.head.is_empty() {
        keys.push(format!("head:{}", subject.head));
    }
    keys.extend(subject.container.iter().map(|c| format!("head:{c}")));
    keys.extend(subject.modifiers.iter().filter(|m| m.starts_with("in ")).map(|m| format!("held:{m}")));
    keys.extend(claim.qualifiers.event.iter().map(|e| format!("event:{e}")));
    keys.extend(claim.qualifiers.parties.iter().map(|p| format!("party:{p}")));
    keys
}

/// What figures that are the same, or slipped, have in common.
fn figures(claim: &Claim) -> Vec<String> {
    let mut keys = Vec::new();
    if let Some(n) = claim.quantity.stated() {
        keys.push(format!("value:{}", n.value.normalize()));
        // "Between 30 and 90" in one article is "90" in another.
        let range = claim.quantity.interval.high.filter(|_| !claim.quantity.kind.is_tally());
        keys.extend(range.map(|high| format!("value:{}", high.value.normalize())));
        // Figures that a slip may have made of each other share their digits.
        let mut digits: Vec<u8> = n.value.normalize().mantissa().unsigned_abs().to_string().into_bytes();
        digits.retain(|d| *d != b'0');
        digits.sort_unstable();
        keys.push(format!("digits:{}", String::from_utf8_lossy(&digits)));
        // One digit wrong among three: the figures share what is left when it is struck out.
        keys.extend(all_but_one(n, 3));
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keys that all of so many claims hold.
    fn keys(keys: usize, claims: usize) -> Vec<Vec<usize>> {
        vec![(0..claims).collect(); keys]
    }

    #[test]
    fn every_two_claims_of_a_key_are_compared_until_it_is_crowded() {
        assert_eq!(pairs(&keys(3, 100)).len(), 100 * 99 / 2);
        assert!(pairs(&keys(1, 2 * CROWDED)).len() < CROWDED * CROWDED);
    }

    #[test]
    fn pairs_do_not_grow_faster_than_claims() {
        // Each key is held by other neighbours, as the digits of figures are.
        let spread = |claims: usize| {
            let mut held = keys(2, claims);
            for step in 2..10 {
                held.extend((0..step).map(|first| (first..claims).step_by(step).collect::<Vec<_>>()));
            }
            pairs(&held).len()
        };
        assert!(spread(4_000) <= PAIRS && spread(40_000) <= PAIRS, "{} {}", spread(4_000), spread(40_000));
        assert!(spread(40_000) >= 40_000, "the next claim is always compared");
    }
}
