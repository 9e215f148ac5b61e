//! digit-slip: two figures of one length that differ by two neighbouring digits that changed places, or by one digit of four or more.
//!
//! Why it matters: figures are copied by hand, and such a slip survives every reading for sense.
//!
//! Example: “48,213 ballots” against “48,231 ballots”.
//!
//! How it decides: same unit, no number satisfies both, not both are estimates. Digits that changed places count from two digits on, one
//! differing digit only among four significant ones (or three in sentences that are else the same, or of what is surely one thing), and not
//! where the count moves on while the story runs, nor where one article gives both figures. As grave as the difference, medium at least;
//! low where hardly more than the digits joins the two (less than `conflict.likely`), of prices at two moments, and of three digits of what
//! a story has several of.
//!
//! Not caught: two digits wrong, or a digit lost.

use super::{Judgement, Pair, compare, say, value_conflict};
use crate::model::digits::{aligned, one_digit_apart, significant, transposed};
use crate::model::{Claim, Explanation, Severity};
use rust_decimal::Decimal;

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let hedged = |c: &Claim| c.quantity.approximate || tolerance(pair, c);
    // "11,430" alone may be the houses of the sentence before.
    let (p, q) = (&pair.a.quantity, &pair.b.quantity);
    let alike = p.unit_id() == q.unit_id() || (p.is_count() && q.is_count());
    if !pair.contends() || !alike || (hedged(pair.a) && hedged(pair.b)) {
        return None;
    }
    let (x, y) = (pair.a.quantity.single()?, pair.b.quantity.single()?);
    let (p, q) = aligned(x, y)?;
    let digits = significant(x).len().min(significant(y).len());
    let long = digits >= 4 || pair.twins && digits >= 3;
    let moves = (pair.a.subject.moves || pair.b.subject.moves) && !pair.is_long_past();
    // Two polls or two games seldom give figures that are each other's turned round; one digit apart they may well be.
    let far = compare::ratio(pair.a, pair.b).is_none_or(|r| r > Decimal::new(11, 1));
    // "36 passengers" and "63 passengers" of two halves of a flight: two digits are turned round by chance where a part is told.
    let (a, b) = (pair.a, pair.b);
    let one = !a.quantity.is_count() || a.subject.head == b.subject.head && a.qualifiers.part == b.qualifiers.part;
    // "43 million" is no "40.3 million" with its digits turned round.
    let place = |c: &Claim| c.quantity.stated().map(|n| n.place);
    // "312 pence" and "512 pence" of what is surely one: of things that a story has several of they may still be two.
    let several = pair.of_several();
    let sure = several && digits >= 3 && far && pair.is_sure() && same_entry(pair);
    let one_digit = one_digit_apart(&p, &q);
    let how = if transposed(&p, &q) && place(a) == place(b) && (digits > 2 || one) {
        "two neighbouring digits have changed places"
    } else if (long && !(far && several) || sure) && !moves && one_digit {
        "they differ by one digit"
    } else {
        return None;
    };
    if pair.gives_both() {
        return None;
    }
    let mut steps = say::intervals(pair.a, pair.b, pair.articles);
    steps.push(format!("digits: {p} and {q}"));
    // At two moments a share stands at two prices, whose digits may be alike by chance.
    let least = value_conflict::severity(pair).max(Severity::Medium);
    Some(Judgement {
        severity: if pair.of_two_moments() || sure && one_digit { Severity::Low } else { pair.slip_severity(least) },
        swap: false,
        reason: format!("{how}, so one may be a slip of the other."),
        explanation: Explanation {
            rule: "digits-changed".to_owned(),
            steps,
            parameters: Vec::new(),
            unknown: value_conflict::unknown(pair),
        },
    })
}

fn same_entry(pair: &Pair<'_>) -> bool {
    pair.a.subject.same_entry(&pair.b.subject)
}

fn tolerance(pair: &Pair<'_>, claim: &Claim) -> bool {
    pair.tolerances.of(claim.quantity.hedge, claim.quantity.approximate).is_some()
}
