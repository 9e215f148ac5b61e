//! How badly people were hurt, and that they were treated where it happened: each is a count of its own beside all who were hurt.

use super::governor::Relation;
use super::phrase::VerbGroup;
use crate::model::{Kind, Pos, Quantity, Shape, Subject, Token};
use crate::pack::Pack;

/// How badly, by the cue of the word that says so, which is the lemma of the event as well.
const DEGREES: [&str; 3] = ["injured-critically", "injured-gravely", "injured-slightly"];

/// Words between those counted and how badly they are hurt: "of them were reported to have been".
const REACH: usize = 8;

/// Words between a degree and the harm: "serious head injuries", "slightly or".
const HARM: usize = 4;

/// The event, told more closely where the words around the number say how badly or where: "were slightly hurt", "seriously injured 30".
pub fn settle(
    tokens: &[Token<'_>],
    q: &Quantity,
    (end, governor): (usize, Option<(&VerbGroup, Relation)>),
    subject: &mut Subject,
    event: Option<String>,
    pack: &Pack,
) -> Option<String> {
    if q.kind != Kind::Count {
        return event;
    }
    // The noun of "six with minor injuries" may stand before the number.
    let end = end.max(q.tokens.end);
    if event.as_deref() == Some("treat") {
        let there = is_on_scene(tokens, governor.map_or(end, |(verb, _)| verb.end.max(end)));
        return if there { Some("treat-on-scene".to_owned()) } else { event };
    }
    let degree = told(tokens, q, (end, governor), event.as_deref(), pack);
    // "12 critically injured": no noun says who they are.
    if let Some(degree) = degree.filter(|_| pack.subjects.lemma(&subject.head) == "injure") {
        degree.clone_into(&mut subject.head);
    }
    degree.map(str::to_owned).or(event)
}

/// How badly those counted are hurt.
fn told(
    tokens: &[Token<'_>],
    q: &Quantity,
    (end, governor): (usize, Option<(&VerbGroup, Relation)>),
    event: Option<&str>,
    pack: &Pack,
) -> Option<&'static str> {
    let hurt = event.is_some_and(|e| pack.subjects.lemma(e) == "injure");
    let condition = behind(tokens, end).find_map(|i| in_condition(tokens, i));
    // "Six with minor injuries".
    let with = tokens.get(end).is_some_and(|t| t.is("with"));
    condition.or_else(|| {
        let noun = q.tokens.end..end;
        let told = noun.chain(behind(tokens, end)).find_map(|i| degree(tokens, i, pack));
        told.or_else(|| before(tokens, governor)).filter(|_| hurt || with).or_else(|| elliptic(tokens, q, pack))
    })
}

/// The words right behind those counted, in their own clause and before the next number.
fn behind<'t>(tokens: &'t [Token<'_>], end: usize) -> impl Iterator<Item = usize> + 't {
    (end..tokens.len().min(end + REACH)).take_while(move |&i| !stops(&tokens[i]))
}

/// The hyphen of "life-threatening" stops nothing.
fn stops(token: &Token<'_>) -> bool {
    token.shape == Shape::Punct && token.text != "-" || matches!(token.pos, Pos::Conjunction | Pos::Numeral)
}

fn degree_of(token: &Token<'_>) -> Option<&'static str> {
    DEGREES.into_iter().find(|cue| token.has_cue(cue))
}

fn is_harm(token: &Token<'_>, pack: &Pack) -> bool {
    token.has_cue("bodily-harm") || pack.subjects.lemma(&token.lemma) == "injure"
}

/// "Badly hurt", "serious head injuries", "hurt badly".
fn degree(tokens: &[Token<'_>], i: usize, pack: &Pack) -> Option<&'static str> {
    let degree = degree_of(&tokens[i])?;
    let near = tokens[i + 1..].iter().take(HARM).take_while(|t| !stops(t));
    let harm = near.into_iter().any(|t| is_harm(t, pack));
    let last = i.checked_sub(1).is_some_and(|b| is_harm(&tokens[b], pack)) && tokens[i].pos == Pos::Adverb;
    (harm || last).then_some(degree)
}

/// "In a critical condition".
fn in_condition(tokens: &[Token<'_>], i: usize) -> Option<&'static str> {
    let words = tokens.get(i + 1..).filter(|_| tokens[i].is("in"))?;
    let at = words.iter().take(3).position(|t| degree_of(t).is_some())?;
    let condition = words.get(at + 1).is_some_and(|t| t.lemma == "condition");
    degree_of(&words[at]).filter(|_| condition)
}

/// "Seriously injuring 30": the degree stands at the verb whose object they are.
fn before(tokens: &[Token<'_>], governor: Option<(&VerbGroup, Relation)>) -> Option<&'static str> {
    let (verb, _) = governor.filter(|(_, relation)| *relation == Relation::Object)?;
    (verb.start.saturating_sub(1)..verb.end).find_map(|i| degree_of(&tokens[i]))
}

/// "Fourteen people were hurt, three of them badly": the degree alone, where the sentence has told of the harm.
fn elliptic(tokens: &[Token<'_>], q: &Quantity, pack: &Pack) -> Option<&'static str> {
    let end = q.tokens.end;
    let of = tokens.get(end).is_some_and(|t| t.is("of")) && tokens.get(end + 1).is_some_and(|t| t.is("them"));
    let at = if of { end + 2 } else { end };
    let degree = tokens.get(at).filter(|t| t.pos == Pos::Adverb).and_then(degree_of)?;
    let closes = tokens.get(at + 1).is_none_or(|t| t.shape == Shape::Punct || t.pos == Pos::Conjunction);
    (closes && tokens[..q.tokens.start].iter().any(|t| is_harm(t, pack))).then_some(degree)
}

/// "Were treated for burns at the scene", "treated 21 guests on the spot".
fn is_on_scene(tokens: &[Token<'_>], from: usize) -> bool {
    let at = |i: usize| (tokens[i].is("at") || tokens[i].is("on")) && tokens[i + 1].is("the");
    let near = from..tokens.len().min(from + REACH).saturating_sub(2);
    near.take_while(|&i| tokens[i].shape != Shape::Punct).any(|i| at(i) && tokens[i + 2].has_cue("the-scene"))
}
