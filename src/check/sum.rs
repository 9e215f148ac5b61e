//! A total with the parts that are said to make it, and whether any reading of them does.

use super::reckon::{Range, reach};
use super::{Slip, Survey, say, together};
use crate::model::{Explanation, Hedge, Severity};
use rust_decimal::Decimal;

/// More parts than this are no list of a sentence; their choices are not tried.
pub const PARTS: usize = 8;

/// What the parts are to the total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bond {
    /// They make it.
    All,
    /// They make it, or are short of it where something is listed without a number.
    Open,
    /// They belong to it, and no two of them share anything: they cannot be more.
    Some,
}

pub struct Sum {
    pub total: usize,
    pub parts: Vec<usize>,
    pub bond: Bond,
    /// Things listed as "a sword", "an axe".
    pub single: u32,
    /// Nothing but nearness says that the parts are of the total: they are other things by name, or stand in other sentences.
    pub strange: bool,
    /// The parts are the items of a list that has nothing else and stands right behind the total, so that none is said in passing.
    pub listed: bool,
}

impl Sum {
    pub fn of(total: usize, parts: Vec<usize>, bond: Bond) -> Sum {
        Sum { total, parts, bond, single: 0, strange: false, listed: false }
    }

    /// A bare number of a list is of its total's unit: "1,150 acres: 640 of wheat".
    fn part(&self, survey: &Survey<'_>, i: usize) -> Option<Range> {
        let (unit, own) = (&survey.claims[self.total].quantity.unit, &survey.claims[i].quantity.unit);
        let range = reach(&survey.claims[i], survey.tolerances)?;
        let factor = unit.as_ref().filter(|_| own.is_none()).map_or(Decimal::ONE, |u| u.factor);
        Some(range.times(Range::point(factor)))
    }

    /// Nothing but rounding widens the figures. A rounded figure stands for less than its upper end, so that a sum that only
    /// touches the total's end does not make it.
    fn is_rounded(&self, survey: &Survey<'_>) -> bool {
        let plain = |i: &usize| {
            let q = &survey.claims[*i].quantity;
            q.hedge == Hedge::None && !q.approximate && q.is_point()
        };
        self.parts.iter().chain([&self.total]).all(plain)
    }

    fn ranges(&self, survey: &Survey<'_>) -> Option<Vec<Range>> {
        let parts = self.parts.iter().map(|&i| self.part(survey, i));
        let single = (self.single > 0).then(|| Some(Range::point(Decimal::from(self.single))));
        parts.chain(single).collect()
    }

    /// As stated, the parts are nine tenths of the total or more.
    pub fn is_nearly_whole(&self, survey: &Survey<'_>) -> bool {
        let stated = |i: usize| survey.claims[i].quantity.stated().map(|n| n.value);
        let sum = self.parts.iter().try_fold(Decimal::ZERO, |sum, &i| sum.checked_add(stated(i)?));
        let tenths = |n: Option<Decimal>, times: i64| n.and_then(|n| n.checked_mul(Decimal::from(times)));
        tenths(sum, 10).zip(tenths(stated(self.total), 9)).is_some_and(|(sum, least)| sum >= least)
    }

    /// Some reading of the parts makes the total.
    pub fn holds(&self, survey: &Survey<'_>) -> Option<bool> {
        let total = reach(&survey.claims[self.total], survey.tolerances)?;
        let parts = self.ranges(survey)?;
        let all = parts.iter().copied().reduce(Range::plus)?;
        let short = total.low.zip(all.high).is_some_and(|(low, high)| high < low);
        let fewer = all.low.zip(total.high).is_none_or(|(low, high)| low <= high);
        let product = self.single == 0 && parts.len() == 2 && parts[0].times(parts[1]).meets(total);
        let strict = self.is_rounded(survey);
        Some(match self.bond {
            Bond::Some => fewer,
            Bond::Open => short || product || fits(&parts, total, strict),
            Bond::All => product || fits(&parts, total, strict),
        })
    }

    pub fn judge(&self, survey: &Survey<'_>) -> Option<Slip> {
        // "twice in six seasons": a number of times is neither a part of them nor their sum.
        let aside = |i: &usize| survey.claims[*i].qualifiers.adjunct;
        let passing = !self.listed && self.parts.iter().chain([&self.total]).any(aside);
        if passing || self.holds(survey)? {
            return None;
        }
        let stated = |i: usize| survey.claims[i].quantity.stated().map(|n| n.value);
        let mut values: Vec<Decimal> = self.parts.iter().map(|&i| stated(i)).collect::<Option<_>>()?;
        values.extend((self.single > 0).then(|| Decimal::from(self.single)));
        let sum = values.iter().try_fold(Decimal::ZERO, |a, b| a.checked_add(*b))?;
        let whole = stated(self.total)?;
        let within = |n: u32, d: u32| {
            let (least, most) =
                (whole.min(sum).checked_mul(Decimal::from(d)), whole.max(sum).checked_mul(Decimal::from(n)));
            least.zip(most).is_some_and(|(least, most)| most <= least)
        };
        // “three districts: Arlen (20 dead, 35 hurt), …”: what is many times the total was never its parts.
        if self.strange && !within(3, 4) || !within(1, 3) {
            return None;
        }
        let added = values.iter().map(|v| say::decimal(*v)).collect::<Vec<_>>().join(" + ");
        let reason = match self.bond {
            Bond::All | Bond::Open => format!("{added} = {}, not {}.", say::decimal(sum), say::decimal(whole)),
            Bond::Some => {
                format!("{added} = {}, more than the {} they are part of.", say::decimal(sum), say::decimal(whole))
            }
        };
        let explanation = Explanation {
            rule: "parts-do-not-make-the-total".to_owned(),
            steps: vec![reason.clone()],
            ..Explanation::default()
        };
        let mut places: Vec<usize> = std::iter::once(self.total).chain(self.parts.iter().copied()).collect();
        places.dedup();
        let severity = if within(4, 5) { Severity::Medium } else { Severity::High };
        Some(together::slip(survey, severity, places, &reason, explanation))
    }
}

/// Some choice of two or more parts makes the total.
fn fits(parts: &[Range], total: Range, strict: bool) -> bool {
    let makes = |sum: Range| {
        let touches = sum.low != sum.high && (sum.high == total.low || sum.low == total.high);
        sum.meets(total) && !(strict && touches)
    };
    if parts.len() > PARTS {
        return parts.iter().copied().reduce(Range::plus).is_some_and(makes);
    }
    (1u32..1 << parts.len()).filter(|choice| choice.count_ones() >= 2).any(|choice| {
        let chosen = parts.iter().enumerate().filter(|(i, _)| choice >> i & 1 == 1).map(|(_, part)| *part);
        chosen.reduce(Range::plus).is_some_and(makes)
    })
}
