//! Sentence → tokens, each with every reading the packs give it.

use crate::model::token::cut;
use crate::model::{Pos, Shape, Span, Token};
use crate::pack::Pack;

/// Cuts the part of `text` that `span` covers and looks up every token and phrase.
pub fn tokenize<'t>(text: &'t str, span: Span, pack: &Pack) -> Vec<Token<'t>> {
    let mut tokens: Vec<Token<'t>> = cut(span.text(text))
        .map(|(piece, spaced)| {
            let lower = piece.to_lowercase();
            Token {
                text: piece,
                span: Span::of(piece, text),
                shape: shape(piece),
                spaced,
                readings: Vec::new(),
                pos: Pos::Other,
                lemma: lower.clone(),
                lower,
            }
        })
        .collect();
    for i in 0..tokens.len() {
        let readings = pack.lexicon.readings(|n| tokens.get(i + n).map(|t| (t.text, t.lower.as_str(), t.spaced)));
        tokens[i].readings = readings;
    }
    tokens
}

fn shape(piece: &str) -> Shape {
    let mut chars = piece.chars();
    match (chars.next(), chars.next()) {
        (Some(c), _) if c.is_ascii_digit() => Shape::Digits,
        (Some('.'), Some(c)) if c.is_ascii_digit() => Shape::Digits,
        (Some(c), _) if c.is_alphabetic() => Shape::Word,
        (Some('\'' | '’'), Some(_)) => Shape::Word,
        (Some(c), _) if is_punctuation(c) => Shape::Punct,
        (_, _) => Shape::Symbol,
    }
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation() && !matches!(c, '$' | '%' | '+' | '<' | '>' | '=' | '^' | '~' | '|' | '`')
        || matches!(c, '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '«' | '»' | '¿' | '¡' | '·' | '−')
            && !matches!(c, '‰' | '′' | '″')
}
