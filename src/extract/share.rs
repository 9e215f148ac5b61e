//! What tells that a count of people is but one share of all: that of one helper, of a stretch of hours, of those told of before;
//! and that it is of several places at once.

use super::governor::Relation;
use super::phrase::{NounPhrase, Phrases, VerbGroup};
use crate::model::{Kind, Mark, Pos, Quantity, Sense, Shape, Token, UnitKind};

/// Words behind the number up to the places that it is of: "suspects in raids in".
const REACH: usize = 8;

/// Words between "the past" and the unit of time: "the past 24 hours".
const SPAN: usize = 4;

/// The marks of a count, by the verb around it.
pub fn marks(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    q: &Quantity,
    governor: Option<(&VerbGroup, Relation)>,
) -> Vec<Mark> {
    if q.kind != Kind::Count {
        return Vec::new();
    }
    let marks = [
        (Mark::ByOne, governor.is_some_and(|(verb, relation)| is_by_one(tokens, phrases, verb, relation))),
        (Mark::Kept, is_kept(tokens, q)),
        (Mark::OfFate, is_of_fate(tokens, q)),
        (Mark::InHours, is_in_hours(tokens, q)),
        (Mark::InLands, is_spread(tokens, q, true)),
        (Mark::InTowns, is_spread(tokens, q, false)),
    ];
    marks.into_iter().filter(|(_, is)| *is).map(|(mark, _)| mark).collect()
}

/// "A navy ship picked up 95 survivors", "95 were picked up by a trawler": others may have helped, too.
fn is_by_one(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, relation: Relation) -> bool {
    let one = |n: &NounPhrase| {
        let opens = ["a", "an", "one", "another"].iter().any(|w| tokens[n.start].is(w));
        opens && tokens[n.head].has_cue("helper")
    };
    match relation {
        Relation::Object => {
            let apart =
                |i: usize| matches!(tokens[i].text, "," | ";" | ":") || matches!(tokens[i].pos, Pos::Conjunction);
            let open = (0..verb.start).rev().find(|&i| apart(i)).map_or(0, |i| i + 1);
            phrases.nouns.iter().find(|n| n.start >= open && n.end <= verb.start).is_some_and(one)
        }
        Relation::Subject => {
            let by = tokens.get(verb.end).is_some_and(|t| t.is("by"));
            verb.passive && by && phrases.noun_at(verb.end + 1).is_some_and(one)
        }
    }
}

/// "Two of the survivors", "six of those killed": some of whom another figure tells.
fn is_of_fate(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let word = |n: usize| tokens.get(q.tokens.end + n);
    let told = |n: usize| word(n).is_some_and(|t| t.has_cue("state") || t.has_cue("fated"));
    word(0).is_some_and(|t| t.is("of")) && word(1).is_some_and(|t| t.is("the") || t.is("those")) && told(2)
}

/// "Eleven remain in hospital", "eleven are still being treated": those of the injured who have not gone home.
fn is_kept(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let behind = q.tokens.end..tokens.len().min(q.tokens.end + REACH);
    let stays = |t: &Token<'_>| t.has_cue("stays-on");
    let mut words = tokens[behind].iter().take_while(|t| t.shape != Shape::Punct).skip_while(|t| !stays(t));
    words.any(|t| t.has_cue("hospital") || t.has_cue("care") || t.has_cue("treats"))
}

/// "31 deaths in the past 24 hours": what a bulletin counts from one day to the next.
fn is_in_hours(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let short = |t: &Token<'_>| {
        t.senses().any(|(s, _)| match s {
            Sense::Unit { unit, .. } => unit.kind == UnitKind::Time && matches!(unit.id.as_str(), "hour" | "day"),
            _ => false,
        })
    };
    let run = |i: usize| {
        let named = i > 0 && tokens[i - 1].is("the") && tokens[i].has_cue("picks-run");
        named && tokens[i + 1..].iter().take(SPAN).take_while(|t| t.pos != Pos::Verb).any(short)
    };
    let near = q.tokens.start.saturating_sub(REACH)..tokens.len().min(q.tokens.end + REACH);
    near.filter(|i| !q.tokens.contains(i)).any(run)
}

/// "14 suspects in raids in four countries": of several places together; `lands`, or towns and lesser ones.
fn is_spread(tokens: &[Token<'_>], q: &Quantity, lands: bool) -> bool {
    let place = |t: &Token<'_>| t.has_cue(if lands { "lands" } else { "towns" });
    let many = |i: usize| {
        tokens[i].pos == Pos::Numeral && !tokens[i].is("one")
            || ["several", "many", "various"].iter().any(|w| tokens[i].is(w))
    };
    let behind = q.tokens.end..tokens.len().min(q.tokens.end + REACH);
    behind.into_iter().any(|i| {
        let placed = ["in", "across"].iter().any(|w| tokens[i].is(w)) && tokens.get(i + 1).is_some() && many(i + 1);
        placed && tokens[i + 2..].iter().take(2).any(place)
    })
}
