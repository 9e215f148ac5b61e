//! change-mismatch: a change that its own two ends do not bear out.
//!
//! Why it matters: “up 5 percent to 300, from 316” has lost a sign or a digit, and the change is what headlines take.
//!
//! Example: “Profit fell 15% to 300 million, from 316 million”.
//!
//! How it decides: one “from”, one “to” and one “by” of a sentence, ends of one unit. A percentage is tried as a share of the first end
//! and, where the ends are percentages themselves, as points (then see points-as-percent); an amount as the difference. All widened by
//! hedge and rounding. A change with two ends only is held against its direction: “fell from 40 to 52”. Medium; high where the
//! direction is wrong.
//!
//! Not caught: a base that is not the “from” of the sentence, changes over several sentences, “times more”.

use super::reckon::{Range, reach};
use super::{Slip, Survey, say, together};
use crate::model::{Claim, Direction, Explanation, Kind, Reached, Severity};
use rust_decimal::Decimal;

/// Longest stretch of words from the last end to a size set beside it, in bytes.
const BESIDE: usize = 40;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    for list in together::sentences(survey).into_values() {
        if let Some(change) = Change::of(survey.claims, &list) {
            found.extend(change.judge(survey));
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
        let unit = a.kind == b.kind && (a.unit_id() == b.unit_id() || a.unit.is_none() || b.unit.is_none());
        (unit && a.per == b.per).then_some(Change { from, to, by })
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
        let size = signed(claim, reach(claim, survey.tolerances)?)?;
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
    fn belongs(&self, survey: &Survey<'_>, by: usize) -> bool {
        let [size, from, to] = [by, self.from, self.to].map(|i| &survey.claims[i]);
        let last = if from.quantity.span.start > to.quantity.span.start { from } else { to };
        let gap = together::between(survey, last, size).trim_start();
        let beside = gap.starts_with([',', '(', '—', '–']) && gap.len() <= BESIDE && !gap.contains(';');
        size.subject.id == from.subject.id || size.subject.id == to.subject.id || beside
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

/// A change with the sign of its direction.
pub fn signed(claim: &Claim, size: Range) -> Option<Range> {
    Some(match claim.quantity.change?.direction {
        Direction::Up => size,
        Direction::Down => Range { low: size.high.map(|d| -d), high: size.low.map(|d| -d) },
    })
}
