//! What is said of a thing in numbers: a quantity with its subject and its qualifiers.

use super::{Area, At, Cue, CueWord, Interval, Level, Mark, Quantity, Span};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What the number is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject {
    /// Canonical: a pack's id (`casualties.dead`), or `open:` with head and event (`open:port/close`).
    pub id: String,
    /// The words that gave it, as written.
    pub text: String,
    pub span: Span,
    /// Lemma of the counted or measured head noun: `migrant`, `offer`. Empty where none was found.
    pub head: String,
    /// Lemmas of the words that narrow the head, in order, each once.
    pub modifiers: Vec<String>,
    /// Lemma of the noun whose size or content the number gives: `caravan` in "a caravan of 6,000 migrants".
    pub container: Option<String>,
    /// Which of a thing's sizes a measure gives: `height`, `diameter`.
    pub dimension: Option<String>,
    /// A reader's name for it, from the pack; of an open subject the thing it is about, empty where its head names it.
    pub label: String,
    /// Counted one by one: any difference is a real one.
    pub exact: bool,
    /// Moves on while the story runs: a later figure is an update.
    pub moves: bool,
    /// The figure is itself a change: inflation, the growth of an economy.
    pub growth: bool,
    /// One story can hold several of them (earthquakes, games): only near figures rival each other.
    pub several: bool,
    /// The toll of an event, told anew every hour.
    pub toll: bool,
    /// Moves by the minute (a share price): only figures of one moment rival each other.
    pub fleeting: bool,
    /// Reported for a place and a time (revenue, cases): a forecast of it, and the figure of one region, are other figures.
    pub reported: bool,
    /// Taken from an earlier sentence: the words here were a pronoun, a bare "people" or nothing.
    pub resolved: bool,
}

impl Subject {
    /// No pack names it: its id is made of head and event.
    pub fn is_open(&self) -> bool {
        self.id.starts_with("open:")
    }

    /// A name for people: the pack's, else the head noun, the words as written (a number is no name), the id.
    pub fn name(&self) -> &str {
        let text = if self.text.contains(|c: char| c.is_ascii_digit()) { "" } else { self.text.as_str() };
        let names = [self.label.as_str(), &self.head, text, self.id.trim_start_matches("open:")];
        names.into_iter().find(|name| !name.trim().is_empty() && !name.starts_with('/')).unwrap_or_default()
    }

    /// Is what a thing weighs, which is not how much of a substance there is.
    pub fn is_weight(&self) -> bool {
        self.dimension.as_deref() == Some("weight")
    }

    /// One pack entry names both.
    pub fn same_entry(&self, other: &Subject) -> bool {
        !self.is_open() && self.id == other.id
    }
}

/// How surely it is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Default)]
#[serde(rename_all = "kebab-case")]
pub enum Modality {
    #[default]
    Asserted,
    Estimated,
    Reported,
    Projected,
    Conditional,
    Denied,
}

impl Modality {
    pub const fn name(self) -> &'static str {
        match self {
            Modality::Asserted => "asserted",
            Modality::Estimated => "estimated",
            Modality::Reported => "reported",
            Modality::Projected => "projected",
            Modality::Conditional => "conditional",
            Modality::Denied => "denied",
        }
    }
}

/// Which figure of many: the day's peak is not the day's average.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Statistic {
    Total,
    Cumulative,
    Typical,
    Average,
    Median,
    Peak,
    Maximum,
    Minimum,
}

impl Statistic {
    pub const fn name(self) -> &'static str {
        match self {
            Statistic::Total => "total",
            Statistic::Cumulative => "cumulative",
            Statistic::Typical => "typical",
            Statistic::Average => "average",
            Statistic::Median => "median",
            Statistic::Peak => "peak",
            Statistic::Maximum => "maximum",
            Statistic::Minimum => "minimum",
        }
    }
}

/// The stretch that accounts are made up for: a quarter's revenue is no half-year's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Window {
    Quarter,
    Half,
    NineMonths,
    Year,
}

impl Window {
    pub const fn name(self) -> &'static str {
        match self {
            Window::Quarter => "a quarter",
            Window::Half => "half a year",
            Window::NineMonths => "nine months",
            Window::Year => "a year",
        }
    }
}

/// What exactly is registered: a pack's word (`killed`, `encounter`), or the event's lemma.
pub type Measure = String;

/// A stretch of time as far as it is known; symbolic (only `text`) where no date is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Period {
    pub from: Option<Date>,
    /// The last day, inclusive.
    pub to: Option<Date>,
    pub text: String,
    /// A key that two articles share even where no date is known: `month:12`, `weekday:7`, `year:2023`.
    pub key: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    /// Who is said to say so, with the cue: `municipal migration affairs director Enrique Lucero`.
    pub text: String,
    pub span: Span,
    /// The cue's id in the attribution pack.
    pub cue: String,
    /// The source is one of its own ("Reuters", "the regional health authority") and not merely some people of a kind ("officials",
    /// "local police"), of whom two outlets may mean the same ones.
    pub named: bool,
}

/// What narrows a claim. An empty field is unknown, never "none".
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Qualifiers {
    /// Names of places, as written; `normalize` puts one name for all that a place has.
    pub places: Vec<String>,
    /// For each of `places` what it may stand for, filled by `normalize`; none where no pack knows it.
    pub areas: Vec<Vec<Area>>,
    /// Lemma of the common noun that says where: `square` in "four streets around the square".
    pub setting: Option<String>,
    /// Names of persons and organisations that own, do or receive it.
    pub parties: Vec<String>,
    pub period: Option<Period>,
    pub window: Option<Window>,
    pub measure: Option<Measure>,
    pub statistic: Option<Statistic>,
    /// Lemma of the governing verb or event noun.
    pub event: Option<String>,
    /// The event is one that tells counts apart (killed, injured, arrested), by the packs.
    pub telling: bool,
    /// The event says nothing of its own: be, rise, go, take.
    pub light: bool,
    /// Asked for, wanted or aimed at, not given: "seeking $20 million", "a request for 10 years".
    pub sought: bool,
    /// Part of a whole named nearby: "including 300", "another 40", "11 of the 40".
    pub part: bool,
    /// A record, an earlier or compared case: not the matter itself.
    pub comparison: bool,
    /// Names a year two or more from that of its article.
    pub other_year: bool,
    /// Says when or how long something else goes on ("in two months"), or repeats the figure before it in another unit.
    pub adjunct: bool,
    /// Lemmas of the other content words of the clause: evidence, never a wall.
    pub context: Vec<String>,
    /// Words and signs that tie it to other figures of its sentence, nearest first on either side.
    pub cues: Vec<Cue>,
    /// What is told of it as a whole.
    pub marks: Vec<Mark>,
}

impl Qualifiers {
    /// Such a word or sign stands there.
    pub fn has_cue(&self, at: At, word: impl Into<CueWord>) -> bool {
        self.has_cue_in(&[at], word)
    }

    /// Such a word or sign stands in one of these places.
    pub fn has_cue_in(&self, places: &[At], word: impl Into<CueWord>) -> bool {
        let word = word.into();
        self.cues.iter().any(|cue| places.contains(&cue.at) && cue.word == word)
    }

    /// The sides of divisions that are named in these places, each with its division: `sex` and `male`.
    pub fn sides<'q>(&'q self, places: &'q [At]) -> impl Iterator<Item = (&'q str, &'q str)> {
        self.cues.iter().filter(move |cue| places.contains(&cue.at)).filter_map(|cue| cue.word.side())
    }

    pub fn is_marked(&self, mark: &Mark) -> bool {
        self.marks.contains(mark)
    }

    /// A party of the one is a party of the other.
    pub fn shares_party(&self, other: &Qualifiers) -> bool {
        self.parties.iter().any(|p| other.parties.iter().any(|q| same_party(p, q)))
    }

    /// The places with what they may stand for, those left out that only say where another of them lies: `Chicago` of "Chicago, Illinois".
    pub fn narrowest(&self) -> Vec<(&str, &[Area])> {
        let areas = |i: usize| self.areas.get(i).map_or(&[][..], Vec::as_slice);
        let holds = |outer: &[Area], inner: &[Area]| {
            inner.iter().any(|a| a.within.iter().any(|id| outer.iter().any(|o| o.id == *id)))
        };
        let count = self.places.len();
        let kept = (0..count).filter(|&i| !(0..count).any(|j| j != i && holds(areas(i), areas(j))));
        kept.map(|i| (self.places[i].as_str(), areas(i))).collect()
    }

    /// How many countries its places are.
    pub fn lands(&self) -> usize {
        let land = |(_, areas): &(&str, &[Area])| areas.iter().any(|a| a.level == Level::Country);
        self.narrowest().into_iter().filter(land).count()
    }

    /// The claim holds for the whole of a country or state that its words do not name: "nationwide". Where the word stands before
    /// the number it may be of another figure, so that a narrower place leaves it open.
    pub fn scope(&self) -> Option<Level> {
        let said = |places: &[At]| {
            let mut near = self.cues.iter().filter(|cue| places.contains(&cue.at));
            near.find_map(|cue| if let CueWord::Scope(level) = cue.word { Some(level) } else { None })
        };
        if let Some(level) = said(&[At::Inside, At::Behind]) {
            return Some(level);
        }
        let level = said(&[At::Before])?;
        let narrower = |(_, areas): &(&str, &[Area])| areas.is_empty() || areas.iter().any(|a| a.level > level);
        (!self.narrowest().iter().any(narrower)).then_some(level)
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Index of the article in the story.
    pub article: usize,
    /// Index of the sentence in the article.
    pub sentence: usize,
    pub quantity: Quantity,
    /// The words of the claim: the quantity with its subject.
    pub span: Span,
    pub sentence_span: Span,
    pub subject: Subject,
    pub qualifiers: Qualifiers,
    pub attribution: Option<Attribution>,
    pub modality: Modality,
    /// Stands inside quotation marks.
    pub quoted: bool,
    /// In a headline or subheading.
    pub headline: bool,
    /// The interval in the unit's base, filled by `normalize`; `None` where a decimal cannot hold it.
    pub canonical: Option<Interval>,
}

/// "arlen" and "mara arlen", "maple hill" and "maple hill dairy": one who is named in full once is named by one of the names, or the
/// first two, later.
pub fn same_party(p: &str, q: &str) -> bool {
    let (short, long) = if p.len() < q.len() { (p, q) } else { (q, p) };
    p == q
        || short.contains(' ') && long.strip_prefix(short).is_some_and(|rest| rest.starts_with(' '))
        || !short.contains(' ') && (long.split(' ').next() == Some(short) || long.split(' ').next_back() == Some(short))
}
