//! Article → sentences: its lines and what each is for, the sentences in them, and what stands in quotation marks.

mod lines;
mod quotes;
mod sentence;
mod shape;

use crate::model::{Article, Role, Sentence, Span};
use crate::pack::Pack;

/// The sentences of an article in order, with the role of the line each stands in. Linear in the text.
pub fn split(article: &Article, pack: &Pack) -> Vec<Sentence> {
    let text = article.text.as_str();
    let paragraphs = lines::paragraphs(article, pack);
    let mut sentences = Vec::new();
    for (paragraph, (span, role)) in paragraphs.iter().enumerate() {
        for span in sentence::sentences(text, *span, pack).into_iter().flat_map(|s| pieces(text, s)) {
            sentences.push(Sentence { span, role: *role, paragraph, quoted: Vec::new() });
        }
    }
    let quoted = quotes::quoted(text, &sentences);
    spread(&quoted, &mut sentences);
    sentences
}

/// Longest stretch without a full stop that is read as one sentence, in bytes: three times the longest sentence of ordinary news.
/// Every number is read against its whole sentence, so that the work on a text without full stops would grow with its square.
const LONGEST: usize = 1_500;

/// Cuts a sentence that is too long at white space, or where there is none at a character.
fn pieces(text: &str, sentence: Span) -> Vec<Span> {
    let mut found = Vec::new();
    let mut rest = sentence.text(text);
    while rest.len() > LONGEST {
        let limit = (1..=LONGEST).rev().find(|&i| rest.is_char_boundary(i)).unwrap_or(rest.len());
        let end = rest[..limit].rfind(char::is_whitespace).filter(|&i| i > 0).unwrap_or(limit);
        let (piece, next) = rest.split_at(end);
        found.push(Span::of(piece, text));
        rest = next.trim_start();
    }
    found.push(Span::of(rest, text));
    found
}

/// The sentences of a text that is one paragraph.
pub fn sentences(text: &str, pack: &Pack) -> Vec<Span> {
    sentence::sentences(text, Span::new(0, text.len()), pack)
}

/// Gives each sentence its part of every quotation; both are in order of place.
fn spread(quoted: &[Span], sentences: &mut [Sentence]) {
    let mut first = 0;
    for sentence in sentences {
        while quoted.get(first).is_some_and(|q| q.end <= sentence.span.start) {
            first += 1;
        }
        let here = quoted[first..].iter().take_while(|q| q.start < sentence.span.end);
        sentence.quoted = here
            .map(|q| Span::new(q.start.max(sentence.span.start), q.end.min(sentence.span.end)))
            .filter(|part| !part.is_empty())
            .collect();
    }
}

/// Whether quotations are looked for in a line of this role.
fn may_quote(role: Role) -> bool {
    role.speaks()
}
