//! Every example of every pack reads as it says; what is wrong with a pack is said in one sentence with its place.

use atodds::pack::{Pack, SOURCES, parse};
use atodds::verify::verify;
use serde_json::Value;
use std::collections::HashMap;

fn builtin() -> Vec<(String, String)> {
    SOURCES.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

#[test]
fn every_example_of_every_pack_reads_as_it_says() {
    let checked = verify(&builtin(), &Pack::builtin()).unwrap();
    let failures: Vec<String> = checked.iter().flat_map(|c| &c.failures).map(ToString::to_string).collect();
    assert!(failures.is_empty(), "{} failures\n{}", failures.len(), failures.join("\n"));
    assert!(checked.iter().map(|c| c.passed).sum::<usize>() > 0);
}

#[test]
fn every_pack_keeps_to_the_published_schema() {
    let schema: Value = serde_json::from_str(include_str!("../docs/rules.schema.json")).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (path, text) in SOURCES {
        let pack: Value = serde_yaml::from_str(text).unwrap();
        let errors: Vec<String> = validator.iter_errors(&pack).map(|e| format!("{}: {e}", e.instance_path())).collect();
        assert!(errors.is_empty(), "{path}: {errors:#?}");
    }
}

fn failures(yaml: &str) -> Vec<String> {
    let user = vec![("mine.yaml".to_owned(), yaml.to_owned())];
    let pack = Pack::with(&user).unwrap();
    let checked = verify(&user, &pack).unwrap();
    checked.iter().flat_map(|c| &c.failures).map(ToString::to_string).collect()
}

const HEDGE: &str =
    "pack: mine\nabout: Mine.\nhedges:\n  - id: roundabout\n    hedge: about\n    before: [roundabout]\n";

#[test]
fn an_entry_without_examples_is_named() {
    assert_eq!(
        failures(HEDGE),
        [
            "mine.yaml:4:1: entry `roundabout` has no example; add one that it reads and a near miss, each as `text => reading`"
        ]
    );
}

#[test]
fn a_hit_without_a_near_miss_is_not_enough() {
    let only_miss = format!("{HEDGE}    examples:\n      - \"roundabout the town => nothing\"\n");
    assert_eq!(failures(&only_miss).len(), 1, "a near miss alone");
    let twice = format!("{HEDGE}    examples:\n      - a => nothing\n      - b => nothing\n");
    assert_eq!(failures(&twice).len(), 1, "two near misses");
}

#[test]
fn an_example_that_reads_otherwise_is_placed() {
    let wrong =
        format!("{HEDGE}    examples:\n      - \"no number here => 3 person\"\n      - \"the town => nothing\"\n");
    assert_eq!(
        failures(&wrong),
        [
            "mine.yaml:8:7: entry `roundabout`: the example `no number here` reads as `nothing`, not `3 person`; correct the entry or the example"
        ]
    );
}

#[test]
fn an_example_without_its_arrow_is_placed() {
    let wrong = format!("{HEDGE}    examples:\n      - a town\n      - b => nothing\n");
    assert!(
        failures(&wrong).contains(
            &"mine.yaml:8:7: entry `roundabout`: the example `a town` has no ` => `; write `text => reading`"
                .to_owned()
        ),
        "{:?}",
        failures(&wrong)
    );
}

#[test]
fn an_entry_given_again_is_left_to_the_later_file() {
    let wrong = format!("{HEDGE}    examples:\n      - \"no number => 3 person\"\n      - \"a town => nothing\"\n");
    let right = format!("{HEDGE}    examples:\n      - \"no number => nothing\"\n      - \"a town => nothing\"\n");
    let files = vec![("first.yaml".to_owned(), wrong), ("second.yaml".to_owned(), right)];
    let checked = verify(&files, &Pack::with(&files).unwrap()).unwrap();
    assert_eq!((checked[0].entries, checked[1].entries), (0, 1));
    assert_eq!((checked[0].failures.len(), checked[1].passed), (0, 2));
}

#[test]
fn broken_packs_are_told_with_place_and_remedy() {
    let told = |yaml: &str| parse("mine.yaml", yaml).map(|_| ()).unwrap_err().to_string();
    let unknown = told("pack: mine\nabout: Mine.\nhedgehogs: []\n");
    assert!(unknown.starts_with("mine.yaml:3:1: ") && unknown.contains("hedgehogs"), "{unknown}");
    assert!(unknown.contains("atodds rules schema"), "{unknown}");
    let missing = told("pack: mine\n");
    assert!(missing.contains("about"), "{missing}");
}

#[test]
fn a_word_stands_in_one_synonym_set() {
    let files: Vec<_> = SOURCES.iter().map(|(path, text)| parse(path, text).unwrap()).collect();
    let mut owner: HashMap<&str, &str> = HashMap::new();
    for entry in files.iter().flat_map(|f| &f.synonyms) {
        for word in entry.words.iter().chain([&entry.id]) {
            let other = owner.insert(word, &entry.id);
            assert!(other.is_none(), "`{word}` stands in `{}` and in `{}`", entry.id, other.unwrap_or_default());
        }
    }
}

/// Synonyms are replaced before subjects are matched, so a subject that lists one would wait for a word that never comes.
#[test]
fn subjects_name_the_lemma_that_stands_for_all() {
    let pack = Pack::builtin();
    for entry in pack.subjects.all() {
        let lists = [&entry.heads, &entry.counted, &entry.events, &entry.with, &entry.near, &entry.without];
        for word in lists.into_iter().flatten() {
            let lemma = pack.subjects.lemma(word);
            assert_eq!(&lemma, word, "`{}` lists `{word}`; write `{lemma}`", entry.id);
        }
    }
}
