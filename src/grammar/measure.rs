//! A number with the unit beside it.
//!
//! ```text
//! side     = money | compound | with-part | scaled | measured | part | article
//! scaled   = scale-name [ "of" ] numeral
//! measured = numeral [ "-" | "of" ] [ unit ]
//! article  = ( "a" | "an" ) unit
//! ```

use super::Read;
use super::cardinal::Style;
use super::compound::{and_a_half, compound, halved};
use super::money;
use super::numeral::{Form, Numeral, signed};
use super::token::*;
use crate::model::{Number, Pos, Sense, Shape, Span, Token, Tokens, Unit, UnitKind};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use rust_decimal::Decimal;
use std::sync::Arc;

#[derive(Debug, Clone)]
pub(super) struct UnitRead {
    pub unit: Arc<Unit>,
    pub span: Span,
}

/// One end of a range, or the whole of a simple phrase.
#[derive(Debug, Clone)]
pub(super) struct Side {
    pub numeral: Numeral,
    /// The number's own words.
    pub span: Span,
    pub unit: Option<UnitRead>,
    /// The unit stands before the number.
    pub prefix: bool,
    /// "a year": the article is the number.
    pub article: bool,
}

/// `hedged`: a hedge stands before, so that "a year" is a number too.
pub(super) fn side<'a, 't>(before: Tokens<'a, 't>, hedged: bool, input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    alt((
        |i| money::prefixed(before, i),
        // Before the first of its numbers is read alone.
        compound,
        and_a_half,
        |i| scaled(i),
        |i| measured(before, i),
        |i| halved(before, i),
        |i| if hedged { article(i) } else { fail(i) },
    ))
    .parse(input)
}

fn measured<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    let (rest, numeral) = signed(before, Style::PLAIN.after(before), input)?;
    let span = cover(taken(input, rest));
    let share = matches!(numeral.form, Form::Vague { .. }) && numeral.value().is_some_and(|v| v < Decimal::ONE);
    match unit_after(before, &numeral, rest) {
        // "a majority of voters" is a share of them, not half a voter.
        Ok(_) if share => Ok((rest, Side { numeral, span, unit: None, prefix: false, article: false })),
        Ok((after, unit)) => Ok((after, Side { numeral, span, unit: Some(unit), prefix: false, article: false })),
        // "the 13F filing", "the 21th": letters that are no unit make a name or a slip of it.
        Err(_) if numeral.form == Form::Digits && numeral.scale.is_none() && lettered(rest) => fail(input),
        Err(_) => Ok((rest, Side { numeral, span, unit: None, prefix: false, article: false })),
    }
}

/// Letters stand close: `13F`, `21th`; not the `s` of "the 90s", a possessive, or an "x" of "2x4".
fn lettered(rest: Tokens<'_, '_>) -> bool {
    rest.0.first().is_some_and(|t| {
        !t.spaced
            && t.shape == Shape::Word
            && t.text.len() <= 2
            && !matches!(t.lower.as_str(), "s" | "'s" | "’s" | "x")
            && !t.senses().any(|(s, _)| matches!(s, Sense::Scale { .. } | Sense::Hedge { .. } | Sense::Per))
    })
}

/// The unit directly after a number, after a hyphen, or after the "of" of "dozens of miles".
pub(super) fn unit_after<'a, 't>(
    before: Tokens<'a, 't>,
    numeral: &Numeral,
    input: Tokens<'a, 't>,
) -> Read<'a, 't, UnitRead> {
    let linked = |i| {
        let (rest, _) = match numeral.form {
            Form::Vague { of: false } => opt(word("of")).parse(i)?,
            Form::Vague { of: true } => (i, None),
            Form::Fraction | Form::Mixed => half_of(i)?,
            Form::Digits | Form::Words => (i, None),
        };
        Ok((rest, ()))
    };
    let (rest, ()) = linked(input)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let hyphened = rest.0.len() < input.0.len() && glued(rest);
    let first = match rest.0.first() {
        // "No beds: 9,800", and a row below it "staff ill: 8,200".
        Some(first) if first.opens_line && before.0.last().is_some_and(|t| t.text == ":") => return fail(input),
        Some(first) => first,
        None => return fail(input),
    };
    if let Ok(read) = super::duration::in_a_row(rest) {
        return Ok(read);
    }
    let warm = super::temperature::is_meant(before, input);
    let candidates: Vec<(&Arc<Unit>, bool, usize)> = first
        .senses()
        .filter_map(|(s, n)| match s {
            // A sign such as `$` may stand after its number too: `5$`, `100 US$`.
            Sense::Unit { unit, symbol, prefix } if n <= rest.0.len() && (!prefix || unit.kind == UnitKind::Money) => {
                Some((unit, *symbol, n))
            }
            _ => None,
        })
        .collect();
    let longest = candidates.iter().map(|c| c.2).max().unwrap_or(0);
    let fits: Vec<_> = candidates
        .into_iter()
        .filter(|(unit, symbol, n)| {
            *n == longest
                && stands_right(numeral, unit, *symbol, hyphened, warm, (Tokens(&rest.0[..*n]), Tokens(&rest.0[*n..])))
        })
        .collect();
    let chosen = match fits.as_slice() {
        [] => return fail(input),
        [only] => only,
        [first, ..] => {
            fits.iter().find(|(u, _, _)| preferred(before, numeral, u, Tokens(&rest.0[longest..]))).unwrap_or(first)
        }
    };
    let after = Tokens(&rest.0[chosen.2..]);
    Ok((after, UnitRead { unit: chosen.0.clone(), span: cover(taken(rest, after)) }))
}

/// "half a mile", "half an hour", "a quarter of a mile".
fn half_of<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Option<&'a Token<'t>>> {
    let of_a = (opt(word("of")), token(|t| t.is("a") || t.is("an"))).parse(input);
    match of_a {
        Ok((rest, (_, article))) => Ok((rest, Some(article))),
        Err(_) => Ok((input, None)),
    }
}

/// Whether a symbol or word can be the unit here.
fn stands_right(
    numeral: &Numeral,
    unit: &Unit,
    symbol: bool,
    hyphened: bool,
    warm: bool,
    (words, rest): (Tokens<'_, '_>, Tokens<'_, '_>),
) -> bool {
    let Some(first) = words.0.first() else { return false };
    let close = !first.spaced;
    if symbol {
        let letters = first.text.chars().all(char::is_alphabetic);
        // "one in five", "at", "as": a short symbol that is also a word must be close to digits.
        let wordlike =
            letters && (first.text.len() == 1 && !matches!(first.text, "m" | "g") || has_cue(first, "word-too"));
        let digits = matches!(numeral.form, Form::Digits | Form::Mixed) || numeral.scale.is_some();
        // "13F filing", "777F": one letter is a temperature only where the talk is of warmth.
        if unit.kind == UnitKind::Temperature && letters && first.text.len() == 1 {
            return warm && (close || at_end(rest));
        }
        let broken = rest
            .0
            .first()
            .is_some_and(|t| !t.spaced && matches!(t.shape, Shape::Word) && !t.lower.starts_with(['\'', '’']));
        return (!letters || digits) && (close || !wordlike) && !broken;
    }
    // "35,000 migrant encounters", "4 school buildings": a singular narrows the noun that is counted.
    if unit.kind == UnitKind::Count
        && !hyphened
        && is_singular(unit, words)
        && numeral.value().is_none_or(|v| v != Decimal::ONE)
    {
        return false;
    }
    // "12 police cars": a word that has no plural of its own only narrows a plural that follows.
    let narrows = |t: &Token<'_>| {
        t.spaced
            && t.pos == Pos::Noun
            && t.lower.ends_with('s')
            && !t.senses().any(|(s, _)| matches!(s, Sense::Unit { unit: u, .. } if u.base == unit.base))
    };
    if unit.kind == UnitKind::Count && !hyphened && has_cue(first, "no-plural") && rest.0.first().is_some_and(narrows) {
        return false;
    }
    let one = numeral.value().is_some_and(|v| v == Decimal::ONE);
    let noun_next = rest.0.first().is_some_and(|t| t.spaced && t.shape == Shape::Word && t.pos == Pos::Noun);
    // "10 stone walls", "two quarter finals": a thing before it is a unit, where it stands in the singular before its noun.
    if !hyphened && !one && noun_next && has_cue(first, "thing-too") && unit.names.first() == Some(&first.lower) {
        return false;
    }
    // "12 won." tells who won; sums in such money are large.
    if has_cue(first, "verb-too") && numeral.value().is_none_or(|v| v < Decimal::ONE_HUNDRED) {
        return false;
    }
    // "two second-half goals", "a second chance": singular after another number needs a hyphen.
    let ordinal_too = first.senses().any(|(s, n)| n == 1 && matches!(s, Sense::Ordinal(_)));
    let period =
        rest.0.iter().find(|t| !is_hyphen(t)).is_some_and(|t| t.senses().any(|(s, _)| matches!(s, Sense::Fraction(_))));
    if ordinal_too && !hyphened && !one && (numeral.form != Form::Digits || period) {
        return false;
    }
    // "three quarters" as a share is read before; a quarter as a period needs its number.
    unit.kind != UnitKind::Money
        || first.spaced
        || hyphened
        || !first.text.chars().all(char::is_alphabetic)
        || matches!(numeral.form, Form::Digits)
}

/// The words have a plural among the unit's names: `ship`, `school bus`, but not `human beings`, whose first word has one too.
fn is_singular(unit: &Unit, words: Tokens<'_, '_>) -> bool {
    let word = words.0.iter().map(|t| t.lower.as_str()).collect::<Vec<_>>().join(" ");
    let stem = word.strip_suffix('y').unwrap_or(&word);
    let man = word.strip_suffix("man").map(|s| format!("{s}men"));
    let plural = [format!("{word}s"), format!("{word}es"), format!("{word}ren"), format!("{stem}ies")];
    unit.names.iter().any(|n| plural.contains(n) || man.as_ref() == Some(n))
}

/// A word of the pack's cue `id` stands near.
pub(super) fn said(before: Tokens<'_, '_>, after: Tokens<'_, '_>, id: &str) -> bool {
    let mut near = before.0.iter().rev().take(12).chain(after.0.iter().take(8));
    near.any(|t| t.has_cue(id))
}

/// Which of two units of one word is meant: `pounds` of money or of mass, `m` of length or of time.
fn preferred(before: Tokens<'_, '_>, numeral: &Numeral, unit: &Unit, rest: Tokens<'_, '_>) -> bool {
    let of = rest.0.first().is_some_and(|t| t.is("of"));
    let said = |id: &str| said(before, rest, id);
    match unit.kind {
        UnitKind::Money => (numeral.scale.is_some() && !of || said("money")) && !said("weight"),
        UnitKind::Mass => !(numeral.scale.is_some() && !of || said("money")) || said("weight"),
        UnitKind::Time => false,
        _ => true,
    }
}

/// A unit that is measured, not counted, in words.
pub(super) fn measured_unit<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, UnitRead> {
    let (rest, unit) = sense(|s| match s {
        Sense::Unit { unit, symbol: false, prefix: false } if is_measured(unit.kind) => Some(unit.clone()),
        _ => None,
    })(input)?;
    Ok((rest, UnitRead { unit, span: cover(taken(input, rest)) }))
}

const fn is_measured(kind: UnitKind) -> bool {
    !matches!(
        kind,
        UnitKind::Count | UnitKind::Score | UnitKind::Scale | UnitKind::Share | UnitKind::Money | UnitKind::Points
    )
}

/// "more than a year": the article counts one of a unit that is measured, not of people or things.
fn article<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    let (rest, one) = token(|t| t.is("a") || t.is("an"))(input)?;
    let (rest, (_, unit)) = (opt(word("full")), measured_unit).parse(rest)?;
    // "more than a second-half goal", "a foot-long": the word goes on.
    if rest.0.first().is_some_and(|t| !t.spaced && is_hyphen(t)) || one.text.is_empty() {
        return fail(input);
    }
    let numeral =
        Numeral { number: Some(Number::whole(1)), form: Form::Words, coefficient: None, scale: None, soft_high: None };
    Ok((rest, Side { numeral, span: one.span, unit: Some(unit), prefix: false, article: true }))
}

/// "magnitude 7.6", "a magnitude of 7.6", "Category 4": a scale's name before its number.
fn scaled<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    let (rest, unit) = sense(|s| match s {
        Sense::Unit { unit, .. } if unit.kind == UnitKind::Scale => Some(unit.clone()),
        _ => None,
    })(input)?;
    let unit = UnitRead { unit, span: cover(taken(input, rest)) };
    let (rest, _) = opt(token(|t| t.is("of") || is_hyphen(t))).parse(rest)?;
    let (rest, _) = super::bound::hedges(rest)?;
    let (end, numeral) = signed(Tokens(&[]), Style::PLAIN, rest)?;
    Ok((end, Side { numeral, span: cover(taken(rest, end)), unit: Some(unit), prefix: true, article: false }))
}

/// "a magnitude of over 5.0": the hedge that stands between a scale's name and its number.
pub(super) fn hedge_of_scale(input: Tokens<'_, '_>) -> Option<super::bound::Bound> {
    let (rest, ()) =
        sense(|s| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Scale).then_some(()))(input).ok()?;
    let (rest, _) = opt(token(|t| t.is("of") || is_hyphen(t))).parse(rest).ok()?;
    let (_, bound) = super::bound::hedges(rest).ok()?;
    bound.is_some().then_some(bound)
}
