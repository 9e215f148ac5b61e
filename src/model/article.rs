//! An article as read, and its sentences.

use super::{Span, Waiver};
use jiff::Timestamp;
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
    /// Byte where the article's own words begin: after YAML front matter, else 0.
    pub start: usize,
    /// The headline where the input marked it as such and it stands in `text`.
    pub title_span: Option<Span>,
    /// How places in `text` lead back to the input.
    pub origin: Origin,
    /// Comments that waive findings, in order.
    pub waivers: Vec<Waiver>,
    /// The text about to be published, that is held against the others.
    pub draft: bool,
}

/// What messages call the draft.
const DRAFT: &str = "the draft";

impl Article {
    /// The moment of publication, where an hour and its offset are known.
    pub fn moment(&self) -> Option<Timestamp> {
        self.published_text.as_deref()?.parse().ok()
    }

    /// What an editor calls it: the draft, else the outlet where known, else the id.
    pub fn name(&self) -> &str {
        if self.draft {
            return DRAFT;
        }
        self.source.as_deref().unwrap_or(&self.id)
    }

    /// Line and column of a byte of `text`, in the input as the user has it before him.
    pub fn place(&self, offset: usize) -> Place {
        match &self.origin {
            Origin::Text => place_in(&self.text, offset),
            Origin::Record { line } => Place { line: *line, column: 1 },
            Origin::Extracted(runs) => {
                let after = runs.partition_point(|run| run.text <= offset);
                match after.checked_sub(1).and_then(|i| runs.get(i)) {
                    Some(run) => {
                        let inside = self.text.get(run.text..offset).map_or(0, |part| part.chars().count());
                        Place { line: run.place.line, column: run.place.column + inside }
                    }
                    None => Place { line: 1, column: 1 },
                }
            }
        }
    }
}

/// How places in an article's text lead back to its input.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Origin {
    /// The text is the file itself.
    #[default]
    Text,
    /// The text is a field of a record; the line the record begins on, from 1.
    Record { line: usize },
    /// The text was taken out of markup: runs in order of place, each unbroken on one line of the input.
    Extracted(Vec<Run>),
}

/// A stretch of extracted text that stands so in the input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// Its first byte in the article's text.
    pub text: usize,
    /// Where that byte stands in the input.
    pub place: Place,
    /// Its column there counted in UTF-8 bytes, from 1.
    pub byte: usize,
}

/// Line and column in an input, both from 1; a column is one Unicode character.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// The place of a byte in a text whose lines end with `\n`, `\r\n` or `\r`.
pub fn place_in(text: &str, offset: usize) -> Place {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let before = &text[..offset];
    let bytes = text.as_bytes();
    let ends = |i: &usize| bytes[*i] == b'\n' || (bytes[*i] == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
    let line = (0..offset).filter(|i| ends(i)).count() + 1;
    let start = (0..offset).rev().find(|i| ends(i)).map_or(0, |i| i + 1);
    Place { line, column: before[start..].chars().count() + 1 }
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
    /// As `show tokens` prints it and packs write it: `subheading`.
    pub const fn name(self) -> &'static str {
        match self {
            Role::Headline => "headline",
            Role::Subheading => "subheading",
            Role::Body => "body",
            Role::Caption => "caption",
            Role::Byline => "byline",
            Role::Credit => "credit",
            Role::Related => "related",
            Role::Boilerplate => "boilerplate",
        }
    }

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
