//! Whole stories: what is said of the examples in `seeds/`, and that nothing is said where the articles agree (`tests/calm/`).
//!
//! `INSTA_UPDATE=always cargo test --test stories` records the reports anew; read the difference before it goes in.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

/// False alarms that the calm stories still raise, a story a line: they may only become fewer.
const ALARMS: &str = include_str!("calm/alarms.txt");

/// The story folders below a folder, by name.
fn stories(folder: &str) -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut names: Vec<String> =
        entries.filter(|p| p.is_dir()).map(|p| p.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

fn check(args: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atodds"));
    command.current_dir(env!("CARGO_MANIFEST_DIR")).arg("check").args(args).args(["--color", "never"]);
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert!(output.stderr.is_empty(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_examples_are_reported_as_recorded() {
    let names = stories("seeds");
    assert!(names.len() >= 5, "{names:?}");
    for name in names {
        insta::assert_snapshot!(format!("seeds.{name}"), check(&[&format!("seeds/{name}")]));
    }
}

/// The messages of findings at `medium` and above.
fn alarms(story: &str) -> Vec<String> {
    let report: serde_json::Value =
        serde_json::from_str(&check(&[&format!("tests/calm/{story}"), "--format", "jsonl"])).unwrap();
    let findings = report["findings"].as_array().unwrap().iter();
    findings
        .filter(|f| matches!(f["severity"].as_str(), Some("high" | "medium")))
        .map(|f| format!("{} {}: {}", f["severity"], f["code"], f["message"]))
        .collect()
}

#[test]
fn where_articles_agree_nothing_is_said() {
    let known: BTreeMap<&str, usize> = ALARMS
        .lines()
        .filter(|l| !l.starts_with('#'))
        .map(|l| l.split_once(' ').unwrap())
        .map(|(name, n)| (name, n.parse().unwrap()))
        .collect();
    let names = stories("tests/calm");
    assert!(names.len() >= 12, "{names:?}");
    for name in known.keys() {
        assert!(names.iter().any(|n| n == name), "tests/calm/alarms.txt names {name}, which is no story");
    }
    let mut wrong = Vec::new();
    for name in &names {
        let (found, known) = (alarms(name), known.get(name.as_str()).copied().unwrap_or(0));
        if found.len() > known {
            wrong.push(format!("{name}: {} false alarms, {known} known\n  {}", found.len(), found.join("\n  ")));
        } else if found.len() < known {
            wrong.push(format!(
                "{name}: only {} of {known} false alarms are left; lower tests/calm/alarms.txt",
                found.len()
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
