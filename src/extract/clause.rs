//! The clause a number stands in: as far as one finite verb reaches.

use super::phrase::{NounPhrase, Phrases, VerbGroup};
use super::qualifiers;
use super::scene::Numeral;
use crate::model::{Pos, Quantity, Shape, Span, Subject, Token};
use std::ops::Range;

/// Lemmas of the content words of the number's clause.
pub fn words(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    numeral: &Numeral<'_>,
    (subject, said): (&Subject, Option<Span>),
) -> Vec<String> {
    let q = &numeral.q;
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
    if numeral.whole {
        let verb = (q.tokens.end..reach.end).find(|&i| phrases.verb_at(i).is_some());
        reach = q.tokens.start..verb.unwrap_or(reach.end);
    }
    let inside = numeral.inside.first().filter(|inside| inside.end > reach.start);
    let mut found = match inside {
        Some(inside) => {
            let outer = begin(tokens, phrases, inside.start);
            let mut found = qualifiers::context(tokens, &(outer..inside.start), phrases, subject);
            found.extend(qualifiers::context(tokens, &(inside.end..reach.end), phrases, subject));
            found
        }
        None => qualifiers::context(tokens, &reach, phrases, subject),
    };
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
    let start = begin(tokens, phrases, q.tokens.start);
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

/// Where the clause begins that holds what stands before token `at`.
fn begin(tokens: &[Token<'_>], phrases: &Phrases, at: usize) -> usize {
    let finite = |range: Range<usize>| phrases.verbs.iter().any(|v| v.finite && range.contains(&v.head));
    let parts = |i: usize| {
        let (hard, soft) = (is_mark(&tokens[i]), is_joint(tokens, i));
        hard || finite(i + 1..at) && (begins_clause(tokens, i) || soft && finite(0..i))
    };
    (0..at).rev().find(|&i| parts(i)).map_or(0, |i| i + 1)
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

/// Verbs before a figure that are looked at for a clause inside their subject; it keeps a long row of them cheap.
const VERBS: usize = 3;

/// "The toll of the quake that struck on Monday has passed 500": the clauses inside a subject before the figure tell of the quake.
pub fn inside_subjects(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Vec<Range<usize>> {
    let before = phrases.verbs.iter().rev().filter(|v| v.finite && v.end <= q.tokens.start);
    before.take(VERBS).filter_map(|v| embedded(tokens, phrases, v)).collect()
}

/// The clause on its own subject that stands before a verb: from "that" to before "has" in "The toll of the quake that struck on
/// Monday has passed 500"; of one inside another the outer one.
pub fn embedded(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> Option<Range<usize>> {
    // "a rule that allows the firm to pay 40": the infinitive is of the clause itself.
    if verb.start.checked_sub(1).is_some_and(|i| tokens[i].is("to")) {
        return None;
    }
    let mut start = verb.start;
    for _ in 0..VERBS {
        match opening(tokens, phrases, start) {
            Some(earlier) => start = earlier,
            None => break,
        }
    }
    (verb.finite && start < verb.start).then_some(start..verb.start)
}

/// Where the clause opens whose verb is the last before token `end`.
fn opening(tokens: &[Token<'_>], phrases: &Phrases, end: usize) -> Option<usize> {
    let after = phrases.verbs.partition_point(|v| v.end <= end);
    let inner = phrases.verbs[..after].last()?;
    let whole = |start: usize| (start..end).all(|i| !is_mark(&tokens[i]) && !is_joint(tokens, i));
    relative(tokens, phrases, inner).filter(|&start| whole(start))
}

/// The first finite verb that tells of no noun before "that", "which" or "who": "rose" in "The margin, a figure that she watches, rose".
pub fn main_verb<'p>(tokens: &[Token<'_>], phrases: &'p Phrases) -> Option<&'p VerbGroup> {
    phrases.verbs.iter().find(|v| v.finite && relative(tokens, phrases, v).is_none())
}

/// The word that opens the relative clause of a verb.
fn relative(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> Option<usize> {
    let opens = |i: usize| matches!(tokens[i].lower.as_str(), "that" | "which" | "who" | "whom" | "where");
    let start = (0..verb.start).rev().find(|&i| opens(i) || ends_phrase(tokens, i)).filter(|&i| opens(i))?;
    let noun = |n: &NounPhrase| n.end == start && tokens[n.head].pos != Pos::Pronoun;
    let told = |v: &VerbGroup| v.start > start && v.end <= verb.start || v.end + 1 == start && tokens[v.head].says();
    (phrases.nouns.iter().any(noun) && !phrases.verbs.iter().any(told)).then_some(start)
}

fn ends_phrase(tokens: &[Token<'_>], i: usize) -> bool {
    is_mark(&tokens[i]) || tokens[i].shape == Shape::Punct
}
