//! What "it" and "they" stand for as the subject of a level: "The blaze began on Sunday. By Friday it had grown to 3,100 acres."

use super::phrase::{NounPhrase, Phrases};
use super::thing;
use crate::model::{Claim, Kind, Pos, Token};

/// The thing that the sentence before spoke of.
#[derive(Debug, Clone)]
pub struct Topic {
    head: String,
    modifiers: Vec<String>,
    plural: bool,
    sentence: usize,
}

/// The topic that sentence number `sentence` leaves to the next one. A sentence on "it" goes on with its topic; one on people or on
/// a name leaves none, as "it" may stand for the name.
pub fn topic(before: Option<Topic>, sentence: usize, tokens: &[Token<'_>], phrases: &Phrases) -> Option<Topic> {
    let noun = opening(tokens, phrases)?;
    if is_pronoun(&tokens[noun.head]).is_some() {
        let goes_on = |t: &Topic| t.sentence + 1 == sentence && is_pronoun(&tokens[noun.head]) == Some(t.plural);
        return before.filter(goes_on).map(|t| Topic { sentence, ..t });
    }
    let head = &tokens[noun.head];
    let thing = thing::is_thing(tokens, noun) && head.pos == Pos::Noun && !head.names_people();
    let narrows = |t: &&Token<'_>| matches!(t.pos, Pos::Noun | Pos::Adjective);
    (thing && !phrases.amount[noun.head]).then(|| Topic {
        head: head.lemma.clone(),
        modifiers: tokens[noun.start..noun.head].iter().filter(narrows).map(|t| t.lemma.clone()).collect(),
        plural: head.lemma != head.lower,
        sentence,
    })
}

/// Names what a level without a noun is of, where its verb has a pronoun for its subject and the sentence opens with that.
pub fn resolve(claim: &mut Claim, topic: Option<&Topic>, sentence: usize, tokens: &[Token<'_>], phrases: &Phrases) {
    let q = &claim.quantity;
    if q.kind == Kind::Count || !claim.subject.head.is_empty() {
        return;
    }
    let Some(topic) = topic.filter(|t| t.sentence + 1 == sentence) else { return };
    let subject = thing::level_of(tokens, phrases, q).filter(|n| is_pronoun(&tokens[n.head]) == Some(topic.plural));
    if subject.is_some() && subject == opening(tokens, phrases) {
        claim.subject.head.clone_from(&topic.head);
        claim.subject.modifiers.clone_from(&topic.modifiers);
        claim.subject.resolved = true;
    }
}

/// The subject of the sentence's first finite verb.
fn opening<'p>(tokens: &[Token<'_>], phrases: &'p Phrases) -> Option<&'p NounPhrase> {
    let verb = phrases.verbs.iter().find(|v| v.finite)?;
    thing::subject_of(tokens, phrases, verb).map(|n| thing::climb(tokens, phrases, n))
}

/// Whether it is "they", or `None` where it is no pronoun for things.
fn is_pronoun(token: &Token<'_>) -> Option<bool> {
    match token.lower.as_str() {
        "it" => Some(false),
        "they" => Some(true),
        _ => None,
    }
}
