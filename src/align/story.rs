//! What the story as a whole says of its claims: how rare a word is, who has figures of a kind, which figure stands alone.

use super::index::dimension;
use crate::model::Claim;
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Counts over all claims, made once.
pub struct Story<'c> {
    claims: &'c [Claim],
    /// Per lemma, the claims that use it.
    used: HashMap<&'c str, usize>,
    /// Per claim, its dimension.
    dimensions: Vec<String>,
    /// Per dimension and head, the parties that the story's claims name: several parties with an offer each.
    parties: HashMap<(&'c str, String), BTreeSet<&'c str>>,
    /// Per article, dimension and head, the stated values.
    of_head: HashMap<(usize, String, &'c str), BTreeSet<Decimal>>,
    /// Per article and dimension, the stated values.
    of_dimension: HashMap<(usize, String), BTreeSet<Decimal>>,
    /// Dimensions of which the story's articles give few figures.
    rare: HashSet<String>,
}

/// A dimension is rare where an article gives at most this many figures of it on average: speeds, areas, degrees.
const RARE: usize = 2;

impl<'c> Story<'c> {
    pub fn of(claims: &'c [Claim]) -> Self {
        let mut story = Story {
            claims,
            used: HashMap::new(),
            dimensions: claims.iter().map(dimension).collect(),
            parties: HashMap::new(),
            of_head: HashMap::new(),
            of_dimension: HashMap::new(),
            rare: HashSet::new(),
        };
        for (claim, dimension) in claims.iter().zip(&story.dimensions) {
            for lemma in &claim.qualifiers.context {
                *story.used.entry(lemma).or_default() += 1;
            }
            let head = claim.subject.head.as_str();
            let named = claim.qualifiers.parties.iter().map(String::as_str);
            story.parties.entry((head, dimension.clone())).or_default().extend(named);
            let stated = claim.canonical.and_then(|i| i.low.or(i.high)).map(|n| n.value.normalize());
            story.of_head.entry((claim.article, dimension.clone(), head)).or_default().extend(stated);
            if !claim.qualifiers.adjunct {
                story.of_dimension.entry((claim.article, dimension.clone())).or_default().extend(stated);
            }
        }
        let articles = claims.iter().map(|c| c.article).collect::<BTreeSet<_>>().len();
        let mut given: HashMap<&str, usize> = HashMap::new();
        for ((_, dimension), values) in &story.of_dimension {
            *given.entry(dimension).or_default() += values.len();
        }
        let rare = given.into_iter().filter(|(_, n)| *n <= RARE * articles).map(|(d, _)| d.to_owned()).collect();
        Story { rare, ..story }
    }

    /// Thousandths of an inverse document frequency: 0 for a word of every claim. Integers keep it the same on every machine.
    fn rarity(&self, lemma: &str) -> u64 {
        let used = self.used.get(lemma).copied().unwrap_or(1).max(1);
        let ratio = (self.claims.len().max(1) * 2 / used).max(1) as u64;
        // log2 in steps, scaled: enough to rank words.
        u64::from(ratio.ilog2()) * 1000 + ((ratio * 1000) >> ratio.ilog2()) % 1000
    }

    /// Share of the rarer words of the shorter context that both use, 0 to 100.
    pub fn overlap(&self, a: &[String], b: &[String]) -> u64 {
        let total = |list: &[String]| list.iter().map(|w| self.rarity(w)).sum::<u64>();
        let shared: u64 = a.iter().filter(|w| b.contains(w)).map(|w| self.rarity(w)).sum();
        let least = total(a).min(total(b));
        (shared * 100).checked_div(least).unwrap_or(0)
    }

    /// Whether the story tells this kind of figure of two parties or more, so that one without a party may be anybody's.
    pub fn is_contested(&self, claim: usize) -> bool {
        let key = (self.claims[claim].subject.head.as_str(), self.dimensions[claim].clone());
        self.parties.get(&key).is_some_and(|p| p.len() >= 2)
    }

    /// Whether its article gives no other figure of this dimension and head.
    pub fn is_only_of_head(&self, claim: usize) -> bool {
        let c = &self.claims[claim];
        let key = (c.article, self.dimensions[claim].clone(), c.subject.head.as_str());
        self.of_head.get(&key).is_some_and(|v| v.len() == 1)
    }

    /// Whether its article gives no other figure of this dimension.
    pub fn is_only_of_dimension(&self, claim: usize) -> bool {
        let key = (self.claims[claim].article, self.dimensions[claim].clone());
        self.of_dimension.get(&key).is_some_and(|v| v.len() == 1)
    }

    /// Whether the story's articles give few figures of this dimension.
    pub fn is_rare_dimension(&self, claim: usize) -> bool {
        self.rare.contains(&self.dimensions[claim])
    }
}
