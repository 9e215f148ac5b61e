//! Where a figure holds: places that hold each other, places apart, "nationwide", and names that are no places.

use atodds::model::Article;
use atodds::pack::Pack;
use atodds::read::Story;
use atodds::{Options, check};
use std::sync::LazyLock;

static PACK: LazyLock<Pack> = LazyLock::new(Pack::builtin);

fn story(texts: &[&str]) -> Story {
    let article = |(n, text): (usize, &&str)| Article {
        id: format!("{n}.txt"),
        text: format!("A headline of the day\n\n{text}\n"),
        ..Article::default()
    };
    Story { name: "places".to_owned(), articles: texts.iter().enumerate().map(article).collect(), skipped: Vec::new() }
}

/// The words of the wall of place between the two texts' figures, or `together` where they are one group, else `neither`.
fn verdict(first: &str, second: &str) -> String {
    let report = check(story(&[first, second]), &PACK, &Options::default());
    let across = |a: usize, b: usize| report.claims[a].article != report.claims[b].article;
    let wall = report.near_misses.iter().find(|m| m.field == "place" && across(m.claims.0, m.claims.1));
    if let Some(wall) = wall {
        return wall.why.clone();
    }
    let grouped = report.groups.iter().any(|g| g.claims.iter().any(|&c| across(g.claims[0], c)));
    if grouped { "together".to_owned() } else { "neither".to_owned() }
}

#[test]
fn places_keep_apart_only_what_cannot_be_one() {
    let floods = |place: &str, n: &str| format!("The floods destroyed {n} homes {place}, officials said.");
    let mut wrong = Vec::new();
    for (first, second, want) in [
        // Apart: neither holds the other.
        ("in Texas", "in Ohio", "texas is not ohio"),
        ("in Houston", "in Dallas", "houston is not dallas"),
        ("in Houston", "in Ohio", "houston is not ohio"),
        ("in Bavaria", "in France", "bavaria is not france"),
        ("in Northern California", "in Southern California", "northern california is not southern california"),
        ("in Milltown", "in Ashford", "milltown is not ashford"),
        // One place under two names.
        ("in the U.S.", "in America", "together"),
        ("in the UK", "in Britain", "together"),
        ("in Kiev", "in Kyiv", "together"),
        ("in Gdańsk", "in Gdansk", "together"),
        ("in São Paulo", "in Sao Paulo", "together"),
        ("in Sichuan", "in Sichuan Province", "together"),
        // One holds the other.
        ("in Houston", "in Texas", "together"),
        ("in Houston", "in the United States", "together"),
        ("in Houston, Texas", "in Texas", "together"),
        ("in Lyon", "in the EU", "together"),
        ("in California", "on and near the West Coast", "together"),
        ("in Southern California", "in California", "together"),
        ("in Paris", "in France", "together"),
        // Georgia may be the state or the country.
        ("in Atlanta", "in Georgia", "together"),
        ("in Tbilisi", "in Georgia", "together"),
        // A town that no pack knows lies where the story puts it.
        ("in Milltown, Ohio", "in Ohio", "together"),
        ("in Milltown, Ohio", "in Texas", "milltown, ohio is not texas"),
        // Scope.
        ("nationwide", "in Texas", "one is nationwide, the other in texas"),
        ("across the country", "in Houston", "one is nationwide, the other in houston"),
        ("statewide", "in Houston", "one is statewide, the other in houston"),
        ("nationwide", "statewide", "one is nationwide, the other statewide"),
        ("worldwide", "in France", "one is worldwide, the other in france"),
        ("nationwide", "at the southern border", "one is nationwide, the other in southern border"),
        ("along the southern border", "at the southwest border", "together"),
        ("at the southern border", "in the United States", "together"),
        ("nationwide", "in the United States", "together"),
        ("statewide", "in Texas", "together"),
        ("nationwide", "across the country", "together"),
        ("nationwide", "in Milltown", "together"),
        ("nationwide", "", "together"),
    ] {
        let found = verdict(&floods(first, "400"), &floods(second, "420"));
        let turned = verdict(&floods(second, "420"), &floods(first, "400"));
        if found != want || (turned == "together") != (want == "together") {
            wrong.push(format!("{first} | {second}: {found}; turned: {turned}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Names of places that persons and firms bear, and figures that are the same.
#[test]
fn a_name_is_a_place_only_behind_its_preposition() {
    for (first, second) in [
        ("Georgia Pacific shut 12 mills in March.", "Georgia Pacific shut 14 mills in March."),
        ("Jordan Peele sold 3,100 tickets, organisers said.", "Jordan Peele sold 3,400 tickets, organisers said."),
        ("Floods destroyed 400 homes in Texas.", "Floods destroyed 400 homes in Ohio."),
    ] {
        let found = verdict(first, second);
        assert!(!found.contains(" is not "), "{first} | {second}: {found}");
    }
}

#[test]
fn a_scope_word_of_one_figure_is_not_that_of_the_next() {
    let both = "Storms destroyed 400 homes nationwide and 30 barns in Texas.";
    let report = check(story(&[both]), &PACK, &Options::default());
    let scopes: Vec<bool> = report.claims.iter().map(|c| c.qualifiers.scope().is_some()).collect();
    assert_eq!(scopes, [true, false], "{:#?}", report.claims);
}

#[test]
fn a_level_that_no_place_has_is_refused() {
    let entry = "pack: mine\nabout: Mine.\nplaces:\n  - id: mine\n    level: planet\n    places: [Mars]\n";
    let error = Pack::with(&[("mine.yaml".to_owned(), entry.to_owned())]).unwrap_err().to_string();
    assert!(error.starts_with("mine.yaml:4:") && error.contains("planet") && error.contains("country"), "{error}");
}
