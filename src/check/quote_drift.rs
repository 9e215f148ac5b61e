//! quote-drift: two articles quote one statement in different words.
//!
//! Why it matters: quotation marks promise the speaker's own words; a word changed inside them is put into his mouth.
//!
//! Example: “we will never close the plant” against “we will not close the plant before May” is two statements, but “we will close
//! three plants this year” against “we will close two plants this year” is one that drifted.
//!
//! How it decides: the quotations are laid side by side word by word. At least five words and 70 % of the shorter must be the same, and
//! a content word between two shared ones or at the end must be another: medium, high where it is a number or a negation. A sentence too
//! short for that is held against another together with the sentence that it goes on from. Where a
//! speaker is not known it is low. Ellipses, brackets, clipped ends, case, typography, British and American spelling, small
//! grammatical words and words only left out are no drift. Two named speakers are quote-speaker's matter.
//!
//! Not caught: translations that differ more, indirect speech.
//!
//! Parameters: five words and 70 %, the project's convention.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey};
use crate::model::{Cited, Fact, Quote, QuotedWord, Severity, Speaker, WordKind};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeSet, HashMap};

/// Words that must be the same.
const SHARED: usize = 5;
/// Share of the shorter quotation that must be the same, in percent.
const ALIKE: usize = 70;
/// Words that may stand in place of others at the very end.
const ENDS: usize = 2;
/// Quotations that share a pair of words, above which the pair tells nothing.
const COMMON: usize = 12;

/// Two quotations of two articles, side by side.
pub struct Aligned<'s> {
    pub at: (usize, usize),
    pub quotes: (&'s Quote, &'s Quote),
    pub shared: usize,
    /// The gravest word that is another, with the word of either side.
    pub change: Option<(WordKind, String, String)>,
}

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let drifted = aligned(survey).into_iter().filter_map(|a| Some((drift(&a)?, a)));
    let mut told: BTreeSet<usize> = BTreeSet::new();
    let mut slips: Vec<Slip> = Vec::new();
    // One wording against another is one cause, however many outlets carry each.
    let mut causes: Vec<(String, String)> = Vec::new();
    for (judged, a) in drifted {
        if told.contains(&a.at.0) && told.contains(&a.at.1) {
            continue;
        }
        told.extend([a.at.0, a.at.1]);
        let words = |fact: usize| survey.facts[fact].value.clone();
        let wordings = (words(a.at.0), words(a.at.1));
        let swapped = (wordings.1.clone(), wordings.0.clone());
        match causes.iter().position(|c| *c == wordings || *c == swapped) {
            Some(n) => {
                for cited in [a.at.0, a.at.1].map(Cited::Fact) {
                    if !slips[n].cited.contains(&cited) {
                        slips[n].cited.push(cited);
                    }
                }
            }
            None => {
                if let Some(slip) = Sides::pair(a.at.0, a.at.1).slip(survey, judged) {
                    causes.push(wordings);
                    slips.push(slip);
                }
            }
        }
    }
    slips
}

/// Pairs of quotations of two articles that are one statement by their words; found by the pairs of words they share.
pub fn aligned<'s>(survey: &Survey<'s>) -> Vec<Aligned<'s>> {
    let quotes = facts::of(survey, Fact::as_quote);
    let mut holders: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (n, (_, _, quote)) in quotes.iter().enumerate() {
        let pairs: BTreeSet<(&str, &str)> =
            quote.words.windows(2).map(|w| (w[0].folded.as_str(), w[1].folded.as_str())).collect();
        for pair in pairs.into_iter().filter(|(x, y)| !x.is_empty() && !y.is_empty()) {
            holders.entry(pair).or_default().push(n);
        }
    }
    let mut candidates: BTreeSet<(usize, usize)> = BTreeSet::new();
    for group in holders.values().filter(|g| g.len() <= COMMON) {
        for (k, &m) in group.iter().enumerate() {
            let other = |n: &&usize| quotes[m].1.article != quotes[**n].1.article;
            candidates.extend(group[k + 1..].iter().filter(other).map(|&n| (m, n)));
        }
    }
    candidates.into_iter().filter_map(|(m, n)| align((quotes[m].0, quotes[m].2), (quotes[n].0, quotes[n].2))).collect()
}

/// Two quoted sentences by their own words, else as the ends of two quotations that are one up to them.
fn align<'s>(a: (usize, &'s Quote), b: (usize, &'s Quote)) -> Option<Aligned<'s>> {
    let same = |x: &QuotedWord, y: &QuotedWord| x.folded == y.folded;
    let (x, y) = (&a.1.before, &b.1.before);
    let one = x.len() >= SHARED && x.len() == y.len() && x.iter().zip(y).all(|(x, y)| same(x, y));
    align_words(a, b, if one { x.len() } else { 0 })
}

fn align_words<'s>(a: (usize, &'s Quote), b: (usize, &'s Quote), before: usize) -> Option<Aligned<'s>> {
    let (x, y) = (&a.1.words, &b.1.words);
    let folded = |words: &'s [QuotedWord]| words.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Myers, &folded(x), &folded(y));
    let equal = |op: &DiffOp| if let DiffOp::Equal { len, .. } = op { *len } else { 0 };
    let shared: usize = ops.iter().map(equal).sum();
    let shorter = x.len().min(y.len());
    // What stands before tells that the two are one; most of their own words are the same all the same.
    if shared + before < SHARED || shared * 100 < shorter * ALIKE {
        return None;
    }
    // What only one has before the first shared word and after the last is clipped; a word or two that stand in place of others are not.
    let first = ops.iter().position(|op| equal(op) > 0)?;
    let last = ops.iter().rposition(|op| equal(op) > 0)?;
    let inside = |n: usize, op: &DiffOp| {
        let few = op.old_range().len().max(op.new_range().len()) <= ENDS;
        (first..=last).contains(&n) || (few && matches!(op, DiffOp::Replace { .. }))
    };
    let changes = ops.iter().enumerate().filter(|(n, op)| inside(*n, op)).filter_map(|(_, op)| changed(op, x, y));
    let change = changes.max_by_key(|c| c.0);
    Some(Aligned { at: (a.0, b.0), quotes: (a.1, b.1), shared, change })
}

/// Words of one side put in place of words of the other, with the gravest of them.
fn changed(op: &DiffOp, x: &[QuotedWord], y: &[QuotedWord]) -> Option<(WordKind, String, String)> {
    let (old, new) = (&x[op.old_range()], &y[op.new_range()]);
    let gap = |words: &[QuotedWord]| words.iter().any(|w| w.kind == WordKind::Gap);
    if gap(old) || gap(new) {
        return None;
    }
    let of = |words: &[QuotedWord], kind: WordKind| words.iter().find(|w| w.kind == kind).map(|w| w.folded.clone());
    let text = |words: &[QuotedWord]| words.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>().join(" ");
    match op {
        DiffOp::Equal { .. } => None,
        // A negation that only one has turns the statement around.
        DiffOp::Delete { .. } => of(old, WordKind::Negation).map(|w| (WordKind::Negation, w, String::new())),
        DiffOp::Insert { .. } => of(new, WordKind::Negation).map(|w| (WordKind::Negation, String::new(), w)),
        DiffOp::Replace { .. } => {
            let one_sided = of(old, WordKind::Negation).is_some() != of(new, WordKind::Negation).is_some();
            let numbers = of(old, WordKind::Number).zip(of(new, WordKind::Number)).filter(|(m, n)| m != n);
            let content = of(old, WordKind::Content).zip(of(new, WordKind::Content)).filter(|(m, n)| !same_stem(m, n));
            // Whole clauses in place of others are two statements, not one word changed.
            if old.len() > 3 || new.len() > 3 {
                None
            } else if one_sided && !contracts(old, new) {
                Some((WordKind::Negation, text(old), text(new)))
            } else {
                numbers
                    .map(|(m, n)| (WordKind::Number, m, n))
                    .or_else(|| content.map(|(m, n)| (WordKind::Content, m, n)))
            }
        }
    }
}

/// One word in two forms: `migrant`, `migrants`.
fn same_stem(a: &str, b: &str) -> bool {
    let common = a.chars().zip(b.chars()).take_while(|(x, y)| x == y).count();
    common >= 3 && common + 3 >= a.chars().count().max(b.chars().count())
}

/// "isn't" for "is not", "cannot" for "can not".
fn contracts(old: &[QuotedWord], new: &[QuotedWord]) -> bool {
    let joined = |words: &[QuotedWord]| words.iter().map(|w| w.folded.replace("n't", "not")).collect::<String>();
    joined(old) == joined(new)
}

/// Two speakers may be one: a person and an office, or nothing in their names tells them apart.
pub fn may_be_one(a: &Speaker, b: &Speaker) -> bool {
    match (&a.person, &b.person) {
        (Some(x), Some(y)) => x.may_be(y),
        (Some(_), None) | (None, Some(_)) | (None, None) => true,
    }
}

fn drift(aligned: &Aligned<'_>) -> Option<Judged> {
    let (kind, old, new) = aligned.change.clone()?;
    let speakers = aligned.quotes.0.speaker.as_ref().zip(aligned.quotes.1.speaker.as_ref());
    if speakers.is_some_and(|(a, b)| !may_be_one(a, b)) {
        return None;
    }
    let grave = match kind {
        WordKind::Number | WordKind::Negation => Severity::High,
        WordKind::Content | WordKind::Light | WordKind::Gap => Severity::Medium,
    };
    let known = speakers.is_some_and(|(a, b)| a.person.is_some() && b.person.is_some());
    let severity = if known {
        grave
    } else if speakers.is_some() {
        grave.milder()
    } else {
        Severity::Low
    };
    let reason = match (old.is_empty(), new.is_empty()) {
        (false, false) => format!("one statement, but “{old}” in the one stands as “{new}” in the other."),
        (true, _) => format!("one statement, but only one has “{new}”."),
        (false, true) => format!("one statement, but only one has “{old}”."),
    };
    Some(Judged {
        severity,
        confidence: 85,
        rule: "quoted-word-differs",
        reason,
        steps: vec![format!("{} words of the two quotations are the same", aligned.shared)],
        unknown: if known { Vec::new() } else { vec!["whether one speaker is quoted".to_owned()] },
    })
}
