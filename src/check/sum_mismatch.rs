//! sum-mismatch: the parts that an article lists do not add up to the total it gives.
//!
//! Why it matters: it is the one sum every reader can do, and one of the figures must give way.
//!
//! Example: “12 people died: six men, four women and three children”.
//!
//! How it decides: a total with a colon or dash and a list of counted parts behind it, or parts followed by “altogether”, “for a total of”.
//! Reckoned with intervals, hedges and roundings widened; every choice of two or more parts is tried, and their product.
//! A list that names something without a number may be short of the total, never over it. Medium; high above a quarter.
//!
//! Not caught: parts in other sentences than their total, lists opened by “including” (see part-exceeds-whole), percentages that should
//! make 100.

use super::reckon::{Range, reach};
use super::{Slip, Survey, say, together};
use crate::model::{Claim, Explanation, Kind, Severity, Statistic};
use rust_decimal::Decimal;

/// More parts than this are no list of a sentence; their choices are not tried.
const PARTS: usize = 8;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    for list in together::sentences(survey).into_values().filter(|list| list.len() > 2) {
        for (n, &total) in list.iter().enumerate() {
            let sum = opened(survey, total, &list[n + 1..]).or_else(|| closed(survey, total, &list[..n]));
            found.extend(sum.and_then(|sum| sum.judge(survey)));
        }
    }
    found
}

struct Sum {
    total: usize,
    parts: Vec<usize>,
    /// Something is listed without a number.
    open: bool,
}

fn is_addend(claim: &Claim) -> bool {
    let q = &claim.quantity;
    matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure) && q.change.is_none() && !claim.qualifiers.comparison
}

/// "12 people: seven men, four women and a child".
fn opened(survey: &Survey<'_>, total: usize, after: &[usize]) -> Option<Sum> {
    let claims = survey.claims;
    let whole = &claims[total];
    let marked = whole.qualifiers.has_cue('>', ":") || whole.qualifiers.has_cue('>', "—");
    let loose = ["sums.examples", "sums.compared"].iter().any(|c| whole.qualifiers.has_cue('>', c))
        || together::subset(whole, '>');
    let parts: Vec<usize> = after.iter().copied().filter(|&i| !nested(&claims[i])).collect();
    let alike = parts.iter().all(|&i| is_addend(&claims[i]) && together::addable(whole, &claims[i]));
    if !marked || loose || !is_addend(whole) || parts.len() < 2 || !alike {
        return None;
    }
    let text = survey.articles[whole.article].text.get(whole.quantity.span.end..whole.sentence_span.end)?;
    let list = text.split_once([':', '—', '–']).map_or(text, |(_, list)| list);
    let oxford = list.matches(", and ").count() + list.matches("; and ").count();
    let items = 1 + list.matches([',', ';']).count() + list.matches(" and ").count() - oxford;
    Some(Sum { total, open: items > parts.len(), parts })
}

/// A number in brackets or of a part of the part before it.
fn nested(claim: &Claim) -> bool {
    claim.qualifiers.has_cue('<', "(") && !claim.qualifiers.has_cue('<', ")") || claim.qualifiers.part
}

/// "seven men and four women, altogether 11".
fn closed(survey: &Survey<'_>, total: usize, before: &[usize]) -> Option<Sum> {
    let claims = survey.claims;
    let whole = &claims[total];
    let q = &whole.qualifiers;
    let said = q.has_cue('<', "sums.result")
        || q.has_cue('=', "sums.result")
        || (q.statistic == Some(Statistic::Total) && !q.has_cue('>', "sums.result"));
    let parts: Vec<usize> =
        before.iter().copied().filter(|&i| is_addend(&claims[i]) && together::addable(whole, &claims[i])).collect();
    // "a total of 40 people were saved" may open a matter of its own.
    let event = q.event.as_ref();
    let own = event.is_some() && !parts.iter().any(|&i| claims[i].qualifiers.event.as_ref() == event);
    let loose = together::subset(whole, '<') || q.has_cue('<', ";") || q.part;
    let list = said && !own && !loose && is_addend(whole) && (2..=PARTS).contains(&parts.len());
    list.then_some(Sum { total, parts, open: false })
}

impl Sum {
    fn judge(&self, survey: &Survey<'_>) -> Option<Slip> {
        let total = reach(&survey.claims[self.total], survey.tolerances)?;
        let parts: Vec<Range> =
            self.parts.iter().map(|&i| reach(&survey.claims[i], survey.tolerances)).collect::<Option<_>>()?;
        let all = parts.iter().copied().reduce(Range::plus)?;
        let short = self.open && total.low.zip(all.high).is_some_and(|(low, high)| high < low);
        let product = parts.len() == 2 && parts[0].times(parts[1]).meets(total);
        if short || product || fits(&parts, total) {
            return None;
        }
        let stated = |i: usize| survey.claims[i].quantity.stated().map(|n| n.value);
        let values: Vec<Decimal> = self.parts.iter().map(|&i| stated(i)).collect::<Option<_>>()?;
        let sum = values.iter().try_fold(Decimal::ZERO, |a, b| a.checked_add(*b))?;
        let whole = stated(self.total)?;
        let added = values.iter().map(|v| say::decimal(*v)).collect::<Vec<_>>().join(" + ");
        let far = whole.max(sum) * Decimal::from(4) > whole.min(sum) * Decimal::from(5);
        let reason = format!("{added} = {}, not {}.", say::decimal(sum), say::decimal(whole));
        let explanation = Explanation {
            rule: "parts-do-not-make-the-total".to_owned(),
            steps: vec![reason.clone()],
            ..Explanation::default()
        };
        let places = std::iter::once(self.total).chain(self.parts.iter().copied()).collect();
        let severity = if far { Severity::High } else { Severity::Medium };
        Some(together::slip(survey, severity, places, &reason, explanation))
    }
}

/// Some choice of two or more parts makes the total.
fn fits(parts: &[Range], total: Range) -> bool {
    if parts.len() > PARTS {
        return parts.iter().copied().reduce(Range::plus).is_some_and(|sum| sum.meets(total));
    }
    (1u32..1 << parts.len()).filter(|choice| choice.count_ones() >= 2).any(|choice| {
        let chosen = parts.iter().enumerate().filter(|(i, _)| choice >> i & 1 == 1).map(|(_, part)| *part);
        chosen.reduce(Range::plus).is_some_and(|sum| sum.meets(total))
    })
}
