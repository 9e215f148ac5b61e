//! Who speaks where the sentence itself does not name him: in the same quotation, or by a pronoun.

use super::Parsed;
use super::attribution;
use super::phrase::{self, NounPhrase, Phrases};
use crate::model::{Article, Attribution, Claim, Pos, Span, Token};
use std::ops::Range;

/// A pronoun means the last speaker so many sentences back.
const BACK: usize = 3;

/// Gives the quoted claims of a paragraph its one speaker, and the pronouns among the speakers their names.
pub fn name(claims: &mut [Claim], article: &Article, parsed: &[Parsed<'_>]) {
    let mut last: Option<(usize, Attribution)> = None;
    // Of one sentence at a time: a long list of figures is looked up once.
    let mut looked_up: Option<(usize, Option<Attribution>)> = None;
    for claim in claims.iter_mut() {
        if claim.attribution.is_none() && claim.quoted {
            if looked_up.as_ref().is_none_or(|(at, _)| *at != claim.sentence) {
                looked_up = Some((claim.sentence, of_paragraph(claim.sentence, parsed)));
            }
            claim.attribution = looked_up.as_ref().and_then(|(_, said)| said.clone());
        }
        let Some(said) = &mut claim.attribution else { continue };
        said.text = said.span.text(&article.text).to_owned();
        if is_pronoun(&said.text) {
            let recent =
                last.as_ref().filter(|(at, _)| claim.sentence.saturating_sub(*at) <= BACK).map(|(_, a)| a.span);
            if let Some(span) = subject_before(claim.sentence, parsed).or(recent) {
                said.span = span;
                said.text = span.text(&article.text).to_owned();
            }
        } else if said.text.chars().next().is_some_and(char::is_uppercase) {
            last = Some((claim.sentence, said.clone()));
        }
    }
}

fn is_pronoun(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "he" | "she")
}

/// The one speaker to whom the quotations of the paragraph are given.
fn of_paragraph(sentence: usize, parsed: &[Parsed<'_>]) -> Option<Attribution> {
    let paragraph = parsed.get(sentence)?.sentence.paragraph;
    let same = |p: &&Parsed<'_>| p.sentence.paragraph == paragraph;
    let before = parsed[..sentence].iter().rev().take_while(same);
    let after = parsed[sentence..].iter().take_while(same);
    let mut found: Option<Attribution> = None;
    // Bounded: what stands far off belongs to another speech.
    for p in before.take(BACK).chain(after.take(BACK)).filter(|p| !p.sentence.quoted.is_empty()) {
        let phrases = phrase::phrases(&p.tokens, &p.quantities);
        for said in p.sentence.quoted.iter().filter_map(|quoted| outside(p, &phrases, *quoted)) {
            if found.as_ref().is_some_and(|f| f.span != said.span) {
                return None;
            }
            found = Some(said);
        }
    }
    found
}

/// Who says a quotation, by words that stand outside all of them.
fn outside(p: &Parsed<'_>, phrases: &Phrases, quoted: Span) -> Option<Attribution> {
    let from = p.tokens.iter().position(|t| t.span.overlaps(quoted))?;
    let to = p.tokens.iter().rposition(|t| t.span.overlaps(quoted))?;
    let words: Range<usize> = from..to + 1;
    let said = attribution::of_words(&p.tokens, phrases, &words)?;
    (!p.sentence.quoted.iter().any(|q| q.overlaps(said.span))).then_some(said)
}

/// "Anna Weber runs a farm. She said …": the person with whom the sentence before begins, in the same paragraph.
fn subject_before(sentence: usize, parsed: &[Parsed<'_>]) -> Option<Span> {
    let before = sentence.checked_sub(1).and_then(|i| parsed.get(i))?;
    if before.sentence.paragraph != parsed.get(sentence)?.sentence.paragraph {
        return None;
    }
    let phrases = phrase::phrases(&before.tokens, &before.quantities);
    let first = phrases.nouns.first().filter(|n| is_person(&before.tokens, n))?;
    let verb = phrases.verbs.iter().any(|v| v.start == first.end && v.finite);
    verb.then(|| before.tokens[first.start].span.to(before.tokens[first.end - 1].span))
}

/// A name of two words or more, all of them names, with which the sentence opens.
fn is_person(tokens: &[Token<'_>], n: &NounPhrase) -> bool {
    n.start == 0 && n.end - n.start >= 2 && tokens[n.start..n.end].iter().all(|t| t.pos == Pos::ProperNoun)
}
