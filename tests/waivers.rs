//! Findings that somebody has looked at: by a comment in the text, by a baseline file, and what is said when either does nothing.

use atodds::baseline::{self, Baseline, Note};
use atodds::model::Report;
use atodds::pack::Pack;
use atodds::read::{Input, Source, stories};
use std::sync::LazyLock;

static PACK: LazyLock<Pack> = LazyLock::new(Pack::builtin);

fn check(files: &[(&str, &str)]) -> Report {
    let file =
        |(path, text): &(&str, &str)| Input::File(Source { path: (*path).to_owned(), bytes: text.as_bytes().to_vec() });
    let story = stories(files.iter().map(file).collect()).remove(0);
    atodds::check(story, &PACK, &atodds::Options::default())
}

fn codes(report: &Report) -> Vec<&str> {
    report.findings.iter().map(|f| f.code.0).collect()
}

const OTHER: (&str, &str) = ("b.txt", "A headline of the day\n\nThe fire in Westport killed seven people on Monday.\n");
const DEAD: &str = "The fire in Westport killed three people on Monday.";

#[test]
fn a_comment_acts_on_the_paragraph_behind_it() {
    let waiver = "<!-- atodds-ignore value-conflict: two counts -->";
    let markdown = |before: &str, after: &str| format!("# Fire\n\n{before}\n{DEAD}\n\n{after}\n\nThe mayor came.\n");
    let html = |before: &str| {
        format!("<html><body><article><h1>Fire</h1>{before}<p>{DEAD}</p><p>The mayor came.</p></article></body></html>")
    };
    for (path, text, silent) in [
        ("a.md", markdown(waiver, ""), true),
        ("a.md", markdown(&format!("{waiver}\n"), ""), true),
        ("a.txt", format!("Fire\n\n{waiver}\n{DEAD}\n\nThe mayor came.\n"), true),
        ("a.txt", format!("Fire\n\n{waiver}\n\n{DEAD}\n\nThe mayor came.\n"), true),
        ("a.txt", format!("Fire\r\n\r\n{waiver}\r\n{DEAD}\r\n"), true),
        ("a.html", html(waiver), true),
        ("a.jsonl", serde_json::json!({"id": "a", "text": format!("{waiver}\n{DEAD}")}).to_string(), true),
        // Behind it stands another paragraph.
        ("a.md", markdown("", waiver), false),
        ("a.txt", format!("Fire\n\n{DEAD}\n\n{waiver}\n\nThe mayor came.\n"), false),
        ("a.md", format!("# Fire\n\n{waiver}\n\nThe mayor came.\n\n{DEAD}\n"), false),
        // It speaks of another check, or is none.
        ("a.md", markdown("<!-- atodds-ignore hedge-drop: two counts -->", ""), false),
        ("a.md", markdown("<!-- atodds-ignore: two counts -->", ""), false),
        ("a.md", markdown("<!-- a remark on value-conflict -->", ""), false),
        ("a.md", markdown("`atodds-ignore value-conflict: two counts`", ""), false),
    ] {
        let other = if path.ends_with("jsonl") {
            ("b.jsonl".to_owned(), serde_json::json!({"id": "b", "text": OTHER.1}).to_string())
        } else {
            (OTHER.0.to_owned(), OTHER.1.to_owned())
        };
        let mut files = vec![(path, text.as_str()), (other.0.as_str(), other.1.as_str())];
        let joined;
        if path.ends_with("jsonl") {
            joined = format!("{text}\n{}\n", other.1);
            files = vec![(path, joined.as_str())];
        }
        let report = check(&files);
        assert_eq!(!codes(&report).contains(&"value-conflict"), silent, "{path}: {text}: {:?}", codes(&report));
        assert_eq!(report.waived, usize::from(silent), "{text}");
        assert!(!silent || codes(&report).is_empty(), "{text}: {:?}", codes(&report));
    }
}

#[test]
fn a_comment_is_no_statement_of_a_plain_text() {
    let report = check(&[("a.txt", "Fire\n\n<!-- 900 people died -->\nThe mayor came.\n")]);
    assert!(report.claims.is_empty(), "{:?}", report.claims);
}

#[test]
fn waivers_that_do_nothing_are_named_with_their_line() {
    for (comment, said) in [
        ("<!-- atodds-ignore hedge-drop: why not -->", "a.md:3: nothing is left to waive for hedge-drop (“why not”)"),
        (
            "<!-- atodds-ignore hegde-drop: why not -->",
            "a.md:3: the waiver names `hegde-drop`, and there is no such check; did you mean `hedge-drop`?",
        ),
        ("<!-- atodds-ignore value-conflict -->", "a.md:3: the waiver gives no reason, so it does not act"),
        ("<!-- atodds-ignore -->", "a.md:3: the waiver names no check"),
    ] {
        let text = format!("# Fire\n\n{comment}\n\n{DEAD}\n");
        let report = check(&[("a.md", &text), OTHER]);
        let stale: Vec<&str> =
            report.findings.iter().filter(|f| f.code.0 == "stale-waiver").map(|f| f.message.as_str()).collect();
        assert_eq!(stale.len(), 1, "{comment}: {stale:?}");
        assert!(stale[0].starts_with(said), "{}", stale[0]);
        assert!(codes(&report).contains(&"value-conflict"), "{comment}");
        assert!(report.rules.iter().any(|r| r.code.0 == "stale-waiver"));
    }
}

fn fire() -> Report {
    check(&[("a.md", DEAD), OTHER])
}

fn today() -> jiff::civil::Date {
    "2024-03-10".parse().unwrap()
}

#[test]
fn a_baseline_takes_out_what_it_knows_and_keeps_what_was_said_of_it() {
    let report = fire();
    let note = Note { reason: Some("two counts".to_owned()), owner: Some("desk".to_owned()), expires: None };
    let written = Baseline::default().written(std::slice::from_ref(&report), &note);
    assert_eq!(written.findings.len(), report.findings.len());
    let text = written.text();
    let known = Baseline::parse("b.yaml", &text).unwrap();
    let mut reports = [fire()];
    baseline::apply(&mut reports, &known, &text, today());
    assert_eq!((codes(&reports[0]), reports[0].waived), (vec![], report.findings.len()));
    // Moved and reflowed text keeps its entry; another figure does not.
    let moved = format!("A word before.\n\nAnother.\n\n{}", DEAD.replace(' ', "\n"));
    let mut reports = [check(&[("a.md", &moved), OTHER])];
    baseline::apply(&mut reports, &known, &text, today());
    assert_eq!(codes(&reports[0]), [""; 0]);
    let mut reports = [check(&[("a.md", &DEAD.replace("three", "four")), OTHER])];
    baseline::apply(&mut reports, &known, &text, today());
    assert_eq!(codes(&reports[0]), ["value-conflict", "stale-waiver"]);
    // Written again, the reason stays.
    let again = known.written(&[fire()], &Note::default());
    assert_eq!(again.findings[0].reason, "two counts");
    assert_eq!(again.findings[0].owner.as_deref(), Some("desk"));
    assert_eq!(known.written(&[Report::default()], &Note::default()).findings.len(), 0, "it only shrinks");
}

#[test]
fn an_entry_expires_after_its_last_day_and_a_stale_one_is_named() {
    let report = fire();
    let print = &report.findings[0].fingerprint;
    let entry = |print: &str, more: &str| {
        format!(
            "findings:\n  - fingerprint: \"{print}\"\n    code: \"value-conflict\"\n    reason: \"two counts\"\n{more}"
        )
    };
    let said = |text: &str| {
        let mut reports = [fire()];
        baseline::apply(&mut reports, &Baseline::parse("b.yaml", text).unwrap(), text, today());
        let stale = reports[0].findings.iter().find(|f| f.code.0 == "stale-waiver").map(|f| f.message.clone());
        (codes(&reports[0]).contains(&"value-conflict"), stale)
    };
    assert_eq!(said(&entry(print, "    expires: \"2024-03-10\"\n")), (false, None), "its last day");
    let (speaks, stale) = said(&entry(print, "    owner: desk\n    expires: 2024-03-09\n"));
    assert!(speaks);
    assert_eq!(
        stale.unwrap(),
        "b.yaml:2: the entry for value-conflict (“two counts”, desk) expired on 2024-03-09; look at it again, or remove it."
    );
    let (speaks, stale) = said(&entry("0000000000000000", ""));
    assert!(speaks && stale.unwrap().ends_with("waives nothing any more; remove it."));
    let (speaks, stale) = said(&entry("0000000000000000", "    story: another\n"));
    assert!(speaks && stale.is_none(), "an entry of another story is not judged here");
    assert_eq!(said(""), (true, None));
    assert_eq!(said("findings: []\n"), (true, None));
}

#[test]
fn a_broken_baseline_says_where() {
    for (text, wanted) in [
        (
            "findings:\n  - fingerprint: x\n    code: y\n    raeson: z\n",
            "b.yaml:4:5: findings[0]: unknown field `raeson`",
        ),
        ("findings:\n  - fingerprint: x\n    code: y\n    reason: ' '\n", "b.yaml:2: this entry gives no reason"),
        ("findings: [", "b.yaml:"),
    ] {
        let error = Baseline::parse("b.yaml", text).unwrap_err().to_string();
        assert!(error.starts_with(wanted), "{error}");
    }
}
