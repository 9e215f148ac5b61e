//! What "it" and "they" stand for as the subject of a level: "The blaze began on Sunday. By Friday it had grown to 3,100 acres."

use super::clause;
use super::governor;
use super::phrase::{NounPhrase, Phrases};
use super::qualifiers::Name;
use super::thing;
use crate::model::{Claim, Kind, Pos, Quantity, Span, Token, fold};
use crate::pack::Pack;

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
    let noun = opening(tokens, phrases).or_else(|| alone(phrases))?;
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

/// "Your house.": a sentence of one phrase says what the next is on.
fn alone(phrases: &Phrases) -> Option<&NounPhrase> {
    match (&phrases.verbs[..], &phrases.nouns[..]) {
        ([], [noun]) => Some(noun),
        _ => None,
    }
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

/// Of whom a pronoun for one speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// "he", "she".
    Person,
    /// "it".
    Thing,
}

impl Who {
    /// Whether the name may be meant: who has a given name is no "it".
    pub fn may_be(self, name: &str, pack: &Pack) -> bool {
        let person = name.split(' ').next().is_some_and(|word| pack.named.is_given(&fold(word)));
        match self {
            Who::Person => true,
            Who::Thing => !person,
        }
    }
}

/// The pronoun that stands for the owner or the doer of a figure: "It sold 40 ships", "Its shares closed at $40". None where the
/// sentence has a name before it, which may be meant as well.
pub fn owner(tokens: &[Token<'_>], phrases: &Phrases, names: &[Name], q: &Quantity, subject: Span) -> Option<Who> {
    let thing = |n: &&NounPhrase| (n.start..n.end).any(|i| !subject.is_empty() && subject.contains(tokens[i].span));
    let own = phrases.nouns.iter().find(|n| n.start <= q.tokens.end && q.tokens.start <= n.end);
    let owned = phrases.nouns.iter().find(thing).or(own).map(|n| n.start);
    let verb = governor::governor(tokens, phrases, q.tokens.start, q.tokens.end).map(|(verb, _)| verb);
    let verb = verb.or_else(|| phrases.verbs.iter().rev().find(|v| v.end <= q.tokens.start));
    let doer = verb.and_then(|v| thing::subject_of(tokens, phrases, v)).map(|n| n.start);
    let (at, who) = [owned, doer].into_iter().flatten().find_map(|i| Some((i, stands_for(&tokens[i])?)))?;
    names.iter().all(|n| n.tokens.start > at).then_some(who)
}

/// The sentence has a pronoun for one as the subject of its first verb, or owned by one, and names nobody.
pub fn goes_on(tokens: &[Token<'_>], phrases: &Phrases, names: &[Name]) -> bool {
    let subject = opening(tokens, phrases);
    names.is_empty() && subject.is_some_and(|n| stands_for(&tokens[n.start]).is_some())
}

fn stands_for(token: &Token<'_>) -> Option<Who> {
    match token.lower.as_str() {
        "he" | "she" | "his" | "her" => Some(Who::Person),
        "it" | "its" => Some(Who::Thing),
        _ => None,
    }
}

/// The subject of the sentence's [`clause::main_verb`].
fn opening<'p>(tokens: &[Token<'_>], phrases: &'p Phrases) -> Option<&'p NounPhrase> {
    let verb = clause::main_verb(tokens, phrases)?;
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
