//! From a phrase rightward to the verb it is the subject of, over "of …", "in …, … and …" and brackets.

use super::event;
use super::governor::copula;
use super::phrase::{Phrases, VerbGroup};
use crate::model::{Pos, Token};

/// The verb of the subject that ends at `from`; `before` is the verb on its left.
pub fn verb<'p>(
    tokens: &[Token<'_>],
    phrases: &'p Phrases,
    from: usize,
    before: Option<&VerbGroup>,
) -> Option<&'p VerbGroup> {
    let people = from.checked_sub(1).is_some_and(|i| tokens[i].names_people());
    let mut walk = Walk { tokens, phrases, from, before, people, passed: Passed::default() };
    let mut i = from;
    while i < tokens.len() {
        i = match phrases.verb_at(i) {
            Some(verb) if walk.is_of_amount(verb, i) => verb.end,
            Some(verb) => return walk.own(verb),
            None => walk.next(i)?,
        };
    }
    None
}

struct Walk<'w, 't, 'p> {
    tokens: &'w [Token<'t>],
    phrases: &'p Phrases,
    from: usize,
    before: Option<&'w VerbGroup>,
    /// The subject is people.
    people: bool,
    passed: Passed,
}

/// What the walk has come by.
#[derive(Default)]
struct Passed {
    comma: bool,
    /// A preposition, a comma or an "and": a new phrase may hang on the subject.
    lead: bool,
    /// A comma and an "and" that joins a clause.
    clause: bool,
    /// A preposition other than "of": a relative clause may be of the noun behind it.
    hanger: bool,
}

impl<'p> Walk<'_, '_, 'p> {
    /// "720 million from the 640 million proposed": the participle is of the amount beside it.
    fn is_of_amount(&self, verb: &VerbGroup, i: usize) -> bool {
        let amount = |i: usize| self.phrases.amount.get(i).copied();
        !verb.finite && i > self.from && amount(i - 1) == Some(true) && amount(self.from) == Some(false)
    }

    /// The verb that was met, where it is the subject's own. After a comma an -ing form or participle speaks of the whole clause before
    /// it: ", killing four"; a verb of saying closes the sentence: "…, the mayor said".
    fn own(&self, verb: &'p VerbGroup) -> Option<&'p VerbGroup> {
        let tokens = self.tokens;
        // ", compared with 40 in May": holds it against another.
        let with = tokens.get(verb.end).is_some_and(|t| t.is("with") || t.is("to"));
        if tokens[verb.start].is("compared") && (self.passed.comma || with) {
            return None;
        }
        let own = (verb.finite && !tokens[verb.head].says()) || !self.passed.comma;
        own.then_some(verb).or_else(|| past_inserted(tokens, self.phrases, verb))
    }

    /// The place behind the word or sign at `i`; none where the subject's clause ends with it.
    fn next(&mut self, i: usize) -> Option<usize> {
        let pos = self.tokens[i].pos;
        if pos == Pos::Punct {
            return self.sign(i).map(|at| at + 1);
        }
        if pos == Pos::Conjunction {
            self.join(i)?;
        }
        if pos == Pos::Adposition {
            self.passed.lead = true;
            self.passed.hanger |= !self.tokens[i].is("of");
        }
        (!self.begins_clause(i)).then_some(i + 1)
    }

    fn join(&mut self, i: usize) -> Option<()> {
        // "dropped out of the sky at 90 feet and sank": what "and" joins to a verb before has its subject, not the number.
        let told = self.before.is_some_and(|v| v.finite && !self.tokens[v.head].says());
        if told && self.phrases.verb_at(i + 1).is_some_and(|v| v.finite) {
            return None;
        }
        self.passed.lead = true;
        self.passed.clause = self.passed.comma && i > 0 && self.tokens[i - 1].text == ",";
        Some(())
    }

    /// The last place of the sign at `i`, which of a bracket is where it closes.
    fn sign(&mut self, i: usize) -> Option<usize> {
        let (tokens, phrases) = (self.tokens, self.phrases);
        match tokens[i].text {
            // ", who was 41, died": the clause of the number ends.
            "," if self.before.is_some_and(|v| ends_with(tokens, v, self.from) || resumes(tokens, phrases, v, i)) => {
                return None;
            }
            "," => (self.passed.comma, self.passed.lead) = (true, true),
            "(" => return Some(closing(tokens, i)),
            // A hyphen inside a compound, the apostrophe of a plural's possessive.
            "-" | "–" | "/" | "'" | "’" if !tokens[i].spaced => {}
            _ => return None,
        }
        Some(i)
    }

    /// The determiner, name, pronoun or subordinator at `i` begins another clause.
    fn begins_clause(&self, i: usize) -> bool {
        let token = &self.tokens[i];
        // "paid 4 million to heirs who sued": the clause tells of the noun beside it.
        let of_hanger = self.passed.hanger && !self.people && is_relative(token);
        match token.pos {
            // "asks for nine million, and the clock …": after a comma and "and" a new phrase begins another clause; and so does one
            // that no preposition or list leads in.
            Pos::Determiner => self.passed.clause || !self.passed.lead && !self.phrases.amount[i],
            Pos::ProperNoun => self.passed.clause,
            Pos::Pronoun => {
                let after = i.checked_sub(1).filter(|&before| before >= self.from).map(|before| &self.tokens[before]);
                // ", from which he expects": a clause that tells of the amount has a subject of its own.
                let from_which =
                    self.passed.comma && token.is("which") && after.is_some_and(|before| before.pos == Pos::Adposition);
                // "two of them voted"; of "12 heirs, most of whom" the clause tells of the part alone.
                let of_them = after.is_some_and(|before| before.is("of")) && (i == self.from + 1 || !token.is("whom"));
                from_which || self.passed.clause || !of_them && (of_hanger || !is_relative(token))
            }
            Pos::Subordinator => of_hanger || !token.is("that"),
            Pos::Noun
            | Pos::Numeral
            | Pos::Adjective
            | Pos::Adposition
            | Pos::Conjunction
            | Pos::Punct
            | Pos::Verb
            | Pos::Auxiliary
            | Pos::Participle
            | Pos::Gerund
            | Pos::Adverb
            | Pos::Particle
            | Pos::Interjection
            | Pos::Other => false,
        }
    }
}

/// "900 firefighters, backed by 14 aircraft, were battling": a participle between two commas tells more of them, the verb behind
/// it what they did; "12 people, killed in the blast, were buried" were killed.
fn past_inserted<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: &'p VerbGroup) -> Option<&'p VerbGroup> {
    let comma = |i: usize| tokens[i].text == ",";
    let opens = verb.start.checked_sub(1).is_some_and(comma) && !verb.finite;
    let close = (verb.end..tokens.len()).find(|&i| comma(i)).filter(|_| opens)?;
    let within = phrases.verbs.iter().any(|v| v.finite && v.start > verb.start && v.start < close);
    let behind = phrases.verb_at(close + 1).filter(|v| v.finite && !within && !tokens[v.head].says())?;
    Some(if event::is_fate(&tokens[verb.head]) { verb } else { behind })
}

/// "who was 41": the number completes a copula whose subject is a relative pronoun.
fn ends_with(tokens: &[Token<'_>], verb: &VerbGroup, number: usize) -> bool {
    let relative = verb.start.checked_sub(1).is_some_and(|i| is_relative(&tokens[i]));
    relative && copula(tokens, verb) && number <= verb.end + 2
}

/// ", who served through four wars, apologised": at the second comma the clause around goes on with its own verb.
fn resumes(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, comma: usize) -> bool {
    let opened = verb.start.checked_sub(2).is_some_and(|i| tokens[i].text == "," && is_relative(&tokens[i + 1]));
    opened && phrases.verb_at(comma + 1).is_some_and(|v| v.finite && !tokens[v.head].says())
}

fn is_relative(token: &Token<'_>) -> bool {
    matches!(token.lower.as_str(), "who" | "which" | "that")
}

/// The index of the bracket that closes the one at `open`, or of the last token.
fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    tokens[open..].iter().position(|t| t.text == ")").map_or(tokens.len() - 1, |n| open + n)
}
