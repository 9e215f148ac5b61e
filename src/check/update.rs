//! update: a figure that moves with events differs between articles of different days.
//!
//! Why it matters: five dead on Monday and eight on Tuesday is news, not a contradiction; but a draft that still has the older figure is stale.
//!
//! Example: “at least 5 dead” on the day, “8 dead” the day after.
//!
//! How it decides: the subject moves on while the story runs (its pack entry says so), or one outlet gives both figures, or the older
//! figure is a plan or a forecast; both articles carry a date, and the dates differ.
//! Info where the later figure is higher, low where it is lower: tolls fall as well as rise, and a fall is worth a look.
//!
//! Not caught: articles without a date; those are compared as if of one time.

use super::{Judgement, Pair, compare, say};
use crate::model::{Explanation, Modality, Severity};

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let disjoint =
        pair.relation >= compare::Relation::Stretch && pair.unmatched && !compare::same_stated(pair.a, pair.b);
    let (older, newer, swap) = pair.by_day()?;
    // What would be cut by the plan of last week is not what was decided today.
    let planned = matches!(older.modality, Modality::Conditional | Modality::Projected);
    if !disjoint || !(planned || pair.moves() || pair.of_one_outlet()) {
        return None;
    }
    let rises = compare::central(newer)? >= compare::central(older)?;
    let mut steps = say::intervals(pair.a, pair.b, pair.articles);
    steps.extend(pair.days());
    Some(Judgement {
        severity: if rises { Severity::Info } else { Severity::Low },
        swap: !swap,
        reason: format!(
            "{} the {} figure; {}.",
            if pair.in_order(older) { "the later article has" } else { "for the later day there is" },
            if rises { "higher" } else { "lower" },
            if rises { "it may have moved on" } else { "ask which count was revised" },
        ),
        explanation: Explanation {
            rule: "later-figure-of-a-moving-count".to_owned(),
            steps,
            parameters: Vec::new(),
            unknown: vec!["source".to_owned()],
        },
    })
}
