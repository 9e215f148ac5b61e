//! Which place in a ranking somebody holds: "Brenner, the country's third-largest dairy,", "the No. 2 dairy in Norway said".
//!
//! ```text
//! placing = ("the" | owner "'s") (ordinal ["-"] superlative | "No." digits) modifier* noun ["in" scope] ["by" measure]
//! ```

use super::Scene;
use crate::extract::phrase::{NounPhrase, Phrases, phrases};
use crate::model::{Detail, Fact, Placing, Pos, Scope, Sense, Shape, Token, fold, fold_name};
use std::cell::OnceCell;
use std::collections::BTreeMap;

/// A longer sentence is no sentence.
const WORDS: usize = 90;
/// Words between the rank and its noun.
const BETWEEN: usize = 4;
/// Words of a scope: "the United Arab Emirates".
const SCOPE: usize = 4;
/// Words behind the noun in which the measure stands: "in the country by sales".
const MEASURE: usize = 6;
/// Times that an article names what it is about, at the least.
const TOPIC: usize = 3;

pub fn facts(scene: &Scene<'_, '_>, found: &mut Vec<Fact>) {
    let topic = OnceCell::new();
    for (sentence, p) in scene.running().filter(|(_, p)| p.tokens.len() <= WORDS) {
        let tokens = &p.tokens;
        let ranks: Vec<Rank> = (0..tokens.len()).filter_map(|i| rank(tokens, i)).collect();
        if ranks.is_empty() {
            continue;
        }
        let phrases = phrases(tokens, &p.quantities);
        for rank in ranks {
            let Some((head, scope, modifiers)) = ranked(scene, tokens, &rank) else { continue };
            let start = rank.owner.unwrap_or(rank.start.saturating_sub(1));
            let named = bearer(tokens, &phrases, start, head);
            let of_topic =
                || is_subject(tokens, &phrases, start, head).then(|| topic.get_or_init(|| about(scene)).clone());
            let Some(bearer) = named.or_else(|| of_topic().flatten()) else { continue };
            let span = tokens[start].span.to(tokens[head].span);
            let noun = fold(&tokens[head].lemma);
            let value = rank.number.to_string();
            let measure = measure(tokens, head + 1);
            let placing = Placing {
                noun: noun.clone(),
                number: rank.number,
                scale: rank.scale,
                scope,
                modifiers,
                measure,
                bearer,
            };
            found.push(scene.fact(sentence, span, noun, value, Detail::Placing(placing)));
        }
    }
}

/// A rank as it stands: where it begins, where the words behind it do, and whose ranking it is.
struct Rank {
    start: usize,
    end: usize,
    number: u64,
    scale: Option<String>,
    owner: Option<usize>,
}

fn rank(tokens: &[Token<'_>], start: usize) -> Option<Rank> {
    let (end, number, scale) = numbered(tokens, start).or_else(|| superlative(tokens, start))?;
    let before = &tokens[start.checked_sub(1)?];
    let owned = matches!(before.text, "'s" | "’s");
    let owner = owned.then(|| start.checked_sub(2)).flatten();
    (before.is("the") || owner.is_some()).then_some(Rank { start, end, number, scale, owner })
}

/// `("No" | "No.") digits`
fn numbered(tokens: &[Token<'_>], at: usize) -> Option<(usize, u64, Option<String>)> {
    tokens.get(at).filter(|t| matches!(t.text, "No" | "No."))?;
    let digits = at + 1 + usize::from(tokens.get(at + 1).is_some_and(|t| t.text == "."));
    Some((digits + 1, tokens.get(digits)?.text.parse().ok()?, None))
}

/// `ordinal ["-"] superlative`
fn superlative(tokens: &[Token<'_>], at: usize) -> Option<(usize, u64, Option<String>)> {
    let worded = tokens[at].senses().find_map(|(s, _)| if let Sense::Ordinal(n) = s { Some(*n) } else { None });
    let suffix = || tokens.get(at + 1).is_some_and(|t| !t.spaced && matches!(t.text, "nd" | "rd" | "th"));
    let written = || tokens[at].text.parse().ok().filter(|_| suffix()).map(|n| (n, 2));
    let (number, taken) = worded.map(|n| (n, 1)).or_else(written)?;
    let hyphen = usize::from(tokens.get(at + taken).is_some_and(|t| matches!(t.text, "-" | "‑")));
    let most = tokens.get(at + taken + hyphen)?;
    let scale = if most.lemma == "big" { "large".to_owned() } else { fold(&most.lemma) };
    (most.pos == Pos::Adjective && most.lower.ends_with("est") && number > 1).then_some((
        at + taken + hyphen + 1,
        number,
        Some(scale),
    ))
}

/// The noun that is ranked, among what, and what narrows it.
fn ranked(scene: &Scene<'_, '_>, tokens: &[Token<'_>], rank: &Rank) -> Option<(usize, Scope, Vec<String>)> {
    let run = (rank.end..tokens.len().min(rank.end + BETWEEN)).take_while(|&i| {
        matches!(tokens[i].pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective) && tokens[i].shape == Shape::Word
    });
    let run: Vec<usize> = run.collect();
    let (&head, before) = run.split_last()?;
    if tokens[head].pos != Pos::Noun || tokens[head].lower != tokens[head].lemma {
        return None;
    }
    let named = |name: &str| Scope::Named(scene.pack.places.canonical(&fold_name(name)).to_owned());
    let common = |t: &Token<'_>| {
        let own = t.has_cue("own-country").then_some(Scope::OwnCountry);
        own.or_else(|| t.has_cue("whole-world").then_some(Scope::World))
    };
    let is_name = |i: &usize| tokens[*i].capitalized() && tokens[*i].shape == Shape::Word;
    let place = |from: usize| {
        let run: Vec<String> =
            (from..tokens.len().min(from + SCOPE)).take_while(is_name).map(|i| fold(tokens[i].text)).collect();
        run.join(" ")
    };
    let (names, plain): (Vec<usize>, Vec<usize>) = before.iter().partition(|&&i| tokens[i].capitalized());
    let behind = || {
        tokens.get(head + 1).filter(|t| t.is("in") || t.is("of"))?;
        let from = head + 2 + usize::from(tokens.get(head + 2).is_some_and(|t| t.is("the")));
        let name = place(from);
        if name.is_empty() {
            tokens.get(from).map(|t| common(t).unwrap_or_else(|| named(&t.lower)))
        } else {
            Some(named(&name))
        }
    };
    let owner = || {
        let last = rank.owner?;
        let first = (last.saturating_sub(SCOPE)..=last).rev().take_while(is_name).last().unwrap_or(last);
        let words = || tokens[first..=last].iter().map(|t| fold(t.text)).collect::<Vec<_>>().join(" ");
        Some(common(&tokens[last]).unwrap_or_else(|| named(&words())))
    };
    let own = || (!names.is_empty()).then(|| names.iter().map(|&i| fold(tokens[i].text)).collect::<Vec<_>>().join(" "));
    let scope = owner().or_else(|| own().map(|name| named(&name))).or_else(behind).unwrap_or(Scope::OwnCountry);
    Some((head, scope, plain.iter().map(|&i| fold(&tokens[i].lemma)).collect()))
}

/// "By sales", "by market value": the words of it.
fn measure(tokens: &[Token<'_>], from: usize) -> Vec<String> {
    let near = from..tokens.len().min(from + MEASURE);
    let by = near.clone().take_while(|&i| tokens[i].shape != Shape::Punct).find(|&i| tokens[i].is("by"));
    let noun = |&i: &usize| matches!(tokens[i].pos, Pos::Noun | Pos::Adjective);
    by.map_or_else(Vec::new, |by| (by + 1..tokens.len()).take_while(noun).map(|i| fold(&tokens[i].lemma)).collect())
}

/// The name that the rank is said of: "Brenner, the …", "Brenner is the …", "the …, Brenner,".
fn bearer(tokens: &[Token<'_>], phrases: &Phrases, start: usize, head: usize) -> Option<String> {
    let name = |n: &NounPhrase| {
        let word = tokens[n.start..n.end].iter().find(|t| t.capitalized() && t.shape == Shape::Word)?;
        n.name.then(|| fold(word.text))
    };
    let start = start - usize::from(start > 0 && tokens[start - 1].is("the"));
    let before = start
        .checked_sub(1)
        .filter(|&i| tokens[i].text == "," || matches!(tokens[i].lower.as_str(), "is" | "was" | "remains"));
    let ahead = before.and_then(|end| phrases.nouns.iter().find(|n| n.end == end)).and_then(name);
    let comma = || tokens.get(head + 1).is_some_and(|t| t.text == ",").then_some(head + 2);
    let behind = || {
        let noun = phrases.nouns.iter().find(|n| Some(n.start) == comma())?;
        let closes = tokens.get(noun.end).is_some_and(|t| matches!(t.text, "," | "."));
        closes.then(|| name(noun)).flatten()
    };
    ahead.or_else(behind)
}

/// The rank opens its sentence and a verb follows: "The third-largest dairy said", "Earlier, the No. 2 dairy fell".
fn is_subject(tokens: &[Token<'_>], phrases: &Phrases, start: usize, head: usize) -> bool {
    let opens =
        start <= 1 || tokens[..start].iter().all(|t| matches!(t.pos, Pos::Adverb | Pos::Punct | Pos::Determiner));
    opens && phrases.verbs.iter().any(|v| v.finite && (head + 1..head + 1 + BETWEEN).contains(&v.start))
}

/// The name that the article has oftenest inside its sentences, where one stands out.
fn about(scene: &Scene<'_, '_>) -> Option<String> {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for (_, p) in scene.running() {
        for (i, t) in p.tokens.iter().enumerate() {
            let dated = t.senses().any(|(s, _)| matches!(s, Sense::Weekday(_) | Sense::Month(_)));
            let place = || !scene.pack.places.areas(&fold_name(t.text)).is_empty();
            let name = t.pos == Pos::ProperNoun && t.capitalized() && t.shape == Shape::Word && !dated;
            if name && (i > 0 || t.lower == t.lemma) && !place() {
                *names.entry(fold(t.text)).or_default() += 1;
            }
        }
    }
    let most = *names.values().max().filter(|&&n| n >= TOPIC)?;
    let mut top = names.into_iter().filter(|(_, n)| *n == most);
    top.next().filter(|_| top.next().is_none()).map(|(name, _)| name)
}
