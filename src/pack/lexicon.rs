//! From pack entries to tables: a phrase to all its senses, longest match first.

use super::error::PackErrorKind;
use super::schema::*;
use crate::model::token::Place;
use crate::model::{Direction, Hedge, Modality, Reading, Sense, Statistic, Unit, UnitKind};
use rust_decimal::Decimal;
use std::collections::HashMap;
use std::sync::Arc;

/// Phrases by their first word. A phrase is a run of tokens as `tokenize` cuts them, so `a half-million` is `a`, `half`, `-`, `million`.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    phrases: HashMap<String, Vec<Phrase>>,
}

#[derive(Debug, Clone)]
struct Phrase {
    /// The tokens after the first, each with whether it must stand close to the one before: `US$` has no space, "A $5 fee" is not `A$`.
    rest: Vec<(String, bool)>,
    /// Compare the text as written, not in lower case.
    exact_case: bool,
    first: String,
    sense: Sense,
}

impl Lexicon {
    /// All readings of the phrase that begins at `words[0]`, longest first. A word is (as written, lower case, white space before it).
    pub fn readings<'w>(&self, words: impl Fn(usize) -> Option<(&'w str, &'w str, bool)>) -> Vec<Reading> {
        let Some((first, lower, _)) = words(0) else { return Vec::new() };
        let Some(phrases) = self.phrases.get(lower) else { return Vec::new() };
        let mut found: Vec<Reading> = phrases
            .iter()
            .filter(|p| !p.exact_case || p.first == first)
            .filter(|p| {
                p.rest.iter().enumerate().all(|(i, (want, close))| {
                    words(i + 1).is_some_and(|(text, lower, spaced)| {
                        want == if p.exact_case { text } else { lower } && !(*close && spaced)
                    })
                })
            })
            .map(|p| Reading { tokens: p.rest.len() + 1, sense: p.sense.clone() })
            .collect();
        found.sort_by_key(|r| std::cmp::Reverse(r.tokens));
        found
    }

    /// Adds a phrase as `tokenize` would cut it. One that is compared as written is so in its white space too: what it writes close must stand close.
    fn add(&mut self, phrase: &str, exact_case: bool, sense: &Sense) {
        let words: Vec<(&str, bool)> = crate::model::cut(phrase).collect();
        let Some(((first, _), rest)) = words.split_first() else { return };
        let fold = |w: &str| if exact_case { w.to_owned() } else { w.to_lowercase() };
        self.phrases.entry(first.to_lowercase()).or_default().push(Phrase {
            rest: rest.iter().map(|(w, spaced)| (fold(w), exact_case && !spaced)).collect(),
            exact_case,
            first: fold(first),
            sense: sense.clone(),
        });
    }
}

pub(super) type Fault = (usize, String, PackErrorKind);

/// Builds the phrase table and the units; on failure the index of the file, the entry's id and what is wrong.
pub(super) fn build(files: &[(String, PackFile)]) -> Result<(Lexicon, HashMap<String, Arc<Unit>>), Fault> {
    let units = units(files)?;
    let mut lexicon = Lexicon::default();
    each(
        files,
        |f| &f.numerals,
        |e| &e.id,
        |e| {
            let sense = numeral(e)?;
            e.words.iter().for_each(|w| lexicon.add(w, e.symbol, &sense));
            Ok(())
        },
    )?;
    each(
        files,
        |f| &f.hedges,
        |e| &e.id,
        |e| {
            for (words, place) in [(&e.before, Place::Before), (&e.after, Place::After)] {
                let sense = hedge(e, place)?;
                words.iter().for_each(|w| lexicon.add(w, false, &sense));
            }
            Ok(())
        },
    )?;
    each(
        files,
        |f| &f.units,
        |e| &e.id,
        |e| {
            let Some(unit) = units.get(&e.id) else { return Ok(()) };
            let sense = |symbol, prefix| Sense::Unit { unit: unit.clone(), symbol, prefix };
            e.names.iter().for_each(|w| lexicon.add(w, false, &sense(false, false)));
            e.symbols.iter().for_each(|w| lexicon.add(w, true, &sense(true, false)));
            e.prefixes.iter().for_each(|w| lexicon.add(w, true, &sense(true, true)));
            Ok(())
        },
    )?;
    each(
        files,
        |f| &f.rates,
        |e| &e.id,
        |e| {
            let sense = if e.per.is_empty() { Sense::Per } else { Sense::Rate(e.per.as_str().into()) };
            e.words.iter().for_each(|w| lexicon.add(w, false, &sense));
            Ok(())
        },
    )?;
    each(
        files,
        |f| &f.calendar,
        |e| &e.id,
        |e| {
            let sense = calendar(e)?;
            e.words.iter().for_each(|w| lexicon.add(w, false, &sense));
            Ok(())
        },
    )?;
    each(
        files,
        |f| &f.cues,
        |e| &e.id,
        |e| {
            let sense = cue(e)?;
            e.words.iter().for_each(|w| lexicon.add(w, false, &sense));
            Ok(())
        },
    )?;
    each(
        files,
        |f| &f.names,
        |e| &e.id,
        |e| {
            for (words, side) in [(&e.before, "before"), (&e.after, "after"), (&e.whole, "whole")] {
                let sense = Sense::NameCue(format!("{side}:{}", e.id).into());
                for w in words {
                    lexicon.add(w, w.chars().any(char::is_uppercase), &sense);
                }
            }
            Ok(())
        },
    )?;
    Ok((lexicon, units))
}

/// Walks one section of all files; an entry that a later file gives again is left to that one.
pub(super) fn each<'f, E: 'f>(
    files: &'f [(String, PackFile)],
    section: impl Fn(&'f PackFile) -> &'f Vec<E>,
    id: impl Fn(&E) -> &String,
    mut take: impl FnMut(&'f E) -> Result<(), PackErrorKind>,
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
        for entry in section(file) {
            if last.get(id(entry).as_str()) == Some(&n) {
                take(entry).map_err(|kind| (n, id(entry).clone(), kind))?;
            }
        }
    }
    Ok(())
}

pub(super) fn decimal(id: &str, text: &str) -> Result<Decimal, PackErrorKind> {
    text.parse().map_err(|_| PackErrorKind::NotANumber { id: id.to_owned(), value: text.to_owned() })
}

fn numeral(e: &Numeral) -> Result<Sense, PackErrorKind> {
    let mut senses = Vec::new();
    senses.extend(e.cardinal.map(Sense::Cardinal));
    senses.extend(e.ordinal.map(Sense::Ordinal));
    senses.extend(e.fraction.map(Sense::Fraction));
    senses.extend(e.exactly.map(Sense::Exactly));
    if let Some(factor) = &e.scale {
        senses.push(Sense::Scale { factor: decimal(&e.id, factor)?, symbol: e.symbol });
    }
    if let Some(multiple) = &e.multiple {
        senses.push(Sense::Multiple(decimal(&e.id, multiple)?));
    }
    if let Some(vulgar) = &e.vulgar {
        let (above, below) = vulgar
            .split_once('/')
            .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)))
            .ok_or_else(|| PackErrorKind::NotANumber { id: e.id.clone(), value: vulgar.clone() })?;
        senses.push(Sense::Vulgar(above, below));
    }
    if let Some(limits) = &e.vague {
        let low = limits.first().map(String::as_str).unwrap_or_default();
        let soft_high = limits.get(1).map(|h| decimal(&e.id, h)).transpose()?;
        senses.push(Sense::Vague { low: decimal(&e.id, low)?, soft_high });
    }
    senses.extend(e.fold.then_some(Sense::Fold));
    senses.extend(e.zero.then_some(Sense::Zero));
    match senses.len() {
        1 => Ok(senses.remove(0)),
        count => Err(PackErrorKind::Meanings { id: e.id.clone(), count }),
    }
}

pub(super) fn unknown(id: &str, field: &'static str, value: &str, known: &[&str]) -> PackErrorKind {
    PackErrorKind::UnknownWord { id: id.to_owned(), field, value: value.to_owned(), known: known.join(", ").into() }
}

fn hedge(e: &HedgeEntry, place: Place) -> Result<Sense, PackErrorKind> {
    let hedge = match e.hedge.as_str() {
        "negation" => return Ok(Sense::Negation),
        "minus" => return Ok(Sense::Minus),
        "about" => Hedge::About,
        "almost" => Hedge::Almost,
        "over" => Hedge::Over,
        "at-least" => Hedge::AtLeast,
        "under" => Hedge::Under,
        "at-most" => Hedge::AtMost,
        "up-to" => Hedge::UpTo,
        "exact" => Hedge::Exact,
        other => {
            let known =
                ["about", "almost", "over", "at-least", "under", "at-most", "up-to", "exact", "negation", "minus"];
            return Err(unknown(&e.id, "hedge", other, &known));
        }
    };
    Ok(Sense::Hedge { hedge, place })
}

fn calendar(e: &CalendarEntry) -> Result<Sense, PackErrorKind> {
    match (e.month, e.weekday, e.relative, e.season) {
        (Some(month), None, None, None) => Ok(Sense::Month(month)),
        (None, Some(weekday), None, None) => Ok(Sense::Weekday(weekday)),
        (None, None, Some(days), None) => Ok(Sense::RelativeDay(days)),
        (None, None, None, Some(month)) => Ok(Sense::Season(month)),
        (_, _, _, _) => Err(unknown(&e.id, "calendar entry", "", &["month", "weekday", "relative", "season"])),
    }
}

fn cue(e: &CueEntry) -> Result<Sense, PackErrorKind> {
    let means = e.means.as_deref().unwrap_or(&e.id);
    Ok(match e.cue.as_str() {
        "up" => Sense::Change(Direction::Up),
        "down" => Sense::Change(Direction::Down),
        "cue" => Sense::Cue(means.into()),
        "attribution" => Sense::Attribution(means.into()),
        "statistic" => Sense::Statistic(match means {
            "total" => Statistic::Total,
            "cumulative" => Statistic::Cumulative,
            "typical" => Statistic::Typical,
            "average" => Statistic::Average,
            "median" => Statistic::Median,
            "peak" => Statistic::Peak,
            "maximum" => Statistic::Maximum,
            "minimum" => Statistic::Minimum,
            other => {
                let known = ["total", "cumulative", "typical", "average", "median", "peak", "maximum", "minimum"];
                return Err(unknown(&e.id, "statistic", other, &known));
            }
        }),
        "modality" => Sense::Modality(match means {
            "asserted" => Modality::Asserted,
            "estimated" => Modality::Estimated,
            "reported" => Modality::Reported,
            "projected" => Modality::Projected,
            "conditional" => Modality::Conditional,
            "denied" => Modality::Denied,
            other => {
                let known = ["asserted", "estimated", "reported", "projected", "conditional", "denied"];
                return Err(unknown(&e.id, "modality", other, &known));
            }
        }),
        other => {
            let known = ["statistic", "modality", "attribution", "up", "down", "cue"];
            return Err(unknown(&e.id, "cue", other, &known));
        }
    })
}

const UNIT_KINDS: [(&str, UnitKind); 26] = [
    ("count", UnitKind::Count),
    ("money", UnitKind::Money),
    ("share", UnitKind::Share),
    ("points", UnitKind::Points),
    ("length", UnitKind::Length),
    ("area", UnitKind::Area),
    ("volume", UnitKind::Volume),
    ("mass", UnitKind::Mass),
    ("temperature", UnitKind::Temperature),
    ("speed", UnitKind::Speed),
    ("energy", UnitKind::Energy),
    ("power", UnitKind::Power),
    ("pressure", UnitKind::Pressure),
    ("data", UnitKind::Data),
    ("data-rate", UnitKind::DataRate),
    ("time", UnitKind::Time),
    ("frequency", UnitKind::Frequency),
    ("force", UnitKind::Force),
    ("angle", UnitKind::Angle),
    ("voltage", UnitKind::Voltage),
    ("current", UnitKind::Current),
    ("fuel", UnitKind::Fuel),
    ("radiation", UnitKind::Radiation),
    ("concentration", UnitKind::Concentration),
    ("sound", UnitKind::Sound),
    ("scale", UnitKind::Scale),
];

fn units(files: &[(String, PackFile)]) -> Result<HashMap<String, Arc<Unit>>, Fault> {
    let mut units = HashMap::new();
    each(
        files,
        |f| &f.units,
        |e| &e.id,
        |e| {
            let kind = UNIT_KINDS.iter().find(|(name, _)| *name == e.kind).map(|(_, kind)| *kind);
            let kind = kind.ok_or_else(|| unknown(&e.id, "unit kind", &e.kind, &UNIT_KINDS.map(|(name, _)| name)))?;
            let (base, factor, offset) = match &e.conversion {
                None => (e.id.clone(), Decimal::ONE, Decimal::ZERO),
                Some(c) => {
                    let offset = c.offset.as_deref().map_or(Ok(Decimal::ZERO), |o| decimal(&e.id, o))?;
                    (c.to.clone(), decimal(&e.id, &c.factor)?, offset)
                }
            };
            let names = [&e.names, &e.symbols, &e.prefixes].into_iter().flatten().cloned().collect();
            let unit = Unit { id: e.id.clone(), kind, ucum: e.ucum.clone(), names, base, factor, offset };
            units.insert(e.id.clone(), Arc::new(unit));
            Ok(())
        },
    )?;
    each(
        files,
        |f| &f.units,
        |e| &e.id,
        |e| match &e.conversion {
            Some(c) if !units.contains_key(&c.to) => {
                Err(PackErrorKind::UnknownBase { id: e.id.clone(), to: c.to.clone() })
            }
            Some(_) | None => Ok(()),
        },
    )?;
    Ok(units)
}
