//! A draft against its sources: what is said, what comes first, and what is left unsaid.

use atodds::model::{Cited, Report, Severity};
use atodds::pack::Pack;
use atodds::read::{Input, Source, join};
use atodds::render::{Format, Look, render};
use std::sync::LazyLock;

static PACK: LazyLock<Pack> = LazyLock::new(Pack::builtin);

fn file(source: &str, text: &str) -> Input {
    let path = format!("{}.md", source.replace('.', "-"));
    let text = format!("---\nsource: {source}\npublished: 2024-03-05\n---\n\n{text}\n");
    Input::File(Source { path, bytes: text.into_bytes() })
}

fn lint(draft: &str, sources: &[(&str, &str)]) -> Report {
    let against = sources.iter().map(|(source, text)| file(source, text)).collect();
    let (story, draft) = join(file("own-post.example", draft), against);
    atodds::check(story, &PACK, &atodds::Options { draft, ..Default::default() })
}

/// `severity code` of every finding, most serious first.
fn said(report: &Report) -> Vec<String> {
    report.findings.iter().map(|f| format!("{} {}", f.severity.name(), f.code)).collect()
}

fn of<'r>(report: &'r Report, code: &str) -> Vec<&'r str> {
    report.findings.iter().filter(|f| f.code.0 == code).map(|f| f.message.as_str()).collect()
}

#[test]
fn only_what_involves_the_draft_is_said() {
    let sources = [
        ("a.example", "The fire in Westport killed three people."),
        ("b.example", "The fire in Westport killed seven people."),
    ];
    let report = lint("The mayor of Westport spoke of the fire.", &sources);
    assert_eq!(said(&report), [""; 0]);
    let report = lint("The fire in Westport killed three people.", &sources);
    assert!(report.findings.iter().any(|f| f.severity >= Severity::Medium), "{:?}", said(&report));
    for finding in &report.findings {
        assert!(finding.message.starts_with("The draft has “three"), "{}", finding.message);
        let against = finding.severity > Severity::Info && finding.message.contains("a.example");
        assert!(!against, "it agrees: {}", finding.message);
    }
}

#[test]
fn the_draft_comes_first_whatever_the_order() {
    let report = lint("Three ports have closed.", &[("a.example", "At least three ports have closed.")]);
    let drop = report.findings.iter().find(|f| f.code.0 == "hedge-drop").unwrap();
    assert_eq!(
        drop.message,
        "The draft has “Three ports”, a.example “At least three ports”: the first leaves out “at least”, so the figure reads as final."
    );
    let Cited::Claim(first) = drop.cited[0] else { panic!("{:?}", drop.cited) };
    assert!(report.articles[report.claims[first].article].article.draft);
    // What a source left out, the draft has kept.
    let report = lint("At least three ports have closed.", &[("a.example", "Three ports have closed.")]);
    assert_eq!(of(&report, "hedge-drop"), [""; 0]);
}

#[test]
fn a_figure_that_no_source_gives_is_unsupported() {
    // Draft, source, and whether the draft's figure is unsupported.
    for (draft, source, wanted) in [
        ("The works employ 3,400 people.", "The works stand in Westport.", true),
        ("The bridge is 43 meters long.", "The bridge is closed, and the river rose by 2 meters.", true),
        ("The repair will cost $9 million.", "The repair was promised in May.", true),
        ("Officers seized 260 rifles.", "Officers seized rifles and cash.", true),
        // The same figure in other words, units and roundings.
        ("The works employ 3,400 people.", "Some 3,400 work there.", false),
        ("The works employ 3,400 people.", "The works employ 3,412 people.", false),
        ("The works employ about 3,400 people.", "The works employ 3,350 people.", false),
        ("The works employ more than 3,000 people.", "The works employ 3,350 people.", false),
        ("The bridge is 43 meters long.", "The bridge, 43 metres from end to end, was closed.", false),
        ("The road is 10 miles long.", "The road runs for 16.09 km.", false),
        ("The repair will cost $9 million.", "The $9,000,000 repair was promised in May.", false),
        // No figure of its own.
        ("Dozens of people were in the hall.", "The hall was full.", false),
        ("One man stood in the hall.", "The hall was empty.", false),
        ("It was a three-room flat.", "It was a flat.", false),
        ("The Group of 7 met in the hall.", "The leaders met.", false),
        ("The hall was built in 1998.", "The hall is old.", false),
        // A sum of what the source gives.
        ("In all 12 people died.", "Seven people died at once. Another five people died in hospital.", false),
    ] {
        let report = lint(draft, &[("a.example", source)]);
        assert_eq!(!of(&report, "unsupported").is_empty(), wanted, "{draft} / {source}: {:?}", said(&report));
        assert!(report.findings.iter().all(|f| f.code.0 != "unsupported" || f.severity == Severity::Low), "{draft}");
    }
}

#[test]
fn a_figure_at_odds_is_not_called_unsupported_as_well() {
    let report =
        lint("The fire in Westport killed nine people.", &[("a.example", "The fire in Westport killed seven people.")]);
    assert!(of(&report, "value-conflict").len() == 1, "{:?}", said(&report));
    assert!(of(&report, "unsupported").is_empty(), "{:?}", said(&report));
}

#[test]
fn the_digits_of_a_source_a_thousand_times_away_are_a_graver_slip() {
    let report = lint(
        "The city wants another $14 million for security at the harbour.",
        &[(
            "a.example",
            "The mayor asked for $14 billion for the security of the harbour, a request that sits in the council.",
        )],
    );
    let grave: Vec<&str> =
        report.findings.iter().filter(|f| f.severity >= Severity::Medium).map(|f| f.code.0).collect();
    assert_eq!(grave.len(), 1, "{:?}", said(&report));
}

#[test]
fn a_headline_and_its_text_are_unsupported_once() {
    let report =
        lint("# Works employ 3,400 people\n\nThe works employ 3,400 people.", &[("a.example", "The works stand.")]);
    assert_eq!(of(&report, "unsupported").len(), 1, "{:?}", said(&report));
}

#[test]
fn a_single_source_is_named_once() {
    let wire = "The ferry left at dawn with its crew and its cargo on board. The fire in Westport killed seven people on Monday.";
    let other = "Smoke hung over the harbour of Westport all of Monday and the school stayed shut.";
    let draft = "The fire in Westport killed seven people on Monday.";
    let alone = lint(draft, &[("a.example", wire), ("b.example", other)]);
    let messages = of(&alone, "single-source");
    assert_eq!(messages.len(), 1, "{:?}", said(&alone));
    assert!(messages[0].contains("of 2 independent sources only a.example"), "{}", messages[0]);
    // A copy is no second source.
    let copied = lint(draft, &[("a.example", wire), ("b.example", wire), ("c.example", other)]);
    assert_eq!(of(&copied, "single-source").len(), 1, "{:?}", said(&copied));
    for (draft, sources) in [
        // Two give it.
        (
            draft,
            vec![("a.example", wire), ("b.example", "On Monday the fire in Westport killed seven people, police say.")],
        ),
        // There is no other to ask.
        (draft, vec![("a.example", wire)]),
        // None gives it.
        (draft, vec![("a.example", other), ("b.example", "The harbour of Westport was shut.")]),
        // The draft says where it has it.
        (
            "The fire in Westport killed seven people on Monday, A Example reported.",
            vec![("a-example.com", wire), ("b.example", other)],
        ),
    ] {
        let report = lint(draft, &sources);
        assert_eq!(of(&report, "single-source"), [""; 0], "{draft}");
    }
}

#[test]
fn sources_that_cite_each_other_are_a_circle() {
    let circle = lint(
        "The fire in Westport killed seven people, Harbor Post reported.",
        &[("harbor-post.example", "The fire in Westport killed seven people, Own Post reported.")],
    );
    let messages = of(&circle, "circular-sourcing");
    assert_eq!(messages.len(), 1, "{:?}", said(&circle));
    assert!(messages[0].contains("each gives the other as its source"), "{}", messages[0]);
    let own = lint(
        "The fire in Westport killed seven people, officials said.",
        &[
            ("a.example", "The fire in Westport killed seven people, Own Post reported."),
            ("b.example", "Seven people died in the fire in Westport, according to Own Post."),
        ],
    );
    let messages = of(&own, "circular-sourcing");
    assert_eq!(messages.len(), 1, "{:?}", said(&own));
    assert!(messages[0].contains("own-post.example, the draft’s own outlet"), "{}", messages[0]);
    for (draft, source) in [
        (
            "The fire in Westport killed seven people, Harbor Post reported.",
            "The fire in Westport killed seven people, police said.",
        ),
        (
            "The fire in Westport killed seven people, police said.",
            "The fire in Westport killed seven people, police said.",
        ),
        (
            "The fire in Westport killed seven people, police said.",
            "The fire in Westport killed seven people, the Post reported.",
        ),
        ("The fire killed seven people, Harbor Post reported.", "Own Post reported that the harbour was shut."),
    ] {
        let report = lint(draft, &[("harbor-post.example", source)]);
        assert_eq!(of(&report, "circular-sourcing"), [""; 0], "{draft} / {source}");
    }
}

#[test]
fn agreement_names_the_sources() {
    let report = lint(
        "The fire in Westport killed seven people. The works employ 3,400 people.",
        &[
            ("a.example", "The fire in Westport killed seven people."),
            ("b.example", "Seven people were killed by the fire in Westport."),
        ],
    );
    let shown =
        |format, agreement| render(std::slice::from_ref(&report), format, Look { agreement, ..Look::default() });
    let text = shown(Format::Text, true);
    assert!(text.contains("Supported by sources:") && text.contains("2 independent sources"), "{text}");
    assert!(!text.split("Supported by").nth(1).unwrap().contains("3,400"), "{text}");
    assert!(shown(Format::Markdown, true).contains("a.example “seven people”"), "{}", shown(Format::Markdown, true));
    assert!(!shown(Format::Text, false).contains("Supported"));
}

#[test]
fn without_a_draft_nothing_is_unsupported() {
    let sources = vec![file("a.example", "The works employ 3,400 people."), file("b.example", "The works stand.")];
    let story = atodds::read::stories(sources).remove(0);
    assert_eq!(said(&atodds::check(story, &PACK, &atodds::Options::default())), [""; 0]);
}

/// A draft on the first example story with ten slips planted by hand, and the words by which each is known.
const PLANTED: [&str; 10] = [
    "the defense secretary",
    "Wednesday, Dec. 28",
    "Mayorcas",
    "269,375",
    "every week",
    "fewer than 190,000",
    "12,000 migrants",
    "14,000 migrants",
    "26 percent",
    "$14 million",
];

#[test]
fn slips_planted_in_a_draft_are_found() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let source = |path: &str| {
        let bytes = std::fs::read(root.join(path)).unwrap();
        Source { path: path.to_owned(), bytes }
    };
    let names = ["000.txt", "001.txt", "002.txt", "003.txt", "004.txt", "story.yaml"];
    let files = names.iter().map(|n| source(&format!("seeds/border-2023/{n}"))).collect();
    let against = Input::Folder { path: "seeds/border-2023".to_owned(), files, unreadable: Vec::new() };
    let (story, draft) = join(Input::File(source("tests/drafts/border.md")), vec![against]);
    let mut report = atodds::check(story, &PACK, &atodds::Options { draft, ..Default::default() });
    atodds::render::select(&mut report, Severity::Low, false);
    let found = |planted: &&&str| report.findings.iter().any(|f| f.message.contains(**planted));
    let missed: Vec<&&str> = PLANTED.iter().filter(|p| !found(p)).collect();
    assert!(missed.len() <= 1, "{missed:?}: {:#?}", report.findings.iter().map(|f| &f.message).collect::<Vec<_>>());
    for finding in &report.findings {
        assert!(finding.message.to_lowercase().contains("the draft"), "the draft is spoken of: {}", finding.message);
    }
}
