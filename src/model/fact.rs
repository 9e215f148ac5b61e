//! What is said of a thing without a number of its own: who holds which office, how a name is spelled, what was said, whether it
//! is open or shut.

use super::{Attribution, Deadline, Deed, Moment, Placing, Span, Turn, YearSpan};
use jiff::civil::{Date, Weekday};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FactKind {
    /// A named person's title or office.
    Role,
    /// A named person's spelling.
    Name,
    Age,
    Organisation,
    Date,
    /// Which one in a row.
    Ordinal,
    Quote,
    /// Open or shut, signed or vetoed.
    Status,
}

impl FactKind {
    /// As the JSON report's `fact` names it.
    pub const fn name(self) -> &'static str {
        match self {
            FactKind::Role => "role",
            FactKind::Name => "name",
            FactKind::Age => "age",
            FactKind::Organisation => "organisation",
            FactKind::Date => "date",
            FactKind::Ordinal => "ordinal",
            FactKind::Quote => "quote",
            FactKind::Status => "status",
        }
    }
}

/// One such statement, where it stands and what it comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// Index of the article in the story.
    pub article: usize,
    /// Index of the sentence in the article.
    pub sentence: usize,
    /// The words of the fact: the title with the name, the quotation with its marks.
    pub span: Span,
    pub sentence_span: Span,
    /// What it is said of, folded so that two articles share it: `sherwood-randall`, `bridge`.
    pub subject: String,
    /// The same for a reader's eye, as written where a name is: `Customs and Border Protection`, `rail crossings`.
    pub label: String,
    /// What is said of it, folded likewise: `deputy mayor`, `shut`.
    pub value: String,
    pub detail: Detail,
    pub attribution: Option<Attribution>,
    /// Stands inside quotation marks.
    pub quoted: bool,
    /// In a headline or subheading.
    pub headline: bool,
}

impl Fact {
    pub const fn kind(&self) -> FactKind {
        match self.detail {
            Detail::Role { .. } => FactKind::Role,
            Detail::Name(_) => FactKind::Name,
            Detail::Age { .. } | Detail::UnnamedAge(_) => FactKind::Age,
            Detail::Organisation(_) => FactKind::Organisation,
            Detail::Weekday(_)
            | Detail::Occasion(_)
            | Detail::Moment(_)
            | Detail::Deadline(_)
            | Detail::Deed(_)
            | Detail::Years(_) => FactKind::Date,
            Detail::Turn(_) | Detail::Placing(_) => FactKind::Ordinal,
            Detail::Quote(_) => FactKind::Quote,
            Detail::Status(_) => FactKind::Status,
        }
    }

    /// The person it is said of.
    pub const fn person(&self) -> Option<&Person> {
        if let Detail::Role { person, .. } | Detail::Name(person) | Detail::Age { person, .. } = &self.detail {
            Some(person)
        } else {
            None
        }
    }

    pub const fn as_role(&self) -> Option<(&Person, &Office)> {
        if let Detail::Role { person, office, .. } = &self.detail { Some((person, office)) } else { None }
    }

    /// The office, with whom and what it is of.
    pub fn as_seat(&self) -> Option<(&Person, &Office, &[String])> {
        if let Detail::Role { person, office, seat } = &self.detail { Some((person, office, seat)) } else { None }
    }

    pub const fn as_age(&self) -> Option<(&Person, Age)> {
        if let Detail::Age { person, age } = &self.detail { Some((person, *age)) } else { None }
    }

    pub const fn as_unnamed_age(&self) -> Option<&UnnamedAge> {
        if let Detail::UnnamedAge(age) = &self.detail { Some(age) } else { None }
    }

    pub const fn as_organisation(&self) -> Option<&Organisation> {
        if let Detail::Organisation(body) = &self.detail { Some(body) } else { None }
    }

    pub const fn as_written_day(&self) -> Option<WrittenDay> {
        if let Detail::Weekday(day) = &self.detail { Some(*day) } else { None }
    }

    pub const fn as_occasion(&self) -> Option<&Occasion> {
        if let Detail::Occasion(occasion) = &self.detail { Some(occasion) } else { None }
    }

    pub const fn as_moment(&self) -> Option<&Moment> {
        if let Detail::Moment(moment) = &self.detail { Some(moment) } else { None }
    }

    pub const fn as_deadline(&self) -> Option<&Deadline> {
        if let Detail::Deadline(deadline) = &self.detail { Some(deadline) } else { None }
    }

    pub const fn as_deed(&self) -> Option<&Deed> {
        if let Detail::Deed(deed) = &self.detail { Some(deed) } else { None }
    }

    pub const fn as_years(&self) -> Option<&YearSpan> {
        if let Detail::Years(years) = &self.detail { Some(years) } else { None }
    }

    pub const fn as_turn(&self) -> Option<&Turn> {
        if let Detail::Turn(turn) = &self.detail { Some(turn) } else { None }
    }

    pub const fn as_placing(&self) -> Option<&Placing> {
        if let Detail::Placing(placing) = &self.detail { Some(placing) } else { None }
    }

    pub const fn as_quote(&self) -> Option<&Quote> {
        if let Detail::Quote(quote) = &self.detail { Some(quote) } else { None }
    }

    pub const fn as_status(&self) -> Option<&Status> {
        if let Detail::Status(status) = &self.detail { Some(status) } else { None }
    }
}

/// What a kind of fact says, in the form its check compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Detail {
    /// `seat`: the town, country or firm that the office is of, folded; empty where none is named.
    Role {
        person: Person,
        office: Office,
        seat: Vec<String>,
    },
    Name(Person),
    Age {
        person: Person,
        age: Age,
    },
    UnnamedAge(UnnamedAge),
    Organisation(Organisation),
    Weekday(WrittenDay),
    Occasion(Occasion),
    Moment(Moment),
    Deadline(Deadline),
    Deed(Deed),
    Years(YearSpan),
    Turn(Turn),
    Placing(Placing),
    Quote(Quote),
    Status(Status),
}

/// A person by name, folded: lower case, without accents, given names by the form that stands for their short forms.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Person {
    /// `sherwood-randall`, `obrador`.
    pub surname: String,
    /// In order; empty where only the surname is known. A single letter is an initial.
    pub given: Vec<String>,
}

impl Person {
    /// Nothing in the names tells the two apart: one surname, and the given names of the shorter stand in order in the longer.
    pub fn may_be(&self, other: &Person) -> bool {
        self.surname == other.surname && names_fit(&self.given, &other.given)
    }

    /// As [`Person::may_be`], with a given name on both sides.
    pub fn is_surely(&self, other: &Person) -> bool {
        self.may_be(other) && !self.given.is_empty() && !other.given.is_empty()
    }

    /// `elizabeth sherwood-randall`
    pub fn full(&self) -> String {
        self.given.iter().chain([&self.surname]).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}

impl Person {
    /// As names are written: `Elizabeth Sherwood-Randall`.
    pub fn title(&self) -> String {
        let name = self.full();
        let mut out = String::with_capacity(name.len());
        for c in name.chars() {
            let starts = out.chars().next_back().is_none_or(|before| !before.is_alphanumeric());
            if starts { out.extend(c.to_uppercase()) } else { out.push(c) }
        }
        out
    }
}

/// Given names of one person, however many of them are written: `j` is an initial of `john`.
pub fn names_fit(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let like = |x: &str, y: &str| {
        let initial = x.chars().count() == 1 || y.chars().count() == 1;
        x == y || (initial && x.chars().next() == y.chars().next())
    };
    let mut rest = long.iter();
    short.iter().all(|name| rest.any(|other| like(name, other)))
}

/// Whether the person holds the office now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Standing {
    Plain,
    Former,
    Acting,
    /// Elected, named or proposed, not yet in office.
    Next,
}

/// A title, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// The id that stands for all words of one office: `adviser`, `spokesperson`.
    pub head: String,
    /// Ids of what the office is for: `national-security`; empty where none is said.
    pub fields: Vec<String>,
    /// The id of a lower rank: `deputy`.
    pub rank: Option<String>,
    pub standing: Standing,
    /// Offices of one ladder are not held at once: senator and representative.
    pub ladder: Option<String>,
    /// Lower ranks are addressed by the bare title: an assistant professor as "Professor".
    pub courtesy: bool,
    /// What it is for makes it another office.
    pub by_field: bool,
    /// Kin of its fields.
    pub kin: Vec<String>,
    /// Words of the public body that it belongs to, folded: `national health board`; empty where none is said.
    pub body: Vec<String>,
    /// Held by one person of its body at a time, so that it tells persons: mayor, prime minister.
    pub single: bool,
}

/// An age as an article gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    Years(u16),
    /// "In his thirties": the first and the last year of it.
    Between(u16, u16),
    BornIn(i16),
}

/// The age of somebody who is only called by what he or she is or does: "a 34-year-old driver".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnnamedAge {
    /// Lemma of the word: `driver`.
    pub noun: String,
    /// Words that narrow it, folded: `lorry`.
    pub modifiers: Vec<String>,
    pub age: Age,
    /// The article speaks of one such person: it has no plural, no number and no other age with the word.
    pub only: bool,
    /// The word fits half the world: `man`, `victim`.
    pub anybody: bool,
    /// A ship, a town or a school has one such, and the article speaks of the one: "the captain".
    pub in_charge: bool,
    /// Lemma of what the person does or what is done to him or her: `stab`.
    pub event: Option<String>,
    /// Content words of the sentence, folded, each once.
    pub context: Vec<String>,
}

/// The name of a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// Its words, folded, without articles and what stands before the name proper.
    pub words: Vec<String>,
    /// Stands in the pack of known names.
    pub known: bool,
    /// The known name, as a pack writes it, that this one would be but for one word.
    pub resembles: Option<String>,
}

/// A date written with its weekday.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WrittenDay {
    pub weekday: Weekday,
    /// The day meant; without a written year the one next to the article's own date.
    pub date: Date,
    pub year_written: bool,
}

/// A thing that happens once, with its day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occasion {
    /// Lemma of the verb: `resign`.
    pub event: String,
    /// Names that take part, folded.
    pub names: Vec<String>,
    pub date: Date,
    /// Written with its month, not only as a weekday or "yesterday".
    pub exact: bool,
}

/// What somebody is quoted as saying.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quote {
    /// Its words, folded, in order.
    pub words: Vec<QuotedWord>,
    /// The words of the sentence that the quotation goes on from, with nothing said between the two.
    pub before: Vec<QuotedWord>,
    pub speaker: Option<Speaker>,
}

/// One word of a quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuotedWord {
    /// Lower case, in one spelling; empty for an ellipsis or the words of a bracket.
    pub folded: String,
    pub kind: WordKind,
    pub span: Span,
}

/// What changing a word does to a quotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum WordKind {
    /// An ellipsis or brackets: words left out or put in by the writer.
    Gap,
    /// Articles, pronouns, prepositions, auxiliaries: papers smooth them.
    Light,
    Content,
    Number,
    Negation,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// The person, where the words name one.
    pub person: Option<Person>,
    /// As written.
    pub text: String,
    /// Named by a pronoun, or taken from an earlier sentence.
    pub resolved: bool,
}

/// One of two states that exclude each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Status {
    /// The pair's id in the pack: `open-shut`.
    pub pair: String,
    /// The first of the two states.
    pub first: bool,
    /// Lemma of the thing: `crossing`; the surname of a person.
    pub object: String,
    /// The thing is a person by name; `modifiers` are the given names.
    pub person: bool,
    /// What it is about, where the sentence says so: `fraud` of "convicted of fraud".
    pub regarding: Option<String>,
    /// The day of the sentence, as two articles share it.
    pub day: Option<String>,
    /// What narrows it, folded: `rail`, `north`.
    pub modifiers: Vec<String>,
    /// Who put it into the state, folded, where the sentence says so.
    pub agent: Option<String>,
    /// One known to the reader or the only one: not "a bill", "several crossings".
    pub definite: bool,
    /// Names in the sentence and the one before it in the paragraph, folded.
    pub names: Vec<String>,
    /// The word says that the other state came before: "reopened".
    pub follows: bool,
    /// The state came about ("was shut"), it does not just hold ("remains shut", "not to reopen soon").
    pub happened: bool,
    /// The words before that a pronoun of this sentence stands for: "It's not going to happen".
    pub refers_to: Option<Span>,
}
