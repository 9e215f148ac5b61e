//! Stretches of time, where they are written otherwise than a number and its unit.
//!
//! ```text
//! in-a-row = number ( "straight" | "consecutive" … ) time-unit      (six straight quarters)
//! ```

use super::Read;
use super::measure::UnitRead;
use super::token::*;
use crate::model::{Sense, Shape, Tokens, Unit, UnitKind};
use std::sync::Arc;

/// The unit of "six straight quarters", after its number.
pub(super) fn in_a_row<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, UnitRead> {
    let (after, ()) = cue("in-a-row")(input)?;
    let (end, unit) = unit(after)?;
    Ok((end, UnitRead { unit, span: cover(taken(after, end)) }))
}

/// A unit of time in words: `six straight quarters`, `three consecutive days`.
fn unit<'a, 't>(input: Tokens<'a, 't>) -> Read<'a, 't, Arc<Unit>> {
    sense(|s| match s {
        Sense::Unit { unit, symbol: false, .. } if unit.kind == UnitKind::Time => Some(unit.clone()),
        _ => None,
    })(input)
}

/// A number, perhaps an adjective, and a unit of time or a season.
pub(super) fn time_next(input: Tokens<'_, '_>) -> bool {
    input.0.iter().take(5).skip(1).take_while(|t| t.shape != Shape::Punct || is_hyphen(t)).any(|t| {
        t.senses().any(|(s, _)| match s {
            Sense::Unit { unit, symbol: false, .. } => {
                unit.kind == UnitKind::Time || unit.id == "season" || unit.id == "game" || unit.id == "term"
            }
            _ => false,
        })
    })
}
