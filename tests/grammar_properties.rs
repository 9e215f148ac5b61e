//! What must hold for every number and every text: written and read again it is the same, and no text makes the grammar stumble.

use atodds::grammar::quantities;
use atodds::model::{Article, Quantity, Span, Tokens};
use atodds::pack::Pack;
use atodds::read::Story;
use atodds::tokenize::tokenize;
use proptest::prelude::*;
use rust_decimal::Decimal;
use std::sync::LazyLock;
use std::time::{Duration, Instant};

static PACK: LazyLock<Pack> = LazyLock::new(Pack::builtin);

fn read(text: &str) -> Vec<Quantity> {
    let tokens = tokenize(text, Span::new(0, text.len()), &PACK);
    quantities(Tokens(&tokens))
}

/// The one value a text gives.
fn value(text: &str) -> Option<Decimal> {
    match read(text).as_slice() {
        [one] => one.stated().map(|n| n.value.normalize()),
        [..] => None,
    }
}

fn grouped(n: u64) -> String {
    let digits = n.to_string();
    let mut out = String::new();
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

fn words(n: u64) -> String {
    let join = |head: String, rest: u64, and: bool| match rest {
        0 => head,
        rest if and && rest < 100 => format!("{head} and {}", words(rest)),
        rest => format!("{head} {}", words(rest)),
    };
    match n {
        0..=19 => SMALL[n as usize].to_owned(),
        20..=99 if n.is_multiple_of(10) => TENS[(n / 10) as usize].to_owned(),
        20..=99 => format!("{}-{}", TENS[(n / 10) as usize], SMALL[(n % 10) as usize]),
        100..=999 => join(format!("{} hundred", words(n / 100)), n % 100, true),
        1_000..=999_999 => join(format!("{} thousand", words(n / 1_000)), n % 1_000, n % 1_000 >= 10),
        _ => join(format!("{} million", words(n / 1_000_000)), n % 1_000_000, false),
    }
}

/// `twenty-first`, `one hundred and fifth`: the last word of the number as an ordinal.
fn ordinal(n: u64) -> String {
    let text = words(n);
    let at = text.rfind([' ', '-']).map_or(0, |at| at + 1);
    let (head, last) = text.split_at(at);
    let last = match last {
        "one" => "first".to_owned(),
        "two" => "second".to_owned(),
        "three" => "third".to_owned(),
        "five" => "fifth".to_owned(),
        "eight" => "eighth".to_owned(),
        "nine" => "ninth".to_owned(),
        "twelve" => "twelfth".to_owned(),
        tens if tens.ends_with('y') => format!("{}ieth", tens.trim_end_matches('y')),
        other => format!("{other}th"),
    };
    format!("{head}{last}")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn grouped_digits_are_read_back(n in 10_000u64..1_000_000_000_000_000) {
        prop_assert_eq!(value(&format!("{} ships", grouped(n))), Some(Decimal::from(n)));
    }

    #[test]
    fn number_words_are_read_back(n in 2u64..1_000_000_000) {
        let text = format!("{} ships", words(n));
        prop_assert_eq!(value(&text), Some(Decimal::from(n)), "{}", text);
    }

    #[test]
    fn decimals_with_a_scale_are_read_back(n in 11u64..9_999, scale in 0usize..3) {
        let (word, factor) = [("million", 1_000_000u64), ("billion", 1_000_000_000), ("trillion", 1_000_000_000_000)][scale];
        let coefficient = Decimal::new(n as i64, 1);
        let want = (coefficient * Decimal::from(factor)).normalize();
        prop_assert_eq!(value(&format!("{coefficient} {word} ships")), Some(want));
        prop_assert_eq!(value(&format!("${coefficient} {word}")), Some(want));
    }

    #[test]
    fn percents_and_bounds_are_read_back(n in 0u64..1_000, tenths in 1u64..10) {
        let percent = Decimal::new((n * 10 + tenths) as i64, 1);
        for text in [format!("{percent}%"), format!("{percent} percent"), format!("more than {percent}%"), format!("at least {percent} per cent")] {
            prop_assert_eq!(value(&text), Some(percent), "{}", text);
        }
    }

    #[test]
    fn ranges_are_read_back(low in 10_000u64..500_000, more in 1u64..500_000) {
        let high = low + more;
        for text in [format!("between {} and {} ships", grouped(low), grouped(high)), format!("{}-{} ships", grouped(low), grouped(high)), format!("from {} to {} ships", grouped(low), grouped(high))] {
            let found = read(&text);
            prop_assert_eq!(found.len(), 1, "{}", text);
            let ends = (found[0].interval.low.map(|n| n.value), found[0].interval.high.map(|n| n.value));
            prop_assert_eq!(ends, (Some(Decimal::from(low)), Some(Decimal::from(high))), "{}", text);
        }
    }

    #[test]
    fn money_words_and_codes_are_read_back(n in 1u64..1_000_000, cents in 0u64..100, pick in 0usize..6) {
        let (before, after, id) = [("$", "", "$"), ("US$", "", "USD"), ("€", "", "EUR"), ("£", "", "GBP"), ("", " euros", "EUR"), ("", " dollars", "$")][pick];
        let amount = Decimal::new((n * 100 + cents) as i64, 2);
        let text = format!("{before}{}.{cents:02}{after}", grouped(n));
        let found = read(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].stated().map(|n| n.value), Some(amount), "{}", text);
        prop_assert_eq!(found[0].unit_id(), Some(id), "{}", text);
        prop_assert_eq!(value(&format!("{} dollars", words(n + 1))), Some(Decimal::from(n + 1)));
    }

    #[test]
    fn units_and_rates_are_read_back(tenths in 21u64..99_999, pick in 0usize..8, per in 0usize..4) {
        let (unit, id) = [("km", "km"), ("miles", "mi"), ("tonnes", "t"), ("litres", "L"), ("gallons", "gal"), ("acres", "acre"), ("metres", "m"), ("kilograms", "kg")][pick];
        let (rate, below) = [("", None), (" a day", Some("day")), (" per week", Some("week")), (" every month", Some("month"))][per];
        let number = Decimal::new(tenths as i64, 1);
        let text = format!("{number} {unit}{rate}");
        let found = read(&text);
        prop_assert_eq!(found.len(), 1, "{}", text);
        prop_assert_eq!(found[0].stated().map(|n| n.value.normalize()), Some(number.normalize()), "{}", text);
        prop_assert_eq!((found[0].unit_id(), found[0].per.as_deref()), (Some(id), below), "{}", text);
    }

    #[test]
    fn fractions_are_read_back(above in 1u64..20, below in 2u64..100, whole in 2u64..500) {
        // Two days have names of their own.
        prop_assume!(!matches!((above, below), (9, 11) | (7, 7)));
        let want = Decimal::from(above).checked_div(Decimal::from(below)).unwrap();
        prop_assert_eq!(value(&format!("{above}/{below} of the crop")), Some(want.normalize()));
        let (name, parts) = [("half", 2u64), ("third", 3), ("quarter", 4), ("fifth", 5), ("tenth", 10)][(below % 5) as usize];
        let part = Decimal::ONE.checked_div(Decimal::from(parts)).unwrap();
        prop_assert_eq!(value(&format!("a {name} of the crop")), Some(part.normalize()));
        let mixed = Decimal::from(whole) + Decimal::new(5, 1);
        for text in [format!("{whole}½ miles"), format!("{} and a half miles", words(whole)), format!("{} miles and a half", words(whole))] {
            prop_assert_eq!(value(&text), Some(mixed), "{}", text);
        }
    }

    #[test]
    fn shares_and_margins_are_read_back(part in 1u64..10, whole in 11u64..100, margin in 1u64..9) {
        let want = Decimal::from(part).checked_div(Decimal::from(whole)).unwrap();
        for text in [format!("{part} in {whole}"), format!("{part} out of {whole}"), format!("{} in {}", words(part), words(whole))] {
            prop_assert_eq!(value(&text), Some(want.normalize()), "{}", text);
        }
        let text = format!("{whole} ± {margin} percent");
        let found = read(&text);
        let ends = found.first().map(|q| (q.interval.low.map(|n| n.value), q.interval.high.map(|n| n.value)));
        prop_assert_eq!(ends, Some((Some(Decimal::from(whole - margin)), Some(Decimal::from(whole + margin)))), "{}", text);
    }

    #[test]
    fn ordinals_are_read_back(n in 1u64..1_000_000) {
        let suffix = match (n % 100, n % 10) {
            (11..=13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            (_, _) => "th",
        };
        for text in [format!("the {}{suffix} case", grouped(n)), format!("the {} case", ordinal(n))] {
            prop_assert_eq!(value(&text), Some(Decimal::from(n)), "{}", text);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn no_bytes_make_it_stumble(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let text = String::from_utf8_lossy(&bytes);
        for quantity in read(&text) {
            prop_assert!(text.get(quantity.span.range()).is_some());
        }
    }

    #[test]
    fn no_text_makes_it_stumble(text in "\\PC{0,80}") {
        for quantity in read(&text) {
            prop_assert!(quantity.span.contains(quantity.number) || quantity.number.is_empty());
            prop_assert!(text.get(quantity.span.range()).is_some());
        }
    }

    #[test]
    fn no_row_of_number_words_makes_it_stumble(picks in proptest::collection::vec(0usize..40, 0..25)) {
        const PIECES: [&str; 40] = [
            "one", "two", "twenty", "hundred", "thousand", "million", "dozens", "and", "a", "half", "third", "thirds", "of", "point", "to", "-",
            "–", "%", "$", "3", "4.5", "1,000", "m", "k", "in", "out", "times", "about", "more than", "or more", "per", "day", "from", "between",
            "fell", "by", ",", "/", "^", "½",
        ];
        let text: Vec<&str> = picks.iter().map(|i| PIECES[*i]).collect();
        let text = text.join(" ");
        for quantity in read(&text) {
            prop_assert!(text.get(quantity.span.range()).is_some());
        }
    }
}

#[test]
fn a_megabyte_of_anything_takes_time_in_its_length() {
    for piece in [
        "7",
        "1,",
        "1 ",
        "one hundred ",
        "about ",
        "1-",
        "million ",
        "$",
        "1/",
        "a half ",
        "between 1 and ",
        "1 000 ",
        ".5",
    ] {
        let measure = |bytes: usize| {
            let text = piece.repeat(bytes / piece.len());
            let start = Instant::now();
            read(&text);
            start.elapsed()
        };
        let (small, large) = (measure(2_000), measure(20_000));
        // Ten times the text; thirty times the time leaves room for a busy machine, a square would need a hundred.
        assert!(large < small * 30 + Duration::from_millis(300), "{piece:?}: {small:?} for 2 kB, {large:?} for 20 kB");
    }
    read(&"7".repeat(1_000_000));
}

/// How many times as long the first takes as the second: the best of each, taken in turns, because other tests run beside.
fn times_as_long(first: impl Fn(), second: impl Fn()) -> f64 {
    let once = |work: &dyn Fn()| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    let (mut a, mut b) = (Duration::MAX, Duration::MAX);
    for _ in 0..4 {
        a = a.min(once(&first));
        b = b.min(once(&second));
    }
    a.as_secs_f64() / b.as_secs_f64()
}

/// A row of numbers close together is hardly harder to read than the same numbers apart.
#[test]
fn a_row_of_numbers_costs_no_more_than_numbers_apart() {
    for row in ["5-", "5–", "5/", "5:", "5 to "] {
        let times = times_as_long(|| drop(read(&row.repeat(200))), || drop(read(&"5 . ".repeat(200))));
        assert!(times < 3.0, "{row:?} takes {times:.1} times as long");
    }
}

/// The same on the whole path, in one sentence of hundreds of numbers: each may look at all the others, but only at a glance.
#[test]
fn an_article_of_numbers_costs_no_more_than_an_article_of_sentences() {
    let check = |text: String| {
        let article = Article { text, ..Article::default() };
        let story = Story { name: "hostile".to_owned(), articles: vec![article], skipped: Vec::new() };
        drop(atodds::check(story, &PACK, &atodds::Options::default()));
    };
    let times = times_as_long(|| check("5-".repeat(750)), || check("5 men left. ".repeat(400)));
    assert!(times < 15.0, "750 numbers in a row take {times:.1} times as long as 400 sentences");
}

#[test]
fn decimals_are_exact() {
    for (text, want) in [
        ("0.1 percent", Some("0.1")),
        ("79228162514264337593543950335 ships", Some("79228162514264337593543950335")),
        ("1234567890123456789012345.678 ships", Some("1234567890123456789012345.678")),
        ("79228162514264337593543950336 ships", None),
        ("1e400 ships", None),
        ("79228162514264337593543950335 million ships", None),
    ] {
        assert_eq!(value(text), want.map(|w| w.parse().unwrap()), "{text}");
        let found = read(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].note.is_some(), want.is_none(), "{text}");
    }
}
