//! "In 2004 a ferry of the same yard sank. Some 90 people died.": a year that opens a sentence holds for what the paragraph goes on to
//! tell of that time.

use crate::model::{Period, Pos, Sentence, Span, Token};

/// The year in which the text is, and the paragraph that says so.
pub struct Frame {
    pub period: Period,
    paragraph: usize,
}

/// The frame that holds in this sentence.
pub fn of(
    before: Option<Frame>,
    sentence: &Sentence,
    tokens: &[Token<'_>],
    periods: &[(Span, Period)],
) -> Option<Frame> {
    if let Some(period) = opening(tokens, periods) {
        return Some(Frame { period, paragraph: sentence.paragraph });
    }
    before.filter(|f| f.paragraph == sentence.paragraph && periods.is_empty() && !is_of_now(tokens))
}

/// "In 2004", "Back in 2004,", "That year" with a year that is known.
fn opening(tokens: &[Token<'_>], periods: &[(Span, Period)]) -> Option<Period> {
    let (span, period) = periods.first()?;
    let start = tokens.partition_point(|t| t.span.end <= span.start);
    let leads = |t: &Token<'_>| t.pos == Pos::Adposition || t.pos == Pos::Adverb || t.pos == Pos::Determiner;
    let opens = start <= 2 && tokens[..start].iter().all(leads);
    let year = period.key.as_deref().is_some_and(|k| k.starts_with("year:"));
    (opens && year && periods.len() == 1).then(|| period.clone())
}

/// "It now has 40 beds", "The firm employs": what is so today is not of that year.
fn is_of_now(tokens: &[Token<'_>]) -> bool {
    let now = |t: &Token<'_>| {
        matches!(t.lower.as_str(), "is" | "are" | "has" | "have" | "will" | "now" | "today" | "currently" | "since")
    };
    let present = |t: &Token<'_>| t.pos == Pos::Verb && (t.lower == t.lemma || t.lower.ends_with('s'));
    tokens.iter().any(|t| now(t) || present(t))
}
