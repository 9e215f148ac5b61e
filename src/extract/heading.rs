//! A reader's name for what a figure is about, where no pack has one and no noun is counted: "the loot is insured for €8 million" is
//! about the loot.

use super::phrase::{NounPhrase, Phrases, VerbGroup};
use crate::model::{Pos, Quantity, Span, Subject, Token};

/// Words between a figure and the noun behind it: "spent $40m on the ports".
const BEHIND: usize = 4;

/// The words of a phrase up to its head, without its article.
pub fn thing_span(tokens: &[Token<'_>], noun: &NounPhrase) -> Span {
    let own = |t: &Token<'_>| !matches!(t.pos, Pos::Determiner | Pos::Numeral | Pos::Pronoun);
    let start = (noun.start..noun.head).find(|&i| own(&tokens[i])).unwrap_or(noun.head);
    tokens[start].span.to(tokens[noun.head].span)
}

/// The phrase that the verb of a figure is said of, else the one behind the figure, else what kind of figure it is. Empty where the
/// subject's own head is a noun: that names it.
pub fn heading(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    q: &Quantity,
    subject: &Subject,
    verb: Option<&VerbGroup>,
    text: &str,
) -> String {
    let noun = |t: &&Token<'_>| matches!(t.pos, Pos::Noun | Pos::ProperNoun);
    if tokens.iter().filter(noun).any(|t| t.lemma == subject.head) || q.kind.is_tally() {
        return String::new();
    }
    let plain = |n: &&NounPhrase| noun(&&tokens[n.head]) && !phrases.amount[n.head];
    let said_of = verb.and_then(|v| {
        let before = phrases.nouns.iter().rev().find(|n| n.end <= v.start)?;
        tokens[before.end..v.start].iter().all(|t| t.pos == Pos::Adverb).then_some(before)
    });
    let behind = || phrases.nouns.iter().find(|n| n.start >= q.tokens.end && n.start <= q.tokens.end + BEHIND);
    match said_of.filter(plain).or_else(|| behind().filter(plain)) {
        Some(phrase) => thing_span(tokens, phrase).text(text).split_whitespace().collect::<Vec<_>>().join(" "),
        None => q.kind.name().to_owned(),
    }
}
