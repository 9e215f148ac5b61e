//! The text of markup, with the way back: every piece knows the line and column it came from.

use super::waiver;
use crate::model::{Article, Origin, Place, Run, Span, Waiver};

/// Text taken out of a source piece by piece, in the source's order.
pub struct Extract<'s> {
    source: &'s str,
    pub text: String,
    runs: Vec<Run>,
    waivers: Vec<Waiver>,
    /// How far the source has been counted, and where that is.
    counted: usize,
    place: Place,
    /// Where the line that was counted last begins.
    line_start: usize,
    /// The next character does not stand in the source right behind the last.
    broken: bool,
}

impl<'s> Extract<'s> {
    pub fn new(source: &'s str) -> Self {
        let place = Place { line: 1, column: 1 };
        Extract {
            source,
            text: String::new(),
            runs: Vec::new(),
            waivers: Vec::new(),
            counted: 0,
            place,
            line_start: 0,
            broken: true,
        }
    }

    /// Adds `piece`, which the source writes from byte `at` on, entities and escapes perhaps in other characters.
    /// White space becomes one space.
    pub fn words(&mut self, piece: &str, at: usize) {
        let mut at = at;
        self.broken = true;
        for c in piece.chars() {
            let raw = self.source.get(at..).unwrap_or("");
            let length = written(raw, c);
            if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' {
                self.broken |= c != ' ' || self.ends_in_space();
                if !self.ends_in_space() {
                    self.text.push(' ');
                }
            } else {
                self.mark(at);
                self.text.push(c);
            }
            self.broken |= length != c.len_utf8();
            at += length;
        }
    }

    /// Notes a comment that the source writes from byte `at` on, where it is a waiver.
    pub fn comment(&mut self, words: &str, at: usize) {
        let from = self.text.len();
        let place = self.place(at);
        self.waivers.extend(waiver::said(words, place, from));
    }

    /// Adds something that the source does not write: a mark between table cells.
    pub fn mark_between(&mut self, mark: &str) {
        self.text.push_str(mark);
        self.broken = true;
    }

    /// Ends a paragraph.
    pub fn paragraph(&mut self) {
        self.end_with("\n\n");
    }

    /// Ends a line.
    pub fn line(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.end_with("\n");
        }
    }

    fn end_with(&mut self, end: &str) {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        while self.runs.last().is_some_and(|run| run.text >= kept) {
            self.runs.pop();
        }
        if !self.text.is_empty() {
            self.text.push_str(end);
        }
        self.broken = true;
    }

    fn ends_in_space(&self) -> bool {
        self.text.is_empty() || self.text.ends_with([' ', '\n'])
    }

    /// Begins a run where the way back is not just a step further.
    fn mark(&mut self, at: usize) {
        if self.broken {
            let place = self.place(at);
            let byte = at.saturating_sub(self.line_start) + 1;
            self.runs.push(Run { text: self.text.len(), place, byte });
            self.broken = false;
        }
    }

    /// Line and column of a byte of the source; bytes are asked for in order.
    fn place(&mut self, at: usize) -> Place {
        for (i, c) in self.source.get(self.counted..at).unwrap_or("").char_indices() {
            if c == '\n' {
                self.line_start = self.counted + i + 1;
                self.place = Place { line: self.place.line + 1, column: 1 };
            } else {
                self.place.column += 1;
            }
        }
        self.counted = self.counted.max(at);
        self.place
    }

    /// An article whose text is a part of what was taken.
    pub fn article(self, part: Span) -> Article {
        let text = part.text(&self.text);
        let start = Span::of(text.trim_start(), &self.text).start;
        let text = text.trim().to_owned();
        let kept = self.runs.into_iter().filter(|run| (start..start + text.len()).contains(&run.text));
        let runs = kept.map(|run| Run { text: run.text - start, ..run }).collect();
        let mut waivers = self.waivers;
        waivers.iter_mut().for_each(|w| w.from = w.from.saturating_sub(start));
        waivers.retain(|w| w.from < text.len());
        Article { text, origin: Origin::Extracted(runs), waivers, ..Article::default() }
    }
}

/// Bytes that the source needs for `c`: an entity or an escaped character takes more than the character.
fn written(raw: &str, c: char) -> usize {
    if raw.starts_with(c) && c != '&' {
        return c.len_utf8();
    }
    if let Some(entity) = raw.strip_prefix('&') {
        // The longest entity's name has 31 letters.
        let end = entity.bytes().take(33).position(|b| b == b';');
        return end.map_or(c.len_utf8(), |end| end + 2);
    }
    if raw.starts_with('\\') { 1 + c.len_utf8() } else { c.len_utf8() }
}
