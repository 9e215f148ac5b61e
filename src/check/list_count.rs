//! list-count: a number announces so many things and the list behind the colon names another number of them.
//!
//! Why it matters: one has been forgotten, or cut in editing.
//!
//! Example: “three ports: Arden, Colby and Dunmore Bay and …” with only two names left.
//!
//! How it decides: a count under 20, at once a colon, then a plain list of names or short phrases, commas and one “and”. No verbs, numbers or brackets, nothing
//! like “such as”. Names that come with their state (“Salem, Oregon, and Austin, Texas”) make twice as many. Medium.
//!
//! Not caught: lists in dashes, with semicolons, over several sentences, or ended by “or”.

use super::{Slip, Survey, together};
use crate::model::{Explanation, Hedge, Kind, Mark, Severity};
use rust_decimal::prelude::ToPrimitive;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    (0..survey.claims.len()).filter_map(|i| counted(survey, i)).collect()
}

fn counted(survey: &Survey<'_>, i: usize) -> Option<Slip> {
    let claim = &survey.claims[i];
    let q = &claim.quantity;
    let list = |mark: &Mark| if let Mark::Lists(count) = mark { u64::try_from(*count).ok() } else { None };
    let listed = claim.qualifiers.marks.iter().find_map(list)?;
    let bare =
        q.kind == Kind::Count && q.is_point() && matches!(q.hedge, Hedge::None | Hedge::Exact) && q.per.is_none();
    let said = q.stated().filter(|n| bare && n.value.fract().is_zero())?.value.to_u64()?;
    let plain = (2..20).contains(&said) && !q.approximate && q.change.is_none();
    if !plain || listed == said || listed == 2 * said {
        return None;
    }
    let reason = format!("the list after it names {listed}, not {said}.");
    let explanation = Explanation {
        rule: "list-of-another-length".to_owned(),
        steps: vec![reason.clone()],
        ..Explanation::default()
    };
    Some(together::slip(survey, Severity::Medium, vec![i], &reason, explanation))
}
