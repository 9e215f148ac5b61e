//! Where output goes: standard output, a file that appears whole or not at all, and complaints on standard error.

use crate::values::ColorArg;
use anstream::{AutoStream, ColorChoice};
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether text written to standard output (else to a file) will keep its colours.
pub fn colored(to_file: bool, when: ColorArg) -> bool {
    match when.choice() {
        ColorChoice::Auto => !to_file && AutoStream::choice(&io::stdout()) != ColorChoice::Never,
        ColorChoice::Never => false,
        ColorChoice::Always | ColorChoice::AlwaysAnsi => true,
    }
}

/// The folder that relative paths start in, where the output is a terminal that follows links.
pub fn linked(to_file: bool, when: ColorArg) -> Option<&'static str> {
    let follows = !to_file && colored(to_file, when) && supports_hyperlinks::on(supports_hyperlinks::Stream::Stdout);
    let folder = follows.then(std::env::current_dir)?.ok()?;
    // The program ends when its output is written.
    Some(String::leak(folder.to_string_lossy().replace(std::path::MAIN_SEPARATOR, "/")))
}

/// Writes `text` to a file, else to standard output.
pub fn write(text: &str, file: Option<&Path>, when: ColorArg) -> Result<(), String> {
    match file {
        Some(path) => replace(path, text).map_err(|e| {
            format!("{}: could not be written: {e}; check the folder given with --output", path.display())
        }),
        None => {
            let mut out = AutoStream::new(io::stdout(), when.choice());
            quietly(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
        }
    }
}

/// Adds `text` to the end of a file that others write to as well.
pub fn append(text: &str, path: &Path) -> Result<(), String> {
    let opened = fs::OpenOptions::new().create(true).append(true).open(path);
    opened
        .and_then(|mut file| file.write_all(text.as_bytes()))
        .map_err(|e| format!("{}: could not be written: {e}", path.display()))
}

/// Prints to standard output without styling.
pub fn print(text: &str) -> Result<(), String> {
    let mut out = io::stdout().lock();
    quietly(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Whether whoever read standard output has stopped.
static CLOSED: AtomicBool = AtomicBool::new(false);

pub fn is_closed() -> bool {
    CLOSED.load(Ordering::Relaxed)
}

/// A reader that stopped reading is no trouble.
fn quietly(written: io::Result<()>) -> Result<(), String> {
    match written {
        Ok(()) => Ok(()),
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => {
            CLOSED.store(true, Ordering::Relaxed);
            Ok(())
        }
        Err(e) => Err(format!("standard output could not be written: {e}")),
    }
}

/// Says on standard error what is wrong; article text in it cannot steer the terminal.
pub fn complain(message: &str) {
    let mut err = io::stderr().lock();
    // Nobody is left to tell where standard error is closed.
    let _ = writeln!(err, "atodds: {}", atodds::render::inert(message));
}

/// Writes beside the file and renames, so that no reader ever sees half of it. A device or a pipe is written to, not replaced, and a
/// link keeps leading to its file.
fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    if fs::metadata(path).is_ok_and(|known| !known.is_file()) {
        return fs::OpenOptions::new().write(true).open(path)?.write_all(text.as_bytes());
    }
    let name = path.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "it names no file"))?;
    let beside = path.with_file_name(format!(".{}.{}.tmp", name.to_string_lossy(), std::process::id()));
    let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // What is left of a failed write helps nobody.
        let _ = fs::remove_file(&beside);
    }
    written
}
