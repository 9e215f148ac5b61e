//! Styled words → lines that are never wider than asked.

use super::excerpt::columns;
use anstyle::Style;

/// A word as it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// Inert.
    pub text: String,
    pub style: Style,
    /// A line may end before it; on one line, a space stands there.
    pub gap: bool,
    /// Where it leads, for terminals that follow links.
    pub link: Option<String>,
}

impl Piece {
    pub fn new(text: impl Into<String>, style: Style) -> Self {
        Piece { text: text.into(), style, gap: true, link: None }
    }

    /// Its words one by one, so that lines can end between them.
    pub fn words(text: &str, style: Style) -> impl Iterator<Item = Piece> + '_ {
        text.split_whitespace().map(move |w| Piece::new(w, style))
    }
}

/// The pieces in lines of at most `width` columns: broken between words where they fit, inside a word that does not.
pub fn flow(pieces: &[Piece], width: usize) -> Vec<Vec<Piece>> {
    let width = width.max(2);
    let mut lines = Lines { done: Vec::new(), line: Vec::new(), taken: 0 };
    for unit in units(pieces) {
        let wide: usize = unit.iter().map(|p| columns(&p.text)).sum();
        if lines.taken > 0 && lines.taken + 1 + wide > width {
            lines.end();
        }
        if lines.taken + usize::from(lines.taken > 0) + wide <= width {
            lines.taken += wide + usize::from(lines.taken > 0);
            lines.line.extend(unit.iter().cloned());
            continue;
        }
        for piece in unit {
            lines.broken(piece, width);
        }
    }
    lines.end();
    lines.done
}

/// Pieces that stand together without a space.
fn units(pieces: &[Piece]) -> impl Iterator<Item = &[Piece]> {
    let mut rest = pieces;
    std::iter::from_fn(move || {
        let end = rest.iter().skip(1).position(|p| p.gap).map_or(rest.len(), |at| at + 1);
        let (unit, after) = rest.split_at(end);
        rest = after;
        (!unit.is_empty()).then_some(unit)
    })
}

struct Lines {
    done: Vec<Vec<Piece>>,
    line: Vec<Piece>,
    taken: usize,
}

impl Lines {
    fn end(&mut self) {
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
        self.taken = 0;
    }

    /// Puts a piece of a word that is wider than a line, character by character.
    fn broken(&mut self, piece: &Piece, width: usize) {
        let mut part = String::new();
        for c in piece.text.chars() {
            part.push(c);
            if self.taken + columns(&part) > width {
                part.pop();
                self.part(&part, piece);
                self.end();
                part.clear();
                part.push(c);
            }
        }
        self.part(&part, piece);
        self.taken += columns(&part);
    }

    fn part(&mut self, text: &str, piece: &Piece) {
        if !text.is_empty() {
            self.line.push(Piece { text: text.to_owned(), ..piece.clone() });
        }
    }
}

/// One line, styled and with links where `color` says so.
pub fn print(line: &[Piece], color: bool) -> String {
    let mut out = String::new();
    for (n, run) in line.chunk_by(|a, b| color && a.style == b.style && a.link == b.link).enumerate() {
        let mut words = String::new();
        for (m, piece) in run.iter().enumerate() {
            let space = piece.gap && (n, m) != (0, 0);
            // A space inside a run of one style carries it, so that an underlined phrase is not cut up.
            match (space, m) {
                (true, 0) => out.push(' '),
                (true, _) => words.push(' '),
                (false, _) => {}
            }
            words += &piece.text;
        }
        match run.first().filter(|_| color) {
            Some(first) => out += &linked(&styled(&words, first.style), first.link.as_deref()),
            None => out += &words,
        }
    }
    out
}

fn styled(text: &str, style: Style) -> String {
    if style == Style::new() { text.to_owned() } else { format!("{style}{text}{style:#}") }
}

/// OSC 8: the terminal shows the text and follows the link.
fn linked(text: &str, link: Option<&str>) -> String {
    match link {
        Some(link) => format!("\u{1b}]8;;{link}\u{1b}\\{text}\u{1b}]8;;\u{1b}\\"),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(text: &str, width: usize) -> Vec<String> {
        let pieces: Vec<Piece> = Piece::words(text, Style::new()).collect();
        let lines: Vec<String> = flow(&pieces, width).iter().map(|l| print(l, false)).collect();
        assert!(lines.iter().all(|l| columns(l) <= width), "{lines:?}");
        lines
    }

    #[test]
    fn lines_end_between_words_and_inside_those_that_are_too_long() {
        assert_eq!(lines("aa bb cc", 5), ["aa bb", "cc"]);
        assert_eq!(lines("aa bb cc", 4), ["aa", "bb", "cc"]);
        assert_eq!(lines("a longer-word b", 6), ["a", "longer", "-word", "b"]);
        assert_eq!(lines("日本日本日本", 5), ["日本", "日本", "日本"]);
        assert_eq!(lines("", 5), [""; 0]);
    }

    #[test]
    fn a_run_of_one_style_is_styled_once() {
        let line = [
            Piece::new("a", Style::new()),
            Piece::new("b", Style::new().bold()),
            Piece::new("c", Style::new().bold()),
            Piece { link: Some("file:///x".to_owned()), ..Piece::new("d", Style::new()) },
        ];
        assert_eq!(print(&line, true), "a \u{1b}[1mb c\u{1b}[0m \u{1b}]8;;file:///x\u{1b}\\d\u{1b}]8;;\u{1b}\\");
        assert_eq!(print(&line, false), "a b c d");
    }

    #[test]
    fn pieces_of_one_word_stay_together() {
        let glued = Piece { gap: false, ..Piece::new("cc", Style::new()) };
        let pieces = [Piece::new("aa", Style::new()), Piece::new("bb", Style::new()), glued];
        let lines: Vec<String> = flow(&pieces, 6).iter().map(|l| print(l, false)).collect();
        assert_eq!(lines, ["aa", "bbcc"]);
    }
}
