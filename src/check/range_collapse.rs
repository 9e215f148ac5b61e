//! range-collapse: one article gives a range, the other only one end of it, bare.
//!
//! Why it matters: “between 6,000 and 10,000” says that nobody knows; “6,000” says that somebody does. A range is read as flat,
//! not as a peak at its low end (Égré and others 2023), so the single figure loses what the source said.
//!
//! Example: “between 40 and 60 people” in one article, “40 people” in the headline of another.
//!
//! How it decides: the bare number equals an end of the range. Medium where the range is wide (its ends a fifth or more apart, which is more
//! than “about” leaves open: 10 to 12 % to either side, Ferson and others 2015) or the bare number stands in a headline, else low.
//!
//! Not caught: a single figure from the middle of a range.

use super::{Judgement, Pair, say};
use crate::model::{Claim, Explanation, Hedge, Severity};
use rust_decimal::Decimal;

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let (range, bare, swap) = match (ends(pair.a), ends(pair.b)) {
        (Some(range), None) => (range, pair.b, false),
        (None, Some(range)) => (range, pair.a, true),
        (Some(_), Some(_)) | (None, None) => return None,
    };
    let q = &bare.quantity;
    let value = bare.canonical?.low.filter(|_| q.hedge == Hedge::None && q.is_point())?.value;
    if value != range.0 && value != range.1 {
        return None;
    }
    let wide = range.1.checked_sub(range.0)? * Decimal::from(5) >= range.0.abs();
    let end = if value == range.0 { "low" } else { "high" };
    Some(Judgement {
        severity: if wide { Severity::Medium } else { Severity::Low },
        swap,
        reason: format!("only the {end} end of the range is left, as if it were known."),
        explanation: Explanation {
            rule: "point-is-an-end-of-the-range".to_owned(),
            steps: say::intervals(pair.a, pair.b, pair.articles),
            parameters: vec![("wide range".to_owned(), "ends 20 % apart or more".to_owned())],
            unknown: Vec::new(),
        },
    })
}

/// The two ends of a stated range.
fn ends(claim: &Claim) -> Option<(Decimal, Decimal)> {
    // "3-2" is a score.
    let interval = claim.canonical.filter(|_| !claim.quantity.kind.is_tally())?;
    let (low, high) = (interval.low?.value, interval.high?.value);
    (low < high).then_some((low, high))
}
