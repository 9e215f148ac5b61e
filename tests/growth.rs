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
