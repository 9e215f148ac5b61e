//! "How many people will be laid off?", "How high is the dam?": what a question asks for, which the next sentence answers.

use super::phrase::Phrases;
use super::{event, governor};
use crate::model::{Pos, Token};

/// The noun and the event of a question for a number.
#[derive(Debug, Clone)]
pub struct Asked {
    pub head: String,
    pub event: Option<String>,
    /// Asked by "how much": the answer is an amount and no count.
    pub much: bool,
}

/// "How many people will be laid off?": the noun after "many" or "much", and what its verb says.
pub fn asked(tokens: &[Token<'_>], phrases: &Phrases) -> Option<Asked> {
    let question = tokens.iter().rev().take(2).any(|t| t.text == "?");
    let how = (0..tokens.len().saturating_sub(2)).find(|&i| question && tokens[i].is("how"))?;
    let many = how + 1;
    if tokens[many].pos == Pos::Adjective && !tokens[many].is("many") && !tokens[many].is("much") {
        return asked_size(tokens, phrases, many);
    }
    if !tokens[many].is("many") && !tokens[many].is("much") {
        return None;
    }
    // "How many died?": the verb says who is counted.
    if let Some(verb) = phrases.verbs.iter().find(|v| tokens[many].is("many") && v.start == many + 1) {
        let lemma = event::lemma(tokens, phrases, verb);
        return (verb.head + 2 >= tokens.len()).then_some(Asked {
            head: String::new(),
            event: Some(lemma),
            much: false,
        });
    }
    let noun = phrases.nouns.iter().find(|n| n.head > many && n.start <= many + 1)?;
    let verb = phrases.verbs.iter().rev().find(|v| v.start >= noun.end);
    let event = verb.map(|v| event::lemma(tokens, phrases, v));
    let asked = Asked { head: tokens[noun.head].lemma.clone(), event, much: tokens[many].is("much") };
    (tokens[noun.head].pos == Pos::Noun).then_some(asked)
}

/// "How high is the dam?", "How long was the bridge?": the thing that the adjective sizes.
fn asked_size(tokens: &[Token<'_>], phrases: &Phrases, adjective: usize) -> Option<Asked> {
    let verb = phrases.verbs.iter().find(|v| v.start == adjective + 1 && governor::copula(tokens, v))?;
    let noun = phrases.nouns.iter().find(|n| n.start == verb.end && tokens[n.head].pos == Pos::Noun)?;
    let head = tokens[noun.head].lemma.clone();
    Some(Asked { head, event: Some("be".to_owned()), much: true })
}
