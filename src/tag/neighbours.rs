//! Questions about a token and its neighbours. Quotation marks are looked through; every search is bounded.

use super::candidates::Slot;
use super::context::Clause;
use crate::model::{Sense, Shape};
use crate::pack::WordClass as Class;

/// How far a search for the clause's verb goes.
const REACH: usize = 14;

impl Clause<'_, '_, '_, '_> {
    pub(super) fn relative(&self, i: usize) -> bool {
        matches!(self.tokens[i].lower.as_str(), "which" | "that" | "what" | "whatever" | "whichever")
    }

    pub(super) fn verbal(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        [Class::Base, Class::Third, Class::Past].into_iter().any(|c| slot.can_be(c))
    }

    pub(super) fn nominal(&self, i: usize) -> bool {
        self.slots[i].can_be(Class::Noun) || self.slots[i].can_be(Class::Plural)
    }

    pub(super) fn closed(&self, i: usize) -> bool {
        self.slots[i].closed()
    }

    pub(super) fn auxiliary(&self, i: usize) -> bool {
        self.slots[i].usual == Class::Auxiliary
    }

    pub(super) fn finite_auxiliary(&self, i: usize) -> bool {
        self.auxiliary(i) && !matches!(self.tokens[i].lower.as_str(), "be" | "been" | "being" | "having")
    }

    /// A form of be, or a modal: what `there` stands before.
    pub(super) fn copula(&self, i: usize) -> bool {
        matches!(self.slots[i].usual, Class::Auxiliary | Class::Modal)
            || matches!(self.tokens[i].lower.as_str(), "'s" | "’s")
    }

    /// May be the head or a modifier of a noun phrase, seen from its left.
    pub(super) fn noun_like(&self, i: usize) -> bool {
        let Some(slot) = self.slots.get(i) else { return false };
        if slot.closed() {
            return false;
        }
        match slot.usual {
            Class::Noun | Class::Plural | Class::Proper | Class::Adjective | Class::Numeral => true,
            Class::Participle | Class::Past => false,
            _ => self.nominal(i) || slot.can_be(Class::Adjective),
        }
    }

    pub(super) fn begins_noun(&self, i: usize) -> bool {
        self.noun_like(i)
            || matches!(self.slots[i].usual, Class::Determiner | Class::Possessive | Class::Participle)
            || self.slots[i].usual == Class::Adverb && self.noun_like(i + 1)
            || self.tokens[i].text == "$"
    }

    /// A noun phrase begins here that no noun compound could go on with.
    pub(super) fn begins_object(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        let name = slot.usual == Class::Proper && slot.classes == Class::Proper.bit();
        matches!(slot.usual, Class::Determiner | Class::Possessive | Class::Numeral | Class::Pronoun | Class::Subject)
            || slot.can_be(Class::Determiner)
            || name
            || self.tokens[i].shape == Shape::Symbol
            || self.hedged(i)
    }

    /// A hedge and its number begin here: `injured more than 40`.
    pub(super) fn hedged(&self, i: usize) -> bool {
        let hedges = self.tokens[i].senses().filter(|(s, _)| matches!(s, Sense::Hedge { .. }));
        hedges.map(|(_, n)| i + n).any(|at| self.measured(at))
    }

    /// What follows a verb and hardly a noun that is a subject: an adverb, `to`, `that`, an adjective before a noun.
    pub(super) fn follows_verb(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        matches!(slot.usual, Class::Adverb | Class::Particle) || slot.usual == Class::Adjective && self.noun_like(i + 1)
    }

    pub(super) fn after_article(&self, i: usize) -> bool {
        self.previous(i).is_some_and(|b| {
            matches!(self.slots[b].class, Class::Determiner | Class::Possessive | Class::Adjective | Class::Numeral)
                || self.tokens[b].lower.ends_with("'s") && self.slots[b].class == Class::Particle
        })
    }

    pub(super) fn subject_before(&self, i: usize) -> bool {
        self.previous(i).is_some_and(|b| {
            matches!(self.slots[b].class, Class::Subject | Class::Plural | Class::Pronoun | Class::Noun | Class::Proper)
        })
    }

    /// A number, a share or an amount begins here: `fell by 5%`.
    pub(super) fn measured(&self, i: usize) -> bool {
        self.slots.get(i).is_some_and(|s| s.usual == Class::Numeral || self.tokens[i].shape == Shape::Symbol)
    }

    pub(super) fn finite_candidate(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        self.finite_auxiliary(i)
            || slot.usual == Class::Modal
            || [Class::Third, Class::Past, Class::Base].into_iter().any(|c| slot.can_be(c))
            || slot.usual == Class::Adverb
                && self.slots.get(i + 1).is_some_and(|s| s.can_be(Class::Past) || s.can_be(Class::Third))
    }

    /// The form is finite whatever stands around it, or nearly.
    pub(super) fn surely_finite(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        if slot.closed() {
            return self.finite_auxiliary(i) || slot.usual == Class::Modal && slot.classes.count_ones() <= 2;
        }
        let past = slot.can_be(Class::Past) && !self.nominal(i) && slot.usual == Class::Past;
        let plain = past && (!slot.can_be(Class::Participle) || slot.can_be(Class::Intransitive));
        let clause =
            |s: &Slot<'_>| s.usual == Class::Gerund || s.can_be(Class::Subordinator) && s.can_be(Class::Determiner);
        let transitive = past && self.slots.get(i + 1).is_some_and(|s| clause(s) || self.begins_object(i + 1));
        let third = slot.can_be(Class::Third) && !self.nominal(i);
        plain || transitive || third
    }

    /// The clause has its finite verb further right.
    pub(super) fn finite_ahead(&self, i: usize) -> bool {
        let end = self.slots.len().min(i + 1 + REACH);
        for at in i + 1..end {
            let slot = &self.slots[at];
            let stops = match slot.usual {
                Class::Subordinator | Class::Subject | Class::Contraction => true,
                Class::Punct => !matches!(self.tokens[at].text, "-" | "'" | "’"),
                _ => self.relative(at),
            };
            if stops {
                return false;
            }
            if self.surely_finite(at) {
                return true;
            }
        }
        false
    }

    /// A past tense or another finite verb stands before the next mark: `as the fire spread`.
    pub(super) fn clause_ahead(&self, i: usize) -> bool {
        let end = self.slots.len().min(i + 1 + REACH);
        (i + 2..end)
            .take_while(|at| self.slots[*at].usual != Class::Punct || matches!(self.tokens[*at].text, "-" | "'" | "’"))
            .any(|at| {
                let slot = &self.slots[at];
                let followed =
                    self.slots.get(at + 1).is_some_and(|s| !matches!(s.usual, Class::Punct | Class::Adposition));
                let past = slot.can_be(Class::Past) && (followed || matches!(slot.usual, Class::Past | Class::Base));
                past || self.surely_finite(at)
            })
    }

    /// A past tense right before an amount: `rose 2%`.
    pub(super) fn moves(&self, i: usize) -> bool {
        let next = (i + 1..i + 3).find(|n| self.slots.get(*n).is_some_and(|s| s.usual != Class::Adposition));
        self.slots[i].can_be(Class::Past) && next.is_some_and(|n| self.measured(n))
    }

    pub(super) fn previous(&self, i: usize) -> Option<usize> {
        (i.saturating_sub(3)..i).rev().find(|b| !self.transparent(*b))
    }

    pub(super) fn previous_past_adverbs(&self, i: usize) -> Option<usize> {
        (i.saturating_sub(5)..i).rev().find(|b| !self.transparent(*b) && self.slots[*b].class != Class::Adverb)
    }

    pub(super) fn next(&self, i: usize) -> Option<usize> {
        (i + 1..self.slots.len().min(i + 4)).find(|n| !self.transparent(*n))
    }

    pub(super) fn next_past_adverbs(&self, i: usize) -> Option<usize> {
        let adverb = |n: usize| self.slots[n].usual == Class::Adverb && !self.slots[n].can_be(Class::Base);
        (i + 1..self.slots.len().min(i + 5)).find(|n| !self.transparent(*n) && !adverb(*n))
    }

    pub(super) fn transparent(&self, i: usize) -> bool {
        matches!(self.tokens[i].text, "\"" | "“" | "”" | "‘")
    }
}
