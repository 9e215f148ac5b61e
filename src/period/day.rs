//! Days: dates in figures and words, weekdays, holidays, `yesterday`.

use super::calendar::{self, Toward};
use super::{Found, Named, Reader};
use crate::model::{Sense, Shape, Token};

impl Reader<'_, '_> {
    pub(super) fn iso(&self, at: usize) -> Found {
        let (end, year) = self.year_number(at)?;
        let dash = |at: usize| self.tokens.get(at).is_some_and(|t| !t.spaced && t.text == "-");
        let figures =
            |at: usize| self.tokens.get(at).filter(|t| !t.spaced && t.text.len() == 2)?.text.parse::<u8>().ok();
        if !(dash(end) && dash(end + 2)) {
            return None;
        }
        let (month, day) = (figures(end + 1)?, figures(end + 3)?);
        let date = calendar::date(year, month, day)?;
        Some((end + 4, Named::new(Some((date, date)), format!("day:{month:02}-{day:02}"))))
    }

    /// `Dec. 1`, `December 1st, 2023`, `Oct. 7-9`.
    pub(super) fn month_day(&self, at: usize) -> Found {
        let (end, month) = self.month_name(at)?;
        let (end, day) = self.day(end)?;
        let dash = self.tokens.get(end).is_some_and(|t| !t.spaced && matches!(t.text, "-" | "–"));
        let (end, last) = match dash.then(|| self.day(end + 1)).flatten() {
            Some((end, last)) if last > day => (end, last),
            Some(_) | None => (end, day),
        };
        self.days(end, month, day, last)
    }

    /// `1 December 2023`, `the 4th of July`.
    pub(super) fn day_month(&self, at: usize) -> Found {
        let (end, day) = self.day(at)?;
        let (end, month) = self.month_name(self.skip(end, &["of"]))?;
        self.days(end, month, day, day)
    }

    /// Days of a month, with the year where it follows.
    pub(super) fn days(&self, end: usize, month: u8, first: u8, last: u8) -> Found {
        let with_year = self.year_number(self.skip(end, &[","]));
        let at_year = |year| Some((calendar::date(year, month, first)?, calendar::date(year, month, last)?));
        let (end, stretch) = match with_year {
            Some((end, year)) => (end, at_year(year)),
            None => (end, self.published.and_then(|p| calendar::yearly(p, self.toward, at_year))),
        };
        let key = if first == last {
            format!("day:{month:02}-{first:02}")
        } else {
            format!("day:{month:02}-{first:02}..{last:02}")
        };
        Some((end, Named::new(stretch, key)))
    }

    pub(super) fn day(&self, at: usize) -> Option<(usize, u8)> {
        let t = self.tokens.get(at)?;
        let day = t.text.parse().ok().filter(|d| (1..=31).contains(d) && t.text.len() <= 2)?;
        let suffix =
            self.tokens.get(at + 1).is_some_and(|t| !t.spaced && matches!(t.lower.as_str(), "st" | "nd" | "rd" | "th"));
        Some((at + 1 + usize::from(suffix), day))
    }

    /// The name of a month with its capital, and the full stop of its abbreviation.
    pub(super) fn month_name(&self, at: usize) -> Option<(usize, u8)> {
        let t = self.tokens.get(at).filter(|t| t.capitalized())?;
        let (end, month) = self.sense(at, |s| if let Sense::Month(n) = s { Some(*n) } else { None })?;
        let stop = t.text.len() <= 4
            && self.tokens.get(end).is_some_and(|t| t.text == "." && !t.spaced)
            && end + 1 < self.tokens.len();
        Some((end + usize::from(stop), month))
    }

    /// `Wednesday`, with a date after it that then decides.
    pub(super) fn weekday(&self, at: usize, toward: Toward) -> Found {
        let t = self.tokens.get(at).filter(|t| t.capitalized())?;
        let (end, day) = self.sense(at, |s| if let Sense::Weekday(n) = s { Some(*n) } else { None })?;
        let after = self.skip(if t.text.len() < 6 { self.skip(end, &["."]) } else { end }, &[","]);
        if let Some((end, dated)) = self.month_day(after).or_else(|| self.day_month(after)) {
            return Some((end, dated));
        }
        let stretch = self.published.and_then(|p| calendar::weekday(p, day, toward));
        // "Sun" and "Sat" alone are too often something else.
        (t.text.len() >= 6).then(|| (end, Named::new(stretch, format!("weekday:{day}"))))
    }

    pub(super) fn relative(&self, at: usize) -> Found {
        let (end, days) = self.sense(at, |s| if let Sense::RelativeDay(n) = s { Some(*n) } else { None })?;
        let named = |t: &Token<'_>| t.capitalized() && t.shape == Shape::Word;
        // "USA Today" is a name.
        if named(self.tokens.get(at)?) && at.checked_sub(1).and_then(|n| self.tokens.get(n)).is_some_and(named) {
            return None;
        }
        let stretch = self.published.and_then(|p| calendar::plus_days(p, i64::from(days))).map(|d| (d, d));
        Some((end, Named::new(stretch, format!("relative:{days}"))))
    }

    /// `Christmas`, `the four-day Christmas weekend`.
    pub(super) fn holiday(&self, at: usize) -> Found {
        let (at, length) = match self.number(at) {
            Some((end, n)) if self.is(end, &["-"]) && self.time_unit(end + 1).is_some_and(|(_, id)| id == "day") => {
                (end + 2, Some(n))
            }
            Some(_) | None => (at, None),
        };
        let (end, key) =
            self.sense(
                at,
                |s| if let Sense::Cue(id) = s { id.starts_with("day:").then(|| id.to_string()) } else { None },
            )?;
        let (month, day) = key.strip_prefix("day:")?.split_once('-')?;
        let (month, day): (u8, u8) = (month.parse().ok()?, day.parse().ok()?);
        let weekend = self.cue(end, "weekend");
        if weekend.is_none() {
            return if length.is_none() { self.days(end, month, day, day) } else { None };
        }
        let at_year = |year| calendar::long_weekend(calendar::date(year, month, day)?, length);
        let stretch = self.published.and_then(|p| calendar::yearly(p, self.toward, at_year));
        Some((weekend?, Named::new(stretch, format!("weekend:{key}"))))
    }
}
