//! `atodds.yaml`: found upward from what is checked, laid over the files it extends, shown with what it says and where.

use crate::args::{ConfigCommand, RulesArgs};
use crate::{Outcome, sink};
use atodds::settings::{Said, Settings};
use std::fmt::Display;
use std::fs;
use std::path::{Component, Path, PathBuf};

/// The name that is looked for.
const NAME: &str = "atodds.yaml";

/// The JSON Schema of a settings file.
const SCHEMA: &str = include_str!("../../../docs/settings.schema.json");

/// A chain of files that extend each other is not longer.
const DEPTH: usize = 16;

pub fn config(command: ConfigCommand) -> Result<Outcome, String> {
    match command {
        ConfigCommand::Show { path, rules } => {
            sink::print(&atodds::render::inert_lines(&shown(&settings(&rules, &path)?)))?
        }
        ConfigCommand::Schema => sink::print(SCHEMA)?,
    }
    Ok(Outcome::Clean)
}

/// The settings for a draft or story: of the file named, else of the nearest one upward. Paths in them lead from here.
pub fn settings(args: &RulesArgs, start: &Path) -> Result<Settings, String> {
    if args.isolated {
        return Ok(Settings::default());
    }
    match args.config.clone().or_else(|| nearest(start)) {
        Some(file) => load(&file, &mut Vec::new()),
        None => Ok(Settings::default()),
    }
}

/// The folders of rule packs: those of the settings, then those of the command line.
pub fn packs(args: &RulesArgs, settings: &Settings) -> Vec<PathBuf> {
    settings.rules.iter().map(|r| PathBuf::from(&r.value)).chain(args.dirs.iter().cloned()).collect()
}

/// The nearest settings file in the folder of `start` or above it.
fn nearest(start: &Path) -> Option<PathBuf> {
    let start = if start == Path::new("-") { Path::new(".") } else { start };
    // A draft that comes on standard input may be named after a file that is not there yet.
    let folder = if start.is_dir() {
        start
    } else {
        start.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."))
    };
    let folder = fs::canonicalize(folder).ok()?;
    let found = folder.ancestors().map(|dir| dir.join(NAME)).find(|file| file.is_file())?;
    Some(from_here(&found))
}

/// A path as seen from the current folder, where it lies below it.
fn from_here(path: &Path) -> PathBuf {
    let here = std::env::current_dir().and_then(fs::canonicalize);
    here.ok().and_then(|here| path.strip_prefix(here).ok()).unwrap_or(path).to_owned()
}

/// Reads a file and those it extends, the nearer ones over the farther.
fn load(file: &Path, open: &mut Vec<PathBuf>) -> Result<Settings, String> {
    let name = file.display().to_string();
    let text = fs::read_to_string(file).map_err(|e| format!("{name}: the settings could not be read: {e}"))?;
    let mut settings = Settings::parse(&name, &text, &atodds::codes()).map_err(|e| e.to_string())?;
    let folder = file.parent().unwrap_or(Path::new("")).to_owned();
    for path in settings.rules.iter_mut().chain(&mut settings.baseline) {
        path.value = join(&folder, &path.value).display().to_string();
    }
    let own = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
    if open.contains(&own) || open.len() >= DEPTH {
        return Err(format!("{name}: it extends itself; take one `extends` out of the circle"));
    }
    open.push(own);
    let mut base = Settings::default();
    for parent in settings.extends.clone() {
        let path = join(&folder, &parent.value);
        if !path.is_file() {
            return Err(format!(
                "{name}:{}: `extends` names {}, and there is no such file",
                parent.line,
                path.display()
            ));
        }
        base = load(&path, open)?.over(base);
    }
    open.pop();
    Ok(settings.over(base))
}

/// A path that a file names, as seen from the folder of that file; `a/../b` is `b`.
fn join(folder: &Path, path: &str) -> PathBuf {
    let mut out = PathBuf::new();
    for part in folder.join(path).components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if matches!(out.components().next_back(), Some(Component::Normal(_))) => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    if out.as_os_str().is_empty() { PathBuf::from(".") } else { out }
}

/// A line a setting: what holds, and who says so.
fn shown(settings: &Settings) -> String {
    let mut lines: Vec<(String, String)> = Vec::new();
    for rules in &settings.rules {
        lines.push(line("rules", &rules.value, Some(rules)));
    }
    let severity = settings.min_severity.as_ref();
    lines.push(line(
        "min-severity",
        &severity.map_or("low for people, info for programs", |s| s.value.name()),
        severity,
    ));
    let fail_on = settings.fail_on.as_ref();
    lines.push(line("fail-on", &fail_on.map_or("medium", |s| s.value.map_or("never", |s| s.name())), fail_on));
    lines.push(line("pedantic", &settings.pedantic.as_ref().is_some_and(|p| p.value), settings.pedantic.as_ref()));
    for (code, setting) in &settings.checks {
        lines.push(line(&format!("checks.{code}"), &setting.value, Some(setting)));
    }
    let baseline = settings.baseline.as_ref();
    lines.push(line("baseline", &baseline.map_or("none", |b| b.value.as_str()), baseline));
    let width = lines.iter().map(|(said, _)| said.chars().count()).max().unwrap_or(0);
    lines.iter().map(|(said, from)| format!("{said:width$}  # {from}\n")).collect()
}

fn line<T>(key: &str, value: &dyn Display, said: Option<&Said<T>>) -> (String, String) {
    let from = said.map_or_else(|| "the default".to_owned(), |s| format!("{}:{}", s.path, s.line));
    (format!("{key}: {value}"), from)
}
