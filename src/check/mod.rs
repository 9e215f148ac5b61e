//! Groups → findings: the list of checks, one file each, in the order of judgement.

mod bound_conflict;
pub mod compare;
mod definition_differs;
mod hedge_drop;
mod pairs;
mod range_collapse;
mod say;
mod statistic_drift;
mod update;
mod value_conflict;

use crate::model::{Article, Claim, Code, Explanation, Finding, Group, Severity, Tolerances, Verdict};
use compare::Relation;

/// A check as the path runs it and as `rules list` and `rules explain` show it.
pub struct Check {
    pub code: &'static str,
    /// Its file: the doc comment at the top is what `rules explain` prints.
    pub source: &'static str,
    /// What a pair that it takes makes of its group.
    pub verdict: Verdict,
    /// The judgement of one pair; `None` where it is another check's matter or nobody's.
    judge: fn(&Pair<'_>) -> Option<Judgement>,
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
        Check {
            code: $code,
            source: include_str!(concat!(stringify!($module), ".rs")),
            verdict: Verdict::$verdict,
            judge: $module::judge,
        }
    };
}

/// All checks. The first that takes a pair has it.
pub const CHECKS: &[Check] = &[
    check!(definition_differs, "definition-differs", Agree),
    check!(update, "update", Update),
    check!(bound_conflict, "bound-conflict", Disagree),
    check!(value_conflict, "value-conflict", Disagree),
    check!(statistic_drift, "statistic-drift", Drift),
    check!(range_collapse, "range-collapse", Drift),
    check!(hedge_drop, "hedge-drop", Drift),
];

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
    pub tolerances: &'s Tolerances,
}

impl Pair<'_> {
    /// The article's text right after a claim's quantity.
    pub fn text_after(&self, claim: &Claim) -> &str {
        let article = if std::ptr::eq(claim, self.a) { self.articles.0 } else { self.articles.1 };
        article.text.get(claim.quantity().number.end..).unwrap_or("")
    }
}

/// What a check says of a pair.
pub struct Judgement {
    pub severity: Severity,
    /// Put before the other where the order matters: the claim that should be looked at first.
    pub swap: bool,
    /// One sentence after both have been quoted.
    pub reason: String,
    pub explanation: Explanation,
}

/// Findings over the story, most serious first; sets each group's verdict and its count of independent sources.
pub fn check(
    claims: &[Claim],
    groups: &mut [Group],
    articles: &[Article],
    copies: &[Option<usize>],
    tolerances: &Tolerances,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let witnesses = pairs::Witnesses::of(claims);
    for (g, group) in groups.iter_mut().enumerate() {
        group.independent_sources = pairs::sources(group.claims.iter().map(|&i| claims[i].article), copies);
        let judged = pairs::judged(claims, group, articles, tolerances, &witnesses);
        group.verdict = judged.iter().map(|j| CHECKS[j.check].verdict).max().unwrap_or(Verdict::Agree);
        findings.extend(gather(g, group, &judged, claims, articles, copies));
    }
    findings.sort_by(|a, b| {
        (b.severity, b.confidence).cmp(&(a.severity, a.confidence)).then_with(|| a.claims.cmp(&b.claims))
    });
    findings
}

/// One finding a check and group: the gravest pair speaks, the other sentences are further places.
fn gather(
    g: usize,
    group: &Group,
    judged: &[pairs::Judged],
    claims: &[Claim],
    articles: &[Article],
    copies: &[Option<usize>],
) -> Vec<Finding> {
    let conflict = |j: &&pairs::Judged| CHECKS[j.check].verdict == Verdict::Disagree;
    let mut findings = Vec::new();
    for (n, check) in CHECKS.iter().enumerate() {
        let mut own: Vec<&pairs::Judged> = judged.iter().filter(|j| j.check == n).collect();
        // A lost hedge beside a conflict of the same figures is the smaller part of one cause.
        if check.code == "hedge-drop" {
            own.retain(|j| !judged.iter().filter(conflict).any(|c| c.touches(j.at.0) || c.touches(j.at.1)));
        }
        own.sort_by_key(|j| (std::cmp::Reverse(j.judgement.severity), j.at));
        let Some(best) = own.first() else { continue };
        let (first, second) = if best.judgement.swap { (best.at.1, best.at.0) } else { best.at };
        let mut places = vec![first, second];
        for i in own.iter().flat_map(|j| [j.at.0, j.at.1]) {
            if !places.contains(&i) {
                places.push(i);
            }
        }
        let message = say::message(&claims[first], &claims[second], articles, &best.judgement.reason);
        let mut explanation = best.judgement.explanation.clone();
        explanation.steps.push(say::sides(claims, group, articles, copies));
        findings.push(Finding {
            code: Code(check.code),
            severity: best.judgement.severity,
            confidence: group.confidence,
            group: Some(g),
            fingerprint: say::fingerprint(check.code, claims, &places, articles),
            claims: places,
            message,
            explanation,
        });
    }
    findings
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
