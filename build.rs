//! Turns the YAML packs under `rules/` into tables that a run reads in place, so that it does not parse YAML again,
//! and lists their sources for `rules test` and `rules list`.

#[path = "src/model/cut.rs"]
mod cut;
#[path = "src/pack/draft.rs"]
mod draft;
#[path = "src/model/folded.rs"]
mod folded;
#[path = "src/pack/inflect.rs"]
mod inflect;
#[path = "src/pack/places_table.rs"]
mod places_table;
#[path = "src/pack/schema.rs"]
mod schema;
#[path = "src/pack/tables.rs"]
mod tables;
#[path = "src/pack/wordtable.rs"]
mod wordtable;

use cut::cut;
use folded::{fold, fold_name};
use std::fs;
use std::path::{Path, PathBuf};

fn main() {
    println!("cargo:rerun-if-changed=rules");
    for file in ["draft", "inflect", "named_entries", "places_table", "schema", "tables", "wordtable"] {
        println!("cargo:rerun-if-changed=src/pack/{file}.rs");
    }
    println!("cargo:rerun-if-changed=src/model/cut.rs");
    println!("cargo:rerun-if-changed=src/model/folded.rs");
    let root = PathBuf::from(std::env::var("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR"));
    let mut files = Vec::new();
    collect(&root.join("rules"), &mut files);
    files.sort();

    let mut packs = Vec::new();
    let mut sources = String::from("&[\n");
    for file in &files {
        let name = file
            .strip_prefix(&root)
            .expect("a file below the root")
            .components()
            .map(|c| c.as_os_str().to_string_lossy().into_owned())
            .collect::<Vec<_>>()
            .join("/");
        let text = fs::read_to_string(file).unwrap_or_else(|e| panic!("{name}: {e}"));
        let mut pack: schema::PackFile = serde_yaml::from_str(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        pack.forget_examples();
        packs.push((name.clone(), pack));
        sources.push_str(&format!("({name:?}, include_str!({:?})),\n", file.to_string_lossy()));
    }
    sources.push_str("]\n");
    let words = wordtable::build(packs.iter().flat_map(|(_, pack)| &pack.words))
        .unwrap_or_else(|(id, value)| panic!("word list `{id}`: `{value}` is neither a class nor a word"));
    fs::write(out.join("words.bin"), words).expect("OUT_DIR is writable");
    let tables = postcard::to_stdvec(&tables::build(&packs)).expect("tables are plain bytes");
    fs::write(out.join("tables.postcard"), tables).expect("OUT_DIR is writable");
    let bytes = postcard::to_stdvec(&packs).expect("packs are plain data");
    fs::write(out.join("packs.postcard"), bytes).expect("OUT_DIR is writable");
    fs::write(out.join("subdivisions.rs"), subdivisions()).expect("OUT_DIR is writable");
    fs::write(out.join("sources.rs"), sources).expect("OUT_DIR is writable");
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(dir).expect("rules/ is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|e| e == "yaml") {
            files.push(path);
        }
    }
}

/// The states, provinces and districts of ISO 3166-2 as a slice of folded name and code, sorted for a search by name.
fn subdivisions() -> String {
    let mut rows: Vec<(String, &str)> = Vec::new();
    for place in rust_iso3166::iso3166_2::SUBDIVISION_MAP.values() {
        // "Bicol (Region V)", "London, City of", "Catalunya [Cataluña]": the name stands first.
        let name = place.name.split(['(', '[', ',']).next().unwrap_or_default();
        // Chinese names end with the word for province or city.
        let name = [" Sheng", " Shi"].iter().find_map(|kind| name.trim().strip_suffix(kind)).unwrap_or(name);
        rows.push((folded::fold_name(name), place.code));
    }
    rows.retain(|(name, _)| !name.is_empty());
    rows.sort_unstable();
    let rows: Vec<String> = rows.iter().map(|(name, code)| format!("({name:?}, {code:?})")).collect();
    format!("&[{}]", rows.join(",\n"))
}
