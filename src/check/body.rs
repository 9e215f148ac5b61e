//! “83 seats in an assembly of 60”, “14 of the club's 12 members”: some of those who make up a body of a told size.

use super::{Survey, together};
use crate::model::{At, Claim, Kind, SumWord};
use rust_decimal::Decimal;

/// Most words from a figure to the size of its body: "out of the ship's crew of".
const WORDS: usize = 6;

/// What is more times the size of the body than this was never of its members.
const TIMES: u32 = 10;

/// Whether the second figure is the size of a body whose members, votes or seats the first counts.
pub fn holds(survey: &Survey<'_>, a: &Claim, b: &Claim) -> bool {
    let Some(gap) = link(survey, a, b) else { return false };
    let plain = |c: &Claim| c.quantity.kind == Kind::Count && c.quantity.change.is_none() && c.quantity.per.is_none();
    let open = gap.contains([',', ';', '(', ')', ':']) || gap.split_whitespace().count() > WORDS;
    if open || !plain(a) || !plain(b) || is_occasion(a) {
        return false;
    }
    owned(survey, gap, a, b) || is_sized(survey, gap, b) && is_member(gap, a, b) && !is_far(a, b)
}

/// The words from the figure, or from its noun ("83 sure votes in a"), to the size of the body, where they begin by putting it there.
fn link<'s>(survey: &Survey<'s>, a: &Claim, b: &Claim) -> Option<&'s str> {
    let text = &survey.articles[a.article].text;
    let noun = text.get(a.span.end..b.quantity.span.start).unwrap_or("");
    let gaps = [together::between(survey, a, b), noun].map(str::trim);
    gaps.into_iter().find(|gap| ["in ", "of ", "out of "].iter().any(|word| gap.starts_with(word)))
}

/// "240 of its 12 clubs' fans": the figure counts whose they are.
pub fn is_owner(survey: &Survey<'_>, claim: &Claim) -> bool {
    let text = &survey.articles[claim.article].text;
    let end = claim.span.end.max(claim.quantity.span.end);
    let after = text.get(end..claim.sentence_span.end).unwrap_or("");
    let inside = text.get(claim.quantity.number.end..end).unwrap_or("");
    after.starts_with(['\'', '’']) || ["'s", "’s", "'", "’"].iter().any(|mark| inside.ends_with(mark))
}

/// "14 of the club's 12 members": one noun for both.
fn owned(survey: &Survey<'_>, gap: &str, a: &Claim, b: &Claim) -> bool {
    let genitive = |text: &str| ["'s", "’s", "s'", "s’"].iter().any(|end| text.ends_with(end));
    let one = !b.subject.head.is_empty() && a.subject.head == b.subject.head && names(b);
    gap.starts_with("of ") && genitive(gap) && one && a.quantity.unit.is_none() && !is_owner(survey, b)
}

/// "a chamber of 60", "the 60-seat assembly".
fn is_sized(survey: &Survey<'_>, gap: &str, b: &Claim) -> bool {
    let end = b.span.end.max(b.quantity.span.end);
    let joined = survey.articles[b.article].text.get(b.quantity.number.end..end).is_some_and(|t| t.starts_with('-'));
    gap.ends_with(" of") && !names(b) && (is_body(b, At::Before) || gap.starts_with("out of "))
        || joined && is_body(b, At::Behind)
}

fn is_body(b: &Claim, at: At) -> bool {
    [SumWord::House, SumWord::Crew].into_iter().any(|word| b.qualifiers.has_cue(at, word))
}

/// A house has votes, seats and members, in it or of it; a crew is people, and so is whatever "out of" or "of" ties to a body.
fn is_member(gap: &str, a: &Claim, b: &Claim) -> bool {
    let seat = a.qualifiers.has_cue_in(&[At::Inside, At::Behind], SumWord::Seat);
    let house = b.qualifiers.has_cue_in(&[At::Before, At::Behind], SumWord::House);
    let people = a.quantity.unit_id() == Some("person");
    seat || people && !house || !gap.starts_with("in ") && a.quantity.unit.is_none()
}

/// "cast 9,000 votes in the 100-member senate": times that were voted.
fn is_occasion(a: &Claim) -> bool {
    let voices = a.quantity.unit_id() == Some("vote");
    voices && a.qualifiers.has_cue_in(&At::AROUND, SumWord::Rounds)
}

fn is_far(a: &Claim, b: &Claim) -> bool {
    let stated = |c: &Claim| c.quantity.stated().map(|n| n.value);
    let most = stated(b).and_then(|size| size.checked_mul(Decimal::from(TIMES)));
    stated(a).zip(most).is_none_or(|(part, most)| part > most)
}

/// A noun behind the figure says what it counts.
fn names(claim: &Claim) -> bool {
    claim.subject.span.start >= claim.quantity.number.end
}
