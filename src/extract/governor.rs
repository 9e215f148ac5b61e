//! Which verb governs a phrase, and as what; and what keeps a phrase from having a part in what the verb tells.

use super::phrase::{NounPhrase, Phrases, VerbGroup};
use super::rightward;
use super::thing::is_date_word;
use crate::model::{Pos, Quantity, Sense, Token, UnitKind};

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
    if let Some(verb) = before.filter(|v| leads_to(tokens, phrases, v, start) || was_up(tokens, phrases, v, start)) {
        return Some((verb, Relation::Object));
    }
    if let Some(verb) = before.filter(|v| gives(tokens, phrases, v, start)) {
        return Some((verb, Relation::Object));
    }
    if let Some(verb) = of_relative(tokens, phrases, end) {
        return Some((verb, Relation::Object));
    }
    if let Some(verb) = rightward::verb(tokens, phrases, end, before) {
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
    let particle = tokens.get(verb.end).is_some_and(|t| t.is("up") || t.is("down")) && !phrases.amount[verb.end];
    let first = verb.end + usize::from(particle);
    let object = phrases.nouns.iter().find(|n| n.start == first && n.end <= before && !phrases.amount[n.head]);
    let from = object.map_or(verb.end, |n| n.end);
    // "rose 300, or 12 percent, to 2,800": the same in another unit stands between.
    let other = |i: usize| {
        let amount = |i: usize| phrases.amount.get(i) == Some(&true);
        let comma = tokens[i].text == "," && i > 0 && amount(i - 1);
        comma || tokens[i].is("or") && amount(i + 1)
    };
    // "eased to 4 percent in March from 5 in February": when it was so stands between.
    let time = |i: usize| tokens[before].is("from") && (is_date_word(&tokens[i]) || is_span_of_time(tokens, i));
    let passed = |i: usize| {
        phrases.amount[i]
            || other(i)
            || time(i)
            || matches!(tokens[i].pos, Pos::Adverb | Pos::Particle | Pos::Adposition | Pos::Determiner)
    };
    let direct = object.is_some() || verb.finite && (!tokens[verb.head].says() || tokens[before].is("at"));
    joins && direct && !copula(tokens, verb) && (from..before).all(passed)
}

/// "the second quarter", "last month": a time noun and what tells which.
fn is_span_of_time(tokens: &[Token<'_>], at: usize) -> bool {
    let unit = |t: &Token<'_>| {
        t.has_cue("session")
            || t.senses().any(|(s, _)| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Time))
    };
    unit(&tokens[at]) || tokens[at].pos == Pos::Adjective && tokens.get(at + 1).is_some_and(unit)
}

/// "was up 4 percent over the year to 90 million and": what is told after the joint is of another thing.
fn was_up(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, start: usize) -> bool {
    let way =
        |t: &Token<'_>| matches!(t.lower.as_str(), "up" | "down" | "higher" | "lower") && !phrases.amount[verb.end];
    let moved = copula(tokens, verb) && tokens.get(verb.end).is_some_and(way) && phrases.amount[start];
    let parts = |i: usize| {
        let joint = matches!(tokens[i].lower.as_str(), "and" | "but" | "while" | "as" | "from");
        joint && !phrases.amount[i] || matches!(tokens[i].text, "(" | ")")
    };
    moved && phrases.amount.get(verb.end + 1) == Some(&true) && !(verb.end..start).any(parts)
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

/// Only determiners, adverbs and the like between.
fn adjacent(tokens: &[Token<'_>], from: usize, to: usize) -> bool {
    let passed = |t: &Token<'_>| matches!(t.pos, Pos::Determiner | Pos::Adverb | Pos::Adjective) || t.is("record");
    // "carrying a total of 310 passengers".
    let total = |i: &usize| tokens[*i].has_cue("sum-adjective");
    let from = (from..to).find(total).filter(|&i| i <= from + 1 && tokens[i + 1].is("of")).map_or(from, |i| i + 2);
    from <= to && tokens[from..to].iter().all(passed)
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

/// "Hospitals in three towns", "firefighters from nine counties": where those are from who do it.
pub fn is_place_of_subject(tokens: &[Token<'_>], phrases: &Phrases, start: usize) -> bool {
    let Some(lead) = start.checked_sub(1) else { return false };
    let place = matches!(tokens[lead].lower.as_str(), "in" | "from" | "across" | "outside");
    place && phrases.nouns.iter().any(|n| n.end == lead && tokens[n.head].pos == Pos::Noun && !phrases.amount[lead - 1])
}

/// Whether a verb says nothing itself: forms of be without another verb.
pub fn copula(tokens: &[Token<'_>], verb: &VerbGroup) -> bool {
    tokens[verb.head].pos == Pos::Auxiliary && tokens[verb.head].lemma == "be"
}

/// The "of" before a number, but for determiners and adverbs: "of the 40", "of only 40".
pub fn of_before(tokens: &[Token<'_>], q: &Quantity) -> Option<usize> {
    let thin = |i: &usize| matches!(tokens[*i].pos, Pos::Determiner | Pos::Adverb);
    (0..q.tokens.start).rev().find(|i| !thin(i)).filter(|&i| tokens[i].is("of"))
}
