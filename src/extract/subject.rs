//! What a quantity counts or measures: head noun, modifiers, container.

use super::event::{self, Relation};
use super::phrase::{NounPhrase, Phrases, VerbGroup};
use crate::model::{Kind, Pos, Quantity, Sense, Span, Subject, Token, UnitKind};

/// The subject by the words of the sentence alone; `head` is empty where they do not give one.
pub fn subject(tokens: &[Token<'_>], phrases: &Phrases, quantity: &Quantity) -> Subject {
    let head = head(tokens, phrases, quantity).or_else(|| paid(tokens, phrases, quantity));
    let Some(head) = head else { return Subject::default() };
    let mut subject = Subject {
        head: tokens[head.at].lemma.clone(),
        span: tokens[head.from].span.to(tokens[head.at].span),
        modifiers: modifiers(tokens, phrases, quantity, &head),
        container: container(tokens, phrases, quantity, &head),
        ..Subject::default()
    };
    // The unit is the counted thing itself: "10,000 people".
    if head.unit {
        subject.span = quantity.unit_span.unwrap_or(subject.span);
    }
    subject
}

/// The unit the grammar read is the counted noun ("10,000 people", "ports of entry", "6,000-migrant caravan"),
/// unless it only narrows the noun after it ("6,000 migrant encounters").
fn counted_unit_head(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, span: Span) -> Option<Head> {
    let first = q.tokens.clone().find(|&i| span.contains(tokens[i].span))?;
    let last = q.tokens.clone().rev().find(|&i| span.contains(tokens[i].span))?;
    let of = (first..last).find(|&i| tokens[i].is("of"));
    let at = of.map_or(last, |of| of - 1);
    let own = Head { at, from: at, unit: true };
    let joined = first.checked_sub(1).is_some_and(|i| tokens[i].text == "-" && !tokens[i].spaced);
    // A plural does not narrow: "10,000 people crossing", "thousands of migrants pass".
    let plural = tokens[at].lemma != tokens[at].lower;
    if joined || plural || of.is_some() {
        return Some(own);
    }
    Some(following(tokens, phrases, q.tokens.end).map_or(own, |(from, at)| Head { at, from, unit: false }))
}

/// Where the head stands, and from where its phrase begins.
struct Head {
    at: usize,
    from: usize,
    /// The head is the unit the grammar read.
    unit: bool,
}

fn head(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let counted_unit = q.unit.as_ref().filter(|u| u.kind == UnitKind::Count).and(q.unit_span);
    if let Some(span) = counted_unit {
        return counted_unit_head(tokens, phrases, q, span);
    }
    match q.kind {
        Kind::Count | Kind::Share | Kind::Multiple | Kind::Ratio | Kind::Percent | Kind::Points => {
            counted(tokens, phrases, q).or_else(|| stands_for(tokens, phrases, q))
        }
        Kind::Money | Kind::Measure | Kind::Duration | Kind::Temperature | Kind::Age => {
            measured(tokens, phrases, q).or_else(|| stands_for(tokens, phrases, q))
        }
        Kind::Ordinal | Kind::Score | Kind::Vote | Kind::Date | Kind::Identifier => None,
    }
}

/// The noun run right after token `from` (a hyphen between allowed): first and last noun.
fn following(tokens: &[Token<'_>], phrases: &Phrases, from: usize) -> Option<(usize, usize)> {
    let mut start = from;
    if tokens.get(start).is_some_and(|t| t.text == "-" && !t.spaced) {
        start += 1;
    }
    let mut last = None;
    let mut i = start;
    while let Some(token) = tokens.get(i) {
        let inner = match token.pos {
            Pos::Noun | Pos::ProperNoun => {
                last = Some(i);
                true
            }
            Pos::Adjective | Pos::Participle | Pos::Gerund => {
                tokens.get(i + 1).is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective))
            }
            Pos::Punct => token.text == "-" && !token.spaced && tokens.get(i + 1).is_some_and(|t| !t.spaced),
            Pos::Conjunction => {
                // "government and private buildings": an adjective on both sides.
                i > start
                    && tokens[i - 1].pos == Pos::Adjective
                    && tokens.get(i + 1).is_some_and(|t| t.pos == Pos::Adjective)
            }
            Pos::Adverb => tokens.get(i + 1).is_some_and(|t| t.pos == Pos::Adjective),
            Pos::Pronoun
            | Pos::Verb
            | Pos::Auxiliary
            | Pos::Determiner
            | Pos::Adposition
            | Pos::Subordinator
            | Pos::Particle
            | Pos::Numeral
            | Pos::Interjection
            | Pos::Other => false,
        };
        // A second amount may stand between: "two three-story hotels", "one 7.3-magnitude shock".
        let inner = inner || (phrases.amount[i] && last.is_none() && joined_amount(tokens, phrases, i));
        if !inner || is_date_word(token) || dates_a_noun(token) {
            break;
        }
        i += 1;
    }
    last.map(|last| (start, last))
}

/// Token `i` belongs to an amount that a hyphen ties to what follows.
fn joined_amount(tokens: &[Token<'_>], phrases: &Phrases, i: usize) -> bool {
    let end = (i..tokens.len()).find(|&j| !phrases.amount[j]).unwrap_or(tokens.len());
    let hyphen = |t: &Token<'_>| t.text == "-" && !t.spaced;
    tokens[i..end].iter().any(hyphen) || tokens.get(end).is_some_and(hyphen)
}

/// "19 league goals | last season": the adjective begins a time of its own.
fn dates_a_noun(token: &Token<'_>) -> bool {
    matches!(token.lower.as_str(), "last" | "next" | "this" | "past")
}

/// Months, weekdays and relative days after a count are its time, not what is counted: "arrested 40 Tuesday".
fn is_date_word(token: &Token<'_>) -> bool {
    token.capitalized() && token.senses().any(|(s, _)| matches!(s, Sense::Month(_) | Sense::Weekday(_)))
}

/// "three critical ports", "hundreds of immigrants", "two of the top senders", "6,000-migrant caravan".
fn counted(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let end = q.tokens.end;
    if let Some((from, at)) = following(tokens, phrases, end) {
        // In "6,000-migrant caravan" the noun joined by the hyphen is counted, the last one is its container.
        let joined = tokens.get(end).is_some_and(|t| t.text == "-" && !t.spaced);
        let at = if joined && from < at { from } else { at };
        return Some(Head { at, from, unit: false });
    }
    // "five dead", "38 still missing": the state stands for the people in it.
    let state = (end..tokens.len().min(end + 2)).find(|&i| tokens[i].pos != Pos::Adverb);
    let bare = |i: &usize| matches!(tokens[*i].pos, Pos::Adjective | Pos::Participle) && !phrases.amount[*i];
    if let Some(at) = state.filter(bare).filter(|&i| phrases.verb_at(i).is_none_or(|v| !v.finite)) {
        return Some(Head { at, from: at, unit: false });
    }
    tokens.get(end).filter(|t| t.is("of"))?;
    let start = (end + 1..tokens.len()).find(|&i| tokens[i].pos != Pos::Determiner)?;
    following(tokens, phrases, start).map(|(from, at)| Head { at, from, unit: false })
}

/// The thing whose size a measure, a price or a time gives: "a 13-year deal", "$14 billion in funding", "an offer of $160 million".
fn measured(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let end = q.tokens.end;
    let modifier = |(from, at)| Head { at, from, unit: false };
    if let Some(run) = following(tokens, phrases, end) {
        return Some(modifier(run));
    }
    if tokens.get(end).is_some_and(|t| matches!(t.lower.as_str(), "in" | "of" | "for")) {
        let start = (end + 1..tokens.len()).find(|&i| tokens[i].pos != Pos::Determiner)?;
        let lower_case = tokens.get(start).is_some_and(|t| !t.capitalized());
        if let Some(run) = following(tokens, phrases, start).filter(|_| lower_case && !phrases.amount[start]) {
            return Some(modifier(run));
        }
    }
    None
}

/// Money without a noun is what its verb says it is: offered, paid, cost.
fn paid(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let (verb, relation) = event::governor(tokens, phrases, q.tokens.start, q.tokens.end)?;
    let tells = tokens[verb.head].pos != Pos::Auxiliary && tokens[verb.head].senses().all(|(s, _)| !is_saying(s));
    let money = q.kind == Kind::Money && relation == Relation::Object && tells;
    money.then_some(Head { at: verb.head, from: verb.head, unit: false })
}

fn is_saying(sense: &Sense) -> bool {
    matches!(sense, Sense::Attribution(_) | Sense::Modality(_))
}

/// The noun that the quantity completes: "the offer, worth $160 million", "a toll of 11", "revenue was $54 billion", "(269,735)".
fn stands_for(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let start = q.tokens.start;
    let noun = |n: &NounPhrase| Head { at: n.head, from: n.start, unit: false };
    // "population 167,000", "encounters exceed 300,000", "magnitude 7.6": the noun right before the number.
    let close = phrases.nouns.iter().rev().find(|n| n.head < start && (n.end == start || n.end >= q.tokens.end));
    if let Some(n) = close.filter(|n| n.head + 1 >= start.min(n.end) && is_thing(tokens, n)) {
        return Some(noun(n));
    }
    let before = start.checked_sub(1)?;
    let open = tokens[before].text == "(";
    let leads = tokens[before].is("of") || tokens[before].is("worth") || tokens[before].is("at");
    if open || leads {
        let upto = if tokens[before].is("worth") && before > 0 && tokens[before - 1].text == "," {
            before - 1
        } else {
            before
        };
        if let Some(n) = phrases
            .nouns
            .iter()
            .rev()
            .find(|n| n.end <= upto && upto - n.end <= if open { 6 } else { 2 } && is_thing(tokens, n))
        {
            return Some(noun(climb(tokens, phrases, n)));
        }
    }
    let (verb, relation) = event::governor(tokens, phrases, start, q.tokens.end)?;
    match relation {
        Relation::Subject => None,
        // "The state paid $130 million": the payer is not what is measured.
        Relation::Object if q.kind == Kind::Money && !is_level(tokens, verb) => None,
        Relation::Object => phrases
            .nouns
            .iter()
            .rev()
            .find(|n| n.end <= verb.start && verb.start - n.end <= 3 && is_thing(tokens, n))
            .map(|n| noun(climb(tokens, phrases, n))),
    }
}

/// Verbs that give a thing its size: be, reach, rise to.
fn is_level(tokens: &[Token<'_>], verb: &VerbGroup) -> bool {
    let token = &tokens[verb.head];
    event::copula(tokens, verb)
        || token.senses().any(|(s, _)| match s {
            Sense::Change(_) => true,
            Sense::Cue(c) => &**c == "level",
            _ => false,
        })
}

/// From "services" in "the market for IT services" to "market": the phrase that the prepositions hang on.
fn climb<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, phrase: &'p NounPhrase) -> &'p NounPhrase {
    let mut at = phrase;
    while let Some(before) = at.start.checked_sub(1) {
        let hangs = matches!(
            tokens[before].lower.as_str(),
            "of" | "for" | "in" | "on" | "to" | "from" | "at" | "among" | "across"
        );
        match phrases.nouns.iter().rev().find(|n| hangs && n.end == before && is_thing(tokens, n)) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

fn is_thing(tokens: &[Token<'_>], n: &NounPhrase) -> bool {
    // "the dead", "the injured" stand for people.
    let people = matches!(tokens[n.head].pos, Pos::Adjective | Pos::Participle) && tokens[n.start].is("the");
    (tokens[n.head].pos == Pos::Noun || people) && !is_date_word(&tokens[n.head])
}

fn modifiers(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, head: &Head) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut push = |token: &Token<'_>| {
        let wanted = matches!(token.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective | Pos::Participle | Pos::Gerund);
        if wanted && !found.contains(&token.lemma) {
            found.push(token.lemma.clone());
        }
    };
    let phrase = phrases.noun_at(head.at);
    let from = phrase.map_or(head.from, |n| n.start.min(head.from));
    for i in (from..head.at).filter(|&i| !phrases.amount[i]) {
        push(&tokens[i]);
    }
    // A people noun read as unit still narrows: "6,000 migrant encounters".
    if let Some(span) = q.unit_span.filter(|_| !head.unit) {
        q.tokens.clone().filter(|&i| span.contains(tokens[i].span)).for_each(|i| push(&tokens[i]));
    }
    // "ports of entry": the noun after "of" belongs to the name of the thing.
    if tokens.get(head.at + 1).is_some_and(|t| t.is("of"))
        && let Some(n) = phrases.noun_at(head.at + 2).filter(|n| is_thing(tokens, n))
    {
        (n.start..n.end).filter(|&i| !phrases.amount[i]).for_each(|i| push(&tokens[i]));
    }
    found
}

/// "a caravan of 6,000 migrants", "6,000-migrant caravan", "a caravan, estimated to include over 8,000 migrants", "a city of 160,000 people".
fn container(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, head: &Head) -> Option<String> {
    if q.kind != Kind::Count {
        return None;
    }
    if let Some(n) = phrases.noun_at(head.at).filter(|n| n.head > head.at && tokens[n.head].pos == Pos::Noun) {
        return Some(tokens[n.head].lemma.clone());
    }
    if let Some((_, last)) = following(tokens, phrases, q.tokens.end).filter(|(_, last)| *last > head.at) {
        return Some(tokens[last].lemma.clone());
    }
    let before = q.tokens.start.checked_sub(1)?;
    if ["of", "to", "with", "by"].iter().any(|w| tokens[before].is(w)) {
        return phrases
            .nouns
            .iter()
            .rev()
            .find(|n| n.end == before && tokens[n.head].pos == Pos::Noun)
            .map(|n| tokens[n.head].lemma.clone());
    }
    let verb = phrases.verbs.iter().rev().find(|v| v.end <= q.tokens.start && q.tokens.start - v.end <= 1)?;
    if !tokens[verb.head].has_cue("contains") {
        return None;
    }
    phrases
        .nouns
        .iter()
        .rev()
        .find(|n| n.end <= verb.start && tokens[n.head].pos == Pos::Noun)
        .map(|n| tokens[n.head].lemma.clone())
}

/// The words of a subject as an editor would quote them: from the number's end to the head.
pub fn text_span(quantity: &Quantity, subject: &Subject) -> Span {
    if subject.span.is_empty() { quantity.span } else { subject.span }
}
