//! `atodds.yaml`: what it may say, and what is answered to what it may not.

use atodds::model::Severity;
use atodds::settings::{KEYS, Setting, Settings};

const CODES: [&str; 3] = ["value-conflict", "hedge-drop", "update"];

fn parse(text: &str) -> Result<Settings, String> {
    Settings::parse("atodds.yaml", text, &CODES).map_err(|e| e.to_string())
}

#[test]
fn every_key_is_read_with_its_line() {
    let text = "# desk\nextends: ../a.yaml\nrules: [packs, more]\nmin-severity: info\nfail-on: never\npedantic: true\n\
                checks:\n  hedge-drop: {severity: low}\n  update: off\n  \"value-conflict\":\n    severity: high\nbaseline: known.yaml\n";
    let settings = parse(text).unwrap();
    assert_eq!(settings.extends[0].value, "../a.yaml");
    assert_eq!(
        settings.rules.iter().map(|r| (r.value.as_str(), r.line)).collect::<Vec<_>>(),
        [("packs", 3), ("more", 3)]
    );
    assert_eq!(settings.min_severity.as_ref().map(|s| (s.value, s.line)), Some((Severity::Info, 4)));
    assert_eq!(settings.fail_on.as_ref().map(|s| (s.value, s.line)), Some((None, 5)));
    assert_eq!(settings.pedantic.as_ref().map(|s| s.value), Some(true));
    let checks: Vec<_> = settings.checks.iter().map(|(code, s)| (code.as_str(), s.value, s.line)).collect();
    assert_eq!(
        checks,
        [
            ("hedge-drop", Setting::Severity(Severity::Low), 8),
            ("update", Setting::Off, 9),
            ("value-conflict", Setting::Severity(Severity::High), 10)
        ]
    );
    assert_eq!(settings.baseline.unwrap().line, 12);
    assert_eq!(parse("").unwrap(), Settings::default());
    assert_eq!(parse("# nothing\n").unwrap(), Settings::default());
}

#[test]
fn what_is_wrong_is_named_with_line_and_remedy() {
    for (text, wanted) in [
        ("rules: a\nmin-severty: low\n", "atodds.yaml:2: there is no key `min-severty`; did you mean `min-severity`?"),
        ("colour: red\n", "atodds.yaml:1: there is no key `colour`; the keys are extends, rules, min-severity"),
        ("min_severity: low\n", "atodds.yaml:1: there is no key `min_severity`; did you mean `min-severity`?"),
        ("min-severity: grave\n", "atodds.yaml:1: `min-severity` is `grave`; it must be high, medium, low or info"),
        ("fail-on: info\n", "atodds.yaml:1: `fail-on` is `info`; it must be high, medium, low or never"),
        ("pedantic: perhaps\n", "atodds.yaml:1: `pedantic` is `perhaps`; it must be true or false"),
        ("rules: {a: b}\n", "atodds.yaml:1: `rules` is `a: b`; it must be a folder, or a list of folders"),
        ("baseline: [a]\n", "atodds.yaml:1: `baseline`"),
        ("checks: off\n", "atodds.yaml:1: `checks` is"),
        ("checks:\n  hegde-drop: off\n", "atodds.yaml:2: there is no check `hegde-drop`; did you mean `hedge-drop`?"),
        ("checks:\n  hedge-drop: on\n", "atodds.yaml:2: `hedge-drop` is `on`; it must be `off` or `{severity: low}`"),
        ("checks:\n  hedge-drop: {severity: grave}\n", "atodds.yaml:2: `severity` is `grave`"),
        (
            "checks:\n  hedge-drop: {severty: low}\n",
            "atodds.yaml:2: there is no key `severty`; did you mean `severity`?",
        ),
        ("checks: {hedge-drop: {}}\n", "atodds.yaml:1: `hedge-drop`"),
        ("- a\n", "atodds.yaml:1: settings are `key: value` lines"),
        ("rules: [a\n", "atodds.yaml:"),
    ] {
        let error = parse(text).unwrap_err();
        assert!(error.starts_with(wanted), "{text:?}: {error}");
    }
}

#[test]
fn nearer_settings_lie_over_farther_ones() {
    let base =
        parse("rules: base\nmin-severity: high\nchecks: {update: off, hedge-drop: off}\nbaseline: b.yaml\n").unwrap();
    let own = parse("rules: own\nmin-severity: low\nchecks: {hedge-drop: {severity: info}}\n").unwrap();
    let both = own.over(base);
    assert_eq!(both.rules.iter().map(|r| r.value.as_str()).collect::<Vec<_>>(), ["base", "own"]);
    assert_eq!(both.min_severity.unwrap().value, Severity::Low);
    assert_eq!(both.checks["update"].value, Setting::Off);
    assert_eq!(both.checks["hedge-drop"].value, Setting::Severity(Severity::Info));
    assert_eq!(both.baseline.unwrap().value, "b.yaml");
}

#[test]
fn the_schema_knows_the_same_keys() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/settings.schema.json");
    let schema: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let keys: Vec<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, KEYS);
    let validator = jsonschema::validator_for(&schema).unwrap();
    let settings = serde_json::json!({"rules": ["a"], "checks": {"hedge-drop": {"severity": "low"}, "update": "off"}, "fail-on": "never"});
    assert!(validator.is_valid(&settings));
    assert!(!validator.is_valid(&serde_json::json!({"min-severity": "grave"})));
}
