//! atodds reads the articles of one news story, finds every numeric claim in them, works out which claims speak of the same
//! thing, and reports where the articles are at odds: with each other, or with their own arithmetic.
//!
//! The path, each step a verb with one public function, the nouns in [`model`]:
//!
//! ```text
//! Source ─read→ Article ─split→ Sentence ─tokenize→ Token ─tag→ Token ─grammar→ Quantity ─extract→ Claim
//!        ─normalize→ Claim ─align→ Group ─check→ Finding ─render→ bytes
//! ```
//!
//! Nothing fails after `read`: odd text gives fewer claims, never an error. The library never prints and opens no files.

#![forbid(unsafe_code)]
#![deny(clippy::print_stdout, clippy::print_stderr)]

pub mod align;
pub mod check;
pub mod extract;
pub mod grammar;
pub mod independence;
pub mod model;
pub mod normalize;
pub mod pack;
pub mod period;
pub mod read;
pub mod render;
pub mod split;
pub mod tag;
pub mod tokenize;
pub mod verify;

use extract::Parsed;
use model::{Article, ArticleReport, Report, Tokens};
use pack::Pack;
use read::Story;

/// One article cut, tagged and read: the path up to its quantities.
pub fn parse<'t>(article: &'t Article, pack: &Pack) -> Vec<Parsed<'t>> {
    split::split(article, pack)
        .into_iter()
        .map(|sentence| {
            let mut tokens = tokenize::tokenize(&article.text, sentence.span, pack);
            tag::tag(&mut tokens, pack);
            let quantities = if sentence.role.speaks() { grammar::quantities(Tokens(&tokens)) } else { Vec::new() };
            let periods = period::periods(&tokens, article.published);
            Parsed { sentence, tokens, quantities, periods }
        })
        .collect()
}

/// What a run is asked to do, other than by the story and the rules.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Place in the story of the draft that is held against the other articles; only what involves it is then reported.
    pub draft: Option<usize>,
}

/// The whole path: a story in, its disagreements out.
pub fn check(story: Story, pack: &Pack, options: &Options) -> Report {
    let Story { name, mut articles, skipped } = story;
    if let Some(draft) = options.draft.and_then(|n| articles.get_mut(n)) {
        draft.draft = true;
    }
    let mut sentences = Vec::new();
    let mut claims = Vec::new();
    let mut facts = Vec::new();
    for (index, article) in articles.iter().enumerate() {
        let parsed = parse(article, pack);
        claims.extend(extract::extract(index, article, &parsed, pack));
        facts.extend(extract::facts(index, article, &parsed, pack));
        sentences.push(parsed.into_iter().map(|p| p.sentence).collect::<Vec<_>>());
    }
    normalize::normalize(&mut claims, &articles, pack);
    let copies = independence::independence(&articles, &sentences);
    let (groups, near_misses) = align::align(&claims);
    let (findings, groups) = check::check(&check::Survey {
        articles: &articles,
        sentences: &sentences,
        claims: &claims,
        facts: &facts,
        groups: &groups,
        copies: &copies,
        tolerances: &pack.tolerances,
        parameters: &pack.parameters,
    });
    let rules = check::rules(&findings);
    let articles = articles
        .into_iter()
        .zip(sentences)
        .zip(copies)
        .map(|((article, sentences), copy_of)| ArticleReport { article, sentences, copy_of })
        .collect();
    Report { story: name, articles, claims, facts, groups, findings, near_misses, skipped, rules }
}
