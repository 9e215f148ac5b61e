//! Words and marks of a sentence, with every reading the packs give them.

use super::{Direction, Hedge, Modality, Span, Statistic, Unit};
use rust_decimal::Decimal;
use std::sync::Arc;

/// What a token looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// Letters, with inner apostrophes or the dots of an abbreviation: `people`, `U.S.`, `don't`, `G7`.
    Word,
    /// Starts with a digit or a decimal point before one: `10,000`, `.5`, `7.6`.
    Digits,
    /// A dash, comma, bracket, quotation mark …
    Punct,
    /// `$`, `%`, `°`, `½` and the like.
    Symbol,
}

/// Part of speech, as coarse as extraction needs it (Universal Dependencies' names).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pos {
    Noun,
    ProperNoun,
    Pronoun,
    Verb,
    /// be, have, do and the modals.
    Auxiliary,
    /// A past participle or -ed form that modifies or makes a passive.
    Participle,
    /// An -ing form.
    Gerund,
    Adjective,
    Adverb,
    Determiner,
    Adposition,
    /// and, or, but, nor
    Conjunction,
    /// that, because, while, if …
    Subordinator,
    Particle,
    Numeral,
    Interjection,
    Punct,
    Other,
}

impl Pos {
    /// As `show tokens` prints it and packs write it: `proper-noun`.
    pub const fn name(self) -> &'static str {
        match self {
            Pos::Noun => "noun",
            Pos::ProperNoun => "proper-noun",
            Pos::Pronoun => "pronoun",
            Pos::Verb => "verb",
            Pos::Auxiliary => "auxiliary",
            Pos::Participle => "participle",
            Pos::Gerund => "gerund",
            Pos::Adjective => "adjective",
            Pos::Adverb => "adverb",
            Pos::Determiner => "determiner",
            Pos::Adposition => "adposition",
            Pos::Conjunction => "conjunction",
            Pos::Subordinator => "subordinator",
            Pos::Particle => "particle",
            Pos::Numeral => "numeral",
            Pos::Interjection => "interjection",
            Pos::Punct => "punct",
            Pos::Other => "other",
        }
    }
}

/// Where a hedge stands: `about 40` before, `40 or so` after the number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    Before,
    After,
}

/// One thing a word or phrase can mean; what a pack entry becomes.
#[derive(Debug, Clone, PartialEq)]
pub enum Sense {
    /// `zero` to `ninety`.
    Cardinal(u64),
    /// `hundred`, `million`, `bn`, `dozen`, `lakh`. `symbol`: written close to digits only (`m`, `K`, `bn`).
    Scale {
        factor: Decimal,
        symbol: bool,
    },
    /// `first`, `twentieth`, `hundredth`, `millionth`.
    Ordinal(u64),
    /// `half` 2, `thirds` 3, `quarters` 4, `tenths` 10.
    Fraction(u64),
    /// `½`, `¾`: numerator and denominator.
    Vulgar(u64, u64),
    /// `dozens`, `several`: hard lower bound, soft upper limit.
    Vague {
        low: Decimal,
        soft_high: Option<Decimal>,
    },
    /// `no`, `none`, `no one`, `nobody`.
    Zero,
    /// `both`, `a pair`, `a couple`: an exact small count.
    Exactly(u64),
    /// `double`, `twice`, `triple`; `fold` as suffix is `Fold`.
    Multiple(Decimal),
    Fold,
    Hedge {
        hedge: Hedge,
        place: Place,
    },
    /// `not`, `no longer`, `never`: turns a bound around.
    Negation,
    /// `minus`, `negative`: below zero.
    Minus,
    /// A unit; `symbol` where it is one that must stand close to digits (`m`, `kg`, `°C`), `prefix` where it stands before (`$`, `US$`, `Rs`).
    Unit {
        unit: Arc<Unit>,
        symbol: bool,
        prefix: bool,
    },
    /// `per`, `a`, `an`, `each`, `every`: may begin a rate.
    Per,
    /// `daily`, `annual`, `hourly`: a whole rate in one word; the unit's id (`day`).
    Rate(Arc<str>),
    Month(u8),
    /// Monday is 1, Sunday 7 (ISO 8601).
    Weekday(u8),
    /// Days from the article's date: `today` 0, `yesterday` -1.
    RelativeDay(i32),
    /// `spring`, `summer`, `fall`, `autumn`, `winter`, by their first month in the north.
    Season(u8),
    Change(Direction),
    Statistic(Statistic),
    Modality(Modality),
    /// A cue that somebody says so: the entry's id (`say`, `according-to`, `report`).
    Attribution(Arc<str>),
    /// What follows (or stands before, see the entry) makes the number a name: `Title`, `Interstate`, `Group of`.
    NameCue(Arc<str>),
    /// A closed word class or a phrase that some stage looks for by id: `record`, `partition`, `another`.
    Cue(Arc<str>),
}

/// A sense that begins at a token and covers `tokens` of them (1 for a single word).
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    pub tokens: usize,
    pub sense: Sense,
}

/// One token of a sentence.
#[derive(Debug, Clone, PartialEq)]
pub struct Token<'t> {
    pub text: &'t str,
    /// In the article's text.
    pub span: Span,
    pub shape: Shape,
    /// White space stands before it (always so for the first of a sentence).
    pub spaced: bool,
    /// Begins a line of the article, but not its sentence.
    pub opens_line: bool,
    /// Longest first.
    pub readings: Vec<Reading>,
    pub pos: Pos,
    /// Lower case dictionary form: `arrested` → `arrest`. As [`Token::lower`] where unknown.
    pub lemma: String,
    /// The text in lower case.
    pub lower: String,
}

impl Token<'_> {
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    pub fn senses(&self) -> impl Iterator<Item = (&Sense, usize)> {
        self.readings.iter().map(|r| (&r.sense, r.tokens))
    }

    /// Begins a word or phrase that the packs list under this cue: `part-before`, `group-noun`.
    pub fn has_cue(&self, id: &str) -> bool {
        self.senses().any(|(s, _)| matches!(s, Sense::Cue(cue) if **cue == *id))
    }

    /// A verb of saying or reporting, or another word that names who says so: `said`, `according to`.
    pub fn says(&self) -> bool {
        self.senses().any(|(s, _)| matches!(s, Sense::Attribution(_)))
    }

    /// Says that something is not so: `not`, `never`.
    pub fn denies(&self) -> bool {
        self.senses().any(|(s, _)| *s == Sense::Negation)
    }

    /// Is a word for human beings: `people`, `migrants`, `nurse`.
    pub fn names_people(&self) -> bool {
        self.senses().any(|(s, _)| matches!(s, Sense::Unit { unit, .. } if unit.id == "person"))
    }

    /// Starts with an upper-case letter.
    pub fn capitalized(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A run of tokens: nom's input.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tokens<'a, 't>(pub &'a [Token<'t>]);

impl<'a, 't> nom::Input for Tokens<'a, 't> {
    type Item = &'a Token<'t>;
    type Iter = std::slice::Iter<'a, Token<'t>>;
    type IterIndices = std::iter::Enumerate<Self::Iter>;

    fn input_len(&self) -> usize {
        self.0.len()
    }

    fn take(&self, index: usize) -> Self {
        Tokens(&self.0[..index])
    }

    fn take_from(&self, index: usize) -> Self {
        Tokens(&self.0[index..])
    }

    fn take_split(&self, index: usize) -> (Self, Self) {
        let (taken, rest) = self.0.split_at(index);
        (Tokens(rest), Tokens(taken))
    }

    fn position<P: Fn(Self::Item) -> bool>(&self, predicate: P) -> Option<usize> {
        self.0.iter().position(predicate)
    }

    fn iter_elements(&self) -> Self::Iter {
        self.0.iter()
    }

    fn iter_indices(&self) -> Self::IterIndices {
        self.0.iter().enumerate()
    }

    fn slice_index(&self, count: usize) -> Result<usize, nom::Needed> {
        if self.0.len() >= count { Ok(count) } else { Err(nom::Needed::new(count - self.0.len())) }
    }
}

impl nom::Offset for Tokens<'_, '_> {
    fn offset(&self, second: &Self) -> usize {
        self.0.len() - second.0.len()
    }
}
