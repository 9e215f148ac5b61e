//! The noun that stands right before its number: "population 167,000", "magnitude 7.6".

use super::event;
use super::governor;
use super::phrase::{NounPhrase, Phrases, VerbGroup};
use super::subject::Head;
use super::thing::is_thing;
use crate::model::{Kind, Pos, Quantity, Sense, Token};

/// "population 167,000", "encounters exceed 300,000", "magnitude 7.6": the noun right before the number.
pub fn beside<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity) -> Option<&'p NounPhrase> {
    let start = before_auxiliaries(tokens, q);
    let close = phrases.nouns.iter().rev().find(|n| n.head < start && (n.end == start || n.end >= q.tokens.end))?;
    // "cost the airline $40 million": what stands between a verb and its sum gets it, pays it or loses it.
    let given = q.kind != Kind::Count;
    let object =
        phrases.verbs.iter().find(|v| given && v.end == close.start).is_some_and(|v| !governor::copula(tokens, v));
    // "forecast revenue between $60 million and $64 million": what is foreseen gets nothing.
    let foreseen = |v: &VerbGroup| {
        tokens[v.head].says()
            || tokens[v.head].senses().any(|(s, _)| matches!(s, Sense::Modality(_) | Sense::Attribution(_)))
    };
    let object =
        object && (q.kind == Kind::Duration || !phrases.verbs.iter().any(|v| v.end == close.start && foreseen(v)));
    // "in the south 30": where they are is not what is counted.
    let lead = close.start.checked_sub(1).map(|i| &tokens[i]);
    let placed = tokens[close.start].is("the") && lead.is_some_and(|t| t.is("in") || t.is("on"));
    // "disappeared from radar 15 minutes after takeoff": how long after something, not how long that lasts.
    let after = q.kind == Kind::Duration && tokens.get(q.tokens.end).is_some_and(|t| t.is("after") || t.is("before"));
    // "stands at a record 26 percent".
    let height = tokens[close.head].is("record") && (tokens[close.start].is("a") || tokens[close.start].is("its"));
    if placed && q.kind == Kind::Count || height || after && lead.is_some_and(|t| t.pos == Pos::Adposition) {
        return None;
    }
    (close.head + 1 >= start.min(close.end) && is_thing(tokens, close) && !object).then_some(close)
}

/// "The toll has already topped 60": the hedge is the verb, whose auxiliaries stand between it and the noun.
fn before_auxiliaries(tokens: &[Token<'_>], q: &Quantity) -> usize {
    let first = q.tokens.start;
    let hedge = q.hedge_span.is_some_and(|span| span.start == tokens[first].span.start);
    let verb = hedge && matches!(tokens[first].pos, Pos::Verb | Pos::Participle);
    let thin = |i: &usize| matches!(tokens[*i].pos, Pos::Auxiliary | Pos::Adverb);
    first - (0..first).rev().take_while(thin).filter(|_| verb).count()
}

/// "buses (40 of them)": the bracket says how many they are; "(40 of them new)" gives a part.
pub fn numbers_all(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let opened = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].text == "(");
    let behind = tokens.get(q.tokens.end..q.tokens.end + 3);
    opened && behind.is_some_and(|t| t[0].is("of") && t[1].is("them") && t[2].text == ")")
}

/// What is told of the things whose number the bracket gives: "jobs that nobody will fill (290 of them)".
pub fn told_of_all(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<String> {
    let named = of_them(tokens, phrases, q).filter(|_| numbers_all(tokens, q))?;
    tokens.get(named.end).filter(|t| matches!(t.lower.as_str(), "that" | "which" | "who"))?;
    let verb = phrases.verbs.iter().find(|v| v.start > named.end && v.end < q.tokens.start)?;
    Some(event::lemma(tokens, phrases, verb))
}

/// "Taxes, $186 million of them", "jobs (290 of them)": the noun before the comma, or the bracket.
pub fn of_them<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity) -> Option<&'p NounPhrase> {
    let of = tokens.get(q.tokens.end).is_some_and(|t| t.is("of"));
    tokens.get(q.tokens.end + 1).filter(|t| of && (t.is("them") || t.is("it")))?;
    // "jobs that nobody will be hired for (290 of them)".
    let open = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].text == "(" && q.kind == Kind::Count);
    if let Some(open) = open {
        let plural = |n: &&NounPhrase| tokens[n.head].pos == Pos::Noun && tokens[n.head].lemma != tokens[n.head].lower;
        return phrases.nouns.iter().rev().filter(|n| n.end <= open).find(plural);
    }
    if q.kind != Kind::Money {
        return None;
    }
    let comma = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].text == ",")?;
    phrases.nouns.iter().find(|n| n.end == comma && is_thing(tokens, n) && n.start == 0)
}

/// "ranger Ida Roe, 34, one of | 140 on duty": the noun before the name tells what the one is of.
pub fn one_of_kind(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let word = |i: usize| tokens.get(i).map_or("", |t| t.text);
    let of = q.tokens.start.checked_sub(1).filter(|&i| q.kind == Kind::Count && word(i) == "of")?;
    let comma = of.checked_sub(2).filter(|&i| word(i) == "," && tokens[i + 1].is("one"))?;
    let aged = comma >= 2 && tokens[comma - 1].pos == Pos::Numeral && word(comma - 2) == ",";
    let end = if aged { comma - 2 } else { comma };
    let named = phrases.nouns.iter().rev().find(|n| n.end == end && n.name)?;
    let at = (named.start..named.head).rev().find(|&i| tokens[i].pos == Pos::Noun && !tokens[i].capitalized())?;
    Some(Head { at, from: at, unit: false })
}
