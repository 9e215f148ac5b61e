//! Sentences, roles of lines and quotations, on texts that say what they expect.

use atodds::model::{Article, Role, Sentence, Span};
use atodds::pack::{self, Class, Lines, Pack};
use atodds::split::{sentences, split};
use std::time::{Duration, Instant};

fn article(text: &str) -> Article {
    Article { text: text.to_owned(), ..Article::default() }
}

/// The text with ` | ` between the sentences of a paragraph, ` ¶ ` between paragraphs, and ⟦⟧ around what is quoted.
fn shown(text: &str, sentences: &[Sentence]) -> String {
    let mut shown = String::new();
    for (i, sentence) in sentences.iter().enumerate() {
        if i > 0 {
            shown += if sentences[i - 1].paragraph == sentence.paragraph { " | " } else { " ¶ " };
        }
        let mut at = sentence.span.start;
        for quoted in &sentence.quoted {
            shown += &text[at..quoted.start];
            shown += &format!("⟦{}⟧", quoted.text(text));
            at = quoted.end;
        }
        shown += &text[at..sentence.span.end];
    }
    shown
}

/// The lines of `split/sentences.txt`, each with whether sentencex is said to cut it otherwise.
fn cases() -> impl Iterator<Item = (bool, &'static str)> {
    let lines = include_str!("split/sentences.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    lines.map(|line| line.strip_prefix("≠ ").map_or((false, line), |line| (true, line)))
}

/// Another segmenter agrees, save where the file says that it does not.
#[test]
fn sentencex_differs_only_where_it_is_known_to() {
    let plain = |text: &str| text.replace(['⟦', '⟧'], "");
    for (differs, line) in cases().filter(|(_, line)| !line.contains('¶')) {
        let (text, want) = line.split_once(" → ").unwrap_or((line, line));
        let text = plain(&text.replace(" | ", " "));
        let found = sentencex::segment("en", &text);
        let found: Vec<&str> = found.into_iter().map(str::trim).filter(|s| !s.is_empty()).collect();
        assert_eq!(found.join(" | ") != plain(want), differs, "{line}: sentencex gives {found:?}");
    }
}

#[test]
fn sentences_end_where_they_should() {
    let pack = Pack::builtin();
    let mut wrong = Vec::new();
    for (_, line) in cases() {
        let (text, want) = line.split_once(" → ").unwrap_or((line, line));
        let text = text.replace(" | ", " ").replace(" ¶ ", "\n\n").replace(['⟦', '⟧'], "");
        let got = shown(&text, &split(&article(&text), &pack));
        if got != want {
            wrong.push(format!("want {want}\n got {got}\n"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Headline => "headline",
        Role::Subheading => "subheading",
        Role::Body => "body",
        Role::Caption | Role::Byline | Role::Credit | Role::Related | Role::Boilerplate => {
            Lines::name(role).expect("a role of packs")
        }
    }
}

#[test]
fn lines_have_their_roles() {
    let pack = Pack::builtin();
    for blank in ["\n", "\n\n", "\r\n", "\r\n\r\n"] {
        for article_text in include_str!("split/roles.txt").split("===\n") {
            let lines = article_text.lines().filter(|l| l.starts_with('['));
            let want: Vec<(&str, &str)> = lines.filter_map(|l| l[1..].split_once("] ")).collect();
            let text = want.iter().map(|(_, line)| *line).collect::<Vec<_>>().join(blank);
            let mut got: Vec<(&str, String)> = Vec::new();
            for paragraph in split(&article(&text), &pack).chunk_by(|a, b| a.paragraph == b.paragraph) {
                let words: Vec<&str> = paragraph.iter().map(|s| s.span.text(&text)).collect();
                got.push((role_name(paragraph[0].role), words.join(" ")));
            }
            let got: Vec<(&str, &str)> = got.iter().map(|(role, line)| (*role, line.as_str())).collect();
            assert_eq!(got, want);
        }
    }
}

/// The examples of two sections of the built-in packs: `line => role`, and `text => sentence | sentence`.
#[test]
fn the_examples_of_the_packs_hold() {
    let pack = Pack::builtin();
    let mut count = 0;
    for (path, yaml) in pack::SOURCES {
        let file = pack::parse(path, yaml).expect("a built-in pack");
        for (id, example) in file.lines.iter().flat_map(|e| e.examples.iter().map(move |x| (&e.id, x))) {
            let (line, want) = example.split_once(" => ").expect("line => role");
            let got = pack.lines.role(line).and_then(Lines::name).unwrap_or("nothing");
            assert_eq!(got, want, "{path}, entry {id}: {line}");
            count += 1;
        }
        for (id, example) in file.abbreviations.iter().flat_map(|e| e.examples.iter().map(move |x| (&e.id, x))) {
            let (text, want) = example.split_once(" => ").expect("text => sentences");
            let got: Vec<&str> = sentences(text, &pack).iter().map(|s| s.text(text)).collect();
            assert_eq!(got.join(" | "), want, "{path}, entry {id}");
            count += 1;
        }
    }
    assert!(count >= 40, "{count} examples");
}

#[test]
fn a_users_pack_adds_words() {
    let yaml = "pack: mine\nabout: Mine.\nabbreviations:\n  - {id: mine, class: title, words: [Kdr]}\nlines:\n  - {id: mine, role: related, begins: ['lies auch:']}\n";
    let pack = Pack::with(&[("mine.yaml".to_owned(), yaml.to_owned())]).expect("a good pack");
    assert_eq!(sentences("Kdr. Stone left.", &pack).len(), 1);
    assert_eq!(sentences("Kdr. Stone left.", &Pack::builtin()).len(), 2);
    assert_eq!(pack.lines.role("Lies auch: Vierzig Tote"), Some(Role::Related));
    assert_eq!(pack.abbreviations.class("Kdr"), Some(Class::Title));
    let bad = yaml.replace("title", "titel");
    let error = Pack::with(&[("mine.yaml".to_owned(), bad)]).expect_err("an unknown class").to_string();
    assert!(error.contains("mine.yaml:4") && error.contains("titel") && error.contains("before-number"), "{error}");
}

#[test]
fn a_call_goes_on_with_who_says_it() {
    let yaml = "pack: mine\nabout: Mine.\ncues:\n  - {id: mine, cue: attribution, words: [quoth]}\n";
    let pack = Pack::with(&[("mine.yaml".to_owned(), yaml.to_owned())]).expect("a good pack");
    assert_eq!(sentences("“Go home!” Ann Price quoth. They went.", &pack).len(), 2);
    assert_eq!(sentences("“Go home!” The crowd went. They quoth it.", &pack).len(), 3);
}

#[test]
fn wrapped_lines_are_joined_and_others_are_not() {
    let pack = Pack::builtin();
    let wrapped = "Ferry sinks off Lamu\n\nThree people died as a ferry sank off the old port of\nLamu on Monday, the coast guard said. It had been on its\nway from Malindi with 40 on board.\n";
    let found = split(&article(wrapped), &pack);
    let texts: Vec<&str> = found.iter().map(|s| s.span.text(wrapped)).collect();
    assert_eq!(texts.len(), 3, "{texts:?}");
    assert!(texts[1].ends_with("guard said."), "{texts:?}");
    let rows = "Dead 40\nHurt 12\nMissing 3\n";
    assert_eq!(split(&article(rows), &pack).len(), 3);
}

#[test]
fn a_title_given_apart_is_the_headline() {
    let pack = Pack::builtin();
    let text = "Three people died.\n\nForty rescued off Lamu".to_owned();
    let title_span = Some(Span::new(20, text.len()));
    let article = Article { text, title_span, ..Article::default() };
    let roles: Vec<Role> = split(&article, &pack).iter().map(|s| s.role).collect();
    assert_eq!(roles, [Role::Body, Role::Headline]);
}

#[test]
fn front_matter_is_not_split() {
    let text = "---\nsource: 40 Times\n---\nThree people died.\n";
    let start = text.find("Three").expect("it is there");
    let article = Article { text: text.to_owned(), start, ..Article::default() };
    let found = split(&article, &Pack::builtin());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].span.start, start);
}

/// Every byte that is not white space stands in exactly one sentence, in order, whatever the text.
#[test]
fn nothing_is_lost_and_hostile_text_takes_linear_time() {
    let pack = Pack::builtin();
    let million = 1 << 20;
    let quarter = million / 4;
    let hostile = [
        "x".repeat(million),
        "\"".repeat(million),
        "“".repeat(million / 3),
        "7".repeat(million),
        ".".repeat(million),
        "“a. ".repeat(quarter / 6),
        "‘a’s ".repeat(quarter / 9),
        "a.".repeat(quarter / 2),
        "1.".repeat(quarter / 2),
        "U.S. ".repeat(quarter / 5),
        "Gov. ".repeat(quarter / 5),
        "!” Aa ".repeat(quarter / 8),
        "\n\r".repeat(quarter / 2),
        "a\n".repeat(quarter / 2),
        "( ".repeat(quarter / 2),
        ". (".repeat(quarter / 3),
        "é\u{301}. ".repeat(quarter / 6),
    ];
    for text in hostile {
        let begun = Instant::now();
        let found = split(&article(&text), &pack);
        let took = begun.elapsed();
        // Far above what a linear pass takes in a build without optimisation, far below a quadratic one.
        assert!(took < Duration::from_secs(20), "{:?}… took {took:?}", text.chars().take(8).collect::<String>());
        let mut at = 0;
        for sentence in &found {
            assert!(text[at..sentence.span.start].trim().is_empty());
            at = sentence.span.end;
        }
        assert!(text[at..].trim().is_empty());
    }
}
