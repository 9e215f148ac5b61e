//! What a number counts whose noun stands in the sentence or clause before: "It needs 600.", "That is about 200 pounds."

use super::phrase::Phrases;
use crate::model::{Claim, Kind, Pos, Quantity, Sense, Token, Unit};
use std::sync::Arc;

/// What a bare number counts, and what happened to it where its own verb does not say.
pub struct Counted {
    pub head: String,
    pub unit: Option<Arc<Unit>>,
    pub event: Option<String>,
}

/// What a bare number counts that an earlier sentence or clause names: "The fire burned 40 houses. Some 12 must be pulled down",
/// "The firm employs 12,000 people. In 2010 it had 8,000."
pub fn counted(claim: &Claim, claims: &[Claim], tokens: &[Token<'_>]) -> Option<Counted> {
    let q = &claim.quantity;
    let whole = q.stated().is_some_and(|n| n.place >= 0);
    let bare = q.kind == Kind::Count && q.unit.is_none() && claim.subject.head.is_empty() && whole;
    if !bare {
        return None;
    }
    let same = has_as_many(tokens, q);
    let needs = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].has_cue("needs"));
    if !same && !opens(tokens, q) && !is_spoken_of(tokens, q) {
        return None;
    }
    let before = claims.iter().rev().take_while(|c| c.sentence + 1 >= claim.sentence);
    let counts = |c: &&Claim| c.quantity.kind == Kind::Count && !c.qualifiers.part && !c.qualifiers.adjunct;
    let mut counts = before.filter(|c| same || c.sentence + 1 == claim.sentence).filter(counts);
    let last = counts.next().filter(|c| !c.subject.head.is_empty())?;
    // Where two kinds of thing were counted, either may be meant.
    let alone = !same || counts.all(|c| c.subject.head == last.subject.head || c.sentence != last.sentence);
    alone.then(|| Counted {
        head: last.subject.head.clone(),
        unit: last.quantity.unit.clone(),
        event: last.qualifiers.event.clone().filter(|_| same && !needs),
    })
}

/// "Divers brought up 90 kilos of silver. That is about 200 pounds", "A first offence carries a fine of $80. The second is $200": the
/// amount that the sentence before gives, where only one is meant.
pub fn restated<'c>(claim: &Claim, claims: &'c [Claim], tokens: &[Token<'_>]) -> Option<&'c Claim> {
    let q = &claim.quantity;
    let open = matches!(q.kind, Kind::Measure | Kind::Money | Kind::Duration) && q.change.is_none();
    let open = open && (points_back(claim, tokens) || is_next(claim, tokens));
    let named = |c: &&Claim| !c.subject.head.is_empty() && !c.qualifiers.adjunct && !c.qualifiers.part;
    let last = claims.iter().rev().take_while(|c| c.sentence + 1 >= claim.sentence);
    let before = last.filter(|c| open && c.sentence + 1 == claim.sentence);
    let base = |c: &Claim| c.quantity.unit.as_ref().map(|u| u.base.clone());
    let alike = |c: &&Claim| c.quantity.kind == q.kind && base(c) == base(claim);
    let mut found = before.filter(named).filter(alike);
    let first = found.next()?;
    found.all(|c| c.subject.head == first.subject.head).then_some(first)
}

/// "That is about 200 pounds."
fn points_back(claim: &Claim, tokens: &[Token<'_>]) -> bool {
    let that = tokens.first().is_some_and(|t| matches!(t.lower.as_str(), "that" | "this" | "it"));
    let equals = tokens.get(1).is_some_and(|t| t.lemma == "be" || t.has_cue("equals"));
    that && equals && claim.subject.head.is_empty() && claim.quantity.tokens.start == 2
}

/// "The second is $200": the next of a row, whose noun the first had.
fn is_next(claim: &Claim, tokens: &[Token<'_>]) -> bool {
    let [the, next, be, ..] = tokens else { return false };
    let ordinal = next.senses().any(|(s, _)| matches!(s, Sense::Ordinal(_)));
    let alone = claim.subject.head.is_empty() || claim.subject.head == next.lemma;
    the.pos == Pos::Determiner && ordinal && be.lemma == "be" && alone && claim.quantity.tokens.start == 3
}

/// "Some 12 must be pulled down": the number opens the sentence before its verb.
fn opens(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let verb = tokens.get(q.tokens.end).is_some_and(|t| matches!(t.pos, Pos::Auxiliary | Pos::Verb));
    q.tokens.start == 0 && verb
}

/// "The ministry still speaks of at least 12."
fn is_spoken_of(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let of = q.tokens.start.checked_sub(2).filter(|&i| tokens[i + 1].is("of"));
    of.is_some_and(|i| tokens[i].has_cue("speaks-of")) && tokens.get(q.tokens.end).is_none_or(|t| t.pos == Pos::Punct)
}

/// "In 2010 it had 8,000.", "Ten years ago there were 1,900": the number closes a clause of a pronoun and a verb that says no more
/// than that there are so many.
fn has_as_many(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let Some(verb) = q.tokens.start.checked_sub(1) else { return false };
    let mut subject = verb;
    while subject > 0 && matches!(tokens[subject - 1].pos, Pos::Auxiliary | Pos::Adverb) {
        subject -= 1;
    }
    let word = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    let who = subject.checked_sub(1).map_or("", word);
    let there = tokens[verb].lemma == "be" && who == "there";
    let has = (tokens[verb].lemma == "have" || tokens[verb].has_cue("needs")) && matches!(who, "it" | "they" | "we");
    let end = q.tokens.end;
    let timed = tokens
        .get(end)
        .is_some_and(|t| t.has_cue("now") || t.senses().any(|(s, _)| matches!(s, Sense::RelativeDay(_))));
    let dated = matches!(
        word(end),
        "in" | "by" | "at" | "on" | "then" | "when" | "before" | "after" | "last" | "this" | "a" | "as"
    );
    let closed = tokens.get(end).is_none_or(|t| matches!(t.pos, Pos::Punct | Pos::Conjunction));
    (there || has) && (closed || timed || dated)
}

/// Words from "of the" to the 's of the owner.
const OWNER: usize = 4;

/// "340 of the state's 1,100 schools": behind the owner, from `start` on, stands the whole's number, and with that its noun.
pub fn owned(tokens: &[Token<'_>], phrases: &Phrases, start: usize) -> Option<usize> {
    let owner = |i: &usize| matches!(tokens[*i].text, "'s" | "’s" | "'" | "’");
    let owner = (start..tokens.len().min(start + OWNER)).find(owner)?;
    let amount = |i: usize| phrases.amount.get(i) == Some(&true);
    let past = (owner + 1..=tokens.len()).find(|&i| !amount(i)).filter(|&i| i > owner + 1)?;
    // "1,100 schools" is an amount as a whole, "1,100 | shipyards" is not.
    let noun = |i: usize| tokens.get(i).is_some_and(|t| t.pos == Pos::Noun);
    [past - 1, past].into_iter().find(|&i| noun(i)).filter(|&i| !noun(i + 1))
}
