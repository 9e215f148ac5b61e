//! Whom a figure belongs to: who owns, does, gives or gets what is counted.

use super::governor::{self, Relation};
use super::phrase::{NounPhrase, Phrases};
use super::qualifiers::{Name, is_locative};
use crate::model::{Kind, Pos, Quantity, Span, Token};
use std::ops::Range;

/// Most parties of one figure: it belongs to one or a few, and every two claims hold their lists against each other.
const PARTIES: usize = 12;

/// Parties: the names that do it, own it, give it or get it, near the quantity.
pub fn parties(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    names: &[Name],
    q: &Quantity,
    subject: Span,
    speaker: Option<Span>,
) -> Vec<String> {
    let spoken = |name: &Name| speaker.is_some_and(|s| s.overlaps(tokens[name.tokens.start].span));
    let within = |n: &NounPhrase, name: &&Name| n.start < name.tokens.end && name.tokens.start < n.end;
    // "NOK 180m", "620 MW": a unit is nobody's name.
    let unit = |name: &Name| name.tokens.clone().all(|i| phrases.amount[i]);
    let narrows = |name: &Name| narrows_name(tokens, phrases, names, name) || is_counted(tokens, q, subject, name);
    let among = one_of(tokens, q);
    let is_one = |name: &Name| among.is_some_and(|one| name.tokens.start < one);
    let listed = |keep: &dyn Fn(&&Name) -> bool| {
        let mut found: Vec<String> = Vec::new();
        for name in names.iter().filter(|n| !spoken(n) && !unit(n) && !narrows(n) && !is_one(n)).filter(|n| keep(n)) {
            if found.len() < PARTIES && !found.contains(&name.text) {
                found.push(name.text.clone());
            }
        }
        found
    };
    // Before the bracket or the list that holds the number: "the Orioles (seven years, $140 million)".
    if let Some(open) = enclosing_bracket(tokens, q.tokens.start) {
        let owner = listed(&|n| n.tokens.end == open);
        if !owner.is_empty() {
            return owner;
        }
    }
    // An owner or a name in the phrase of the number itself: "the Red Sox' $200 million offer", "IBM's 10 percent share".
    // … or of the thing that it sizes: "HP shares closed at $44".
    let thing = |n: &NounPhrase| (n.start..n.end).any(|i| !subject.is_empty() && subject.contains(tokens[i].span));
    let own: Vec<&NounPhrase> =
        phrases.nouns.iter().filter(|n| (n.end >= q.tokens.start && n.start <= q.tokens.end) || thing(n)).collect();
    // A name right before the number gets it ("offered Teixeira $200 million"); an owner has a noun or its 's after it.
    let owns = |n: &Name| tokens.get(n.tokens.end).is_some_and(|_| !phrases.amount[n.tokens.end]);
    let owner = listed(&|name| owns(name) && own.iter().any(|n| within(n, name)));
    if !owner.is_empty() {
        return owner;
    }
    // "$3 million against Acme", "$3 million in damages against Acme": the one who pays it.
    if let Some(against) = against(tokens, phrases, q) {
        let payer = listed(&|n| n.tokens.start == against);
        if !payer.is_empty() {
            return payer;
        }
    }
    // "HP estimates that the deal will give it 7 percent": the one who speaks gets it.
    let pronoun = (0..q.tokens.start).rev().find(|&i| tokens[i].pos != Pos::Adverb && !phrases.amount[i]);
    let speaks_of_itself = pronoun.is_some_and(|i| tokens[i].is("it") || tokens[i].is("them"));
    if let Some(speaker) = speaker.filter(|_| speaks_of_itself) {
        let own = |n: &&Name| speaker.overlaps(tokens[n.tokens.start].span);
        if let Some(name) = names.iter().find(own) {
            return vec![name.text.clone()];
        }
    }
    // Who does it: the subject of the verb, or the one after "by".
    let Some((verb, relation)) = governor::governor(tokens, phrases, q.tokens.start, q.tokens.end) else {
        return Vec::new();
    };
    let by = (verb.end..tokens.len().min(verb.end + 12)).find(|&i| tokens[i].is("by") || tokens[i].is("from"));
    if let (Some(by), true) = (by, verb.passive) {
        let agent = listed(&|n| n.tokens.start > by && n.tokens.start <= by + 2);
        if !agent.is_empty() {
            return agent;
        }
    }
    let from = match relation {
        Relation::Object => agent(tokens, phrases, governor::chain_start(tokens, phrases, verb.start)),
        Relation::Subject => None,
    };
    let doer = from.map_or_else(Vec::new, |a| listed(&|n| a.start <= n.tokens.start && n.tokens.end <= a.end));
    // "the count gives the Alliance 84 seats": without a named doer, the one who gets it holds it.
    if doer.is_empty() { listed(&|name| own.iter().any(|n| within(n, name))) } else { doer }
}

/// "Ann Roe, one of 140 on duty": who is named before "one" is among them, and owns none.
fn one_of(tokens: &[Token<'_>], q: &Quantity) -> Option<usize> {
    let of = governor::of_before(tokens, q)?;
    of.checked_sub(1).filter(|&i| tokens[i].is("one") && q.kind == Kind::Count)
}

/// "120 RBI", "38 HRs": the letters stand for what is counted.
fn is_counted(tokens: &[Token<'_>], q: &Quantity, subject: Span, name: &Name) -> bool {
    let letters = name.text.chars().filter(|c| c.is_alphabetic()).count();
    let short = letters <= 4 && name.tokens.len() == 1;
    let upper = tokens[name.tokens.start].text.chars().filter(|c| c.is_uppercase()).count() >= 2;
    let behind = name.tokens.start >= q.tokens.end && subject.end == tokens[name.tokens.end - 1].span.end;
    q.kind == Kind::Count && short && upper && behind
}

/// "Acme team doctor Ann Roe": of two names of one phrase with a noun between them, the first only says which noun.
fn narrows_name(tokens: &[Token<'_>], phrases: &Phrases, names: &[Name], name: &Name) -> bool {
    let Some(phrase) = phrases.noun_at(name.tokens.start) else { return false };
    let later = names.iter().find(|n| n.tokens.start > name.tokens.end && n.tokens.end <= phrase.end);
    later.is_some_and(|n| (name.tokens.end..n.tokens.start).any(|i| tokens[i].pos == Pos::Noun))
}

/// The token after "against", right behind a sum or behind what it is paid as.
fn against(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<usize> {
    let lead = q.tokens.end + usize::from(tokens.get(q.tokens.end).is_some_and(|t| t.is("in")));
    let paid = phrases.nouns.iter().find(|n| n.start <= lead && lead < n.end && n.end > q.tokens.end);
    let at = paid.map_or(q.tokens.end, |n| n.end);
    (q.kind == Kind::Money && tokens.get(at).is_some_and(|t| t.is("against"))).then_some(at + 1)
}

/// The tokens of the subject of the verb at `verb`: its phrase with lists and "of …" before it taken along.
fn agent(tokens: &[Token<'_>], phrases: &Phrases, verb: usize) -> Option<Range<usize>> {
    // "The club, according to reports, has …": what stands between commas is stepped over.
    let inserted = verb.checked_sub(1).filter(|&i| tokens[i].text == ",");
    let end = inserted.and_then(|i| (0..i).rev().find(|&j| tokens[j].text == ",")).unwrap_or(verb);
    let mut phrase = phrases.nouns.iter().rev().find(|n| n.end <= end && end - n.end <= 2)?;
    // "Planners in Kent County have approved", "sank off Mora on the east coast, killing": where the doers are does nothing.
    let hangs = |i: usize| tokens[i].pos == Pos::Adposition && (is_locative(&tokens[i]) || tokens[i].is("on"));
    if phrase.start.checked_sub(1).is_some_and(hangs) {
        return None;
    }
    while let Some(before) = phrase.start.checked_sub(1) {
        let joins = tokens[before].is("of") || matches!(tokens[before].text, "," | "and" | "&");
        // "In three towns, Acme has": what a preposition and a comma set before the doer is no doer.
        let led_in = |n: &&NounPhrase| tokens[before].text == "," && n.start.checked_sub(1).is_some_and(hangs);
        let next = phrases.nouns.iter().rev().find(|n| joins && n.end <= before && before - n.end <= 1);
        match next.filter(|n| !led_in(n)) {
            Some(next) => phrase = next,
            None => break,
        }
    }
    // "at a mall in the town of Mora, killing".
    (!phrase.start.checked_sub(1).is_some_and(hangs)).then_some(phrase.start..end)
}

/// The bracket open at `at`, if any.
fn enclosing_bracket(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mut depth = 0usize;
    for i in (0..at).rev() {
        match tokens[i].text {
            ")" => depth += 1,
            "(" if depth == 0 => return Some(i),
            "(" => depth -= 1,
            _ => {}
        }
    }
    None
}
