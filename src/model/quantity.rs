//! A quantity as written: nothing the writer wrote is dropped.

use super::{Interval, Number, Span, Unit, UnitKind};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// What the words around a number do to it. One word a class; see the hedges pack for the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    None,
    /// about, around, some, an estimated, or so
    About,
    /// almost, nearly: just below
    Almost,
    /// more than, over, exceeding: strictly above
    Over,
    AtLeast,
    /// less than, under, fewer than: strictly below
    Under,
    /// at most, no more than
    AtMost,
    /// up to, as many as: a maximum whose bound can be cancelled
    UpTo,
    /// between … and, a range
    Between,
    /// dozens, several, thousands of
    Vague,
    /// exactly, precisely
    Exact,
}

impl Hedge {
    /// The name in reports and packs: `at-least`.
    pub const fn name(self) -> &'static str {
        match self {
            Hedge::None => "none",
            Hedge::About => "about",
            Hedge::Almost => "almost",
            Hedge::Over => "over",
            Hedge::AtLeast => "at-least",
            Hedge::Under => "under",
            Hedge::AtMost => "at-most",
            Hedge::UpTo => "up-to",
            Hedge::Between => "between",
            Hedge::Vague => "vague",
            Hedge::Exact => "exact",
        }
    }

    /// What `not` makes of it: "not more than" is "at most". Hedges without an opposite stay.
    pub const fn negated(self) -> Hedge {
        match self {
            Hedge::Over => Hedge::AtMost,
            Hedge::AtLeast => Hedge::Under,
            Hedge::Under => Hedge::AtLeast,
            Hedge::AtMost | Hedge::UpTo => Hedge::Over,
            Hedge::None | Hedge::About | Hedge::Almost | Hedge::Between | Hedge::Vague | Hedge::Exact => self,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    Count,
    Money,
    Percent,
    Points,
    Measure,
    Duration,
    Age,
    Ordinal,
    /// two-thirds of, one in five
    Share,
    /// 3:1
    Ratio,
    /// three times as many, double
    Multiple,
    Score,
    Vote,
    Date,
    Temperature,
    /// A number that is a name, never a count: COVID-19, Title 42.
    Identifier,
}

impl Kind {
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Count => "count",
            Kind::Money => "money",
            Kind::Percent => "percent",
            Kind::Points => "points",
            Kind::Measure => "measure",
            Kind::Duration => "duration",
            Kind::Age => "age",
            Kind::Ordinal => "ordinal",
            Kind::Share => "share",
            Kind::Ratio => "ratio",
            Kind::Multiple => "multiple",
            Kind::Score => "score",
            Kind::Vote => "vote",
            Kind::Date => "date",
            Kind::Temperature => "temperature",
            Kind::Identifier => "identifier",
        }
    }

    /// Two numbers that stand against each other.
    pub const fn is_tally(self) -> bool {
        matches!(self, Kind::Score | Kind::Vote)
    }

    /// Says how much or how many; the others say when, which or who won.
    pub const fn is_amount(self) -> bool {
        match self {
            Kind::Count
            | Kind::Money
            | Kind::Percent
            | Kind::Points
            | Kind::Measure
            | Kind::Duration
            | Kind::Age
            | Kind::Share
            | Kind::Ratio
            | Kind::Multiple
            | Kind::Temperature => true,
            Kind::Ordinal | Kind::Score | Kind::Vote | Kind::Date | Kind::Identifier => false,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    Up,
    Down,
}

/// Which end of a change the number is: `fell by 300` is the change, `from 2,400` and `to 2,100` are levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reached {
    By,
    From,
    To,
}

impl Direction {
    pub const fn name(self) -> &'static str {
        match self {
            Direction::Up => "up",
            Direction::Down => "down",
        }
    }
}

impl Reached {
    pub const fn name(self) -> &'static str {
        match self {
            Reached::By => "by",
            Reached::From => "from",
            Reached::To => "to",
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Change {
    pub direction: Direction,
    pub role: Reached,
}

/// A number with its unit, its bounds and its hedge.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantity {
    /// The whole phrase: hedge, number, unit and rate.
    pub span: Span,
    /// The number's own words: `3.6 million`, `between 6,000 and 10,000`.
    pub number: Span,
    /// The tokens of the sentence that `span` covers.
    pub tokens: Range<usize>,
    pub kind: Kind,
    /// In the unit as written, before any tolerance.
    pub interval: Interval,
    /// An "about" stands with it, whatever else does.
    pub approximate: bool,
    pub hedge: Hedge,
    pub hedge_span: Option<Span>,
    pub unit: Option<Arc<Unit>>,
    pub unit_span: Option<Span>,
    /// Where it is a rate: the id of the unit below the stroke (`day`).
    pub per: Option<String>,
    pub change: Option<Change>,
    /// The grammar's line that read it.
    pub rule: &'static str,
    /// Why a reading was given up, where it was (a number too long to hold).
    pub note: Option<String>,
}

impl Quantity {
    /// The number that the writer wrote: the lower end where it is stated, else the upper.
    pub fn stated(&self) -> Option<Number> {
        self.interval.low.or(self.interval.high)
    }

    /// The single number on the page, in the unit it is written in; a range or a vague word has none.
    pub fn single(&self) -> Option<Decimal> {
        self.interval.single().filter(|_| self.hedge != Hedge::Vague).map(|n| n.value)
    }

    /// Is measured in another unit that converts to this one's: miles and kilometres.
    pub fn is_of_other_unit(&self, other: &Quantity) -> bool {
        self.unit.as_ref().zip(other.unit.as_ref()).is_some_and(|(x, y)| x.id != y.id && x.base == y.base)
    }

    pub fn unit_id(&self) -> Option<&str> {
        self.unit.as_ref().map(|u| u.id.as_str())
    }

    /// Ends of the interval are the same number.
    pub fn is_point(&self) -> bool {
        self.interval.is_point()
    }

    /// Counts things or people one by one: "three ports", not "$3" and not "3 km".
    pub fn is_count(&self) -> bool {
        self.kind == Kind::Count && self.unit.as_ref().is_none_or(|u| u.kind == UnitKind::Count)
    }
}

/// The one notation of corpora and packs: `[hedge] [~]value|low..high [unit][/per] [#kind] [up|down by|from|to]`.
///
/// `#kind` is left out where the unit says it (money, percent, points, measures, temperatures) and for plain counts.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.hedge != Hedge::None && self.hedge != Hedge::Between {
            write!(f, "{} ", self.hedge.name())?;
        }
        if self.approximate && self.hedge != Hedge::About && self.hedge != Hedge::Almost {
            f.write_str("~")?;
        }
        match (self.interval.low, self.interval.high) {
            // A draw has two numbers too.
            (Some(low), Some(high)) if low.value == high.value && !matches!(self.kind, Kind::Score | Kind::Vote) => {
                write!(f, "{low}")?
            }
            (Some(low), Some(high)) => write!(f, "{low}..{high}")?,
            (Some(end), None) | (None, Some(end)) => write!(f, "{end}")?,
            (None, None) => f.write_str("?")?,
        }
        if let Some(unit) = &self.unit {
            write!(f, " {unit}")?;
        }
        if let Some(per) = &self.per {
            write!(f, "/{per}")?;
        }
        match self.kind {
            Kind::Count | Kind::Money | Kind::Percent | Kind::Points | Kind::Measure | Kind::Temperature => {}
            Kind::Duration
            | Kind::Age
            | Kind::Ordinal
            | Kind::Share
            | Kind::Ratio
            | Kind::Multiple
            | Kind::Score
            | Kind::Vote
            | Kind::Date
            | Kind::Identifier => write!(f, " #{}", self.kind.name())?,
        }
        if let Some(change) = self.change {
            write!(f, " {} {}", change.direction.name(), change.role.name())?;
        }
        Ok(())
    }
}
