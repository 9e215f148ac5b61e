//! Words that look like a number and are none: "one another", "the one who", "half-time", the tail of "about7.3".
//!
//! ```text
//! not-a-number = phrase from the packs | [ determiner ] "one" without what it counts | word-with-digits ("." | ",") digits
//! ```

use super::Read;
use super::token::*;
use crate::model::{Pos, Shape, Tokens};

pub(super) fn not_a_number<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    if let Ok(read) = cue("not-a-number")(input) {
        return Ok(read);
    }
    if let Some(rest) = past_glued(input) {
        return Ok((rest, ()));
    }
    let (rest, _) = word("one")(input)?;
    if counts(before, rest) { fail(input) } else { Ok((rest, ())) }
}

/// "about7.3 million": the mark is no end of a sentence, so what stands behind it is a part of a number whose beginning is lost.
fn past_glued<'a, 't>(input: Tokens<'a, 't>) -> Option<Tokens<'a, 't>> {
    let [word, mark, digits, ..] = input.0 else { return None };
    let letters = word.text.starts_with(char::is_alphabetic) && word.text.ends_with(|c: char| c.is_ascii_digit());
    let joined = matches!(mark.text, "." | ",") && !mark.spaced && digits.shape == Shape::Digits && !digits.spaced;
    (letters && joined).then(|| Tokens(&input.0[3..]))
}

/// "one" is a number before what it counts, in a larger number and in odds; elsewhere it is a pronoun.
fn counts(before: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    let named = before.0.last().is_some_and(|t| has_cue(t, "points-at-one") || t.pos == Pos::Adjective && t.spaced);
    let Some(next) = rest.0.first() else { return !named };
    // "at one in the morning" is read as a time of day.
    if cue("part-of-day")(rest).is_ok() {
        return before.0.last().is_none_or(|t| has_cue(t, "time-preposition"));
    }
    // "another one million people" counts all the same.
    if next.senses().any(|(s, _)| matches!(s, crate::model::Sense::Scale { symbol: false, .. })) {
        return true;
    }
    // "that one person": what it counts stands beside it.
    let counted = next.senses().any(|(s, _)| matches!(s, crate::model::Sense::Unit { symbol: false, .. }));
    if named && !is_hyphen(next) && !counted {
        return false;
    }
    if next.shape == Shape::Punct {
        return is_dash(next) && !next.spaced || before.0.is_empty() && rest.0.len() == 1 || after_verb(before);
    }
    // "one in the morning"; "one in five" was read as odds, "killed one in the fire" counts.
    let place = next.is("in") && !after_verb(before) && !rest.0.get(1).is_some_and(follows_odds);
    !place && !has_cue(next, "after-pronoun-one")
        || next.is("of") && rest.0.get(1).is_some_and(|t| t.is("every") || t.is("each"))
}

/// A number or "every" after "one in".
fn follows_odds(token: &crate::model::Token<'_>) -> bool {
    token.shape == Shape::Digits
        || token.is("every")
        || token.is("a")
        || token.senses().any(|(s, _)| matches!(s, crate::model::Sense::Cardinal(_)))
}

/// "killed one," counts; "the right one," does not.
fn after_verb(before: Tokens<'_, '_>) -> bool {
    before.0.last().is_none_or(|t| {
        t.lower.ends_with("ed")
            || t.is("and")
            || t.senses().any(|(s, _)| matches!(s, crate::model::Sense::Minus))
            || has_cue(t, "leads-to-one")
    })
}
