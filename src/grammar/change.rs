//! Up and down: which of the numbers of a sentence are changes, and which are the levels before and after.
//!
//! ```text
//! change = change-word [ adverb ] ( quantity | "by" quantity ) | change-word "to" quantity | change-word "from" quantity
//!        | quantity change-noun                         ("a 5% rise")
//! ```

use super::token::has_cue;
use crate::model::{Change, Direction, Kind, Pos, Quantity, Reached, Sense, Shape, Token, Tokens};
use std::cmp::Ordering;

/// Fills `change` of the quantities of one sentence.
pub(super) fn annotate(tokens: Tokens<'_, '_>, found: &mut [Quantity]) {
    shifts(tokens.0, found);
    share_unit(tokens.0, found);
    let mut last: Option<(Direction, usize)> = None;
    for quantity in found.iter_mut().filter(|q| q.kind.is_amount()) {
        let start = quantity.tokens.start;
        let after = last.filter(|(_, end)| start >= *end && start - *end <= 3);
        let change = before(tokens.0, start, quantity.is_count())
            .or_else(|| following(tokens.0, start, after))
            .or_else(|| noun_after(tokens.0, quantity))
            .or_else(|| than_before(tokens.0, quantity));
        // "dropped below 40" names the level that was passed.
        let passed =
            tokens.0.get(quantity.tokens.start).is_some_and(|t| t.is("below") || t.is("above") || t.is("beyond"));
        if quantity.change.is_none() {
            quantity.change = change
                .map(|c| Change { role: if passed && c.role == Reached::By { Reached::To } else { c.role }, ..c });
        }
        last = quantity.change.map(|c| (c.direction, quantity.tokens.end));
    }
}

/// "went from 40 to 52": two levels, and the values say which way.
fn shifts(tokens: &[Token<'_>], found: &mut [Quantity]) {
    for i in 1..found.len() {
        let (left, right) = found.split_at_mut(i);
        let (Some(from), Some(to)) = (left.last_mut(), right.first_mut()) else { continue };
        let to_links = tokens.get(from.tokens.end..to.tokens.start).is_some_and(|t| matches!(t, [t] if t.is("to")));
        let from_links = tokens[..from.tokens.start].split_last().filter(|(t, _)| t.is("from"));
        let Some((_, left)) = from_links.filter(|_| to_links && from.kind == to.kind) else { continue };
        let shifted = left.iter().rev().take(4).take_while(|t| t.shape != Shape::Punct).any(|t| has_cue(t, "shift"))
            || raised(left);
        let (Some(a), Some(b)) = (from.stated().filter(|_| shifted), to.stated()) else { continue };
        let direction = match a.value.cmp(&b.value) {
            Ordering::Less => Direction::Up,
            Ordering::Greater => Direction::Down,
            Ordering::Equal => continue,
        };
        from.change = Some(Change { direction, role: Reached::From });
        to.change = Some(Change { direction, role: Reached::To });
    }
}

/// "fell from 3 to 2.5 percent": one unit for both levels, where the verb kept them from being a range.
fn share_unit(tokens: &[Token<'_>], found: &mut [Quantity]) {
    for i in 1..found.len() {
        let (left, right) = found.split_at_mut(i);
        let (Some(from), Some(to)) = (left.last_mut(), right.first()) else { continue };
        let linked = tokens.get(from.tokens.end..to.tokens.start).is_some_and(|t| matches!(t, [t] if t.is("to")));
        let opens = tokens[..from.tokens.start].last().is_some_and(|t| t.is("from"));
        if linked
            && opens
            && from.kind == Kind::Count
            && from.unit.is_none()
            && matches!(to.kind, Kind::Percent | Kind::Measure)
        {
            (from.kind, from.unit) = (to.kind, to.unit.clone());
        }
    }
}

/// "raised the tax rate", "lifted its forecast": a verb that moves a level, and its object, end here. Without an object it collects.
pub(super) fn raised(left: &[Token<'_>]) -> bool {
    let object =
        |t: &&Token<'_>| matches!(t.pos, Pos::Noun | Pos::Adjective | Pos::Determiner | Pos::Gerund | Pos::Participle);
    let near = left.iter().rev().take(6);
    let between = near.clone().take_while(|t| !has_cue(t, "raises")).take_while(object).count();
    let noun = left.last().is_some_and(|t| t.pos == Pos::Noun);
    noun && between > 0 && near.clone().nth(between).is_some_and(|t| has_cue(t, "raises"))
}

fn direction(token: &Token<'_>) -> Option<Direction> {
    token.senses().find_map(|(s, _)| match s {
        Sense::Change(direction) => Some(*direction),
        _ => None,
    })
}

/// The change word to the left in the same clause, and what links it to the number.
fn before(tokens: &[Token<'_>], start: usize, counts: bool) -> Option<Change> {
    let left = to_level(&tokens[..start]);
    let (role, left) = match left.last() {
        Some(t) if t.is("by") => (Reached::By, &left[..left.len() - 1]),
        Some(t) if t.is("to") || t.is("at") && left.iter().rev().take(3).any(|t| direction(t).is_some()) => {
            (Reached::To, &left[..left.len() - 1])
        }
        Some(t) if t.is("from") => (Reached::From, &left[..left.len() - 1]),
        // "an increase of 300", "the rise of 5%"; "the rise of two men" raises nobody's number.
        Some(t) if t.is("of") && (!counts || indefinite(left)) => (Reached::By, &left[..left.len() - 1]),
        Some(t) if t.is("of") => return None,
        Some(_) => (Reached::By, left),
        None => return None,
    };
    let linked = left.len() < start;
    // "raised by 40 donors": only an amount is what a level moves by.
    if linked && raised(left) && (role == Reached::To || !counts) {
        return Some(Change { direction: Direction::Up, role });
    }
    let reach = if linked { 5 } else { 2 };
    for (n, token) in left.iter().rev().take(reach).enumerate() {
        // "the reduction is equal to 6%": what a verb of being links is no level that was reached.
        let is_said = n > 0 && linked && token.pos == Pos::Auxiliary;
        if matches!(token.shape, Shape::Punct | Shape::Digits) || is_said {
            return None;
        }
        if let Some(direction) = direction(token) {
            let particle = !linked && is_particle(&left[..left.len() - n]);
            return (!particle).then_some(Change { direction, role });
        }
        // Without a link only an adverb may stand between: "fell sharply 5%".
        if !linked && (n > 0 || !token.lower.ends_with("ly") && !token.is("another") && !token.is("a")) {
            return None;
        }
    }
    None
}

/// "fell to a low of 40", "rose to an average of 40": the words up to "to".
fn to_level<'a, 't>(left: &'a [Token<'t>]) -> &'a [Token<'t>] {
    let inner = |t: &Token<'_>| matches!(t.pos, Pos::Adjective | Pos::Participle | Pos::Noun) || t.is("-");
    let [before @ .., noun, of] = left else { return left };
    if !of.is("of") || !has_cue(noun, "level-noun") {
        return left;
    }
    let phrase = before.iter().rev().take(4).take_while(|t| inner(t)).count();
    match before[..before.len() - phrase].split_last() {
        Some((a, lead)) if a.pos == Pos::Determiner && lead.last().is_some_and(|t| t.is("to") || t.is("at")) => lead,
        _ => left,
    }
}

/// "picked up two more", "filled up": after a verb that is no verb of level, "up" and "down" belong to the verb.
pub(super) fn is_particle(left: &[Token<'_>]) -> bool {
    let [.., verb, word] = left else { return false };
    (word.is("up") || word.is("down"))
        && matches!(verb.pos, Pos::Verb | Pos::Gerund | Pos::Participle)
        && !has_cue(verb, "level-verb")
        && !has_cue(verb, "shift")
}

/// "a sharp rise of": the article stands at most two words before the change.
fn indefinite(left: &[Token<'_>]) -> bool {
    left.iter().rev().skip(1).take(4).any(|t| t.is("a") || t.is("an"))
}

/// "to 2,100" and "from 2,400" after a change that was just read.
fn following(tokens: &[Token<'_>], start: usize, last: Option<(Direction, usize)>) -> Option<Change> {
    let (direction, end) = last?;
    let role = match tokens[end..start].last() {
        Some(t) if t.is("to") => Reached::To,
        Some(t) if t.is("from") => Reached::From,
        Some(_) | None => return None,
    };
    Some(Change { direction, role })
}

/// "12 per cent less than a year earlier": a share set against the same thing at another time.
fn than_before(tokens: &[Token<'_>], quantity: &Quantity) -> Option<Change> {
    let end = quantity.tokens.end;
    let direction = match tokens.get(end)?.lower.as_str() {
        "more" | "higher" => Direction::Up,
        "less" | "lower" | "fewer" => Direction::Down,
        _ => return None,
    };
    let share = matches!(quantity.kind, Kind::Percent | Kind::Points);
    let than = tokens.get(end + 1).is_some_and(|t| t.is("than"));
    let dated = |t: &Token<'_>| t.senses().any(|(s, _)| matches!(s, Sense::Month(_) | Sense::Season(_)));
    let time = tokens.get(end + 2..).into_iter().flatten().take(8).any(|t| has_cue(t, "comparison") || dated(t));
    (share && than && time).then_some(Change { direction, role: Reached::By })
}

/// "a 5% rise", "a 300 increase"; "the 12 slump" is what twelve did.
fn noun_after(tokens: &[Token<'_>], quantity: &Quantity) -> Option<Change> {
    // "12 ships sank": a verb after the number is what the ships did.
    let next = tokens.get(quantity.tokens.end)?;
    let direction = direction(next)?;
    let article = tokens[..quantity.tokens.start].last().is_some_and(|t| t.is("a") || t.is("an"));
    let noun = next.pos == Pos::Noun || article && !next.is("up") && !next.is("down");
    if next.pos == Pos::Verb && !noun {
        return None;
    }
    let bare = quantity.kind == Kind::Count && !article;
    // "342 miles up", "£42 million plus up to £6 million": only a share can be up without more.
    let adverb = !noun && !matches!(quantity.kind, Kind::Percent | Kind::Points);
    let bounds_next = tokens.get(quantity.tokens.end + 1).is_some_and(|t| t.is("to"));
    (!bare && !adverb && !bounds_next).then_some(Change { direction, role: Reached::By })
}
