//! Groups → findings: the list of checks, one file each, in the order of judgement.
//!
//! A check judges either the pairs of a group or the whole story; which one, its line in [`CHECKS`] says.

mod age_conflict;
mod agreement;
mod attribution_loss;
mod body;
mod bound_conflict;
mod bracket;
mod change_mismatch;
mod circular_sourcing;
pub mod compare;
mod conversion_mismatch;
mod date_conflict;
mod deeds;
mod definition_differs;
mod digit_slip;
mod downward_revision;
mod draft;
mod exchange;
mod facts;
mod hedge_drop;
mod holders;
mod list_count;
mod magnitude_slip;
mod malformed_hedge;
mod merge;
mod modality_drift;
mod moments;
mod name_spelling;
mod opposite;
mod organisation_name;
mod origin;
mod pace_mismatch;
mod pairs;
mod part_exceeds_whole;
mod percent_mismatch;
mod placings;
mod points_as_percent;
mod quote_drift;
mod quote_speaker;
mod range_collapse;
mod rank;
mod rate_slip;
mod reckon;
mod record_mismatch;
mod remainder;
mod rise;
mod rivals;
mod role_conflict;
mod say;
mod single_source;
mod spell;
mod stale_figure;
mod statistic_drift;
mod status_conflict;
mod stretch;
mod sum;
mod sum_mismatch;
mod support;
mod table;
mod tally;
mod terms;
mod together;
mod turn_conflict;
mod twin_days;
mod twins;
mod unit_slip;
mod unsupported;
mod update;
mod value_conflict;
mod weekday_mismatch;
mod whole;

use crate::model::{
    Article, Cited, Claim, Code, Explanation, Fact, Finding, Group, NearMiss, Parameters, SURE_ENOUGH, Sentence,
    Severity, Stray, Tolerances, Verdict,
};
pub use agreement::agreement;
pub use pairs::Pair;
use std::cmp::Reverse;
use std::collections::{BTreeSet, HashMap};

/// A check as the path runs it and as `rules list` and `rules explain` show it.
pub struct Check {
    pub code: &'static str,
    /// Its file: the doc comment at the top is what `rules explain` prints.
    pub source: &'static str,
    judge: Judge,
}

/// What a check looks at.
#[derive(Clone, Copy)]
enum Judge {
    /// Two claims of one group: its judgement (`None` where it is another check's matter or nobody's), and what a pair that it
    /// takes makes of the group.
    Pair(fn(&Pair<'_>) -> Option<Judgement>, Verdict),
    /// The whole story.
    Story(fn(&Survey<'_>) -> Vec<Slip>),
}

impl Check {
    /// The doc comment that opens its file, as plain text: what it looks for, what it leaves alone, an example.
    pub fn explain(&self) -> String {
        let doc = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        doc.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
    }

    /// The first paragraph of [`Check::explain`] on one line.
    pub fn summary(&self) -> String {
        self.explain().lines().take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>().join(" ")
    }
}

macro_rules! check {
    ($module:ident, $code:literal, $verdict:ident) => {
        check!(@ $module, $code, Judge::Pair($module::judge, Verdict::$verdict))
    };
    ($module:ident, $code:literal) => {
        check!(@ $module, $code, Judge::Story($module::judge))
    };
    (@ $module:ident, $code:literal, $judge:expr) => {
        Check { code: $code, source: include_str!(concat!(stringify!($module), ".rs")), judge: $judge }
    };
}

/// All checks. Of those that judge pairs, the first that takes one has it.
pub const CHECKS: &[Check] = &[
    check!(definition_differs, "definition-differs", Agree),
    check!(unit_slip, "unit-slip", Disagree),
    check!(magnitude_slip, "magnitude-slip", Disagree),
    check!(stale_figure, "stale-figure", Disagree),
    check!(downward_revision, "downward-revision", Update),
    check!(update, "update", Update),
    check!(digit_slip, "digit-slip", Disagree),
    check!(bound_conflict, "bound-conflict", Disagree),
    check!(value_conflict, "value-conflict", Disagree),
    check!(statistic_drift, "statistic-drift", Drift),
    check!(range_collapse, "range-collapse", Drift),
    check!(hedge_drop, "hedge-drop", Drift),
    check!(modality_drift, "modality-drift", Drift),
    check!(attribution_loss, "attribution-loss", Drift),
    check!(pace_mismatch, "pace-mismatch"),
    check!(sum_mismatch, "sum-mismatch"),
    check!(part_exceeds_whole, "part-exceeds-whole"),
    check!(percent_mismatch, "percent-mismatch"),
    check!(change_mismatch, "change-mismatch"),
    check!(record_mismatch, "record-mismatch"),
    check!(points_as_percent, "points-as-percent"),
    check!(conversion_mismatch, "conversion-mismatch"),
    check!(list_count, "list-count"),
    check!(malformed_hedge, "malformed-hedge"),
    check!(rate_slip, "rate-slip"),
    check!(role_conflict, "role-conflict"),
    check!(name_spelling, "name-spelling"),
    check!(organisation_name, "organisation-name"),
    check!(age_conflict, "age-conflict"),
    check!(date_conflict, "date-conflict"),
    check!(turn_conflict, "turn-conflict"),
    check!(weekday_mismatch, "weekday-mismatch"),
    check!(quote_drift, "quote-drift"),
    check!(quote_speaker, "quote-speaker"),
    check!(status_conflict, "status-conflict"),
    check!(unsupported, "unsupported"),
    check!(single_source, "single-source"),
    check!(circular_sourcing, "circular-sourcing"),
];

/// What a check says of a pair.
pub struct Judgement {
    pub severity: Severity,
    /// Put before the other where the order matters: the claim that should be looked at first.
    pub swap: bool,
    /// One sentence after both have been quoted.
    pub reason: String,
    pub explanation: Explanation,
}

/// The whole story, as a check over it sees it.
#[derive(Clone, Copy)]
pub struct Survey<'s> {
    pub articles: &'s [Article],
    /// Of each article, in order.
    pub sentences: &'s [Vec<Sentence>],
    pub claims: &'s [Claim],
    pub facts: &'s [Fact],
    pub groups: &'s [Group],
    /// Pairs that alignment found alike and kept apart.
    pub near_misses: &'s [NearMiss],
    /// Pairs that are one figure slipped, from one group to another.
    pub strays: &'s [Stray],
    /// For each article the one whose text it copies.
    pub copies: &'s [Option<usize>],
    pub tolerances: &'s Tolerances,
    pub parameters: &'s Parameters,
}

/// What a check over the story found.
pub struct Slip {
    pub severity: Severity,
    /// How sure it is that the statements belong together, 0 to 100 percent.
    pub confidence: u8,
    /// The primary first, then the one it is at odds with, then further places.
    pub cited: Vec<Cited>,
    /// One or two sentences that quote both sides and give the reason.
    pub message: String,
    pub explanation: Explanation,
}

/// Findings over the story, most serious first, and the groups with their verdicts and counts of independent sources.
pub fn check(survey: &Survey<'_>) -> (Vec<Finding>, Vec<Group>) {
    let mut findings = Vec::new();
    let mut groups = survey.groups.to_vec();
    let witnesses = rivals::Witnesses::of(survey.claims);
    for (g, group) in groups.iter_mut().enumerate() {
        let members = group.claims.iter().map(|&i| &survey.claims[i]).filter(|c| !survey.articles[c.article].draft);
        group.independent_sources = origin::origins(members, survey.copies).len();
        let judged = pairs::judged(survey, group, &witnesses);
        group.verdict = judged.iter().map(|j| j.verdict).max().unwrap_or(Verdict::Agree);
        findings.extend(gather(g, group, &judged, survey));
    }
    findings.extend(between_groups(survey));
    findings.extend(CHECKS.iter().flat_map(|check| over_story(check, survey)));
    draft::lead(&mut findings, survey);
    // A slip is said under its own name before it is said as a mere difference.
    let plain = |f: &Finding| f.code.0 == "value-conflict";
    findings.sort_by(|a, b| {
        (b.severity, plain(a), b.confidence)
            .cmp(&(a.severity, plain(b), a.confidence))
            .then_with(|| a.cited.cmp(&b.cited))
    });
    (merge::merge(findings, survey), groups)
}

/// What a check over the whole story finds.
fn over_story(check: &Check, survey: &Survey<'_>) -> Vec<Finding> {
    let slips = match check.judge {
        Judge::Story(judge) => judge(survey),
        Judge::Pair(..) => Vec::new(),
    };
    let finding = |slip: Slip| Finding {
        code: Code(check.code),
        severity: slip.severity,
        confidence: slip.confidence,
        group: None,
        fingerprint: say::fingerprint(check.code, &slip.cited, survey),
        cited: slip.cited,
        message: slip.message,
        explanation: slip.explanation,
    };
    slips.into_iter().map(finding).collect()
}

/// What the pairs come to that stand in no common group: those of twin sentences, and figures that are one slipped.
fn between_groups(survey: &Survey<'_>) -> Vec<Finding> {
    let pairs = twins::twins(survey, &together::sentences(survey));
    let homes: HashMap<usize, usize> =
        survey.groups.iter().enumerate().flat_map(|(g, group)| group.claims.iter().map(move |&i| (i, g))).collect();
    let home = |i: usize| homes.get(&i).copied();
    let copied = "the two sentences are the same but for their figures";
    let slipped = "the figures are one slipped, whatever else the sentences say";
    let judged = pairs::judged_twins(survey, &pairs).into_iter().map(|j| (j, copied));
    let judged = judged.chain(pairs::judged_strays(survey).into_iter().map(|j| (j, slipped)));
    let finding = |(j, why): (pairs::Judged, &str)| {
        let (first, second) = if j.judgement.swap { (j.at.1, j.at.0) } else { j.at };
        let (first, second, reason) = draft::first(first, second, &j.judgement.reason, survey);
        let cited = vec![Cited::Claim(first), Cited::Claim(second)];
        let mut explanation = j.judgement.explanation;
        explanation.steps.push(why.to_owned());
        Finding {
            code: Code(CHECKS[j.check].code),
            severity: j.judgement.severity,
            confidence: j.confidence,
            group: home(first).filter(|&g| home(second) == Some(g)),
            fingerprint: say::fingerprint(CHECKS[j.check].code, &cited, survey),
            message: say::message(&survey.claims[first], &survey.claims[second], survey.articles, &reason),
            cited,
            explanation,
        }
    };
    let said = |j: &pairs::Judged| matches!(j.verdict, Verdict::Disagree | Verdict::Drift);
    judged.filter(|(j, _)| said(j) && !draft::is_careful(CHECKS[j.check].code, j, survey)).map(finding).collect()
}

/// One finding a check and group: the gravest pair speaks, the other sentences are further places.
fn gather(g: usize, group: &Group, judged: &[pairs::Judged], survey: &Survey<'_>) -> Vec<Finding> {
    let claims = survey.claims;
    let sure = |j: &&pairs::Judged| j.confidence >= SURE_ENOUGH;
    let conflict = |j: &&pairs::Judged| j.verdict == Verdict::Disagree;
    let at_odds: BTreeSet<usize> = judged.iter().filter(conflict).filter(sure).flat_map(|j| [j.at.0, j.at.1]).collect();
    let mut findings = Vec::new();
    for (n, check) in CHECKS.iter().enumerate() {
        let asked = |j: &&pairs::Judged| j.check == n && !draft::is_careful(check.code, j, survey);
        let mut own: Vec<&pairs::Judged> = judged.iter().filter(asked).collect();
        // A lost hedge beside a conflict of the same figures is the smaller part of one cause.
        if check.code == "hedge-drop" {
            own.retain(|j| !at_odds.contains(&j.at.0) && !at_odds.contains(&j.at.1));
        }
        // A chain proves little: each of its links may be of another respect.
        own.retain(|j| j.confidence > 0);
        // A pair that is surely of one subject speaks before a graver one that is not, and takes no doubtful places with it.
        own.sort_by_cached_key(|j| (!sure(j), Reverse(j.judgement.severity), j.at));
        // Two things of one name ("7.6 and 7.4" against "7.7 and 7.5") are two causes; the worst must not hide the other.
        for _ in 0..CAUSES {
            let Some((cause, rest)) = cause(&own, claims, sure) else { break };
            findings.push(finding(check, g, group, &cause, survey));
            own = rest;
        }
    }
    findings
}

/// Causes told of one check and group; more are one muddle, and the worst speak for it.
const CAUSES: usize = 3;

/// The pairs that share a figure with the first, link by link, and the pairs that do not.
fn cause<'j>(
    own: &[&'j pairs::Judged],
    claims: &[Claim],
    sure: impl Fn(&&pairs::Judged) -> bool,
) -> Option<(Vec<&'j pairs::Judged>, Vec<&'j pairs::Judged>)> {
    let best = own.first()?;
    let value = |i: usize| claims[i].quantity.stated().map(|n| n.value);
    let mut figures = BTreeSet::from([value(best.at.0), value(best.at.1)]);
    let mut cause = vec![*best];
    let mut rest: Vec<&pairs::Judged> = own[1..].iter().copied().filter(|j| !sure(best) || sure(j)).collect();
    loop {
        let (more, other): (Vec<_>, Vec<_>) =
            rest.into_iter().partition(|j| figures.contains(&value(j.at.0)) || figures.contains(&value(j.at.1)));
        rest = other;
        if more.is_empty() {
            return Some((cause, rest));
        }
        figures.extend(more.iter().flat_map(|j| [value(j.at.0), value(j.at.1)]));
        cause.extend(more);
    }
}

/// One finding of one cause: its first pair speaks, the other sentences are further places.
fn finding(check: &Check, g: usize, group: &Group, own: &[&pairs::Judged], survey: &Survey<'_>) -> Finding {
    let claims = survey.claims;
    let best = own[0];
    let (first, second) = if best.judgement.swap { (best.at.1, best.at.0) } else { best.at };
    let (first, second, reason) = draft::first(first, second, &best.judgement.reason, survey);
    let mut places = vec![first, second];
    for i in own.iter().flat_map(|j| [j.at.0, j.at.1]) {
        if !places.contains(&i) {
            places.push(i);
        }
    }
    let cited: Vec<Cited> = places.into_iter().map(Cited::Claim).collect();
    let message = say::message(&claims[first], &claims[second], survey.articles, &reason);
    let mut explanation = best.judgement.explanation.clone();
    explanation.steps.push(say::sides(claims, group, survey.articles, survey.copies));
    Finding {
        code: Code(check.code),
        severity: best.judgement.severity,
        confidence: best.confidence,
        group: Some(g),
        fingerprint: say::fingerprint(check.code, &cited, survey),
        cited,
        message,
        explanation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_check_explains_itself() {
        for check in CHECKS {
            let explained = check.explain();
            assert!(explained.starts_with(check.code), "{} opens with its code", check.code);
            assert!(check.summary().len() > 20, "{} has no doc comment", check.code);
            assert!(explained.contains("Not caught:"), "{} says what it does not catch", check.code);
            assert!(!explained.contains("use super"), "{} stops at its code", check.code);
        }
    }
}
