//! Who stands behind a figure: articles that copy each other, or that all have it from one named person or body, are one source.

use crate::model::{Article, Claim, fold_name};
use std::collections::BTreeMap;

/// One independent source of a figure.
pub struct Origin<'c> {
    /// The articles that stand for it, copies left out, in reading order.
    pub articles: Vec<usize>,
    /// Whom all of their claims name as the one who says so, as one of them writes it.
    speaker: Option<&'c str>,
}

/// The independent sources of these claims, in reading order.
pub fn origins<'c>(claims: impl Iterator<Item = &'c Claim>, copies: &[Option<usize>]) -> Vec<Origin<'c>> {
    let mut by_article: BTreeMap<usize, Vec<&Claim>> = BTreeMap::new();
    for claim in claims {
        by_article.entry(root(claim.article, copies)).or_default().push(claim);
    }
    let mut found: Vec<Origin<'c>> = Vec::new();
    // By the last word of the speaker's name, so that many articles are not held against each other one by one.
    let mut named: BTreeMap<String, Vec<(Vec<String>, usize)>> = BTreeMap::new();
    for (article, claims) in by_article {
        let speaker = one_speaker(&claims);
        let Some((text, name)) = speaker else {
            found.push(Origin { articles: vec![article], speaker: None });
            continue;
        };
        let last = name.last().cloned().unwrap_or_default();
        let alike = named.entry(last).or_default();
        match alike.iter_mut().find(|(other, _)| other.ends_with(&name) || name.ends_with(other)) {
            Some((other, at)) => {
                found[*at].articles.push(article);
                if name.len() > other.len() {
                    (found[*at].speaker, *other) = (Some(text), name);
                }
            }
            None => {
                alike.push((name, found.len()));
                found.push(Origin { articles: vec![article], speaker: Some(text) });
            }
        }
    }
    found
}

impl Origin<'_> {
    /// The outlet; several with whom they all have it from.
    pub fn name(&self, articles: &[Article]) -> String {
        let outlets: Vec<&str> = self.articles.iter().map(|&a| articles[a].name()).collect();
        match (outlets.as_slice(), self.speaker) {
            ([_, _, ..], Some(speaker)) => format!("({}: all from {speaker})", outlets.join(", ")),
            (_, _) => outlets.join(", "),
        }
    }
}

/// The one who is said to say so in all of an article's claims, with the words of the name; a headline leaves it to the text.
fn one_speaker<'c>(claims: &[&'c Claim]) -> Option<(&'c str, Vec<String>)> {
    let mut said: Option<(&'c str, Vec<String>)> = None;
    for claim in claims.iter().filter(|c| !c.headline) {
        let (text, name) = speaker(claim)?;
        said = match said {
            Some((longer, known)) if known.ends_with(&name) => Some((longer, known)),
            Some((_, known)) if !name.ends_with(&known) => return None,
            Some(_) | None => Some((text, name)),
        };
    }
    said
}

/// The words and the name in them: of "police spokesman Tom Lee" the words with a capital. "Police said" names nobody, and neither
/// does the first word of a sentence alone.
fn speaker(claim: &Claim) -> Option<(&str, Vec<String>)> {
    let said = claim.attribution.as_ref()?;
    let name: Vec<String> = said
        .text
        .split_whitespace()
        .filter(|w| w.chars().next().is_some_and(char::is_uppercase))
        .map(|w| fold_name(w.trim_matches(|c: char| !c.is_alphanumeric())))
        .filter(|w| !w.is_empty() && w != "the")
        .collect();
    let first_word = said.span.start == claim.sentence_span.start && name.len() < 2;
    (!name.is_empty() && !first_word).then_some((said.text.as_str(), name))
}

/// The article that this one copies in the end.
pub fn root(article: usize, copies: &[Option<usize>]) -> usize {
    let mut at = article;
    // Copies point to other articles; the bound keeps a circle of them from running on.
    for _ in 0..copies.len() {
        match copies.get(at).copied().flatten() {
            Some(next) if next != at => at = next,
            Some(_) | None => break,
        }
    }
    at
}
