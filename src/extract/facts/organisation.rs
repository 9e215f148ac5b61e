//! Names of bodies: capitalised runs that end with a word such names end with, or that a pack knows.

use super::{Scene, one_line};
use crate::model::{Detail, Fact, Organisation, Pos, Shape, Token, distance, fold, spelling};
use crate::pack::Pack;
use std::collections::BTreeSet;
use std::ops::Range;

/// Small words inside a name.
const INNER: &[&str] = &["of", "and", "for", "the", "on", "in", "to", "against", "without", "&"];
/// Most words in a name.
const WORDS: usize = 12;
/// A name this short is a short form of many.
const TELLING: usize = 3;

pub fn facts(scene: &Scene<'_, '_>, found: &mut Vec<Fact>) {
    let mut seen = BTreeSet::new();
    for (sentence, p) in scene.running() {
        let mut at = 0;
        while at < p.tokens.len() {
            let run = run(&p.tokens, at);
            if run.is_empty() {
                at += 1;
                continue;
            }
            let bodies = bodies(&p.tokens, run.clone(), scene.pack);
            let ship = if bodies.is_empty() { ship(&p.tokens, &run, scene.pack) } else { None };
            for (words, body) in bodies.into_iter().chain(ship) {
                // One fact a name and article: where it stands first.
                if seen.insert(body.words.clone()) {
                    let span = p.tokens[words.start].span.to(p.tokens[words.end - 1].span);
                    let value = body.words.join(" ");
                    let mut fact = scene.fact(sentence, span, value.clone(), value, Detail::Organisation(body));
                    fact.label = one_line(span.text(&scene.article.text));
                    found.push(fact);
                }
            }
            at = run.end;
        }
    }
}

/// The longest run of capitalised words from here, with the small words between them.
fn run(tokens: &[Token<'_>], start: usize) -> Range<usize> {
    let capital = |i: usize| tokens.get(i).is_some_and(|t| t.shape == Shape::Word && t.capitalized());
    let inner =
        |i: usize| tokens.get(i).is_some_and(|t| INNER.contains(&t.text) || matches!(t.text, "-" | "'s" | "’s"));
    if !capital(start) {
        return start..start;
    }
    let mut end = start + 1;
    while end - start < WORDS {
        if capital(end) {
            end += 1;
        } else if inner(end) && capital(end + 1) {
            end += 2;
        } else if inner(end) && inner(end + 1) && capital(end + 2) {
            end += 3;
        } else {
            break;
        }
    }
    start..end
}

/// The bodies named in a run: those the packs know, and the run up to its last word that names of bodies end with.
fn bodies(tokens: &[Token<'_>], run: Range<usize>, pack: &Pack) -> Vec<(Range<usize>, Organisation)> {
    let mut found = known(tokens, run.clone(), pack);
    let Some(head) = run.clone().rev().find(|&i| pack.named.is_head(&tokens[i].lower)) else { return found };
    let first = first(tokens, run.clone(), head, pack);
    if head <= first {
        return found;
    }
    // "Harbour and Coast Guard" is not the Coast Guard.
    let blended = |r: &Range<usize>| r.end == head + 1 && r.start > first + 1 && tokens[r.start - 1].is("and");
    let like = (first..head).find_map(|from| Some((from, resembles(&words(tokens, from..head + 1), pack)?)));
    let inside = found.iter().any(|(r, _)| r.contains(&head) && !blended(r));
    if let Some((from, name)) = like.filter(|_| !inside) {
        found.retain(|(r, _)| r.end <= from);
        found.push((
            from..head + 1,
            Organisation { words: words(tokens, from..head + 1), known: false, resembles: Some(name) },
        ));
    } else if !inside {
        let words = words(tokens, first..head + 1);
        if words.len() >= 2 {
            found.push((first..head + 1, Organisation { words, known: false, resembles: None }));
        }
    }
    found
}

/// A ship of two words or more: "MV Northern Pearl", "the ferry Northern Pearl", "the Northern Pearl ferry".
fn ship(tokens: &[Token<'_>], run: &Range<usize>, pack: &Pack) -> Option<(Range<usize>, Organisation)> {
    let sails = |i: usize| tokens.get(i).is_some_and(|t| t.has_cue("sails"));
    let beside = run.start.checked_sub(1).is_some_and(sails) || sails(run.end);
    let lead = |i: &usize| tokens[*i].has_cue("ship-prefix") || is_lead(&tokens[*i]);
    let start = run.clone().find(|i| !lead(i))?;
    let prefix = (run.start..start).any(|i| tokens[i].has_cue("ship-prefix"));
    let words = words(tokens, start..run.end);
    // "The Coast Guard boat" is the Coast Guard's.
    let body = words.iter().any(|w| pack.named.is_head(w) || INNER.contains(&w.as_str()));
    let plain = run.end - start == words.len() && words.len() + 1 >= TELLING && !body;
    ((prefix || beside) && plain).then(|| {
        let words = std::iter::once("ship".to_owned()).chain(words).collect();
        (start..run.end, Organisation { words, known: false, resembles: None })
    })
}

/// The names of the packs in a run.
fn known(tokens: &[Token<'_>], run: Range<usize>, pack: &Pack) -> Vec<(Range<usize>, Organisation)> {
    let mut found = Vec::new();
    let mut start = run.start;
    while start < run.end {
        match (start + 2..=run.end).rev().find(|&end| pack.named.knows(&words(tokens, start..end))) {
            Some(end) => {
                found.push((
                    start..end,
                    Organisation { words: words(tokens, start..end), known: true, resembles: None },
                ));
                start = end;
            }
            None => start += 1,
        }
    }
    found
}

/// Where the name proper begins: behind an owner, behind a small word that no word such names end with stands before ("Roe of the
/// Harbour Board"), behind "The" and "U.S.".
fn first(tokens: &[Token<'_>], run: Range<usize>, head: usize, pack: &Pack) -> usize {
    let owner = |i: usize| matches!(tokens[i].text, "'s" | "’s") && head >= i + TELLING;
    let joint = |i: usize| {
        let small = matches!(tokens[i].text, "in" | "on" | "to" | "against" | "without" | "-")
            || (INNER.contains(&tokens[i].text) && tokens[i].text != "and" && tokens[i + 1].is("the"));
        small && tokens[i].spaced && !(run.start..i).any(|k| pack.named.is_head(&tokens[k].lower))
    };
    let start = (run.start..head).rev().find(|&i| owner(i) || joint(i)).map_or(run.start, |i| i + 1);
    (start..head).find(|&i| !is_lead(&tokens[i])).unwrap_or(head)
}

/// Stands before a name and is no part of it: "The", "U.S.", "His".
fn is_lead(token: &Token<'_>) -> bool {
    const LEADS: &[&str] = &["u.s.", "us", "uk", "u.k.", "former", "according", "today"];
    LEADS.contains(&token.lower.as_str())
        || matches!(token.pos, Pos::Determiner | Pos::Conjunction | Pos::Adposition | Pos::Subordinator | Pos::Pronoun)
}

fn words(tokens: &[Token<'_>], range: Range<usize>) -> Vec<String> {
    tokens[range]
        .iter()
        .filter(|t| t.shape == Shape::Word && !matches!(t.text, "'s" | "’s"))
        .map(|t| fold(t.text))
        .collect()
}

/// The known name that this one would be but for one word: another last word with the same first letter, or a letter or two.
fn resembles(words: &[String], pack: &Pack) -> Option<String> {
    let body = pack
        .named
        .sharing(words)
        .find(|b| b.words.len() >= TELLING && (0..words.len()).any(|i| nearly(&words[i..], &b.words)))?;
    Some(body.name.clone())
}

fn nearly(words: &[String], known: &[String]) -> bool {
    if words.len() != known.len() {
        return false;
    }
    let apart: Vec<usize> = (0..words.len()).filter(|&i| spelling(&words[i]) != spelling(&known[i])).collect();
    let &[at] = apart.as_slice() else { return false };
    let (a, b) = (&words[at], &known[at]);
    let last = at + 1 == words.len() && a.chars().next() == b.chars().next();
    last || (a.len() > 4 && distance(a, b, 2) <= 2 && a.trim_end_matches('s') != b.trim_end_matches('s'))
}
