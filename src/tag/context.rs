//! Chooses among a token's classes by what stands around it, from left to right.
//!
//! What is left of a token is decided, what is right of it is known by its candidates only. Every look around is bounded,
//! so the work grows with the length of the sentence.

use super::candidates::Slot;
use crate::model::{Shape, Token};
use crate::pack::WordClass as Class;

/// How far a search for the clause's verb goes.
const REACH: usize = 14;

/// Decides every slot.
pub fn decide(tokens: &[Token<'_>], slots: &mut [Slot<'_>]) {
    let mut clause = Clause { tokens, slots, finite: false };
    for i in 0..clause.slots.len() {
        let class = clause.choose(i);
        clause.slots[i].class = class;
        clause.note(i);
    }
}

/// The auxiliary that governs a verb form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Governor {
    Be,
    Have,
    /// do, a modal, or `to`: the base form follows.
    Bare,
}

struct Clause<'a, 't, 's, 'w> {
    tokens: &'a [Token<'t>],
    slots: &'s mut [Slot<'w>],
    /// The clause has its finite verb already.
    finite: bool,
}

impl Clause<'_, '_, '_, '_> {
    fn choose(&self, i: usize) -> Class {
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
        if slot.can_be(Class::Adjective) {
            if let Some(class) = self.adjective(i) {
                return class;
            }
        }
        if slot.can_be(Class::Gerund) && self.nominal(i) {
            return self.gerund(i);
        }
        if self.verbal(i) && (self.nominal(i) || slot.can_be(Class::Adjective)) {
            return if self.is_verb(i) { self.verb_form(i) } else { self.noun_form(i) };
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
    fn note(&mut self, i: usize) {
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

    fn relative(&self, i: usize) -> bool {
        matches!(self.tokens[i].lower.as_str(), "which" | "that" | "what" | "whatever" | "whichever")
    }

    /// Words of the grammar that need a rule of their own.
    fn special(&self, i: usize) -> Option<Class> {
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
    fn apostrophe(&self, i: usize) -> Class {
        let Some(before) = self.previous(i) else { return Class::Particle };
        let pronoun = matches!(self.slots[before].class, Class::Pronoun | Class::Subject | Class::Determiner)
            || matches!(self.tokens[before].lower.as_str(), "there" | "here" | "where" | "how" | "when" | "let");
        let article = self.next(i).is_some_and(|n| {
            matches!(self.slots[n].usual, Class::Determiner | Class::Possessive) || self.tokens[n].is("not")
        });
        if pronoun || article { Class::Auxiliary } else { Class::Particle }
    }

    fn that(&self, i: usize) -> Class {
        let Some(next) = self.next(i) else { return Class::Pronoun };
        let before = self.previous(i).map(|b| self.slots[b].class);
        let verb_next = self.finite_candidate(next) && !self.slots[next].can_be(Class::Plural);
        let after_noun =
            matches!(before, Some(Class::Noun | Class::Plural | Class::Proper | Class::Numeral | Class::Pronoun));
        if verb_next && !matches!(self.slots[next].usual, Class::Noun | Class::Adjective)
            || self.slots[next].usual == Class::Punct
        {
            return Class::Pronoun;
        }
        let bare_noun = self.slots[next].usual == Class::Noun
            && !self.next(next).is_some_and(|n| self.slots[n].usual == Class::Noun);
        let after_verb = before
            .is_some_and(|b| matches!(b, Class::Third | Class::Past | Class::Base | Class::Participle | Class::Gerund));
        if bare_noun && !after_noun && !(after_verb && self.finite_ahead(next)) {
            Class::Determiner
        } else {
            Class::Subordinator
        }
    }

    /// `some`, `these`, `many`: before a noun, or alone.
    fn determiner(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let other = if slot.can_be(Class::Pronoun) { Class::Pronoun } else { slot.usual };
        let Some(next) = self.next(i) else { return other };
        let n = &self.slots[next];
        let noun = self.begins_noun(next) && !(n.can_be(Class::Base) && n.usual == Class::Base);
        if noun || n.usual == Class::Determiner { Class::Determiner } else { other }
    }

    /// `to` before a verb: a base form stands there, and it is not the noun of `to work` or `to market`.
    fn to_verb(&self, i: usize) -> bool {
        let Some(next) = self.next_past_adverbs(i) else { return false };
        let slot = &self.slots[next];
        if !slot.can_be(Class::Base) {
            return self.auxiliary(next) && !self.tokens[next].capitalized();
        }
        if !matches!(slot.usual, Class::Noun | Class::Plural | Class::Adjective) {
            return true;
        }
        let object = self.next(next).is_some_and(|n| self.begins_object(n));
        let related = self.previous(i).is_some_and(|b| {
            matches!(self.slots[b].class, Class::Gerund | Class::Numeral)
                || matches!(self.slots[b].class, Class::Adverb | Class::Adposition)
                    && self.slots[b].can_be(Class::Adposition)
                || self.tokens[b].is("due")
        });
        let compound = self.next(next).is_some_and(|n| matches!(self.slots[n].usual, Class::Noun | Class::Plural))
            && slot.usual == Class::Adjective;
        object || !related && !compound && !self.listed_noun_after_to(next)
    }

    /// `to school`, `from home to work`: a bare noun that ends the phrase and is mostly a noun.
    fn listed_noun_after_to(&self, next: usize) -> bool {
        let slot = &self.slots[next];
        slot.word.is_none() && slot.usual == Class::Noun
    }

    /// `may`, `March`, `Will`: a modal before a base form, else a name or a noun.
    fn modal_or_name(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let next = self.next_past_adverbs(i);
        let base = next.is_some_and(|n| self.slots[n].can_be(Class::Base) || self.auxiliary(n));
        let numbered = self.next(i).is_some_and(|n| self.slots[n].usual == Class::Numeral);
        let before = self.previous(i);
        let article = before.is_some_and(|b| {
            matches!(self.slots[b].class, Class::Determiner | Class::Possessive | Class::Adjective | Class::Numeral)
        });
        let preposition = before.is_some_and(|b| {
            matches!(self.slots[b].class, Class::Adposition | Class::Subordinator | Class::Conjunction)
        });
        let capital = self.tokens[i].capitalized();
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
    fn nationality(&self, i: usize) -> Class {
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

    /// What an auxiliary or `to` before it makes of a verb form.
    fn governed(&self, i: usize) -> Option<Class> {
        let slot = &self.slots[i];
        match self.governor(i)? {
            Governor::Bare => slot.can_be(Class::Base).then_some(Class::Base),
            Governor::Have => slot.can_be(Class::Participle).then_some(Class::Participle),
            Governor::Be => {
                if slot.can_be(Class::Participle) && slot.usual != Class::Noun {
                    Some(Class::Participle)
                } else if slot.can_be(Class::Gerund) {
                    Some(Class::Gerund)
                } else if slot.can_be(Class::Participle) {
                    Some(if self.next(i).is_some_and(|n| self.slots[n].usual == Class::Noun) {
                        Class::Noun
                    } else {
                        Class::Participle
                    })
                } else {
                    None
                }
            }
        }
    }

    /// The auxiliary left of `i`, adverbs and `not` skipped.
    fn governor(&self, i: usize) -> Option<Governor> {
        let mut at = i;
        for _ in 0..4 {
            at = self.previous(at)?;
            let slot = &self.slots[at];
            match slot.class {
                Class::Adverb => {}
                Class::Particle if self.tokens[at].is("to") => return Some(Governor::Bare),
                Class::Particle => {}
                Class::Modal => return Some(Governor::Bare),
                Class::Auxiliary => return self.auxiliary_kind(at),
                Class::Contraction => return self.contraction(at),
                Class::Base | Class::Third | Class::Past | Class::Participle | Class::Gerund
                    if slot.can_be(Class::Linking) =>
                {
                    return Some(Governor::Be);
                }
                _ => return None,
            }
        }
        None
    }

    fn auxiliary_kind(&self, i: usize) -> Option<Governor> {
        let lower = self.tokens[i].lower.replace('’', "'");
        match self.slots[i].word {
            Some(word) if word.is_verb(&lower, "have") => Some(Governor::Have),
            Some(word) if word.is_verb(&lower, "do") => Some(Governor::Bare),
            // `'s` is `is` more often than `has`; both take the participle.
            _ => Some(Governor::Be),
        }
    }

    fn contraction(&self, i: usize) -> Option<Governor> {
        let ending = self.tokens[i].lower.rsplit(['\'', '’']).next();
        match ending {
            Some("ve") | Some("d") => Some(Governor::Have),
            Some("ll") => Some(Governor::Bare),
            _ => Some(Governor::Be),
        }
    }

    fn hyphenated(&self, i: usize) -> bool {
        let tight = |t: Option<&Token<'_>>| t.is_some_and(|t| !t.spaced && matches!(t.text, "-" | "‐" | "‑"));
        let before = i.checked_sub(1).is_some_and(|b| tight(self.tokens.get(b)) && !self.tokens[i].spaced);
        let after = tight(self.tokens.get(i + 1)) && self.tokens.get(i + 2).is_some_and(|t| !t.spaced);
        before || after
    }

    /// Parts of `record-breaking`, `well-known`, `follow-up`: no finite verb is written so.
    fn compound(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let order = [Class::Participle, Class::Gerund, Class::Adjective, Class::Noun, Class::Plural];
        if matches!(slot.usual, Class::Past | Class::Third | Class::Base) {
            return order.into_iter().find(|c| slot.can_be(*c)).unwrap_or(slot.usual);
        }
        slot.usual
    }

    /// The adjective where its neighbours ask for one; nothing where another class may stand.
    fn adjective(&self, i: usize) -> Option<Class> {
        let slot = &self.slots[i];
        let noun_next = self.next(i).is_some_and(|n| self.noun_like(n));
        let before = self.previous(i);
        let left = before.map(|b| self.slots[b].class);
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
        if matches!(left, Some(Class::Determiner | Class::Possessive | Class::Adjective)) && self.nominal(i) {
            let ends = self.next(i).is_none_or(|n| !self.noun_like(n) && self.slots[n].usual != Class::Conjunction);
            return Some(if ends && slot.usual != Class::Participle { self.noun_form(i) } else { slot.usual });
        }
        if self.verbal(i) && slot.usual == Class::Adjective {
            let verb = object && self.subject_before(i) && !self.finite;
            return Some(if verb { self.verb_form(i) } else { Class::Adjective });
        }
        (slot.usual == Class::Adjective).then_some(Class::Adjective)
    }

    fn gerund(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let noun = if slot.can_be(Class::Plural) { Class::Plural } else { Class::Noun };
        let object = self.next(i).is_some_and(|n| self.begins_object(n));
        let determined = self.after_article(i);
        if slot.can_be(Class::Plural) || !slot.can_be(Class::Gerund) {
            return noun;
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

    /// A word that may be a noun or a verb is a verb here.
    fn is_verb(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        let mostly_verb = !matches!(slot.usual, Class::Noun | Class::Plural);
        let next = self.next(i);
        let object = next.is_some_and(|n| self.begins_object(n));
        let Some(before) = self.previous_past_adverbs(i) else {
            // `Cut the tax`, but `Reports that` and `Work on the wall`.
            return object && slot.can_be(Class::Base) && mostly_verb;
        };
        match self.slots[before].class {
            Class::Determiner | Class::Possessive | Class::Adjective | Class::Participle | Class::Adposition => false,
            Class::Particle if !self.tokens[before].is("to") && !self.tokens[before].is("not") => false,
            Class::Subject | Class::Contraction | Class::Modal => true,
            Class::Pronoun => {
                self.relative(before) || !self.finite && slot.can_be_third_or_plural(self.tokens[before].is("it"))
            }
            Class::Numeral => self.verb_after_number(i, before, mostly_verb),
            Class::Noun | Class::Plural | Class::Proper => self.verb_after_noun(i, before, object, mostly_verb),
            Class::Conjunction => self.coordinated(i, before, object, mostly_verb),
            Class::Base | Class::Third | Class::Past | Class::Gerund => {
                mostly_verb && slot.can_be(Class::Base) && object && self.tokens[before].is("help")
            }
            Class::Auxiliary => false,
            Class::Subordinator => mostly_verb && object && slot.can_be(Class::Past),
            Class::Punct => self.verb_after_mark(i, before, object, mostly_verb),
            Class::Adverb | Class::Particle | Class::Interjection | Class::Other => mostly_verb,
            Class::Clausal | Class::Intransitive | Class::Linking => false,
        }
    }

    /// `300 die`, but `300 reports`, `5 cents`.
    fn verb_after_number(&self, i: usize, number: usize, mostly_verb: bool) -> bool {
        let slot = &self.slots[i];
        let one = matches!(self.tokens[number].lower.as_str(), "1" | "one");
        let noun_next = self.next(i).is_some_and(|n| self.noun_like(n));
        mostly_verb && !slot.can_be(Class::Plural) && !one && !noun_next
    }

    fn verb_after_noun(&self, i: usize, before: usize, object: bool, mostly_verb: bool) -> bool {
        let slot = &self.slots[i];
        let plural = self.slots[before].class == Class::Plural;
        let name = self.slots[before].class == Class::Proper;
        let past = slot.can_be(Class::Past);
        let agrees = past || name || if slot.can_be(Class::Third) { !plural } else { plural };
        if self.finite || !agrees {
            return false;
        }
        if self.next(i).is_some_and(|n| self.surely_finite(n)) || self.finite_ahead(i) {
            return false;
        }
        let followed = object || self.next(i).is_some_and(|n| self.follows_verb(n));
        // `CNN reports that`, `prices rise to`, `the storm cuts power`.
        followed
            || (mostly_verb && !self.next(i).is_none())
            || (plural && slot.can_be(Class::Base) || past)
            || slot.can_be(Class::Third)
    }

    fn coordinated(&self, i: usize, conjunction: usize, object: bool, mostly_verb: bool) -> bool {
        let left = self.previous(conjunction).map(|b| self.slots[b].class);
        match left {
            Some(Class::Base | Class::Third | Class::Past) => true,
            Some(Class::Noun | Class::Plural | Class::Proper | Class::Numeral | Class::Other) => {
                let followed = object || self.next(i).is_some_and(|n| self.follows_verb(n));
                followed && mostly_verb && !self.finite_ahead(i)
            }
            _ => mostly_verb && object,
        }
    }

    fn verb_after_mark(&self, i: usize, mark: usize, object: bool, mostly_verb: bool) -> bool {
        if !matches!(self.tokens[mark].text, ",") {
            return mostly_verb && object && self.slots[i].can_be(Class::Base);
        }
        !self.finite && (object && mostly_verb || object && self.slots[i].can_be(Class::Third)) && !self.finite_ahead(i)
    }

    fn noun_form(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        [Class::Plural, Class::Noun, Class::Adjective].into_iter().find(|c| slot.can_be(*c)).unwrap_or(slot.usual)
    }

    /// The form of a verb that is one: bare, third person, past or participle.
    fn verb_form(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let passive = slot.can_be(Class::Participle) && (!slot.can_be(Class::Past) || self.is_participle(i));
        if passive {
            return Class::Participle;
        }
        if slot.can_be(Class::Third) {
            return Class::Third;
        }
        let present = self.previous_past_adverbs(i).is_none_or(|b| self.slots[b].class == Class::Plural);
        if slot.can_be(Class::Past) && !(slot.can_be(Class::Base) && present) {
            return Class::Past;
        }
        if slot.can_be(Class::Base) { Class::Base } else { slot.usual }
    }

    /// An -ed form modifies a noun or makes a passive, instead of being the clause's past tense.
    fn is_participle(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        let Some(before) = self.previous_past_adverbs(i) else { return true };
        let next = self.next(i);
        let object = next.is_some_and(|n| self.begins_object(n));
        let by = next.is_some_and(|n| self.tokens[n].is("by")) && !self.measured(i + 2);
        match self.slots[before].class {
            Class::Subject | Class::Modal => false,
            Class::Pronoun => !self.relative(before) && (self.finite || self.closed_quantifier(before) && by),
            Class::Contraction | Class::Auxiliary => true,
            Class::Determiner if self.slots[before].can_be(Class::Pronoun) => !object,
            Class::Determiner | Class::Possessive | Class::Adjective | Class::Adposition | Class::Participle => true,
            Class::Particle => true,
            Class::Subordinator => !object,
            Class::Base | Class::Third | Class::Past | Class::Gerund => !object || self.noun_like(i + 1),
            Class::Conjunction => self.coordinated_participle(i, before),
            Class::Numeral | Class::Noun | Class::Plural | Class::Proper => self.reduced(i, before, object, by),
            Class::Punct => {
                let passive = slot.usual == Class::Participle && !object;
                self.finite && !(object && slot.usual == Class::Past) || self.finite_ahead(i) || by || passive
            }
            Class::Adverb | Class::Interjection | Class::Other => slot.usual == Class::Participle,
            Class::Clausal | Class::Intransitive | Class::Linking => false,
        }
    }

    /// After a noun or a number: `11 killed in the blast`, `the man arrested in Texas said`, but `the blast killed 11`.
    fn reduced(&self, i: usize, before: usize, object: bool, by: bool) -> bool {
        let slot = &self.slots[i];
        if slot.can_be(Class::Intransitive) || self.closing(i) {
            return false;
        }
        let number = self.slots[before].class == Class::Numeral;
        if number && self.next(i).is_some_and(|n| self.noun_like(n) && !self.begins_object(n)) {
            return true;
        }
        if by {
            return true;
        }
        if object && !self.finite {
            return false;
        }
        if self.finite {
            return true;
        }
        self.finite_ahead(i) || slot.usual == Class::Participle && !object
    }

    /// `…, officials said.`: who says so stands behind what is said, and its verb ends the sentence.
    fn closing(&self, i: usize) -> bool {
        let ends = self.next(i).is_none_or(|n| self.slots[n].usual == Class::Punct);
        self.slots[i].can_be(Class::Clausal) && (ends || self.slots[i].usual == Class::Past && self.finite)
    }

    fn coordinated_participle(&self, i: usize, conjunction: usize) -> bool {
        let mut at = conjunction;
        for _ in 0..8 {
            let Some(before) = self.previous(at) else { break };
            match self.slots[before].class {
                Class::Participle | Class::Adjective => return true,
                Class::Past | Class::Third | Class::Base => return false,
                _ => at = before,
            }
        }
        self.slots[i].usual == Class::Participle
    }

    fn adposition(&self, i: usize) -> Class {
        let slot = &self.slots[i];
        let next = self.next(i);
        if slot.can_be(Class::Subordinator) {
            let clause = next.is_some_and(|n| self.slots[n].usual == Class::Subject)
                || next.is_some_and(|n| self.slots[n].can_be(Class::Contraction) || self.tokens[n].is("it"))
                || next.is_some_and(|n| self.slots[n].usual != Class::Gerund)
                    && !self.tokens[i].is("than")
                    && self.finite_ahead(i);
            return if clause { Class::Subordinator } else { Class::Adposition };
        }
        if slot.can_be(Class::Adverb) {
            let phrase = next.is_some_and(|n| {
                self.begins_noun(n)
                    || self.slots[n].can_be(Class::Gerund)
                    || matches!(self.slots[n].usual, Class::Pronoun | Class::Other)
            });
            return if phrase { Class::Adposition } else { Class::Adverb };
        }
        slot.usual
    }

    // Questions about one token.

    fn verbal(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        [Class::Base, Class::Third, Class::Past].into_iter().any(|c| slot.can_be(c))
    }

    fn nominal(&self, i: usize) -> bool {
        self.slots[i].can_be(Class::Noun) || self.slots[i].can_be(Class::Plural)
    }

    fn closed(&self, i: usize) -> bool {
        self.slots[i].closed()
    }

    fn closed_quantifier(&self, i: usize) -> bool {
        self.slots[i].can_be(Class::Determiner)
    }

    fn auxiliary(&self, i: usize) -> bool {
        self.slots[i].usual == Class::Auxiliary
    }

    fn finite_auxiliary(&self, i: usize) -> bool {
        self.auxiliary(i) && !matches!(self.tokens[i].lower.as_str(), "be" | "been" | "being" | "having")
    }

    /// A form of be, or a modal: what `there` stands before.
    fn copula(&self, i: usize) -> bool {
        matches!(self.slots[i].usual, Class::Auxiliary | Class::Modal)
            || matches!(self.tokens[i].lower.as_str(), "'s" | "’s")
    }

    /// May be the head or a modifier of a noun phrase, seen from its left.
    fn noun_like(&self, i: usize) -> bool {
        let Some(slot) = self.slots.get(i) else { return false };
        if slot.closed() {
            return false;
        }
        match slot.usual {
            Class::Noun | Class::Plural | Class::Proper | Class::Adjective | Class::Numeral => true,
            Class::Participle | Class::Past => false,
            _ => self.nominal(i),
        }
    }

    fn begins_noun(&self, i: usize) -> bool {
        self.noun_like(i)
            || matches!(self.slots[i].usual, Class::Determiner | Class::Possessive | Class::Participle)
            || self.slots[i].usual == Class::Adverb && self.noun_like(i + 1)
            || self.tokens[i].text == "$"
    }

    /// A noun phrase begins here that no noun compound could go on with.
    fn begins_object(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        let name = slot.usual == Class::Proper && slot.classes == Class::Proper.bit();
        matches!(slot.usual, Class::Determiner | Class::Possessive | Class::Numeral | Class::Pronoun | Class::Subject)
            || slot.can_be(Class::Determiner)
            || name
            || self.tokens[i].shape == Shape::Symbol
    }

    /// What follows a verb and hardly a noun that is a subject: an adverb, `to`, `that`, an adjective before a noun.
    fn follows_verb(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        matches!(slot.usual, Class::Adverb | Class::Particle) || slot.usual == Class::Adjective && self.noun_like(i + 1)
    }

    fn after_article(&self, i: usize) -> bool {
        self.previous(i).is_some_and(|b| {
            matches!(self.slots[b].class, Class::Determiner | Class::Possessive | Class::Adjective | Class::Numeral)
                || self.tokens[b].lower.ends_with("'s") && self.slots[b].class == Class::Particle
        })
    }

    fn subject_before(&self, i: usize) -> bool {
        self.previous(i).is_some_and(|b| {
            matches!(self.slots[b].class, Class::Subject | Class::Plural | Class::Pronoun | Class::Noun | Class::Proper)
        })
    }

    /// A number, a share or an amount begins here: `fell by 5%`.
    fn measured(&self, i: usize) -> bool {
        self.slots.get(i).is_some_and(|s| s.usual == Class::Numeral || self.tokens[i].shape == Shape::Symbol)
    }

    fn finite_candidate(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        self.finite_auxiliary(i)
            || slot.usual == Class::Modal
            || [Class::Third, Class::Past, Class::Base].into_iter().any(|c| slot.can_be(c))
            || slot.usual == Class::Adverb
                && self.slots.get(i + 1).is_some_and(|s| s.can_be(Class::Past) || s.can_be(Class::Third))
    }

    /// The form is finite whatever stands around it, or nearly.
    fn surely_finite(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        if slot.closed() {
            return self.finite_auxiliary(i) || slot.usual == Class::Modal && slot.classes.count_ones() <= 2;
        }
        let past = slot.can_be(Class::Past) && !self.nominal(i) && slot.usual == Class::Past;
        let plain = past && (!slot.can_be(Class::Participle) || slot.can_be(Class::Intransitive));
        let transitive = past && self.slots.get(i + 1).is_some() && self.begins_object(i + 1);
        let third = slot.can_be(Class::Third) && !self.nominal(i);
        plain || transitive || third
    }

    /// The clause has its finite verb further right.
    fn finite_ahead(&self, i: usize) -> bool {
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
    fn clause_ahead(&self, i: usize) -> bool {
        let end = self.slots.len().min(i + 1 + REACH);
        (i + 2..end)
            .take_while(|at| self.slots[*at].usual != Class::Punct || matches!(self.tokens[*at].text, "-" | "'" | "’"))
            .any(|at| {
                let slot = &self.slots[at];
                let past = slot.can_be(Class::Past) && matches!(slot.usual, Class::Past | Class::Base);
                past || self.surely_finite(at)
            })
    }

    // Neighbours; quotation marks and hyphens inside words are looked through.

    fn previous(&self, i: usize) -> Option<usize> {
        (i.saturating_sub(3)..i).rev().find(|b| !self.transparent(*b))
    }

    fn previous_past_adverbs(&self, i: usize) -> Option<usize> {
        (i.saturating_sub(5)..i).rev().find(|b| !self.transparent(*b) && self.slots[*b].class != Class::Adverb)
    }

    fn next(&self, i: usize) -> Option<usize> {
        (i + 1..self.slots.len().min(i + 4)).find(|n| !self.transparent(*n))
    }

    fn next_past_adverbs(&self, i: usize) -> Option<usize> {
        (i + 1..self.slots.len().min(i + 5)).find(|n| !self.transparent(*n) && self.slots[*n].usual != Class::Adverb)
    }

    fn transparent(&self, i: usize) -> bool {
        matches!(self.tokens[i].text, "\"" | "“" | "”" | "‘")
    }
}

impl Slot<'_> {
    /// Agrees with a pronoun: `it rises`, `some rise`.
    fn can_be_third_or_plural(&self, singular: bool) -> bool {
        if singular {
            self.can_be(Class::Third) || self.can_be(Class::Past)
        } else {
            self.can_be(Class::Base) || self.can_be(Class::Past)
        }
    }
}
