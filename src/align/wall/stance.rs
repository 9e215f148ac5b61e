//! Walls of how a figure is told: as a forecast, a wish, an earlier case.

use super::{Apart, same_value, stated};
use crate::model::{At, Claim, Kind, Mark, Modality};

/// What a firm made is not what somebody said it would make.
pub fn forecast(a: &Claim, b: &Claim) -> Option<Apart> {
    let ahead = |c: &Claim| c.modality == Modality::Projected;
    let reported = a.subject.reported && b.subject.reported;
    if reported && ahead(a) != ahead(b) {
        return Some(("forecast", "one is a forecast, the other a result".to_owned()));
    }
    // "earned $2 a share", "earned $1.40 a share a year ago": results are set against those of another year.
    if reported && is_looked_back_on(a, b) && stated(a) != stated(b) {
        return Some(("comparison", "one is the result of another year".to_owned()));
    }
    let unreal = |c: &Claim| c.qualifiers.is_marked(&Mark::Unreal);
    if unreal(a) != unreal(b) && !same_value(a, b) {
        return Some(("forecast", "one is what might have been".to_owned()));
    }
    // "was expected to fetch $4 million", "fetched $6 million".
    let sold = a.subject.exact && b.subject.exact && a.quantity.kind == Kind::Money && a.subject.same_entry(&b.subject);
    if sold && ahead(a) != ahead(b) && stated(a) != stated(b) {
        return Some(("forecast", "one was expected, the other came about".to_owned()));
    }
    // "plans to vaccinate 2.4 million", "has vaccinated 1.2 million"; jobs that are to go are those that went.
    let people = a.quantity.unit_id() == Some("person") && a.subject.same_entry(&b.subject) && !a.subject.growth;
    let hoped = |c: &Claim| ahead(c) || c.qualifiers.sought;
    if people && a.quantity.is_count() && hoped(a) != hoped(b) && stated(a) != stated(b) {
        return Some(("forecast", "one is expected or planned, the other came about".to_owned()));
    }
    // "may reach $50 million", "is put at $45 million": what may be more is no more than that.
    let sums = a.quantity.kind == Kind::Money && a.subject.same_entry(&b.subject);
    let perhaps = |c: &Claim| c.modality == Modality::Conditional;
    let more = |x: &Claim, y: &Claim| perhaps(x) && !perhaps(y) && stated(x) > stated(y);
    if sums && (more(a, b) || more(b, a)) {
        return Some(("forecast", "one is what it may come to".to_owned()));
    }
    // "fears 600 dead", "the toll could reach 500" beside those who were counted.
    let toll = a.subject.exact && b.subject.exact && a.quantity.is_count();
    let feared = |c: &Claim| {
        let said = c.qualifiers.sides(&At::AROUND).any(|side| side == ("known", "feared"));
        said || matches!(c.modality, Modality::Projected | Modality::Conditional)
    };
    (toll && feared(a) != feared(b) && stated(a) != stated(b))
        .then(|| ("forecast", "one is feared, the other counted".to_owned()))
}

pub fn sought(a: &Claim, b: &Claim) -> Option<Apart> {
    (a.qualifiers.sought != b.qualifiers.sought && !same_value(a, b))
        .then(|| ("stance", "one is asked for, the other given".to_owned()))
}

pub fn comparison(a: &Claim, b: &Claim) -> Option<Apart> {
    (is_looked_back_on(a, b) && !same_value(a, b))
        .then(|| ("comparison", "one is a record or an earlier case".to_owned()))
}

/// One alone is set beside the matter as an earlier case, and is not known to be of the same days: "last year" in one article is "in
/// 2015" in another.
fn is_looked_back_on(a: &Claim, b: &Claim) -> bool {
    let days = |c: &Claim| c.qualifiers.period.as_ref().and_then(|p| p.from.zip(p.to));
    a.qualifiers.comparison != b.qualifiers.comparison && (days(a).is_none() || days(a) != days(b))
}
