//! A light reading of a sentence: noun phrases and verb groups, by part of speech alone.

use crate::model::{Pos, Quantity, Sense, Shape, Token, UnitKind};

/// A run of tokens around one head noun: `three critical ports`, `the Red Sox`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    pub start: usize,
    /// The token after its last.
    pub end: usize,
    /// Its last noun; the last token where it has none.
    pub head: usize,
    /// The head is a name.
    pub name: bool,
}

/// A verb with its auxiliaries: `have already closed`, `were arrested`, `killing`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbGroup {
    pub start: usize,
    pub end: usize,
    /// The full verb; the auxiliary where there is no other.
    pub head: usize,
    /// Has an auxiliary or a finite form: not a bare participle or -ing form.
    pub finite: bool,
    /// be + participle, or a bare participle.
    pub passive: bool,
    /// have + participle of an active verb.
    pub perfect: bool,
}

/// The phrases of one sentence, in order.
#[derive(Debug, Clone, Default)]
pub struct Phrases {
    pub nouns: Vec<NounPhrase>,
    pub verbs: Vec<VerbGroup>,
    /// Per token: part of an amount (number, hedge, unit).
    pub amount: Vec<bool>,
}

impl Phrases {
    pub fn noun_at(&self, token: usize) -> Option<&NounPhrase> {
        let after = self.nouns.partition_point(|n| n.start <= token);
        self.nouns[..after].last().filter(|n| token < n.end)
    }

    pub fn verb_at(&self, token: usize) -> Option<&VerbGroup> {
        let after = self.verbs.partition_point(|v| v.start <= token);
        self.verbs[..after].last().filter(|v| token < v.end)
    }
}

/// Reads the phrases of a tagged sentence; the tokens of quantities count as numerals.
pub fn phrases(tokens: &[Token<'_>], quantities: &[Quantity]) -> Phrases {
    let mut amount = vec![false; tokens.len()];
    for q in quantities.iter().filter(|q| q.kind.is_amount()) {
        for flag in amount.iter_mut().take(q.tokens.end).skip(q.tokens.start) {
            *flag = true;
        }
    }
    let mut phrases = Phrases { amount, ..Phrases::default() };
    let mut i = 0;
    while i < tokens.len() {
        if let Some(mut verb) = verb_group(tokens, &phrases.amount, i) {
            if goes_on(tokens, &phrases, &verb) {
                (verb.passive, verb.finite, verb.perfect) = (false, true, true);
            }
            i = verb.end;
            phrases.verbs.push(verb);
        } else if let Some(noun) = noun_phrase(tokens, &phrases.amount, i) {
            i = noun.end;
            phrases.nouns.push(noun);
        } else {
            i += 1;
        }
    }
    phrases
}

/// "has infected 300 people | and killed 12": the second participle has the auxiliary of the first.
fn goes_on(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> bool {
    let bare = verb.start == verb.head && tokens[verb.head].pos == Pos::Participle;
    let joined = verb.start.checked_sub(1).is_some_and(|i| tokens[i].is("and") || tokens[i].text == ",");
    let object = phrases.amount.get(verb.end) == Some(&true);
    bare && joined && object && phrases.verbs.last().is_some_and(|v| v.perfect && !v.passive)
}

fn is_noun(token: &Token<'_>) -> bool {
    matches!(token.pos, Pos::Noun | Pos::ProperNoun)
}

/// May stand inside a noun phrase before its head.
fn is_inner(tokens: &[Token<'_>], amount: &[bool], i: usize) -> bool {
    amount[i]
        || match tokens[i].pos {
            Pos::Noun | Pos::ProperNoun | Pos::Adjective | Pos::Numeral | Pos::Determiner => true,
            // "reported cases", "missing people": only close before a noun.
            Pos::Participle | Pos::Gerund => {
                // "a bracing 26 percent".
                let of_amount = amount.get(i + 1) == Some(&true) && i > 0 && tokens[i - 1].pos == Pos::Determiner;
                let adjective = tokens.get(i + 1).is_some_and(|t| t.pos == Pos::Adjective);
                // "31 pleading guilty": the adjective ends what the verb says, where no noun follows it.
                let of_verb = tokens[i].pos == Pos::Gerund && !tokens.get(i + 2).is_some_and(is_noun);
                let near = tokens.get(i + 1).is_some_and(is_noun) || adjective && !of_verb;
                near || of_amount || is_group_in_state(tokens, i)
            }
            Pos::Particle => tokens[i].lower.ends_with('s') && tokens[i].shape == Shape::Word,
            Pos::Punct => joins(tokens, i),
            Pos::Adverb => tokens.get(i + 1).is_some_and(|t| t.pos == Pos::Adjective),
            Pos::Conjunction => false,
            Pos::Pronoun
            | Pos::Verb
            | Pos::Auxiliary
            | Pos::Adposition
            | Pos::Subordinator
            | Pos::Interjection
            | Pos::Other => false,
        }
}

/// "the injured were", "the missing": all who are in that state.
fn is_group_in_state(tokens: &[Token<'_>], i: usize) -> bool {
    let closed = tokens.get(i + 1).is_none_or(|t| matches!(t.pos, Pos::Verb | Pos::Auxiliary | Pos::Punct));
    closed && tokens[i].has_cue("state") && i.checked_sub(1).is_some_and(|p| tokens[p].is("the"))
}

/// "40 gas and water bills", "the town and country agency": two nouns in the singular that narrow the one behind them.
pub fn joins_modifiers(tokens: &[Token<'_>], and: usize) -> bool {
    let noun = |i: usize| tokens.get(i).filter(|t| t.pos == Pos::Noun && !t.capitalized());
    let narrows =
        |i: usize| noun(i).is_some_and(|t| t.lemma == t.lower && !t.names_people() && !t.has_cue("light-noun"));
    (tokens[and].is("and") || tokens[and].is("or"))
        && and.checked_sub(1).is_some_and(narrows)
        && tokens[and].pos == Pos::Conjunction
        && narrows(and + 1)
        && noun(and + 2).is_some()
}

/// A hyphen or slash inside a compound, a full stop or an ampersand inside a name: `Sherwood-Randall`, `seven-year`, `Sgt. Ann Roe`,
/// `Marlow & Finch`.
fn joins(tokens: &[Token<'_>], i: usize) -> bool {
    let named = |i: usize| tokens.get(i).is_some_and(|t| t.pos == Pos::ProperNoun && t.capitalized());
    let within = tokens[i].text == "." && !tokens[i].spaced || tokens[i].text == "&";
    if within && i > 0 && named(i - 1) && named(i + 1) {
        return true;
    }
    matches!(tokens[i].text, "-" | "‑" | "–" | "/") && !tokens[i].spaced && tokens.get(i + 1).is_some_and(|t| !t.spaced)
}

fn noun_phrase(tokens: &[Token<'_>], amount: &[bool], start: usize) -> Option<NounPhrase> {
    if tokens[start].pos == Pos::Pronoun {
        return Some(NounPhrase { start, end: start + 1, head: start, name: false });
    }
    let mut end = start;
    while end < tokens.len() && (is_inner(tokens, amount, end) || end > start && joins_modifiers(tokens, end)) {
        if end > start && ends_row(tokens, start, end) && (start..end).all(|i| amount[i]) {
            break;
        }
        // "the peak | last year": a time of its own.
        if end > start && is_time(tokens, end) {
            break;
        }
        // "rings | worth $3 million".
        if end > start && tokens[end].is("worth") && amount.get(end + 1) == Some(&true) {
            break;
        }
        // "on Monday | police said".
        if end > start && dates_clause(tokens, start, end) {
            break;
        }
        // "a boat and fishing gear": one thing, and another; "a food and drink official" is one.
        let one = tokens[start].is("a") || tokens[start].is("an");
        if tokens[end].pos == Pos::Conjunction && one && !tokens[end + 2].names_people() {
            break;
        }
        // A determiner begins a new phrase: "gave | the team | a prize".
        if end > start && tokens[end].pos == Pos::Determiner && !amount[end] {
            break;
        }
        end += 1;
    }
    let head = (start..end).rev().find(|&i| is_noun(&tokens[i]) && !amount[i]);
    let last = |i: &usize| amount[*i] || tokens[*i].pos == Pos::Adjective || is_group_in_state(tokens, *i);
    let head = head.or_else(|| (start..end).rev().find(last))?;
    let end = end.max(head + 1);
    Some(NounPhrase { start, end, head, name: tokens[head].pos == Pos::ProperNoun })
}

/// "No beds: 9,800", and a row below it "staff ill: 8,200": the figure counts nothing of the next row.
pub fn ends_row(tokens: &[Token<'_>], figure: usize, end: usize) -> bool {
    let labelled = figure.checked_sub(1).is_some_and(|i| tokens[i].text == ":");
    labelled && tokens.get(end).is_some_and(|t| t.opens_line)
}

/// A weekday after a preposition stands alone or with a time of that day: "on Monday", "on Monday evening".
fn dates_clause(tokens: &[Token<'_>], day: usize, end: usize) -> bool {
    let weekday = tokens[day].senses().any(|(s, _)| matches!(s, Sense::Weekday(_)));
    let led_in = day.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Adposition);
    let of_day = |i: usize| tokens[i].has_cue("daypart");
    let whole = end == day + 1 && !of_day(end) || end == day + 2 && of_day(day + 1);
    weekday && led_in && whole && tokens[end].pos == Pos::Noun
}

/// "last year", "next month" after a noun.
pub fn is_time(tokens: &[Token<'_>], i: usize) -> bool {
    let unit = |t: &Token<'_>| {
        t.has_cue("daypart")
            || t.senses().any(|(s, _)| match s {
                Sense::Unit { unit, .. } => unit.kind == UnitKind::Time,
                _ => matches!(s, Sense::Season(_)),
            })
    };
    matches!(tokens[i].lower.as_str(), "last" | "next")
        && tokens[i - 1].pos == Pos::Noun
        && tokens.get(i + 1).is_some_and(unit)
}

fn is_verb(token: Option<&Token<'_>>) -> bool {
    token.is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Participle))
}

fn verb_group(tokens: &[Token<'_>], amount: &[bool], start: usize) -> Option<VerbGroup> {
    let mut end = start;
    let mut head = None;
    let mut auxiliary = None;
    let mut be = false;
    let mut have = false;
    let mut passive = false;
    let mut finite = false;
    while end < tokens.len() && !amount[end] {
        let pos = if auxiliary.is_some() && tokens[end].lemma == "be" { Pos::Auxiliary } else { tokens[end].pos };
        match pos {
            Pos::Auxiliary => {
                // A second clause begins: "said | was".
                if head.is_some() {
                    break;
                }
                auxiliary = Some(end);
                be |= tokens[end].lemma == "be";
                have |= tokens[end].lemma == "have";
                finite = true;
            }
            Pos::Adverb | Pos::Particle if auxiliary.is_some() || head.is_some() => {}
            // "must first serve": the adverb, not the ordinal.
            Pos::Adjective if auxiliary.is_some() && tokens[end].is("first") && is_verb(tokens.get(end + 1)) => {}
            Pos::Verb | Pos::Participle | Pos::Gerund => {
                let inside_noun = head.is_none()
                    && auxiliary.is_none()
                    && tokens[end].pos != Pos::Verb
                    && is_inner(tokens, amount, end)
                    && end.checked_sub(1).is_some_and(|p| {
                        // "of injured passengers", "west of divided Sarn".
                        let led = tokens[end].pos == Pos::Participle && tokens[p].pos == Pos::Adposition;
                        led || amount[p] || matches!(tokens[p].pos, Pos::Determiner | Pos::Adjective | Pos::Numeral)
                    });
                if inside_noun || head.is_some() {
                    break;
                }
                passive = tokens[end].pos == Pos::Participle && (be || auxiliary.is_none());
                finite |= tokens[end].pos == Pos::Verb;
                head = Some(end);
            }
            Pos::Noun
            | Pos::ProperNoun
            | Pos::Pronoun
            | Pos::Adjective
            | Pos::Adverb
            | Pos::Determiner
            | Pos::Adposition
            | Pos::Conjunction
            | Pos::Subordinator
            | Pos::Particle
            | Pos::Numeral
            | Pos::Interjection
            | Pos::Punct
            | Pos::Other => break,
        }
        end += 1;
    }
    let head = head.or(auxiliary)?;
    // Adverbs after the verb belong to what follows.
    let end = if tokens[end - 1].pos == Pos::Adverb || tokens[end - 1].is("to") { head + 1 } else { end };
    let perfect = have && !passive && tokens[head].pos == Pos::Participle;
    Some(VerbGroup { start, end, head, finite, passive, perfect })
}
