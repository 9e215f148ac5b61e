//! What stands inside quotation marks.

use super::may_quote;
use super::shape::is_stop;
use crate::model::{Sentence, Span};

/// The quotations of an article in order of place, marks not included; one that holds another is given alone.
///
/// One left open at the end of its paragraph runs to that end where the next paragraph opens with a mark again (the convention of
/// print for a quotation of several paragraphs); else the closing mark was forgotten, and it runs to the end of its sentence.
pub fn quoted(text: &str, sentences: &[Sentence]) -> Vec<Span> {
    let mut found = Vec::new();
    let paragraphs: Vec<&[Sentence]> = sentences.chunk_by(|a, b| a.paragraph == b.paragraph).collect();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let (Some(first), Some(last)) = (paragraph.first(), paragraph.last()) else { continue };
        if !may_quote(first.role) {
            continue;
        }
        let span = first.span.to(last.span);
        let mut reader = Reader::new(text, span);
        reader.read();
        if let Some(open) = reader.open {
            let next = paragraphs.get(i + 1).and_then(|p| p.first()).map_or("", |s| s.span.text(text));
            let goes_on = next.starts_with(['“', '"', '„', '«', '‘', '\'']);
            let own_end = paragraph.iter().find(|s| s.span.end > open.start).map_or(span.end, |s| s.span.end);
            reader.found.push(Span::new(open.start, if goes_on { span.end } else { own_end }));
        }
        found.append(&mut reader.found);
    }
    found
}

/// A quotation not closed yet.
#[derive(Clone, Copy)]
struct Open {
    /// The byte after its mark.
    start: usize,
    /// Opened by a double mark.
    double: bool,
}

struct Reader<'t> {
    text: &'t str,
    span: Span,
    found: Vec<Span>,
    open: Option<Open>,
    /// A single mark that closes or is an apostrophe: `workers’ rights`.
    perhaps: Option<usize>,
}

impl<'t> Reader<'t> {
    fn new(text: &'t str, span: Span) -> Self {
        Reader { text, span, found: Vec::new(), open: None, perhaps: None }
    }

    fn read(&mut self) {
        let part = self.span.text(self.text);
        let mut before = None;
        let mut chars = part.char_indices().peekable();
        while let Some((i, c)) = chars.next() {
            let after = chars.peek().map(|(_, c)| *c);
            let at = self.span.start + i;
            match c {
                '“' | '„' | '«' if !self.is_double() => self.begin(at + c.len_utf8(), true),
                // German print closes with what English opens with.
                '”' | '»' => self.close(at, true),
                '“' if opens_nothing(after) => self.close(at, true),
                '"' => self.straight(at, before, after),
                '‘' if self.open.is_none() => self.begin(at + c.len_utf8(), false),
                '\'' | '’' => self.single(at, c, before, after),
                _ => {}
            }
            before = Some(c);
        }
        self.settle();
    }

    fn is_double(&self) -> bool {
        self.open.is_some_and(|open| open.double)
    }

    fn begin(&mut self, start: usize, double: bool) {
        self.settle();
        self.open = Some(Open { start, double });
    }

    fn close(&mut self, end: usize, double: bool) {
        if let Some(open) = self.open.filter(|open| open.double == double) {
            self.found.push(Span::new(open.start, end));
            self.open = None;
            self.perhaps = None;
        }
    }

    /// A straight double mark: after a digit and with nothing open it is inches or seconds.
    fn straight(&mut self, at: usize, before: Option<char>, after: Option<char>) {
        if self.is_double() {
            self.close(at, true);
        } else if !opens_nothing(after) && !before.is_some_and(char::is_alphanumeric) {
            self.begin(at + 1, true);
        }
    }

    /// A single mark: an apostrophe inside a word, before a year (`'90s`) or after a plural; else it opens or closes.
    fn single(&mut self, at: usize, c: char, before: Option<char>, after: Option<char>) {
        let word_before = before.is_some_and(char::is_alphanumeric);
        let word_after = after.is_some_and(char::is_alphanumeric);
        match self.open {
            Some(open) if !open.double => {
                if word_after {
                    return;
                }
                if before == Some('s') && after.is_some_and(char::is_whitespace) {
                    self.perhaps = Some(at);
                } else {
                    self.close(at, false);
                }
            }
            None if c == '\'' && !word_before && after.is_some_and(char::is_alphabetic) => self.begin(at + 1, false),
            Some(_) | None => {}
        }
    }

    /// A single-quoted part that was never surely closed ends at the mark that may have closed it, or was none.
    fn settle(&mut self) {
        if let Some(open) = self.open.filter(|open| !open.double) {
            if let Some(end) = self.perhaps {
                self.found.push(Span::new(open.start, end));
            }
            self.open = None;
        }
        self.perhaps = None;
    }
}

/// Nothing that could be quoted follows.
fn opens_nothing(after: Option<char>) -> bool {
    after.is_none_or(|c| c.is_whitespace() || is_stop(c) || matches!(c, ',' | ';' | ':' | ')'))
}
