//! bound-conflict: the same number as a floor in one article and as a ceiling in the other.
//!
//! Why it matters: “more than 10,000” and “no more than 10,000” differ by a word that is easily lost or turned around, and they
//! exclude each other.
//!
//! Example: “days with more than 10,000 people” against “as many as 10,000 a day”.
//!
//! How it decides: both give the same number, one as a lower and one as an upper bound (or as the exact figure), and at least one of
//! the two excludes the number itself. “Nearly” is an upper bound against “more than” (low where the count may
//! have moved on, and said only where it is sure that both are of one thing: the number itself has put them together). Medium. Experiments show that readers may cancel the bound of “up to” and “as many as” (McNabb and others),
//! so such a pair is medium only where the other bound is strict.
//!
//! Not caught: bounds on different numbers (see value-conflict).

use super::{Judgement, Pair, compare, say, value_conflict};
use crate::model::{Claim, Explanation, Hedge, Severity};

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let opposite = (is_floor(pair.a) && is_ceiling(pair.b)) || (is_ceiling(pair.a) && is_floor(pair.b));
    let exact = |c: &Claim| c.quantity.hedge == Hedge::Exact;
    let opposite = opposite || exact(pair.a) || exact(pair.b);
    // "nearly 340" stops below the number for 81 to 87 of a hundred readers (the `almost` tolerance), "more than 340" begins above it.
    let almost = |c: &Claim| c.quantity.hedge == Hedge::Almost;
    let over = |c: &Claim| c.quantity.hedge == Hedge::Over;
    // The number itself puts such two together, so that the rest must be sure.
    let crossed = (almost(pair.a) && over(pair.b) || over(pair.a) && almost(pair.b)) && pair.is_sure();
    let opposite = opposite || crossed;
    let strict = [pair.a, pair.b].iter().any(|c| matches!(c.quantity.hedge, Hedge::Over | Hedge::Under));
    if !opposite || !strict || !compare::same_stated(pair.a, pair.b) {
        return None;
    }
    let explanation = Explanation {
        rule: "bounds-exclude-each-other".to_owned(),
        steps: say::intervals(pair.a, pair.b, pair.articles),
        parameters: Vec::new(),
        unknown: value_conflict::unknown(pair),
    };
    let figure = compare::stated(pair.a).map(say::decimal).unwrap_or_default();
    Some(Judgement {
        severity: if crossed && pair.moved_on() { Severity::Low } else { Severity::Medium },
        swap: false,
        reason: format!(
            "{figure} itself is left out by one and is the other's limit, so both cannot hold for the same figure."
        ),
        explanation,
    })
}

fn is_floor(claim: &Claim) -> bool {
    matches!(claim.quantity.hedge, Hedge::Over | Hedge::AtLeast)
}

fn is_ceiling(claim: &Claim) -> bool {
    matches!(claim.quantity.hedge, Hedge::Under | Hedge::AtMost | Hedge::UpTo)
}
