//! Runs of capitalised words that can be the name of a person.

use crate::model::{Person, Pos, Sense, Shape, Token, fold};
use crate::pack::{Pack, RoleClass};
use std::ops::Range;

/// Stands inside a name in lower case: `Ursula von der Leyen`.
fn is_particle(token: &Token<'_>) -> bool {
    token.has_cue("name-particle")
}

/// After a name, no part of it.
const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// Most words in a name.
const PARTS: usize = 6;

/// A name as it stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub tokens: Range<usize>,
    pub person: Person,
    /// Its words, folded, the given names as written.
    pub parts: Vec<String>,
}

/// The name that begins at the token.
pub fn name_at(tokens: &[Token<'_>], start: usize, pack: &Pack) -> Option<Name> {
    let mut parts: Vec<String> = Vec::new();
    let mut particle_from = None;
    let mut end = start;
    while parts.len() < PARTS {
        let Some((next, part)) = part(tokens, end, pack) else { break };
        if tokens[end].capitalized() {
            // A last word in lower case is no name.
            particle_from = particle_from.filter(|_| !parts.is_empty() || end == start + 1);
        } else {
            if !leads_to_capital(tokens, end) {
                break;
            }
            particle_from = particle_from.or(Some(parts.len()));
        }
        parts.push(part);
        end = next;
    }
    let suffix = |i: usize| tokens.get(i).is_some_and(|t| SUFFIXES.contains(&t.lower.trim_end_matches('.')));
    while parts.len() > 1 && parts.last().is_some_and(|p| SUFFIXES.contains(&p.trim_end_matches('.'))) {
        parts.pop();
    }
    let last_capital = tokens.get(start..end)?.iter().any(|t| t.capitalized());
    let one_letter = parts.last().is_none_or(|p| p.chars().count() < 2);
    if parts.is_empty() || !last_capital || one_letter {
        return None;
    }
    if suffix(end) {
        end += 1;
    }
    let surname_at = particle_from.filter(|&at| at > 0 || parts.len() > 1).unwrap_or(parts.len() - 1);
    let surname = parts[surname_at.min(parts.len() - 1)..].join(" ");
    let surname = surname.trim_start_matches("al-").trim_start_matches("el-").to_owned();
    let given = parts[..surname_at.min(parts.len() - 1)].iter().map(|g| pack.named.given(g).to_owned()).collect();
    Some(Name { tokens: start..end, person: Person { surname, given }, parts })
}

/// One word of a name with what is hyphened to it, and where it ends.
fn part(tokens: &[Token<'_>], at: usize, pack: &Pack) -> Option<(usize, String)> {
    let first = tokens.get(at)?;
    let particle = is_particle(first);
    if first.shape != Shape::Word || !(particle || is_name_word(tokens, at, pack)) {
        return None;
    }
    let mut text = fold(first.text);
    let mut end = at + 1;
    while is_hyphen(tokens, end) && tokens.get(end + 1).is_some_and(|t| !t.spaced && t.shape == Shape::Word) {
        text.push('-');
        text.push_str(&fold(tokens[end + 1].text));
        end += 2;
    }
    // The full stop of an initial.
    let initial = first.text.chars().count() == 1 || first.text.ends_with('.');
    if initial && tokens.get(end).is_some_and(|t| t.text == "." && !t.spaced) {
        end += 1;
    }
    let text = if initial { text.chars().take(1).collect() } else { text };
    Some((end, text))
}

fn is_hyphen(tokens: &[Token<'_>], at: usize) -> bool {
    tokens.get(at).is_some_and(|t| matches!(t.text, "-" | "‑" | "‐" | "–") && !t.spaced)
}

/// Particles up to a capitalised word: "van der Berg", "al-Assad".
fn leads_to_capital(tokens: &[Token<'_>], at: usize) -> bool {
    let mut rest = tokens[at..].iter().take(4).skip_while(|t| !t.capitalized() && (is_particle(t) || t.text == "-"));
    rest.next().is_some_and(|t| t.capitalized())
}

/// A capitalised word that is no title, month, weekday, body or abbreviation.
fn is_name_word(tokens: &[Token<'_>], at: usize, pack: &Pack) -> bool {
    let token = &tokens[at];
    let letters = || token.text.chars().filter(|c| c.is_alphabetic());
    let abbreviation = letters().count() > 1 && letters().all(char::is_uppercase);
    let dated = token.senses().any(|(s, _)| matches!(s, Sense::Weekday(_)))
        || token.senses().any(|(s, _)| matches!(s, Sense::Month(_)))
            && tokens.get(at + 1).is_some_and(|t| t.shape == Shape::Digits);
    // "Farmer Tobias Renk" at the head of a sentence.
    let opens = at == 0 || tokens[at - 1].shape == Shape::Punct;
    let calling = opens && token.names_people() && tokens.get(at + 2).is_some_and(|t| t.capitalized());
    token.capitalized()
        && !calling
        && !abbreviation
        && !dated
        && !pack.named.is_head(&token.lower)
        && !is_title(tokens, at, pack)
        && !closed_word(token)
}

/// The word of a title, and not part of a longer name: "President".
fn is_title(tokens: &[Token<'_>], at: usize, pack: &Pack) -> bool {
    pack.named.roles.all(tokens, at).any(|(_, r)| match r.class {
        RoleClass::Office | RoleClass::Honorific => true,
        RoleClass::Rank | RoleClass::Former | RoleClass::Acting | RoleClass::Next | RoleClass::NextAfter => true,
        RoleClass::Field => false,
    })
}

/// "The", "But", "In": a small word that begins a sentence.
fn closed_word(token: &Token<'_>) -> bool {
    match token.pos {
        Pos::Determiner
        | Pos::Adposition
        | Pos::Conjunction
        | Pos::Subordinator
        | Pos::Pronoun
        | Pos::Auxiliary
        | Pos::Particle
        | Pos::Interjection => true,
        // "However", "Meanwhile", but not a name that is tagged so.
        Pos::Adverb => token.lemma.len() > 3,
        Pos::Noun
        | Pos::ProperNoun
        | Pos::Verb
        | Pos::Participle
        | Pos::Gerund
        | Pos::Adjective
        | Pos::Numeral
        | Pos::Punct
        | Pos::Other => false,
    }
}
