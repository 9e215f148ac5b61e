//! Claims → the same claims in canonical units and with one name for each party and place of the story.

mod names;
mod places;

use crate::model::{Article, Claim, Kind, UnitKind, fold_name};
use crate::pack::Pack;
use names::Names;
use rust_decimal::Decimal;
use std::collections::BTreeSet;

/// Fills the interval in the base unit and folds names: accents, short forms and initials of one story lead to one name.
pub fn normalize(claims: &mut [Claim], articles: &[Article], pack: &Pack) {
    for claim in claims.iter_mut() {
        let q = &claim.quantity;
        claim.canonical = match &q.unit {
            _ if q.kind.is_tally() => Some(q.interval.ordered()),
            Some(unit) if unit.kind != UnitKind::Count => q.interval.try_map(|v| unit.to_base(v)),
            // A third of them is 33 percent of them.
            None if q.kind == Kind::Share => q.interval.try_map(|v| v.checked_mul(Decimal::ONE_HUNDRED)),
            Some(_) | None => Some(q.interval),
        };
        claim.qualifiers.other_year = articles.get(claim.article).is_some_and(|a| names_another_year(claim, a));
        let default = pack.subjects.get(&claim.subject.id).and_then(|s| s.statistic.as_deref());
        if claim.qualifiers.statistic.is_none() && default == Some("cumulative") {
            claim.qualifiers.statistic = Some(crate::model::Statistic::Cumulative);
        }
    }
    let outlets: BTreeSet<String> = articles.iter().filter_map(|a| a.source.as_deref()).map(fold_name).collect();
    let names = Names::of(claims, |word| pack.has_cue(word, "company-form"));
    for claim in claims.iter_mut() {
        let q = &mut claim.qualifiers;
        q.parties = names.each(&q.parties, |name| party(name, &names, pack));
        q.parties.retain(|p| !outlets.contains(p));
    }
    places::settle(claims, &names, &pack.places, |name| is_body(name, pack));
}

/// Last year's figure is still told without its year; an older one, or one of a year to come, is not.
fn names_another_year(claim: &Claim, article: &Article) -> bool {
    let year = claim.qualifiers.period.as_ref().filter(|p| p.key.as_deref().is_some_and(|k| k.starts_with("year:")));
    let from = year.and_then(|p| p.from);
    from.zip(article.published).is_some_and(|(from, day)| (from.year() - day.year()).abs() >= 2)
}

/// A name that ends as those of courts, councils and the like do, not as those of firms.
fn is_body(name: &str, pack: &Pack) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name);
    name.contains(' ') && pack.named.is_head(last) && !pack.has_cue(last, "company-form")
}

/// One name for a country of many, which acts under all of them.
fn party(name: &str, names: &Names, pack: &Pack) -> Option<String> {
    if pack.places.is_country(name) {
        return Some(pack.places.canonical(name).to_owned());
    }
    // "Ohio" is no short form of "Ohio Circuit Court".
    let long = names.canonical(name);
    (long != name && is_body(&long, pack) && !pack.places.areas(name).is_empty()).then(|| name.to_owned())
}
