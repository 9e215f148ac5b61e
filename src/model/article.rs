//! An article as read, and its sentences.

use super::Span;
use jiff::civil::Date;

/// One text of a story, with what is known of where it came from.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// Unique in its story: the record's `id`, or the file name without its folder.
    pub id: String,
    /// Where the bytes came from, as the user named it.
    pub path: Option<String>,
    pub title: Option<String>,
    /// The outlet, as written: `example-times.com`.
    pub source: Option<String>,
    /// The day of publication in the outlet's own time.
    pub published: Option<Date>,
    /// The moment as written (RFC 3339 where the input had it): orders articles of one day.
    pub published_text: Option<String>,
    pub url: Option<String>,
    /// BCP 47 tag, `en` where nothing is said.
    pub language: Option<String>,
    /// The id of the article that this one copies, where the user says so.
    pub copy_of: Option<String>,
    /// The text all spans refer to.
    pub text: String,
}

impl Article {
    /// What an editor calls it: the outlet where known, else the id.
    pub fn name(&self) -> &str {
        self.source.as_deref().unwrap_or(&self.id)
    }
}

/// What a line of an article is for. Only some of them state things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Role {
    Headline,
    Subheading,
    Body,
    /// A picture's words: its figures are read, its date is the picture's.
    Caption,
    Byline,
    /// Photo or agency credit, copyright.
    Credit,
    /// A link to another text: "Read more: …".
    Related,
    /// Share buttons, "Leave a comment", section names.
    Boilerplate,
}

impl Role {
    /// Whether what stands there is the article's own statement.
    pub const fn speaks(self) -> bool {
        match self {
            Role::Headline | Role::Subheading | Role::Body | Role::Caption => true,
            Role::Byline | Role::Credit | Role::Related | Role::Boilerplate => false,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    pub role: Role,
    /// Counts the article's paragraphs from 0.
    pub paragraph: usize,
    /// The parts inside quotation marks, marks not included; a quotation that runs over sentences covers each of them.
    pub quoted: Vec<Span>,
}
