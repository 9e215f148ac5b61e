//! `atodds rules`: what the program knows, why it says what it says, and whether its examples hold.

use crate::args::{RulesArgs, RulesCommand};
use crate::run::pack;
use crate::{Outcome, config, files, sink};
use atodds::nearest::hint;
use atodds::pack::schema::PackFile;
use atodds::pack::{Pack, SOURCES};
use atodds::verify::{Checked, verify};
use std::path::Path;

/// The JSON Schema of a pack file.
const SCHEMA: &str = include_str!("../../../docs/rules.schema.json");

pub fn rules(command: RulesCommand) -> Result<Outcome, String> {
    match command {
        RulesCommand::List { rules } => list(&rules),
        RulesCommand::Explain { code } => explain(&code),
        RulesCommand::Test { coverage, rules } => test(coverage, &rules),
        RulesCommand::Schema => print(SCHEMA),
    }
}

fn print(text: &str) -> Result<Outcome, String> {
    sink::print(text)?;
    Ok(Outcome::Clean)
}

fn list(rules: &RulesArgs) -> Result<Outcome, String> {
    let pack = pack(rules, &config::settings(rules, Path::new("."))?)?;
    let mut out = String::from("Checks (atodds rules explain CODE tells more):\n");
    let rules = atodds::rules();
    let width = rules.iter().map(|r| r.code.0.len()).max().unwrap_or(0);
    for rule in &rules {
        out += &format!("  {:width$}  {}\n", rule.code.0, rule.summary);
    }
    out += "\nPacks:\n";
    let files = pack.files();
    let width = files.iter().map(|(path, _)| path.chars().count()).max().unwrap_or(0);
    for (path, file) in &files {
        out += &format!("  {path:width$}  {} ({})\n", file.about, contents(file));
    }
    print(&atodds::render::inert_lines(&out))
}

/// What a pack holds: `12 units, 3 rates`. Every section is named, so that a new one cannot be forgotten here.
fn contents(file: &PackFile) -> String {
    let PackFile {
        pack: _,
        about: _,
        numerals,
        hedges,
        units,
        rates,
        calendar,
        cues,
        names,
        abbreviations,
        lines,
        words,
        subjects,
        places,
        agencies,
        tolerances,
        synonyms,
        parameters,
        roles,
        given,
        organisations,
        statuses,
    } = file;
    let sections = [
        (numerals.len(), "number word", "number words"),
        (hedges.len(), "hedge", "hedges"),
        (units.len(), "unit", "units"),
        (rates.len(), "rate", "rates"),
        (calendar.len(), "calendar entry", "calendar entries"),
        (cues.len(), "cue", "cues"),
        (names.len(), "kind of name with a number", "kinds of names with a number"),
        (abbreviations.len(), "class of abbreviations", "classes of abbreviations"),
        (lines.len(), "kind of line", "kinds of lines"),
        (words.len(), "word list", "word lists"),
        (subjects.len(), "subject", "subjects"),
        (places.len(), "list of places", "lists of places"),
        (agencies.len(), "agency", "agencies"),
        (tolerances.len(), "tolerance", "tolerances"),
        (synonyms.len(), "synonym set", "synonym sets"),
        (parameters.len(), "parameter", "parameters"),
        (roles.len(), "title", "titles"),
        (given.len(), "given name", "given names"),
        (organisations.len(), "list of bodies", "lists of bodies"),
        (statuses.len(), "pair of states", "pairs of states"),
    ];
    let held = sections.into_iter().filter(|(n, _, _)| *n > 0);
    let held: Vec<String> = held.map(|(n, one, many)| format!("{n} {}", if n == 1 { one } else { many })).collect();
    if held.is_empty() { "no entries".to_owned() } else { held.join(", ") }
}

fn explain(code: &str) -> Result<Outcome, String> {
    match atodds::rules().into_iter().find(|r| r.code.0 == code) {
        Some(rule) => print(&format!("{}\n\n{}", rule.code, rule.help)),
        None => Err(format!("there is no check `{code}`{}", hint(code, &atodds::codes(), "checks"))),
    }
}

fn test(coverage: bool, rules: &RulesArgs) -> Result<Outcome, String> {
    let settings = config::settings(rules, Path::new("."))?;
    let user = files::packs(&config::packs(rules, &settings)).map_err(|e| e.to_string())?;
    let pack = Pack::with(&user).map_err(|e| e.to_string())?;
    let builtin = SOURCES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned()));
    let files: Vec<(String, String)> = builtin.chain(user).collect();
    let checked = verify(&files, &pack).map_err(|e| e.to_string())?;
    print(&tested(&checked, coverage))?;
    checked.iter().flat_map(|c| &c.failures).for_each(|e| sink::complain(&e.to_string()));
    let failed = checked.iter().any(|c| !c.failures.is_empty());
    Ok(if failed { Outcome::Findings } else { Outcome::Clean })
}

/// A line a file: how many entries it holds, how many examples passed and failed.
fn tested(checked: &[Checked], coverage: bool) -> String {
    let width = checked.iter().map(|c| c.path.chars().count()).max().unwrap_or(0);
    let mut out = String::new();
    for c in checked {
        let failed = c.failures.len();
        out += &format!("{:width$}  {:4} entries  {:4} passed  {failed:4} failed\n", c.path, c.entries, c.passed);
        if coverage && !c.unfired.is_empty() {
            out += &format!("{:width$}  no example fires: {}\n", "", c.unfired.join(", "));
        }
    }
    let (passed, failed) = checked.iter().fold((0, 0), |(p, f), c| (p + c.passed, f + c.failures.len()));
    out + &format!("{passed} passed, {failed} failed\n")
}
