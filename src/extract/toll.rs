//! The toll that a number gives, however far its verb stands: "the toll of the quake that struck Arlen has passed 500", "put the
//! death toll at 245 people".

use super::phrase::{Phrases, VerbGroup};
use crate::model::{Kind, Pos, Quantity, Reached, Subject, Token};

/// Words between the toll and its number at most.
const REACH: usize = 24;

/// Names the toll as what the number gives.
pub fn settle(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, subject: &mut Subject) {
    let people = q.unit_id() == Some("person");
    let own = people && subject.head != "person" || !people && q.unit.is_some();
    if q.kind != Kind::Count || own || subject.head == "toll" {
        return;
    }
    if let Some(at) = toll(tokens, phrases, q) {
        *subject = Subject { head: "toll".to_owned(), span: tokens[at].span, ..Subject::default() };
    }
}

/// The token of the toll whose level the number is.
fn toll(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<usize> {
    // "rose by 12 to 40": the 12 are no toll.
    if q.change.is_some_and(|c| c.role == Reached::By) {
        return None;
    }
    let from = q.tokens.start.saturating_sub(REACH);
    let at = (from..q.tokens.start).rev().find(|&i| tokens[i].is("toll"))?;
    let sort = at.checked_sub(1).map(|i| &tokens[i]);
    // "the injury toll", "the road toll".
    let other = sort.is_some_and(|t| t.pos == Pos::Noun && t.lemma != "death");
    let parts = |t: &Token<'_>| matches!(t.text, ";" | ":" | "and" | "but" | "while");
    if other || tokens[at..q.tokens.start].iter().any(parts) || (at..q.tokens.start).any(|i| phrases.amount[i]) {
        return None;
    }
    // "put the toll at 245": between the two stands a preposition only.
    let preposition = |i: usize| ["at", "to", "above", "past", "beyond"].iter().any(|w| tokens[i].is(w));
    if q.tokens.start == at + 2 && preposition(at + 1) {
        return Some(at);
    }
    // The verb may be read with its number: "risen above 750".
    let number = q.tokens.clone().find(|&i| tokens[i].span.overlaps(q.number)).unwrap_or(q.tokens.start);
    let level = |v: &&VerbGroup| v.finite && v.start > at && v.end <= number;
    let last = phrases.verbs.iter().rev().find(level)?;
    let lead = (last.end..q.tokens.start.max(last.end)).all(|i| preposition(i) || tokens[i].pos == Pos::Adverb);
    let verb = &tokens[last.head];
    let direct = verb.has_cue("level") || verb.has_cue("goes-past") || verb.lemma == "be" || q.change.is_some();
    let told = direct || last.end < q.tokens.start;
    // "the quake that struck Arlen": every verb between but the last has its pronoun.
    let clauses = phrases.verbs.iter().filter(level).count();
    let pronouns = tokens[at..last.start].iter().filter(|t| matches!(t.lower.as_str(), "that" | "which" | "who"));
    (lead && told && clauses == pronouns.count() + 1).then_some(at)
}
