//! Tokens → the same tokens with part of speech and lemma.
//!
//! Three steps, each over one sentence and each looking at most a few tokens around:
//! `candidates` asks the word lists, the shape and the capitals what every token can be, `guess` reads the ending of
//! words no list has, and `context` chooses from left to right. Nothing is learned from data, so every choice can be read here.

mod candidates;
mod context;
mod governor;
mod guess;
mod names;
mod neighbours;
mod participle;
mod particular;
mod phrase;
mod verb;

use crate::model::{Pos, Sense, Shape, Token};
use crate::pack::{Pack, WordClass as Class};
use candidates::Slot;
use std::collections::BTreeSet;

/// Fills `pos` and `lemma` of every token of one sentence.
///
/// Lemmas are in lower case: nouns singular, verbs in the base form; a name is its text.
pub fn tag(tokens: &mut [Token<'_>], pack: &Pack) {
    tag_with(tokens, &BTreeSet::new(), pack);
}

/// Tags the sentences of one article. A common word that the article writes with a capital inside a sentence, on its own and never
/// small, is a name to it ("pumps of Shell said"), also where a sentence or a headline begins with it.
pub fn tag_all<'t, 's>(sentences: impl Iterator<Item = &'s mut [Token<'t>]>, pack: &Pack)
where
    't: 's,
{
    let mut sentences: Vec<_> = sentences.collect();
    sentences.iter_mut().for_each(|tokens| tag(tokens, pack));
    let names = names::of(sentences.iter().map(|tokens| &**tokens), pack);
    let again = |tokens: &[Token<'_>]| tokens.iter().any(|t| names::is_meant(t, &names));
    for tokens in sentences.iter_mut().filter(|tokens| again(tokens)) {
        tag_with(tokens, &names, pack);
    }
}

fn tag_with(tokens: &mut [Token<'_>], names: &BTreeSet<String>, pack: &Pack) {
    let mut slots = candidates::candidates(tokens, names, &pack.words);
    context::decide(tokens, &mut slots);
    accompany(tokens, &mut slots);
    for (token, slot) in tokens.iter_mut().zip(&slots) {
        token.pos = pos(token, slot.class);
        if let Some(lemma) = lemma(token, slot) {
            token.lemma = lemma;
        }
    }
}

/// ", killing at least five": after a comma and before a number or its hedge an -ing form goes with the clause before it.
fn accompany(tokens: &[Token<'_>], slots: &mut [Slot<'_>]) {
    for i in 1..tokens.len().saturating_sub(1) {
        let noun = matches!(slots[i].class, Class::Noun) && tokens[i].lower.ends_with("ing");
        let counts = tokens[i + 1].shape == Shape::Digits
            || tokens[i + 1]
                .senses()
                .any(|(s, _)| matches!(s, Sense::Cardinal(_) | Sense::Hedge { .. } | Sense::Vague { .. }));
        if noun && counts && matches!(tokens[i - 1].text, "," | "and") {
            slots[i].class = Class::Gerund;
        }
    }
}

fn lemma(token: &Token<'_>, slot: &Slot<'_>) -> Option<String> {
    match slot.word {
        _ if slot.class == Class::Proper && is_plural_acronym(token.text) => {
            Some(token.lower.trim_end_matches('s').to_owned())
        }
        _ if slot.class == Class::Proper || token.shape != Shape::Word => None,
        Some(word) => word.lemma(&token.lower, slot.class),
        None => guess::lemma(&token.lower, slot.class),
    }
}

/// `RBIs`, `MPs`, `SUVs`: capitals and a small s.
fn is_plural_acronym(text: &str) -> bool {
    text.strip_suffix('s').is_some_and(|t| t.len() >= 2 && t.chars().all(char::is_uppercase))
}

fn pos(token: &Token<'_>, class: Class) -> Pos {
    if token.shape == Shape::Symbol && class != Class::Numeral {
        return Pos::Other;
    }
    match class {
        Class::Noun | Class::Plural => Pos::Noun,
        Class::Proper => Pos::ProperNoun,
        Class::Pronoun | Class::Subject | Class::Contraction => Pos::Pronoun,
        Class::Possessive | Class::Determiner => Pos::Determiner,
        Class::Base | Class::Third | Class::Past => Pos::Verb,
        Class::Participle => Pos::Participle,
        Class::Gerund => Pos::Gerund,
        Class::Auxiliary | Class::Modal => Pos::Auxiliary,
        Class::Adjective => Pos::Adjective,
        Class::Adverb => Pos::Adverb,
        Class::Adposition => Pos::Adposition,
        Class::Conjunction => Pos::Conjunction,
        Class::Subordinator => Pos::Subordinator,
        Class::Particle => Pos::Particle,
        Class::Numeral => Pos::Numeral,
        Class::Interjection => Pos::Interjection,
        Class::Punct => Pos::Punct,
        Class::Other | Class::Clausal | Class::Intransitive | Class::Linking => Pos::Other,
    }
}
