//! The smallest parsers: one token, one sense, a dash.

use super::Read;
use crate::model::{Sense, Shape, Span, Token, Tokens};
use nom::error::{Error, ErrorKind};

/// Refuses `input`.
pub(crate) fn fail<'a, 't, O>(input: Tokens<'a, 't>) -> Read<'a, 't, O> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Fail)))
}

/// The first token, where `accept` takes it.
pub(crate) fn token<'a, 't: 'a>(
    accept: impl Fn(&Token<'t>) -> bool,
) -> impl Fn(Tokens<'a, 't>) -> Read<'a, 't, &'a Token<'t>> {
    move |input| match input.0.split_first() {
        Some((first, rest)) if accept(first) => Ok((Tokens(rest), first)),
        Some(_) | None => fail(input),
    }
}

/// A closed grammatical word, in any case.
pub(crate) fn word<'a, 't: 'a>(want: &'static str) -> impl Fn(Tokens<'a, 't>) -> Read<'a, 't, &'a Token<'t>> {
    token(move |t| t.is(want))
}

/// The longest reading of which `pick` makes something.
pub(crate) fn sense<'a, 't: 'a, O>(
    pick: impl Fn(&'a Sense) -> Option<O>,
) -> impl Fn(Tokens<'a, 't>) -> Read<'a, 't, O> {
    move |input| {
        let picked = input.0.first().and_then(|t| t.readings.iter().find_map(|r| Some((r.tokens, pick(&r.sense)?))));
        match picked {
            Some((tokens, picked)) if tokens <= input.0.len() => Ok((Tokens(&input.0[tokens..]), picked)),
            Some(_) | None => fail(input),
        }
    }
}

/// A phrase that a pack names by `id` for this grammar.
pub(crate) fn cue<'a, 't: 'a>(id: &'static str) -> impl Fn(Tokens<'a, 't>) -> Read<'a, 't, ()> {
    sense(move |s| matches!(s, Sense::Cue(cue) if **cue == *id).then_some(()))
}

/// A pack lists the word alone under the cue `id`.
pub(crate) fn has_cue(token: &Token<'_>, id: &str) -> bool {
    token.readings.iter().any(|r| r.tokens == 1 && matches!(&r.sense, Sense::Cue(cue) if **cue == *id))
}

pub(crate) fn is_hyphen(token: &Token<'_>) -> bool {
    matches!(token.text, "-" | "‐" | "‑")
}

/// Any stroke that can stand between two ends of a range.
pub(crate) fn is_dash(token: &Token<'_>) -> bool {
    is_hyphen(token) || matches!(token.text, "–" | "—" | "−" | "~" | "～" | "‒")
}

/// A hyphen with no space on either side: `6,000-migrant`.
pub(crate) fn hyphen<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, ()> {
    match input.0 {
        [dash, next, ..] if (is_hyphen(dash) || dash.text == "–") && !dash.spaced && !next.spaced => {
            Ok((Tokens(&input.0[1..]), ()))
        }
        [..] => fail(input),
    }
}

/// Where the tokens that were read lie; empty where none were.
pub(crate) fn cover(read: Tokens<'_, '_>) -> Span {
    match read.0 {
        [] => Span::default(),
        [first, .., last] => first.span.to(last.span),
        [only] => only.span,
    }
}

/// The tokens between `input` and what is left of it.
pub(crate) fn taken<'a, 't>(input: Tokens<'a, 't>, rest: Tokens<'a, 't>) -> Tokens<'a, 't> {
    Tokens(&input.0[..input.0.len() - rest.0.len()])
}

/// The next token is close to the last one: no space between.
pub(crate) fn glued(input: Tokens<'_, '_>) -> bool {
    input.0.first().is_some_and(|t| !t.spaced)
}

/// Further than this no number goes with what [`near`] looks for.
pub(crate) const REACH: usize = 24;

/// One of the next tokens is such: a cheap look before a costly reading.
pub(crate) fn near(input: Tokens<'_, '_>, reach: usize, wanted: impl Fn(&Token<'_>) -> bool) -> bool {
    input.0.iter().take(reach).any(wanted)
}

/// Nothing follows in this clause: the end, or a mark that closes it.
pub(crate) fn at_end(input: Tokens<'_, '_>) -> bool {
    input
        .0
        .first()
        .is_none_or(|t| t.shape == Shape::Punct && !is_dash(t) && !matches!(t.text, "/" | "'" | "’" | "#" | "@"))
}
