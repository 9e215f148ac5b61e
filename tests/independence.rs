//! Who counts as a source of his own: copies found by their text and by the agency they credit, and one quoted person.

use atodds::independence::independence;
use atodds::model::{Article, Report};
use atodds::pack::Pack;
use atodds::read::Story;
use atodds::split::split;
use atodds::{Options, check};

fn copies(texts: &[String]) -> Vec<Option<usize>> {
    let pack = Pack::builtin();
    let article = |text: &String| Article { text: text.clone(), ..Article::default() };
    let articles: Vec<Article> = texts.iter().map(article).collect();
    let sentences: Vec<_> = articles.iter().map(|a| split(a, &pack)).collect();
    independence(&articles, &sentences, &pack)
}

const SHARED: [&str; 6] = [
    "Rescuers pulled a family of four from the rubble of a bakery on Friday.",
    "The roof of the market hall came down shortly after the doors had opened.",
    "Engineers had warned the council of cracks in the beams two winters ago.",
    "Traders who rent stalls in the hall said nobody had told them of it.",
    "A crane from the harbour lifted the last of the girders before noon.",
    "The prosecutor has opened an inquiry into the firm that built the roof.",
];

const OWN: [&str; 6] = [
    "Neighbours brought blankets and tea to the families who were waiting outside.",
    "The mayor cut short her holiday and came back by the night train.",
    "Schools near the square stayed shut so that ambulances could use the yard.",
    "One woman told this paper that she had just left to fetch her purse.",
    "Flowers lay along the railings in front of the old post office by evening.",
    "The hall has stood on the square since the year the railway came.",
];

/// A headline, a line before the text, `shared` sentences of the common text and the rest of its own.
fn text(headline: &str, lead: &str, shared: usize, own: usize) -> String {
    let body: Vec<&str> = SHARED.iter().take(shared).chain(OWN.iter().take(own)).copied().collect();
    format!("{headline}\n\n{lead}{}\n", body.join(" "))
}

#[test]
fn articles_that_credit_one_agency_and_share_a_third_are_copies() {
    let first = |lead: &str| text("Market roof falls", lead, 6, 0);
    for (mine, theirs, shared, own, copy) in [
        // Without a credit: three in five.
        ("", "", 6, 2, true),
        ("", "", 4, 2, true),
        ("", "", 3, 4, false),
        ("", "", 2, 3, false),
        // With one and the same: a third.
        ("ANSEL (AP) — ", "ANSEL (AP) — ", 3, 4, true),
        ("By our staff and agencies\n\n", "ANSEL, March 4 (Reuters) - ", 3, 4, true),
        ("By Ann Price, Associated Press\n\n", "ANSEL (AP) — ", 3, 4, true),
        ("ANSEL (AP) — ", "ANSEL (AP) — ", 1, 5, false),
        // Two agencies, a credit of one alone, a letter word that is no agency.
        ("ANSEL (AP) — ", "ANSEL (AFP) — ", 3, 4, false),
        ("ANSEL (AP) — ", "", 3, 4, false),
        ("ANSEL (KTXX) — ", "ANSEL (KTXX) — ", 3, 4, false),
    ] {
        let found = copies(&[first(mine), text("Hall collapses", theirs, shared, own)]);
        assert_eq!(found, [None, copy.then_some(0)], "{mine:?} {theirs:?} {shared} shared {own} own");
    }
}

#[test]
fn a_copy_with_a_word_changed_in_each_sentence_is_found() {
    let changed = |s: &str| s.replacen(" the ", " that ", 1).replacen("Rescuers", "Helpers", 1);
    let copy: Vec<String> = SHARED.iter().map(|s| changed(s)).collect();
    let texts = [text("Market roof falls", "", 6, 0), format!("Hall collapses\n\n{}\n", copy.join(" "))];
    assert_eq!(copies(&texts), [None, Some(0)]);
}

/// Two long texts that nearly match everywhere: many word diffs would take minutes.
#[test]
fn near_matches_without_end_stay_cheap() {
    let line =
        |n: usize, end: &str| format!("The number of lorries at gate {n} of the port was counted again by {end}. ");
    let long = |end: &str| (0..1200).map(|n| line(n % 400 + n, end)).collect::<String>();
    let started = std::time::Instant::now();
    let found = copies(&[format!("Lorries\n\n{}", long("hand")), format!("Lorries\n\n{}", long("police"))]);
    assert_eq!(found, [None, Some(0)]);
    assert!(started.elapsed().as_secs() < 20, "{:?}", started.elapsed());
}

fn report(texts: &[&str]) -> Report {
    let article = |(n, text): (usize, &&str)| Article {
        id: format!("{n}.txt"),
        source: Some(format!("outlet-{n}.example")),
        // Each with lines of its own, or it would be a copy.
        text: format!("A headline of the day\n\n{text}\n\n{}\n\n{}\n", OWN[2 * n], OWN[2 * n + 1]),
        ..Article::default()
    };
    let articles = texts.iter().enumerate().map(article).collect();
    let story = Story { name: "sources".to_owned(), articles, skipped: Vec::new() };
    check(story, &Pack::builtin(), &Options::default())
}

#[test]
fn one_quoted_person_is_one_source() {
    for (first, second, sources) in [
        ("The flood killed 12 people, police spokesman Tom Lee said.", "The flood killed 12 people, Tom Lee said.", 1),
        ("The flood killed 12 people, Tom Lee said.", "The flood killed 12 people, according to Tom Lee.", 1),
        ("The flood killed 12 people, Lee said.", "The flood killed 12 people, said police spokesman Tom Lee.", 1),
        // Another person, nobody in particular, nobody at all.
        ("The flood killed 12 people, Tom Lee said.", "The flood killed 12 people, Ann Lee said.", 2),
        ("The flood killed 12 people, police said.", "The flood killed 12 people, police said.", 2),
        ("The flood killed 12 people, Tom Lee said.", "The flood killed 12 people.", 2),
        ("Police said the flood killed 12 people.", "Police said the flood killed 12 people.", 2),
        // One article has the figure from somebody else as well.
        (
            "The flood killed 12 people, Tom Lee said.",
            "The flood killed 12 people, Tom Lee said.\n\nThe flood had killed 12 people by noon, Mayor Ann Price said.",
            2,
        ),
    ] {
        let report = report(&[first, second]);
        let counted: Vec<usize> = report.groups.iter().map(|g| g.independent_sources).collect();
        assert_eq!(counted, [sources], "{first} | {second}");
    }
}

#[test]
fn the_explanation_says_who_all_have_it_from() {
    let report = report(&[
        "The flood killed 12 people, police spokesman Tom Lee said.",
        "The flood killed 12 people, Tom Lee said.",
        "The flood killed 15 people, Mayor Ann Price said.",
    ]);
    let steps: Vec<&String> = report.findings.iter().flat_map(|f| &f.explanation.steps).collect();
    let sides = "independent sources by figure: 12: (outlet-0.example, outlet-1.example: all from police spokesman Tom Lee); \
                 15: outlet-2.example";
    assert!(steps.iter().any(|s| *s == sides), "{steps:#?}");
}
