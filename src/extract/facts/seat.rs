//! What an office is of: "the mayor of Aston", "Aston's mayor", "Aston mayor Jane Roe".

use crate::model::{Pos, Sense, Shape, Token, fold};
use std::ops::Range;

/// Longest name of a place or a firm, in words.
const WORDS: usize = 5;

/// The place or firm of the office that ends at `end` and whose own words begin before it; empty where none is named or where the office
/// was held at another time.
pub fn seat(tokens: &[Token<'_>], before: Range<usize>, end: usize) -> Vec<String> {
    let named = |i: &usize| {
        let token = &tokens[*i];
        let dated = token.senses().any(|(s, _)| matches!(s, Sense::Weekday(_) | Sense::Month(_)));
        token.capitalized() && token.shape == Shape::Word && matches!(token.pos, Pos::ProperNoun | Pos::Noun) && !dated
    };
    let words = |run: &[usize]| run.iter().map(|&i| fold(tokens[i].text)).collect::<Vec<_>>();
    if tokens.get(end).is_some_and(|t| t.is("of")) {
        let the = tokens.get(end + 1).is_some_and(|t| t.is("the"));
        let from = end + 1 + usize::from(the);
        let run: Vec<usize> = (from..tokens.len().min(from + WORDS + 1)).take_while(named).collect();
        // "Of the House", "of the Board": every land has one. Of a longer name nobody knows where it ends.
        let told = run.len() <= WORDS && run.len() > usize::from(the);
        // "The mayor of Aston at the time".
        let other_time = tokens.get(from + run.len()).is_some_and(|t| t.has_cue("another-time"));
        return if told && !other_time { words(&run) } else { Vec::new() };
    }
    // "Aston's mayor, Jane Roe", "Aston mayor Jane Roe".
    let owner =
        before.start.checked_sub(1).filter(|&i| matches!(tokens[i].text, "'s" | "’s")).filter(|_| before.is_empty());
    let own: Vec<usize> = match owner {
        Some(at) => (at.saturating_sub(WORDS)..at).rev().take_while(named).collect(),
        None => before.rev().take_while(named).collect(),
    };
    words(&own.into_iter().rev().collect::<Vec<_>>())
}
