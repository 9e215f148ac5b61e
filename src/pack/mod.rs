//! Rules as data: the built-in packs, a user's packs over them, and the tables that the stages look words up in.

pub mod abbreviations;
mod agencies;
pub mod error;
mod inflect;
pub mod lexicon;
pub mod lines;
mod named;
pub mod phrasebook;
mod places;
pub mod schema;
pub mod subjects;
mod tolerances;
pub mod words;
pub mod wordtable;

pub use abbreviations::{Abbreviations, Class, Follower};
pub use agencies::{Agencies, Credit};
pub use error::{PackError, PackErrorKind, Place};
pub use lexicon::Lexicon;
pub use lines::Lines;
pub use named::{Body, Named, RoleClass, RoleWord, State};
pub use phrasebook::Phrasebook;
pub use places::Places;
use schema::PackFile;
use std::collections::HashMap;
use std::sync::Arc;
use subjects::Subjects;
pub use words::{Word, Words};
pub use wordtable::Class as WordClass;

use crate::model::{Parameters, Sense, Tolerances, Unit, UnitKind};

/// All that is known about words.
#[derive(Debug, Clone, Default)]
pub struct Pack {
    pub lexicon: Lexicon,
    /// By id.
    pub units: HashMap<String, Arc<Unit>>,
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
    /// The files it was made of, in order: a later one wins by id.
    pub files: Vec<(String, PackFile)>,
}

/// The built-in packs, decoded from the table that `build.rs` made.
static BUILTIN: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/packs.postcard"));

/// The YAML of the built-in packs, path and text: what `rules test` reads.
pub static SOURCES: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/sources.rs"));

impl Pack {
    /// The built-in packs alone.
    ///
    /// # Panics
    /// Never on a build that passed its tests: the table is made from the same types at build time.
    pub fn builtin() -> Pack {
        Pack::with(&[]).expect("the built-in packs are checked by the tests")
    }

    /// The built-in packs with `user` files (path and YAML text) over them: entries of the same id are replaced, others added.
    ///
    /// # Errors
    /// The first thing wrong, with file, line and column.
    pub fn with(user: &[(String, String)]) -> Result<Pack, PackError> {
        let mut files: Vec<(String, PackFile)> = postcard::from_bytes(BUILTIN).unwrap_or_default();
        for (path, text) in user {
            files.push((path.clone(), parse(path, text)?));
        }
        let mut pack = Pack { files, ..Pack::default() };
        pack.index(user)?;
        pack.words = words(&pack.files, user)?;
        Ok(pack)
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

    /// A lemma that the packs list under this cue: `rise` as `light-verb`.
    pub fn has_cue(&self, lemma: &str, id: &str) -> bool {
        let readings = self.lexicon.readings(|n| (n == 0).then_some((lemma, lemma, true)));
        readings.into_iter().any(|r| matches!(r.sense, Sense::Cue(cue) if *cue == *id))
    }

    fn index(&mut self, user: &[(String, String)]) -> Result<(), PackError> {
        let files = std::mem::take(&mut self.files);
        let built = tables(&files).map_err(|(file, id, kind)| {
            let path = files[file].0.clone();
            let place =
                user.iter().find(|(p, _)| *p == path).map_or(Place::WHOLE, |(_, text)| Place::of_entry(text, &id));
            PackError { path, place, kind }
        });
        self.subjects = Subjects::of(&files);
        self.named = Named::of(&files);
        self.agencies = Agencies::of(&files);
        self.files = files;
        let figures;
        ((self.lexicon, self.units), self.abbreviations, (self.lines, self.places), figures) = built?;
        (self.tolerances, self.parameters) = figures;
        Ok(())
    }
}

type Tables = ((Lexicon, HashMap<String, Arc<Unit>>), Abbreviations, (Lines, Places), (Tolerances, Parameters));

fn tables(files: &[(String, PackFile)]) -> Result<Tables, lexicon::Fault> {
    let figures = (tolerances::of(files)?, tolerances::parameters(files)?);
    Ok((lexicon::build(files)?, abbreviations::build(files)?, (lines::build(files)?, places::build(files)?), figures))
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
