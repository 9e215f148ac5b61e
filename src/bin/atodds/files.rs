//! What the user named → bytes: folders walked in order, files opened, standard input read.

use atodds::model::Skipped;
use atodds::pack::{PackError, PackErrorKind, Place};
use atodds::read::{Input, Source, wanted};
use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Opens everything named, in the order given; what cannot be opened is named, not lost.
pub fn inputs(paths: &[PathBuf]) -> Vec<Input> {
    paths.iter().map(|p| input(p)).collect()
}

/// A draft and its sources; a draft from standard input goes by the name given for it.
pub fn draft(draft: &Path, stdin_name: Option<&Path>, against: &[PathBuf]) -> Result<(Input, Vec<Input>), String> {
    let dash = Path::new("-");
    if draft == dash && against.iter().any(|p| p == dash) {
        return Err("standard input can be the draft or the story, not both; give one of them as a file".to_owned());
    }
    if draft != dash && stdin_name.is_some() {
        return Err("--stdin-filename names a draft that comes on standard input; give `-` as the draft".to_owned());
    }
    if draft != dash && draft.is_dir() {
        return Err(format!("{}: a draft is one file, and this is a folder", draft.display()));
    }
    let path = stdin_name.unwrap_or(draft);
    let text = if draft == dash { stdin(&name(path)) } else { input(draft) };
    let mut against = inputs(against);
    // The same file under another name is still the draft itself.
    if let Ok(own) = fs::canonicalize(path) {
        let same = |source: &Source| fs::canonicalize(&source.path).is_ok_and(|p| p == own);
        for source in against.iter_mut().flat_map(sources).filter(|s| same(s)) {
            source.path = name(path);
        }
    }
    Ok((text, against))
}

fn sources(input: &mut Input) -> &mut [Source] {
    match input {
        Input::Folder { files, .. } => files,
        Input::File(source) => std::slice::from_mut(source),
        Input::Unreadable(_) => &mut [],
    }
}

fn stdin(path: &str) -> Input {
    let mut bytes = Vec::new();
    match io::stdin().lock().read_to_end(&mut bytes) {
        Ok(_) => Input::File(Source { path: path.to_owned(), bytes }),
        Err(e) => Input::Unreadable(Skipped { path: path.to_owned(), reason: format!("standard input: {e}") }),
    }
}

fn input(path: &Path) -> Input {
    if path == Path::new("-") {
        return stdin("-");
    }
    if !path.is_dir() {
        return match source(path) {
            Ok(source) => Input::File(source),
            Err(skipped) => Input::Unreadable(skipped),
        };
    }
    let mut found = Found::default();
    walk(path, &mut found);
    Input::Folder { path: name(path), files: found.files, unreadable: found.unreadable }
}

#[derive(Default)]
struct Found {
    files: Vec<Source>,
    unreadable: Vec<Skipped>,
}

/// All wanted files below a folder, by name; hidden ones and links to folders (which may lead in circles) are passed over.
fn walk(folder: &Path, found: &mut Found) {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(e) => return found.unreadable.push(unreadable(folder, &e)),
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path.file_name().is_some_and(|n| n.to_string_lossy().starts_with('.'));
        if hidden {
            continue;
        }
        if path.is_dir() {
            if !path.is_symlink() {
                walk(&path, found);
            }
        } else if wanted(&name(&path)) {
            match regular(&path) {
                Ok(source) => found.files.push(source),
                Err(skipped) => found.unreadable.push(skipped),
            }
        }
    }
}

/// A file met in a folder; a pipe or a device there was not asked for and may never end.
fn regular(path: &Path) -> Result<Source, Skipped> {
    if !fs::metadata(path).map_err(|e| unreadable(path, &e))?.is_file() {
        return Err(unreadable(path, &io::Error::other("it is not a regular file")));
    }
    source(path)
}

fn source(path: &Path) -> Result<Source, Skipped> {
    let bytes = fs::read(path).map_err(|e| unreadable(path, &e))?;
    Ok(Source { path: name(path), bytes })
}

fn unreadable(path: &Path, error: &io::Error) -> Skipped {
    let reason = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file or folder; check the path".to_owned(),
        io::ErrorKind::PermissionDenied => "it may not be opened; check its permissions".to_owned(),
        _ => format!("it could not be opened: {error}"),
    };
    Skipped { path: name(path), reason }
}

/// As reports print it: with `/` on every system.
fn name(path: &Path) -> String {
    let name = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' { name.into_owned() } else { name.replace(std::path::MAIN_SEPARATOR, "/") }
}

/// The packs in folders given with `--rules`: every YAML file, path and text, by name.
pub fn packs(dirs: &[PathBuf]) -> Result<Vec<(String, String)>, PackError> {
    let mut paths = Vec::new();
    for dir in dirs {
        let before = paths.len();
        yaml(dir, &mut paths)?;
        if paths.len() == before {
            return Err(unusable(dir, "it holds no .yaml file".to_owned()));
        }
    }
    paths.iter().map(|p| Ok((name(p), fs::read_to_string(p).map_err(|e| unusable(p, e.to_string()))?))).collect()
}

/// The parts of the HTML page in a folder given with `--templates`: name and text of each template, style and script.
pub fn templates(dir: &Path) -> Result<Vec<(String, String)>, String> {
    let told = |path: &Path, e: io::Error| format!("{}: it could not be read: {e}", path.display());
    let entries = fs::read_dir(dir).map_err(|e| told(dir, e))?;
    let part = |p: &PathBuf| p.extension().is_some_and(|e| e == "html" || e == "css" || e == "js");
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).filter(part).collect();
    paths.sort();
    if paths.is_empty() {
        return Err(format!("{}: it holds no .html, .css or .js file", dir.display()));
    }
    let named = |p: &PathBuf| p.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
    paths.iter().map(|p| Ok((named(p), fs::read_to_string(p).map_err(|e| told(p, e))?))).collect()
}

fn yaml(path: &Path, found: &mut Vec<PathBuf>) -> Result<(), PackError> {
    if path.is_file() {
        found.push(path.to_owned());
        return Ok(());
    }
    let entries = fs::read_dir(path).map_err(|e| unusable(path, e.to_string()))?;
    let mut paths: Vec<PathBuf> = entries.flatten().map(|e| e.path()).collect();
    paths.sort();
    for path in paths {
        let yaml_file = path.extension().is_some_and(|e| e == "yaml" || e == "yml");
        if yaml_file || (path.is_dir() && !path.is_symlink()) {
            yaml(&path, found)?;
        }
    }
    Ok(())
}

fn unusable(path: &Path, why: String) -> PackError {
    PackError { path: name(path), place: Place::WHOLE, kind: PackErrorKind::Unreadable(why) }
}
