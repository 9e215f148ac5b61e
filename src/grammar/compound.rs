//! A number in several units, or with a part of one.
//!
//! ```text
//! compound  = numeral unit { [ "and" | "," ] numeral smaller-unit }      (6 ft 2 in, 2 hours and 10 minutes)
//! with-part = ( "a" | cardinal ) unit "and" "a" fraction                 (a mile and a half)
//! part      = fraction [ "of" ] [ "a" ] unit                             (half an hour, a quarter of a mile)
//! ```

use super::Read;
use super::cardinal::Style;
use super::measure::{Side, UnitRead, measured_unit};
use super::numeral::{Form, Numeral, signed};
use super::token::*;
use crate::model::{Number, Sense, Tokens, UnitKind};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::opt;
use rust_decimal::Decimal;

/// "6 ft 2 in", "2 hours and 10 minutes": the sum in the smaller unit.
pub(super) fn compound<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    if !near(input, REACH, |t| t.senses().any(|(s, _)| has_smaller(s))) {
        return fail(input);
    }
    let (mut rest, mut whole) = part(None, input)?;
    let mut parts = 1;
    while parts < 4 {
        let link = |i| {
            alt((
                |i| word("and")(i).map(|(r, _)| (r, ())),
                |i| token(|t| t.text == ",")(i).map(|(r, _)| (r, ())),
                hyphen,
                |i| Ok((i, ())),
            ))
            .parse(i)
        };
        let Ok((after, ())) = link(rest) else { break };
        let Ok((after, next)) = part(whole.unit.as_ref(), after) else { break };
        let Some(sum) = sum(&whole, &next) else { break };
        whole = Side {
            numeral: Numeral { number: Some(sum), scale: None, ..next.numeral },
            span: whole.span.to(next.span),
            unit: next.unit,
            ..whole
        };
        rest = after;
        parts += 1;
    }
    if parts > 1 { Ok((rest, whole)) } else { fail(input) }
}

/// A number with a unit that can be cut into smaller ones, smaller than `larger` and less than one of it.
fn part<'a, 't>(larger: Option<&UnitRead>, input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    let (rest, numeral) = signed(Tokens(&[]), Style { money: false, and: false }, input)?;
    let span = cover(taken(input, rest));
    let (rest, _) = opt(hyphen).parse(rest)?;
    let Some(first) = rest.0.first() else { return fail(input) };
    let number = match numeral.number {
        Some(n) if n.value >= Decimal::ZERO && matches!(numeral.form, Form::Digits | Form::Words | Form::Mixed) => n,
        Some(_) | None => return fail(input),
    };
    let found = first.readings.iter().find_map(|r| match &r.sense {
        Sense::Unit { unit, prefix: false, .. } if cut_further(unit.kind) && r.tokens <= rest.0.len() => match larger {
            None => Some((unit.clone(), r.tokens)),
            Some(l) => {
                let below = unit.base == l.unit.base && unit.factor < l.unit.factor;
                let small = unit.to_base(number.value)? < l.unit.factor;
                (below && small).then(|| (unit.clone(), r.tokens))
            }
        },
        _ => None,
    });
    let Some((unit, n)) = found else { return fail(input) };
    let after = Tokens(&rest.0[n..]);
    let unit = Some(UnitRead { unit, span: cover(taken(rest, after)) });
    Ok((after, Side { numeral, span, unit, prefix: false, article: false }))
}

fn has_smaller(sense: &Sense) -> bool {
    matches!(sense, Sense::Unit { unit, prefix: false, .. } if cut_further(unit.kind))
}

const fn cut_further(kind: UnitKind) -> bool {
    matches!(kind, UnitKind::Length | UnitKind::Time | UnitKind::Mass | UnitKind::Volume | UnitKind::Angle)
}

fn sum(whole: &Side, next: &Side) -> Option<Number> {
    let (a, b) = (whole.unit.as_ref()?, next.unit.as_ref()?);
    let per = a.unit.factor.checked_div(b.unit.factor)?;
    let more = next.numeral.number?;
    let value = whole.numeral.value()?.checked_mul(per)?.checked_add(more.value)?.normalize();
    Some(Number { value, place: more.place })
}

/// "a mile and a half", "an hour and a quarter", "two years and a half": the part belongs to the unit before it.
pub(super) fn and_a_half<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    if !near(input, 8, |t| t.is("and")) {
        return fail(input);
    }
    let one = |i| token(|t| t.is("a") || t.is("an"))(i).map(|(r, _)| (r, Some(Number::whole(1))));
    let counted = |i| super::cardinal::cardinal(Style::PLAIN, i).map(|(r, c)| (r, c.number));
    let (rest, whole) = alt((one, counted)).parse(input)?;
    let (rest, unit) = measured_unit(rest)?;
    let (rest, _) = (word("and"), token(|t| t.is("a"))).parse(rest)?;
    let (end, below) = sense(|s| match s {
        Sense::Fraction(n) => Some(*n),
        _ => None,
    })(rest)?;
    let part = super::fraction::ratio(Decimal::ONE, Decimal::from(below));
    let value = whole.zip(part).and_then(|(w, p)| w.value.checked_add(p.value));
    let Some(value) = value.filter(|_| !end.0.first().is_some_and(|t| t.is("of") || !t.spaced && is_hyphen(t))) else {
        return fail(input);
    };
    let number = Some(Number::written(value));
    let numeral = Numeral { number, form: Form::Mixed, coefficient: None, scale: None, soft_high: None };
    Ok((end, Side { numeral, span: cover(taken(input, end)), unit: Some(unit), prefix: false, article: false }))
}

/// "half an hour", "a quarter of a mile", "half a percentage point", "half-mile": a part of a unit, not of what is counted.
pub(super) fn halved<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Side> {
    let (rest, below) = sense(|s| match s {
        Sense::Fraction(n) => Some(*n),
        _ => None,
    })(input)?;
    let span = cover(taken(input, rest));
    let (rest, _) = alt((
        |i| (opt(word("of")), token(|t| t.is("a") || t.is("an"))).parse(i).map(|(r, _)| (r, ())),
        hyphen,
        |i| Ok((i, ())),
    ))
    .parse(rest)?;
    let (end, unit) = sense(|s| match s {
        Sense::Unit { unit, symbol: false, .. }
            if !matches!(unit.kind, UnitKind::Count | UnitKind::Score | UnitKind::Scale) =>
        {
            Some(unit.clone())
        }
        _ => None,
    })(rest)?;
    // "half-year profit" names a period; "a half-year ban" lasts six months.
    let article = before.0.last().is_some_and(|t| t.is("a") || t.is("an"));
    if unit.id == "year" && rest.0.len() < input.0.len() - 1 && input.0.get(1).is_some_and(is_hyphen) && !article {
        return fail(input);
    }
    let number = super::fraction::ratio(Decimal::ONE, Decimal::from(below));
    let numeral = Numeral { number, form: Form::Fraction, coefficient: None, scale: None, soft_high: None };
    let unit = Some(UnitRead { unit, span: cover(taken(rest, end)) });
    Ok((end, Side { numeral, span, unit, prefix: false, article: false }))
}
