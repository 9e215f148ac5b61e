//! The number line of a subject: what each outlet's figure allows, on one scale.

use super::names::{self, Names};
use crate::model::number::{power_of_ten, spoken};
use crate::model::{Cited, Claim, Group, Interval, Number, Report, Severity};
use crate::render::text::counted;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Serialize)]
pub struct Line {
    /// The picture in words.
    says: String,
    ticks: Vec<Tick>,
    rows: Vec<Row>,
    /// Where the draft's figure stands, in percent of the width.
    draft: Option<String>,
    /// The scale counts powers of ten.
    powers: bool,
    /// What the scale counts, where it is no plain count.
    unit: Option<String>,
    /// Figures that are not drawn.
    more: usize,
}

#[derive(Serialize)]
struct Tick {
    x: String,
    label: String,
    /// `start`, `middle`, `end`: which part of the label stands at the tick.
    anchor: &'static str,
}

/// One figure and who gives it; places in percent of the width.
#[derive(Serialize)]
struct Row {
    value: String,
    said: Vec<Said>,
    /// How many more give the same figure.
    more: usize,
    /// Some finding at medium or above cites it.
    odds: bool,
    draft: bool,
    /// Both stated ends.
    dots: Vec<Dot>,
    /// Between two stated ends.
    bar: Option<(String, String)>,
    /// What the figure may have been rounded from, or what "about" leaves open.
    around: Option<(String, String)>,
    /// An "about" stands with it.
    about: bool,
    /// Open to the right (`more than`) or to the left (`at most`): where the arrow begins.
    rightward: Option<String>,
    leftward: Option<String>,
}

#[derive(Serialize)]
struct Said {
    outlet: String,
    words: String,
    href: String,
}

#[derive(Serialize)]
struct Dot {
    x: String,
    /// The number itself is left out: "more than".
    hollow: bool,
}

/// Rows of one number line, and outlets named in one row; more are counted.
const ROWS: usize = 24;
const SAID: usize = 3;

/// `None` where fewer than two figures can be drawn.
pub fn line(report: &Report, names: &Names, group: &Group) -> Option<Line> {
    let drawn = |n: &usize| report.claims.get(*n).and_then(|c| Some((*n, c, c.canonical?)));
    let mut claims: Vec<(usize, &Claim, Interval)> = group.claims.iter().filter_map(drawn).collect();
    claims.retain(|(_, _, i)| i.low.is_some() || i.high.is_some());
    if claims.len() < 2 {
        return None;
    }
    let scale = Scale::of(&claims)?;
    claims.sort_by_key(|(n, _, i)| (stated(i), *n));
    let is_draft = |c: &Claim| report.articles.get(c.article).is_some_and(|a| a.article.draft);
    let draft = claims.iter().find(|(_, c, _)| is_draft(c)).and_then(|(_, _, i)| stated(i)).map(|v| scale.x(v));
    let unit = claims.iter().find_map(|(_, c, _)| c.quantity.unit.as_ref().filter(|_| !c.quantity.is_count()));
    let says = says(report, names, &claims);
    let mut rows = rows(report, names, &scale, &claims);
    let more = rows.len().saturating_sub(ROWS);
    if more > 0 {
        // Those at odds stay; of the others, the first in order.
        let mut kept: Vec<usize> = (0..rows.len()).collect();
        kept.sort_by_key(|k| (!rows[*k].odds && !rows[*k].draft, *k));
        kept.truncate(ROWS);
        let mut n = 0;
        rows.retain(|_| (kept.contains(&n), n += 1).0);
    }
    Some(Line {
        says,
        ticks: scale.ticks(),
        rows,
        draft,
        powers: scale.powers,
        unit: unit.map(|u| names::clean(&u.base)),
        more,
    })
}

/// The figures in order, each with those who give it.
fn rows(report: &Report, names: &Names, scale: &Scale, claims: &[(usize, &Claim, Interval)]) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut known: HashMap<(String, bool, bool), usize> = HashMap::new();
    for (n, claim, interval) in claims {
        let row = row(report, names, scale, *n, claim, interval);
        let at = *known.entry((row.value.clone(), row.odds, row.draft)).or_insert(rows.len());
        match rows.get_mut(at) {
            Some(first) if first.said.len() < SAID => first.said.extend(row.said),
            Some(first) => first.more += 1,
            None => rows.push(row),
        }
    }
    rows
}

fn stated(i: &Interval) -> Option<Decimal> {
    i.low.or(i.high).map(|n| n.value)
}

fn row(report: &Report, names: &Names, scale: &Scale, n: usize, claim: &Claim, i: &Interval) -> Row {
    let article = report.articles.get(claim.article).map(|a| &a.article);
    let x = |n: Number| scale.x(n.value);
    let dot = |n: Option<Number>, inclusive: bool| n.map(|n| Dot { x: x(n), hollow: !inclusive });
    let range = i.low.zip(i.high).filter(|(low, high)| low.value != high.value);
    let point = i.low.zip(i.high).filter(|(low, high)| low.value == high.value).map(|(low, _)| low);
    let mut dots: Vec<Dot> = dot(i.low, i.low_inclusive).into_iter().collect();
    if point.is_none() {
        dots.extend(dot(i.high, i.high_inclusive));
    }
    Row {
        value: names::value(claim),
        said: vec![Said {
            outlet: names.outlet(claim.article).to_owned(),
            words: article.map_or_else(String::new, |a| names::phrase(claim, a)),
            href: names.statement(Cited::Claim(n)),
        }],
        more: 0,
        odds: names.gravest.get(&Cited::Claim(n)).is_some_and(|s| *s >= Severity::Medium),
        draft: article.is_some_and(|a| a.draft),
        bar: range.map(|(low, high)| (x(low), x(high))),
        around: point.and_then(|p| around(p, claim.quantity.approximate)).map(|(a, b)| (scale.x(a), scale.x(b))),
        about: claim.quantity.approximate,
        rightward: i.low.filter(|_| i.high.is_none()).map(x),
        leftward: i.high.filter(|_| i.low.is_none()).map(x),
        dots,
    }
}

/// What a round number may stand for: half a step to either side, the step being that of its last digit that counts.
/// A figure that was counted out ("3,273") stands for itself.
fn around(n: Number, approximate: bool) -> Option<(Decimal, Decimal)> {
    let grain = n.grain();
    if grain <= 0 && !approximate {
        return None;
    }
    let half = power_of_ten(grain)?.checked_div(Decimal::TWO)?;
    Some((n.value.checked_sub(half)?, n.value.checked_add(half)?))
}

/// "The figures run from 6,000 (A) to 11,000 (B)."
fn says(report: &Report, names: &Names, claims: &[(usize, &Claim, Interval)]) -> String {
    let ends = claims.first().zip(claims.last());
    let Some((low, high)) = ends else { return String::new() };
    let (from, to) = (names::value(low.1), names::value(high.1));
    let sources = |value: &str| {
        let mut roots: Vec<usize> =
            claims.iter().filter(|(_, c, _)| names::value(c) == value).map(|(_, c, _)| c.article).collect();
        roots = roots.into_iter().map(|a| names.roots.get(a).copied().unwrap_or(a)).collect();
        roots.sort_unstable();
        roots.dedup();
        match roots.as_slice() {
            [one] => names.outlet(*one).to_owned(),
            many => counted(many.len(), "independent source"),
        }
    };
    let place = |(_, c, _): &(usize, &Claim, Interval)| report.articles.get(c.article).is_some_and(|a| a.article.draft);
    let draft = claims.iter().find(|c| place(c)).map(|(_, c, _)| names::value(c));
    let draft = draft.map_or_else(String::new, |value| format!(" The draft has {value}."));
    if stated(&low.2) == stated(&high.2) {
        let number = stated(&low.2).map_or_else(String::new, spoken);
        return format!("The number is {number} in all of them; what differs is what stands around it.{draft}");
    }
    format!("The figures run from {from} ({}) to {to} ({}).{draft}", sources(&from), sources(&to))
}

/// Values → places between 6 and 94 percent of the width, so that arrows have room at both ends.
struct Scale {
    low: Decimal,
    high: Decimal,
    powers: bool,
}

/// A scale whose ends lie farther apart than this counts powers of ten, or the small figures would fall on one point.
const FAR: i64 = 100;

impl Scale {
    fn of(claims: &[(usize, &Claim, Interval)]) -> Option<Scale> {
        let ends = claims.iter().flat_map(|(_, _, i)| [i.low, i.high]).flatten().map(|n| n.value);
        let (low, high) = ends.fold(None, |found: Option<(Decimal, Decimal)>, v| {
            Some(found.map_or((v, v), |(low, high)| (low.min(v), high.max(v))))
        })?;
        let far = low > Decimal::ZERO && high.checked_div(low).is_none_or(|r| r > Decimal::from(FAR));
        Some(Scale { low, high, powers: far })
    }

    /// Where a value stands; one outside the scale at its edge.
    fn x(&self, value: Decimal) -> String {
        let place = |v: Decimal| if self.powers { power(v) } else { Some(v) };
        let share = || {
            let (low, high, at) = (place(self.low)?, place(self.high)?, place(value)?);
            at.checked_sub(low)?.checked_div(high.checked_sub(low)?)
        };
        let share = share().unwrap_or(Decimal::new(5, 1));
        let percent = Decimal::from(6) + share.clamp(Decimal::new(-6, 2), Decimal::new(106, 2)) * Decimal::from(88);
        percent.clamp(Decimal::ONE, Decimal::from(99)).round_dp(2).normalize().to_string()
    }

    fn ticks(&self) -> Vec<Tick> {
        let tick = |value: Decimal, anchor| Tick { x: self.x(value), label: spoken(value), anchor };
        if self.low == self.high {
            return vec![tick(self.low, "middle")];
        }
        vec![tick(self.low, "start"), tick(self.high, "end")]
    }
}

/// The logarithms of 1 to 10 to the base ten, in thousandths.
const LOGARITHMS: [i64; 10] = [0, 301, 477, 602, 699, 778, 845, 903, 954, 1000];

/// How many powers of ten a value has, near enough for a picture: straight lines between the logarithms of whole numbers.
fn power(value: Decimal) -> Option<Decimal> {
    if value <= Decimal::ZERO {
        return None;
    }
    let leading = Number::written(value).leading_place();
    let first = value.checked_div(power_of_ten(leading)?)?;
    let whole = usize::try_from(first.trunc().mantissa()).ok()?;
    let log = |n: usize| LOGARITHMS.get(n - 1).map(|l| Decimal::new(*l, 3));
    let (below, above) = (log(whole.clamp(1, 9))?, log(whole.clamp(1, 9) + 1)?);
    let between = first.fract().checked_mul(above.checked_sub(below)?)?;
    Decimal::from(leading).checked_add(below)?.checked_add(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(low: i64, high: i64, powers: bool) -> Scale {
        Scale { low: Decimal::from(low), high: Decimal::from(high), powers }
    }

    #[test]
    fn values_stand_between_the_ends_in_order() {
        let s = scale(6_000, 11_000, false);
        let x = |v: i64| s.x(Decimal::from(v));
        assert_eq!([x(6_000), x(8_500), x(11_000)], ["6", "50", "94"]);
        assert_eq!([x(-1), x(20_000)], ["1", "99"], "outside");
        let s = scale(1, 10_000, true);
        let x = |v: i64| s.x(Decimal::from(v));
        assert_eq!([x(1), x(100), x(10_000), x(0)], ["6", "50", "94", "50"]);
        assert_eq!([x(3), x(30)], ["16.49", "38.49"], "the same step for the same ratio");
        assert_eq!(scale(5, 5, false).x(Decimal::from(5)), "50");
    }

    #[test]
    fn only_round_or_hedged_figures_have_something_around_them() {
        let n = |v: i64| Number::written(Decimal::from(v));
        assert_eq!(around(n(10_000), false), Some((Decimal::from(9_500), Decimal::from(10_500))));
        assert_eq!(around(n(3_273), false), None);
        assert_eq!(around(n(40), true), Some((Decimal::new(395, 1), Decimal::new(405, 1))));
    }
}
