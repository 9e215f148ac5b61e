//! Numbers that are names by their shape: links, mail, handles, telephone numbers, network addresses, versions, models,
//! sections, notes, list markers, and figures that begin with a zero.
//!
//! ```text
//! shape   = link | mail | tag | list-marker | note | section | telephone | address | version | model | call-sign | padded
//! ```

use super::piece::*;
use crate::model::{Sense, Shape, Token, Tokens};
use nom::Parser;
use nom::branch::alt;

/// The longest run of touching tokens that is searched for an `@`: a mail address is shorter.
const LONGEST_MAIL: usize = 24;

type Rule = &'static str;

pub(super) fn shape<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    move |i| {
        alt((
            link,
            mail(before),
            tag,
            list_marker(before),
            note,
            section,
            telephone(before),
            address,
            version(before),
            model(before),
            call_sign,
            padded(before),
        ))
        .parse(i)
    }
}

/// `https://example.org/2020/05`: from the scheme or `www` to the next white space. Only where a figure is in it.
fn link<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    let whole = |t: &Token<'_>| t.text.contains("://") || t.text.starts_with("www.");
    if let Ok((rest, t)) = token(whole)(i) {
        return if has_figure(Tokens(std::slice::from_ref(t))) { Ok((rest, "name.link")) } else { fail() };
    }
    let (rest, first) = word(&["http", "https", "www", "ftp"])(i)?;
    let mark = glued(rest).is_some_and(|t| t.text == if first.is("www") { "." } else { ":" });
    if !mark {
        return fail();
    }
    let length = rest.0.iter().take_while(|t| !t.spaced).count();
    let rest = Tokens(&rest.0[length..]);
    if has_figure(taken(i, rest)) { Ok((rest, "name.link")) } else { fail() }
}

fn has_figure(run: Tokens<'_, '_>) -> bool {
    run.0.iter().any(|t| t.text.bytes().any(|b| b.is_ascii_digit()))
}

/// `j.doe1985@example.org`: touching tokens with an `@` between words.
fn mail<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    move |i| {
        let starts = i.0.first().is_some_and(|t| {
            (t.spaced || before.0.is_empty() || last(before).is_some_and(|t| t.shape == Shape::Punct))
                && t.shape != Shape::Punct
        });
        if !starts {
            return fail();
        }
        let end = 1 + i.0[1..]
            .iter()
            .take(LONGEST_MAIL)
            .take_while(|t| !t.spaced && !matches!(t.text, ")" | "," | ">"))
            .count();
        let run = &i.0[..end];
        let at = run.iter().position(|t| t.text == "@");
        let mailed = at.is_some_and(|n| n > 0 && run.get(n + 1).is_some_and(|t| t.shape != Shape::Punct));
        let run = if run.last().is_some_and(|t| t.text == ".") { &run[..end - 1] } else { run };
        if mailed && has_figure(Tokens(run)) { Ok((Tokens(&i.0[run.len()..]), "name.mail")) } else { fail() }
    }
}

/// `@user99`, `#Euro2024`, `#1`: a mark and what touches it.
fn tag<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    let (rest, _) = word(&["@", "#"])(i)?;
    let (rest, t) = token(|t| !t.spaced && t.shape != Shape::Punct)(rest)?;
    if has_figure(Tokens(std::slice::from_ref(t))) && glued(rest).is_none_or(|t| t.text != "%") {
        Ok((rest, "name.tag"))
    } else {
        fail()
    }
}

/// `1.`, `2)`, `(3)` at the start of a sentence that goes on.
fn list_marker<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    move |i| {
        let opened = last(before).is_some_and(|t| t.text == "(") && before.0.len() == 1;
        if !(before.0.is_empty() || opened) {
            return fail();
        }
        let (rest, _) = whole(0..=99)(i)?;
        let (rest, mark) = token(|t| !t.spaced && matches!(t.text, "." | ")"))(rest)?;
        let goes_on = rest.0.first().is_some_and(|t| t.spaced);
        if goes_on && (!opened || mark.text == ")") { Ok((rest, "name.list-marker")) } else { fail() }
    }
}

/// `[3]`, `[12]`: a note's mark.
fn note<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    let (rest, _) = word(&["["])(i)?;
    let (rest, _) = whole(0..=999)(rest)?;
    let (rest, _) = word(&["]"])(rest)?;
    Ok((rest, "name.note"))
}

/// `§ 230`, `§§ 12`.
fn section<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    let (rest, _) = word(&["§"])(i)?;
    let rest = word(&["§"])(rest).map_or(rest, |(rest, _)| rest);
    let (rest, _) = token(|t| t.shape == Shape::Digits)(rest)?;
    Ok((rest, "name.section"))
}

/// `555-0199`, `(212) 555-0199`, `+44 20 7946 0958`, `1-800-555-0199`, `212.555.0199`.
fn telephone<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    move |i| {
        let Some(first) = i.0.first() else { return fail() };
        if !first.spaced && last(before).is_some_and(|t| t.shape != Shape::Punct || is_dash(t)) {
            return fail();
        }
        if dotted_groups(first.text) == Some([3, 3, 4]) {
            return Ok((Tokens(&i.0[1..]), "name.telephone"));
        }
        let plus = first.text == "+";
        let (groups, rest) = groups(if plus { Tokens(&i.0[1..]) } else { i });
        let figures: usize = groups.iter().sum();
        let american = matches!(groups.as_slice(), [3, 4] | [3, 3, 4] | [1, 3, 3, 4]);
        let foreign = plus && groups.len() >= 2 && (8..=15).contains(&figures);
        // Seven figures in "555 0199" could be two numbers; only a hyphen or bracket joins them.
        let joined = i.0[..i.0.len() - rest.0.len()].iter().any(|t| is_dash(t) || t.text == "(");
        let whole = glued(rest).is_none_or(|t| t.shape == Shape::Punct);
        if whole && (foreign || american && joined) { Ok((rest, "name.telephone")) } else { fail() }
    }
}

/// The lengths of up to six groups of figures with hyphens, spaces or brackets between them, and what follows.
fn groups<'a, 't>(i: Tokens<'a, 't>) -> (Vec<usize>, Tokens<'a, 't>) {
    let mut lengths = Vec::new();
    let mut rest = i;
    while lengths.len() < 6 {
        let open = if lengths.len() < 2 { word(&["("])(rest).map_or(rest, |(rest, _)| rest) } else { rest };
        let open = if lengths.is_empty() { open } else { hyphen(open).map_or(open, |(rest, _)| rest) };
        let Ok((after, t)) = token(|t: &Token<'_>| t.text.bytes().all(|b| b.is_ascii_digit()))(open) else { break };
        lengths.push(t.text.len());
        rest = word(&[")"])(after).map_or(after, |(rest, _)| rest);
    }
    (lengths, rest)
}

fn dotted_groups(text: &str) -> Option<[usize; 3]> {
    let mut parts = text.split('.');
    let lengths = [parts.next()?.len(), parts.next()?.len(), parts.next()?.len()];
    (parts.next().is_none() && !text.contains(',')).then_some(lengths)
}

/// `192.168.1.1`, `2.0.1`: two points or more in one number.
fn address<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    let points = |t: &Token<'_>| t.text.bytes().filter(|b| *b == b'.').count();
    // "1.000.000" is a number in many countries; three figures in every group keep it one.
    let grouped = |t: &Token<'_>| {
        t.text.split('.').skip(1).all(|part| part.len() == 3) && t.text.split('.').next().is_some_and(|p| p.len() <= 3)
    };
    let (rest, _) = token(|t| {
        t.shape == Shape::Digits
            && points(t) >= 2
            && !grouped(t)
            && !super::date::dotted(t.text)
            && !t.text.contains(',')
    })(i)?;
    Ok((rest, "name.address"))
}

/// `v2.0.1`, `v2`: a `v` that touches figures.
fn version<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    move |i| {
        let v = |t: &Token<'_>| {
            t.lower.strip_prefix('v').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
        };
        if glued(i).is_some() && last(before).is_none_or(|t| t.text != "(") {
            return fail();
        }
        let (rest, _) = token(v)(i)?;
        let more =
            (token(|t| !t.spaced && t.text == "."), token(|t| !t.spaced && t.shape == Shape::Digits)).parse(rest);
        Ok((more.map_or(rest, |(rest, _)| rest), "name.version"))
    }
}

/// `F-16`, `I-95`, `G-20`, `Su-35`, `S-400`, `MQ-9B`: a short word in capitals, a hyphen and figures.
fn model<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    move |i| {
        if glued(i).is_some() && last(before).is_some_and(|t| t.shape != Shape::Punct) {
            return fail();
        }
        let (rest, t) = token(is_mark)(i)?;
        let (rest, dash) = hyphen(rest)?;
        let (rest, _) = token(|t| !t.spaced && t.shape == Shape::Digits && t.text.len() <= 4)(rest)?;
        let prefix = t.senses().any(|(s, n)| n == 1 && matches!(s, Sense::Unit { prefix: true, .. } | Sense::Month(_)));
        let tail = token(|t: &Token<'_>| !t.spaced && t.shape == Shape::Word && t.text.len() <= 2)(rest);
        let rest = tail.map_or(rest, |(rest, _)| rest);
        // An en dash spans ("US–5"); a second hyphen makes a score or an age of it.
        let plain = matches!(dash.text, "-" | "\u{2010}" | "\u{2011}")
            && hyphen(rest).is_err()
            && glued(rest).is_none_or(|t| t.text != "%");
        if plain && !prefix { Ok((rest, "name.model")) } else { fail() }
    }
}

/// One to five letters, all capitals where there are more than two.
fn is_mark(t: &Token<'_>) -> bool {
    let length = t.text.chars().count();
    let letters = t.shape == Shape::Word && t.text.chars().all(char::is_alphanumeric);
    letters
        && (1..=5).contains(&length)
        && t.capitalized()
        && (length <= 2 || t.text.chars().all(|c| !c.is_lowercase()))
}

/// `MH370`, `G7`, `H1N1`, `A320`: a word with a capital and figures in it.
fn call_sign<'a, 't>(i: Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    let holds = |t: &Token<'_>| {
        t.shape == Shape::Word
            && t.capitalized()
            && t.text.bytes().any(|b| b.is_ascii_digit())
            && !t.senses().any(|(s, _)| matches!(s, Sense::Unit { .. }))
    };
    let is_date = |t: &Token<'_>| t.text.starts_with("FY") || super::year::q(Tokens(std::slice::from_ref(t))).is_ok();
    let (rest, t) = token(holds)(i)?;
    if is_date(t) { fail() } else { Ok((rest, "name.call-sign")) }
}

/// `007`, `02215`: figures that begin with a zero are a code.
fn padded<'a, 't>(before: Tokens<'a, 't>) -> impl Fn(Tokens<'a, 't>) -> Out<'a, 't, Rule> {
    move |i| {
        if glued(i).is_some()
            && last(before).is_some_and(|t| t.shape != Shape::Punct || matches!(t.text, "/" | ":" | "."))
        {
            return fail();
        }
        let (rest, t) = token(|t| t.text.len() >= 3 && t.text.starts_with('0') && digits(t).is_some_and(|n| n > 0))(i)?;
        let _ = t;
        let counts = rest.0.first().is_some_and(|t| measured(t) || !t.spaced && t.shape != Shape::Punct);
        if counts { fail() } else { Ok((rest, "name.padded")) }
    }
}
