//! Chooses among a token's classes by what stands around it, from left to right.
//!
//! What is left of a token is decided, what is right of it is known by its candidates only. Every look around is bounded,
//! so the work grows with the length of the sentence.

use super::candidates::Slot;
use super::governor::Governor;
use crate::model::Token;
use crate::pack::WordClass as Class;

/// Decides every slot.
pub fn decide(tokens: &[Token<'_>], slots: &mut [Slot<'_>]) {
    let mut clause = Clause { tokens, slots, finite: false, inserted: false, resumes: false };
    for i in 0..clause.slots.len() {
        let class = clause.choose(i);
        clause.slots[i].class = class;
        clause.note(i);
    }
}

/// One sentence on its way to being decided.
pub(super) struct Clause<'a, 't, 's, 'w> {
    pub(super) tokens: &'a [Token<'t>],
    pub(super) slots: &'s mut [Slot<'w>],
    /// The clause has its finite verb already.
    pub(super) finite: bool,
    /// Inside `, which makes tyres,` before the clause around it has its verb.
    pub(super) inserted: bool,
    /// The comma that closes such a clause stands right before.
    pub(super) resumes: bool,
}

impl Clause<'_, '_, '_, '_> {
    pub(super) fn choose(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        if slot.classes.count_ones() == 1 {
            return slot.usual;
        }
        if let Some(class) = self.special(i) {
            return class;
        }
        if slot.can_be(Class::Proper) && !self.verbal(i) {
            return self.nationality(i);
        }
        if let Some(class) = self.governed(i) {
            return class;
        }
        if self.hyphenated(i) {
            return self.compound(i);
        }
        if slot.can_be(Class::Adposition) && self.next(i).is_some_and(|n| self.closed(n) && self.begins_noun(n)) {
            return self.adposition(i);
        }
        if slot.can_be(Class::Adjective)
            && let Some(class) = self.adjective(i)
        {
            return class;
        }
        if slot.can_be(Class::Gerund) && self.nominal(i) {
            return self.gerund(i);
        }
        if self.verbal(i) && (self.nominal(i) || slot.can_be(Class::Adjective)) {
            if self.is_verb(i) {
                return self.verb_form(i);
            }
            // `they came back`, but `the back`
            let adverb = slot.usual == Class::Adverb && !self.after_article(i);
            return if adverb { Class::Adverb } else { self.noun_form(i) };
        }
        if slot.can_be(Class::Past) || slot.can_be(Class::Participle) {
            return self.verb_form(i);
        }
        if slot.can_be(Class::Adposition) {
            return self.adposition(i);
        }
        slot.usual
    }

    /// Keeps count of finite verbs and of where clauses begin.
    pub(super) fn note(&mut self, i: usize) {
        self.resumes = self.closes_inserted(i);
        if self.resumes {
            (self.finite, self.inserted) = (false, false);
            return;
        }
        let comma = i.checked_sub(1).is_some_and(|b| self.tokens[b].text == ",");
        if comma && (self.tokens[i].is("which") || self.tokens[i].is("who")) {
            self.inserted = !self.finite;
        }
        let slot = &self.slots[i];
        match slot.class {
            Class::Subordinator | Class::Subject | Class::Contraction => self.finite = slot.class == Class::Contraction,
            Class::Pronoun if self.relative(i) => self.finite = false,
            Class::Punct
                if matches!(self.tokens[i].text, ";" | ":" | "\"" | "“" | "”" | "—" | "–" | "." | "?" | "!") =>
            {
                self.finite = false;
            }
            // `, and 30 were hurt`, but `came and went`.
            Class::Conjunction if i.checked_sub(1).is_some_and(|b| self.tokens[b].text == ",") => self.finite = false,
            Class::Third | Class::Past | Class::Modal => self.finite = true,
            Class::Base if self.governor(i) != Some(Governor::Bare) => self.finite = true,
            Class::Auxiliary if self.finite_auxiliary(i) => self.finite = true,
            _ => {}
        }
        // What is said is a clause of its own.
        if slot.can_be(Class::Clausal)
            && matches!(slot.class, Class::Third | Class::Past | Class::Base | Class::Participle)
        {
            self.finite = false;
        }
    }

    /// The second comma of `the firm, which makes tyres, cut 300 jobs`.
    fn closes_inserted(&self, i: usize) -> bool {
        let past = |n: usize| self.slots[n].can_be(Class::Past) && !self.tokens[n].capitalized();
        self.inserted && self.finite && self.tokens[i].text == "," && self.next(i).is_some_and(past)
    }

    pub(super) fn hyphenated(&self, i: usize) -> bool {
        let tight = |t: Option<&Token<'_>>| t.is_some_and(|t| !t.spaced && matches!(t.text, "-" | "‐" | "‑"));
        let before = i.checked_sub(1).is_some_and(|b| tight(self.tokens.get(b)) && !self.tokens[i].spaced);
        let after = tight(self.tokens.get(i + 1)) && self.tokens.get(i + 2).is_some_and(|t| !t.spaced);
        before || after
    }

    /// Parts of `record-breaking`, `well-known`, `follow-up`: no finite verb is written so.
    pub(super) fn compound(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let order = [Class::Participle, Class::Gerund, Class::Adjective, Class::Noun, Class::Plural];
        if matches!(slot.usual, Class::Past | Class::Third | Class::Base) {
            // `after take-off`
            let plain = if slot.usual == Class::Base { Class::Noun } else { slot.usual };
            return order.into_iter().find(|c| slot.can_be(*c)).unwrap_or(plain);
        }
        slot.usual
    }
}
