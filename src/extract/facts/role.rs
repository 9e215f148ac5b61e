//! Titles of named persons: before the name ("deputy mayor Lee"), after it ("Lee, the deputy mayor, said"), with what the office is
//! for, its rank, and whether it is held now.
//!
//! ```text
//! title    = [standing | rank | field | body-word]* office ["-elect"] [("of" | "for") ["the"] field]
//! before   = title name  |  title "," name ","
//! after    = name "," [determiner | owner "'s"] title … ","
//! ```

use super::Scene;
use super::name::{Name, name_at};
use super::people::People;
use super::seat::seat;
use crate::model::{Detail, Fact, Office, Pos, Shape, Span, Standing, Token, fold};
use crate::pack::{Pack, RoleClass, RoleWord};
use std::ops::Range;

/// Longest phrase of a title's parts, in tokens.
const PHRASE: usize = 6;
/// Words of a body between a rank and its office: "former White House adviser".
const BODY: usize = 5;
/// Tokens behind an office within which an apposition must close.
const CLOSE: usize = 16;

/// A title with the person that bears it.
#[derive(Debug, Clone)]
pub struct Title {
    pub name: Name,
    /// "Mrs", "Dr": tells a person, no office.
    pub honorific: bool,
    pub office: Office,
    /// What the office is of: `aston`.
    pub seat: Vec<String>,
    pub span: Span,
}

/// A title as it stands, its bearer not known yet.
struct Phrase {
    office: Office,
    honorific: bool,
    seat: Vec<String>,
    start: usize,
    end: usize,
}

/// All titles of a sentence whose bearer it names.
pub fn titles(tokens: &[Token<'_>], pack: &Pack) -> Vec<Title> {
    let mut found: Vec<Title> = Vec::new();
    let mut waiting: Option<Phrase> = None;
    let mut last: Option<(usize, Name)> = None;
    let mut at = 0;
    while at < tokens.len() {
        let Some(phrase) = phrase(tokens, at, pack) else {
            at += 1;
            continue;
        };
        at = phrase.end.max(at + 1);
        let joined = last.as_ref().filter(|(end, _)| *end + 1 == phrase.start && tokens[*end].is("and"));
        let bearer = bearer(tokens, &phrase, pack).or_else(|| joined.map(|(_, name)| name.clone()));
        let Some(name) = bearer else {
            // "president and chief executive Jane Roe": the name of the second is that of the first.
            waiting = tokens.get(phrase.end).is_some_and(|t| t.is("and")).then_some(phrase);
            continue;
        };
        if let Some(first) = waiting.take().filter(|w| w.end + 1 == phrase.start) {
            found.extend(title(tokens, first, &name));
        }
        last = Some((phrase.end, name.clone()));
        at = at.max(if name.tokens.start >= phrase.end { name.tokens.end } else { at });
        found.extend(title(tokens, phrase, &name));
    }
    found
}

fn title(tokens: &[Token<'_>], phrase: Phrase, name: &Name) -> Option<Title> {
    let from = tokens.get(phrase.start)?.span.to(tokens.get(phrase.end - 1)?.span);
    let to = tokens.get(name.tokens.start)?.span.to(tokens.get(name.tokens.end - 1)?.span);
    Some(Title {
        name: name.clone(),
        honorific: phrase.honorific,
        office: phrase.office,
        seat: phrase.seat,
        span: from.to(to),
    })
}

/// The title whose office begins at the token.
fn phrase(tokens: &[Token<'_>], at: usize, pack: &Pack) -> Option<Phrase> {
    // "General Motors" is no general.
    let pair: Vec<String> = tokens[at..].iter().take(2).map(|t| t.lower.clone()).collect();
    if tokens[at].capitalized() && pack.named.knows(&pair) {
        return None;
    }
    let office = |r: &RoleWord| matches!(r.class, RoleClass::Office | RoleClass::Honorific);
    let (n, word) = pack.named.roles.all(tokens, at).find(|(_, r)| office(r))?;
    // "Lieutenant Governor": a word that is both is the rank where an office follows.
    let is_rank = pack
        .named
        .roles
        .all(tokens, at)
        .find(|(_, r)| r.class == RoleClass::Rank)
        .is_some_and(|(n, _)| pack.named.roles.all(tokens, at + n).any(|(_, r)| r.class == RoleClass::Office));
    if is_rank {
        return None;
    }
    let mut office = Office {
        head: word.id.clone(),
        fields: Vec::new(),
        rank: None,
        standing: Standing::Plain,
        ladder: word.ladder.clone(),
        courtesy: word.courtesy,
        by_field: word.by_field,
        kin: Vec::new(),
        single: word.single,
        body: Vec::new(),
    };
    let start = before_office(tokens, at, pack, &mut office);
    let end = after_office(tokens, at + n, pack, &mut office);
    office.body = public_body(tokens, start..at, end);
    let seat = seat(tokens, start..at, end);
    office.fields.sort_unstable();
    office.fields.dedup();
    office.kin.sort_unstable();
    office.kin.dedup();
    Some(Phrase { office, honorific: word.class == RoleClass::Honorific, seat, start, end })
}

/// Reads ranks, standings and fields to the left of the office; gives where the title begins.
fn before_office(tokens: &[Token<'_>], office: usize, pack: &Pack, into: &mut Office) -> usize {
    let mut start = office;
    let mut body = 0;
    let mut close = true;
    while start > 0 {
        let hyphen = matches!(tokens[start - 1].text, "-" | "‑") && start > 1;
        let end = if hyphen { start - 1 } else { start };
        let known = pack.named.roles.before(tokens, end, PHRASE, |r| match r.class {
            RoleClass::Rank | RoleClass::Former | RoleClass::Acting | RoleClass::Next => true,
            // A field belongs to the office it stands close to, or to the field after it.
            RoleClass::Field => close && !r.after,
            RoleClass::Office | RoleClass::Honorific | RoleClass::NextAfter => false,
        });
        if let Some((n, word)) = known {
            match word.class {
                RoleClass::Rank => into.rank = Some(word.id.clone()),
                RoleClass::Former => into.standing = Standing::Former,
                RoleClass::Acting => into.standing = Standing::Acting,
                RoleClass::Next => into.standing = Standing::Next,
                RoleClass::Field => add_field(into, word),
                RoleClass::Office | RoleClass::Honorific | RoleClass::NextAfter => {}
            }
            start = end - n;
            continue;
        }
        let and = tokens[start - 1].is("and") && close && start < office;
        if and
            && let Some((n, word)) = pack.named.roles.before(tokens, start - 1, PHRASE, |r| r.class == RoleClass::Field)
        {
            add_field(into, word);
            start = start - 1 - n;
            continue;
        }
        let token = &tokens[start - 1];
        let names_body = matches!(token.pos, Pos::ProperNoun | Pos::Noun | Pos::Adjective);
        if !names_body || body >= BODY {
            break;
        }
        body += 1;
        close = false;
        start -= 1;
    }
    start
}

fn add_field(office: &mut Office, field: &RoleWord) {
    office.fields.push(field.id.clone());
    office.kin.extend(field.kin.clone());
}

/// Reads "-elect" and "of the treasury" to the right of the office; gives where the title ends.
fn after_office(tokens: &[Token<'_>], end: usize, pack: &Pack, into: &mut Office) -> usize {
    let hyphen = tokens.get(end).is_some_and(|t| t.text == "-" && !t.spaced);
    let next =
        |at: usize| pack.named.roles.all(tokens, at).find(|(_, r)| r.class == RoleClass::NextAfter).map(|(n, _)| n);
    if let Some(n) = next(end + usize::from(hyphen)) {
        into.standing = Standing::Next;
        return end + usize::from(hyphen) + n;
    }
    let end = past_state(tokens, end);
    if !tokens.get(end).is_some_and(|t| t.is("of") || t.is("for")) {
        return end;
    }
    let mut at = end + 1;
    at += usize::from(tokens.get(at).is_some_and(|t| t.is("the")));
    let mut read = end;
    while let Some((n, field)) = pack.named.roles.all(tokens, at).find(|(_, r)| r.class == RoleClass::Field) {
        add_field(into, field);
        read = at + n;
        if !tokens.get(read).is_some_and(|t| t.is("and")) {
            break;
        }
        at = read + 1;
    }
    read
}

/// "minister of state (independent charge) | for the environment": what the office is for is what is said of it.
fn past_state(tokens: &[Token<'_>], end: usize) -> usize {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|t| t.is(word));
    let open = is(end + 2, "(");
    let close = (end + 3..end + 3 + PHRASE).find(|&at| open && is(at, ")"));
    let after = close.map_or(end + 2, |at| at + 1);
    if is(end, "of") && is(end + 1, "state") && is(after, "for") { after } else { end }
}

/// The public body of an office: "Health Board chairman", "chairman of the National Health Board".
fn public_body(tokens: &[Token<'_>], before: Range<usize>, end: usize) -> Vec<String> {
    let name = |i: &usize| tokens[*i].capitalized() && tokens[*i].shape == Shape::Word;
    let own = before.rev().take_while(name).last();
    let of = tokens.get(end).is_some_and(|t| t.is("of")).then_some(end + 1);
    let of = of.map(|at| at + usize::from(tokens.get(at).is_some_and(|t| t.is("the"))));
    let words = |from: usize| {
        let run = (from..tokens.len().min(from + PHRASE)).take_while(name);
        let run: Vec<usize> = run.take_while(|&i| i < end || from > end).collect();
        let last = run.iter().rposition(|&i| tokens[i].has_cue("public-body"))?;
        Some(run[..=last].iter().map(|&i| fold(tokens[i].text)).collect::<Vec<_>>())
    };
    of.and_then(words).or_else(|| own.and_then(words)).unwrap_or_default()
}

/// The person that the title is said of.
fn bearer(tokens: &[Token<'_>], phrase: &Phrase, pack: &Pack) -> Option<Name> {
    if let Some(name) = name_at(tokens, phrase.end, pack) {
        return Some(name);
    }
    if phrase.honorific {
        return None;
    }
    if let Some(name) = after_body(tokens, phrase.end, pack) {
        return Some(name);
    }
    let text = |at: usize| tokens.get(at).map_or(".", |t| t.text);
    if let Some(name) = before_comma(tokens, phrase.start, pack) {
        return closes(tokens, phrase.end).then_some(name);
    }
    // "the mayor, Jane Roe, said", "the mayor of Aston, Jane Roe, said"
    let owned =
        phrase.start > 0 && (tokens[phrase.start - 1].pos == Pos::Determiner || is_owner(&tokens[phrase.start - 1]));
    let comma = phrase.end + complement(tokens, phrase.end);
    let name = (owned && text(comma) == ",").then(|| name_at(tokens, comma + 1, pack)).flatten()?;
    (name.parts.len() > 1 && matches!(text(name.tokens.end), "," | "." | ")" | ";")).then_some(name)
}

/// How many tokens "of Aston", "for the northern coast" take behind an office; 0 where there is none.
fn complement(tokens: &[Token<'_>], end: usize) -> usize {
    if !tokens.get(end).is_some_and(|t| t.is("of") || t.is("for")) {
        return 0;
    }
    let inside = |t: &&Token<'_>| {
        matches!(t.pos, Pos::Determiner | Pos::Noun | Pos::ProperNoun | Pos::Adjective) || is_owner(t) || t.is("of")
    };
    1 + tokens[end + 1..].iter().take(BODY + 1).take_while(inside).count()
}

/// "head of Customs and Border Protection Mark Morgan": a full name behind the body's last word.
fn after_body(tokens: &[Token<'_>], end: usize, pack: &Pack) -> Option<Name> {
    if !tokens.get(end).is_some_and(|t| t.is("of") || t.is("for")) {
        return None;
    }
    let inside = |t: &Token<'_>| t.capitalized() || matches!(t.lower.as_str(), "the" | "and" | "of" | "for");
    let heads = (end + 1..(end + 10).min(tokens.len())).take_while(|&i| inside(&tokens[i]));
    let head = heads.filter(|&i| pack.named.is_head(&tokens[i].lower)).last()?;
    name_at(tokens, head + 1, pack).filter(|n| n.parts.len() > 1)
}

fn is_owner(token: &Token<'_>) -> bool {
    matches!(token.lower.as_str(), "'s" | "’s" | "'" | "’")
}

/// The name that ends before the comma in front of an apposition: "Jane Roe, the ministry's spokeswoman".
fn before_comma(tokens: &[Token<'_>], start: usize, pack: &Pack) -> Option<Name> {
    let mut at = start;
    // The owner of the office, and articles: "the ministry's", "a".
    while at > 0 && start - at < 8 {
        let token = &tokens[at - 1];
        let own = token.pos == Pos::Determiner
            || is_owner(token)
            || (at < start && matches!(token.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective));
        if !own {
            break;
        }
        at -= 1;
    }
    // "Jane Roe, who is the ministry's spokeswoman": the clause says it of now.
    let who = at >= 3 && matches!(tokens[at - 1].lower.as_str(), "is" | "became") && tokens[at - 2].is("who");
    let at = if who { at - 2 } else { at };
    let comma = at.checked_sub(1).filter(|&c| tokens[c].text == ",")?;
    let name = (comma.saturating_sub(8)..comma).find_map(|from| {
        let begins = from == 0 || !(tokens[from - 1].capitalized() && name_at(tokens, from - 1, pack).is_some());
        name_at(tokens, from, pack).filter(|n| begins && n.tokens.end == comma)
    })?;
    let place = name.tokens.start.checked_sub(1).is_some_and(|i| {
        tokens[i].has_cue("locative")
            || matches!(tokens[i].text, "from" | "to")
            || tokens[i].text == "," && name.parts.len() < 2
    });
    (!place).then_some(name)
}

/// The apposition ends with a comma or the sentence, before any verb of its own.
fn closes(tokens: &[Token<'_>], end: usize) -> bool {
    for (n, token) in tokens[end.min(tokens.len())..].iter().enumerate().take(CLOSE) {
        match token.text {
            "," | "." | ";" | ")" | "—" | "–" | ":" | "”" | "\"" => return true,
            _ if token.is("and") || token.is("who") => return true,
            _ if n == 0
                && !(token.pos == Pos::Adposition || matches!(token.text, "of" | "for" | "at" | "in" | "to")) =>
            {
                return false;
            }
            _ if matches!(token.pos, Pos::Verb | Pos::Auxiliary) => return false,
            _ => {}
        }
    }
    tokens.len() <= end + CLOSE
}

/// The title in words that two articles share.
fn value(office: &Office) -> String {
    let standing = match office.standing {
        Standing::Plain => None,
        Standing::Former => Some("former"),
        Standing::Acting => Some("acting"),
        Standing::Next => Some("next"),
    };
    let fields = office.fields.join("+");
    let words = [standing, office.rank.as_deref(), Some(fields.as_str()), Some(office.head.as_str())];
    words.into_iter().flatten().filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

pub fn facts(scene: &Scene<'_, '_>, titles: &[Vec<Title>], people: &People, found: &mut Vec<Fact>) {
    for (sentence, titles) in titles.iter().enumerate() {
        for title in titles.iter().filter(|t| !t.honorific) {
            // A surname that two persons of the article bear tells nobody.
            let Some(person) = people.resolve(&title.name.person) else { continue };
            let office = title.office.clone();
            let value = value(&office);
            let detail = Detail::Role { person: person.clone(), office, seat: title.seat.clone() };
            found.push(scene.fact(sentence, title.span, person.full(), value, detail));
        }
    }
}
