//! Things that are done once, told in many words, with their month, day or hour: "was let go in March 2006", "the firm dismissed him in
//! April", "the ferry sank at 4:20 p.m.".

use super::name::Name;
use super::people::People;
use super::{Parsed, Scene, hour, one_line};
use crate::extract::phrase::{NounPhrase, Phrases, phrases};
use crate::model::{Deed, Detail, Fact, Person, Pos, Sense, Shape, Time, Token, fold};
use std::ops::Range;

/// A longer sentence is no sentence.
const WORDS: usize = 90;
/// Sentences back to the one that names whom a pronoun stands for.
const BACK: usize = 3;
/// Words from a deed to its time.
const REACH: usize = 14;
/// Words before a thing in which its figure stands.
const FIGURE: usize = 3;
/// Words from a deed to who did it.
const DOER: usize = 8;

pub fn facts(scene: &Scene<'_, '_>, people: &People, found: &mut Vec<Fact>) {
    for (sentence, p) in scene.running().filter(|(_, p)| p.tokens.len() <= WORDS) {
        let deeds: Vec<(usize, usize, &str)> = (0..p.tokens.len()).filter_map(|i| class(&p.tokens, i)).collect();
        // Two deeds in a sentence share its times, nobody knows how.
        let &[(verb, end, class)] = deeds.as_slice() else { continue };
        if is_unreal(&p.tokens, verb) {
            continue;
        }
        let phrases = phrases(&p.tokens, &p.quantities);
        let Some(subject) = subject(scene, people, (sentence, p), &phrases, (verb, end, class)) else { continue };
        for (words, time) in times(p, &phrases, verb, end) {
            let span = p.tokens[verb.min(words.start)].span.to(p.tokens[end.max(words.end) - 1].span);
            let others = others(people, sentence, p, verb, words.end);
            let Subject { name, given, narrowed, figures, further } = subject.clone();
            let deed = Deed { class: class.to_owned(), subject: name, given, others, narrowed, figures, further, time };
            let value = one_line(p.tokens[words.start].span.to(p.tokens[words.end - 1].span).text(&scene.article.text));
            found.push(scene.fact(sentence, span, format!("{} {class}", subject.name), value, Detail::Deed(deed)));
        }
    }
}

/// The deed whose words begin at the token, and where they end.
fn class<'k>(tokens: &'k [Token<'_>], at: usize) -> Option<(usize, usize, &'k str)> {
    tokens[at].readings.iter().find_map(|r| match &r.sense {
        Sense::Cue(cue) if cue.starts_with("done-to-") || cue.starts_with("does-") => Some((at, at + r.tokens, &**cue)),
        _ => None,
    })
}

fn is_unreal(tokens: &[Token<'_>], verb: usize) -> bool {
    const BEFORE: usize = 5;
    let to = verb.saturating_sub(2)..verb;
    // "He is to be let go", "plans to resign".
    if tokens[to].iter().any(|t| t.is("to")) {
        return true;
    }
    tokens[verb.saturating_sub(BEFORE)..verb].iter().any(|t| {
        let verbal = !matches!(t.pos, Pos::Noun | Pos::ProperNoun) && !t.is("to");
        t.has_cue("not-so") || verbal && t.has_cue("unreal")
    })
}

/// Of whom or what it is said: a surname with given names, or a thing's lemma with what narrows it.
#[derive(Clone, Default)]
struct Subject {
    name: String,
    given: Option<Vec<String>>,
    narrowed: Vec<String>,
    figures: Vec<String>,
    further: bool,
}

fn subject(
    scene: &Scene<'_, '_>,
    people: &People,
    (sentence, p): (usize, &Parsed<'_>),
    phrases: &Phrases,
    (verb, end, class): (usize, usize, &str),
) -> Option<Subject> {
    let tokens = &p.tokens;
    let group = phrases.verb_at(verb);
    let start = group.map_or(verb, |g| g.start);
    let passive = group.is_some_and(|g| g.passive);
    let to_somebody = class.starts_with("done-to-");
    if to_somebody && !passive {
        // "The firm dismissed him": the one behind the verb.
        let object = tokens.get(end)?;
        return if object.is("him") || object.is("her") {
            named_before(people, sentence, verb).map(of_person)
        } else {
            let noun = phrases.noun_at(end).filter(|n| n.start == end)?;
            person_in(people, sentence, noun).map(of_person)
        };
    }
    let before = start.checked_sub(1)?;
    let clause = matches!(tokens[before].lower.as_str(), "that" | "which" | "who");
    let until = if clause { before } else { start };
    let until = until - usize::from(until > 0 && tokens[until - 1].text == ",");
    if matches!(tokens[before].lower.as_str(), "he" | "she") {
        return named_before(people, sentence, before).map(of_person);
    }
    // "Karl Holm, a baker, went bankrupt".
    if until < start && tokens[until].text == "," {
        let plain = |n: &&Name| {
            let between = tokens.get(n.tokens.end..until).unwrap_or_default();
            let verbal = |t: &Token<'_>| matches!(t.pos, Pos::Verb | Pos::Auxiliary);
            between.first().is_some_and(|t| t.text == ",") && !between.iter().any(verbal)
        };
        return people.names_in(sentence).iter().rev().find(plain).map(|n| of_person(&n.person));
    }
    let noun = first_of(tokens, phrases, until)?;
    if let Some(person) = person_in(people, sentence, noun) {
        return Some(of_person(person));
    }
    let thing = &tokens[noun.head];
    let common = !noun.name && thing.shape == Shape::Word && matches!(thing.pos, Pos::Noun);
    let further = tokens[noun.start..=noun.head].iter().any(|t| t.has_cue("one-of-several") && !t.is("first"));
    let narrows = |i: &usize| matches!(tokens[*i].pos, Pos::Noun | Pos::ProperNoun) && tokens[*i].shape == Shape::Word;
    let folded = |i: usize| fold(&tokens[i].lemma);
    let narrowed = (noun.start..noun.head).filter(narrows).map(folded).collect();
    // "A 6.6-magnitude quake", "a quake of magnitude 6.6".
    let digits = |i: &usize| tokens[*i].text.starts_with(|c: char| c.is_ascii_digit());
    let figures = (noun.start.saturating_sub(FIGURE)..until).filter(digits).map(folded).collect();
    let name = scene.pack.subjects.lemma(&fold(&thing.lemma));
    (common && !to_somebody).then_some(Subject { name, given: None, narrowed, figures, further })
}

fn of_person(person: &Person) -> Subject {
    Subject { name: person.surname.clone(), given: Some(person.given.clone()), ..Subject::default() }
}

/// The noun phrase that ends here, over what stands behind it: "the ferry from Aston".
fn first_of<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, until: usize) -> Option<&'p NounPhrase> {
    const CHAIN: usize = 3;
    let close = |n: &&NounPhrase| n.end <= until && tokens[n.end..until].iter().all(|t| t.pos == Pos::Adverb);
    let mut noun = phrases.nouns.iter().rev().find(close)?;
    for _ in 0..CHAIN {
        let joint = noun.start.checked_sub(1).filter(|&k| tokens[k].pos == Pos::Adposition);
        let Some(owner) = joint.and_then(|k| phrases.nouns.iter().find(|n| n.end == k)) else { break };
        noun = owner;
    }
    Some(noun)
}

fn person_in<'p>(people: &'p People, sentence: usize, noun: &NounPhrase) -> Option<&'p Person> {
    let inside = |tokens: &Range<usize>| tokens.start < noun.end && noun.start < tokens.end;
    people.names_in(sentence).iter().find(|n| inside(&n.tokens)).map(|n| &n.person)
}

/// The one person named last before the token; of several the one whose name opens the sentence, for that is whom it is about.
fn named_before(people: &People, sentence: usize, token: usize) -> Option<&Person> {
    let own: Vec<&Name> = people.names_in(sentence).iter().filter(|n| n.tokens.end <= token).collect();
    let back = (sentence.saturating_sub(BACK)..sentence).rev();
    let earlier = || back.map(|n| people.names_in(n)).find(|names| !names.is_empty());
    let all: Vec<&Name> = if own.is_empty() { earlier()?.iter().collect() } else { own };
    let (first, others) = all.split_first()?;
    let only = others.iter().all(|n| n.person == first.person);
    (only || first.tokens.start == 0).then_some(&first.person)
}

/// The times of the deed: behind its verb before any other, or at the head of the sentence.
fn times(p: &Parsed<'_>, phrases: &Phrases, verb: usize, end: usize) -> Vec<(Range<usize>, Time)> {
    let tokens = &p.tokens;
    let other_verb = phrases.verbs.iter().find(|v| v.start >= end && v.finite).map_or(tokens.len(), |v| v.start);
    let reach = other_verb.min(end + REACH);
    let first_verb = phrases.verbs.iter().find(|v| v.finite).map_or(0, |v| v.start);
    let opens = phrases.verb_at(verb).map_or(verb, |g| g.start) <= first_verb;
    let fits = |r: &Range<usize>| r.start >= end && r.end <= reach || opens && r.start <= 2 && r.end < verb;
    let mut found: Vec<(Range<usize>, Time)> = Vec::new();
    for (span, period) in &p.periods {
        let inside: Vec<usize> = (0..tokens.len()).filter(|&i| span.contains(tokens[i].span)).collect();
        let Some((&first, &last)) = inside.first().zip(inside.last()) else { continue };
        let open = period.key.as_deref().is_some_and(|k| k.starts_with("since:") || k.starts_with("until:"));
        let words = first..last + 1;
        let loose = tokens[words.clone()].iter().chain(tokens.get(last + 1)).any(|t| t.is("ago") || t.is("since"));
        if let Some((from, to)) = period.from.zip(period.to).filter(|_| !open && !loose && fits(&words)) {
            found.push((words, Time::Days(from, to)));
        }
    }
    // Two stretches of time are a span or two deeds.
    if found.len() > 1 {
        return Vec::new();
    }
    let day = found.first().and_then(|(_, time)| match time {
        Time::Days(from, to) if from == to => Some(*from),
        Time::Days(..) | Time::Clock(_) => None,
    });
    let clocks: Vec<_> =
        p.quantities.iter().filter(|q| fits(&q.tokens)).filter_map(|q| hour::clock(tokens, q, day)).collect();
    found.extend(clocks.into_iter().map(|(words, clock)| (words, Time::Clock(clock))));
    found
}

/// Names around the deed that are not its person's: who did it, or where from.
fn others(people: &People, sentence: usize, p: &Parsed<'_>, verb: usize, end: usize) -> Vec<String> {
    let person = |i: usize| people.names_in(sentence).iter().any(|n| n.tokens.contains(&i));
    let named = |&i: &usize| {
        let t = &p.tokens[i];
        let dated = t.senses().any(|(s, _)| matches!(s, Sense::Weekday(_) | Sense::Month(_)));
        t.capitalized() && t.shape == Shape::Word && t.pos == Pos::ProperNoun && !dated && !person(i)
    };
    let near = verb.saturating_sub(DOER)..end.min(p.tokens.len());
    near.filter(named).map(|i| fold(p.tokens[i].text)).collect()
}
