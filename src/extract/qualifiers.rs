//! What narrows a claim: places, parties, period, statistic, rate, part and comparison.

use super::event::{self, Relation};
use super::phrase::{NounPhrase, Phrases};
use crate::model::{
    Hedge, Kind, Period, Pos, Quantity, Sense, Shape, Span, Statistic, Subject, Token, UnitKind, Window,
};
use crate::pack::Pack;
use std::ops::Range;

/// The clause of a quantity: tokens between semicolons, colons and brackets that do not hold it.
pub fn clause(tokens: &[Token<'_>], q: &Quantity) -> Range<usize> {
    let stops = |t: &Token<'_>| matches!(t.text, ";" | "—" | "--") || (t.text == ":" && t.shape == Shape::Punct);
    let start = (0..q.tokens.start).rev().find(|&i| stops(&tokens[i])).map_or(0, |i| i + 1);
    let end = (q.tokens.end..tokens.len()).find(|&i| stops(&tokens[i])).unwrap_or(tokens.len());
    start..end
}

/// A name: its tokens and its text, `the` and `'s` left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub tokens: Range<usize>,
    pub text: String,
}

/// Runs of capitalised words that are names; of a body's name the adjectives before it are part: "European Union".
pub fn names(tokens: &[Token<'_>], pack: &Pack) -> Vec<Name> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let mut end = i;
        while end < tokens.len() && part_of_name(tokens, end, end > i) {
            end += 1;
        }
        // A hyphen, dot or "of" at the end is not part of it.
        while end > i && !tokens[end - 1].capitalized() {
            end -= 1;
        }
        if end > i {
            let body = pack.named.is_head(&tokens[end - 1].lower);
            let whole = i > 1 && body && tokens[i - 1].pos == Pos::Adjective && tokens[i - 1].capitalized();
            let range = if whole { i - 1..end } else { i..end };
            found.push(Name { text: text_of(&tokens[range.clone()]), tokens: range });
            i = end;
        } else {
            i += 1;
        }
    }
    found
}

fn part_of_name(tokens: &[Token<'_>], i: usize, inside: bool) -> bool {
    let token = &tokens[i];
    let calendar = token.senses().any(|(s, _)| matches!(s, Sense::Month(_) | Sense::Weekday(_)));
    if calendar && token.capitalized() {
        return false;
    }
    let next_is_name = tokens.get(i + 1).is_some_and(|t| t.pos == Pos::ProperNoun && t.capitalized());
    (token.pos == Pos::ProperNoun && token.capitalized())
        || (inside && next_is_name && !token.spaced && matches!(token.text, "-" | "&" | "." | "’" | "'"))
        || (inside && next_is_name && matches!(token.text, "&" | "de" | "del" | "la" | "van" | "von" | "bin" | "al"))
}

/// Words of a run joined as written, without marks that end it.
fn text_of(tokens: &[Token<'_>]) -> String {
    let mut text = String::new();
    for (i, t) in tokens.iter().enumerate() {
        if i > 0 && t.spaced {
            text.push(' ');
        }
        text.push_str(t.text);
    }
    text
}

/// "14 in Leeds, six in York": a place right after an amount is that amount's own, where this one has a place of its own, too.
pub fn own_places(tokens: &[Token<'_>], quantities: &[Quantity], names: &[Name], q: &Quantity) -> Vec<String> {
    let beside = |q: &Quantity| {
        let at = tokens.get(q.tokens.end).filter(|t| is_locative(t)).map(|_| q.tokens.end + 1);
        at.and_then(|at| names.iter().find(|n| n.tokens.start == at))
    };
    let same = |p: &&Quantity| p.kind == q.kind;
    let before = quantities.iter().rev().filter(same).find(|p| p.tokens.end <= q.tokens.start);
    let after = quantities.iter().filter(same).find(|p| p.tokens.start >= q.tokens.end);
    let others = [before, after].into_iter().flatten().any(|p| beside(p).is_some());
    beside(q).filter(|_| others).map(|n| vec![n.text.clone()]).unwrap_or_default()
}

/// Places: names after a preposition of place in the clause, and the list that goes on from there.
pub fn places(tokens: &[Token<'_>], names: &[Name], clause: &Range<usize>) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = None;
    for name in names.iter().filter(|n| clause.contains(&n.tokens.start)) {
        let lead = lead_in(tokens, name.tokens.start);
        let after_place = lead.is_some_and(|i| is_locative(&tokens[i]));
        // ", Arizona and California": only commas and a conjunction between.
        let goes_on = last.is_some_and(|end| {
            end < name.tokens.start
                && tokens[end..name.tokens.start].iter().all(|t| matches!(t.text, "," | "and" | "or" | "&"))
        });
        let listed = after_place || goes_on;
        last = listed.then_some(name.tokens.end);
        if listed && !found.contains(&name.text) {
            found.push(name.text.clone());
        }
    }
    found
}

/// The token before a name, determiners and compass words skipped.
fn lead_in(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    (0..start).rev().find(|&i| !matches!(tokens[i].pos, Pos::Determiner | Pos::Adjective))
}

fn is_locative(token: &Token<'_>) -> bool {
    token.senses().any(|(s, n)| n == 1 && matches!(s, Sense::Cue(c) if &**c == "locative"))
}

/// Parties: the names that do it, own it, give it or get it, near the quantity.
pub fn parties(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    names: &[Name],
    q: &Quantity,
    subject: Span,
    speaker: Option<Span>,
) -> Vec<String> {
    let spoken = |name: &Name| speaker.is_some_and(|s| s.overlaps(tokens[name.tokens.start].span));
    let within = |n: &NounPhrase, name: &&Name| n.start < name.tokens.end && name.tokens.start < n.end;
    let listed = |keep: &dyn Fn(&&Name) -> bool| {
        let mut found: Vec<String> = Vec::new();
        for name in names.iter().filter(|n| !spoken(n)).filter(|n| keep(n)) {
            if !found.contains(&name.text) {
                found.push(name.text.clone());
            }
        }
        found
    };
    // Before the bracket or the list that holds the number: "the Orioles (seven years, $140 million)".
    if let Some(open) = enclosing_bracket(tokens, q.tokens.start) {
        let owner = listed(&|n| n.tokens.end == open);
        if !owner.is_empty() {
            return owner;
        }
    }
    // An owner or a name in the phrase of the number itself: "the Red Sox' $200 million offer", "IBM's 10 percent share".
    // … or of the thing that it sizes: "HP shares closed at $44".
    let thing = |n: &NounPhrase| (n.start..n.end).any(|i| !subject.is_empty() && subject.contains(tokens[i].span));
    let own: Vec<&NounPhrase> =
        phrases.nouns.iter().filter(|n| (n.end >= q.tokens.start && n.start <= q.tokens.end) || thing(n)).collect();
    // A name right before the number gets it ("offered Teixeira $200 million"); an owner has a noun or its 's after it.
    let owns = |n: &Name| tokens.get(n.tokens.end).is_some_and(|_| !phrases.amount[n.tokens.end]);
    let owner = listed(&|name| owns(name) && own.iter().any(|n| within(n, name)));
    if !owner.is_empty() {
        return owner;
    }
    // "HP estimates that the deal will give it 7 percent": the one who speaks gets it.
    let pronoun = (0..q.tokens.start).rev().find(|&i| tokens[i].pos != Pos::Adverb && !phrases.amount[i]);
    let speaks_of_itself = pronoun.is_some_and(|i| tokens[i].is("it") || tokens[i].is("them"));
    if let Some(speaker) = speaker.filter(|_| speaks_of_itself) {
        let own = |n: &&Name| speaker.overlaps(tokens[n.tokens.start].span);
        if let Some(name) = names.iter().find(own) {
            return vec![name.text.clone()];
        }
    }
    // Who does it: the subject of the verb, or the one after "by".
    let Some((verb, relation)) = event::governor(tokens, phrases, q.tokens.start, q.tokens.end) else {
        return Vec::new();
    };
    let by = (verb.end..tokens.len().min(verb.end + 12)).find(|&i| tokens[i].is("by") || tokens[i].is("from"));
    if let (Some(by), true) = (by, verb.passive) {
        let agent = listed(&|n| n.tokens.start > by && n.tokens.start <= by + 2);
        if !agent.is_empty() {
            return agent;
        }
    }
    let from = match relation {
        Relation::Object => agent_start(tokens, phrases, event::chain_start(tokens, phrases, verb.start)),
        Relation::Subject => None,
    };
    let doer = from.map_or_else(Vec::new, |from| listed(&|n| from <= n.tokens.start && n.tokens.end <= verb.start));
    // "the count gives the Alliance 84 seats": without a named doer, the one who gets it holds it.
    if doer.is_empty() { listed(&|name| own.iter().any(|n| within(n, name))) } else { doer }
}

/// Where the subject of the verb at `verb` begins: its phrase with lists and "of …" before it taken along.
fn agent_start(tokens: &[Token<'_>], phrases: &Phrases, verb: usize) -> Option<usize> {
    // "The club, according to reports, has …": what stands between commas is stepped over.
    let inserted = verb.checked_sub(1).filter(|&i| tokens[i].text == ",");
    let end = inserted.and_then(|i| (0..i).rev().find(|&j| tokens[j].text == ",")).unwrap_or(verb);
    let mut phrase = phrases.nouns.iter().rev().find(|n| n.end <= end && end - n.end <= 2)?;
    while let Some(before) = phrase.start.checked_sub(1) {
        let joins = tokens[before].is("of") || matches!(tokens[before].text, "," | "and" | "&");
        match phrases.nouns.iter().rev().find(|n| joins && n.end <= before && before - n.end <= 1) {
            Some(next) => phrase = next,
            None => break,
        }
    }
    Some(phrase.start)
}

/// The bracket open at `at`, if any.
fn enclosing_bracket(tokens: &[Token<'_>], at: usize) -> Option<usize> {
    let mut depth = 0usize;
    for i in (0..at).rev() {
        match tokens[i].text {
            ")" => depth += 1,
            "(" if depth == 0 => return Some(i),
            "(" => depth -= 1,
            _ => {}
        }
    }
    None
}

/// The period nearest to the quantity in its clause; when it was said ("told reporters on Thursday") is not when it was so.
pub fn period(
    periods: &[(Span, Period)],
    tokens: &[Token<'_>],
    phrases: &Phrases,
    clause: &Range<usize>,
    q: &Quantity,
) -> Option<Period> {
    let inside = |span: &Span| {
        let from = tokens.get(clause.start).map_or(0, |t| t.span.start);
        let to = tokens[..clause.end].last().map_or(0, |t| t.span.end);
        from <= span.start && span.end <= to
    };
    let distance = |span: &Span| {
        if span.end <= q.span.start { q.span.start - span.end } else { span.start.saturating_sub(q.span.end) }
    };
    periods
        .iter()
        .filter(|(span, _)| inside(span) && !span.overlaps(q.number) && !is_time_of_saying(tokens, phrases, *span, q))
        .min_by_key(|(span, _)| (distance(span), span.start))
        .map(|(_, period)| period.clone())
}

/// The stretch that the figure is made up for: the word nearest before the number in its clause, else right after it.
pub fn window(tokens: &[Token<'_>], phrases: &Phrases, clause: &Range<usize>, q: &Quantity) -> Option<Window> {
    const CUES: [(&str, Window); 4] = [
        ("window-quarter", Window::Quarter),
        ("window-half", Window::Half),
        ("window-nine", Window::NineMonths),
        ("window-year", Window::Year),
    ];
    let said = |i: usize| CUES.iter().find(|(cue, _)| !phrases.amount[i] && tokens[i].has_cue(cue)).map(|(_, w)| *w);
    let before = q.tokens.start.saturating_sub(14).max(clause.start)..q.tokens.start;
    let after = q.tokens.end..clause.end.min(q.tokens.end + 7);
    before.rev().find_map(said).or_else(|| after.into_iter().find_map(said))
}

/// Between a verb of saying and the time after it no amount and no other verb stands: "the mission said on Friday".
fn is_time_of_saying(tokens: &[Token<'_>], phrases: &Phrases, period: Span, q: &Quantity) -> bool {
    let Some(at) = tokens.iter().position(|t| t.span.end > period.start) else { return false };
    let Some(verb) = phrases.verbs.iter().rev().find(|v| v.head < at) else { return false };
    let says = tokens[verb.head].says();
    says && at - verb.end <= 4 && !(verb.end..at).contains(&q.tokens.start)
}

/// A rate that does not stand next to its number: "10,000 people crossing illegally every day", "arrested daily", "days when … more than 10,000".
pub fn distant_rate(tokens: &[Token<'_>], clause: &Range<usize>, q: &Quantity) -> Option<(String, Option<Statistic>)> {
    if q.per.is_some() || !matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure) {
        return None;
    }
    for i in clause.clone() {
        for (sense, n) in tokens[i].senses() {
            if let Sense::Rate(per) = sense {
                // Before a noun it is that noun's: "a daily newspaper".
                let adverb = tokens.get(i + n).is_none_or(|t| !matches!(t.pos, Pos::Noun | Pos::ProperNoun));
                if adverb && i >= q.tokens.end {
                    return Some((per.to_string(), None));
                }
            }
        }
        // "crossing every day"; "tonnes of grain a year": the article only right after the noun.
        let after_noun = i.checked_sub(1).is_some_and(|p| tokens[p].pos == Pos::Noun);
        let every = ["every", "each", "per"].iter().any(|w| tokens[i].is(w))
            || (after_noun && (tokens[i].is("a") || tokens[i].is("an")) && i <= q.tokens.end + 4);
        if every
            && i >= q.tokens.end
            && let Some(unit) = tokens.get(i + 1).and_then(time_unit)
        {
            return Some((unit, None));
        }
        let when = || tokens.get(i + 1..).into_iter().flatten().take(4).any(|t| t.is("when"));
        // "days when …", "On some days …": not every day.
        let some = || (1..=3).filter_map(|n| i.checked_sub(n)).any(|j| tokens[j].is("on") || tokens[j].is("some"));
        if i < q.tokens.start
            && tokens[i].lower.ends_with('s')
            && (when() || some())
            && let Some(unit) = time_unit(&tokens[i])
        {
            return Some((unit, Some(Statistic::Peak)));
        }
    }
    None
}

fn time_unit(token: &Token<'_>) -> Option<String> {
    token.senses().find_map(|(s, _)| match s {
        Sense::Unit { unit, symbol: false, .. } if unit.kind == UnitKind::Time => Some(unit.id.clone()),
        _ => None,
    })
}

/// The quantity with its bound turned where the verb is denied: "never hit fewer than 26" is at least 26.
pub fn with_distant_negation(tokens: &[Token<'_>], quantity: &Quantity) -> Quantity {
    let mut q = quantity.clone();
    let bound = matches!(q.hedge, Hedge::Under | Hedge::Over);
    let denied = (1..=3)
        .filter_map(|n| q.tokens.start.checked_sub(n))
        .any(|i| tokens[i].senses().any(|(s, _)| *s == Sense::Negation));
    if bound && denied {
        q.hedge = q.hedge.negated();
        std::mem::swap(&mut q.interval.low, &mut q.interval.high);
        (q.interval.low_inclusive, q.interval.high_inclusive) = (true, true);
    }
    q
}

/// "42 million pounds and another six million in bonuses": a sum added to one before it has its currency.
pub fn with_currency(tokens: &[Token<'_>], quantities: &[Quantity], quantity: &Quantity) -> Quantity {
    let mut q = quantity.clone();
    let scaled =
        tokens[..q.tokens.end].last().is_some_and(|t| t.senses().any(|(s, _)| matches!(s, Sense::Scale { .. })));
    let noun = tokens
        .get(q.tokens.end)
        .is_some_and(|t| t.is("of") || matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective));
    if q.kind != Kind::Count || q.unit.is_some() || !scaled || noun {
        return q;
    }
    let before = quantities.iter().rev().find(|p| p.tokens.end <= q.tokens.start && p.kind.is_amount());
    let Some(before) = before.filter(|p| p.kind == Kind::Money) else { return q };
    let gap = &tokens[before.tokens.end..q.tokens.start];
    let joins =
        |t: &Token<'_>| matches!(t.lower.as_str(), "," | "and" | "plus" | "a" | "or") || t.has_cue("part-before");
    if gap.iter().any(|t| t.has_cue("part-before") || t.is("plus")) && gap.iter().all(joins) {
        (q.kind, q.unit) = (Kind::Money, before.unit.clone());
    }
    q
}

/// Which figure of many, by its words, its hedge and its rate.
pub fn statistic(tokens: &[Token<'_>], clause: &Range<usize>, q: &Quantity) -> Option<Statistic> {
    // Words close before the number: "an average of 300", "a record 1,200", "a total of".
    let near = q.tokens.start.saturating_sub(8).max(clause.start)..q.tokens.end;
    let said = near.rev().find_map(|i| {
        tokens[i].senses().find_map(|(s, _)| match s {
            Sense::Statistic(statistic) => Some(*statistic),
            _ => None,
        })
    });
    said.or_else(|| match q.hedge {
        Hedge::UpTo => Some(Statistic::Maximum),
        Hedge::None
        | Hedge::About
        | Hedge::Almost
        | Hedge::Over
        | Hedge::AtLeast
        | Hedge::Under
        | Hedge::AtMost
        | Hedge::Between
        | Hedge::Vague
        | Hedge::Exact => q.per.is_some().then_some(Statistic::Typical),
    })
}

/// The common noun of the place right after the counted thing: "streets in the city centre", "streets around the square".
pub fn setting(tokens: &[Token<'_>], phrases: &Phrases, after: usize) -> Option<String> {
    tokens.get(after).filter(|t| is_locative(t))?;
    let phrase = phrases.nouns.iter().find(|n| n.start == after + 1)?;
    let common = tokens[phrase.head].pos == Pos::Noun && !phrases.amount[phrase.head];
    let time = tokens[phrase.head].senses().any(|(s, _)| match s {
        Sense::Unit { unit, .. } => unit.kind == UnitKind::Time,
        Sense::Month(_) | Sense::Weekday(_) | Sense::Season(_) => true,
        _ => false,
    });
    (common && !time).then(|| tokens[phrase.head].lemma.clone())
}

/// Lemmas of the sentence's other content words, numbers and the subject's own head left out.
pub fn context(tokens: &[Token<'_>], phrases: &Phrases, subject: &Subject) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (i, t) in tokens.iter().enumerate() {
        let content =
            matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective);
        let skip = phrases.amount[i] || t.shape != Shape::Word || t.lemma.len() < 2 || t.lemma == subject.head;
        if content && !skip && !found.contains(&t.lemma) {
            found.push(t.lemma.clone());
        }
    }
    found
}
