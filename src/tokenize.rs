//! Sentence → tokens, each with every reading the packs give it.

use crate::model::cut;
use crate::model::{Pos, Reading, Sense, Shape, Span, Token};
use crate::pack::Pack;

/// Cuts the part of `text` that `span` covers and looks up every token and phrase.
pub fn tokenize<'t>(text: &'t str, span: Span, pack: &Pack) -> Vec<Token<'t>> {
    let mut end = span.start;
    let mut tokens: Vec<Token<'t>> = pieces(span.text(text), pack)
        .into_iter()
        .map(|(piece, spaced)| {
            let lower = piece.to_lowercase();
            let span = Span::of(piece, text);
            let gap = text.get(std::mem::replace(&mut end, span.end)..span.start);
            Token {
                text: piece,
                span,
                opens_line: gap.is_some_and(|gap| gap.contains('\n')),
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
        // "R500" is rand, "R 52%" in a poll is a party.
        let apart = tokens[i].text.len() == 1 && tokens.get(i + 1).is_none_or(|t| t.spaced);
        let letter = |r: &Reading| {
            apart && matches!(&r.sense, Sense::Unit { prefix: true, .. } if tokens[i].shape == Shape::Word)
        };
        tokens[i].readings = readings.into_iter().filter(|r| !letter(r)).collect();
    }
    tokens
}

/// The pieces of [`cut`], with a unit's prefix parted from the digits it is glued to: `Rs500`, `EUR40`, `RM1.2bn`.
fn pieces<'t>(text: &'t str, pack: &Pack) -> Vec<(&'t str, bool)> {
    let mut pieces = Vec::new();
    let mut rest = text;
    let mut cuts = cut(rest);
    let mut parted = false;
    while let Some((piece, spaced)) = cuts.next() {
        let spaced = spaced && !std::mem::take(&mut parted);
        let start = Span::of(piece, rest).start;
        match prefix(piece, &rest[start + piece.len()..], pack) {
            Some(prefix) => {
                pieces.push((prefix, spaced));
                // The digits are cut anew, for their marks and decimals stand after a letter no more.
                rest = &rest[start + prefix.len()..];
                cuts = cut(rest);
                parted = true;
            }
            None => pieces.push((piece, spaced)),
        }
    }
    pieces
}

/// The letters of `Rs500` where they are a unit's prefix. A single letter needs three digits or a mark among them
/// (`R500`, `R1.2bn`): `R2` and `N95` are names.
fn prefix<'t>(piece: &'t str, after: &str, pack: &Pack) -> Option<&'t str> {
    let (letters, digits) = piece.split_at(piece.find(|c: char| c.is_ascii_digit())?);
    let marked = after.starts_with(['.', ',']) && after[1..].starts_with(|c: char| c.is_ascii_digit());
    let long = digits.len() >= 3 || marked;
    if letters.is_empty() || letters.len() == 1 && !(long && digits.chars().all(|c| c.is_ascii_digit())) {
        return None;
    }
    let lower = letters.to_lowercase();
    let readings = pack.lexicon.readings(|n| (n == 0).then_some((letters, lower.as_str(), false)));
    let found = readings.iter().any(|r| matches!(r.sense, Sense::Unit { prefix: true, .. }));
    found.then_some(letters)
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
