//! Articles → stories: which belong together, in the order in which they were met.

use super::error::ReadError;
use super::story_file::StoryFile;
use super::{Format, Source, Story, file_name, folder_of, html, is_story_file, json, markdown, text, wanted};
use crate::model::{Article, Skipped};
use std::collections::HashMap;

/// What makes articles one story.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    /// The name that a record or front matter gives.
    Named(String),
    /// A folder without a name for its story.
    Folder(String),
    /// Files named one by one on the command line.
    Lone,
    /// Records of one file that name no story.
    File(String),
    /// An input of which nothing could be read.
    Lost(String),
}

/// The stories so far.
#[derive(Default)]
pub struct Gather {
    stories: Vec<(Key, Story)>,
    places: HashMap<Key, usize>,
    /// Story files named by themselves, told at the end.
    told: Vec<StoryFile>,
}

/// What one file gave: articles with the story they name, and what of it could not be read.
#[derive(Default)]
struct Given {
    articles: Vec<(Option<String>, Article)>,
    skipped: Vec<Skipped>,
}

impl Gather {
    /// A folder and the folders in it, each a story of its own where it holds articles.
    pub fn folder(&mut self, path: &str, files: Vec<Source>, unreadable: Vec<Skipped>) {
        let root = path.trim_end_matches(['/', '\\']);
        let mut folders: Vec<(String, Vec<Source>)> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        let visible = |file: &Source| wanted(&file.path) && !is_hidden(file.path.strip_prefix(root).unwrap_or(""));
        for file in files.into_iter().filter(visible) {
            let folder = folder_of(&file.path).to_owned();
            let place = *places.entry(folder.clone()).or_insert_with(|| {
                folders.push((folder, Vec::new()));
                folders.len() - 1
            });
            folders[place].1.push(file);
        }
        if folders.is_empty() && unreadable.is_empty() {
            self.lost(ReadError::EmptyFolder.at(path));
        }
        for (folder, files) in folders {
            self.one_folder(&folder, &files);
        }
        for skipped in unreadable {
            let key = Key::Folder(folder_of(&skipped.path).to_owned());
            match self.places.get(&key) {
                Some(place) => self.stories[*place].1.skipped.push(skipped),
                None => self.lost(skipped),
            }
        }
    }

    fn one_folder(&mut self, folder: &str, files: &[Source]) {
        let mut skipped = Vec::new();
        let mut told = None;
        for file in files.iter().filter(|file| is_story_file(&file.path)) {
            match StoryFile::read(&file.path, &file.bytes) {
                Ok(story) => told = Some(story),
                Err(error) => skipped.push(error),
            }
        }
        let mut given: Vec<(Option<String>, Article)> = Vec::new();
        for file in files.iter().filter(|file| !is_story_file(&file.path)) {
            let one = read(file, Format::of(&file.path));
            given.extend(one.articles);
            skipped.extend(one.skipped);
        }
        if given.is_empty() && skipped.is_empty() {
            skipped.push(ReadError::EmptyFolder.at(folder));
        }
        if let Some(told) = &told {
            let (names, mut articles): (Vec<_>, Vec<_>) = given.into_iter().unzip();
            skipped.extend(told.tell(&mut articles));
            given = names.into_iter().zip(articles).collect();
        }
        let name = told.and_then(|t| t.story).unwrap_or_else(|| folder_name(folder));
        let key = Key::Folder(folder.to_owned());
        if given.is_empty() {
            self.story(key.clone(), &name);
        }
        self.add(Given { articles: given, skipped }, &key, &name);
    }

    /// A file named by itself.
    pub fn file(&mut self, source: &Source) {
        if is_story_file(&source.path) {
            match StoryFile::read(&source.path, &source.bytes) {
                Ok(story) => self.told.push(story),
                Err(error) => self.lost(error),
            }
            return;
        }
        let format = Format::of(&source.path).unwrap_or_else(|| Format::guess(&source.bytes));
        let own = match format {
            Format::JsonLines | Format::Json => Key::File(source.path.clone()),
            Format::Text | Format::Markdown | Format::Html | Format::Word => Key::Lone,
        };
        self.add(read(source, Some(format)), &own, file_name(&source.path));
    }

    /// Puts each article where its own word says, else into the story `own`; what was skipped goes with the last of them.
    fn add(&mut self, given: Given, own: &Key, own_name: &str) {
        let mut last = self.places.get(own).copied();
        for (story, article) in given.articles {
            let place = match story {
                Some(name) => self.story(Key::Named(name.clone()), &name),
                None => self.story(own.clone(), own_name),
            };
            self.stories[place].1.articles.push(article);
            last = Some(place);
        }
        for skipped in given.skipped {
            match last {
                Some(place) => self.stories[place].1.skipped.push(skipped),
                None => self.lost(skipped),
            }
        }
    }

    /// An input that gave nothing; it is named with the story it would have been part of, where there is one.
    pub fn lost(&mut self, skipped: Skipped) {
        let place = self.story(Key::Lost(skipped.path.clone()), &skipped.path);
        self.stories[place].1.skipped.push(skipped);
    }

    fn story(&mut self, key: Key, name: &str) -> usize {
        let stories = &mut self.stories;
        *self.places.entry(key.clone()).or_insert_with(|| {
            stories.push((key, Story { name: name.to_owned(), ..Story::default() }));
            stories.len() - 1
        })
    }

    /// All stories, in the order in which they were met.
    pub fn stories(mut self) -> Vec<Story> {
        self.adopt();
        let told = std::mem::take(&mut self.told);
        let mut stories = self.stories;
        if let Some((_, lone)) = stories.iter_mut().find(|(key, _)| *key == Key::Lone) {
            lone.name = lone_name(&lone.articles);
            for file in told {
                // It may speak of more files than were named: those are no mistake here.
                file.tell(&mut lone.articles);
                lone.name = file.story.unwrap_or_else(|| lone.name.clone());
            }
        }
        stories.into_iter().map(|(_, story)| story).map(unique_ids).collect()
    }

    /// Files that could not be read belong to the story of the files named beside them.
    fn adopt(&mut self) {
        let Some(lone) = self.places.get(&Key::Lone).copied() else { return };
        let mut adopted = Vec::new();
        for (key, story) in &mut self.stories {
            if matches!(key, Key::Lost(_)) {
                adopted.append(&mut story.skipped);
            }
        }
        self.stories[lone].1.skipped.append(&mut adopted);
        self.stories.retain(|(key, _)| !matches!(key, Key::Lost(_)));
    }
}

/// Reads one file.
fn read(source: &Source, format: Option<Format>) -> Given {
    let path = source.path.as_str();
    match format {
        Some(Format::Text) => one(path, text::article(&source.bytes)),
        Some(Format::Markdown) => one(path, markdown::article(&source.bytes)),
        Some(Format::Html) => one(path, html::article(&source.bytes)),
        Some(Format::JsonLines) => records(json::lines(path, &source.bytes)),
        Some(Format::Json) => records(json::file(path, &source.bytes)),
        Some(Format::Word) => Given { articles: Vec::new(), skipped: vec![ReadError::Word.at(path)] },
        None => Given::default(),
    }
}

type Read = Result<(Article, super::metadata::Metadata, Vec<ReadError>), ReadError>;

fn one(path: &str, read: Read) -> Given {
    match read {
        Ok((mut article, metadata, errors)) => {
            article.id = metadata.id.unwrap_or_else(|| file_name(path).to_owned());
            article.path = Some(path.to_owned());
            let skipped = errors.iter().map(|error| error.at(path)).collect();
            Given { articles: vec![(metadata.story, article)], skipped }
        }
        Err(error) => Given { articles: Vec::new(), skipped: vec![error.at(path)] },
    }
}

fn records((records, skipped): (Vec<json::Record>, Vec<Skipped>)) -> Given {
    Given { articles: records.into_iter().map(|r| (r.story, r.article)).collect(), skipped }
}

/// A second article of the same id gets `#2`, a third `#3`.
pub fn unique_ids(mut story: Story) -> Story {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for article in &mut story.articles {
        let times = seen.entry(article.id.clone()).or_default();
        *times += 1;
        if *times > 1 {
            article.id = format!("{}#{times}", article.id);
        }
    }
    story
}

/// The file's name where one is named, the folder's where all lie in one, else all the names.
fn lone_name(articles: &[Article]) -> String {
    let paths: Vec<&str> = articles.iter().filter_map(|a| a.path.as_deref()).collect();
    let folder = paths.first().map_or("", |p| folder_of(p));
    if paths.len() > 1 && !folder.is_empty() && paths.iter().all(|p| folder_of(p) == folder) {
        return folder_name(folder);
    }
    paths.iter().map(|p| file_name(p)).collect::<Vec<_>>().join(", ")
}

/// The folder's own name; as the user wrote it where it has none of its own (`.`).
fn folder_name(folder: &str) -> String {
    let name = file_name(folder);
    if name.is_empty() { ".".to_owned() } else { name.to_owned() }
}

/// Something on the way inside the folder begins with a dot.
fn is_hidden(inside: &str) -> bool {
    inside.split(['/', '\\']).any(|part| part.starts_with('.'))
}
