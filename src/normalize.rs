//! Claims → the same claims in canonical units and absolute dates.

use crate::model::{Article, Claim};
use crate::pack::Pack;

/// Fills what can be compared: the interval in the base unit, periods as dates.
pub fn normalize(claims: &mut [Claim], articles: &[Article], pack: &Pack) {
    let _ = (claims, articles, pack);
}
