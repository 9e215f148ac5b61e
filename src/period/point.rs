//! The points of time that a phrase can name: days, months, quarters, seasons, holidays, weekdays, years, and parts of them.

use super::calendar::{self, Part, Toward};
use super::{Found, Named, Reader};
use crate::model::{Pos, Sense, Shape, Token, UnitKind};

/// Words after which a bare year or month is one.
const WHEN: &[&str] = &[
    "in", "since", "by", "until", "till", "during", "before", "after", "from", "through", "for", "of", "on", "between",
    "and", "to", "early", "mid", "late", "last", "next", "this", "year",
];

impl Reader<'_, '_> {
    /// A part of a period or a whole one.
    pub(super) fn point(&self, at: usize) -> Found {
        let part = match self.tokens.get(at)?.lower.as_str() {
            "early" => Some(Part::Early),
            "mid" => Some(Part::Mid),
            "late" => Some(Part::Late),
            "start" | "beginning" if self.is(at + 1, &["of"]) => Some(Part::Start),
            "end" if self.is(at + 1, &["of"]) => Some(Part::End),
            _ => None,
        };
        let Some(part) = part else { return self.bare(at) };
        let at = self.skip(self.skip(at + 1, &["of", "-", "in"]), &["the"]);
        let (end, whole) = self.bare(at)?;
        let stretch = whole.stretch().and_then(|s| calendar::part(s, part));
        // "late Friday" is still Friday: only what is longer than a week has parts.
        let long =
            whole.stretch().is_none_or(|(from, to)| (to - from).get_days() > 7) && !whole.key.starts_with("weekday");
        if long {
            Some((end, Named::new(stretch, format!("{}:{}", part.name(), whole.key))))
        } else {
            Some((end, whole))
        }
    }

    fn bare(&self, at: usize) -> Found {
        self.fiscal(at)
            .or_else(|| self.quarter(at))
            .or_else(|| self.iso(at))
            .or_else(|| self.month_day(at))
            .or_else(|| self.day_month(at))
            .or_else(|| self.holiday(at))
            .or_else(|| self.pointed(at))
            .or_else(|| self.month(at, self.toward))
            .or_else(|| self.weekday(at, self.toward))
            .or_else(|| self.season(at, self.toward))
            .or_else(|| self.relative(at))
            .or_else(|| self.decade(at))
            .or_else(|| self.year(at))
    }

    /// `fiscal 2024`, `fiscal year 2024`, `the 2024 fiscal year`, `FY24`.
    fn fiscal(&self, at: usize) -> Found {
        let (end, year) = if let Some(end) = self.cue(at, "fiscal-year") {
            self.year_number(end)?
        } else if let Some((end, year)) = self.year_number(at) {
            (self.cue(end, "fiscal-year")?, year)
        } else {
            let figures = self.tokens.get(at)?.text.strip_prefix("FY")?;
            let year: i16 = figures.parse().ok()?;
            (at + 1, if figures.len() == 2 { 2000 + year } else { year })
        };
        Some((end, Named::new(calendar::fiscal(year, self.country), format!("fiscal:{year}"))))
    }

    /// `third quarter`, `first half of 2023`, `Q3 2023`.
    fn quarter(&self, at: usize) -> Found {
        let (end, n, parts) = self.numbered_part(at)?;
        let of = self.skip(end, &["of", ","]);
        let (end, year) = self.year_number(of).map_or((end, None), |(end, year)| (end, Some(year)));
        let size = 12 / parts;
        let start = u8::try_from((n - 1) * size + 1).ok()?;
        let at_year = |year| calendar::months(year, start, size);
        let stretch = match year {
            Some(year) => at_year(year),
            None => self.published.and_then(|p| calendar::yearly(p, self.toward, at_year)),
        };
        let name = if parts == 4 { "quarter" } else { "half" };
        Some((end, Named::new(stretch, format!("{name}:{n}"))))
    }

    fn numbered_part(&self, at: usize) -> Option<(usize, i64, i64)> {
        let first = self.tokens.get(at)?;
        if let Some(Ok(n)) = first.text.strip_prefix('Q').map(str::parse::<i64>)
            && (1..=4).contains(&n)
        {
            return Some((at + 1, n, 4));
        }
        let ordinal = |s: &Sense| if let Sense::Ordinal(n) = s { i64::try_from(*n).ok() } else { None };
        let (end, n) = self.sense(at, ordinal)?;
        let end = self.skip(end, &["-"]);
        let (end, parts) =
            self.cue(end, "quarter").map(|end| (end, 4)).or_else(|| self.cue(end, "half-year").map(|end| (end, 2)))?;
        (1..=parts).contains(&n).then_some((end, n, parts))
    }

    fn iso(&self, at: usize) -> Found {
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
    fn month_day(&self, at: usize) -> Found {
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
    fn day_month(&self, at: usize) -> Found {
        let (end, day) = self.day(at)?;
        let (end, month) = self.month_name(self.skip(end, &["of"]))?;
        self.days(end, month, day, day)
    }

    /// Days of a month, with the year where it follows.
    fn days(&self, end: usize, month: u8, first: u8, last: u8) -> Found {
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

    fn day(&self, at: usize) -> Option<(usize, u8)> {
        let t = self.tokens.get(at)?;
        let day = t.text.parse().ok().filter(|d| (1..=31).contains(d) && t.text.len() <= 2)?;
        let suffix =
            self.tokens.get(at + 1).is_some_and(|t| !t.spaced && matches!(t.lower.as_str(), "st" | "nd" | "rd" | "th"));
        Some((at + 1 + usize::from(suffix), day))
    }

    /// The name of a month with its capital, and the full stop of its abbreviation.
    fn month_name(&self, at: usize) -> Option<(usize, u8)> {
        let t = self.tokens.get(at).filter(|t| t.capitalized())?;
        let (end, month) = self.sense(at, |s| if let Sense::Month(n) = s { Some(*n) } else { None })?;
        let stop = t.text.len() <= 4
            && self.tokens.get(end).is_some_and(|t| t.text == "." && !t.spaced)
            && end + 1 < self.tokens.len();
        Some((end + usize::from(stop), month))
    }

    /// `Christmas`, `the four-day Christmas weekend`.
    fn holiday(&self, at: usize) -> Found {
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

    /// `last week`, `this month`, `next Friday`, `last December`, `over the weekend`.
    fn pointed(&self, at: usize) -> Found {
        if let Some(end) = self.cue(at, "weekend")
            && at.checked_sub(1).is_some_and(|before| self.is(before, &["the", "over"]))
        {
            let last = |p| calendar::weekend(p, 0).filter(|s| s.0 <= p).or_else(|| calendar::weekend(p, -1));
            return Some((end, Named::new(self.published.and_then(last), "weekend".to_owned())));
        }
        let word = self.tokens.get(at)?.lower.as_str();
        let offset = match word {
            "last" | "previous" => -1,
            "this" => 0,
            "next" => 1,
            _ => return None,
        };
        if let Some((end, unit)) = self.time_unit(at + 1) {
            let stretch = self.published.and_then(|p| calendar::unit(p, &unit, offset));
            let word = if offset < 0 { "last" } else { word };
            return Some((end, Named::new(stretch, format!("{word}-{unit}"))));
        }
        // The season of a sport has no dates that the words tell, but it is one and not the other.
        if self.is(at + 1, &["season"]) && !self.is(at + 2, &["of"]) {
            return Some((at + 2, Named::new(None, format!("played:{offset}"))));
        }
        let toward = match offset {
            0 => self.toward,
            1 => Toward::Future,
            _ => Toward::Past,
        };
        // "last Friday" and "last December" are over: the day before the article's own is the latest.
        let earlier = if offset < 0 { self.published.and_then(|p| calendar::plus_days(p, -1)) } else { self.published };
        let reader = Reader { published: earlier, toward, ..*self };
        let of_year = |toward| reader.month(at + 1, toward).or_else(|| reader.season(at + 1, toward));
        // "is one of two that shut this summer": whatever the verb, it is this year's.
        let over = |named: &Named| named.to.zip(self.published).is_some_and(|(to, day)| to.year() < day.year());
        let this = of_year(toward).filter(|(_, named)| offset == 0 && over(named)).and(of_year(Toward::Future));
        reader.weekday(at + 1, toward).or(this).or_else(|| of_year(toward))
    }

    /// `December 2023`, `in May`.
    fn month(&self, at: usize, toward: Toward) -> Found {
        let (end, month) = self.month_name(at)?;
        let at_year = |year| calendar::months(year, month, 1);
        if let Some((end, year)) = self.year_number(self.skip(end, &["of", ","])) {
            return Some((end, Named::new(at_year(year), format!("month:{month}"))));
        }
        // "May" and "June Smith" are months only where the words before ask for a time.
        let asked = self.is_asked_for(at, end);
        let name = self.tokens.get(end).is_some_and(|t| t.capitalized() && t.shape == Shape::Word);
        let stretch = self.published.and_then(|p| calendar::yearly(p, toward, at_year));
        (asked && !name).then(|| (end, Named::new(stretch, format!("month:{month}"))))
    }

    /// `Wednesday`, with a date after it that then decides.
    fn weekday(&self, at: usize, toward: Toward) -> Found {
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

    /// `summer of 2019`, `last winter`, `the spring`.
    fn season(&self, at: usize, toward: Toward) -> Found {
        let (end, month) = self.sense(at, |s| if let Sense::Season(n) = s { Some(*n) } else { None })?;
        let at_year = |year| calendar::months(year, month, 3);
        if let Some((end, year)) = self.year_number(self.skip(end, &["of"])) {
            return Some((end, Named::new(at_year(year), format!("season:{month}"))));
        }
        let asked = at.checked_sub(1).is_some_and(|before| self.is(before, &["last", "this", "next", "in"]));
        let stretch = self.published.and_then(|p| calendar::yearly(p, toward, at_year));
        (asked && !self.is(end, &["of"])).then(|| (end, Named::new(stretch, format!("season:{month}"))))
    }

    fn relative(&self, at: usize) -> Found {
        let (end, days) = self.sense(at, |s| if let Sense::RelativeDay(n) = s { Some(*n) } else { None })?;
        let named = |t: &Token<'_>| t.capitalized() && t.shape == Shape::Word;
        // "USA Today" is a name.
        if named(self.tokens.get(at)?) && at.checked_sub(1).and_then(|n| self.tokens.get(n)).is_some_and(named) {
            return None;
        }
        let stretch = self.published.and_then(|p| calendar::plus_days(p, i64::from(days))).map(|d| (d, d));
        Some((end, Named::new(stretch, format!("relative:{days}"))))
    }

    /// `1990s`, `'90s`.
    fn decade(&self, at: usize) -> Found {
        let mark = self.is(at, &["'", "’", "‘"]);
        let figures = self.tokens.get(at + usize::from(mark))?;
        let n: i16 = figures.text.parse().ok()?;
        let end = at + usize::from(mark) + 1;
        let plural = self.tokens.get(end).is_some_and(|t| !t.spaced && matches!(t.lower.as_str(), "s" | "'s" | "’s"));
        let start = match (mark && !figures.spaced, n) {
            (true, 30..=99) => 1900 + n,
            (true, 0..=29) => 2000 + n,
            (false, 1100..=2090) => n,
            (_, _) => return None,
        };
        let stretch = calendar::years(start, start + 9);
        (plural && n % 10 == 0).then(|| (end + 1, Named::new(stretch, format!("years:{start}..{}", start + 9))))
    }

    /// A word before asks for a time, or the time narrows a noun: "a 2008 study", "its May forecast".
    fn is_asked_for(&self, at: usize, end: usize) -> bool {
        let narrows = self.tokens.get(end).is_some_and(|t| t.spaced && t.pos == Pos::Noun);
        let owned = |before: usize| narrows && self.is(before, &["a", "an", "its", "their", "his", "her", "our"]);
        at.checked_sub(1).is_some_and(|before| self.is(before, WHEN) || self.is(before, &["the", "-"]) || owned(before))
    }

    /// `2019`, `2019-2021`, where a word before asks for a time.
    fn year(&self, at: usize) -> Found {
        let (end, year) = self.year_number(at)?;
        let asked = self.is_asked_for(at, end);
        let spanned = self.tokens.get(end).is_some_and(|t| !t.spaced && matches!(t.text, "-" | "–" | "/"));
        let last = spanned.then(|| self.year_number(end + 1)).flatten().filter(|(_, last)| *last > year);
        match last {
            Some((end, last)) => Some((end, Named::new(calendar::years(year, last), format!("years:{year}..{last}")))),
            None => (asked || self.is_label(at, end))
                .then(|| (end, Named::new(calendar::years(year, year), format!("year:{year}")))),
        }
    }

    /// "1956 – 1,300 miners killed; 1963: 210", "the tunnel (1956)": a year that heads an item of a list, or stands alone in brackets.
    fn is_label(&self, at: usize, end: usize) -> bool {
        let opens = at == 0 || self.is(at - 1, &[";", ":", "•", "·", "*", "-"]);
        let heads = self.is(end, &[":"])
            || self.is(end, &["-", "–", "—"])
                && self.tokens[end].spaced
                && self.tokens.get(end + 1).is_some_and(|t| t.spaced);
        let bracketed = at > 0 && self.is(at - 1, &["("]) && self.is(end, &[")"]);
        opens && heads || bracketed
    }

    /// Four figures that can be a year and count nothing.
    fn year_number(&self, at: usize) -> Option<(usize, i16)> {
        let t = self.tokens.get(at).filter(|t| t.text.len() == 4)?;
        let year: i16 = t.text.parse().ok().filter(|y| (1000..=2100).contains(y))?;
        let counts = self.tokens.get(at + 1).is_some_and(|t| {
            let unit = t.senses().any(|(s, _)| match s {
                Sense::Unit { unit, symbol: false, prefix: false } => unit.kind != UnitKind::Count,
                Sense::Scale { symbol, .. } => !symbol,
                _ => false,
            });
            t.is("people")
                || unit
                || !t.spaced && t.shape != Shape::Punct && !t.text.starts_with(['\'', '’'])
                || t.text == "%"
        });
        (!counts).then_some((at + 1, year))
    }
}
