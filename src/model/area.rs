//! Places that the packs know, with what holds them.

/// How much of the world a place takes in, widest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    World,
    Continent,
    Country,
    /// A part of a country, or of several, that is no unit of government: a coast, a border.
    Area,
    State,
    Town,
}

impl Level {
    /// As packs write it.
    pub fn of(name: &str) -> Option<Level> {
        Some(match name {
            "world" => Level::World,
            "continent" => Level::Continent,
            "country" => Level::Country,
            "area" => Level::Area,
            "state" => Level::State,
            "town" => Level::Town,
            _ => return None,
        })
    }

    /// How a figure that holds for the whole of one is said to hold.
    pub const fn wide(self) -> &'static str {
        match self {
            Level::World => "worldwide",
            Level::Continent => "for the continent",
            Level::Country => "nationwide",
            Level::Area => "for the area",
            Level::State => "statewide",
            Level::Town => "citywide",
        }
    }
}

/// One place that a name may stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Area {
    /// Its code in ISO 3166 where it has one, else its name, with its holder's id where that is needed to tell it from others.
    pub id: String,
    pub level: Level,
    /// Ids of all places that hold it.
    pub within: Vec<String>,
}

/// How two places stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whereabouts {
    Same,
    /// One holds the other.
    Part,
    Apart,
}

impl Whereabouts {
    /// By all that the two names may stand for: one reading that joins them is enough, and a name that no pack knows has none.
    pub fn of(a: (&str, &[Area]), b: (&str, &[Area])) -> Whereabouts {
        let pairs = || a.1.iter().flat_map(|x| b.1.iter().map(move |y| (x, y)));
        if a.0 == b.0 || pairs().any(|(x, y)| x.id == y.id) {
            Whereabouts::Same
        } else if pairs().any(|(x, y)| x.within.contains(&y.id) || y.within.contains(&x.id))
            || is_more_fully(a.0, b.0)
            || is_more_fully(b.0, a.0)
            || may_lie_in(a.1, b.1)
            || may_lie_in(b.1, a.1)
        {
            Whereabouts::Part
        } else {
            Whereabouts::Apart
        }
    }
}

/// A village that no pack knows may lie in any land or state.
fn may_lie_in(unknown: &[Area], known: &[Area]) -> bool {
    unknown.is_empty() && known.iter().any(|a| a.level < Level::Town)
}

/// "arlen city" is what "arlen" most often means, or a part of it.
fn is_more_fully(full: &str, short: &str) -> bool {
    full.strip_prefix(short).is_some_and(|rest| matches!(rest, " city" | " town" | " province" | " state" | " county"))
}
