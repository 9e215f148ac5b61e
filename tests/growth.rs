//! How the time of a run grows: text that was written to be slow takes about as much longer as it is longer, and no figure of a
//! row without end is held against all others.
//!
//! Times of one machine are compared with each other and never with a clock's.

use atodds::model::{Article, Report};
use atodds::pack::Pack;
use atodds::read::Story;
use atodds::{Options, check, parse};
use std::time::{Duration, Instant};

/// Texts without an end of a sentence, in which nearly every word is a figure or leads one in.
const HOSTILE: [&str; 6] = ["5-5-5-5-", "5/5/", "5% 5% 5% ", "(5 people ", "5 and 6 and ", "5\u{200b}"];

/// Short sentences with a figure each.
const PLAIN: &str = "The storm killed 5 people. ";

const LESS: usize = 1_500;
const MORE: usize = 8 * LESS;

fn story(unit: &str, bytes: usize) -> Story {
    let text = format!("Outlet\n\n{}\n", unit.repeat(bytes.div_ceil(unit.len())));
    let article = Article { text, ..Article::default() };
    Story { name: "growth".to_owned(), articles: vec![article], skipped: Vec::new() }
}

fn run(unit: &str, bytes: usize, pack: &Pack) -> Report {
    check(story(unit, bytes), pack, &Options::default())
}

/// The shorter of two runs: another program may have had the machine during one.
fn time(unit: &str, bytes: usize, pack: &Pack) -> Duration {
    let once = |_| {
        let start = Instant::now();
        run(unit, bytes, pack);
        start.elapsed()
    };
    (0..2).map(once).min().unwrap_or_default()
}

#[test]
fn eight_times_the_text_is_not_sixty_four_times_the_work() {
    let pack = Pack::builtin();
    for unit in HOSTILE {
        let (less, more) = (time(unit, LESS, &pack), time(unit, MORE, &pack));
        assert!(more < less * 8 * 3, "{unit:?}: {less:?} for {LESS} bytes, {more:?} for {MORE}");
    }
}

#[test]
fn rows_of_figures_cost_no_more_than_a_few_times_what_sentences_do() {
    let pack = Pack::builtin();
    let plain = time(PLAIN, LESS, &pack);
    for unit in HOSTILE {
        let row = time(unit, LESS, &pack);
        assert!(row < plain * 8, "{unit:?}: {row:?}, sentences {plain:?}");
    }
}

#[test]
fn a_row_ends_at_its_bound_and_a_sentence_is_whole() {
    let pack = Pack::builtin();
    let figures = |text: String| {
        let article = Article { text: format!("Outlet\n\n{text}\n"), ..Article::default() };
        parse(&article, &pack).iter().map(|p| p.quantities.len()).max().unwrap_or(0)
    };
    let list = |n: usize| (0..n).map(|i| format!("{} tonnes", i + 3)).collect::<Vec<_>>().join(", ");
    assert_eq!(figures(format!("They sold {}.", list(20))), 20);
    assert_eq!(figures(format!("They sold {}.", list(90))), 32);
}

#[test]
fn figures_that_are_too_many_to_read_are_told() {
    let pack = Pack::builtin();
    let told = |text: String| {
        let article = Article { id: "a.txt".to_owned(), text: format!("Outlet\n\n{text}\n"), ..Article::default() };
        let story = Story { name: "rows".to_owned(), articles: vec![article], skipped: Vec::new() };
        let report = check(story, &pack, &Options::default());
        report.skipped.iter().map(|s| format!("{}: {}", s.path, s.reason)).collect::<Vec<_>>()
    };
    let row =
        |n: usize| format!("They sold {}.", (0..n).map(|i| format!("{} tonnes", i + 3)).collect::<Vec<_>>().join(", "));
    let of = |row: &str| {
        format!("a.txt: only the first 32 figures of {row} are compared; break a row up to have all of it compared")
    };
    let opening = "“They sold 3 tonnes, 4 …”";
    assert_eq!(told(row(32)), [""; 0]);
    assert_eq!(told(row(33)), [of(opening)]);
    assert_eq!(told(format!("{}\n\n{}", row(40), row(33))), [of(&format!("{opening} and of another sentence"))]);
    assert_eq!(told(format!("{0} {0} {0}", row(40))), [of(&format!("{opening} and of 2 more sentences"))]);
    // An article may have 25,000. Years are figures that are compared with none, so that the test is quick.
    let years = (0..32).map(|i| format!("{}", i + 1960)).collect::<Vec<_>>().join(", ");
    let article = |rows: usize| format!("They met in {years}.\n\n").repeat(rows);
    assert_eq!(told(article(700)), [""; 0]);
    let full = "a.txt: the article has more than 25000 figures; those behind them are not compared: give it in parts";
    assert_eq!(told(article(1_100)), [full]);
}
