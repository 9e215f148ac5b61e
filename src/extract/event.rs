//! Which verb governs a phrase.

use super::phrase::{NounPhrase, Phrases, VerbGroup};
use crate::model::{Pos, Quantity, Sense, Token};

/// Whether a preposition that makes the phrase a mere companion stands before it: "fled with six children".
pub fn is_oblique(tokens: &[Token<'_>], start: usize) -> bool {
    let before = (0..start).rev().find(|&i| !matches!(tokens[i].pos, Pos::Determiner | Pos::Adjective | Pos::Adverb));
    // A list goes on from its first member: "with her husband and six children".
    let first = before.filter(|&i| tokens[i].pos == Pos::Conjunction).and_then(|i| {
        (0..i).rev().find(|&j| !matches!(tokens[j].pos, Pos::Noun | Pos::ProperNoun | Pos::Determiner | Pos::Pronoun))
    });
    [before, first].into_iter().flatten().any(|i| {
        matches!(tokens[i].lower.as_str(), "with" | "without" | "for" | "among" | "against" | "alongside" | "like")
    })
}

/// "trimmed from a budget of $298 million", "on a turnout of 58.9 percent": the thing that has the size is not what the verb acts on.
pub fn is_beside(tokens: &[Token<'_>], phrases: &Phrases, start: usize) -> bool {
    let Some(of) = start.checked_sub(1).filter(|&i| tokens[i].is("of")) else { return false };
    let thing = phrases.nouns.iter().find(|n| n.end == of && tokens[n.head].pos == Pos::Noun);
    thing.and_then(|n| n.start.checked_sub(1)).is_some_and(|i| {
        // "agreed on aid of": the preposition belongs to the verb.
        let own = i.checked_sub(1).is_some_and(|v| phrases.verb_at(v).is_some());
        let beside = matches!(
            tokens[i].lower.as_str(),
            "from" | "on" | "with" | "at" | "than" | "against" | "beside" | "besides" | "despite" | "of"
        );
        beside && !own
    })
}

/// "testimony from 40 pupils", "a letter by 40 senators": what people do that a noun names.
pub fn of_noun(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<String> {
    let lead = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("from") || tokens[i].is("by"))?;
    let last = (q.tokens.end..tokens.len().min(q.tokens.end + 4)).find(|&i| tokens[i].pos == Pos::Noun);
    let people = q.unit_id() == Some("person") || last.is_some_and(|i| tokens[i].names_people());
    let done = phrases.nouns.iter().find(|n| n.end == lead)?;
    let noun = &tokens[done.head];
    let plain = noun.pos == Pos::Noun && !noun.names_people() && !(done.start..done.end).any(|i| phrases.amount[i]);
    (people && plain && noun.has_cue("utterance")).then(|| noun.lemma.clone())
}

/// "Hospitals in three towns", "firefighters from nine counties": where those are from who do it.
pub fn is_place_of_subject(tokens: &[Token<'_>], phrases: &Phrases, start: usize) -> bool {
    let Some(lead) = start.checked_sub(1) else { return false };
    let place = matches!(tokens[lead].lower.as_str(), "in" | "from" | "across" | "outside");
    place && phrases.nouns.iter().any(|n| n.end == lead && tokens[n.head].pos == Pos::Noun && !phrases.amount[lead - 1])
}

/// How a phrase stands to its verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Before the verb: its subject (the one acted on, where the verb is passive).
    Subject,
    /// After it.
    Object,
}

/// The verb that governs the phrase `start..end`, by reading right for a verb it is the subject of, else left for one it completes.
pub fn governor<'p>(
    tokens: &[Token<'_>],
    phrases: &'p Phrases,
    start: usize,
    end: usize,
) -> Option<(&'p VerbGroup, Relation)> {
    // "could have saved the 29 people who were killed": the article points to those of whom the clause tells.
    if let Some(verb) = of_defined(tokens, phrases, start, end) {
        return Some((verb, Relation::Subject));
    }
    let before = left(tokens, phrases, start);
    let close = before.filter(|v| adjacent(tokens, v.end, start));
    // "The army said 90 militants were killed": what is said has a verb of its own.
    if let Some(verb) = close.filter(|v| !copula(tokens, v) && !tokens[v.head].says()) {
        return Some((verb, Relation::Object));
    }
    if let Some(verb) = before.filter(|v| leads_to(tokens, phrases, v, start)) {
        return Some((verb, Relation::Object));
    }
    if let Some(verb) = before.filter(|v| gives(tokens, phrases, v, start)) {
        return Some((verb, Relation::Object));
    }
    if let Some(verb) = of_relative(tokens, phrases, end) {
        return Some((verb, Relation::Object));
    }
    if let Some(verb) = right(tokens, phrases, end, before) {
        return Some(cleft(tokens, phrases, verb).map_or((verb, Relation::Subject), |inner| (inner, Relation::Object)));
    }
    before.map(|v| (v, Relation::Object))
}

/// "the 29 people who were killed".
fn of_defined<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, start: usize, end: usize) -> Option<&'p VerbGroup> {
    start.checked_sub(1).filter(|&i| matches!(tokens[i].lower.as_str(), "the" | "those" | "these"))?;
    tokens.get(end).filter(|t| t.is("who"))?;
    phrases.verbs.iter().find(|v| v.start == end + 1 && v.finite && !copula(tokens, v))
}

/// "fined the bank 12 million", "gave her 12 years": between the verb and the amount stands only who gets it.
fn gives(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, start: usize) -> bool {
    let taker = phrases.nouns.iter().find(|n| n.start == verb.end && n.start < start && start <= n.end);
    let named = |n: &NounPhrase| {
        (n.start..start).any(|i| matches!(tokens[i].pos, Pos::Noun | Pos::ProperNoun | Pos::Pronoun))
            && !(n.start..start).any(|i| phrases.amount[i])
    };
    let plain = !copula(tokens, verb) && !tokens[verb.head].says() && !verb.passive;
    plain && phrases.amount[start] && taker.is_some_and(named)
}

/// "after raising it to 720 million", "stalled at 900 feet and fell", "goes up from 1.5 percent to 2": the verb, its object and a
/// preposition lead to the number.
fn leads_to(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, start: usize) -> bool {
    let Some(before) = start.checked_sub(1).filter(|&i| i >= verb.end) else { return false };
    // "was jailed for four years".
    let lasts = tokens[before].is("for") && before == verb.end && verb.finite;
    let joins = matches!(tokens[before].lower.as_str(), "to" | "by" | "at" | "from") || lasts;
    let object = phrases.nouns.iter().find(|n| n.start == verb.end && n.end <= before && !phrases.amount[n.head]);
    let from = object.map_or(verb.end, |n| n.end);
    let passed = |i: usize| {
        phrases.amount[i] || matches!(tokens[i].pos, Pos::Adverb | Pos::Particle | Pos::Adposition | Pos::Determiner)
    };
    let direct = object.is_some() || verb.finite && (!tokens[verb.head].says() || tokens[before].is("at"));
    joins && direct && !copula(tokens, verb) && (from..before).all(passed)
}

/// "the 600 passengers that the ferry carried": the verb of the clause whose object they are.
fn of_relative<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, end: usize) -> Option<&'p VerbGroup> {
    tokens.get(end).filter(|t| matches!(t.lower.as_str(), "that" | "which" | "whom"))?;
    let subject = phrases.nouns.iter().find(|n| n.start == end + 1)?;
    let verb = phrases.verbs.iter().find(|v| v.start == subject.end)?;
    (!copula(tokens, verb) && !verb.passive && !tokens[verb.head].says()).then_some(verb)
}

/// "seven minutes is all it took": what happens stands in the clause after "all".
fn cleft<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: &VerbGroup) -> Option<&'p VerbGroup> {
    tokens.get(verb.end).filter(|t| (t.is("all") || t.is("what")) && copula(tokens, verb))?;
    let subject = phrases.nouns.iter().find(|n| n.start == verb.end + 1)?;
    phrases.verbs.iter().find(|v| v.start == subject.end)
}

/// The lemma of what happens: the verb's, or for a verb that says nothing itself ("took shelter", "making the trip") its object's.
pub fn lemma(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> String {
    let own = &tokens[verb.head].lemma;
    if is_ability(tokens, phrases, verb) {
        return "accommodate".to_owned();
    }
    // "are missing", "were dead": the adjective says what happens.
    if copula(tokens, verb) {
        if is_aboard(tokens, verb.end) {
            return "aboard".to_owned();
        }
        // "is more than 100 years old": the hedge of an amount says nothing of the subject.
        let said = tokens.get(verb.end).filter(|t| matches!(t.pos, Pos::Adjective | Pos::Participle));
        let said = said.filter(|_| !phrases.amount[verb.end]);
        // "are known to have died", "is likely to cost": the infinitive does.
        let to = said.is_some() && tokens.get(verb.end + 1).is_some_and(|t| t.is("to"));
        if let Some(next) = phrases.verbs.iter().find(|v| to && v.start == verb.end + 2) {
            return lemma(tokens, phrases, next);
        }
        return said.map_or_else(|| own.clone(), |t| t.lemma.clone());
    }
    // "have not been traced": whom nobody found is missing.
    let denied = tokens[verb.start..verb.head].iter().any(|t| t.senses().any(|(s, _)| *s == Sense::Negation));
    if verb.passive && denied && matches!(own.as_str(), "trace" | "find" | "locate") {
        return "missing".to_owned();
    }
    // "has been reported hurt", "are feared dead": how they are said to be.
    let said = |t: &Token<'_>| {
        matches!(
            t.lemma.as_str(),
            "report" | "confirm" | "find" | "fear" | "presume" | "list" | "declare" | "pronounce"
        )
    };
    // "were left homeless".
    let made = |t: &Token<'_>| said(t) || matches!(t.lemma.as_str(), "leave" | "render" | "make");
    let harmed = |t: &Token<'_>| t.has_cue("harmed") && said(&tokens[verb.head]) || t.has_cue("state");
    let state = tokens.get(verb.end).filter(|t| verb.passive && harmed(t) && made(&tokens[verb.head]));
    if let Some(state) = state {
        return state.lemma.clone();
    }
    // "are known to have died", "was expected to cost": what happens stands after "to".
    if verb.passive
        && tokens.get(verb.end).is_some_and(|t| t.is("to"))
        && let Some(next) = phrases.verbs.iter().find(|v| v.start == verb.end + 1)
    {
        return lemma(tokens, phrases, next);
    }
    // "laid off", "broke down": the particle makes it another verb; the packs say what the pair stands for.
    let particle = tokens.get(verb.head + 1).filter(|t| {
        matches!(t.lower.as_str(), "off" | "out" | "up" | "down" | "over" | "back" | "away")
            && (matches!(t.pos, Pos::Adverb | Pos::Particle) || phrases.amount.get(verb.head + 2) == Some(&true))
    });
    if let Some(particle) = particle {
        return format!("{own} {}", particle.lower);
    }
    // "were taken to hospital", "was rushed to a hospital".
    let moved = verb.passive && matches!(own.as_str(), "take" | "rush" | "bring" | "send" | "airlift" | "fly");
    let to = tokens.get(verb.end).filter(|t| moved && t.is("to"));
    if to.is_some_and(|_| phrases.noun_at(verb.end + 1).is_some_and(|n| tokens[n.head].lemma == "hospital")) {
        return "hospitalize".to_owned();
    }
    let light = is_light(own);
    let object = phrases
        .nouns
        .iter()
        .find(|n| n.start >= verb.end && n.start <= verb.end + 1)
        .filter(|n| light && tokens[n.head].pos == Pos::Noun && !(n.start..n.end).any(|i| phrases.amount[i]));
    // "lost their lives": the packs say what the pair stands for, else the verb does.
    let idiom = phrases.nouns.iter().find(|n| n.start == verb.end && tokens[n.start].pos == Pos::Determiner);
    let idiom = idiom.filter(|n| {
        own == "lose"
            && n.end - n.start == 2
            && matches!(tokens[n.start].lower.as_str(), "their" | "his" | "her" | "its")
    });
    if let Some(object) = idiom {
        return format!("{own} {}", tokens[object.head].lemma);
    }
    object.map_or_else(|| own.clone(), |n| tokens[n.head].lemma.clone())
}

/// "could carry only 40 people", "is licensed to carry 40", "can hold 40": what a thing is able to hold, not what it held.
pub fn is_ability(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> bool {
    let holds = tokens[verb.head].has_cue("holds") && !verb.passive && tokens[verb.head].pos == Pos::Verb;
    let able = (verb.start..verb.head).any(|i| tokens[i].is("can") || tokens[i].is("could"))
        && !(verb.start..verb.head).any(|i| tokens[i].lemma == "have");
    let meant = || {
        let to = verb.start.checked_sub(1).filter(|&i| tokens[i].is("to"));
        to.and_then(|i| i.checked_sub(1)).is_some_and(|i| tokens[i].has_cue("fit-for"))
    };
    let counts = (verb.end..tokens.len().min(verb.end + 2)).any(|i| phrases.amount[i]);
    holds && counts && (able || meant())
}

/// "aboard", "on board".
pub fn is_aboard(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |i: usize, word: &str| tokens.get(i).is_some_and(|t| t.is(word));
    is(at, "aboard") || is(at, "on") && is(at + 1, "board")
}

/// A verb that says nothing itself: "took shelter", "held a list".
pub fn is_light(lemma: &str) -> bool {
    matches!(lemma, "make" | "take" | "have" | "give" | "get" | "hold" | "do" | "put")
}

/// The first verb of a chain: from "seeking" in "is believed to be seeking" to "is".
pub fn chain_start(tokens: &[Token<'_>], phrases: &Phrases, verb: usize) -> usize {
    let mut start = verb;
    while let Some(before) = start.checked_sub(1) {
        let to = usize::from(tokens[before].is("to"));
        match phrases.verbs.iter().find(|v| v.end + to == start && v.start < start) {
            Some(v) => start = v.start,
            None => break,
        }
    }
    start
}

/// Whether a verb says nothing itself: forms of be without another verb.
pub fn copula(tokens: &[Token<'_>], verb: &VerbGroup) -> bool {
    tokens[verb.head].pos == Pos::Auxiliary && tokens[verb.head].lemma == "be"
}

/// Only determiners, adverbs and the like between.
fn adjacent(tokens: &[Token<'_>], from: usize, to: usize) -> bool {
    let passed = |t: &Token<'_>| matches!(t.pos, Pos::Determiner | Pos::Adverb | Pos::Adjective) || t.is("record");
    from <= to && tokens[from..to].iter().all(passed)
}

/// Walks right over "of …", "in …, … and …" and brackets to the verb of this subject.
fn right<'p>(
    tokens: &[Token<'_>],
    phrases: &'p Phrases,
    from: usize,
    before: Option<&VerbGroup>,
) -> Option<&'p VerbGroup> {
    let mut i = from;
    let mut after_comma = false;
    let mut led_in = false;
    let mut clause_joined = false;
    let mut hung = false;
    let people = from.checked_sub(1).is_some_and(|i| tokens[i].names_people());
    while i < tokens.len() {
        if let Some(verb) = phrases.verb_at(i) {
            // After a comma an -ing form or participle speaks of the whole clause before it: ", killing four";
            // a verb of saying closes the sentence: "…, the mayor said".
            // "720 million from the 640 million proposed": the participle is of the amount beside it.
            if !verb.finite && i > from && phrases.amount[i - 1] && phrases.amount.get(from).is_some_and(|a| !a) {
                i = verb.end;
                continue;
            }
            // ", compared with 40 in May": holds it against another.
            let with = tokens.get(verb.end).is_some_and(|t| t.is("with") || t.is("to"));
            if tokens[verb.start].is("compared") && (after_comma || with) {
                return None;
            }
            return ((verb.finite && !tokens[verb.head].says()) || !after_comma).then_some(verb);
        }
        match tokens[i].pos {
            // "dropped out of the sky at 90 feet and sank": what "and" joins to a verb before has its subject, not the number.
            Pos::Conjunction
                if before.is_some_and(|v| v.finite && !tokens[v.head].says())
                    && phrases.verb_at(i + 1).is_some_and(|v| v.finite) =>
            {
                return None;
            }
            Pos::Conjunction => {
                led_in = true;
                clause_joined = after_comma && i > 0 && tokens[i - 1].text == ",";
            }
            Pos::Adposition => {
                led_in = true;
                hung |= !tokens[i].is("of");
            }
            Pos::Punct => match tokens[i].text {
                "," => (after_comma, led_in) = (true, true),
                "(" => i = closing(tokens, i),
                // A hyphen inside a compound, the apostrophe of a plural's possessive.
                "-" | "–" | "/" | "'" | "’" if !tokens[i].spaced => {}
                _ => return None,
            },
            // ", from which he expects": a clause that tells of the amount has a subject of its own.
            Pos::Pronoun
                if after_comma && i > from && tokens[i - 1].pos == Pos::Adposition && tokens[i].is("which") =>
            {
                return None;
            }
            // "asks for nine million, and the clock …": after a comma and "and" a new phrase begins another clause.
            Pos::Determiner | Pos::Pronoun | Pos::ProperNoun if clause_joined => return None,
            // A new phrase that no preposition or list leads in begins another clause.
            Pos::Determiner if !led_in && !phrases.amount[i] => return None,
            // "two of them voted"; of "12 heirs, most of whom" the clause tells of the part alone.
            Pos::Pronoun if i > from && tokens[i - 1].is("of") && (i == from + 1 || !tokens[i].is("whom")) => {}
            // "paid 4 million to heirs who sued": the clause tells of the noun beside it.
            Pos::Pronoun | Pos::Subordinator if hung && !people && is_relative(&tokens[i]) => return None,
            Pos::Pronoun if !matches!(tokens[i].lower.as_str(), "who" | "which" | "that") => return None,
            Pos::Subordinator if tokens[i].lower != "that" => return None,
            Pos::Noun
            | Pos::ProperNoun
            | Pos::Numeral
            | Pos::Adjective
            | Pos::Determiner
            | Pos::Pronoun
            | Pos::Subordinator
            | Pos::Verb
            | Pos::Auxiliary
            | Pos::Participle
            | Pos::Gerund
            | Pos::Adverb
            | Pos::Particle
            | Pos::Interjection
            | Pos::Other => {}
        }
        i += 1;
    }
    None
}

fn is_relative(token: &Token<'_>) -> bool {
    matches!(token.lower.as_str(), "who" | "which" | "that")
}

/// The index of the bracket that closes the one at `open`, or of the last token.
fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    tokens[open..].iter().position(|t| t.text == ")").map_or(tokens.len() - 1, |n| open + n)
}

/// The nearest verb on the left in the same clause.
fn left<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, before: usize) -> Option<&'p VerbGroup> {
    for i in (0..before).rev() {
        if let Some(verb) = phrases.verb_at(i) {
            return Some(verb);
        }
        // "“totally destroyed” 16 homes": the mark closes what was quoted of the verb.
        let mark = matches!(tokens[i].text, "\"" | "”" | "’") && !tokens[i].spaced;
        let closes = mark && i + 1 == before && tokens.get(before).is_some_and(|t| t.spaced);
        let stops = match tokens[i].pos {
            Pos::Punct => matches!(tokens[i].text, ";" | ":" | "." | "—" | "(" | "“" | "\"") && !closes,
            Pos::Subordinator => true,
            Pos::Noun
            | Pos::ProperNoun
            | Pos::Pronoun
            | Pos::Verb
            | Pos::Auxiliary
            | Pos::Participle
            | Pos::Gerund
            | Pos::Adjective
            | Pos::Adverb
            | Pos::Determiner
            | Pos::Adposition
            | Pos::Conjunction
            | Pos::Particle
            | Pos::Numeral
            | Pos::Interjection
            | Pos::Other => false,
        };
        if stops {
            return None;
        }
    }
    None
}
