//! Bytes → articles, one input format a file.

use crate::model::{Article, Skipped};

/// One input as the binary found it; the library opens nothing.
#[derive(Debug, Clone)]
pub struct Source {
    /// As the user named it.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// The articles on one event, and what of it could not be read.
#[derive(Debug, Clone, Default)]
pub struct Story {
    pub name: String,
    pub articles: Vec<Article>,
    pub skipped: Vec<Skipped>,
}
