//! Whether a number is of a record or an earlier case, against which the matter itself is held.

use crate::model::{Kind, Pos, Quantity, Reached, Sense, Shape, Subject, Token, UnitKind};
use std::ops::Range;

/// Whether the number belongs to a record or an earlier case: "the 2022 record of 400", "compared with 300 last year".
pub fn is_comparison(
    tokens: &[Token<'_>],
    quantities: &[Quantity],
    clause: &Range<usize>,
    q: &Quantity,
    subject: &Subject,
) -> bool {
    if sets_record(tokens, q) {
        return false;
    }
    is_of_kind(tokens)
        || is_long_ago(tokens, clause, q)
        || is_week_before(tokens, clause, q)
        || is_since_then(tokens, q)
        || is_of_earlier(tokens, q)
        || is_former(tokens, q)
        || q.change.is_some_and(|c| c.role == Reached::From)
        // "620 megawatts, as much as 500,000 homes": things that are counted take "as many"; "as much" compares.
        || q.is_count() && q.tokens.clone().any(|i| tokens[i].is("much"))
        || is_measured_by(tokens, quantities, q)
        || is_set_against(tokens, clause, q)
        || is_led_in(tokens, quantities, clause, q)
        || is_noun_record(tokens, subject)
        || subject.modifiers.iter().any(|m| m == "record") && !is_new_record(tokens, q)
}

/// Money and what is measured, no counts.
fn is_level(q: &Quantity) -> bool {
    matches!(q.kind, Kind::Money | Kind::Percent | Kind::Measure | Kind::Temperature)
}

/// "a record 40,000" is the matter itself; "the record 40,000" is not.
fn sets_record(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let definite = |i: usize| matches!(tokens[i].pos, Pos::Determiner | Pos::Adjective) && !tokens[i].is("a");
    let record = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("record"));
    record.is_some_and(|i| i.checked_sub(1).is_none_or(|b| !definite(b) || tokens[b].is("an")))
}

/// "Such tankers carry up to 2 million barrels": of the kind, not of this one.
fn is_of_kind(tokens: &[Token<'_>]) -> bool {
    tokens.first().is_some_and(|t| t.is("such"))
        && !tokens.get(1).is_some_and(|t| t.is("a") || t.is("an") || t.is("as"))
}

/// "Four years ago the party won 44 seats on a turnout of 59 percent": the whole clause is of another time.
pub fn is_long_ago(tokens: &[Token<'_>], clause: &Range<usize>, q: &Quantity) -> bool {
    let long = |s: &Sense| matches!(s, Sense::Unit { unit, .. } if unit.base == "month");
    (clause.start + 1..q.tokens.start).any(|i| tokens[i].is("ago") && tokens[i - 1].senses().any(|(s, _)| long(s)))
}

/// "the deadliest since 2018, when a crash killed 71", "the worst since a fire in Arden killed 50": what is told behind "since" was
/// once, where what is told before it is a first, a most or a least.
fn is_since_then(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let Some(since) = (0..q.tokens.start).rev().find(|&i| tokens[i].is("since")) else { return false };
    let ranks = |t: &Token<'_>| t.has_cue("sums.most") || t.has_cue("sums.least") || t.is("first");
    let ranked = tokens[since.saturating_sub(SINCE)..since].iter().any(ranks);
    let told = &tokens[since + 1..q.tokens.start];
    let clause = told.iter().any(|t| t.is("when") || t.pos == Pos::Verb || t.pos == Pos::Auxiliary);
    ranked && clause && !told.iter().any(|t| matches!(t.text, ";" | ":"))
}

/// Words from a rank to its "since": "the deadliest accident on Norland's soil since".
const SINCE: usize = 8;

/// "The week before, hospitals had admitted 1,800 patients."
pub fn is_week_before(tokens: &[Token<'_>], clause: &Range<usize>, q: &Quantity) -> bool {
    (clause.start + 1..q.tokens.start).any(|i| {
        let time = |s: &Sense| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Time);
        let then = tokens[i].is("before") || tokens[i].is("earlier");
        let opens = i == clause.start + 2 && tokens[clause.start].is("the");
        let closed =
            tokens.get(i + 1).is_some_and(|t| t.text == "," || opens && t.pos == Pos::Pronoun) && i <= clause.start + 3;
        then && closed && tokens[i - 1].senses().any(|(s, _)| time(s))
    })
}

/// "It held $130 million before."
fn is_former(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let closes = |i: usize| tokens.get(i).is_none_or(|t| t.shape == Shape::Punct);
    let formerly = |t: &Token<'_>| t.is("before") || t.is("earlier") || t.is("previously");
    tokens.get(q.tokens.end).is_some_and(|t| formerly(t) && closes(q.tokens.end + 1))
}

/// "60 percent more than Tuesday's close of $30": what it is measured by.
fn is_measured_by(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    let of = q.tokens.start.checked_sub(1).filter(|&i| is_level(q) && (tokens[i].is("of") || tokens[i].is("at")));
    let than = |i: usize| tokens[i].is("than") && !quantities.iter().any(|p| p.tokens.contains(&i));
    of.is_some_and(|of| (of.saturating_sub(6)..of).any(than))
}

/// "against 70 percent a year ago"; "against $287 million, or $1.49, a year ago": its other measure may stand between.
fn is_set_against(tokens: &[Token<'_>], clause: &Range<usize>, q: &Quantity) -> bool {
    let against = |i: usize| tokens[i].is("against") || tokens[i].is("versus");
    let near = |i: usize| tokens[i].has_cue("comparison") || tokens[i].is("in");
    let then = (q.tokens.end..clause.end.min(q.tokens.end + 2)).any(near)
        || tokens.iter().skip(q.tokens.end).take(8).any(|t| t.is("ago") || t.is("earlier"));
    is_level(q) && q.tokens.start.checked_sub(1).is_some_and(against) && then
}

/// "compared with 300", "tripling the estimate of 9,000": a word shortly before it says so.
fn is_led_in(tokens: &[Token<'_>], quantities: &[Quantity], clause: &Range<usize>, q: &Quantity) -> bool {
    let start = q.tokens.start;
    let mut near = start.saturating_sub(8).max(clause.start)..start;
    // "compared with Acme's 10 percent share": another's figure, not an earlier one.
    let owned =
        |i: usize| tokens[i].is("compared") && tokens[i..start].iter().any(|t| matches!(t.lower.as_str(), "'s" | "’s"));
    // "tripling the toll to 9,000" tells the new one.
    let outdone = |i: usize| tokens[i].has_cue("multiplies") && !tokens[i + 1..start].iter().any(|t| t.is("to"));
    // "a record $4 million to 12 heirs": of another figure.
    let of_other = |i: usize| {
        let begins = |p: &Quantity| p.tokens.start == i + 1 && p.tokens.end <= start && p.kind.is_amount();
        tokens[i].is("record") && quantities.iter().any(begins)
    };
    // "310 elephants, down from 550 in 2009, and 8,400 people": the list goes on behind it.
    let counts_on = q.unit.is_some() || tokens.get(q.tokens.end).is_some_and(|t| t.pos == Pos::Noun);
    let closed = |i: usize| {
        let goes_on = |p: &Quantity| {
            let behind = tokens.get(p.tokens.end..start).unwrap_or_default();
            p.tokens.start > i
                && behind.iter().skip(1).zip(behind.iter().skip(2)).any(|(t, u)| t.text == "," && u.is("and"))
        };
        counts_on && quantities.iter().any(goes_on)
    };
    near.any(|i| outdone(i) || tokens[i].has_cue("comparison") && !owned(i) && !of_other(i) && !closed(i))
}

/// "earned $2 a share a year ago", "had stood at 40 a week earlier": an earlier figure of the same thing.
fn is_of_earlier(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let behind = q.tokens.end..tokens.len().min(q.tokens.end + 6);
    let stops = |t: &Token<'_>| {
        t.shape == Shape::Punct || matches!(t.lower.as_str(), "than" | "from" | "over" | "on" | "since" | "and")
    };
    let mut behind = behind.take_while(|&i| !stops(&tokens[i]));
    // "€3,900 a month before tax": before something else.
    let closes = |i: usize| tokens.get(i + 1).is_none_or(|t| t.shape == Shape::Punct);
    let back = |i: &usize| tokens[*i].is("ago") || tokens[*i].is("earlier") || tokens[*i].is("before") && closes(*i);
    let Some(back) = behind.find(back) else { return false };
    let of_time = |base: &str| {
        let unit = |s: &Sense| matches!(s, Sense::Unit { unit, .. } if unit.base == base);
        back.checked_sub(1).is_some_and(|i| tokens[i].senses().any(|(s, _)| unit(s)))
    };
    let one = back.checked_sub(2).is_some_and(|i| matches!(tokens[i].lower.as_str(), "a" | "one" | "the"));
    let then = tokens[..q.tokens.start].iter().rev().take(5).any(|t| t.is("had"));
    let by = q.change.is_some_and(|c| c.role == Reached::By);
    let amount = matches!(q.kind, Kind::Money | Kind::Percent) && !by;
    one && (amount && of_time("month") || then && (of_time("month") || of_time("second")))
}

/// "the record of 40", not "recorded 40".
fn is_noun_record(tokens: &[Token<'_>], subject: &Subject) -> bool {
    subject.head == "record" && tokens.iter().any(|t| subject.span.contains(t.span) && t.pos == Pos::Noun)
}

/// "a record harvest of 48 tonnes": what is a record now, and no record of before.
fn is_new_record(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let before = q.tokens.start.saturating_sub(6)..q.tokens.start;
    before.into_iter().any(|i| tokens[i].is("a") && tokens[i + 1].is("record") && !tokens[i + 2].is("of"))
}
