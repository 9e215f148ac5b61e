//! How likely two claims speak of the same thing: what they share, weighed by how rare it is in the story.

use crate::model::{Claim, Kind};
use std::collections::HashMap;

/// How many claims of the story use each lemma: words that most use say little.
pub struct Weights<'c> {
    used: HashMap<&'c str, usize>,
    claims: usize,
}

impl<'c> Weights<'c> {
    pub fn of(claims: &'c [Claim]) -> Self {
        let mut used: HashMap<&str, usize> = HashMap::new();
        for lemma in claims.iter().flat_map(|c| &c.qualifiers.context) {
            *used.entry(lemma).or_default() += 1;
        }
        Weights { used, claims: claims.len().max(1) }
    }

    /// Thousandths of an inverse document frequency: 0 for a word of every claim. Integers keep it the same on every machine.
    fn rarity(&self, lemma: &str) -> u64 {
        let used = self.used.get(lemma).copied().unwrap_or(1).max(1);
        let ratio = (self.claims * 2 / used).max(1) as u64;
        // log2 in steps, scaled: enough to rank words.
        u64::from(ratio.ilog2()) * 1000 + (ratio * 1000 >> ratio.ilog2()) % 1000
    }

    /// Share of the rarer words of the shorter context that both use, 0 to 100.
    fn overlap(&self, a: &[String], b: &[String]) -> u64 {
        let total = |list: &[String]| list.iter().map(|w| self.rarity(w)).sum::<u64>();
        let shared: u64 = a.iter().filter(|w| b.contains(w)).map(|w| self.rarity(w)).sum();
        let least = total(a).min(total(b));
        if least == 0 { 0 } else { shared * 100 / least }
    }
}

/// Confidence in percent that they speak of one thing, and the evidence in words.
pub fn judge(a: &Claim, b: &Claim, weights: &Weights<'_>) -> (u8, Vec<String>) {
    let mut score: i64 = 0;
    let mut why = Vec::new();
    let mut add = |points: i64, reason: String| {
        score += points;
        if points > 0 {
            why.push(reason);
        }
    };
    let generic = a.quantity().unit_id() == Some("person") && b.quantity().unit_id() == Some("person");
    let packed = !a.subject.id.starts_with("open:") && a.subject.id == b.subject.id;
    if packed {
        add(55, format!("both are {}", a.subject.id));
    } else if !a.subject.head.is_empty() && a.subject.head == b.subject.head {
        add(if generic { 15 } else { 40 }, format!("both count or measure `{}`", a.subject.head));
    } else if generic {
        add(10, "both count people".to_owned());
    }
    match (&a.subject.container, &b.subject.container) {
        (Some(x), Some(y)) if x == y => add(40, format!("both speak of the {x}")),
        (Some(_), Some(_)) => add(-25, String::new()),
        (None, _) | (_, None) => {}
    }
    match (&a.qualifiers.event, &b.qualifiers.event) {
        (Some(x), Some(y)) if x == y && is_light(x) => add(5, format!("both with `{x}`")),
        (Some(x), Some(y)) if x == y => add(20, format!("both with `{x}`")),
        (Some(x), Some(y)) if !packed && !is_light(x) && !is_light(y) => add(-30, String::new()),
        (Some(_), Some(_)) | (None, _) | (_, None) => {}
    }
    let shared = a.subject.modifiers.iter().filter(|m| b.subject.modifiers.contains(m)).count() as i64;
    if shared > 0 {
        add((shared * 10).min(20), "the same words narrow it".to_owned());
    } else if !a.subject.modifiers.is_empty() && !b.subject.modifiers.is_empty() && !packed {
        add(-8, String::new());
    }
    qualifiers(a, b, &mut add);
    let overlap = weights.overlap(&a.qualifiers.context, &b.qualifiers.context) as i64;
    // Nothing but the sentence says what a headless number is about: the sentences must be nearly the same.
    if (a.subject.head.is_empty() || b.subject.head.is_empty()) && !packed && overlap < 60 {
        add(-40, String::new());
    }
    add(overlap * 40 / 100, format!("their sentences share {overlap} % of the rarer words"));
    (score.clamp(0, 100) as u8, why)
}

fn qualifiers(a: &Claim, b: &Claim, add: &mut impl FnMut(i64, String)) {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    if let Some(party) = x.parties.iter().find(|p| y.parties.contains(p)) {
        add(20, format!("both of {party}"));
    }
    if let Some(place) = x.places.iter().find(|p| y.places.contains(p)) {
        add(10, format!("both in {place}"));
    }
    match (&x.period, &y.period) {
        (Some(p), Some(q)) if p.key.is_some() && p.key == q.key => add(10, format!("both of {}", p.text)),
        (Some(_), Some(_)) | (None, None) => {}
        (Some(_), None) | (None, Some(_)) => add(-5, String::new()),
    }
    let (p, q) = (a.quantity(), b.quantity());
    if p.per.is_some() && p.per == q.per {
        add(15, format!("both per {}", p.per.as_deref().unwrap_or("")));
    }
    if let (Some(m), Some(n)) = (p.stated(), q.stated()) {
        if m.value == n.value {
            let rare = m.significant_digits() >= 3;
            let small = p.kind == Kind::Count && m.value < 20.into();
            add(
                if rare {
                    30
                } else if small {
                    5
                } else {
                    15
                },
                format!("both give {m}"),
            );
        }
    }
}

/// Verbs that say nothing of their own.
fn is_light(lemma: &str) -> bool {
    matches!(lemma, "be" | "have" | "do" | "make" | "take" | "get" | "give" | "go" | "come" | "say" | "see" | "put")
}
