//! One report, every format.

mod fixture;

use atodds::model::{SURE_ENOUGH, Severity};
use atodds::render::{Format, Look, render, select, show};

/// The page has tests of its own (`tests/html.rs`); a snapshot of it would be one of its style and script.
fn snapshots() -> impl Iterator<Item = Format> {
    Format::ALL.into_iter().filter(|f| *f != Format::Html)
}

#[test]
fn every_format_shows_the_report() {
    for format in snapshots() {
        insta::assert_snapshot!(
            format!("report.{}", format.name()),
            render(&[fixture::report()], format, Look::default())
        );
    }
}

#[test]
fn every_format_shows_silence() {
    for format in snapshots() {
        let look = Look { with_text: true, ..Look::default() };
        insta::assert_snapshot!(format!("silent.{}", format.name()), render(&[fixture::silent()], format, look));
    }
}

#[test]
fn colour_replaces_brackets() {
    let look = Look { color: true, ..Look::default() };
    let shown = render(&[fixture::report()], Format::Text, look);
    insta::assert_snapshot!("report.color", shown.replace('\u{1b}', "␛"));
}

#[test]
fn text_keeps_to_the_width() {
    for width in [53, 60, 80, 100] {
        let shown = render(&[fixture::report()], Format::Text, Look { width, ..Look::default() });
        for line in shown.lines().filter(|l| !l.contains("ferry/")) {
            assert!(line.chars().count() <= width, "{width}: {line}");
        }
    }
}

#[test]
fn no_format_lets_article_text_steer_a_terminal() {
    for format in Format::ALL {
        let shown = render(&[fixture::report()], format, Look::default());
        assert!(!shown.contains('\u{1b}'), "{}", format.name());
    }
    let text = render(&[fixture::report()], Format::Text, Look::default());
    assert!(!text.contains('\u{202e}') && text.contains("\\u{202e}"), "{text}");
}

#[test]
fn several_stories_are_an_array_in_json_and_a_line_each_in_jsonl() {
    let two = [fixture::report(), fixture::silent()];
    let json: serde_json::Value = serde_json::from_str(&render(&two, Format::Json, Look::default())).unwrap();
    assert_eq!(json.as_array().map(Vec::len), Some(2));
    let jsonl = render(&two, Format::Jsonl, Look::default());
    let lines: Vec<serde_json::Value> = jsonl.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    assert_eq!(lines, *json.as_array().unwrap());
}

#[test]
fn mild_and_doubtful_findings_speak_only_when_asked() {
    let codes = |least, doubtful, confidence| {
        let mut report = fixture::report();
        report.findings[0].confidence = confidence;
        select(&mut report, least, doubtful);
        report.findings.iter().map(|f| f.code.0).collect::<Vec<_>>()
    };
    assert_eq!(codes(Severity::Medium, false, SURE_ENOUGH), ["value-conflict", "statistic-drift"]);
    assert_eq!(codes(Severity::Medium, false, SURE_ENOUGH - 1), ["statistic-drift"]);
    assert_eq!(codes(Severity::Low, true, 49), ["value-conflict", "statistic-drift", "hedge-drop"]);
}

#[test]
fn every_stage_can_be_looked_at() {
    let report = fixture::report();
    insta::assert_snapshot!("show.claims", show::claims_text(&report));
    insta::assert_snapshot!("show.groups", show::groups_text(&report));
    insta::assert_snapshot!("show.claims.jsonl", show::claims_json(&report));
    insta::assert_snapshot!("show.groups.jsonl", show::groups_json(&report));
    let article = &report.articles[0].article;
    let quantities: Vec<_> = report.claims.iter().filter(|c| c.article == 0).map(|c| &c.quantity).collect();
    insta::assert_snapshot!("show.quantities", show::quantities_text(article, &quantities));
    insta::assert_snapshot!("show.quantities.jsonl", show::quantities_json(article, &quantities));
}
