//! Walls of the subject: what is counted, by whom and in which deed.

use super::{Apart, same_value, stated};
use crate::model::{At, Claim, Kind, same_party};

pub fn sentence(a: &Claim, b: &Claim) -> Option<Apart> {
    let several = a.subject.several && b.subject.several;
    let beside = a.article == b.article && a.sentence == b.sentence && !same_value(a, b) && !several;
    beside.then(|| ("sentence", "one sentence gives both".to_owned()))
}

pub fn subject(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (&a.subject.id, &b.subject.id);
    if !a.subject.is_open() && !b.subject.is_open() && x != y {
        return Some(("subject", format!("{x} is not {y}")));
    }
    if let Some((x, y)) = sides(a, b) {
        return Some(("subject", format!("those who are {x} are not those who are {y}")));
    }
    let (x, y) = (a.subject.dimension.as_ref()?, b.subject.dimension.as_ref()?);
    // "27 miles off Cape Varro", "27 miles from the cape".
    let part = |short: &str, long: &str| short.split(' ').all(|w| long.split(' ').any(|v| v == w));
    (!part(x, y) && !part(y, x)).then(|| ("subject", format!("a {x} is not a {y}")))
}

/// Of two sorts that exclude each other (men and women, adults and children) each claim names one.
fn sides<'c>(a: &'c Claim, b: &'c Claim) -> Option<(&'c str, &'c str)> {
    let said = |c: &'c Claim| -> Vec<(&'c str, &'c str)> {
        // What befell people is told by the verb, which a sentence has for each of its figures.
        c.qualifiers.sides(&At::AROUND).filter(|(sort, _)| *sort != "life").collect()
    };
    let (x, y) = (said(a), said(b));
    // Who names both sides may mean both.
    let apart = |&(sort, side): &(&'c str, &'c str)| {
        let shared = x.iter().any(|p| p.0 == sort && y.contains(p));
        y.iter().find(|p| p.0 == sort && !shared).map(|p| (side, p.1))
    };
    x.iter().find_map(apart)
}

/// The same things under two telling verbs are two counts: homes destroyed and homes damaged. A pack's subject knows its verbs.
pub fn event(a: &Claim, b: &Claim) -> Option<Apart> {
    let packed = !a.subject.is_open() || !b.subject.is_open();
    let (x, y) = (a.qualifiers.event.as_ref()?, b.qualifiers.event.as_ref()?);
    let counted = a.quantity.kind == Kind::Count;
    let telling = a.qualifiers.telling && b.qualifiers.telling;
    let apart = counted && !packed && x != y && telling && !same_value(a, b);
    apart.then(|| ("event", format!("`{x}` is not `{y}`")))
}

/// "Kent has 212 beds", "Essex has 340": two who do the same with the same things do it each for themselves.
pub fn doer(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    let same =
        x.event.is_some() && x.event == y.event && !a.subject.head.is_empty() && a.subject.head == b.subject.head;
    let known = |p: &String, q: &String| same_party(p, q) || is_short_for(p, q) || is_short_for(q, p);
    let two = !x.parties.is_empty() && !y.parties.is_empty();
    let apart = same && two && !x.parties.iter().any(|p| y.parties.iter().any(|q| known(p, q)));
    (apart && stated(a) != stated(b))
        .then(|| ("party", format!("{} is not {}", x.parties.join(", "), y.parties.join(", "))))
}

/// "hp" is "hewlett packard".
fn is_short_for(short: &str, long: &str) -> bool {
    let initials: String = long.split([' ', '-']).filter_map(|w| w.chars().next()).collect();
    short.chars().count() > 1 && initials.starts_with(short)
}

/// Two parties' figures of one thing, or of one deed, are two figures. Of two deeds each party may have its own part in one:
/// a county approves what a firm invests.
pub fn party(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (&a.qualifiers.parties, &b.qualifiers.parties);
    let thing = a.subject.same_entry(&b.subject) || (!a.subject.head.is_empty() && a.subject.head == b.subject.head);
    let (e, f) = (&a.qualifiers.event, &b.qualifiers.event);
    if !thing && e.is_some() && f.is_some() && e != f {
        return None;
    }
    let apart = !x.is_empty() && !y.is_empty() && !a.qualifiers.shares_party(&b.qualifiers);
    apart.then(|| ("party", format!("{} is not {}", x.join(", "), y.join(", "))))
}

/// Two reports of one vote or match that differ still share a number or the sum; two games need share nothing.
pub fn tally(a: &Claim, b: &Claim) -> Option<Apart> {
    if !a.quantity.kind.is_tally() || !b.quantity.kind.is_tally() {
        return None;
    }
    let numbers = |c: &Claim| c.canonical.and_then(|i| i.low.zip(i.high)).map(|(x, y)| (x.value, y.value));
    let (x, y) = (numbers(a)?, numbers(b)?);
    let alike = x.0 == y.0 || x.1 == y.1 || x.0 == y.1 || x.1 == y.0 || x.0.checked_add(x.1) == y.0.checked_add(y.1);
    (!alike).then(|| ("tally", "neither a number nor the sum is the same".to_owned()))
}
