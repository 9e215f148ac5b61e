//! Ages of people who are only called by what they are or do: "a 34-year-old driver", "the driver, aged 34".

use super::{Scene, age};
use crate::extract::phrase::{NounPhrase, Phrases, phrases};
use crate::model::{Age, Detail, Fact, Kind, Pos, Quantity, Shape, Token, UnnamedAge, fold};
use std::collections::BTreeSet;

/// More content words make a sentence a list of people.
const CONTEXT: usize = 60;
/// Words of a relative clause between a person and his or her age.
const CLAUSE: usize = 12;

pub fn push(scene: &Scene<'_, '_>, sentence: usize, q: &Quantity, years: Age, found: &mut Vec<Fact>) {
    let p = &scene.parsed[sentence];
    if p.tokens.len() > 2 * CONTEXT {
        return;
    }
    let phrases = phrases(&p.tokens, &p.quantities);
    let beside = phrases.nouns.iter().find(|n| is_of(&p.tokens, n, q));
    let beside = beside.filter(|n| q.kind == Kind::Age || is_age_of(&p.tokens, n, q));
    let said_of = || phrases.nouns.iter().find(|n| n.end == n.head + 1 && is_said_of(&p.tokens, n.end, q));
    let Some(noun) = beside.or_else(said_of) else { return };
    let Some(noun) = owner(&p.tokens, &phrases, noun, q) else { return };
    let head = &p.tokens[noun.head];
    let in_charge = head.has_cue("one-in-charge");
    // A name follows, or stands in apposition: "the driver, Jane Roe, 34,".
    if noun.name || !(is_person(head) || in_charge) || head.lower != head.lemma {
        return;
    }
    let span = p.tokens[noun.start].span.to(p.tokens[noun.end - 1].span).to(q.span);
    let detail = UnnamedAge {
        noun: head.lemma.clone(),
        modifiers: modifiers(&p.tokens, &phrases, noun),
        age: years,
        only: is_only(scene, &head.lemma),
        anybody: head.has_cue("anybody"),
        in_charge: in_charge && noun.start + 1 == noun.head && p.tokens[noun.start].is("the"),
        event: event(&phrases, &p.tokens, noun, q).map(|lemma| scene.pack.subjects.lemma(&fold(&lemma))),
        context: context(&p.tokens, noun),
    };
    let mut fact = scene.fact(sentence, span, head.lemma.clone(), age::value(years), Detail::UnnamedAge(detail));
    fact.label = head.lower.clone();
    found.push(fact);
}

/// A word for one person; of some, such as "pilot", only the plural counts people.
fn is_person(token: &Token<'_>) -> bool {
    token.names_people() || token.has_cue("one-who")
}

/// The verb of the person: the one right before the phrase, or the next behind it.
fn event(phrases: &Phrases, tokens: &[Token<'_>], noun: &NounPhrase, q: &Quantity) -> Option<String> {
    let start = noun.start.min(q.tokens.start);
    let of = phrases.verbs.iter().find(|v| v.end == start);
    let end = noun.end.max(q.tokens.end);
    of.or_else(|| phrases.verbs.iter().find(|v| v.start >= end && v.finite)).map(|v| tokens[v.head].lemma.clone())
}

/// Whose age it is: in "the driver of the bus, 51," the driver's, in "the mother of the victim, 51," nobody knows whose; in "the pilot,
/// a 62-year-old man" the pilot's.
fn owner<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, noun: &'p NounPhrase, q: &Quantity) -> Option<&'p NounPhrase> {
    let people = |n: &NounPhrase| is_person(&tokens[n.head]) && tokens[n.head].lower == tokens[n.head].lemma;
    let ends_at = |end: usize| phrases.nouns.iter().find(|n| n.end == end);
    let before = |word: &str| noun.start.checked_sub(1).filter(|&i| tokens[i].is(word) || tokens[i].text == word);
    if let Some(whole) = before("of").filter(|_| noun.end <= q.tokens.start).and_then(ends_at) {
        return match (people(whole), people(noun)) {
            (true, true) => None,
            (true, false) => Some(whole),
            (false, _) => Some(noun),
        };
    }
    let general = tokens[noun.head].has_cue("anybody") && noun.start <= q.tokens.start;
    let called = before(",").filter(|_| general).and_then(ends_at);
    Some(called.filter(|n| !n.name && people(n) && tokens[n.start].pos == Pos::Determiner).unwrap_or(noun))
}

/// The age stands inside the phrase, right behind it, or behind its comma.
fn is_of(tokens: &[Token<'_>], noun: &NounPhrase, q: &Quantity) -> bool {
    let (start, end) = (q.tokens.start, q.tokens.end);
    let inside = noun.start <= start && end <= noun.head;
    let joint = start.checked_sub(1).is_some_and(|i| tokens[i].text == "," || tokens[i].is("of") || tokens[i].is("in"));
    let behind = noun.head < start && (noun.end == start || joint && noun.end + 1 == start);
    // "A teacher of 34": the age takes in the words for its person.
    let around = start <= noun.start && noun.head < end;
    inside || behind || around
}

/// A bare number between commas behind one person, or behind "of": "the teacher, 43, was stabbed", "a teacher of 43 was stabbed".
fn is_age_of(tokens: &[Token<'_>], noun: &NounPhrase, q: &Quantity) -> bool {
    let after = tokens.get(q.tokens.end);
    let closes = after.is_none_or(|t| matches!(t.text, "," | "."));
    let goes_on = after.is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Auxiliary | Pos::Participle));
    let joint = |word: &str| q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].is(word));
    let one = tokens[noun.start].pos == Pos::Determiner && noun.head + 1 == noun.end;
    one && (joint(",") && closes || joint("of") && (closes || goes_on))
}

/// "is 41", "turned 41".
pub fn gives_age(verb: &Token<'_>) -> bool {
    verb.is("is") || verb.is("was") || verb.has_cue("turns-age")
}

/// "…, who was 41 and", "…, who died, was 47.", "… was 47.": a bare number that the verb of whoever the words before `end` name says of
/// him or her.
pub fn is_said_of(tokens: &[Token<'_>], end: usize, q: &Quantity) -> bool {
    let Some(be) = q.tokens.start.checked_sub(1).filter(|&be| be >= end) else { return false };
    if !gives_age(&tokens[be]) || q.unit.is_some() || !matches!(q.kind, Kind::Count | Kind::Age) {
        return false;
    }
    let stops = tokens.get(q.tokens.end).is_none_or(|t| matches!(t.text, "," | "." | ";"));
    let goes_on = tokens.get(q.tokens.end).is_some_and(|t| t.pos == Pos::Conjunction);
    match &tokens[end..be] {
        [] => stops,
        [who] | [_, who] if who.is("who") => stops || goes_on,
        [comma, who, clause @ .., last] => {
            let whole = clause.len() <= CLAUSE && clause.iter().all(|t| !matches!(t.text, "," | ";" | "." | "—"));
            comma.text == "," && who.is("who") && last.text == "," && whole && stops
        }
        _ => false,
    }
}

/// What narrows the word: "bus driver", "the driver of the bus".
fn modifiers(tokens: &[Token<'_>], phrases: &Phrases, noun: &NounPhrase) -> Vec<String> {
    let narrows = |t: &&Token<'_>| {
        matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective)
            && t.shape == Shape::Word
            && !matches!(t.lower.as_str(), "old" | "year" | "years" | "aged")
            && !t.lower.contains("year")
    };
    let of = tokens.get(noun.end).filter(|t| t.is("of")).and_then(|_| phrases.noun_at(noun.end + 1));
    let behind = of.map(|n| &tokens[n.head]).into_iter();
    tokens[noun.start..noun.head].iter().filter(narrows).chain(behind).map(|t| fold(&t.lemma)).collect()
}

/// The article never has the word in the plural or with a word that tells several apart.
fn is_only(scene: &Scene<'_, '_>, noun: &str) -> bool {
    let several = |p: &super::Parsed<'_>| {
        p.tokens.iter().enumerate().filter(|(_, t)| t.lemma == *noun).any(|(i, t)| {
            let before = &p.tokens[i.saturating_sub(3)..i];
            t.lower != t.lemma || before.iter().any(|b| b.has_cue("one-of-several"))
        })
    };
    !scene.parsed.iter().any(several)
}

/// The content words of the sentence besides the phrase, each once.
fn context(tokens: &[Token<'_>], noun: &NounPhrase) -> Vec<String> {
    let content = |(i, t): &(usize, &Token<'_>)| {
        !(noun.start..noun.end).contains(i)
            && t.shape == Shape::Word
            && !t.has_cue("light-verb")
            && matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective)
    };
    let words: BTreeSet<String> =
        tokens.iter().enumerate().filter(content).map(|(_, t)| fold(&t.lemma)).take(CONTEXT).collect();
    words.into_iter().collect()
}
