//! Whether an -ed form is a participle or the clause's past tense.

use super::context::Clause;
use crate::pack::WordClass as Class;

impl Clause<'_, '_, '_, '_> {
    /// An -ed form modifies a noun or makes a passive, instead of being the clause's past tense.
    pub(super) fn is_participle(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        let Some(before) = self.previous_past_adverbs(i) else { return true };
        let next = self.next(i);
        let object = next.is_some_and(|n| self.begins_object(n));
        let by = next.is_some_and(|n| self.tokens[n].is("by")) && !self.measured(i + 2);
        // `the rate, which leaves out food, held at 3 percent`.
        if self.resumes && !by && !self.finite_ahead(i) {
            return false;
        }
        match self.slots[before].class {
            Class::Subject | Class::Modal => false,
            Class::Pronoun => {
                // `half of those polled oppose`
                let verb = next.is_some_and(|n| self.verbal(n) && !self.noun_like(n));
                !self.relative(before) && (self.finite || self.slots[before].can_be(Class::Determiner) && (by || verb))
            }
            Class::Contraction | Class::Auxiliary => true,
            Class::Determiner if self.slots[before].can_be(Class::Pronoun) => !object,
            Class::Adjective => self.finite || next.is_some_and(|n| self.noun_like(n) && !object),
            Class::Determiner | Class::Possessive | Class::Adposition | Class::Participle => true,
            Class::Particle => true,
            Class::Subordinator => !object,
            Class::Base | Class::Third | Class::Past | Class::Gerund => !object || self.noun_like(i + 1),
            Class::Conjunction => self.coordinated_participle(i, before),
            Class::Numeral | Class::Noun | Class::Plural | Class::Proper => self.reduced(i, before, object, by),
            // `…, said the mayor`, but `, reported cases`.
            Class::Punct if slot.can_be(Class::Clausal) && slot.usual == Class::Past && !by => {
                let modifies = next.is_some_and(|n| self.slots[n].usual == Class::Plural);
                modifies && slot.word.is_some_and(|w| !w.is_verb(&self.tokens[i].lower, "say"))
            }
            Class::Punct => {
                let passive = slot.usual == Class::Participle && !object;
                let past = object && slot.usual == Class::Past;
                self.finite && !past || self.finite_ahead(i) || by || passive || self.inserted(i)
            }
            Class::Adverb | Class::Interjection | Class::Other => slot.usual == Class::Participle,
            Class::Clausal | Class::Intransitive | Class::Linking => false,
        }
    }

    /// After a noun or a number: `11 killed in the blast`, `the man arrested in Texas said`, but `the blast killed 11`.
    pub(super) fn reduced(&self, i: usize, before: usize, object: bool, by: bool) -> bool {
        let slot = &self.slots[i];
        let number = self.slots[before].class == Class::Numeral;
        // `300 registered voters`, but `300 marched home`.
        if number
            && slot.can_be(Class::Participle)
            && self.next(i).is_some_and(|n| self.slots[n].usual == Class::Plural)
        {
            return true;
        }
        if slot.can_be(Class::Intransitive) {
            return false;
        }
        if number && self.next(i).is_some_and(|n| self.noun_like(n) && !self.begins_object(n)) {
            return true;
        }
        if by {
            return true;
        }
        if self.closing(i) {
            return false;
        }
        if object && !self.finite {
            return false;
        }
        if self.finite {
            return true;
        }
        self.finite_ahead(i) || slot.usual == Class::Participle && !object
    }

    /// `900 firefighters, backed by 14 aircraft, were`: by whom, between two commas before the clause's verb.
    fn inserted(&self, i: usize) -> bool {
        let by = self.next(i).is_some_and(|n| self.tokens[n].is("by"));
        let close = (i + 2..self.slots.len().min(i + 9)).find(|&at| self.tokens[at].text == ",");
        by && close.and_then(|c| self.next(c)).is_some_and(|n| self.finite_auxiliary(n))
    }

    /// `…, officials said.`: who says so stands behind what is said, and begins a clause.
    pub(super) fn closing(&self, i: usize) -> bool {
        let ends = self.next(i).is_none_or(|n| self.slots[n].usual == Class::Punct);
        self.slots[i].can_be(Class::Clausal) && (ends || self.fresh_subject(i) && !self.finite_ahead(i))
    }

    /// Nothing but one noun phrase stands between the last comma or quotation mark and `i`.
    pub(super) fn fresh_subject(&self, i: usize) -> bool {
        for at in (i.saturating_sub(8)..i).rev() {
            match self.slots[at].class {
                Class::Punct => return !matches!(self.tokens[at].text, "-" | "'" | "’" | "."),
                Class::Noun | Class::Plural | Class::Proper | Class::Adjective | Class::Determiner => {}
                Class::Possessive | Class::Particle | Class::Numeral | Class::Adposition => {}
                _ => return false,
            }
        }
        i <= 8
    }

    pub(super) fn coordinated_participle(&self, i: usize, conjunction: usize) -> bool {
        let mut at = conjunction;
        for _ in 0..8 {
            let Some(before) = self.previous(at) else { break };
            match self.slots[before].class {
                Class::Participle | Class::Adjective => return true,
                Class::Past | Class::Third | Class::Base => return false,
                _ => at = before,
            }
        }
        // `hardware and associated services`
        let modifies = self.next(i).is_some_and(|n| self.noun_like(n) && !self.begins_object(n));
        modifies || self.slots[i].usual == Class::Participle
    }
}
