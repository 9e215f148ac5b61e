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
        for span in sentence::sentences(text, *span, pack) {
            sentences.push(Sentence { span, role: *role, paragraph, quoted: Vec::new() });
        }
    }
    let quoted = quotes::quoted(text, &sentences);
    spread(&quoted, &mut sentences);
    sentences
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
