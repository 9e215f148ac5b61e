//! The pairs of a group that are worth a judgement.

use super::compare::{self, Relation};
use super::rivals::{Witnesses, rivals};
use super::{CHECKS, Judge, Judgement, Survey};
use crate::model::{Article, Claim, Group, Hedge, Kind, Parameters, Statistic, Stray, Ties, Tolerances, Verdict};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Two claims of one group in two articles, with all that a check may ask.
pub struct Pair<'s> {
    pub a: &'s Claim,
    pub b: &'s Claim,
    /// Places of the two in the story's claims.
    pub at: (usize, usize),
    pub articles: (&'s Article, &'s Article),
    pub relation: Relation,
    /// Neither has a counterpart in the other's article that it agrees with.
    pub unmatched: bool,
    /// Stand in sentences that are the same but for their figures.
    pub twins: bool,
    /// How sure it is that these two speak of one thing, in percent, whatever the rest of their group is: that of their own link, 0
    /// where only other members link them, 90 for twins.
    pub confidence: u8,
    pub tolerances: &'s Tolerances,
    pub parameters: &'s Parameters,
    survey: &'s Survey<'s>,
    group: &'s [usize],
}

impl<'s> Pair<'s> {
    /// The article's text right after a claim's quantity.
    pub fn text_after(&self, claim: &Claim) -> &str {
        let article = if std::ptr::eq(claim, self.a) { self.articles.0 } else { self.articles.1 };
        article.text.get(claim.quantity.number.end..).unwrap_or("")
    }

    /// No number satisfies both as usually read, and neither is settled by another figure.
    pub fn rivals(&self) -> bool {
        self.relation >= Relation::Stretch && self.unmatched && !compare::same_stated(self.a, self.b)
    }

    /// As [`Pair::rivals`]; in sentences that are the same but for their figures two bounds of one kind contend as well,
    /// though both may hold: nobody rewrites "more than 5 million" to "more than 5 billion" on purpose.
    pub fn contends(&self) -> bool {
        let (p, q) = (self.a.quantity.hedge, self.b.quantity.hedge);
        let bounds = matches!(p, Hedge::Over | Hedge::AtLeast | Hedge::Under | Hedge::AtMost | Hedge::UpTo);
        self.rivals()
            || (self.twins && bounds && p == q && !compare::same_stated(self.a, self.b))
            || (self.unmatched && compare::slipped(self.a, self.b))
    }

    /// What is counted moves on while the story runs.
    pub fn moves(&self) -> bool {
        if self.is_long_past() {
            return false;
        }
        let (x, y) = (&self.a.subject, &self.b.subject);
        // "51 cases" beside "45 cases of the virus": what one names in full moves for both.
        let one = x.head == y.head && (x.moves && y.is_open() || y.moves && x.is_open());
        x.moves && y.moves || one || self.is_running()
    }

    /// Both name a time that was over long before their articles: the dead of 1990 are counted.
    pub fn is_long_past(&self) -> bool {
        let over = |c: &Claim, article: &Article| {
            let end = c.qualifiers.period.as_ref().and_then(|p| p.to);
            end.zip(article.published).is_some_and(|(end, day)| (day - end).get_days() > HALF_A_YEAR)
        };
        over(self.a, self.articles.0) && over(self.b, self.articles.1)
    }

    /// "As of 4 p.m. 330 aftershocks had been recorded": one says itself that the count goes on.
    pub fn is_running(&self) -> bool {
        let running = |c: &Claim| c.quantity.is_count() && c.qualifiers.statistic == Some(Statistic::Cumulative);
        running(self.a) || running(self.b)
    }

    /// Both articles are of one outlet, which knows what it wrote before.
    pub fn of_one_outlet(&self) -> bool {
        self.articles.0.source.is_some() && self.articles.0.source == self.articles.1.source
    }

    /// One story can hold several of these, and nothing says that this is the same one.
    pub fn of_several(&self) -> bool {
        !self.twins && (self.a.subject.several || self.b.subject.several) && !self.is_told_by_name()
    }

    /// "Acme bought it last year" in both: who did it and when tells which of several it is.
    fn is_told_by_name(&self) -> bool {
        let (x, y) = (&self.a.qualifiers, &self.b.qualifiers);
        let party = x.parties.iter().any(|p| y.parties.contains(p));
        party && x.event.is_some() && x.event == y.event && self.is_of_one_time()
    }

    /// Both name the same time.
    fn is_of_one_time(&self) -> bool {
        let key = |c: &'s Claim| c.qualifiers.period.as_ref().and_then(|p| p.key.as_ref());
        key(self.a).is_some() && key(self.a) == key(self.b)
    }

    /// Days between the two articles, where both are dated.
    fn days_apart(&self) -> Option<i32> {
        let (first, second) = (self.articles.0.published?, self.articles.1.published?);
        Some((second - first).get_days().abs())
    }

    /// Quotes of a market at two moments: neither both at the close nor both at one named time, and no further apart than a quote
    /// moves on a wild day.
    pub fn of_two_moments(&self) -> bool {
        let near = compare::ratio(self.a, self.b).is_some_and(|r| r < WILD);
        let fleeting = self.a.subject.fleeting || self.b.subject.fleeting;
        let close = |c: &Claim| c.qualifiers.event.as_deref() == Some("close");
        fleeting && near && !self.twins && !(self.is_of_one_time() || close(self.a) && close(self.b))
    }

    /// Levels of two hours of a day: "6.4 metres at noon", "6.8 in the evening".
    pub fn of_two_hours(&self) -> bool {
        let level = matches!(self.a.quantity.kind, Kind::Measure | Kind::Temperature | Kind::Percent | Kind::Money);
        let hours = |c: &Claim| -> BTreeSet<String> {
            let said = c.qualifiers.cues.iter().filter_map(|cue| cue.strip_prefix("daypart:"));
            said.map(|word| if word == "midday" { "noon".to_owned() } else { word.to_owned() }).collect()
        };
        let (x, y) = (hours(self.a), hours(self.b));
        level && !x.is_empty() && !y.is_empty() && x.is_disjoint(&y)
    }

    /// The articles stand in the order of the days for which their figures hold, as far as both are known.
    pub fn in_order(&self, older: &Claim) -> bool {
        let (first, second) = (self.articles.0.published, self.articles.1.published);
        let (before, after) = if std::ptr::eq(older, self.a) { (first, second) } else { (second, first) };
        before.zip(after).is_none_or(|(x, y)| x <= y)
    }

    /// A count that moves on, in articles of different days: it may just have grown.
    pub fn moved_on(&self) -> bool {
        self.moves() && self.by_day().is_some()
    }

    /// The day that a figure names as its own.
    fn own_day(claim: &Claim, article: &Article) -> Option<Date> {
        let (from, to) = claim.qualifiers.period.as_ref().and_then(|p| p.from.zip(p.to))?;
        // Of the dead it is the day on which they died, not the one on which they were counted.
        if claim.subject.toll && claim.qualifiers.statistic != Some(Statistic::Cumulative) {
            return None;
        }
        // A day after its article's is no day of a count.
        ((to - from).get_days() <= 1 && article.published.is_none_or(|p| to <= p)).then_some(to)
    }

    /// The day that a figure holds for: the one it names, else that of its article.
    fn as_of(&self, claim: &Claim, article: &Article) -> Option<Date> {
        Self::own_day(claim, article).or(article.published)
    }

    /// The two by the days that they hold for, where these are known and differ: the older, the newer, and whether the newer is the first.
    pub fn by_day(&self) -> Option<(&'s Claim, &'s Claim, bool)> {
        let (x, y) = (self.as_of(self.a, self.articles.0)?, self.as_of(self.b, self.articles.1)?);
        // Dates of two time zones may be one hour.
        let own = Self::own_day(self.a, self.articles.0).or(Self::own_day(self.b, self.articles.1)).is_some();
        let gap = self.articles.0.moment().zip(self.articles.1.moment()).map(|(x, y)| (x - y).get_seconds().abs());
        let one = !own && gap.is_some_and(|s| s < HALF_A_DAY * 3600);
        let days = if one { Ordering::Equal } else { x.cmp(&y) };
        match days.then_with(|| self.by_hour()) {
            Ordering::Less => Some((self.a, self.b, false)),
            Ordering::Greater => Some((self.b, self.a, true)),
            Ordering::Equal => None,
        }
    }

    /// Which article is the older one on one day: the morning's count is not the evening's, unless two sources with names
    /// count.
    fn by_hour(&self) -> Ordering {
        let source = |c: &Claim| c.attribution.as_ref().map(|a| a.text.to_lowercase());
        let named = |c: &Claim| c.attribution.as_ref().is_some_and(|a| a.named);
        // What is planned or paid stays as it is for a day; whom rescuers count does not.
        let toll = self.a.subject.exact && self.b.subject.exact || self.is_running();
        if !toll {
            return Ordering::Equal;
        }
        let apart = named(self.a) && named(self.b) && source(self.a) != source(self.b);
        let hours = if apart { HALF_A_DAY } else { HOURS };
        match (self.articles.0.moment(), self.articles.1.moment()) {
            (Some(x), Some(y)) if (x - y).get_seconds().abs() >= hours * 3600 => x.cmp(&y),
            (Some(_), Some(_)) | (None, _) | (_, None) => Ordering::Equal,
        }
    }

    /// The articles lie more than a week apart, and no time that both name makes the figures meet.
    pub fn weeks_apart(&self) -> bool {
        self.days_apart().is_some_and(|days| days > WEEK) && !self.is_of_one_time()
    }

    /// Counts and shares of things that no pack calls fixed or moving, in articles two days apart or more: cases, patients and
    /// calls go on, and only what is counted tells.
    pub fn may_have_moved(&self) -> bool {
        let q = &self.a.quantity;
        let kind = q.kind == Kind::Count || q.kind == Kind::Percent && q.change.is_none();
        let open = self.a.subject.is_open() && self.b.subject.is_open() && kind;
        open && !self.twins && self.days_apart().is_some_and(|days| days >= 2)
    }

    /// Surely enough of one thing for a finding that is called high (`conflict.sure`).
    pub fn is_sure(&self) -> bool {
        self.parameters.get("conflict.sure").is_none_or(|least| Decimal::from(self.confidence) >= least)
    }

    /// Those days, for the explanation.
    pub fn days(&self) -> Option<String> {
        Some(format!("as of {} and {}", self.as_of(self.a, self.articles.0)?, self.as_of(self.b, self.articles.1)?))
    }

    pub fn day_of(&self, claim: &Claim) -> Option<Date> {
        self.survey.articles.get(claim.article)?.published
    }

    /// The other claims of the group.
    pub fn peers(&self) -> impl Iterator<Item = &'s Claim> {
        let Pair { at, survey, group, .. } = *self;
        group.iter().filter(move |&&i| i != at.0 && i != at.1).map(|&i| &survey.claims[i])
    }
}

/// A pair and the first check that took it.
pub struct Judged {
    pub at: (usize, usize),
    pub check: usize,
    pub verdict: Verdict,
    /// That of the pair.
    pub confidence: u8,
    pub judgement: Judgement,
}

/// How sure it is, in percent, that two figures at one place of twin sentences speak of one thing. A convention: sentences are seldom
/// copied for another thing.
const TWINS: u8 = 90;

/// On its first day a toll is told anew every few hours: articles so far apart speak of two states of it.
const HOURS: i64 = 2;

/// Of two quotes of one day the higher is hardly this many times the lower: a convention.
const WILD: Decimal = Decimal::from_parts(15, 0, 0, false, 1);

/// Days after which the same words may tell of another state of things.
const WEEK: i32 = 7;

/// Days after which nobody counts on: a convention.
const HALF_A_YEAR: i32 = 180;

/// Half a working day apart, two sources that count for themselves speak of two states, too.
const HALF_A_DAY: i64 = 6;

/// Most members of one group that are judged pair by pair; a story that says one thing more often repeats itself.
const MEMBERS: usize = 200;

/// Judges every pair of a group that stands in two articles (or in the headline and the body of one).
pub fn judged<'s>(survey: &'s Survey<'s>, group: &'s Group, witnesses: &Witnesses<'_>) -> Vec<Judged> {
    let &Survey { claims, articles, tolerances, .. } = survey;
    let members = &group.claims[..group.claims.len().min(MEMBERS)];
    let mut found = Vec::new();
    let lint = articles.iter().any(|a| a.draft);
    let ties = Ties::of(group);
    let rivals = rivals(claims, members, tolerances, witnesses);
    for (n, &i) in members.iter().enumerate() {
        for &j in &members[n + 1..] {
            let (a, b) = (&claims[i], &claims[j]);
            if a.article == b.article && a.headline == b.headline {
                continue;
            }
            // Before publication only what the draft says is in question.
            if lint && !articles[a.article].draft && !articles[b.article].draft {
                continue;
            }
            let tie = Tie { unmatched: rivals.contains(&(i, j)), twins: false, confidence: ties.between(i, j) };
            found.extend(judge(survey, members, (i, j), tie));
        }
    }
    found
}

/// Judges the pairs that stand in twin sentences, whatever group they are in: each is the other's counterpart.
pub fn judged_twins<'s>(survey: &'s Survey<'s>, twins: &'s [(usize, usize)]) -> Vec<Judged> {
    let comparable = |&&(i, j): &&(usize, usize)| {
        let (p, q) = (&survey.claims[i].quantity, &survey.claims[j].quantity);
        p.kind == q.kind && p.per == q.per
    };
    let tie = Tie { unmatched: true, twins: true, confidence: TWINS };
    twins.iter().filter(comparable).filter_map(|&(i, j)| judge(survey, &[], (i.min(j), i.max(j)), tie)).collect()
}

/// Checks that look at the digits alone.
const SLIPS: [&str; 3] = ["unit-slip", "magnitude-slip", "digit-slip"];

/// Judges the figures of two groups that are one slipped.
pub fn judged_strays(survey: &Survey<'_>) -> Vec<Judged> {
    let lint = survey.articles.iter().any(|a| a.draft);
    let draft = |i: usize| survey.articles[survey.claims[i].article].draft;
    let apart = |s: &Stray| {
        let (a, b) = (&survey.claims[s.claims.0], &survey.claims[s.claims.1]);
        a.article != b.article || a.headline != b.headline
    };
    let asked = |s: &&Stray| apart(s) && (!lint || draft(s.claims.0) || draft(s.claims.1));
    let judged = survey.strays.iter().filter(asked).filter_map(|s| {
        let tie = Tie { unmatched: true, twins: false, confidence: s.confidence };
        judge(survey, &[], s.claims, tie)
    });
    judged.filter(|j| SLIPS.contains(&CHECKS[j.check].code)).collect()
}

/// How two claims came to be a pair; see the fields of [`Pair`].
#[derive(Clone, Copy)]
struct Tie {
    unmatched: bool,
    twins: bool,
    confidence: u8,
}

/// The first check that takes a pair.
fn judge<'s>(survey: &'s Survey<'s>, group: &'s [usize], at: (usize, usize), tie: Tie) -> Option<Judged> {
    let Tie { unmatched, twins, confidence } = tie;
    let (a, b) = (&survey.claims[at.0], &survey.claims[at.1]);
    let pair = Pair {
        a,
        b,
        at,
        articles: (&survey.articles[a.article], &survey.articles[b.article]),
        relation: compare::relation(a, b, survey.tolerances)?,
        unmatched,
        twins,
        confidence,
        tolerances: survey.tolerances,
        parameters: survey.parameters,
        survey,
        group,
    };
    CHECKS.iter().enumerate().find_map(|(check, c)| match c.judge {
        Judge::Pair(judge, verdict) => {
            judge(&pair).map(|judgement| Judged { at, check, verdict, confidence, judgement })
        }
        Judge::Story(_) => None,
    })
}
