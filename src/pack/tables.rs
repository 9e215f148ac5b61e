//! Pack files → the tables that a run reads in place. `build.rs` makes the built-in ones with this file, and a run makes them anew only
//! where a user's packs are laid over those; so it imports nothing of the crate but its siblings, and nothing fails here: what is wrong
//! with an entry is found in `strict.rs` before.

use super::draft::{ListDraft, TableDraft};
use super::places_table::places;
use super::schema::*;
use super::{cut, fold};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::collections::HashMap;

type Files = [(String, PackFile)];

/// All tables, each as bytes.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Tables<'t> {
    /// First word in lower case → [`Phrase`]s, longest first.
    #[serde(borrow)]
    pub phrases: Cow<'t, [u8]>,
    /// [`Meaning`]s by number.
    #[serde(borrow)]
    pub meanings: Cow<'t, [u8]>,
    /// [`UnitEntry`]s by number.
    #[serde(borrow)]
    pub units: Cow<'t, [u8]>,
    /// Id → number of the unit.
    #[serde(borrow)]
    pub unit_ids: Cow<'t, [u8]>,
    /// [`SubjectEntry`]s by number.
    #[serde(borrow)]
    pub subjects: Cow<'t, [u8]>,
    /// Id → number of the subject.
    #[serde(borrow)]
    pub subject_ids: Cow<'t, [u8]>,
    /// Head lemma → numbers of the subjects that name it.
    #[serde(borrow)]
    pub heads: Cow<'t, [u8]>,
    /// Events that some subject names → whether one of those counts people.
    #[serde(borrow)]
    pub events: Cow<'t, [u8]>,
    /// Lemma → the one that stands for it.
    #[serde(borrow)]
    pub synonyms: Cow<'t, [u8]>,
    /// First word of a title, folded → [`Title`]s, longest first.
    #[serde(borrow)]
    pub titles: Cow<'t, [u8]>,
    /// [`RoleEntry`]s by number.
    #[serde(borrow)]
    pub roles: Cow<'t, [u8]>,
    /// Given name → the form that stands for all, or nothing where it stands for itself.
    #[serde(borrow)]
    pub given: Cow<'t, [u8]>,
    /// Words that names of bodies end with.
    #[serde(borrow)]
    pub body_heads: Cow<'t, [u8]>,
    /// Names of bodies by number, as the bodies write them and folded.
    #[serde(borrow)]
    pub bodies: Cow<'t, [u8]>,
    /// Folded names of bodies.
    #[serde(borrow)]
    pub body_names: Cow<'t, [u8]>,
    /// Folded word → numbers of the bodies that have it in their names.
    #[serde(borrow)]
    pub body_words: Cow<'t, [u8]>,
    /// `Known` places by number.
    #[serde(borrow)]
    pub places: Cow<'t, [u8]>,
    #[serde(borrow)]
    pub place_ids: Cow<'t, [u8]>,
    /// Folded name → numbers of places.
    #[serde(borrow)]
    pub place_names: Cow<'t, [u8]>,
    /// A [`PackFile`] of the sections that are small, or wanted by every text.
    #[serde(borrow)]
    pub small: Cow<'t, [u8]>,
}

/// A phrase of the lexicon, after its first word.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Phrase<'t> {
    /// Each word with [`CLOSE`] or [`APART`] behind it.
    pub rest: &'t str,
    /// The first word, where the phrase is compared as written and not in lower case.
    pub first: Option<&'t str>,
    /// All words.
    pub tokens: usize,
    pub meaning: usize,
}

/// Behind a word that must stand close to the one before: `US$` has no space, "A $5 fee" is not `A$`.
pub const CLOSE: char = '\u{1}';
/// Behind a word that may stand close or apart.
pub const APART: char = '\u{2}';

/// What a phrase of the lexicon means: its entry without the words.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub enum Meaning {
    Numeral(Numeral),
    Hedge { entry: HedgeEntry, before: bool },
    Unit { unit: usize, symbol: bool, prefix: bool },
    Rate(String),
    Calendar(CalendarEntry),
    Cue(CueEntry),
    Name(String),
}

/// A title, after its first word.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Title<'t> {
    pub rest: &'t str,
    pub tokens: usize,
    pub role: usize,
}

/// The tables of these files, of which a later one wins by id.
pub fn build(files: &Files) -> Tables<'static> {
    let mut tables = Tables::default();
    lexicon(files, &mut tables);
    subjects(files, &mut tables);
    names(files, &mut tables);
    places(files, &mut tables);
    let mut small = PackFile {
        abbreviations: owned(resolved(files, |f| &f.abbreviations, |e| &e.id)),
        lines: owned(resolved(files, |f| &f.lines, |e| &e.id)),
        places: owned(resolved(files, |f| &f.places, |e| &e.id).into_iter().filter(|e| e.level == "part").collect()),
        agencies: owned(latest(files, |f| &f.agencies, |e| &e.id)),
        statuses: owned(latest(files, |f| &f.statuses, |e| &e.id)),
        tolerances: owned(resolved(files, |f| &f.tolerances, |e| &e.id)),
        parameters: owned(resolved(files, |f| &f.parameters, |e| &e.id)),
        ..PackFile::default()
    };
    small.forget_examples();
    tables.small = postcard::to_stdvec(&small).unwrap_or_default().into();
    tables
}

fn owned<E: Clone>(entries: Vec<&E>) -> Vec<E> {
    entries.into_iter().cloned().collect()
}

/// All entries of a section, of each id the last, where that one stands.
pub fn resolved<'f, E>(
    files: &'f Files,
    section: impl Fn(&'f PackFile) -> &'f Vec<E>,
    id: impl Fn(&'f E) -> &'f String,
) -> Vec<&'f E> {
    let all = || files.iter().enumerate().flat_map(|(n, (_, file))| section(file).iter().map(move |e| (n, e)));
    let last: HashMap<&str, usize> = all().map(|(n, e)| (id(e).as_str(), n)).collect();
    all().filter(|(n, e)| last.get(id(e).as_str()) == Some(n)).map(|(_, e)| e).collect()
}

/// All entries of a section, of each id the last, where the first of them stood.
pub fn latest<'f, E>(
    files: &'f Files,
    section: impl Fn(&'f PackFile) -> &'f Vec<E>,
    id: impl Fn(&'f E) -> &'f String,
) -> Vec<&'f E> {
    let mut entries: Vec<&E> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for entry in files.iter().flat_map(|(_, file)| section(file)) {
        match places.get(id(entry).as_str()) {
            Some(&at) => entries[at] = entry,
            None => {
                places.insert(id(entry), entries.len());
                entries.push(entry);
            }
        }
    }
    entries
}

/// The phrases as they come, before they are put in order.
#[derive(Default)]
struct Phrases {
    found: Vec<Written>,
    meanings: ListDraft,
}

struct Written {
    key: String,
    rest: String,
    first: Option<String>,
    tokens: usize,
    meaning: usize,
}

impl Phrases {
    fn mean(&mut self, meaning: &Meaning) -> usize {
        self.meanings.add(meaning) as usize
    }

    /// Adds a phrase as `tokenize` would cut it. One that is compared as written is so in its white space too: what it writes close must
    /// stand close.
    fn add(&mut self, phrase: &str, exact_case: bool, meaning: usize) {
        let words: Vec<(&str, bool)> = cut(phrase).collect();
        let Some(((first, _), after)) = words.split_first() else { return };
        let mut rest = String::new();
        for (word, spaced) in after {
            rest += &if exact_case { (*word).to_owned() } else { word.to_lowercase() };
            rest.push(if exact_case && !spaced { CLOSE } else { APART });
        }
        let key = first.to_lowercase();
        let first = exact_case.then(|| (*first).to_owned());
        self.found.push(Written { key, rest, first, tokens: words.len(), meaning });
    }

    fn all(&mut self, words: &[String], exact_case: bool, meaning: &Meaning) {
        if !words.is_empty() {
            let meaning = self.mean(meaning);
            words.iter().for_each(|w| self.add(w, exact_case, meaning));
        }
    }
}

fn lexicon(files: &Files, tables: &mut Tables<'_>) {
    let mut phrases = Phrases::default();
    for e in resolved(files, |f| &f.numerals, |e| &e.id) {
        phrases.all(&e.words, e.symbol, &Meaning::Numeral(Numeral { words: Vec::new(), ..e.clone() }));
    }
    for e in resolved(files, |f| &f.hedges, |e| &e.id) {
        let entry = HedgeEntry { before: Vec::new(), after: Vec::new(), ..e.clone() };
        phrases.all(&e.before, false, &Meaning::Hedge { entry: entry.clone(), before: true });
        phrases.all(&e.after, false, &Meaning::Hedge { entry, before: false });
    }
    let (mut units, mut ids) = (ListDraft::default(), TableDraft::default());
    for e in resolved(files, |f| &f.units, |e| &e.id) {
        let number = units.add(&UnitEntry { examples: Vec::new(), source: None, ..e.clone() });
        ids.add(e.id.as_str(), &number);
        let unit = number as usize;
        phrases.all(&e.names, false, &Meaning::Unit { unit, symbol: false, prefix: false });
        phrases.all(&e.symbols, true, &Meaning::Unit { unit, symbol: true, prefix: false });
        phrases.all(&e.prefixes, true, &Meaning::Unit { unit, symbol: true, prefix: true });
    }
    for e in resolved(files, |f| &f.rates, |e| &e.id) {
        phrases.all(&e.words, false, &Meaning::Rate(e.per.clone()));
    }
    for e in resolved(files, |f| &f.calendar, |e| &e.id) {
        phrases.all(&e.words, false, &Meaning::Calendar(CalendarEntry { words: Vec::new(), ..e.clone() }));
    }
    for e in resolved(files, |f| &f.cues, |e| &e.id) {
        phrases.all(&e.words, false, &Meaning::Cue(CueEntry { words: Vec::new(), ..e.clone() }));
    }
    for e in resolved(files, |f| &f.names, |e| &e.id) {
        for (words, side) in [(&e.before, "before"), (&e.after, "after"), (&e.whole, "whole")] {
            if words.is_empty() {
                continue;
            }
            let meaning = phrases.mean(&Meaning::Name(format!("{side}:{}", e.id)));
            words.iter().for_each(|w| phrases.add(w, w.chars().any(char::is_uppercase), meaning));
        }
    }
    let mut table = TableDraft::default();
    phrases.found.sort_by_key(|p| std::cmp::Reverse(p.tokens));
    for p in &phrases.found {
        let row = Phrase { rest: &p.rest, first: p.first.as_deref(), tokens: p.tokens, meaning: p.meaning };
        table.add(p.key.as_str(), &row);
    }
    tables.phrases = table.bytes().into();
    tables.meanings = phrases.meanings.bytes().into();
    tables.units = units.bytes().into();
    tables.unit_ids = ids.bytes().into();
}

fn subjects(files: &Files, tables: &mut Tables<'_>) {
    let (mut entries, mut ids) = (ListDraft::default(), TableDraft::default());
    let (mut heads, mut events) = (TableDraft::default(), HashMap::new());
    for e in latest(files, |f| &f.subjects, |e| &e.id) {
        let number = entries.add(&SubjectEntry { examples: Vec::new(), apart: None, ..e.clone() });
        ids.add(e.id.as_str(), &number);
        e.heads.iter().chain(&e.counted).for_each(|head| heads.add(head.as_str(), &number));
        let people = e.counted.iter().any(|c| c == "person");
        e.events.iter().for_each(|event| *events.entry(event).or_insert(false) |= people);
    }
    let mut telling = TableDraft::default();
    events.iter().for_each(|(event, people)| telling.add(event.as_str(), people));
    let mut synonyms = TableDraft::default();
    for e in latest(files, |f| &f.synonyms, |e| &e.id) {
        e.words.iter().for_each(|word| synonyms.add(word.as_str(), &e.id));
    }
    tables.subjects = entries.bytes().into();
    tables.subject_ids = ids.bytes().into();
    tables.heads = heads.bytes().into();
    tables.events = telling.bytes().into();
    tables.synonyms = synonyms.bytes().into();
}

fn names(files: &Files, tables: &mut Tables<'_>) {
    let (mut roles, mut found) = (ListDraft::default(), Vec::new());
    for e in latest(files, |f| &f.roles, |e| &e.id) {
        let role = roles.add(&RoleEntry { words: Vec::new(), examples: Vec::new(), ..e.clone() }) as usize;
        for phrase in &e.words {
            let words: Vec<String> = cut(phrase).map(|(word, _)| fold(word)).collect();
            let Some((first, after)) = words.split_first() else { continue };
            let rest: String = after.iter().map(|w| format!("{w}{APART}")).collect();
            found.push((first.clone(), rest, words.len(), role));
        }
    }
    found.sort_by_key(|(_, _, tokens, _)| std::cmp::Reverse(*tokens));
    let mut titles = TableDraft::default();
    for (first, rest, tokens, role) in &found {
        titles.add(first.as_str(), &Title { rest, tokens: *tokens, role: *role });
    }
    let mut given = TableDraft::default();
    for e in latest(files, |f| &f.given, |e| &e.id) {
        let whole = (!e.plain).then_some(&e.id);
        whole.iter().for_each(|id| given.add(id.as_str(), &None::<&String>));
        e.words.iter().for_each(|word| given.add(word.as_str(), &whole));
    }
    let (mut heads, mut bodies) = (TableDraft::default(), ListDraft::default());
    let (mut body_names, mut body_words) = (TableDraft::default(), TableDraft::default());
    for e in latest(files, |f| &f.organisations, |e| &e.id) {
        for name in &e.names {
            if e.class == "head" {
                heads.add(fold(name), &());
                continue;
            }
            let words: Vec<String> = name.split_whitespace().map(fold).collect();
            let folded = words.join(" ");
            let number = bodies.add(&(name, &folded));
            body_names.add(folded, &());
            words.into_iter().for_each(|word| body_words.add(word, &number));
        }
    }
    tables.titles = titles.bytes().into();
    tables.roles = roles.bytes().into();
    tables.given = given.bytes().into();
    tables.body_heads = heads.bytes().into();
    tables.bodies = bodies.bytes().into();
    tables.body_names = body_names.bytes().into();
    tables.body_words = body_words.bytes().into();
}
