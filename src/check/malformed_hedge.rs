//! malformed-hedge: a bound and a form that cannot go together.
//!
//! Why it matters: “at least 40-50” leaves open what the least is, and “up to 5 or more” says nothing at all.
//!
//! Example: “at least 40-50 people”; “about 3,273”.
//!
//! How it decides: “at least”, “more than”, “up to” and the like before a range, or two bounds that point both ways about one number: low. “About”
//! before a number of four or more significant digits: info, it is odd style only. A range whose
//! ends lie 500 times apart or more (“$90 billion to $110 million”): medium. A number that is written out to its last digit, seven of them
//! or more, and then multiplied (“$312,400,000 million”): medium.
//!
//! Not caught: hedges in two clauses.

use super::{Slip, Survey, compare, together};
use crate::model::{At, Claim, Explanation, Hedge, Kind, Mark, Severity, SumWord};

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut found: Vec<Slip> = (0..survey.claims.len()).filter_map(|i| malformed(survey, i)).collect();
    for list in together::sentences(survey).into_values() {
        found.extend(list.windows(2).filter_map(|pair| torn(survey, pair[0], pair[1])));
    }
    found
}

/// How many times one end of a range may be the other before a word for the size is out of place.
const FAR: u32 = 500;

/// "between $90 billion and $110 million": too far apart to be read as a range.
fn torn(survey: &Survey<'_>, first: usize, second: usize) -> Option<Slip> {
    let (a, b) = (&survey.claims[first], &survey.claims[second]);
    let gap = together::between(survey, a, b).trim();
    let open = a.qualifiers.has_cue(At::Before, SumWord::Between) && matches!(gap, "and" | "to" | "-" | "–");
    let far = compare::ratio(a, b).is_some_and(|r| r >= FAR.into());
    let falls = compare::stated(a) > compare::stated(b);
    let apart = open && far && falls && together::addable(a, b);
    apart.then(|| together::slip(survey, Severity::Medium, vec![first, second], TORN, clash()))
}

const TORN: &str = "the range runs from the far larger to the smaller, so a word for the size may have slipped.";

fn clash() -> Explanation {
    Explanation { rule: "hedge-and-form-clash".to_owned(), ..Explanation::default() }
}

/// "$312,400,000 million": every digit stands there, and then comes a word for the size.
fn is_sized_twice(survey: &Survey<'_>, claim: &Claim) -> bool {
    let text = claim.quantity.number.text(&survey.articles[claim.article].text);
    let figures = text.split(['.', ' ']).next().unwrap_or_default().chars().filter(char::is_ascii_digit).count();
    let place = claim.quantity.stated().map_or(0, |n| n.leading_place());
    claim.quantity.is_point() && figures >= FULL && i32::try_from(figures).is_ok_and(|n| place >= n + 5)
}

/// Figures of a number that is written out: nobody writes 1,000,000 million, though some write 1,000 billion.
const FULL: usize = 7;

fn malformed(survey: &Survey<'_>, i: usize) -> Option<Slip> {
    let claim = &survey.claims[i];
    let q = &claim.quantity;
    let bound = match q.hedge {
        Hedge::AtLeast | Hedge::AtMost | Hedge::Over | Hedge::Under | Hedge::UpTo => true,
        Hedge::None | Hedge::About | Hedge::Almost | Hedge::Between | Hedge::Vague | Hedge::Exact => false,
    };
    let range = q.interval.low.zip(q.interval.high).is_some_and(|(low, high)| low.value != high.value);
    let whole = matches!(q.kind, Kind::Count | Kind::Money | Kind::Percent | Kind::Measure);
    let fine = q.stated().is_some_and(|n| n.significant_digits() >= 4) && q.is_point();
    let ends = q.interval.low.zip(q.interval.high);
    let wide = ends.and_then(|(low, high)| high.value.checked_div(low.value)).is_some_and(|r| r >= FAR.into());
    let (severity, reason) = if is_sized_twice(survey, claim) {
        (
            Severity::Medium,
            "the figure is written out in full and multiplied besides, so its word for the size may be one too many.",
        )
    } else if wide && whole && q.hedge == Hedge::Between {
        (Severity::Medium, "the ends of the range are far apart, so a word for the size may have slipped.")
    } else if bound && range && whole {
        (Severity::Low, "a bound before a range does not say which end it bounds.")
    } else if bound && claim.qualifiers.is_marked(&Mark::BoundedBothWays) {
        (Severity::Low, "one word bounds it from above and one from below, so it says nothing.")
    } else if q.hedge == Hedge::About && fine && q.kind == Kind::Count {
        (Severity::Info, "the number is too exact for its “about”.")
    } else {
        return None;
    };
    Some(together::slip(survey, severity, vec![i], reason, clash()))
}
