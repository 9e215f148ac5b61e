//! downward-revision: a later article has a lower figure of a count that, once made, does not shrink by itself.
//!
//! Why it matters: tolls do fall: the missing are found, the dead counted twice. A reader who has seen the higher figure needs to be told.
//!
//! Example: “20 people were killed” on the day, “13 people were killed” the day after.
//!
//! How it decides: dead, destroyed or otherwise lost for good (counted one by one, moving on, asserted in both), articles of different days,
//! and the later figure is lower. Medium. Injured, missing, sheltered and evacuated people become fewer as time goes on: those
//! are left to `update`.
//!
//! Not caught: a revision within one day, or between articles without a date.

use super::{Judgement, Pair, compare, say};
use crate::model::{Explanation, Modality, Severity};

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let (older, newer, swap) = pair.by_day()?;
    let counted = older.subject.exact && newer.subject.exact && pair.moves();
    let lasting = [older, newer].iter().all(|c| {
        let measure = c.qualifiers.measure.as_deref();
        let whole = !c.qualifiers.part && c.qualifiers.period.is_none();
        matches!(measure, Some("killed" | "destroyed")) && whole && c.modality == Modality::Asserted
    });
    // "three bodies" are what divers found that day, "three people" may be the toll.
    let people = |c: &&crate::model::Claim| {
        c.qualifiers.measure.as_deref() != Some("killed") || c.quantity.unit_id() == Some("person")
    };
    let same = older.subject.head == newer.subject.head && [older, newer].iter().all(people);
    if !pair.rivals() || !counted || !same || !lasting || compare::central(newer)? >= compare::central(older)? {
        return None;
    }
    let mut steps = say::intervals(pair.a, pair.b, pair.articles);
    steps.extend(pair.days());
    Some(Judgement {
        severity: Severity::Medium,
        swap,
        reason:
            "the later article has the lower figure of a count that does not fall by itself; it may have been revised."
                .to_owned(),
        explanation: Explanation {
            rule: "lasting-count-fell".to_owned(),
            steps,
            parameters: Vec::new(),
            unknown: vec!["whether both count the same people or things".to_owned()],
        },
    })
}
