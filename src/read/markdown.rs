//! Markdown: the words without the marks, each block a paragraph.

use super::error::ReadError;
use super::extract::Extract;
use super::metadata::Metadata;
use super::text;
use super::waiver;
use crate::model::{Article, Span};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// An article with the metadata of its front matter. A heading of the first level is its title where nothing else names one.
///
/// # Errors
/// Bytes that are not text, or no words.
pub fn article(bytes: &[u8]) -> Result<(Article, Metadata, Vec<ReadError>), ReadError> {
    let source = text::decode(bytes)?;
    let (metadata, start, error) =
        text::front_matter(source).map_or((Metadata::default(), 0, None), |f| (f.metadata, f.end, f.error));
    let (extract, heading) = extract(source, start);
    let title = heading.map(|h| h.text(&extract.text).trim().to_owned()).filter(|t| !t.is_empty());
    let whole = Span::new(0, extract.text.len());
    let mut article = extract.article(whole);
    if article.text.is_empty() {
        return Err(ReadError::Empty);
    }
    article.title = title;
    let errors = error.into_iter().chain(metadata.fill(&mut article).err()).collect();
    text::find_title(&mut article);
    Ok((article, metadata, errors))
}

/// The text and the first heading of the first level.
fn extract(source: &str, start: usize) -> (Extract<'_>, Option<Span>) {
    let mut out = Extract::new(source);
    let mut heading: Option<Span> = None;
    let mut heading_start = None;
    // Pictures' and struck-out words, code blocks and raw HTML are not the article's statement.
    let mut unread = 0usize;
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for (event, range) in Parser::new_ext(&source[start..], options).into_offset_iter() {
        let at = start + range.start;
        match event {
            Event::Start(Tag::Image { .. } | Tag::Strikethrough | Tag::CodeBlock(_) | Tag::HtmlBlock) => unread += 1,
            Event::End(TagEnd::Image | TagEnd::Strikethrough | TagEnd::CodeBlock | TagEnd::HtmlBlock) => {
                unread = unread.saturating_sub(1);
            }
            Event::Start(Tag::Heading { level, .. }) => {
                out.paragraph();
                heading_start = (level == HeadingLevel::H1 && heading.is_none()).then_some(out.text.len());
            }
            Event::End(TagEnd::Heading(_)) => {
                heading = heading.or(heading_start.take().map(|start| Span::new(start, out.text.len())));
                out.paragraph();
            }
            Event::End(TagEnd::TableCell) => out.mark_between(" | "),
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::TableCell)
            | Event::End(TagEnd::Emphasis | TagEnd::Strong | TagEnd::Link) => {}
            Event::Start(_) | Event::End(_) | Event::Rule => out.paragraph(),
            Event::Text(words) if unread == 0 => out.words(&words, at),
            // The words stand between marks of one or more backquotes.
            Event::Code(words) if unread == 0 => {
                let marks = source[at..].bytes().take_while(|b| *b == b'`').count();
                out.words(&words, at + marks);
            }
            // A comment's lines come one by one; one that fills its line is whole.
            Event::Html(line) => {
                if let Some(words) = waiver::inside(&line) {
                    out.comment(words, at);
                }
            }
            Event::SoftBreak => out.words(" ", at),
            Event::HardBreak => out.line(),
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineHtml(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::FootnoteReference(_)
            | Event::TaskListMarker(_) => {}
        }
    }
    out.paragraph();
    (out, heading)
}
