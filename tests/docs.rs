//! What the guides, the hooks and the action say is what the program takes.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

const GUIDES: [&str; 6] = [
    "docs/desks.md",
    "docs/fact-checkers.md",
    "docs/formats.md",
    "docs/rules.md",
    "action.yml",
    ".pre-commit-hooks.yaml",
];

fn read(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

fn help(command: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_atodds")).args(command).arg("--help").output().unwrap();
    assert!(output.status.success(), "{command:?}");
    String::from_utf8(output.stdout).unwrap()
}

/// The words of a text that are options: `--against`.
fn options(text: &str) -> BTreeSet<&str> {
    let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
    words.filter(|w| w.starts_with("--") && w.len() > 3 && !w.starts_with("---")).collect()
}

/// The blocks of a Markdown text that are fenced as this language.
fn fenced<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("```{language}\n");
    text.split(fence.as_str()).skip(1).filter_map(|rest| rest.split("```").next()).collect()
}

#[test]
fn every_option_and_command_of_the_guides_exists() {
    let commands = [
        &["check"][..],
        &["lint"],
        &["explain"],
        &["show"],
        &["config", "show"],
        &["config", "schema"],
        &["rules", "explain"],
        &["rules", "list"],
        &["rules", "test"],
    ];
    let known: Vec<String> = commands.iter().map(|c| help(c)).collect();
    let known: BTreeSet<&str> = known.iter().flat_map(|h| options(h)).collect();
    // Of cargo, in the action.
    let others = ["--locked", "--quiet", "--path"];
    for guide in GUIDES {
        let text = read(guide);
        for option in options(&text) {
            assert!(known.contains(option) || others.contains(&option), "{guide}: {option}");
        }
        for rest in text.split("atodds ").skip(1) {
            let words: Vec<&str> = rest.split_whitespace().take(1).collect();
            let command = words.first().copied().unwrap_or("");
            let sentence = !command.chars().all(|c| c.is_ascii_lowercase()) || ["and", "is", "with"].contains(&command);
            let all = ["check", "lint", "explain", "show", "config", "rules"];
            assert!(sentence || all.contains(&command), "{guide}: atodds {command}");
        }
    }
}

#[test]
fn the_examples_of_the_guides_are_read() {
    let desks = read("docs/desks.md");
    let yaml = fenced(&desks, "yaml");
    let settings = yaml.iter().find(|y| y.contains("min-severity")).unwrap();
    atodds::settings::Settings::parse("atodds.yaml", settings, &atodds::codes()).unwrap();
    let known = yaml.iter().find(|y| y.starts_with("findings:")).unwrap();
    assert_eq!(atodds::baseline::Baseline::parse("known.yaml", known).unwrap().findings.len(), 1);
    let waived = fenced(&desks, "markdown")[0];
    let file = atodds::read::Source { path: "a.md".to_owned(), bytes: waived.as_bytes().to_vec() };
    let story = atodds::read::stories(vec![atodds::read::Input::File(file)]).remove(0);
    assert_eq!(story.articles[0].waivers[0].codes, ["value-conflict"]);
    assert!(!story.articles[0].waivers[0].reason.is_empty());
}

#[test]
fn the_packs_of_the_guide_for_rules_read_as_they_say() {
    let guide = read("docs/rules.md");
    let (packs, settings): (Vec<&str>, Vec<&str>) =
        fenced(&guide, "yaml").into_iter().partition(|y| y.starts_with("pack:"));
    let files: Vec<(String, String)> =
        packs.iter().enumerate().map(|(n, text)| (format!("{n}.yaml"), (*text).to_owned())).collect();
    let pack = atodds::pack::Pack::with(&files).unwrap();
    let checked = atodds::verify::verify(&files, &pack).unwrap();
    let failures: Vec<String> = checked.iter().flat_map(|c| &c.failures).map(ToString::to_string).collect();
    assert!(files.len() > 8 && failures.is_empty(), "{failures:#?}");
    for text in settings {
        atodds::settings::Settings::parse("atodds.yaml", text, &atodds::codes()).unwrap();
    }
}

#[test]
fn hooks_and_action_are_well_formed() {
    let hooks: serde_json::Value = serde_yaml::from_str(&read(".pre-commit-hooks.yaml")).unwrap();
    for hook in hooks.as_array().unwrap() {
        for key in ["id", "name", "description", "entry", "language", "files"] {
            assert!(hook[key].as_str().is_some_and(|v| !v.is_empty()), "{key} in {hook}");
        }
    }
    let action: serde_json::Value = serde_yaml::from_str(&read("action.yml")).unwrap();
    let inputs: BTreeSet<&String> = action["inputs"].as_object().unwrap().keys().collect();
    for step in action["runs"]["steps"].as_array().unwrap() {
        let script = step["run"].as_str().unwrap();
        assert!(!script.contains("${{"), "an input would be read as a command");
        let parsed = Command::new("bash").args(["-n", "-c", script]).output().unwrap();
        assert!(parsed.status.success(), "{}", String::from_utf8_lossy(&parsed.stderr));
        for value in step["env"].as_object().into_iter().flat_map(|e| e.values()) {
            let name = value.as_str().unwrap().trim_start_matches("${{ inputs.").trim_end_matches(" }}").to_owned();
            assert!(inputs.contains(&name), "{name}");
        }
    }
}
