//! When degrees are warmth, and when a letter is a scale of it.
//!
//! ```text
//! temperature = numeral ( "°C" | "degrees Celsius" | "degrees" | "C" )     a bare letter only where the talk is of warmth
//! ```

use super::measure::said;
use super::token::*;
use crate::model::{Sense, Tokens, UnitKind};

/// The words around speak of warmth, so that `38C` is no seat in a theatre.
pub(super) fn is_meant(before: Tokens<'_, '_>, after: Tokens<'_, '_>) -> bool {
    said(before, after, "temperature")
}

/// The talk is of an angle, so that bare degrees are no temperature.
pub(super) fn is_angle(before: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    before.0.iter().rev().take(4).chain(rest.0.iter().take(2)).any(|t| has_cue(t, "angle"))
}

/// A unit of temperature comes next.
pub(super) fn follows(rest: Tokens<'_, '_>) -> bool {
    sense(|s| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Temperature).then_some(()))(rest).is_ok()
}
