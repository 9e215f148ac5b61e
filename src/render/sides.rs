//! The sentences that a finding sets against each other, by the side on which each stands, compared word by word.

use super::differ::{apart, differ};
use super::words::{Sentence, Word};
use crate::model::{Cited, Finding, Report, Span};

/// One of the sentences.
pub struct Side {
    /// The first of the statements that it makes.
    pub cited: Cited,
    pub sentence: Sentence,
    /// Of each word, whether it is part of a statement that the finding cites.
    pub own: Vec<bool>,
    /// Of each word, whether it is at odds with the other side.
    pub differs: Vec<bool>,
    /// Says what the finding's first statement says.
    pub first: bool,
    /// Index of the article, and where the sentence stands in it.
    place: (usize, Span),
}

/// At most so many of a finding's sentences: the primary one, those that say the same, then those at odds with them. And the
/// statements that stand in none of these.
///
/// The two sides are compared by the first sentence of each; where two sentences have little in common, the words of the
/// statements alone are compared.
pub fn sides(report: &Report, finding: &Finding, most: usize) -> (Vec<Side>, Vec<Cited>) {
    let (mut sides, rest) = gathered(report, finding, most);
    if let Some(other) = sides.iter().position(|side| !side.first) {
        compare(&mut sides, other);
    }
    sides.sort_by_key(|side| !side.first);
    (sides, rest)
}

/// The sentences in the order of the finding, each once, however many of its statements are cited.
fn gathered(report: &Report, finding: &Finding, most: usize) -> (Vec<Side>, Vec<Cited>) {
    let mut sides: Vec<Side> = Vec::new();
    let mut rest = Vec::new();
    let mut main = finding.cited.iter().map(|c| reading(report, *c));
    let (one, two) = (main.next().flatten(), main.next().flatten());
    for cited in &finding.cited {
        let Some(said) = report.statement(*cited) else { continue };
        let place = (said.article, said.sentence_span);
        let known = sides.iter().position(|side| side.place == place);
        if known.is_none() && sides.len() >= most {
            rest.push(*cited);
            continue;
        }
        let Some(sentence) = Sentence::of(report, *cited) else { continue };
        let own: Vec<bool> = (0..sentence.words.len()).map(|n| sentence.marked.contains(&n)).collect();
        match known.and_then(|n| sides.get_mut(n)) {
            Some(side) => side.join(sentence, &own),
            None => {
                let first = sides.is_empty() || with_first(reading(report, *cited), &one, &two);
                sides.push(Side { cited: *cited, sentence, differs: own.clone(), own, first, place });
            }
        }
    }
    (sides, rest)
}

impl Side {
    /// Takes in a further statement of the same sentence. One so far off that another part of a very long sentence is seen
    /// around it has no word here to be marked.
    fn join(&mut self, sentence: Sentence, own: &[bool]) {
        if sentence.words.len() != self.sentence.words.len() {
            return;
        }
        for ((word, other), n) in self.sentence.words.iter_mut().zip(sentence.words).zip(0..) {
            word.mark = word.mark.max(other.mark);
            self.own[n] |= own[n];
            self.differs[n] |= own[n];
        }
    }
}

/// What a statement comes to: the number or value alone, and with all that stands around it.
#[derive(PartialEq, Eq)]
struct Reading {
    bare: String,
    full: String,
}

fn reading(report: &Report, cited: Cited) -> Option<Reading> {
    match cited {
        Cited::Claim(n) => report.claims.get(n).map(|claim| {
            let q = &claim.quantity;
            let value = claim.canonical.unwrap_or(q.interval);
            let bare = value.low.or(value.high).map_or_else(String::new, |n| n.value.normalize().to_string());
            Reading { bare, full: format!("{value} {} {} {:?}", q.hedge.name(), q.approximate, q.per) }
        }),
        Cited::Fact(n) => report.facts.get(n).map(|fact| {
            let bare = format!("{} {}", fact.kind().name(), fact.value);
            Reading { full: bare.clone(), bare }
        }),
    }
}

/// A further statement stands beside the first where it has the first's number and not the second's; where these two have one
/// number, where it has also the first's hedge. Where even that is the same, nothing here tells the sides apart.
fn with_first(this: Option<Reading>, one: &Option<Reading>, two: &Option<Reading>) -> bool {
    match (this, one, two) {
        (Some(this), Some(one), Some(two)) if one.bare != two.bare => this.bare == one.bare,
        (Some(this), Some(one), Some(two)) => one.full != two.full && this.full == one.full,
        (_, _, _) => false,
    }
}

/// Marks the words that differ: the first sentence against the first of the other side, every other one against the first
/// sentence of the side on which it does not stand.
fn compare(sides: &mut [Side], other: usize) {
    for n in 0..sides.len() {
        let against = if sides[n].first { other } else { 0 };
        let (this, that) = (&sides[n], &sides[against]);
        let found = differ(&that.sentence.words, &this.sentence.words);
        let found = found.filter(|d| d.first.contains(&true) || d.second.contains(&true));
        sides[n].differs = found.map_or_else(|| within(this, that), |d| d.second);
    }
}

/// Of two sentences that have little in common, the words of the statements alone are compared.
fn within(this: &Side, that: &Side) -> Vec<bool> {
    let own = |side: &Side| -> Vec<Word> {
        side.sentence.words.iter().zip(&side.own).filter(|(_, own)| **own).map(|(word, _)| word.clone()).collect()
    };
    let mut differs = apart(&own(that), &own(this)).second.into_iter();
    this.own.iter().map(|own| *own && differs.next().unwrap_or(true)).collect()
}
