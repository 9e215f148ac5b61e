//! How good the alignment is on the labelled stories, and what each part of it is worth. The tables stand in docs/accuracy.md
//! between two marks; `UPDATE_ACCURACY=1 cargo test --test accuracy` writes them anew.

use atodds::align::Without;
use atodds::model::{Cited, Report, SURE_ENOUGH, Severity};
use atodds::pack::Pack;
use atodds::read::{Input, Source, stories, wanted};
use atodds::{Options, check};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::Path;

const FAMILIES: [&str; 13] = [
    "subject",
    "container",
    "modifiers",
    "event",
    "party",
    "place",
    "period",
    "value",
    "rate",
    "stance",
    "words",
    "story",
    "company",
];
const WALLS: [&str; 16] = [
    "case",
    "round",
    "share",
    "row",
    "sentence",
    "subject",
    "tally",
    "part",
    "comparison",
    "stance",
    "event",
    "party",
    "place",
    "period",
    "statistic",
    "rate",
];
const OPEN: &str = "<!-- measured: begin -->\n";
const CLOSE: &str = "<!-- measured: end -->\n";

/// A labelled story: where its mentions stand and what is said of them.
struct Labelled {
    name: String,
    folder: String,
    /// Article and byte span.
    mentions: BTreeMap<String, (String, usize, usize)>,
    relations: Vec<Relation>,
}

struct Relation {
    mentions: Vec<String>,
    expect: String,
    strict: bool,
    /// Pairs, by place in `mentions`, that cannot both hold; none where any two do.
    conflicts: Vec<(usize, usize)>,
    /// Places in `mentions` that are to be kept apart, group against group.
    groups: Vec<BTreeSet<usize>>,
    unrelated: bool,
}

fn labelled() -> Vec<Labelled> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/stories");
    let gold: Value = serde_json::from_str(&fs::read_to_string(root.join("gold.json")).unwrap()).unwrap();
    gold["stories"].as_array().unwrap().iter().map(|story| label(&root, story)).collect()
}

fn label(root: &Path, story: &Value) -> Labelled {
    let folder = root.join(story["texts"].as_str().unwrap());
    let mention = |m: &Value| {
        let article = m["article"].as_str().unwrap().to_owned();
        let text = fs::read_to_string(folder.join(format!("{article}.txt"))).unwrap();
        let bytes = |chars: u64| text.chars().take(chars as usize).map(char::len_utf8).sum::<usize>();
        let (start, len) = (m["start"].as_u64().unwrap(), m["len"].as_u64().unwrap());
        (article, bytes(start), bytes(start + len))
    };
    let numbers =
        |v: &Value| v.as_array().into_iter().flatten().map(|n| n.as_u64().unwrap() as usize).collect::<Vec<_>>();
    let relation = |r: &Value| Relation {
        mentions: r["mentions"].as_array().unwrap().iter().map(|m| m.as_str().unwrap().to_owned()).collect(),
        expect: r["expect"].as_str().unwrap().to_owned(),
        strict: r["strength"].as_str().is_none_or(|s| s == "strict"),
        conflicts: r["conflicts"].as_array().into_iter().flatten().map(|p| (numbers(p)[0], numbers(p)[1])).collect(),
        groups: r["groups"].as_array().into_iter().flatten().map(|g| numbers(g).into_iter().collect()).collect(),
        unrelated: r["kind"].as_str().is_some_and(|k| k.starts_with("unrelated")),
    };
    Labelled {
        name: story["story"].as_str().unwrap().to_owned(),
        folder: folder.display().to_string(),
        mentions: story["mentions"].as_object().unwrap().iter().map(|(id, m)| (id.clone(), mention(m))).collect(),
        relations: story["relations"].as_array().unwrap().iter().map(relation).collect(),
    }
}

fn report(folder: &str, pack: &Pack, without: Without) -> Report {
    let mut files: Vec<Source> = fs::read_dir(folder)
        .unwrap()
        .map(|e| e.unwrap().path().display().to_string())
        .filter(|path| wanted(path))
        .map(|path| Source { bytes: fs::read(&path).unwrap(), path })
        .collect();
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let inputs = vec![Input::Folder { path: folder.to_owned(), files, unreadable: Vec::new() }];
    let mut reports: Vec<Report> =
        stories(inputs).into_iter().map(|s| check(s, pack, &Options { without, ..Options::default() })).collect();
    reports.remove(0)
}

/// The labelled mentions that a claim or fact touches.
fn touched<'l>(report: &Report, label: &'l Labelled, cited: Cited) -> BTreeSet<&'l str> {
    let (article, span) = match cited {
        Cited::Claim(n) => (report.claims[n].article, report.claims[n].quantity.span),
        Cited::Fact(n) => (report.facts[n].article, report.facts[n].span),
    };
    let path = report.articles[article].article.path.clone().unwrap_or_default();
    let stem = Path::new(&path).file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let meets = |(at, start, end): &(String, usize, usize)| *at == stem && span.start < *end && *start < span.end;
    label.mentions.iter().filter(|(_, m)| meets(m)).map(|(id, _)| id.as_str()).collect()
}

impl Relation {
    /// Whether these mentions hold two that are at odds.
    fn held(&self, hit: &BTreeSet<&str>) -> bool {
        let has = |i: usize| self.mentions.get(i).is_some_and(|m| hit.contains(m.as_str()));
        if self.conflicts.is_empty() {
            return self.mentions.iter().filter(|m| hit.contains(m.as_str())).count() >= self.mentions.len().min(2);
        }
        self.conflicts.iter().any(|(i, j)| has(*i) && has(*j))
    }

    /// Whether two mentions are of one subject by this relation; `None` where it says nothing of them.
    fn joins(&self, a: &str, b: &str) -> Option<bool> {
        let at = |m: &str| self.mentions.iter().position(|x| x == m);
        let (i, j) = (at(a)?, at(b)?);
        if !self.unrelated {
            return Some(true);
        }
        Some(self.groups.iter().any(|g| g.contains(&i) && g.contains(&j)))
    }
}

#[derive(Default, Clone, Copy)]
struct Score {
    strict: (usize, usize),
    right: usize,
    wrong: usize,
}

fn score(label: &Labelled, report: &Report) -> Score {
    let spoken = report.findings.iter().filter(|f| f.severity >= Severity::Medium && f.confidence >= SURE_ENOUGH);
    let hits: Vec<BTreeSet<&str>> =
        spoken.map(|f| f.cited.iter().flat_map(|c| touched(report, label, *c)).collect()).collect();
    let mut score = Score::default();
    for relation in label.relations.iter().filter(|r| r.expect == "report" && r.strict) {
        score.strict.1 += 1;
        score.strict.0 += usize::from(hits.iter().any(|hit| relation.held(hit)));
    }
    for hit in &hits {
        let of = |expect: &str| label.relations.iter().any(|r| r.expect == expect && r.held(hit));
        if of("report") {
            score.right += 1;
        } else if of("silent") || of("update") {
            score.wrong += 1;
        }
    }
    score
}

fn total(scores: impl Iterator<Item = Score>) -> Score {
    scores.fold(Score::default(), |a, b| Score {
        strict: (a.strict.0 + b.strict.0, a.strict.1 + b.strict.1),
        right: a.right + b.right,
        wrong: a.wrong + b.wrong,
    })
}

/// Links of groups by how sure they are: how many the labels judge, and how many of these are right.
fn calibration(labels: &[Labelled], reports: &[Report]) -> BTreeMap<u8, (usize, usize)> {
    let mut bins: BTreeMap<u8, (usize, usize)> = BTreeMap::new();
    for (label, report) in labels.iter().zip(reports) {
        for &(a, b, confidence) in report.groups.iter().flat_map(|g| &g.links) {
            let (x, y) = (touched(report, label, Cited::Claim(a)), touched(report, label, Cited::Claim(b)));
            let said = |m: &&str, n: &&str| label.relations.iter().find_map(|r| r.joins(m, n));
            let Some(right) = x.iter().find_map(|m| y.iter().find_map(|n| said(m, n))) else { continue };
            let bin = bins.entry(confidence / 20 * 20).or_default();
            bin.0 += usize::from(right);
            bin.1 += 1;
        }
    }
    bins
}

fn row(out: &mut String, name: &str, s: Score) {
    let (found, of) = s.strict;
    writeln!(out, "| {name} | {found} of {of} | {} | {} |", s.right, s.wrong).unwrap();
}

fn tables() -> (String, Score, BTreeMap<u8, (usize, usize)>) {
    let (labels, pack) = (labelled(), Pack::builtin());
    let run = |without: Without| -> Vec<Report> { labels.iter().map(|l| report(&l.folder, &pack, without)).collect() };
    let whole = run(Without::default());
    let scores: Vec<Score> = labels.iter().zip(&whole).map(|(l, r)| score(l, r)).collect();
    let all = total(scores.iter().copied());
    let mut out =
        String::from("| story | strict disagreements found | findings right | wrong |\n| --- | --- | --- | --- |\n");
    labels.iter().zip(&scores).for_each(|(l, s)| row(&mut out, &l.name, *s));
    row(&mut out, "all", all);
    out += "\n### What each part of the alignment is worth\n\nThe same stories with one kind of evidence, or one wall, left out:\n\n";
    out += "| left out | strict disagreements found | findings right | wrong |\n| --- | --- | --- | --- |\n";
    for (kind, names) in [("evidence", &FAMILIES[..]), ("wall", &WALLS[..])] {
        for &name in names {
            let without = match kind {
                "evidence" => Without { evidence: Some(name), wall: None },
                _ => Without { evidence: None, wall: Some(name) },
            };
            let scores = labels.iter().zip(run(without)).map(|(l, r)| score(l, &r));
            row(&mut out, &format!("{kind}: {name}"), total(scores));
        }
    }
    let bins = calibration(&labels, &whole);
    out += "\n### How much the confidence says\n\nLinks between claims that the labels judge, by the confidence they were given:\n\n";
    out += "| confidence | links | of one subject |\n| --- | --- | --- |\n";
    for (from, (right, of)) in &bins {
        writeln!(out, "| {from} to {} % | {of} | {} % |", (from + 19).min(99), right * 100 / of).unwrap();
    }
    (out, all, bins)
}

#[test]
fn the_measured_tables_are_those_of_the_page() {
    let (measured, all, bins) = tables();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/accuracy.md");
    let page = fs::read_to_string(&path).unwrap();
    let (before, rest) = page.split_once(OPEN).expect("docs/accuracy.md has the opening mark");
    let (written, after) = rest.split_once(CLOSE).expect("docs/accuracy.md has the closing mark");
    if std::env::var_os("UPDATE_ACCURACY").is_some() {
        fs::write(&path, format!("{before}{OPEN}{measured}{CLOSE}{after}")).unwrap();
    } else {
        assert_eq!(written, measured, "run `UPDATE_ACCURACY=1 cargo test --test accuracy` and read what changed");
    }
    assert!(all.strict.0 * 2 >= all.strict.1, "fewer than half of the strict disagreements are found");
    assert!(all.right >= 9 * all.wrong, "more than one finding in ten is wrong");
    let sure = bins.iter().filter(|(from, _)| **from >= 80).fold((0, 0), |a, (_, b)| (a.0 + b.0, a.1 + b.1));
    assert!(sure.0 * 10 >= sure.1 * 9, "of the links said to be 80 % sure or more, {} of {} are right", sure.0, sure.1);
}
