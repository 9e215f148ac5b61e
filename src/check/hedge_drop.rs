//! hedge-drop: the same number, with a bound in one article and without it in the other.
//!
//! Why it matters: “at least three” says that the count is not finished; “three” says that it is. In stories of tolls and closures
//! that is information.
//!
//! Example: “At least three ports have reportedly closed” against “Three ports have closed”.
//!
//! How it decides: same stated number, and one side has “at least”, “more than”, “up to”, “at most” or “less than” where the other has
//! nothing. Medium for counts of people and things; but “more than” and “less than” over a count of 100 or more are low, as is all
//! money and measure: over a round number a lost “more than” rarely misleads. A lost “up to” is medium whatever is measured: a third
//! to a half of readers take the peak for the figure (US Federal Trade Commission, 2012).
//! The toll of an event that goes on (the dead, the injured, the missing) is low: on the day every outlet writes it both ways. Where the
//! bare figure is the older one, nothing was left out: info.
//! “About” against nothing is low only where the number is not round.
//!
//! Not caught: a hedge lost together with a change of the number.

use super::{Judgement, Pair, compare, say};
use crate::model::{Claim, Explanation, Hedge, Modality, Severity};
use rust_decimal::Decimal;

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let bare = |c: &Claim| matches!(c.quantity.hedge, Hedge::None | Hedge::Exact) && !c.quantity.approximate;
    let (hedged, plain, swap) = match (bare(pair.a), bare(pair.b)) {
        (false, true) => (pair.a, pair.b, false),
        (true, false) => (pair.b, pair.a, true),
        (true, true) | (false, false) => return None,
    };
    if !compare::same_stated(pair.a, pair.b) {
        return None;
    }
    // "a 30-homer season" names a class of seasons; nobody reads it as a final count.
    // "at least one offer" says that there is one; only of counts made one by one is it a floor.
    let indefinite = compare::stated(plain) == Some(Decimal::ONE);
    let attributive = indefinite || pair.text_after(plain).starts_with('-');
    if attributive {
        return None;
    }
    // "takes up to 12" and "has a capacity of 12": a capacity is an upper bound by its name.
    if hedged.quantity.hedge == Hedge::UpTo && plain.subject.head == "capacity" {
        return None;
    }
    let bounded = match hedged.quantity.hedge {
        Hedge::AtLeast | Hedge::Over | Hedge::Under | Hedge::AtMost | Hedge::UpTo => true,
        Hedge::About | Hedge::Almost | Hedge::None => false,
        Hedge::Between | Hedge::Vague | Hedge::Exact => return None,
    };
    let counted = plain.quantity.is_count() && compare::stated(plain).is_some_and(|v| v < Decimal::ONE_HUNDRED);
    let floor = matches!(hedged.quantity.hedge, Hedge::AtLeast | Hedge::UpTo | Hedge::AtMost);
    let peak = hedged.quantity.hedge == Hedge::UpTo;
    let severity = match (bounded, peak || counted || (floor && plain.quantity.is_count())) {
        (true, true) => Severity::Medium,
        (true, false) => Severity::Low,
        (false, true | false) => Severity::Info,
    };
    // The figure stood bare before anybody hedged it: nothing was left out.
    let first = pair.by_day().is_some_and(|(older, _, _)| std::ptr::eq(older, plain));
    let severity = if first { Severity::Info } else { severity };
    let floor = matches!(hedged.quantity.hedge, Hedge::AtLeast | Hedge::Over);
    let toll = floor && (pair.a.subject.toll || pair.b.subject.toll);
    let severity = if toll { severity.min(Severity::Low) } else { severity };
    let mut steps = say::intervals(pair.a, pair.b, pair.articles);
    let softened = matches!(hedged.modality, Modality::Reported | Modality::Estimated);
    if softened && plain.modality == Modality::Asserted {
        steps.push(format!("the first is {}, the second asserted", hedged.modality.name()));
    }
    // The words as written, where the grammar kept them.
    let article = if std::ptr::eq(hedged, pair.a) { pair.articles.0 } else { pair.articles.1 };
    let written = hedged.quantity.hedge_span.map(|s| s.text(&article.text).to_lowercase());
    let lost = written.unwrap_or_else(|| hedged.quantity.hedge.name().replace('-', " "));
    Some(Judgement {
        severity,
        swap,
        reason: format!("the second leaves out “{lost}”, so the figure reads as final."),
        explanation: Explanation {
            rule: "same-number-hedge-lost".to_owned(),
            steps,
            parameters: vec![("counted one by one".to_owned(), "under 100".to_owned())],
            unknown: Vec::new(),
        },
    })
}
