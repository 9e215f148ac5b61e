//! A change told behind the figure it led to: "revenue of $2.99 billion, up 35 percent", "Sales were $3 billion, a rise of 25 percent".

use super::event;
use super::phrase::Phrases;
use crate::model::{Kind, Pos, Quantity, Reached, Sense, Token, UnitKind};

/// Words between a figure and the comma behind it: "$166 million | in the second quarter".
const REACH: usize = 5;

/// The figure before the comma, as far as its own words tell it: a percentage tells of that how far it moved.
pub fn figure(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Quantity> {
    let by = q.kind == Kind::Percent && q.change.is_some_and(|c| c.role == Reached::By);
    let open = |i: &usize| matches!(tokens[*i].text, "," | "(" | "—" | "–");
    let comma = (0..q.tokens.start).rev().find(open).filter(|_| by && leads(tokens, q))?;
    let short = (comma + 1..q.tokens.start).all(|i| is_inner(&tokens[i]));
    let time = |i: usize| {
        tokens[i].pos != Pos::Verb && tokens[i].pos != Pos::Auxiliary && !matches!(tokens[i].text, "," | ";" | ":")
    };
    let end = (comma.saturating_sub(REACH)..comma).rev().take_while(|&i| phrases.amount[i] || time(i));
    let last = end.into_iter().find(|&i| phrases.amount[i]).filter(|_| short)?;
    let first = (0..last).rev().take_while(|&i| phrases.amount[i]).last().unwrap_or(last);
    let money =
        |t: &Token<'_>| t.senses().any(|(s, _)| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Money));
    let sum = tokens[first..=last].iter().any(money);
    sum.then(|| Quantity { tokens: first..last + 1, kind: Kind::Money, change: None, ..q.clone() })
}

/// "up | 35 percent", "a | 25% rise", "a rise of | 25 percent", right behind a comma.
fn leads(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let Some(before) = q.tokens.start.checked_sub(1) else { return false };
    let article = |i: usize| tokens[i].is("a") || tokens[i].is("an");
    let noun = |i: usize| tokens.get(i).is_some_and(|t| t.pos == Pos::Noun && event::way(t).is_some());
    let way = matches!(tokens[before].lower.as_str(), "up" | "down" | "higher" | "lower");
    way || article(before) && noun(q.tokens.end) || tokens[before].is("of") && before > 0 && noun(before - 1)
}

/// What may stand between the comma and the change.
fn is_inner(token: &Token<'_>) -> bool {
    matches!(token.pos, Pos::Determiner | Pos::Adverb | Pos::Adposition | Pos::Particle | Pos::Adjective)
        || token.pos == Pos::Noun && event::way(token).is_some()
}
