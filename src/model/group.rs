//! Claims that speak of the same quantity of the same thing.

use std::collections::HashMap;

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

/// How surely members of a group speak of one thing, pair by pair.
#[derive(Debug, Clone, Default)]
pub struct Ties {
    links: HashMap<(usize, usize), u8>,
}

impl Ties {
    pub fn of(group: &Group) -> Ties {
        Ties::over(std::slice::from_ref(group))
    }

    /// Of all groups; a claim is in one at most.
    pub fn over(groups: &[Group]) -> Ties {
        let links = groups.iter().flat_map(|g| &g.links);
        Ties { links: links.map(|&(a, b, confidence)| ((a.min(b), a.max(b)), confidence)).collect() }
    }

    /// In percent; 0 where only other members link the two. A chain proves little: each of its links may be of another respect.
    pub fn between(&self, a: usize, b: usize) -> u8 {
        self.links.get(&(a.min(b), a.max(b))).copied().unwrap_or(0)
    }
}

/// Two claims of which the figure of one is hardly but that of the other slipped, though what they stand beside puts them in two groups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stray {
    pub claims: (usize, usize),
    /// How sure it is that both speak of one thing, in percent.
    pub confidence: u8,
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
    fn two_members_are_as_sure_as_their_own_link() {
        let links = vec![(1, 2, 90), (2, 3, 60), (4, 5, 80)];
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
        for (a, b, sure) in [(1, 2, 90), (2, 1, 90), (2, 3, 60), (1, 3, 0), (4, 5, 80), (1, 4, 0)] {
            assert_eq!(ties.between(a, b), sure, "{a} and {b}");
        }
    }
}
