//! Sentence + quantities → claims.

use crate::model::{Article, Claim, Quantity, Sentence, Token};
use crate::pack::Pack;

/// A sentence with all that was read in it.
#[derive(Debug, Clone)]
pub struct Parsed<'t> {
    pub sentence: Sentence,
    pub tokens: Vec<Token<'t>>,
    pub quantities: Vec<Quantity>,
}

/// The claims of one article, in order. `index` is the article's place in the story.
pub fn extract(index: usize, article: &Article, parsed: &[Parsed<'_>], pack: &Pack) -> Vec<Claim> {
    let _ = (index, article, parsed, pack);
    Vec::new()
}
