//! Claims → groups that speak of the same thing.

mod company;
mod evidence;
mod feature;
mod index;
mod observe;
mod story;
mod value;
mod wall;

use crate::model::{Claim, Group, NearMiss, Stray, Verdict};
use evidence::Likeness;
use std::collections::{BTreeMap, HashMap, HashSet};
use story::Story;

/// A link of this confidence puts two claims in one group.
const LINK: u8 = 45;

/// Of things that a story can hold several of (earthquakes, games) the group shows which are told apart, so it is drawn wider.
const LOOSE: u8 = 30;

/// From here on two figures of which one is hardly but the other slipped are joined though their sentences name another subject,
/// time or rate: a slip is found by its digits, and what stands beside them is put in as many words as there are writers. One more
/// than digits alone can give.
const SURE: u8 = 60;

/// Reasons kept for a group: more than an editor reads.
const EVIDENCE: usize = 8;

/// A group grows to this many claims: sixty articles that each give a figure several times. It bounds the work on a text that
/// repeats one sentence without end.
const CROWD: usize = 400;

/// A kind of evidence or a wall to leave out, when what each is worth is measured.
#[derive(Debug, Clone, Copy, Default)]
pub struct Without {
    /// `subject`, `event`, `party` …: the families of observations.
    pub evidence: Option<&'static str>,
    /// `subject`, `part`, `period` …: the fields that near misses name.
    pub wall: Option<&'static str>,
}

/// The claims with what keeps them apart.
struct Walls<'c> {
    claims: &'c [Claim],
    without: Option<&'static str>,
    /// Pairs that the evidence joins over what usually keeps two such claims apart.
    joined: HashSet<(usize, usize)>,
}

impl Walls<'_> {
    fn keep_apart(&self, a: usize, b: usize) -> bool {
        let (x, y) = (&self.claims[a], &self.claims[b]);
        !self.joined.contains(&(a.min(b), a.max(b)))
            && (wall::between(x, y, self.without).is_some() || wall::usual(x, y, self.without).is_some())
    }
}

/// What alignment makes of the claims of a story.
pub struct Alignment {
    /// Of two or more claims.
    pub groups: Vec<Group>,
    /// Pairs that look alike and were kept apart.
    pub near_misses: Vec<NearMiss>,
    /// Slips from one group to another.
    pub strays: Vec<Stray>,
}

/// Puts together what speaks of one thing.
///
/// Deterministic: links are taken strongest first, ties by reading order; no group ever holds two claims that a wall keeps apart.
pub fn align(claims: &[Claim], without: &Without) -> Alignment {
    let dimensions: Vec<String> = claims.iter().map(index::dimension).collect();
    let story = Story::of(claims, &dimensions);
    let mut links = Vec::new();
    let mut misses = Vec::new();
    let mut walls = Walls { claims, without: without.wall, joined: HashSet::new() };
    for (a, b) in index::candidates(claims, &dimensions) {
        let (x, y) = (&claims[a], &claims[b]);
        let usual = wall::usual(x, y, without.wall);
        let judge = |wall| evidence::judge(claims, (a, b), wall, &story, without.evidence);
        let Likeness { confidence, why, slip } = judge(usual.as_ref().map(|u| u.0));
        let alike = dimensions[a] == dimensions[b] && !x.qualifiers.adjunct && !y.qualifiers.adjunct;
        if !slip && !alike {
            continue;
        }
        let several = x.subject.several && x.subject.same_entry(&y.subject);
        let enough = if several { LOOSE } else { LINK };
        let kept = |(field, why)| NearMiss { claims: (a, b), field, why };
        if confidence < enough {
            misses.extend(usual.filter(|_| judge(None).confidence >= enough).map(|(_, apart)| kept(apart)));
            continue;
        }
        if let Some(apart) = wall::between(x, y, without.wall)
            .filter(|(field, _)| !(slip && confidence >= SURE && wall::is_of_wording(field)))
        {
            misses.push(kept(apart));
            continue;
        }
        walls.joined.insert((a, b));
        links.push(Link { a, b, confidence, slip, why });
    }
    links.sort_by_key(|l| (std::cmp::Reverse(l.confidence), l.a, l.b));
    let groups = merge(claims, &links, &walls);
    let strays = strays(&links, &groups);
    Alignment { groups, near_misses: misses, strays }
}

struct Link {
    a: usize,
    b: usize,
    confidence: u8,
    /// The figure of one is hardly but that of the other slipped.
    slip: bool,
    why: Vec<String>,
}

/// The links by a slip that no group holds.
fn strays(links: &[Link], groups: &[Group]) -> Vec<Stray> {
    let homes: HashMap<usize, usize> =
        groups.iter().enumerate().flat_map(|(g, group)| group.claims.iter().map(move |&i| (i, g))).collect();
    let apart = |l: &&Link| l.slip && homes.get(&l.a) != homes.get(&l.b);
    links.iter().filter(apart).map(|l| Stray { claims: (l.a, l.b), confidence: l.confidence }).collect()
}

/// Joins the strongest links first; a join that would put two walled-off claims together is refused.
fn merge(claims: &[Claim], links: &[Link], walls: &Walls<'_>) -> Vec<Group> {
    let mut home: Vec<usize> = (0..claims.len()).collect();
    let mut members: BTreeMap<usize, Vec<usize>> = (0..claims.len()).map(|i| (i, vec![i])).collect();
    let mut refused: HashSet<(usize, usize)> = HashSet::new();
    for link in links {
        let (x, y) = (home[link.a], home[link.b]);
        if x == y {
            continue;
        }
        let (into, from) = (x.min(y), x.max(y));
        // Groups only grow, so two that clashed once clash for good.
        if refused.contains(&(into, from)) {
            continue;
        }
        let clash = members[&into].len() + members[&from].len() > CROWD
            || members[&into].iter().any(|&i| members[&from].iter().any(|&j| walls.keep_apart(i, j)));
        if clash {
            refused.insert((into, from));
            continue;
        }
        let moved = members.remove(&from).unwrap_or_default();
        moved.iter().for_each(|&i| home[i] = into);
        members.entry(into).or_default().extend(moved);
    }
    let mut inside: BTreeMap<usize, Vec<&Link>> = BTreeMap::new();
    for link in links.iter().filter(|l| home[l.a] == home[l.b]) {
        inside.entry(home[link.a]).or_default().push(link);
    }
    let mut groups = Vec::new();
    for (root, mut group) in members.into_iter().filter(|(_, group)| group.len() > 1) {
        group.sort_unstable();
        groups.push(describe(claims, group, inside.get(&root).map_or(&[], Vec::as_slice)));
    }
    groups
}

fn describe(claims: &[Claim], members: Vec<usize>, links: &[&Link]) -> Group {
    let mut evidence: Vec<String> = Vec::new();
    for why in links.iter().flat_map(|l| &l.why) {
        if evidence.len() < EVIDENCE && !evidence.contains(why) {
            evidence.push(why.clone());
        }
    }
    let first = &claims[members[0]];
    let confidence = links.iter().map(|l| l.confidence).max().unwrap_or(0);
    // A pack's subject names the group where one member has it.
    let subject = members.iter().map(|&i| &claims[i].subject).find(|s| !s.is_open());
    Group {
        subject: subject.unwrap_or(&first.subject).id.clone(),
        unit: first.quantity.unit_id().map(str::to_owned),
        per: first.quantity.per.clone(),
        confidence,
        verdict: Verdict::Agree,
        independent_sources: 0,
        evidence,
        links: links.iter().map(|l| (l.a, l.b, l.confidence)).collect(),
        claims: members,
    }
}
