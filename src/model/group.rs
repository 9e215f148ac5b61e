//! Claims that speak of the same quantity of the same thing.

use std::cmp::Reverse;
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

/// The strongest links that hold a group together, no more than one way between two members.
#[derive(Debug, Clone, Default)]
pub struct Ties {
    /// Per member, the members it is tied to and how surely.
    near: BTreeMap<usize, Vec<(usize, u8)>>,
}

impl Ties {
    pub fn of(group: &Group) -> Ties {
        let mut links = group.links.clone();
        links.sort_by_key(|&(a, b, confidence)| (Reverse(confidence), a, b));
        let mut home: BTreeMap<usize, usize> = group.claims.iter().map(|&c| (c, c)).collect();
        let mut ties = Ties::default();
        for (a, b, confidence) in links {
            let (Some(&into), Some(&from)) = (home.get(&a), home.get(&b)) else { continue };
            if into == from {
                continue;
            }
            home.values_mut().filter(|h| **h == from).for_each(|h| *h = into);
            ties.near.entry(a).or_default().push((b, confidence));
            ties.near.entry(b).or_default().push((a, confidence));
        }
        ties
    }

    /// How sure it is that these two members speak of one thing, in percent: their own link, or the weakest link of the strongest
    /// chain of others that leads from one to the other. 0 where nothing does.
    pub fn between(&self, a: usize, b: usize) -> u8 {
        let mut open = vec![(a, a, 100)];
        while let Some((at, from, weakest)) = open.pop() {
            if at == b {
                return weakest;
            }
            let next = self.near.get(&at).into_iter().flatten().filter(|(to, _)| *to != from);
            open.extend(next.map(|&(to, confidence)| (to, at, weakest.min(confidence))));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_members_are_as_sure_as_the_weakest_link_between_them() {
        let links = vec![(1, 2, 90), (2, 3, 60), (1, 3, 40), (4, 5, 80)];
        let group = Group {
            subject: String::new(),
            unit: None,
            per: None,
            claims: vec![1, 2, 3, 4, 5],
            verdict: Verdict::Agree,
            confidence: 90,
            independent_sources: 1,
            evidence: Vec::new(),
            links,
        };
        let ties = Ties::of(&group);
        for (a, b, sure) in [(1, 2, 90), (2, 3, 60), (1, 3, 60), (3, 1, 60), (4, 5, 80), (1, 4, 0)] {
            assert_eq!(ties.between(a, b), sure, "{a} and {b}");
        }
    }
}
