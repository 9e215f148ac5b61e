//! HTML: the words of the article element (or the main part, or the whole page), and what its head says of it.

use super::error::ReadError;
use super::extract::Extract;
use super::metadata::Metadata;
use super::text;
use crate::model::{Article, Span};
use html5gum::Tokenizer;
use html5gum::emitters::default::{DefaultEmitter, StartTag, Token};
use serde_json::Value;

/// Elements whose words are not the article's.
const UNREAD: &[&str] = &[
    "script", "style", "noscript", "template", "svg", "nav", "footer", "aside", "form", "button", "select", "iframe",
    "head", "del", "video", "audio", "object", "dialog", "menu",
];

/// Elements inside a line of text; any other ends a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q", "s",
    "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr", "img", "input", "label",
];

/// An article with what `meta` elements and JSON-LD say of it; the title is put after the end of the text where no line of it is the
/// title.
///
/// # Errors
/// Bytes that are not text, or no words.
pub fn article(bytes: &[u8]) -> Result<(Article, Metadata, Vec<ReadError>), ReadError> {
    let source = text::decode(bytes)?;
    let mut page = Page::new(source);
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    for token in Tokenizer::new_with_emitter(source, emitter).flatten() {
        page.take(token);
    }
    page.out.paragraph();
    let part = page.main_part();
    let mut article = page.out.article(part);
    if article.text.is_empty() {
        return Err(ReadError::Empty);
    }
    let metadata = page.metadata;
    let errors = metadata.fill(&mut article).err().into_iter().collect();
    text::find_title(&mut article);
    if article.title_span.is_none() {
        text::append_title(&mut article);
    }
    Ok((article, metadata, errors))
}

/// A page while it is read.
struct Page<'s> {
    out: Extract<'s>,
    metadata: Metadata,
    /// The name of the element that is not read, and how many of that name are open.
    unread: Option<(String, usize)>,
    /// Where the words of each open `article` or `main` began.
    open: Vec<(Part, usize)>,
    parts: Vec<(Part, Span)>,
    /// The words between `<title>` and its end, or of JSON-LD.
    head: Option<Head>,
    title: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Article,
    Main,
}

/// What of the head is being read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Head {
    Title,
    Linked,
}

impl<'s> Page<'s> {
    fn new(source: &'s str) -> Self {
        Page {
            out: Extract::new(source),
            metadata: Metadata::default(),
            unread: None,
            open: Vec::new(),
            parts: Vec::new(),
            head: None,
            title: String::new(),
        }
    }

    fn take(&mut self, token: Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start(&tag),
            Token::EndTag(tag) => self.end(&String::from_utf8_lossy(&tag.name)),
            Token::String(words) => {
                let text = String::from_utf8_lossy(&words.value);
                match self.head {
                    Some(Head::Title) if self.metadata.title.is_none() => self.title.push_str(&text),
                    Some(Head::Linked) => self.linked(&text),
                    Some(Head::Title) | None => {}
                }
                if self.unread.is_none() && self.head.is_none() {
                    self.out.words(&text, words.span.start);
                }
            }
            Token::Comment(comment) => self.out.comment(&String::from_utf8_lossy(&comment.value), comment.span.start),
            Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn start(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        self.says(&name, tag);
        if let Some((unread, open)) = &mut self.unread {
            *open += usize::from(*unread == name && !tag.self_closing);
            return;
        }
        if !tag.self_closing && !is_void(&name) && (UNREAD.contains(&name.as_str()) || is_hidden(tag)) {
            self.unread = Some((name, 1));
            return;
        }
        match name.as_str() {
            "br" => self.out.line(),
            "td" | "th" => {}
            // 10<sup>6</sup> is not 106.
            "sup" if self.out.text.ends_with(char::is_alphanumeric) => self.out.mark_between("^"),
            name if INLINE.contains(&name) => {}
            _ => self.out.paragraph(),
        }
        match name.as_str() {
            "article" => self.open.push((Part::Article, self.out.text.len())),
            "main" => self.open.push((Part::Main, self.out.text.len())),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if matches!(name, "title" | "script") {
            self.head = None;
        }
        if let Some((unread, open)) = &mut self.unread {
            *open -= usize::from(*unread == name);
            if *open == 0 {
                self.unread = None;
            }
            return;
        }
        match name {
            "td" | "th" => self.out.mark_between(" | "),
            name if INLINE.contains(&name) => {}
            _ => self.out.paragraph(),
        }
        let part = match name {
            "article" => Part::Article,
            "main" => Part::Main,
            _ => return,
        };
        if let Some(i) = self.open.iter().rposition(|(open, _)| *open == part) {
            let (_, start) = self.open.remove(i);
            self.parts.push((part, Span::new(start, self.out.text.len())));
        }
    }

    /// What an element of the head says of the article; the first to say it is heard.
    fn says(&mut self, name: &str, tag: &StartTag<usize>) {
        let get = |key: &str| {
            let value = tag.attributes.get(key.as_bytes())?;
            let value = String::from_utf8_lossy(&value.value).trim().to_owned();
            (!value.is_empty()).then_some(value)
        };
        let known = &mut self.metadata;
        match name {
            "title" => self.head = Some(Head::Title),
            "script" if get("type").as_deref() == Some("application/ld+json") => self.head = Some(Head::Linked),
            "html" => hear(&mut known.language, get("lang")),
            "link" if get("rel").as_deref() == Some("canonical") => hear(&mut known.url, get("href")),
            "meta" => match get("property").or_else(|| get("name")).or_else(|| get("itemprop")).as_deref() {
                Some("og:title") => hear(&mut known.title, get("content")),
                Some("og:site_name") => hear(&mut known.source, get("content")),
                Some("og:url") => hear(&mut known.url, get("content")),
                Some("article:published_time" | "datePublished" | "date" | "pubdate" | "dc.date") => {
                    hear(&mut known.published, get("content"));
                }
                Some(_) | None => {}
            },
            _ => {}
        }
    }

    /// JSON-LD: what it says of an article goes before `meta` elements, whose titles often name the site as well.
    fn linked(&mut self, json: &str) {
        let Ok(value) = serde_json::from_str::<Value>(json) else { return };
        let listed = |value: &Value| value.as_array().cloned().unwrap_or_else(|| vec![value.clone()]);
        let mut things = listed(&value);
        things.extend(value.get("@graph").map(listed).unwrap_or_default());
        let is_article = |thing: &&Value| {
            thing.get("@type").is_some_and(|kind| listed(kind).iter().any(|k| k.as_str().is_some_and(names_article)))
        };
        let Some(thing) = things.iter().find(is_article) else { return };
        let word = |key: &str| {
            let value = thing.get(key)?;
            let value = value.get("name").or(value.get("@id")).unwrap_or(value);
            value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
        };
        let known = &mut self.metadata;
        known.title = word("headline").or(known.title.take());
        known.published = word("datePublished").or(known.published.take());
        known.source = word("publisher").or(known.source.take());
        hear(&mut known.url, word("url").or_else(|| word("mainEntityOfPage")));
        hear(&mut known.language, word("inLanguage"));
    }

    /// The longest article element, else the longest main part, else the whole page.
    fn main_part(&mut self) -> Span {
        let end = self.out.text.len();
        self.parts.extend(self.open.drain(..).map(|(part, start)| (part, Span::new(start.min(end), end))));
        let title = self.title.split_whitespace().collect::<Vec<_>>().join(" ");
        hear(&mut self.metadata.title, Some(title).filter(|t| !t.is_empty()));
        let longest = |wanted: Part| {
            let spans =
                self.parts.iter().filter(|(part, span)| *part == wanted && !span.is_empty()).map(|(_, span)| *span);
            spans.max_by_key(|span| span.end - span.start)
        };
        longest(Part::Article).or_else(|| longest(Part::Main)).unwrap_or(Span::new(0, end))
    }
}

fn hear(field: &mut Option<String>, said: Option<String>) {
    if field.is_none() {
        *field = said;
    }
}

fn names_article(kind: &str) -> bool {
    kind.ends_with("Article") || matches!(kind, "BlogPosting" | "LiveBlogPosting" | "Report")
}

fn is_hidden(tag: &StartTag<usize>) -> bool {
    let is = |key: &str, wanted: &str| {
        tag.attributes.get(key.as_bytes()).is_some_and(|v| {
            let value: String = String::from_utf8_lossy(&v.value).to_lowercase().split_whitespace().collect();
            value.contains(wanted)
        })
    };
    is("hidden", "") || is("aria-hidden", "true") || is("style", "display:none")
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}
