//! A writer's word, in the text itself, that a finding there has been looked at.

use super::Place;

/// What one comment says: `<!-- atodds-ignore value-conflict: two counts of one day -->`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiver {
    /// The checks it speaks of; none where it names none.
    pub codes: Vec<String>,
    /// Why; empty where it does not say.
    pub reason: String,
    /// Where the comment stands in the input.
    pub place: Place,
    /// The byte of the article's text behind it: it acts on the first paragraph that begins there or later.
    pub from: usize,
}
