//! Rules as data: the built-in packs, a user's packs over them, and the tables that the stages look words up in.

pub mod abbreviations;
mod agencies;
mod draft;
pub mod error;
mod inflect;
pub mod lexicon;
pub mod lines;
mod named;
mod places;
mod places_table;
pub mod schema;
mod sense;
mod strict;
pub mod subjects;
mod table;
mod tables;
pub mod titles;
mod tolerances;
pub mod units;
pub mod words;
pub mod wordtable;

pub use abbreviations::{Abbreviations, Class, Follower};
pub use agencies::{Agencies, Credit};
pub use error::{PackError, PackErrorKind, Place};
pub use lexicon::Lexicon;
pub use lines::Lines;
pub use named::{Body, Named, RoleClass, RoleWord, State};
pub use places::Places;
use schema::PackFile;
use std::collections::HashMap;
use std::sync::Arc;
use subjects::Subjects;
use tables::Tables;
pub use titles::Titles;
pub use units::Units;
pub use words::{Word, Words};
pub use wordtable::Class as WordClass;

use crate::model::{Parameters, Reading, Sense, Tolerances, Unit, UnitKind, cut, fold, fold_name};

/// All that is known about words.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    pub lexicon: Lexicon,
    pub units: Arc<Units>,
    pub subjects: Subjects,
    pub tolerances: Tolerances,
    pub parameters: Parameters,
    /// Words whose full stop does not end a sentence.
    pub abbreviations: Abbreviations,
    /// Lines that are not the article's own statement.
    pub lines: Lines,
    /// What the tagger knows of words.
    pub words: Words,
    /// Titles, given names, bodies and states.
    pub named: Named,
    /// Names of places and what holds them.
    pub places: Places,
    /// Names of news agencies.
    pub agencies: Agencies,
    /// The user's files, in order.
    user: Vec<(String, PackFile)>,
}

/// The built-in packs' entries as `build.rs` wrote them: wanted where a user's packs are laid over them.
static ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packs.postcard"));

/// The tables that `build.rs` made of them, which are read in place.
static TABLES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tables.postcard"));

/// The YAML of the built-in packs, path and text: what `rules test` reads.
pub static SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

impl Pack {
    /// The built-in packs alone. Nothing is decoded before a text asks for it.
    pub fn builtin() -> Pack {
        Pack::of(&postcard::from_bytes(TABLES).unwrap_or_default())
    }

    /// The built-in packs with `user` files (path and YAML text) over them: entries of the same id are replaced, others added.
    ///
    /// # Errors
    /// The first thing wrong, with file, line and column.
    pub fn with(user: &[(String, String)]) -> Result<Pack, PackError> {
        if user.is_empty() {
            return Ok(Pack::builtin());
        }
        let theirs =
            user.iter().map(|(path, text)| Ok((path.clone(), parse(path, text)?))).collect::<Result<Vec<_>, _>>()?;
        let mut files = builtin_files();
        files.extend(theirs.iter().cloned());
        strict::check(&files).map_err(|(file, id, kind)| {
            let path = files.get(file).map_or_else(String::new, |(path, _)| path.clone());
            let text = user.iter().find(|(p, _)| *p == path);
            PackError { place: text.map_or(Place::WHOLE, |(_, text)| Place::of_entry(text, &id)), path, kind }
        })?;
        let words = words(&files, user)?;
        Ok(Pack { words, user: theirs, ..Pack::of(&tables::build(&files)) })
    }

    /// What is wrong with an entry was found before its table was made, so nothing is left out here.
    fn of(tables: &Tables<'static>) -> Pack {
        let small: PackFile = postcard::from_bytes(&tables.small).unwrap_or_default();
        let units = Arc::new(Units::new(tables));
        Pack {
            lexicon: Lexicon::new(tables, units.clone()),
            units,
            subjects: Subjects::new(tables),
            tolerances: tolerances::of(&small.tolerances).unwrap_or_default(),
            parameters: tolerances::parameters(&small.parameters).unwrap_or_default(),
            abbreviations: abbreviations::build(&small.abbreviations).unwrap_or_default(),
            lines: lines::build(&small.lines).unwrap_or_default(),
            words: Words::default(),
            named: Named::new(tables, &small.statuses),
            places: Places::new(tables, &small.places),
            agencies: Agencies::of(&small.agencies),
            user: Vec::new(),
        }
    }

    /// The files it is made of, in order: a later one wins by id.
    pub fn files(&self) -> Vec<(String, PackFile)> {
        let mut files = builtin_files();
        files.extend(self.user.iter().cloned());
        files
    }

    /// The same without the subjects that packs name: every claim gets an open subject, as in a story no pack foresaw.
    #[must_use]
    pub fn without_subjects(self) -> Pack {
        Pack { subjects: self.subjects.without_entries(), ..self }
    }

    /// The count unit that a noun's lemma names: `woman` is a `person`, `school` a `school`.
    pub fn counted(&self, lemma: &str) -> Option<&Arc<Unit>> {
        let readings = self.lexicon.readings(|n| (n == 0).then_some((lemma, lemma, true)));
        let id = readings.into_iter().find_map(|r| match r.sense {
            Sense::Unit { unit, symbol: false, .. } if unit.kind == UnitKind::Count => Some(unit.id.clone()),
            _ => None,
        })?;
        self.units.get(&id)
    }

    /// A lemma or a phrase that the packs list under this cue: `rise` as `light-verb`, `in hospital` as `ebbs`.
    pub fn has_cue(&self, phrase: &str, id: &str) -> bool {
        let readings = self.lexicon.readings(|n| phrase.split(' ').nth(n).map(|word| (word, word, true)));
        let whole = |r: &Reading| r.tokens == phrase.split(' ').count();
        readings.iter().any(|r| whole(r) && matches!(&r.sense, Sense::Cue(cue) if **cue == *id))
    }
}

fn builtin_files() -> Vec<(String, PackFile)> {
    postcard::from_bytes(ENTRIES).unwrap_or_default()
}

/// The built-in word table, or one made anew where a user's file brings words.
fn words(files: &[(String, PackFile)], user: &[(String, String)]) -> Result<Words, PackError> {
    let theirs = &files[files.len() - user.len()..];
    if theirs.iter().all(|(_, file)| file.words.is_empty()) {
        return Ok(Words::default());
    }
    let all = || files.iter().flat_map(|(path, file)| file.words.iter().map(move |entry| (path, entry)));
    let last: HashMap<&str, &schema::WordEntry> = all().map(|(_, entry)| (entry.id.as_str(), entry)).collect();
    let entries =
        all().map(|(_, entry)| entry).filter(|e| last.get(e.id.as_str()).is_some_and(|l| std::ptr::eq(*l, *e)));
    wordtable::build(entries).map(Words::new).map_err(|(id, value)| {
        let known = wordtable::NAMES.map(|(name, _, _)| name).join(", ");
        let path = all().rfind(|(_, e)| e.id == id).map_or_else(String::new, |(path, _)| path.clone());
        let place = user.iter().find(|(p, _)| *p == path).map_or(Place::WHOLE, |(_, text)| Place::of_entry(text, &id));
        PackError {
            path,
            place,
            kind: PackErrorKind::UnknownWord { id, field: "word class", value, known: known.into() },
        }
    })
}

/// Reads one pack file.
///
/// # Errors
/// Broken YAML, an unknown key, or an entry given twice.
pub fn parse(path: &str, text: &str) -> Result<PackFile, PackError> {
    serde_yaml::from_str(text).map_err(|e| {
        let place = e.location().map_or(Place::WHOLE, |l| Place { line: l.line(), column: l.column() });
        let message = e.to_string();
        // The position stands in front already.
        let message = message.split(" at line ").next().unwrap_or(&message).to_owned();
        PackError { path: path.to_owned(), place, kind: PackErrorKind::Yaml(message) }
    })
}
