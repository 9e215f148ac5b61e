//! Whether a word that may be a noun or a verb is a verb, and in which form.

use super::candidates::Slot;
use super::context::Clause;
use crate::model::{Sense, Shape};
use crate::pack::WordClass as Class;

impl Clause<'_, '_, '_, '_> {
    /// A word that may be a noun or a verb is a verb here.
    pub(super) fn is_verb(&self, i: usize) -> bool {
        let slot = &self.slots[i];
        let mostly_verb = !matches!(slot.usual, Class::Noun | Class::Plural);
        let next = self.next(i);
        let object = next.is_some_and(|n| self.begins_object(n));
        // A word no list has is a noun, save where an auxiliary or `to` governs it.
        if slot.word.is_none() && !slot.can_be(Class::Third) && !slot.can_be(Class::Past) {
            return false;
        }
        let Some(before) = self.previous_past_adverbs(i) else {
            // `Cut the tax`, but `Reports that` and `Work on the wall`.
            return object && slot.can_be(Class::Base) && mostly_verb;
        };
        // `the firm, which makes tyres, cut 300 jobs`.
        if self.resumes && slot.can_be(Class::Past) && !self.finite_ahead(i) {
            return true;
        }
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
            // `a branch that serves 6,400`.
            Class::Subordinator if self.tokens[before].is("that") && slot.can_be(Class::Third) => object,
            Class::Subordinator => mostly_verb && object && slot.can_be(Class::Past),
            Class::Punct => self.verb_after_mark(i, before, object, mostly_verb),
            Class::Adverb | Class::Particle | Class::Interjection | Class::Other => mostly_verb,
            Class::Clausal | Class::Intransitive | Class::Linking => false,
        }
    }

    /// `300 die`, but `300 reports`, `5 cents`.
    pub(super) fn verb_after_number(&self, i: usize, number: usize, mostly_verb: bool) -> bool {
        let slot = &self.slots[i];
        let one = matches!(self.tokens[number].lower.as_str(), "1" | "one");
        let noun_next = self.next(i).is_some_and(|n| self.noun_like(n));
        // `the grant of $40 million covers the`: nothing but an object begins with an article behind a noun.
        let article = self.next(i).is_some_and(|n| self.tokens[n].is("the"));
        if slot.can_be(Class::Third) && article && !self.finite {
            return true;
        }
        mostly_verb && !slot.can_be(Class::Plural) && !one && !noun_next && !self.priced(number)
    }

    /// `a $120 million offer`: the sum of which `last` is the end stands between an article and its noun.
    fn priced(&self, last: usize) -> bool {
        let inner = |at: &usize| self.slots[*at].usual == Class::Numeral || self.tokens[*at].shape == Shape::Symbol;
        let first = (last.saturating_sub(6)..=last).rev().take_while(inner).last().unwrap_or(last);
        let sum = (first..=last).any(|at| self.tokens[at].shape == Shape::Symbol);
        let before = first.checked_sub(1).map(|at| &self.tokens[at]);
        // "a six-year, $120 million offer": the first number has the article.
        sum && before.is_some_and(|t| matches!(t.lower.as_str(), "a" | "an" | "," | "year" | "month"))
    }

    pub(super) fn verb_after_noun(&self, i: usize, before: usize, object: bool, mostly_verb: bool) -> bool {
        let slot = &self.slots[i];
        let name = self.slots[before].class == Class::Proper;
        let past = slot.can_be(Class::Past);
        let plural = self.head_of(before) == Class::Plural;
        // `a Texas judge rules`, not `a Texas judge` in the plain form: one of them takes the third person.
        let one = name && !past && !slot.can_be(Class::Third) && self.begins_with_article(before);
        let agrees = past || name && !one || !name && slot.can_be(Class::Third) != plural;
        if self.finite || !agrees {
            return false;
        }
        if self.next(i).is_some_and(|n| self.surely_finite(n)) || self.finite_ahead(i) {
            return false;
        }
        // `“…,” Anna Weber sighs.`: a word of saying ends the sentence after a name.
        let says = self.tokens[i].senses().any(|(s, _)| matches!(s, Sense::Attribution(_)));
        if name && says && slot.can_be(Class::Third) && self.next(i).is_none_or(|n| self.slots[n].usual == Class::Punct)
        {
            return true;
        }
        let followed = object || self.next(i).is_some_and(|n| self.follows_verb(n));
        let phrase =
            self.next(i).is_some_and(|n| matches!(self.slots[n].usual, Class::Adposition | Class::Subordinator));
        // `CNN reports that`, `prices rise to`, `the storm cuts power`; a list of nouns ends without a verb.
        let headline = slot.can_be(Class::Third) && !plural && self.next(i).is_some_and(|n| self.noun_like(n));
        followed
            || headline
            || mostly_verb && self.next(i).is_some()
            || phrase
            || past
            || plural && slot.can_be(Class::Base)
    }

    /// `a Texas`: an article stands before the names that end at `last`.
    fn begins_with_article(&self, last: usize) -> bool {
        let class = |at: usize| self.slots[at].class;
        let first =
            (last.saturating_sub(4)..=last).rev().find(|&at| !matches!(class(at), Class::Proper | Class::Adjective));
        first.is_some_and(|at| self.tokens[at].is("a") || self.tokens[at].is("an"))
    }

    /// The head of the phrase that ends at `last`: `supporters` in `supporters of the ban`.
    pub(super) fn head_of(&self, last: usize) -> Class {
        let mut head = self.slots[last].class;
        let mut inside = true;
        for at in (last.saturating_sub(8)..last).rev() {
            match self.slots[at].class {
                // `an average of 300 trucks cross`: the trucks do.
                Class::Adposition if self.tokens[at].is("of") && self.counting_noun(at) => return head,
                Class::Adposition if self.tokens[at].is("of") || self.tokens[at].is("for") => inside = false,
                Class::Noun | Class::Plural | Class::Proper if !inside => {
                    head = self.slots[at].class;
                    inside = true;
                }
                Class::Noun | Class::Plural | Class::Proper | Class::Adjective | Class::Determiner => {}
                Class::Possessive | Class::Particle | Class::Numeral | Class::Gerund => {}
                _ => break,
            }
        }
        head
    }

    /// `a number of`, `an average of`: the noun before token `of` says only how many.
    fn counting_noun(&self, of: usize) -> bool {
        self.previous(of).is_some_and(|b| {
            // `40 percent of the bridges need paint`: the bridges do.
            if self.tokens[b].is("percent") || self.tokens[b].is("cent") {
                return true;
            }
            let noun = self.tokens[b].has_cue("count-noun") || self.tokens[b].is("average");
            noun && self.previous(b).is_some_and(|a| self.tokens[a].is("a") || self.tokens[a].is("an"))
        })
    }

    pub(super) fn coordinated(&self, i: usize, conjunction: usize, object: bool, mostly_verb: bool) -> bool {
        let left = self.previous(conjunction).map(|b| self.slots[b].class);
        // ", firms and farms 190 million": two plurals that a comma sets off are a list.
        let opens = self
            .previous(conjunction)
            .and_then(|b| self.previous(b))
            .is_none_or(|b| self.slots[b].class == Class::Punct);
        if left == Some(Class::Plural) && opens && self.slots[i].can_be(Class::Plural) {
            return false;
        }
        match left {
            Some(Class::Base | Class::Third | Class::Past) => true,
            // "lasted 30 days and cost 40 million": a past form before a number goes on from the verb before.
            Some(Class::Noun | Class::Plural)
                if self.finite && self.slots[i].can_be(Class::Past) && self.amount_ahead(i) =>
            {
                true
            }
            Some(Class::Noun | Class::Plural | Class::Proper | Class::Numeral | Class::Other) => {
                let followed = object || self.next(i).is_some_and(|n| self.follows_verb(n));
                followed && mostly_verb && !self.finite_ahead(i)
            }
            _ => mostly_verb && object,
        }
    }

    /// `left 31 people`, `left at least 31 people`.
    fn amount_ahead(&self, i: usize) -> bool {
        self.next(i).is_some_and(|n| self.measured(n) || self.hedged(n))
    }

    pub(super) fn verb_after_mark(&self, i: usize, mark: usize, object: bool, mostly_verb: bool) -> bool {
        if !matches!(self.tokens[mark].text, ",") {
            return mostly_verb && object && self.slots[i].can_be(Class::Base);
        }
        // "(contractors 860, volunteers 380)": between numbers a plural is the next item.
        let item = self.slots[i].can_be(Class::Plural)
            && self.next(i).is_some_and(|n| self.measured(n))
            && self.previous(mark).is_some_and(|b| self.slots[b].class == Class::Numeral);
        !item && object && !self.finite && (mostly_verb || self.slots[i].can_be(Class::Third)) && !self.finite_ahead(i)
    }

    /// The form of a verb that is one: bare, third person, past or participle.
    pub(super) fn verb_form(&self, i: usize) -> Class {
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
