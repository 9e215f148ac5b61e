//! Which one in a row: "its ninth flight", "the company's third strike", "the fifth storm of the season", "after eight flights".

use super::{Parsed, Scene};
use crate::extract::phrase::{NounPhrase, Phrases, phrases};
use crate::model::{Detail, Fact, Hedge, Kind, Pos, Quantity, Shape, Token, Turn, fold};
use rust_decimal::prelude::ToPrimitive;
use std::collections::BTreeSet;

/// A longer sentence is no sentence.
const WORDS: usize = 90;
/// Content words taken of one.
const CONTEXT: usize = 40;
/// "First" is said of anything.
const LEAST: u64 = 2;

pub fn facts(scene: &Scene<'_, '_>, found: &mut Vec<Fact>) {
    for (sentence, p) in scene.running().filter(|(_, p)| p.tokens.len() <= WORDS) {
        let counts = |q: &&Quantity| q.kind == Kind::Ordinal || is_after(&p.tokens, q);
        if !p.quantities.iter().any(|q| counts(&q)) {
            continue;
        }
        let phrases = phrases(&p.tokens, &p.quantities);
        for q in p.quantities.iter().filter(counts) {
            let Some((turn, noun)) = turn(p, &phrases, q) else { continue };
            let span = q.span.to(p.tokens[noun.head].span);
            let value = turn.number.to_string();
            let mut fact = scene.fact(sentence, span, turn.noun.clone(), value, Detail::Turn(turn));
            fact.label = p.tokens[noun.head].lower.clone();
            found.push(fact);
        }
    }
}

/// "After eight flights": the next is the ninth.
fn is_after(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let after = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].is("after"));
    after && q.kind == Kind::Count && q.is_point() && q.hedge == Hedge::None && !q.approximate
}

fn turn<'p>(p: &Parsed<'_>, phrases: &'p Phrases, q: &Quantity) -> Option<(Turn, &'p NounPhrase)> {
    let tokens = &p.tokens;
    let number = q.stated().filter(|n| n.value.is_integer())?.value.to_u64()?;
    let number = if q.kind == Kind::Ordinal { number } else { number + 1 };
    let noun = phrases.nouns.iter().find(|n| n.start <= q.tokens.start && q.tokens.start < n.head)?;
    let head = &tokens[noun.head];
    // The noun stands right behind: "its ninth test flight", not "the second half of the ninth".
    let between = q.tokens.end.min(noun.head)..noun.head;
    let plain = between.len() <= 2 && between.into_iter().all(|i| matches!(tokens[i].pos, Pos::Noun | Pos::Adjective));
    if number < LEAST || noun.name || !plain || head.has_cue("names-a-part") {
        return None;
    }
    let owner = owner(tokens, phrases, noun, q);
    let window = window(tokens, phrases, noun);
    // "The second man" tells two apart; only what somebody has or what a stretch of time holds is a row.
    if q.kind == Kind::Ordinal && owner.is_none() && window.is_none() {
        return None;
    }
    let content = |(i, t): &(usize, &Token<'_>)| {
        !(noun.start..=noun.head).contains(i)
            && t.shape == Shape::Word
            && matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective)
    };
    let words: BTreeSet<String> =
        tokens.iter().enumerate().filter(content).map(|(_, t)| fold(&t.lemma)).take(CONTEXT).collect();
    let noun_lemma = fold(&head.lemma);
    let turn = Turn { noun: noun_lemma, number, owner, window, context: words.into_iter().collect() };
    Some((turn, noun))
}

/// Whose row it is: the owner's own noun, for "its" the subject of the sentence.
fn owner(tokens: &[Token<'_>], phrases: &Phrases, noun: &NounPhrase, q: &Quantity) -> Option<String> {
    let before = q.tokens.start.checked_sub(1)?;
    if matches!(tokens[before].text, "'s" | "’s" | "'" | "’") {
        return before.checked_sub(1).map(|i| fold(&tokens[i].lemma));
    }
    if !matches!(tokens[before].lower.as_str(), "its" | "his" | "her" | "their") {
        return None;
    }
    let whole = |n: &&NounPhrase| {
        *n != noun && !n.name && tokens[n.head].pos == Pos::Noun && !phrases.amount[n.head] && n.head != q.tokens.start
    };
    // "On its eighth flight the booster landed": the subject stands behind.
    let before = phrases.nouns.iter().find(|n| n.start < noun.start && whole(n));
    let owner = before.or_else(|| phrases.nouns.iter().find(|n| n.start >= noun.end && whole(n)))?;
    Some(fold(&tokens[owner.head].lemma))
}

/// "Of the season", "in four years", "this year": the stretch that holds the row.
fn window(tokens: &[Token<'_>], phrases: &Phrases, noun: &NounPhrase) -> Option<String> {
    let next = tokens.get(noun.end)?;
    let from = match next.lower.as_str() {
        "of" | "in" | "since" | "within" => noun.end + 1,
        "this" => noun.end,
        _ => return None,
    };
    let end = phrases.nouns.iter().find(|n| n.start == from).map(|n| n.end)?;
    let words = tokens[from..end].iter().filter(|t| !matches!(t.lower.as_str(), "the" | "a" | "an"));
    Some(words.map(|t| fold(&t.lemma)).collect::<Vec<_>>().join(" "))
}
