//! quote-speaker: one quotation is given to two speakers.
//!
//! Why it matters: who said it is as much of a quotation as its words.
//!
//! Example: “…,” Jane Roe said, against “…,” said Tom Lee.
//!
//! How it decides: six or more words that are the same save for clipped ends, and two named persons whose names do not fit each other,
//! each named in the sentence of the quotation: high. An office speaks for its person (“the ministry”, “a spokeswoman”), so only
//! persons by name are held against each other.
//!
//! Not caught: speakers named in another sentence, offices, quotations with words changed.

use super::facts::{Judged, Sides};
use super::quote_drift::{Aligned, aligned, may_be_one};
use super::{Slip, Survey};
use crate::model::{Severity, distance, fold};
use std::collections::BTreeSet;

/// Fewer words are a phrase that two people may use.
const LEAST: usize = 6;
/// Share of the shorter quotation that must be the same, in percent.
const SAME: usize = 90;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut told: BTreeSet<(String, String)> = BTreeSet::new();
    let mut slips = Vec::new();
    for found in aligned(survey) {
        let Some((a, b)) = speakers(&found) else { continue };
        let names = if a < b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) };
        if !told.insert(names) {
            continue;
        }
        let judged = Judged {
            severity: Severity::High,
            confidence: 85,
            rule: "one-quotation-two-speakers",
            reason: format!("the same words are {}’s in the one and {}’s in the other.", a, b),
            steps: vec![format!("{} words of the two quotations are the same", found.shared)],
            unknown: vec!["whether one of them quotes the other".to_owned()],
        };
        slips.extend(Sides::pair(found.at.0, found.at.1).slip_in_order(survey, judged));
    }
    slips
}

/// The two persons, where they are two.
fn speakers(found: &Aligned<'_>) -> Option<(String, String)> {
    let shorter = found.quotes.0.words.len().min(found.quotes.1.words.len());
    if found.shared < LEAST || found.shared * 100 < shorter * SAME {
        return None;
    }
    let (a, b) = found.quotes.0.speaker.as_ref().zip(found.quotes.1.speaker.as_ref())?;
    let explicit = !a.resolved && !b.resolved && !may_be_one(a, b);
    let (x, y) = a.person.as_ref().zip(b.person.as_ref())?;
    // One name spelled in two ways is another check's matter.
    let spelling = distance(&fold(&x.full()), &fold(&y.full()), 2) <= 2;
    (explicit && !spelling).then(|| (x.title(), y.title()))
}
