//! What is said of a thing without a number: who holds which office, how a name is spelled, what was said, whether it is open or shut.

use super::{Attribution, Span};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// A named person's title or office.
    Role,
    /// A named person's spelling.
    Name,
    Organisation,
    Date,
    Quote,
    /// Open or shut, signed or vetoed.
    Status,
}

impl FactKind {
    /// As the JSON report's `fact` names it.
    pub const fn name(self) -> &'static str {
        match self {
            FactKind::Role => "role",
            FactKind::Name => "name",
            FactKind::Organisation => "organisation",
            FactKind::Date => "date",
            FactKind::Quote => "quote",
            FactKind::Status => "status",
        }
    }
}

/// One such statement, where it stands and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    pub kind: FactKind,
    /// Index of the article in the story.
    pub article: usize,
    /// Index of the sentence in the article.
    pub sentence: usize,
    /// The words of the fact: the title with the name, the quotation with its marks.
    pub span: Span,
    pub sentence_span: Span,
    /// What it is said of, folded so that two articles share it: `sherwood randall`, `bridge`.
    pub subject: String,
    /// What is said of it, folded likewise: `deputy mayor`, `shut`.
    pub value: String,
    pub attribution: Option<Attribution>,
    /// Stands inside quotation marks.
    pub quoted: bool,
    /// In a headline or subheading.
    pub headline: bool,
}
