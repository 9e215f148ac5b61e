//! What an input says about an article: the keys of records, front matter and story files, with their aliases.

use super::error::ReadError;
use crate::model::Article;
use jiff::civil::Date;
use serde_json::{Map, Value};

/// What is known of an article besides its text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    pub id: Option<String>,
    pub story: Option<String>,
    pub title: Option<String>,
    pub source: Option<String>,
    pub published: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    pub copy_of: Option<String>,
}

/// The names that exports use for an article's text, the plainest first.
pub const TEXT: &[&str] = &["text", "body", "maintext", "content", "body_text"];

impl Metadata {
    /// Takes the known keys of a record; others are left alone, for exports carry many.
    pub fn of(record: &Map<String, Value>) -> Metadata {
        let get = |names: &[&str]| names.iter().find_map(|name| word(record.get(*name)?));
        Metadata {
            id: get(&["id"]),
            story: get(&["story", "cluster"]),
            title: get(&["title", "headline"]),
            source: get(&["source", "sitename", "hostname", "publisher"]),
            published: get(&["published", "date", "date_publish", "versioncreated"]),
            url: get(&["url", "link"]),
            language: get(&["language"]),
            copy_of: get(&["copy_of"]),
        }
    }

    /// Puts what is said here into `article`, over what stood there.
    ///
    /// # Errors
    /// A date that cannot be read; all else is put in.
    pub fn fill(&self, article: &mut Article) -> Result<(), ReadError> {
        set(&mut article.title, &self.title);
        set(&mut article.source, &self.source);
        set(&mut article.url, &self.url);
        set(&mut article.language, &self.language);
        set(&mut article.copy_of, &self.copy_of);
        let Some(text) = &self.published else { return Ok(()) };
        article.published = Some(date(text)?);
        article.published_text = Some(text.clone());
        Ok(())
    }
}

fn set(field: &mut Option<String>, value: &Option<String>) {
    if value.is_some() {
        field.clone_from(value);
    }
}

/// A value as one text: a number as written, an object by its `name` (as news interfaces give their outlets).
fn word(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Object(fields) => return fields.get("name").filter(|v| v.is_string()).and_then(word),
        Value::Null | Value::Bool(_) | Value::Array(_) => return None,
    };
    (!text.is_empty()).then_some(text)
}

/// The civil day of a date or date-time as ISO 8601, RFC 3339 or RFC 2822 write it, in the writer's own offset.
///
/// # Errors
/// Anything else, or a day that no calendar has.
pub fn date(text: &str) -> Result<Date, ReadError> {
    let text = text.trim();
    // A civil date refuses `Z`, which says that the writer's own offset is unknown: the day in UTC is the best guess there is.
    let civil = text.strip_suffix(['Z', 'z']).unwrap_or(text);
    civil
        .parse::<Date>()
        .or_else(|_| jiff::fmt::rfc2822::DateTimeParser::new().parse_zoned(text).map(|zoned| zoned.date()))
        .map_err(|_| ReadError::Date(text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_the_writers_own_day() {
        for text in [
            "2023-12-26",
            "2023-12-26T23:30:00-05:00",
            "2023-12-26T23:30:00Z",
            "2023-12-26 23:30:00",
            "2023-12-26T23:30:00.123+01:00",
            "Tue, 26 Dec 2023 23:30:00 -0500",
            " 2023-12-26 ",
        ] {
            assert_eq!(date(text), Ok(jiff::civil::date(2023, 12, 26)), "{text}");
        }
        for text in ["", "yesterday", "2023-13-01", "2023-02-29", "12/26/2023", "2023"] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn aliases_are_read_and_other_keys_left_alone() {
        let record = serde_json::json!({
            "headline": "A", "publisher": {"name": "Outlet"}, "date_publish": "2024-01-02", "link": "u", "cluster": 7,
            "image": null, "authors": ["x"], "title": ""
        });
        let metadata = Metadata::of(record.as_object().unwrap());
        assert_eq!(metadata.title.as_deref(), Some("A"));
        assert_eq!(metadata.source.as_deref(), Some("Outlet"));
        assert_eq!(metadata.story.as_deref(), Some("7"));
        assert_eq!(metadata.url.as_deref(), Some("u"));
        assert_eq!(metadata.language, None);
    }
}
