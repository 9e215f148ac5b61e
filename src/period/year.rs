//! Longer than a day: months, seasons, quarters, years, decades, fiscal years.

use super::calendar::{self, Toward};
use super::{Found, Named, Reader, WHEN};
use crate::model::{Sense, Shape, UnitKind};

impl Reader<'_, '_> {
    /// `fiscal 2024`, `fiscal year 2024`, `the 2024 fiscal year`, `FY24`.
    pub(super) fn fiscal(&self, at: usize) -> Found {
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
    pub(super) fn quarter(&self, at: usize) -> Found {
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

    pub(super) fn numbered_part(&self, at: usize) -> Option<(usize, i64, i64)> {
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

    /// `1990s`, `'90s`.
    pub(super) fn decade(&self, at: usize) -> Found {
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

    /// `2019`, `2019-2021`, where a word before asks for a time.
    pub(super) fn year(&self, at: usize) -> Found {
        let (end, year) = self.year_number(at)?;
        let asked = at.checked_sub(1).is_some_and(|before| self.is(before, WHEN) || self.is(before, &["the", "-"]));
        let spanned = self.tokens.get(end).is_some_and(|t| !t.spaced && matches!(t.text, "-" | "–" | "/"));
        let last = spanned.then(|| self.year_number(end + 1)).flatten().filter(|(_, last)| *last > year);
        match last {
            Some((end, last)) => Some((end, Named::new(calendar::years(year, last), format!("years:{year}..{last}")))),
            None => asked.then(|| (end, Named::new(calendar::years(year, year), format!("year:{year}")))),
        }
    }

    /// Four figures that can be a year and count nothing.
    pub(super) fn year_number(&self, at: usize) -> Option<(usize, i16)> {
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

    /// `December 2023`, `in May`.
    pub(super) fn month(&self, at: usize, toward: Toward) -> Found {
        let (end, month) = self.month_name(at)?;
        let at_year = |year| calendar::months(year, month, 1);
        if let Some((end, year)) = self.year_number(self.skip(end, &["of", ","])) {
            return Some((end, Named::new(at_year(year), format!("month:{month}"))));
        }
        // "May" and "June Smith" are months only where the words before ask for a time.
        let asked = at.checked_sub(1).is_some_and(|before| self.is(before, WHEN) || self.is(before, &["the", "-"]));
        let name = self.tokens.get(end).is_some_and(|t| t.capitalized() && t.shape == Shape::Word);
        let stretch = self.published.and_then(|p| calendar::yearly(p, toward, at_year));
        (asked && !name).then(|| (end, Named::new(stretch, format!("month:{month}"))))
    }

    /// `summer of 2019`, `last winter`, `the spring`.
    pub(super) fn season(&self, at: usize, toward: Toward) -> Found {
        let (end, month) = self.sense(at, |s| if let Sense::Season(n) = s { Some(*n) } else { None })?;
        let at_year = |year| calendar::months(year, month, 3);
        if let Some((end, year)) = self.year_number(self.skip(end, &["of"])) {
            return Some((end, Named::new(at_year(year), format!("season:{month}"))));
        }
        let asked = at.checked_sub(1).is_some_and(|before| self.is(before, &["last", "this", "next", "in"]));
        let stretch = self.published.and_then(|p| calendar::yearly(p, toward, at_year));
        (asked && !self.is(end, &["of"])).then(|| (end, Named::new(stretch, format!("season:{month}"))))
    }
}
