//! status-conflict: one thing is in two states that exclude each other.
//!
//! Why it matters: whether a road is open or a bill was signed is what the reader acts on.
//!
//! Example: “the crossings have reopened” against “the crossings remain shut”.
//!
//! How it decides: pairs of states from the packs (open and shut, signed and vetoed, convicted and acquitted). The thing must be the same noun,
//! nothing that narrows it may differ, and a narrowing word or two names nearby must be shared; a person is one by name. Two days, or
//! two things it is about (“convicted of fraud”, “acquitted of theft”), make it two states; a sentence on an appeal is left out. What is planned, wished or possible is no
//! state; what is denied is the other state. An article that has both states tells of a change; the state that says it came after (“reopened”) is
//! its last. Medium; where the later article tells that the state came about, it is an update and info.
//!
//! Not caught: states told by nouns (“the closure of the bridge”), things known only by a pronoun.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey};
use crate::model::{Fact, Severity, Status, names_fit};
use std::collections::{BTreeMap, BTreeSet};

/// Names nearby that two articles must share where no word narrows the thing in both.
const NAMES: usize = 2;
/// States of one kind of thing that are held against each other.
const MOST: usize = 80;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut things: BTreeMap<(&str, &str), Vec<(usize, &Status)>> = BTreeMap::new();
    for (i, _, status) in facts::of(survey, Fact::as_status) {
        things.entry((status.pair.as_str(), status.object.as_str())).or_default().push((i, status));
    }
    things.into_values().flat_map(|states| of_thing(survey, &states)).collect()
}

fn of_thing(survey: &Survey<'_>, states: &[(usize, &Status)]) -> Vec<Slip> {
    let current = current(survey, &states[..states.len().min(MOST)]);
    let mut pairs: Vec<(usize, usize, Judged)> = Vec::new();
    for a in current.iter().filter(|(_, s)| s.first) {
        for b in current.iter().filter(|(_, s)| !s.first) {
            let apart = survey.facts[a.0].article != survey.facts[b.0].article;
            if apart && same_thing(a.1, b.1) {
                pairs.push((a.0, b.0, judged(survey, *a, *b)));
            }
        }
    }
    pairs.sort_by_key(|(a, b, j)| (std::cmp::Reverse(j.severity), *a, *b));
    let severity = pairs.first().map(|p| p.2.severity);
    let of = |pick: fn(&(usize, usize, Judged)) -> usize| {
        let same = pairs.iter().filter(|p| Some(p.2.severity) == severity).map(pick);
        let mut seen = BTreeSet::new();
        same.filter(|i| seen.insert(*i)).collect::<Vec<_>>()
    };
    let sides = Sides { first: of(|p| p.0), second: of(|p| p.1) };
    let best = pairs.into_iter().next().map(|p| p.2);
    best.and_then(|judged| sides.slip_in_order(survey, judged)).into_iter().collect()
}

/// Of each article the states that hold at its end.
fn current<'s>(survey: &Survey<'_>, states: &[(usize, &'s Status)]) -> Vec<(usize, &'s Status)> {
    let article = |i: usize| survey.facts[i].article;
    let kept = |(i, s): &&(usize, &'s Status)| {
        let rivals = || {
            states
                .iter()
                .filter(|(j, other)| article(*j) == article(*i) && other.first != s.first && !told_apart(s, other))
        };
        // Without a word that says which came after, the article is not to be held to either.
        rivals().next().is_none() || (s.follows && !rivals().any(|(_, other)| other.follows))
    };
    states.iter().filter(kept).copied().collect()
}

/// Other words narrow them, or two who did it are named alike: the council may approve what the union rejects.
fn told_apart(a: &Status, b: &Status) -> bool {
    let proper = |name: &str| name.starts_with(char::is_uppercase);
    let agents = a.agent.as_deref().zip(b.agent.as_deref());
    let other = |x: &Option<String>, y: &Option<String>| x.as_deref().zip(y.as_deref()).is_some_and(|(x, y)| x != y);
    agents.is_some_and(|(x, y)| x != y && proper(x) == proper(y))
        || other(&a.regarding, &b.regarding)
        || other(&a.day, &b.day)
        || narrowed_apart(a, b)
}

fn narrowed_apart(a: &Status, b: &Status) -> bool {
    if a.person || b.person {
        return a.person != b.person || !names_fit(&a.modifiers, &b.modifiers);
    }
    !a.modifiers.is_empty() && !b.modifiers.is_empty() && !a.modifiers.iter().any(|m| b.modifiers.contains(m))
}

fn same_thing(a: &Status, b: &Status) -> bool {
    if told_apart(a, b) || !(a.definite || b.definite) {
        return false;
    }
    if a.person && b.person {
        return true;
    }
    let narrowed = a.modifiers.iter().any(|m| b.modifiers.contains(m));
    let names = a.names.iter().filter(|n| b.names.contains(n)).count();
    narrowed || (a.definite && b.definite && names >= NAMES)
}

fn judged(survey: &Survey<'_>, a: (usize, &Status), b: (usize, &Status)) -> Judged {
    let published = |i: usize| survey.articles[survey.facts[i].article].published;
    let (x, y) = (published(a.0), published(b.0));
    let later = match x.zip(y) {
        Some((x, y)) if x > y => Some(a.1),
        Some((x, y)) if y > x => Some(b.1),
        Some(_) | None => None,
    };
    let update = later.is_some_and(|status| status.happened);
    let unknown =
        if x.is_none() || y.is_none() { vec!["when the articles were published".to_owned()] } else { Vec::new() };
    Judged {
        severity: if update { Severity::Info } else { Severity::Medium },
        confidence: if update { 60 } else { 75 },
        rule: if update { "state-changed-since" } else { "states-exclude-each-other" },
        reason: if update {
            "the later article tells of a change.".to_owned()
        } else {
            "both cannot hold at once.".to_owned()
        },
        steps: vec![format!("both speak of “{}”, in the states of {}", a.1.object, a.1.pair.replace('-', " "))],
        unknown,
    }
}
