//! Small stories in `tests/checks/CODE.txt`, a file a check: hits, and at least twice as many near misses.
//!
//! ```text
//! A 2024-05-02 | First article, all on one line.
//! B | Second article; the day may be missing. `\n` in it begins a new paragraph, `\l` a new line.
//! => digit-slip medium
//! ```
//!
//! The last line lists what is found at medium or above, and the file's own code at any severity; `nothing` where that is all.

use atodds::model::{Article, Severity};
use atodds::pack::Pack;
use atodds::read::Story;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

struct Case {
    line: usize,
    articles: Vec<Article>,
    want: String,
}

fn files() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/checks");
    let mut found: Vec<(String, PathBuf)> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .map(|p| (p.file_stem().unwrap().to_str().unwrap().to_owned(), p))
        .collect();
    found.sort();
    found
}

fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    let mut found = Vec::new();
    let mut articles = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#')) {
        if let Some(want) = line.strip_prefix("=> ") {
            found.push(Case { line: n + 1, articles: std::mem::take(&mut articles), want: want.trim().to_owned() });
            continue;
        }
        let (head, text) = line.split_once(" | ").unwrap_or_else(|| panic!("{}:{}: no ` | `", path.display(), n + 1));
        let (name, day) = head.split_once(' ').map_or((head, None), |(name, day)| (name, Some(day)));
        articles.push(Article {
            id: name.to_owned(),
            published: day.map(|d| d.parse().unwrap()),
            text: text.replace("\\n", "\n\n").replace("\\l", "\n"),
            ..Article::default()
        });
    }
    assert!(articles.is_empty(), "{}: the last story has no `=>`", path.display());
    found
}

fn run(case: &Case, code: &str, pack: &Pack) -> String {
    let story = Story { name: "s".to_owned(), articles: case.articles.clone(), skipped: Vec::new() };
    let report = atodds::check(story, pack, &atodds::Options::default());
    let told = |f: &&atodds::model::Finding| f.severity >= Severity::Medium || f.code.0 == code;
    let found: BTreeSet<String> =
        report.findings.iter().filter(told).map(|f| format!("{} {}", f.code, f.severity.name())).collect();
    if found.is_empty() { "nothing".to_owned() } else { found.into_iter().collect::<Vec<_>>().join(", ") }
}

#[test]
fn small_stories_are_judged_as_written() {
    let pack = Pack::builtin();
    let mut wrong = Vec::new();
    for (code, path) in files() {
        for case in cases(&path) {
            let got = run(&case, &code, &pack);
            if got != case.want {
                wrong.push(format!("{code}.txt:{}: {} (written: {})", case.line, got, case.want));
            }
        }
    }
    assert!(wrong.is_empty(), "{} stories:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn every_file_is_a_check_and_has_more_near_misses_than_hits() {
    let all = files();
    assert!(all.len() >= 20, "only {} files", all.len());
    for (code, path) in all {
        assert!(atodds::check::CHECKS.iter().any(|c| c.code == code), "no check is called {code}");
        let cases = cases(&path);
        let hits = cases.iter().filter(|c| c.want.split(", ").any(|w| w.starts_with(&format!("{code} ")))).count();
        let misses = cases.len() - hits;
        assert!(hits >= 1 && misses >= 2 * hits, "{code}: {hits} hits and {misses} near misses");
    }
}
