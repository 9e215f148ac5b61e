//! Claims that speak of the same quantity of the same thing.

use std::collections::BTreeMap;

/// What the claims of a group amount to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verdict {
    Agree,
    /// The same figure under another hedge, statistic or source.
    Drift,
    /// The matter moved on between the articles.
    Update,
    Disagree,
}

impl Verdict {
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Agree => "agree",
            Verdict::Drift => "drift",
            Verdict::Update => "update",
            Verdict::Disagree => "disagree",
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The subject's id, with the event where that tells groups apart.
    pub subject: String,
    pub unit: Option<String>,
    pub per: Option<String>,
    /// Indices into the story's claims, in reading order.
    pub claims: Vec<usize>,
    pub verdict: Verdict,
    /// How sure it is that they speak of one thing, 0 to 100 percent.
    pub confidence: u8,
    pub independent_sources: usize,
    /// Why they were put together, in words.
    pub evidence: Vec<String>,
    /// Links between members: (claim, claim, confidence in percent).
    pub links: Vec<(usize, usize, u8)>,
}

impl Group {
    /// How sure it is that these two members speak of one thing, in percent: their own link, or the weakest link of the strongest
    /// chain of others that leads from one to the other. 0 where nothing does.
    pub fn confidence_between(&self, a: usize, b: usize) -> u8 {
        let mut links = self.links.clone();
        links.sort_by_key(|l| std::cmp::Reverse(l.2));
        let mut home: BTreeMap<usize, usize> = self.claims.iter().map(|&c| (c, c)).collect();
        for (x, y, confidence) in links {
            let (Some(&into), Some(&from)) = (home.get(&x), home.get(&y)) else { continue };
            home.values_mut().filter(|h| **h == from).for_each(|h| *h = into);
            if home.contains_key(&a) && home.get(&a) == home.get(&b) {
                return confidence;
            }
        }
        0
    }
}

/// Two claims that look alike and were kept apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NearMiss {
    pub claims: (usize, usize),
    /// The field that told them apart: `period`, `place`, `party`, `measure` …
    pub field: &'static str,
    pub why: String,
}
