//! change-mismatch: a change that its own two ends do not bear out.
//!
//! Why it matters: “up 5 percent to 300, from 316” has lost a sign or a digit, and the change is what headlines take.
//!
//! Example: “Profit fell 15% to 300 million, from 316 million”.
//!
//! How it decides: one “from”, one “to” and one “by” (or “that is …”) of a sentence, ends of one unit. A percentage is tried as a share of the first end
//! and, where the ends are percentages themselves, as points (then see points-as-percent); an amount as the difference. All widened by
//! hedge and rounding. A change with two ends only is held against its direction: “fell from 40 to 52”. Medium; high where the
//! direction is wrong.
//!
//! Without a “from”: an increase set beside a level of which it is more (“$52 million for parks, an increase of $3 billion”; not of what
//! may fall below zero, as profits do), an amount and a percentage with the level they led to (“up $9, or 18 percent, to $59”), and a
//! percentage with its sum and base, where the sum is more than the base or a power of ten off (“a 2 percent raise, $6 billion on $350
//! million”). High, but medium for a percentage.
//!
//! Not caught: a base that is not the “from” of the sentence, changes over several sentences, “times more”.

use super::reckon::{Range, reach};
use super::{Slip, Survey, rise, say, together};
use crate::model::{At, Claim, Direction, Explanation, Kind, Reached, Severity, SumWord};
use rust_decimal::Decimal;

/// Longest stretch of words from the last end to a size set beside it, in bytes.
const BESIDE: usize = 40;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    for list in together::sentences(survey).into_values() {
        if let Some(change) = Change::of(survey.claims, &list) {
            found.extend(change.judge(survey));
        } else {
            found.extend(rise::slips(survey, &list));
        }
    }
    found
}

/// The ends of a change in one sentence and its size, by place in the story's claims.
pub struct Change {
    pub from: usize,
    pub to: usize,
    pub by: Option<usize>,
}

impl Change {
    /// Where a sentence has just one change.
    pub fn of(claims: &[Claim], list: &[usize]) -> Option<Change> {
        let role = |role: Reached| {
            let mut all = list.iter().copied().filter(|&i| claims[i].quantity.change.is_some_and(|c| c.role == role));
            let first = all.next();
            // Two of one role: two changes.
            if all.next().is_some() { None } else { Some(first) }
        };
        let (from, to, by) = (role(Reached::From)??, role(Reached::To)??, role(Reached::By)?);
        let (a, b) = (&claims[from].quantity, &claims[to].quantity);
        let by = by.or_else(|| set_beside(claims, list, from.max(to)));
        let unit = a.kind == b.kind && (a.unit_id() == b.unit_id() || a.unit.is_none() || b.unit.is_none());
        (unit && a.per == b.per).then_some(Change { from, to, by })
    }

    /// Two percentages without "from" and "to", and the size of a change behind them: "2 percent instead of 1.5 percent, an increase
    /// of 0.5 percent". Its direction says which comes first.
    pub fn levels(claims: &[Claim], list: &[usize]) -> Option<Change> {
        let percent = |i: &&usize| claims[**i].quantity.kind == Kind::Percent && claims[**i].quantity.per.is_none();
        let all: Vec<usize> = list.iter().filter(percent).copied().collect();
        let [a, b, by] = *all.as_slice() else { return None };
        let change = claims[by].quantity.change.filter(|c| c.role == Reached::By)?;
        let value = |i: usize| claims[i].quantity.stated().map(|n| n.value);
        let level = |i: usize| claims[i].quantity.change.is_none_or(|c| c.role == Reached::To);
        let (low, high) = if value(a)? < value(b)? { (a, b) } else { (b, a) };
        let (from, to) = match change.direction {
            Direction::Up => (low, high),
            Direction::Down => (high, low),
        };
        // Nothing but the figures ties the three, so that they must be just so far apart.
        let so_far = value(high)?.checked_sub(value(low)?) == value(by);
        (level(a) && level(b) && so_far).then_some(Change { from, to, by: Some(by) })
    }

    /// The size with the sign of its direction, its own or else that of the ends.
    pub fn size(&self, survey: &Survey<'_>) -> Option<Range> {
        let claim = &survey.claims[self.by?];
        let change = claim.quantity.change.or(survey.claims[self.from].quantity.change)?;
        Some(signed(change.direction, reach(claim, survey.tolerances)?))
    }

    /// The difference of the ends, sign included.
    pub fn difference(&self, survey: &Survey<'_>) -> Option<Range> {
        Some(
            reach(&survey.claims[self.to], survey.tolerances)?
                .minus(reach(&survey.claims[self.from], survey.tolerances)?),
        )
    }

    /// The change in percent of the first end.
    pub fn percent(&self, survey: &Survey<'_>) -> Option<Range> {
        let base = reach(&survey.claims[self.from], survey.tolerances)?;
        let hundred = Decimal::ONE_HUNDRED;
        let times = |d: Option<Decimal>| d.and_then(|d| d.checked_mul(hundred));
        let difference = self.difference(survey)?;
        let scaled = Range { low: times(difference.low), high: times(difference.high) };
        base.is_positive().then(|| scaled.over(base))
    }

    fn judge(&self, survey: &Survey<'_>) -> Option<Slip> {
        let Some(by) = self.by.filter(|&by| self.belongs(survey, by)) else { return self.direction(survey) };
        let claim = &survey.claims[by];
        let size = self.size(survey)?;
        let from = &survey.claims[self.from].quantity;
        let readings = match claim.quantity.kind {
            Kind::Percent => vec![self.percent(survey)?],
            Kind::Points => vec![self.difference(survey)?],
            _ if claim.quantity.kind == from.kind && claim.quantity.unit_id() == from.unit_id() => {
                vec![self.difference(survey)?]
            }
            _ => return None,
        };
        let points = from.kind == Kind::Percent && self.difference(survey)?.meets(size);
        if points || readings.iter().any(|r| r.meets(size)) {
            return None;
        }
        let stated = |i: usize| survey.claims[i].quantity.stated().map(|n| n.value);
        let (a, b, said) = (stated(self.from)?, stated(self.to)?, stated(by)?);
        let difference = b.checked_sub(a)?;
        let (amount, sign) = match claim.quantity.kind {
            Kind::Percent => (difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(a)?.round_dp(1), " percent"),
            Kind::Points => (difference, " points"),
            _ => (difference, ""),
        };
        let way = if difference.is_sign_negative() { "less" } else { "more" };
        let reason = format!(
            "from {} to {} is {}{sign} {way}, not {}.",
            say::decimal(a),
            say::decimal(b),
            say::decimal(amount.abs()),
            say::decimal(said)
        );
        Some(self.slip(survey, Severity::Medium, vec![by, self.from, self.to], reason))
    }

    /// The size is said of the same subject as the ends, or set beside them: ", a rise of 2 percent".
    pub fn belongs(&self, survey: &Survey<'_>, by: usize) -> bool {
        let [size, from, to] = [by, self.from, self.to].map(|i| &survey.claims[i]);
        size.subject.id == from.subject.id || size.subject.id == to.subject.id || self.is_beside(survey, by)
    }

    /// The size stands right behind the ends: ", a rise of 2 percent".
    pub fn is_beside(&self, survey: &Survey<'_>, by: usize) -> bool {
        let [size, from, to] = [by, self.from, self.to].map(|i| &survey.claims[i]);
        let last = if from.quantity.span.start > to.quantity.span.start { from } else { to };
        let gap = together::between(survey, last, size).trim_start();
        // ", and rents rose by 2 percent" is of something else.
        let other = gap.contains(';') || gap.split_whitespace().any(|word| matches!(word, "and" | "but" | "while"));
        gap.starts_with([',', '(', '—', '–']) && gap.len() <= BESIDE && !other
    }

    /// "fell from 40 to 52".
    fn direction(&self, survey: &Survey<'_>) -> Option<Slip> {
        let (from, to) = (&survey.claims[self.from], &survey.claims[self.to]);
        let (x, y) = (from.quantity.change?, to.quantity.change?);
        let difference = self.difference(survey)?;
        let wrong = match (x.direction, y.direction) {
            (Direction::Up, Direction::Up) => difference.high.is_some_and(|d| d < Decimal::ZERO),
            (Direction::Down, Direction::Down) => difference.low.is_some_and(|d| d > Decimal::ZERO),
            (Direction::Up, Direction::Down) | (Direction::Down, Direction::Up) => false,
        };
        let (way, is) = match x.direction {
            Direction::Up => ("upward", "less"),
            Direction::Down => ("downward", "more"),
        };
        let stated = |c: &Claim| c.quantity.stated().map_or_else(String::new, |n| say::decimal(n.value));
        let reason = format!("the change is said to go {way}, and {} is {is} than {}.", stated(to), stated(from));
        wrong.then(|| self.slip(survey, Severity::High, vec![self.from, self.to], reason))
    }

    fn slip(&self, survey: &Survey<'_>, severity: Severity, places: Vec<usize>, reason: String) -> Slip {
        let explanation = Explanation {
            rule: "ends-do-not-bear-out-the-change".to_owned(),
            steps: vec![reason.clone()],
            ..Explanation::default()
        };
        together::slip(survey, severity, places, &reason, explanation)
    }
}

/// "from 61 to 58 percent, that is by 3 percent": the one percentage or amount of points that says the change again.
fn set_beside(claims: &[Claim], list: &[usize], last: usize) -> Option<usize> {
    let again = |&i: &usize| {
        let q = &claims[i].quantity;
        let sized = matches!(q.kind, Kind::Percent | Kind::Points) && q.change.is_none();
        i > last && sized && claims[i].qualifiers.has_cue(At::Close, SumWord::ThatIs)
    };
    let mut all = list.iter().copied().filter(again);
    all.next().filter(|_| all.next().is_none())
}

/// A change with the sign of its direction.
fn signed(direction: Direction, size: Range) -> Range {
    match direction {
        Direction::Up => size,
        Direction::Down => Range { low: size.high.map(|d| -d), high: size.low.map(|d| -d) },
    }
}
