//! When the figures of a pair hold: of one time, of two, or of a count that goes on.

use super::Pair;
use super::compare;
use crate::model::{Article, Claim, Kind, Mark, Statistic};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Days after which nobody counts on: a convention.
const HALF_A_YEAR: i32 = 180;

/// On its first day a toll is told anew every few hours: articles so far apart speak of two states of it.
const HOURS: i64 = 2;

/// Of two quotes of one day the higher is hardly this many times the lower: a convention.
const WILD: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Percentage points that a quote hardly swings between two reports of one day: a convention.
const SWING: Decimal = Decimal::from_parts(5, 0, 0, false, 0);

/// Days after which the same words may tell of another state of things.
const WEEK: i32 = 7;

/// Half a working day apart, two sources that count for themselves speak of two states, too.
const HALF_A_DAY: i64 = 6;

impl<'s> Pair<'s> {
    /// The two may well tell of two states of one thing, so that a difference is no disagreement: told weeks apart, of two hours, of a
    /// count that goes on, of a price that never stands still.
    pub fn may_be_of_two_times(&self) -> bool {
        self.weeks_apart() || self.of_two_moments() || self.of_two_hours() || self.is_running() || self.may_have_moved()
    }

    /// What is counted moves on while the story runs.
    pub fn moves(&self) -> bool {
        if self.is_long_past() {
            return false;
        }
        let (x, y) = (&self.a.subject, &self.b.subject);
        // "51 cases" beside "45 cases of the virus": what one names in full moves for both.
        let one = x.head == y.head && (x.moves && y.is_open() || y.moves && x.is_open());
        x.moves && y.moves || one || self.is_running()
    }

    /// Both name a time that was over long before their articles: the dead of 1956 are counted.
    pub fn is_long_past(&self) -> bool {
        let over = |c: &Claim, article: &Article| {
            let end = c.qualifiers.period.as_ref().and_then(|p| p.to);
            end.zip(article.published).is_some_and(|(end, day)| (day - end).get_days() > HALF_A_YEAR)
        };
        over(self.a, self.articles.0) && over(self.b, self.articles.1)
    }

    /// "As of 4 p.m. 330 aftershocks had been recorded": one says itself that the count goes on.
    pub fn is_running(&self) -> bool {
        let running = |c: &Claim| c.quantity.is_count() && c.qualifiers.statistic == Some(Statistic::Cumulative);
        running(self.a) || running(self.b)
    }

    /// Both name the same time.
    pub fn is_of_one_time(&self) -> bool {
        let key = |c: &'s Claim| c.qualifiers.period.as_ref().and_then(|p| p.key.as_ref());
        key(self.a).is_some() && key(self.a) == key(self.b)
    }

    /// Each names a time, and not the same one.
    pub fn names_two_times(&self) -> bool {
        let period = |c: &'s Claim| c.qualifiers.period.as_ref();
        period(self.a).zip(period(self.b)).is_some_and(|(x, y)| x.key != y.key || x.from != y.from || x.to != y.to)
    }

    /// Days between the two articles, where both are dated.
    fn days_apart(&self) -> Option<i32> {
        let (first, second) = (self.articles.0.published?, self.articles.1.published?);
        Some((second - first).get_days().abs())
    }

    /// Quotes of a market at two moments: neither both at the close, or the opening, nor both at one named time, and no further
    /// apart than a quote moves on a wild day.
    pub fn of_two_moments(&self) -> bool {
        // Of moves in percent the distance tells as well: 0.2 may be 0.6 within the hour.
        let levels = compare::central(self.a).zip(compare::central(self.b));
        let swings = self.a.quantity.kind == Kind::Percent && levels.is_some_and(|(x, y)| (x - y).abs() < SWING);
        let near = swings || compare::ratio(self.a, self.b).is_some_and(|r| r < WILD);
        let fleeting = self.a.subject.fleeting || self.b.subject.fleeting;
        // "At midday it was up 4 percent" tells no more of the day than of that hour.
        let at_one_time = self.is_of_one_time() && hours(self.a) == hours(self.b);
        fleeting && near && !self.twins && !(at_one_time || self.are_at_one_bell())
    }

    /// Both quotes are of the close, or both of the opening.
    pub fn are_at_one_bell(&self) -> bool {
        let bell = |c: &'s Claim| c.qualifiers.event.as_deref().filter(|e| matches!(*e, "open" | "close"));
        let fleeting = self.a.subject.fleeting && self.b.subject.fleeting;
        fleeting && bell(self.a).is_some() && bell(self.a) == bell(self.b)
    }

    /// Levels of two hours of a day: "6.4 metres at noon", "6.8 in the evening".
    fn of_two_hours(&self) -> bool {
        let level = matches!(self.a.quantity.kind, Kind::Measure | Kind::Temperature | Kind::Percent | Kind::Money);
        let (x, y) = (hours(self.a), hours(self.b));
        level && !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
    }

    /// The articles stand in the order of the days for which their figures hold, as far as both are known.
    pub fn in_order(&self, older: &Claim) -> bool {
        let (first, second) = (self.articles.0.published, self.articles.1.published);
        let (before, after) = if std::ptr::eq(older, self.a) { (first, second) } else { (second, first) };
        before.zip(after).is_none_or(|(x, y)| x <= y)
    }

    /// A count that moves on, in articles of different days: it may just have grown.
    pub fn moved_on(&self) -> bool {
        self.moves() && self.by_day().is_some()
    }

    /// The day that a figure names as its own.
    fn own_day(claim: &Claim, article: &Article) -> Option<Date> {
        let (from, to) = claim.qualifiers.period.as_ref().and_then(|p| p.from.zip(p.to))?;
        // Of the dead it is the day on which they died, not the one on which they were counted.
        if claim.subject.toll && claim.qualifiers.statistic != Some(Statistic::Cumulative) {
            return None;
        }
        // A day after its article's is no day of a count.
        ((to - from).get_days() <= 1 && article.published.is_none_or(|p| to <= p)).then_some(to)
    }

    /// The day that a figure holds for: the one it names, else that of its article.
    fn as_of(&self, claim: &Claim, article: &Article) -> Option<Date> {
        Self::own_day(claim, article).or(article.published)
    }

    /// The two by the days that they hold for, where these are known and differ: the older, the newer, and whether the newer is the first.
    pub fn by_day(&self) -> Option<(&'s Claim, &'s Claim, bool)> {
        let (x, y) = (self.as_of(self.a, self.articles.0)?, self.as_of(self.b, self.articles.1)?);
        // Dates of two time zones may be one hour.
        let own = Self::own_day(self.a, self.articles.0).or(Self::own_day(self.b, self.articles.1)).is_some();
        let gap = self.articles.0.moment().zip(self.articles.1.moment()).map(|(x, y)| (x - y).get_seconds().abs());
        let one = !own && gap.is_some_and(|s| s < HALF_A_DAY * 3600);
        let days = if one { Ordering::Equal } else { x.cmp(&y) };
        match days.then_with(|| self.by_hour()) {
            Ordering::Less => Some((self.a, self.b, false)),
            Ordering::Greater => Some((self.b, self.a, true)),
            Ordering::Equal => None,
        }
    }

    /// Which article is the older one on one day: the morning's count is not the evening's, unless two sources with names
    /// count.
    fn by_hour(&self) -> Ordering {
        let source = |c: &Claim| c.attribution.as_ref().map(|a| a.text.to_lowercase());
        let named = |c: &Claim| c.attribution.as_ref().is_some_and(|a| a.named);
        // What is planned or paid stays as it is for a day; whom rescuers count does not.
        let toll = self.a.subject.exact && self.b.subject.exact || self.is_running();
        if !toll {
            return Ordering::Equal;
        }
        let apart = named(self.a) && named(self.b) && source(self.a) != source(self.b);
        let hours = if apart { HALF_A_DAY } else { HOURS };
        match (self.articles.0.moment(), self.articles.1.moment()) {
            (Some(x), Some(y)) if (x - y).get_seconds().abs() >= hours * 3600 => x.cmp(&y),
            (Some(_), Some(_)) | (None, _) | (_, None) => Ordering::Equal,
        }
    }

    /// The articles lie more than a week apart, and no time that both name makes the figures meet.
    fn weeks_apart(&self) -> bool {
        self.days_apart().is_some_and(|days| days > WEEK) && !self.is_of_one_time()
    }

    /// Counts and shares of things that no pack calls fixed or moving, in articles two days apart or more: cases, patients and
    /// calls go on, and only what is counted tells.
    fn may_have_moved(&self) -> bool {
        let q = &self.a.quantity;
        let kind = q.kind == Kind::Count || q.kind == Kind::Percent && q.change.is_none();
        let open = self.a.subject.is_open() && self.b.subject.is_open() && kind;
        open && !self.twins && self.days_apart().is_some_and(|days| days >= 2) || self.has_gone_on()
    }

    /// "Four days of strike", "the six-day strike" in a later article: it went on, no longer than the days between them.
    fn has_gone_on(&self) -> bool {
        const DAY: Decimal = Decimal::from_parts(86_400, 0, 0, false, 0);
        let lasts = self.a.quantity.kind == Kind::Duration && self.b.quantity.kind == Kind::Duration;
        let Some(((older, newer, _), days)) = self.by_day().zip(self.days_apart()).filter(|_| lasts && !self.twins)
        else {
            return false;
        };
        let more = compare::central(newer).zip(compare::central(older)).and_then(|(n, o)| n.checked_sub(o));
        let most = Decimal::from(days + 1).checked_mul(DAY);
        more.zip(most).is_some_and(|(more, most)| more > Decimal::ZERO && more <= most)
    }

    /// Those days, for the explanation.
    pub fn days(&self) -> Option<String> {
        Some(format!("as of {} and {}", self.as_of(self.a, self.articles.0)?, self.as_of(self.b, self.articles.1)?))
    }
}

/// The parts of the day that the claim names.
fn hours(claim: &Claim) -> BTreeSet<&str> {
    fn daypart(mark: &Mark) -> Option<&str> {
        if let Mark::Daypart(word) = mark { Some(word) } else { None }
    }
    claim.qualifiers.marks.iter().filter_map(daypart).collect()
}
