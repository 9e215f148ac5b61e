//! unit-slip: the same number under two units, or the same unit with the number of another.
//!
//! Why it matters: one newsroom writes miles, the next kilometres; where only the number or only the word is changed the fact is wrong
//! by the factor between them.
//!
//! Example: “105 mph” against “105 km/h”; “160 miles” against “100 miles”, which are 160 kilometres.
//!
//! How it decides: units of one base that differ with the very same number; or one unit and a ratio within 2 % of the factor to the unit
//! that news mostly converts it to (the `swap` parameters), where at least one figure has two digits. High; medium where it
//! is not sure that both are one thing (`conflict.sure`), low where hardly more than the number joins them (`conflict.likely`).
//!
//! Not caught: nautical miles, tons of different sizes, currencies.

use super::{Judgement, Pair, compare, say, value_conflict};
use crate::model::digits::significant;
use crate::model::{Explanation, Severity, UnitKind};

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    if !pair.contends() {
        return None;
    }
    let (p, q) = (pair.a.quantity.unit.as_ref()?, pair.b.quantity.unit.as_ref()?);
    let (x, y) = (pair.a.quantity.single()?, pair.b.quantity.single()?);
    let convertible =
        p.base == q.base && !matches!(p.kind, UnitKind::Count | UnitKind::Money | UnitKind::Share | UnitKind::Time);
    let mut parameters = Vec::new();
    let reason = if convertible && p.id != q.id && x == y && !x.is_zero() {
        format!(
            "the number is the same but {} are not {}, so the unit may have been exchanged.",
            plural(&p.names),
            plural(&q.names)
        )
    } else if convertible && p.id == q.id && !pair.of_several() {
        let (times, told) = compare::conversion(pair.a, pair.b, p, pair.parameters)?;
        let telling = significant(x).len().max(significant(y).len()) >= 2;
        if !telling || pair.moved_on() {
            return None;
        }
        parameters = told;
        format!("one is {times} times the other, as if it had been converted and kept its unit.")
    } else {
        return None;
    };
    Some(Judgement {
        severity: pair.slip_severity(Severity::High),
        swap: false,
        reason,
        explanation: Explanation {
            rule: "unit-exchanged".to_owned(),
            steps: say::intervals(pair.a, pair.b, pair.articles),
            parameters,
            unknown: value_conflict::unknown(pair),
        },
    })
}

/// The unit's plural where the pack has one: its second name, else the first.
fn plural(names: &[String]) -> &str {
    names.get(1).or(names.first()).map_or("these", String::as_str)
}
