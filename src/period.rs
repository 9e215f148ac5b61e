//! Tokens → the periods they name, as dates where the article's own date is known and as a shared key in any case.
//!
//! ```text
//! period  = "between" point "and" point | "from" point ("to" | "through" | "until") point
//!         | "since" point | ("until" | "till" | "through" | "by") point | run | point
//! run     = "past" | "last" | "previous" | "next" | "coming"  number unit
//! point   = ["the"] ["early" | "mid" | "late" | "end of" | "start of"] bare
//! bare    = month day [year] | day ["of"] month [year] | month [year] | iso | fiscal year | quarter [year] | half [year]
//!         | decade | season [year] | [number "-" "day"] holiday "weekend" | holiday | ("last" | "this" | "next") unit
//!         | ["last" | "next"] (month | weekday | season) | relative-day | year
//! ```

mod calendar;
mod point;

use crate::model::{Period, Pos, Sense, Shape, Span, Token, UnitKind};
use calendar::{Stretch, Toward};
use jiff::civil::Date;

/// All periods that the tokens of one sentence name, in order, with their spans. Fiscal years are the United States'.
///
/// Without a publication date only what is written with its year becomes dates; everything has its key.
pub fn periods(tokens: &[Token<'_>], published: Option<Date>) -> Vec<(Span, Period)> {
    periods_in(tokens, published, None)
}

/// As [`periods`], with fiscal years of the given country (ISO 3166-1, two letters).
pub fn periods_in(tokens: &[Token<'_>], published: Option<Date>, country: Option<&str>) -> Vec<(Span, Period)> {
    let first = (0..tokens.len()).find_map(|i| tense(tokens, i)).unwrap_or(Toward::Past);
    let mut reader = Reader { tokens, published, country, toward: first };
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let end = match reader.period(at) {
            Some((end, named)) if end > at => {
                found.push(reader.finish(at, end, named));
                end
            }
            Some(_) | None => at + 1,
        };
        // The verb nearest before a time tells which way it lies: "said on Monday that it will open in May".
        reader.toward = (at..end).rev().find_map(|i| tense(tokens, i)).unwrap_or(reader.toward);
        at = end;
    }
    found
}

/// Which way in time a word puts its clause: "will", "is to", "closed"; nothing where it leaves that open.
fn tense(tokens: &[Token<'_>], at: usize) -> Option<Toward> {
    let token = &tokens[at];
    let next = |word: &str| tokens.get(at + 1).is_some_and(|t| t.is(word));
    let before = |words: &[&str]| at.checked_sub(1).is_some_and(|i| words.contains(&tokens[i].lower.as_str()));
    match token.lower.as_str() {
        "will" | "shall" | "'ll" | "’ll" => Some(Toward::Future),
        "would" => (!next("have")).then_some(Toward::Future),
        _ if token.has_cue("lies-ahead") => Some(Toward::Future),
        "is" | "are" => next("to").then_some(Toward::Future),
        _ if token.has_cue("means-to") => next("to").then_some(Toward::Future),
        "was" | "were" | "did" => Some(Toward::Past),
        "had" | "has" | "have" => {
            (!next("to") && !before(&["will", "would", "may", "might", "'ll", "’ll", "to"])).then_some(Toward::Past)
        }
        word => {
            let told = token.pos == Pos::Verb || token.pos == Pos::Participle && token.says();
            let past = token.lemma != word && !word.ends_with('s') && !word.ends_with("ing");
            (told && past).then_some(Toward::Past)
        }
    }
}

/// The sentence, and what its dates hang on.
#[derive(Clone, Copy)]
struct Reader<'a, 't> {
    tokens: &'a [Token<'t>],
    published: Option<Date>,
    country: Option<&'a str>,
    toward: Toward,
}

/// What a phrase names.
struct Named {
    from: Option<Date>,
    to: Option<Date>,
    key: String,
}

impl Named {
    fn new(stretch: Option<Stretch>, key: String) -> Self {
        Named { from: stretch.map(|s| s.0), to: stretch.map(|s| s.1), key }
    }

    fn stretch(&self) -> Option<Stretch> {
        self.from.zip(self.to)
    }
}

/// Where the phrase ends, and what it names.
type Found = Option<(usize, Named)>;

impl<'a, 't> Reader<'a, 't> {
    fn finish(&self, at: usize, end: usize, named: Named) -> (Span, Period) {
        let words = &self.tokens[at..end];
        let mut text = String::new();
        for (n, t) in words.iter().enumerate() {
            if n > 0 && t.spaced {
                text.push(' ');
            }
            text.push_str(t.text);
        }
        let span = words.first().zip(words.last()).map_or_else(Span::default, |(first, last)| first.span.to(last.span));
        (span, Period { from: named.from, to: named.to, text, key: Some(named.key) })
    }

    fn is(&self, at: usize, words: &[&str]) -> bool {
        self.tokens.get(at).is_some_and(|t| words.contains(&t.lower.as_str()))
    }

    fn skip(&self, at: usize, words: &[&str]) -> usize {
        at + usize::from(self.is(at, words))
    }

    fn sense<T>(&self, at: usize, pick: impl Fn(&Sense) -> Option<T>) -> Option<(usize, T)> {
        let t = self.tokens.get(at)?;
        t.readings
            .iter()
            .find_map(|r| Some((at + r.tokens, pick(&r.sense)?)))
            .filter(|(end, _)| *end <= self.tokens.len())
    }

    fn period(&self, at: usize) -> Found {
        let first = self.tokens.get(at)?;
        match first.lower.as_str() {
            "between" => self.two(at + 1, &["and"]).or_else(|| self.point(at)),
            "from" => self.two(at + 1, &["to", "through", "until", "till"]).or_else(|| self.point(at)),
            "since" => {
                let (end, start) = self.point(self.skip(at + 1, &["the"]))?;
                let to = self.published.filter(|p| start.from.is_some_and(|from| from <= *p));
                Some((end, Named { from: start.from, to, key: format!("since:{}", start.key) }))
            }
            "until" | "till" | "through" | "by" => {
                let (end, last) = self.point(self.skip(at + 1, &["the"]))?;
                Some((end, Named { from: None, to: last.to, key: format!("until:{}", last.key) }))
            }
            _ => self.run(at).or_else(|| self.point(at)),
        }
    }

    /// `between May and the end of November`: the second point carries the year, the first is the last such before it.
    fn two(&self, at: usize, links: &[&str]) -> Found {
        let (after, loose) = self.point(self.skip(at, &["the"]))?;
        if !self.is(after, links) {
            return None;
        }
        let (end, last) = self.point(self.skip(after + 1, &["the"]))?;
        let nearer = Reader { published: last.to.or(self.published), toward: Toward::Past, ..*self };
        let first = nearer.point(self.skip(at, &["the"])).map_or(loose, |(_, named)| named);
        let key = format!("between:{}:{}", first.key, last.key);
        Some((end, Named { from: first.from, to: last.to, key }))
    }

    /// `the past three years`, `last 48 months`, `the next two weeks`, `the past year`.
    fn run(&self, at: usize) -> Found {
        let at_word = self.skip(at, &["the", "these", "his", "her", "its", "their"]);
        let ahead = self.is(at_word, &["next", "coming"]);
        let rolling = self.is(at_word, &["past"]);
        if !(ahead || rolling || self.is(at_word, &["last", "previous"])) {
            return None;
        }
        let (after, n) = match self.number(at_word + 1) {
            Some((after, n)) => (self.skip(after, &["-"]), n),
            None if rolling => (at_word + 1, 1),
            None => return None,
        };
        let (end, unit) = self.time_unit(after)?;
        let toward = if ahead { Toward::Future } else { Toward::Past };
        let stretch = self.published.and_then(|p| calendar::run(p, &unit, n, toward));
        Some((end, Named::new(stretch, format!("{}:{n}:{unit}", if ahead { "next" } else { "past" }))))
    }

    /// A whole number in figures or in one or two words.
    fn number(&self, at: usize) -> Option<(usize, i64)> {
        let t = self.tokens.get(at)?;
        if t.shape == Shape::Digits {
            return t.text.parse().ok().map(|n| (at + 1, n));
        }
        let cardinal = |at| self.sense(at, |s| if let Sense::Cardinal(n) = s { i64::try_from(*n).ok() } else { None });
        let (end, tens) = cardinal(at)?;
        match cardinal(self.skip(end, &["-"])) {
            Some((end, ones)) if tens >= 20 && ones < 10 => Some((end, tens + ones)),
            Some(_) | None => Some((end, tens)),
        }
    }

    fn time_unit(&self, at: usize) -> Option<(usize, String)> {
        if let Some(end) = self.cue(at, "weekend") {
            return Some((end, "weekend".to_owned()));
        }
        self.sense(at, |s| match s {
            Sense::Unit { unit, symbol: false, .. } if unit.kind == UnitKind::Time => Some(unit.id.clone()),
            Sense::Cue(id) if **id == *"quarter" => Some("quarter".to_owned()),
            _ => None,
        })
        .filter(|(_, id)| matches!(id.as_str(), "day" | "week" | "fortnight" | "month" | "quarter" | "year" | "decade"))
    }

    fn cue(&self, at: usize, id: &str) -> Option<usize> {
        self.sense(at, |s| if let Sense::Cue(found) = s { (**found == *id).then_some(()) } else { None })
            .map(|(end, ())| end)
    }
}
