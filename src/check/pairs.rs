//! The pairs of a group that are worth a judgement.

use super::compare::{self, Relation};
use super::rivals::{Witnesses, rivals};
use super::{CHECKS, Judge, Judgement, Survey};
use crate::model::{
    Article, Claim, Group, Hedge, Kind, Mark, Parameters, Severity, Stray, Ties, Tolerances, UnitKind, Verdict,
};
use jiff::civil::Date;
use rust_decimal::Decimal;
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

    /// Both articles are of one outlet, which knows what it wrote before.
    pub fn of_one_outlet(&self) -> bool {
        self.articles.0.source.is_some() && self.articles.0.source == self.articles.1.source
    }

    /// One story can hold several of these, and nothing says that this is the same one.
    pub fn of_several(&self) -> bool {
        let several = self.a.subject.several || self.b.subject.several;
        several
            && !self.twins
            && !self.is_told_by_name()
            && !self.is_one_sum()
            && !self.is_one_distance()
            && !self.is_at_bell()
            && !self.is_of_one_row()
            && !self.is_one_ride()
    }

    /// "A first offence costs $80, a second $200", "fined $90, and $200 the next time": beside each stands the same other figure of such
    /// things, so that the two are at one place of one row.
    fn is_of_one_row(&self) -> bool {
        let beside = |of: &'s Claim| {
            let near = move |c: &&Claim| c.article == of.article && c.sentence.abs_diff(of.sentence) <= 1;
            let other = move |c: &&Claim| c.subject.same_entry(&of.subject) && !compare::same_stated(c, of);
            self.survey.claims.iter().filter(near).filter(other)
        };
        let same = |x: &Claim, y: &Claim| x.quantity.unit_id() == y.quantity.unit_id() && compare::same_stated(x, y);
        self.a.article != self.b.article && beside(self.a).any(|x| beside(self.b).any(|y| same(x, y)))
    }

    /// How far it is from one named place: two places lie at one distance from a third seldom, and an article that says how far mostly
    /// means where it happened. Not where the two are so far apart (`conflict.one-distance`) that they are likelier of two places.
    fn is_one_distance(&self) -> bool {
        let from = |c: &'s Claim| c.subject.dimension.as_ref().zip(c.subject.container.as_ref());
        let length = |c: &Claim| c.quantity.unit.as_ref().is_some_and(|u| u.kind == UnitKind::Length);
        let one = length(self.a) && length(self.b) && from(self.a).is_some() && from(self.a) == from(self.b);
        let near = compare::ratio(self.a, self.b).zip(self.parameters.get("conflict.one-distance"));
        one && self.reaches("conflict.likely") == Some(true) && near.is_some_and(|(r, most)| r <= most)
    }

    /// Of earthquakes a sentence seldom says which is meant; of sums it says who paid whom, so that two that are as good as
    /// surely one (`conflict.one-sum`) are.
    fn is_one_sum(&self) -> bool {
        let one = self.reaches("conflict.one-sum") == Some(true);
        // A story quotes the shares of every firm in it: of whose they are both have to say.
        let fleeting = self.a.subject.fleeting || self.b.subject.fleeting;
        one && self.a.quantity.kind == Kind::Money
            && self.b.quantity.kind == Kind::Money
            && (!fleeting || self.shares_a_party())
    }

    /// "Was doing 130 km/h when it entered the bend": of a ride's many speeds those of one moment, told by words that both sentences have
    /// besides their places.
    fn is_one_ride(&self) -> bool {
        const SHARED: usize = 3;
        let speed = |c: &Claim| c.quantity.unit.as_ref().is_some_and(|u| u.kind == UnitKind::Speed);
        let then = |c: &Claim| !c.qualifiers.is_marked(&Mark::OtherMoment) && c.qualifiers.statistic.is_none();
        let words = |c: &'s Claim| c.qualifiers.context.iter().chain([&c.subject.head]).collect::<BTreeSet<_>>();
        let place = |w: &&&String| self.a.qualifiers.places.iter().any(|p| p.split(' ').any(|part| part == **w));
        let time =
            |w: &&&String| self.a.qualifiers.period.as_ref().is_some_and(|p| p.text.to_lowercase().contains(**w));
        let (x, y) = (words(self.a), words(self.b));
        let shared = x.intersection(&y).filter(|w| w.len() > 2 && !place(w) && !time(w)).count();
        let certain = self.reaches("conflict.certain") == Some(true);
        certain && speed(self.a) && speed(self.b) && then(self.a) && then(self.b) && shared >= SHARED
    }

    /// The close, or the opening, of one firm's shares, as surely as two precise figures are of one thing (`conflict.certain`).
    fn is_at_bell(&self) -> bool {
        self.reaches("conflict.certain") == Some(true) && self.shares_a_party() && self.are_at_one_bell()
    }

    fn shares_a_party(&self) -> bool {
        self.a.qualifiers.shares_party(&self.b.qualifiers)
    }

    /// "Acme bought it last year" in both: who did it and when tells which of several it is.
    fn is_told_by_name(&self) -> bool {
        let (x, y) = (&self.a.qualifiers, &self.b.qualifiers);
        self.shares_a_party() && x.event.is_some() && x.event == y.event && self.is_of_one_time()
    }

    /// Of a slip: low where hardly more than the digits joins the two (below `conflict.likely`), never high where they are not sure to be
    /// one thing.
    pub fn slip_severity(&self, severity: Severity) -> Severity {
        let likely = self.reaches("conflict.likely") != Some(false);
        match (likely, self.is_sure()) {
            (false, _) => severity.min(Severity::Low),
            (true, false) => severity.min(Severity::Medium),
            (true, true) => severity,
        }
    }

    /// Each article gives the other's figure as well, so that they are two figures.
    pub fn gives_both(&self) -> bool {
        let gives = |article: usize, claim: &Claim| {
            let other = |c: &&Claim| c.article == article && c.quantity.unit_id() == claim.quantity.unit_id();
            self.survey.claims.iter().filter(other).any(|c| compare::same_stated(c, claim))
        };
        let (a, b) = (self.a, self.b);
        // A headline gives the figure of its article.
        let headline = a.headline || b.headline;
        a.article != b.article && !self.twins && !headline && (gives(b.article, a) || gives(a.article, b))
    }

    /// An article that gives a change of this size both ways tells of two.
    pub fn turns_both_ways(&self) -> bool {
        let way = |c: &Claim| c.quantity.change.map(|change| change.direction);
        let gives = |article: usize, claim: &Claim| {
            let own = self.survey.claims.iter().filter(|c| c.article == article && way(c) == way(claim));
            own.into_iter().any(|c| compare::same_stated(c, claim))
        };
        gives(self.b.article, self.a) || gives(self.a.article, self.b)
    }

    /// Surely enough of one thing for a finding that is called high (`conflict.sure`).
    pub fn is_sure(&self) -> bool {
        self.reaches("conflict.sure") != Some(false) && !self.is_hurt_or_in_hospital()
    }

    /// Some are taken to hospital for checks and are not hurt.
    fn is_hurt_or_in_hospital(&self) -> bool {
        let to_hospital = |c: &Claim| c.qualifiers.event.as_deref() == Some("hospitalize");
        let toll = self.a.subject.toll && self.b.subject.toll;
        toll && !self.twins && to_hospital(self.a) != to_hospital(self.b)
    }

    /// Whether the pair is as sure to be of one thing as the parameter asks, in percent; none where no pack gives it.
    pub fn reaches(&self, parameter: &str) -> Option<bool> {
        self.parameters.get(parameter).map(|least| Decimal::from(self.confidence) >= least)
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

/// Most members of one group that are judged pair by pair; a story that says one thing more often repeats itself.
const MEMBERS: usize = 200;

/// Whether two claims are held against each other: in two articles, or in the headline and the body of one; before publication only
/// what the draft says is in question.
fn is_asked(survey: &Survey<'_>, lint: bool, i: usize, j: usize) -> bool {
    let (a, b) = (&survey.claims[i], &survey.claims[j]);
    let drafted = survey.articles[a.article].draft || survey.articles[b.article].draft;
    (a.article != b.article || a.headline != b.headline) && (!lint || drafted)
}

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
            if !is_asked(survey, lint, i, j) {
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
    let asked = |s: &&Stray| is_asked(survey, lint, s.claims.0, s.claims.1);
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
