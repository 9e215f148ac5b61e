//! Line and column of many places in one article.

use crate::model::article::{Origin, Place};
use crate::model::{Article, Span};

/// The places of one article; built once, so that looking up each of many stays cheap in a long text.
pub struct Places<'a> {
    article: &'a Article,
    /// The first byte of every line, where the text is the input itself.
    lines: Vec<usize>,
    /// How many characters begin before every [`BLOCK`]th byte, so that a column far into a long line is not counted from its start.
    characters: Vec<usize>,
}

const BLOCK: usize = 1024;

/// A stretch of the input, as programs name it: lines and columns from 1, the end exclusive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Region {
    pub line: usize,
    pub end_line: usize,
    /// `None` in a record, whose text stands escaped in one line of its file.
    pub columns: Option<Columns>,
}

/// First column and the one behind the last, in characters and in UTF-8 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    pub characters: (usize, usize),
    pub bytes: (usize, usize),
}

/// A byte that begins a character.
const fn begins(byte: &u8) -> bool {
    *byte & 0xC0 != 0x80
}

impl<'a> Places<'a> {
    pub fn of(article: &'a Article) -> Self {
        let bytes = article.text.as_bytes();
        let ends = |i: &usize| bytes[*i] == b'\n' || (bytes[*i] == b'\r' && bytes.get(i + 1) != Some(&b'\n'));
        let lines = match article.origin {
            Origin::Text => std::iter::once(0).chain((0..bytes.len()).filter(ends).map(|i| i + 1)).collect(),
            Origin::Record { .. } | Origin::Extracted(_) => Vec::new(),
        };
        let blocks = bytes.chunks(BLOCK).scan(0, |sum, block| {
            *sum += block.iter().filter(|b| begins(b)).count();
            Some(*sum)
        });
        let characters = std::iter::once(0).chain(blocks).collect();
        Places { article, lines, characters }
    }

    /// How many characters begin before the byte.
    fn characters_before(&self, offset: usize) -> usize {
        let block = offset / BLOCK;
        let rest = self.article.text.as_bytes().get(block * BLOCK..offset).unwrap_or_default();
        self.characters.get(block).copied().unwrap_or_default() + rest.iter().filter(|b| begins(b)).count()
    }

    /// Where a byte of the text stands in the input.
    pub fn at(&self, offset: usize) -> Place {
        let line = self.lines.partition_point(|start| *start <= offset);
        match line.checked_sub(1).and_then(|n| self.lines.get(n)) {
            Some(start) => {
                let column = self.characters_before(offset) - self.characters_before(*start) + 1;
                Place { line, column }
            }
            None => self.article.place(offset),
        }
    }

    /// The address of the article's file, for a path that starts in `folder`; none for what came over standard input.
    pub fn link(&self, folder: &str) -> Option<String> {
        let path = self.article.path.as_deref().filter(|p| *p != "-")?;
        let whole = |p: &str| p.starts_with('/') || p.get(1..3) == Some(":/");
        let path = if whole(path) { path.to_owned() } else { format!("{}/{path}", folder.trim_end_matches('/')) };
        let safe = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'/' | b'.' | b'-' | b'_' | b'~' | b':');
        let encode = |b: u8| if safe(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
        Some(format!("file:///{}", path.trim_start_matches('/').bytes().map(encode).collect::<String>()))
    }

    /// The stretch of the input that a span of the text covers.
    pub fn region(&self, span: Span) -> Region {
        let start = self.at(span.start);
        // What stands behind the last character may come from elsewhere, so the end is counted from that character.
        let last = span.text(&self.article.text).char_indices().next_back();
        let (at, length) = last.map_or((span.start, 0), |(i, c)| (span.start + i, c.len_utf8()));
        let end = self.at(at);
        let columns = match self.article.origin {
            Origin::Record { .. } => None,
            Origin::Text | Origin::Extracted(_) => Some(Columns {
                characters: (start.column, end.column + usize::from(length > 0)),
                bytes: (self.byte_column(span.start), self.byte_column(at) + length),
            }),
        };
        Region { line: start.line, end_line: end.line, columns }
    }

    /// The column of a byte of the text, counted in bytes of the input from 1.
    fn byte_column(&self, offset: usize) -> usize {
        let start_of_line = || {
            let line = self.lines.partition_point(|start| *start <= offset);
            line.checked_sub(1).and_then(|n| self.lines.get(n)).copied().unwrap_or(0)
        };
        match &self.article.origin {
            Origin::Text => offset - start_of_line() + 1,
            Origin::Record { .. } => 1,
            Origin::Extracted(runs) => {
                let after = runs.partition_point(|run| run.text <= offset);
                let run = after.checked_sub(1).and_then(|i| runs.get(i));
                run.map_or(1, |run| run.byte + offset - run.text)
            }
        }
    }

    /// `file:line:column` of a span's first byte; the article's id stands in where a record has no lines of its own.
    pub fn name(&self, span: Span) -> String {
        let Place { line, column } = self.at(span.start);
        let article = self.article;
        match &article.origin {
            Origin::Text | Origin::Extracted(_) => {
                format!("{}:{line}:{column}", article.path.as_deref().unwrap_or(&article.id))
            }
            Origin::Record { .. } => match &article.path {
                Some(path) => format!("{path}:{line} ({})", article.id),
                None => article.id.clone(),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::article::Run;

    fn places(text: &str, offset: usize) -> (usize, usize) {
        let article = Article { text: text.to_owned(), ..Article::default() };
        let place = Places::of(&article).at(offset);
        assert_eq!(place, article.place(offset), "{text:?} {offset}");
        (place.line, place.column)
    }

    #[test]
    fn lines_end_in_every_way_and_columns_count_characters() {
        assert_eq!(places("a\nbc", 2), (2, 1));
        assert_eq!(places("a\nbc", 1), (1, 2), "the line's end belongs to it");
        assert_eq!(places("a\r\nbc", 4), (2, 2));
        assert_eq!(places("a\rbc", 2), (2, 1));
        assert_eq!(places("é 10", 3), (1, 3));
        assert_eq!(places("", 0), (1, 1));
        assert_eq!(places("a\n", 2), (2, 1));
        let long = "é 10 ".repeat(1_000);
        assert_eq!(places(&long, 6 * 900 + 3), (1, 5 * 900 + 3));
    }

    #[test]
    fn a_file_has_an_address_and_standard_input_none() {
        let link = |path: &str| {
            let article = Article { path: Some(path.to_owned()), ..Article::default() };
            Places::of(&article).link("/home/desk")
        };
        assert_eq!(link("a b/é\u{1b}.txt").as_deref(), Some("file:///home/desk/a%20b/%C3%A9%1B.txt"));
        assert_eq!(link("/tmp/x.txt").as_deref(), Some("file:///tmp/x.txt"));
        assert_eq!(link("C:/x.txt").as_deref(), Some("file:///C:/x.txt"));
        assert_eq!(link("-"), None);
    }

    #[test]
    fn regions_count_from_one_and_end_behind_the_last_character() {
        let region = |text: &str, origin, span| {
            let article = Article { text: text.to_owned(), origin, ..Article::default() };
            let region = Places::of(&article).region(span);
            (region.line, region.end_line, region.columns.map(|c| (c.characters, c.bytes)))
        };
        let text = "one\né 10 é";
        assert_eq!(region(text, Origin::Text, Span::new(7, 9)), (2, 2, Some(((3, 5), (4, 6)))));
        assert_eq!(region(text, Origin::Text, Span::new(10, 12)), (2, 2, Some(((6, 7), (7, 9)))));
        assert_eq!(region(text, Origin::Text, Span::new(0, 9)), (1, 2, Some(((1, 5), (1, 6)))));
        assert_eq!(region(text, Origin::Text, Span::new(0, 0)), (1, 1, Some(((1, 1), (1, 1)))));
        assert_eq!(region(text, Origin::Record { line: 7 }, Span::new(7, 9)), (7, 7, None));
        let run = |text, line, column, byte| Run { text, place: Place { line, column }, byte };
        // `é **10**` on line 3, `x` on line 5.
        let runs = Origin::Extracted(vec![run(0, 3, 1, 1), run(3, 3, 5, 6), run(7, 5, 1, 1)]);
        assert_eq!(region("é 10\n\nx", runs.clone(), Span::new(3, 5)), (3, 3, Some(((5, 7), (6, 8)))));
        assert_eq!(region("é 10\n\nx", runs, Span::new(3, 8)), (3, 5, Some(((5, 2), (6, 2)))));
    }

    #[test]
    fn a_record_is_named_by_its_line_and_id() {
        let article = Article {
            id: "a7".to_owned(),
            path: Some("day.jsonl".to_owned()),
            origin: Origin::Record { line: 7 },
            text: "one\ntwo".to_owned(),
            ..Article::default()
        };
        assert_eq!(Places::of(&article).name(Span::new(4, 7)), "day.jsonl:7 (a7)");
    }

    #[test]
    fn markup_leads_back_to_its_source() {
        let run = Run { text: 0, place: Place { line: 3, column: 5 }, byte: 6 };
        let article = Article {
            path: Some("a.md".to_owned()),
            origin: Origin::Extracted(vec![run]),
            text: "one two".to_owned(),
            ..Article::default()
        };
        assert_eq!(Places::of(&article).name(Span::new(4, 7)), "a.md:3:9");
    }
}
