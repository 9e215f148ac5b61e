//! The length of a race is its name where a prize is told of: "the 100m title", "won the 200 metres". Another length is another race.

use crate::model::{Pos, Quantity, Token, UnitKind};

/// Words from the length to the prize: "the 100-metre Olympic title".
const BETWEEN: usize = 3;

/// A length before a prize or a round, or what somebody won.
pub fn is_race(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let length = q.unit.as_ref().is_some_and(|u| u.kind == UnitKind::Length);
    let plain = q.change.is_none() && q.single().is_some();
    length && plain && (is_before_prize(tokens, q) || is_won(tokens, q))
}

/// "100m title", "the 100-metre women's final", but no "100 metres for gold".
fn is_before_prize(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let names = |t: &&Token<'_>| {
        matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective)
            || matches!(t.lower.as_str(), "-" | "'s" | "’s" | "'" | "’")
    };
    let behind = tokens.iter().skip(q.tokens.end).take(BETWEEN + 1).take_while(names);
    behind.into_iter().any(|t| t.has_cue("race-prize") && t.pos == Pos::Noun)
}

/// "Won the 200 metres", with nothing behind that is so long.
fn is_won(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let the = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("the"));
    let verb = the.and_then(|i| i.checked_sub(1)).is_some_and(|i| tokens[i].lemma == "win");
    let ends = tokens.get(q.tokens.end).is_none_or(|t| !matches!(t.pos, Pos::Noun | Pos::ProperNoun) && !t.is("of"));
    verb && ends
}
