//! How runs behave: the same bytes every time, watching, explaining, full disks, closed pipes, colours.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A folder of its own for a test's files.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("runs").join(test);
    // Left over from an earlier run, where it is there at all.
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn atodds(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_atodds"));
    command.args(args).current_dir(folder).stdin(Stdio::null());
    command
}

fn run(folder: &Path, args: &[&str]) -> Output {
    atodds(folder, args).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        if entry.path().is_dir() {
            copy(&entry.path(), &to.join(entry.file_name()));
        } else {
            fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
}

/// Two articles at odds.
fn story(test: &str) -> PathBuf {
    let folder = folder(test);
    fs::create_dir(folder.join("s")).unwrap();
    fs::write(folder.join("s/a.txt"), "The fire in Westport killed three people on Monday.\n").unwrap();
    fs::write(folder.join("s/b.txt"), "The fire in Westport killed seven people on Monday.\n").unwrap();
    folder
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let names = atodds::render::Format::ALL.map(atodds::render::Format::name);
    let seeds = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut runs: Vec<Vec<Vec<u8>>> = Vec::new();
    for (n, (place, jobs)) in [("one", "1"), ("one", "8"), ("one", "8"), ("two", "8")].into_iter().enumerate() {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("runs/identity").join(place);
        if !folder.is_dir() || n == 0 {
            // Left over from an earlier run, where it is there at all.
            let _ = fs::remove_dir_all(&folder);
            copy(&seeds, &folder.join("seeds"));
        }
        let outputs: Vec<String> = names.iter().map(|name| format!("{name}=out.{name}")).collect();
        let mut args = vec!["check", "seeds", "--jobs", jobs, "--quiet", "--pedantic", "--show-agreement"];
        outputs.iter().for_each(|o| args.extend(["--output", o.as_str()]));
        let output = run(&folder, &args);
        assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
        runs.push(names.iter().map(|name| fs::read(folder.join(format!("out.{name}"))).unwrap()).collect());
    }
    for (n, run) in runs.iter().enumerate().skip(1) {
        for (name, (first, this)) in names.iter().zip(runs[0].iter().zip(run)) {
            assert!(!first.is_empty() && first == this, "{name} differs in run {n}");
        }
    }
}

#[test]
fn a_finding_explains_itself() {
    let folder = story("explain");
    let said = |word: &str| run(&folder, &["explain", word, "s"]);
    let shown = text(&said("f1").stdout);
    for part in [
        "f1 high value-conflict",
        "[three people]",
        "[seven people]",
        "How it was judged",
        "What would make the figures agree",
        "The check",
    ] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    assert_eq!(shown, text(&said("value-conflict").stdout), "by its check");
    let report: serde_json::Value =
        serde_json::from_slice(&run(&folder, &["check", "s", "--format", "json"]).stdout).unwrap();
    let print = report["findings"][0]["fingerprint"].as_str().unwrap();
    assert_eq!(shown, text(&said(&print[..6]).stdout), "by its fingerprint");
    let unknown = said("f9");
    assert_eq!(unknown.status.code(), Some(2));
    assert_eq!(text(&unknown.stderr), "atodds: no finding is named `f9`; there are f1 (value-conflict)\n");
    let draft = run(&folder, &["explain", "f1", "s/a.txt", "--against", "s/b.txt"]);
    assert!(text(&draft.stdout).contains("The draft has “three people”"), "{}", text(&draft.stderr));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_complained_of() {
    let folder = story("full");
    for args in [
        &["check", "s"][..],
        &["check", "s", "--format", "sarif"],
        &["rules", "list"],
        &["show", "claims", "s"],
        &["--help"],
    ] {
        let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
        let output = atodds(&folder, args).stdout(full).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(
            text(&output.stderr).contains("standard output could not be written"),
            "{args:?}: {}",
            text(&output.stderr)
        );
    }
}

#[cfg(unix)]
#[test]
fn a_link_keeps_leading_to_its_file_and_nothing_is_left_beside_it() {
    let folder = story("link");
    fs::create_dir(folder.join("real")).unwrap();
    fs::write(folder.join("real/report"), "old").unwrap();
    std::os::unix::fs::symlink("real/report", folder.join("report")).unwrap();
    assert_eq!(run(&folder, &["check", "s", "--output", "report"]).status.code(), Some(1));
    assert!(fs::symlink_metadata(folder.join("report")).unwrap().is_symlink());
    assert!(fs::read_to_string(folder.join("real/report")).unwrap().contains("value-conflict"));
    assert_eq!(fs::read_dir(folder.join("real")).unwrap().count(), 1);
    let lost = run(&folder, &["check", "s", "--output", "gone/report"]);
    assert_eq!(lost.status.code(), Some(2));
    assert!(text(&lost.stderr).contains("gone/report: could not be written"), "{}", text(&lost.stderr));
}

#[test]
fn colour_heeds_the_environment() {
    let folder = story("colour");
    let shown = |key: &str, args: &[&str]| {
        text(&atodds(&folder, args).env(key, "1").output().unwrap().stdout).contains('\u{1b}')
    };
    assert!(!shown("NO_COLOR", &["check", "s"]));
    assert!(shown("CLICOLOR_FORCE", &["check", "s"]), "a pipe is coloured where that is forced");
    assert!(!shown("CLICOLOR_FORCE", &["check", "s", "--color", "never"]));
}

#[test]
fn timings_stay_out_of_the_report() {
    let folder = story("timings");
    let plain = run(&folder, &["check", "s"]);
    let timed = run(&folder, &["check", "s", "--timings"]);
    assert_eq!(plain.stdout, timed.stdout);
    let said = text(&timed.stderr);
    assert!(said.starts_with("atodds: read ") && said.contains("1 story, 2 articles, 1 kB"), "{said}");
    assert!(plain.stderr.is_empty());
}

/// The next report of a watching run, a line of JSON.
fn next(lines: &mut impl Iterator<Item = std::io::Result<String>>) -> serde_json::Value {
    serde_json::from_str(&lines.next().unwrap().unwrap()).unwrap()
}

#[test]
fn watching_checks_again_when_a_file_changes() {
    let folder = story("watch");
    fs::write(folder.join("draft.md"), "The fire in Westport killed four people on Monday.\n").unwrap();
    let args = ["lint", "draft.md", "--against", "s/b.txt", "--watch", "--quiet", "--output", "jsonl=-"];
    let mut child = atodds(&folder, &args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let codes = |report: &serde_json::Value| {
        let findings = report["findings"].as_array().unwrap().clone();
        findings.iter().map(|f| f["code"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert!(codes(&next(&mut lines)).contains(&"value-conflict".to_owned()));
    fs::write(folder.join("draft.md"), "The fire in Westport killed seven people on Monday.\n").unwrap();
    let mended = codes(&next(&mut lines));
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(!mended.contains(&"value-conflict".to_owned()), "{mended:?}");
    let stdin = run(&folder, &["check", "-", "--watch"]);
    assert_eq!(stdin.status.code(), Some(2));
    assert!(text(&stdin.stderr).contains("standard input cannot be watched"));
}

#[test]
fn agreement_is_shown_on_request() {
    let folder = folder("agreement");
    fs::write(folder.join("a.txt"), "The fire in Westport killed seven people on Monday.\n").unwrap();
    fs::write(folder.join("b.txt"), "On Monday seven people were killed by the fire in Westport.\n").unwrap();
    let shown = |args: &[&str]| text(&run(&folder, &[&["check", "a.txt", "b.txt"], args].concat()).stdout);
    assert!(!shown(&[]).contains("In agreement"));
    assert!(
        shown(&["--show-agreement"]).contains("In agreement:\n  “seven people”"),
        "{}",
        shown(&["--show-agreement"])
    );
}
