//! Words of an article made safe and short for a line of text.

use crate::model::Span;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Text that cannot steer a terminal: control characters, escapes and marks that turn the writing direction become `\u{…}`,
/// line breaks and tabs become spaces.
pub fn inert(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => safe.push(' '),
            c if c.is_control() || steers(c) => safe.extend(c.escape_unicode()),
            c => safe.push(c),
        }
    }
    safe
}

/// The same for text of several lines, whose line ends stay.
pub fn inert_lines(text: &str) -> String {
    text.lines().map(|line| inert(line) + "\n").collect()
}

/// Marks that are not seen but change how their neighbours are shown (Unicode's bidirectional controls and the like).
fn steers(c: char) -> bool {
    matches!(c,
        '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// Text with letters that are written from right to left, kept from turning its neighbours around: between the two marks made
/// for that. Any other text as it is.
pub fn isolate(text: &str) -> String {
    if text.chars().any(leftward) { format!("\u{2068}{text}\u{2069}") } else { text.to_owned() }
}

/// Letters of the scripts that run from right to left (Hebrew to Samaritan, their presentation forms, the blocks of plane 1).
fn leftward(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefe}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Columns that a line of text takes.
pub fn columns(text: &str) -> usize {
    text.width()
}

/// A piece of a sentence around one phrase: what stands before, the phrase, what stands after; each inert, single-spaced,
/// and together no wider than asked unless the phrase alone is.
#[derive(Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub before: String,
    pub phrase: String,
    pub after: String,
}

/// More of a sentence than this is never looked at on either side of the phrase.
const REACH: usize = 2_000;

impl Excerpt {
    /// The words of `sentence` around `phrase` in at most `width` columns, cut at spaces with `…`.
    pub fn of(text: &str, sentence: Span, phrase: Span, width: usize) -> Self {
        let sentence = sentence.to(phrase);
        let far = floor(text, phrase.start.saturating_sub(REACH).max(sentence.start));
        let near = floor(text, phrase.end.saturating_add(REACH).min(sentence.end));
        let phrase_words = shorten(&squeeze(phrase.text(text)), width);
        let before = squeeze(Span::new(far, phrase.start).text(text));
        let after = squeeze(Span::new(phrase.end, near).text(text));
        let (before, after) = (before.trim_start(), after.trim_end());
        let room = width.saturating_sub(columns(&phrase_words));
        let (left, right) = divide(room, columns(before), columns(after));
        Excerpt { before: tail(before, left), phrase: phrase_words, after: shorten(after, right) }
    }
}

/// Shares `room` between two sides that want so many columns: half each, what one does not need goes to the other.
fn divide(room: usize, before: usize, after: usize) -> (usize, usize) {
    let half = room / 2;
    if before <= half {
        (before, room - before)
    } else if after <= room - half {
        (room - after, after)
    } else {
        (half, room - half)
    }
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// Inert, and every run of white space one space.
fn squeeze(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in inert(text).chars() {
        if !c.is_whitespace() {
            out.push(c);
        } else if !out.ends_with(' ') {
            out.push(' ');
        }
    }
    out
}

/// The beginning of `text` in at most `width` columns, cut at a space where there is one, with `…` for the rest.
pub fn shorten(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let kept = fitting(text.char_indices().map(|(i, c)| (i + c.len_utf8(), c)), width.saturating_sub(2)).unwrap_or(0);
    let head = &text[..kept];
    let whole = text[kept..].starts_with(' ');
    let cut = head.rfind(' ').filter(|at| !whole && *at * 2 > head.len());
    let head = cut.map_or(head, |at| &head[..at]);
    if width < 2 { String::new() } else { format!("{} …", head.trim_end()) }
}

/// The end of `text` in at most `width` columns, cut at a space where there is one, with `…` for the rest.
fn tail(text: &str, width: usize) -> String {
    if columns(text) <= width {
        return text.to_owned();
    }
    let kept = fitting(text.char_indices().rev(), width.saturating_sub(2)).unwrap_or(text.len());
    let end = &text[kept..];
    let whole = text[..kept].ends_with(' ');
    let cut = end.find(' ').filter(|at| !whole && *at * 2 < end.len());
    let end = cut.map_or(end, |at| &end[at..]);
    if width < 2 { String::new() } else { format!("… {}", end.trim_start()) }
}

/// The last border, in the order given, up to which the characters take at most `width` columns.
fn fitting(chars: impl Iterator<Item = (usize, char)>, width: usize) -> Option<usize> {
    let mut taken = 0;
    let mut last = None;
    for (border, c) in chars {
        taken += c.width().unwrap_or(0);
        if taken > width {
            break;
        }
        last = Some(border);
    }
    last
}

/// Breaks plain words into lines of at most `width` columns; a word wider than that stands alone on its line.
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if columns(line) + 1 + columns(word) <= width => {
                line.push(' ');
                line.push_str(word);
            }
            Some(_) | None => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_steer_a_terminal() {
        assert_eq!(inert("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(inert("a\u{202e}b\u{2066}"), "a\\u{202e}b\\u{2066}");
        assert_eq!(inert("a\r\nb\tc\u{9b}"), "a  b c\\u{9b}");
        assert_eq!(inert("naïve – “quoted” 4 °C"), "naïve – “quoted” 4 °C");
    }

    fn excerpt(sentence: &str, phrase: &str, width: usize) -> String {
        let start = sentence.find(phrase).unwrap();
        let e = Excerpt::of(sentence, Span::new(0, sentence.len()), Span::new(start, start + phrase.len()), width);
        let line = format!("{}[{}]{}", e.before, e.phrase, e.after);
        assert!(columns(&line) <= width + 2, "{line}");
        line
    }

    #[test]
    fn an_excerpt_keeps_the_phrase_and_what_fits_around_it() {
        let s = "Police said that  about 40 people\nwere hurt in the crush on Sunday.";
        assert_eq!(excerpt(s, "about 40", 80), "Police said that [about 40] people were hurt in the crush on Sunday.");
        assert_eq!(excerpt(s, "about 40", 40), "… said that [about 40] people were …");
        assert_eq!(excerpt("Some words before the end: 12.", "12", 14), "… the end: [12].");
        assert_eq!(excerpt("日本日本日本で12人", "12", 10), "… 本で[12]人");
    }

    #[test]
    fn a_phrase_wider_than_the_line_is_cut() {
        assert_eq!(excerpt("one two three four five", "two three four", 12), "[two three …]");
        assert_eq!(excerpt("1234567890123", "1234567890123", 9), "[1234567 …]");
    }

    #[test]
    fn lines_break_between_words() {
        assert_eq!(wrap("aa bb cc", 5), ["aa bb", "cc"]);
        assert_eq!(wrap("aa bb cc", 4), ["aa", "bb", "cc"]);
        assert_eq!(wrap("long-word b", 4), ["long-word", "b"]);
    }
}
