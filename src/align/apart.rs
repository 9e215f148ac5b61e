//! What the words of one claim set apart from the matter of the story, of which the other tells.

use crate::model::Claim;

type Apart = (&'static str, String);

/// The reason in words why the one is not of the matter that the other tells of.
pub fn between(a: &Claim, b: &Claim) -> Option<Apart> {
    [case, who, round, place, share, year, row, limit].iter().find_map(|wall| wall(a, b))
}

/// What stands behind this mark.
fn told<'c>(claim: &'c Claim, mark: &str) -> Vec<&'c str> {
    claim.qualifiers.cues.iter().filter_map(|cue| cue.strip_prefix(mark)).collect()
}

/// "An earlier trial had 2,000 volunteers" beside those of this one. Where a name says which other it is, both may mean it.
fn case(a: &Claim, b: &Claim) -> Option<Apart> {
    let other = |c: &Claim| c.qualifiers.is_marked("case:other");
    // "Up from 59 percent" is the other case, too.
    let of_now = |c: &Claim| !other(c) && !c.qualifiers.comparison;
    let named = [a, b].iter().any(|c| c.qualifiers.is_marked("case:named"));
    let one = named && a.qualifiers.shares_party(&b.qualifiers);
    let (x, y) = (told(a, "case-word:"), told(b, "case-word:"));
    let two = other(a) && other(b) && !x.is_empty() && !y.is_empty() && !x.iter().any(|w| y.contains(w));
    ((other(a) && of_now(b) || other(b) && of_now(a)) && !one || two)
        .then(|| ("case", "one is of another case of the kind".to_owned()))
}

/// "Women won 58 seats" beside those that a party won. What befell people has its own words for the sorts of them.
fn who(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (told(a, "who:"), told(b, "who:"));
    let word = x.first().or(y.first())?;
    (x != y && !a.subject.toll && !b.subject.toll).then(|| ("subject", format!("only one is of the {word} ones")))
}

/// "6-3, 7-5" are sets, "aged 19 and 23" two people: at other places of a row or in no row stand others.
fn row(a: &Claim, b: &Claim) -> Option<Apart> {
    (told(a, "row:") != told(b, "row:")).then(|| ("row", "each has another place in a row of such figures".to_owned()))
}

/// A figure of no round is one of the last.
fn round(a: &Claim, b: &Claim) -> Option<Apart> {
    let early = |c: &Claim| told(c, "round:").contains(&"early");
    (early(a) != early(b)).then(|| ("round", "only one is of an earlier round".to_owned()))
}

/// "In the capital 95 schools closed" beside all that closed. Who names the place of the other may mean the same.
fn place(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (told(a, "frame:"), told(b, "frame:"));
    let said = |words: &[&str], c: &Claim| {
        let all = |name: &&str| name.split(' ').all(|w| c.qualifiers.context.iter().any(|v| v == w));
        words.iter().any(all)
    };
    let word = x.first().or(y.first())?;
    (x != y && !(said(&x, b) || said(&y, a))).then(|| {
        (
            "place",
            if *word == "all" {
                "only one is of the whole country".to_owned()
            } else {
                format!("only one is of the {word}")
            },
        )
    })
}

/// "Wind supplied 28 percent of the power", "coal made up 22 percent of it".
fn share(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (told(a, "of:"), told(b, "of:"));
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
    let allowed = |c: &Claim| c.qualifiers.is_marked("limit");
    (allowed(a) != allowed(b)).then(|| ("subject", "only one is what may be driven".to_owned()))
}
