//! Claims → groups that speak of the same thing.

use crate::model::{Article, Claim, Group, NearMiss};

/// Groups of two or more claims, and the pairs that look alike and were kept apart.
pub fn align(claims: &[Claim], articles: &[Article]) -> (Vec<Group>, Vec<NearMiss>) {
    let _ = (claims, articles);
    (Vec::new(), Vec::new())
}
