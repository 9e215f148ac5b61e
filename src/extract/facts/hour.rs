//! Times of day as minutes: "5:30 p.m.", "half past" left out, "2248 GMT", "five in the morning".

use crate::model::{Clock, Kind, Quantity, Sense, Token};
use jiff::civil::Date;
use std::ops::Range;

/// The time of day that the quantity is, where it is one moment.
pub fn clock(tokens: &[Token<'_>], q: &Quantity, day: Option<Date>) -> Option<(Range<usize>, Clock)> {
    let words = tokens.get(q.tokens.clone()).filter(|_| q.kind == Kind::Date)?;
    let digits = |t: &Token<'_>| t.text.chars().next().is_some_and(|c| c.is_ascii_digit());
    let at = words.iter().position(digits)?;
    let (hour, minute, next, to_the_minute) = written(words, at)?;
    let exact = to_the_minute && !is_hedged(tokens, q.tokens.start, &words[..at]);
    let half = words[next..].iter().find_map(half);
    // A second figure makes it a stretch.
    if words[next..].iter().any(digits) || hour > 24 || minute > 59 {
        return None;
    }
    let hour = match half {
        Some(Half::Morning) => hour % 12,
        Some(Half::Evening) => hour % 12 + 12,
        None => hour % 24,
    };
    let named = words[next..].iter().find(|t| t.has_cue("time-zone"));
    let zone = named.filter(|t| !t.is("local")).map_or(String::new(), |t| t.lower.clone());
    // "Moscow time", "(2250 GMT)" behind the time of the place.
    let elsewhere = tokens.get(q.tokens.end + 1).is_some_and(|t| t.is("time")) && named.is_none();
    let stated = to_the_minute || half.is_some() || named.is_some();
    let clock = Clock {
        minutes: hour * 60 + minute,
        half_known: half.is_some() || hour > 12 || !zone.is_empty() || words[at].text.starts_with('0'),
        exact,
        zone,
        day,
    };
    (stated && !elsewhere).then_some((q.tokens.clone(), clock))
}

/// "About 3.10 p.m.", "shortly after 3.10", "just before 3.10".
fn is_hedged(tokens: &[Token<'_>], start: usize, lead: &[Token<'_>]) -> bool {
    let open = start.checked_sub(1).is_some_and(|i| tokens[i].is("after") || tokens[i].is("before"));
    open || lead.iter().any(|t| t.senses().any(|(s, _)| matches!(s, Sense::Hedge { .. })))
}

/// Hour and minute, where the words of them end, and whether there are minutes: `5`, `5:30`, `5.30`, `0530`, `530pm`.
fn written(words: &[Token<'_>], at: usize) -> Option<(u16, u16, usize, bool)> {
    let text = words.get(at)?.text;
    if let Some((hour, minute)) = text.split_once(['.', ':']) {
        return Some((hour.parse().ok()?, minute.parse().ok()?, at + 1, true));
    }
    let number: u16 = text.parse().ok()?;
    if text.len() == 4 {
        return Some((number / 100, number % 100, at + 1, true));
    }
    let minute = words.get(at + 1).filter(|t| t.text == ":").and_then(|_| words.get(at + 2));
    match minute {
        Some(minute) => Some((number, minute.text.get(..2)?.parse().ok()?, at + 3, true)),
        None => Some((number, 0, at + 1, false)),
    }
}

#[derive(Clone, Copy)]
enum Half {
    Morning,
    Evening,
}

fn half(token: &Token<'_>) -> Option<Half> {
    let letters: String = token.lower.chars().filter(|c| *c != '.').collect();
    match letters.as_str() {
        "am" | "morning" => Some(Half::Morning),
        "pm" | "afternoon" | "evening" => Some(Half::Evening),
        _ => None,
    }
}
