//! What two claims share and where they part, read off the two.

use super::feature::Feature;
use super::story::Story;
use super::value;
use crate::model::{Claim, Kind, Modality, Period, Qualifiers, Reached, Statistic, UnitKind, Whereabouts};
use jiff::civil::Date;

/// The last sentence of an article's beginning, the headline being the first: what is new stands there, and is what others give too.
const LEAD: usize = 2;

/// All that can be observed of a pair, in the order of [`Feature::ALL`].
pub fn observe(a: &Claim, b: &Claim, at: (usize, usize), story: &Story<'_>) -> Vec<Feature> {
    let mut found = Vec::new();
    subject(a, b, &mut found);
    event(a, b, &mut found);
    place_and_party(a, b, at, story, &mut found);
    value::observe(a, b, &mut found);
    stance(a, b, &mut found);
    let words = story.overlap(at.0, at.1);
    found.push(match words {
        0..10 => Feature::FewWords,
        10..30 => Feature::SomeWords,
        30..60 => Feature::ManyWords,
        _ => Feature::MostWords,
    });
    // Verbs are rare, too: a word alone joins no two figures that are not one slipped.
    if words < 30 && found.iter().any(|f| f.is_slip()) && story.shares_rare_word(at.0, at.1) {
        found.push(Feature::RareWord);
    }
    if story.is_only_of_head(at.0) && story.is_only_of_head(at.1) && same_head(a, b) {
        found.push(Feature::OnlyOfHead);
    } else if same_head(a, b) && a.article != b.article && story.are_left_of_head(at.0, at.1) {
        found.push(Feature::LeftOfHead);
    }
    if story.is_only_of_dimension(at.0) && story.is_only_of_dimension(at.1) {
        found.push(Feature::OnlyOfDimension);
    } else if story.is_rare_dimension(at.0) {
        found.push(Feature::RareDimension);
    }
    let lead = |c: &Claim| c.sentence <= LEAD;
    if lead(a) && lead(b) && a.article != b.article {
        found.push(Feature::BothLead);
    }
    story.company(at.0, at.1, &mut found);
    found
}

fn same_head(a: &Claim, b: &Claim) -> bool {
    !a.subject.head.is_empty() && a.subject.head == b.subject.head
}

/// "32 tonnes of silver": so much of a stuff.
fn is_stuff(claim: &Claim) -> bool {
    let amount = claim
        .quantity
        .unit
        .as_ref()
        .is_some_and(|u| matches!(u.kind, UnitKind::Mass | UnitKind::Volume | UnitKind::Energy));
    amount && claim.subject.span.start >= claim.quantity.span.end
}

fn subject(a: &Claim, b: &Claim, found: &mut Vec<Feature>) {
    let person = |c: &Claim| c.quantity.unit_id() == Some("person");
    let people = person(a) && person(b);
    found.push(if a.subject.same_entry(&b.subject) {
        Feature::SameEntry
    } else if same_head(a, b) && people && a.subject.head == "person" {
        Feature::SamePeople
    } else if same_head(a, b) && a.quantity.kind == Kind::Count {
        Feature::SameThing
    } else if same_head(a, b) {
        Feature::SameHead
    } else if people {
        Feature::BothPeople
    } else if a.subject.head.is_empty() || b.subject.head.is_empty() {
        Feature::HeadMissing
    } else if a.quantity.kind == Kind::Count
        || a.subject.is_weight() != b.subject.is_weight()
        || is_stuff(a) && is_stuff(b)
    {
        Feature::OtherThing
    } else {
        Feature::OtherHead
    });
    // Many kinds of thing come in threes; few come in tens of thousands.
    let large =
        |c: &Claim| c.quantity.kind == Kind::Count && c.quantity.stated().is_some_and(|n| n.leading_place() >= 3);
    if large(a) && large(b) {
        found.push(Feature::LargeCounts);
    }
    if a.subject.is_open() != b.subject.is_open() {
        found.push(Feature::OneEntry);
    }
    found.extend(match (&a.subject.container, &b.subject.container) {
        (Some(x), Some(y)) if x == y => Some(Feature::SameContainer),
        (Some(_), Some(_)) => Some(Feature::OtherContainer),
        (Some(_), None) | (None, Some(_)) => Some(Feature::ContainerMissing),
        (None, None) => None,
    });
    let (x, y) = (&a.subject.modifiers, &b.subject.modifiers);
    found.extend(match x.iter().filter(|m| y.contains(m)).count() {
        0 if x.is_empty() && y.is_empty() => None,
        0 if x.is_empty() || y.is_empty() => Some(Feature::ModifiersMissing),
        0 => Some(Feature::OtherModifiers),
        1 => Some(Feature::SharedModifier),
        _ => Some(Feature::SharedModifiers),
    });
}

fn event(a: &Claim, b: &Claim, found: &mut Vec<Feature>) {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    found.extend(match (&x.event, &y.event) {
        (Some(e), Some(f)) if e == f && x.light => Some(Feature::SameLightEvent),
        (Some(e), Some(f)) if e == f => Some(Feature::SameEvent),
        (Some(_), Some(_)) if !x.light && !y.light => Some(Feature::OtherEvent),
        (Some(_), Some(_)) | (None, _) | (_, None) => None,
    });
}

fn place_and_party(a: &Claim, b: &Claim, at: (usize, usize), story: &Story<'_>, found: &mut Vec<Feature>) {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    // "Norland has 136 wolves", "136 wolves in Norland": who has them is where they are; of a list of places nobody knows which.
    let has = |c: &Claim, d: &Claim| {
        let (own, other) = (&c.qualifiers, &d.qualifiers);
        let there =
            matches!(own.event.as_deref(), None | Some("have" | "be" | "see" | "hold")) && own.places.is_empty();
        let one = other.places.len() == 1 && own.part == other.part && c.quantity.kind == Kind::Count;
        there && one && own.parties.contains(&other.places[0])
    };
    let there = y.parties.is_empty() && has(a, b) || x.parties.is_empty() && has(b, a);
    if there {
        found.push(Feature::SamePlace);
    } else if x.shares_party(y) {
        found.push(Feature::SameParty);
    } else if x.parties.is_empty() != y.parties.is_empty() {
        let contested = story.is_contested(at.0);
        found.push(if contested { Feature::ContestedParty } else { Feature::PartyMissing });
    } else if !x.parties.is_empty() {
        found.push(Feature::OtherParty);
    }
    if x.setting.is_some() && y.setting.is_some() && x.setting != y.setting {
        found.push(Feature::OtherSetting);
    }
    found.extend(place(x, y).filter(|_| !there));
    found.extend(match (&x.period, &y.period) {
        (Some(p), Some(q)) if p.key.is_some() && p.key == q.key => Some(Feature::SamePeriod),
        (Some(p), Some(q)) => apart(p, q),
        (Some(p), None) | (None, Some(p)) if is_year(p) => Some(Feature::YearMissing),
        (Some(_), None) | (None, Some(_)) => Some(Feature::PeriodMissing),
        (None, None) => None,
    });
}

/// The nearest that two of their places come.
fn place(x: &Qualifiers, y: &Qualifiers) -> Option<Feature> {
    let (p, q) = (x.narrowest(), y.narrowest());
    if x.lands() > 1 && q.is_empty() || y.lands() > 1 && p.is_empty() {
        return Some(Feature::OneOfPlaces);
    }
    if x.places.is_empty() != y.places.is_empty() {
        return Some(Feature::PlaceMissing);
    }
    match p.iter().flat_map(|p| q.iter().map(|q| Whereabouts::of(*p, *q))).min()? {
        Whereabouts::Same => Some(Feature::SamePlace),
        Whereabouts::Part => Some(Feature::PartOfPlace),
        Whereabouts::Apart => None,
    }
}

/// Two days of one affair, or a long window and a short one within it: not yet two things, but less likely one.
fn apart(x: &Period, y: &Period) -> Option<Feature> {
    let (a, b, c, d) = (x.from?, x.to?, y.from?, y.to?);
    let days = |from: Date, to: Date| (to - from).get_days().max(0) + 1;
    let (m, n) = (days(a, b), days(c, d));
    if (b < c || d < a) && m <= 2 && n <= 2 {
        return Some(Feature::OtherDay);
    }
    (m.max(n) >= 28 && m.max(n) * 2 > m.min(n) * 3).then_some(Feature::OtherWindow)
}

/// A year or a decade: most often another time than the story's own.
fn is_year(p: &Period) -> bool {
    p.key.as_deref().is_some_and(|k| ["year:", "decade:", "years:"].iter().any(|y| k.starts_with(y)))
}

fn stance(a: &Claim, b: &Claim, found: &mut Vec<Feature>) {
    let (p, q) = (&a.quantity, &b.quantity);
    let slipped = found.contains(&Feature::SameNumberOtherRate);
    found.extend(match (&p.per, &q.per) {
        (Some(x), Some(y)) if x == y => Some(Feature::SameRate),
        (Some(_), Some(_)) => Some(Feature::OtherRate).filter(|_| !slipped),
        (Some(_), None) | (None, Some(_)) => Some(Feature::RateMissing),
        (None, None) => None,
    });
    if a.qualifiers.sought && b.qualifiers.sought {
        found.push(Feature::BothSought);
    }
    // A forecast of money is no result; jobs that are to go are the jobs that went.
    let ahead = |c: &Claim| c.modality == Modality::Projected && c.quantity.kind != Kind::Count;
    if ahead(a) != ahead(b) {
        found.push(Feature::OtherForecast);
    }
    // A rate is typical by itself; without one, "on an ordinary day" has to be said.
    let special = |c: &Claim| match c.qualifiers.statistic {
        Some(Statistic::Average | Statistic::Median | Statistic::Peak) => true,
        Some(Statistic::Typical) => c.quantity.per.is_none(),
        Some(Statistic::Total | Statistic::Cumulative | Statistic::Maximum | Statistic::Minimum) | None => false,
    };
    if special(a) != special(b) {
        found.push(Feature::OtherStatistic);
        // "median" says so, and narrows nothing besides.
        if a.subject.modifiers.len() + b.subject.modifiers.len() == 1 {
            found.retain(|f| *f != Feature::ModifiersMissing);
        }
    }
    // One part of a firm grows while another shrinks; a change told both ways gives the same number.
    let opposite = p.change.zip(q.change).is_some_and(|(c, d)| c.direction != d.direction);
    if opposite && p.stated() != q.stated() {
        found.push(Feature::OppositeChange);
    }
    // "Sensor sales rose 14 percent" is a part's change, "sales grew 6 percent" the whole's.
    let narrowed = a.subject.modifiers.is_empty() != b.subject.modifiers.is_empty();
    let changes = p.change.zip(q.change).is_some_and(|(c, d)| c.role == Reached::By && d.role == Reached::By);
    if narrowed && changes && p.kind == Kind::Percent && p.stated() != q.stated() {
        found.push(Feature::NarrowedChange);
    }
    // "a 40-metre high span" beside "a 90-metre span": which of its sizes only one says.
    if a.subject.dimension.is_some() != b.subject.dimension.is_some() && p.stated() != q.stated() {
        found.push(Feature::DimensionMissing);
    }
    let speaker = |c: &Claim| c.attribution.as_ref().map(|s| s.text.to_lowercase());
    if speaker(a).is_some() && speaker(a) == speaker(b) {
        found.push(Feature::SameSpeaker);
    }
    if a.headline != b.headline {
        found.push(Feature::Headline);
    }
}
