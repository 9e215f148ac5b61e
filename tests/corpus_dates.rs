//! The corpora of dates, names, scores, ages and ordinals: a whole text, and all its readings in order.

use atodds::model::{Span, Tokens};
use atodds::pack::Pack;
use atodds::{grammar, tag, tokenize};

fn read(pack: &Pack, text: &str) -> String {
    let mut tokens = tokenize::tokenize(text, Span::new(0, text.len()), pack);
    tag::tag(&mut tokens, pack);
    let found: Vec<String> = grammar::quantities(Tokens(&tokens)).iter().map(ToString::to_string).collect();
    if found.is_empty() { "nothing".to_owned() } else { found.join(" ; ") }
}

#[track_caller]
fn check(corpus: &str) {
    let pack = Pack::builtin();
    let (mut lines, mut misses, mut wrong) = (0, 0, Vec::new());
    for line in corpus.lines().filter(|l| !l.is_empty() && !l.starts_with("# ")) {
        let (text, want) = line.split_once(" => ").expect("`text => readings`");
        let got = read(&pack, text);
        lines += 1;
        misses += usize::from(want == "nothing");
        if got != want {
            wrong.push(format!("{text}\n  want {want}\n  got  {got}"));
        }
    }
    assert!(lines >= 40 && misses > 0, "{lines} lines, {misses} of them near misses");
    assert!(wrong.is_empty(), "{} of {lines} lines differ:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn dates() {
    check(include_str!("corpus/date.txt"));
}

#[test]
fn names() {
    check(include_str!("corpus/name.txt"));
}

#[test]
fn scores() {
    check(include_str!("corpus/score.txt"));
}

#[test]
fn ages() {
    check(include_str!("corpus/age.txt"));
}

#[test]
fn ordinals() {
    check(include_str!("corpus/ordinal.txt"));
}

/// The span of a reading covers its own words and nothing else.
#[test]
fn spans_cover_the_words() {
    let pack = Pack::builtin();
    for (text, words) in [
        ("They met on Wednesday, Dec. 1, 2023, in Rome", "Wednesday, Dec. 1, 2023"),
        ("It was charged under § 230 then", "§ 230"),
        ("Section 230(c)(1) protects them", "Section 230(c)(1)"),
        ("Call (212) 555-0199 now", "(212) 555-0199"),
        ("A 34-year-old man left", "34-year-old"),
        ("John Smith, 34, left", "34"),
        ("They won 10-5-2 there", "10-5-2"),
        ("She is the third-largest donor", "third"),
        ("At 7:48 a.m. GMT it shook", "7:48 a.m. GMT"),
    ] {
        let mut tokens = tokenize::tokenize(text, Span::new(0, text.len()), &pack);
        tag::tag(&mut tokens, &pack);
        let found = grammar::quantities(Tokens(&tokens));
        assert_eq!(found.iter().map(|q| q.span.text(text)).collect::<Vec<_>>(), [words], "{text}");
    }
}

/// Long runs of what these parsers look at take a time that grows with their length, not with its square.
#[test]
fn hostile_text_is_read_in_linear_time() {
    let pack = Pack::builtin();
    let time = |piece: &str, repeats: usize| {
        let text = piece.repeat(repeats);
        let started = std::time::Instant::now();
        read(&pack, &text);
        started.elapsed()
    };
    for piece in
        ["1-", "2004 ", "(1) ", "a@", "Three Mile ", "aged 5, ", "10:10:", "9/", "One hundred and ", "'90", "Smith, "]
    {
        let (short, long) = (time(piece, 100), time(piece, 800));
        // Eight times the text: a square would take 64 times as long.
        assert!(long < short * 32 + std::time::Duration::from_secs(1), "{piece:?}: {short:?}, then {long:?}");
    }
}
