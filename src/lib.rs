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
pub mod baseline;
pub mod check;
pub mod extract;
pub mod grammar;
pub mod independence;
pub mod model;
pub mod nearest;
pub mod normalize;
pub mod pack;
pub mod period;
pub mod read;
pub mod render;
pub mod settings;
pub mod split;
pub mod tag;
pub mod tokenize;
pub mod verify;
pub mod waive;

use extract::{Parsed, Unread};
use model::{Agreement, Article, ArticleReport, Code, Report, Rule, Sentence, Skipped, Token, Tokens};
use pack::Pack;
use rayon::prelude::*;
use read::{ReadError, Story};

/// Most figures of one article, several times what a book has: what has more is a file of numbers and no text, and every figure may
/// be held against others.
const FIGURES: usize = 25_000;

/// Words by which a sentence is told from others.
const OPENING: usize = 6;

/// Sentences that are read side by side.
const SIDE_BY_SIDE: usize = 1_000;

/// One article cut, tagged and read: the path up to its quantities.
pub fn parse<'t>(article: &'t Article, pack: &Pack) -> Vec<Parsed<'t>> {
    let cut = |s: Sentence| (tokenize::tokenize(&article.text, s.span, pack), s);
    let side_by_side = SIDE_BY_SIDE / 8;
    let mut sentences: Vec<_> =
        split::split(article, pack).into_par_iter().with_min_len(side_by_side).map(cut).collect();
    tag::tag_all(sentences.iter_mut().map(|(tokens, _)| &mut tokens[..]), pack);
    let mut parsed: Vec<Parsed<'t>> = Vec::with_capacity(sentences.len());
    let mut figures = 0;
    let mut rest = sentences.into_iter();
    loop {
        let open = figures < FIGURES;
        let next: Vec<_> = rest.by_ref().take(SIDE_BY_SIDE).collect();
        if next.is_empty() {
            return parsed;
        }
        let first = parsed.len();
        parsed.par_extend(next.into_par_iter().with_min_len(side_by_side).map(|s| sentence(article, s, open)));
        figures += parsed[first..].iter().map(|p| p.quantities.len()).sum::<usize>();
    }
}

/// One sentence; its quantities only where figures of the article are still `open`.
fn sentence<'t>(article: &Article, (mut tokens, sentence): (Vec<Token<'t>>, Sentence), open: bool) -> Parsed<'t> {
    let speaks = sentence.role.speaks();
    let mut quantities = if open && speaks { grammar::quantities(Tokens(&tokens)) } else { Vec::new() };
    let mut unread = (speaks && !open).then_some(Unread::All);
    // A row of figures ends before the first that is one too many.
    if let Some(next) = quantities.get(grammar::FIGURES) {
        unread = Some(Unread::EndOfRow);
        tokens.truncate(next.tokens.start);
        quantities.truncate(grammar::FIGURES);
    }
    let periods = period::periods(&tokens, article.published);
    Parsed { sentence, tokens, quantities, periods, unread }
}

/// What of an article's figures is too much to be read, for those who would look for it in the report.
fn unread(article: &Article, parsed: &[Parsed<'_>]) -> Vec<Skipped> {
    let is = |unread: Unread| move |p: &&Parsed<'_>| p.unread == Some(unread);
    let full = parsed.iter().any(|p| is(Unread::All)(&p)).then_some(ReadError::TooManyFigures(FIGURES));
    let mut rows = parsed.iter().filter(is(Unread::EndOfRow));
    let row = rows.next().map(|first| {
        let opening: String =
            first.tokens.iter().take(OPENING).map(|t| if t.spaced { " " } else { "" }.to_owned() + t.text).collect();
        let row = format!("“{} …”", opening.trim_start());
        let row = match rows.count() {
            0 => row,
            1 => row + " and of another sentence",
            more => row + &format!(" and of {more} more sentences"),
        };
        ReadError::LongRow { figures: grammar::FIGURES, row }
    });
    let place = article.path.as_ref().unwrap_or(&article.id);
    full.into_iter().chain(row).map(|e| e.at(place)).collect()
}

/// What a run is asked to do, other than by the story and the rules.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Place in the story of the draft that is held against the other articles; only what involves it is then reported.
    pub draft: Option<usize>,
    /// Also report what articles agree on.
    pub agreement: bool,
    /// What alignment leaves out, when the worth of its parts is measured.
    pub without: align::Without,
}

/// The whole path: a story in, its disagreements out.
pub fn check(story: Story, pack: &Pack, options: &Options) -> Report {
    let Story { name, mut articles, mut skipped } = story;
    if let Some(draft) = options.draft.and_then(|n| articles.get_mut(n)) {
        draft.draft = true;
    }
    let mut sentences = Vec::new();
    let mut claims = Vec::new();
    let mut facts = Vec::new();
    // Side by side, and put together in the order of the articles.
    let read: Vec<_> = articles
        .par_iter()
        .enumerate()
        .map(|(index, article)| {
            let parsed = parse(article, pack);
            let claims = extract::extract(index, article, &parsed, pack);
            let facts = extract::facts(index, article, &parsed, pack);
            let unread = unread(article, &parsed);
            (claims, facts, unread, parsed.into_iter().map(|p| p.sentence).collect::<Vec<_>>())
        })
        .collect();
    for (own_claims, own_facts, unread, own_sentences) in read {
        skipped.extend(unread);
        claims.extend(own_claims);
        facts.extend(own_facts);
        sentences.push(own_sentences);
    }
    normalize::normalize(&mut claims, &articles, pack);
    let copies = independence::independence(&articles, &sentences, pack);
    let align::Alignment { groups, near_misses, strays } = align::align(&claims, &options.without);
    let survey = check::Survey {
        articles: &articles,
        sentences: &sentences,
        claims: &claims,
        facts: &facts,
        groups: &groups,
        near_misses: &near_misses,
        strays: &strays,
        copies: &copies,
        tolerances: &pack.tolerances,
        parameters: &pack.parameters,
    };
    let (findings, judged) = check::check(&survey);
    let agreement = if options.agreement { check::agreement(&survey) } else { Vec::new() };
    let agreement = agreement.into_iter().map(|s| Agreement { cited: s.cited, message: s.message }).collect();
    let articles = articles
        .into_iter()
        .zip(sentences)
        .zip(copies)
        .map(|((article, sentences), copy_of)| ArticleReport { article, sentences, copy_of })
        .collect();
    let rules = rules_of(|code| findings.iter().any(|f| f.code == code));
    let mut report = Report {
        story: name,
        articles,
        claims,
        facts,
        groups: judged,
        findings,
        near_misses,
        skipped,
        agreement,
        waived: 0,
        rules,
    };
    waive::waive(&mut report, &codes());
    report
}

/// What every finding's code means, by code.
pub fn rules() -> Vec<Rule> {
    rules_of(|_| true)
}

fn rules_of(wanted: impl Fn(Code) -> bool) -> Vec<Rule> {
    let rule = |c: &check::Check| Rule { code: Code(c.code), summary: c.summary(), help: c.explain() };
    let mut rules: Vec<Rule> = check::CHECKS.iter().filter(|c| wanted(Code(c.code))).map(rule).collect();
    rules.extend(wanted(waive::STALE).then(waive::rule));
    rules.sort_by_key(|r| r.code);
    rules
}

/// All codes of findings.
pub fn codes() -> Vec<&'static str> {
    check::CHECKS.iter().map(|c| c.code).chain([waive::STALE.0]).collect()
}
