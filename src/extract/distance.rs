//! How far it is: "18 kilometres north of Arlen", "90 miles (145 km) from the coast".
//!
//! Such a length belongs to the place it is measured from, whatever verb and noun stand before it; lengths from two places are two.

use super::conversion;
use super::phrase::Phrases;
use super::thing;
use crate::model::{Pos, Quantity, Subject, Token, UnitKind};

/// What a length is measured from.
pub struct Landmark {
    /// In small letters: `arlen`, `epicentre`.
    pub name: String,
    /// It has a name of its own; every town has a centre and every sea a coast.
    pub proper: bool,
}

/// The place behind "from", "west of" or "within 30 miles of".
pub fn landmark(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Landmark> {
    q.unit.as_ref().filter(|u| u.kind == UnitKind::Length)?;
    let after = conversion::past(tokens, phrases, q);
    let word = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    let turned = |i: &usize| {
        let joint = word(*i) == "-" || word(*i) == "," || word(*i) == "to" || word(*i) == "the";
        tokens.get(*i).is_some_and(thing::is_compass) || joint && tokens.get(i + 1).is_some_and(thing::is_compass)
    };
    let mut lead = (after..tokens.len()).take_while(turned).last().map_or(after, |i| i + 1);
    let compass = lead > after;
    lead += usize::from(matches!(word(lead), "away" | "inland" | "offshore" | "out"));
    let within = q.tokens.clone().chain(q.tokens.start.checked_sub(1)).any(|i| word(i) == "within");
    let leads = matches!(word(lead), "from" | "off" | "outside") || (compass || within) && word(lead) == "of";
    // "felt 40 miles away": from where the text is.
    if !leads && word(lead.saturating_sub(1)) == "away" && lead > after {
        return Some(Landmark { name: "here".to_owned(), proper: false });
    }
    if !leads {
        return None;
    }
    let start = (lead + 1..tokens.len()).find(|&i| tokens[i].pos != Pos::Determiner)?;
    let phrase = phrases.nouns.iter().find(|n| n.start <= start && start < n.end)?;
    // "46 kilometres from end to end": how long a thing is.
    if word(phrase.end) == "to" && word(phrase.end + 1) == word(phrase.head) {
        return None;
    }
    // "the city of Arlen": the name tells which.
    let named = phrases.nouns.iter().find(|n| n.start == phrase.end + 1 && word(phrase.end) == "of" && n.name);
    let phrase = named.unwrap_or(phrase);
    let proper = |i: &usize| tokens[*i].pos == Pos::ProperNoun;
    let name: Vec<&str> = (phrase.start..phrase.end).filter(proper).map(|i| tokens[i].lower.as_str()).collect();
    Some(if name.is_empty() {
        Landmark { name: tokens[phrase.head].lemma.clone(), proper: false }
    } else {
        Landmark { name: name.join(" "), proper: true }
    })
}

/// Makes the distance the subject.
pub fn name(subject: &mut Subject, landmark: &Landmark) {
    "distance".clone_into(&mut subject.head);
    subject.label = "distance".to_owned();
    subject.modifiers.clear();
    subject.dimension = Some(format!("distance from {}", landmark.name));
    // Many things lie at a distance from one town.
    subject.several = true;
    subject.container = Some(landmark.name.clone()).filter(|_| landmark.proper);
}
