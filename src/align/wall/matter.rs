//! What the words of one claim set apart from the matter of the story, of which the other tells.

use super::Apart;
use crate::model::{Claim, Frame, Mark, Row};

/// The reason in words why the one is not of the matter that the other tells of.
pub fn between(a: &Claim, b: &Claim) -> Option<Apart> {
    [case, who, round, place, share, year, row, limit].iter().find_map(|wall| wall(a, b))
}

/// What marks of this sort tell of the claim.
fn told<'c, T: ?Sized>(claim: &'c Claim, of: fn(&'c Mark) -> Option<&'c T>) -> Vec<&'c T> {
    claim.qualifiers.marks.iter().filter_map(of).collect()
}

/// "An earlier trial had 2,000 volunteers" beside those of this one. Where a name says which other it is, both may mean it.
fn case(a: &Claim, b: &Claim) -> Option<Apart> {
    let other = |c: &Claim| c.qualifiers.is_marked(&Mark::OtherCase);
    // "Up from 59 percent" is the other case, too.
    let of_now = |c: &Claim| !other(c) && !c.qualifiers.comparison;
    let named = [a, b].iter().any(|c| c.qualifiers.is_marked(&Mark::NamedCase));
    let one = named && a.qualifiers.shares_party(&b.qualifiers);
    fn word(mark: &Mark) -> Option<&str> {
        if let Mark::CaseWord(word) = mark { Some(word) } else { None }
    }
    let (x, y) = (told(a, word), told(b, word));
    let two = other(a) && other(b) && !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w));
    ((other(a) && of_now(b) || other(b) && of_now(a)) && !one || two)
        .then(|| ("case", "one is of another case of the kind".to_owned()))
}

/// "Women won 58 seats" beside those that a party won. What befell people has its own words for the sorts of them.
fn who(a: &Claim, b: &Claim) -> Option<Apart> {
    fn sort(mark: &Mark) -> Option<&str> {
        if let Mark::Who(sort) = mark { Some(sort) } else { None }
    }
    let (x, y) = (told(a, sort), told(b, sort));
    let word = x.first().or(y.first())?;
    (x != y && !a.subject.toll && !b.subject.toll).then(|| ("subject", format!("only one is of the {word} ones")))
}

/// "6-3, 7-5" are sets, "aged 19 and 23" two people: at other places of a row or in no row stand others.
fn row(a: &Claim, b: &Claim) -> Option<Apart> {
    fn row(mark: &Mark) -> Option<&Row> {
        if let Mark::Row(row) = mark { Some(row) } else { None }
    }
    (told(a, row) != told(b, row)).then(|| ("row", "each has another place in a row of such figures".to_owned()))
}

/// A figure of no round is one of the last.
fn round(a: &Claim, b: &Claim) -> Option<Apart> {
    let early = |c: &Claim| c.qualifiers.is_marked(&Mark::EarlyRound);
    (early(a) != early(b)).then(|| ("round", "only one is of an earlier round".to_owned()))
}

/// "In the capital 95 schools closed" beside all that closed. Who names the place of the other may mean the same.
fn place(a: &Claim, b: &Claim) -> Option<Apart> {
    fn frame(mark: &Mark) -> Option<&Frame> {
        if let Mark::Frame(frame) = mark { Some(frame) } else { None }
    }
    let (x, y) = (told(a, frame), told(b, frame));
    let all = |name: &str, c: &Claim| name.split(' ').all(|w| c.qualifiers.context.iter().any(|v| v == w));
    let said = |frames: &[&Frame], c: &Claim| {
        frames.iter().any(|frame| match frame {
            Frame::Whole => false,
            Frame::Part(name) => all(name, c),
        })
    };
    let reason = match x.first().or(y.first())? {
        Frame::Whole => "only one is of the whole country".to_owned(),
        Frame::Part(name) => format!("only one is of the {name}"),
    };
    (x != y && !(said(&x, b) || said(&y, a))).then_some(("place", reason))
}

/// "Wind supplied 28 percent of the power", "coal made up 22 percent of it".
fn share(a: &Claim, b: &Claim) -> Option<Apart> {
    fn word(mark: &Mark) -> Option<&str> {
        if let Mark::ShareOf(word) = mark { Some(word) } else { None }
    }
    let (x, y) = (told(a, word), told(b, word));
    let apart = !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w));
    apart.then(|| ("share", format!("{} is not {}", x.join(" "), y.join(" "))))
}

/// "In 2015 a derailment injured 61": the toll of a year that only one names is that of another event.
fn year(a: &Claim, b: &Claim) -> Option<Apart> {
    let year = |c: &Claim| {
        c.qualifiers.period.as_ref().is_some_and(|p| p.key.as_deref().is_some_and(|k| k.starts_with("year:")))
    };
    let toll = a.subject.toll && b.subject.toll;
    (toll && year(a) != year(b)).then(|| ("period", "only one is of a year of its own".to_owned()))
}

/// "The limit is 30 km/h" beside what was driven.
fn limit(a: &Claim, b: &Claim) -> Option<Apart> {
    let allowed = |c: &Claim| c.qualifiers.is_marked(&Mark::Limit);
    (allowed(a) != allowed(b)).then(|| ("subject", "only one is what may be driven".to_owned()))
}
