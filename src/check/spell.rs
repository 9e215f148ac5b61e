//! Lengths of time in days, as far as an article or its story tells them.

use super::Survey;
use super::reckon::Range;
use crate::model::{At, Claim, Kind, SumWord};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;

/// A year, leap or not.
pub const YEAR: Range = span(365, 366);

const fn span(low: i64, high: i64) -> Range {
    Range::of(Decimal::from_parts(low as u32, 0, 0, false, 0), Decimal::from_parts(high as u32, 0, 0, false, 0))
}

/// Days of a unit of time.
pub fn of_unit(unit: &str) -> Option<Range> {
    Some(match unit {
        "day" | "night" => span(1, 1),
        "week" => span(7, 7),
        "fortnight" => span(14, 14),
        "month" => span(28, 31),
        "quarter" => span(90, 92),
        "year" | "season" => YEAR,
        _ => return None,
    })
}

/// Days of a stated length of time: "two months" are 59 to 62.
pub fn of_claim(claim: &Claim) -> Option<Range> {
    let q = &claim.quantity;
    let unit = of_unit(q.unit_id()?)?;
    let n = Range { low: q.interval.low.map(|n| n.value), high: q.interval.high.map(|n| n.value) };
    let months = q.unit_id() == Some("month") && n.low.is_some_and(|low| low >= Decimal::TWO);
    Some(n.times(if months { Range { low: Some(Decimal::new(295, 1)), high: unit.high } } else { unit }))
}

/// The spans that a projection may be for: its own where it names one, else a month, a quarter or a year.
pub fn projected(claim: &Claim) -> Vec<Range> {
    if let Some(unit) = claim.quantity.per.as_deref().and_then(of_unit) {
        return vec![unit];
    }
    let period = claim.qualifiers.period.as_ref();
    let key = period.and_then(|p| p.key.as_deref()).unwrap_or("");
    let named = |part: &str| key.split(':').any(|k| k == part);
    if named("year") || named("fiscal") {
        return vec![YEAR];
    }
    let known = period.and_then(|p| days(p.from?, p.to?));
    known.map_or_else(|| vec![YEAR, span(90, 92), span(28, 31)], |n| vec![n])
}

fn days(from: Date, to: Date) -> Option<Range> {
    let n = i64::from((to - from).get_days()) + 1;
    (n > 0).then(|| Range::point(Decimal::from(n)))
}

/// Every length of time that the count at this place may have taken.
pub fn taken(survey: &Survey<'_>, at: usize) -> Vec<Range> {
    let claim = &survey.claims[at];
    if let Some(per) = claim.quantity.per.as_deref() {
        return of_unit(per).into_iter().collect();
    }
    let mut found = Vec::new();
    let durations = survey
        .claims
        .iter()
        .filter(|c| c.article == claim.article && c.sentence == claim.sentence && c.quantity.kind == Kind::Duration);
    for length in durations {
        let after = length.quantity.span.start > claim.quantity.span.start;
        let each = after && claim.qualifiers.has_cue(At::Behind, SumWord::Each);
        let one = length.quantity.unit_id().and_then(of_unit);
        found.extend(if each { one } else { of_claim(length) });
    }
    let Some(period) = &claim.qualifiers.period else { return found };
    let published = survey.articles[claim.article].published;
    if let (Some(from), Some(to)) = (period.from, period.to) {
        let to = published.map_or(to, |p| p.min(to));
        found.extend(days(from, to));
        // The last complete month: counts come out by the month.
        found.extend(to.first_of_month().yesterday().ok().and_then(|end| days(from, end)));
    } else if let Some(start) = period.key.as_deref().and_then(|k| k.strip_prefix("since:")).and_then(first_day) {
        found.extend(until_latest(survey, start));
    }
    found
}

/// A year to count days in where none is known; it has no 29 February, so that a span is never too long by one.
const ANY_YEAR: i16 = 2001;

/// The first day of what a key names, in some year: `day:10-1`, `month:10`.
fn first_day(key: &str) -> Option<Date> {
    let parts: Vec<&str> = key.split(':').collect();
    match parts.as_slice() {
        ["day", md, ..] => {
            let (month, day) = md.split_once('-')?;
            Date::new(ANY_YEAR, month.parse().ok()?, day.parse().ok()?).ok()
        }
        ["month", m, ..] => Date::new(ANY_YEAR, m.parse().ok()?, 1).ok(),
        _ => None,
    }
}

/// From a day to the last that the story can mean: its latest month within ten months after it, complete or only begun.
fn until_latest(survey: &Survey<'_>, start: Date) -> Option<Range> {
    let keyed = survey.claims.iter().filter_map(|c| c.qualifiers.period.as_ref()?.key.as_deref());
    let named = keyed.filter_map(|k| first_day(k.strip_prefix("since:").or(k.strip_prefix("until:")).unwrap_or(k)));
    let printed = survey.articles.iter().filter_map(|a| a.published).map(|d| (d.month(), d.day()));
    let months = named.map(|d| (d.month(), d.day())).chain(printed).map(|(month, _)| month);
    let ahead = |month: i8| (i16::from(month) - i16::from(start.month())).rem_euclid(12);
    let last = months.map(ahead).filter(|&n| (1..=10).contains(&n)).max()?;
    let end_of = |n: i16| {
        let month = (i16::from(start.month()) - 1 + n).rem_euclid(12) + 1;
        let year = ANY_YEAR + (i16::from(start.month()) - 1 + n).div_euclid(12);
        Some(date(year, i8::try_from(month).ok()?, 1).last_of_month())
    };
    let (early, late) = (days(start, end_of(last - 1)?)?, days(start, end_of(last)?)?);
    Some(Range { low: early.low, high: late.high })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_name_their_first_day() {
        assert_eq!(first_day("day:10-1"), Some(date(ANY_YEAR, 10, 1)));
        assert_eq!(first_day("month:2"), Some(date(ANY_YEAR, 2, 1)));
        assert_eq!(first_day("weekday:2"), None);
        assert_eq!(first_day("day:13-1"), None);
        assert_eq!(of_unit("month"), Some(span(28, 31)));
        assert_eq!(of_unit("mile"), None);
    }
}
