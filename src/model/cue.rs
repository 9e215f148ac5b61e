//! Words and signs beside a figure that tie it to the other figures of its sentence, and where they stand.

use super::Level;

/// Where a word stands, seen from the figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At {
    /// Behind the figure before.
    Before,
    /// Inside the figure's own phrase, or in the noun that it counts.
    Inside,
    /// Up to the next figure.
    Behind,
    /// Before it with hardly a word between: "of whom 870".
    Close,
}

impl At {
    /// Around a figure, nearer or further.
    pub const AROUND: [At; 3] = [At::Before, At::Inside, At::Behind];
}

/// A word or sign with where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    pub at: At,
    pub word: CueWord,
}

/// What a word or sign beside a figure says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CueWord {
    Sum(SumWord),
    /// One side of a division, whose sides are apart: `sex` and `male`. Packs may know others.
    Side {
        sort: String,
        side: String,
    },
    /// "nationwide": how wide the figure holds.
    Scope(Level),
    /// A place whose name is no name by its letters: "at the southern border".
    Place(String),
    /// "not", "never".
    Not,
    Stop(Stop),
}

impl CueWord {
    /// The word of a pack's cue, by its id; none where the cue ties no figures.
    pub fn of(id: &str) -> Option<CueWord> {
        let (sort, name) = id.split_once('.')?;
        match sort {
            "sums" => SumWord::of(name).map(CueWord::Sum),
            "split" => {
                let (sort, side) = name.split_once('.')?;
                Some(CueWord::Side { sort: sort.to_owned(), side: side.to_owned() })
            }
            "scope" => Level::of(name).map(CueWord::Scope),
            "place" => Some(CueWord::Place(name.to_owned())),
            _ => None,
        }
    }

    /// The division and the side of it that the word names.
    pub fn side(&self) -> Option<(&str, &str)> {
        match self {
            CueWord::Side { sort, side } => Some((sort, side)),
            CueWord::Sum(_) | CueWord::Scope(_) | CueWord::Place(_) | CueWord::Not | CueWord::Stop(_) => None,
        }
    }

    /// What sort of word it is: a division, sums, places; signs and denials are of none.
    pub fn sort(&self) -> Option<&str> {
        match self {
            CueWord::Side { sort, .. } => Some(sort),
            CueWord::Sum(_) => Some("sums"),
            CueWord::Scope(_) => Some("scope"),
            CueWord::Place(_) => Some("place"),
            CueWord::Not | CueWord::Stop(_) => None,
        }
    }
}

impl From<SumWord> for CueWord {
    fn from(word: SumWord) -> CueWord {
        CueWord::Sum(word)
    }
}

impl From<Stop> for CueWord {
    fn from(stop: Stop) -> CueWord {
        CueWord::Stop(stop)
    }
}

/// A sign that parts or opens a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    Colon,
    Semicolon,
    Opening,
    Closing,
    /// Of any length.
    Dash,
}

impl Stop {
    pub fn of(text: &str) -> Option<Stop> {
        Some(match text {
            ":" => Stop::Colon,
            ";" => Stop::Semicolon,
            "(" => Stop::Opening,
            ")" => Stop::Closing,
            "—" | "–" | "--" => Stop::Dash,
            _ => return None,
        })
    }
}

/// What a word does to a sum, as the arithmetic checks read it; the words are those of the pack `arithmetic`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SumWord {
    /// "on pace for": a part of a stretch is reckoned up to all of it.
    Pace,
    /// "undecided": who is on no side.
    Rest,
    /// "the rest", "leaving": what other parts leave of a whole.
    Left,
    /// "other reasons": the last row of a table.
    Others,
    /// "both", "shared": something is in two parts.
    Overlap,
    /// "not yet": the parts need not be all.
    Unsettled,
    /// "injured", "won": a side beside whose division there may be others.
    Besides,
    /// "altogether", "making it": the sum of what was told.
    Result,
    /// "including": some of a whole.
    Subset,
    /// "of whom": some of those right before.
    Whom,
    /// "of them": some of those told of before.
    Them,
    /// "of the", "out of": leads to a whole.
    Of,
    /// A body with seats and votes of a told size: "a chamber of 200".
    House,
    /// A body of people of a told size: "a crew of 20".
    Crew,
    /// "votes", "members": what a house has.
    Seat,
    /// "has cast": votes that are occasions, not voices.
    Rounds,
    /// "net income": may fall below zero, so that it can rise by more than it then is.
    Signed,
    /// "a fleet", "the workforce": a whole of things or posts.
    Stock,
    /// "such as": what follows is not all.
    Examples,
    /// "breaking": more than the record behind it.
    Beats,
    /// "the record".
    Record,
    /// "lowest": a rank from below.
    Least,
    /// "highest": a rank from above.
    Most,
    /// "more than ever".
    Ever,
    /// "in a row": year after year.
    Running,
    /// "still", "remain": of more that there were before.
    Still,
    /// "that is": the same in another form.
    ThatIs,
    /// "between": opens a range.
    Between,
    /// "or": the same in another form, or another figure.
    Or,
    /// "each": so many for every one of several.
    Each,
    /// "compared with": another time or case follows.
    Compared,
}

impl SumWord {
    /// As packs write it.
    pub fn of(name: &str) -> Option<SumWord> {
        Some(match name {
            "pace" => SumWord::Pace,
            "rest" => SumWord::Rest,
            "left" => SumWord::Left,
            "others" => SumWord::Others,
            "overlap" => SumWord::Overlap,
            "unsettled" => SumWord::Unsettled,
            "besides" => SumWord::Besides,
            "result" => SumWord::Result,
            "subset" => SumWord::Subset,
            "whom" => SumWord::Whom,
            "them" => SumWord::Them,
            "of" => SumWord::Of,
            "house" => SumWord::House,
            "crew" => SumWord::Crew,
            "seat" => SumWord::Seat,
            "rounds" => SumWord::Rounds,
            "signed" => SumWord::Signed,
            "stock" => SumWord::Stock,
            "examples" => SumWord::Examples,
            "beats" => SumWord::Beats,
            "record" => SumWord::Record,
            "least" => SumWord::Least,
            "most" => SumWord::Most,
            "ever" => SumWord::Ever,
            "running" => SumWord::Running,
            "still" => SumWord::Still,
            "that-is" => SumWord::ThatIs,
            "between" => SumWord::Between,
            "or" => SumWord::Or,
            "each" => SumWord::Each,
            "compared" => SumWord::Compared,
            _ => return None,
        })
    }
}
