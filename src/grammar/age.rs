//! Ages of people, animals and things.
//!
//! ```text
//! age    = [hedge] (n [dash] unit [dash] "old" | n ("yo" | "y/o") | n unit "of age" | n unit-old)
//!        | ("aged" | "age" | "ages") n [(dash | "to") n] [bound]
//!        | (Name | article Person) "," n ("," | "." | ";" | "and" …) | Name "(" n ")"
//!        | ("his" | "her" | "their") [early | mid | late] n "s" | n-s after "early" | "mid" | "late"
//! ```

use super::bound::{Bound, after, hedges};
use super::piece::*;
use crate::model::{Hedge, Interval, Kind, Number, Pos, Quantity, Sense, Shape, Token, Tokens, Unit};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{consumed, opt};
use std::sync::Arc;

/// The oldest age a bare number beside a name is taken for.
const OLDEST: u64 = 119;

/// An age that begins here.
pub(super) fn age<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        alt((
            old(before),
            aged(before),
            listed(before),
            turned(before),
            beside_name(before),
            decade_of_life(before),
            person_of(before),
            something(before),
        ))
        .parse(i)
    }
}

/// `34-year-old`, `a 10-month-old`, `five years old`, `eighteen months of age`, `87 yo`, `about 40 years old`.
fn old<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let (rest, bound) = hedges(i)?;
        let (rest, (number, interval)) = consumed(years).parse(rest)?;
        let (rest, unit) = old_tail(rest)?;
        let quantity = made(before, taken(i, rest), Kind::Age, interval, "age.old");
        let quantity = Quantity { number: span(number), unit, ..quantity };
        Ok((rest, bounded(quantity, bound)))
    }
}

/// `-year-old`, ` years old`, `-year-olds`, ` months of age`, ` yo`: the unit, where a word gives it.
fn old_tail<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Option<Arc<Unit>>> {
    let (rest, _) = opt(hyphen).parse(i)?;
    if let Ok((rest, _)) = cue("years-old")(rest) {
        return Ok((rest, None));
    }
    let (rest, unit) = sense(|s| match s {
        Sense::Unit { unit, prefix: false, .. } if unit.kind == crate::model::UnitKind::Time => Some(unit.clone()),
        _ => None,
    })(rest)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let (rest, _) = alt((cue("old"), cue("of-age"))).parse(rest)?;
    Ok((rest, Some(unit)))
}

/// A number of years, or a range of them: `34`, `five`, `18- to 34`, `5-11`, `9.5`.
fn years<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Interval> {
    let (rest, low) = number(i)?;
    let to = (opt(hyphen), word(&["to", "through"]), opt(hyphen)).map(|_| ());
    let apart = token(|t| is_dash(t) && t.spaced).map(|_| ());
    match opt((alt((to, hyphen.map(|_| ()), apart)), number)).parse(rest)? {
        (after, Some(((), high))) if high.value > low.value => Ok((after, Interval::closed(low, high))),
        (_, Some(_) | None) => Ok((rest, Interval::point(low))),
    }
}

/// `between the ages of 5 and 11`, or `between 5 and 11` where "aged" stands before: the ends, and both of them.
fn between<'a, 't>(i: Tokens<'a, 't>, aged: bool) -> Out<'a, 't, (Tokens<'a, 't>, Interval)> {
    let (rest, _) = word(&["between"])(i)?;
    let (rest, _) = opt(word(&["the"])).parse(rest)?;
    let (start, named) = opt(cue("aged")).parse(rest)?;
    let (rest, low) = number(start)?;
    let (rest, _) = word(&["and"])(rest)?;
    let (rest, high) = number(rest)?;
    let ages = (aged || named.is_some()) && high.value > low.value;
    if ages { Ok((rest, (taken(start, rest), Interval::closed(low, high)))) } else { fail() }
}

fn number<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Number> {
    let figures = token(|t| t.shape == Shape::Digits && t.text.len() <= 12);
    if let Ok((rest, t)) = figures(i) {
        return match t.text.replace(',', "").parse() {
            Ok(value) => Ok((rest, written(value))),
            Err(_) => fail(),
        };
    }
    small_words.map(Number::whole).parse(i)
}

/// The interval that the hedges make of a point.
fn bounded(quantity: Quantity, bound: Bound) -> Quantity {
    let interval = match quantity.interval.low.filter(|_| quantity.is_point()) {
        Some(n) => bound.interval(n),
        None => quantity.interval,
    };
    Quantity { interval, hedge: bound.hedge, approximate: bound.approximate, hedge_span: bound.span, ..quantity }
}

/// `aged 34`, `age 87`, `ages 5 to 11`, `aged 65 and over`, `under the age of 18`.
fn aged<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        // "aged between 5 and 11", "between the ages of 5 and 11".
        let start = cue("aged")(i).map_or(i, |(rest, ())| rest);
        if let Ok((rest, (number, interval))) = between(start, start.0.len() < i.0.len()) {
            let quantity = made(before, taken(i, rest), Kind::Age, interval, "age.aged");
            return Ok((rest, Quantity { number: span(number), hedge: Hedge::Between, ..quantity }));
        }
        let (rest, outer) = hedges(i)?;
        let (rest, ()) = cue("aged")(rest)?;
        let (rest, inner) = hedges(rest)?;
        let (rest, (number, interval)) = consumed(years).parse(rest)?;
        if interval.low.is_some_and(|n| n.value > rust_decimal::Decimal::from(OLDEST)) || glued_letters(rest) {
            return fail();
        }
        let (rest, late) = opt(after).parse(rest)?;
        let early = if outer.is_some() { outer } else { inner };
        let bound = late.map_or(early, |late| early.and_after(of_age(late)));
        let quantity = made(before, taken(i, rest), Kind::Age, interval, "age.aged");
        let quantity = Quantity { number: span(number), ..quantity };
        Ok((rest, bounded(quantity, bound)))
    }
}

/// The later ages of a list: `aged 5, 7 and 9`.
fn listed<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let (rest, n) = whole(0..=OLDEST)(i)?;
        let back = before.0.iter().rev();
        let joints = back
            .clone()
            .take(8)
            .take_while(|t| t.shape == Shape::Digits || matches!(t.lower.as_str(), "," | "and"))
            .count();
        let joined = joints >= 2 && last(before).is_some_and(|t| t.shape != Shape::Digits);
        let aged =
            before.0.len().checked_sub(joints + 1).is_some_and(|at| cue("aged")(Tokens(&before.0[at..])).is_ok());
        let clear = !counts_here(rest) && !glued_letters(rest);
        if joined && aged && clear {
            Ok((rest, made(before, taken(i, rest), Kind::Age, point(n), "age.aged")))
        } else {
            fail()
        }
    }
}

fn glued_letters(rest: Tokens<'_, '_>) -> bool {
    glued(rest).is_some_and(|t| t.shape == Shape::Word || t.shape == Shape::Symbol)
}

/// "and over", said of ages, takes the age itself in.
fn of_age(late: Bound) -> Bound {
    match late.hedge {
        Hedge::Over => Bound { hedge: Hedge::AtLeast, ..late },
        Hedge::Under => Bound { hedge: Hedge::AtMost, ..late },
        Hedge::None | Hedge::About | Hedge::Almost | Hedge::AtLeast | Hedge::AtMost => late,
        Hedge::UpTo | Hedge::Between | Hedge::Vague | Hedge::Exact => late,
    }
}

/// `she will turn 29 in April`: the number alone is the age, where it counts nothing.
fn turned<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let turns = before.0.len().checked_sub(1).is_some_and(|at| cue("turn")(Tokens(&before.0[at..])).is_ok());
        if !turns {
            return fail();
        }
        let (rest, n) = alt((whole(1..=OLDEST), small_words)).parse(i)?;
        let free = rest.0.first().is_none_or(|t| {
            matches!(t.pos, Pos::Punct | Pos::Adposition | Pos::Conjunction | Pos::Subordinator | Pos::Determiner)
                && !is_dash(t)
                || matches!(t.lower.as_str(), "today" | "tomorrow" | "yesterday" | "this" | "next" | "last")
        });
        if free && !glued_letters(rest) {
            Ok((rest, made(before, taken(i, rest), Kind::Age, point(n), "age.turned")))
        } else {
            fail()
        }
    }
}

/// `Smith, 34,`, `Ann Smith (34)`: the number alone is the age; the name stands before it.
fn beside_name<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let Some((mark, names)) = before.0.split_last() else { return fail() };
        if !matches!(mark.text, "," | "(") || !ends_with_person(names) && !ends_with_one(names) {
            return fail();
        }
        let (rest, n) = whole(1..=OLDEST)(i)?;
        let closed = match (mark.text, rest.0.first()) {
            ("(", Some(next)) => next.text == ")",
            (_, Some(next)) => {
                matches!(next.lower.as_str(), "," | "." | ";" | "and" | "of" | "from" | "who" | "was" | "has")
            }
            (_, None) => true,
        };
        // "7, 12, 14" and "Smith, 34, 35 and 36" are lists.
        let listed = rest.0.get(1).is_some_and(|t| t.shape == Shape::Digits);
        if !closed || listed || glued_letters(rest) {
            return fail();
        }
        Ok((rest, made(before, taken(i, rest), Kind::Age, point(n), "age.beside-name")))
    }
}

/// Ends with a capitalised name that no preposition of place, month or weekday makes something else: `in Paris, 34,`.
fn ends_with_person(names: &[Token<'_>]) -> bool {
    let is_name = |t: &&Token<'_>| t.shape == Shape::Word && t.capitalized() && !is_time(t) && !is_place_word(t);
    let length = names.iter().rev().take(5).take_while(|t| is_name(t) || t.text == "." && !t.spaced).count();
    if !names.last().is_some_and(|t| is_name(&t) && t.text.len() > 1) {
        return false;
    }
    let before_name = names.len().checked_sub(length + 1).and_then(|n| names.get(n));
    !(length == 1 && before_name.is_some_and(is_place_word))
}

/// Ends with a noun for one person behind its article: `the driver, 34,`, not `the drivers, 34`.
fn ends_with_one(names: &[Token<'_>]) -> bool {
    let Some((noun, before)) = names.split_last() else { return false };
    let article = before.iter().rev().take(3).take_while(|t| t.shape == Shape::Word);
    let one = article.into_iter().any(|t| matches!(t.lower.as_str(), "the" | "a" | "an" | "his" | "her" | "their"));
    one && noun.names_people() && noun.lemma == noun.lower
}

fn is_place_word(t: &Token<'_>) -> bool {
    matches!(t.lower.as_str(), "in" | "at" | "near" | "across" | "from" | "of" | "on")
}

fn is_time(t: &Token<'_>) -> bool {
    t.senses().any(|(s, _)| matches!(s, Sense::Month(_) | Sense::Weekday(_) | Sense::NameCue(_)))
}

/// `a 20-something`, `thirty-somethings`: ten years, their number unsaid.
fn something<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let (rest, n) = alt((whole(20..=90), small_words)).parse(i)?;
        let (rest, _) = hyphen(rest)?;
        let (rest, ()) = cue("something")(rest)?;
        if n < 20 || n % 10 != 0 {
            return fail();
        }
        let quantity = made(before, taken(i, rest), Kind::Age, pair(n, n + 9), "age.something");
        let counted = counts_here(rest)
            && !rest.0.iter().take(2).any(|t| cue("grows-up")(Tokens(std::slice::from_ref(t))).is_ok());
        Ok((rest, Quantity { kind: if counted { Kind::Count } else { Kind::Age }, ..quantity }))
    }
}

/// `a boy of 7`, `a woman of about sixty`: one person, and nothing counted behind.
fn person_of<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let [.., article, person, of] = before.0 else { return fail() };
        let one = matches!(article.lower.as_str(), "a" | "an") || article.pos == Pos::Adjective;
        if !of.is("of") || !one || cue("grows-up")(Tokens(std::slice::from_ref(person))).is_err() {
            return fail();
        }
        let (rest, bound) = hedges(i)?;
        let (rest, n) = alt((whole(1..=OLDEST), small_words)).parse(rest)?;
        let free =
            rest.0.first().is_none_or(|t| t.shape == Shape::Punct && !is_dash(t) || t.spaced && t.shape == Shape::Word);
        if !free || counts_here(rest) || rest.0.first().is_some_and(|t| t.pos == Pos::Noun) {
            return fail();
        }
        let quantity = made(before, taken(i, rest), Kind::Age, point(n), "age.person-of");
        Ok((rest, bounded(quantity, bound)))
    }
}

/// `in her 40s`, `in his mid-30s`, `a man in his late twenties` (figures only).
fn decade_of_life<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        let part = (word(&["early", "mid", "late"]), opt(hyphen));
        let (rest, part) = opt(part).parse(i)?;
        let (rest, n) = whole(10..=90)(rest)?;
        let (rest, _) = token(|t| !t.spaced && matches!(t.lower.as_str(), "s" | "'s" | "’s"))(rest)?;
        let owned =
            last(before).is_some_and(|t| matches!(t.lower.as_str(), "his" | "her" | "their" | "my" | "our" | "your"));
        // "in the mid-30s" is a temperature as often as an age.
        let free = part.is_some() && !last(before).is_some_and(|t| t.is("the"));
        if n % 10 != 0 || !(owned || free) {
            return fail();
        }
        let (low, high) = match part.map(|(word, _)| word.lower.as_str()) {
            Some("early") => (n, n + 3),
            Some("mid") => (n + 4, n + 6),
            Some("late") => (n + 7, n + 9),
            Some(_) | None => (n, n + 9),
        };
        Ok((rest, made(before, taken(i, rest), Kind::Age, pair(low, high), "age.decade")))
    }
}
