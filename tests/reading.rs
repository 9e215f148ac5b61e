//! What the corpora cannot say of a reading: which words it covers, and that hostile text is read in linear time.

use atodds::model::{Span, Tokens};
use atodds::pack::Pack;
use atodds::{grammar, tag, tokenize};

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
        let mut tokens = tokenize::tokenize(&text, Span::new(0, text.len()), &pack);
        tag::tag(&mut tokens, &pack);
        grammar::quantities(Tokens(&tokens));
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
