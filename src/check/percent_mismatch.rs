//! percent-mismatch: a part, a whole and a percentage in one sentence that do not go together.
//!
//! Why it matters: the percentage is what readers keep, and it is reckoned by hand.
//!
//! Example: “37 of 2,300 drivers, or 16 percent”.
//!
//! How it decides: one percentage and two counts of one thing, tied by “of” and set beside each other by “or”, a comma or a bracket. Part by
//! whole, the rest by whole, part by rest and part by both are tried with all three widened by hedge and rounding; reported only if none
//! fits. Medium; high where the percentage is off by more than a quarter.
//!
//! Not caught: a base that stands in another sentence; weighted surveys, whose counts are not the base.

use super::reckon::{Range, reach};
use super::{Slip, Survey, say, together};
use crate::model::{Claim, Explanation, Kind, Severity};
use rust_decimal::Decimal;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let claims = survey.claims;
    let mut found = Vec::new();
    for list in together::sentences(survey).into_values() {
        let percent: Vec<usize> =
            list.iter().copied().filter(|&i| matches!(claims[i].quantity.kind, Kind::Percent)).collect();
        let counts: Vec<usize> = list.iter().copied().filter(|&i| claims[i].quantity.kind == Kind::Count).collect();
        if let ([p], [a, b]) = (percent.as_slice(), counts.as_slice()) {
            found.extend(tied(survey, *p, *a, *b).and_then(|(part, whole)| reckon(survey, *p, part, whole)));
        }
    }
    found
}

/// Part and whole, where the three are set beside each other.
fn tied(survey: &Survey<'_>, percent: usize, first: usize, second: usize) -> Option<(usize, usize)> {
    let claims = survey.claims;
    let (p, a, b) = (&claims[percent], &claims[first], &claims[second]);
    let plain = |c: &Claim| c.quantity.change.is_none() && c.quantity.per.is_none() && !c.qualifiers.comparison;
    if ![p, a, b].into_iter().all(plain) || !together::addable(a, b) {
        return None;
    }
    let text = &survey.articles[p.article].text;
    let before = |c: &Claim| text.get(c.sentence_span.start..c.quantity.span.start).unwrap_or("").trim_end();
    let beside = |c: &Claim| {
        before(c).ends_with(['(', ',', '—', '–']) || (c.qualifiers.has_cue('<', "sums.or") && before(c).ends_with("or"))
    };
    let of = |c: &Claim| before(c).to_lowercase().ends_with("of") || before(c).ends_with("of the");
    let follows = text.get(p.quantity.span.end..).unwrap_or("").trim_start();
    let at = [p, a, b].map(|c| c.quantity.span.start);
    if at[1] < at[0] && at[2] < at[0] {
        // "37 of 2,300 drivers, or 16 percent"; "Of 2,300 drivers, 37 were drunk, 16 percent"
        let linked = beside(p) && !follows.starts_with("of ");
        return match (of(a), of(b)) {
            (false, true) if linked => Some((first, second)),
            (true, false) if linked => Some((second, first)),
            // "the papers of 37 of 2,300 drivers"
            (true, true) if linked && together::between(survey, a, b).trim() == "of" => Some((first, second)),
            (true, true) | (false, false) | (true, false) | (false, true) => None,
        };
    }
    // "16 percent of the 2,300 drivers, or 37"
    (at[0] < at[1] && of(a) && beside(b)).then_some((second, first))
}

fn reckon(survey: &Survey<'_>, percent: usize, part: usize, whole: usize) -> Option<Slip> {
    let range = |i: usize| reach(&survey.claims[i], survey.tolerances);
    let (p, a, b) = (range(percent)?, range(part)?, range(whole)?);
    if !a.is_positive() || !b.is_positive() {
        return None;
    }
    let hundred = Range::point(Decimal::ONE_HUNDRED);
    let rest = b.minus(a);
    let mut readings = vec![a.times(hundred).over(b), rest.times(hundred).over(b), a.times(hundred).over(a.plus(b))];
    if rest.is_positive() {
        readings.push(a.times(hundred).over(rest));
    }
    if readings.iter().any(|r| r.meets(p)) {
        return None;
    }
    let stated = |i: usize| survey.claims[i].quantity.stated().map(|n| n.value);
    let (x, y, said) = (stated(part)?, stated(whole)?, stated(percent)?);
    let share = x.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(y)?;
    let reason = format!(
        "{} of {} is {} percent, not {}.",
        say::decimal(x),
        say::decimal(y),
        say::rough(share.round_dp(2)),
        say::decimal(said)
    );
    let far = share.max(said) * Decimal::from(4) > share.min(said) * Decimal::from(5);
    let explanation = Explanation {
        rule: "share-does-not-come-out".to_owned(),
        steps: vec![reason.clone()],
        ..Explanation::default()
    };
    let severity = if far { Severity::High } else { Severity::Medium };
    Some(together::slip(survey, severity, vec![percent, part, whole], &reason, explanation))
}
