//! What the story as a whole says of its claims: how rare a word is, who has figures of a kind, which figure stands alone.

use super::company::Company;
use super::feature::Feature;
use crate::model::Claim;
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};

/// Counts over all claims, made once: pairs are many more than claims.
pub struct Story<'c> {
    claims: &'c [Claim],
    company: Company,
    /// Per claim, the lemmas of its context, each with its rarity, in one order.
    words: Vec<Vec<Word>>,
    /// Per claim, what is told of it.
    told: Vec<Told>,
    /// The stated values of each article, by what they count.
    of_head: HashMap<(usize, &'c str, &'c str), BTreeSet<Decimal>>,
    dimensions: &'c [String],
}

/// A lemma by its number in the story, and its rarity.
type Word = (u32, u64);

struct Told {
    contested: bool,
    only_of_dimension: bool,
    rare_dimension: bool,
}

/// A dimension is rare where an article gives at most this many figures of it on average: speeds, areas, degrees.
const RARE: usize = 2;

/// A word of so many claims is a rare one: the two in question and one beside them.
const RARE_WORD: usize = 3;

impl<'c> Story<'c> {
    /// `dimensions` has one for each claim, in their order.
    pub fn of(claims: &'c [Claim], dimensions: &'c [String]) -> Self {
        // Per lemma its number and the claims that use it.
        let mut used: HashMap<&str, (u32, usize)> = HashMap::new();
        // Several parties with an offer each, by dimension and head; the stated values of an article, by both and by dimension.
        let mut parties: HashMap<(&str, &str), BTreeSet<&str>> = HashMap::new();
        let mut of_head: HashMap<(usize, &str, &str), BTreeSet<Decimal>> = HashMap::new();
        let mut of_dimension: HashMap<(usize, &str), BTreeSet<Decimal>> = HashMap::new();
        for (claim, dimension) in claims.iter().zip(dimensions) {
            for lemma in &claim.qualifiers.context {
                let next = used.len() as u32;
                used.entry(lemma).or_insert((next, 0)).1 += 1;
            }
            let head = claim.subject.head.as_str();
            let named = claim.qualifiers.parties.iter().map(String::as_str);
            parties.entry((head, dimension)).or_default().extend(named);
            let stated = value(claim);
            of_head.entry((claim.article, dimension, head)).or_default().extend(stated);
            if !claim.qualifiers.adjunct {
                of_dimension.entry((claim.article, dimension)).or_default().extend(stated);
            }
        }
        let articles = claims.iter().map(|c| c.article).collect::<BTreeSet<_>>().len();
        let mut given: HashMap<&str, usize> = HashMap::new();
        for ((_, dimension), values) in &of_dimension {
            *given.entry(dimension).or_default() += values.len();
        }
        let told = |(claim, dimension): (&Claim, &String)| {
            let (article, head, dimension) = (claim.article, claim.subject.head.as_str(), dimension.as_str());
            Told {
                contested: parties.get(&(head, dimension)).is_some_and(|p| p.len() >= 2),
                only_of_dimension: of_dimension.get(&(article, dimension)).is_some_and(|v| v.len() == 1),
                rare_dimension: given.get(dimension).is_some_and(|n| *n <= RARE * articles),
            }
        };
        let told = claims.iter().zip(dimensions).map(told).collect();
        let word = |lemma: &String| used.get(lemma.as_str()).map(|&(id, n)| (id, rarity(claims.len(), n)));
        let words = claims.iter().map(|claim| {
            let mut words: Vec<Word> = claim.qualifiers.context.iter().filter_map(word).collect();
            words.sort_unstable();
            words
        });
        Story { claims, company: Company::of(claims, dimensions), words: words.collect(), told, of_head, dimensions }
    }

    /// Share of the rarer words of the shorter context that both use, 0 to 100.
    pub fn overlap(&self, a: usize, b: usize) -> u64 {
        let (a, b) = (&self.words[a], &self.words[b]);
        let total = |list: &[Word]| list.iter().map(|(_, rarity)| rarity).sum::<u64>();
        let mut shared = 0;
        let mut rest = b.iter().peekable();
        for (id, rarity) in a {
            while rest.next_if(|(other, _)| other < id).is_some() {}
            if rest.peek().is_some_and(|(other, _)| other == id) {
                shared += rarity;
            }
        }
        let least = total(a).min(total(b));
        (shared * 100).checked_div(least).unwrap_or(0)
    }

    /// Whether both use a word that hardly any other claim does: a name, most often.
    pub fn shares_rare_word(&self, a: usize, b: usize) -> bool {
        let least = rarity(self.claims.len(), RARE_WORD);
        let (x, y) = (&self.words[a], &self.words[b]);
        x.iter().any(|(id, r)| *r >= least && y.iter().any(|(other, _)| other == id))
    }

    /// What the figures around both claims say of the pair.
    pub fn company(&self, a: usize, b: usize, found: &mut Vec<Feature>) {
        self.company.observe(self.claims, a, b, found);
    }

    /// Whether the story tells this kind of figure of two parties or more, so that one without a party may be anybody's.
    pub fn is_contested(&self, claim: usize) -> bool {
        self.told[claim].contested
    }

    /// Whether its article gives no other figure of this dimension and head.
    pub fn is_only_of_head(&self, claim: usize) -> bool {
        self.held(claim).is_some_and(|held| held.len() == 1)
    }

    /// Whether the two are all that is left of this dimension and head, once what both articles give is taken away.
    pub fn are_left_of_head(&self, a: usize, b: usize) -> bool {
        let Some((x, y)) = self.held(a).zip(self.held(b)) else { return false };
        let own = |claim: usize| value(&self.claims[claim]);
        let left = |x: &BTreeSet<Decimal>, y: &BTreeSet<Decimal>, claim: usize| x.difference(y).copied().eq(own(claim));
        x.intersection(y).next().is_some() && left(x, y, a) && left(y, x, b)
    }

    /// The values that its article gives of its dimension and head.
    fn held(&self, claim: usize) -> Option<&BTreeSet<Decimal>> {
        let Claim { article, subject, .. } = &self.claims[claim];
        self.of_head.get(&(*article, self.dimensions[claim].as_str(), subject.head.as_str()))
    }

    /// Whether its article gives no other figure of this dimension.
    pub fn is_only_of_dimension(&self, claim: usize) -> bool {
        self.told[claim].only_of_dimension
    }

    /// Whether the story's articles give few figures of this dimension.
    pub fn is_rare_dimension(&self, claim: usize) -> bool {
        self.told[claim].rare_dimension
    }
}

/// The canonical value, or an end of it.
fn value(claim: &Claim) -> Option<Decimal> {
    claim.canonical.and_then(|i| i.low.or(i.high)).map(|n| n.value.normalize())
}

/// Thousandths of an inverse document frequency of a word that so many of the claims use: 0 for a word of every claim. Integers keep
/// it the same on every machine.
fn rarity(claims: usize, used: usize) -> u64 {
    let ratio = (claims.max(1) * 2 / used.max(1)).max(1) as u64;
    // log2 in steps, scaled: enough to rank words.
    u64::from(ratio.ilog2()) * 1000 + ((ratio * 1000) >> ratio.ilog2()) % 1000
}
