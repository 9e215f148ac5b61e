//! Figures said in passing: a part, a wish, a record, a length of time, an age, a difference.

use super::beside;
use super::phrase::{Phrases, VerbGroup};
use crate::model::{Hedge, Kind, Pos, Quantity, Shape, Token, UnitKind};
use std::ops::Range;

/// Whether the number is a part of a whole named nearby: "including 300", "another 40", "two of which", "11 of the 40".
pub fn is_part(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    if beside::numbers_all(tokens, q) {
        return false;
    }
    let cue = |i: usize, id: &str| tokens.get(i).is_some_and(|t| t.has_cue(id));
    // "another 40", "the other 68": nothing that stops a phrase stands between ("another number: about 40").
    let near = (1..=3).filter_map(|n| q.tokens.start.checked_sub(n));
    let before = near.take_while(|&i| tokens[i].shape != Shape::Punct).any(|i| cue(i, "part-before"));
    let inside = q.tokens.clone().any(|i| cue(i, "part-before"));
    let after = cue(q.tokens.end, "part-after");
    // "two of the drivers" are a part; of "three of the seven coaches" the whole is a figure of its own, which settles it.
    let whole = |i: usize| tokens.get(i).is_some_and(|t| t.shape == Shape::Digits || t.pos == Pos::Numeral);
    // "40 of his pupils" are all that there is to count.
    let points = |t: &Token<'_>| t.pos == Pos::Determiner && !owns(t);
    let of_the = tokens.get(q.tokens.end).is_some_and(|t| t.is("of"))
        && q.hedge != Hedge::Vague
        && tokens.get(q.tokens.end + 1).is_some_and(|t| points(t) || t.is("whom") || t.is("which"))
        && !(q.tokens.end + 2..q.tokens.end + 6).any(whole);
    // "Of these, 200 were women": all counts of the clause that it opens.
    let opens = tokens.first().is_some_and(|t| t.is("of"))
        && tokens.get(1).is_some_and(|t| matches!(t.lower.as_str(), "these" | "those" | "them" | "whom"))
        && !tokens[..q.tokens.start].iter().any(|t| matches!(t.text, ";" | ":"));
    is_listed(tokens, quantities, q)
        || is_among(tokens, q)
        || breaks_down(tokens, quantities, q)
        || q.kind == Kind::Count
            && (opens || in_brackets(tokens, quantities, q) || numbers_part(tokens, q) || is_ones_own(tokens, q))
        || q.kind == Kind::Count && (before || inside || after || of_the)
}

/// "In Lodi alone, 1,200 people", "1,200 in Lodi alone": those of one place or time, named for how many they are.
pub fn is_alone(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let named = |i: usize| {
        let before = i.checked_sub(1).map(|i| tokens[i].pos);
        tokens[i].is("alone") && matches!(before, Some(Pos::Noun | Pos::ProperNoun | Pos::Numeral))
    };
    let apart = |i: usize| matches!(tokens[i].text, ";" | ":");
    let before = (q.tokens.start.saturating_sub(3)..q.tokens.start).rev().take_while(|&i| !apart(i)).any(named);
    let behind = q.tokens.end..tokens.len().min(q.tokens.end + 8);
    before || behind.take_while(|&i| !apart(i) && tokens[i].text != ",").any(named)
}

/// "He would have cut 400 posts, not 290": what did not come about; the 290 did.
pub fn is_unreal(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let start = q.tokens.start;
    if start.checked_sub(1).is_some_and(|i| tokens[i].is("not")) {
        return false;
    }
    let apart = |i: usize| matches!(tokens[i].text, ";" | ":") || tokens[i].pos == Pos::Subordinator;
    let perfect = |i: usize| {
        let modal = matches!(tokens[i].lower.as_str(), "would" | "could" | "might");
        modal && tokens[i + 1].is("have") && !tokens.get(i + 2).is_some_and(|t| t.is("to"))
    };
    (start.saturating_sub(12)..start.saturating_sub(1)).rev().take_while(|&i| !apart(i)).any(perfect)
}

/// "awarded $9 million, $6 million against Acme and $3 million against Larsen": what follows a sum without another verb and adds up to it.
fn breaks_down(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    let verb = |t: &Token<'_>| matches!(t.pos, Pos::Verb | Pos::Auxiliary);
    let same = |p: &&Quantity| p.kind == q.kind && p.unit_id() == q.unit_id() && p.stated().is_some();
    let Some(at) = quantities.iter().position(|p| p.tokens == q.tokens).filter(|_| q.kind == Kind::Money) else {
        return false;
    };
    // Bounded: nobody breaks a sum down into more than a handful in one breath.
    let near = &quantities[at.saturating_sub(4)..at];
    // A list's second and third member may add up to its first by chance: the whole opens the row.
    let opens = |whole: &&Quantity| {
        let earlier = near.iter().filter(same).filter(|p| p.tokens.end <= whole.tokens.start);
        !earlier.into_iter().any(|p| !tokens[p.tokens.end..whole.tokens.start].iter().any(verb))
    };
    near.iter().filter(same).filter(opens).any(|whole| {
        let parts = quantities.iter().filter(same).filter(|p| p.tokens.start >= whole.tokens.end);
        let mut left = whole.stated().map(|n| n.value);
        let mut within = false;
        let mut count = 0;
        for part in parts.take_while(|p| !tokens[whole.tokens.end..p.tokens.start].iter().any(verb)) {
            left = left.zip(part.stated()).and_then(|(left, n)| left.checked_sub(n.value));
            within |= part.tokens == q.tokens;
            count += 1;
            if left.is_none_or(|left| left.is_zero() || left.is_sign_negative()) {
                break;
            }
        }
        within && count >= 2 && left.is_some_and(|left| left.is_zero())
    })
}

/// "awards of $5 million, $7 million and $9 million": none of three sums in a row is the sum.
fn is_listed(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    let same: Vec<&Quantity> = quantities.iter().filter(|p| p.kind == Kind::Money).collect();
    let Some(at) = same.iter().position(|p| p.tokens == q.tokens) else { return false };
    let bare = |pair: &[&Quantity]| {
        let gap = tokens.get(pair[0].tokens.end..pair[1].tokens.start);
        gap.is_some_and(|gap| !gap.is_empty() && gap.iter().all(|t| t.text == "," || t.pos == Pos::Conjunction))
    };
    let after = same[at..].windows(2).take_while(|pair| bare(pair)).count();
    let before = same[..=at].windows(2).rev().take_while(|pair| bare(pair)).count();
    before + after >= 2
}

/// "staff: 1,240 (contractors 860, volunteers 380)": two counts or more in brackets break down the one before.
fn in_brackets(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    let open = (0..q.tokens.start).rev().find(|&i| matches!(tokens[i].text, "(" | ")"));
    let Some(open) = open.filter(|&i| tokens[i].text == "(") else { return false };
    let close = (q.tokens.end..tokens.len()).find(|&i| tokens[i].text == ")").unwrap_or(tokens.len());
    let inside = |p: &&Quantity| p.kind == Kind::Count && open < p.tokens.start && p.tokens.end <= close;
    let whole = quantities.iter().rev().find(|p| p.tokens.end <= open && open - p.tokens.end <= 2);
    let less = |p: &Quantity| p.stated().zip(q.stated()).is_some_and(|(whole, part)| part.value < whole.value);
    quantities.iter().filter(inside).count() >= 2 && whole.is_some_and(|p| p.kind == Kind::Count && less(p))
}

/// "Norland had 40 people killed": its own among all. "Has 40 passengers and planned stops" has all of them.
fn is_ones_own(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let has = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].lemma == "have");
    let ends = |t: &Token<'_>| t.shape == Shape::Punct || t.is("who") || t.is("and");
    let behind = (q.tokens.end..tokens.len()).take(4).take_while(|&i| !ends(&tokens[i]));
    let noun = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::ProperNoun));
    has && behind.into_iter().any(|i| tokens[i].pos == Pos::Participle && !noun(i + 1))
}

/// "Among women, turnout was 61%": the rate of some.
fn is_among(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let opens = q.kind == Kind::Percent && q.change.is_none() && tokens.first().is_some_and(|t| t.is("among"));
    opens && tokens[1..q.tokens.start.max(1)].iter().any(|t| t.text == ",")
}

/// "most of whom (9,019, or 80 per cent)": the bracket gives the number of the part that the words before it tell.
fn numbers_part(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let part = |t: &Token<'_>| matches!(t.lower.as_str(), "whom" | "which" | "them" | "these" | "those");
    q.tokens.start.checked_sub(2).is_some_and(|i| tokens[i + 1].text == "(" && part(&tokens[i]))
}

/// Words from "of" to the 's of an owner: "of the old town's".
const OWNER: usize = 4;

/// "his", "its".
fn owns(token: &Token<'_>) -> bool {
    matches!(token.lower.as_str(), "his" | "her" | "its" | "their" | "our" | "my")
}

/// "Of the 52 aboard, 31 died", "eleven of the 40 hostages were freed": the whole that a part is taken of has not the part's verb.
pub fn is_whole(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    let Some(before) = q.tokens.start.checked_sub(1) else { return false };
    // "11 of its 16 employees" as "11 of the 16".
    // "11 of the state's 16 schools".
    let owner = matches!(tokens[before].text, "'s" | "’s" | "'" | "’");
    let definite = tokens[before].is("the") || owns(&tokens[before]) || owner;
    let back = if owner { OWNER } else { 1 };
    let of =
        if definite { (before.saturating_sub(back)..before).rev().find(|&i| tokens[i].is("of")) } else { Some(before) };
    let Some(of) = of.filter(|&i| tokens[i].is("of")) else { return false };
    let opens = of.checked_sub(1).is_none_or(|i| matches!(tokens[i].text, "“" | "\"" | "—" | ";" | ":"));
    let out = usize::from(of > 0 && tokens[of - 1].is("out"));
    // "70 of the 530 pupils who fled": all 530 did.
    let noun = |t: &Token<'_>| matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective);
    let behind = tokens[q.tokens.end..].iter().take(4).find(|t| !noun(t));
    if behind.is_some_and(|t| t.is("who")) {
        return false;
    }
    // "210 of some 330 seals"; "hundreds of 20-litre drums" are all the drums.
    let part = |p: &Quantity| {
        let less = p.stated().zip(q.stated()).is_some_and(|(part, whole)| part.value <= whole.value);
        let share = matches!(p.kind, Kind::Share | Kind::Percent);
        p.tokens.end + out == of && (definite || share || p.kind == Kind::Count && less)
    };
    let part = quantities.iter().any(part);
    let later =
        (definite || of == 0) && quantities.iter().any(|p| p.kind == Kind::Count && p.tokens.start > q.tokens.end);
    q.kind == Kind::Count && (part || opens && later)
}

/// Whether the figure is asked for or wanted rather than given: the cue may stand before another verb that only leads to the
/// number ("is seeking to be paid 40"), not before one that begins something else ("is asking for 8 and has been offered 5").
pub fn is_sought(tokens: &[Token<'_>], phrases: &Phrases, clause: &Range<usize>, q: &Quantity) -> bool {
    let near = q.tokens.start.saturating_sub(12).max(clause.start)..q.tokens.start;
    // A name is no wish: "Hope", "Quest".
    // "the demand for electricity" asks nobody.
    let wanted = |i: usize| {
        tokens[i].pos == Pos::Noun && tokens[i].has_cue("demand-noun") && tokens.get(i + 1).is_some_and(|t| t.is("for"))
    };
    let named = |i: usize| tokens[i].pos == Pos::ProperNoun;
    let cue = near.rev().find(|&i| tokens[i].has_cue("sought") && !named(i) && !wanted(i));
    let joined = |i: usize| matches!(tokens[i].pos, Pos::Conjunction) || tokens[i].text == ",";
    cue.is_some_and(|cue| {
        let after = |v: &&VerbGroup| v.finite && v.start > cue + 1 && v.end <= q.tokens.start;
        !phrases.verbs.iter().filter(after).any(|v| joined(v.start - 1))
    })
}

/// Whether the quantity only says when or how long ("in two months", "over the past three years"), or gives the figure before it
/// again in another unit ("75 kilometres (50 miles)").
pub fn is_adjunct(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    let cue = |i: usize| tokens[i].has_cue("time-adjunct") || tokens[i].has_cue("picks-run");
    let lead = (1..=3).filter_map(|n| q.tokens.start.checked_sub(n)).any(cue);
    let after = tokens.get(q.tokens.end).is_some_and(|t| t.is("ago") || t.is("later") || t.is("after"));
    let hyphen = q.tokens.clone().any(|i| tokens[i].text == "-");
    let converted = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].text == "(")
        && quantities.iter().any(|p| p.tokens.end + 1 == q.tokens.start && p.kind == q.kind && p.unit != q.unit);
    // "people over 65", "children under five": an age that narrows the people before it.
    let age = q.unit.is_none()
        && matches!(q.hedge, Hedge::Over | Hedge::Under | Hedge::AtLeast)
        && q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].names_people());
    // "a student of 20".
    let aged = q.unit.is_none()
        && q.tokens
            .start
            .checked_sub(2)
            .is_some_and(|i| tokens[i + 1].is("of") && tokens[i].names_people() && tokens[i].lemma == tokens[i].lower);
    age || aged
        || is_predicate_of_person(tokens, q)
        || converted
        || is_indefinite(tokens, q) && !is_in_row(tokens, quantities, q)
        || is_difference(tokens, q)
        || (q.kind == Kind::Duration && !hyphen && (lead || after))
        || is_span(tokens, q)
}

/// "in the past four winters", "over the last 12 games", "in each of the previous four terms": over what a figure is told.
fn is_span(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let Some(dated) = q.tokens.start.checked_sub(1) else { return false };
    let mut lead = dated.saturating_sub(3)..dated;
    q.kind == Kind::Count
        && tokens[dated].has_cue("picks-run")
        && lead.any(|i| tokens[i].has_cue("time-adjunct") || tokens[i].is("of"))
}

/// "one branch", "one in the morning": mostly says that there is such a thing, not how many there are.
fn is_indefinite(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let spelled = q.tokens.clone().any(|i| tokens[i].is("one"));
    let killed = q.unit_id() == Some("person");
    q.kind == Kind::Count && spelled && q.tokens.len() <= 2 && !killed && q.hedge == Hedge::None
}

/// "three Danes, one Swede and two Finns": in a row of counts "one" is a count like the others.
fn is_in_row(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    let joint = |i: usize| tokens[i].text == "," || tokens[i].is("and");
    let noun = |i: usize| matches!(tokens[i].pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective);
    // Between two members of a row stands the noun of the first, where its unit is none, then a comma or "and".
    let row = |first: &Quantity, second: &Quantity| {
        let (from, to) = (first.tokens.end, second.tokens.start);
        let joined = (from..to).find(|&i| joint(i)).filter(|_| to - from <= 4);
        joined.is_some_and(|at| (at > from || first.unit.is_some()) && (from..at).all(noun) && (at..to).all(joint))
    };
    let count = |p: &&Quantity| p.kind == Kind::Count && p.stated().is_some() && p.tokens != q.tokens;
    quantities.iter().filter(count).any(|p| row(p, q) || row(q, p))
}

/// "seven years older", "1,900 fewer than": a distance between two figures, not one of them.
fn is_difference(tokens: &[Token<'_>], q: &Quantity) -> bool {
    // "six years behind bars", "nine hours behind the wheel": where they were spent.
    let stays = |i: usize| tokens.iter().skip(i + 1).take(2).any(|t| t.has_cue("stays-behind"));
    let cue = |i: usize| tokens.get(i).is_some_and(|t| t.has_cue("difference") && !(t.is("behind") && stays(i)));
    // "two metres above flood stage", "above normal": held against a mark, not a height.
    let mark = tokens.get(q.tokens.end + 1..).into_iter().flatten().take(2).any(|t| t.has_cue("level-mark"));
    let over = tokens.get(q.tokens.end).is_some_and(|t| t.is("above") || t.is("below"));
    let height = q.kind == Kind::Measure && over && !mark;
    // "12 per cent less than a year earlier" is a change, "550 miles above the ground" a height.
    let noun = tokens.get(q.tokens.end).is_some_and(|t| t.pos == Pos::Noun);
    // "will pay $9 more": what is paid on top is a sum of its own; "$3 more than in May" is not.
    let more = |i: usize| tokens.get(i).is_some_and(|t| t.is("more") || t.is("extra") || t.is("apiece"));
    let than = tokens.get(q.tokens.end + 1).is_some_and(|t| t.is("than"));
    let paid = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].has_cue("pays"));
    let on_top = q.kind == Kind::Money && more(q.tokens.end) && !than && paid;
    let against = q.tokens.clone().any(more) && tokens.get(q.tokens.end).is_some_and(|t| t.is("than"));
    // "said 40 more pilgrims were hurt": more of them, no distance.
    let besides = tokens.get(q.tokens.end).is_some_and(|t| t.is("more"))
        && q.kind == Kind::Count
        && (q.tokens.end + 1..q.tokens.end + 4).any(|i| tokens.get(i).is_some_and(|t| t.names_people()))
        && !tokens[q.tokens.end..].iter().any(|t| t.is("than"));
    // "four fewer students": so many less, not so many.
    let fewer = q.hedge == Hedge::None && q.tokens.clone().any(|i| tokens[i].is("fewer"));
    against
        || fewer
        || q.change.is_none()
            && !besides
            && !on_top
            && !height
            && (cue(q.tokens.end) || (noun && cue(q.tokens.end + 1)))
}

/// "who is 63 and", "he was 41": a bare number said of a person is an age.
fn is_predicate_of_person(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let bare = q.unit.is_none() && q.kind == Kind::Count && q.hedge == Hedge::None;
    let Some(verb) = q.tokens.start.checked_sub(1).filter(|&i| bare && tokens[i].lemma == "be") else { return false };
    let open =
        tokens.get(q.tokens.end).is_none_or(|t| matches!(t.pos, Pos::Punct | Pos::Conjunction | Pos::Adposition));
    open && verb.checked_sub(1).is_some_and(|i| {
        matches!(tokens[i].lower.as_str(), "who" | "he" | "she")
            || tokens[i].pos == Pos::ProperNoun
            || tokens[i].names_people()
    })
}

/// "The limit there is 30 km/h", "in a 30 km/h zone": what may be driven, not what was.
pub fn is_limit(tokens: &[Token<'_>], quantities: &[Quantity], q: &Quantity) -> bool {
    const BEHIND: usize = 2;
    let from = quantities.iter().map(|p| p.tokens.end).filter(|&end| end <= q.tokens.start).max().unwrap_or(0);
    let behind = q.tokens.end..tokens.len().min(q.tokens.end + BEHIND);
    is_speed(q) && (from..q.tokens.start).chain(behind).any(|i| tokens[i].has_cue("speed-limit"))
}

/// "118 km/h seconds before it entered the bend", "the second car": a speed of another moment than the one that the sentence names, or
/// of one vehicle of several.
pub fn is_of_other_moment(tokens: &[Token<'_>], q: &Quantity) -> bool {
    is_speed(q) && tokens.iter().any(|t| t.has_cue("other-moment") || t.has_cue("one-of-several"))
}

fn is_speed(q: &Quantity) -> bool {
    q.unit.as_ref().is_some_and(|u| u.kind == UnitKind::Speed)
}
