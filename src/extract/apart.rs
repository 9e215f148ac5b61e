//! What sets a figure apart from the main matter of its story: it is told of another of the kind ("an earlier trial", "its rival"), of
//! a part of the place ("in the capital"), of one round of several.

use super::phrase::{NounPhrase, Phrases, VerbGroup};
use super::{comparison, governor, thing};
use crate::model::{CueWord, Frame, Kind, Mark, Pos, Quantity, Row, Sense, Token, UnitKind};
use std::ops::Range;

/// Words from "will" to "another 60".
const AHEAD: usize = 4;

/// Words on both sides of a number within which the round stands that it is of.
const ROUND: usize = 7;

/// All such marks of a number.
pub fn marks(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    quantities: &[Quantity],
    clause: &Range<usize>,
    q: &Quantity,
) -> Vec<Mark> {
    let told = told_of(tokens, phrases, clause, q);
    let mut found = other(tokens, &told);
    let before = comparison::is_long_ago(tokens, clause, q) || comparison::is_week_before(tokens, clause, q);
    if before || is_likened(tokens, q) || is_planned(tokens, phrases, q) || is_further(tokens, q) {
        found.push(Mark::OtherCase);
    }
    found.extend(told.iter().find_map(|n| part_of_firm(tokens, n)).map(|word| Mark::Frame(Frame::Part(word))));
    let who = told.iter().filter(|n| n.end <= q.tokens.start).find_map(|n| kind_of_people(&tokens[n.head]));
    found.extend(who.map(Mark::Who));
    found.extend(part_of_place(tokens, phrases, clause, q).map(Mark::Frame));
    found.extend(is_early_round(tokens, quantities, q).then_some(Mark::EarlyRound));
    found.extend(shares(tokens, phrases, q).into_iter().map(Mark::ShareOf));
    found.extend(row(tokens, quantities, q).map(Mark::Row));
    found
}

/// The marks of what a figure is told of where that is another of the kind: with a name behind it, which both writers may give, that it
/// is named.
fn other(tokens: &[Token<'_>], told: &[&NounPhrase]) -> Vec<Mark> {
    let Some(n) = told.iter().find(|n| is_other(tokens, n)) else { return Vec::new() };
    let led = |t: &Token<'_>| matches!(t.lower.as_str(), "by" | "from" | "of" | ",");
    let named = (n.start..n.end).any(|i| tokens[i].pos == Pos::ProperNoun)
        || tokens.get(n.end).is_some_and(led) && tokens.get(n.end + 1).is_some_and(Token::capitalized);
    let mut found = vec![Mark::OtherCase];
    found.extend(named.then_some(Mark::NamedCase));
    found.extend(
        (n.start..n.end)
            .filter(|&i| !tokens[i].has_cue("other-case") && !tokens[i].has_cue("rival"))
            .filter(|&i| matches!(tokens[i].pos, Pos::Noun | Pos::ProperNoun))
            .map(|i| Mark::CaseWord(tokens[i].lower.clone())),
    );
    found
}

/// "Larsen's works in Arlen", "its plants", "the city's buses": a part of what its owner has.
fn part_of_firm(tokens: &[Token<'_>], n: &NounPhrase) -> Option<String> {
    let owner = |i: usize| matches!(tokens[i].lower.as_str(), "'s" | "’s" | "'" | "’" | "its" | "their");
    let owned = (n.start..n.head).any(owner);
    (owned && tokens[n.head].has_cue("site-noun")).then(|| tokens[n.head].lemma.clone())
}

/// "The tunnel was to cost 6.4 billion": what once was planned.
fn is_planned(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> bool {
    let verb = phrases.verbs.iter().rev().find(|v| v.end <= q.tokens.start && q.tokens.start - v.end <= 2);
    let was = |i: usize| tokens[i].is("was") || tokens[i].is("were");
    let to = |v: &VerbGroup| (v.start..=v.head).find(|&i| tokens[i].is("to")).or(v.start.checked_sub(1));
    verb.and_then(to).is_some_and(|i| i > 0 && tokens[i].is("to") && was(i - 1))
}

/// "As strong as the one that killed 41", "worse than those in which 300 died": what is told behind "the one" is told of what the matter
/// is held against.
fn is_likened(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let of_others = |i: usize| {
        let one = tokens[i].is("one") && i > 1 && tokens[i - 1].is("the");
        let those = tokens[i].is("those") || tokens[i].is("that");
        let first = if one { i - 1 } else { i };
        let held = |i: usize| matches!(tokens[i].lower.as_str(), "as" | "than" | "like" | "unlike");
        let led = (one || those) && first.checked_sub(1).is_some_and(held);
        let relative = |i: usize| {
            let at = i + usize::from(tokens.get(i).is_some_and(|t| t.pos == Pos::Adposition));
            tokens.get(at).is_some_and(|t| matches!(t.lower.as_str(), "that" | "which" | "whose" | "when" | "where"))
        };
        led && relative(i + 1)
    };
    let mut back = (0..q.tokens.start).rev().take_while(|&i| !matches!(tokens[i].text, "," | ";" | ":"));
    back.any(of_others)
}

/// "will shut another 60": besides those told of before.
fn is_further(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let another = |i: usize| tokens[i].is("another") || tokens[i].is("further");
    let will = |i: usize| tokens[i].is("will") || tokens[i].is("to");
    let ahead = (q.tokens.start.saturating_sub(AHEAD)..q.tokens.start).any(will);
    ahead
        && q.kind == Kind::Count
        && (q.tokens.start.checked_sub(1).is_some_and(another) || q.tokens.clone().any(another))
}

/// "Women won 58 of the seats": the sort of people, all of them, of whom a figure is told.
fn kind_of_people(token: &Token<'_>) -> Option<String> {
    let side = |s: &Sense| match s {
        Sense::Cue(id) => {
            CueWord::of(id)?.side().filter(|(sort, _)| matches!(*sort, "sex" | "age")).map(|s| s.1.to_owned())
        }
        _ => None,
    };
    let plural = token.lower != token.lemma;
    token.senses().find_map(|(s, _)| side(s)).filter(|_| plural && token.pos == Pos::Noun)
}

/// The place of a result or an age in a row of them: "6-3, 7-5", "aged 19 and 23".
fn row(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> Option<Row> {
    if !matches!(q.kind, Kind::Score | Kind::Age) {
        return None;
    }
    let joined = |p: &&Quantity, r: &&Quantity| {
        let gap = tokens.get(p.tokens.end..r.tokens.start).unwrap_or_default();
        !gap.is_empty() && gap.len() <= 2 && gap.iter().all(|t| t.text == "," || t.is("and"))
    };
    let at = quantities.iter().position(|p| p.tokens == q.tokens)?;
    let before = (1..=at).rev().take_while(|&i| joined(&&quantities[i - 1], &&quantities[i])).count();
    let behind = (at + 1..quantities.len()).take_while(|&i| joined(&&quantities[i - 1], &&quantities[i])).count();
    (before + behind > 0).then(|| if q.kind == Kind::Score { Row::Result { before, behind } } else { Row::Age })
}

/// The phrases that say of whom or what the number is told: the subject of the verb before it or else what its clause begins with,
/// what the clause is led in by, and the noun that holds the number ("a trial with 2,000 people").
fn told_of<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, clause: &Range<usize>, q: &Quantity) -> Vec<&'p NounPhrase> {
    let start = q.tokens.start;
    let verb = phrases.verbs.iter().rev().find(|v| v.end <= start && v.start >= clause.start && v.finite);
    let subject = verb.and_then(|v| thing::subject_of(tokens, phrases, v)).filter(|n| n.end <= start);
    // "The fire in the old harbour" tells of the fire.
    let subject = subject.map(|n| thing::climb(tokens, phrases, n));
    let first = phrases.nouns.iter().find(|n| n.start == clause.start && n.head < start && verb.is_none());
    let holds = |n: &&NounPhrase| {
        n.end + 1 == start && (tokens[n.end].is("of") || tokens[n.end].is("with")) && q.kind == Kind::Count
    };
    let holder = phrases.nouns.iter().find(holds);
    let owns = |n: &&NounPhrase| n.start < start && start < n.end && tokens[n.head].pos == Pos::Noun;
    let by = phrases.nouns.iter().filter(owns).filter(|n| has_last(tokens, n.start..start));
    let lead = opening(tokens, phrases, clause).filter(|n| n.end <= start);
    [subject, first, holder, lead].into_iter().flatten().chain(by).collect()
}

/// "In another case in 2020,": the phrase that leads a clause in.
fn opening<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, clause: &Range<usize>) -> Option<&'p NounPhrase> {
    let lead = (clause.start..clause.end).find(|&i| tokens[i].pos != Pos::Punct)?;
    tokens.get(lead).filter(|t| t.pos == Pos::Adposition)?;
    phrases.nouns.iter().find(|n| n.start == lead + 1)
}

/// "An earlier trial", "the rival Larsen 9", "its largest competitor", "last year's strike". Who only reports ("an earlier statement", "the
/// previous toll") speaks of the matter itself.
fn is_other(tokens: &[Token<'_>], n: &NounPhrase) -> bool {
    let head = &tokens[n.head];
    let reports = ["utterance", "count-noun", "toll-noun", "group-noun"].iter().any(|cue| head.has_cue(cue));
    let than = tokens.get(n.end).is_some_and(|t| t.is("than"));
    let led = n.start.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Adposition);
    let people = head.names_people();
    let other = |i: usize| {
        let said = tokens[i].has_cue("other-case") && (!people || tokens[i].is("another"));
        (said || led && tokens[i].has_cue("other-led")) && (i < n.head || head.pos == Pos::ProperNoun)
    };
    let rival = (n.start..n.end).any(|i| tokens[i].has_cue("rival"));
    // "At the last election".
    let last = |i: usize| led && tokens[i].is("last") && tokens[i + 1].pos == Pos::Noun && !is_time(&tokens[i + 1]);
    let last = (n.start..n.head).any(last);
    !reports && !than && (last || rival || (n.start..n.end).any(other) || has_last(tokens, n.start..n.end))
}

/// "week", "May", "Monday", "spring".
fn is_time(token: &Token<'_>) -> bool {
    token
        .senses()
        .any(|(s, _)| matches!(s, Sense::Unit { .. } | Sense::Month(_) | Sense::Weekday(_) | Sense::Season(_)))
}

/// "last year's", "the previous month's".
fn has_last(tokens: &[Token<'_>], range: Range<usize>) -> bool {
    let time = |s: &Sense| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Time);
    let owner = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.text, "'s" | "’s"));
    let last = |i: usize| tokens[i].is("last") || tokens[i].is("previous");
    range.clone().any(|i| last(i) && i + 2 < range.end && tokens[i + 1].senses().any(|(s, _)| time(s)) && owner(i + 2))
}

/// "In the capital", "Across the country", "the northern provinces", "the main island": a part of the place or all of it, named by no name.
fn part_of_place(tokens: &[Token<'_>], phrases: &Phrases, clause: &Range<usize>, q: &Quantity) -> Option<Frame> {
    let start = q.tokens.start;
    let wide = |i: &usize| tokens[*i].has_cue("place-wide") && (*i == clause.start || tokens[*i - 1].text == ",");
    if (clause.start..start).rev().any(|i| wide(&i)) {
        return Some(Frame::Whole);
    }
    let from = (clause.start..start).rev().find(|&i| tokens[i].text == ",").unwrap_or(clause.start);
    let name = |n: &NounPhrase| {
        let words = (n.start..n.end).filter(|&i| tokens[i].pos != Pos::Determiner);
        words.map(|i| tokens[i].lemma.as_str()).collect::<Vec<_>>().join(" ")
    };
    let before = phrases.nouns.iter().rev().find(|n| n.start >= from && n.end <= start && is_part(tokens, n));
    // "won 64 percent in the capital", "In the capital turnout was 76 percent".
    let behind =
        (q.tokens.end..tokens.len().min(q.tokens.end + 3)).find(|&i| q.kind != Kind::Count && is_capital(tokens, i));
    let opens = clause.start + 2..start.min(clause.start + 4);
    let capital = || behind.or_else(|| opens.clone().find(|&i| is_capital(tokens, i))).map(|i| tokens[i].lemma.clone());
    before.map(name).or_else(capital).map(Frame::Part)
}

/// A part of a place: a place noun without a name that an adjective tells from the others.
fn is_part(tokens: &[Token<'_>], n: &NounPhrase) -> bool {
    let named = (n.start..n.end).any(|i| tokens[i].pos == Pos::ProperNoun)
        || tokens.get(n.end).is_some_and(|t| t.is("of")) && tokens.get(n.end + 1).is_some_and(Token::capitalized);
    let plural = tokens[n.head].lower != tokens[n.head].lemma;
    let compass = |t: &Token<'_>| plural && t.lower.strip_suffix("ern").is_some_and(|_| t.pos == Pos::Adjective);
    let adjective = (n.start..n.head).any(|i| tokens[i].has_cue("place-part") || compass(&tokens[i]));
    !named && tokens[n.head].has_cue("place-noun") && adjective
}

/// "In the capital".
fn is_capital(tokens: &[Token<'_>], i: usize) -> bool {
    let determined = i > 1 && tokens[i - 1].pos == Pos::Determiner && tokens[i - 2].is("in");
    determined && tokens[i].has_cue("place-alone") && !tokens.get(i + 1).is_some_and(Token::capitalized)
}

/// "In the first round", "her semi-final": the round nearest to the number, which no other number parts from it, is not the last.
fn is_early_round(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    let early = |i: usize| {
        let early = tokens[i].has_cue("round.early");
        (early || tokens[i].has_cue("round.last")).then_some(early)
    };
    let parts =
        |i: usize| quantities.iter().any(|p| p.tokens != q.tokens && p.tokens.contains(&i) && p.kind.is_amount());
    let behind = q.tokens.end..tokens.len().min(q.tokens.end + ROUND);
    let behind = behind.take_while(|&i| !parts(i) && tokens[i].text != ",").find_map(early);
    behind.or_else(|| (0..q.tokens.start).rev().find_map(early)).unwrap_or(false)
}

/// "Wind farms supplied 28 percent of the power": the words for what makes up the share.
fn shares(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Vec<String> {
    let share = matches!(q.kind, Kind::Percent | Kind::Share) && tokens.get(q.tokens.end).is_some_and(|t| t.is("of"));
    // "A beginner earns $2,800 a month".
    let pay = q.kind == Kind::Money && q.per.is_some();
    // "produced 14 terawatt hours, 11 percent of the power".
    let again = |i: usize| phrases.amount[i] || tokens[i].text == ",";
    let tells = |v: &&VerbGroup| {
        let level = governor::copula(tokens, v) || v.passive;
        let near = v.end <= q.tokens.start && (q.tokens.start - v.end <= 2 || (v.end..q.tokens.start).all(again));
        near && !level && (share && tokens[v.head].has_cue("makes-up") || pay && tokens[v.head].lemma == "earn")
    };
    let verb = phrases.verbs.iter().rev().find(tells).filter(|_| q.change.is_none());
    // A name and "the country" may stand for one another.
    let stands = |n: &&NounPhrase| {
        let t = &tokens[n.head];
        let general = ["place-noun", "company-form", "country-noun"].iter().any(|cue| t.has_cue(cue));
        !general && (t.pos == Pos::Noun || n.start == 0 && t.lower.ends_with('s'))
    };
    let subject = verb.and_then(|v| thing::subject_of(tokens, phrases, v)).filter(stands);
    let Some(n) = subject else { return Vec::new() };
    let said = |i: &usize| matches!(tokens[*i].pos, Pos::Noun | Pos::Adjective | Pos::ProperNoun);
    // "The plant" is not "nuclear plants".
    (n.start..n.end).filter(said).map(|i| tokens[i].lower.clone()).collect()
}
