//! Runs the examples written inside packs: `text => reading`, or `text => nothing` for a near miss.
//!
//! What a reading is depends on the section an entry stands in:
//!
//! ```text
//! numerals hedges units rates calendar names   all quantities of the text, joined by ` ; `
//! cues            the id of the cue that was found; or as above, where an entry's readings are quantities
//! subjects        the id of the first claim's subject
//! words           word/part-of-speech/lemma of one of the words
//! abbreviations   how many sentences the text is, or the sentences joined by ` | `
//! lines           the role of the line in an article, `nothing` where it speaks for the article
//! synonyms        the lemma that stands for all
//! roles           the first title, in ids; the first name, where a form of address makes one
//! given           the form that stands for all
//! organisations   the first body's words, with `known`, or `like` and the known name
//! statuses        pair, state and thing
//! places          the first claim's first place and the ids of what holds it, joined by ` < `; ` | ` between all it may stand for
//! agencies        the agencies that a line at the head or the foot of an article credits
//! ```

mod named;

use crate::model::{Article, Direction, Role, Sense, Sentence, Span, Token, Tokens};
use crate::pack::schema::PackFile;
use crate::pack::{Pack, PackError, PackErrorKind, Place, parse};
use crate::{extract, grammar, normalize, split, tag, tokenize};
use std::collections::{HashMap, HashSet};

/// The reading of a text in which an entry finds nothing.
const NOTHING: &str = "nothing";
/// Between an example's text and its reading.
const ARROW: &str = " => ";

/// What the examples of one pack file came to.
#[derive(Debug, Clone, Default)]
pub struct Checked {
    pub path: String,
    pub entries: usize,
    /// Examples that read as they should.
    pub passed: usize,
    /// Examples that do not, and entries that lack them.
    pub failures: Vec<PackError>,
    /// Ids of entries none of whose words stands in an example that reads as it should.
    pub unfired: Vec<String>,
}

/// Runs the examples of pack files, given as path and YAML text, with `pack` made of all of them.
///
/// An entry that a later file gives again is left to that file.
///
/// # Errors
/// A file that is not a pack.
pub fn verify(files: &[(String, String)], pack: &Pack) -> Result<Vec<Checked>, PackError> {
    let parsed = files.iter().map(|(path, text)| parse(path, text)).collect::<Result<Vec<_>, _>>()?;
    let mut last: HashMap<(Section, &str), usize> = HashMap::new();
    for (n, file) in parsed.iter().enumerate() {
        last.extend(entries(file).into_iter().map(|e| ((e.section, e.id), n)));
    }
    let cues: HashMap<&str, String> =
        parsed.iter().flat_map(|f| &f.cues).map(|c| (c.id.as_str(), cue_name(c))).collect();
    let check = |(n, file): (usize, &PackFile)| {
        let (path, text) = &files[n];
        let mut checked = Checked { path: path.clone(), ..Checked::default() };
        for entry in entries(file).into_iter().filter(|e| last.get(&(e.section, e.id)) == Some(&n)) {
            checked.entries += 1;
            entry.check(Bench { pack, cues: &cues }, path, text, &mut checked);
        }
        checked
    };
    Ok(parsed.iter().enumerate().map(check).collect())
}

/// The sections of a pack file whose entries are read alike.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Section {
    Numeral,
    Hedge,
    Unit,
    Rate,
    Calendar,
    Name,
    Cue,
    Word,
    Abbreviation,
    Line,
    Subject,
    Place,
    Agency,
    Tolerance,
    Synonym,
    Role,
    Given,
    Organisation,
    Status,
}

/// What an entry of any section has in common.
struct Entry<'a> {
    section: Section,
    id: &'a str,
    words: Vec<&'a str>,
    examples: &'a [String],
}

fn entries(file: &PackFile) -> Vec<Entry<'_>> {
    fn all<'a>(lists: &[&'a Vec<String>]) -> Vec<&'a str> {
        lists.iter().flat_map(|l| l.iter().map(String::as_str)).collect()
    }
    let mut found = Vec::new();
    let mut add = |section, id, words, examples| found.push(Entry { section, id, words, examples });
    file.numerals.iter().for_each(|e| add(Section::Numeral, &e.id, all(&[&e.words]), &e.examples));
    file.hedges.iter().for_each(|e| add(Section::Hedge, &e.id, all(&[&e.before, &e.after]), &e.examples));
    file.units.iter().for_each(|e| add(Section::Unit, &e.id, all(&[&e.names, &e.symbols, &e.prefixes]), &e.examples));
    file.rates.iter().for_each(|e| add(Section::Rate, &e.id, all(&[&e.words]), &e.examples));
    file.calendar.iter().for_each(|e| add(Section::Calendar, &e.id, all(&[&e.words]), &e.examples));
    file.names.iter().for_each(|e| add(Section::Name, &e.id, all(&[&e.before, &e.after, &e.whole]), &e.examples));
    file.cues.iter().for_each(|e| add(Section::Cue, &e.id, all(&[&e.words]), &e.examples));
    file.words.iter().for_each(|e| {
        let words = e.words.split_whitespace().map(|w| w.split('=').next().unwrap_or(w)).collect();
        add(Section::Word, &e.id, words, &e.examples);
    });
    file.abbreviations.iter().for_each(|e| add(Section::Abbreviation, &e.id, all(&[&e.words]), &e.examples));
    file.lines.iter().for_each(|e| add(Section::Line, &e.id, all(&[&e.begins, &e.whole, &e.holds]), &e.examples));
    file.subjects.iter().for_each(|e| add(Section::Subject, &e.id, Vec::new(), &e.examples));
    file.places.iter().for_each(|e| {
        let names = e.places.iter().flat_map(|p| p.split([':', ';', '=', '>'])).map(str::trim).collect();
        add(Section::Place, &e.id, names, &e.examples);
    });
    file.agencies.iter().for_each(|e| add(Section::Agency, &e.id, all(&[&e.names]), &e.examples));
    file.tolerances.iter().for_each(|e| add(Section::Tolerance, &e.id, Vec::new(), &e.examples));
    file.synonyms.iter().for_each(|e| add(Section::Synonym, &e.id, all(&[&e.words]), &e.examples));
    file.roles.iter().for_each(|e| add(Section::Role, &e.id, all(&[&e.words]), &e.examples));
    file.given.iter().for_each(|e| add(Section::Given, &e.id, all(&[&e.words]), &e.examples));
    file.organisations.iter().for_each(|e| add(Section::Organisation, &e.id, all(&[&e.names]), &e.examples));
    file.statuses.iter().for_each(|e| add(Section::Status, &e.id, Vec::new(), &e.examples));
    found
}

/// What examples are read with.
#[derive(Clone, Copy)]
struct Bench<'a> {
    pack: &'a Pack,
    /// A cue's id and how its sense is named.
    cues: &'a HashMap<&'a str, String>,
}

impl Entry<'_> {
    fn check(&self, bench: Bench<'_>, path: &str, text: &str, checked: &mut Checked) {
        let place = Place::of_entry(text, self.id);
        let fail = |place, kind| PackError { path: path.to_owned(), place, kind };
        if self.lacks_examples() {
            checked.failures.push(fail(place, PackErrorKind::NoExample { id: self.id.to_owned() }));
        }
        let mut fired = self.words.is_empty();
        for example in self.examples {
            let at = place_of(text, place, example);
            let Some((said, want)) = example.split_once(ARROW) else {
                let kind = PackErrorKind::ExampleForm { id: self.id.to_owned(), text: example.clone() };
                checked.failures.push(fail(at, kind));
                continue;
            };
            match self.read(bench, said.trim(), want.trim()) {
                Ok(()) => {
                    checked.passed += 1;
                    fired |= want.trim() != NOTHING && self.words.iter().any(|w| holds(said, w));
                }
                Err(got) => {
                    let kind = PackErrorKind::Example {
                        id: self.id.into(),
                        text: said.trim().into(),
                        want: want.trim().into(),
                        got: got.into(),
                    };
                    checked.failures.push(fail(at, kind));
                }
            }
        }
        if !fired {
            checked.unfired.push(self.id.to_owned());
        }
    }

    /// At least one example that it reads and one near miss. A near miss reads as nothing, save where the number stays when
    /// the entry leaves it alone: there two readings must differ.
    fn lacks_examples(&self) -> bool {
        let wanted: HashSet<&str> =
            self.examples.iter().filter_map(|e| e.split_once(ARROW)).map(|(_, w)| w.trim()).collect();
        let misses = wanted.iter().any(|w| *w == NOTHING);
        match self.section {
            Section::Numeral | Section::Unit | Section::Rate | Section::Calendar | Section::Line | Section::Synonym => {
                wanted.len() < 2 || !misses
            }
            Section::Role | Section::Organisation | Section::Status | Section::Place | Section::Agency => {
                wanted.len() < 2 || !misses
            }
            Section::Hedge | Section::Name | Section::Cue | Section::Given => wanted.len() < 2,
            Section::Subject => wanted.len() < 2 || !wanted.contains(self.id),
            Section::Word | Section::Abbreviation => self.examples.len() < 2,
            Section::Tolerance => false,
        }
    }

    /// `Err` holds what the text reads as instead.
    fn read(&self, bench: Bench<'_>, said: &str, want: &str) -> Result<(), String> {
        let same = |got: String| if got == want { Ok(()) } else { Err(got) };
        match self.section {
            Section::Numeral | Section::Hedge | Section::Unit | Section::Rate | Section::Calendar | Section::Name => {
                same(quantities(said, bench.pack))
            }
            Section::Cue if self.reads_quantities() => same(quantities(said, bench.pack)),
            Section::Cue => self.cue(bench, said, want),
            Section::Word => word(said, want, bench.pack),
            Section::Abbreviation => same(sentences(said, want, bench.pack)),
            Section::Line => same(role(said, bench.pack)),
            Section::Subject => same(subject(said, want, bench.pack)),
            Section::Synonym => same(lemma(said, bench.pack)),
            Section::Role => same(named::role(said, bench.pack)),
            Section::Given => same(named::given(said, bench.pack)),
            Section::Organisation => same(named::organisation(said, bench.pack)),
            Section::Status => same(named::status(said, bench.pack)),
            Section::Place => same(named::place(said, bench.pack)),
            Section::Agency => same(named::agency(said, bench.pack)),
            Section::Tolerance => Ok(()),
        }
    }

    /// Some reading is a quantity: it holds a figure or names a kind.
    fn reads_quantities(&self) -> bool {
        let mut wanted = self.examples.iter().filter_map(|e| e.split_once(ARROW)).map(|(_, want)| want);
        wanted.any(|w| w.contains(" #") || w.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// A cue is found, or for a near miss this very one is not.
    fn cue(&self, bench: Bench<'_>, said: &str, want: &str) -> Result<(), String> {
        let found = cues(said, bench.pack);
        let wanted = if want == NOTHING { self.id } else { want };
        let is_there = bench.cues.get(wanted).is_some_and(|name| found.contains(name));
        if is_there == (want != NOTHING) { Ok(()) } else { Err(joined(found, ", ")) }
    }
}

/// The line and column of an example, looked for from its entry on.
fn place_of(text: &str, entry: Place, example: &str) -> Place {
    let bare = |line: &str| line.trim().trim_start_matches("- ").trim().trim_matches(['"', '\'']).to_owned();
    let from = entry.line.saturating_sub(1);
    match text.lines().enumerate().skip(from).find(|(_, line)| bare(line) == example) {
        Some((n, line)) => Place { line: n + 1, column: line.len() - line.trim_start().len() + 1 },
        None => entry,
    }
}

/// The phrase stands in the text as whole tokens, in any case.
fn holds(said: &str, phrase: &str) -> bool {
    let cut = |t: &str| crate::model::cut(t).map(|(piece, _)| piece.to_lowercase()).collect::<Vec<_>>();
    let (said, phrase) = (cut(said), cut(phrase));
    !phrase.is_empty() && said.windows(phrase.len()).any(|w| w == phrase)
}

fn joined(parts: Vec<String>, between: &str) -> String {
    if parts.is_empty() { NOTHING.to_owned() } else { parts.join(between) }
}

fn tagged<'t>(text: &'t str, pack: &Pack) -> Vec<Token<'t>> {
    let mut tokens = tokenize::tokenize(text, Span::new(0, text.len()), pack);
    tag::tag(&mut tokens, pack);
    tokens
}

/// All quantities of a text in the notation of corpora, joined by ` ; `.
pub fn quantities(text: &str, pack: &Pack) -> String {
    let tokens = tagged(text, pack);
    joined(grammar::quantities(Tokens(&tokens)).iter().map(ToString::to_string).collect(), " ; ")
}

/// One of the words has this part of speech and lemma.
fn word(said: &str, want: &str, pack: &Pack) -> Result<(), String> {
    let tokens = tagged(said, pack);
    let named: Vec<String> = tokens.iter().map(|t| format!("{}/{}/{}", t.lower, t.pos.name(), t.lemma)).collect();
    // Packs write `propernoun`.
    let plain = |n: &str| n.replacen("proper-noun", "propernoun", 1);
    if named.iter().any(|n| plain(n) == plain(want)) {
        return Ok(());
    }
    let word = want.split('/').next().unwrap_or(want);
    Err(joined(named.into_iter().filter(|n| n.split('/').next() == Some(word)).collect(), " "))
}

fn cut(text: &str, pack: &Pack) -> (Article, Vec<Sentence>) {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let sentences = split::split(&article, pack);
    (article, sentences)
}

/// How many sentences, where a number is wanted; else the sentences themselves.
fn sentences(said: &str, want: &str, pack: &Pack) -> String {
    let (article, sentences) = cut(said, pack);
    if want.parse::<usize>().is_ok() {
        return sentences.len().to_string();
    }
    joined(sentences.iter().map(|s| s.span.text(&article.text).trim().to_owned()).collect(), " | ")
}

/// The role of a line that stands in the middle of an article; a line that speaks for the article is nothing.
fn role(said: &str, pack: &Pack) -> String {
    let body = "This line is part of the body, as any line of some length with a full stop is.";
    let (article, sentences) = cut(&format!("A headline\n\n{body}\n\n{said}\n\n{body}\n"), pack);
    let start = article.text.find(said).unwrap_or_default();
    let line = Span::new(start, start + said.len());
    let role = sentences.iter().find(|s| s.span.overlaps(line)).map(|s| s.role);
    match role {
        None | Some(Role::Headline | Role::Subheading | Role::Body) => NOTHING.to_owned(),
        Some(role @ (Role::Caption | Role::Byline | Role::Credit | Role::Related | Role::Boilerplate)) => {
            role.name().to_owned()
        }
    }
}

/// The first claim's subject. One that no pack names is nothing, unless its open name is asked for.
fn subject(said: &str, want: &str, pack: &Pack) -> String {
    let article = Article { text: said.to_owned(), ..Article::default() };
    let parsed = crate::parse(&article, pack);
    let mut claims = extract::extract(0, &article, &parsed, pack);
    normalize::normalize(&mut claims, std::slice::from_ref(&article), pack);
    let id = claims.first().map_or("", |c| c.subject.id.as_str());
    let unnamed = id.is_empty() || (id.starts_with("open:") && want == NOTHING);
    if unnamed { NOTHING.to_owned() } else { id.to_owned() }
}

/// The lemma that stands for this one; one that stands for itself is nothing.
fn lemma(said: &str, pack: &Pack) -> String {
    let lemma = pack.subjects.lemma(said);
    if lemma == said { NOTHING.to_owned() } else { lemma }
}

/// The cues of a text, by what they mean.
fn cues(said: &str, pack: &Pack) -> Vec<String> {
    let tokens = tagged(said, pack);
    tokens.iter().flat_map(Token::senses).filter_map(|(sense, _)| sense_name(sense)).collect()
}

fn sense_name(sense: &Sense) -> Option<String> {
    match sense {
        Sense::Change(Direction::Up) => Some("up".to_owned()),
        Sense::Change(Direction::Down) => Some("down".to_owned()),
        Sense::Statistic(s) => Some(format!("statistic {}", s.name())),
        Sense::Modality(m) => Some(format!("modality {}", m.name())),
        Sense::Attribution(id) => Some(format!("attribution {id}")),
        Sense::Cue(id) => Some(format!("cue {id}")),
        Sense::Cardinal(_)
        | Sense::Scale { .. }
        | Sense::Ordinal(_)
        | Sense::Fraction(_)
        | Sense::Vulgar(..)
        | Sense::Vague { .. }
        | Sense::Zero
        | Sense::Exactly(_)
        | Sense::Multiple(_)
        | Sense::Fold
        | Sense::Hedge { .. }
        | Sense::Negation
        | Sense::Minus
        | Sense::Unit { .. }
        | Sense::Per
        | Sense::Rate(_)
        | Sense::Month(_)
        | Sense::Weekday(_)
        | Sense::RelativeDay(_)
        | Sense::Season(_)
        | Sense::NameCue(_) => None,
    }
}

/// How [`sense_name`] names the sense that an entry stands for.
fn cue_name(entry: &crate::pack::schema::CueEntry) -> String {
    match entry.cue.as_str() {
        direction @ ("up" | "down") => direction.to_owned(),
        class => format!("{class} {}", entry.means.as_deref().unwrap_or(&entry.id)),
    }
}
