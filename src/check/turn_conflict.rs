//! turn-conflict: two articles count one event as another one in its row.
//!
//! Why it matters: “its ninth flight” is a record or a routine by that number alone.
//!
//! Example: “on its ninth flight” against “on its eighth flight”; “the third strike in four years” against “the fourth strike in
//! four years”.
//!
//! How it decides: the same noun of the same owner or the same stretch of time, in articles that appeared within three days of each other
//! and in sentences that share three content words: low; four or more: medium. “After eight flights” is the ninth. An article with two
//! numbers of the row tells of two events. Halves, floors and other parts that are numbered are no row; “first” is said of anything.
//! A place in a ranking is a number of a row too: “Brenner, the third-largest dairy” against “Brenner, the second-largest dairy” is medium, where
//! noun, scope, measure and what narrows the noun are the same. A rank that opens its sentence is the one's that the article names oftenest.
//!
//! Not caught: rows told in other words (“for the eighth time”), events that the two sentences tell without common words.

use super::facts::{self, Judged, Sides};
use super::{Slip, Survey, placings};
use crate::model::{Fact, Severity, Turn};
use std::collections::{BTreeMap, BTreeSet};

/// Articles this many days apart may tell of two events of the row.
const DAYS: i32 = 3;
/// Content words that the two sentences share.
const COMMON: usize = 3;
/// Rows of one noun that are held against each other.
const MOST: usize = 40;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut rows: BTreeMap<&str, Vec<(usize, &Fact, &Turn)>> = BTreeMap::new();
    for turn in facts::of(survey, Fact::as_turn) {
        rows.entry(turn.2.noun.as_str()).or_default().push(turn);
    }
    let own = rows.into_values().filter_map(|row| conflict(survey, &row[..row.len().min(MOST)]));
    own.chain(placings::slips(survey)).collect()
}

/// The first two that cannot be one event.
fn conflict(survey: &Survey<'_>, row: &[(usize, &Fact, &Turn)]) -> Option<Slip> {
    let numbers = |article: usize| -> BTreeSet<u64> {
        row.iter().filter(|t| t.1.article == article).map(|t| t.2.number).collect()
    };
    let one = |t: &&(usize, &Fact, &Turn)| numbers(t.1.article).len() == 1;
    let single: Vec<_> = row.iter().filter(one).collect();
    for (n, a) in single.iter().enumerate() {
        for b in &single[n + 1..] {
            let common = common(a.2, b.2);
            if a.1.article == b.1.article || a.2.number == b.2.number || !near(survey, a.1, b.1) || common < COMMON {
                continue;
            }
            let judged = Judged {
                severity: if common > COMMON { Severity::Medium } else { Severity::Low },
                confidence: 65,
                rule: "another-one-of-the-row",
                reason: format!("it is number {} in the one and number {} in the other.", a.2.number, b.2.number),
                steps: vec![format!("{common} words of the two sentences are the same")],
                unknown: vec!["whether it is one event".to_owned()],
            };
            return Sides::pair(a.0, b.0).slip(survey, judged);
        }
    }
    None
}

fn near(survey: &Survey<'_>, a: &Fact, b: &Fact) -> bool {
    let published = |f: &Fact| survey.articles[f.article].published;
    published(a).zip(published(b)).is_none_or(|(x, y)| (y - x).get_days().abs() <= DAYS)
}

/// Content words that two turns of one row share; none where owner or stretch tell them apart.
fn common(a: &Turn, b: &Turn) -> usize {
    let said = |t: &Turn, word: &String| t.owner.as_ref() == Some(word) || t.context.contains(word);
    let owned = |x: &Turn, y: &Turn| x.owner.as_ref().is_none_or(|o| said(y, o));
    if a.window != b.window || !owned(a, b) || !owned(b, a) {
        return 0;
    }
    a.context.iter().filter(|w| b.context.contains(w)).count()
}
