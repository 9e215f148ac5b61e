//! definition-differs: the figures differ, and so does what was registered.
//!
//! Why it matters: encounters, apprehensions and persons, or arrests and stops, are different counts of one matter; putting them side
//! by side as rivals is a mistake that a reader of both articles makes easily.
//!
//! Example: “900 arrests” in one article, “1,200 stops” in another.
//!
//! How it decides: one subject, two different measures, both known, and no number satisfies both figures. Info: it is shown with
//! `--min-severity info` and never called a conflict.
//!
//! Not caught: two definitions behind one word.

use super::{Judgement, Pair, compare, say};
use crate::model::{Explanation, Severity};

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let (x, y) = (pair.a.qualifiers.measure.as_ref()?, pair.b.qualifiers.measure.as_ref()?);
    let apart = pair.relation >= compare::Relation::Stretch && !compare::same_stated(pair.a, pair.b) && pair.unmatched;
    // No other way of counting makes a million of a billion.
    if x == y || !apart || compare::slipped(pair.a, pair.b) {
        return None;
    }
    Some(Judgement {
        severity: Severity::Info,
        swap: false,
        reason: format!("one counts by “{x}”, the other by “{y}”, so they need not agree."),
        explanation: Explanation {
            rule: "measures-differ".to_owned(),
            steps: say::intervals(pair.a, pair.b, pair.articles),
            parameters: Vec::new(),
            unknown: vec!["whether one count was meant".to_owned()],
        },
    })
}
