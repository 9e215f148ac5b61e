//! "14 months behind schedule", "will open two years late": how late a thing is, not how long it lasts.

use super::governor;
use super::phrase::Phrases;
use super::thing;
use crate::model::{Kind, Quantity, Subject, Token};

/// Names the delay as what the time gives; the thing that is late narrows it.
pub fn settle(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, subject: &mut Subject) {
    if q.kind != Kind::Duration || !is_behind(tokens, q.tokens.end) {
        return;
    }
    let verb = governor::governor(tokens, phrases, q.tokens.start, q.tokens.end).map(|(verb, _)| verb);
    let late = verb.and_then(|v| thing::subject_of(tokens, phrases, v)).filter(|n| thing::is_thing(tokens, n));
    let span = late.map_or(q.span, |n| tokens[n.start].span.to(tokens[n.head].span));
    let modifiers = late.map(|n| tokens[n.head].lemma.clone()).into_iter().collect();
    *subject = Subject { head: "delay".to_owned(), span, modifiers, ..Subject::default() };
}

/// "behind schedule", "late", "later than planned".
fn is_behind(tokens: &[Token<'_>], at: usize) -> bool {
    let Some(token) = tokens.get(at) else { return false };
    // "two years late in the century": what follows goes on with the word.
    let ends = tokens.get(at + 1).is_none_or(|t| !t.is("in"));
    token.has_cue("overdue") && (ends || !token.is("late"))
}
