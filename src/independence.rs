//! Articles → which of them copy which.

use crate::model::{Article, Sentence};

/// For each article the index of the one whose text it repeats, if any.
pub fn independence(articles: &[Article], sentences: &[Vec<Sentence>]) -> Vec<Option<usize>> {
    let _ = sentences;
    articles.iter().map(|a| a.copy_of.as_ref().and_then(|id| articles.iter().position(|b| b.id == *id))).collect()
}
