//! update: a figure that moves with events differs between articles of different days.
//!
//! Why it matters: five dead on Monday and eight on Tuesday is news, not a contradiction; but a draft that still has the older figure is stale.
//!
//! Example: “at least 5 dead” on the day, “8 dead” the day after.
//!
//! How it decides: the subject moves on while the story runs (its pack entry says so), or one outlet gives both figures, or the older
//! figure is a plan or a forecast; both articles carry a date, and the dates differ.
//! Info where the later figure is higher, low where it is lower: tolls fall as well as rise, and a fall is worth a look. It is medium
//! where the lower figure is that of one article alone and not less than a fifth of the earlier: had the count been revised, others would
//! have it too. Of a toll it is low where the lower figure counts a class that the other does not name (“181 passengers”). The missing, the homes without power and those who are “still” in hospital or in a shelter become fewer by themselves.
//!
//! Not caught: articles without a date; those are compared as if of one time.

use super::{Judgement, Pair, compare, say};
use crate::model::{At, Claim, Explanation, Mark, Modality, Severity, SumWord};
use rust_decimal::Decimal;

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
        severity: match rises {
            true => Severity::Info,
            false if !planned && contested(pair, older, newer) => Severity::Medium,
            false => Severity::Low,
        },
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

/// The lower figure is one later article's alone and as good as surely of the same thing.
fn contested(pair: &Pair<'_>, older: &Claim, newer: &Claim) -> bool {
    // "Eleven of the 19" are a part as well.
    let part = |c: &Claim| c.qualifiers.part || pair.text_after(c).trim_start().starts_with("of the ");
    let ebbs = |c: &Claim| {
        let still = c.qualifiers.has_cue_in(&[At::Before, At::Behind], SumWord::Still);
        // The missing are found, the treated go home, the power comes back; bodies are counted as they are found.
        still || c.qualifiers.is_marked(&Mark::Ebbs)
    };
    let shared = pair.peers().any(|c| c.article != newer.article && compare::same_stated(c, newer));
    let near = compare::ratio(older, newer).is_some_and(|r| r <= FALL);
    // An outlet that counts less than before has corrected itself, and says so seldom; what else it tells anew may be another thing.
    let counted = !pair.of_one_outlet() || pair.moves() && newer.quantity.is_count();
    // "181 passengers" where others count people: a class by itself may be some of them.
    let general = |c: &Claim| c.qualifiers.is_marked(&Mark::Whoever);
    let of_class =
        newer.quantity.unit_id() == Some("person") && newer.subject.toll && general(older) && !general(newer);
    near && pair.is_sure() && counted && !shared && !part(older) && !part(newer) && !ebbs(newer) && !of_class
}

/// A toll is hardly revised to less than a fifth; such a figure is of something else. A convention.
const FALL: Decimal = Decimal::from_parts(5, 0, 0, false, 0);
