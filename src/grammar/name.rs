//! Numbers that are names, by the words beside them: `Group of 7`, `Title 42`, `Boeing 737`, `one another`.
//! Names by shape alone (addresses, telephone numbers, versions) are in `shape.rs`; the words are in the names pack.
//!
//! ```text
//! name    = whole-name | before-word ["."] figure {("," | "and" | dash) figure} | number ["-"] after-word
//!         | digits capital… street-word | capital-number Capital…
//! figure  = digits [letters] | small-words | roman
//! ```

use super::bound::hedges;
use super::piece::*;
use crate::model::{Kind, Pos, Quantity, Sense, Shape, Token, Tokens};
use nom::Parser;
use nom::branch::alt;
use nom::combinator::{consumed, opt};

/// A name that begins here and holds a number.
pub(super) fn name<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Quantity> {
    move |i| {
        // Shapes first: a telephone number or a link holds figures that words beside it would split.
        let any =
            alt((super::shape::shape(before), whole_name, after_word, before_word(before), street, capital(before)));
        // "under 18 U.S.C. 1001", "about 50-50": the hedge would else take the number alone.
        let hedged = |i| {
            let (rest, bound) = hedges(i)?;
            if bound.is_some() { alt((whole_name, after_word, street)).parse(rest) } else { fail() }
        };
        let (rest, (taken, rule)) = consumed(alt((any, hedged))).parse(i)?;
        Ok((rest, made(before, taken, Kind::Identifier, NOWHERE, rule)))
    }
}

fn name_cue<'a, 't: 'a>(side: &'static str) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, String> {
    sense(move |s| match s {
        Sense::NameCue(id) => id.strip_prefix(side).map(str::to_owned),
        _ => None,
    })
}

/// `CBP One`, `Catch-22`, `on the one hand`: the pack gives all of it.
fn whole_name<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, &'static str> {
    let (rest, _) = name_cue("whole:")(i)?;
    let ends_in_number = |t: &Token<'_>| !t.capitalized() && t.senses().any(|(s, _)| matches!(s, Sense::Cardinal(_)));
    let open = taken(i, rest).0.last().is_some_and(ends_in_number);
    // "another one" is a pronoun, "another one million" and "that one person" are counts; "50-50,000" is no idiom.
    let goes_on = rest.0.first().is_some_and(|t| !t.spaced && t.shape == Shape::Digits || open && follows_number(t));
    if goes_on { fail() } else { Ok((rest, "name.whole")) }
}

/// A noun, an adjective or a magnitude: what a number before it would count.
fn follows_number(t: &Token<'_>) -> bool {
    measured(t)
        || t.shape == Shape::Digits
        || match t.pos {
            Pos::Noun | Pos::ProperNoun | Pos::Adjective | Pos::Numeral => true,
            Pos::Other => is_plural(t),
            Pos::Pronoun | Pos::Verb | Pos::Auxiliary | Pos::Participle | Pos::Gerund | Pos::Adverb => false,
            Pos::Determiner | Pos::Adposition | Pos::Conjunction | Pos::Subordinator | Pos::Particle => false,
            Pos::Interjection | Pos::Punct => false,
        }
}

/// `Title 42`, `No. 3`, `Super Bowl LVIII`, `Channels 4 and 5`.
fn before_word<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, &'static str> {
    move |i| {
        let (rest, id) = name_cue("before:")(i)?;
        let (rest, _) = opt(alt((hyphen, word(&["#", "§"])))).parse(rest)?;
        let cue = taken(i, rest);
        let (rest, figure) = figure(rest)?;
        if is_amount(cue, figure, rest, id == "weak") || id == "weak" && is_verb(before) {
            return fail();
        }
        let plural = cue.0.first().is_some_and(|t| t.lower.ends_with('s') && t.shape == Shape::Word);
        let end = more_figures(suffix(rest), plural);
        // "The list names or numbers 214": "numbers" before one figure is the verb.
        let alone = end.0.len() == rest.0.len() && cue.0.first().is_some_and(|t| t.is("numbers"));
        if alone && !rest.0.first().is_some_and(|t| t.is("to") || t.is("through")) {
            return fail();
        }
        Ok((end, "name.before"))
    }
}

/// Figures, a roman numeral or a number word; its first token.
fn figure<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, &'a Token<'t>> {
    // `2B` and `A7` are one token each.
    let mixed =
        |t: &Token<'_>| t.shape == Shape::Word && t.text.len() <= 5 && t.text.bytes().any(|b| b.is_ascii_digit());
    let first = token(|_| true)(i)?.1;
    let one = token(|t| t.shape == Shape::Digits || is_roman(t.text) || mixed(t));
    alt((one, small_words.map(|_| first))).parse(i)
}

/// `II`, `LVIII`; a lone `I` is the pronoun.
fn is_roman(text: &str) -> bool {
    (2..=7).contains(&text.len()) && text.bytes().all(|b| b"IVXLC".contains(&b)) || text == "V" || text == "X"
}

/// The number is one after all: `Building 6,000 homes`, `page 3 million`, `Flight 20 minutes late`, `each day 300 people`.
fn is_amount(cue: Tokens<'_, '_>, figure: &Token<'_>, rest: Tokens<'_, '_>, weak: bool) -> bool {
    let grouped = figure.text.contains(',');
    let marked = glued(rest).is_some_and(|t| t.text == "%" || t.shape == Shape::Symbol);
    let spaced_unit = rest.0.first().is_some_and(|t| t.spaced && measured(t) && !t.capitalized());
    let acts = cue.0.first().is_some_and(|t| matches!(t.pos, Pos::Verb | Pos::Gerund) || t.lower.ends_with("ing"));
    let in_words = figure.shape == Shape::Word && figure.senses().any(|(s, _)| matches!(s, Sense::Cardinal(_)));
    grouped || marked || spaced_unit || (weak || acts || in_words) && counts_here(rest)
}

/// "They number 300": the word before shows the verb.
fn is_verb(before: Tokens<'_, '_>) -> bool {
    last(before).is_some_and(|t| {
        matches!(t.lower.as_str(), "they" | "who" | "that" | "which" | "we" | "now" | "to") || is_plural(t)
    })
}

/// What belongs to the figure: `737-800`, `230(c)(1)`, `737 MAX`, `F-16s`.
fn suffix<'a, 't>(i: Tokens<'a, 't>) -> Tokens<'a, 't> {
    let mut rest = i;
    // Eight marks hold "230(c)(1)(A)"; a longer chain is not a section.
    for _ in 0..8 {
        let Some((first, after)) = rest.0.split_first() else { return rest };
        let joins = is_dash(first)
            && after.first().is_some_and(|t| !t.spaced && (t.shape == Shape::Digits || t.text.len() <= 3));
        let bracketed = first.text == "("
            && after.first().is_some_and(|t| t.text.len() <= 3)
            && after.get(1).is_some_and(|t| t.text == ")");
        let letters = first.shape == Shape::Word && first.text.len() <= 3;
        rest = match first.spaced {
            false if joins => Tokens(&after[1..]),
            false if bracketed => Tokens(&after[2..]),
            false if letters => Tokens(after),
            true | false => return rest,
        };
    }
    rest
}

/// `4 and 5` in `Channels 4 and 5`, `3, 34 and 35` in `Chapters 3, 34 and 35`: only bare figures, and only where nothing
/// counted follows them. After a singular word the list must end its clause.
fn more_figures<'a, 't>(i: Tokens<'a, 't>, plural: bool) -> Tokens<'a, 't> {
    let mut rest = i;
    // Eight figures are a long list already.
    for _ in 0..8 {
        let link = alt((word(&["and", "or", "&"]).map(|_| ()), (word(&[","]), opt(word(&["and"]))).map(|_| ())));
        let next = (link, token(|t| digits(t).is_some_and(|n| n < 1000))).parse(rest);
        rest = match next {
            Ok((after, _)) if !counts_here(after) && (plural || ends_clause(after)) => after,
            Ok(_) | Err(_) => return rest,
        };
    }
    rest
}

fn ends_clause(rest: Tokens<'_, '_>) -> bool {
    rest.0.first().is_none_or(|t| t.shape == Shape::Punct)
}

/// `five-star`, `18 U.S.C. 1001`: the number stands before.
fn after_word<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, &'static str> {
    let (rest, _) = alt((token(|t| t.shape == Shape::Digits).map(|_| 0), small_words)).parse(i)?;
    let (rest, _) = opt(hyphen).parse(rest)?;
    let cue_at = rest;
    let (rest, id) = name_cue("after:")(rest)?;
    if id == "street" {
        return fail();
    }
    // The same words may stand before a figure too: "18 U.S.C. § 1001".
    let with_figure = (name_cue("before:"), opt(word(&["§"])), figure).parse(cue_at);
    Ok((with_figure.map_or(rest, |(rest, _)| suffix(rest)), "name.after"))
}

/// `4 Yawkey Way`, `1600 Pennsylvania Avenue NW`, `221B Baker Street`: figures, one to three capitalised words, a street's word.
fn street<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, &'static str> {
    let (mut rest, _) = token(|t| t.shape == Shape::Digits && t.text.len() <= 6)(i)?;
    if let Some(letter) = glued(rest).filter(|t| t.text.len() == 1 && t.capitalized()) {
        rest = Tokens(&rest.0[1..]);
        let _ = letter;
    }
    for words in 0..4 {
        let ends =
            sense(|s| if let Sense::NameCue(id) = s { (**id == *"after:street").then_some(()) } else { None })(rest);
        if let Ok((after, ())) = ends
            && words > 0
        {
            // "4 Wall Street banks" counts banks.
            return if counts_here(after) { fail() } else { Ok((after, "name.street")) };
        }
        let part = token(|t| t.capitalized() || t.shape == Shape::Digits && digits(t).is_some());
        let (next, part) = part(rest)?;
        let numbered = part.shape == Shape::Digits;
        rest = match token(|t| !t.spaced && super::date::is_ordinal_suffix(&t.lower))(next) {
            Ok((next, _)) if numbered => next,
            Ok(_) | Err(_) if numbered => return fail(),
            Ok(_) | Err(_) => stop(next),
        };
    }
    fail()
}

/// A number word with a capital before a capitalised word, inside a sentence in lower case: `Three Mile Island`, `First Lady`.
fn capital<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, &'static str> {
    move |i| {
        let Some((first, next)) = i.0.split_first() else { return fail() };
        let Some(next) = next.first() else { return fail() };
        let ordinal = first.senses().any(|(s, _)| matches!(s, Sense::Ordinal(_)));
        let cardinal = first.senses().any(|(s, _)| matches!(s, Sense::Cardinal(_)));
        let number = first.shape == Shape::Word && first.capitalized() && (ordinal || cardinal);
        let named = number && next.shape == Shape::Word && next.capitalized() && !is_scale(next);
        // At its start a sentence has a capital anyway; "Second Amendment" is a name even there, "Three Palestinians" is not.
        let inside = last(before).is_some_and(|t| t.shape == Shape::Word || t.text == ",");
        if named && (inside || ordinal) && !is_title(before, Tokens(&i.0[1..])) && (ordinal || !is_plural_people(next))
        {
            let rest = Tokens(&i.0[2..]);
            return Ok((rest, "name.capital"));
        }
        fail()
    }
}

fn is_scale(t: &Token<'_>) -> bool {
    t.senses().any(|(s, _)| matches!(s, Sense::Scale { .. } | Sense::Month(_) | Sense::Weekday(_) | Sense::Unit { .. }))
}

/// `Palestinians`, `Americans`: people of a country are counted, even with a capital number before them.
fn is_plural_people(t: &Token<'_>) -> bool {
    t.lower.ends_with("ans") || t.lower.ends_with("ish") || t.lower.ends_with("ese")
}

/// A headline in title case: among the longer words nearby almost none is in lower case.
fn is_title(before: Tokens<'_, '_>, rest: Tokens<'_, '_>) -> bool {
    let near = before.0.iter().rev().take(8).chain(rest.0.iter().take(8));
    let lower = near.filter(|t| t.shape == Shape::Word && t.text.len() >= 4 && !t.capitalized()).count();
    lower < 2
}
