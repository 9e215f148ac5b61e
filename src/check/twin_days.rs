//! Days that two articles give for one event: sentences that are the same but for the day, or one verb of one subject.

use super::Survey;
use super::facts::{self, Judged, Sides};
use crate::model::{Fact, Moment, PlainWord, Severity};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Words besides the day that make a sentence more than a form, and content words among them.
const WORDS: usize = 5;
const CONTENT: usize = 3;
/// The same of a short sentence that stands in both articles word by word: "Production restarts on Thursday."
const SHORT: usize = 3;
const SHORT_CONTENT: usize = 2;
/// Share of the longer sentence that must be the same, in percent.
const ALIKE: usize = 75;
/// Articles this many days apart may mean two weeks.
const DAYS: i32 = 3;
/// Of sentences that share a pair of words, the first are held against each other.
const CROWD: usize = 12;
/// Words besides subject and verb that one event told in other words has in common.
const COMMON: usize = 2;

/// A day with its fact.
type Day<'s> = (usize, &'s Fact, &'s Moment);

/// The words of a day's sentence, and which of its days it is.
type Form<'s> = (Vec<&'s str>, (usize, usize));

/// How alike two sentences are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    /// Small words differ.
    Near,
    /// Words are left out or put in.
    Longer,
    /// One verb of one subject.
    Event,
}

/// The story's days, with what finds those of one article or of one form of words.
struct Days<'s> {
    all: Vec<Day<'s>>,
    by_form: BTreeMap<Form<'s>, Vec<usize>>,
    by_article: HashMap<(usize, i8), Vec<usize>>,
}

impl<'s> Days<'s> {
    fn of(survey: &Survey<'s>) -> Days<'s> {
        let all = facts::of(survey, Fact::as_moment);
        let mut days = Days { by_form: BTreeMap::new(), by_article: HashMap::new(), all: Vec::new() };
        for (n, (_, fact, moment)) in all.iter().enumerate() {
            days.by_form.entry(form(moment)).or_default().push(n);
            days.by_article.entry((fact.article, moment.weekday.to_monday_one_offset())).or_default().push(n);
        }
        days.all = all;
        days
    }
}

fn form(moment: &Moment) -> Form<'_> {
    (moment.words.iter().map(|w| w.lemma.as_str()).collect(), moment.place)
}

/// All pairs of days that cannot both be the event's, with what is to be said of them.
pub fn conflicts(survey: &Survey<'_>) -> Vec<(Sides, Judged)> {
    let days = Days::of(survey);
    let mut pairs: Vec<(usize, usize, Likeness)> = Vec::new();
    for same in days.by_form.values() {
        pairs.extend(rivals(&days.all, same).into_iter().map(|(a, b)| (a, b, Likeness::Same)));
    }
    // Of sentences in the same words the first of each day stands for all.
    let firsts: Vec<usize> = days.by_form.values().flat_map(|same| each_day(&days.all, same)).collect();
    pairs.extend(alike(&days.all, &firsts));
    pairs.retain(|&(a, b, likeness)| at_odds(survey, days.all[a], days.all[b], likeness) && !settled(&days, a, b));
    let mut rivals: BTreeMap<usize, BTreeSet<i8>> = BTreeMap::new();
    for &(a, b, _) in &pairs {
        let day = |n: usize| days.all[n].2.weekday.to_monday_one_offset();
        rivals.entry(a).or_default().extend([day(a), day(b)]);
        rivals.entry(b).or_default().extend([day(a), day(b)]);
    }
    // Three days of one event are a series.
    let series = |n: usize| rivals.get(&n).is_some_and(|days| days.len() > 2);
    pairs.iter().map(|&(a, b, likeness)| said(survey, &days, (a, b, likeness), series(a) || series(b))).collect()
}

/// The first of each day among these.
fn each_day(days: &[Day<'_>], of: &[usize]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    of.iter().copied().filter(|&n| seen.insert((days[n].2.weekday.to_monday_one_offset(), days[n].2.date))).collect()
}

fn rivals(days: &[Day<'_>], same: &[usize]) -> Vec<(usize, usize)> {
    let heads = each_day(days, same);
    let heads = &heads[..heads.len().min(CROWD)];
    let mut found = Vec::new();
    for (k, &a) in heads.iter().enumerate() {
        found.extend(heads[k + 1..].iter().map(|&b| (a, b)));
    }
    found
}

/// Pairs of sentences that share two neighbouring words and are alike.
fn alike(days: &[Day<'_>], of: &[usize]) -> Vec<(usize, usize, Likeness)> {
    let mut holders: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for &n in of {
        let moment = days[n].2;
        let content = moment.words.iter().filter(|w| w.content).map(|w| w.lemma.as_str()).collect::<Vec<_>>();
        content.windows(2).for_each(|w| holders.entry((w[0], w[1])).or_default().push(n));
        let event = moment.event.as_deref().zip(moment.subjects.first().map(String::as_str));
        event.into_iter().for_each(|key| holders.entry(key).or_default().push(n));
    }
    let mut candidates: BTreeSet<(usize, usize)> = BTreeSet::new();
    for group in holders.values() {
        let group = &group[..group.len().min(CROWD)];
        for (k, &a) in group.iter().enumerate() {
            candidates.extend(group[k + 1..].iter().map(|&b| (a.min(b), a.max(b))).filter(|(a, b)| a != b));
        }
    }
    candidates.into_iter().filter_map(|(a, b)| Some((a, b, likeness(days[a].2, days[b].2)?))).collect()
}

/// How alike the sentences are, where they are more than forms in common and nothing in them is another thing.
fn likeness(a: &Moment, b: &Moment) -> Option<Likeness> {
    let lemmas = |m: &'_ Moment| m.words.iter().map(|w| w.lemma.clone()).collect::<Vec<_>>();
    let (x, y) = (lemmas(a), lemmas(b));
    if x == y {
        return None;
    }
    let ops = capture_diff_slices(Algorithm::Myers, &x, &y);
    let equal: usize = ops.iter().map(|op| if let DiffOp::Equal { len, .. } = op { *len } else { 0 }).sum();
    let near = equal >= WORDS && equal * 100 >= x.len().max(y.len()) * ALIKE && a.place == b.place;
    if !near {
        return same_event(a, b).then_some(Likeness::Event);
    }
    let content = |words: &[PlainWord]| words.iter().any(|w| w.content);
    let mut longer = false;
    for op in &ops {
        let (old, new) = (&a.words[op.old_range()], &b.words[op.new_range()]);
        match op {
            DiffOp::Equal { .. } => {}
            DiffOp::Delete { .. } | DiffOp::Insert { .. } => longer |= content(old) || content(new),
            DiffOp::Replace { .. } if content(old) && content(new) => return None,
            DiffOp::Replace { .. } => longer |= content(old) || content(new),
        }
    }
    Some(if longer { Likeness::Longer } else { Likeness::Near })
}

/// One verb of one subject, and more in common.
fn same_event(a: &Moment, b: &Moment) -> bool {
    let one = a.event.is_some() && a.event == b.event && a.place.1 == 1 && b.place.1 == 1;
    let subject = a.subjects.first().is_some_and(|s| b.subjects.first() == Some(s));
    if !one || !subject || a.says || b.says || a.unreal != b.unreal {
        return false;
    }
    let words = |m: &'_ Moment| m.words.iter().filter(|w| w.content).map(|w| w.lemma.clone()).collect::<BTreeSet<_>>();
    let further = |w: &&String| Some(*w) != a.event.as_ref() && Some(*w) != a.subjects.first();
    words(a).intersection(&words(b)).filter(further).count() >= COMMON
}

/// The days exclude each other, the articles mean one week, and the sentences say enough.
fn at_odds(survey: &Survey<'_>, a: Day<'_>, b: Day<'_>, likeness: Likeness) -> bool {
    let content = |m: &Moment| m.words.iter().filter(|w| w.content).count();
    let whole = |m: &Moment| m.words.len() >= WORDS && content(m) >= CONTENT;
    let short = |m: &Moment| likeness == Likeness::Same && m.words.len() >= SHORT && content(m) >= SHORT_CONTENT;
    // One text copied from the other says the same however short its sentences are.
    let copied = likeness == Likeness::Same && content(a.2) > 0 && {
        let root = |day: Day<'_>| super::origin::root(day.1.article, survey.copies);
        root(a) == root(b)
    };
    let dated = [a, b].iter().all(|d| survey.articles[d.1.article].published.is_some());
    let told = likeness == Likeness::Same || likeness == Likeness::Near;
    let enough = copied || [a.2, b.2].iter().all(|m| whole(m) || dated && short(m));
    enough && (dated || told) && exclude(survey, (a.1, a.2), (b.1, b.2), likeness == Likeness::Event)
}

/// Two articles of one week name days that are not one. Told in other words (`loosely`), nights belong to both of their days.
pub fn exclude(survey: &Survey<'_>, a: (&Fact, &Moment), b: (&Fact, &Moment), loosely: bool) -> bool {
    let published = |f: &Fact| survey.articles[f.article].published;
    let near = published(a.0).zip(published(b.0)).is_none_or(|(p, q)| (q - p).get_days().abs() <= DAYS);
    let (x, y) = (a.1, b.1);
    let apart = if x.exact && y.exact { x.date != y.date } else { x.weekday != y.weekday };
    let gap = (x.weekday.to_monday_zero_offset() - y.weekday.to_monday_zero_offset()).rem_euclid(7);
    let hours = x.hour != y.hour || loosely && x.hour.is_some();
    let midnight = (gap == 1 || gap == 6) && hours;
    a.0.article != b.0.article && near && apart && !midnight
}

/// One of the two articles names the other's day of the same event.
fn settled(days: &Days<'_>, a: usize, b: usize) -> bool {
    let has = |mine: usize, other: usize| {
        let (_, _, rival) = days.all[other];
        let key = (days.all[mine].1.article, rival.weekday.to_monday_one_offset());
        let own = days.by_article.get(&key).map_or(&[][..], Vec::as_slice);
        own.iter().take(CROWD).any(|&n| {
            let (_, fact, moment) = days.all[n];
            // Two days of one sentence are two things it says.
            let apart = fact.sentence != days.all[mine].1.sentence;
            let event =
                !moment.says && moment.event == rival.event && moment.subjects.first() == rival.subjects.first();
            apart && (event || moment.words == rival.words)
        })
    };
    has(a, b) || has(b, a)
}

/// What is said of two days, with all that stand in the same words on either side.
fn said(
    survey: &Survey<'_>,
    days: &Days<'_>,
    (a, b, likeness): (usize, usize, Likeness),
    series: bool,
) -> (Sides, Judged) {
    let (x, y) = (days.all[a], days.all[b]);
    let dated = [x, y].iter().all(|d| survey.articles[d.1.article].published.is_some());
    let says = x.2.says || y.2.says;
    let severity = match likeness {
        Likeness::Same if dated && x.2.words.len() >= WORDS => Severity::Medium,
        Likeness::Near if dated && !says => Severity::Medium,
        Likeness::Same | Likeness::Near | Likeness::Longer | Likeness::Event => Severity::Low,
    };
    let (rule, reason) = match likeness {
        Likeness::Same => ("same-sentence-other-day", "the sentences are the same but for the day."),
        Likeness::Near | Likeness::Longer => {
            ("same-sentence-other-day", "the sentences are nearly the same, but the day is another.")
        }
        Likeness::Event => ("same-deed-other-day", "the same is said of the same, but on another day."),
    };
    let judged = Judged {
        severity: if series { severity.milder() } else { severity },
        confidence: if likeness == Likeness::Event { 60 } else { 85 },
        rule,
        reason: reason.to_owned(),
        steps: vec![format!("{:?} in the one, {:?} in the other", x.2.weekday, y.2.weekday)],
        unknown: vec!["whether it is one event".to_owned()],
    };
    (Sides { first: side(survey, days, a), second: side(survey, days, b) }, judged)
}

/// The day and those of other articles in the same words.
fn side(survey: &Survey<'_>, days: &Days<'_>, n: usize) -> Vec<usize> {
    let (_, _, own) = days.all[n];
    let same = days.by_form.get(&form(own)).map_or(&[][..], Vec::as_slice);
    let like = |k: &usize| days.all[*k].2.weekday == own.weekday && days.all[*k].2.date == own.date;
    let rest = same.iter().copied().filter(|k| *k != n && like(k));
    let all: Vec<usize> = std::iter::once(n).chain(rest).map(|k| days.all[k].0).collect();
    facts::one_an_article(survey, &all)
}
