//! `story.yaml`: what the user says about the articles of a folder.

use super::error::ReadError;
use super::metadata::Metadata;
use crate::model::{Article, Skipped};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The file field by field; unknown keys are refused, any may be missing.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    story: Option<String>,
    articles: Option<BTreeMap<String, Option<Entry>>>,
}

#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    source: Option<String>,
    published: Option<String>,
    title: Option<String>,
    url: Option<String>,
    language: Option<String>,
    copy_of: Option<String>,
}

/// A story file as read.
#[derive(Debug, Default)]
pub struct StoryFile {
    path: String,
    text: String,
    pub story: Option<String>,
    articles: BTreeMap<String, Entry>,
}

impl StoryFile {
    /// Reads `story.yaml`.
    ///
    /// # Errors
    /// Text that is not UTF-8, broken YAML or an unknown key: the path with line and column, and the reason.
    pub fn read(path: &str, bytes: &[u8]) -> Result<StoryFile, Skipped> {
        let text = super::text::decode(bytes).map_err(|e| e.at(path))?;
        let fields: Option<Fields> = serde_yaml::from_str(text).map_err(|error| {
            let place = error.location().map_or(String::new(), |l| format!(":{}:{}", l.line(), l.column()));
            let message = error.to_string();
            // The position stands in front already.
            let message = message.split(" at line ").next().unwrap_or(&message);
            ReadError::StoryFile(message.to_owned()).at(format!("{path}{place}"))
        })?;
        let Fields { story, articles } = fields.unwrap_or_default();
        let articles = articles.unwrap_or_default().into_iter().map(|(k, e)| (k, e.unwrap_or_default())).collect();
        let story = story.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
        Ok(StoryFile { path: path.to_owned(), text: text.to_owned(), story, articles })
    }

    /// Tells the articles what the file says of them, by file name or id. Returns what of it fits no article or is no date.
    pub fn tell(&self, articles: &mut [Article]) -> Vec<Skipped> {
        let ids: Vec<String> = articles.iter().map(|a| a.id.clone()).collect();
        let mut wrong: Vec<(&str, ReadError)> = Vec::new();
        for (name, entry) in &self.articles {
            let mut told = false;
            for article in articles.iter_mut().filter(|a| is_named(a, name)) {
                told = true;
                wrong.extend(entry.metadata().fill(article).err().map(|error| (name.as_str(), error)));
                super::text::find_title(article);
            }
            if !told {
                wrong.push((name, ReadError::NoSuchArticle(name.clone())));
            }
            if let Some(copied) = entry.copy_of.as_ref().filter(|copied| !ids.contains(copied)) {
                wrong.push((copied, ReadError::NoSuchOriginal { article: name.clone(), copied: copied.clone() }));
            }
        }
        wrong.iter().map(|(word, error)| error.at(self.place_of(word))).collect()
    }

    /// The file with the first line that holds `word`, for errors that YAML itself cannot place.
    fn place_of(&self, word: &str) -> String {
        match self.text.lines().position(|line| line.contains(word)) {
            Some(line) => format!("{}:{}", self.path, line + 1),
            None => self.path.clone(),
        }
    }
}

impl Entry {
    fn metadata(&self) -> Metadata {
        let Entry { source, published, title, url, language, copy_of } = self.clone();
        Metadata { id: None, story: None, title, source, published, url, language, copy_of }
    }
}

fn is_named(article: &Article, name: &str) -> bool {
    article.id == name || article.path.as_deref().is_some_and(|path| super::file_name(path) == name)
}
