//! Article → sentences.

use crate::model::{Article, Role, Sentence, Span};
use crate::pack::Pack;

/// The sentences of an article in order, with the role of the line each stands in.
pub fn split(article: &Article, pack: &Pack) -> Vec<Sentence> {
    let _ = pack;
    article
        .text
        .lines()
        .enumerate()
        .map(|(paragraph, line)| Sentence {
            span: Span::of(line, &article.text),
            role: if paragraph == 0 { Role::Headline } else { Role::Body },
            paragraph,
            quoted: Vec::new(),
        })
        .filter(|s| !s.span.is_empty())
        .collect()
}
