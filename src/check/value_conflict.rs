//! value-conflict: two articles give figures for the same thing that no number satisfies.
//!
//! Why it matters: one of them is wrong, or they speak of different things and a reader cannot tell.
//!
//! Example: “over 8,000 migrants” in one article, “approximately 6,000 migrants” in another, about one caravan on the same days.
//! About 6,000 reaches from 4,800 to 7,200 at its widest; nothing in it is above 8,000.
//!
//! How it decides: hedges are widened to the share of the number that nine in ten readers allow (the `tolerances` pack);
//! roundings and truncations agree; bounds are kept as they are, and what "over" usually stops at never makes a conflict.
//! Severity follows the ratio of the two figures: under 1.1 low, under 1.25 medium, else high. A difference between counts made
//! one by one (the dead, ports, votes) is at least medium, and so is one between figures of one unit that are given to the same place in
//! two digits or more without a hedge, where they are as good as surely of one thing; no difference is high where that is in doubt
//! (`conflict.sure`). It is one step milder where both are hedged or one says "up to", and low
//! where one is a vague word ("several", "dozens"): no experiment says where those end.
//! Articles more than a week apart whose figures name no common time are at most low: much can have changed.
//! So are figures more than three times apart (`conflict.far`) that are less than 65 % sure to be of one thing (`conflict.likely`): they
//! are likelier of two.
//! So are counts of what no pack knows (specimens, calls) in articles two days apart or more: it may just have gone on.
//! So is a count of which one article says that it goes on (“so far”, “as of 4 p.m.”).
//! So are levels (heights, temperatures, shares) for which the articles name two hours (“at noon”, “in the evening”).
//! So are quotes of a market (share prices, oil) that are neither both of the close nor both of one named time.
//! Of sentences that are the same but for the figure it is at least medium, and where one says "no more than" and the other "more than".
//! A rise and a fall by the same figure of one thing at one time (“rose 28 percent”, “fell 28 percent”) is medium, and high where the
//! time is named and it is as good as certain that they are of one thing; where an article gives both, it is silent.
//! Of things that a story can hold several of (earthquakes), only figures within 10 % of each other are taken to be the same one, and
//! of speeds those of one moment: “130 km/h when it entered the bend”, “180 km/h as it entered the bend”.
//!
//! Not caught: figures whose subjects the text does not name alike, and figures that agree while both are wrong.

use super::compare::{self, Relation};
use super::{Judgement, Pair, opposite, say};
use crate::model::tolerance::Band;
use crate::model::{Claim, Explanation, Hedge, Kind, Number, Severity};
use rust_decimal::Decimal;

pub fn judge(pair: &Pair<'_>) -> Option<Judgement> {
    opposite::judge(pair).or_else(|| apart(pair))
}

/// Figures that no number satisfies.
fn apart(pair: &Pair<'_>) -> Option<Judgement> {
    if pair.relation < Relation::Stretch || !pair.unmatched || compare::same_stated(pair.a, pair.b) {
        return None;
    }
    // Of several earthquakes or games only near figures are meant to be the same one.
    if pair.of_several() && compare::ratio(pair.a, pair.b).is_none_or(|r| r > Decimal::new(11, 1)) {
        return None;
    }
    let stretch = pair.relation == Relation::Stretch;
    let vague = |c: &&Claim| c.quantity.hedge == Hedge::Vague;
    let severity = match [pair.a, pair.b].into_iter().find(vague) {
        // "several" and "a few" begin where the speaker likes.
        Some(c) if compare::central(c).is_some_and(|v| v < Decimal::TEN) => Severity::Info,
        // "tens of thousands" ends where "hundreds of thousands" begins.
        Some(_) if scales_apart(pair) => Severity::Medium,
        Some(_) => Severity::Low,
        None if stretch => Severity::Low,
        None => severity(pair),
    };
    // What was told of a thing in December need not be told of it in January, nor of a share at noon what holds in the evening.
    let later = pair.may_be_of_two_times();
    let severity = if pair.is_sure() { severity } else { severity.min(Severity::Medium) };
    let doubt = if stretch { None } else { doubt(pair) };
    let severity = if later || doubt.is_some() { severity.min(Severity::Low) } else { severity };
    let mut steps = say::intervals(pair.a, pair.b, pair.articles);
    let widest = |claim| compare::allowed(claim, pair.tolerances, Band::Wide).map(|i| say::interval(&i));
    if let (Some(x), Some(y)) = (widest(pair.a), widest(pair.b)) {
        steps.push(format!("at their widest: {x}, and {y}"));
    }
    let reason = if stretch {
        "they meet only if a hedge is stretched.".to_owned()
    } else {
        "if both speak of the same thing at the same time, both cannot hold.".to_owned()
    };
    let mut parameters = vec![("band".to_owned(), "90 %".to_owned())];
    parameters.extend(say::ratio(pair.a, pair.b).map(|r| ("ratio".to_owned(), r)));
    if let Some(likely) = doubt {
        steps.push(format!("so far apart, and {} % sure to be of one thing, they may be of two", pair.confidence));
        parameters.push(("likely".to_owned(), format!("{likely} %")));
    }
    let explanation = Explanation {
        rule: if stretch { "intervals-meet-at-90" } else { "intervals-disjoint" }.to_owned(),
        steps,
        parameters,
        unknown: unknown(pair),
    };
    Some(Judgement { severity, swap: false, reason, explanation })
}

/// The confidence in percent that a pair lacks whose figures are so far apart that they are likelier of two things.
fn doubt(pair: &Pair<'_>) -> Option<Decimal> {
    let (far, likely) = (pair.parameters.get("conflict.far")?, pair.parameters.get("conflict.likely")?);
    let apart = compare::ratio(pair.a, pair.b).is_none_or(|r| r > far);
    (apart && Decimal::from(pair.confidence) < likely).then_some(likely)
}

/// By the ratio of the two, the way they are counted and their hedges.
pub fn severity(pair: &Pair<'_>) -> Severity {
    let by_ratio = match compare::ratio(pair.a, pair.b) {
        Some(r) if r < Decimal::new(11, 1) => Severity::Low,
        Some(r) if r < Decimal::new(125, 2) => Severity::Medium,
        Some(_) | None => Severity::High,
    };
    let hedged = |h: Hedge| matches!(h, Hedge::About | Hedge::Almost | Hedge::Vague);
    let (p, q) = (&pair.a.quantity, &pair.b.quantity);
    let exact = (pair.a.subject.exact && pair.b.subject.exact)
        || (p.is_count() && q.is_count() && small(pair) && !hedged(p.hedge) && !hedged(q.hedge));
    // One sentence was made from the other: the difference came in on the way.
    // Votes and goals are counted one by one.
    let exact = exact || p.kind.is_tally();
    let exact = exact || (pair.twins && !hedged(p.hedge) && !hedged(q.hedge));
    let exact = exact || precise(pair);
    let exact = exact || opposed(p.hedge, q.hedge) || opposed(q.hedge, p.hedge);
    let mild = p.hedge == Hedge::UpTo || q.hedge == Hedge::UpTo || (hedged(p.hedge) && hedged(q.hedge));
    let severity = if exact { by_ratio.max(Severity::Medium) } else { by_ratio };
    if mild { severity.milder() } else { severity }
}

/// Both give two digits or more of one unit to the same place and without a hedge, and it is as good as certain that they speak of
/// one thing: nobody rounds 41.3 to 41.6, or 2.6 billion to 2.7.
fn precise(pair: &Pair<'_>) -> bool {
    let plain = |c: &Claim| {
        let q = &c.quantity;
        let plain = matches!(q.hedge, Hedge::None | Hedge::Exact) && !q.approximate && q.is_point();
        q.stated().filter(|n| plain && n.significant_digits() >= 2)
    };
    let certain = pair.reaches("conflict.certain") == Some(true);
    let place = plain(pair.a).zip(plain(pair.b)).is_some_and(|(x, y)| told_to(x) == told_to(y));
    let unit = pair.a.quantity.unit_id() == pair.b.quantity.unit_id();
    place && unit && certain && !pair.of_several() && !pair.moved_on()
}

/// The power of ten to which a number is told: decimals as written, so that 44.90 is as fine as 48.94.
fn told_to(n: Number) -> i32 {
    if n.place < 0 { i32::from(n.place) } else { n.trailing_place() }
}

/// Both say by which power of ten it is counted, and the powers differ.
fn scales_apart(pair: &Pair<'_>) -> bool {
    let power = |c: &Claim| {
        let number =
            c.quantity.stated().filter(|n| c.quantity.hedge == Hedge::Vague && n.value >= Decimal::ONE_THOUSAND)?;
        Some(number.leading_place())
    };
    power(pair.a).zip(power(pair.b)).is_some_and(|(x, y)| x != y)
}

/// "No more than 168" against "more than 180": each draws a line that the other is beyond, so that no rounding is meant.
fn opposed(p: Hedge, q: Hedge) -> bool {
    matches!(p, Hedge::AtMost | Hedge::Under) && matches!(q, Hedge::AtLeast | Hedge::Over)
}

/// Counts under 100 are made one by one.
fn small(pair: &Pair<'_>) -> bool {
    [pair.a, pair.b]
        .iter()
        .all(|c| c.quantity.kind == Kind::Count && compare::central(c).is_some_and(|v| v < Decimal::ONE_HUNDRED))
}

/// What neither article tells and the finding hangs on: when, where two without a date name no time; where, of figures that every place has
/// its own of; and who says so.
pub fn unknown(pair: &Pair<'_>) -> Vec<String> {
    let claims = [pair.a, pair.b];
    let dated = pair.articles.0.published.is_some() && pair.articles.1.published.is_some();
    let by_place = claims.iter().any(|c| c.subject.reported || c.subject.several);
    let fields = [
        ("time", !dated && claims.iter().all(|c| c.qualifiers.period.is_none())),
        ("place", by_place && claims.iter().all(|c| c.qualifiers.places.is_empty())),
        ("source", claims.iter().all(|c| c.attribution.is_none())),
    ];
    fields.into_iter().filter(|(_, unstated)| *unstated).map(|(field, _)| field.to_owned()).collect()
}
