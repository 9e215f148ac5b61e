//! Small parsers over tokens that the grammar's date, name, score, age and ordinal files share.

use crate::model::{Hedge, Interval, Kind, Number, Pos, Quantity, Sense, Shape, Span, Token, Tokens, UnitKind};
use nom::IResult;
use nom::error::{Error, ErrorKind};
use rust_decimal::Decimal;

/// What every parser here gives.
pub(super) use super::Read as Out;

/// No match; the error carries nothing, because nobody reads it.
pub(super) fn fail<'a, 't, T>() -> Out<'a, 't, T> {
    Err(nom::Err::Error(Error::new(Tokens(&[]), ErrorKind::Fail)))
}

/// One token that `wanted` accepts.
pub(super) fn token<'a, 't: 'a>(
    wanted: impl Fn(&Token<'t>) -> bool,
) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, &'a Token<'t>> {
    move |i| match i.0.split_first() {
        Some((first, rest)) if wanted(first) => Ok((Tokens(rest), first)),
        Some(_) | None => fail(),
    }
}

/// One token whose lower case is one of `words`.
pub(super) fn word<'a, 't: 'a>(
    words: &'static [&'static str],
) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, &'a Token<'t>> {
    token(move |t| words.contains(&t.lower.as_str()))
}

/// The phrase whose sense `pick` takes, whatever its length.
pub(super) fn sense<'a, 't: 'a, T>(pick: impl Fn(&Sense) -> Option<T>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, T> {
    move |i| {
        let Some(first) = i.0.first() else { return fail() };
        let found = first.readings.iter().find_map(|r| Some((pick(&r.sense)?, r.tokens)));
        match found {
            Some((value, length)) if length <= i.0.len() => Ok((Tokens(&i.0[length..]), value)),
            Some(_) | None => fail(),
        }
    }
}

/// A phrase that a pack lists under the cue `id`.
pub(super) fn cue<'a, 't: 'a>(id: &'static str) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, ()> {
    sense(move |s| if let Sense::Cue(found) = s { (**found == *id).then_some(()) } else { None })
}

/// A whole number written in digits alone, within `range`.
pub(super) fn whole<'a, 't: 'a>(range: std::ops::RangeInclusive<u64>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, u64> {
    move |i| match i.0.split_first() {
        Some((first, rest)) => match digits(first) {
            Some(n) if range.contains(&n) => Ok((Tokens(rest), n)),
            Some(_) | None => fail(),
        },
        None => fail(),
    }
}

/// A whole number of at most 18 digits, without commas or a point.
pub(super) fn digits(t: &Token<'_>) -> Option<u64> {
    let read: IResult<&str, u64, ()> = nom::character::complete::u64(t.text);
    match read {
        Ok(("", n)) if t.text.len() <= 18 => Some(n),
        Ok(_) | Err(_) => None,
    }
}

/// A small number in words: `four`, `twenty-four`, `twenty four`.
pub(super) fn small_words<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    let cardinal = sense(|s| if let Sense::Cardinal(n) = s { Some(*n) } else { None });
    let (rest, tens) = cardinal(i)?;
    if !(20..=90).contains(&tens) {
        return Ok((rest, tens));
    }
    let after_dash = hyphen(rest).map_or(rest, |(rest, _)| rest);
    match cardinal(after_dash) {
        Ok((rest, ones)) if (1..=9).contains(&ones) => Ok((rest, tens + ones)),
        Ok(_) | Err(_) => Ok((rest, tens)),
    }
}

/// A hyphen or dash that touches the token before it.
pub(super) fn hyphen<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, &'a Token<'t>> {
    token(|t| !t.spaced && is_dash(t))(i)
}

pub(super) fn is_dash(t: &Token<'_>) -> bool {
    matches!(t.text, "-" | "\u{2010}" | "\u{2011}" | "\u{2012}" | "\u{2013}" | "\u{2014}" | "\u{2212}")
}

/// The next token, where it touches the one before.
pub(super) fn glued<'a, 't>(i: Tokens<'a, 't>) -> Option<&'a Token<'t>> {
    i.0.first().filter(|t| !t.spaced)
}

/// The full stop of an abbreviation or nothing: it counts only where the sentence goes on.
pub(super) fn stop<'a, 't>(i: Tokens<'a, 't>) -> Tokens<'a, 't> {
    match i.0.split_first() {
        Some((first, rest)) if first.text == "." && !first.spaced && !rest.is_empty() => Tokens(rest),
        Some(_) | None => i,
    }
}

pub(super) fn comma<'a, 't>(i: Tokens<'a, 't>) -> Tokens<'a, 't> {
    word(&[","])(i).map_or(i, |(rest, _)| rest)
}

/// The token just before.
pub(super) fn last<'a, 't>(before: Tokens<'a, 't>) -> Option<&'a Token<'t>> {
    before.0.last()
}

/// A token that counts something stands here: a unit, a magnitude, or a plural noun after at most two describing words.
pub(super) fn counts_here(rest: Tokens<'_, '_>) -> bool {
    let Some(first) = rest.0.first() else { return false };
    if measured(first) {
        return true;
    }
    for t in rest.0.iter().take(3) {
        if is_plural(t) {
            return true;
        }
        let describes = match t.pos {
            Pos::Adjective | Pos::Participle | Pos::Noun => t.shape == Shape::Word && !t.capitalized(),
            Pos::Other => false,
            Pos::ProperNoun | Pos::Pronoun | Pos::Verb | Pos::Auxiliary | Pos::Gerund | Pos::Adverb => false,
            Pos::Determiner | Pos::Adposition | Pos::Conjunction | Pos::Subordinator | Pos::Particle => false,
            Pos::Numeral | Pos::Interjection | Pos::Punct => false,
        };
        if !describes {
            return false;
        }
    }
    false
}

/// Has a unit of measure or a magnitude; a symbol (`m`, `in`) only where it touches the number. Counted nouns are not
/// meant: "the 2018 season" is no two thousand seasons.
pub(super) fn measured(t: &Token<'_>) -> bool {
    t.senses().any(|(s, _)| match s {
        Sense::Unit { unit, symbol, prefix } if unit.kind != UnitKind::Count => {
            !prefix && (!symbol || !t.spaced || t.shape == Shape::Symbol)
        }
        Sense::Scale { symbol, .. } => !symbol || !t.spaced,
        _ => false,
    })
}

/// A plural noun, by its tag, or by its ending where no tag is known.
pub(super) fn is_plural(t: &Token<'_>) -> bool {
    if t.shape != Shape::Word || t.lower.len() < 3 {
        return false;
    }
    match t.pos {
        Pos::Noun | Pos::ProperNoun => {
            t.lower == "people" || (t.lemma != t.lower && t.pos == Pos::Noun) || plural_ending(t)
        }
        Pos::Other => t.lower == "people" || plural_ending(t),
        Pos::Pronoun | Pos::Verb | Pos::Auxiliary | Pos::Participle | Pos::Gerund | Pos::Adjective | Pos::Adverb => {
            false
        }
        Pos::Determiner | Pos::Adposition | Pos::Conjunction | Pos::Subordinator | Pos::Particle => false,
        Pos::Numeral | Pos::Interjection | Pos::Punct => false,
    }
}

fn plural_ending(t: &Token<'_>) -> bool {
    let l = t.lower.as_str();
    l.len() > 3 && l.ends_with('s') && !(l.ends_with("ss") || l.ends_with("us") || l.ends_with("is"))
}

/// A quantity made of the tokens `taken`, which follow `before`: no unit, no hedge, its number the whole phrase.
pub(super) fn made(
    before: Tokens<'_, '_>,
    taken: Tokens<'_, '_>,
    kind: Kind,
    interval: Interval,
    rule: &'static str,
) -> Quantity {
    let span = span(taken);
    Quantity {
        span,
        number: span,
        tokens: before.0.len()..before.0.len() + taken.0.len(),
        kind,
        interval,
        approximate: false,
        hedge: Hedge::None,
        hedge_span: None,
        unit: None,
        unit_span: None,
        per: None,
        change: None,
        rule,
        note: None,
    }
}

/// From the first token's first byte to the last token's last.
pub(super) fn span(taken: Tokens<'_, '_>) -> Span {
    match (taken.0.first(), taken.0.last()) {
        (Some(first), Some(last)) => first.span.to(last.span),
        (_, _) => Span::default(),
    }
}

/// Both ends unknown: a date that is not a bare year, a name.
pub(super) const NOWHERE: Interval = Interval { low: None, high: None, low_inclusive: true, high_inclusive: true };

pub(super) fn point(n: u64) -> Interval {
    Interval::point(Number::whole(n))
}

/// Two ends in the order of the text.
pub(super) fn pair(first: u64, second: u64) -> Interval {
    Interval::closed(Number::whole(first), Number::whole(second))
}

/// What `i` lost on the way to `rest`.
pub(super) fn taken<'a, 't>(i: Tokens<'a, 't>, rest: Tokens<'a, 't>) -> Tokens<'a, 't> {
    Tokens(&i.0[..i.0.len() - rest.0.len()])
}

/// A decimal value as [`Number`] with the place it was written to.
pub(super) fn written(value: Decimal) -> Number {
    Number::written(value)
}
