//! Ranks over time: "the highest since 2015", "more than ever", "for the third year running", against the story's other years.

use super::reckon::{Range, reach};
use super::{Slip, Survey, say, together};
use crate::model::{At, Cited, Claim, Direction, Explanation, Mark, Modality, Period, Reached, Severity, SumWord};
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// A figure more than this many times the other is likely of another length of time.
const FAR: Decimal = Decimal::from_parts(3, 0, 0, false, 0);

/// Claims and sentences around a rank in which its own text lists other years.
const NEAR: usize = 16;
const SENTENCES: usize = 3;

pub fn slips(survey: &Survey<'_>) -> Vec<Slip> {
    let ranked = |c: &Claim| Rank::of(c).is_some() || run(c).is_some();
    let wanted = survey.claims.iter().enumerate().filter(|(_, c)| ranked(c)).map(|(i, _)| i).collect();
    let mut found = Vec::new();
    for (i, alike) in together::aligned(survey, &wanted) {
        let claim = &survey.claims[i];
        let alike: Vec<usize> = alike.into_iter().chain(series(survey, i)).collect();
        let rivals = rivals(survey, i, &alike);
        if let Some(rank) = Rank::of(claim) {
            found.extend(outranked(survey, i, rank, &rivals));
        }
        if let Some((direction, years)) = run(claim) {
            found.extend(broken(survey, i, (direction, years), &rivals));
        }
    }
    found
}

/// What a figure is said to be the most or the least of.
#[derive(Debug, Clone, Copy)]
struct Rank {
    most: bool,
    /// The year that it is said to reach back to; none for "ever".
    since: Option<i16>,
}

impl Rank {
    fn of(claim: &Claim) -> Option<Rank> {
        let since = |most: bool| {
            let since = |mark: &Mark| {
                if let Mark::Since { most: m, year } = mark { (*m == most).then_some(*year) } else { None }
            };
            claim.qualifiers.marks.iter().find_map(since).map(|year| Rank { most, since: Some(year) })
        };
        if let Some(rank) = since(true).or_else(|| since(false)) {
            return Some(rank);
        }
        let ever = claim.qualifiers.has_cue_in(&At::AROUND, SumWord::Ever);
        ever.then_some(Rank { most: true, since: None })
    }
}

/// Which way it went, and for how many years.
fn run(claim: &Claim) -> Option<(Direction, i16)> {
    let run = |mark: &Mark| if let Mark::Running { way, years } = mark { Some((*way, *years)) } else { None };
    let runs = || claim.qualifiers.marks.iter().filter_map(run);
    runs().find(|(way, _)| *way == Direction::Up).or_else(|| runs().next())
}

/// A figure as it stood: no change, no plan, no wish.
fn is_level(claim: &Claim) -> bool {
    let asserted = matches!(claim.modality, Modality::Asserted | Modality::Reported | Modality::Estimated);
    let q = &claim.quantity;
    asserted && q.change.is_none_or(|c| c.role == Reached::To) && !claim.qualifiers.sought && !claim.qualifiers.adjunct
}

/// The year that a period lies in, where it is a year or a part of one.
fn year_of(period: &Period) -> Option<i16> {
    let named = period.key.as_deref().and_then(|key| key.strip_prefix("year:")?.parse().ok());
    let dated = period.from.zip(period.to).filter(|(from, to)| from.year() == to.year()).map(|(from, _)| from.year());
    named.or(dated)
}

/// Figures of the same subject close by in its own text: a list of years holds figures too far apart for alignment to liken.
fn series<'s>(survey: &'s Survey<'s>, at: usize) -> impl Iterator<Item = usize> + 's {
    let claim = &survey.claims[at];
    let around = at.saturating_sub(NEAR)..survey.claims.len().min(at + NEAR);
    around.filter(move |&i| {
        let other = &survey.claims[i];
        let near = other.article == claim.article && other.sentence.abs_diff(claim.sentence) <= SENTENCES;
        let head = !claim.subject.head.is_empty() && claim.subject.head == other.subject.head;
        near && (claim.subject.same_entry(&other.subject) || head)
    })
}

/// Figures that alignment puts with this one or finds like it but for their time, and that are of one place, owner and measure.
fn rivals(survey: &Survey<'_>, at: usize, alike: &[usize]) -> BTreeSet<usize> {
    let claim = &survey.claims[at];
    let open = |p: &[String], q: &[String]| p.is_empty() || q.is_empty() || p == q;
    let comparable = |&i: &usize| {
        let other = &survey.claims[i];
        let (p, q) = (&claim.qualifiers, &other.qualifiers);
        let one = p.part == q.part
            && p.scope() == q.scope()
            && p.window.is_none_or(|w| q.window.is_none_or(|v| v == w))
            && p.statistic.is_none_or(|s| q.statistic.is_none_or(|t| s == t));
        let unit = claim.quantity.kind == other.quantity.kind
            && claim.quantity.unit_id() == other.quantity.unit_id()
            && claim.quantity.per == other.quantity.per;
        let owned = open(&p.places, &q.places) && open(&p.parties, &q.parties);
        i != at && one && unit && owned && is_level(other) && is_told_of_one(claim, other)
    };
    alike.iter().copied().filter(comparable).collect()
}

/// What is counted says it ("unemployment"), or the two sentences share a word besides what happens: of people, visitors, money
/// the counted word alone says too little, and a fair's visitors are not a zoo's.
fn is_told_of_one(a: &Claim, b: &Claim) -> bool {
    let (p, q) = (&a.qualifiers, &b.qualifiers);
    let named = a.quantity.unit.is_none() || !a.quantity.is_count();
    let event = |word: &String| p.event.as_ref() == Some(word) || q.event.as_ref() == Some(word);
    let shared = p.context.iter().any(|w| q.context.contains(w) && !event(w));
    shared || named && !a.subject.head.is_empty() && a.subject.head == b.subject.head
}

/// A figure of a year within the rank that lies above the one that ranks first.
fn outranked(survey: &Survey<'_>, at: usize, rank: Rank, rivals: &BTreeSet<usize>) -> Option<Slip> {
    let claim = &survey.claims[at];
    let own = reach(claim, survey.tolerances)?;
    if !is_level(claim) {
        return None;
    }
    let within = |&i: &usize| {
        let year = survey.claims[i].qualifiers.period.as_ref().and_then(year_of);
        let own = claim.qualifiers.period.as_ref().and_then(year_of);
        let printed = survey.articles[claim.article].published.map(jiff::civil::Date::year);
        let here = survey.claims[i].article == claim.article;
        year.is_some_and(|year| {
            let before = match own.filter(|own| Some(*own) != rank.since).or(printed) {
                Some(now) => year < now,
                None => here,
            };
            before && rank.since.is_none_or(|since| year > since)
        })
    };
    let above = |&i: &usize| {
        reach(&survey.claims[i], survey.tolerances).is_some_and(|other| {
            let (low, high) = if rank.most { (own, other) } else { (other, own) };
            let over = low.high.zip(high.low).is_some_and(|(low, high)| low < high);
            over && low.high.and_then(|n| n.checked_mul(FAR)).zip(high.low).is_some_and(|(most, n)| n < most)
        })
    };
    let rival = rivals.iter().copied().filter(within).find(above)?;
    let other = &survey.claims[rival];
    let year = other.qualifiers.period.as_ref().and_then(year_of)?;
    let value = |c: &Claim| c.quantity.stated().map(|n| say::decimal(n.value));
    let since = rank.since.map_or_else(|| "ever".to_owned(), |year| format!("since {year}"));
    let (word, more) = if rank.most { ("highest", "more") } else { ("lowest", "less") };
    let reason = format!(
        "the first is said to be the {word} {since}, and {} in {year} is {more} than {}.",
        value(other)?,
        value(claim)?
    );
    Some(slip(survey, vec![at, rival], "not-first-in-its-time", &reason))
}

fn slip(survey: &Survey<'_>, places: Vec<usize>, rule: &str, reason: &str) -> Slip {
    let [first, second] = [places.first(), places.get(1)].map(|i| i.map(|&i| &survey.claims[i]));
    let message = match (first, second) {
        (Some(a), Some(b)) if a.article != b.article => say::message(a, b, survey.articles, reason),
        _ => say::within(&places.iter().map(|&i| &survey.claims[i]).collect::<Vec<_>>(), survey.articles, reason),
    };
    Slip {
        severity: Severity::Medium,
        confidence: 75,
        cited: places.into_iter().map(Cited::Claim).collect(),
        message,
        explanation: Explanation {
            rule: rule.to_owned(),
            steps: vec![reason.to_owned()],
            parameters: Vec::new(),
            unknown: vec!["whether both count the same".to_owned()],
        },
    }
}

/// "Sales rose for the third year running": of the years that it can mean, two that follow each other go the other way.
fn broken(
    survey: &Survey<'_>,
    at: usize,
    (direction, years): (Direction, i16),
    rivals: &BTreeSet<usize>,
) -> Option<Slip> {
    let up = match direction {
        Direction::Up => true,
        Direction::Down => false,
    };
    let mut told: BTreeMap<i16, Vec<usize>> = BTreeMap::new();
    for &i in rivals {
        if let Some(year) = survey.claims[i].qualifiers.period.as_ref().and_then(year_of) {
            told.entry(year).or_default().push(i);
        }
    }
    // A year with two figures is two things.
    told.retain(|_, list| list.len() == 1);
    let known: Vec<(i16, usize, Range)> = told
        .iter()
        .filter_map(|(&year, list)| Some((year, list[0], reach(&survey.claims[list[0]], survey.tolerances)?)))
        .collect();
    let against = |a: Range, b: Range| {
        let (low, high) = if up { (b, a) } else { (a, b) };
        low.high.zip(high.low).is_some_and(|(low, high)| low < high)
    };
    let breaks = |end: i16| {
        let run: Vec<&(i16, usize, Range)> =
            known.iter().filter(|(year, ..)| (end - years..=end).contains(year)).collect();
        run.windows(2).find(|pair| against(pair[0].2, pair[1].2)).map(|pair| (*pair[0], *pair[1]))
    };
    let last = known.last()?.0;
    let (first, second) = breaks(last + 1).filter(|_| breaks(last).is_some())?;
    let value = |i: usize| survey.claims[i].quantity.stated().map(|n| say::decimal(n.value));
    let (way, less) = if up { ("rise", "less") } else { ("fall", "more") };
    let reason = format!(
        "the first is said to {way} for {years} years on end, and {} in {} is {less} than {} in {}.",
        value(second.1)?,
        second.0,
        value(first.1)?,
        first.0
    );
    Some(slip(survey, vec![at, first.1, second.1], "a-run-that-breaks", &reason))
}
