//! `--watch`: checks again whenever a file that matters has changed. Files are looked at a few times a second; that needs no help from
//! the system, and works where editors replace files, on network folders too.

use crate::args::ReportArgs;
use crate::work::{Memory, Work};
use crate::{Outcome, run, sink};
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, SystemTime};

/// Between two looks.
const PAUSE: Duration = Duration::from_millis(250);

/// Files in folders deeper than this are not looked for.
const DEPTH: usize = 12;

/// What of a file changes when it is written.
type Stamp = Vec<(PathBuf, Option<SystemTime>, u64)>;

/// Runs until it is interrupted, or until nobody reads the reports any more.
pub fn watch(work: &Work<'_>, args: &ReportArgs) -> Result<Outcome, String> {
    if work.paths.iter().map(PathBuf::as_path).chain(work.drafts.iter().map(|d| d.path)).any(|p| p == Path::new("-")) {
        return Err("standard input cannot be watched; name files".to_owned());
    }
    let mut memory = Memory::new();
    loop {
        let (texts, rules) = (texts(work), rules(work, args));
        if io::stdout().is_terminal() && sink::colored(false, args.judge.color.color) {
            sink::print("\u{1b}[2J\u{1b}[H")?;
        }
        // What is wrong now may be mended with the next change.
        if let Err(trouble) = run::once(work, args, &mut memory) {
            sink::complain(&trouble);
        }
        if sink::is_closed() {
            return Ok(Outcome::Clean);
        }
        if !args.quiet {
            sink::complain(&format!("watching {} files; Ctrl-C ends", texts.len()));
        }
        while texts == self::texts(work) && rules == self::rules(work, args) {
            sleep(PAUSE);
        }
        if rules != self::rules(work, args) {
            memory.forget();
        }
    }
}

/// The draft and the articles.
fn texts(work: &Work<'_>) -> Stamp {
    stamp(work.paths.iter().cloned().chain(work.drafts.iter().map(|d| d.path.to_owned())))
}

/// Settings, rules and baseline.
fn rules(work: &Work<'_>, args: &ReportArgs) -> Stamp {
    let judge = &args.judge;
    let mut paths: Vec<PathBuf> =
        judge.rules.dirs.iter().chain(&judge.rules.config).chain(&judge.baseline).cloned().collect();
    if let Ok(settings) = work.settings() {
        paths.extend(settings.files().into_iter().map(PathBuf::from));
    }
    stamp(paths.into_iter())
}

fn stamp(paths: impl Iterator<Item = PathBuf>) -> Stamp {
    let mut found = Vec::new();
    for path in paths {
        look(&path, DEPTH, &mut found);
    }
    found.sort();
    found.dedup();
    found
}

fn look(path: &Path, depth: usize, found: &mut Stamp) {
    let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
    let Ok(known) = fs::metadata(path) else {
        // A file that is away while an editor replaces it counts as changed.
        found.push((path.to_owned(), None, 0));
        return;
    };
    if known.is_file() {
        found.push((path.to_owned(), known.modified().ok(), known.len()));
    } else if known.is_dir() && depth > 0 && !hidden {
        for entry in fs::read_dir(path).into_iter().flatten().flatten() {
            let inner = entry.path();
            let hidden = inner.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
            if !hidden && !inner.is_symlink() {
                look(&inner, depth - 1, found);
            }
        }
    }
}
