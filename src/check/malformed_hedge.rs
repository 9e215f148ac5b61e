//! malformed-hedge: a bound and a form that cannot go together.
//!
//! Why it matters: “at least 40-50” leaves open what the least is, and “up to 5 or more” says nothing at all.
//!
//! Example: “at least 40-50 people”; “about 3,273”.
//!
//! How it decides: “at least”, “more than”, “up to” and the like before a range, or two bounds that point both ways about one number: low. “About”
//! before a number of four or more significant digits: info, it is odd style only.
//!
//! Not caught: hedges in two clauses.

use super::{Slip, Survey, together};
use crate::model::{Explanation, Hedge, Kind, Severity};

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    (0..survey.claims.len()).filter_map(|i| malformed(survey, i)).collect()
}

fn malformed(survey: &Survey<'_>, i: usize) -> Option<Slip> {
    let claim = &survey.claims[i];
    let q = &claim.quantity;
    let bound = match q.hedge {
        Hedge::AtLeast | Hedge::AtMost | Hedge::Over | Hedge::Under | Hedge::UpTo => true,
        Hedge::None | Hedge::About | Hedge::Almost | Hedge::Between | Hedge::Vague | Hedge::Exact => false,
    };
    let range = q.interval.low.zip(q.interval.high).is_some_and(|(low, high)| low.value != high.value);
    let whole = matches!(q.kind, Kind::Count | Kind::Money | Kind::Percent | Kind::Measure);
    let fine = q.stated().is_some_and(|n| n.significant_digits() >= 4) && q.is_point();
    let (severity, reason) = if bound && range && whole {
        (Severity::Low, "a bound before a range does not say which end it bounds.")
    } else if bound && claim.qualifiers.cues.iter().any(|c| c == "bounds:both") {
        (Severity::Low, "one word bounds it from above and one from below, so it says nothing.")
    } else if q.hedge == Hedge::About && fine && q.kind == Kind::Count {
        (Severity::Info, "the number is too exact for its “about”.")
    } else {
        return None;
    };
    let explanation = Explanation { rule: "hedge-and-form-clash".to_owned(), ..Explanation::default() };
    Some(together::slip(survey, severity, vec![i], reason, explanation))
}
