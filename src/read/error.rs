//! What can keep an input from being read, each a sentence with what to do about it.

use crate::model::Skipped;
use thiserror::Error;

/// One thing wrong with an input; the path (and line) stands in front of it when it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum ReadError {
    #[error("the folder holds no articles; put .txt, .md, .html, .json or .jsonl files into it")]
    EmptyFolder,
    #[error("the file is empty; remove it or fill it")]
    Empty,
    #[error("this is not text (byte {0} is NUL); give a text, Markdown, HTML or JSON file")]
    NotText(usize),
    #[error("the text is UTF-16; save it as UTF-8")]
    Utf16,
    #[error("byte {byte} (line {line}) is not valid UTF-8; save the file as UTF-8")]
    NotUtf8 { byte: usize, line: usize },
    #[error("Word documents are not read; save the text as .txt, .md or .html")]
    Word,
    #[error("the record is not valid JSON: {0}; correct or remove it")]
    Json(String),
    #[error("the record is not an object with keys such as \"text\" and \"source\"; write one article as {{…}}")]
    NotARecord,
    #[error("the record has no text; give it under \"text\" (or body, maintext, content, body_text)")]
    NoText,
    #[error("\"{0}\" is not a string; write it in quotes")]
    NotAString(String),
    #[error("the file holds no records; write one JSON object a line")]
    NoRecords,
    #[error("the story file is not as expected: {0}; its keys are story and articles")]
    StoryFile(String),
    #[error("the story file names `{0}`, which is not among the articles; correct the name or remove the entry")]
    NoSuchArticle(String),
    #[error(
        "the story file says that `{article}` copies `{copied}`, which is not among the articles; correct the name"
    )]
    NoSuchOriginal { article: String, copied: String },
    #[error("the front matter between the `---` lines is not as expected: {0}; the article is read without it")]
    FrontMatter(String),
    #[error("`{0}` is not a date; write 2023-12-26 or 2023-12-26T09:30:00-05:00; the article is read without a date")]
    Date(String),
    #[error("the article has more than {0} figures; those behind them are not compared: give it in parts")]
    TooManyFigures(usize),
    #[error("only the first {figures} figures of {row} are compared; break a row up to have all of it compared")]
    LongRow { figures: usize, row: String },
}

impl ReadError {
    /// The error as the report names it.
    pub fn at(&self, place: impl Into<String>) -> Skipped {
        Skipped { path: place.into(), reason: self.to_string() }
    }
}
