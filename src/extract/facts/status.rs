//! States of things: "the bridge reopened", "those crossings are still shut", "the governor vetoed the bill".
//!
//! What is planned, wished or possible is no state; what is denied is the other one.

use super::name::Name;
use super::people::People;
use super::{Parsed, Scene, one_line, thing_span};
use crate::extract::phrase::{NounPhrase, Phrases, phrases};
use crate::model::{Detail, Fact, Pos, Sense, Shape, Span, Status, Token, UnitKind, fold};
use crate::pack::State;
use jiff::ToSpan;
use std::collections::BTreeSet;

/// Words before a verb in which "will", "not" and the like belong to it.
const REACH: usize = 8;
/// Phrases between a thing and its verb: "crossings in El Paso and Eagle Pass have closed".
const CHAIN: usize = 6;
/// Words between the parts of a state's words.
const APART: usize = 4;
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

pub fn facts(scene: &Scene<'_, '_>, people: &People, found: &mut Vec<Fact>) {
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
        let said_here = |at: &usize| !states_at(scene, &p.tokens, *at).is_empty();
        let places: Vec<usize> = (0..p.tokens.len()).filter(said_here).collect();
        if places.is_empty() || is_history(scene, p) || p.tokens.iter().any(|t| t.has_cue("on-appeal")) {
            continue;
        }
        let phrases = phrases(&p.tokens, &p.quantities);
        let here = Here { scene, p, phrases: &phrases, names: people.names_in(sentence) };
        for at in places {
            let Some(said) = here.state_at(at) else { continue };
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
    let happen = p.tokens.iter().take(REACH).position(|t| t.has_cue("comes-about"))?;
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
    let dated = |t: &&Token<'_>| t.senses().any(|(s, _)| matches!(s, Sense::Weekday(_) | Sense::Month(_)));
    p.tokens.iter().filter(|t| name(t) && !dated(t)).map(|t| fold(t.text)).collect()
}

/// The states whose words stand here, with their last word, the longest first.
fn states_at<'s>(scene: &Scene<'s, '_>, tokens: &[Token<'_>], at: usize) -> Vec<(&'s State, usize)> {
    let verbal = matches!(tokens[at].pos, Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective | Pos::Noun);
    let is = |i: usize, w: &str| tokens.get(i).is_some_and(|t| t.lemma == w || t.is(w));
    // "Found Jane Roe guilty": a phrase may stand between.
    let inner = |t: &Token<'_>| matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Determiner | Pos::Pronoun);
    let last = |state: &State| {
        let gap = (0..=APART).take_while(|n| tokens.get(at + n).is_some_and(|t| *n == 0 || inner(t)));
        let mut ends = gap.map(|n| at + n).filter(|from| (1..).zip(&state.rest).all(|(k, w)| is(from + k, w)));
        ends.next().map(|from| from + state.rest.len())
    };
    let states = scene.pack.named.states(word(&tokens[at])).iter().filter(|s| verbal || !s.rest.is_empty());
    let mut found: Vec<(&State, usize)> = states.filter_map(|s| Some((s, last(s)?))).collect();
    found.sort_by_key(|(s, _)| std::cmp::Reverse(s.rest.len()));
    found
}

/// A sentence that says a state.
struct Here<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    p: &'a Parsed<'t>,
    phrases: &'s Phrases,
    names: &'s [Name],
}

impl<'a> Here<'_, 'a, '_> {
    /// The state that the word at a place says of a thing in its clause.
    fn state_at(&self, at: usize) -> Option<Said> {
        let (tokens, phrases) = (&self.p.tokens, self.phrases);
        let states = states_at(self.scene, tokens, at);
        let (thing, state, last) =
            states.into_iter().find_map(|(state, last)| Some((self.thing(state, at, last)?, state, last)))?;
        let clause = at.saturating_sub(REACH)..at;
        let cue = |id: &str| clause.clone().any(|i| tokens[i].has_cue(id) && !is_noun(tokens, i));
        let (unreal, denied) = (cue("unreal") || conditional(tokens), cue("not-so"));
        // "had been closed": so it was before.
        if clause.clone().any(|i| tokens[i].is("had") && i + 4 > at) {
            return None;
        }
        let usable = if denied { state.either && (!unreal || state.again) } else { true };
        if !usable || !state.persons && is_partial(tokens, last) {
            return None;
        }
        let goes_on = clause.clone().any(|i| tokens[i].has_cue("goes-on"));
        let person = self.person(state, &thing);
        let status = Status {
            pair: state.pair.clone(),
            first: state.first != denied,
            object: person.map_or_else(|| tokens[thing.head].lemma.clone(), |n| n.person.surname.clone()),
            modifiers: person.map_or_else(|| modifiers(self.scene, tokens, &thing), |n| n.person.given.clone()),
            person: person.is_some(),
            regarding: regarding(tokens, phrases, thing.end.max(last + 1)),
            day: day(self.p),
            definite: is_definite(tokens, &thing),
            agent: agent(tokens, phrases, &thing, at),
            names: Vec::new(),
            follows: state.again && !denied,
            happened: !denied && !goes_on,
            refers_to: None,
        };
        let words = tokens[at].span.to(tokens[last].span);
        let span = tokens[thing.start].span.to(tokens[thing.end - 1].span).to(words);
        Some(Said { span, thing: thing_span(tokens, &thing), status, unreal: unreal && !denied })
    }

    /// What is in the state: the object of the verb, else what it is said of.
    fn thing(&self, state: &State, at: usize, last: usize) -> Option<NounPhrase> {
        let tokens = &self.p.tokens;
        let adjective = matches!(tokens[at].pos, Pos::Adjective | Pos::Noun | Pos::Gerund | Pos::Adposition);
        let known = |n: &NounPhrase| {
            let listed = self.scene.pack.named.can_be(state, &tokens[n.head].lemma);
            listed || self.person(state, n).is_some()
        };
        let object = if adjective { None } else { object_after(tokens, self.phrases, at) };
        let behind = object_after(tokens, self.phrases, last);
        if let Some(object) = object.filter(|n| known(n)).or(behind.filter(|n| known(n) && last > at)) {
            return Some(object.clone());
        }
        // "The gunman killed two", "the judge cleared her": the one who did it is not in the state; "quit smoking" is none.
        let active = tokens[at].pos == Pos::Verb && !self.phrases.verb_at(at).is_some_and(|v| v.passive);
        let deed = tokens.get(last + 1).is_some_and(|t| t.pos == Pos::Gerund);
        if active && (deed || !state.itself && (object.is_some() || state.persons)) {
            return None;
        }
        things_before(tokens, self.phrases, at, adjective).into_iter().find(known)
    }

    /// The person by name that a phrase ends with, where such can be in the state.
    fn person(&self, state: &State, noun: &NounPhrase) -> Option<&Name> {
        let inside = |n: &&Name| noun.start <= n.tokens.start && n.tokens.end == noun.head + 1;
        self.names.iter().find(inside).filter(|n| state.persons && !n.person.given.is_empty())
    }
}

/// "Convicted of fraud": what the state is about.
fn regarding(tokens: &[Token<'_>], phrases: &Phrases, from: usize) -> Option<String> {
    let of = (from..tokens.len().min(from + 2)).find(|&i| tokens[i].is("of") || tokens[i].is("on"))?;
    let noun = phrases.nouns.iter().find(|n| n.start == of + 1)?;
    Some(tokens[noun.head].lemma.clone())
}

/// The one day that the sentence names.
fn day(p: &Parsed<'_>) -> Option<String> {
    let days = p.periods.iter().filter_map(|(_, period)| {
        let key = period.key.as_deref()?;
        let one = ["weekday:", "day:", "relative:"].iter().any(|d| key.starts_with(d));
        let date = period.from.zip(period.to).filter(|(from, to)| from == to).map(|d| d.0.to_string());
        one.then(|| date.unwrap_or_else(|| key.to_owned()))
    });
    let days: Vec<String> = days.collect();
    if let [only] = days.as_slice() { Some(only.clone()) } else { None }
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

/// The noun phrase right after the verb, where it is no day or amount.
fn object_after<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, at: usize) -> Option<&'p NounPhrase> {
    let dated = |t: &Token<'_>| {
        let unit = |s: &Sense| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Time);
        let time = |s: &Sense| unit(s) || matches!(s, Sense::Weekday(_) | Sense::RelativeDay(_));
        t.is("time") || t.senses().any(|(s, _)| time(s))
    };
    let thing = |n: &&NounPhrase| !dated(&tokens[n.head]) && !phrases.amount[n.head];
    phrases.nouns.iter().find(|n| n.start == at + 1).filter(thing)
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
    // "Jane Roe, 34, was cleared".
    let i = if linked && i > 1 && tokens[i - 1].text == "," { i - 1 } else { i };
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
