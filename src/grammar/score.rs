//! Scores and votes: two numbers that stand against each other.
//!
//! ```text
//! score = n dash n [dash n]                      near a contest, or falling (`3-1`), and nothing counted behind
//!       | n "to" n                               right after a contest's word: `won 3 to 1`
//! vote  = n (dash | "to" | "-to-") n             near a vote's word: `216 to 212`, `a 5-4 decision`
//! ```
//!
//! The interval holds the two numbers in the order of the text.

use super::piece::*;
use crate::model::{Kind, Pos, Quantity, Sense, Shape, Token, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{consumed, opt};

/// How many tokens to each side a word of contest or vote may stand: about a clause.
const NEAR: usize = 8;

/// A score or a vote that begins here.
pub(super) fn score<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        if last(before).is_some_and(|t| glued(i).is_some() && !opens(t)) {
            return fail();
        }
        let (rest, (taken, (first, second, spoken))) = consumed(alt((dashed, spoken))).parse(i)?;
        if opens_range(before) {
            return fail();
        }
        // "a 10-5 man", "the 4-3-3 formation": no score, and no range either, which would rise.
        if !spoken && first >= second && names_one(rest) {
            return Ok((rest, made(before, taken, Kind::Identifier, NOWHERE, "score.name")));
        }
        if !stands_alone(rest) {
            return fail();
        }
        let votes = spoken && taken.0.iter().any(|t| contest(t) == Some(Kind::Vote));
        let near = if votes {
            Some(Kind::Vote)
        } else if spoken {
            nearest(before, rest).filter(|k| *k == Kind::Vote || just_before(before))
        } else {
            nearest(before, rest)
        };
        let near = near.or_else(|| (first > second && counted_out(before)).then_some(Kind::Vote));
        let kind = match near {
            Some(kind) => kind,
            // A range rises; what falls or stays level can only be a score.
            None if !spoken && first >= second && first < 200 => Kind::Score,
            None => return fail(),
        };
        Ok((rest, made(before, taken, kind, pair(first, second), "score")))
    }
}

/// A bracket or a quotation mark may touch a score: `(3-1)`.
fn opens(t: &Token<'_>) -> bool {
    matches!(t.text, "(" | "[" | "\"" | "“" | "‘" | "'" | "—")
}

/// `3-1`, `52–48`, `10-5-2` (won, lost, drawn), `5-to-4`.
fn dashed<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, (u64, u64, bool)> {
    let (rest, first) = side(i)?;
    let (rest, _) = hyphen(rest)?;
    let (rest, to) = opt((token(|t| !t.spaced && t.is("to")), hyphen)).parse(rest)?;
    if glued(rest).is_none() {
        return fail();
    }
    let (rest, second) = side(rest)?;
    let mut drawn = opt((hyphen, token(|t| !t.spaced && digits(t).is_some_and(|n| n < 100))));
    let (rest, _) = drawn.parse(rest)?;
    // "10-to-1" may be odds: it needs a contest's word as "10 to 1" does.
    Ok((rest, (first, second, to.is_some())))
}

/// `216 to 212`, `three to one`.
fn spoken<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, (u64, u64, bool)> {
    let (rest, first) = side(i)?;
    let (rest, _) = opt(cue("vote")).parse(rest)?;
    let (rest, _) = word(&["to"])(rest)?;
    let (rest, second) = side(rest)?;
    Ok((rest, (first, second, true)))
}

/// A whole number below a thousand, in figures or in words. `007` and `05` are names.
fn side<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    let figures = token(|t| digits(t).is_some() && t.text.len() <= 3 && (t.text == "0" || !t.text.starts_with('0')));
    alt((figures.map(|t| digits(t).unwrap_or(0)), small_words)).parse(i)
}

/// A single thing that is no contest follows: `man`, `formation`.
fn names_one(rest: Tokens<'_, '_>) -> bool {
    let contested = rest.0.iter().take(3).take_while(|t| t.shape == Shape::Word).any(|t| contest(t).is_some());
    let one = |t: &Token<'_>| t.spaced && t.pos == Pos::Noun && !is_plural(t) && !measured(t);
    !contested && rest.0.first().is_some_and(one) && !counts_here(rest)
}

/// Nothing that is counted follows, and the digits go no further.
fn stands_alone(rest: Tokens<'_, '_>) -> bool {
    let Some(next) = rest.0.first() else { return true };
    let goes_on = !next.spaced
        && (next.shape != Shape::Punct || is_dash(next) || matches!(next.text, "/" | "%" | ":"))
        && !matches!(next.lower.as_str(), "'s" | "’s");
    let word_of_contest = contest(next).is_some() && !is_plural(next);
    // "a 10-5 man" and "6-8 people" are no scores; "a 5-4 decision" and "a 2-1 home win" are.
    let contested =
        rest.0.iter().take(3).take_while(|t| t.shape == Shape::Word).any(|t| contest(t).is_some() && !is_plural(t));
    let named = !contested && matches!(next.pos, Pos::Noun | Pos::Adjective);
    let counts = !word_of_contest && (measured(next) || counts_here(rest) || next.shape == Shape::Digits || named);
    !goes_on && !counts
}

/// `between 3-1`, `from 40 to 30`, `ages 3-1`.
fn opens_range(before: Tokens<'_, '_>) -> bool {
    last(before).is_some_and(|t| {
        matches!(t.lower.as_str(), "from" | "between" | "ages" | "aged" | "about" | "around" | "approximately")
            || t.senses().any(|(s, n)| n == 1 && matches!(s, Sense::Unit { prefix: true, .. }))
    })
}

/// "won 3 to 1", "a score of 21 to 18": the word stands at most two tokens before.
fn just_before(before: Tokens<'_, '_>) -> bool {
    before.0.iter().rev().take(2).any(|t| contest(t).is_some())
}

/// "the count was 5 to 4", "a show of hands: 6-3": what counts hands or ballots leads straight to the numbers.
fn counted_out(before: Tokens<'_, '_>) -> bool {
    let leads = |t: &Token<'_>| t.lemma == "be" || matches!(t.lower.as_str(), ":" | "went" | "of" | "ended" | ",");
    last(before).is_some_and(leads)
        && before
            .0
            .iter()
            .rev()
            .skip(1)
            .take(3)
            .any(|t| t.senses().any(|(s, _)| matches!(s, Sense::Cue(id) if **id == *"vote-count")))
}

/// The word of vote or contest that stands closest, those before first.
fn nearest(before: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> Option<Kind> {
    let ahead = rest.0.iter().take(NEAR).enumerate();
    let back = before.0.iter().rev().take(NEAR).enumerate();
    let found = back.chain(ahead).filter_map(|(n, t)| Some((n, contest(t)?)));
    found.min_by_key(|(n, _)| *n).map(|(_, kind)| kind)
}

fn contest(t: &Token<'_>) -> Option<Kind> {
    t.senses().find_map(|(s, _)| match s {
        Sense::Cue(id) if **id == *"vote" => Some(Kind::Vote),
        Sense::Cue(id) if **id == *"contest" => Some(Kind::Score),
        _ => None,
    })
}
