//! The nouns, in reading order: where text is, what was read, what was understood, what is said of it.
//! Nothing here imports any other part of the crate.

pub mod area;
pub mod article;
pub mod claim;
pub mod cue;
pub mod cut;
pub mod digits;
pub mod fact;
pub mod finding;
pub mod fold;
pub mod folded;
pub mod group;
pub mod interval;
pub mod mark;
pub mod moment;
pub mod number;
pub mod parameters;
pub mod quantity;
pub mod report;
pub mod span;
pub mod token;
pub mod tolerance;
pub mod unit;
pub mod waiver;

pub use area::{Area, Level, Whereabouts};
pub use article::{Article, Origin, Place, Role, Run, Sentence};
pub use claim::{Attribution, Claim, Measure, Modality, Period, Qualifiers, Statistic, Subject, Window, same_party};
pub use cue::{At, Cue, CueWord, Stop, SumWord};
pub use cut::cut;
pub use digits::{one_digit_apart, transposed};
pub use fact::{
    Age, Detail, Fact, FactKind, Occasion, Office, Organisation, Person, Quote, QuotedWord, Speaker, Standing, Status,
    UnnamedAge, WordKind, WrittenDay, names_fit,
};
pub use finding::{Cited, Code, Explanation, Finding, Rule, SURE_ENOUGH, Severity};
pub use fold::{distance, spelling};
pub use folded::{fold, fold_name};
pub use group::{Group, NearMiss, Stray, Ties, Verdict};
pub use interval::Interval;
pub use mark::{Frame, Mark, Row};
pub use moment::{Clock, Deadline, Deed, Moment, Placing, PlainWord, Scope, Time, Turn, YearSpan};
pub use number::Number;
pub use parameters::Parameters;
pub use quantity::{Change, Direction, Hedge, Kind, Quantity, Reached};
pub use report::{Agreement, ArticleReport, Report, Skipped, Statement};
pub use span::Span;
pub use token::{Pos, Reading, Sense, Shape, Token, Tokens};
pub use tolerance::Tolerances;
pub use unit::{Unit, UnitKind};
pub use waiver::Waiver;
