//! What every token can be: by the word lists, by its shape, and by its capitals.

use super::{guess, names};
use crate::model::{Sense, Shape, Token};
use crate::pack::{Word, WordClass as Class, Words};
use std::collections::BTreeSet;

/// What one token can be, and what it was decided to be.
#[derive(Debug, Clone, Copy)]
pub struct Slot<'w> {
    /// The word lists' entry.
    pub word: Option<Word<'w>>,
    /// One bit a class.
    pub classes: u32,
    /// The class taken where the context says nothing.
    pub usual: Class,
    /// The decision; `usual` until it is made.
    pub class: Class,
}

impl<'w> Slot<'w> {
    fn sure(class: Class) -> Slot<'w> {
        Slot { word: None, classes: class.bit(), usual: class, class }
    }

    fn of(word: Word<'w>) -> Slot<'w> {
        Slot { word: Some(word), classes: word.classes, usual: word.usual, class: word.usual }
    }

    fn either(classes: u32, usual: Class) -> Slot<'w> {
        Slot { word: None, classes, usual, class: usual }
    }

    pub fn can_be(&self, class: Class) -> bool {
        self.classes & class.bit() != 0
    }

    /// A word that belongs to no open class: articles, prepositions, auxiliaries …
    pub fn closed(&self) -> bool {
        matches!(
            self.usual,
            Class::Pronoun
                | Class::Subject
                | Class::Possessive
                | Class::Contraction
                | Class::Auxiliary
                | Class::Modal
                | Class::Determiner
                | Class::Adposition
                | Class::Conjunction
                | Class::Subordinator
                | Class::Particle
        )
    }
}

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    Sentence,
    /// A Headline Like This: a capital says nothing.
    Title,
    /// ALL CAPITALS.
    Upper,
}

/// One slot a token.
pub fn candidates<'w>(tokens: &[Token<'_>], names: &BTreeSet<String>, words: &'w Words) -> Vec<Slot<'w>> {
    let style = style(tokens);
    let mut slots: Vec<Slot<'w>> = Vec::with_capacity(tokens.len());
    let mut starts = true;
    for (i, token) in tokens.iter().enumerate() {
        let before = i.checked_sub(1).map(|b| &tokens[b]);
        let slot = match token.shape {
            Shape::Digits => Slot::sure(Class::Numeral),
            Shape::Punct => Slot::sure(Class::Punct),
            Shape::Symbol => symbol(token),
            Shape::Word if before.is_some_and(|b| b.shape == Shape::Digits) && !token.spaced => tail(token),
            Shape::Word if style != Style::Upper && names::is_meant(token, names) => Slot::sure(Class::Proper),
            Shape::Word => {
                let context = Capital { style, starts, next: tokens.get(i + 1), before };
                word(token, words, context)
            }
        };
        starts = begins_after(token, starts);
        slots.push(slot);
    }
    slots
}

/// The next word begins a sentence or a quotation, so that its capital says little.
pub(super) fn begins_after(token: &Token<'_>, starts: bool) -> bool {
    match token.shape {
        Shape::Punct => {
            starts
                || matches!(token.text, "\"" | "“" | "‘" | ":" | "." | "!" | "?" | "—" | "•")
                || (token.text == "'" && token.spaced)
        }
        Shape::Word | Shape::Digits | Shape::Symbol => false,
    }
}

fn symbol<'w>(token: &Token<'_>) -> Slot<'w> {
    let fraction = token.senses().any(|(s, _)| matches!(s, Sense::Vulgar(..)));
    match token.text {
        _ if fraction => Slot::sure(Class::Numeral),
        // Counts like a noun: `5% rose`.
        "%" | "°" | "‰" => Slot::sure(Class::Plural),
        _ => Slot::sure(Class::Other),
    }
}

/// What is written onto digits: `190K`, `1990s`, `21st`, `5km`.
fn tail<'w>(token: &Token<'_>) -> Slot<'w> {
    let scale = token.senses().any(|(s, _)| matches!(s, Sense::Scale { .. }));
    if scale || matches!(token.lower.as_str(), "st" | "nd" | "rd" | "th" | "s" | "k" | "m" | "bn" | "b" | "tn") {
        Slot::sure(Class::Numeral)
    } else {
        Slot::sure(Class::Noun)
    }
}

#[derive(Clone, Copy)]
struct Capital<'a, 't> {
    style: Style,
    /// The token begins a sentence or a quotation.
    starts: bool,
    next: Option<&'a Token<'t>>,
    before: Option<&'a Token<'t>>,
}

fn word<'w>(token: &Token<'_>, words: &'w Words, context: Capital<'_, '_>) -> Slot<'w> {
    if let Some(slot) = by_reading(token) {
        return slot;
    }
    let known =
        if token.lower.contains('’') { words.get(&token.lower.replace('’', "'")) } else { words.get(&token.lower) };
    let known = known.map(Slot::of);
    if token.capitalized() {
        capitalized(token, known, context)
    } else {
        known.unwrap_or_else(|| unknown(token, words, context))
    }
}

fn unknown<'w>(token: &Token<'_>, words: &'w Words, context: Capital<'_, '_>) -> Slot<'w> {
    let inside_name = token.text.len() <= 3
        && context.before.is_some_and(|t| t.capitalized())
        && context.next.is_some_and(|t| t.capitalized());
    if inside_name {
        return Slot::sure(Class::Proper);
    }
    let (classes, usual) = guess::classes(&token.lower, words);
    Slot::either(classes, usual)
}

/// Numbers, months and weekdays, as the packs read them.
fn by_reading<'w>(token: &Token<'_>) -> Option<Slot<'w>> {
    let upper = token.capitalized();
    token.senses().filter(|(_, length)| *length == 1).find_map(|(sense, _)| match sense {
        Sense::Cardinal(_) | Sense::Vulgar(..) | Sense::Scale { symbol: false, .. } => Some(Slot::sure(Class::Numeral)),
        Sense::Ordinal(_) => {
            Some(Slot::either(Class::Adjective.bit() | Class::Noun.bit() | Class::Adverb.bit(), Class::Adjective))
        }
        Sense::Weekday(_) if upper => Some(Slot::sure(Class::Proper)),
        _ => None,
    })
}

fn capitalized<'w>(token: &Token<'_>, known: Option<Slot<'w>>, context: Capital<'_, '_>) -> Slot<'w> {
    let name = Slot::sure(Class::Proper);
    if context.style != Style::Upper && acronym(token.text) && !known.is_some_and(|k| k.can_be(Class::Determiner)) {
        return name;
    }
    let Some(known) = known else {
        let plain = context.style == Style::Sentence && context.starts;
        return if plain { guess::at_start(&token.lower).map_or(name, |(c, u)| Slot::either(c, u)) } else { name };
    };
    let month = token.senses().any(|(s, _)| matches!(s, Sense::Month(_)));
    if month || known.usual == Class::Modal && !context.starts && context.style == Style::Sentence {
        return Slot { classes: known.classes | Class::Proper.bit(), usual: Class::Proper, ..known };
    }
    // Always written with a capital: `Mexican`.
    if known.can_be(Class::Proper) || context.style != Style::Sentence || known.closed() {
        return known;
    }
    let followed = context.next.is_some_and(|t| t.shape == Shape::Word && t.spaced && t.capitalized());
    // `White House`, `Border Patrol`, `United Nations`
    let names = matches!(known.usual, Class::Noun | Class::Plural | Class::Adjective | Class::Participle);
    if !context.starts || (followed && names) { name } else { known }
}

/// `CNN`, `U.S.`, `G7`: two capitals at least and no small letter.
fn acronym(text: &str) -> bool {
    text.chars().filter(|c| c.is_uppercase()).count() > 1 && !text.chars().any(char::is_lowercase)
}

pub(super) fn style(tokens: &[Token<'_>]) -> Style {
    let long = |t: &&Token<'_>| t.shape == Shape::Word && t.text.len() > 3;
    let total = tokens.iter().filter(long).count();
    let capital = tokens.iter().filter(long).filter(|t| t.capitalized()).count();
    let upper = tokens.iter().filter(long).filter(|t| acronym(t.text)).count();
    if total >= 2 && upper * 10 >= total * 9 {
        Style::Upper
    } else if total >= 3 && capital * 10 >= total * 8 {
        Style::Title
    } else {
        Style::Sentence
    }
}
