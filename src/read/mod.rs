//! Bytes → articles, one input format a file. Nothing here opens a file: the caller hands over names and bytes.
//!
//! Which articles make a story:
//!
//! * a folder is one story, named by its `story.yaml` or else by the folder; a folder inside it that holds articles of its own is
//!   a story of its own;
//! * articles named one by one are one story together;
//! * records (`.jsonl`, `.json`) with the same `story` belong together, wherever they come from; records without one belong to their
//!   folder's story, or to a story named after their file.
//!
//! Stories come in the order in which their first article was met. What cannot be read is named in [`Story::skipped`] with the
//! reason, and never keeps anything else from being read.

use crate::model::{Article, Skipped};

/// One file as the caller found it.
#[derive(Debug, Clone)]
pub struct Source {
    /// As the user named it, or the user's folder name with the path inside it; `-` is standard input.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// One argument of the command line.
#[derive(Debug, Clone)]
pub enum Input {
    /// A folder as the user named it, with the files below it at any depth, in the order they are to be read (by name, as a rule).
    /// Each file's path begins with the folder's. Files of other kinds may be left out or handed over: they are passed over.
    Folder { path: String, files: Vec<Source>, unreadable: Vec<Skipped> },
    /// A file named by itself, or standard input: read by its extension, else by what it looks like.
    File(Source),
    /// What the caller could not open: path and reason.
    Unreadable(Skipped),
}

/// The articles on one event, and what of it could not be read.
#[derive(Debug, Clone, Default)]
pub struct Story {
    pub name: String,
    pub articles: Vec<Article>,
    pub skipped: Vec<Skipped>,
}

/// Whether a file in a folder is worth handing over: an article in a format that is read (or named as not read), or a `story.yaml`.
pub fn wanted(path: &str) -> bool {
    let _ = path;
    true
}

/// Reads every input and groups the articles into stories.
pub fn stories(inputs: Vec<Input>) -> Vec<Story> {
    let _ = inputs;
    Vec::new()
}
