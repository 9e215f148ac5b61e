//! Who may import whom (the table of the architecture), and where files, terminals and long files are not allowed.

use std::fs;
use std::path::{Path, PathBuf};

/// A module and the modules of ours it may name.
const MAY_IMPORT: &[(&str, &[&str])] = &[
    ("model", &["model"]),
    ("pack", &["model", "pack"]),
    ("read", &["model", "read"]),
    ("split", &["model", "pack", "split"]),
    ("tokenize", &["model", "pack", "tokenize"]),
    ("tag", &["model", "pack", "tag"]),
    ("grammar", &["model", "grammar"]),
    ("period", &["model", "period"]),
    ("extract", &["model", "pack", "extract"]),
    ("normalize", &["model", "pack", "normalize"]),
    ("align", &["model", "align"]),
    ("independence", &["model", "pack", "independence"]),
    ("check", &["model", "check"]),
    ("render", &["model", "render"]),
    ("nearest", &["nearest"]),
    ("waive", &["model", "nearest", "waive"]),
    ("baseline", &["model", "waive", "baseline"]),
    ("settings", &["model", "nearest", "waive", "settings"]),
];

/// These put the stages together.
const MAY_IMPORT_ALL: &[&str] = &["lib", "verify"];

/// Longest file, tests not counted.
const LINES: usize = 400;

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for path in fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()) {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// The code of a file without its tests, its comments and what stands in quotes.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().map(bare).collect::<Vec<_>>().join("\n")
}

fn bare(line: &str) -> String {
    let mut out = String::new();
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if quoted => drop(chars.next()),
            '"' => quoted = !quoted,
            '/' if !quoted && chars.peek() == Some(&'/') => break,
            c if !quoted => out.push(c),
            _ => {}
        }
    }
    out
}

/// The first path component below `src`: `grammar` for `src/grammar/range.rs`.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(source()).unwrap().with_extension("");
    inside.components().next().unwrap().as_os_str().to_string_lossy().into_owned()
}

/// The modules that stand after `crate::` in code: one, or the names in braces.
fn imports(code: &str) -> Vec<String> {
    let name = |s: &str| s.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut found = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        match rest.strip_prefix('{') {
            Some(list) => found.extend(outer(list).iter().map(|item| name(item))),
            None => found.push(name(rest)),
        }
    }
    found
}

/// The items of a brace list up to its end, those of inner braces left out.
fn outer(list: &str) -> Vec<String> {
    let mut items = vec![String::new()];
    let mut depth = 0;
    for c in list.chars() {
        match c {
            '}' if depth == 0 => break,
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => items.push(String::new()),
            c if depth == 0 => items.last_mut().unwrap().push(c),
            _ => {}
        }
    }
    items.retain(|i| !i.trim().is_empty());
    items
}

#[test]
fn imports_are_read_as_they_are_written() {
    assert_eq!(imports("use crate::model::Span;\nlet x = crate::tag::tag(y);"), ["model", "tag"]);
    assert_eq!(imports("use crate::{\n  extract::{self, Parsed},\n  split,\n};"), ["extract", "split"]);
    assert_eq!(imports(&bare("let x = \"crate::model\"; // crate::pack")), [""; 0]);
}

#[test]
fn stages_import_only_what_the_table_allows() {
    let mut wrong = Vec::new();
    for path in files(&source()) {
        let module = module(&path);
        if module == "bin" || MAY_IMPORT_ALL.contains(&module.as_str()) {
            continue;
        }
        let Some((_, allowed)) = MAY_IMPORT.iter().find(|(name, _)| *name == module) else {
            wrong.push(format!("{}: `{module}` is not in the table of layers", path.display()));
            continue;
        };
        for import in imports(&code(&path)).iter().filter(|i| !allowed.contains(&i.as_str())) {
            wrong.push(format!("{}: `{module}` may not import `{import}`", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_layer_in_the_table_exists() {
    for (name, _) in MAY_IMPORT {
        let exists = source().join(name).is_dir() || source().join(format!("{name}.rs")).is_file();
        assert!(exists || *name == "period", "`{name}` is gone: take it out of the table");
    }
}

#[test]
fn the_binary_uses_the_library_through_its_front_door() {
    let inside = [
        "args", "config", "explain", "files", "known", "output", "timing", "values", "watch", "work", "rules", "run",
        "sink", "Outcome",
    ];
    for path in files(&source().join("bin")) {
        for import in imports(&code(&path)) {
            assert!(inside.contains(&import.as_str()), "{}: `crate::{import}`", path.display());
        }
    }
}

#[test]
fn only_the_binary_prints_and_opens_files() {
    let forbidden = ["println!", "print!", "dbg!", "std::fs", "std::env", "std::process", "std::net", "io::stdin"];
    for path in files(&source()).iter().filter(|p| module(p) != "bin") {
        let code = code(path);
        for word in forbidden {
            assert!(!code.contains(word), "{}: {word}", path.display());
        }
    }
}

#[test]
fn files_stay_short() {
    for path in files(&source()) {
        let text = fs::read_to_string(&path).unwrap();
        let lines = text.split("#[cfg(test)]").next().unwrap_or_default().lines().count();
        assert!(lines <= LINES, "{} has {lines} lines before its tests", path.display());
    }
}
