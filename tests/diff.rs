//! The diff format: no line is wider than asked, and nothing in an article, its name or its path steers the terminal.

mod fixture;

use atodds::Options;
use atodds::model::{Article, Cited, Report};
use atodds::pack::Pack;
use atodds::read::Story;
use atodds::render::{Format, Look, render};
use proptest::prelude::*;
use std::sync::LazyLock;
use unicode_width::UnicodeWidthStr;

static PACK: LazyLock<Pack> = LazyLock::new(Pack::builtin);

fn article(id: &str, source: &str, text: &str) -> Article {
    Article {
        id: id.to_owned(),
        path: Some(format!("{id}.txt")),
        source: Some(source.to_owned()),
        published: "2024-03-05".parse().ok(),
        text: text.to_owned(),
        ..Article::default()
    }
}

fn checked(articles: Vec<Article>) -> Report {
    atodds::check(Story { name: "story".to_owned(), articles, skipped: Vec::new() }, &PACK, &Options::default())
}

fn shown(report: &Report, width: usize) -> String {
    render(std::slice::from_ref(report), Format::Diff, Look { width, ..Look::default() })
}

#[track_caller]
fn within(shown: &str, width: usize) {
    for line in shown.lines() {
        assert!(line.width() <= width, "{} > {width}: {line:?}", line.width());
    }
}

#[test]
fn near_sentences_are_compared_word_by_word_and_others_are_quoted() {
    let report = checked(vec![
        article("a", "The Mail", "The fire in the harbour killed 12 people on Monday, the fire brigade said."),
        article("b", "The Post", "The fire in the old harbour killed 17 people on Monday, the mayor said."),
    ]);
    insta::assert_snapshot!("near", shown(&report, 80));
    let report = checked(vec![
        article("a", "The Mail", "The fire in the harbour killed 12 people on Monday, the fire brigade said."),
        article("c", "The Sun", "In all, 21 people died in the harbour fire."),
    ]);
    insta::assert_snapshot!("far", shown(&report, 80));
}

#[test]
fn sentences_that_say_the_same_stand_on_one_side_and_one_sentence_is_shown_once() {
    let mut report = fixture::report();
    // 40 against 60, and once more about 40, in the sentence that also has the dead.
    report.claims.push(report.claims[1].clone());
    let again = report.claims.len() - 1;
    report.claims[again].sentence_span = report.claims[2].sentence_span;
    report.claims[again].quantity.span = report.claims[2].quantity.span;
    report.findings.truncate(1);
    report.findings[0].cited = [1, 5, again, 0].map(Cited::Claim).to_vec();
    let shown = shown(&report, 200);
    let lines: Vec<&str> = shown.lines().skip(4).collect();
    assert!(lines[0].starts_with("- The Morning") && lines[1].contains("[-At least three-]"), "{shown}");
    assert!(lines[1].contains("[-about 40-]"), "both figures of one sentence: {shown}");
    assert!(lines[2].starts_with("- The Morning") && lines[3].contains("[-up to 900"), "{shown}");
    assert!(lines[4].starts_with("+ Evening Post") && lines[5].contains("{+Some 60+}"), "{shown}");
    assert!(lines[6].starts_with("  The Morning says"), "{shown}");
}

#[test]
fn silence_is_said() {
    assert!(shown(&fixture::silent(), 80).ends_with("Nothing in these articles was found to be at odds.\n"));
}

#[test]
fn long_shared_stretches_are_folded() {
    let long = "while the harbour master and the crews of eleven tugs looked on from the far side of the basin, \
                waiting for the wind to turn, as it had done on each of the evenings before that one";
    let say = |n: &str| format!("The fire in the harbour killed {n} people on Monday, {long}.");
    let report = checked(vec![article("a", "The Mail", &say("12")), article("b", "The Post", &say("17"))]);
    let narrow = shown(&report, 80);
    assert!(narrow.contains("[-12-]") && narrow.contains("{+17+}") && narrow.contains('…'), "{narrow}");
    assert!(!narrow.contains("wind to turn"), "{narrow}");
}

#[test]
fn colour_replaces_the_signs_and_places_are_links_where_asked() {
    let look = Look { color: true, folder: Some("/home/desk"), ..Look::default() };
    let shown = render(&[fixture::report()], Format::Diff, look);
    assert!(!shown.contains("[-") && !shown.contains("{+"), "{shown}");
    assert!(shown.contains("\u{1b}]8;;file:///home/desk/"), "{shown}");
    let unlinked = render(&[fixture::report()], Format::Diff, Look { color: true, ..Look::default() });
    assert!(!unlinked.contains("\u{1b}]8"), "{unlinked}");
}

#[test]
fn names_written_from_right_to_left_stay_in_their_place() {
    let report = checked(vec![
        article("a", "הארץ", "The fire in the harbour killed 12 people on Monday."),
        article("b", "朝日新聞", "The fire in the harbour killed 17 people on Monday."),
    ]);
    let shown = shown(&report, 60);
    assert!(shown.contains("- \u{2068}הארץ\u{2069} · 2024-03-05 · a.txt:1:"), "{shown}");
    assert!(shown.contains("+ 朝日新聞 · 2024-03-05 · b.txt:1:"), "{shown}");
    within(&shown, 60);
}

#[test]
fn hostile_text_is_inert() {
    let text = |n: &str| {
        format!("The fire\u{1b}]0;x\u{7} in the \u{202e}harbour killed {n} people on Monday. <script>alert(1)</script>")
    };
    let name = "Mail\u{1b}[31m\u{2066}";
    let mut first = article("a\u{1b}[2J", name, &text("12"));
    first.path = Some("dir\u{202e}/a\u{1b}[2J.txt".to_owned());
    let shown = shown(&checked(vec![first, article("b", "Post", &text("17"))]), 80);
    assert!(shown.contains("[-12"), "{shown}");
    assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{2066}']), "{shown}");
}

#[test]
fn a_megabyte_without_a_space_is_cut() {
    let long = "x".repeat(1 << 20);
    let report = checked(vec![
        article("a", "Mail", &format!("The fire in the harbour killed 12 people on Monday {long}.")),
        article("b", "Post", &format!("The fire in the harbour killed 17 people on Monday {long}.")),
    ]);
    let shown = shown(&report, 80);
    assert!(shown.contains("[-12") && shown.len() < 20_000, "{}", shown.len());
    within(&shown, 80);
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-z]{1,9}",
        1 => "[a-z]{60,300}",
        1 => "[日本語新聞]{1,30}",
        1 => "[אבגדה]{1,12}",
        1 => "[(“\"'—-]{1,3}[a-z]{1,4}[)”\",.;]{1,3}",
        1 => Just("👩‍👩‍👧‍👦".to_owned()),
        1 => Just("e\u{301}\u{301}a".to_owned()),
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_asked(before in words(), after in words(), other in words(), name in word(), width in 20usize..210) {
        let first = format!("{before} The fire in the harbour killed 12 people on Monday {after}.");
        let second = format!("{other} The fire in the harbour killed 17 people on Monday {after}.");
        let report = checked(vec![article(&name, &name, &first), article("b", &other, &second)]);
        for line in shown(&report, width).lines() {
            prop_assert!(line.width() <= width, "{} > {}: {:?}", line.width(), width, line);
        }
    }
}
