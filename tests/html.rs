//! The page: one file, whole and safe whatever stands in the articles, and the same on every run. What only a browser can
//! tell is in `tests/browser`.

mod fixture;

use atodds::Options;
use atodds::model::fact::{Detail, Person};
use atodds::model::{Article, Cited, Code, Fact, Finding, Report, Span};
use atodds::pack::Pack;
use atodds::read::Story;
use atodds::render::html::{Templates, page};
use atodds::render::{Format, Look, render};
use html5gum::{Token, Tokenizer};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static PACK: LazyLock<Pack> = LazyLock::new(Pack::builtin);

fn article(id: &str, source: &str, text: &str) -> Article {
    Article {
        id: id.to_owned(),
        path: Some(format!("{id}.txt")),
        source: Some(source.to_owned()),
        published: "2024-03-05".parse().ok(),
        text: text.to_owned(),
        ..Article::default()
    }
}

fn checked(articles: Vec<Article>) -> Report {
    atodds::check(Story { name: "story".to_owned(), articles, skipped: Vec::new() }, &PACK, &Options::default())
}

fn html(reports: &[Report]) -> String {
    render(reports, Format::Html, Look::default())
}

/// A tag with its attributes.
type Tag = (String, HashMap<String, String>);

/// The start tags of a page as a browser's tokenizer sees them; what stands in style and script is no markup.
fn tags(page: &str) -> Vec<Tag> {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let raw = cut(&cut(page, "<style>", "</style>"), "<script>", "</script>");
    let mut tags = Vec::new();
    for token in Tokenizer::new(raw.as_str()) {
        let Ok(token) = token;
        if let Token::StartTag(tag) = token {
            let attributes = tag.attributes.iter().map(|(k, v)| (text(k), text(v))).collect();
            tags.push((text(&tag.name), attributes));
        }
    }
    tags
}

/// The page with the inside of one element left out.
fn cut(page: &str, open: &str, close: &str) -> String {
    let (from, to) = (page.find(open).unwrap() + open.len(), page.rfind(close).unwrap());
    format!("{}{}", &page[..from], &page[to..])
}

#[test]
fn the_elements_of_the_page() {
    let page = html(&[fixture::report()]);
    let main = page.split_once("<main>").unwrap().1.split_once("</main>").unwrap().0;
    insta::assert_snapshot!("main", main);
}

#[test]
fn silence_is_said() {
    let page = html(&[fixture::silent()]);
    assert!(page.contains("Nothing in these articles was found to be at odds."));
    assert!(!page.contains("<form class=\"filters\""), "there is nothing to filter");
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    assert_eq!(html(&[fixture::report(), fixture::silent()]), html(&[fixture::report(), fixture::silent()]));
}

#[test]
fn nothing_is_fetched_and_only_the_pages_own_script_may_run() {
    let page = html(&[fixture::report()]);
    let tags = tags(&page);
    assert_eq!(tags.iter().filter(|(name, _)| name == "script").count(), 1);
    assert_eq!(tags.iter().filter(|(name, _)| name == "style").count(), 1);
    let policy = tags.iter().find_map(|(_, a)| a.get("content").filter(|c| c.starts_with("default-src"))).unwrap();
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe"), "{policy}");
    for (name, attributes) in &tags {
        assert!(
            !["img", "link", "iframe", "object", "embed", "base", "video", "audio"].contains(&name.as_str()),
            "{name}"
        );
        for attribute in attributes.keys() {
            let forbidden = attribute.starts_with("on")
                || ["src", "srcset", "style", "action", "ping"].contains(&attribute.as_str());
            assert!(!forbidden, "<{name} {attribute}>");
        }
    }
}

/// Every link inside the page leads somewhere, and no two places bear one name.
#[track_caller]
fn whole(page: &str) {
    let tags = tags(page);
    let mut ids = HashSet::new();
    for (name, attributes) in &tags {
        if let Some(id) = attributes.get("id") {
            assert!(ids.insert(id.as_str()), "<{name} id={id}> stands twice");
        }
    }
    let mut links = 0;
    for (name, attributes) in &tags {
        let named = attributes.get("aria-labelledby").map(String::as_str);
        let inner = attributes.get("href").and_then(|h| h.strip_prefix('#'));
        for id in named.into_iter().chain(inner) {
            links += 1;
            assert!(ids.contains(id), "<{name}> leads to {id}, which is nowhere");
        }
    }
    assert!(links > 0);
}

#[test]
fn every_link_leads_somewhere() {
    whole(&html(&[fixture::report()]));
    whole(&html(&[fixture::report(), fixture::report(), fixture::silent()]));
}

/// Markup, script, addresses that run, marks that turn the writing direction, terminal escapes, template syntax.
const HOSTILE: &str = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7 * 7 }}{% raw %}&lt;b&gt;\
                       </style></textarea>\u{202e}\u{2066}\u{1b}[31m\u{0}\u{200b}";

fn hostile() -> Report {
    let text =
        |n: &str| format!("The fire in {HOSTILE} Westport killed {n} people on Monday, {HOSTILE} said.\n\n{HOSTILE}");
    let mut articles = vec![article("a", "Mail", &text("12")), article("b", "Post", &text("17"))];
    for article in &mut articles {
        article.id += HOSTILE;
        article.path = Some(format!("dir/{HOSTILE}.txt"));
        article.title = Some(HOSTILE.to_owned());
        article.source = article.source.as_ref().map(|s| format!("{s} {HOSTILE}"));
        article.url = Some("javascript:alert(1)".to_owned());
        article.published_text = Some(HOSTILE.to_owned());
    }
    let mut report = checked(articles);
    report.story = HOSTILE.to_owned();
    report.skipped.push(atodds::model::Skipped { path: HOSTILE.to_owned(), reason: HOSTILE.to_owned() });
    for claim in &mut report.claims {
        claim.subject.id = HOSTILE.to_owned();
        claim.subject.label = HOSTILE.to_owned();
    }
    for finding in &mut report.findings {
        finding.message = HOSTILE.to_owned();
        finding.fingerprint = HOSTILE.to_owned();
        let e = &mut finding.explanation;
        e.rule = HOSTILE.to_owned();
        e.steps.push(HOSTILE.to_owned());
        e.parameters.push((HOSTILE.to_owned(), HOSTILE.to_owned()));
        e.unknown.push(HOSTILE.to_owned());
    }
    report
}

#[test]
fn hostile_text_is_inert() {
    let report = hostile();
    assert!(!report.findings.is_empty(), "the test must put it into a finding");
    let page = html(&[report]);
    whole(&page);
    let tags = tags(&page);
    assert_eq!(tags.iter().filter(|(name, _)| name == "script").count(), 1);
    assert!(tags.iter().all(|(name, _)| name != "img"));
    for (name, attributes) in &tags {
        for (attribute, value) in attributes {
            assert!(!attribute.starts_with("on"), "<{name} {attribute}={value}>");
            let address = attribute == "href";
            assert!(!address || ["#", "https://", "http://"].iter().any(|s| value.starts_with(s)), "{value}");
        }
    }
    assert!(!page.contains(['\u{202e}', '\u{2066}', '\u{1b}', '\u{0}', '\u{200b}']));
    assert!(page.contains("{{ 7 * 7 }}") && !page.contains("49{%"), "template syntax in articles is text");
}

#[test]
fn only_addresses_of_the_web_are_links() {
    let mut articles = vec![
        article("a", "Mail", "The fire in Westport killed 12 people on Monday."),
        article("b", "Post", "The fire in Westport killed 17 people on Monday."),
    ];
    articles[0].url = Some("https://mail.example/fire?a=1&b=\"2\"".to_owned());
    articles[1].url = Some("JAVASCRIPT:alert(1)".to_owned());
    let page = html(&[checked(articles)]);
    let outside: Vec<String> =
        tags(&page).into_iter().filter_map(|(_, a)| a.get("href").cloned()).filter(|h| !h.starts_with('#')).collect();
    assert!(
        !outside.is_empty() && outside.iter().all(|h| h.starts_with("https://mail.example/fire?a=1&b=\"2\"")),
        "{outside:?}"
    );
    assert!(!page.to_lowercase().contains("javascript:"));
}

#[test]
fn a_megabyte_without_a_space_is_shown_once_and_cut_elsewhere() {
    let long = "x".repeat(1 << 20);
    let text = |n: &str| format!("The fire in Westport killed {n} people on Monday {long}.");
    let report = checked(vec![article("a", "Mail", &text("12")), article("b", "Post", &text("17"))]);
    assert_eq!(report.findings.len(), 1);
    let page = html(&[report]);
    assert!(page.len() < 5_000_000, "{}", page.len());
    whole(&page);
}

#[test]
fn what_is_cut_is_said_loudly() {
    let mut report = checked(vec![
        article("a", "Mail", "The fire in Westport killed 12 people on Monday."),
        article("b", "Post", "The fire in Westport killed 17 people on Monday."),
    ]);
    assert!(!html(std::slice::from_ref(&report)).contains("This page does not show everything"));
    for article in &mut report.articles {
        article.article.text += &"\nIt rained for most of the day in the north of the country.".repeat(30_000);
    }
    let page = html(&[report]);
    assert!(page.len() < 5_000_000, "{}", page.len());
    assert!(page.contains("This page does not show everything") && page.contains("bytes of the text are not shown"));
    whole(&page);
}

#[test]
fn the_whole_text_is_there_with_every_claim_marked() {
    let report = fixture::report();
    let page = html(std::slice::from_ref(&report));
    for n in 1..=report.claims.len() {
        assert!(page.contains(&format!("id=\"s1-c{n}\"")), "claim {n}");
    }
    for line in ["The ferry can carry up to 900", "police said."] {
        let bare: String = text_of(&page);
        assert!(bare.contains(line), "{line}");
    }
}

/// The text of a page without its tags.
fn text_of(page: &str) -> String {
    let mut text = Vec::new();
    for token in Tokenizer::new(page) {
        let Ok(token) = token;
        if let Token::String(s) = token {
            text.extend_from_slice(&s);
        }
    }
    String::from_utf8(text).unwrap()
}

#[test]
fn the_draft_is_a_rule_across_the_number_line() {
    let mut draft = article("draft", "Us", "The fire in Westport killed 14 people on Monday.");
    draft.draft = true;
    let report = checked(vec![
        draft,
        article("a", "Mail", "The fire in Westport killed 12 people on Monday."),
        article("b", "Post", "The fire in Westport killed 17 people on Monday."),
    ]);
    let page = html(&[report]);
    assert!(page.contains("<line class=\"rule\""), "{page}");
    assert!(page.contains("The draft has 14."));
}

#[test]
fn facts_without_a_number_stand_on_the_page_too() {
    let mut report = fixture::report();
    let fact = |article: usize, words: &str| {
        let text = &report.articles[article].article.text;
        let start = text.find(words).unwrap();
        let span = Span::new(start, start + words.len());
        Fact {
            article,
            sentence: 0,
            span,
            sentence_span: span,
            subject: "coast guard".to_owned(),
            label: "coast guard".to_owned(),
            value: words.to_owned(),
            detail: Detail::Name(Person { surname: words.to_owned(), given: Vec::new() }),
            attribution: None,
            quoted: false,
            headline: false,
        }
    };
    report.facts = vec![fact(0, "coast guard"), fact(1, "police")];
    let like = report.findings[0].clone();
    report.findings.push(Finding {
        code: Code("role-conflict"),
        group: None,
        cited: vec![Cited::Fact(0), Cited::Fact(1)],
        fingerprint: "fact".to_owned(),
        ..like
    });
    let page = html(&[report]);
    whole(&page);
    assert!(page.contains("id=\"s1-n1\"") && page.contains("id=\"s1-f-fact\""));
}

#[test]
fn a_newsroom_can_put_its_own_parts_in_place() {
    let own = [
        ("strip.html".to_owned(), "<p class=\"house\">The Daily Desk: {{ story.name }}</p>".to_owned()),
        ("page.css".to_owned(), "body { color: black }".to_owned()),
    ];
    let templates = Templates::with(&own).unwrap();
    let shown = page(&[fixture::report()], &templates).unwrap();
    assert!(shown.contains("The Daily Desk: ferry") && shown.contains("<style>body { color: black }</style>"));
    assert_ne!(policy(&shown), policy(&html(&[fixture::report()])), "the style's hash follows the style");
    let broken = Templates::with(&[("strip.html".to_owned(), "{{ story.name.x.y }}".to_owned())]).unwrap();
    let error = page(&[fixture::report()], &broken).unwrap_err().to_string();
    assert!(error.starts_with("strip.html:1: "), "{error}");
}

fn policy(page: &str) -> String {
    tags(page)
        .into_iter()
        .find_map(|(_, a)| a.get("content").filter(|c| c.starts_with("default-src")).cloned())
        .unwrap()
}

#[test]
fn the_command_takes_a_folder_of_parts() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("templates");
    // Left over from an earlier run, where it is there at all.
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let run = || {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_atodds"));
        let args = ["check", "seeds/ferry-toll", "--isolated", "--format", "html", "--fail-on", "never", "--templates"];
        let output = command.args(args).arg(&folder).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap())
    };
    let (code, said) = run();
    assert!(code == Some(2) && said.contains("it holds no .html, .css or .js file"), "{said}");
    std::fs::write(folder.join("strip.html"), "<p>The Daily Desk</p>").unwrap();
    let (code, said) = run();
    assert!(code == Some(0) && said.contains("<p>The Daily Desk</p>"), "{said}");
    std::fs::write(folder.join("strip.html"), "{% if %}").unwrap();
    let (code, said) = run();
    assert!(code == Some(2) && said.contains("templates/strip.html:1: "), "{said}");
}
