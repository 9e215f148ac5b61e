//! The tagger on hand-checked news sentences, and the examples inside the word lists.

use atodds::model::{Pos, Span, Token};
use atodds::pack::wordtable::{Class, NAMES};
use atodds::pack::{self, Pack};
use atodds::tag::tag;
use atodds::tokenize::tokenize;
use std::collections::HashSet;

fn tagged<'t>(text: &'t str, pack: &Pack) -> Vec<Token<'t>> {
    let mut tokens = tokenize(text, Span { start: 0, end: text.len() }, pack);
    tag(&mut tokens, pack);
    tokens
}

/// A sentence and below it, indented, `word/pos/lemma` for each of its tokens.
fn corpus() -> Vec<(String, Vec<String>)> {
    let mut sentences: Vec<(String, Vec<String>)> = Vec::new();
    for file in [include_str!("corpus-tag/news.txt"), include_str!("corpus-tag/later.txt")] {
        for line in file.lines().filter(|l| !l.trim().is_empty() && !l.starts_with('#')) {
            match (line.starts_with("  "), sentences.last_mut()) {
                (true, Some((_, tags))) => tags.extend(line.split_whitespace().map(str::to_owned)),
                (_, _) => sentences.push((line.to_owned(), Vec::new())),
            }
        }
    }
    sentences
}

/// Right and all, of one question.
#[derive(Default)]
struct Score(usize, usize);

impl Score {
    fn count(&mut self, right: bool) {
        self.0 += usize::from(right);
        self.1 += 1;
    }

    fn at_least(&self, share: usize, what: &str) {
        assert!(self.1 > 0, "no {what} in the corpus");
        assert!(self.0 * 100 >= self.1 * share, "{what}: {} of {} right, {share}% wanted", self.0, self.1);
    }
}

#[test]
fn hand_checked_sentences() {
    let pack = Pack::builtin();
    let (mut pos, mut lemma, mut heads, mut verbs) =
        (Score::default(), Score::default(), Score::default(), Score::default());
    let sentences = corpus();
    assert!(sentences.len() >= 60);
    for (text, wanted) in &sentences {
        let tokens = tagged(text, &pack);
        assert_eq!(tokens.len(), wanted.len(), "{text}: another number of tokens");
        let mut number = false;
        for (token, wanted) in tokens.iter().zip(wanted) {
            let mut parts = wanted.rsplitn(3, '/');
            let (want_lemma, want_pos) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
            let got = format!("{:?}", token.pos);
            let right = got == want_pos;
            if !right || token.lemma != want_lemma {
                println!("{text}\n    {}/{got}/{} for {wanted}", token.text, token.lemma);
            }
            pos.count(right);
            lemma.count(token.lemma == want_lemma);
            // The head is the first noun after a number with nothing but modifiers between.
            if number && want_pos == "Noun" {
                heads.count(right);
            }
            if want_pos == "Verb" {
                verbs.count(right);
            }
            number = want_pos == "Numeral" || number && want_pos == "Adjective";
        }
    }
    println!(
        "pos {}/{}  lemma {}/{}  heads {}/{}  verbs {}/{}",
        pos.0, pos.1, lemma.0, lemma.1, heads.0, heads.1, verbs.0, verbs.1
    );
    pos.at_least(97, "parts of speech");
    lemma.at_least(98, "lemmas");
    heads.at_least(98, "heads after numbers");
    verbs.at_least(95, "finite verbs");
}

/// Every entry of the word lists has an example whose word has the entry's class, and one whose word has another.
#[test]
fn word_lists_keep_their_examples() {
    let pack = Pack::builtin();
    let mut faults = Vec::new();
    for (path, text) in pack::SOURCES {
        let file = pack::parse(path, text).expect("built-in packs parse");
        for entry in &file.words {
            let (mut hits, mut misses) = (0, 0);
            let forms = forms(&entry.words);
            for example in &entry.examples {
                let (sentence, reading) = example.split_once(" => ").expect("text => reading");
                let tokens = tagged(sentence, &pack);
                let got: Vec<String> = tokens.iter().map(written).collect();
                if !got.iter().any(|g| g == reading) {
                    faults.push(format!("{path} {}: {example}: got {}", entry.id, got.join(" ")));
                }
                let mut parts = reading.split('/');
                let word = parts.next().unwrap_or_default();
                let known = forms.contains(word) || parts.next_back().is_some_and(|lemma| forms.contains(lemma));
                let class = reading.split('/').nth(1).unwrap_or_default();
                if known && usual(&entry.pos).contains(&class.to_owned()) { hits += 1 } else { misses += 1 }
            }
            if hits == 0 || misses == 0 && entry.pos.split(' ').count() == 1 {
                faults.push(format!("{path} {}: {hits} hits and {misses} near misses", entry.id));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn written(token: &Token<'_>) -> String {
    format!("{}/{}/{}", token.lower, format!("{:?}", token.pos).to_lowercase(), token.lemma)
}

/// The words of an entry and their lemmas.
fn forms(words: &str) -> HashSet<&str> {
    words.split_whitespace().flat_map(|w| w.split('=')).collect()
}

/// The parts of speech that an entry's classes come out as.
fn usual(pos: &str) -> Vec<String> {
    let named = |name: &str| NAMES.iter().find(|(n, _, _)| *n == name).map(|(_, class, _)| *class);
    pos.split_whitespace()
        .filter_map(named)
        .flat_map(|class| match class {
            Class::Noun | Class::Plural => vec![Pos::Noun],
            Class::Proper => vec![Pos::ProperNoun],
            Class::Pronoun | Class::Subject | Class::Contraction => vec![Pos::Pronoun],
            Class::Possessive | Class::Determiner => vec![Pos::Determiner],
            Class::Base | Class::Third | Class::Past | Class::Clausal | Class::Intransitive | Class::Linking => {
                vec![Pos::Verb, Pos::Participle]
            }
            Class::Participle => vec![Pos::Participle],
            Class::Gerund => vec![Pos::Gerund],
            Class::Auxiliary | Class::Modal => vec![Pos::Auxiliary],
            Class::Adjective => vec![Pos::Adjective],
            Class::Adverb => vec![Pos::Adverb],
            Class::Adposition => vec![Pos::Adposition],
            Class::Conjunction => vec![Pos::Conjunction],
            Class::Subordinator => vec![Pos::Subordinator],
            Class::Particle => vec![Pos::Particle],
            Class::Numeral => vec![Pos::Numeral],
            Class::Interjection => vec![Pos::Interjection],
            Class::Punct => vec![Pos::Punct],
            Class::Other => vec![Pos::Other],
        })
        .map(|pos| format!("{pos:?}").to_lowercase())
        .collect()
}

/// A user's list adds words, and an entry of the same id replaces the built-in one.
#[test]
fn a_users_words() {
    let plain = Pack::builtin();
    assert_eq!(tagged("300 zorbs zorbed", &plain)[1].lemma, "zorb");
    let yaml = "pack: mine\nabout: Mine.\nwords:\n  - {id: mine, pos: plural, words: zorbia=zorbium}\n";
    let pack = Pack::with(&[("mine.yaml".to_owned(), yaml.to_owned())]).expect("a good pack");
    assert_eq!(written(&tagged("300 zorbia", &pack)[1]), "zorbia/noun/zorbium");
    assert_eq!(written(&tagged("300 migrants", &pack)[1]), "migrants/noun/migrant");
    let broken = yaml.replace("plural", "plurale");
    let error = Pack::with(&[("mine.yaml".to_owned(), broken)]).expect_err("an unknown class").to_string();
    assert!(error.contains("mine.yaml") && error.contains("plurale"), "{error}");
}

/// Work grows with the text: four times the tokens take nowhere near sixteen times as long.
#[test]
fn linear_on_hostile_text() {
    let pack = Pack::builtin();
    for piece in ["reports ", "that ", "killed ", "open ", "\" ", "7 ", "- ", "' ", "A", "to cut the ", "\u{301}"] {
        let time = |repeats: usize| {
            let text = piece.repeat(repeats);
            let mut tokens = tokenize(&text, Span { start: 0, end: text.len() }, &pack);
            let start = std::time::Instant::now();
            tag(&mut tokens, &pack);
            start.elapsed().as_secs_f64()
        };
        let (small, large) = (time(5_000), time(40_000));
        assert!(large < small * 40.0 + 0.05, "{piece:?}: {small} s, then {large} s");
    }
}
