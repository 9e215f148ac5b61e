//! magnitude-slip: the same digits a power of ten apart: a million for a billion, a zero lost or added.
//!
//! Why it matters: it is the commonest grave slip with large sums, and nobody stumbles over it in reading.
//!
//! Example: “a contract worth $3.4 million” against “the $3.4 billion contract”.
//!
//! How it decides: no number satisfies both, and the larger is the smaller times 1,000 or a million within 5 % (a rounded figure slips as
//! well), or times 10 or 100 with the very same digits, two of them at least of things that are counted; one of the two may be an end of a
//! range. High; medium where it is not sure that both are one thing (`conflict.sure`), low where hardly more than the digits joins them
//! (`conflict.likely`). Counts that move on between articles of different days are left to `update` where the factor is only 10 or 100.
//!
//! Not caught: a slip in a figure that only one article gives, and one beside which the sign of the money was lost.

use super::{Judgement, Pair, compare, say};
use crate::model::digits::significant;
use crate::model::{Claim, Explanation, Hedge, Kind, Severity};
use rust_decimal::Decimal;

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    // "$3 billion" and "3 million" of whatever: a slip in the size leaves what is counted as it was.
    if !pair.contends() || pair.a.quantity.kind != pair.b.quantity.kind {
        return None;
    }
    // "$9.4 million" may be one end of "$9.4 billion to $9.6 billion".
    let stated = |c: &Claim| c.quantity.stated().filter(|_| c.quantity.hedge != Hedge::Vague).map(|n| n.value);
    let (x, y) = (stated(pair.a)?, stated(pair.b)?);
    // Of two ranges neither is an end of the other.
    pair.a.quantity.single().or(pair.b.quantity.single())?;
    let (high, low) = (compare::central(pair.a)?, compare::central(pair.b)?);
    let ratio = compare::ratio(pair.a, pair.b)?;
    let width = pair.parameters.get("magnitude.width")?;
    let same_unit = pair.a.quantity.unit_id() == pair.b.quantity.unit_id();
    let near = |power: u64| ratio.checked_div(Decimal::from(power)).is_some_and(|r| (r - Decimal::ONE).abs() <= width);
    let same_digits = significant(x) == significant(y) && same_unit;
    let weighty =
        significant(x).len() >= 2 || pair.a.quantity.kind == Kind::Money || high.min(low) >= Decimal::ONE_THOUSAND;
    // "4 cooks" and "4,000 guests": nobody leaves out a "thousand" after a single digit.
    let factor = [1_000u64, 1_000_000].into_iter().find(|&p| near(p) && weighty).or_else(|| {
        // Two digits of two things are the same by chance.
        let (p, q) = (&pair.a.subject, &pair.b.subject);
        let one = significant(x).len() >= 3 || p.same_entry(q) || !p.head.is_empty() && p.head == q.head;
        // "300,000 people" and "three million people" share their only digit by chance.
        let digits = significant(x).len() >= 2 || pair.a.quantity.kind != Kind::Count || pair.twins;
        let settled = one && digits && !pair.moved_on() && !pair.of_several();
        [10u64, 100].into_iter().find(|&p| same_digits && weighty && settled && ratio == Decimal::from(p))
    })?;
    let said = say::decimal(Decimal::from(factor));
    let cause = if factor >= 1_000 {
        if high.min(low) < Decimal::from(1_000_000) {
            "“thousand” and “million” may have been exchanged"
        } else {
            "“million” and “billion” may have been exchanged"
        }
    } else {
        "a zero or the word for the size may have slipped"
    };
    let mut steps = say::intervals(pair.a, pair.b, pair.articles);
    steps.push(format!("the larger is {} times the smaller", ratio.round_dp(2).normalize()));
    Some(Judgement {
        severity: pair.slip_severity(Severity::High),
        swap: false,
        reason: format!("one is {said} times the other with the same digits, so {cause}."),
        explanation: Explanation {
            rule: "same-digits-power-of-ten".to_owned(),
            steps,
            parameters: vec![("width".to_owned(), width.to_string())],
            unknown: super::value_conflict::unknown(pair),
        },
    })
}
