//! What one story amounts to.

use super::{Article, Cited, Claim, Fact, Finding, Group, NearMiss, Rule, Sentence, Span};

/// An article with what its neighbours mean for it.
#[derive(Debug, Clone)]
pub struct ArticleReport {
    pub article: Article,
    pub sentences: Vec<Sentence>,
    /// Index of the article whose text this one copies, by the user's word or by the text.
    pub copy_of: Option<usize>,
}

/// An input that could not be read, or not wholly, and why, in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    pub path: String,
    pub reason: String,
}

/// A figure that stands in several articles, or a sum that comes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    pub cited: Vec<Cited>,
    pub message: String,
}

#[derive(Debug, Clone, Default)]
pub struct Report {
    pub story: String,
    pub articles: Vec<ArticleReport>,
    /// In reading order: by article, then by place.
    pub claims: Vec<Claim>,
    /// In reading order likewise.
    pub facts: Vec<Fact>,
    pub groups: Vec<Group>,
    /// Most serious first.
    pub findings: Vec<Finding>,
    pub near_misses: Vec<NearMiss>,
    pub skipped: Vec<Skipped>,
    /// What articles agree on, where that was asked for, in reading order.
    pub agreement: Vec<Agreement>,
    /// Findings that were taken out because somebody has looked at them.
    pub waived: usize,
    /// The checks that made the findings, each once, by code.
    pub rules: Vec<Rule>,
}

/// What a finding shows of a claim or fact that it cites.
#[derive(Debug, Clone, Copy)]
pub struct Statement<'r> {
    /// Index of the article in the story.
    pub article: usize,
    pub sentence_span: Span,
    /// The words to mark: the quantity, or the words of the fact.
    pub marked: Span,
    /// A name for what it is about; empty where none is known.
    pub about: &'r str,
}

impl Report {
    /// The claim or fact behind a citation; `None` for an index of another report.
    pub fn statement(&self, cited: Cited) -> Option<Statement<'_>> {
        match cited {
            Cited::Claim(n) => self.claims.get(n).map(|c| Statement {
                article: c.article,
                sentence_span: c.sentence_span,
                marked: c.quantity.span,
                about: c.subject.name(),
            }),
            Cited::Fact(n) => self.facts.get(n).map(|f| Statement {
                article: f.article,
                sentence_span: f.sentence_span,
                marked: f.span,
                about: &f.label,
            }),
        }
    }
}
