//! When something happened, and which one in its row it was.

use jiff::civil::{Date, Weekday};

/// A day that a sentence names, with the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    pub weekday: Weekday,
    /// The day meant, as far as the article tells it.
    pub date: Option<Date>,
    /// Written with its month, not only as a weekday or "yesterday".
    pub exact: bool,
    /// The words of the sentence in order, its days left out.
    pub words: Vec<PlainWord>,
    /// Which of the sentence's days it is, and of how many.
    pub place: (usize, usize),
    /// Lemma of the verb or noun whose day it is: `sign`, `march`.
    pub event: Option<String>,
    /// Lemmas of what the verb is said of: `contract`.
    pub subjects: Vec<String>,
    /// The verb is one of saying: officials say the same on two days.
    pub says: bool,
    /// To come, denied or only possible.
    pub unreal: bool,
    /// The hour beside it, where it says one: `late`, `night`.
    pub hour: Option<String>,
}

/// One of the things that are done once, with its time: "was let go in March 2006", "sank at 4:20 p.m.".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The id that stands for all words of one deed: `done-to-dismiss`.
    pub class: String,
    /// The surname of a person, the lemma of a thing.
    pub subject: String,
    /// The given names of a person; nothing for a thing.
    pub given: Option<Vec<String>>,
    /// Who did it or from where, folded: `acme` of "fired by Acme"; empty where the sentence does not say.
    pub others: Vec<String>,
    /// Nouns that narrow a thing, folded: `passenger`.
    pub narrowed: Vec<String>,
    /// Figures that narrow it: `6.6`.
    pub figures: Vec<String>,
    /// "A second quake": there is more than one.
    pub further: bool,
    pub time: Time,
}

/// When it was done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Time {
    /// The first and the last day of what is named: "in March 2006", "last year".
    Days(Date, Date),
    Clock(Clock),
}

/// A time of day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// Since midnight.
    pub minutes: u16,
    /// Of the twelve hours of a half day nobody knows which half.
    pub half_known: bool,
    /// Has its minutes and no hedge: "5:30", not "5" nor "about 5:30".
    pub exact: bool,
    /// `gmt`; empty for local time, or where no zone is said.
    pub zone: String,
    /// The day of the sentence.
    pub day: Option<Date>,
}

/// The last day on which something can be handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    pub month: i8,
    pub day: i8,
    pub year: Option<i16>,
    /// What it is for: `application`; nothing where the sentence does not say.
    pub thing: Option<String>,
    /// Others went before it or come after it: "the extended deadline".
    pub changed: bool,
    /// The other nouns of the sentence, folded.
    pub others: Vec<String>,
}

/// The first and the last year of something: "between 1968 and 1994".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearSpan {
    pub from: i16,
    pub to: i16,
    /// Lemma of the verb whose years they are: `abuse`.
    pub verb: Option<String>,
    /// The verb says only that it went on: `take` of "take place".
    pub light: bool,
    /// Lemma of what it is said of, of the noun where there is no verb: `siege`.
    pub subject: Option<String>,
    /// That is a common noun which nobody owns and nothing narrows.
    pub plain: bool,
    /// Content words of the sentence without its names, folded.
    pub words: Vec<String>,
}

/// One word of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlainWord {
    /// The lemma, folded.
    pub lemma: String,
    /// A noun, name, verb, adjective or number.
    pub content: bool,
}

/// Which one in a row: "its ninth flight", "the third strike in four years".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Turn {
    /// Lemma of what is counted: `flight`.
    pub noun: String,
    pub number: u64,
    /// Lemma of whose row it is.
    pub owner: Option<String>,
    /// The stretch that holds the row: `4 year`, `season`.
    pub window: Option<String>,
    /// The other content words of the sentence, folded, each once.
    pub context: Vec<String>,
}

/// Among whom a place is held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    /// "The world's third-largest".
    World,
    /// "The country's third-largest", or nobody said: whichever country another writer names.
    OwnCountry,
    /// A name or a word of its own, folded: `norway`, `europe`, `sector`.
    Named(String),
}

/// A place in a ranking: "the country's third-largest dairy".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    /// Lemma of what is ranked: `dairy`.
    pub noun: String,
    pub number: u64,
    /// What is ranked by: `large`; nothing of "No. 2".
    pub scale: Option<String>,
    pub scope: Scope,
    /// What narrows the noun, folded: `organic`.
    pub modifiers: Vec<String>,
    /// "By sales": the words of it.
    pub measure: Vec<String>,
    /// First word of the name that holds it, folded.
    pub bearer: String,
}
