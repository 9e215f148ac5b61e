//! organisation-name: the name of a body is that of another article but for one word.
//!
//! Why it matters: a blend of two names, or a word mistaken, points readers to a body that is not there.
//!
//! Example: “Customs and Border Patrol” against “Customs and Border Protection”.
//!
//! How it decides: names of three or more words that differ in one: in the last, which begins with the same letter, or in one by a
//! letter or two. The name of the other article must be one the packs know, or one that two independent articles use. Medium.
//! The names of ships are held against each other in the same way (“MV Northern Pearl”, “the ferry Northern Peak”). British and American spellings are one. An article that has both names knows both bodies.
//!
//! Not caught: short forms, nicknames, names that differ in more than a word; two bodies the packs know.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey};
use crate::model::{Fact, Severity, distance, spelling};
use std::collections::{BTreeMap, BTreeSet};

/// Names of fewer words are short forms that many bodies share.
const LEAST: usize = 3;
/// Names that begin alike; more of them are a list of bodies, not slips.
const MANY: usize = 60;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut names: BTreeMap<Vec<String>, (bool, Vec<usize>)> = BTreeMap::new();
    for (i, _, body) in facts::of(survey, Fact::as_organisation).into_iter().filter(|(_, _, b)| b.words.len() >= LEAST)
    {
        let words = body.words.iter().map(|w| spelling(w)).collect();
        let entry = names.entry(words).or_insert((body.known, Vec::new()));
        entry.1.push(i);
    }
    // Names of one word's difference share their first two words, their last two, or the first and the last.
    let mut near: BTreeMap<(u8, &String, &String), Vec<&Vec<String>>> = BTreeMap::new();
    for words in names.keys() {
        let last = words.len() - 1;
        for key in [(0, &words[0], &words[1]), (1, &words[last - 1], &words[last]), (2, &words[0], &words[last])] {
            near.entry(key).or_default().push(words);
        }
    }
    let mut pairs: BTreeSet<(&Vec<String>, &Vec<String>)> = BTreeSet::new();
    for group in near.into_values().filter(|g| g.len() <= MANY) {
        for (n, &a) in group.iter().enumerate() {
            pairs.extend(group[n + 1..].iter().filter(|b| one_word_apart(a, b)).map(|&b| (a, b)));
        }
    }
    pairs.into_iter().filter_map(|(a, b)| differ(survey, &names[a], &names[b])).collect()
}

fn one_word_apart(a: &[String], b: &[String]) -> bool {
    if a.len() != b.len() {
        return false;
    }
    let apart: Vec<usize> = (0..a.len()).filter(|&i| a[i] != b[i]).collect();
    let &[at] = apart.as_slice() else { return false };
    let (x, y) = (&a[at], &b[at]);
    let last = at + 1 == a.len() && x.chars().next() == y.chars().next();
    last || (x.len() > 4 && distance(x, y, 2) <= 2 && x.trim_end_matches('s') != y.trim_end_matches('s'))
}

fn differ(survey: &Survey<'_>, a: &(bool, Vec<usize>), b: &(bool, Vec<usize>)) -> Option<Slip> {
    let articles = |facts: &[usize]| -> BTreeSet<usize> { facts.iter().map(|&i| survey.facts[i].article).collect() };
    if articles(&a.1).intersection(&articles(&b.1)).next().is_some() {
        return None;
    }
    let attested = |name: &(bool, Vec<usize>)| name.0 || facts::sources(survey, &name.1) >= 2;
    let (right, other) = match (a.0, b.0) {
        (true, true) => return None,
        (true, false) => (a, b),
        (false, true) => (b, a),
        (false, false) if attested(a) && !attested(b) => (a, b),
        (false, false) if attested(b) && !attested(a) => (b, a),
        (false, false) => return None,
    };
    let (first, second) = (facts::one_an_article(survey, &other.1), facts::one_an_article(survey, &right.1));
    let known = if right.0 {
        "the second is a body known by that name."
    } else {
        "the second is the name that more than one article uses."
    };
    let steps = vec![format!(
        "the names are the same but for one word: “{}”, “{}”",
        facts::phrase(survey, *first.first()?),
        facts::phrase(survey, *second.first()?)
    )];
    let judged = Judged {
        severity: Severity::Medium,
        confidence: 85,
        rule: "one-word-of-the-name-differs",
        reason: format!("the names differ in one word, and {known}"),
        steps,
        unknown: vec!["whether there is a body of the other name".to_owned()],
    };
    Sides { first, second }.slip_in_order(survey, judged)
}
