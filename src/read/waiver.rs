//! Comments that waive findings: HTML comments on lines of their own, in Markdown, HTML and plain text alike.

use crate::model::article::place_in;
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
    let waiver = |line: &str| {
        let words = inside(line)?;
        let span = Span::of(line, text);
        let place = match article.origin {
            Origin::Record { line } => Place { line, column: 1 },
            Origin::Text | Origin::Extracted(_) => place_in(text, span.start),
        };
        said(words, place, span.end)
    };
    article.waivers = text.split(['\n', '\r']).filter_map(waiver).collect();
}

#[cfg(test)]
mod tests {
    use super::*;

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
