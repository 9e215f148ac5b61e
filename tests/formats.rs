//! The machine formats keep their standards, and nothing in an article, a file name or a message gets out of its place in them.

mod fixture;

use atodds::model::{Code, Finding, Report, Rule, Severity, Skipped, Span};
use atodds::pack::Pack;
use atodds::read::{Input, Source, stories};
use atodds::render::{Format, Look, markdown, render};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn schema(name: &str) -> jsonschema::Validator {
    let text = fs::read_to_string(root().join("tests/schemas").join(name)).unwrap();
    // The published pattern of a language has a bracket too many, which a strict reader of patterns refuses.
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    jsonschema::validator_for(&schema).unwrap()
}

#[track_caller]
fn valid(validator: &jsonschema::Validator, value: &Value) {
    let errors: Vec<String> = validator.iter_errors(value).map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

fn shown(report: &Report, format: Format) -> String {
    render(std::slice::from_ref(report), format, Look::default())
}

fn json(report: &Report, format: Format) -> Value {
    serde_json::from_str(&shown(report, format)).unwrap()
}

/// The stories that ship with the project, as the program reports them.
fn reports() -> Vec<Report> {
    let pack = Pack::builtin();
    let mut folders: Vec<_> = fs::read_dir(root().join("seeds")).unwrap().map(|e| e.unwrap().path()).collect();
    folders.retain(|f| f.is_dir());
    folders.sort();
    let inputs = folders.iter().map(|folder| {
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
        files.sort();
        let source = |p: &std::path::PathBuf| Source {
            path: format!("seeds/{}/{}", name(folder), name(p)),
            bytes: fs::read(p).unwrap(),
        };
        Input::Folder {
            path: format!("seeds/{}", name(folder)),
            files: files.iter().map(source).collect(),
            unreadable: Vec::new(),
        }
    });
    stories(inputs.collect()).into_iter().map(|s| atodds::check(s, &pack, &atodds::Options::default())).collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

const MARKUP: &str = "<script>alert(1)</script> [x](javascript:alert(1)) ![y](http://evil.test/z) `q` **b** @desk";
const STEERING: &str = "\u{1b}[31mred\u{202e}txet\u{7}";
const FILE: &str = "a,b::c\n::error file=x::y\r\u{202e}\u{1b}[2J\"%0A=cmd.md";

/// A report whose every piece of free text is hostile.
fn hostile() -> Report {
    let mut report = fixture::report();
    let bad = format!("{MARKUP}\n::error::forged\n{STEERING}");
    for article in &mut report.articles {
        let article = &mut article.article;
        let text = format!("{}=HYPERLINK(\"http://evil.test\") {bad}\n", article.text);
        let end = text.len() - 1;
        article.text = text;
        article.source = Some(format!("={bad}"));
        article.id = format!("+{bad}");
        article.path = Some(FILE.to_owned());
        article.title = Some(bad.clone());
        for claim in report.claims.iter_mut().filter(|c| c.article == 0) {
            claim.sentence_span = Span::new(claim.sentence_span.start, claim.sentence_span.start.max(end.min(900)));
        }
    }
    for claim in &mut report.claims {
        let text = &report.articles[claim.article].article.text;
        claim.sentence_span = Span::new(claim.sentence_span.start, text.len());
        claim.subject.label = bad.clone();
        claim.subject.text = bad.clone();
        claim.subject.id = bad.clone();
    }
    report.story = bad.clone();
    for finding in &mut report.findings {
        finding.message = bad.clone();
        finding.explanation.steps = vec![bad.clone()];
        finding.explanation.unknown = vec![bad.clone()];
    }
    report.skipped = vec![Skipped { path: FILE.to_owned(), reason: bad }];
    report
}

/// No format lets through what a terminal or a reader of logs would obey.
#[test]
fn nothing_steers_a_terminal_in_any_format() {
    for format in Format::ALL {
        let shown = shown(&hostile(), format);
        for c in ['\u{1b}', '\u{7}'] {
            assert!(!shown.contains(c), "{} lets {c:?} through", format.name());
        }
        // JSON keeps the words as they are for programs; they decide how to show them.
        let words = matches!(format, Format::Json | Format::Jsonl);
        assert!(words || !shown.contains('\u{202e}'), "{} lets a change of direction through", format.name());
    }
}

#[test]
fn markdown_shows_hostile_text_as_text() {
    let shown = shown(&hostile(), Format::Markdown);
    assert!(!shown.contains("<script") && shown.contains("&lt;script&gt;"), "{shown}");
    assert!(!shown.contains("[x](") && shown.contains("\\[x\\]("), "no link");
    assert!(!shown.contains("!["), "no picture");
    assert!(!shown.replace(FILE, "").contains("@desk"), "no mention");
    // Only code spans, which hold file names, may name an address whole.
    let outside: String = shown.split('`').step_by(2).collect();
    assert!(!outside.contains("http://") || outside.contains("http&#58;//"), "no bare address: {outside}");
    let headings = shown.lines().filter(|l| l.starts_with('#')).count();
    assert_eq!(headings, 1 + hostile().findings.len(), "text makes no heading of its own");
}

#[test]
fn csv_keeps_hostile_text_in_its_cells() {
    let report = hostile();
    let shown = shown(&report, Format::Csv);
    assert_eq!(shown.matches("\r\n").count(), 1 + report.claims.len(), "a row a claim");
    assert_eq!(shown.matches(['\r', '\n']).count(), 2 * (1 + report.claims.len()), "no other line break");
    let rows: Vec<Vec<String>> = shown.trim_end().split("\r\n").map(cells).collect();
    for row in &rows {
        assert_eq!(row.len(), rows[0].len(), "{row:?}");
        for cell in row {
            let formula = cell.starts_with(['=', '+', '-', '@']);
            assert!(!formula || cell.parse::<i64>().is_ok(), "{cell:?} is a formula");
        }
    }
    assert!(rows.iter().flatten().any(|c| c.starts_with("'=")), "the outlet's name was guarded");
}

/// The cells of one line by RFC 4180.
fn cells(line: &str) -> Vec<String> {
    let mut cells = vec![String::new()];
    let mut quoted = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if quoted && chars.peek() == Some(&'"') => {
                chars.next();
                cells.last_mut().unwrap().push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => cells.push(String::new()),
            c => cells.last_mut().unwrap().push(c),
        }
    }
    assert!(!quoted, "an open quotation in {line:?}");
    cells
}

#[test]
fn github_annotations_keep_hostile_text_in_their_message() {
    let shown = shown(&hostile(), Format::Github);
    let report = hostile();
    assert_eq!(shown.lines().count(), report.findings.len() + report.skipped.len(), "{shown}");
    for line in shown.lines() {
        assert!(line.starts_with("::"), "{line}");
        let (properties, message) = line[2..].split_once("::").unwrap();
        let properties = properties.split_once(' ').unwrap().1;
        for property in properties.split(',') {
            let (key, value) = property.split_once('=').unwrap();
            assert!(["file", "line", "col", "endColumn", "endLine", "title"].contains(&key), "{property}");
            assert!(!value.contains(':'), "{property}");
        }
        assert!(message.contains("forged"), "the message is whole: {message}");
    }
}

#[test]
fn github_annotations_say_what_does_not_fit() {
    let with = |high: usize, medium: usize| {
        let mut report = fixture::report();
        let finding = |severity, n: usize| Finding {
            severity,
            message: format!("{} {n}", severity.name()),
            ..fixture::report().findings[0].clone()
        };
        report.findings = (0..medium).map(|n| finding(Severity::Medium, n)).collect();
        report.findings.extend((0..high).map(|n| finding(Severity::High, n)));
        report.skipped.clear();
        shown(&report, Format::Github)
    };
    let count = |shown: &str, kind: &str| shown.lines().filter(|l| l.starts_with(kind)).count();
    let ten = with(10, 0);
    assert_eq!((count(&ten, "::error "), ten.contains("more")), (10, false), "ten fit");
    let more = with(14, 11);
    assert_eq!((count(&more, "::error "), count(&more, "::warning ")), (10, 10));
    assert!(more.contains("::error title=atodds::5 more are not shown"), "{more}");
    assert!(more.contains("::warning title=atodds::2 more are not shown"), "{more}");
    assert!(more.starts_with("::error "), "the gravest come first");
}

#[test]
fn sarif_is_valid_whatever_the_text() {
    let schema = schema("sarif-2.1.0.json");
    for report in [fixture::report(), fixture::silent(), hostile(), Report::default()] {
        valid(&schema, &json(&report, Format::Sarif));
    }
    let mut broken = json(&fixture::report(), Format::Sarif);
    broken["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0.into();
    assert!(!schema.is_valid(&broken), "the schema refuses line 0");
}

#[test]
fn sarif_names_places_as_uris_and_rules_by_index() {
    let log = json(&hostile(), Format::Sarif);
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let uri = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        assert_eq!(uri, "a%2Cb%3A%3Ac%0A%3A%3Aerror%20file%3Dx%3A%3Ay%0D%E2%80%AE%1B%5B2J%22%250A%3Dcmd.md");
    }
    let log = json(&fixture::report(), Format::Sarif);
    let run = &log["runs"][0];
    for result in run["results"].as_array().unwrap() {
        let index = result["ruleIndex"].as_u64().unwrap() as usize;
        assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
        assert_eq!(result["partialFingerprints"].as_object().unwrap().len(), 1);
    }
    let first = &run["results"][0];
    assert_eq!(first["level"], "error");
    assert_eq!(
        first["locations"][0]["physicalLocation"]["region"],
        serde_json::json!({"startLine": 3, "startColumn": 38, "endLine": 3, "endColumn": 46, "snippet": {"text": "about 40"}})
    );
    assert_eq!(first["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"], "ferry/b.txt");
    assert_eq!(run["invocations"][0]["executionSuccessful"], false, "an input was not read");
}

#[test]
fn rdjson_is_what_its_description_says() {
    let schema = schema("rdjson.json");
    for report in [fixture::report(), fixture::silent(), hostile(), Report::default()] {
        valid(&schema, &json(&report, Format::Rdjson));
    }
    let list = json(&fixture::report(), Format::Rdjson);
    let first = &list["diagnostics"][0];
    assert_eq!(first["severity"], "ERROR");
    assert_eq!(
        first["location"],
        serde_json::json!({"path": "ferry/a.txt", "range": {"start": {"line": 3, "column": 38}, "end": {"line": 3, "column": 46}}})
    );
    assert_eq!(first["related_locations"].as_array().unwrap().len(), 1);
}

/// The bytes of the file at the columns that rdjson names are the words that are marked.
#[test]
fn rdjson_columns_are_bytes_of_the_file() {
    let source = "# Fähre\n\nÄrzte: *über* **500** people died &amp; 7 were hurt.\n";
    let read = |path: &str, text: &str| Input::File(Source { path: path.to_owned(), bytes: text.as_bytes().to_vec() });
    let other = "A headline\n\nThe doctors say 900 people died.\n";
    let mut read = stories(vec![read("a.md", source), read("b.txt", other)]);
    let report = atodds::check(read.remove(0), &Pack::builtin(), &atodds::Options::default());
    let quantities = report.claims.iter().filter(|c| c.article == 0).count();
    assert!(quantities >= 2, "{:?}", report.claims);
    let mut report = report;
    report.findings = (0..report.claims.len())
        .map(|n| Finding { cited: vec![atodds::model::Cited::Claim(n)], ..fixture::report().findings[0].clone() })
        .collect();
    let list = json(&report, Format::Rdjson);
    for (diagnostic, claim) in list["diagnostics"].as_array().unwrap().iter().zip(&report.claims) {
        let range = &diagnostic["location"]["range"];
        let number = |v: &Value| usize::try_from(v.as_u64().unwrap()).unwrap();
        let file = if claim.article == 0 { source } else { other };
        let line = file.lines().nth(number(&range["start"]["line"]) - 1).unwrap();
        let marked = &line[number(&range["start"]["column"]) - 1..number(&range["end"]["column"]) - 1];
        let text = claim.quantity.span.text(&report.articles[claim.article].article.text);
        assert_eq!(marked.replace('*', ""), text, "{diagnostic}");
    }
}

#[test]
fn every_example_story_keeps_every_standard() {
    let (sarif, rdjson) = (schema("sarif-2.1.0.json"), schema("rdjson.json"));
    let reports = reports();
    assert!(reports.iter().any(|r| !r.findings.is_empty()));
    for report in &reports {
        valid(&sarif, &json(report, Format::Sarif));
        valid(&rdjson, &json(report, Format::Rdjson));
        let rows: Vec<Vec<String>> = shown(report, Format::Csv).trim_end().split("\r\n").map(cells).collect();
        assert_eq!(rows.len(), 1 + report.claims.len() + report.facts.len());
        assert!(rows.iter().all(|r| r.len() == rows[0].len()));
        // Every finding brings the rule that its format may show.
        for finding in &report.findings {
            assert!(report.rules.iter().any(|r| r.code == finding.code), "{}", finding.code);
        }
    }
    let all: Value = serde_json::from_str(&render(&reports, Format::Sarif, Look::default())).unwrap();
    valid(&sarif, &all);
}

#[test]
fn a_summary_keeps_to_its_limit() {
    let report = fixture::report();
    let whole = markdown::render(std::slice::from_ref(&report));
    assert_eq!(markdown::summary(std::slice::from_ref(&report), whole.len()), whole);
    let cut = markdown::summary(&[report], whole.len() - 1);
    assert!(cut.len() < whole.len() && cut.contains("### f1") && !cut.contains("### f3"), "{cut}");
    assert!(cut.ends_with("a summary can hold no more.\n"), "{cut}");
}

#[test]
fn a_finding_without_its_rule_still_shows_in_sarif() {
    let mut report = fixture::report();
    report.rules = vec![Rule { code: Code("other"), summary: String::new(), help: String::new() }];
    valid(&schema("sarif-2.1.0.json"), &json(&report, Format::Sarif));
}
