//! What a number is counted per.
//!
//! ```text
//! rate = [ gap ] per [ numeral ] unit | [ gap ] "daily"
//! gap  = up to three words of a noun phrase           ("300 commercial flights a day")
//! ```

use super::Read;
use super::cardinal::{Style, cardinal};
use super::token::*;
use crate::model::{Pos, Sense, Shape, Token, Tokens, UnitKind};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;

/// The unit below the stroke, by id, with its number where one stands there: `100000 person`.
pub(super) fn rate<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, String> {
    let (rest, _) = opt(hyphen).parse(input)?;
    alt((whole, per)).parse(rest)
}

/// A rate that a noun phrase parts from its number; the tokens that are left are those after the number.
pub(super) fn beyond<'a, 't>(input: Tokens<'a, 't>) -> Option<String> {
    let mut rest = input;
    for _ in 0..3 {
        let (after, _) = token(in_noun_phrase)(rest).ok()?;
        rest = after;
        if let Ok((_, found)) = rate(rest) {
            return Some(found);
        }
    }
    None
}

/// A word that can stand in the noun phrase that is counted.
fn in_noun_phrase(token: &Token<'_>) -> bool {
    let closed = matches!(
        token.pos,
        Pos::Adposition
            | Pos::Auxiliary
            | Pos::Conjunction
            | Pos::Subordinator
            | Pos::Pronoun
            | Pos::Verb
            | Pos::Determiner
    );
    let numeral = token
        .senses()
        .any(|(s, _)| matches!(s, Sense::Cardinal(_) | Sense::Per | Sense::Rate(_) | Sense::Hedge { .. }));
    token.shape == Shape::Word && !closed && !numeral && !token.is("of") && !token.is("in") && !token.is("and")
}

fn whole<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, String> {
    let (rest, id) = sense(|s| match s {
        Sense::Rate(id) => Some(id.to_string()),
        _ => None,
    })(input)?;
    // "5 daily newspapers": the word narrows what follows.
    if input.0.len() == rest.0.len() + 1 && rest.0.first().is_some_and(in_noun_phrase) {
        fail(input)
    } else {
        Ok((rest, id))
    }
}

fn per<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, String> {
    let (rest, _) = sense(|s| matches!(s, Sense::Per).then_some(()))(input)?;
    let Some(first) = input.0.first() else { return fail(input) };
    let article = first.is("a") || first.is("an");
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, count) = opt(|i| cardinal(Style::PLAIN, i)).parse(rest)?;
    if article && count.is_some() {
        return fail(input);
    }
    let stroke = first.text == "/";
    let (rest, unit) = sense(|s| match s {
        Sense::Unit { unit, symbol, prefix: false }
            if (!symbol || stroke) && !matches!(unit.kind, UnitKind::Share | UnitKind::Points | UnitKind::Scale) =>
        {
            Some(unit.clone())
        }
        _ => None,
    })(rest)?;
    // "killed 3 people a day after", "40 an hour before", "a year ago": an article and a time that is no rate.
    let when = rest.0.first().is_some_and(|t| has_cue(t, "when-after") || t.is("of") || !t.spaced && is_hyphen(t));
    // "27,300 ballots a second time".
    let ordinal = unit.id == "second" && rest.0.first().is_some_and(|t| t.spaced && t.pos == Pos::Noun);
    if article && (when || ordinal || unit.kind == UnitKind::Money) {
        return fail(input);
    }
    let id = match count.and_then(|c| c.number) {
        Some(n) => format!("{n} {}", unit.id),
        None => unit.id.clone(),
    };
    Ok((rest, id))
}
