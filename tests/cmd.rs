//! The commands of the README, what the program says to bad input, and where its output goes.
//! `TRYCMD=overwrite cargo test --test cmd` records the commands anew.

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

#[test]
fn commands_answer_as_recorded() {
    trycmd::TestCases::new().case("tests/cmd/*.trycmd").case("README.md");
}

/// A record whose count is at odds with another's of the same story, and one that is at odds with nothing.
const RECORDS: &str = concat!(
    r#"{"id":"a","story":"fire","text":"The fire in Westport killed three people on Monday.","published":"2024-03-05"}"#,
    "\n",
    r#"{"id":"b","story":"fire","text":"The fire in Westport killed seven people on Monday.","published":"2024-03-05"}"#,
    "\n",
    r#"{"id":"c","story":"calm","text":"The mayor met three people on Monday.","published":"2024-03-05"}"#,
    "\n",
);

/// A folder of its own for a test's files.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    // Left over from an earlier run, where it is there at all.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn atodds(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atodds"));
    command.args(args).stdin(Stdio::null());
    command
}

fn with_records(args: &[&str]) -> Output {
    let mut child = atodds(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(RECORDS.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn exit_codes_follow_fail_on() {
    let code = |args: &[&str]| with_records(&[&["check", "-"], args].concat()).status.code();
    assert_eq!(code(&[]), Some(1));
    assert_eq!(code(&["--fail-on", "medium"]), Some(1));
    assert_eq!(code(&["--fail-on", "never"]), Some(0));
}

#[test]
fn without_the_packs_subjects_every_subject_is_open() {
    let subjects = |args: &[&str]| -> Vec<String> {
        let shown = with_records(&[&["show", "claims", "-", "--format", "jsonl"], args].concat());
        let articles = text(&shown.stdout);
        let articles = articles.lines().map(|l| serde_json::from_str::<serde_json::Value>(l).unwrap());
        articles
            .flat_map(|a| a["claims"].as_array().cloned().unwrap_or_default())
            .filter(|c| c["fact"] == "quantity")
            .map(|c| c["subject"]["id"].as_str().unwrap().to_owned())
            .collect()
    };
    assert!(subjects(&[]).iter().any(|id| !id.starts_with("open:")));
    let open = subjects(&["--no-subjects"]);
    assert!(!open.is_empty() && open.iter().all(|id| id.starts_with("open:")), "{open:?}");
}

#[test]
fn quiet_prints_nothing_and_tells_by_its_exit_code() {
    let output = with_records(&["check", "-", "--quiet"]);
    assert_eq!((output.status.code(), output.stdout.len(), output.stderr.len()), (Some(1), 0, 0));
}

#[test]
fn reports_come_in_input_order_whatever_the_jobs() {
    let lines = |jobs: &str| text(&with_records(&["check", "-", "--format", "jsonl", "--jobs", jobs]).stdout);
    let one = lines("1");
    assert_eq!(one, lines("2"));
    assert_eq!(one, lines("7"));
    let stories: Vec<serde_json::Value> = one.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(stories.iter().map(|s| s["story"].as_str().unwrap()).collect::<Vec<_>>(), ["fire", "calm"]);
}

#[test]
fn output_replaces_a_file_and_leaves_nothing_beside_it() {
    let folder = folder("output");
    let file = folder.join("report.json");
    fs::write(&file, "old").unwrap();
    let output = with_records(&["check", "-", "--format", "jsonl", "--output", file.to_str().unwrap()]);
    assert!(output.stdout.is_empty());
    assert_eq!(fs::read_to_string(&file).unwrap().lines().count(), 2);
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn several_reports_come_from_one_run() {
    let folder = folder("several");
    let file = |name: &str| folder.join(name).to_str().unwrap().to_owned();
    let outputs = [format!("sarif={}", file("a.sarif")), format!("csv={}", file("claims.csv"))];
    let args = ["check", "-", "--output", &outputs[0], "-o", &outputs[1]];
    let output = with_records(&args);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stdout).contains("value-conflict"), "the text report goes to standard output");
    assert!(fs::read_to_string(file("a.sarif")).unwrap().contains("\"version\": \"2.1.0\""));
    assert!(fs::read_to_string(file("claims.csv")).unwrap().starts_with("story,claim,"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), 2, "nothing is left beside them");
    // A file without a format's name takes the report itself.
    let plain =
        with_records(&["check", "-", "--format", "jsonl", "--output", &file("report"), "--output", &outputs[1]]);
    assert!(plain.stdout.is_empty());
    assert!(fs::read_to_string(file("report")).unwrap().starts_with("{\"schema\""));
    let dash = with_records(&["check", "-", "--output", "jsonl=-"]);
    assert!(text(&dash.stdout).starts_with("{\"schema\""), "a dash is standard output");
    let nowhere = atodds(&["check", "-", "--output", "csv="]).output().unwrap();
    assert_eq!(nowhere.status.code(), Some(2));
}

#[test]
fn a_workflow_gets_its_summary() {
    let folder = folder("summary");
    let summary = folder.join("summary.md");
    fs::write(&summary, "before\n").unwrap();
    let run = |format: &str| {
        let mut child = atodds(&["check", "-", "--format", format])
            .env("GITHUB_STEP_SUMMARY", &summary)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(RECORDS.as_bytes()).unwrap();
        text(&child.wait_with_output().unwrap().stdout)
    };
    run("sarif");
    assert_eq!(fs::read_to_string(&summary).unwrap(), "before\n", "other formats leave it alone");
    assert!(run("github").starts_with("::error ") || run("github").starts_with("::warning "));
    let said = fs::read_to_string(&summary).unwrap();
    assert!(said.starts_with("before\n## fire\n") && said.contains("value-conflict"), "{said}");
}

#[test]
fn colour_is_for_terminals_and_for_who_asks() {
    let shown = |args: &[&str]| text(&with_records(&[&["check", "-"], args].concat()).stdout);
    assert!(!shown(&[]).contains('\u{1b}'), "a pipe");
    assert!(shown(&["--color", "always"]).contains("\u{1b}["));
    assert!(!shown(&["--color", "never"]).contains('\u{1b}'));
}

#[test]
fn a_reader_that_stops_reading_is_no_trouble() {
    let folder = folder("pipe");
    let article = "Three people died.\n".repeat(4_000);
    fs::write(folder.join("long.txt"), article).unwrap();
    let mut child = atodds(&["show", "tokens", folder.to_str().unwrap()])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut some = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut some).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), String::new()));
}

#[test]
fn a_problem_with_one_story_never_loses_another() {
    let folder = folder("one-bad");
    fs::write(folder.join("good.txt"), "A headline\n\nThree people died.\n").unwrap();
    let good = folder.join("good.txt");
    let missing = folder.join("missing");
    let output =
        atodds(&["check", missing.to_str().unwrap(), good.to_str().unwrap(), "--format", "jsonl"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let reports = text(&output.stdout);
    assert!(reports.contains("\"skipped\":[{") && reports.contains("good.txt"), "{reports}");
    assert!(text(&output.stderr).contains("missing: there is no such file or folder"));
}

/// A folder with two sources and an older state of the draft.
fn sources(test: &str) -> PathBuf {
    let folder = folder(test);
    fs::write(folder.join("a.txt"), "The fire in Westport killed three people on Monday.\n").unwrap();
    fs::write(folder.join("b.txt"), "On Monday the fire in Westport killed three people.\n").unwrap();
    fs::write(folder.join("draft.md"), "The fire in Westport killed three people on Monday.\n").unwrap();
    folder
}

fn with_draft(folder: &Path, draft: &str, args: &[&str]) -> Output {
    let mut command = atodds(&[&["lint", "-", "--against", "."], args].concat());
    let mut child = command
        .current_dir(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(draft.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_draft_comes_from_a_file_or_from_standard_input() {
    let folder = sources("lint");
    let draft = "# Fire\n\nThe fire in Westport killed seven people on Monday.\n";
    let named = with_draft(&folder, draft, &["--stdin-filename", "draft.md", "--format", "jsonl"]);
    assert_eq!(named.status.code(), Some(1), "{}", text(&named.stderr));
    let report: serde_json::Value = serde_json::from_slice(&named.stdout).unwrap();
    let articles = report["articles"].as_array().unwrap();
    let drafts: Vec<&str> =
        articles.iter().filter(|a| a["draft"] == true).map(|a| a["path"].as_str().unwrap()).collect();
    assert_eq!((articles.len(), drafts), (3, vec!["draft.md"]), "the file of that name is the draft's earlier state");
    let shown = text(&with_draft(&folder, draft, &["--stdin-filename", "draft.md"]).stdout);
    assert!(shown.contains("draft.md:3:29"), "{shown}");
    // The draft in the folder agrees with its sources.
    let file = atodds(&["lint", "draft.md", "--against", "."]).current_dir(&folder).output().unwrap();
    assert_eq!(file.status.code(), Some(0), "{}", text(&file.stdout));
    let other = folder.join("draft.md");
    let file = atodds(&["lint", other.to_str().unwrap(), "--against", "."]).current_dir(&folder).output().unwrap();
    assert!(text(&file.stdout).contains("3 articles"), "the same file by another path: {}", text(&file.stdout));
}

#[test]
fn several_drafts_are_held_against_the_sources_one_by_one() {
    let folder = sources("lint-several");
    fs::remove_file(folder.join("draft.md")).unwrap();
    fs::create_dir(folder.join("drafts")).unwrap();
    fs::write(folder.join("drafts/one.md"), "The fire in Westport killed nine people on Monday.\n").unwrap();
    fs::write(folder.join("drafts/two.md"), "The fire in Westport killed three people on Monday.\n").unwrap();
    let args =
        ["lint", "drafts/one.md", "drafts/two.md", "--against", "a.txt", "--against", "b.txt", "--format", "jsonl"];
    let output = atodds(&args).current_dir(&folder).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let reports: Vec<serde_json::Value> =
        text(&output.stdout).lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let found = |n: usize| reports[n]["findings"].as_array().unwrap().iter().any(|f| f["code"] == "value-conflict");
    assert_eq!((reports.len(), found(0), found(1)), (2, true, false));
    let stdin = atodds(&["lint", "-", "drafts/two.md", "--against", "a.txt"]).current_dir(&folder).output().unwrap();
    assert_eq!(stdin.status.code(), Some(2));
}

#[test]
fn a_lint_that_cannot_be_is_refused() {
    let folder = sources("lint-refused");
    for (args, said) in [
        (&["lint", "-", "--against", "-"][..], "standard input can be the draft or the story"),
        (&["lint", "draft.md", "--against", ".", "--stdin-filename", "x.md"], "--stdin-filename names a draft"),
        (&["lint", ".", "--against", "."], "a draft is one file"),
        (&["lint", "gone.md", "--against", "."], "there is no such file"),
        (&["lint", "draft.md", "--against", "gone"], "there is no such file"),
        (&["lint", "draft.md", "--against", "draft.md"], "there is no article to hold the draft against"),
        (&["lint", "draft.md"], "--against"),
        (&["lint", "draft.md", "--against", ".", "--published", "soon"], "--published"),
    ] {
        let output = atodds(args).current_dir(&folder).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(text(&output.stderr).contains(said), "{args:?}: {}", text(&output.stderr));
    }
}

/// Two articles at odds, in a folder below the one returned.
fn desk(test: &str) -> PathBuf {
    let folder = folder(test);
    fs::create_dir_all(folder.join("stories/fire")).unwrap();
    fs::write(folder.join("stories/fire/a.txt"), "The fire in Westport killed three people on Monday.\n").unwrap();
    fs::write(folder.join("stories/fire/b.txt"), "The fire in Westport killed seven people on Monday.\n").unwrap();
    folder
}

fn at(folder: &Path, args: &[&str]) -> (Option<i32>, String, String) {
    let output = atodds(args).current_dir(folder).env("SOURCE_DATE_EPOCH", "1710000000").output().unwrap();
    (output.status.code(), text(&output.stdout), text(&output.stderr))
}

#[test]
fn the_nearest_settings_hold() {
    let folder = desk("settings");
    let check = |args: &[&str]| at(&folder, &[&["check", "stories/fire"], args].concat());
    assert_eq!(check(&[]).0, Some(1), "without settings");
    fs::write(folder.join("atodds.yaml"), "fail-on: never\n").unwrap();
    assert_eq!(check(&[]).0, Some(0), "found upward");
    assert_eq!(check(&["--fail-on", "medium"]).0, Some(1), "the command line goes before it");
    assert_eq!(check(&["--isolated"]).0, Some(1));
    fs::write(folder.join("stories/atodds.yaml"), "extends: ../atodds.yaml\nchecks:\n  value-conflict: off\n").unwrap();
    let (code, out, _) = check(&[]);
    assert!(code == Some(0) && out.contains("Nothing in these articles"), "{out}");
    assert_eq!(check(&["--config", "atodds.yaml", "--fail-on", "low"]).0, Some(1), "the one that is named");
    let (_, shown, _) = at(&folder, &["config", "show", "stories/fire"]);
    assert!(shown.contains("checks.value-conflict: off") && shown.contains("# stories/atodds.yaml:3"), "{shown}");
    assert!(shown.contains("fail-on: never") && shown.contains("# atodds.yaml:1"), "{shown}");
    assert!(shown.contains("# the default"), "{shown}");
    fs::write(folder.join("atodds.yaml"), "extends: stories/atodds.yaml\n").unwrap();
    let (code, _, said) = check(&[]);
    assert!(code == Some(2) && said.contains("it extends itself"), "{said}");
    fs::write(folder.join("stories/atodds.yaml"), "fail_on: low\n").unwrap();
    let (code, _, said) = check(&[]);
    assert_eq!(
        (code, said.as_str()),
        (Some(2), "atodds: stories/atodds.yaml:1: there is no key `fail_on`; did you mean `fail-on`?\n")
    );
    fs::write(folder.join("stories/atodds.yaml"), "extends: gone.yaml\n").unwrap();
    assert!(check(&[]).2.contains("stories/atodds.yaml:1: `extends` names stories/gone.yaml"), "{}", check(&[]).2);
    assert_eq!(check(&["--config", "gone.yaml"]).0, Some(2));
}

#[test]
fn a_baseline_is_written_read_and_kept_small() {
    let folder = desk("baseline");
    let check = |args: &[&str]| at(&folder, &[&["check", "stories/fire"], args].concat());
    let (code, out, said) =
        check(&["--write-baseline", "known.yaml", "--reason", "two counts", "--expires", "2024-03-20"]);
    assert_eq!((code, out.as_str(), said.as_str()), (Some(0), "", "atodds: known.yaml: 1 finding written\n"));
    let (code, out, _) = check(&["--baseline", "known.yaml"]);
    assert!(code == Some(0) && out.contains("Nothing in these articles"), "{out}");
    fs::write(folder.join("atodds.yaml"), "baseline: known.yaml\n").unwrap();
    assert_eq!(check(&[]).0, Some(0), "the settings name it");
    let known = fs::read_to_string(folder.join("known.yaml")).unwrap();
    fs::write(folder.join("known.yaml"), known.replace("2024-03-20", "2024-03-01")).unwrap();
    let (code, out, _) = check(&[]);
    assert!(code == Some(1) && out.contains("stale-waiver") && out.contains("expired on 2024-03-01"), "{out}");
    fs::write(folder.join("stories/fire/b.txt"), "The fire in Westport killed three people on Monday.\n").unwrap();
    let (code, out, _) = check(&["--fail-on", "low"]);
    assert!(code == Some(1) && out.contains("stale-waiver"), "{out}");
    assert_eq!(check(&["--write-baseline", "known.yaml"]).0, Some(0));
    assert!(fs::read_to_string(folder.join("known.yaml")).unwrap().contains("findings: []"));
    let (code, _, said) = check(&["--baseline", "gone.yaml"]);
    assert!(code == Some(2) && said.contains("--write-baseline gone.yaml"), "{said}");
    assert_eq!(check(&["--reason", "x"]).0, Some(2), "a reason needs a baseline to stand in");
}

#[test]
fn completions_and_the_manual_page_name_every_command() {
    for args in [&["completions", "bash"][..], &["completions", "zsh"], &["completions", "fish"], &["man"]] {
        let output = atodds(args).output().unwrap();
        let said = text(&output.stdout);
        assert!(output.status.success());
        for command in ["check", "show", "rules"] {
            assert!(said.contains(command), "{args:?} lacks {command}");
        }
    }
}
