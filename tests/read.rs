//! Inputs → stories: what is read, what belongs together, and what is said of an input that cannot be read.

use atodds::model::{Article, Origin, Place, Skipped};
use atodds::read::{Input, Source, Story, stories, wanted};

fn source(path: &str, text: impl AsRef<[u8]>) -> Source {
    Source { path: path.to_owned(), bytes: text.as_ref().to_vec() }
}

fn file(path: &str, text: impl AsRef<[u8]>) -> Input {
    Input::File(source(path, text))
}

fn folder(path: &str, files: &[(&str, &str)]) -> Input {
    let files = files.iter().map(|(name, text)| source(&format!("{path}/{name}"), text)).collect();
    Input::Folder { path: path.to_owned(), files, unreadable: Vec::new() }
}

fn ids(story: &Story) -> Vec<&str> {
    story.articles.iter().map(|a| a.id.as_str()).collect()
}

fn names(stories: &[Story]) -> Vec<&str> {
    stories.iter().map(|s| s.name.as_str()).collect()
}

/// Each skipped input as `path: reason`.
fn skipped(story: &Story) -> Vec<String> {
    story.skipped.iter().map(|s| format!("{}: {}", s.path, s.reason)).collect()
}

#[test]
fn a_folder_is_a_story_and_its_story_file_says_more() {
    let yaml = "story: ferry\narticles:\n  \"a.txt\": {source: coast.example, published: 2024-03-04T23:30:00-05:00, title: Ferry sinks, url: u, language: en}\n  b.txt: {copy_of: a.txt, published: \"2024-03-05\"}\n";
    let found = stories(vec![folder(
        "in/lamu",
        &[
            ("a.txt", "Ferry sinks\n\nThree died.\n"),
            ("b.txt", "Three died."),
            ("story.yaml", yaml),
            ("README.md", "# x"),
            ("x.png", "\0"),
        ],
    )]);
    assert_eq!(names(&found), ["ferry"]);
    let story = &found[0];
    assert_eq!(ids(story), ["a.txt", "b.txt"]);
    assert_eq!(skipped(story), [""; 0]);
    let a = &story.articles[0];
    assert_eq!(a.path.as_deref(), Some("in/lamu/a.txt"));
    assert_eq!(a.source.as_deref(), Some("coast.example"));
    assert_eq!(a.published.map(|d| d.to_string()).as_deref(), Some("2024-03-04"));
    assert_eq!(a.published_text.as_deref(), Some("2024-03-04T23:30:00-05:00"));
    assert_eq!(a.title_span.map(|s| s.text(&a.text)), Some("Ferry sinks"));
    assert_eq!((a.url.as_deref(), a.language.as_deref()), (Some("u"), Some("en")));
    assert_eq!(story.articles[1].copy_of.as_deref(), Some("a.txt"));
}

#[test]
fn a_folder_without_a_story_file_has_its_own_name() {
    for yaml in ["articles: {}\n", "articles:\n", "story:\n", "", "# nothing\n"] {
        let found = stories(vec![folder("in/lamu/", &[("/a.txt", "Three died."), ("/story.yaml", yaml)])]);
        assert_eq!(names(&found), ["lamu"], "{yaml}");
        assert_eq!(skipped(&found[0]), [""; 0], "{yaml}");
    }
}

#[test]
fn folders_in_a_folder_are_stories_of_their_own() {
    let found = stories(vec![folder(
        "in",
        &[
            ("b/1.txt", "Three died."),
            ("c/d/1.txt", "Four died."),
            ("b/2.txt", "Five died."),
            ("c/notes.csv", "1"),
            (".git/x.txt", "x"),
        ],
    )]);
    assert_eq!(names(&found), ["b", "d"]);
    assert_eq!(ids(&found[0]), ["1.txt", "2.txt"]);
}

#[test]
fn files_named_one_by_one_are_one_story() {
    let found = stories(vec![file("in/lamu/a.txt", "Three died."), file("in/lamu/b.txt", "Four died.")]);
    assert_eq!(names(&found), ["lamu"]);
    let found = stories(vec![file("a.txt", "Three died."), file("b/a.txt", "Four died.")]);
    assert_eq!(names(&found), ["a.txt, a.txt"]);
    assert_eq!(ids(&found[0]), ["a.txt", "a.txt#2"]);
    let found = stories(vec![file("in/a.txt", "Three died.")]);
    assert_eq!(names(&found), ["a.txt"]);
    let found = stories(vec![
        file("in/a.txt", "Three died."),
        file("in/story.yaml", "story: s\narticles: {a.txt: {source: S}, b.txt: {source: T}}"),
    ]);
    assert_eq!(names(&found), ["s"]);
    assert_eq!(found[0].articles[0].source.as_deref(), Some("S"));
    assert_eq!(skipped(&found[0]), [""; 0]);
}

#[test]
fn records_of_one_story_belong_together() {
    let first = "{\"story\": \"b\", \"text\": \"One died.\", \"id\": 7}\n\n{\"cluster\": \"a\", \"body\": \"Two died.\"}\n{\"maintext\": \"Three died.\"}\n";
    let second = "{\"story\": \"b\", \"content\": \"Four died.\", \"date\": \"2024-03-04\"}\r\n";
    let found = stories(vec![file("in/x.jsonl", first), file("-", second)]);
    assert_eq!(names(&found), ["b", "a", "x.jsonl"]);
    assert_eq!(ids(&found[0]), ["7", "-:1"]);
    assert_eq!(ids(&found[1]), ["x.jsonl:3"]);
    assert_eq!(found[1].articles[0].origin, Origin::Record { line: 3 });
    assert_eq!(found[0].articles[1].published.map(|d| d.to_string()).as_deref(), Some("2024-03-04"));
}

#[test]
fn records_in_a_folder_belong_to_its_story_unless_they_name_their_own() {
    let json = "[\n {\"text\": \"One died.\"},\n {\"story\": \"b\",\n  \"text\": \"Two died.\"}\n]";
    let found = stories(vec![folder("in", &[("a.txt", "Three died."), ("x.json", json)])]);
    assert_eq!(names(&found), ["in", "b"]);
    assert_eq!(ids(&found[0]), ["a.txt", "x.json:2"]);
    assert_eq!(ids(&found[1]), ["x.json:3"]);
    let found = stories(vec![folder("in", &[("x.json", "{\"story\": \"b\", \"text\": \"Two died.\"}")])]);
    assert_eq!(names(&found), ["b"]);
}

#[test]
fn a_records_title_stands_where_offsets_into_its_text_hold() {
    let found = stories(vec![file(
        "x.jsonl",
        "{\"title\": \"Ferry  sinks\", \"text\": \" Three died.\"}\n{\"title\": \"Ferry sinks\", \"text\": \"Ferry sinks\\nThree died.\"}\n",
    )]);
    let shown = |a: &Article| (a.text.clone(), a.title_span.map(|s| s.text(&a.text).to_owned()));
    assert_eq!(shown(&found[0].articles[0]), (" Three died.\n\nFerry sinks".into(), Some("Ferry sinks".into())));
    assert_eq!(shown(&found[0].articles[1]), ("Ferry sinks\nThree died.".into(), Some("Ferry sinks".into())));
}

#[test]
fn text_is_the_file_itself() {
    let found = stories(vec![file("a.txt", "\u{feff}Three\r\ndied.\r\n")]);
    let a = &found[0].articles[0];
    assert_eq!(a.text, "Three\r\ndied.\r\n");
    assert_eq!(a.place(7), Place { line: 2, column: 1 });
    assert_eq!(a.place(9), Place { line: 2, column: 3 });
}

/// What the user is told of each bad input, in full, and that everything else is read.
#[test]
fn bad_inputs_are_named_and_cost_nothing_else() {
    let cases: &[(&str, &[u8], &[&str])] = &[
        ("b.txt", b"ca\nf\xe9", &["in/b.txt: byte 4 (line 2) is not valid UTF-8; save the file as UTF-8"]),
        ("b.txt", b"PK\0", &["in/b.txt: this is not text (byte 2 is NUL); give a text, Markdown, HTML or JSON file"]),
        ("b.txt", b"\xff\xfea\0", &["in/b.txt: the text is UTF-16; save it as UTF-8"]),
        ("b.txt", b" \n", &["in/b.txt: the file is empty; remove it or fill it"]),
        ("b.docx", b"PK", &["in/b.docx: Word documents are not read; save the text as .txt, .md or .html"]),
        (
            "story.yaml",
            b"storey: x\n",
            &[
                "in/story.yaml:1:1: the story file is not as expected: unknown field `storey`, expected `story` or `articles`; its keys are story and articles",
            ],
        ),
        (
            "story.yaml",
            b"articles:\n  a.txt: {sauce: x}\n",
            &[
                "in/story.yaml:2:11: the story file is not as expected: articles.a.txt: unknown field `sauce`, expected one of `source`, `published`, `title`, `url`, `language`, `copy_of`; its keys are story and articles",
            ],
        ),
        (
            "story.yaml",
            b"articles:\n  z.txt: {source: x}\n",
            &[
                "in/story.yaml:2: the story file names `z.txt`, which is not among the articles; correct the name or remove the entry",
            ],
        ),
        (
            "story.yaml",
            b"articles:\n  a.txt: {copy_of: y.txt}\n",
            &[
                "in/story.yaml:2: the story file says that `a.txt` copies `y.txt`, which is not among the articles; correct the name",
            ],
        ),
        (
            "story.yaml",
            b"articles:\n  a.txt:\n    published: 26/12/2023\n",
            &[
                "in/story.yaml:2: `26/12/2023` is not a date; write 2023-12-26 or 2023-12-26T09:30:00-05:00; the article is read without a date",
            ],
        ),
        (
            "b.jsonl",
            b"{\"title\": \"x\"}\n{\"text\": 7}\n[1]\n{\"text\"\n\xff\n",
            &[
                "in/b.jsonl:1: the record has no text; give it under \"text\" (or body, maintext, content, body_text)",
                "in/b.jsonl:2: \"text\" is not a string; write it in quotes",
                "in/b.jsonl:3: the record is not an object with keys such as \"text\" and \"source\"; write one article as {…}",
                "in/b.jsonl:4: the record is not valid JSON: EOF while parsing an object at column 7; correct or remove it",
                "in/b.jsonl:5: byte 39 (line 5) is not valid UTF-8; save the file as UTF-8",
            ],
        ),
        ("b.jsonl", b"\n", &["in/b.jsonl: the file holds no records; write one JSON object a line"]),
        (
            "b.json",
            b"[{\"text\": \"\"},\n {\"tex",
            &[
                "in/b.json:1: the record has no text; give it under \"text\" (or body, maintext, content, body_text)",
                "in/b.json:2: the record is not valid JSON: EOF while parsing a string at column 5; correct or remove it",
            ],
        ),
    ];
    for (name, bytes, want) in cases {
        let files = vec![source("in/a.txt", "Three died."), source(&format!("in/{name}"), bytes)];
        let found = stories(vec![Input::Folder { path: "in".into(), files, unreadable: Vec::new() }]);
        assert_eq!(names(&found), ["in"]);
        assert_eq!(ids(&found[0]), ["a.txt"]);
        assert_eq!(skipped(&found[0]), *want);
    }
}

#[test]
fn bad_front_matter_and_dates_do_not_lose_the_article() {
    let found = stories(vec![file("a.txt", "---\nsource: S\ndate: soon\n---\nThree died.")]);
    assert_eq!(found[0].articles[0].source.as_deref(), Some("S"));
    assert_eq!(
        skipped(&found[0]),
        [
            "a.txt: `soon` is not a date; write 2023-12-26 or 2023-12-26T09:30:00-05:00; the article is read without a date"
        ]
    );
    let found = stories(vec![file("a.txt", "---\nsource: [\n---\nThree died.")]);
    assert_eq!(&found[0].articles[0].text[found[0].articles[0].start..], "Three died.");
    assert!(skipped(&found[0])[0].starts_with("a.txt: the front matter"), "{:?}", skipped(&found[0]));
}

#[test]
fn what_gives_nothing_is_named_all_the_same() {
    let lost = Skipped { path: "no.txt".into(), reason: "there is no such file".into() };
    let empty = stories(vec![folder("in", &[("x.png", "")]), Input::Unreadable(lost.clone())]);
    assert_eq!(names(&empty), ["in", "no.txt"]);
    assert_eq!(
        skipped(&empty[0]),
        ["in: the folder holds no articles; put .txt, .md, .html, .json or .jsonl files into it"]
    );
    assert_eq!(empty[1].skipped, std::slice::from_ref(&lost));
    let beside = stories(vec![Input::Unreadable(lost.clone()), file("a.txt", "Three died.")]);
    assert_eq!(names(&beside), ["a.txt"]);
    assert_eq!(beside[0].skipped, std::slice::from_ref(&lost));
    let inside = Skipped { path: "in/no.txt".into(), ..lost };
    let files = vec![source("in/a.txt", "Three died.")];
    let found = stories(vec![Input::Folder { path: "in".into(), files, unreadable: vec![inside.clone()] }]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].skipped, [inside]);
}

#[test]
fn a_folders_own_papers_are_not_articles() {
    for path in ["a.txt", "x/b.TXT", "c.jsonl", "d.json", "e.docx", "story.yaml"] {
        assert!(wanted(path), "{path}");
    }
    for path in ["README.md", "x/readme.txt", ".a.txt", "a.png", "a", "other.yaml"] {
        assert!(!wanted(path), "{path}");
    }
}

/// Each line of the text with the place of its first byte in the input: `line:column text`.
fn placed(article: &Article) -> Vec<String> {
    let lines = article.text.lines().filter(|line| !line.is_empty());
    lines
        .map(|line| {
            let Place { line: number, column } = article.place(line.as_ptr() as usize - article.text.as_ptr() as usize);
            format!("{number}:{column} {line}")
        })
        .collect()
}

#[test]
fn markdown_gives_its_words_with_the_way_back() {
    let text = "---\nsource: S\n---\n# Ferry *sinks*\n\nThree **people** died\nnear [Lamu](http://x.example/40).\n\n- 40 were\n  saved\n- 1\\. two\n\n| a | b |\n|---|---|\n| 4&nbsp;m | 5 |\n\n```\n90 lines\n```\n![90 boats](x.png) ~~91~~ <b>six</b> `7` left\n";
    let found = stories(vec![file("a.md", text)]);
    let a = &found[0].articles[0];
    assert_eq!(
        placed(a),
        [
            "4:3 Ferry sinks",
            "6:1 Three people died near Lamu.",
            "9:3 40 were saved",
            "11:3 1. two",
            "13:3 a | b |",
            "15:3 4\u{a0}m | 5 |",
            "20:30 six 7 left",
        ]
    );
    assert_eq!(a.title_span.map(|s| s.text(&a.text)), Some("Ferry sinks"));
    assert_eq!(a.source.as_deref(), Some("S"));
    let at = |word: &str| a.place(a.text.find(word).expect("it is there"));
    assert_eq!(at("people"), Place { line: 6, column: 9 });
    assert_eq!(at("Lamu"), Place { line: 7, column: 7 });
    assert_eq!(at("saved"), Place { line: 10, column: 3 });
    assert_eq!(at("two"), Place { line: 11, column: 7 });
    assert_eq!(at("m |"), Place { line: 15, column: 10 });
    assert_eq!(at("7 left"), Place { line: 20, column: 39 });
}

#[test]
fn html_gives_the_articles_words_with_the_way_back() {
    let text = "<!doctype html><html lang=en><head><title>Ferry sinks | Coast</title>\n<meta property=\"og:title\" content=\"Ferry sinks &amp; more | Coast\">\n<script type=\"application/ld+json\">{\"@graph\": [{\"@type\": \"NewsArticle\", \"headline\": \"Ferry sinks\", \"datePublished\": \"2024-03-04T10:00:00+03:00\", \"publisher\": {\"name\": \"Coast News\"}}]}</script></head>\n<body><nav>90 links</nav><article><h1>Ferry sinks</h1>\n<p>Three&nbsp;people <b>died</b> &amp; 40\n   were saved.</p><p hidden>91</p><aside>92</aside>\n<table><tr><td>Dead</td><td>3</td></tr></table>10<sup>6</sup><br>tons<script>93</script>\n</article><article>94</article><footer>95</footer></body></html>";
    let found = stories(vec![file("a.html", text)]);
    let a = &found[0].articles[0];
    assert_eq!(
        placed(a),
        [
            "4:39 Ferry sinks",
            "5:4 Three\u{a0}people died & 40 were saved.",
            "7:16 Dead | 3 |",
            "7:48 10^6",
            "7:66 tons"
        ]
    );
    assert_eq!(a.title_span.map(|s| s.text(&a.text)), Some("Ferry sinks"));
    assert_eq!((a.source.as_deref(), a.language.as_deref()), (Some("Coast News"), Some("en")));
    assert_eq!(a.published.map(|d| d.to_string()).as_deref(), Some("2024-03-04"));
    let at = |word: &str| a.place(a.text.find(word).expect("it is there"));
    assert_eq!(at("people"), Place { line: 5, column: 15 });
    assert_eq!(at("died"), Place { line: 5, column: 25 });
    assert_eq!(at("40"), Place { line: 5, column: 40 });
    assert_eq!(at("were"), Place { line: 6, column: 4 });
}

#[test]
fn a_page_without_words_is_named() {
    for (path, text) in [("a.html", "<html><nav>90</nav></html>"), ("a.md", "```\n90\n```\n")] {
        let found = stories(vec![file(path, text)]);
        assert_eq!(skipped(&found[0]), [format!("{path}: the file is empty; remove it or fill it")]);
    }
}

/// Hostile markup is read in linear time: far above what that takes in a build without optimisation, far below a quadratic pass.
#[test]
fn hostile_markup_takes_linear_time() {
    let quarter = 1 << 18;
    for (path, text) in [
        ("a.html", "<p>a".repeat(quarter / 4)),
        ("a.html", "<article>".repeat(quarter / 9)),
        ("a.html", "&amp".repeat(quarter / 4)),
        ("a.html", "<nav".repeat(quarter / 4)),
        ("a.html", "<b a=1 ".repeat(quarter / 7)),
        ("a.md", "[".repeat(quarter)),
        ("a.md", "*a _b ".repeat(quarter / 6)),
        ("a.md", "> ".repeat(quarter / 2)),
        ("a.json", "[".repeat(quarter)),
        ("a.json", "{\"a\":".repeat(quarter / 5)),
        ("a.jsonl", "{\n".repeat(quarter / 2)),
    ] {
        let begun = std::time::Instant::now();
        stories(vec![file(path, &text)]);
        let took = begun.elapsed();
        assert!(took.as_secs() < 20, "{path} {} took {took:?}", &text[..8]);
    }
}
