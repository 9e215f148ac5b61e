//! Plain text: the file itself, decoded. Spans are bytes of it, newlines untouched, a byte order mark not counted.

use super::error::ReadError;
use super::metadata::Metadata;
use super::waiver;
use crate::model::{Article, Span};

/// The text of a file.
///
/// # Errors
/// Bytes that are not UTF-8 or not text at all; nothing is guessed.
pub fn decode(bytes: &[u8]) -> Result<&str, ReadError> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(ReadError::Utf16);
    }
    if let Some(at) = bytes.iter().position(|b| *b == 0) {
        return Err(ReadError::NotText(at));
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let byte = error.valid_up_to();
        let line = bytes[..byte].iter().filter(|b| **b == b'\n').count() + 1;
        ReadError::NotUtf8 { byte, line }
    })?;
    Ok(text.strip_prefix('\u{feff}').unwrap_or(text))
}

/// Front matter: a YAML mapping between two `---` lines at the very start.
pub struct Front {
    pub metadata: Metadata,
    /// Byte where the text after it begins.
    pub end: usize,
    pub error: Option<ReadError>,
}

/// The front matter of a text; none where no closing line follows or where it is no mapping (a rule drawn in dashes).
pub fn front_matter(text: &str) -> Option<Front> {
    let after_opening = text.strip_prefix("---\n").or_else(|| text.strip_prefix("---\r\n"))?;
    let mut lines = after_opening.split_inclusive('\n');
    let closing = lines.find(|line| line.trim_end() == "---")?;
    let closing = Span::of(closing, text);
    let yaml = &text[Span::of(after_opening, text).start..closing.start];
    let (metadata, error) = match serde_yaml::from_str::<serde_json::Value>(yaml) {
        Ok(serde_json::Value::Object(record)) => (Metadata::of(&record), None),
        Ok(_) => return None,
        Err(error) => (Metadata::default(), Some(ReadError::FrontMatter(error.to_string()))),
    };
    Some(Front { metadata, end: closing.end, error })
}

/// An article whose text is the file itself, with the story that its front matter names and what was wrong with it.
///
/// # Errors
/// As [`decode`]; and a file without a word.
pub fn article(bytes: &[u8]) -> Result<(Article, Metadata, Vec<ReadError>), ReadError> {
    let text = decode(bytes)?;
    let front = front_matter(text);
    let start = front.as_ref().map_or(0, |f| f.end);
    if text[start..].trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let mut article = Article { text: text.to_owned(), start, ..Article::default() };
    waiver::note(&mut article);
    let Some(Front { metadata, error, .. }) = front else { return Ok((article, Metadata::default(), Vec::new())) };
    let errors = error.into_iter().chain(metadata.fill(&mut article).err()).collect();
    find_title(&mut article);
    Ok((article, metadata, errors))
}

/// Marks the title where it stands as a line among the first of the text.
pub fn find_title(article: &mut Article) {
    let Some(title) = article.title.as_deref().map(str::trim).filter(|t| !t.is_empty()) else { return };
    let first = article.text[article.start..].lines().map(str::trim).filter(|line| !line.is_empty()).take(5);
    let found = first.into_iter().find(|line| *line == title).map(|line| Span::of(line, &article.text));
    if found.is_some() {
        article.title_span = found;
    }
}

/// Puts the title after the end of the text, as a paragraph of its own, so that offsets into the text hold.
pub fn append_title(article: &mut Article) {
    let title = article.title.as_deref().unwrap_or("");
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.is_empty() {
        return;
    }
    article.text.push_str("\n\n");
    let start = article.text.len();
    article.text.push_str(&title);
    article.title_span = Some(Span::new(start, article.text.len()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_are_no_text_are_refused_with_their_place() {
        assert_eq!(decode(b"caf\xc3\xa9"), Ok("café"));
        assert_eq!(decode(b"\xef\xbb\xbfab"), Ok("ab"));
        assert_eq!(decode(b"a\nb\xe9c"), Err(ReadError::NotUtf8 { byte: 3, line: 2 }));
        assert_eq!(decode(b"PK\x03\x00"), Err(ReadError::NotText(3)));
        assert_eq!(decode(b"\xff\xfea\x00"), Err(ReadError::Utf16));
    }

    #[test]
    fn front_matter_is_not_the_articles_text() {
        let (article, metadata, errors) = article(b"---\nsource: A Times\nstory: s\n---\nFive died.\n").unwrap();
        assert_eq!(&article.text[article.start..], "Five died.\n");
        assert_eq!(article.source.as_deref(), Some("A Times"));
        assert_eq!(metadata.story.as_deref(), Some("s"));
        assert!(errors.is_empty());
    }

    #[test]
    fn a_drawn_rule_is_text() {
        for text in ["---\nFive died.\n", "---\nFive died.\n---\nSix died.\n", "- --\na: b\n---\n"] {
            assert!(front_matter(text).is_none(), "{text}");
        }
    }
}
