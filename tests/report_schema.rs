//! Every JSON report is what `docs/report.schema.json` promises: nothing missing, nothing more.

mod fixture;

use atodds::pack::Pack;
use atodds::read::{Input, Source, stories};
use atodds::render::{Format, Look, render};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn schema(name: &str) -> jsonschema::Validator {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(name);
    let schema: Value = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn valid(validator: &jsonschema::Validator, report: &Value) {
    let errors: Vec<String> = validator.iter_errors(report).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn parsed(report: &atodds::model::Report, with_text: bool) -> Value {
    let look = Look { with_text, ..Look::default() };
    serde_json::from_str(&render(std::slice::from_ref(report), Format::Json, look)).unwrap()
}

#[test]
fn hand_made_reports_keep_the_promise() {
    let validator = schema("report.schema.json");
    for with_text in [false, true] {
        valid(&validator, &parsed(&fixture::report(), with_text));
        valid(&validator, &parsed(&fixture::silent(), with_text));
        valid(&validator, &parsed(&atodds::model::Report::default(), with_text));
    }
}

#[test]
fn the_schema_refuses_what_it_does_not_know() {
    let validator = schema("report.schema.json");
    let mut report = parsed(&fixture::report(), false);
    report["claims"][0]["mood"] = "glad".into();
    assert!(!validator.is_valid(&report), "an unknown key");
    let mut report = parsed(&fixture::report(), false);
    report["findings"][0].as_object_mut().unwrap().remove("message");
    assert!(!validator.is_valid(&report), "a missing key");
    let mut report = parsed(&fixture::report(), false);
    report["claims"][0]["quantity"]["low"] = 3.into();
    assert!(!validator.is_valid(&report), "a number where a decimal string stands");
}

#[test]
fn reports_on_all_example_stories_keep_the_promise() {
    let validator = schema("report.schema.json");
    let pack = Pack::builtin();
    let mut checked = 0;
    for folder in folders(&Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")) {
        for story in stories(vec![folder]) {
            valid(&validator, &parsed(&atodds::check(story, &pack, &atodds::Options::default()), true));
            checked += 1;
        }
    }
    assert!(checked > 0, "there are example stories");
}

fn folders(root: &Path) -> Vec<Input> {
    let mut folders: Vec<_> = fs::read_dir(root).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_dir()).collect();
    folders.sort();
    folders.iter().map(|f| folder(f)).collect()
}

fn folder(path: &Path) -> Input {
    let mut paths: Vec<_> = fs::read_dir(path).unwrap().map(|e| e.unwrap().path()).filter(|p| p.is_file()).collect();
    paths.sort();
    let name = |p: &Path| p.to_string_lossy().into_owned();
    let files = paths.iter().map(|p| Source { path: name(p), bytes: fs::read(p).unwrap() }).collect();
    Input::Folder { path: name(path), files, unreadable: Vec::new() }
}
