//! What stands between a thing and the level it reached: "prices rose to an average of $40", "profits in the six months to June rose".

use super::phrase::{self, NounPhrase, Phrases};
use super::thing;
use crate::model::{Pos, Sense, Token, UnitKind};

/// "prices rose to an average of $40", "prices hit a high of $40": the average is of what rose.
pub fn of_level<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, level: &NounPhrase) -> Option<&'p NounPhrase> {
    let named = tokens[level.head].has_cue("level-noun");
    let end = tokens[level.head].has_cue("peak-noun");
    let reached = phrases.verbs.iter().any(|v| end && v.end == level.start);
    let to = level.start.checked_sub(1).filter(|&i| named && (tokens[i].is("to") || reached))?;
    let to = to + usize::from(reached);
    let verb = phrases.verbs.iter().rev().find(|v| v.end <= to && v.finite && thing::is_level(tokens, v))?;
    let joint = |t: &Token<'_>| matches!(t.text, ";" | ":" | "and" | "but" | "while");
    let apart = tokens[verb.end..to].iter().any(joint);
    let whole = thing::subject_of(tokens, phrases, verb).map(|n| thing::climb(tokens, phrases, n))?;
    (!apart && thing::is_thing(tokens, whole) && !phrases.amount[whole.head]).then_some(whole)
}

/// "turnover | last year": from a time that a noun takes along to the noun; "profits in the six months to June": from the end of a time of so many months to the phrase before it.
pub fn past_time<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, phrase: &'p NounPhrase) -> &'p NounPhrase {
    if let Some(noun) =
        phrases.nouns.iter().rev().find(|n| n.end == phrase.start && phrase::is_time(tokens, phrase.start))
    {
        return noun;
    }
    let to = phrase.start.checked_sub(1).filter(|&i| tokens[i].is("to") || tokens[i].is("through"));
    let time =
        |t: &Token<'_>| t.senses().any(|(s, _)| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Time));
    let months = to.and_then(|i| i.checked_sub(1)).filter(|&i| phrases.amount[i] && time(&tokens[i]));
    let Some(last) = months else { return phrase };
    let first = (0..last).rev().find(|&i| !phrases.amount[i] && tokens[i].pos != Pos::Determiner).unwrap_or(0);
    let joins = matches!(tokens[first].lower.as_str(), "in" | "for" | "over" | "during");
    phrases.nouns.iter().rev().find(|n| joins && n.end == first).unwrap_or(phrase)
}
