//! A count of people that is but one share of those whom another counts.

use super::{Apart, stated};
use crate::model::{Area, Claim, Level, Mark};

/// The field that tells a share from the whole, and the reason.
pub fn portion(a: &Claim, b: &Claim) -> Option<Apart> {
    one_way(a, b).or_else(|| one_way(b, a)).or_else(|| two_parts(a, b))
}

/// `small` is a share of `large`.
fn one_way(small: &Claim, large: &Claim) -> Option<Apart> {
    let less = stated(small).zip(stated(large)).is_some_and(|(m, n)| m < n);
    if !less || !small.quantity.is_count() {
        return None;
    }
    if large.subject.toll && small.qualifiers.is_marked(&Mark::Kept) && !large.qualifiers.is_marked(&Mark::Kept) {
        return Some(("period", "one is of those still in care".to_owned()));
    }
    if !small.subject.same_entry(&large.subject) {
        return None;
    }
    let event = |c: &'_ Claim, name: &str| c.qualifiers.event.as_deref() == Some(name);
    if small.subject.toll && event(small, "hospitalize") && event(large, "injure") {
        return Some(("part", "not all who are hurt are taken to hospital".to_owned()));
    }
    let only = |mark: &Mark| small.qualifiers.is_marked(mark) && !large.qualifiers.is_marked(mark);
    if only(&Mark::ByOne) {
        return Some(("part", "one is what a single helper did".to_owned()));
    }
    if only(&Mark::OfFate) && !large.qualifiers.part {
        return Some(("part", "one is of some of those whom the other counts".to_owned()));
    }
    // "An air strike killed 11" is of the 31 killed in the past 24 hours; a larger figure is of another stretch.
    if small.subject.toll && large.qualifiers.is_marked(&Mark::InHours) && !small.qualifiers.is_marked(&Mark::InHours) {
        return Some(("period", "one is of some hours or days together".to_owned()));
    }
    let lands = large.qualifiers.is_marked(&Mark::InLands) && !small.qualifiers.is_marked(&Mark::InLands);
    let towns = large.qualifiers.is_marked(&Mark::InTowns) && !small.qualifiers.is_marked(&Mark::InTowns);
    (lands && is_in(small, |_| true) || towns && is_in(small, |level| level == Level::Town))
        .then(|| ("place", "one is of several places together".to_owned()))
}

/// Each is a part of its article's whole, and nothing says that they are the same part: "two of the survivors have broken bones", "five
/// of the survivors are children".
fn two_parts(a: &Claim, b: &Claim) -> Option<Apart> {
    let parts = a.qualifiers.part && b.qualifiers.part && a.subject.same_entry(&b.subject) && a.subject.toll;
    let fate = a.qualifiers.is_marked(&Mark::OfFate) || b.qualifiers.is_marked(&Mark::OfFate);
    let same = stated(a) == stated(b);
    let told = |c: &Claim, word: &str| c.qualifiers.event.as_deref() == Some(word) || c.subject.head == word;
    let own = |word: &&String| !told(a, word) && !told(b, word);
    let shared = a.qualifiers.context.iter().filter(own).any(|word| b.qualifiers.context.contains(word));
    (parts && fate && !same && !shared).then(|| ("part", "they are two parts of one whole".to_owned()))
}

/// It names one place, which where it is known is of such a level.
fn is_in(claim: &Claim, fits: impl Fn(Level) -> bool) -> bool {
    let places = claim.qualifiers.narrowest();
    let known = |(_, areas): &(&str, &[Area])| areas.is_empty() || areas.iter().all(|area| fits(area.level));
    places.len() == 1 && places.iter().all(known)
}
