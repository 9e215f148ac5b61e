//! single-source: a figure of the draft that only one independent source gives.
//!
//! Why it matters: articles that copy each other are one witness. A figure that rests on one is worth its source's name in the text.
//!
//! Example: three outlets carry one agency's “11 dead”; a fourth says nothing of it. The draft's “11 dead” has one source.
//!
//! How it decides: only with a draft (`atodds lint`), held against two independent sources or more. Exactly one of them supports the
//! figure, and the draft does not say that it has it from there. Info: it is shown with `--min-severity info`.
//!
//! Not caught: two outlets that had it from the same official, each in its own words.

use super::support::Sources;
use super::{Slip, Survey, circular_sourcing};
use crate::model::{Cited, Explanation, Severity};

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let Some(sources) = Sources::of(survey) else { return Vec::new() };
    let count = sources.count();
    if count < 2 {
        return Vec::new();
    }
    sources.asked().into_iter().filter_map(|claim| slip(survey, &sources, claim, count)).collect()
}

fn slip(survey: &Survey<'_>, sources: &Sources<'_>, claim: usize, count: usize) -> Option<Slip> {
    let supporters = sources.supporters(claim);
    if sources.independent(&supporters) != 1 {
        return None;
    }
    let this = &survey.claims[claim];
    let (article, only) = (&survey.articles[this.article], *supporters.first()?);
    let source = &survey.articles[survey.claims[only].article];
    if circular_sourcing::cites(this, source) {
        return None;
    }
    let phrase = sources.phrase(claim);
    Some(Slip {
        severity: Severity::Info,
        confidence: 70,
        message: format!(
            "{} has “{phrase}”: of {count} independent sources only {} gives it, and the draft does not say so.",
            article.name(),
            sources.quoted(&[only], 1),
        ),
        cited: std::iter::once(claim).chain(supporters).map(Cited::Claim).collect(),
        explanation: Explanation {
            rule: "one-independent-source".to_owned(),
            steps: vec![format!("{count} independent sources were asked, one gives the figure")],
            parameters: Vec::new(),
            unknown: Vec::new(),
        },
    })
}
