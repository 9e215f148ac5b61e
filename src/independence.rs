//! Articles → which of them copy which: syndicated text votes once.

use crate::model::{Article, Sentence};
use similar::TextDiff;
use std::collections::{HashMap, HashSet};

/// Share of an article's sentences, in percent, that must stand in another for it to be a copy (60 %: the usual figure for
/// syndicated copies in studies of agency text, which is also the project's convention).
const COPIED: usize = 60;

/// A sentence shorter than this (in words) is nobody's own.
const TELLING_WORDS: usize = 6;

/// For each article the index of the earlier one whose text it repeats, if any: by the user's word, or by the text.
pub fn independence(articles: &[Article], sentences: &[Vec<Sentence>]) -> Vec<Option<usize>> {
    // A draft is made from its sources, wherever it stands among them: it may copy them, they never copy it.
    let older = |j: usize, i: usize| !articles[j].draft && (articles[i].draft || j < i);
    let prints: Vec<Vec<String>> = articles.iter().zip(sentences).map(|(a, s)| telling(a, s)).collect();
    let mut holders: HashMap<&str, Vec<usize>> = HashMap::new();
    for (i, print) in prints.iter().enumerate() {
        for sentence in print.iter().collect::<HashSet<_>>() {
            holders.entry(sentence).or_default().push(i);
        }
    }
    articles
        .iter()
        .enumerate()
        .map(|(i, article)| {
            let said = article.copy_of.as_ref().and_then(|id| position(articles, id));
            said.filter(|&j| j != i).or_else(|| copied(i, &prints, &holders, &older))
        })
        .collect()
}

/// An article by its id or file name.
fn position(articles: &[Article], id: &str) -> Option<usize> {
    articles.iter().position(|a| a.id == *id || a.path.as_deref().is_some_and(|p| p.ends_with(id)))
}

/// The sentences that tell articles apart, folded to lower-case words.
fn telling(article: &Article, sentences: &[Sentence]) -> Vec<String> {
    sentences
        .iter()
        .filter(|s| s.role.speaks())
        .map(|s| words(s.span.text(&article.text)))
        .filter(|s| s.split(' ').count() >= TELLING_WORDS)
        .collect()
}

fn words(text: &str) -> String {
    let folded = text.to_lowercase();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

fn copied(
    i: usize,
    prints: &[Vec<String>],
    holders: &HashMap<&str, Vec<usize>>,
    older: &dyn Fn(usize, usize) -> bool,
) -> Option<usize> {
    let mut shared: HashMap<usize, usize> = HashMap::new();
    for sentence in &prints[i] {
        for &j in holders.get(sentence.as_str()).into_iter().flatten().filter(|&&j| older(j, i)) {
            *shared.entry(j).or_default() += 1;
        }
    }
    let mut candidates: Vec<(usize, usize)> = shared.into_iter().collect();
    candidates.sort_by_key(|(j, n)| (std::cmp::Reverse(*n), *j));
    // Only the likeliest are read word by word: a rewritten copy still shares some sentences whole.
    candidates.into_iter().take(3).map(|(j, _)| j).find(|&j| {
        let alike = prints[i].iter().filter(|s| prints[j].iter().any(|t| t == *s || near(s, t))).count();
        alike * 100 >= prints[i].len().max(1) * COPIED
    })
}

/// Two sentences with nine in ten words the same.
fn near(a: &str, b: &str) -> bool {
    let (x, y) = (a.split(' ').count(), b.split(' ').count());
    x.abs_diff(y) * 5 <= x.max(y) && TextDiff::from_words(a, b).ratio() >= 0.9
}
