//! Words that need a rule of their own: `that`, `to`, `'s`, `may`, `these`; and names of peoples.

use super::context::Clause;
use super::governor::Governor;
use crate::model::Shape;
use crate::pack::WordClass as Class;

impl Clause<'_, '_, '_, '_> {
    /// Words of the grammar that need a rule of their own.
    pub(super) fn special(&self, i: usize) -> Option<Class> {
        let token = &self.tokens[i];
        let slot = &self.slots[i];
        if slot.can_be(Class::Particle) && slot.can_be(Class::Auxiliary) {
            return Some(self.apostrophe(i));
        }
        match token.lower.as_str() {
            "that" => Some(self.that(i)),
            "to" => Some(if self.to_verb(i) { Class::Particle } else { Class::Adposition }),
            "there" => Some(if self.next(i).is_some_and(|n| self.copula(n)) { Class::Pronoun } else { Class::Adverb }),
            "may" | "march" | "will" | "can" if slot.can_be(Class::Modal) || slot.can_be(Class::Proper) => {
                Some(self.modal_or_name(i))
            }
            // `roads near Aleppo`, but `the near side`.
            "near" if self.next(i).is_some_and(|n| self.begins_noun(n)) && !self.after_article(i) => {
                Some(Class::Adposition)
            }
            // `the bridge cost $3 million and took`: a noun has no sum right behind it.
            "cost" if self.has_sum_behind(i) => Some(Class::Past),
            // `the 40 elephants left in the park`.
            "left" if self.finite && self.previous(i).is_some_and(|b| self.slots[b].class == Class::Plural) => {
                Some(Class::Participle)
            }
            "like" if !matches!(self.governor(i), Some(Governor::Bare)) => Some(Class::Adposition),
            _ if slot.can_be(Class::Determiner) => Some(self.determiner(i)),
            _ if slot.can_be(Class::Possessive) => {
                let noun = self.next(i).is_some_and(|n| self.begins_noun(n));
                Some(if noun { Class::Possessive } else { Class::Pronoun })
            }
            _ => None,
        }
    }

    /// `'s`: is or has after a pronoun, else the possessive.
    pub(super) fn apostrophe(&self, i: usize) -> Class {
        let Some(before) = self.previous(i) else { return Class::Particle };
        let pronoun = matches!(self.slots[before].class, Class::Pronoun | Class::Subject | Class::Determiner)
            || matches!(self.tokens[before].lower.as_str(), "there" | "here" | "where" | "how" | "when" | "let");
        let article = self.next(i).is_some_and(|n| {
            matches!(self.slots[n].usual, Class::Determiner | Class::Possessive) || self.tokens[n].is("not")
        });
        if pronoun || article { Class::Auxiliary } else { Class::Particle }
    }

    pub(super) fn that(&self, i: usize) -> Class {
        let Some(next) = self.next(i) else { return Class::Pronoun };
        let before = self.previous(i).map(|b| self.slots[b].class);
        let verb_next = self.finite_candidate(next) && !self.slots[next].can_be(Class::Plural);
        let after_noun =
            matches!(before, Some(Class::Noun | Class::Plural | Class::Proper | Class::Numeral | Class::Pronoun));
        // `a storm that left 80,000 homes dark`: a noun that may be a verb, with an object.
        let object = self.next(next).is_some_and(|n| self.begins_object(n));
        if after_noun && object && self.verbal(next) && self.slots[next].can_be(Class::Past) {
            return Class::Pronoun;
        }
        if verb_next && !matches!(self.slots[next].usual, Class::Noun | Class::Adjective)
            || self.slots[next].usual == Class::Punct
        {
            return Class::Pronoun;
        }
        let bare_noun =
            self.slots[next].usual == Class::Noun && self.next(next).is_none_or(|n| self.slots[n].usual != Class::Noun);
        let after_verb = before
            .is_some_and(|b| matches!(b, Class::Third | Class::Past | Class::Base | Class::Participle | Class::Gerund));
        if bare_noun && !after_noun && !(after_verb && self.finite_ahead(next)) {
            Class::Determiner
        } else {
            Class::Subordinator
        }
    }

    /// `some`, `these`, `many`: before a noun, or alone.
    pub(super) fn determiner(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let other = if slot.can_be(Class::Pronoun) { Class::Pronoun } else { slot.usual };
        let Some(next) = self.next(i) else { return other };
        let n = &self.slots[next];
        let verb = n.usual == Class::Base || n.usual == Class::Participle && !self.noun_like(next + 1);
        if self.begins_noun(next) && !verb { Class::Determiner } else { other }
    }

    /// `to` before a verb: a base form stands there, and it is not the noun of `to work` or `to market`.
    pub(super) fn to_verb(&self, i: usize) -> bool {
        let Some(next) = self.next_past_adverbs(i) else { return false };
        let slot = &self.slots[next];
        if !slot.can_be(Class::Base) {
            return self.auxiliary(next) && !self.tokens[next].capitalized();
        }
        if !matches!(slot.usual, Class::Noun | Class::Plural | Class::Adjective) {
            return true;
        }
        let object = self.next(next).is_some_and(|n| self.begins_object(n));
        // `according to reports`, `due to work`.
        let related =
            self.previous(i).is_some_and(|b| self.slots[b].class == Class::Adposition || self.tokens[b].is("due"));
        let compound = self.next(next).is_some_and(|n| matches!(self.slots[n].usual, Class::Noun | Class::Plural))
            && slot.usual == Class::Adjective;
        object || !related && !compound && slot.word.is_some()
    }

    /// `the bridge cost $3 million`.
    fn has_sum_behind(&self, i: usize) -> bool {
        let noun = |b: usize| matches!(self.slots[b].class, Class::Noun | Class::Plural | Class::Proper);
        let sum = |n: usize| self.slots[n].usual == Class::Numeral || self.tokens[n].shape == Shape::Symbol;
        !self.finite && self.previous(i).is_some_and(noun) && self.next(i).is_some_and(sum)
    }

    /// `may`, `March`, `Will`: a modal before a base form, else a name or a noun.
    pub(super) fn modal_or_name(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let next = self.next_past_adverbs(i);
        let base = next.is_some_and(|n| self.slots[n].can_be(Class::Base) || self.auxiliary(n));
        let numbered = self.next(i).is_some_and(|n| self.slots[n].usual == Class::Numeral);
        let before = self.previous(i);
        let capital = self.tokens[i].capitalized();
        let article = before.is_some_and(|b| match self.slots[b].class {
            Class::Determiner | Class::Possessive | Class::Adjective => true,
            // `14 May`, but `another four will follow`.
            Class::Numeral => capital,
            _ => false,
        });
        let preposition = before.is_some_and(|b| {
            matches!(self.slots[b].class, Class::Adposition | Class::Subordinator | Class::Conjunction)
        });
        if slot.can_be(Class::Modal) && base && !numbered && !article && !(preposition && capital) {
            return Class::Modal;
        }
        if capital && slot.can_be(Class::Proper) && (numbered || preposition || article || !base) {
            return Class::Proper;
        }
        if slot.can_be(Class::Modal) && !article && !preposition {
            return Class::Modal;
        }
        if self.is_verb(i) && self.verbal(i) { self.verb_form(i) } else { Class::Noun }
    }

    /// `Mexican officials`, `300 Mexicans`.
    pub(super) fn nationality(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        if slot.can_be(Class::Plural) {
            return Class::Plural;
        }
        if self
            .next(i)
            .is_some_and(|n| self.slots[n].class == Class::Proper && self.slots[n].classes == Class::Proper.bit())
        {
            let first = self.previous(i).is_none_or(|b| self.slots[b].class != Class::Proper);
            return if first { Class::Adjective } else { Class::Proper };
        }
        let article =
            self.previous(i).is_some_and(|b| matches!(self.slots[b].class, Class::Determiner | Class::Adjective));
        let noun = self.next(i).is_some_and(|n| self.begins_noun(n) && !self.closed(n));
        if !slot.can_be(Class::Adjective) || (article && !noun && slot.can_be(Class::Noun)) {
            Class::Noun
        } else {
            Class::Adjective
        }
    }
}
