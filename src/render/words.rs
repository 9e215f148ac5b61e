//! A sentence cut into words, each with what it does there: the figure, its hedge, who is said to say so, when.

use super::excerpt::inert;
use crate::model::{Attribution, Cited, Period, Report, Span, Statement};
use std::ops::Range;

/// What a stretch of a sentence does. The later ones are stronger: where two cover a word, the later marks it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Mark {
    Plain,
    /// Who is said to say so.
    Attribution,
    /// When.
    Date,
    /// The words of the statement itself, around its number.
    Phrase,
    /// The words of a statement without a number: a title with its name, a quotation.
    Fact,
    /// "about", "at least", "up to".
    Hedge,
    /// The number's own words.
    Figure,
}

impl Mark {
    pub const fn name(self) -> &'static str {
        match self {
            Mark::Plain => "plain",
            Mark::Attribution => "attribution",
            Mark::Date => "date",
            Mark::Phrase => "phrase",
            Mark::Fact => "fact",
            Mark::Hedge => "hedge",
            Mark::Figure => "figure",
        }
    }
}

/// A word of a sentence, or a piece of one where a mark begins or ends inside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Inert.
    pub text: String,
    /// Lower case without the marks around it: what two outlets' words are compared by. Empty for a lone mark.
    pub key: String,
    /// White space stands before it.
    pub gap: bool,
    pub mark: Mark,
}

/// More of a sentence than this, in bytes, is never looked at on either side of the marked words.
const REACH: usize = 2_000;

/// A statement's sentence.
pub struct Sentence {
    pub words: Vec<Word>,
    /// The words that were to be marked.
    pub marked: Range<usize>,
    /// Something was left out before or after, because the sentence is longer than anyone reads.
    pub cut: (bool, bool),
}

impl Sentence {
    pub fn of(report: &Report, cited: Cited) -> Option<Self> {
        let said = report.statement(cited)?;
        let text = &report.articles.get(said.article)?.article.text;
        let whole = said.sentence_span.to(said.marked);
        let seen = Span::new(
            floor(text, said.marked.start.saturating_sub(REACH).max(whole.start)),
            floor(text, said.marked.end.saturating_add(REACH).min(said.marked.start + 2 * REACH).min(whole.end)),
        );
        let marks = marks(report, cited, said, text);
        let words = words(text, seen, &marks);
        let inside = |(_, s): &&(Word, Span)| said.marked.overlaps(*s);
        let first = words.iter().take_while(|w| !inside(w)).count();
        let count = words.iter().skip(first).take_while(inside).count();
        Some(Sentence {
            words: words.into_iter().map(|(word, _)| word).collect(),
            marked: first..first + count,
            cut: (seen.start > whole.start, seen.end < whole.end),
        })
    }
}

/// The last border of characters at or before a byte.
pub fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What is known of the stretches of a statement's sentence.
pub fn marks(report: &Report, cited: Cited, said: Statement<'_>, text: &str) -> Vec<(Span, Mark)> {
    let mut marks = vec![(said.marked, Mark::Phrase)];
    let attributed = |a: &Attribution| (a.span, Mark::Attribution);
    match cited {
        Cited::Claim(n) => {
            let Some(claim) = report.claims.get(n) else { return marks };
            marks.push((claim.quantity.number, Mark::Figure));
            marks.extend(claim.quantity.hedge_span.map(|s| (s, Mark::Hedge)));
            marks.extend(claim.attribution.as_ref().map(attributed));
            marks.extend(claim.qualifiers.period.as_ref().and_then(|p| date(p, said.sentence_span, text)));
        }
        Cited::Fact(n) => {
            let Some(fact) = report.facts.get(n) else { return marks };
            marks.push((fact.span, Mark::Fact));
            marks.extend(fact.attribution.as_ref().map(attributed));
        }
    }
    marks.retain(|(span, _)| !span.is_empty());
    marks
}

/// Where the words of a period stand, if they stand in the sentence.
fn date(period: &Period, sentence: Span, text: &str) -> Option<(Span, Mark)> {
    let words = period.text.trim();
    let sentence = sentence.text(text);
    let seen = &sentence[..floor(sentence, 4 * REACH)];
    let at = seen.find(words).filter(|_| !words.is_empty())?;
    Some((Span::of(&seen[at..at + words.len()], text), Mark::Date))
}

/// The words of a stretch of text, with their places.
fn words(text: &str, seen: Span, marks: &[(Span, Mark)]) -> Vec<(Word, Span)> {
    let mut found: Vec<(Word, Span)> = Vec::new();
    let mut gap = false;
    for run in runs(seen.text(text)) {
        if run.starts_with(char::is_whitespace) {
            gap = true;
            continue;
        }
        for piece in pieces(run) {
            for span in divided(Span::of(piece, text), marks) {
                let word =
                    Word { text: inert(span.text(text)), key: key(span.text(text)), gap, mark: strongest(span, marks) };
                found.push((word, span));
                gap = false;
            }
        }
    }
    found
}

/// Runs of white space and of anything else, in turn.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let white = rest.chars().next()?.is_whitespace();
        let end = rest.find(|c: char| c.is_whitespace() != white).unwrap_or(rest.len());
        let (run, after) = rest.split_at(end);
        rest = after;
        Some(run)
    })
}

/// The marks before a word, the word, the marks after it.
fn pieces(run: &str) -> impl Iterator<Item = &str> {
    let edge = |c: char| !c.is_alphanumeric() && !matches!(c, '$' | '€' | '£' | '¥' | '%' | '+' | '−');
    let from = run.len() - run.trim_start_matches(edge).len();
    let to = run.trim_end_matches(edge).len().max(from);
    [&run[..from], &run[from..to], &run[to..]].into_iter().filter(|p| !p.is_empty())
}

/// A span cut where a mark begins or ends in it.
fn divided(span: Span, marks: &[(Span, Mark)]) -> Vec<Span> {
    let mut borders: Vec<usize> = marks.iter().flat_map(|(s, _)| [s.start, s.end]).collect();
    borders.retain(|b| span.start < *b && *b < span.end);
    borders.extend([span.start, span.end]);
    borders.sort_unstable();
    borders.dedup();
    borders.windows(2).map(|w| Span::new(w[0], w[1])).collect()
}

pub fn strongest(span: Span, marks: &[(Span, Mark)]) -> Mark {
    marks.iter().filter(|(s, _)| s.contains(span)).map(|(_, m)| *m).max().unwrap_or(Mark::Plain)
}

fn key(text: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || matches!(c, '.' | ',' | '%' | '$' | '€' | '£' | '-');
    text.chars().filter(kept).flat_map(char::to_lowercase).collect::<String>().trim_matches(['.', ',', '-']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str, marked: &str, mark: Mark) -> String {
        let at = text.find(marked).unwrap();
        let marks = [(Span::new(at, at + marked.len()), mark)];
        let words = words(text, Span::new(0, text.len()), &marks);
        let show = |(w, _): &(Word, Span)| match (w.gap, w.mark) {
            (false, Mark::Plain) => format!("|{}", w.text),
            (true, Mark::Plain) => format!(" {}", w.text),
            (gap, _) => format!("{}<{}>", if gap { " " } else { "|" }, w.text),
        };
        words.iter().map(show).collect()
    }

    #[test]
    fn a_mark_cuts_words() {
        assert_eq!(cut("a 6,000-migrant caravan", "6,000", Mark::Figure), "|a <6,000>|-migrant caravan");
        assert_eq!(cut("“At least three,” he said.", "At least", Mark::Hedge), "|“|<At> <least> three|,” he said|.");
        assert_eq!(cut("cost $14bn (net)\nof tax", "$14bn", Mark::Figure), "|cost <$14bn> (|net|) of tax");
    }

    #[test]
    fn words_are_compared_without_their_case_and_marks() {
        assert_eq!(key("Migrants,"), "migrants");
        assert_eq!(key("10,000."), "10,000");
        assert_eq!(key("1.5%"), "1.5%");
        assert_eq!(key("–"), "");
    }
}
