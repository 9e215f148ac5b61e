//! stale-figure: a later article still has the figure that a newer one had replaced.
//!
//! Why it matters: a text taken over from an earlier edition carries its count along, and reads as the present one.
//!
//! Example: “5 dead” on Monday, “8 dead” on Tuesday, “5 dead” again in a text of Wednesday.
//!
//! How it decides: three articles of three days, a count that moves on, and the last repeats the first's figure against the second's.
//! Medium. Words that give the figure its own day (“by Monday evening”) take it out.
//!
//! Not caught: an older figure that no article of the story had before.

use super::{Judgement, Pair, compare, say};
use crate::model::{Explanation, Severity};

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let (older, newer, swap) = pair.by_day()?;
    if !pair.rivals() || !pair.moves() || !pair.in_order(older) || newer.qualifiers.period.is_some() {
        return None;
    }
    // A toll that fell for one article and stands again as before was not replaced: the article between was late.
    let grows = older.subject.exact && newer.subject.exact;
    if grows && compare::central(older)? < compare::central(newer)? {
        return None;
    }
    let day = pair.day_of(older)?;
    let first = pair.peers().find(|c| {
        let before = pair.day_of(c).is_some_and(|d| d < day);
        before && c.article != newer.article && compare::same_stated(c, newer)
    })?;
    // "Norland lost 40 of them" repeats the share of one, not the count of all.
    let shares = &first.qualifiers.parties;
    if !shares.is_empty() && !shares.iter().any(|p| older.qualifiers.parties.contains(p)) {
        return None;
    }
    let mut steps = say::intervals(pair.a, pair.b, pair.articles);
    steps.extend(pair.days());
    steps.push(format!("the figure is that of an article of {}", pair.day_of(first)?));
    Some(Judgement {
        severity: Severity::Medium,
        swap: !swap,
        reason: "the first is the later article, yet it has the figure of an earlier one.".to_owned(),
        explanation: Explanation {
            rule: "replaced-figure-again".to_owned(),
            steps,
            parameters: Vec::new(),
            unknown: vec!["whether it was taken back on purpose".to_owned()],
        },
    })
}
