//! States of things: "the bridge reopened", "those crossings are still shut", "the governor vetoed the bill".
//!
//! What is planned, wished or possible is no state; what is denied is the other one.

use super::{Parsed, Scene, one_line, thing_span};
use crate::extract::phrase::{NounPhrase, Phrases, phrases};
use crate::model::{Detail, Fact, Pos, Shape, Span, Status, Token, fold};
use crate::pack::State;
use jiff::ToSpan;
use std::collections::BTreeSet;

/// Words before a verb in which "will", "not" and the like belong to it.
const REACH: usize = 8;
/// Phrases between a thing and its verb: "crossings in El Paso and Eagle Pass have closed".
const CHAIN: usize = 6;
/// A state of this many days before the article is history.
const OLD: i64 = 14;

/// A state that a sentence says of a thing.
struct Said {
    span: Span,
    /// The words of the thing alone.
    thing: Span,
    status: Status,
    /// Wanted, planned or possible, not so yet.
    unreal: bool,
}

pub fn facts(scene: &Scene<'_, '_>, found: &mut Vec<Fact>) {
    let mut wished: Option<(usize, Said)> = None;
    let mut before: (usize, BTreeSet<String>) = (usize::MAX, BTreeSet::new());
    for (sentence, p) in scene.running() {
        let own = names(p);
        let paragraph = p.sentence.paragraph;
        let near = if before.0 == paragraph { own.union(&before.1).cloned().collect() } else { own.clone() };
        before = (paragraph, own);
        let denied = wished.take().filter(|(at, _)| at + 1 == sentence);
        if let Some((span, (_, said))) = refused(p).zip(denied) {
            let status = Status {
                first: !said.status.first,
                happened: false,
                follows: false,
                refers_to: Some(said.span),
                ..said.status
            };
            push(scene, sentence, Said { span, status, ..said }, found);
        }
        if is_history(scene, p) || !p.tokens.iter().any(|t| scene.pack.named.says_state(word(t))) {
            continue;
        }
        let phrases = phrases(&p.tokens, &p.quantities);
        for at in 0..p.tokens.len() {
            let Some(said) = state_at(scene, p, &phrases, at) else { continue };
            let status = Status { names: near.iter().cloned().collect(), ..said.status };
            let said = Said { status, ..said };
            if said.unreal {
                wished = Some((sentence, said));
            } else {
                push(scene, sentence, said, found);
            }
        }
    }
}

fn push(scene: &Scene<'_, '_>, sentence: usize, said: Said, found: &mut Vec<Fact>) {
    let status = said.status;
    let mut thing = status.modifiers.clone();
    thing.push(status.object.clone());
    let state = if status.first { "first" } else { "second" };
    let value = format!("{} {state}", status.pair);
    let mut fact = scene.fact(sentence, said.span, thing.join(" "), value, Detail::Status(status));
    fact.label = one_line(said.thing.text(&scene.article.text));
    found.push(fact);
}

/// "It's not going to happen anytime soon": the words, where the sentence denies what the one before wished.
fn refused(p: &Parsed<'_>) -> Option<Span> {
    let first = p.tokens.first().filter(|t| matches!(t.lower.as_str(), "it" | "that" | "this"))?;
    let happen = p.tokens.iter().take(REACH).position(|t| matches!(t.lemma.as_str(), "happen" | "occur"))?;
    let denied = p.tokens[..happen].iter().any(|t| t.has_cue("not-so"));
    denied.then(|| first.span.to(p.tokens[happen].span))
}

/// The sentence speaks of a day long before the article, or of a year.
fn is_history(scene: &Scene<'_, '_>, p: &Parsed<'_>) -> bool {
    let limit = scene.article.published.and_then(|d| d.checked_sub(OLD.days()).ok());
    let whole_year = |key: &Option<String>| key.as_deref().is_some_and(|k| k.starts_with("year:"));
    p.periods
        .iter()
        .any(|(_, period)| whole_year(&period.key) || limit.zip(period.to).is_some_and(|(limit, to)| to < limit))
}

/// The capitalised words of a sentence, without months, weekdays and its first small words.
fn names(p: &Parsed<'_>) -> BTreeSet<String> {
    let name = |t: &&Token<'_>| t.shape == Shape::Word && t.capitalized() && t.pos == Pos::ProperNoun;
    let dated = |t: &&Token<'_>| {
        t.senses().any(|(s, _)| matches!(s, crate::model::Sense::Weekday(_) | crate::model::Sense::Month(_)))
    };
    p.tokens.iter().filter(|t| name(t) && !dated(t)).map(|t| fold(t.text)).collect()
}

/// The state that the word at a place says of a thing in its clause.
fn state_at(scene: &Scene<'_, '_>, p: &Parsed<'_>, phrases: &Phrases, at: usize) -> Option<Said> {
    let tokens = &p.tokens;
    let verbal = matches!(tokens[at].pos, Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective | Pos::Noun);
    if !verbal || !scene.pack.named.says_state(word(&tokens[at])) {
        return None;
    }
    let adjective = matches!(tokens[at].pos, Pos::Adjective | Pos::Noun | Pos::Gerund);
    let object = if adjective { None } else { object_after(phrases, at).cloned() };
    let (thing, state) = object.and_then(|n| known(scene, tokens, n, at)).or_else(|| {
        things_before(tokens, phrases, at, adjective).into_iter().find_map(|n| known(scene, tokens, n, at))
    })?;
    let clause = at.saturating_sub(REACH)..at;
    let cue = |id: &str| clause.clone().any(|i| tokens[i].has_cue(id) && !is_noun(tokens, i));
    let (unreal, denied) = (cue("unreal") || conditional(tokens), cue("not-so"));
    // "had been closed": so it was before.
    if clause.clone().any(|i| tokens[i].is("had") && i + 4 > at) {
        return None;
    }
    let usable = if denied { state.either && (!unreal || state.again) } else { true };
    if !usable {
        return None;
    }
    if is_partial(tokens, at) {
        return None;
    }
    let goes_on = clause.clone().any(|i| tokens[i].has_cue("goes-on"));
    let status = Status {
        pair: state.pair.clone(),
        first: state.first != denied,
        object: tokens[thing.head].lemma.clone(),
        modifiers: modifiers(scene, tokens, &thing),
        definite: is_definite(tokens, &thing),
        agent: agent(tokens, phrases, &thing, at),
        names: Vec::new(),
        follows: state.again && !denied,
        happened: !denied && !goes_on,
        refers_to: None,
    };
    let span = tokens[thing.start].span.to(tokens[thing.end - 1].span).to(tokens[at].span);
    Some(Said { span, thing: thing_span(tokens, &thing), status, unreal: unreal && !denied })
}

/// "closed to lorries", "closed during the race", "closed at 6": for some, or for a while.
fn is_partial(tokens: &[Token<'_>], at: usize) -> bool {
    let after = &tokens[at + 1..];
    after.first().is_some_and(|t| t.is("to"))
        || after.iter().take(5).take_while(|t| t.text != ",").any(|t| t.has_cue("in-part"))
}

/// Who did it: the name or noun before the verb of an object, or behind "by".
fn agent(tokens: &[Token<'_>], phrases: &Phrases, thing: &NounPhrase, at: usize) -> Option<String> {
    let by = (at + 1..tokens.len().min(at + 4)).find(|&i| tokens[i].is("by"));
    let noun = match by {
        Some(by) => phrases.nouns.iter().find(|n| n.start == by + 1),
        None if thing.start > at => {
            let group = phrases.verb_at(at)?;
            phrases.nouns.iter().rev().find(|n| n.end == group.start)
        }
        None => None,
    }?;
    Some(if noun.name { tokens[noun.head].text.to_owned() } else { tokens[noun.head].lemma.clone() })
}

/// "if", "unless" anywhere make a sentence a case that is thought of.
fn conditional(tokens: &[Token<'_>]) -> bool {
    tokens.iter().any(|t| matches!(t.lower.as_str(), "if" | "unless" | "whether"))
}

/// "a plan", "to" before a name: not the word that makes a verb unreal.
fn is_noun(tokens: &[Token<'_>], at: usize) -> bool {
    matches!(tokens[at].pos, Pos::Noun | Pos::ProperNoun)
        || tokens[at].is("to")
            && !tokens.get(at + 1).is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Adverb | Pos::Auxiliary))
}

/// The noun phrase right after the verb.
fn object_after(phrases: &Phrases, at: usize) -> Option<&NounPhrase> {
    phrases.nouns.iter().find(|n| n.start == at + 1)
}

/// The noun phrases that the word can be said of, nearest first: before it, over auxiliaries, adverbs and the places behind the thing.
fn things_before(tokens: &[Token<'_>], phrases: &Phrases, at: usize, adjective: bool) -> Vec<NounPhrase> {
    let mut i = at;
    let mut linked = !adjective;
    while i > 0 {
        let token = &tokens[i - 1];
        let link =
            token.pos == Pos::Auxiliary || token.has_cue("goes-on") || matches!(token.lemma.as_str(), "be" | "get");
        linked |= link;
        if !(link || matches!(token.pos, Pos::Adverb | Pos::Particle) || token.has_cue("not-so")) {
            break;
        }
        i -= 1;
    }
    // "the bridge remains shut": a plural by its form, and so part of the phrase.
    let form = |n: &&NounPhrase| n.head == i && n.end == i + 1 && n.start < n.head && tokens[i].has_cue("goes-on");
    let remains = phrases.nouns.iter().find(form).map(|n| NounPhrase { end: n.head, head: n.head - 1, ..n.clone() });
    let mut next = remains.or_else(|| phrases.nouns.iter().find(|n| n.end == i).cloned()).filter(|_| linked);
    let mut found: Vec<NounPhrase> = Vec::new();
    while let Some(noun) = next.take().filter(|_| found.len() < CHAIN) {
        let joint = noun
            .start
            .checked_sub(1)
            .filter(|&k| tokens[k].pos == Pos::Adposition || tokens[k].is("and") || tokens[k].text == ",");
        next = joint.and_then(|k| phrases.nouns.iter().find(|n| n.end == k).cloned());
        found.push(noun);
    }
    found
}

/// The phrase with the state, where the word says one of such things.
fn known<'s>(
    scene: &'s Scene<'_, '_>,
    tokens: &'s [Token<'_>],
    noun: NounPhrase,
    at: usize,
) -> Option<(NounPhrase, &'s State)> {
    let object = &tokens[noun.head].lemma;
    scene.pack.named.states(word(&tokens[at]), object).next().map(|state| (noun, state))
}

/// The form under which the packs list a word: an -ing form by itself, others by their lemma.
fn word<'t>(token: &'t Token<'_>) -> &'t str {
    if token.pos == Pos::Gerund { &token.lower } else { &token.lemma }
}

/// Nouns and names that narrow the thing, folded; the thing's own name where it bears one.
fn modifiers(scene: &Scene<'_, '_>, tokens: &[Token<'_>], noun: &NounPhrase) -> Vec<String> {
    let narrows = |t: &&Token<'_>| {
        matches!(t.pos, Pos::Noun | Pos::ProperNoun) && t.shape == Shape::Word && !matches!(t.text, "'s" | "’s")
    };
    tokens[noun.start..noun.head].iter().filter(narrows).map(|t| scene.pack.subjects.lemma(&fold(&t.lemma))).collect()
}

fn is_definite(tokens: &[Token<'_>], noun: &NounPhrase) -> bool {
    let loose = |t: &Token<'_>| {
        matches!(
            t.lower.as_str(),
            "a" | "an" | "another" | "some" | "several" | "other" | "many" | "most" | "no" | "any" | "every"
        )
    };
    !tokens[noun.start..noun.head].iter().any(loose)
}
