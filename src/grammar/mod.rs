//! Tokens → quantities: nom's home.

use crate::model::{Quantity, Tokens};

/// All quantities of a sentence, in order, none overlapping another. Linear in the tokens.
pub fn quantities(tokens: Tokens<'_, '_>) -> Vec<Quantity> {
    let _ = tokens;
    Vec::new()
}
