//! Hedges and bounds, before and after a number.
//!
//! ```text
//! hedges = { [ negation ] hedge }        at most four; a bound beside "about" keeps both
//! after  = [ "-" ] hedge-after
//! ```

use super::Read;
use super::duration::time_next;
use super::token::*;
use crate::model::token::Place;
use crate::model::{Hedge, Interval, Kind, Number, Pos, Quantity, Sense, Shape, Span, Token, Tokens};
use nom::Parser;
use nom::combinator::opt;

/// What the hedges around one number come to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Bound {
    pub hedge: Hedge,
    pub approximate: bool,
    pub span: Option<Span>,
}

impl Bound {
    pub const NONE: Bound = Bound { hedge: Hedge::None, approximate: false, span: None };

    pub fn is_some(&self) -> bool {
        self.hedge != Hedge::None
    }

    /// This one nearer to the number, `outer` before or after it.
    fn within(self, outer: Bound) -> Bound {
        let span = match (outer.span, self.span) {
            (Some(a), Some(b)) => Some(a.to(b)),
            (a, b) => a.or(b),
        };
        let soft = |h: Hedge| matches!(h, Hedge::None | Hedge::About | Hedge::Exact);
        let hedge =
            if soft(outer.hedge) && !soft(self.hedge) || outer.hedge == Hedge::None { self.hedge } else { outer.hedge };
        Bound { hedge, approximate: self.approximate || outer.approximate, span }
    }

    fn of(hedge: Hedge, span: Span) -> Bound {
        Bound { hedge, approximate: matches!(hedge, Hedge::About | Hedge::Almost), span: Some(span) }
    }

    /// Joins a hedge that stands after the number.
    pub fn and_after(self, after: Bound) -> Bound {
        after.within(self)
    }

    /// The values that are left of a number.
    pub fn interval(&self, n: Number) -> Interval {
        match self.hedge {
            Hedge::None | Hedge::About | Hedge::Exact | Hedge::Between => Interval::point(n),
            Hedge::Over => Interval::above(n, false),
            Hedge::AtLeast | Hedge::Vague => Interval::above(n, true),
            Hedge::Almost | Hedge::Under => Interval::below(n, false),
            Hedge::AtMost | Hedge::UpTo => Interval::below(n, true),
        }
    }
}

/// The hedges before a number; none is a reading too.
pub(super) fn hedges<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Bound> {
    // "plus or minus 3 points": the margin itself.
    let mut rest = cue("plus-minus")(input).map_or(input, |(rest, ())| rest);
    let mut bound = Bound::NONE;
    for _ in 0..4 {
        let Ok((after, next)) = hedge(rest) else { break };
        bound = next.within(bound);
        rest = after;
    }
    Ok((rest, bound))
}

/// The hedges of a phrase in its sentence: "over eight years" after a sum or a deed is a stretch of time, not a bound.
pub(super) fn hedges_after<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Bound> {
    let (rest, bound) = hedges(input)?;
    let one = taken(input, rest).0;
    // "the toll has gone up to at least 12" names the level that was reached.
    if matches!(one, [up, to, ..] if up.is("up") && to.is("to")) && moves(before.0) {
        return fail(input);
    }
    let spans_time = matches!(one, [only] if only.is("over")) && time_next(rest);
    // "buried under 85 centimetres of snow": where it lies, not a bound.
    let beneath = matches!(one, [only] if only.is("under") || only.is("beneath"));
    if beneath && before.0.iter().rev().take(2).any(|t| has_cue(t, "lies-beneath")) {
        return fail(input);
    }
    let bounded = before.0.last().is_some_and(|t| t.pos == Pos::Auxiliary || has_cue(t, "takes-time"));
    if spans_time && !bounded { fail(input) } else { Ok((rest, bound)) }
}

/// "has gone", "raised it": the "up" that follows says which way a verb moves a level.
fn moves(before: &[Token<'_>]) -> bool {
    let raised = |verb: &Token<'_>| has_cue(verb, "shift") || has_cue(verb, "raises");
    match before {
        [.., verb, object] if matches!(object.lower.as_str(), "it" | "that" | "this" | "them") => raised(verb),
        [.., verb] => has_cue(verb, "shift"),
        [] => false,
    }
}

/// "The toll passed 60" is over 60; "the house passed 60 bills" and "passed 60 to 40" bound nothing. The verb stays the sentence's.
pub(super) fn pass_marks(tokens: Tokens<'_, '_>, found: &mut [Quantity]) {
    for q in found.iter_mut().filter(|q| q.hedge == Hedge::None && matches!(q.kind, Kind::Count | Kind::Money)) {
        let verb = q.tokens.start.checked_sub(1).map(|i| &tokens.0[i]).filter(|t| has_cue(t, "passes"));
        let ends = tokens.0.get(q.tokens.end).is_none_or(|t| {
            t.shape == Shape::Punct && !is_dash(t) || matches!(t.pos, Pos::Adposition | Pos::Conjunction) && !t.is("to")
        });
        let mark = q.interval.low.filter(|_| q.is_point() && (ends && q.unit.is_none() || q.kind == Kind::Money));
        if let (Some(verb), Some(n)) = (verb, mark) {
            (q.hedge, q.hedge_span) = (Hedge::Over, Some(verb.span));
            q.interval = Interval::above(n, false);
        }
    }
}

fn hedge<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Bound> {
    // "not quite" is a hedge of its own before "not" turns the next one around.
    if let Ok((rest, hedge)) = before(input) {
        return Ok((rest, Bound::of(hedge, cover(taken(input, rest)))));
    }
    let (rest, negated) = opt(sense(|s| matches!(s, Sense::Negation).then_some(()))).parse(input)?;
    let (rest, hedge) = before(rest)?;
    let span = cover(taken(input, rest));
    Ok((rest, Bound::of(if negated.is_some() { hedge.negated() } else { hedge }, span)))
}

fn before<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Hedge> {
    sense(|s| match s {
        Sense::Hedge { hedge, place: Place::Before } => Some(*hedge),
        _ => None,
    })(input)
}

/// A hedge after the number or its unit: "or more", "-plus", "+".
pub(super) fn after<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Bound> {
    let (rest, dash) = opt(hyphen).parse(input)?;
    let (rest, hedge) = sense(|s| match s {
        Sense::Hedge { hedge, place: Place::After } => Some(*hedge),
        _ => None,
    })(rest)?;
    let read = taken(input, rest);
    let single = read.0.len() == 1;
    let first = read.0.first();
    // "5+3" is a sum, "at least" after a number may bound the next one: "killed 40, at least 3 of them".
    let sum = first.is_some_and(|t| t.text == "+")
        && rest.0.first().is_some_and(|t| !t.spaced && t.shape == crate::model::Shape::Digits);
    let apart = first.is_some_and(|t| t.text == "+" && t.spaced);
    let bounds_next = before(input).is_ok_and(|(r, _)| starts_number(r));
    // "40 odd jobs", "six plus three": one bare word needs its hyphen, or the end.
    let bare =
        single && dash.is_none() && first.is_some_and(|t| t.spaced && (t.is("odd") || t.is("ish") || t.is("plus")));
    if sum
        || apart
        || bounds_next
        || bare && (starts_number(rest) || before(rest).is_ok())
        || bare && first.is_some_and(|t| t.is("odd"))
    {
        return fail(input);
    }
    Ok((rest, Bound::of(hedge, cover(read))))
}

fn starts_number(input: Tokens<'_, '_>) -> bool {
    input.0.first().is_some_and(|t| {
        t.shape == crate::model::Shape::Digits
            || t.senses().any(|(s, _)| matches!(s, Sense::Cardinal(_) | Sense::Unit { prefix: true, .. }))
    })
}
