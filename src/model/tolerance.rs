//! How far a hedge reaches, as measured.

use super::{Hedge, Number};
use rust_decimal::Decimal;

/// Widths of one hedge class: shares of the number by its significant digits (1, 2, 3 and more).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tolerance {
    /// Three in four readers stay within it.
    pub usual: [Decimal; 3],
    /// Nine in ten do.
    pub wide: [Decimal; 3],
    /// Absolute width for numbers under 20.
    pub under_20: Decimal,
    /// The study or reason the figures come from.
    pub source: String,
}

/// The two classes that have a width; all other hedges are bounds or points.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tolerances {
    pub about: Tolerance,
    pub almost: Tolerance,
}

/// Which share of readers a width covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Band {
    /// 75 %: the ordinary reading.
    Usual,
    /// 90 %: a stretch.
    Wide,
}

impl Tolerance {
    /// How far below or above `n` the word reaches, in the number's own unit.
    pub fn width(&self, n: Number, band: Band) -> Decimal {
        let digits = (n.significant_digits().clamp(1, 3) - 1) as usize;
        let share = match band {
            Band::Usual => self.usual[digits],
            Band::Wide => self.wide[digits],
        };
        let relative = (n.value.abs().checked_mul(share)).unwrap_or_default();
        if n.value.abs() < Decimal::from(20) { relative.max(self.under_20) } else { relative }
    }
}

impl Tolerances {
    /// The class that a hedge belongs to, if it has a width.
    pub fn of(&self, hedge: Hedge, approximate: bool) -> Option<&Tolerance> {
        match hedge {
            Hedge::About => Some(&self.about),
            Hedge::Almost => Some(&self.almost),
            Hedge::None
            | Hedge::Over
            | Hedge::AtLeast
            | Hedge::Under
            | Hedge::AtMost
            | Hedge::UpTo
            | Hedge::Between
            | Hedge::Vague
            | Hedge::Exact => approximate.then_some(&self.about),
        }
    }
}
