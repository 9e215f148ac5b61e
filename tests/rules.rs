//! Every example of every pack reads as it says; what is wrong with a pack is said in one sentence with its place.

use atodds::pack::{Pack, SOURCES, parse};
use atodds::verify::verify;
use serde_json::Value;
use std::collections::HashMap;
use std::process::Command;

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

fn refused(section: &str, entry: &str) -> Option<String> {
    let yaml = format!("pack: mine\nabout: Mine.\n{section}:\n  - id: mine\n{entry}");
    Pack::with(&[("mine.yaml".to_owned(), yaml)]).err().map(|e| e.to_string())
}

/// Each mistake beside the same entry without it.
#[test]
fn words_that_no_table_knows_are_refused() {
    for (section, wrong, right, told) in [
        (
            "roles",
            "    class: ofice\n    words: [dike reeve]\n",
            "    class: office\n    words: [dike reeve]\n",
            "entry `mine`: `ofice` is not a class of a title; use one of office, honorific, rank, former, acting, next, next-after, field",
        ),
        (
            "organisations",
            "    class: whole\n    names: [Valley Board]\n",
            "    class: known\n    names: [Valley Board]\n",
            "entry `mine`: `whole` is not a class of a body; use one of known, head",
        ),
        (
            "subjects",
            "    label: boats\n    kinds: [counts]\n    heads: [boat]\n",
            "    label: boats\n    kinds: [count]\n    heads: [boat]\n",
            "entry `mine`: `counts` is not a quantity kind; use one of count, money, percent, points, measure, duration, age, ordinal, share, ratio, multiple, score, vote, date, temperature, identifier",
        ),
        (
            "subjects",
            "    label: grapes\n    units: [t, kgs]\n    heads: [grape]\n",
            "    label: grapes\n    units: [t, kg]\n    heads: [grape]\n",
            "entry `mine`: no pack defines the unit `kgs`; add that unit or correct its id",
        ),
        (
            "subjects",
            "    label: quakes\n    bare_unit: richter\n    heads: [quake]\n",
            "    label: quakes\n    bare_unit: magnitude\n    heads: [quake]\n",
            "entry `mine`: no pack defines the unit `richter`; add that unit or correct its id",
        ),
        (
            "subjects",
            "    label: grapes\n    statistic: sum\n    heads: [grape]\n",
            "    label: grapes\n    statistic: cumulative\n    heads: [grape]\n",
            "entry `mine`: `sum` is not a statistic of a subject; use one of cumulative",
        ),
        (
            "places",
            "    level: village\n    places: [Granity Point]\n",
            "    level: town\n    places: [Granity Point]\n",
            "entry `mine`: `village` is not a level; use one of world, continent, country, area, state, town, part",
        ),
    ] {
        assert_eq!(refused(section, wrong), Some(format!("mine.yaml:4:1: {told}")), "{wrong}");
        assert_eq!(refused(section, right), None, "{right}");
    }
}

#[test]
fn a_unit_of_the_users_own_may_be_a_subjects() {
    let yaml = "pack: mine\nabout: Mine.\nunits:\n  - id: morgen\n    kind: area\n    names: [morgen]\nsubjects:\n  - id: mine\n    label: fields\n    units: [morgen]\n    heads: [field]\n";
    assert!(Pack::with(&[("mine.yaml".to_owned(), yaml.to_owned())]).is_ok());
}

#[test]
fn a_word_given_twice_in_one_list_is_refused() {
    for (section, twice, once, list, word) in [
        ("synonyms", "    words: [skiff, dinghy, skiff]\n", "    words: [skiff, dinghy]\n", "words", "skiff"),
        ("given", "    words: [nan, nan]\n", "    words: [nan, nanny]\n", "words", "nan"),
        (
            "units",
            "    kind: count\n    names: [pitch, pitches, pitch]\n",
            "    kind: count\n    names: [pitch, pitches]\n    symbols: [pitch]\n",
            "names",
            "pitch",
        ),
        // A symbol is read as it is written.
        (
            "units",
            "    kind: count\n    symbols: [Pt, Pt]\n",
            "    kind: count\n    symbols: [Pt, pt]\n",
            "symbols",
            "Pt",
        ),
        (
            "hedges",
            "    hedge: about\n    before: [hard on, hard on]\n",
            "    hedge: about\n    before: [hard on]\n    after: [hard on]\n",
            "before",
            "hard on",
        ),
        (
            "statuses",
            "    first: [raise]\n    second: [lower]\n    objects: [bridge, bridge]\n",
            "    first: [raise]\n    second: [lower]\n    objects: [bridge]\n",
            "objects",
            "bridge",
        ),
        (
            "words",
            "    pos: noun\n    words: skiff punt skiff\n",
            "    pos: noun\n    words: skiff punt\n",
            "words",
            "skiff",
        ),
    ] {
        let told = format!("mine.yaml:4:1: entry `mine`: `{word}` stands twice in `{list}`; remove one");
        assert_eq!(refused(section, twice), Some(told), "{twice}");
        assert_eq!(refused(section, once), None, "{once}");
    }
}

#[test]
fn an_id_given_twice_in_one_file_is_refused_in_every_section() {
    for (section, entry) in [
        ("synonyms", "words: [skiff]"),
        ("subjects", "label: boats"),
        ("roles", "{class: office, words: [reeve]}"),
        ("agencies", "names: [vwn]"),
    ] {
        let fields = entry.trim_matches(['{', '}']);
        let twice =
            format!("pack: mine\nabout: Mine.\n{section}:\n  - {{id: mine, {fields}}}\n  - {{id: mine, {fields}}}\n");
        let other = twice.replacen("id: mine,", "id: other,", 1);
        let told = Pack::with(&[("mine.yaml".to_owned(), twice)]).err().map(|e| e.to_string());
        assert!(told.is_some_and(|t| t.contains("entry `mine` is given twice in the same file")), "{section}");
        assert!(Pack::with(&[("mine.yaml".to_owned(), other)]).is_ok(), "{section}");
    }
}

/// What is true of a user's packs is so of the built-in ones, although nobody checks those at run time.
#[test]
fn the_built_in_packs_are_as_strict() {
    let empty = "pack: mine\nabout: Mine.\n".to_owned();
    assert!(Pack::with(&[("mine.yaml".to_owned(), empty)]).map(|_| ()).map_err(|e| e.to_string()).is_ok());
}

#[test]
fn a_synonym_set_given_again_replaces_the_built_in_one() {
    let lemma = |words: &str, word: &str| {
        let yaml = format!("pack: mine\nabout: Mine.\nsynonyms:\n  - {{id: earthquake, words: [{words}]}}\n");
        Pack::with(&[("mine.yaml".to_owned(), yaml)]).unwrap().subjects.lemma(word)
    };
    assert_eq!(Pack::builtin().subjects.lemma("temblor"), "earthquake");
    assert_eq!(lemma("shaker", "shaker"), "earthquake");
    assert_eq!(lemma("shaker", "temblor"), "temblor");
    assert_eq!(lemma("shaker, temblor", "temblor"), "earthquake");
    // Other sets stay.
    assert_eq!(lemma("shaker", "people"), Pack::builtin().subjects.lemma("people"));
}

#[test]
fn the_list_of_packs_says_what_each_holds() {
    let list = Command::new(env!("CARGO_BIN_EXE_atodds")).args(["rules", "list"]).output().unwrap();
    let list = String::from_utf8(list.stdout).unwrap();
    let line = |path: &str| list.lines().find(|l| l.trim_start().starts_with(path)).unwrap_or_default().to_owned();
    for (path, text) in SOURCES {
        let held = line(path).rsplit_once('(').map(|(_, held)| held.to_owned()).unwrap_or_default();
        let pack = parse(path, text).unwrap();
        assert!(held.starts_with(|c: char| c.is_ascii_digit()), "{path}: {held}");
        if !pack.synonyms.is_empty() {
            assert!(held.contains(&format!("{} synonym set", pack.synonyms.len())), "{path}: {held}");
        }
        if !pack.roles.is_empty() {
            assert!(held.contains(&format!("{} title", pack.roles.len())), "{path}: {held}");
        }
    }
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
