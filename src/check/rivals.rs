//! Which figures of two articles are held against each other: those that agree with none of the other's, each with the nearest.

use super::compare::{self, Relation};
use crate::model::{Claim, Tolerances};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Pairs of claims that rival each other. A figure that agrees with one of the other article's is settled; where one article
/// gives several that are not, each is held against the nearest: two quakes of 7.6 and 7.4 against 7.6 and 7.5 leave 7.4 and 7.5.
pub fn rivals(
    claims: &[Claim],
    members: &[usize],
    tolerances: &Tolerances,
    witnesses: &Witnesses<'_>,
) -> BTreeSet<(usize, usize)> {
    let articles: BTreeSet<usize> = members.iter().map(|&i| claims[i].article).collect();
    let agrees = |i: usize, j: usize| {
        let (a, b) = (&claims[i], &claims[j]);
        let meet = compare::relation(a, b, tolerances).is_some_and(|r| r != Relation::Disjoint);
        meet && !compare::slipped(a, b) || compare::same_stated(a, b)
    };
    let witnessed = |i: usize, j: usize| witnesses.told_apart(i, j);
    let of = |article: usize| members.iter().copied().filter(move |&i| claims[i].article == article);
    let mut rivals = BTreeSet::new();
    for &x in &articles {
        for &y in articles.iter().filter(|&&y| y > x) {
            // "2.3 million" in a headline over "2,314,588" is that figure rounded, and settles no other.
            let settles = |i: usize, j: usize| {
                let closer = |k: usize| precision(&claims[k]) > precision(&claims[i]) && agrees(k, i) && !agrees(k, j);
                agrees(i, j) && !of(claims[i].article).any(closer)
            };
            let open_x: Vec<usize> = of(x).filter(|&i| !of(y).any(|j| settles(j, i))).collect();
            let open_y: Vec<usize> = of(y).filter(|&j| !of(x).any(|i| settles(i, j))).collect();
            for &i in &open_x {
                rivals.extend(
                    nearest(claims, i, &open_y).map(|j| (i.min(j), i.max(j))).filter(|&(i, j)| !witnessed(i, j)),
                );
            }
            for &j in &open_y {
                rivals.extend(
                    nearest(claims, j, &open_x).map(|i| (i.min(j), i.max(j))).filter(|&(i, j)| !witnessed(i, j)),
                );
            }
        }
    }
    // Headline against body of one article.
    for &x in &articles {
        for i in of(x).filter(|&i| claims[i].headline) {
            let body: Vec<usize> = of(x).filter(|&j| !claims[j].headline).collect();
            // "five million" over "five billion": whatever else agrees with the headline, the one is the other slipped.
            let lone = |j: usize| claims.iter().filter(|c| compare::same_stated(c, &claims[j])).count() == 1;
            let slips = body.iter().filter(|&&j| compare::slipped(&claims[i], &claims[j]) && lone(j));
            rivals.extend(slips.map(|&j| (i.min(j), i.max(j))));
            // What the body says again about whatever subject is no rival of its headline.
            let said = |c: &&Claim| c.article == x && !c.headline && compare::same_stated(c, &claims[i]);
            if !body.iter().any(|&j| agrees(i, j)) && !claims.iter().any(|c| said(&c)) {
                rivals.extend(nearest(claims, i, &body).map(|j| (i.min(j), i.max(j))));
            }
        }
    }
    rivals.retain(|&(i, j)| !parted(claims, i, j) && !parted(claims, j, i));
    rivals
}

/// The figure of `i` stands beside `j` as a part of it: "12 people in Arden" against "17 people, 12 of them in Arden". A part of that place
/// is what it is held against, whatever its figure.
fn parted(claims: &[Claim], i: usize, j: usize) -> bool {
    let here = |c: &&Claim| c.article == claims[j].article && c.sentence == claims[j].sentence;
    let before = claims[..j].iter().rev().take_while(here);
    let after = claims[j + 1..].iter().take_while(here);
    let (own, whole) = (&claims[i].qualifiers.places, &claims[j].qualifiers.places);
    let there = |c: &Claim| !own.is_empty() && c.qualifiers.places == *own && own != whole;
    before.chain(after).any(|c| {
        let part = c.qualifiers.part && c.quantity.kind == claims[i].quantity.kind;
        part && (compare::same_stated(c, &claims[i]) || there(c))
    })
}

/// How many digits of the figure say something.
fn precision(claim: &Claim) -> u32 {
    claim.quantity.stated().map_or(0, |n| n.significant_digits())
}

/// The story's claims by what they count and the figure they give.
pub struct Witnesses<'c> {
    claims: &'c [Claim],
    by_figure: HashMap<(&'c str, &'c str, Decimal), Vec<usize>>,
}

impl<'c> Witnesses<'c> {
    pub fn of(claims: &'c [Claim]) -> Self {
        let mut by_figure: HashMap<(&str, &str, Decimal), Vec<usize>> = HashMap::new();
        for (i, claim) in claims.iter().enumerate() {
            if let Some(key) = figure(claim) {
                by_figure.entry(key).or_default().push(i);
            }
        }
        Witnesses { claims, by_figure }
    }

    fn alike(&self, claim: &'c Claim) -> &[usize] {
        figure(claim).and_then(|key| self.by_figure.get(&key)).map_or(&[], Vec::as_slice)
    }

    /// Whether some article of the story gives both figures of the same thing on its own account, so that they are two things:
    /// "13 home runs after the trade" and "33 in the season". Figures put in two mouths, or set against each other in one
    /// sentence, are no witness.
    fn told_apart(&self, i: usize, j: usize) -> bool {
        let speaker = |c: &'c Claim| c.attribution.as_ref().map(|s| s.text.as_str());
        let said: HashSet<(usize, usize, Option<&str>)> = self
            .alike(&self.claims[i])
            .iter()
            .map(|&c| &self.claims[c])
            .map(|c| (c.article, c.sentence, speaker(c)))
            .collect();
        self.alike(&self.claims[j]).iter().map(|&d| &self.claims[d]).any(|d| {
            said.iter()
                .any(|(article, sentence, who)| *article == d.article && *sentence != d.sentence && *who == speaker(d))
        })
    }
}

fn figure(claim: &Claim) -> Option<(&str, &str, Decimal)> {
    let stated = compare::stated(claim)?;
    Some((claim.subject.head.as_str(), claim.quantity.unit_id().unwrap_or(""), stated))
}

/// The claims among `others` nearest to claim `i` by ratio; all that share that ratio (the same figure twice).
fn nearest(claims: &[Claim], i: usize, others: &[usize]) -> impl Iterator<Item = usize> {
    let ratios: Vec<(Decimal, usize)> =
        others.iter().map(|&j| (compare::ratio(&claims[i], &claims[j]).unwrap_or(Decimal::MAX), j)).collect();
    let least = ratios.iter().map(|(r, _)| *r).min();
    ratios.into_iter().filter(move |(r, _)| Some(*r) == least).map(|(_, j)| j)
}
