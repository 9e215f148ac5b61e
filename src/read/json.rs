//! Article records: JSON Lines, and JSON files with one record, several, or a list of them.

use super::error::ReadError;
use super::metadata::{Metadata, TEXT};
use super::text;
use super::waiver;
use crate::model::{Article, Origin, Skipped, Span};
use serde_json::{Map, Value};

/// An article from a record, with the story it says it belongs to.
pub struct Record {
    pub article: Article,
    pub story: Option<String>,
}

/// The records of a JSON Lines file, each line by itself; a broken one costs none but itself.
pub fn lines(path: &str, bytes: &[u8]) -> (Vec<Record>, Vec<Skipped>) {
    // A file of another kind would give one complaint a line.
    let head = &bytes[..bytes.len().min(8192)];
    if let Err(error @ (ReadError::NotText(_) | ReadError::Utf16)) = text::decode(head) {
        return (Vec::new(), vec![error.at(path)]);
    }
    let mut records = Records::new(path);
    let mut start = 0;
    for (index, line) in bytes.split(|b| *b == b'\n').enumerate() {
        match text::decode(line) {
            Ok(line) if line.trim().is_empty() => {}
            Ok(line) => records.add(index + 1, line),
            Err(ReadError::NotUtf8 { byte, .. }) => {
                records.skip(index + 1, &ReadError::NotUtf8 { byte: start + byte, line: index + 1 });
            }
            Err(error) => records.skip(index + 1, &error),
        }
        start += line.len() + 1;
    }
    records.done()
}

/// The records of a JSON file: an object, a list of objects, or one object after another.
pub fn file(path: &str, bytes: &[u8]) -> (Vec<Record>, Vec<Skipped>) {
    let text = match text::decode(bytes) {
        Ok(text) => text,
        Err(error) => return (Vec::new(), vec![error.at(path)]),
    };
    let mut records = Records::new(path);
    let mut line = 1;
    let mut done = 0;
    for element in elements(text) {
        let start = Span::of(element, text).start;
        line += text[done..start].matches('\n').count();
        done = start;
        records.add(line, element);
    }
    records.done()
}

/// What a file has given so far.
struct Records<'p> {
    path: &'p str,
    read: Vec<Record>,
    skipped: Vec<Skipped>,
}

impl<'p> Records<'p> {
    fn new(path: &'p str) -> Self {
        Records { path, read: Vec::new(), skipped: Vec::new() }
    }

    fn skip(&mut self, line: usize, error: &ReadError) {
        self.skipped.push(error.at(format!("{}:{line}", self.path)));
    }

    fn add(&mut self, line: usize, json: &str) {
        match serde_json::from_str::<Value>(json) {
            Ok(Value::Object(fields)) => match record(self.path, line, &fields) {
                Ok((record, error)) => {
                    self.read.push(record);
                    if let Some(error) = error {
                        self.skip(line, &error);
                    }
                }
                Err(error) => self.skip(line, &error),
            },
            Ok(_) => self.skip(line, &ReadError::NotARecord),
            Err(error) => {
                let message = error.to_string();
                let message = message.split(" at line ").next().unwrap_or(&message);
                let message = format!("{message} at column {}", error.column());
                self.skip(line + error.line().saturating_sub(1), &ReadError::Json(message));
            }
        }
    }

    fn done(mut self) -> (Vec<Record>, Vec<Skipped>) {
        if self.read.is_empty() && self.skipped.is_empty() {
            self.skipped.push(ReadError::NoRecords.at(self.path));
        }
        (self.read, self.skipped)
    }
}

/// One record; a bad date is told, not fatal.
fn record(path: &str, line: usize, fields: &Map<String, Value>) -> Result<(Record, Option<ReadError>), ReadError> {
    let metadata = Metadata::of(fields);
    let text = body(fields)?;
    let id = metadata.id.clone().unwrap_or_else(|| format!("{}:{line}", super::file_name(path)));
    let origin = Origin::Record { line };
    let mut article = Article { id, path: Some(path.to_owned()), text, origin, ..Article::default() };
    waiver::note(&mut article);
    let error = metadata.fill(&mut article).err();
    headline(&mut article);
    Ok((Record { article, story: metadata.story }, error))
}

fn body(fields: &Map<String, Value>) -> Result<String, ReadError> {
    let given = TEXT.iter().filter_map(|name| Some((name, fields.get(*name)?)));
    let mut wrong = ReadError::NoText;
    for (name, value) in given {
        match value {
            Value::String(text) if !text.trim().is_empty() => return Ok(text.clone()),
            Value::String(_) | Value::Null => {}
            Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
                wrong = ReadError::NotAString((*name).to_owned());
            }
        }
    }
    Err(wrong)
}

/// Marks the title in the text; where it is not the text's first line it is put after its end, so that offsets into the text hold.
fn headline(article: &mut Article) {
    let Some(title) = article.title.as_deref() else { return };
    let first = article.text.trim_start().lines().next().unwrap_or("").trim();
    if first == title.trim() {
        article.title_span = Some(Span::of(first, &article.text));
    } else {
        text::append_title(article);
    }
}

/// The elements of a JSON list, or the values of a file one after another, cut at their brackets without reading them, so that a
/// broken one costs none but itself.
fn elements(text: &str) -> Vec<&str> {
    let listed = text.trim_start().strip_prefix('[');
    let body = listed.unwrap_or(text);
    let mut found = Vec::new();
    let (mut depth, mut start, mut string, mut escaped) = (0usize, 0, false, false);
    for (at, byte) in body.bytes().enumerate() {
        if string {
            string = escaped || byte != b'"';
            escaped = byte == b'\\' && !escaped;
            continue;
        }
        match byte {
            b'"' => string = true,
            b'{' | b'[' => depth += 1,
            b'}' | b']' if depth > 0 => {
                depth -= 1;
                if depth == 0 && listed.is_none() {
                    found.push(&body[start..=at]);
                    start = at + 1;
                }
            }
            b',' if depth == 0 && listed.is_some() => {
                found.push(&body[start..at]);
                start = at + 1;
            }
            b']' if listed.is_some() => {
                found.push(&body[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(&body[start..]);
    found.into_iter().map(str::trim).filter(|element| !element.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_cut_at_its_brackets() {
        assert_eq!(elements(r#" [ {"a": "}],"}, {"b": [1]} ] "#), [r#"{"a": "}],"}"#, r#"{"b": [1]}"#]);
        assert_eq!(elements("{\"a\": 1}\n{\"b\": 2}\n"), ["{\"a\": 1}", "{\"b\": 2}"]);
        assert_eq!(elements(r#"{"a": "\"}"}"#), [r#"{"a": "\"}"}"#]);
        assert_eq!(elements("[]"), [""; 0]);
        assert_eq!(elements(r#"{"a": "#), [r#"{"a":"#]);
    }
}
