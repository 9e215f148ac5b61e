//! What keeps two claims apart for certain: a field that both state and that differs.

mod matter;
mod part;
mod place;
mod portion;
mod stance;
mod subject;
mod time;

use super::feature::Feature;
use crate::model::Claim;
use rust_decimal::Decimal;

/// The field that tells two claims apart, and the reason in words.
type Apart = (&'static str, String);

/// The field that tells two claims of one dimension apart for certain and the reason, in the order of what an editor would say first.
pub fn between(a: &Claim, b: &Claim, without: Option<&str>) -> Option<Apart> {
    const WALLS: [fn(&Claim, &Claim) -> Option<Apart>; 18] = [
        subject::sentence,
        subject::subject,
        part::source,
        part::except,
        time::fresh,
        time::bell,
        part::others,
        part::one_sex,
        part::one_sort,
        subject::doer,
        subject::tally,
        stance::forecast,
        portion::portion,
        place::place,
        time::period,
        time::statistic,
        time::rate,
        matter,
    ];
    WALLS.iter().filter_map(|wall| wall(a, b)).find(|(field, _)| Some(*field) != without)
}

/// A field that differs and usually tells two claims apart, though two writers may just have put one figure in two ways: what it
/// counts for is weighed with the other evidence, and it keeps apart whatever that evidence does not join.
pub fn usual(a: &Claim, b: &Claim, without: Option<&str>) -> Option<(Feature, Apart)> {
    type Usual = (Feature, fn(&Claim, &Claim) -> Option<Apart>);
    const WALLS: [Usual; 5] = [
        (Feature::WallOfPart, part::part),
        (Feature::WallOfComparison, stance::comparison),
        (Feature::WallOfStance, stance::sought),
        (Feature::WallOfEvent, subject::event),
        (Feature::WallOfParty, subject::party),
    ];
    let walls = WALLS.iter().filter_map(|(feature, wall)| Some((*feature, wall(a, b)?)));
    walls.into_iter().find(|(_, (field, _))| Some(*field) != without)
}

/// The fields that are read from words around a figure, where two writers differ most.
pub fn is_of_wording(field: &str) -> bool {
    matches!(field, "subject" | "period" | "rate" | "case")
}

/// What the words set apart from the matter of the story, unless the number is the same.
fn matter(a: &Claim, b: &Claim) -> Option<Apart> {
    matter::between(a, b).filter(|_| stated(a) != stated(b) && !same_value(a, b))
}

fn stated(claim: &Claim) -> Option<Decimal> {
    claim.quantity.stated().map(|n| n.value.normalize())
}

fn same_value(a: &Claim, b: &Claim) -> bool {
    let way = |c: &Claim| c.quantity.change.map(|change| change.direction);
    let turned = way(a).zip(way(b)).is_some_and(|(x, y)| x != y);
    a.canonical.is_some() && a.canonical == b.canonical && !turned
}
