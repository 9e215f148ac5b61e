//! What a number is read in: all that stands in its sentence, and how the number itself stands there.

use super::ballot::{self, Figure};
use super::phrase::{self, Phrases};
use super::qualifiers::{self, Name};
use super::{Parsed, aside, calibre, clause, pronoun, race, side};
use crate::model::{Article, Kind, Quantity, Statistic, Token};
use crate::pack::Pack;
use std::ops::Range;

/// A sentence with its phrases, its names and its figures of a vote.
pub struct Scene<'s, 't> {
    pub article: &'s Article,
    pub parsed: &'s Parsed<'t>,
    pub tokens: &'s [Token<'t>],
    /// Those of the sentence, with the units that it leaves out.
    pub quantities: Vec<Quantity>,
    pub phrases: Phrases,
    pub names: Vec<Name>,
    /// What each quantity is in the result of a vote.
    figures: Vec<Option<Figure>>,
    pub pack: &'s Pack,
}

/// A number as its sentence has it.
pub struct Numeral<'s> {
    /// With the bound, the rate and the unit that stand away from it.
    pub q: Quantity,
    pub clause: Range<usize>,
    pub figure: Option<&'s Figure>,
    /// Which figure of many it is, by the words of its rate.
    pub statistic: Option<Statistic>,
    /// A part is taken of it: "of the 52 aboard, 31 died".
    pub whole: bool,
    /// The clauses inside the subject before it, which tell of that subject.
    pub inside: Vec<Range<usize>>,
}

impl<'s, 't> Scene<'s, 't> {
    /// `vote`: the article is about one.
    pub fn of(
        article: &'s Article,
        parsed: &'s Parsed<'t>,
        quantities: Vec<Quantity>,
        vote: bool,
        pack: &'s Pack,
    ) -> Self {
        let tokens = &parsed.tokens[..];
        let phrases = phrase::phrases(tokens, &quantities);
        let names = qualifiers::names(tokens, pack);
        let figures = ballot::figures(tokens, &phrases, &names, &quantities, vote);
        Scene { article, parsed, tokens, quantities, phrases, names, figures, pack }
    }

    /// The numbers that claim something: amounts and tallies, no bores of weapons and no names of races.
    pub fn told(&self) -> impl Iterator<Item = Numeral<'_>> {
        let told = |q: &Quantity| (q.kind.is_amount() && q.stated().is_some()) || q.kind.is_tally();
        let claimed =
            move |q: &Quantity| told(q) && !calibre::is_calibre(self.tokens, q) && !race::is_race(self.tokens, q);
        let figures = self.quantities.iter().zip(&self.figures).filter(move |(q, _)| claimed(q));
        figures.map(|(q, figure)| self.numeral(q, figure.as_ref()))
    }

    fn numeral<'f>(&'f self, quantity: &Quantity, figure: Option<&'f Figure>) -> Numeral<'f> {
        let mut q = qualifiers::with_distant_negation(self.tokens, quantity);
        let clause = qualifiers::clause(self.tokens, &q);
        let rate = qualifiers::distant_rate(self.tokens, &self.quantities, &clause, &q);
        let statistic = rate.as_ref().and_then(|(_, statistic)| *statistic);
        if let Some((per, _)) = rate {
            q.per = Some(per);
        }
        if self.is_point_of_poll(&clause, &q)
            && let Some(unit) = self.pack.units.get("pp")
        {
            (q.kind, q.unit) = (Kind::Points, Some(unit.clone()));
        }
        let whole = aside::is_whole(self.tokens, &self.quantities, &q);
        let inside = clause::inside_subjects(self.tokens, &self.phrases, &q);
        Numeral { q, clause, figure, statistic, whole, inside }
    }

    /// "a margin of error of 3 points", "leads by 7 points in the poll": points of a percentage.
    fn is_point_of_poll(&self, clause: &Range<usize>, q: &Quantity) -> bool {
        q.unit_id() == Some("point") && self.tokens[clause.clone()].iter().any(|t| t.has_cue("polls"))
    }

    /// The one of whom the sentence tells: one who is named, or the one of the sentence `before` where a pronoun goes on with that.
    pub fn told_of(&self, before: Option<String>) -> Option<String> {
        let goes_on = || before.filter(|_| pronoun::goes_on(self.tokens, &self.phrases, &self.names));
        side::told_of(self.tokens, &self.phrases, &self.names).or_else(goes_on)
    }
}
