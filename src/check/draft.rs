//! The draft in findings: it comes first, and what does not involve it is not said.

use super::Survey;
use super::pairs::Judged;
use crate::model::{Cited, Finding};

/// Two claims with the draft's first, and the reason that fits the order.
pub fn first(a: usize, b: usize, reason: &str, survey: &Survey<'_>) -> (usize, usize, String) {
    let draft = |c: usize| survey.articles[survey.claims[c].article].draft;
    if draft(b) && !draft(a) { (b, a, turned(reason)) } else { (a, b, reason.to_owned()) }
}

/// Checks that put the statement that says less first and the one that says more, or says it as its own, second.
const DRIFTS: [&str; 5] = ["hedge-drop", "range-collapse", "statistic-drift", "modality-drift", "attribution-loss"];

/// What was lost is lost in the source and kept in the draft: nothing that its writer could mend.
pub fn is_careful(code: &str, judged: &Judged, survey: &Survey<'_>) -> bool {
    let (first, second) = if judged.judgement.swap { (judged.at.1, judged.at.0) } else { judged.at };
    let draft = |c: usize| survey.articles[survey.claims[c].article].draft;
    DRIFTS.contains(&code) && draft(first) && !draft(second)
}

/// A reason after the two it speaks of have changed places; quoted words stay.
fn turned(reason: &str) -> String {
    let turn = |part: &str| {
        let parts = part.split("the first").map(|p| p.replace("the second", "the first"));
        parts.collect::<Vec<_>>().join("the second")
    };
    let mut pieces = reason.split('“');
    let mut out = pieces.next().map(turn).unwrap_or_default();
    for piece in pieces {
        let (quoted, rest) = piece.split_once('”').map_or((piece, None), |(q, r)| (q, Some(r)));
        out.push('“');
        out += quoted;
        if let Some(rest) = rest {
            out.push('”');
            out += &turn(rest);
        }
    }
    out
}

/// Keeps the findings that cite the draft, its statements before all others; a figure that is at odds with a source is not called
/// unsupported as well. Without a draft nothing changes.
pub fn lead(findings: &mut Vec<Finding>, survey: &Survey<'_>) {
    let drafted = |c: &Cited| {
        let article = match *c {
            Cited::Claim(n) => survey.claims[n].article,
            Cited::Fact(n) => survey.facts[n].article,
        };
        survey.articles[article].draft
    };
    if !survey.articles.iter().any(|a| a.draft) {
        return;
    }
    findings.retain(|f| f.cited.iter().any(drafted));
    let disputed: Vec<Cited> =
        findings.iter().filter(|f| f.code.0 != "unsupported").flat_map(|f| f.cited.iter().take(2).copied()).collect();
    findings.retain(|f| f.code.0 != "unsupported" || !f.cited.first().is_some_and(|c| disputed.contains(c)));
    for finding in findings {
        finding.cited.sort_by_key(|c| !drafted(c));
        let mut chars = finding.message.chars();
        if finding.message.starts_with("the draft")
            && let Some(first) = chars.next()
        {
            finding.message = first.to_uppercase().chain(chars).collect();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn a_turned_reason_names_the_other() {
        for (reason, wanted) in [
            ("the second leaves out “at least”.", "the first leaves out “at least”."),
            ("the first is more than the second.", "the second is more than the first."),
            ("“the first” of the second", "“the first” of the first"),
            ("both cannot hold.", "both cannot hold."),
            ("an open “the first", "an open “the first"),
        ] {
            assert_eq!(turned(reason), wanted);
        }
    }
}
