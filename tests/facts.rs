//! The checks of named facts, on small stories written as data.
//!
//! `tests/facts/CODE.txt` holds cases of one check: a line an article (`A: text`, `A 2024-05-01: text`), then `=> severity` of the
//! gravest finding of that check, or `=> silent`. `tests/facts/stories/NAME` holds stories of three articles with `findings.list`,
//! a line a finding: `severity code: words of the one side | words of the other`; every other finding of these checks is one too many.

use atodds::model::{Article, Cited, Report, Severity, Statement};
use atodds::pack::Pack;
use atodds::read::Story;
use std::fs;
use std::path::{Path, PathBuf};

const CODES: &[&str] = &[
    "role-conflict",
    "name-spelling",
    "organisation-name",
    "age-conflict",
    "date-conflict",
    "turn-conflict",
    "weekday-mismatch",
    "quote-drift",
    "quote-speaker",
    "status-conflict",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/facts")
}

fn report(articles: Vec<Article>, pack: &Pack) -> Report {
    atodds::check(Story { name: "story".to_owned(), articles, skipped: Vec::new() }, pack, &atodds::Options::default())
}

/// `A 2024-05-01: text`
fn article(line: &str) -> Article {
    let (head, text) = line.split_once(": ").unwrap_or_else(|| panic!("no text in {line:?}"));
    let (name, date) = head.split_once(' ').unwrap_or((head, ""));
    Article {
        id: name.to_owned(),
        source: Some(name.to_owned()),
        published: (!date.is_empty()).then(|| date.parse().unwrap()),
        text: text.replace(" // ", "\n\n"),
        ..Article::default()
    }
}

struct Case {
    line: usize,
    articles: Vec<Article>,
    want: String,
}

fn cases(path: &Path) -> Vec<Case> {
    let text = fs::read_to_string(path).unwrap();
    let mut cases = Vec::new();
    let mut articles = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#')) {
        match line.strip_prefix("=> ") {
            Some(want) => {
                cases.push(Case { line: n + 1, articles: std::mem::take(&mut articles), want: want.trim().to_owned() })
            }
            None => articles.push(article(line)),
        }
    }
    assert!(articles.is_empty(), "{}: the last case has no verdict", path.display());
    cases
}

#[test]
fn every_case_comes_out_as_it_says() {
    let pack = Pack::builtin();
    let mut wrong = Vec::new();
    for code in CODES {
        let path = folder().join(format!("{code}.txt"));
        for case in cases(&path) {
            let report = report(case.articles, &pack);
            let own = report.findings.iter().filter(|f| f.code.0 == *code);
            let got = own.map(|f| f.severity).max().map_or("silent", Severity::name);
            let stray = report
                .findings
                .iter()
                .find(|f| f.code.0 != *code && CODES.contains(&f.code.0) && f.severity >= Severity::Medium);
            if got != case.want {
                let said: Vec<&str> = report.findings.iter().map(|f| f.message.as_str()).collect();
                wrong.push(format!("{code}.txt:{}: {got}, not {}; {said:?}", case.line, case.want));
            } else if let Some(stray) = stray {
                wrong.push(format!("{code}.txt:{}: also {}", case.line, stray.message));
            }
        }
    }
    assert!(wrong.is_empty(), "{} cases\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn near_misses_are_twice_the_hits() {
    for code in CODES {
        let cases = cases(&folder().join(format!("{code}.txt")));
        let hits = cases.iter().filter(|c| matches!(c.want.as_str(), "medium" | "high")).count();
        let misses = cases.len() - hits;
        assert!(hits >= 2 && misses >= 2 * hits, "{code}: {hits} hits, {misses} near misses");
    }
}

fn story(dir: &Path) -> Vec<Article> {
    let mut paths: Vec<PathBuf> = fs::read_dir(dir).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let article = |path: &PathBuf| {
        let id = path.file_stem().unwrap().to_string_lossy().into_owned();
        let published = id.get(2..).and_then(|date| date.parse().ok());
        Article {
            source: Some(id.clone()),
            id,
            published,
            text: fs::read_to_string(path).unwrap(),
            ..Article::default()
        }
    };
    paths.iter().map(article).collect()
}

fn words(report: &Report, cited: Cited) -> &str {
    let Statement { article, marked, .. } = report.statement(cited).unwrap();
    marked.text(&report.articles[article].article.text)
}

#[test]
fn stories_give_these_findings_and_no_others() {
    let pack = Pack::builtin();
    let mut wrong = Vec::new();
    for dir in fs::read_dir(folder().join("stories")).unwrap().map(|e| e.unwrap().path()) {
        let report = report(story(&dir), &pack);
        let mut got: Vec<String> = report
            .findings
            .iter()
            .filter(|f| CODES.contains(&f.code.0) && f.severity >= Severity::Low)
            .map(|f| {
                let sides: Vec<&str> = f.cited.iter().take(2).map(|c| words(&report, *c)).collect();
                format!("{} {}: {}", f.severity.name(), f.code, sides.join(" | "))
            })
            .collect();
        let mut want: Vec<String> =
            fs::read_to_string(dir.join("findings.list")).unwrap().lines().map(str::to_owned).collect();
        got.sort();
        want.sort();
        if got != want {
            wrong.push(format!("{}\n  got  {got:#?}\n  want {want:#?}", dir.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_wrong_title_against_many_is_said_once_with_all_places() {
    let pack = Pack::builtin();
    let lines = [
        "A: The deputy mayor, Anna Berg, opened the hall.",
        "B: Mayor Anna Berg opened the hall.",
        "C: Anna Berg, the mayor, opened the hall.",
        "D: Mayor Berg opened the hall at noon.",
    ];
    let report = report(lines.iter().map(|l| article(l)).collect(), &pack);
    let roles: Vec<_> = report.findings.iter().filter(|f| f.code.0 == "role-conflict").collect();
    assert_eq!(roles.len(), 1);
    let articles: Vec<usize> = roles[0].cited.iter().map(|c| report.statement(*c).unwrap().article).collect();
    assert_eq!(articles, [0, 1, 2, 3]);
    assert!(
        roles[0].explanation.steps.iter().any(|s| s.contains("A; “Mayor Anna Berg”: B, C, D")),
        "{:?}",
        roles[0].explanation
    );
}
