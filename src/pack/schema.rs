//! A pack file field by field: the shape of the YAML, nothing more. Unknown keys are refused.
//!
//! All numbers are text here and become exact decimals when the lexicon is built. `build.rs` includes this file,
//! so it imports nothing of the crate.

use serde::{Deserialize, Serialize};

#[path = "named_entries.rs"]
mod named_entries;
pub use named_entries::{AgencyEntry, GivenEntry, OrganisationEntry, PlaceEntry, RoleEntry, StatusEntry};

/// One YAML file. Every list may be missing.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// The pack's name, as `rules list` prints it.
    pub pack: String,
    /// What it holds, in a sentence.
    pub about: String,
    #[serde(default)]
    pub numerals: Vec<Numeral>,
    #[serde(default)]
    pub hedges: Vec<HedgeEntry>,
    #[serde(default)]
    pub units: Vec<UnitEntry>,
    #[serde(default)]
    pub rates: Vec<RateEntry>,
    #[serde(default)]
    pub calendar: Vec<CalendarEntry>,
    #[serde(default)]
    pub cues: Vec<CueEntry>,
    #[serde(default)]
    pub names: Vec<NameEntry>,
    #[serde(default)]
    pub abbreviations: Vec<AbbreviationEntry>,
    #[serde(default)]
    pub lines: Vec<LineEntry>,
    #[serde(default)]
    pub words: Vec<WordEntry>,
    #[serde(default)]
    pub subjects: Vec<SubjectEntry>,
    #[serde(default)]
    pub places: Vec<PlaceEntry>,
    #[serde(default)]
    pub agencies: Vec<AgencyEntry>,
    #[serde(default)]
    pub tolerances: Vec<ToleranceEntry>,
    #[serde(default)]
    pub synonyms: Vec<SynonymEntry>,
    #[serde(default)]
    pub parameters: Vec<ParameterEntry>,
    #[serde(default)]
    pub roles: Vec<RoleEntry>,
    #[serde(default)]
    pub given: Vec<GivenEntry>,
    #[serde(default)]
    pub organisations: Vec<OrganisationEntry>,
    #[serde(default)]
    pub statuses: Vec<StatusEntry>,
}

/// A number word. Exactly one of the meanings is given.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Numeral {
    pub id: String,
    pub words: Vec<String>,
    /// 0 to 90: `forty` is 40.
    #[serde(default)]
    pub cardinal: Option<u64>,
    /// The factor of a scale word: `million` is 1000000.
    #[serde(default)]
    pub scale: Option<String>,
    /// The scale is a symbol that stands close to digits: `m`, `bn`.
    #[serde(default)]
    pub symbol: bool,
    #[serde(default)]
    pub ordinal: Option<u64>,
    /// The denominator: `quarter` is 4.
    #[serde(default)]
    pub fraction: Option<u64>,
    /// `3/4` for `¾`.
    #[serde(default)]
    pub vulgar: Option<String>,
    /// The hard lower bound of a vague word, and its soft upper limit.
    #[serde(default)]
    pub vague: Option<Vec<String>>,
    /// An exact small count: `both` is 2.
    #[serde(default)]
    pub exactly: Option<u64>,
    /// `double` is 2.
    #[serde(default)]
    pub multiple: Option<String>,
    /// `-fold`.
    #[serde(default)]
    pub fold: bool,
    /// `none`, `no one`.
    #[serde(default)]
    pub zero: bool,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Words that bound or soften a number.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HedgeEntry {
    pub id: String,
    /// about | almost | over | at-least | under | at-most | up-to | exact | negation | minus
    pub hedge: String,
    /// Phrases before the number.
    #[serde(default)]
    pub before: Vec<String>,
    /// Phrases after it.
    #[serde(default)]
    pub after: Vec<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// A unit of measure, of money or of counting.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitEntry {
    pub id: String,
    /// A `UnitKind` in kebab-case: `length`, `money`, `count` …
    pub kind: String,
    #[serde(default)]
    pub ucum: Option<String>,
    /// Words, the singular first.
    #[serde(default)]
    pub names: Vec<String>,
    /// Symbols that stand after the number, close to it or after a space: `km`, `%`. Case matters.
    #[serde(default)]
    pub symbols: Vec<String>,
    /// Symbols that stand before it: `$`, `US$`, `Rs`. Case matters.
    #[serde(default)]
    pub prefixes: Vec<String>,
    /// `{to: m, factor: "1609.344"}`; missing where the unit is its own base.
    #[serde(default)]
    pub conversion: Option<ConversionEntry>,
    /// Where the factor comes from.
    #[serde(default)]
    pub source: Option<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConversionEntry {
    pub to: String,
    pub factor: String,
    #[serde(default)]
    pub offset: Option<String>,
}

/// A rate in one word or phrase: `daily` is per `day`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RateEntry {
    pub id: String,
    pub words: Vec<String>,
    /// The unit's id below the stroke.
    pub per: String,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// A month, weekday, relative day or season.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CalendarEntry {
    pub id: String,
    pub words: Vec<String>,
    #[serde(default)]
    pub month: Option<u8>,
    /// Monday is 1.
    #[serde(default)]
    pub weekday: Option<u8>,
    /// Days from the article's date.
    #[serde(default)]
    pub relative: Option<i32>,
    /// The season's first month in the north.
    #[serde(default)]
    pub season: Option<u8>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Words that some stage looks for: a statistic, a modality, an attribution, a direction of change, a partition.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CueEntry {
    pub id: String,
    /// statistic | modality | attribution | up | down | cue
    pub cue: String,
    /// The statistic or modality it stands for; the id where missing.
    #[serde(default)]
    pub means: Option<String>,
    pub words: Vec<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Words that make a number beside them a name: `Title 42`, `Group of 7`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NameEntry {
    pub id: String,
    /// Phrases before the number, as written (case matters where they are written with a capital).
    #[serde(default)]
    pub before: Vec<String>,
    /// Phrases after it: `Percenters`.
    #[serde(default)]
    pub after: Vec<String>,
    /// Whole names: `CBP One`, `Catch-22`.
    #[serde(default)]
    pub whole: Vec<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Abbreviations whose full stop does not end a sentence.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AbbreviationEntry {
    pub id: String,
    /// title: more follows, never ends a sentence · before-number: `No.` · may-end: `U.S.`, `Inc.` · time: `p.m.` ·
    /// opens: `The` begins a sentence after one that may end · after-time: `Monday` goes on after `p.m.`
    pub class: String,
    pub words: Vec<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Lines that are not the article's own statement.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LineEntry {
    pub id: String,
    /// related | credit | byline | boilerplate | caption
    pub role: String,
    /// The line begins so, in any case.
    #[serde(default)]
    pub begins: Vec<String>,
    /// The line is just this.
    #[serde(default)]
    pub whole: Vec<String>,
    /// The line holds this: `Photo via AP)`.
    #[serde(default)]
    pub holds: Vec<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// A class of words for the tagger: `words` separated by spaces, `form=lemma` where the lemma is another.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WordEntry {
    pub id: String,
    /// noun | verb | adjective | adverb | determiner | … (the tagger's classes)
    pub pos: String,
    pub words: String,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// A thing news counts or measures, with what tells it from its neighbours.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SubjectEntry {
    /// `casualties.dead`
    pub id: String,
    /// What it is, for `rules list`.
    pub label: String,
    /// Quantity kinds it takes: count, money, percent … ; all where empty.
    #[serde(default)]
    pub kinds: Vec<String>,
    /// Units it takes, by id; all where empty.
    #[serde(default)]
    pub units: Vec<String>,
    /// Head lemmas that are enough alone: `death`, `fatality`.
    #[serde(default)]
    pub heads: Vec<String>,
    /// Head lemmas that need one of `events` or `with`: `person`.
    #[serde(default)]
    pub counted: Vec<String>,
    /// Governing verb or event noun lemmas: `kill`, `die`.
    #[serde(default)]
    pub events: Vec<String>,
    /// Lemmas that narrow or hold the head ("a caravan of …", "…, a city of"), one of which must be there for `counted` without an event.
    #[serde(default)]
    pub with: Vec<String>,
    /// As `with`, but anywhere in the sentence: for words that leave no doubt.
    #[serde(default)]
    pub near: Vec<String>,
    /// Lemmas whose presence in the clause refuses the subject.
    #[serde(default)]
    pub without: Vec<String>,
    /// The measure it sets: `killed`.
    #[serde(default)]
    pub measure: Option<String>,
    /// The statistic where none is said: `cumulative`.
    #[serde(default)]
    pub statistic: Option<String>,
    /// Counted one by one, so that any difference is a real one; else estimated by nature.
    #[serde(default)]
    pub exact: bool,
    /// Moves on while the story runs: a later figure is an update.
    #[serde(default)]
    pub moves: bool,
    /// The figure is itself a change, so that "prices rose 3 percent" gives it as "inflation of 3 percent" does.
    #[serde(default)]
    pub growth: bool,
    /// One story can hold several of them (earthquakes, games): only near figures rival each other.
    #[serde(default)]
    pub several: bool,
    /// Reported for a place and a time (revenue, cases): a forecast of it, and the figure of one region, are other figures.
    #[serde(default)]
    pub reported: bool,
    /// The toll of an event (the dead, the injured, the missing), told anew every hour: whether "at least" is written says little.
    #[serde(default)]
    pub toll: bool,
    /// Moves by the minute (a share price): two figures rival each other only where both are of one moment.
    #[serde(default)]
    pub fleeting: bool,
    /// Holds whatever the day (a city's population): the clause's period is not its own.
    #[serde(default)]
    pub timeless: bool,
    /// The unit of a bare decimal of this subject: `magnitude`.
    #[serde(default)]
    pub bare_unit: Option<String>,
    /// What tells it from its neighbours, for readers of the pack.
    #[serde(default)]
    pub apart: Option<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Relative widths of a hedge class, by significant digits.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ToleranceEntry {
    /// The hedge: `about`, `almost`.
    pub id: String,
    /// Share of the number at the 75% band for 1, 2 and 3 or more significant digits.
    pub usual: Vec<String>,
    /// The same at the 90% band.
    pub wide: Vec<String>,
    /// Absolute width for numbers under 20.
    pub under_20: String,
    /// The study or the reason behind the figures.
    pub source: String,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// Words that news uses for one thing; the first stands for all when claims are compared.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SynonymEntry {
    /// The lemma that stands for all.
    pub id: String,
    /// The other lemmas.
    pub words: Vec<String>,
    #[serde(default)]
    pub examples: Vec<String>,
}

/// A figure that a check goes by.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ParameterEntry {
    /// `pace.slack`
    pub id: String,
    pub value: String,
    /// Units, by id, that it is about; none for most.
    #[serde(default)]
    pub units: Vec<String>,
    /// The study, definition or reason it comes from.
    pub source: String,
}

impl PackFile {
    /// Drops the examples: the built-in table carries meanings only, `rules test` reads the YAML again.
    pub fn forget_examples(&mut self) {
        macro_rules! forget {
            ($($section:ident)*) => { $(self.$section.iter_mut().for_each(|e| e.examples.clear());)* };
        }
        forget!(numerals hedges units rates calendar cues names abbreviations lines words subjects places agencies tolerances synonyms roles given organisations statuses);
    }
}
