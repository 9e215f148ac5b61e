//! The same amount said again between an amount and its noun: "a 40 km (25 mile) fence", "90 kilos, or 200 pounds, of silver".

use super::phrase::Phrases;
use crate::model::{Pos, Quantity, Token};

/// Words that a bracket holds beside its amount: "(over $1 billion worth)".
const BESIDE: usize = 2;

/// The token behind the quantity and what says it again; `quantity.tokens.end` where nothing does.
pub fn past(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> usize {
    let end = q.tokens.end;
    let is = |i: usize, text: &str| tokens.get(i).is_some_and(|t| t.lower == text);
    bracketed(tokens, phrases, end)
        .or_else(|| alternative(tokens, phrases, end))
        // The second of the two: "or 200 pounds, of silver".
        .or_else(|| {
            let second = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].is("or"));
            (second && is(end, ",") && is(end + 1, "of")).then_some(end + 1)
        })
        .unwrap_or(end)
}

fn bracketed(tokens: &[Token<'_>], phrases: &Phrases, open: usize) -> Option<usize> {
    tokens.get(open).filter(|t| t.text == "(")?;
    let close = (open + 1..tokens.len()).find(|&i| tokens[i].text == ")" || phrases.verb_at(i).is_some())?;
    let beside = (open + 1..close).filter(|&i| !phrases.amount[i]).count();
    let amount = phrases.amount.get(open + 1) == Some(&true);
    (tokens[close].text == ")" && amount && beside <= BESIDE).then_some(close + 1)
}

/// ", or 200 pounds, of", "or 200 pounds of".
fn alternative(tokens: &[Token<'_>], phrases: &Phrases, end: usize) -> Option<usize> {
    let comma = |i: usize| tokens.get(i).is_some_and(|t| t.text == ",");
    let or = end + usize::from(comma(end));
    tokens.get(or).filter(|t| t.is("or") && t.pos == Pos::Conjunction)?;
    let first = (or + 1..tokens.len()).find(|&i| !phrases.amount[i]).filter(|&i| i > or + 1)?;
    let of = first + usize::from(comma(first));
    // "$5 million, or 8 percent of its budget": the share has a whole of its own.
    let share = |t: &Token<'_>| t.text == "%" || matches!(t.lower.as_str(), "percent" | "cent");
    let paired = comma(end) == comma(first) && !tokens[or + 1..first].iter().any(share);
    (paired && tokens.get(of).is_some_and(|t| t.is("of"))).then_some(of)
}
