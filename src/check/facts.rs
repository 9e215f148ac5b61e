//! What the checks of named facts share: facts side by side, the words of their messages, who stands behind which side.

use super::origin::root;
use super::{Slip, Survey};
use crate::model::{Cited, Explanation, Fact, Severity};
use std::collections::BTreeSet;

/// Longest phrase quoted from an article, in characters.
const PHRASE: usize = 110;

/// Places in the story's facts, with the facts, that a check is about.
pub fn of<'s, T>(survey: &Survey<'s>, pick: impl Fn(&'s Fact) -> Option<T>) -> Vec<(usize, &'s Fact, T)> {
    survey.facts.iter().enumerate().filter_map(|(i, f)| Some((i, f, pick(f)?))).collect()
}

/// One cause: the facts of either side, in reading order, the first of each being the ones that are quoted.
pub struct Sides {
    pub first: Vec<usize>,
    pub second: Vec<usize>,
}

impl Sides {
    pub fn pair(a: usize, b: usize) -> Sides {
        Sides { first: vec![a], second: vec![b] }
    }

    /// The side with fewer independent sources first: an editor looks at the odd one out.
    fn ordered(mut self, survey: &Survey<'_>) -> Sides {
        if sources(survey, &self.second) < sources(survey, &self.first) {
            std::mem::swap(&mut self.first, &mut self.second);
        }
        self
    }

    /// The finding: both sides quoted, all places cited, the odd one out first.
    pub fn slip(self, survey: &Survey<'_>, judged: Judged) -> Option<Slip> {
        self.ordered(survey).slip_in_order(survey, judged)
    }

    /// The finding with the sides as they are.
    pub fn slip_in_order(self, survey: &Survey<'_>, judged: Judged) -> Option<Slip> {
        let Sides { first, second } = self;
        let (a, b) = (*first.first()?, *second.first()?);
        let mut cited = vec![a, b];
        cited.extend(first.iter().chain(&second).filter(|i| **i != a && **i != b));
        let mut steps = judged.steps;
        steps.push(format!("independent sources: {}; {}", side(survey, &first), side(survey, &second)));
        Some(Slip {
            severity: judged.severity,
            confidence: judged.confidence,
            cited: cited.into_iter().map(Cited::Fact).collect(),
            message: message(survey, a, b, &judged.reason),
            explanation: Explanation {
                rule: judged.rule.to_owned(),
                steps,
                parameters: Vec::new(),
                unknown: judged.unknown,
            },
        })
    }
}

/// What a check says of two sides.
pub struct Judged {
    pub severity: Severity,
    pub confidence: u8,
    pub rule: &'static str,
    pub reason: String,
    pub steps: Vec<String>,
    pub unknown: Vec<String>,
}

/// "A has “…”, B “…”: reason"
fn message(survey: &Survey<'_>, a: usize, b: usize, reason: &str) -> String {
    let (x, y) = (&survey.facts[a], &survey.facts[b]);
    let (m, n) = (&survey.articles[x.article], &survey.articles[y.article]);
    let (first, second) = if m.name() == n.name() {
        (format!("{} ({})", m.name(), m.id), format!("{} ({})", n.name(), n.id))
    } else {
        (m.name().to_owned(), n.name().to_owned())
    };
    format!("{first} has {}, {second} {}: {reason}", quoted(survey, a), quoted(survey, b))
}

/// The words of a fact in quotation marks, with what a pronoun in them stands for.
fn quoted(survey: &Survey<'_>, fact: usize) -> String {
    let said = phrase(survey, fact);
    let fact = &survey.facts[fact];
    match fact.as_status().and_then(|status| status.refers_to) {
        Some(span) => format!("“{said}” (of “{}”)", short(span.text(&survey.articles[fact.article].text))),
        None => format!("“{said}”"),
    }
}

/// The words of a fact, white space folded, cut where they are long.
pub fn phrase(survey: &Survey<'_>, fact: usize) -> String {
    let fact = &survey.facts[fact];
    short(fact.span.text(&survey.articles[fact.article].text))
}

fn short(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(PHRASE) {
        Some((at, _)) => format!("{} …", words[..at].rsplit_once(' ').map_or(&words[..at], |(kept, _)| kept)),
        None => words,
    }
}

/// Independent articles behind these facts: copies count with their original.
pub fn sources(survey: &Survey<'_>, facts: &[usize]) -> usize {
    roots(survey, facts).len()
}

fn roots(survey: &Survey<'_>, facts: &[usize]) -> BTreeSet<usize> {
    facts.iter().map(|&i| root(survey.facts[i].article, survey.copies)).collect()
}

/// `“deputy mayor Lee”: A, B`
fn side(survey: &Survey<'_>, facts: &[usize]) -> String {
    let names: Vec<&str> = roots(survey, facts).into_iter().map(|a| survey.articles[a].name()).collect();
    let first = facts.first().map_or_else(String::new, |&i| phrase(survey, i));
    format!("“{first}”: {}", names.join(", "))
}

/// Of each article the first fact, in reading order.
pub fn one_an_article(survey: &Survey<'_>, facts: &[usize]) -> Vec<usize> {
    let mut seen = BTreeSet::new();
    facts.iter().copied().filter(|&i| seen.insert(survey.facts[i].article)).collect()
}
