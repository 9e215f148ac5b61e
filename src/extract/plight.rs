//! What befell people where the verb alone does not say it: "brought 32 people to hospital", "took 16 pupils hostage", "suffered burns";
//! and what is done with weapons that are counted: "an attack with 37 drones".

use super::phrase::{Phrases, VerbGroup};
use crate::model::{Kind, Pos, Quantity, Token};

/// Words between an attack and the number of its weapons: "attacked Arlen overnight with".
const REACH: usize = 7;

/// By the words behind those counted; `end` is the token after them.
pub fn of_counted(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, end: usize) -> Option<String> {
    let next = tokens.get(end).filter(|_| !verb.passive && verb.end <= end)?;
    let head = &tokens[verb.head];
    if head.has_cue("takes-captive") && next.has_cue("captivity") {
        return Some("kidnap".to_owned());
    }
    let place = phrases.noun_at(end + 1).filter(|_| head.has_cue("takes-along") && next.is("to"))?;
    tokens[place.head].has_cue("hospital").then(|| "hospitalize".to_owned())
}

/// By the words behind the verb: "were taken hostage", "suffered burns".
pub fn of_verb(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> Option<String> {
    let head = &tokens[verb.head];
    let next = tokens.get(verb.end)?;
    if verb.passive && head.has_cue("takes-captive") && next.has_cue("captivity") {
        return Some("kidnap".to_owned());
    }
    let object = phrases.noun_at(verb.end).filter(|n| (n.start..n.end).all(|i| !phrases.amount[i]))?;
    let harm = &tokens[object.head];
    if verb.passive || !head.has_cue("suffers-harm") {
        return None;
    }
    if harm.has_cue("burn-harm") {
        return Some("burn".to_owned());
    }
    harm.has_cue("bodily-harm").then(|| "injure".to_owned())
}

/// "attacked Arlen with 37 drones", "came under attack from 37 drones", "a barrage of 37 missiles": the weapons were launched.
pub fn of_weapons(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, end: usize) -> Option<String> {
    let lead = q.tokens.start.checked_sub(1).filter(|_| q.kind == Kind::Count)?;
    let weapons = end.checked_sub(1).is_some_and(|i| tokens[i].has_cue("is-launched"));
    let joined = ["with", "from", "by", "of", "using", "involving"].iter().any(|w| tokens[lead].is(w));
    let apart = |i: &usize| tokens[*i].text == "," || tokens[*i].pos == Pos::Conjunction || phrases.amount[*i];
    let mut between = (lead.saturating_sub(REACH)..lead).rev().take_while(|i| !apart(i));
    (weapons && joined && between.any(|i| tokens[i].has_cue("attack"))).then(|| "launch".to_owned())
}

/// "came under attack from 37 drones": who is told of did not launch them.
pub fn is_suffered(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, end: usize) -> bool {
    let lead = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].is("from") || tokens[i].is("by"));
    lead && of_weapons(tokens, phrases, q, end).is_some()
}

/// "191 passengers and crew": all who were aboard.
pub fn are_all_aboard(tokens: &[Token<'_>], end: usize) -> bool {
    end.checked_sub(1).is_some_and(|last| tokens[last].has_cue("all-aboard"))
}
