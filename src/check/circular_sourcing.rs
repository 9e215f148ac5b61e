//! circular-sourcing: two articles each give the other as the source of one figure, or all sources of a draft's figure have it from the
//! draft's own outlet.
//!
//! Why it matters: such a figure has no source at all, however often it is printed.
//!
//! Example: the draft of Example Times has “11 dead, Harbor Post reports”; Harbor Post has “11 dead, according to Example Times”.
//!
//! How it decides: an outlet is cited where the words that name a claim's speaker hold the outlet's name, or its address without the
//! ending (`example-times.com` as “Example Times”).
//!
//! Not caught: a circle of three; outlets whose address is an abbreviation of their name.

use super::support::Sources;
use super::{Slip, Survey, say};
use crate::model::{Article, Cited, Claim, Explanation, Severity};

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut slips: Vec<Slip> = survey.groups.iter().filter_map(|g| mutual(survey, &g.claims)).collect();
    slips.extend(own_outlet(survey));
    slips
}

/// The first two claims of a group that cite each other's outlets.
fn mutual(survey: &Survey<'_>, members: &[usize]) -> Option<Slip> {
    let citing: Vec<usize> =
        members.iter().copied().filter(|&c| survey.claims[c].attribution.is_some()).take(50).collect();
    for (n, &i) in citing.iter().enumerate() {
        for &j in &citing[n + 1..] {
            let (a, b) = (&survey.claims[i], &survey.claims[j]);
            let (x, y) = (&survey.articles[a.article], &survey.articles[b.article]);
            if a.article != b.article && cites(a, y) && cites(b, x) {
                let message = say::message(a, b, survey.articles, "each gives the other as its source.");
                return Some(slip(vec![i, j], message, "each-cites-the-other", survey));
            }
        }
    }
    None
}

/// Figures of a draft all of whose sources have them from the draft's outlet.
fn own_outlet(survey: &Survey<'_>) -> Vec<Slip> {
    let Some(sources) = Sources::of(survey) else { return Vec::new() };
    let one = |claim: usize| {
        let this = &survey.claims[claim];
        let article = &survey.articles[this.article];
        let outlet = article.source.as_deref()?;
        let supporters = sources.supporters(claim);
        // A mutual citation has been said already.
        let all = !supporters.is_empty() && supporters.iter().all(|&s| cites(&survey.claims[s], article));
        let told = supporters.iter().any(|&s| cites(this, &survey.articles[survey.claims[s].article]));
        let phrase = sources.phrase(claim);
        let message = format!(
            "{} has “{phrase}”, {}: every source that gives the figure has it from {outlet}, the draft’s own outlet.",
            article.name(),
            sources.quoted(&supporters, 3)
        );
        let cited = std::iter::once(claim).chain(supporters).collect();
        (all && !told).then(|| slip(cited, message, "all-sources-cite-the-outlet", survey))
    };
    sources.asked().into_iter().filter_map(one).collect()
}

fn slip(cited: Vec<usize>, message: String, rule: &str, survey: &Survey<'_>) -> Slip {
    let step = |c: &usize| {
        let claim = &survey.claims[*c];
        let said = claim.attribution.as_ref()?;
        Some(format!("{} has it from “{}”", survey.articles[claim.article].name(), said.text))
    };
    Slip {
        severity: Severity::Medium,
        confidence: 80,
        message,
        explanation: Explanation {
            rule: rule.to_owned(),
            steps: cited.iter().filter_map(step).collect(),
            parameters: Vec::new(),
            unknown: vec!["who had the figure first".to_owned()],
        },
        cited: cited.into_iter().map(Cited::Claim).collect(),
    }
}

/// Whether the speaker that a claim names is this article's outlet.
pub fn cites(claim: &Claim, article: &Article) -> bool {
    let (Some(said), Some(outlet)) = (&claim.attribution, article.source.as_deref()) else { return false };
    names(&said.text, outlet)
}

/// Whether words hold an outlet's name: some of them, run together, are its letters.
fn names(text: &str, outlet: &str) -> bool {
    let host = outlet.trim_start_matches("https://").trim_start_matches("http://").trim_start_matches("www.");
    let name = if host.contains(' ') { host } else { host.split('.').next().unwrap_or(host) };
    let words = |text: &str| -> Vec<String> {
        let lower = text.to_lowercase();
        lower
            .split(|c: char| !c.is_alphanumeric())
            .filter(|w| !w.is_empty() && *w != "the")
            .map(str::to_owned)
            .collect()
    };
    let name = words(name).concat();
    let words = words(text);
    name.len() >= 2
        && (0..words.len()).any(|start| {
            let mut rest = name.as_str();
            for word in &words[start..] {
                match rest.strip_prefix(word.as_str()) {
                    Some("") => return true,
                    Some(left) => rest = left,
                    None => return false,
                }
            }
            false
        })
}

#[cfg(test)]
mod tests {
    use super::names;

    #[test]
    fn outlets_are_known_by_name_and_by_address() {
        for (text, outlet, wanted) in [
            ("Example Times", "example-times.com", true),
            ("a report in the Example Times", "www.exampletimes.com", true),
            ("The Evening Post", "Evening Post", true),
            ("CNN", "cnn.com", true),
            ("Reuters", "https://www.reuters.com", true),
            ("Harbor Post", "Evening Post", false),
            ("the Post", "Evening Post", false),
            ("an example", "example-times.com", false),
            ("the ministry", "ministry-news.org", false),
            ("police", "", false),
            ("", "cnn.com", false),
        ] {
            assert_eq!(names(text, outlet), wanted, "{text:?} {outlet:?}");
        }
    }
}
