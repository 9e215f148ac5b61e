//! Days that sentences name, with the words around them: "the contract was signed on Tuesday", "Sunday's march".

use super::{Parsed, Scene, day, one_line, thing_span};
use crate::extract::phrase::{NounPhrase, Phrases, phrases};
use crate::model::{Detail, Fact, Moment, PlainWord, Pos, Role, Sense, Shape, Span, Token, fold};
use jiff::civil::{Date, Weekday};
use std::ops::Range;

/// A sentence with more days is a timetable, one with more words no sentence.
const DAYS: usize = 3;
const WORDS: usize = 90;
/// Words beside a day in which its hour stands.
const HOUR: usize = 2;
/// Words before a verb in which "will", "not" and the like belong to it.
const REACH: usize = 5;
/// Phrases between a subject and its verb: "the bridge over the Narrows in Fallon was opened".
const CHAIN: usize = 4;

/// A day as a sentence names it.
struct Named {
    tokens: Range<usize>,
    weekday: Weekday,
    date: Option<Date>,
    exact: bool,
}

pub fn facts(scene: &Scene<'_, '_>, found: &mut Vec<Fact>) {
    for (sentence, p) in scene.running() {
        if p.sentence.role == Role::Caption || p.tokens.len() > WORDS || recurs(p) {
            continue;
        }
        let days = days(scene, p);
        if days.is_empty() || days.len() > DAYS {
            continue;
        }
        let phrases = phrases(&p.tokens, &p.quantities);
        let words = words(&p.tokens, &days);
        for (n, day) in days.iter().enumerate() {
            let (moment, label) = moment(scene, p, &phrases, day, words.clone(), (n, days.len()));
            let span = p.tokens[day.tokens.start].span.to(p.tokens[day.tokens.end - 1].span);
            let value = match moment.date.filter(|_| moment.exact) {
                Some(date) => date.to_string(),
                None => format!("{:?}", moment.weekday).to_lowercase(),
            };
            let span = with_event(p, &phrases, day, span);
            let subject = [moment.subjects.first(), moment.event.as_ref()];
            let subject = subject.into_iter().flatten().map(String::as_str).collect::<Vec<_>>().join(" ");
            let mut fact = scene.fact(sentence, span, subject, value, Detail::Moment(moment));
            fact.label = label.map_or(fact.label, |span| one_line(span.text(&scene.article.text)));
            found.push(fact);
        }
    }
}

/// "Every Tuesday", "on Mondays": no one day.
fn recurs(p: &Parsed<'_>) -> bool {
    p.tokens.iter().enumerate().any(|(i, t)| {
        let plural = weekday(t).is_some() && t.lower.ends_with("days");
        plural || t.has_cue("each-time") && p.tokens.get(i + 1).is_some_and(|t| weekday(t).is_some())
    })
}

fn weekday(token: &Token<'_>) -> Option<Weekday> {
    let number = token.senses().find_map(|(s, _)| if let Sense::Weekday(n) = s { i8::try_from(*n).ok() } else { None });
    number.filter(|_| token.capitalized()).and_then(|n| Weekday::from_monday_one_offset(n).ok())
}

fn days(scene: &Scene<'_, '_>, p: &Parsed<'_>) -> Vec<Named> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < p.tokens.len() {
        match named(scene, p, at) {
            Some(day) => {
                at = day.tokens.end;
                found.push(day);
            }
            None => at += 1,
        }
    }
    found
}

fn named(scene: &Scene<'_, '_>, p: &Parsed<'_>, at: usize) -> Option<Named> {
    if let Some((end, day)) = day::written_day(&p.tokens, at, scene.article) {
        // Where the calendar gives another weekday, nobody knows which day is meant.
        return (day.date.weekday() == day.weekday).then_some(Named {
            tokens: at..end,
            weekday: day.weekday,
            date: Some(day.date),
            exact: true,
        });
    }
    let token = &p.tokens[at];
    let date = period_at(p, token.span);
    if let Some(weekday) = weekday(token) {
        let of_a_name = at > 0 && p.tokens[at - 1].has_cue("names-a-day");
        return (!of_a_name).then(|| Named { tokens: at..at + 1, weekday, date: date.map(|d| d.1), exact: false });
    }
    let (span, date) = date.filter(|(span, _)| span.start == token.span.start)?;
    let end = (at..p.tokens.len()).take_while(|&i| span.contains(p.tokens[i].span)).last()? + 1;
    let exact = p.tokens[at..end].iter().any(|t| t.shape == Shape::Digits);
    let relative = token.senses().any(|(s, _)| matches!(s, Sense::RelativeDay(_)));
    (exact || relative).then(|| Named { tokens: at..end, weekday: date.weekday(), date: Some(date), exact })
}

/// The one day that a period around these words comes to.
fn period_at(p: &Parsed<'_>, span: Span) -> Option<(Span, Date)> {
    let (span, period) = p.periods.iter().find(|(s, _)| s.contains(span))?;
    let open = period.key.as_deref().is_some_and(|k| k.starts_with("since:") || k.starts_with("until:"));
    let day = period.from.zip(period.to).filter(|(from, to)| from == to && !open)?.0;
    Some((*span, day))
}

/// The sentence's words without its days.
fn words(tokens: &[Token<'_>], days: &[Named]) -> Vec<PlainWord> {
    let kept = |i: &usize| !days.iter().any(|d| d.tokens.contains(i)) && tokens[*i].shape != Shape::Punct;
    let word = |i: usize| {
        let token = &tokens[i];
        let content = matches!(
            token.pos,
            Pos::Noun | Pos::ProperNoun | Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective | Pos::Numeral
        ) || token.shape != Shape::Word;
        PlainWord { lemma: fold(&token.lemma), content }
    };
    (0..tokens.len()).filter(kept).map(word).collect()
}

/// What is said to happen on the day, and the words of what it happens to.
fn moment(
    scene: &Scene<'_, '_>,
    p: &Parsed<'_>,
    phrases: &Phrases,
    day: &Named,
    words: Vec<PlainWord>,
    place: (usize, usize),
) -> (Moment, Option<Span>) {
    let tokens = &p.tokens;
    let owned = owned(tokens, phrases, day);
    let verb = if owned.is_some() { None } else { verb_of(tokens, phrases, day) };
    let subjects = verb.map_or_else(Vec::new, |v| subjects(tokens, phrases, v));
    let lemma = |i: usize| scene.pack.subjects.lemma(&fold(&tokens[i].lemma));
    let event = verb.or(owned).map(lemma);
    // "Will", "not" and the like belong to the verb they stand before.
    let clause = verb.map_or(0..0, |v| v.saturating_sub(REACH)..v);
    let unreal = clause.into_iter().any(|i| {
        let verbal = !matches!(tokens[i].pos, Pos::Noun | Pos::ProperNoun) && !tokens[i].is("to");
        tokens[i].has_cue("not-so") || verbal && tokens[i].has_cue("unreal")
    });
    let near = day.tokens.start.saturating_sub(HOUR)..(day.tokens.end + HOUR).min(tokens.len());
    let of_day = |t: &Token<'_>| t.has_cue("hour") || t.has_cue("daypart");
    let hour = near.clone().find(|&i| of_day(&tokens[i])).map(|i| tokens[i].lower.clone());
    let label = subjects.first().map(|n| thing_span(tokens, n));
    let moment = Moment {
        weekday: day.weekday,
        date: day.date,
        exact: day.exact,
        words,
        place,
        event,
        subjects: subjects.iter().map(|n| lemma(n.head)).collect(),
        says: verb.is_some_and(|v| tokens[v].says()),
        unreal,
        hour,
    };
    (moment, label)
}

/// "Tuesday's crash": the noun.
fn owned(tokens: &[Token<'_>], phrases: &Phrases, day: &Named) -> Option<usize> {
    let owner = tokens.get(day.tokens.end).is_some_and(|t| matches!(t.text, "'s" | "’s"));
    owner.then(|| phrases.noun_at(day.tokens.end + 1).map(|n| n.head)).flatten().filter(|&h| h > day.tokens.end)
}

/// The full verb before the day in its clause; of a day that opens the sentence, the first behind it.
fn verb_of(tokens: &[Token<'_>], phrases: &Phrases, day: &Named) -> Option<usize> {
    let before = phrases.verbs.iter().rev().find(|v| v.end <= day.tokens.start);
    let after = || phrases.verbs.iter().find(|v| v.start >= day.tokens.end && v.finite);
    let head = before.or_else(after)?.head;
    (tokens[head].pos != Pos::Auxiliary).then_some(head)
}

/// The noun phrases that the verb can be said of, nearest first.
fn subjects(tokens: &[Token<'_>], phrases: &Phrases, verb: usize) -> Vec<NounPhrase> {
    let Some(group) = phrases.verb_at(verb) else { return Vec::new() };
    let mut next = phrases.nouns.iter().rev().find(|n| n.end <= group.start);
    let close = |n: &&NounPhrase| tokens[n.end..group.start].iter().all(|t| t.pos == Pos::Adverb);
    next = next.filter(close);
    let mut found: Vec<NounPhrase> = Vec::new();
    while let Some(noun) = next.filter(|_| found.len() < CHAIN) {
        found.push(noun.clone());
        let joint = noun.start.checked_sub(1).filter(|&k| tokens[k].pos == Pos::Adposition);
        next = joint.and_then(|k| phrases.nouns.iter().find(|n| n.end == k));
    }
    // The thing itself stands first, the places behind it after it.
    found.reverse();
    found
}

/// The words from the verb to its day, where they are near each other; else the day alone.
fn with_event(p: &Parsed<'_>, phrases: &Phrases, day: &Named, span: Span) -> Span {
    const NEAR: usize = 8;
    let verb = verb_of(&p.tokens, phrases, day).and_then(|v| phrases.verb_at(v));
    let near = verb.filter(|v| v.start < day.tokens.start && day.tokens.start - v.start <= NEAR);
    near.map_or(span, |v| p.tokens[v.start].span.to(span))
}
