//! Articles → which of them copy which: syndicated text votes once.

use crate::model::{Article, Role, Sentence};
use crate::pack::{Credit, Pack};
use similar::TextDiff;
use std::collections::{BTreeSet, HashMap, HashSet};

/// Share of an article's sentences, in percent, that must stand in another for it to be a copy (60 %: the usual figure for
/// syndicated copies in studies of agency text, which is also the project's convention).
const COPIED: usize = 60;

/// The same where both credit one agency: it says itself whose text it is, and a desk cuts and adds (a third is a convention).
const CREDITED: usize = 34;

/// A sentence shorter than this (in words) is nobody's own.
const TELLING_WORDS: usize = 6;

/// A sentence longer than this is compared by its runs of words alone: a word diff takes time with the square of what differs.
const DIFFED_WORDS: usize = 120;

/// Words of a run that two near sentences share somewhere.
const RUN: usize = 3;

/// Sentences that are kept for a run of words, the first ones: an original stands before its copies.
const KEPT: usize = 12;

/// Near sentences share at least one in this many of their runs: a word changed in one of six leaves one run of four.
const ALIKE: usize = 4;

/// Articles that are read word by word for each one: a rewritten copy still shares most with its original.
const LIKELIEST: usize = 3;

/// A dateline with its agency stands in so many first characters of a sentence.
const DATELINE: usize = 80;

/// For each article the index of the earlier one whose text it repeats, if any: by the user's word, or by the text.
pub fn independence(articles: &[Article], sentences: &[Vec<Sentence>], pack: &Pack) -> Vec<Option<usize>> {
    let prints = Prints::of(articles.iter().zip(sentences).map(|(a, s)| telling(a, s)).collect());
    let credits: Vec<BTreeSet<Credit>> = articles.iter().zip(sentences).map(|(a, s)| credits(a, s, pack)).collect();
    let needed = |i: usize, j: usize| if one_agency(&credits[i], &credits[j]) { CREDITED } else { COPIED };
    // A draft is made from its sources, wherever it stands among them: it may copy them, they never copy it.
    let older = |j: usize, i: usize| !articles[j].draft && (articles[i].draft || j < i);
    let original = |(i, article): (usize, &Article)| {
        let said = article.copy_of.as_ref().and_then(|id| position(articles, id));
        said.filter(|&j| j != i).or_else(|| prints.original(i, |j| older(j, i), |j| needed(i, j)))
    };
    articles.iter().enumerate().map(original).collect()
}

/// An article by its id or file name.
fn position(articles: &[Article], id: &str) -> Option<usize> {
    articles.iter().position(|a| a.id == *id || a.path.as_deref().is_some_and(|p| p.ends_with(id)))
}

/// The agencies that an article credits: by its outlet, a credit line, a byline, the dateline or a mark at its end.
pub fn credits(article: &Article, sentences: &[Sentence], pack: &Pack) -> BTreeSet<Credit> {
    let agencies = &pack.agencies;
    let mut found: BTreeSet<Credit> = article.source.iter().flat_map(|s| agencies.only(s)).collect();
    let text = |s: &Sentence| s.span.text(&article.text).trim();
    for sentence in sentences {
        let line = text(sentence);
        match sentence.role {
            Role::Byline | Role::Boilerplate => found.extend(agencies.named(line)),
            // "Source: dpa"; a picture's credit names the photographer as well.
            Role::Credit => found.extend(agencies.only(line.split_once(':').map_or(line, |(_, rest)| rest))),
            // "By our staff and agencies" alone on its line.
            Role::Subheading | Role::Body if line.len() < DATELINE => found.extend(agencies.only(line)),
            Role::Subheading | Role::Body => {}
            Role::Headline | Role::Caption | Role::Related => {}
        }
    }
    let body: Vec<&Sentence> = sentences.iter().filter(|s| s.role == Role::Body).collect();
    for sentence in body.iter().take(3) {
        let head: String = text(sentence).chars().take(DATELINE).collect();
        found.extend(bracketed(&head).flat_map(|inside| agencies.only(inside)));
    }
    for sentence in body.iter().rev().take(2) {
        let line = text(sentence).trim_end_matches('.');
        let last = line.rfind(['(', '[']).filter(|_| line.ends_with([')', ']']));
        let inside = last.map(|at| line[at..].trim_matches(['(', ')', '[', ']']));
        found.extend(inside.into_iter().flat_map(|w| agencies.only(w)));
    }
    found
}

/// What stands between brackets.
fn bracketed(text: &str) -> impl Iterator<Item = &str> {
    text.split(['(', '[']).skip(1).filter_map(|rest| rest.split_once([')', ']'])).map(|(inside, _)| inside)
}

fn one_agency(a: &BTreeSet<Credit>, b: &BTreeSet<Credit>) -> bool {
    let unnamed = |x: &BTreeSet<Credit>, y: &BTreeSet<Credit>| x.contains(&Credit::Unnamed) && !y.is_empty();
    a.intersection(b).next().is_some() || unnamed(a, b) || unnamed(b, a)
}

/// The sentences that tell articles apart, folded to lower-case words, each once.
fn telling(article: &Article, sentences: &[Sentence]) -> Vec<String> {
    let mut seen = HashSet::new();
    sentences
        .iter()
        .filter(|s| s.role.speaks())
        .map(|s| words(after_dateline(s.span.text(&article.text))))
        .filter(|s| s.split(' ').count() >= TELLING_WORDS && seen.insert(s.clone()))
        .collect()
}

/// The sentence behind "PARIS, March 4 (AFP) —": copies drop it or put their own.
fn after_dateline(text: &str) -> &str {
    let rest = text.split_once(')').filter(|(head, _)| head.contains('(') && head.len() < DATELINE);
    rest.and_then(|(_, rest)| rest.trim_start().strip_prefix(['—', '–', '-', ':'])).unwrap_or(text)
}

fn words(text: &str) -> String {
    let folded = text.to_lowercase();
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ")
}

/// The telling sentences of all articles, found by their whole text and by their rarer runs of words.
struct Prints {
    sentences: Vec<Vec<String>>,
    whole: HashMap<String, Vec<usize>>,
    runs: HashMap<u64, Vec<(usize, usize)>>,
}

impl Prints {
    fn of(sentences: Vec<Vec<String>>) -> Prints {
        let mut prints = Prints { sentences: Vec::new(), whole: HashMap::new(), runs: HashMap::new() };
        for (i, list) in sentences.iter().enumerate() {
            for (n, sentence) in list.iter().enumerate() {
                prints.whole.entry(sentence.clone()).or_default().push(i);
                for run in runs(sentence) {
                    let held = prints.runs.entry(run).or_default();
                    if held.len() < KEPT {
                        held.push((i, n));
                    }
                }
            }
        }
        Prints { sentences, ..prints }
    }

    /// The earlier article of which this one repeats the needed share.
    fn original(&self, i: usize, older: impl Fn(usize) -> bool, needed: impl Fn(usize) -> usize) -> Option<usize> {
        let likest: Vec<HashMap<usize, Likest>> = self.sentences[i].iter().map(|s| self.likest(s, &older)).collect();
        let mut shared: HashMap<usize, usize> = HashMap::new();
        for &j in likest.iter().flat_map(HashMap::keys) {
            *shared.entry(j).or_default() += 1;
        }
        let mut candidates: Vec<(usize, usize)> = shared.into_iter().collect();
        candidates.sort_by_key(|(j, n)| (std::cmp::Reverse(*n), *j));
        let count = self.sentences[i].len().max(1);
        candidates.into_iter().take(LIKELIEST).map(|(j, _)| j).find(|&j| {
            let alike = |(sentence, best): &(&String, &HashMap<usize, Likest>)| match best.get(&j) {
                Some(Likest::Whole) => true,
                Some(Likest::Runs(n, shared)) => near(sentence, &self.sentences[j][*n], *shared),
                None => false,
            };
            self.sentences[i].iter().zip(&likest).filter(alike).count() * 100 >= count * needed(j)
        })
    }

    /// For each earlier article its sentence that is most like this one.
    fn likest(&self, sentence: &str, older: impl Fn(usize) -> bool) -> HashMap<usize, Likest> {
        let mut shared: HashMap<(usize, usize), usize> = HashMap::new();
        let own = runs(sentence);
        for run in &own {
            for &at in self.runs.get(run).into_iter().flatten().filter(|(j, _)| older(*j)) {
                *shared.entry(at).or_default() += 1;
            }
        }
        let mut best: HashMap<usize, (usize, usize)> = HashMap::new();
        for ((j, n), count) in shared {
            let (m, most) = best.entry(j).or_insert((n, count));
            if (count, std::cmp::Reverse(n)) > (*most, std::cmp::Reverse(*m)) {
                (*m, *most) = (n, count);
            }
        }
        let mut found: HashMap<usize, Likest> = best
            .into_iter()
            .filter(|(_, (_, count))| count * ALIKE >= own.len())
            .map(|(j, (n, count))| (j, Likest::Runs(n, count)))
            .collect();
        let whole = self.whole.get(sentence).into_iter().flatten().filter(|&&j| older(j));
        found.extend(whole.map(|&j| (j, Likest::Whole)));
        found
    }
}

/// The sentence of another article that is most like one of this.
enum Likest {
    /// The very same.
    Whole,
    /// Its place, and how many runs of words it shares.
    Runs(usize, usize),
}

/// Hashes of all runs of words, each once.
fn runs(sentence: &str) -> HashSet<u64> {
    let words: Vec<&str> = sentence.split(' ').collect();
    words.windows(RUN).map(fnv).collect()
}

/// 64-bit FNV-1a: the same on every machine.
fn fnv(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|w| w.bytes().chain([b' ']));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, b| (hash ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Two sentences with nine in ten words the same; of long ones, with three in four runs of words.
fn near(a: &str, b: &str, shared: usize) -> bool {
    let (x, y) = (a.split(' ').count(), b.split(' ').count());
    if x.abs_diff(y) * 5 > x.max(y) {
        return false;
    }
    if x.max(y) > DIFFED_WORDS {
        return shared * 4 >= x.max(y) * 3;
    }
    TextDiff::from_words(a, b).ratio() >= 0.9
}
