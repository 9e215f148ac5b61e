//! The corpora of the grammar: every line of `tests/corpus/*.txt` is `text => reading` or `text => nothing`.
//!
//! The whole text is one sentence, and all its readings, joined by ` ; `, must be exactly what stands on the right.
//! With `ATODDS_BLESS=1` the right sides are written anew.

use atodds::model::{Span, Tokens};
use atodds::pack::Pack;
use std::fs;
use std::path::{Path, PathBuf};

fn readings(text: &str, pack: &Pack) -> String {
    let mut tokens = atodds::tokenize::tokenize(text, Span::new(0, text.len()), pack);
    atodds::tag::tag(&mut tokens, pack);
    let read = atodds::grammar::quantities(Tokens(&tokens));
    if read.is_empty() {
        return "nothing".to_owned();
    }
    read.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ; ")
}

fn corpora() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/corpus");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "txt"));
    files.sort();
    files
}

#[test]
fn every_line_of_every_corpus_is_read_as_it_says() {
    let pack = Pack::builtin();
    let bless = std::env::var_os("ATODDS_BLESS").is_some();
    let mut wrong = Vec::new();
    for file in corpora() {
        let text = fs::read_to_string(&file).unwrap();
        let mut blessed = String::new();
        for (n, line) in text.lines().enumerate() {
            match line.split_once(" => ").filter(|_| !line.starts_with('#')) {
                None => {
                    assert!(line.is_empty() || line.starts_with('#'), "{}:{}: no ` => `", file.display(), n + 1);
                    blessed.push_str(line);
                }
                Some((phrase, want)) => {
                    let got = readings(phrase, &pack);
                    if got != want {
                        wrong.push(format!(
                            "{}:{}: `{phrase}`\n    want {want}\n    got  {got}",
                            file.display(),
                            n + 1
                        ));
                    }
                    blessed.push_str(&format!("{phrase} => {got}"));
                }
            }
            blessed.push('\n');
        }
        if bless {
            fs::write(&file, blessed).unwrap();
        }
    }
    assert!(bless || wrong.is_empty(), "{} lines differ:\n{}", wrong.len(), wrong.join("\n"));
}
