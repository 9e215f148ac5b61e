//! modality-drift: the same figure, once as what may or will be and once as a fact.
//!
//! Why it matters: “could cost $5 million” retold as “costs $5 million” turns a forecast into a bill.
//!
//! Example: “the repair may cost $5 million” against “the repair costs $5 million”.
//!
//! How it decides: same number under the same hedge; one is projected or conditional, the other asserted, and the article that asserts it
//! nowhere softens it. Low for sums and measures that only may be; info for plans (“will cut 900 jobs”), which most outlets tell as done
//! once they are announced, and for counts, where the word often softens something else in the sentence.
//!
//! Not caught: a forecast that came true between the articles (both days are shown), and softening by words the packs do not list.

use super::{Judgement, Pair, compare, say};
use crate::model::{Claim, Explanation, Kind, Modality, Severity};

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let soft = |c: &Claim| matches!(c.modality, Modality::Projected | Modality::Conditional);
    let flat = |c: &Claim| c.modality == Modality::Asserted;
    let (softened, asserted, swap) = match () {
        () if soft(pair.a) && flat(pair.b) => (pair.a, pair.b, false),
        () if flat(pair.a) && soft(pair.b) => (pair.b, pair.a, true),
        () => return None,
    };
    // "an ending that she, 19, could not win": a verb's mood says nothing of an age.
    if asserted.quantity.kind == Kind::Age {
        return None;
    }
    let same_hedge = softened.quantity.hedge == asserted.quantity.hedge;
    let both = |c: &Claim| c.article == asserted.article && soft(c) && compare::same_stated(c, asserted);
    if !same_hedge
        || pair.of_several()
        || !compare::same_stated(pair.a, pair.b)
        || pair.peers().any(both)
        || asserted.headline
    {
        return None;
    }
    let mut steps = say::intervals(pair.a, pair.b, pair.articles);
    steps.push(format!("the first is {}, the second asserted", softened.modality.name()));
    Some(Judgement {
        severity: if softened.modality == Modality::Conditional && !softened.quantity.is_count() {
            Severity::Low
        } else {
            Severity::Info
        },
        swap,
        reason: format!("the first is {}, the second states it as a fact.", softened.modality.name()),
        explanation: Explanation { rule: "forecast-became-fact".to_owned(), steps, ..Explanation::default() },
    })
}
