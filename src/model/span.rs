//! A stretch of an article's text.

use std::ops::Range;

/// A half-open range of UTF-8 **bytes** of the article's own text: `start` is the first byte, `end` the byte after the last.
/// Always on character borders when taken with [`Span::of`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    pub const fn new(start: usize, end: usize) -> Self {
        Span { start, end }
    }

    /// Where `part`, a slice of `whole`, lies in it: offsets come from the slice itself, never from sums.
    ///
    /// A `part` that is not a slice of `whole` gives an empty span at the end of `whole`.
    pub fn of(part: &str, whole: &str) -> Self {
        let base = whole.as_ptr() as usize;
        let start = (part.as_ptr() as usize).wrapping_sub(base);
        if start > whole.len() || start + part.len() > whole.len() {
            return Span::new(whole.len(), whole.len());
        }
        Span::new(start, start + part.len())
    }

    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    pub const fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    pub const fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The shortest span that holds both.
    pub fn to(self, other: Span) -> Span {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// The text it covers; empty where it does not fit `text`.
    pub fn text(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_comes_from_its_slice() {
        let text = "é 10,000";
        let part = &text[3..];
        assert_eq!(Span::of(part, text), Span::new(3, 9));
        assert_eq!(Span::of(part, text).text(text), "10,000");
        assert!(Span::of("other", text).is_empty());
    }

    #[test]
    fn touching_spans_do_not_overlap() {
        assert!(!Span::new(0, 3).overlaps(Span::new(3, 4)));
        assert!(Span::new(0, 4).overlaps(Span::new(3, 4)));
    }
}
