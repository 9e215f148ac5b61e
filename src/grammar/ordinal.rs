//! Ordinals: which one of a row, never how many.
//!
//! ```text
//! ordinal = digits ("st" | "nd" | "rd" | "th") | [tens dash] ordinal-word | small "hundredth" | capital name
//! ```

use super::date::is_ordinal_suffix;
use super::piece::*;
use crate::model::{Kind, Pos, Quantity, Sense, Shape, Token, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::consumed;

/// An ordinal that begins here: `21st`, `third`, `twenty-first`, `two hundredth`.
pub(super) fn ordinal<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        if let Ok(read) = after_article(before, i) {
            return Ok(read);
        }
        let (rest, (taken, n)) = consumed(alt((figures, words(before)))).parse(i)?;
        if is_part(before, rest) { fail() } else { Ok((rest, made(before, taken, Kind::Ordinal, point(n), "ordinal"))) }
    }
}

/// An ordinal of several words: `two hundredth`, `one hundred and fifth`.
pub(super) fn large<'a, 't>(before: Tokens<'a, 't>, i: Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    let (rest, (taken, n)) = consumed(long).parse(i)?;
    Ok((rest, made(before, taken, Kind::Ordinal, point(n), "ordinal")))
}

/// `a third man`: here, because "a third" is a share wherever no noun follows.
fn after_article<'a, 't>(before: Tokens<'a, 't>, i: Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    let (start, _) = word(&["a", "an"])(i)?;
    // "a third party" is a name that begins after its article.
    if super::name::name(i)(start).is_ok() {
        return fail();
    }
    let (rest, n) = ordinal_word(start)?;
    let named = rest.0.first().is_some_and(|t| {
        t.spaced && matches!(t.pos, Pos::Noun | Pos::Adjective) && !is_plural(t) && !ends_phrase(t) && !measured(t)
    });
    if n < 3 || !named {
        return fail();
    }
    let quantity = made(before, taken(i, rest), Kind::Ordinal, point(n), "ordinal");
    Ok((rest, Quantity { number: span(taken(start, rest)), ..quantity }))
}

/// `21st`, `300,000th`: the suffix must fit the last figures, so that `21th` stays a slip of the pen that is not read.
fn figures<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    let (rest, number) = token(|t| t.shape == Shape::Digits && t.text.len() <= 15)(i)?;
    let (rest, suffix) = token(|t| !t.spaced && is_ordinal_suffix(&t.lower))(rest)?;
    let Ok(n) = number.text.replace(',', "").parse::<u64>() else { return fail() };
    let fits = match (n % 100, n % 10) {
        (11..=13, _) => suffix.is("th"),
        (_, 1) => suffix.is("st"),
        (_, 2) => suffix.is("nd"),
        (_, 3) => suffix.is("rd"),
        (_, _) => suffix.is("th"),
    };
    if fits { Ok((rest, n)) } else { fail() }
}

/// `third`, `twenty-first`, `two hundredth`, `one hundred and fifth`.
fn words<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, u64> {
    move |i| {
        if let Ok((rest, n)) = long(i) {
            return Ok((rest, n));
        }
        let (rest, n) = ordinal_word(i)?;
        // The unit of time, and the verb of a motion: "10 second", "a second later", "per second".
        if n == 2 && is_time_or_verb(before, rest) { fail() } else { Ok((rest, n)) }
    }
}

pub(super) fn ordinal_word<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    // "firsts" is a denominator, never a rank.
    let plural = i.0.first().is_some_and(|t| t.lower.ends_with('s'));
    if plural { fail() } else { sense(|s| if let Sense::Ordinal(n) = s { Some(*n) } else { None })(i) }
}

/// A cardinal part and an ordinal that ends it: `twenty-one trillion and three hundred twenty-second`.
fn long<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    let article = word(&["a", "an"])(i).ok().filter(|(rest, _)| scale(*rest).is_ok()).map(|(rest, _)| (rest, 1));
    let (mut rest, first) = match article {
        Some(read) => read,
        None => small_cardinal(i)?,
    };
    let mut sum = Growing { done: 0, group: first, limit: u64::MAX };
    // Sixteen joints hold every ordinal that is written in words.
    for _ in 0..16 {
        let after = alt((hyphen, word(&["and"]))).parse(rest).map_or(rest, |(rest, _)| rest);
        if let Ok((end, n)) = ordinal_word(after) {
            let whole = if n >= 100 { sum.scaled(n) } else { sum.plus(n) };
            return whole.and_then(|s| s.done.checked_add(s.group)).map_or_else(fail, |n| Ok((end, n)));
        }
        let next = match scale(rest) {
            Ok((next, factor)) => sum.scaled(factor).map(|s| (next, s)),
            Err(_) => {
                let (next, n) = small_cardinal(after)?;
                sum.plus(n).map(|s| (next, s))
            }
        };
        let Some((next, grown)) = next else { return fail() };
        (rest, sum) = (next, grown);
    }
    fail()
}

/// A number word by word: what stands before the last scale, and the group below a thousand that may get one.
struct Growing {
    done: u64,
    group: u64,
    /// The last scale; a later one is smaller.
    limit: u64,
}

impl Growing {
    /// One more word of the group; "two third parties" are two numbers.
    fn plus(&self, n: u64) -> Option<Growing> {
        let fits = match n {
            0 => false,
            1..=9 => self.group.is_multiple_of(10) && self.group % 100 != 10,
            _ => n < 100 && self.group.is_multiple_of(100),
        };
        let begins = self.group == 0 && n < self.limit;
        (fits && self.group + self.done > 0 || begins).then_some(Growing { group: self.group + n, ..*self })
    }

    fn scaled(&self, factor: u64) -> Option<Growing> {
        if factor == 100 && self.group > 0 && self.group < 100 {
            return Some(Growing { group: self.group * 100, ..*self });
        }
        let done = self.done.checked_add(self.group.checked_mul(factor)?)?;
        (factor > 100 && factor < self.limit && self.group > 0).then_some(Growing { done, group: 0, limit: factor })
    }
}

fn small_cardinal<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    let cardinal = sense(|s| if let Sense::Cardinal(n) = s { Some(*n) } else { None });
    alt((cardinal, whole(1..=999))).parse(i)
}

fn scale<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, u64> {
    sense(|s| match s {
        Sense::Scale { factor, symbol: false } => u64::try_from(*factor).ok(),
        _ => None,
    })(i)
}

/// `a third of`, `one third`, `two-fifths`: a share, which another file reads.
fn is_part(before: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    let joined = last(before).is_some_and(is_dash);
    let number = if joined { before.0.len().checked_sub(2).and_then(|n| before.0.get(n)) } else { last(before) };
    let Some(number) = number else { return false };
    let counted = number.senses().any(|(s, _)| matches!(s, Sense::Cardinal(_))) || number.shape == Shape::Digits;
    let article = matches!(number.lower.as_str(), "a" | "an");
    match rest.0.first() {
        _ if counted => true,
        Some(next) if article => ends_phrase(next),
        None => article,
        Some(_) => false,
    }
}

/// No noun follows, so that `a third` is a share and `a third man` is not.
fn ends_phrase(next: &Token<'_>) -> bool {
    match next.pos {
        Pos::Punct | Pos::Adposition | Pos::Conjunction | Pos::Subordinator | Pos::Determiner | Pos::Auxiliary => {
            !is_dash(next)
        }
        Pos::Pronoun | Pos::Particle => true,
        Pos::Other => {
            next.shape == Shape::Punct && !is_dash(next)
                || matches!(
                    next.lower.as_str(),
                    "of" | "in" | "to" | "from" | "on" | "at" | "by" | "and" | "or" | "was" | "is" | "were" | "are"
                )
        }
        Pos::Noun | Pos::ProperNoun | Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective | Pos::Adverb => {
            matches!(next.lower.as_str(), "less" | "more" | "as")
        }
        Pos::Numeral | Pos::Interjection => false,
    }
}

fn is_time_or_verb(before: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    let Some(previous) = last(before) else { return false };
    match previous.lower.as_str() {
        "per" | "split" | "every" | "to" => true,
        "a" | "each" => rest.0.first().is_none_or(|t| t.is("later") || ends_phrase(t)),
        _ if is_dash(previous) => !previous.spaced,
        _ => previous.shape == Shape::Digits || previous.senses().any(|(s, _)| matches!(s, Sense::Cardinal(_))),
    }
}
