//! Inside noun phrases: adjectives, -ing forms and prepositions.

use super::context::Clause;
use super::governor::Governor;
use crate::pack::WordClass as Class;

impl Clause<'_, '_, '_, '_> {
    /// The adjective where its neighbours ask for one; nothing where another class may stand.
    pub(super) fn adjective(&self, i: usize) -> Option<Class> {
        let slot = &self.slots[i];
        let noun_next = self.next(i).is_some_and(|n| {
            // `the capital Manila`, `her rival 48 to 41`: a noun ends here, while `southern Mexico` goes on.
            let apart = matches!(self.slots[n].usual, Class::Proper | Class::Numeral) && slot.usual == Class::Noun;
            self.noun_like(n) && !apart
        });
        let before = self.previous(i);
        let left = before.map(|b| self.slots[b].class);
        if slot.can_be(Class::Gerund) && self.begins_action(i) {
            return Some(Class::Gerund);
        }
        // `was first detected`
        if slot.can_be(Class::Adverb)
            && self.next(i).is_some_and(|n| self.slots[n].can_be(Class::Participle) && !self.nominal(n))
        {
            return Some(Class::Adverb);
        }
        // `workers clear debris`
        if slot.can_be(Class::Base) && noun_next && left == Some(Class::Plural) && !self.finite && !self.finite_ahead(i)
        {
            return Some(Class::Base);
        }
        if slot.can_be(Class::Adverb) && !self.nominal(i) {
            let number = self.next(i).is_some_and(|n| self.slots[n].usual == Class::Numeral);
            let describes = noun_next && !number;
            let linked = self.governor(i) == Some(Governor::Be) && slot.usual == Class::Adjective;
            return Some(if describes || linked { Class::Adjective } else { Class::Adverb });
        }
        if self.governor(i) == Some(Governor::Be) && !(noun_next && slot.usual == Class::Noun) {
            return Some(if slot.usual == Class::Noun && self.after_article(i) {
                Class::Noun
            } else {
                Class::Adjective
            });
        }
        let object = self.next(i).is_some_and(|n| self.begins_object(n));
        if self.verbal(i) && object && left == Some(Class::Conjunction) {
            return None;
        }
        if noun_next && !(self.verbal(i) && self.subject_before(i) && slot.usual != Class::Adjective) {
            return Some(Class::Adjective);
        }
        // `Brent crude rose`, `an all-time high of`: what a verb or `of` follows is no adjective of a noun.
        // Of `the 17 Democrats present voted` the plural is the noun.
        let behind = matches!(left, Some(Class::Proper | Class::Noun))
            && before.is_some_and(|b| !self.tokens[b].lower.ends_with('s'));
        let alone = self.next(i).is_some_and(|n| self.tokens[n].is("of") || self.surely_finite(n) || self.moves(n));
        if slot.usual == Class::Adjective && self.nominal(i) && behind && alone && !noun_next {
            return Some(self.noun_form(i));
        }
        // `barrels of crude`
        let of = before.is_some_and(|b| self.tokens[b].is("of"));
        if (of || matches!(left, Some(Class::Determiner | Class::Possessive | Class::Adjective | Class::Numeral)))
            && self.nominal(i)
        {
            let ends = self.next(i).is_none_or(|n| !self.noun_like(n) && self.slots[n].usual != Class::Conjunction);
            return Some(if ends && slot.usual != Class::Participle { self.noun_form(i) } else { slot.usual });
        }
        if self.verbal(i) && slot.usual == Class::Adjective {
            let verb = object && self.subject_before(i) && !self.finite;
            return Some(if verb { self.verb_form(i) } else { Class::Adjective });
        }
        (slot.usual == Class::Adjective).then_some(Class::Adjective)
    }

    /// `, killing at least three`, `the governor leading her rival`: an -ing form with an object, or after a comma.
    pub(super) fn begins_action(&self, i: usize) -> bool {
        let next = self.next(i);
        let object = next.is_some_and(|n| self.begins_object(n));
        let comma = self.previous(i).is_some_and(|b| self.tokens[b].text == ",");
        let goes_on = next.is_some_and(|n| !matches!(self.slots[n].usual, Class::Punct | Class::Conjunction));
        let noun_next = next.is_some_and(|n| self.noun_like(n));
        object && !self.after_article(i) || comma && goes_on && !noun_next
    }

    pub(super) fn gerund(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let noun = if slot.can_be(Class::Plural) { Class::Plural } else { Class::Noun };
        let object = self.next(i).is_some_and(|n| self.begins_object(n));
        let determined = self.after_article(i);
        if slot.can_be(Class::Plural) || !slot.can_be(Class::Gerund) {
            return noun;
        }
        if self.begins_action(i) {
            return Class::Gerund;
        }
        if determined {
            let modifies = slot.usual == Class::Gerund && self.next(i).is_some_and(|n| self.noun_like(n));
            return if modifies { Class::Gerund } else { noun };
        }
        if object {
            return Class::Gerund;
        }
        slot.usual
    }

    pub(super) fn noun_form(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        [Class::Plural, Class::Noun, Class::Adjective].into_iter().find(|c| slot.can_be(*c)).unwrap_or(slot.usual)
    }

    pub(super) fn adposition(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let next = self.next(i);
        if slot.can_be(Class::Subordinator) {
            let clause = next.is_some_and(|n| self.slots[n].usual == Class::Subject)
                || next.is_some_and(|n| self.slots[n].can_be(Class::Contraction) || self.tokens[n].is("it"))
                || next.is_some_and(|n| self.slots[n].usual != Class::Gerund)
                    && !self.tokens[i].is("than")
                    && self.clause_ahead(i);
            return if clause { Class::Subordinator } else { Class::Adposition };
        }
        if slot.can_be(Class::Adverb) {
            // `shot down 21 drones`, but `three miles off the coast`.
            let verb = self.previous(i).is_some_and(|b| {
                matches!(
                    self.slots[b].class,
                    Class::Base | Class::Third | Class::Past | Class::Participle | Class::Gerund
                )
            });
            if verb && slot.usual == Class::Adverb {
                return Class::Adverb;
            }
            let phrase = next.is_some_and(|n| {
                self.begins_noun(n)
                    || self.slots[n].can_be(Class::Gerund)
                    || matches!(self.slots[n].usual, Class::Pronoun | Class::Other)
            });
            return if phrase { Class::Adposition } else { Class::Adverb };
        }
        slot.usual
    }
}
