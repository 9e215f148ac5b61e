//! Article → paragraphs with their roles: by the words of the `lines` packs first, then by the shape of the line and its neighbours.

use super::shape::{ends_as_sentence, first_letter};
use crate::model::{Article, Role, Span};
use crate::pack::Pack;

/// A headline is not longer, in words; nor a subheading.
const HEADLINE_WORDS: usize = 30;
const SUBHEADING_WORDS: usize = 14;

/// Hard-wrapped text has no longer lines, in bytes.
const WRAP: usize = 120;

/// The paragraphs that are not empty, in order.
pub fn paragraphs(article: &Article, pack: &Pack) -> Vec<(Span, Role)> {
    let text = article.text.as_str();
    // A title that the input gave apart is a paragraph, whatever it looks like.
    let title = article.title_span;
    let own = title.filter(|t| t.end == text.len() && text[..t.start].ends_with("\n\n"));
    let body = Span::new(article.start, own.map_or(text.len(), |t| t.start));
    let mut lines: Vec<Line> = blocks(text, body).iter().flat_map(|block| unwrap(text, block)).collect();
    for line in &mut lines {
        line.role = match title {
            Some(title) if title.contains(line.span) => Some(Role::Headline),
            Some(_) | None if is_comment(line.span.text(text)) => Some(Role::Boilerplate),
            Some(_) | None => pack.lines.role(line.span.text(text)).or_else(|| caption(line.span.text(text))),
        };
    }
    if title.is_none() {
        find_headline(text, &mut lines);
    }
    let has_headline = own.is_some() || lines.iter().any(|l| l.role == Some(Role::Headline));
    find_subheadings(text, &mut lines, has_headline);
    let body = lines.into_iter().map(|line| (line.span, line.role.unwrap_or(Role::Body)));
    body.chain(own.map(|title| (title, Role::Headline))).collect()
}

/// A paragraph whose role may not be known yet.
struct Line {
    span: Span,
    role: Option<Role>,
    /// Joined from several lines of the file.
    joined: bool,
}

/// The runs of lines without an empty one between.
fn blocks(text: &str, body: Span) -> Vec<Vec<Span>> {
    let mut blocks = vec![Vec::new()];
    for line in body.text(text).split(['\n', '\r', '\u{2028}', '\u{2029}', '\u{85}', '\u{b}', '\u{c}']) {
        let trimmed = line.trim();
        let crlf = line.is_empty() && text[..Span::of(line, text).start].ends_with("\r\n");
        if is_comment(trimmed) {
            // A block of its own: text around it is not joined across it.
            blocks.push(vec![Span::of(trimmed, text)]);
            blocks.push(Vec::new());
        } else if !trimmed.is_empty() {
            if let Some(block) = blocks.last_mut() {
                block.push(Span::of(trimmed, text));
            }
        } else if !crlf && blocks.last().is_some_and(|block| !block.is_empty()) {
            blocks.push(Vec::new());
        }
    }
    blocks
}

/// A remark of the writer's, as Markdown and HTML write it.
fn is_comment(line: &str) -> bool {
    line.starts_with("<!--") && line.ends_with("-->")
}

/// Joins the lines of text that was broken at a column: a line goes on in the next where that begins in small letters, or where, in
/// a block with such lines, the next word would not have fitted any more.
fn unwrap(text: &str, block: &[Span]) -> Vec<Line> {
    let width = block.iter().map(|line| line.text(text).chars().count()).max().unwrap_or(0);
    let small = |line: &Span| line.text(text).chars().next().is_some_and(char::is_lowercase);
    let wrapped = width <= WRAP && block.len() > 2 && block.iter().skip(1).any(small);
    let mut lines: Vec<Line> = Vec::new();
    for (i, span) in block.iter().enumerate() {
        let before = i.checked_sub(1).and_then(|i| block.get(i)).map(|line| line.text(text));
        let goes_on = before.is_some_and(|before| {
            let word = span.text(text).split_whitespace().next().unwrap_or("");
            let full = before.chars().count() + 1 + word.chars().count() > width;
            small(span) && !ends_as_sentence(before) || wrapped && full
        });
        match lines.last_mut() {
            Some(line) if goes_on => {
                line.span = line.span.to(*span);
                line.joined = true;
            }
            Some(_) | None => lines.push(Line { span: *span, role: None, joined: false }),
        }
    }
    lines
}

/// A line that ends in `(Name/Agency)` stands under a picture.
fn caption(line: &str) -> Option<Role> {
    let inside = line.trim_end_matches('.').strip_suffix(')')?;
    let inside = &inside[inside.rfind('(')? + 1..];
    let (name, agency) = inside.split_once('/')?;
    let named = |part: &str| {
        let words = part.split_whitespace().count();
        (1..=5).contains(&words) && first_letter(part).is_some_and(char::is_uppercase)
    };
    let figures = inside.contains(|c: char| c.is_ascii_digit());
    (named(name) && named(agency) && !figures && inside.len() <= 80).then_some(Role::Caption)
}

/// The first line that may be a headline, where a body follows it: one that does not end as a sentence does. A line of one or two
/// words in front of it names the section.
fn find_headline(text: &str, lines: &mut [Line]) {
    let free: Vec<usize> = (0..lines.len()).filter(|i| lines[*i].role.is_none()).take(3).collect();
    let Some(first) = free.first().copied() else { return };
    // A headline stands above the text: at most credits, bylines and section names are before it.
    if first > 4 || !heads(text, &lines[first], HEADLINE_WORDS) {
        return;
    }
    if let [_, second, _] = free[..] {
        let short = words(lines[first].span.text(text)) <= 2;
        let apart = second == first + 1;
        if short && apart && heads(text, &lines[second], HEADLINE_WORDS) && words(lines[second].span.text(text)) >= 4 {
            lines[first].role = Some(Role::Boilerplate);
            lines[second].role = Some(Role::Headline);
            return;
        }
    }
    if free.len() > 1 {
        lines[first].role = Some(Role::Headline);
    }
}

/// Short lines without an end between paragraphs of the body.
fn find_subheadings(text: &str, lines: &mut [Line], has_headline: bool) {
    let is_body = |line: &Line| line.role.is_none() && !heads(text, line, SUBHEADING_WORDS);
    let Some(last_body) = lines.iter().rposition(is_body) else { return };
    let mut under = has_headline;
    for line in &mut lines[..last_body] {
        let body = line.role.is_none();
        if under && body && heads(text, line, SUBHEADING_WORDS) && !labels_a_figure(line.span.text(text)) {
            line.role = Some(Role::Subheading);
        }
        under |= body || line.role == Some(Role::Headline);
    }
}

/// A line of this shape may be a headline: short, on one line, without the end of a sentence.
fn heads(text: &str, line: &Line, most: usize) -> bool {
    let line_text = line.span.text(text);
    let open_end = line_text.ends_with([',', ';', ':', '-', '–', '—']);
    let stopped = ends_as_sentence(line_text) && !asks(line_text);
    let listed = line_text.starts_with(['-', '*', '•', '–', '—']);
    !line.joined && !open_end && !stopped && !listed && words(line_text) <= most && first_letter(line_text).is_some()
}

/// "Tip height: 252 m": a line of a list of facts.
fn labels_a_figure(line: &str) -> bool {
    line.split_once(": ").is_some_and(|(_, value)| value.starts_with(|c: char| c.is_ascii_digit()))
}

/// A short question or call may head a text.
fn asks(line: &str) -> bool {
    line.ends_with(['?', '!']) && words(line) <= 10 && !line.contains(['"', '“', '”'])
}

fn words(line: &str) -> usize {
    line.split_whitespace().take(HEADLINE_WORDS + 1).count()
}
