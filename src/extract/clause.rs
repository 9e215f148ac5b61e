//! The clause a number stands in: as far as one finite verb reaches.

use super::phrase::Phrases;
use super::qualifiers;
use crate::model::{Pos, Quantity, Span, Subject, Token};
use std::ops::Range;

/// Lemmas of the content words of the number's clause.
pub fn words(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    q: &Quantity,
    (subject, said): (&Subject, Option<Span>),
) -> Vec<String> {
    let mut reach = reach(tokens, phrases, q);
    // "State television said 12 were killed": the words for who says so tell nothing of what is counted.
    if let Some(said) = said {
        let from = tokens.partition_point(|t| t.span.end <= said.start);
        let to = tokens.partition_point(|t| t.span.start < said.end);
        match to <= q.tokens.start {
            true => reach.start = reach.start.max(to).min(q.tokens.start),
            false if from >= q.tokens.end => reach.end = reach.end.min(from).max(q.tokens.end),
            false => {}
        }
    }
    let mut found = qualifiers::context(tokens, &reach, phrases, subject);
    // "220 passengers aboard", "on board": an adverb that says what kind of count it is.
    let aboard =
        |i: usize| tokens[i].is("aboard") || tokens[i].is("on") && tokens.get(i + 1).is_some_and(|t| t.is("board"));
    if reach.clone().any(aboard) {
        found.push("aboard".to_owned());
    }
    found
}

/// The tokens of the clause: what stands between subordinators, marks and conjunctions that part it from another finite verb.
pub fn reach(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Range<usize> {
    let finite = |range: Range<usize>| phrases.verbs.iter().any(|v| v.finite && range.contains(&v.head));
    let mut start = 0;
    for i in (0..q.tokens.start).rev() {
        let (hard, soft) = (is_mark(&tokens[i]), is_joint(tokens, i));
        let parted = finite(i + 1..q.tokens.start) && (begins_clause(tokens, i) || soft && finite(0..i));
        if hard || parted {
            start = i + 1;
            break;
        }
    }
    let mut end = tokens.len();
    for i in q.tokens.end..tokens.len() {
        let parted = is_joint(tokens, i) || tokens[i].pos == Pos::Subordinator;
        if is_mark(&tokens[i]) || parted && finite(start..i) && finite(i + 1..tokens.len()) {
            end = i;
            break;
        }
    }
    start..end
}

fn is_mark(token: &Token<'_>) -> bool {
    matches!(token.text, ";" | "—" | "--")
}

fn is_joint(tokens: &[Token<'_>], i: usize) -> bool {
    tokens[i].text == "," || matches!(tokens[i].lower.as_str(), "and" | "but" | "or")
}

fn begins_clause(tokens: &[Token<'_>], i: usize) -> bool {
    tokens[i].pos == Pos::Subordinator
        || matches!(tokens[i].lower.as_str(), "who" | "which" | "when" | "where" | "whose")
}
