//! The sentences of a finding in their context, with the figures, hedges, speakers and dates marked.

use super::names::{self, Names};
use crate::model::{Article, Cited, Finding, Report, Sentence};
use crate::render::excerpt::{inert, shorten};
use crate::render::places::Places;
use crate::render::sides::{Side, sides};
use crate::render::words::{Mark, floor};
use serde::Serialize;

#[derive(Serialize)]
pub struct Excerpts {
    shown: Vec<Excerpt>,
    /// Further places of the finding.
    further: Vec<Further>,
    /// Places that are not even linked.
    more: usize,
}

#[derive(Serialize)]
struct Excerpt {
    outlet: String,
    /// Whose text it repeats.
    copy_of: Option<String>,
    published: Option<String>,
    place: String,
    /// Where it stands in the article below.
    href: String,
    /// The article at its outlet, scrolled to the sentence.
    url: Option<String>,
    draft: bool,
    /// Says what the finding's first statement says.
    first: bool,
    before: String,
    pieces: Vec<Piece>,
    after: String,
}

/// A stretch of one look.
#[derive(Serialize)]
struct Piece {
    text: String,
    mark: &'static str,
    differs: bool,
}

#[derive(Serialize)]
struct Further {
    outlet: String,
    words: String,
    href: String,
}

/// Sentences shown of one finding, and places linked after them.
const SHOWN: usize = 6;
const FURTHER: usize = 12;
/// Longest neighbouring sentence, in columns.
const CONTEXT: usize = 280;

pub fn excerpts(report: &Report, names: &Names, finding: &Finding, places: &[Option<Places<'_>>]) -> Excerpts {
    let (shown, rest) = sides(report, finding, SHOWN);
    Excerpts {
        shown: shown.iter().filter_map(|side| excerpt(report, names, side, places)).collect(),
        more: rest.len().saturating_sub(FURTHER),
        further: rest.iter().take(FURTHER).filter_map(|c| self::further(report, names, *c)).collect(),
    }
}

fn excerpt(report: &Report, names: &Names, side: &Side, places: &[Option<Places<'_>>]) -> Option<Excerpt> {
    let said = report.statement(side.cited)?;
    let this = report.articles.get(said.article)?;
    let article = &this.article;
    let index = match side.cited {
        Cited::Claim(n) => report.claims.get(n)?.sentence,
        Cited::Fact(n) => report.facts.get(n)?.sentence,
    };
    let paragraph = this.sentences.get(index).map(|s| s.paragraph);
    let neighbour = |n: Option<usize>| n.and_then(|n| this.sentences.get(n)).filter(|s| Some(s.paragraph) == paragraph);
    let text = |s: Option<&Sentence>| s.map_or_else(String::new, |s| context(s, article));
    let place = places.get(said.article).and_then(Option::as_ref).map(|p| names::clean(&p.name(said.marked)));
    Some(Excerpt {
        outlet: names.outlet(said.article).to_owned(),
        copy_of: this.copy_of.map(|c| names.outlet(c).to_owned()),
        published: names::published(article),
        place: place.unwrap_or_default(),
        href: names.statement(side.cited),
        url: url(article, said.marked.text(&article.text)),
        draft: article.draft,
        first: side.first,
        before: text(neighbour(index.checked_sub(1))),
        pieces: pieces(side),
        after: text(neighbour(Some(index + 1))),
    })
}

fn context(sentence: &Sentence, article: &Article) -> String {
    let text = sentence.span.text(&article.text);
    let text = inert(&text[..floor(text, CONTEXT * 8)]);
    shorten(&text.split_whitespace().collect::<Vec<_>>().join(" "), CONTEXT)
}

/// The words of a side, neighbours of one look put together.
fn pieces(side: &Side) -> Vec<Piece> {
    let mut pieces = Pieces(Vec::new());
    if side.sentence.cut.0 {
        pieces.put("… ", Mark::Plain, false);
    }
    let mut before = false;
    for (word, differs) in side.sentence.words.iter().zip(&side.differs) {
        if word.gap && !pieces.0.is_empty() {
            // A space is marked only where it stands inside one difference.
            pieces.put(" ", Mark::Plain, before && *differs);
        }
        pieces.put(&word.text, word.mark, *differs);
        before = *differs;
    }
    if side.sentence.cut.1 {
        pieces.put(" …", Mark::Plain, false);
    }
    pieces.0
}

struct Pieces(Vec<Piece>);

impl Pieces {
    fn put(&mut self, text: &str, mark: Mark, differs: bool) {
        let mark = mark.name();
        // The space between two words of one mark is part of it.
        if let [.., word, space] = self.0.as_mut_slice()
            && space.text == " "
            && (word.mark, word.differs) == (mark, differs)
        {
            word.text += &format!(" {text}");
            self.0.pop();
            return;
        }
        match self.0.last_mut() {
            Some(last) if last.mark == mark && last.differs == differs => last.text += text,
            Some(_) | None => self.0.push(Piece { text: text.to_owned(), mark, differs }),
        }
    }
}

fn further(report: &Report, names: &Names, cited: Cited) -> Option<Further> {
    let said = report.statement(cited)?;
    let article = report.articles.get(said.article)?;
    Some(Further {
        outlet: names.outlet(said.article).to_owned(),
        words: names::clean(said.marked.text(&article.article.text)),
        href: names.statement(cited),
    })
}

/// The article's address, if it is one of the web, with the words to scroll to.
pub fn url(article: &Article, words: &str) -> Option<String> {
    let url = article.url.as_deref()?.trim();
    let web = ["https://", "http://"].iter().any(|scheme| url.to_ascii_lowercase().starts_with(scheme));
    let plain = url.len() <= 2_000
        && !url.chars().any(|c| c.is_control() || c.is_whitespace() || inert(&c.to_string()) != c.to_string());
    if !web || !plain {
        return None;
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if url.contains('#') || words.is_empty() || words.len() > 200 {
        return Some(url.to_owned());
    }
    let safe = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'~');
    let encode = |b: u8| if safe(b) { char::from(b).to_string() } else { format!("%{b:02X}") };
    Some(format!("{url}#:~:text={}", words.bytes().map(encode).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        let link = |u: &str| url(&Article { url: Some(u.to_owned()), ..Article::default() }, "6,000 people");
        assert_eq!(link("https://a.example/x").as_deref(), Some("https://a.example/x#:~:text=6%2C000%20people"));
        assert_eq!(link("https://a.example/x#y").as_deref(), Some("https://a.example/x#y"));
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            " JavaScript:x",
            "//a.example",
            "file:///etc/passwd",
            "https://a\u{202e}.example",
            "https://a b",
        ] {
            assert_eq!(link(bad), None, "{bad}");
        }
    }
}
