//! How likely two claims speak of one thing: the observations on the pair, each with its weight, summed.

use super::feature::Feature;
use super::observe::observe;
use super::story::Story;
use crate::model::Claim;

/// Hundredths of a logit of a pair with no observation at all.
const START: i32 = -146;

/// The log-odds of 1 percent to 99 percent, in hundredths.
const LOGIT: [i32; 99] = [
    -460, -389, -348, -318, -294, -275, -259, -244, -231, -220, -209, -199, -190, -182, -173, -166, -159, -152, -145,
    -139, -132, -127, -121, -115, -110, -105, -99, -94, -90, -85, -80, -75, -71, -66, -62, -58, -53, -49, -45, -41,
    -36, -32, -28, -24, -20, -16, -12, -8, -4, 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 41, 45, 49, 53, 58, 62, 66, 71, 75,
    80, 85, 90, 94, 99, 105, 110, 115, 121, 127, 132, 139, 145, 152, 159, 166, 173, 182, 190, 199, 209, 220, 231, 244,
    259, 275, 294, 318, 348, 389, 460,
];

/// Place in [`LOGIT`] of what the sentences must say for two figures to be joined by more than their digits: a little less than a link takes.
const THIN: usize = 34;

/// Percent of confidence that digits alone give at most: enough to be shown, too little to be called sure. A convention: in stories
/// where such figures were put on purpose they were of two things.
const DIGITS_ALONE: usize = 59;

/// How likely two claims speak of one thing.
pub struct Likeness {
    /// Percent.
    pub confidence: u8,
    /// What speaks for it, in words.
    pub why: Vec<String>,
    /// The one figure is hardly but the other slipped: the digits are too many, or several articles give the other.
    pub slip: bool,
}

/// `usual` is what usually tells two such claims apart; of two figures that are one slipped it counts for nothing.
pub fn judge(
    claims: &[Claim],
    (a, b): (usize, usize),
    usual: Option<Feature>,
    story: &Story<'_>,
    without: Option<&str>,
) -> Likeness {
    let (x, y) = (&claims[a], &claims[b]);
    let mut observed = observe(x, y, (a, b), story);
    let slip = is_slip(&observed, x);
    // Of one figure slipped a year that only one sentence names tells as little as a wall does; what a wall usually keeps apart may well
    // stand beside the same figure.
    if slip {
        observed.retain(|f| *f != Feature::YearMissing);
    } else if usual.is_some() {
        observed.retain(|f| *f != Feature::SharedFigure);
    }
    observed.extend(usual.filter(|_| !slip));
    observed.retain(|f| Some(f.family()) != without);
    let sum = START + observed.iter().map(|f| weight(*f)).sum::<i32>();
    let confidence = LOGIT.iter().take_while(|l| **l <= sum).count();
    let alone = slip && !is_rare(&observed, x) && is_thin(&observed);
    let confidence = if alone { confidence.min(DIGITS_ALONE) } else { confidence };
    let why = observed.iter().filter(|f| weight(**f) > 0).filter_map(|f| say(*f, x, y)).collect();
    Likeness { confidence: u8::try_from(confidence).unwrap_or(99), why, slip }
}

/// The one figure is hardly but the other slipped.
fn is_slip(observed: &[Feature], x: &Claim) -> bool {
    let saw = |f| observed.contains(&f);
    // Who gives both sets of digits means two; who gives one in two sizes or units has slipped.
    let given = saw(Feature::GivenBeside) || saw(Feature::GivenInSentence) || saw(Feature::GivenTogether);
    let digits = saw(Feature::NearlyRareDigits) || saw(Feature::TurnedDigits) || saw(Feature::OneDigit);
    let slipped = saw(Feature::LoneSlip) || saw(Feature::SumTimesThousand) || saw(Feature::NearlyRareDigits);
    !(given && digits)
        && (slipped || is_rare(observed, x) || saw(Feature::SameNumberOtherUnit) && (is_large(x) || is_odd(x)))
}

/// Figures that are no chance whatever their sentences say: "$770 million" is three digits as it is read; "1,400 feet" and "1,400 metres"
/// are one, while "300 feet" and "300 metres" may be two.
fn is_rare(observed: &[Feature], x: &Claim) -> bool {
    let saw = |f| observed.contains(&f);
    let number = x.quantity.stated();
    let hundreds = number.is_some_and(|n| n.leading_place() % 3 == 2);
    let two = number.is_some_and(|n| n.significant_digits() >= 2);
    saw(Feature::SameRareDigits)
        || hundreds && saw(Feature::SumTimesThousand)
        || is_large(x) && two && saw(Feature::SameNumberOtherUnit)
}

/// Of two digits that no rounding gives: "48 kilometres" and "48 miles" are hardly two, as "50 kilometres" and "50 miles" may be.
fn is_odd(claim: &Claim) -> bool {
    claim.quantity.stated().is_some_and(|n| n.leading_place() == 1 && n.significant_digits() >= 2)
}

/// A hundred or more.
fn is_large(claim: &Claim) -> bool {
    claim.quantity.stated().is_some_and(|n| n.leading_place() >= 2)
}

/// What the sentences say of what they speak of would not join the two, were their figures but near each other.
fn is_thin(observed: &[Feature]) -> bool {
    let words = observed.iter().filter(|f| f.family() != "value" && **f != Feature::LoneSlip);
    START + weight(Feature::Near) + words.map(|f| weight(*f)).sum::<i32>() < LOGIT[THIN]
}

/// Hundredths of a logit.
const fn weight(feature: Feature) -> i32 {
    match feature {
        Feature::SameEntry => 206,
        Feature::SameThing => 32,
        Feature::SameHead => 32,
        Feature::LargeCounts => 48,
        Feature::SamePeople => 0,
        Feature::BothPeople => 0,
        Feature::HeadMissing => -128,
        Feature::OneEntry => -16,
        Feature::OtherHead => 0,
        Feature::OtherThing => -195,
        Feature::SameContainer => 124,
        Feature::OtherContainer => -71,
        Feature::ContainerMissing => 0,
        Feature::SharedModifier => 86,
        Feature::SharedModifiers => 100,
        Feature::OtherModifiers => 0,
        Feature::ModifiersMissing => -15,
        Feature::SameEvent => 27,
        Feature::SameLightEvent => 34,
        Feature::OtherEvent => 0,
        Feature::SameParty => 4,
        Feature::ContestedParty => -55,
        Feature::PartyMissing => -42,
        Feature::OtherParty => -120,
        Feature::OtherSetting => -100,
        Feature::SamePlace => 19,
        Feature::PartOfPlace => -60,
        Feature::OneOfPlaces => -110,
        Feature::PlaceMissing => -29,
        Feature::SamePeriod => 48,
        Feature::PeriodMissing => 0,
        Feature::YearMissing => -209,
        Feature::OtherDay => -19,
        Feature::OtherWindow => -88,
        Feature::SameRareValue => 250,
        Feature::SameValue => 150,
        Feature::SameSmallValue => 80,
        Feature::SameEnd => 120,
        Feature::SameDigits => 163,
        Feature::SameRareDigits => 385,
        Feature::SumTimesThousand => 350,
        Feature::NearlyRareDigits => 385,
        Feature::TimesTen => 11,
        Feature::TimesThousand => 100,
        Feature::TurnedDigits => 185,
        Feature::OneDigit => 150,
        Feature::SameNumberOtherUnit => 350,
        Feature::SameNumberOtherRate => 230,
        Feature::Near => 124,
        Feature::Apart => 44,
        Feature::FarApart => -83,
        Feature::Tenfold => -178,
        Feature::Thirtyfold => -307,
        Feature::SameRate => 78,
        Feature::OtherRate => -100,
        Feature::RateMissing => -60,
        Feature::OtherForecast => 0,
        Feature::OtherStatistic => -74,
        Feature::NarrowedChange => -150,
        Feature::DimensionMissing => -60,
        Feature::OppositeChange => -100,
        Feature::FewWords => -24,
        Feature::SomeWords => 0,
        Feature::ManyWords => 119,
        Feature::MostWords => 140,
        Feature::RareWord => 45,
        Feature::OnlyOfHead => 45,
        Feature::LeftOfHead => 90,
        Feature::OnlyOfDimension => 120,
        Feature::RareDimension => 42,
        Feature::SameSpeaker => 14,
        Feature::BothSought => 81,
        Feature::Headline => 50,
        Feature::GivenBeside => -66,
        Feature::GivenInSentence => -100,
        Feature::GivenTogether => 0,
        Feature::Remainder => -250,
        Feature::LostHeadline => 150,
        Feature::SharedFigure => 200,
        Feature::BothLead => 60,
        Feature::OneAlone => 38,
        Feature::LoneSlip => 330,
        Feature::WallOfPart => -130,
        Feature::WallOfComparison => -200,
        Feature::WallOfStance => -18,
        Feature::WallOfEvent => -60,
        Feature::WallOfParty => -80,
    }
}

/// What an observation says for one subject, in words an editor reads; `None` for those that only weigh.
fn say(feature: Feature, a: &Claim, b: &Claim) -> Option<String> {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    let figure = || a.quantity.stated().map_or_else(String::new, |n| n.to_string());
    let shared = |p: &[String], q: &[String]| p.iter().find(|w| q.contains(w)).cloned();
    Some(match feature {
        Feature::SameEntry => format!("both are {}", a.subject.id),
        Feature::SameThing | Feature::SameHead | Feature::SamePeople => {
            format!("both count or measure `{}`", a.subject.head)
        }
        Feature::BothPeople => "both count people".to_owned(),
        Feature::SameContainer => format!("both speak of the {}", a.subject.container.as_deref()?),
        Feature::SharedModifier | Feature::SharedModifiers => {
            format!("`{}` narrows both", shared(&a.subject.modifiers, &b.subject.modifiers)?)
        }
        Feature::SameEvent | Feature::SameLightEvent => format!("both with `{}`", x.event.as_deref()?),
        Feature::SameParty => format!("both of {}", shared(&x.parties, &y.parties)?),
        Feature::SamePlace => {
            format!("both in {}", shared(&x.places, &y.places).or_else(|| x.places.first().cloned())?)
        }
        Feature::SamePeriod => format!("both of {}", x.period.as_ref()?.text),
        Feature::SameRareValue | Feature::SameValue | Feature::SameSmallValue => format!("both give {}", figure()),
        Feature::SameEnd => "the figure of the one is an end of the other".to_owned(),
        Feature::SameDigits
        | Feature::TimesTen
        | Feature::TimesThousand
        | Feature::SameRareDigits
        | Feature::SumTimesThousand => "the figures have the same digits".to_owned(),
        Feature::NearlyRareDigits | Feature::OneDigit => {
            "the figures have the same digits but for one or two".to_owned()
        }
        Feature::TurnedDigits => "one figure is the other with two digits turned round".to_owned(),
        Feature::SameNumberOtherRate => format!("both give {}, by two spans of time", figure()),
        Feature::SameNumberOtherUnit => format!("both give {}, in two units", figure()),
        Feature::Near => "the figures are near each other".to_owned(),
        Feature::SameRate => format!("both per {}", a.quantity.per.as_deref()?),
        Feature::ManyWords | Feature::MostWords => "their sentences share many of the rarer words".to_owned(),
        Feature::RareWord => "both use a word that hardly any other sentence has".to_owned(),
        Feature::OnlyOfHead => "it is the only such figure of both articles".to_owned(),
        Feature::LeftOfHead => "both articles give the other figures of this kind".to_owned(),
        Feature::OnlyOfDimension => "neither article gives another figure of this kind".to_owned(),
        Feature::RareDimension => "the story gives few figures of this kind".to_owned(),
        Feature::SameSpeaker => "both have it from the same source".to_owned(),
        Feature::LostHeadline => "the headline's figure stands nowhere else in its article".to_owned(),
        Feature::SharedFigure => "their sentences share another figure".to_owned(),
        Feature::BothSought => "both are asked for, not given".to_owned(),
        Feature::LoneSlip => "several articles give the one figure, and only one article the other".to_owned(),
        Feature::LargeCounts
        | Feature::HeadMissing
        | Feature::OneEntry
        | Feature::OtherHead
        | Feature::OtherThing
        | Feature::OtherContainer
        | Feature::ContainerMissing
        | Feature::OtherModifiers
        | Feature::ModifiersMissing
        | Feature::OtherEvent
        | Feature::ContestedParty
        | Feature::PartyMissing
        | Feature::OtherParty
        | Feature::OtherSetting
        | Feature::PartOfPlace
        | Feature::OneOfPlaces
        | Feature::PlaceMissing
        | Feature::PeriodMissing
        | Feature::YearMissing
        | Feature::OtherDay
        | Feature::OtherWindow
        | Feature::Apart
        | Feature::FarApart
        | Feature::Tenfold
        | Feature::Thirtyfold
        | Feature::OtherRate
        | Feature::RateMissing
        | Feature::OtherForecast
        | Feature::OtherStatistic
        | Feature::OppositeChange
        | Feature::NarrowedChange
        | Feature::DimensionMissing
        | Feature::FewWords
        | Feature::SomeWords
        | Feature::Headline
        | Feature::GivenBeside
        | Feature::GivenInSentence
        | Feature::GivenTogether
        | Feature::Remainder
        | Feature::BothLead
        | Feature::OneAlone
        | Feature::WallOfPart
        | Feature::WallOfComparison
        | Feature::WallOfStance
        | Feature::WallOfEvent
        | Feature::WallOfParty => return None,
    })
}
