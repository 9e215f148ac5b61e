//! Comments that waive findings: HTML comments on lines of their own, in Markdown, HTML and plain text alike.

use crate::model::{Article, Origin, Place, Span, Waiver};

/// The word that a comment begins with.
const MARK: &str = "atodds-ignore";

/// What a comment's words say, its marks left out; `None` where it is no waiver.
pub fn said(comment: &str, place: Place, from: usize) -> Option<Waiver> {
    let rest = comment.trim().strip_prefix(MARK)?;
    if rest.starts_with(|c: char| c.is_alphanumeric() || c == '-' || c == '_') {
        return None;
    }
    let (codes, reason) = rest.split_once(':').unwrap_or((rest, ""));
    let codes = codes.split([',', ' ', '\t', '\n', '\r']).filter(|c| !c.is_empty()).map(str::to_owned).collect();
    let reason = reason.split_whitespace().collect::<Vec<_>>().join(" ");
    Some(Waiver { codes, reason, place, from })
}

/// The words of a comment that fills a line.
pub fn inside(line: &str) -> Option<&str> {
    line.trim().strip_prefix("<!--")?.strip_suffix("-->")
}

/// Notes the waivers that stand in a plain text, which keeps them as lines.
pub fn note(article: &mut Article) {
    if !article.text.contains(MARK) {
        return;
    }
    let text = article.text.as_str();
    let mut waivers = Vec::new();
    let mut number = 0;
    // A carriage return and a line feed end one line.
    for line in text.split_inclusive(['\n', '\r']) {
        let start = Span::of(line, text).start;
        number += usize::from(!(line == "\n" && text[..start].ends_with('\r')));
        let Some(words) = inside(line) else { continue };
        let line = match article.origin {
            Origin::Record { line } => line,
            Origin::Text | Origin::Extracted(_) => number,
        };
        waivers.extend(said(words, Place { line, column: 1 }, start + words.len()));
    }
    article.waivers = waivers;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waivers_of_a_text_know_their_line() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["One.", "", "<!-- atodds-ignore update: why -->", "Two."].join(end);
            let mut article = Article { text, ..Article::default() };
            note(&mut article);
            assert_eq!(article.waivers.iter().map(|w| w.place.line).collect::<Vec<_>>(), [3], "{end:?}");
            assert!(article.text[article.waivers[0].from..].contains("Two."));
            assert!(article.waivers[0].from > article.text.find("One.").unwrap());
        }
    }

    #[test]
    fn a_comment_names_codes_and_a_reason() {
        let read =
            |comment: &str| said(comment, Place { line: 1, column: 1 }, 0).map(|w| (w.codes.join("+"), w.reason));
        for (comment, wanted) in [
            (" atodds-ignore value-conflict: two counts ", Some(("value-conflict", "two counts"))),
            ("atodds-ignore value-conflict, hedge-drop: a: b", Some(("value-conflict+hedge-drop", "a: b"))),
            ("atodds-ignore value-conflict", Some(("value-conflict", ""))),
            ("atodds-ignore", Some(("", ""))),
            ("atodds-ignored value-conflict: x", None),
            ("atodds-ignore-next value-conflict: x", None),
            ("please atodds-ignore value-conflict: x", None),
            ("", None),
        ] {
            let wanted = wanted.map(|(codes, reason)| (codes.to_owned(), reason.to_owned()));
            assert_eq!(read(comment), wanted, "{comment:?}");
        }
    }
}
