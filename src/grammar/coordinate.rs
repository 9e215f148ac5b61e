//! One unit for two numbers.
//!
//! ```text
//! coordinated = number ( "and" | "or" | "," ) number unit         ("7.6 and 7.5 magnitude", "5, 7 and 9 percent")
//! ```

use super::phrase::kind;
use crate::model::{Kind, Quantity, Tokens, UnitKind};

/// Gives a bare number the unit of the one it is joined to; counts and money keep to themselves ("2 dead and 5 people hurt").
pub(super) fn spread(tokens: Tokens<'_, '_>, found: &mut [Quantity]) {
    let mut listed = false;
    for i in (1..found.len()).rev() {
        let (left, right) = found.split_at_mut(i);
        let chained = chained(tokens, left);
        let (Some(bare), Some(full)) = (left.last_mut(), right.first()) else { continue };
        let between = tokens.0.get(bare.tokens.end..full.tokens.start).unwrap_or_default();
        let joined = match between {
            [link] => link.is("and") || link.is("or") || listed && link.text == ",",
            // "5, 7, or 9 percent"; of "640, or 43 percent" the second says the first again.
            [comma, link] => comma.text == "," && (link.is("and") || link.is("or") && chained),
            [..] => false,
        };
        let measured =
            full.unit.as_ref().filter(|u| !matches!(u.kind, UnitKind::Count | UnitKind::Money | UnitKind::Score));
        let after = full.unit_span.is_some_and(|s| s.start >= full.number.end);
        listed = false;
        if let Some(unit) = measured.filter(|_| joined && after && bare.unit.is_none() && bare.kind == Kind::Count) {
            bare.kind = kind(unit);
            bare.unit = Some(unit.clone());
            bare.unit_span = full.unit_span;
            listed = true;
        }
    }
}

/// The last of the numbers comes after another and a comma.
fn chained(tokens: Tokens<'_, '_>, found: &[Quantity]) -> bool {
    let [.., before, last] = found else { return false };
    matches!(tokens.0.get(before.tokens.end..last.tokens.start), Some([comma]) if comma.text == ",")
}
