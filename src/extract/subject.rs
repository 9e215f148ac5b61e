//! What a quantity counts or measures: head noun, modifiers, container.

use super::phrase::{self, Phrases};
use super::{beside, conversion, deed, left_out, size, thing, trailing};
use crate::model::{Kind, Pos, Quantity, Sense, Span, Subject, Token, UnitKind};

/// The subject by the words of the sentence alone; `head` is empty where they do not give one.
pub fn subject(tokens: &[Token<'_>], phrases: &Phrases, quantity: &Quantity) -> Subject {
    let head = head(tokens, phrases, quantity).or_else(|| deed::paid(tokens, phrases, quantity));
    let Some(head) = head else { return Subject::default() };
    let mut subject = Subject {
        head: tokens[head.at].lemma.clone(),
        span: tokens[head.from].span.to(tokens[head.at].span),
        modifiers: modifiers(tokens, phrases, quantity, &head)
            .into_iter()
            .chain(size::dimension(tokens, phrases, quantity))
            .chain(source(tokens, phrases, quantity, &head))
            .chain(left_out(tokens, phrases, &head))
            .chain(held_in(tokens, phrases, &head))
            .collect(),
        container: container(tokens, phrases, quantity, &head)
            .or_else(|| deed::paid_for(tokens, phrases, quantity, &head).map(|n| tokens[n.head].lemma.clone())),
        dimension: size::dimension(tokens, phrases, quantity).or_else(|| size::named(tokens, quantity, head.at)),
        ..Subject::default()
    };
    // "25 crew members" and "a crew of 25" count the same people.
    let crew = head.at.checked_sub(1).filter(|&i| tokens[i].has_cue("body-of-members"));
    if let Some(crew) = crew.filter(|_| subject.head == "member") {
        subject.head.clone_from(&tokens[crew].lemma);
        subject.modifiers.retain(|m| *m != subject.head);
    }
    // The unit is the counted thing itself: "10,000 people".
    if head.unit {
        subject.span = quantity.unit_span.unwrap_or(subject.span);
        if lists_people(tokens, head.at) {
            "person".clone_into(&mut subject.head);
        }
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

/// "40 killed", "31 confirmed dead": no noun but what befell them is counted.
pub fn is_participle(tokens: &[Token<'_>], subject: &Subject) -> bool {
    let mut held = tokens.iter().filter(|t| subject.span.contains(t.span));
    held.any(|t| t.pos == Pos::Participle && t.lemma == subject.head)
}

/// "1,200 men, women and children": a list of nouns for people counts people.
fn lists_people(tokens: &[Token<'_>], first: usize) -> bool {
    let plural = |i: usize| tokens.get(i).is_some_and(|t| t.pos == Pos::Noun && t.names_people() && t.lemma != t.lower);
    let mut at = first;
    while plural(at) && tokens.get(at + 1).is_some_and(|t| t.text == ",") && plural(at + 2) {
        at += 2;
    }
    let and = if tokens.get(at + 1).is_some_and(|t| t.text == ",") { at + 2 } else { at + 1 };
    tokens.get(and).is_some_and(|t| t.is("and")) && plural(first) && plural(and + 1)
}

/// Where the head stands, and from where its phrase begins.
pub struct Head {
    pub at: usize,
    pub from: usize,
    /// The head is the unit the grammar read.
    pub unit: bool,
}

fn head(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let counted_unit = q.unit.as_ref().filter(|u| u.kind == UnitKind::Count).and(q.unit_span);
    if let Some(span) = counted_unit {
        return counted_unit_head(tokens, phrases, q, span);
    }
    if let Some(figure) = trailing::figure(tokens, phrases, q) {
        return head(tokens, phrases, &figure);
    }
    let row = phrase::ends_row(tokens, q.tokens.start, q.tokens.end);
    match q.kind {
        Kind::Count | Kind::Share | Kind::Multiple | Kind::Ratio | Kind::Percent | Kind::Points => {
            // "passes the five million mark": a level that is reached, not what is counted.
            let level = |h: &Head| tokens[h.at].has_cue("milestone");
            let behind = if row { None } else { counted(tokens, phrases, q).filter(|h| !level(h)) };
            let kind = || beside::one_of_kind(tokens, phrases, q);
            behind.or_else(kind).or_else(|| thing::stands_for(tokens, phrases, q))
        }
        Kind::Money | Kind::Measure | Kind::Duration | Kind::Temperature | Kind::Age => {
            let of = deed::of_amount(tokens, phrases, q).or_else(|| thing::penalty(tokens, phrases, q));
            let of = of.or_else(|| if row { None } else { measured(tokens, phrases, q) });
            of.or_else(|| thing::stands_for(tokens, phrases, q))
        }
        Kind::Ordinal | Kind::Score | Kind::Vote | Kind::Date | Kind::Identifier => None,
    }
}

/// The noun run right after token `from` (a hyphen between allowed): first and last noun.
fn following(tokens: &[Token<'_>], phrases: &Phrases, from: usize) -> Option<(usize, usize)> {
    let mut start = from;
    if tokens.get(start).is_some_and(|t| t.text == "-" && !t.spaced || matches!(t.text, "\"" | "“" | "‘")) {
        start += 1;
    }
    let mut last = None;
    let mut i = start;
    while let Some(token) = tokens.get(i) {
        // "1,150 acres | north of the town".
        let compass = thing::is_compass(token) && tokens.get(i + 1).is_some_and(|t| t.is("of"));
        if thing::is_date_word(token) || dates_a_noun(token) || compass || i > start && token.is("worth") {
            break;
        }
        let inner = match token.pos {
            Pos::Noun | Pos::ProperNoun => {
                last = Some(i);
                true
            }
            Pos::Adjective | Pos::Participle | Pos::Gerund => {
                let noun = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::ProperNoun));
                let next = tokens.get(i + 1);
                // "two new suspected cases"; of "230 onboard lost flight K12" the flight is lost.
                let named = tokens.get(i + 3).is_some_and(|t| t.pos == Pos::ProperNoun);
                let said =
                    !named && next.is_some_and(|t| matches!(t.pos, Pos::Participle | Pos::Gerund)) && noun(i + 2);
                noun(i + 1) || next.is_some_and(|t| t.pos == Pos::Adjective) || said && token.pos == Pos::Adjective
            }
            Pos::Punct => token.text == "-" && !token.spaced && tokens.get(i + 1).is_some_and(|t| !t.spaced),
            Pos::Conjunction => {
                // "government and private buildings": an adjective on both sides.
                let adjectives = i > start
                    && tokens[i - 1].pos == Pos::Adjective
                    && tokens.get(i + 1).is_some_and(|t| t.pos == Pos::Adjective);
                adjectives || i > start && phrase::joins_modifiers(tokens, i)
            }
            Pos::Adverb => tokens.get(i + 1).is_some_and(|t| t.pos == Pos::Adjective),
            // "mail-in ballots", "walk-in clinics".
            Pos::Adposition => {
                let joined = i > start && !token.spaced && tokens[i - 1].text == "-";
                joined && tokens.get(i + 1).is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::Adjective))
            }
            Pos::Pronoun
            | Pos::Verb
            | Pos::Auxiliary
            | Pos::Determiner
            | Pos::Subordinator
            | Pos::Particle
            | Pos::Numeral
            | Pos::Interjection
            | Pos::Other => false,
        };
        // A second amount may stand between: "two three-story hotels", "one 7.3-magnitude shock".
        let inner = inner || (phrases.amount[i] && last.is_none() && joined_amount(tokens, phrases, i));
        if !inner {
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
    // "was down 6 percent compared with May", "rose to 412 last year".
    let bare = |i: &usize| bare(i) && !tokens[*i].is("compared") && !dates_a_noun(&tokens[*i]);
    // "24 deaths, 13 new": what the adjective narrows was named before.
    let narrows = |i: &usize| {
        let told = tokens[*i].has_cue("state") || tokens[*i].has_cue("harmed") || tokens[*i].capitalized();
        let joined = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].text == "," || tokens[i].is("and"));
        tokens[*i].pos == Pos::Adjective && joined && !told && !tokens[*i].has_cue("pro-form")
    };
    let state = state.filter(|i| !narrows(i));
    if let Some(at) = state.filter(bare).filter(|&i| phrases.verb_at(i).is_none_or(|v| !v.finite)) {
        // "40 feared dead": how they are said to be.
        let said = tokens[at].has_cue("said-to-be") && tokens.get(at + 1).is_some_and(|t| t.has_cue("state"));
        let at = at + usize::from(said);
        return Some(Head { at, from: at, unit: false });
    }
    // "200 were women": the predicate says whom.
    let people = |i: usize| tokens.get(i).is_some_and(|t| t.pos == Pos::Noun && t.names_people() && t.lemma != t.lower);
    let copula = tokens.get(end).is_some_and(|t| t.lemma == "be") && people(end + 1);
    let closed = tokens.get(end + 2).is_none_or(|t| matches!(t.pos, Pos::Punct | Pos::Conjunction | Pos::Adposition));
    if copula && closed && q.kind == Kind::Count {
        return Some(Head { at: end + 1, from: end + 1, unit: false });
    }
    // "57% are for, 34% against": the side taken.
    let side = tokens.get(end).filter(|t| t.has_cue("stance"));
    let quote = |t: &Token<'_>| matches!(t.text, "\"" | "“" | "‘");
    let ends = tokens.get(end + 1).is_none_or(|t| matches!(t.pos, Pos::Punct | Pos::Conjunction) && !quote(t));
    if side.is_some() && ends && q.kind == Kind::Percent {
        return Some(Head { at: end, from: end, unit: false });
    }
    tokens.get(end).filter(|t| t.is("of"))?;
    // "the workers, 90 of whom are women".
    if tokens.get(end + 1).is_some_and(|t| t.is("whom") || t.is("which")) {
        let whole = thing::antecedent(phrases, tokens, q.tokens.start).filter(|n| thing::is_thing(tokens, n))?;
        return Some(Head { at: whole.head, from: whole.start, unit: false });
    }
    let start = (end + 1..tokens.len()).find(|&i| tokens[i].pos != Pos::Determiner)?;
    // "a deficit of 4 percent of GDP": what the figure is told in.
    if q.kind == Kind::Percent && tokens[start].has_cue("yardstick") {
        return None;
    }
    let owned = left_out::owned(tokens, phrases, start).map(|at| Head { at, from: at, unit: false });
    // "of the train's seven carriages", "of the seven coaches": the whole's own number and owner stand before its noun.
    let whole = phrases.noun_at(start).filter(|n| thing::is_thing(tokens, n) && n.start <= start);
    let whole = whole.map(|n| Head { at: n.head, from: n.start.max(end + 1), unit: false });
    owned.or(whole).or_else(|| following(tokens, phrases, start).map(|(from, at)| Head { at, from, unit: false }))
}

fn starts_clause(phrases: &Phrases, noun: usize) -> bool {
    phrases.verb_at(noun + 1).is_some_and(|v| v.finite)
}

/// The thing whose size a measure, a price or a time gives: "a 13-year deal", "$14 billion in funding", "an offer of $160 million".
fn measured(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let end = conversion::past(tokens, phrases, q);
    // "$4 million total in damages".
    let lead = |i: usize| tokens.get(i).is_some_and(|t| t.is("in") || t.is("for"));
    let end = end + usize::from(tokens.get(end).is_some_and(|t| t.is("total")) && lead(end + 1));
    // "$100 million worth of oil".
    let of = tokens.get(end + 1).is_some_and(|t| t.is("of"));
    let end = end + usize::from(tokens.get(end).is_some_and(|t| t.is("worth")) && of);
    let modifier = |(from, at)| Head { at, from, unit: false };
    // "a 50-kilometer, 345-kilovolt line", "a $90 million, six-year lease", "an 8 year $90 million lease": both are of the noun.
    let hyphen = q.tokens.clone().any(|i| tokens[i].text == "-");
    let led = q.tokens.start.checked_sub(1).is_some_and(|i| matches!(tokens[i].lower.as_str(), "a" | "an" | "the"));
    let comma = usize::from(tokens.get(end).is_some_and(|t| t.text == ",") && (hyphen || led));
    let second = comma > 0 || led && phrases.amount.get(end) == Some(&true);
    let first = end + comma;
    let past = second.then(|| (first..tokens.len()).find(|&i| !phrases.amount[i])).flatten().filter(|&i| i > first);
    if let Some(run) = past.and_then(|i| following(tokens, phrases, i)) {
        return Some(modifier(run));
    }
    // "the $9 billion analysts had expected": people have no price, a clause of their own begins.
    let clause =
        |(_, at): &(usize, usize)| q.kind == Kind::Money && tokens[*at].names_people() && starts_clause(phrases, *at);
    if let Some(run) = following(tokens, phrases, end) {
        return Some(run).filter(|run| !clause(run)).map(modifier);
    }
    // "12 years for fraud": why, not what lasts.
    let reason = q.kind == Kind::Duration && tokens.get(end).is_some_and(|t| t.is("for"));
    if !reason && tokens.get(end).is_some_and(|t| matches!(t.lower.as_str(), "in" | "of" | "for")) {
        let start = (end + 1..tokens.len()).find(|&i| tokens[i].pos != Pos::Determiner)?;
        // "wants $6 million in bitcoin": what it is paid in.
        if tokens.get(start).is_some_and(|t| t.has_cue("payment-means")) {
            return None;
        }
        // "was fined $5 million for failing to report it": for a deed.
        let deed = tokens[end].is("for") && tokens.get(start).is_some_and(|t| t.lower.ends_with("ing"));
        let object = |t: &Token<'_>| matches!(t.pos, Pos::Determiner | Pos::Pronoun) || t.is("to");
        if deed && tokens.get(start + 1).is_some_and(object) {
            return None;
        }
        let lower_case = tokens.get(start).is_some_and(|t| !t.capitalized() || t.pos == Pos::Noun);
        // "in the third quarter", "in spring": when, not what.
        let time = |(_, at): &(usize, usize)| {
            tokens[*at].senses().any(|(s, _)| match s {
                Sense::Unit { unit, .. } => unit.kind == UnitKind::Time,
                Sense::Season(_) => true,
                _ => tokens[*at].has_cue("window-quarter"),
            }) || thing::is_part_of_day(&tokens[*at])
                || tokens[*at].has_cue("outing")
        };
        let run = following(tokens, phrases, start).filter(|run| !time(run));
        if let Some(run) = run.filter(|_| lower_case && !phrases.amount[start]) {
            return Some(modifier(run));
        }
    }
    None
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
    for i in (from..head.at).filter(|i| !phrases.amount[*i] && !q.tokens.contains(i)) {
        push(&tokens[i]);
    }
    // A people noun read as unit still narrows: "6,000 migrant encounters".
    let counted = q.unit.as_ref().is_some_and(|u| u.kind == UnitKind::Count);
    if let Some(span) = q.unit_span.filter(|_| counted && !head.unit) {
        q.tokens.clone().filter(|&i| span.contains(tokens[i].span)).for_each(|i| push(&tokens[i]));
    }
    // "the number of those injured", "the number of wounded": the state after "of" says whom the number counts.
    let of = tokens.get(head.at + 1).is_some_and(|t| t.is("of")) && tokens[head.at].has_cue("count-noun");
    let state = (head.at + 2..tokens.len().min(head.at + 5))
        .find(|&i| of && tokens[i].pos != Pos::Determiner && tokens[i].pos != Pos::Pronoun);
    if let Some(i) = state.filter(|&i| tokens[i].has_cue("state") || tokens[i].has_cue("harmed")) {
        found.push(tokens[i].lemma.clone());
        return found;
    }
    // "ports of entry": the noun after "of" belongs to the name of the thing.
    if tokens.get(head.at + 1).is_some_and(|t| t.is("of"))
        && let Some(n) = phrases.noun_at(head.at + 2).filter(|n| thing::is_thing(tokens, n))
    {
        (n.start..n.end).filter(|&i| !phrases.amount[i]).for_each(|i| push(&tokens[i]));
    }
    found
}

/// "revenue from phone sales": where that part of the money comes from.
fn source(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, head: &Head) -> Option<String> {
    let from = tokens.get(head.at + 1).is_some_and(|t| t.is("from")) && q.kind != Kind::Count;
    let of = phrases.noun_at(head.at + 2).filter(|n| from && n.end <= q.tokens.start && thing::is_thing(tokens, n))?;
    (!(of.start..of.end).any(|i| phrases.amount[i])).then(|| format!("from {}", tokens[of.head].lemma))
}

/// "prices excluding energy": what is left out of the thing.
fn left_out(tokens: &[Token<'_>], phrases: &Phrases, head: &Head) -> Option<String> {
    let leaves = thing::leaves_out(tokens.get(head.at + 1)?);
    let what = phrases.noun_at(head.at + 2).filter(|n| leaves && thing::is_thing(tokens, n))?;
    Some(format!("without {}", tokens[what.head].lemma))
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

/// "in 19 villages" of "8,400 people in 19 villages", "the residents of 19 villages": so many things that hold them.
fn held_in(tokens: &[Token<'_>], phrases: &Phrases, head: &Head) -> Option<String> {
    let next = head.at + 1;
    tokens.get(next).filter(|t| matches!(t.lower.as_str(), "in" | "of" | "across" | "from" | "at"))?;
    let holds = phrases.nouns.iter().find(|n| n.start == next + 1 && phrases.amount[n.start])?;
    let noun = &tokens[holds.head];
    let plural = noun.pos == Pos::Noun && noun.lemma != noun.lower;
    let words = || tokens[holds.start..=holds.head].iter().fold("in".to_owned(), |held, t| held + " " + &t.lower);
    (plural && tokens[head.at].names_people() && !noun.names_people()).then(words)
}

/// The words of a subject as an editor would quote them: from the number's end to the head.
pub fn text_span(quantity: &Quantity, subject: &Subject) -> Span {
    if subject.span.is_empty() { quantity.span } else { subject.span }
}
