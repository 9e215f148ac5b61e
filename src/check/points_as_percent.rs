//! points-as-percent: a change of so many percentage points is called a change of so many percent.
//!
//! Why it matters: from 4 to 6 percent is 2 points and half as much again; “2 percent” makes a large change small.
//!
//! Example: “The rate rose from 4% to 6%, an increase of 2%”; “down 20 basis points” against “down 0.2 percent”.
//!
//! How it decides: in one sentence, the difference of two percentages is the percentage that the change is given as, and the share is not (medium
//! where only the rounding of the ends could make it so, and the share is half as much again);
//! without “from” and “to” (“6 percent instead of 4 percent, an increase of 2 percent”) the difference must be just that.
//! Between articles, one gives the change in points and the other the same number in percent, the same way up or down, of the same thing or to
//! the same level, or in sentences that are else the same. High.
//!
//! Not caught: an article alone that gives the change and one end only.

use super::change_mismatch::Change;
use super::reckon::{Range, reach};
use super::{Slip, Survey, say, together};
use crate::model::{Cited, Claim, Direction, Explanation, Kind, Reached, Severity};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// How sure it must be that two changes of two articles are one, where no level is shared.
const AKIN: u8 = 55;

/// How many times the percentage given the share must be, where the ends may be rounded so that both agree: half as much again.
const FAR: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Pairs that are looked at; a story with more changes in points repeats itself.
const CROWD: usize = 100;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let sentences = together::sentences(survey);
    let mut found: Vec<Slip> = sentences.values().filter_map(|list| alone(survey, list)).collect();
    found.extend(between(survey, &sentences));
    found.extend(twins(survey, &sentences));
    found
}

/// The same sentence twice, with points in one and percent in the other.
fn twins(survey: &Survey<'_>, sentences: &BTreeMap<(usize, usize), Vec<usize>>) -> Vec<Slip> {
    let given = |at: usize, kind: Kind| {
        let claim = &survey.claims[at];
        (claim.quantity.kind == kind).then_some(())?;
        let direction = claim.quantity.change.map_or(Direction::Up, |c| c.direction);
        Some(Given { at, direction, size: points(claim)?, level: None })
    };
    let pairs = super::twins::twins(survey, sentences).into_iter();
    let either = |(i, j)| {
        given(i, Kind::Points)
            .zip(given(j, Kind::Percent))
            .or_else(|| given(j, Kind::Points).zip(given(i, Kind::Percent)))
    };
    pairs.filter_map(either).filter(|(p, q)| p.size == q.size).map(|(p, q)| slip(survey, &p, &q)).collect()
}

/// "from 4% to 6%, an increase of 2%".
fn alone(survey: &Survey<'_>, list: &[usize]) -> Option<Slip> {
    let told = Change::of(survey.claims, list).filter(|c| c.by.is_some_and(|by| c.belongs(survey, by)));
    let own = |c: &Change| c.by.is_some_and(|by| c.is_beside(survey, by));
    let change = told.or_else(|| Change::levels(survey.claims, list).filter(own))?;
    let by = change.by?;
    let percents = [by, change.from, change.to].iter().all(|&i| survey.claims[i].quantity.kind == Kind::Percent);
    let size = change.size(survey)?;
    if !percents || !change.difference(survey)?.meets(size) {
        return None;
    }
    let stated = |i: usize| survey.claims[i].quantity.stated().map(|n| n.value);
    let (a, b, said) = (stated(change.from)?, stated(change.to)?, stated(by)?);
    let gap = b.checked_sub(a)?;
    let exact = gap.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(a)?.abs();
    let severity = if !change.percent(survey)?.meets(size) {
        Severity::High
    } else if gap.abs() == said.abs() && exact >= said.abs().checked_mul(FAR)? {
        // Only ends rounded as far as can be would make it the share.
        Severity::Medium
    } else {
        return None;
    };
    let share = exact.round_dp(1);
    let points = say::decimal(b.checked_sub(a)?.abs());
    let reason = format!(
        "from {} to {} percent is {points} percentage points, or {} percent.",
        say::decimal(a),
        say::decimal(b),
        say::decimal(share)
    );
    let explanation =
        Explanation { rule: "points-called-percent".to_owned(), steps: vec![reason.clone()], ..Explanation::default() };
    Some(together::slip(survey, severity, vec![by, change.from, change.to], &reason, explanation))
}

/// One change as an article gives it: in points, or in percent.
struct Given {
    at: usize,
    direction: Direction,
    size: Range,
    /// The level it leads to, where the sentence has it.
    level: Option<usize>,
}

fn between(survey: &Survey<'_>, sentences: &BTreeMap<(usize, usize), Vec<usize>>) -> Vec<Slip> {
    let claims = survey.claims;
    let given = |kind: Kind| {
        let by = move |c: &Claim| c.quantity.change.filter(|x| x.role == Reached::By && c.quantity.kind == kind);
        (0..claims.len()).filter_map(move |at| {
            let change = by(&claims[at])?;
            let list = sentences.get(&(claims[at].article, claims[at].sentence))?;
            let to = |&&i: &&usize| claims[i].quantity.kind == Kind::Percent && i != at && by(&claims[i]).is_none();
            let is_to = |&&i: &&usize| claims[i].quantity.change.is_some_and(|c| c.role == Reached::To);
            let level = list.iter().filter(to).find(is_to).or_else(|| list.iter().find(to)).copied();
            Some(Given { at, direction: change.direction, size: points(&claims[at])?, level })
        })
    };
    let mut found = Vec::new();
    for p in given(Kind::Points).take(CROWD) {
        for q in given(Kind::Percent).take(CROWD) {
            if claims[p.at].article != claims[q.at].article && is_one(survey, &p, &q) {
                found.push(slip(survey, &p, &q));
            }
        }
    }
    found
}

/// The change in percentage points: 20 basis points are 0.2.
fn points(claim: &Claim) -> Option<Range> {
    let value = super::compare::stated(claim)?;
    Some(Range::point(value.abs().normalize()))
}

fn is_one(survey: &Survey<'_>, p: &Given, q: &Given) -> bool {
    let (x, y) = (&survey.claims[p.at], &survey.claims[q.at]);
    let level = match (p.level, q.level) {
        (Some(i), Some(j)) => {
            let range = |i: usize| reach(&survey.claims[i], survey.tolerances);
            range(i).zip(range(j)).is_some_and(|(a, b)| a.meets(b))
        }
        (None, _) | (_, None) => false,
    };
    p.direction == q.direction && p.size == q.size && (level || one_change(x, y) >= AKIN)
}

fn slip(survey: &Survey<'_>, p: &Given, q: &Given) -> Slip {
    let (x, y) = (&survey.claims[p.at], &survey.claims[q.at]);
    let mut cited = vec![p.at, q.at];
    cited.extend(p.level.into_iter().chain(q.level));
    let reason = "the first gives the change in points of a percentage, the second the same number in percent, which is another change.";
    Slip {
        severity: Severity::High,
        confidence: 75,
        message: say::message(x, y, survey.articles, reason),
        cited: cited.into_iter().map(Cited::Claim).collect(),
        explanation: Explanation {
            rule: "points-called-percent".to_owned(),
            steps: say::intervals(x, y, (&survey.articles[x.article], &survey.articles[y.article])),
            ..Explanation::default()
        },
    }
}

/// How likely a change in points and one in percent are told of one thing, in percent: alignment never holds the two units against
/// each other, so it cannot say.
fn one_change(a: &Claim, b: &Claim) -> u8 {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    let shared = |p: &[String], q: &[String]| p.iter().filter(|w| q.contains(w)).count() as u8;
    let walled = together::apart(a, b)
        || x.part != y.part
        || x.comparison != y.comparison
        || x.period.as_ref().zip(y.period.as_ref()).is_some_and(|(p, q)| p.key != q.key);
    if walled {
        return 0;
    }
    let head = !a.subject.head.is_empty() && a.subject.head == b.subject.head && a.subject.head != "person";
    let mut score = if a.subject.same_entry(&b.subject) {
        45
    } else if head {
        40
    } else {
        0
    };
    score += if x.event.is_some() && x.event == y.event { 10 } else { 0 };
    score += 10 * shared(&a.subject.modifiers, &b.subject.modifiers).min(2);
    score += 10 * (shared(&x.parties, &y.parties) + shared(&x.places, &y.places)).min(2);
    score += 6 * shared(&x.context, &y.context).min(5);
    score.min(95)
}
