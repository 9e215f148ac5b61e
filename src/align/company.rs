//! The company a figure keeps: which articles give it.
//!
//! Articles on one event repeat most of each other's figures. A figure that the other article gives too is hardly the one it differs
//! from there; one that several give, and in whose place a single article has its digits turned round, is hardly another thing.

use super::feature::Feature;
use super::value;
use crate::model::{Claim, Kind};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};

/// A figure as it can be recognised in another article: its dimension and canonical value.
type Figure = (u32, Decimal);

/// What is known of every claim's figure; worked out once for a story.
pub struct Company {
    /// Per claim; `None` where the number is an everyday one (below 20, or vague).
    figures: Vec<Option<Figure>>,
    /// The articles that give a figure.
    given: HashMap<Figure, BTreeSet<usize>>,
    /// Per claim, everyday numbers too.
    any: Vec<Option<Figure>>,
    /// The articles that give a number as it is written.
    exact: HashMap<Figure, BTreeSet<usize>>,
    /// Per claim, what it counts: heads by number.
    heads: Vec<u32>,
    /// Where a figure of a head is given: articles and sentences.
    sentences: HashMap<(Figure, u32), BTreeSet<(usize, usize)>>,
    /// The claims of a sentence, in order.
    beside: HashMap<(usize, usize), Vec<usize>>,
}

/// Figures of a sentence that are looked through for one that another sentence has, too: those of a long table say little.
const BESIDE: usize = 8;

impl Company {
    /// `dimensions` has one for each claim, in their order.
    pub fn of(claims: &[Claim], dimensions: &[String]) -> Self {
        let mut ids: HashMap<&str, u32> = HashMap::new();
        let mut figures = Vec::with_capacity(claims.len());
        let mut given: HashMap<Figure, BTreeSet<usize>> = HashMap::new();
        let mut any = Vec::with_capacity(claims.len());
        let mut exact: HashMap<Figure, BTreeSet<usize>> = HashMap::new();
        let mut names: HashMap<&str, u32> = HashMap::new();
        let mut heads = Vec::with_capacity(claims.len());
        let mut sentences: HashMap<(Figure, u32), BTreeSet<(usize, usize)>> = HashMap::new();
        let mut beside: HashMap<(usize, usize), Vec<usize>> = HashMap::new();
        for (i, (claim, dimension)) in claims.iter().zip(dimensions).enumerate() {
            beside.entry((claim.article, claim.sentence)).or_default().push(i);
            let next = ids.len() as u32;
            let kind = *ids.entry(dimension).or_insert(next);
            let stated = claim.quantity.stated().map(|n| (kind, n.value.normalize()));
            any.push(stated);
            let next = names.len() as u32;
            let head = *names.entry(&claim.subject.head).or_insert(next);
            heads.push(head);
            if let Some(figure) = stated {
                exact.entry(figure).or_default().insert(claim.article);
                sentences.entry((figure, head)).or_default().insert((claim.article, claim.sentence));
            }
            let figure = telling(claim).map(|value| (kind, value));
            figures.push(figure);
            if let Some(figure) = figure {
                given.entry(figure).or_default().insert(claim.article);
            }
        }
        Company { figures, given, any, exact, heads, sentences, beside }
    }

    /// Only one article gives the very number, whatever it counts.
    fn is_alone(&self, claim: usize) -> bool {
        let given = self.any[claim].and_then(|figure| self.exact.get(&figure));
        given.is_some_and(|articles| articles.len() == 1)
    }

    fn stated(&self, claim: usize) -> Option<Decimal> {
        self.any[claim].map(|(_, value)| value)
    }

    /// Figures beside the first that stand beside the second, too: of the same things, or telling ones. "8,400 people in 19 villages" and
    /// "the 3,400 residents of 19 villages" are on the same people.
    fn shared_figures(&self, claims: &[Claim], a: usize, b: usize) -> Vec<usize> {
        let others = |of: usize| {
            let here = self.beside.get(&(claims[of].article, claims[of].sentence));
            let told = move |i: &&usize| **i != of && self.any[**i].is_some() && self.any[**i] != self.any[of];
            here.into_iter().flatten().filter(told).copied().take(BESIDE)
        };
        // "$85 million" and "USD 85 million" are one sum.
        let sums = |i: usize, j: usize| [i, j].iter().all(|&i| claims[i].quantity.kind == Kind::Money);
        let same = |i: usize, j: usize| self.any[i] == self.any[j] || sums(i, j) && self.stated(i) == self.stated(j);
        let one = |i: usize, j: usize| {
            let named = !claims[i].subject.head.is_empty();
            self.figures[i].is_some() || named && self.heads[i] == self.heads[j]
        };
        others(a).filter(|&i| others(b).any(|j| same(i, j) && one(i, j))).collect()
    }

    /// The figures are as far apart as this one says: "closes 74 of its 410 branches" and "336 will be left once the 74 are gone" are before
    /// and after.
    fn is_difference(&self, figure: usize, a: usize, b: usize) -> bool {
        let apart = self.stated(a).zip(self.stated(b)).and_then(|(x, y)| x.checked_sub(y)).map(|d| d.abs().normalize());
        self.stated(figure) == apart
    }

    /// "shuts 74 of its 410 branches" beside "336 branches": the one is what is left of the other without a part that its sentence gives.
    fn is_rest(&self, claims: &[Claim], rest: usize, whole: usize) -> bool {
        let left = self.stated(whole).zip(self.stated(rest)).and_then(|(x, y)| x.checked_sub(y)).map(|d| d.normalize());
        let beside = self.beside.get(&(claims[whole].article, claims[whole].sentence));
        let part = |&&i: &&usize| i != whole && self.heads[i] == self.heads[whole] && self.stated(i) == left;
        beside.into_iter().flatten().take(BESIDE).any(|i| part(&i))
    }

    /// A headline's figure that its article has not, but slipped.
    fn slipped_headline(&self, claims: &[Claim], (a, b): (usize, usize), found: &[Feature]) -> Option<Feature> {
        let (top, body) = if claims[a].headline { (a, b) } else { (b, a) };
        let figure = self.any[top].filter(|_| claims[top].headline && !claims[body].headline)?;
        let told =
            |i: usize| claims[i].article == claims[top].article && !claims[i].headline && self.any[i] == Some(figure);
        let slipped = found.iter().any(|f| f.is_slip());
        (slipped && !(0..claims.len()).any(told)).then_some(Feature::LostHeadline)
    }

    /// What is observed of a pair whose figures differ or agree.
    pub fn observe(&self, claims: &[Claim], a: usize, b: usize, found: &mut Vec<Feature>) {
        if claims[a].article == claims[b].article {
            found.extend(self.slipped_headline(claims, (a, b), found));
            return;
        }
        // "nine of the eleven villages" beside "eleven villages": the sentence has its own figure for the other's.
        let told = |of: usize, beside: usize| {
            let at = (claims[beside].article, claims[beside].sentence);
            let held = self.any[of].and_then(|figure| self.sentences.get(&(figure, self.heads[of])));
            self.any[of] != self.any[beside] && held.is_some_and(|held| held.contains(&at))
        };
        let sized = found.iter().any(|f| matches!(f, Feature::SumTimesThousand | Feature::SameRareDigits));
        if !sized && (told(a, b) || told(b, a)) {
            found.push(Feature::GivenInSentence);
        }
        let shared = self.shared_figures(claims, a, b);
        // Told as a change it is of the same unit still.
        let unit = |i: usize| (claims[i].quantity.kind, claims[i].quantity.unit_id());
        let telling = |i: usize| unit(i) == unit(a) && (self.figures[i].is_some() || self.heads[i] == self.heads[a]);
        let moved = shared.iter().any(|&i| telling(i) && self.is_difference(i, a, b));
        if moved || self.is_rest(claims, a, b) || self.is_rest(claims, b, a) {
            found.push(Feature::Remainder);
        }
        // "32 tonnes of silver" and "4 tonnes of copper" of one ship.
        let measured = claims[a].quantity.kind == Kind::Measure;
        let slipped = found.iter().any(|f| f.is_slip());
        let two = |f: &Feature| *f == Feature::OtherThing && !slipped || *f == Feature::OtherHead && measured;
        let other = found.iter().any(two);
        if !other && shared.iter().any(|&i| !self.is_difference(i, a, b)) {
            found.push(Feature::SharedFigure);
        }
        let (Some(x), Some(y)) = (self.figures[a], self.figures[b]) else { return };
        if x == y {
            // "143,000 acre-feet" and "144,000": in one unit nothing was converted, and who gives which tells.
            let unit = |i: usize| claims[i].quantity.unit_id();
            if unit(a) == unit(b) && self.any[a] != self.any[b] && self.is_alone(a) != self.is_alone(b) {
                found.push(Feature::OneAlone);
            }
            return;
        }
        // A headline says what its article says again, but for a slip, and one size of a sum is hardly given beside the other on purpose.
        let headline = claims[a].headline || claims[b].headline;
        let lone = sized || headline && slipped;
        let gives = |figure: Figure, article: usize| self.given[&figure].contains(&article);
        if !lone && (gives(x, claims[b].article) || gives(y, claims[a].article)) {
            found.push(Feature::GivenBeside);
            return;
        }
        // "shrinks from $131 million to $113 million": a third tells that there are both.
        let third = |article: &&usize| !(lone && [claims[a].article, claims[b].article].contains(article));
        if self.given[&x].intersection(&self.given[&y]).any(|article| third(&article)) {
            found.push(Feature::GivenTogether);
        }
        let alone = |figure: Figure| self.given[&figure].len() == 1;
        if alone(x) != alone(y) {
            let slip = slipped && !are_small_counts(&claims[a], &claims[b], found);
            found.push(if slip { Feature::LoneSlip } else { Feature::OneAlone });
        }
    }
}

/// 58 of one thing and 85 of another, 142 samples and 412 people: whatever look of a slip is left, such a pair proves nothing by who gives it.
fn are_small_counts(a: &Claim, b: &Claim, found: &[Feature]) -> bool {
    let one = found.iter().any(|f| matches!(f, Feature::SameEntry | Feature::SameHead | Feature::SamePeople));
    value::is_small_count(a) && value::is_small_count(b) && !one
}

/// A figure that is hardly given twice by chance: two digits at least, and no small count.
fn telling(claim: &Claim) -> Option<Decimal> {
    let interval = claim.canonical?;
    let number = interval.low.or(interval.high)?;
    let value = number.value.normalize();
    // Converted and rounded again, 1,400 feet are 430 metres: of measures two digits tell.
    let measured = matches!(claim.quantity.kind, Kind::Measure);
    let value = if measured { value.round_sf(2)?.normalize() } else { value };
    (number.significant_digits() >= 2 && value.abs() >= Decimal::from(20) || value.abs() >= Decimal::from(1000))
        .then_some(value)
}
