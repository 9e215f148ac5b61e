//! What one story amounts to.

use super::{Article, Claim, Finding, Group, NearMiss, Sentence};

/// An article with what its neighbours mean for it.
#[derive(Debug, Clone)]
pub struct ArticleReport {
    pub article: Article,
    pub sentences: Vec<Sentence>,
    /// Index of the article whose text this one copies, by the user's word or by the text.
    pub copy_of: Option<usize>,
}

/// An input that could not be read, and why, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    pub path: String,
    pub reason: String,
}

#[derive(Debug, Clone, Default)]
pub struct Report {
    pub story: String,
    pub articles: Vec<ArticleReport>,
    /// In reading order: by article, then by place.
    pub claims: Vec<Claim>,
    pub groups: Vec<Group>,
    /// Most serious first.
    pub findings: Vec<Finding>,
    pub near_misses: Vec<NearMiss>,
    pub skipped: Vec<Skipped>,
}
