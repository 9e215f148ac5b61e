//! What the words around a figure tell of it as a whole: that it is of another case, of a part of the place, of some of all, of a rank.

use super::Direction;

/// One thing told of a figure; of some sorts there may be several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// Of another case of the kind: "an earlier trial", "its rival".
    OtherCase,
    /// The other case has a name, by which both writers may mean it.
    NamedCase,
    /// A noun of the other case: `trial`.
    CaseWord(String),
    /// Of all of one sort of people: `female` in "Women won 58 seats".
    Who(String),
    /// Of a part or all of the story's place, named by no name.
    Frame(Frame),
    /// Of a round before the last.
    EarlyRound,
    /// A word for what makes up the share: `wind` in "Wind supplied 28 percent".
    ShareOf(String),
    /// One of several results or ages in a row.
    Row(Row),
    /// What a single helper did: "A navy ship picked up 95".
    ByOne,
    /// Of those still in care: "eleven remain in hospital".
    Kept,
    /// Some of those whom another figure counts: "two of the survivors".
    OfFate,
    /// Of a run of hours or days: "in the past 24 hours".
    InHours,
    /// Of several countries together.
    InLands,
    /// Of several towns together.
    InTowns,
    /// The count falls by itself: the missing are found.
    Ebbs,
    /// Of one place or time, named for how many they are: "In Lodi alone".
    Alone,
    /// Did not come about: "would have cut 400".
    Unreal,
    /// What may be driven, not what was: "the limit is 30 km/h".
    Limit,
    /// A speed of another moment than the one that is told, or of one vehicle of several: "118 km/h seconds before it entered the bend".
    OtherMoment,
    /// Counts anybody, no sort of people.
    Whoever,
    /// A preposition stands right before it.
    Oblique,
    /// A bound from above and one from below: "up to 5 or more".
    BoundedBothWays,
    /// How many things the list behind it names: "three ports: A, B and C".
    Lists(usize),
    /// A part of the day: `noon`.
    Daypart(String),
    /// "the highest since 2015", "the lowest since 2015".
    Since { most: bool, year: i16 },
    /// Which way it went year after year: "rose for the third year running".
    Running { way: Direction, years: i16 },
}

/// What part of the story's place a figure is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Frame {
    /// "Across the country".
    Whole,
    /// `northern province`, `capital`, or the site of a firm.
    Part(String),
}

/// Where in a row of such figures one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Row {
    /// So many results before it and so many behind: "6-3, 7-5".
    Result { before: usize, behind: usize },
    /// "aged 19 and 23".
    Age,
}
