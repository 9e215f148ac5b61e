//! What can be wrong with a pack: kind × place, each a sentence with a remedy.

use thiserror::Error;

/// A pack that cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}{place}: {kind}")]
pub struct PackError {
    /// The file as the user named it.
    pub path: String,
    pub place: Place,
    pub kind: PackErrorKind,
}

/// Line and column, both from 1; nothing where the whole file is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

impl Place {
    pub const WHOLE: Place = Place { line: 0, column: 0 };

    /// The line that holds `id: ID`, for an error that YAML itself cannot place.
    pub fn of_entry(text: &str, id: &str) -> Place {
        let wanted = |line: &str| {
            let line = line.trim_start().trim_start_matches("- ").trim_start_matches('{');
            line.strip_prefix("id:").is_some_and(|rest| {
                rest.trim().trim_matches(['"', '\'']).split(['"', '\'', ',', ' ']).next() == Some(id)
            })
        };
        text.lines().position(wanted).map_or(Place::WHOLE, |n| Place { line: n + 1, column: 1 })
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.line > 0 { write!(f, ":{}:{}", self.line, self.column) } else { Ok(()) }
    }
}

/// Long texts are boxed: an error is returned by value through every step of loading.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PackErrorKind {
    /// The YAML itself, or a key that the format does not have.
    #[error("{0}; see `atodds rules schema` for the keys of a pack")]
    Yaml(String),
    #[error("the file could not be read: {0}; check the path given with --rules")]
    Unreadable(String),
    #[error("entry `{id}`: `{value}` is not a {field}; use one of {known}")]
    UnknownWord { id: String, field: &'static str, value: String, known: Box<str> },
    #[error("entry `{id}`: `{value}` is not a number; write plain digits in quotes, such as \"1609.344\"")]
    NotANumber { id: String, value: String },
    #[error(
        "entry `{id}` gives {count} meanings; give exactly one of cardinal, scale, ordinal, fraction, vulgar, vague, exactly, multiple, fold, zero"
    )]
    Meanings { id: String, count: usize },
    #[error("entry `{id}` converts to `{to}`, which no pack defines; add that unit or correct the id")]
    UnknownBase { id: String, to: String },
    #[error("entry `{id}`: no pack defines the unit `{unit}`; add that unit or correct its id")]
    UnknownUnit { id: String, unit: String },
    #[error("entry `{id}`: `{word}` stands twice in `{list}`; remove one")]
    WordTwice { id: String, list: &'static str, word: String },
    #[error("entry `{id}` is given twice in the same file; rename or remove one")]
    Twice { id: String },
    #[error("entry `{id}` has no example; add one that it reads and a near miss, each as `text => reading`")]
    NoExample { id: String },
    #[error("entry `{id}`: the example `{text}` reads as `{got}`, not `{want}`; correct the entry or the example")]
    Example { id: Box<str>, text: Box<str>, want: Box<str>, got: Box<str> },
    #[error("entry `{id}`: the example `{text}` has no ` => `; write `text => reading`")]
    ExampleForm { id: String, text: String },
}
