//! Which claims of the other articles stand behind a draft's claim.

use super::compare::{self, Relation};
use super::origin::root;
use super::{Survey, say};
use crate::model::{Claim, Hedge, Interval, Kind, UnitKind};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};

/// Most figures near a draft's one that are looked at: a story with more of them supports anything.
const NEAR: usize = 400;

/// A bound is loosely drawn around a figure as far as this (a convention: "more than 300" for 312, not for 420).
const LOOSE: Decimal = Decimal::from_parts(125, 0, 0, false, 2);

/// What can be compared at all: counts with counts, miles with kilometres.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Dimension<'s> {
    Count,
    Unit(&'s str),
    Kind(Kind),
}

fn dimension(claim: &Claim) -> Dimension<'_> {
    let q = &claim.quantity;
    match &q.unit {
        Some(unit) if unit.kind != UnitKind::Count => Dimension::Unit(&unit.base),
        Some(_) => Dimension::Count,
        None if q.kind == Kind::Count => Dimension::Count,
        None => Dimension::Kind(q.kind),
    }
}

/// The articles that a draft is held against.
pub struct Sources<'s> {
    survey: &'s Survey<'s>,
    /// Central figure and claim of the sources, by dimension, smallest first.
    figures: HashMap<Dimension<'s>, Vec<(Decimal, usize)>>,
    /// Claims of the sources by subject.
    subjects: HashMap<&'s str, Vec<usize>>,
    /// The group of each claim.
    groups: HashMap<usize, usize>,
}

impl<'s> Sources<'s> {
    /// `None` where no article is a draft.
    pub fn of(survey: &'s Survey<'s>) -> Option<Self> {
        survey.articles.iter().find(|a| a.draft)?;
        let mut figures: HashMap<Dimension<'s>, Vec<(Decimal, usize)>> = HashMap::new();
        let mut subjects: HashMap<&str, Vec<usize>> = HashMap::new();
        for (i, claim) in survey.claims.iter().enumerate().filter(|(_, c)| !survey.articles[c.article].draft) {
            if let Some(central) = compare::central(claim) {
                figures.entry(dimension(claim)).or_default().push((central, i));
            }
            subjects.entry(&claim.subject.id).or_default().push(i);
        }
        figures.values_mut().for_each(|f| f.sort_unstable());
        let members =
            |(g, group): (usize, &crate::model::Group)| group.claims.iter().map(move |&c| (c, g)).collect::<Vec<_>>();
        let groups = survey.groups.iter().enumerate().flat_map(members).collect();
        Some(Sources { survey, figures, subjects, groups })
    }

    /// The draft's claims that sources can be asked for: amounts that name a figure, said once a figure and subject.
    pub fn asked(&self) -> Vec<usize> {
        let draft = |c: &Claim| self.survey.articles[c.article].draft;
        let all = self.survey.claims.iter().enumerate();
        // "four-day", "three-room": a kind of thing more than a count.
        let kind = |c: &Claim| {
            let after = self.survey.articles[c.article].text.get(c.quantity.number.end..);
            after.is_some_and(|t| t.starts_with('-')) && compare::central(c).is_some_and(|v| v < Decimal::TEN)
        };
        all.filter(|(_, c)| draft(c) && names_a_figure(c) && !kind(c)).map(|(i, _)| i).collect()
    }

    /// The sources' claims in the groups of a claim.
    pub fn beside(&self, claim: usize) -> Vec<usize> {
        let group = self.groups.get(&claim).and_then(|&g| self.survey.groups.get(g));
        let members = group.map_or(&[][..], |g| g.claims.as_slice());
        members.iter().copied().filter(|&c| !self.survey.articles[self.survey.claims[c].article].draft).collect()
    }

    /// Of those the ones that give its figure.
    pub fn supporters(&self, claim: usize) -> Vec<usize> {
        self.beside(claim).into_iter().filter(|&s| self.gives(claim, s)).collect()
    }

    /// A source gives the figure, of whatever it speaks; or gives two figures of the subject that make it when added or subtracted.
    pub fn somewhere(&self, claim: usize) -> bool {
        let this = &self.survey.claims[claim];
        let Some(central) = compare::central(this) else { return true };
        let figures = self.figures.get(&dimension(this)).map_or(&[][..], Vec::as_slice);
        let from = figures.partition_point(|(f, _)| *f < central - central.abs());
        let near = figures[from..].iter().take_while(|(f, _)| *f <= central + central.abs());
        let near: Vec<usize> = near.take(NEAR).map(|(_, i)| *i).collect();
        near.len() == NEAR || near.iter().any(|&s| self.gives(claim, s)) || self.worked_out(claim)
    }

    /// Sources' figures with the same digits a thousand times away, in a sentence that shares a word with the claim's: a million written
    /// for a billion.
    pub fn slipped(&self, claim: usize) -> Vec<usize> {
        let this = &self.survey.claims[claim];
        let figures = self.figures.get(&dimension(this)).map_or(&[][..], Vec::as_slice);
        let thousand = Decimal::ONE_THOUSAND;
        let Some(central) = compare::central(this).filter(|c| !c.is_zero()) else { return Vec::new() };
        let wanted = [central.checked_mul(thousand), central.checked_div(thousand)];
        let mut found = Vec::new();
        for figure in wanted.into_iter().flatten() {
            let from = figures.partition_point(|(f, _)| *f < figure);
            let same = figures[from..].iter().take_while(|(f, _)| *f == figure).take(NEAR).map(|(_, i)| *i);
            found.extend(same.filter(|&i| shares_a_word(this, &self.survey.claims[i])));
        }
        found
    }

    fn worked_out(&self, claim: usize) -> bool {
        let this = &self.survey.claims[claim];
        let Some(stated) = compare::stated(this) else { return false };
        let parts: BTreeSet<Decimal> =
            self.about(claim).into_iter().filter_map(|s| compare::stated(&self.survey.claims[s])).collect();
        parts.iter().any(|part| parts.contains(&(stated - *part)) || parts.contains(&(stated + *part)))
    }

    /// The sources' claims on the same subject and in the same dimension.
    pub fn about(&self, claim: usize) -> Vec<usize> {
        let this = &self.survey.claims[claim];
        let same = |s: &usize| {
            let other = &self.survey.claims[*s];
            dimension(this) == dimension(other) && this.quantity.per == other.quantity.per
        };
        self.subjects.get(this.subject.id.as_str()).into_iter().flatten().copied().filter(same).collect()
    }

    /// Whether a source's claim gives the draft's figure: the same, rounded, or within one hedge of it.
    fn gives(&self, claim: usize, source: usize) -> bool {
        let (a, b) = (&self.survey.claims[claim], &self.survey.claims[source]);
        let closed = |c: &Claim| c.canonical.is_some_and(|i: Interval| i.low.is_some() && i.high.is_some());
        match compare::relation(a, b, self.survey.tolerances) {
            Some(Relation::Equal | Relation::Rounding) => true,
            // "more than five" is no word for 10,000, but 312 is one for "more than 300".
            Some(Relation::Overlap | Relation::Stretch) => {
                let under = || compare::ratio(a, b).is_some_and(|r| r <= LOOSE);
                compare::same_stated(a, b) || (closed(b) && (closed(a) || under()))
            }
            Some(Relation::Disjoint) | None => false,
        }
    }

    /// The words that give a claim's figure: its phrase, or the quantity alone where the phrase holds another figure as well.
    pub fn phrase(&self, claim: usize) -> String {
        let this = &self.survey.claims[claim];
        let article = &self.survey.articles[this.article];
        let holds = |c: &Claim| {
            c.article == this.article && this.span.contains(c.quantity.span) && c.quantity.span != this.quantity.span
        };
        // Claims stand in reading order: the others of the phrase are near.
        let near = claim.saturating_sub(4)..(claim + 5).min(self.survey.claims.len());
        if self.survey.claims[near].iter().any(holds) {
            return this.quantity.span.text(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
        }
        say::phrase(this, article)
    }

    /// How many independent articles these claims come from.
    pub fn independent(&self, claims: &[usize]) -> usize {
        claims.iter().map(|&c| root(self.survey.claims[c].article, self.survey.copies)).collect::<BTreeSet<_>>().len()
    }

    /// How many independent articles the draft is held against.
    pub fn count(&self) -> usize {
        let sources = (0..self.survey.articles.len()).filter(|&a| !self.survey.articles[a].draft);
        sources.map(|a| root(a, self.survey.copies)).collect::<BTreeSet<_>>().len()
    }

    /// `Example Times “11 people”, Harbor Post “11 dead”`: each outlet once.
    pub fn quoted(&self, claims: &[usize], most: usize) -> String {
        let mut said: Vec<String> = Vec::new();
        let mut named = BTreeSet::new();
        for &c in claims {
            let claim = &self.survey.claims[c];
            let article = &self.survey.articles[claim.article];
            if said.len() < most && named.insert(claim.article) {
                said.push(format!("{} “{}”", article.name(), self.phrase(c)));
            }
        }
        said.join(", ")
    }
}

/// An amount with a figure of its own: not "dozens", not "one of them", not a time that something else takes.
fn names_a_figure(claim: &Claim) -> bool {
    let q = &claim.quantity;
    let counted = q.kind != Kind::Count || compare::central(claim).is_some_and(|v| v > Decimal::ONE);
    q.kind.is_amount() && q.hedge != Hedge::Vague && claim.canonical.is_some() && !claim.qualifiers.adjunct && counted
}

/// What is counted, or a word of the clause, is the same.
fn shares_a_word(a: &Claim, b: &Claim) -> bool {
    let words = |c: &Claim| -> BTreeSet<String> {
        let own = [&c.subject.head].into_iter().chain(&c.subject.modifiers).chain(&c.qualifiers.context);
        own.filter(|w| !w.is_empty()).cloned().collect()
    };
    !words(a).is_disjoint(&words(b))
}
