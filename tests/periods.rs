//! `tests/periods.txt`, line by line: which days a text names, seen from an article's date.

use atodds::model::{Period, Span};
use atodds::pack::Pack;
use atodds::period::{periods, periods_in};
use atodds::{tag, tokenize};
use jiff::civil::Date;

/// All periods of `text` in the notation of the file.
fn read(pack: &Pack, text: &str, published: Option<Date>, country: Option<&str>) -> String {
    let mut tokens = tokenize::tokenize(text, Span::new(0, text.len()), pack);
    tag::tag(&mut tokens, pack);
    let found = match country {
        None => periods(&tokens, published),
        Some(_) => periods_in(&tokens, published, country),
    };
    for (span, period) in &found {
        assert_eq!(span.text(text), period.text, "the span covers the period's words");
    }
    let shown: Vec<String> = found.iter().map(|(_, period)| show(period)).collect();
    if shown.is_empty() { "nothing".to_owned() } else { shown.join(" ; ") }
}

fn show(period: &Period) -> String {
    let day = |d: Option<Date>| d.map_or("?".to_owned(), |d| d.to_string());
    format!("{}..{} {}", day(period.from), day(period.to), period.key.as_deref().unwrap_or("no key"))
}

#[test]
fn every_line_names_its_days() {
    let pack = Pack::builtin();
    let mut wrong = Vec::new();
    let mut lines = 0;
    for line in include_str!("periods.txt").lines().filter(|l| !l.is_empty() && !l.starts_with('#')) {
        let (published, rest) = line.split_once(" | ").expect("`published | text => periods`");
        let (text, want) = rest.split_once(" => ").expect("`text => periods`");
        let got = read(&pack, text, published.parse().ok(), None);
        lines += 1;
        if got != want {
            wrong.push(format!("{published} | {text}\n  want {want}\n  got  {got}"));
        }
    }
    assert!(lines >= 60, "only {lines} lines were read");
    assert!(wrong.is_empty(), "{} of {lines} lines differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn fiscal_years_differ_by_country() {
    let pack = Pack::builtin();
    for (country, want) in [
        ("US", "2023-10-01..2024-09-30"),
        ("GB", "2023-04-01..2024-03-31"),
        ("JP", "2024-04-01..2025-03-31"),
        ("AU", "2023-07-01..2024-06-30"),
        ("DE", "2024-01-01..2024-12-31"),
    ] {
        let got = read(&pack, "sales in fiscal 2024", None, Some(country));
        assert_eq!(got, format!("{want} fiscal:2024"), "{country}");
    }
}

#[test]
fn the_ends_of_the_calendar_give_no_date() {
    let pack = Pack::builtin();
    let first = Date::new(-9999, 1, 1).ok();
    assert_eq!(read(&pack, "It rained last year", first, None), "?..? last-year");
    assert_eq!(read(&pack, "It rained in the past 999999999999 years", first, None), "?..? past:999999999999:year");
}
