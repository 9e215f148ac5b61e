//! Slips planted into the stories of `tests/calm`, `tests/stories` and `seeds`: how many are found, and what else is said then.
//!
//! One article of a story gets one slip: a million for a billion, a digit changed or two turned around, another unit, points for
//! percent, a lost “at least”, another weekday, a list that no longer adds up. A slip counts as *shared* where another article of
//! the story gives the same figure: only there can a comparison see it. It is *found* where a finding at low or above cites the
//! planted place; any other finding at medium or above that was not there before is a false alarm.
//!
//! The same slips are planted a second time with the article as a draft that is linted against the others, as before publication,
//! and a third time into a story of two: an article and its copy with the slip, as when one outlet rewrites
//! another. There every figure is shared and in the same words, so what is missed is missed by the checks.
//!
//! All shared slips of size, digit and unit are planted, and some of the rest: `ATODDS_SLIPS=5000` plants more (all of them at most),
//! `ATODDS_SLIPS_LIST=1` lists what was missed. The table goes to standard output.

use atodds::check::compare::rounding_of;
use atodds::model::{Article, Cited, Claim, Hedge, Number, Report, Severity, Span};
use atodds::pack::Pack;
use atodds::read::{Input, Source, Story, stories, wanted};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Slips planted where nothing else is asked for: as many as run within half a minute on two cores.
const USUAL: usize = 300;

/// Least share of shared slips found, in percent, by where it is planted. `docs/accuracy.md` has the figures
/// behind them; in other words a slip is found only where the two claims are put together.
const FLOORS: &[(Mode, Kind, usize)] = &[
    (Mode::Copy, Kind::Magnitude, 90),
    (Mode::Copy, Kind::Digit, 90),
    (Mode::Copy, Kind::Unit, 85),
    (Mode::Copy, Kind::Points, 80),
    (Mode::Copy, Kind::Hedge, 80),
    (Mode::Copy, Kind::Sum, 95),
    (Mode::Draft, Kind::Magnitude, 95),
    (Mode::Draft, Kind::Digit, 95),
    (Mode::Draft, Kind::Unit, 95),
    (Mode::Copy, Kind::Weekday, 90),
    (Mode::Story, Kind::Sum, 95),
    (Mode::Story, Kind::Magnitude, 95),
    (Mode::Story, Kind::Digit, 95),
    (Mode::Story, Kind::Unit, 95),
];

/// Slips of a kind from which on its share is held to its floor.
const ENOUGH: usize = 10;

/// Most false alarms for a hundred slips.
const ALARMS: usize = 5;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Mode {
    /// Into one article of a story, whose others give the figure in their own words.
    Story,
    /// The same, the article being a draft that is held against the others.
    Draft,
    /// Into a copy of the article, the story being the two.
    Copy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Magnitude,
    Digit,
    Unit,
    Points,
    Hedge,
    Weekday,
    Sum,
}

/// A story without its slip and what is said of it.
struct Calm {
    story: Story,
    report: Report,
}

/// One slip: the article's new text and where in it the slip stands.
#[derive(Clone)]
struct Slip {
    mode: Mode,
    story: usize,
    article: usize,
    kind: Kind,
    text: String,
    place: Span,
    shared: bool,
    /// The claims of other articles that give the figure.
    same: Vec<usize>,
    note: String,
}

/// A small generator of numbers with a fixed beginning (xorshift64*): the same slips on every machine.
struct Random(u64);

impl Mode {
    const fn name(self) -> &'static str {
        match self {
            Mode::Story => "story",
            Mode::Draft => "draft",
            Mode::Copy => "copy",
        }
    }
}

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % n.max(1)
    }

    fn shuffle<T>(&mut self, list: &mut [T]) {
        for i in (1..list.len()).rev() {
            list.swap(i, self.below(i + 1));
        }
    }
}

fn calm(pack: &Pack) -> Vec<Calm> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let inside = |folder: &str| fs::read_dir(root.join(folder)).unwrap().map(|e| e.unwrap().path());
    let mut names: Vec<_> = ["tests/calm", "tests/stories", "seeds"].into_iter().flat_map(inside).collect();
    names.retain(|p| p.is_dir() && !p.ends_with("src"));
    names.sort();
    let mut found = Vec::new();
    for path in names {
        let mut files: Vec<Source> = fs::read_dir(&path)
            .unwrap()
            .map(|e| e.unwrap().path())
            .filter(|p| wanted(p.to_str().unwrap()))
            .map(|p| Source { path: p.to_str().unwrap().to_owned(), bytes: fs::read(&p).unwrap() })
            .collect();
        files.sort_by(|a, b| a.path.cmp(&b.path));
        let input = Input::Folder { path: path.to_str().unwrap().to_owned(), files, unreadable: Vec::new() };
        for story in stories(vec![input]) {
            let report = atodds::check(
                Story { name: story.name.clone(), articles: story.articles.clone(), skipped: Vec::new() },
                pack,
                &atodds::Options::default(),
            );
            found.push(Calm { story, report });
        }
    }
    found
}

/// The article's text with `span` replaced, and where the new words stand.
fn replaced(article: &Article, span: Span, by: &str) -> (String, Span) {
    let text = format!("{}{by}{}", &article.text[..span.start], &article.text[span.end..]);
    (text, Span::new(span.start, span.start + by.len()))
}

/// Claims of other articles that give the same figure in the same unit, where it is no everyday number.
fn same(report: &Report, claim: &Claim) -> Vec<usize> {
    let value = |c: &Claim| {
        let i = c.canonical?;
        i.low.or(i.high).map(|n| n.value.normalize())
    };
    let base = |c: &Claim| {
        c.quantity.unit.as_ref().map(|u| (u.kind, if c.quantity.is_count() { "" } else { u.base.as_str() }.to_owned()))
    };
    let Some(v) = value(claim) else { return Vec::new() };
    let rare =
        v.mantissa().to_string().trim_end_matches('0').len() >= 2 || v.abs() >= rust_decimal::Decimal::ONE_HUNDRED;
    // A thousand steps are not a thousand people, whatever the figure.
    let people = |c: &Claim| c.quantity.unit_id().map(|unit| unit == "person");
    let alike = |c: &Claim| {
        c.article != claim.article
            && value(c) == Some(v)
            && people(c).zip(people(claim)).is_none_or(|(x, y)| x == y)
            && base(c) == base(claim)
            && c.quantity.per == claim.quantity.per
    };
    (0..report.claims.len()).filter(|&i| rare && alike(&report.claims[i])).collect()
}

const UNITS: &[(&str, &str)] = &[
    ("kilometres", "miles"),
    ("kilometers", "miles"),
    ("km", "miles"),
    ("miles", "kilometres"),
    ("metres", "feet"),
    ("meters", "feet"),
    ("feet", "metres"),
    ("hectares", "acres"),
    ("acres", "hectares"),
    ("kilograms", "pounds"),
    ("kg", "lb"),
    ("tonnes", "kilograms"),
    ("litres", "gallons"),
    ("millimetres", "centimetres"),
    ("square metres", "square feet"),
];

/// Every slip that can be planted into the stories, in order of place.
fn slips(stories: &[Calm], random: &mut Random) -> Vec<Slip> {
    let mut found = Vec::new();
    for (s, calm) in stories.iter().enumerate() {
        for claim in &calm.report.claims {
            let article = &calm.story.articles[claim.article];
            let like = same(&calm.report, claim);
            let mut plant = |kind: Kind, span: Span, by: &str| {
                // "One square mile" agrees with 640 acres and with 680.
                let finer = |i: &&usize| kind != Kind::Digit || is_as_fine(&calm.report.claims[**i], claim);
                let like: Vec<usize> = like.iter().filter(finer).copied().collect();
                let (text, place) = replaced(article, span, by);
                let note = format!(
                    "{} {}: “{by}” for what stands in brackets in “{}[{}]{}”",
                    calm.story.name,
                    article.id,
                    &article.text[claim.sentence_span.start.min(span.start)..span.start],
                    span.text(&article.text),
                    &article.text[span.end..claim.sentence_span.end.max(span.end)]
                );
                found.push(Slip {
                    mode: Mode::Story,
                    story: s,
                    article: claim.article,
                    kind,
                    text,
                    place,
                    shared: !like.is_empty(),
                    same: like,
                    note,
                });
            };
            for (kind, span, by) in changes(article, claim, random) {
                plant(kind, span, &by);
            }
        }
        found.extend(weekdays(s, calm, random));
        found.extend(sums(s, calm, random));
    }
    found
}

/// Neither hedged nor rounder than the other figure.
fn is_as_fine(claim: &Claim, other: &Claim) -> bool {
    let digits = |c: &Claim| c.quantity.stated().map_or(0, Number::significant_digits);
    claim.quantity.hedge == Hedge::None && !claim.quantity.approximate && digits(claim) >= digits(other)
}

/// The slips that one claim's words allow.
fn changes(article: &Article, claim: &Claim, random: &mut Random) -> Vec<(Kind, Span, String)> {
    let q = &claim.quantity;
    let text = article.text.as_str();
    let number = q.number.text(text);
    let mut found = Vec::new();
    for (word, other) in [("million", "billion"), ("billion", "million"), ("thousand", "million")] {
        if let Some(at) = number.find(word) {
            let start = q.number.start + at;
            // "thousands" says how vague it is.
            if number[at + word.len()..].starts_with(char::is_alphabetic) {
                continue;
            }
            found.push((Kind::Magnitude, Span::new(start, start + word.len()), other.to_owned()));
        }
    }
    // What a hedge or rounding covers is no slip that figures could show.
    let bare = q.hedge == Hedge::None && !q.approximate;
    found.extend(digit(number, random).filter(|by| bare && !rounds(number, by)).map(|by| (Kind::Digit, q.number, by)));
    if let Some(span) = q.unit_span {
        let unit = span.text(text);
        found.extend(
            UNITS.iter().filter(|(word, _)| *word == unit).map(|(_, other)| (Kind::Unit, span, (*other).to_owned())),
        );
        if matches!(unit, "percent" | "per cent" | "%") {
            found.push((
                Kind::Points,
                span,
                if unit == "%" { " percentage points" } else { "percentage points" }.to_owned(),
            ));
        } else if matches!(unit, "percentage points" | "points") {
            found.push((Kind::Points, span, "percent".to_owned()));
        }
    }
    if let Some(span) = q.hedge_span {
        let hedge = span.text(text).to_lowercase();
        let bound = ["at least", "more than", "up to", "over", "fewer than", "less than", "as many as"]
            .contains(&hedge.as_str());
        if bound && text[span.end..].starts_with(' ') && claim.quantity.is_count() {
            found.push((Kind::Hedge, Span::new(span.start, span.end + 1), String::new()));
        }
    }
    found
}

/// A number in figures with two neighbouring digits turned around or one changed; three digits at least.
fn digit(number: &str, random: &mut Random) -> Option<String> {
    let plain = number.bytes().all(|b| b.is_ascii_digit() || b == b',' || b == b'.');
    let at: Vec<usize> = number.bytes().enumerate().filter(|(_, b)| b.is_ascii_digit()).map(|(i, _)| i).collect();
    if !plain || at.len() < 3 {
        return None;
    }
    let mut bytes = number.as_bytes().to_vec();
    let swaps: Vec<(usize, usize)> = at
        .windows(2)
        .map(|w| (w[0], w[1]))
        .filter(|&(i, j)| bytes[i] != bytes[j] && !(i == at[0] && bytes[j] == b'0'))
        .collect();
    if random.below(2) == 0 && !swaps.is_empty() {
        let (i, j) = swaps[random.below(swaps.len())];
        bytes.swap(i, j);
    } else {
        let i = at[random.below(at.len())];
        let new = b'1' + ((bytes[i] - b'0') + random.below(8) as u8) % 9;
        bytes[i] = if new == bytes[i] { b'1' + (new - b'0') % 9 } else { new };
    }
    String::from_utf8(bytes).ok().filter(|new| new != number)
}

/// One may stand for the other rounded or cut off.
fn rounds(a: &str, b: &str) -> bool {
    let read = |s: &str| s.replace(',', "").parse().ok().map(Number::written);
    read(a).zip(read(b)).is_none_or(|(x, y)| rounding_of(x, y) || rounding_of(y, x))
}

const DAYS: &[&str] = &["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Another weekday for one that another article names too.
fn weekdays(story: usize, calm: &Calm, random: &mut Random) -> Vec<Slip> {
    let mut found = Vec::new();
    for (a, article) in calm.story.articles.iter().enumerate() {
        for (n, day) in DAYS.iter().enumerate() {
            let shared = calm.story.articles.iter().enumerate().any(|(b, other)| a != b && other.text.contains(day));
            for (at, _) in article.text.match_indices(day).take(2) {
                let by = DAYS[(n + 1 + random.below(6)) % 7];
                let (text, place) = replaced(article, Span::new(at, at + day.len()), by);
                let note = format!("{} {}: {by} for {day}", calm.story.name, article.id);
                found.push(Slip {
                    mode: Mode::Story,
                    story,
                    article: a,
                    kind: Kind::Weekday,
                    text,
                    place,
                    shared,
                    same: Vec::new(),
                    note,
                });
            }
        }
    }
    found
}

/// A sentence with a list that does not add up, at the end of each article.
fn sums(story: usize, calm: &Calm, random: &mut Random) -> Vec<Slip> {
    let mut found = Vec::new();
    for (a, article) in calm.story.articles.iter().enumerate() {
        for form in 0..3 {
            let parts = [20 + random.below(60), 20 + random.below(60), 20 + random.below(60)];
            let total = parts.iter().sum::<usize>() + 1 + random.below(40);
            // A round total may be a rounded one.
            let total = total + usize::from(total.is_multiple_of(10));
            let [x, y, z] = parts;
            let line = match form {
                0 => format!("The fund paid for {total} trees: {x} oaks, {y} limes and {z} maples."),
                1 => format!("Later {x} oaks, {y} limes and {z} maples were planted, altogether {total} trees."),
                _ => format!("The letters came from {total} people: {x} men, {y} women and {z} children."),
            };
            let start = article.text.trim_end().len() + 2;
            let text = format!("{}\n\n{line}\n", article.text.trim_end());
            let note = format!("{} {}: {line}", calm.story.name, article.id);
            let place = Span::new(start, start + line.len());
            found.push(Slip {
                mode: Mode::Story,
                story,
                article: a,
                kind: Kind::Sum,
                text,
                place,
                shared: true,
                same: Vec::new(),
                note,
            });
        }
    }
    found
}

/// What was said of a story with its slip.
struct Outcome {
    found: bool,
    /// The slip happens to make the figure one that another article gives of something else.
    given: bool,
    alarms: Vec<String>,
}

/// The articles of a case, the one with the slip (or that is to get it) last where it is a copy.
fn articles(stories: &[Calm], slip: &Slip) -> (Vec<Article>, usize) {
    let all = &stories[slip.story].story.articles;
    if slip.mode != Mode::Copy {
        return (all.clone(), slip.article);
    }
    let original = all[slip.article].clone();
    let copy = Article { id: format!("{}-copy", original.id), source: None, ..original.clone() };
    (vec![original, copy], 1)
}

fn told(articles: Vec<Article>, draft: Option<usize>, pack: &Pack) -> Report {
    let options = atodds::Options { draft, ..atodds::Options::default() };
    atodds::check(Story { name: "s".to_owned(), articles, skipped: Vec::new() }, pack, &options)
}

fn outcome(stories: &[Calm], slip: &Slip, pack: &Pack) -> Outcome {
    let (before, at) = articles(stories, slip);
    let mut after = before.clone();
    after[at].text.clone_from(&slip.text);
    let draft = (slip.mode == Mode::Draft).then_some(at);
    let report = told(after, draft, pack);
    let hit = |cited: &Cited| {
        let (article, span) = match *cited {
            Cited::Claim(i) => (report.claims[i].article, report.claims[i].sentence_span),
            Cited::Fact(i) => (report.facts[i].article, report.facts[i].sentence_span),
        };
        let marked = report.statement(*cited).map_or(span, |s| s.marked);
        let whole = matches!(slip.kind, Kind::Sum | Kind::Weekday);
        let end = slip.place.end.max(slip.place.start + 1);
        article == at && (if whole { span } else { marked }).overlaps(Span::new(slip.place.start, end))
    };
    let told_of = |r: &Report, least: Severity| -> Vec<(String, Vec<Cited>)> {
        let all = r.findings.iter().filter(|f| f.severity >= least);
        all.map(|f| (format!("{}: {}", f.code, f.message), f.cited.clone())).collect()
    };
    let found = told_of(&report, Severity::Low).iter().any(|(_, cited)| cited.iter().any(hit));
    let planted = report.claims.iter().find(|c| c.article == at && c.quantity.number.overlaps(slip.place));
    let given = planted.is_some_and(|c| !same(&report, c).is_empty());
    let others = told_of(&report, Severity::Medium).into_iter().filter(|(_, cited)| !cited.iter().any(hit));
    let mut alarms: Vec<String> = others.map(|(said, _)| said).collect();
    if !alarms.is_empty() {
        let known: Vec<String> =
            told_of(&told(before, draft, pack), Severity::Medium).into_iter().map(|(said, _)| said).collect();
        alarms.retain(|said| !known.contains(said));
    }
    Outcome { found, given, alarms }
}

/// The planted claim and one with the same figure stood in one group before the slip.
fn aligned(calm: &Calm, slip: &Slip) -> bool {
    if slip.mode == Mode::Copy {
        return true;
    }
    let here = |i: usize| {
        let c = &calm.report.claims[i];
        c.article == slip.article
            && c.quantity.span.start <= slip.place.start
            && slip.place.start <= c.quantity.span.end
    };
    calm.report
        .groups
        .iter()
        .any(|g| g.claims.iter().any(|&i| here(i)) && g.claims.iter().any(|i| slip.same.contains(i)))
}

#[derive(Default)]
struct Row {
    planted: usize,
    shared: usize,
    found: usize,
    unaligned: usize,
    alarms: usize,
}

#[test]
fn planted_slips_are_found() {
    let pack = Pack::builtin();
    let stories = calm(&pack);
    let mut random = Random(0x5EED_0A70_DD50);
    let mut all = slips(&stories, &mut random);
    let copies: Vec<Slip> = all.iter().map(|s| Slip { mode: Mode::Copy, shared: true, ..s.clone() }).collect();
    let drafts: Vec<Slip> = all.iter().map(|s| Slip { mode: Mode::Draft, ..s.clone() }).collect();
    all.extend(copies);
    all.extend(drafts);
    random.shuffle(&mut all);
    let count = std::env::var("ATODDS_SLIPS").ok().and_then(|n| n.parse().ok()).unwrap_or(USUAL);
    let wanted =
        |s: &Slip| s.shared && s.mode != Mode::Copy && matches!(s.kind, Kind::Magnitude | Kind::Digit | Kind::Unit);
    let (mut all, rest): (Vec<Slip>, Vec<Slip>) = all.into_iter().partition(wanted);
    all.extend(rest.into_iter().take(count));
    let outcomes: Vec<Outcome> = all.par_iter().map(|slip| outcome(&stories, slip, &pack)).collect();
    let list = std::env::var_os("ATODDS_SLIPS_LIST").is_some();
    let mut rows: BTreeMap<(Mode, Kind), Row> = BTreeMap::new();
    for (slip, outcome) in all.iter().zip(&outcomes) {
        let row = rows.entry((slip.mode, slip.kind)).or_default();
        row.planted += 1;
        row.alarms += outcome.alarms.len();
        if slip.shared && (!outcome.given || outcome.found) {
            row.shared += 1;
            row.found += usize::from(outcome.found);
            if !outcome.found {
                let aligned = aligned(&stories[slip.story], slip);
                row.unaligned += usize::from(!aligned);
                if list {
                    println!(
                        "MISSED {:?} {} {} {}",
                        slip.kind,
                        slip.mode.name(),
                        if aligned { "aligned" } else { "not aligned" },
                        slip.note
                    );
                }
            }
        }
        if list {
            outcome.alarms.iter().for_each(|a| println!("ALARM {:?} {} -> {a}", (slip.mode, slip.kind), slip.note));
        }
    }
    println!(
        "| slip | into | planted | shared | found | of the shared | missed since not aligned before | false alarms |"
    );
    println!("| --- | --- | --- | --- | --- | --- | --- | --- |");
    for ((mode, kind), r) in &rows {
        let into = mode.name();
        let share = r.found * 1000 / r.shared.max(1);
        println!(
            "| {kind:?} | {into} | {} | {} | {} | {}.{} % | {} | {} |",
            r.planted,
            r.shared,
            r.found,
            share / 10,
            share % 10,
            r.unaligned,
            r.alarms
        );
    }
    let alarms: usize = rows.values().map(|r| r.alarms).sum();
    assert!(all.len() >= USUAL.min(count), "only {} slips could be planted", all.len());
    assert!(alarms * 100 <= all.len() * ALARMS, "{alarms} false alarms in {} stories", all.len());
    let mut tried = 0;
    for (mode, kind, floor) in FLOORS {
        let row = rows.get(&(*mode, *kind)).unwrap_or_else(|| panic!("no {kind:?} was planted"));
        let (found, shared) = (row.found, row.shared);
        // A share of a handful says nothing.
        if shared >= ENOUGH {
            tried += 1;
            assert!(found * 100 >= shared * floor, "{kind:?}: {found} of {shared} found, {floor} % wanted");
        }
    }
    assert!(tried >= 4, "only {tried} kinds have {ENOUGH} slips");
}
