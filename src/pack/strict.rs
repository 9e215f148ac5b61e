//! What is wrong with a pack that YAML alone does not show: entries given twice, words that no table knows, words given twice in a list.

use super::error::PackErrorKind;
use super::named::RoleClass;
use super::places::LEVELS;
use super::schema::*;
use super::sense::{self, unknown};
use super::{abbreviations, lines, tolerances, units};
use crate::model::{Kind, Statistic};
use std::collections::{HashMap, HashSet};
use std::slice;

/// The number of the file, the entry's id and what is wrong.
pub(super) type Fault = (usize, String, PackErrorKind);

type Files = [(String, PackFile)];
type Verdict = Result<(), PackErrorKind>;

/// The first thing wrong with the files. An entry that a later file gives again is left to that one.
pub(super) fn check(files: &Files) -> Result<(), Fault> {
    let known: HashSet<&str> = files.iter().flat_map(|(_, f)| &f.units).map(|e| e.id.as_str()).collect();
    each(files, |f| &f.numerals, |e| &e.id, |e| sense::numeral(e).and_then(|_| once(&e.id, "words", &e.words)))?;
    each(files, |f| &f.hedges, |e| &e.id, hedge)?;
    each(files, |f| &f.units, |e| &e.id, |e| unit(e, &known))?;
    each(files, |f| &f.rates, |e| &e.id, |e| once(&e.id, "words", &e.words))?;
    each(files, |f| &f.calendar, |e| &e.id, |e| sense::calendar(e).and_then(|_| once(&e.id, "words", &e.words)))?;
    each(files, |f| &f.cues, |e| &e.id, |e| sense::cue(e).and_then(|_| once(&e.id, "words", &e.words)))?;
    each(
        files,
        |f| &f.names,
        |e| &e.id,
        |e| lists(&e.id, &[("before", &e.before), ("after", &e.after), ("whole", &e.whole)]),
    )?;
    each(
        files,
        |f| &f.abbreviations,
        |e| &e.id,
        |e| abbreviations::build(slice::from_ref(e)).and_then(|_| once(&e.id, "words", &e.words)),
    )?;
    each(
        files,
        |f| &f.lines,
        |e| &e.id,
        |e| {
            lines::build(slice::from_ref(e))?;
            lists(&e.id, &[("begins", &e.begins), ("whole", &e.whole), ("holds", &e.holds)])
        },
    )?;
    each(
        files,
        |f| &f.words,
        |e| &e.id,
        |e| {
            let words: Vec<String> = e.words.split_whitespace().map(str::to_owned).collect();
            once(&e.id, "words", &words)
        },
    )?;
    each(files, |f| &f.subjects, |e| &e.id, |e| subject(e, &known))?;
    each(files, |f| &f.places, |e| &e.id, place)?;
    each(files, |f| &f.agencies, |e| &e.id, |e| once(&e.id, "names", &e.names))?;
    each(files, |f| &f.tolerances, |e| &e.id, |e| tolerances::of(slice::from_ref(e)).map(|_| ()))?;
    each(files, |f| &f.synonyms, |e| &e.id, |e| once(&e.id, "words", &e.words))?;
    each(
        files,
        |f| &f.parameters,
        |e| &e.id,
        |e| tolerances::parameters(slice::from_ref(e)).and_then(|_| once(&e.id, "units", &e.units)),
    )?;
    each(files, |f| &f.roles, |e| &e.id, role)?;
    each(files, |f| &f.given, |e| &e.id, |e| once(&e.id, "words", &e.words))?;
    each(files, |f| &f.organisations, |e| &e.id, organisation)?;
    each(files, |f| &f.statuses, |e| &e.id, status)
}

/// Walks one section of all files.
fn each<'f, E: 'f>(
    files: &'f Files,
    section: impl Fn(&'f PackFile) -> &'f Vec<E>,
    id: impl Fn(&E) -> &String,
    check: impl Fn(&'f E) -> Verdict,
) -> Result<(), Fault> {
    let mut last: HashMap<&str, usize> = HashMap::new();
    for (n, (_, file)) in files.iter().enumerate() {
        for entry in section(file) {
            if last.insert(id(entry), n) == Some(n) {
                return Err((n, id(entry).clone(), PackErrorKind::Twice { id: id(entry).clone() }));
            }
        }
    }
    for (n, (_, file)) in files.iter().enumerate() {
        for entry in section(file).iter().filter(|e| last.get(id(e).as_str()) == Some(&n)) {
            check(entry).map_err(|kind| (n, id(entry).clone(), kind))?;
        }
    }
    Ok(())
}

/// No word stands twice in the list, as written.
fn once(id: &str, list: &'static str, words: &[String]) -> Verdict {
    let mut seen = HashSet::new();
    match words.iter().find(|w| !seen.insert(w.as_str())) {
        Some(word) => Err(PackErrorKind::WordTwice { id: id.to_owned(), list, word: word.clone() }),
        None => Ok(()),
    }
}

fn lists(id: &str, lists: &[(&'static str, &Vec<String>)]) -> Verdict {
    lists.iter().try_for_each(|(list, words)| once(id, list, words))
}

fn hedge(e: &HedgeEntry) -> Verdict {
    sense::hedge(e, true)?;
    lists(&e.id, &[("before", &e.before), ("after", &e.after)])
}

fn unit(e: &UnitEntry, known: &HashSet<&str>) -> Verdict {
    units::unit(e)?;
    match &e.conversion {
        Some(c) if !known.contains(c.to.as_str()) => {
            Err(PackErrorKind::UnknownBase { id: e.id.clone(), to: c.to.clone() })
        }
        Some(_) | None => lists(&e.id, &[("names", &e.names), ("symbols", &e.symbols), ("prefixes", &e.prefixes)]),
    }
}

const KINDS: [Kind; 16] = [
    Kind::Count,
    Kind::Money,
    Kind::Percent,
    Kind::Points,
    Kind::Measure,
    Kind::Duration,
    Kind::Age,
    Kind::Ordinal,
    Kind::Share,
    Kind::Ratio,
    Kind::Multiple,
    Kind::Score,
    Kind::Vote,
    Kind::Date,
    Kind::Temperature,
    Kind::Identifier,
];

fn subject(e: &SubjectEntry, known: &HashSet<&str>) -> Verdict {
    let kinds = KINDS.map(Kind::name);
    if let Some(kind) = e.kinds.iter().find(|k| !kinds.contains(&k.as_str())) {
        return Err(unknown(&e.id, "quantity kind", kind, &kinds));
    }
    if let Some(unit) = e.units.iter().chain(&e.bare_unit).find(|u| !known.contains(u.as_str())) {
        return Err(PackErrorKind::UnknownUnit { id: e.id.clone(), unit: unit.clone() });
    }
    if let Some(statistic) = &e.statistic {
        let cumulative = Statistic::Cumulative.name();
        if statistic != cumulative {
            return Err(unknown(&e.id, "statistic of a subject", statistic, &[cumulative]));
        }
    }
    lists(
        &e.id,
        &[
            ("kinds", &e.kinds),
            ("units", &e.units),
            ("heads", &e.heads),
            ("counted", &e.counted),
            ("events", &e.events),
            ("with", &e.with),
            ("near", &e.near),
            ("without", &e.without),
        ],
    )
}

fn place(e: &PlaceEntry) -> Verdict {
    if !LEVELS.contains(&e.level.as_str()) {
        return Err(unknown(&e.id, "level", &e.level, &LEVELS));
    }
    once(&e.id, "places", &e.places)
}

fn role(e: &RoleEntry) -> Verdict {
    if RoleClass::of(&e.class).is_none() {
        return Err(unknown(&e.id, "class of a title", &e.class, &RoleClass::NAMES));
    }
    once(&e.id, "words", &e.words)
}

fn organisation(e: &OrganisationEntry) -> Verdict {
    if !["known", "head"].contains(&e.class.as_str()) {
        return Err(unknown(&e.id, "class of a body", &e.class, &["known", "head"]));
    }
    once(&e.id, "names", &e.names)
}

fn status(e: &StatusEntry) -> Verdict {
    lists(
        &e.id,
        &[
            ("first", &e.first),
            ("second", &e.second),
            ("again", &e.again),
            ("objects", &e.objects),
            ("itself", &e.itself),
        ],
    )
}
