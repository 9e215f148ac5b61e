//! How likely two claims speak of the same thing: what they share, weighed by how rare it is in the story.

use super::index::dimension;
use crate::model::{Claim, Hedge, Kind, Modality, Number, Statistic};
use rust_decimal::Decimal;
use std::collections::{BTreeSet, HashMap};

/// How many claims of the story use each lemma: words that most use say little.
pub struct Weights<'c> {
    used: HashMap<&'c str, usize>,
    claims: usize,
    /// Per dimension and head, the parties that the story's claims name: several parties with an offer each.
    parties: HashMap<(String, &'c str), BTreeSet<&'c str>>,
    /// Per article, dimension and head, the stated values.
    values: HashMap<(usize, String, &'c str), BTreeSet<Decimal>>,
}

impl<'c> Weights<'c> {
    pub fn of(claims: &'c [Claim]) -> Self {
        let mut used: HashMap<&str, usize> = HashMap::new();
        for lemma in claims.iter().flat_map(|c| &c.qualifiers.context) {
            *used.entry(lemma).or_default() += 1;
        }
        let mut parties: HashMap<(String, &str), BTreeSet<&str>> = HashMap::new();
        for claim in claims {
            let named = claim.qualifiers.parties.iter().map(String::as_str);
            parties.entry((dimension(claim), claim.subject.head.as_str())).or_default().extend(named);
        }
        let mut values: HashMap<(usize, String, &str), BTreeSet<Decimal>> = HashMap::new();
        for claim in claims {
            let stated = claim.canonical.and_then(|i| i.low.or(i.high)).map(|n| n.value.normalize());
            let key = (claim.article, dimension(claim), claim.subject.head.as_str());
            values.entry(key).or_default().extend(stated);
        }
        Weights { used, claims: claims.len().max(1), parties, values }
    }

    /// Thousandths of an inverse document frequency: 0 for a word of every claim. Integers keep it the same on every machine.
    fn rarity(&self, lemma: &str) -> u64 {
        let used = self.used.get(lemma).copied().unwrap_or(1).max(1);
        let ratio = (self.claims * 2 / used).max(1) as u64;
        // log2 in steps, scaled: enough to rank words.
        u64::from(ratio.ilog2()) * 1000 + ((ratio * 1000) >> ratio.ilog2()) % 1000
    }

    /// Whether the story tells this kind of figure of two parties or more, so that one without a party may be anybody's.
    fn is_contested(&self, claim: &Claim) -> bool {
        self.parties.get(&(dimension(claim), claim.subject.head.as_str())).is_some_and(|p| p.len() >= 2)
    }

    /// Whether its article gives no other figure of this dimension and head.
    fn is_only(&self, claim: &Claim) -> bool {
        let key = (claim.article, dimension(claim), claim.subject.head.as_str());
        self.values.get(&key).is_some_and(|v| v.len() == 1)
    }

    /// Share of the rarer words of the shorter context that both use, 0 to 100.
    fn overlap(&self, a: &[String], b: &[String]) -> u64 {
        let total = |list: &[String]| list.iter().map(|w| self.rarity(w)).sum::<u64>();
        let shared: u64 = a.iter().filter(|w| b.contains(w)).map(|w| self.rarity(w)).sum();
        let least = total(a).min(total(b));
        (shared * 100).checked_div(least).unwrap_or(0)
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
    let people = a.quantity.unit_id() == Some("person") && b.quantity.unit_id() == Some("person");
    let generic = people && a.subject.head == "person";
    let packed = a.subject.same_entry(&b.subject);
    if packed {
        add(55, format!("both are {}", a.subject.id));
    } else if !a.subject.head.is_empty() && a.subject.head == b.subject.head {
        add(if generic { 15 } else { 40 }, format!("both count or measure `{}`", a.subject.head));
    } else if people {
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
        (Some(x), Some(y)) if !packed && !is_light(x) && !is_light(y) => add(-12, String::new()),
        (Some(_), Some(_)) | (None, _) | (_, None) => {}
    }
    if !generic
        && weights.is_only(a)
        && weights.is_only(b)
        && !a.subject.head.is_empty()
        && a.subject.head == b.subject.head
    {
        add(12, "it is the only such figure of both articles".to_owned());
    }
    if let Some((points, slip)) = slip(a, b) {
        add(points, slip);
    }
    add(likeness(a, b), String::new());
    let bare = a.subject.modifiers.is_empty() != b.subject.modifiers.is_empty();
    if packed && bare && a.quantity.kind == Kind::Percent {
        add(-15, String::new());
    }
    let shared = a.subject.modifiers.iter().filter(|m| b.subject.modifiers.contains(m)).count() as i64;
    if shared > 0 {
        add((shared * 10).min(20), "the same words narrow it".to_owned());
    } else if !a.subject.modifiers.is_empty() && !b.subject.modifiers.is_empty() {
        add(if packed { -15 } else { -8 }, String::new());
    }
    qualifiers(a, b, &mut add);
    if a.qualifiers.parties.is_empty() != b.qualifiers.parties.is_empty() && weights.is_contested(a) {
        add(-25, String::new());
    }
    let overlap = weights.overlap(&a.qualifiers.context, &b.qualifiers.context) as i64;
    // Nothing but the sentence says what a headless number is about: the sentences must be nearly the same.
    if (a.subject.head.is_empty() || b.subject.head.is_empty()) && !packed && overlap < 60 {
        add(-20, String::new());
    }
    add(overlap * 40 / 100, format!("their sentences share {overlap} % of the rarer words"));
    (score.clamp(0, 100) as u8, why)
}

fn qualifiers(a: &Claim, b: &Claim, add: &mut impl FnMut(i64, String)) {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    if let Some(party) = x.parties.iter().find(|p| y.parties.contains(p)) {
        add(20, format!("both of {party}"));
    }
    if x.setting.is_some() && y.setting.is_some() && x.setting != y.setting {
        add(-30, String::new());
    }
    if let Some(place) = x.places.iter().find(|p| y.places.contains(p)) {
        add(10, format!("both in {place}"));
    }
    match (&x.period, &y.period) {
        (Some(p), Some(q)) if p.key.is_some() && p.key == q.key => add(10, format!("both of {}", p.text)),
        (Some(_), Some(_)) | (None, None) => {}
        (Some(_), None) | (None, Some(_)) => add(-5, String::new()),
    }
    // A rate is typical by itself; without one, "on an ordinary day" has to be said.
    let special = |c: &Claim| match c.qualifiers.statistic {
        Some(Statistic::Average | Statistic::Median | Statistic::Peak) => true,
        Some(Statistic::Typical) => c.quantity.per.is_none(),
        Some(Statistic::Total | Statistic::Cumulative | Statistic::Maximum | Statistic::Minimum) | None => false,
    };
    // A forecast of money is no result; jobs that are to go are the jobs that went.
    let ahead = |c: &Claim| c.modality == Modality::Projected && c.quantity.kind != Kind::Count;
    if ahead(a) != ahead(b) {
        add(-15, String::new());
    }
    if special(a) != special(b) {
        add(-15, String::new());
    }
    let (p, q) = (&a.quantity, &b.quantity);
    // One part of a firm grows while another shrinks; a change told both ways gives the same number.
    let opposite = p.change.zip(q.change).is_some_and(|(c, d)| c.direction != d.direction);
    if opposite && p.stated() != q.stated() {
        add(-25, String::new());
    }
    if p.per.is_some() && p.per == q.per {
        add(15, format!("both per {}", p.per.as_deref().unwrap_or("")));
    }
    if let (Some(m), Some(n)) = (p.stated(), q.stated())
        && m.value == n.value
    {
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

/// Two reports of one thing seldom lie far apart: figures three or ten times each other count against it, unless one is the other slipped.
fn likeness(a: &Claim, b: &Claim) -> i64 {
    let (Some(x), Some(y)) = (a.canonical, b.canonical) else { return 0 };
    let (Some(x), Some(y)) = (x.low.or(x.high), y.low.or(y.high)) else { return 0 };
    let (x, y) = (x.value.abs(), y.value.abs());
    let Some(ratio) = x.max(y).checked_div(x.min(y).max(Decimal::new(1, 6))) else { return -40 };
    let vague = [a, b].iter().any(|c| c.quantity.hedge == Hedge::Vague);
    let packed = a.subject.same_entry(&b.subject);
    if vague || slip(a, b).is_some() || (packed && ratio <= Decimal::TEN && a.subject.moves) {
        0
    } else if ratio > Decimal::from(30) {
        -60
    } else if ratio > Decimal::TEN {
        -40
    } else if ratio > Decimal::from(3) {
        -15
    } else {
        0
    }
}

/// What makes two different figures look like one slipped: digits turned around, a million for a billion, kilometres for miles.
/// Two unrelated figures are rarely so alike.
fn slip(a: &Claim, b: &Claim) -> Option<(i64, String)> {
    let (p, q) = (&a.quantity, &b.quantity);
    let (m, n) = (p.stated()?, q.stated()?);
    if !p.is_point() && !q.is_point() && p.hedge == q.hedge {
        return None;
    }
    let digits = |n: Number| {
        let text = n.value.normalize().mantissa().unsigned_abs().to_string();
        text.trim_end_matches('0').to_owned()
    };
    let (x, y) = (digits(m), digits(n));
    if m.value == n.value {
        let units = p.unit_id() != q.unit_id() && m.significant_digits() >= 2;
        let said = || format!("both give {m}, in {} and {}", p.unit_id().unwrap_or(""), q.unit_id().unwrap_or(""));
        return units.then(|| (25, said()));
    }
    if x == y && x.len() >= 2 && m.leading_place().abs_diff(n.leading_place()).is_multiple_of(3) {
        // A million for a billion of money: hardly ever two sums.
        let points = if p.kind == Kind::Money { 45 } else { 25 };
        return Some((points, format!("{m} and {n} have the same digits")));
    }
    let turned = x.len() >= 2 && x.len() == y.len() && m.leading_place() == n.leading_place() && turned(&x, &y);
    turned.then(|| (25, format!("{m} is {n} with two digits turned around")))
}

/// One swap of neighbours leads from one to the other.
fn turned(x: &str, y: &str) -> bool {
    let differ: Vec<usize> =
        x.bytes().zip(y.bytes()).enumerate().filter(|(_, (p, q))| p != q).map(|(i, _)| i).collect();
    let (x, y) = (x.as_bytes(), y.as_bytes());
    matches!(differ.as_slice(), [i, j] if *j == i + 1 && x[*i] == y[*j] && x[*j] == y[*i])
}

/// Verbs that say nothing of their own.
fn is_light(lemma: &str) -> bool {
    matches!(
        lemma,
        "rise"
            | "fall"
            | "increase"
            | "decrease"
            | "drop"
            | "climb"
            | "grow"
            | "gain"
            | "lose"
            | "slip"
            | "decline"
            | "jump"
            | "surge"
            | "be"
            | "have"
            | "do"
            | "make"
            | "take"
            | "get"
            | "give"
            | "go"
            | "come"
            | "say"
            | "see"
            | "put"
    )
}
