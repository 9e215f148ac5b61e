//! Walls of the place.

use super::{Apart, same_value};
use crate::model::{Area, Claim, Whereabouts};

/// Two lists of places are apart where each names one that neither lies in nor holds nor is any of the other's.
pub fn place(a: &Claim, b: &Claim) -> Option<Apart> {
    if same_value(a, b) {
        return None;
    }
    let (x, y) = (a.qualifiers.narrowest(), b.qualifiers.narrowest());
    let stray = |x: &[(&str, &[Area])], y: &[(&str, &[Area])]| {
        x.iter().any(|p| y.iter().all(|q| Whereabouts::of(*p, *q) == Whereabouts::Apart))
    };
    let names = |c: &Claim| c.qualifiers.places.join(", ");
    let apart = !x.is_empty() && !y.is_empty() && stray(&x, &y) && stray(&y, &x);
    if apart {
        return Some(("place", format!("{} is not {}", names(a), names(b))));
    }
    // "in Zambia and Malawi" is the sum of two lands, "in Zambia" one of them.
    let (m, n) = (a.qualifiers.lands(), b.qualifiers.lands());
    if m != n && m.min(n) > 0 {
        return Some(("place", format!("one is of {}, the other of {}", names(a), names(b))));
    }
    // "Revenue in Europe" is a part of a revenue that names no place: what is reported by regions says so.
    let known = |c: &Claim| c.qualifiers.areas.iter().any(|areas| !areas.is_empty());
    let regional = a.subject.reported && b.subject.reported && known(a) != known(b);
    let empty = a.qualifiers.places.is_empty() || b.qualifiers.places.is_empty();
    if regional && empty {
        return Some(("place", "only one speaks of a region".to_owned()));
    }
    scope(a, b).or_else(|| scope(b, a))
}

/// A figure for the whole country is not the one of a town or state in it.
fn scope(a: &Claim, b: &Claim) -> Option<Apart> {
    let wide = a.qualifiers.scope()?;
    if let Some(other) = b.qualifiers.scope() {
        return (wide != other).then(|| ("place", format!("one is {}, the other {}", wide.wide(), other.wide())));
    }
    let places = b.qualifiers.narrowest();
    let narrower = |(_, areas): &(&str, &[Area])| !areas.is_empty() && areas.iter().all(|p| p.level > wide);
    (!places.is_empty() && places.iter().all(narrower))
        .then(|| ("place", format!("one is {}, the other in {}", wide.wide(), b.qualifiers.places.join(", "))))
}
