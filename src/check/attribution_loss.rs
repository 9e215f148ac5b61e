//! attribution-loss: one article says who gives the figure, the other gives it as its own.
//!
//! Why it matters: a count that one side in a dispute puts out reads as established once its source is gone.
//!
//! Example: “police say 12 people died” against “12 people died”.
//!
//! How it decides: the same number under the same hedge, a source named in one and nowhere for this figure in the other. Info; low where
//! the source itself only estimates or reports a count that moves on (a toll, a crowd). Never more: most texts name their source once,
//! and a figure that every outlet has from the same officials is no dispute.
//!
//! Not caught: a source named a paragraph earlier is taken as lost only where the article never names one for the figure.

use super::{Judgement, Pair, compare, say};
use crate::model::{Claim, Explanation, Modality, Severity};

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let named = |c: &Claim| c.attribution.is_some() || c.quoted;
    let (said, flat, swap) = match (named(pair.a), named(pair.b)) {
        (true, false) => (pair.a, pair.b, false),
        (false, true) => (pair.b, pair.a, true),
        (true, true) | (false, false) => return None,
    };
    let same = said.quantity.hedge == flat.quantity.hedge && compare::same_stated(said, flat);
    let elsewhere = |c: &Claim| c.article == flat.article && named(c);
    if !same || flat.headline || said.attribution.is_none() || pair.peers().any(elsewhere) {
        return None;
    }
    // "he" names nobody here.
    let named = said.attribution.as_ref().map(|a| a.text.split_whitespace().collect::<Vec<_>>().join(" "));
    let who = named.filter(|n| n.len() > 3).map_or_else(|| "somebody it names".to_owned(), |n| format!("“{n}”"));
    let unsure = matches!(said.modality, Modality::Estimated | Modality::Reported);
    let lost = unsure && said.subject.moves && flat.modality == Modality::Asserted;
    let severity = if lost { Severity::Low } else { Severity::Info };
    Some(Judgement {
        severity,
        swap,
        reason: format!("the first has it from {who}, the second as its own."),
        explanation: Explanation {
            rule: "source-lost".to_owned(),
            steps: say::intervals(pair.a, pair.b, pair.articles),
            ..Explanation::default()
        },
    })
}
