//! One change of one size that the one article takes for a rise and the other for a fall.

use super::compare::{self, Relation};
use super::value_conflict::unknown;
use super::{Judgement, Pair, say};
use crate::model::{Claim, Direction, Explanation, Hedge, Mark, Modality, Reached, Severity};

/// "Rose 28 percent", "fell 28 percent": by as much, but the other way.
pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    let (x, y) = (by(pair.a)?, by(pair.b)?);
    let same = pair.relation == Relation::Equal && compare::same_stated(pair.a, pair.b);
    // Of a quote in the morning and at the close, of two quarters and of several things each moved its own way.
    let times = pair.may_be_of_two_times() || pair.names_two_times() || fleets(pair);
    let one = pair.is_sure() && is_one_thing(pair) && !times && !pair.of_several();
    if x == y || !same || !one || pair.turns_both_ways() {
        return None;
    }
    let certain = pair.twins || pair.is_of_one_time() && pair.reaches("conflict.certain") == Some(true);
    let explanation = Explanation {
        rule: "other-direction".to_owned(),
        steps: say::intervals(pair.a, pair.b, pair.articles),
        parameters: Vec::new(),
        unknown: unknown(pair),
    };
    let severity = if certain { Severity::High } else { Severity::Medium };
    let reason = format!("by as much, but {} in the one and {} in the other.", x.name(), y.name());
    Some(Judgement { severity, swap: false, reason, explanation })
}

/// A quote goes up and down within the hour: only two of the close, or of the opening, are of one moment.
fn fleets(pair: &Pair<'_>) -> bool {
    (pair.a.subject.fleeting || pair.b.subject.fleeting) && !pair.twins && !pair.are_at_one_bell()
}

/// The way of a change that came about, by so much.
fn by(claim: &Claim) -> Option<Direction> {
    let change = claim.quantity.change.filter(|c| c.role == Reached::By)?;
    let plain = claim.quantity.is_point() && claim.quantity.hedge != Hedge::Vague && !claim.qualifiers.comparison;
    let told =
        matches!(claim.modality, Modality::Asserted | Modality::Reported) && !claim.qualifiers.is_marked(&Mark::Unreal);
    (plain && told).then_some(change.direction)
}

/// A noun of their own that is the same, narrowed by nothing that tells two apart.
fn is_one_thing(pair: &Pair<'_>) -> bool {
    let (x, y) = (&pair.a.subject, &pair.b.subject);
    let named = !x.head.is_empty() && x.head == y.head || x.same_entry(y);
    // "Sales of cars", "lorry sales".
    let narrowed = !x.modifiers.is_empty() && !y.modifiers.is_empty();
    let apart = narrowed && !x.modifiers.iter().any(|m| y.modifiers.contains(m));
    let held = x.container.as_ref().zip(y.container.as_ref()).is_none_or(|(m, n)| m == n);
    let parties = |c: &Claim| c.qualifiers.parties.is_empty();
    let statistic = pair.a.qualifiers.statistic == pair.b.qualifiers.statistic;
    named && !apart && held && statistic && (parties(pair.a) == parties(pair.b) || pair.is_of_one_time())
}
