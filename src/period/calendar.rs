//! Days, months, quarters, weeks and fiscal years as first and last day. All of it is civil dates; nothing is guessed.

use jiff::Span as Length;
use jiff::civil::Date;

/// First and last day, inclusive.
pub(super) type Stretch = (Date, Date);

/// Which way a name without a year points from the article's date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Toward {
    Past,
    Future,
}

pub(super) fn date(year: i16, month: u8, day: u8) -> Option<Date> {
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

pub(super) fn plus_days(d: Date, days: i64) -> Option<Date> {
    d.checked_add(Length::new().try_days(days).ok()?).ok()
}

pub(super) fn plus_months(d: Date, months: i64) -> Option<Date> {
    d.checked_add(Length::new().try_months(months).ok()?).ok()
}

/// `count` months from the first of `month`.
pub(super) fn months(year: i16, month: u8, count: i64) -> Option<Stretch> {
    let from = date(year, month, 1)?;
    Some((from, plus_days(plus_months(from, count)?, -1)?))
}

pub(super) fn years(first: i16, last: i16) -> Option<Stretch> {
    Some((date(first, 1, 1)?, date(last, 12, 31)?))
}

/// What comes back every year (`at` gives it for one year), nearest to `published`: begun by then, or still to end.
pub(super) fn yearly(published: Date, toward: Toward, at: impl Fn(i16) -> Option<Stretch>) -> Option<Stretch> {
    let year = published.year();
    match toward {
        Toward::Past => (0..=8).filter_map(|back| at(year + 1 - back)).find(|s| s.0 <= published),
        Toward::Future => (0..=8).filter_map(|on| at(year - 1 + on)).find(|s| s.1 >= published),
    }
}

/// The nearest such weekday (Monday is 1), the article's own day included.
pub(super) fn weekday(published: Date, number: u8, toward: Toward) -> Option<Stretch> {
    let today = i64::from(published.weekday().to_monday_one_offset());
    let back = (today - i64::from(number)).rem_euclid(7);
    let days = match toward {
        Toward::Past => -back,
        Toward::Future => (7 - back) % 7,
    };
    let day = plus_days(published, days)?;
    Some((day, day))
}

/// Monday to Sunday (ISO 8601) of the week `offset` weeks on.
pub(super) fn week(published: Date, offset: i64) -> Option<Stretch> {
    let monday = plus_days(published, 7 * offset + 1 - i64::from(published.weekday().to_monday_one_offset()))?;
    Some((monday, plus_days(monday, 6)?))
}

/// Saturday and Sunday of the week `offset` weeks on.
pub(super) fn weekend(published: Date, offset: i64) -> Option<Stretch> {
    let (_, sunday) = week(published, offset)?;
    Some((plus_days(sunday, -1)?, sunday))
}

/// The weekend next to `holiday` with the holiday itself; longer where `length` days are said.
pub(super) fn long_weekend(holiday: Date, length: Option<i64>) -> Option<Stretch> {
    let (before, after) = (weekday(holiday, 6, Toward::Past)?.0, weekday(holiday, 6, Toward::Future)?.0);
    let near_before = i64::from((holiday - before).get_days()) <= i64::from((after - holiday).get_days());
    let saturday = if near_before { before } else { after };
    let (from, to) = (holiday.min(saturday), holiday.max(plus_days(saturday, 1)?));
    let missing = length.unwrap_or(0) - i64::from((to - from).get_days()) - 1;
    // A holiday that ends the weekend is led up to; one that opens it is followed.
    match missing {
        ..=0 => Some((from, to)),
        _ if holiday == from => Some((from, plus_days(to, missing)?)),
        _ => Some((plus_days(from, -missing)?, to)),
    }
}

/// The unit (`month`, `quarter`, `year`, `decade`, `day`) `offset` units on from the article's date.
pub(super) fn unit(published: Date, id: &str, offset: i64) -> Option<Stretch> {
    let year = i64::from(published.year());
    let month = i64::from(published.month());
    let of_months = |size: i64| {
        let first = (year * 12 + month - 1).div_euclid(size) + offset;
        let start = first * size;
        let year = i16::try_from(start.div_euclid(12)).ok()?;
        months(year, u8::try_from(start.rem_euclid(12) + 1).ok()?, size)
    };
    match id {
        "day" => plus_days(published, offset).map(|d| (d, d)),
        "week" => week(published, offset),
        "weekend" => weekend(published, offset),
        "month" => of_months(1),
        "quarter" => of_months(3),
        "year" => of_months(12),
        "decade" => of_months(120),
        _ => None,
    }
}

/// The last `n` units up to the article's date, or the next `n` from it.
pub(super) fn run(published: Date, id: &str, n: i64, toward: Toward) -> Option<Stretch> {
    let n = if toward == Toward::Past { -n } else { n };
    let end = match id {
        "day" => plus_days(published, n),
        "week" => plus_days(published, n.checked_mul(7)?),
        "fortnight" => plus_days(published, n.checked_mul(14)?),
        "month" => plus_months(published, n),
        "quarter" => plus_months(published, n.checked_mul(3)?),
        "year" => plus_months(published, n.checked_mul(12)?),
        "decade" => plus_months(published, n.checked_mul(120)?),
        _ => None,
    }?;
    Some((end.min(published), end.max(published)))
}

/// The first, middle or last part of a stretch: `mid-2019` is May to August, `late May` the 21st to the 31st.
pub(super) fn part((from, to): Stretch, which: Part) -> Option<Stretch> {
    let whole_year = (from.month(), from.day(), to.month(), to.day()) == (1, 1, 12, 31);
    let cut = |n: i64| {
        if whole_year {
            plus_months(from, 4 * n)
        } else {
            plus_days(from, i64::from((to - from).get_days() + 1) * n / 3)
        }
    };
    match which {
        Part::Early => Some((from, plus_days(cut(1)?, -1)?.max(from))),
        Part::Mid => Some((cut(1)?, plus_days(cut(2)?, -1)?.max(cut(1)?))),
        Part::Late => Some((cut(2)?, to)),
        Part::Start => Some((from, from)),
        Part::End => Some((to, to)),
    }
}

/// A third of a period, or its first or last day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Early,
    Mid,
    Late,
    Start,
    End,
}

impl Part {
    pub(super) const fn name(self) -> &'static str {
        match self {
            Part::Early => "early",
            Part::Mid => "mid",
            Part::Late => "late",
            Part::Start => "start",
            Part::End => "end",
        }
    }
}

/// A fiscal year by country (ISO 3166-1), named after the year it ends in but for Japan's, which is named after its first.
///
/// Source: the CIA World Factbook's field "Fiscal year". The United States' (October to September) holds where no country is known.
pub(super) fn fiscal(year: i16, country: Option<&str>) -> Option<Stretch> {
    match country.unwrap_or("US") {
        "US" | "TH" => months(year - 1, 10, 12),
        "GB" | "IN" | "CA" | "NZ" | "ZA" | "HK" | "SG" => months(year - 1, 4, 12),
        "JP" => months(year, 4, 12),
        "AU" | "PK" | "EG" | "BD" | "KE" => months(year - 1, 7, 12),
        _ => months(year, 1, 12),
    }
}
