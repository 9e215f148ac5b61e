//! Things that happen once to a named subject, with their day: "Jane Roe resigned on Tuesday".

use super::{Parsed, Scene};
use crate::extract::phrase::{Phrases, phrases};
use crate::model::{Detail, Fact, Occasion, Pos, Shape, Token, fold};
use jiff::civil::Date;

pub fn facts(scene: &Scene<'_, '_>, found: &mut Vec<Fact>) {
    for (sentence, p) in scene.running() {
        let once: Vec<usize> = (0..p.tokens.len()).filter(|&i| p.tokens[i].has_cue("happens-once")).collect();
        // Two events in a sentence share its dates, nobody knows how.
        let &[verb] = once.as_slice() else { continue };
        let Some((date, exact)) = only_day(p) else { continue };
        let unreal = p.tokens.iter().any(|t| {
            let verbal = !matches!(t.pos, Pos::Noun | Pos::ProperNoun) && !t.is("to");
            t.has_cue("not-so") || verbal && t.has_cue("unreal")
        });
        let phrases = phrases(&p.tokens, &p.quantities);
        let Some((start, name)) = subject(&p.tokens, &phrases, verb).filter(|_| !unreal) else { continue };
        let event = p.tokens[verb].lemma.clone();
        let span = p.tokens[start].span.to(p.tokens[verb].span);
        let occasion = Occasion { event: event.clone(), names: vec![name.clone()], date, exact };
        found.push(scene.fact(sentence, span, format!("{name} {event}"), date.to_string(), Detail::Occasion(occasion)));
    }
}

/// The one day that the sentence names, and whether it is written as a date.
fn only_day(p: &Parsed<'_>) -> Option<(Date, bool)> {
    let [(_, period)] = p.periods.as_slice() else { return None };
    let day = period.from.zip(period.to).filter(|(from, to)| from == to)?.0;
    Some((day, period.text.chars().any(|c| c.is_ascii_digit())))
}

/// The name that the verb is said of: where it begins and its last word, folded.
fn subject(tokens: &[Token<'_>], phrases: &Phrases, verb: usize) -> Option<(usize, String)> {
    let group = phrases.verb_at(verb)?;
    let name = phrases.nouns.iter().rev().find(|n| n.end <= group.start)?;
    let close = tokens[name.end..group.start].iter().all(|t| t.pos == Pos::Adverb);
    let last = tokens[name.start..name.end].iter().rev().find(|t| t.shape == Shape::Word)?;
    let named = name.name && last.pos == Pos::ProperNoun && last.capitalized();
    (close && named).then(|| (name.start, fold(last.text)))
}
