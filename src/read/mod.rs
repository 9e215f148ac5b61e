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

mod error;
mod extract;
mod gather;
mod html;
mod join;
mod json;
mod markdown;
mod metadata;
mod story_file;
mod text;
mod waiver;

pub use error::ReadError;
pub use join::join;

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

/// The formats, by the end of a file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Text,
    Markdown,
    Html,
    JsonLines,
    Json,
    /// Known, and not read.
    Word,
}

impl Format {
    fn of(path: &str) -> Option<Format> {
        let (_, extension) = file_name(path).rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "txt" | "text" => Some(Format::Text),
            "md" | "markdown" => Some(Format::Markdown),
            "html" | "htm" | "xhtml" => Some(Format::Html),
            "jsonl" | "ndjson" => Some(Format::JsonLines),
            "json" => Some(Format::Json),
            "docx" | "doc" | "odt" | "rtf" => Some(Format::Word),
            _ => None,
        }
    }

    /// What a file without a telling name looks like.
    fn guess(bytes: &[u8]) -> Format {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match bytes.iter().find(|b| !b.is_ascii_whitespace()) {
            Some(b'{') => Format::JsonLines,
            Some(b'<') => Format::Html,
            Some(_) | None => Format::Text,
        }
    }
}

/// Whether a file found in a folder is worth handing over: its name says that it is an article, or it is the folder's `story.yaml`.
/// Hidden files and the folder's own `README` are not.
pub fn wanted(path: &str) -> bool {
    let name = file_name(path);
    let about = name.len() >= 6 && name.as_bytes()[..6].eq_ignore_ascii_case(b"readme");
    is_story_file(path) || (Format::of(path).is_some() && !name.starts_with('.') && !about)
}

/// Reads every input and groups the articles into stories.
pub fn stories(inputs: Vec<Input>) -> Vec<Story> {
    let mut gather = gather::Gather::default();
    for input in inputs {
        match input {
            Input::Folder { path, files, unreadable } => gather.folder(&path, files, unreadable),
            Input::File(source) => gather.file(&source),
            Input::Unreadable(skipped) => gather.lost(skipped),
        }
    }
    gather.stories()
}

fn is_story_file(path: &str) -> bool {
    matches!(file_name(path), "story.yaml" | "story.yml")
}

/// The last part of a path.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The path without its last part.
fn folder_of(path: &str) -> &str {
    path[..path.len() - file_name(path).len()].trim_end_matches(['/', '\\'])
}
