//! How likely two claims speak of one thing: the observations on the pair, each with its weight, summed.

use super::feature::{Feature, observe};
use super::story::Story;
use crate::model::Claim;

/// Hundredths of a logit of a pair with no observation at all.
const START: i32 = -124;

/// The log-odds of 1 percent to 99 percent, in hundredths.
const LOGIT: [i32; 99] = [
    -460, -389, -348, -318, -294, -275, -259, -244, -231, -220, -209, -199, -190, -182, -173, -166, -159, -152, -145,
    -139, -132, -127, -121, -115, -110, -105, -99, -94, -90, -85, -80, -75, -71, -66, -62, -58, -53, -49, -45, -41,
    -36, -32, -28, -24, -20, -16, -12, -8, -4, 0, 4, 8, 12, 16, 20, 24, 28, 32, 36, 41, 45, 49, 53, 58, 62, 66, 71, 75,
    80, 85, 90, 94, 99, 105, 110, 115, 121, 127, 132, 139, 145, 152, 159, 166, 173, 182, 190, 199, 209, 220, 231, 244,
    259, 275, 294, 318, 348, 389, 460,
];

/// Confidence in percent that they speak of one thing, and what speaks for it in words.
pub fn judge(claims: &[Claim], a: usize, b: usize, story: &Story<'_>) -> (u8, Vec<String>) {
    let (x, y) = (&claims[a], &claims[b]);
    let observed = observe(x, y, (a, b), story);
    let sum = START + observed.iter().map(|f| weight(*f)).sum::<i32>();
    let confidence = LOGIT.iter().take_while(|l| **l <= sum).count();
    let why = observed.iter().filter(|f| weight(**f) > 0).filter_map(|f| say(*f, x, y)).collect();
    (u8::try_from(confidence).unwrap_or(99), why)
}

/// Hundredths of a logit.
const fn weight(feature: Feature) -> i32 {
    match feature {
        Feature::SameEntry => 205,
        Feature::SameHead => 33,
        Feature::SamePeople => 1,
        Feature::BothPeople => 0,
        Feature::HeadMissing => -132,
        Feature::OneEntry => -17,
        Feature::OtherHead => 0,
        Feature::OtherThing => -195,
        Feature::SameContainer => 126,
        Feature::OtherContainer => -65,
        Feature::ContainerMissing => 0,
        Feature::SharedModifier => 86,
        Feature::SharedModifiers => 100,
        Feature::OtherModifiers => 0,
        Feature::ModifiersMissing => -1,
        Feature::SameEvent => 19,
        Feature::SameLightEvent => 29,
        Feature::OtherEvent => -10,
        Feature::SameParty => 0,
        Feature::ContestedParty => -62,
        Feature::PartyMissing => -34,
        Feature::OtherSetting => -100,
        Feature::SamePlace => 22,
        Feature::PlaceMissing => -24,
        Feature::SamePeriod => 47,
        Feature::PeriodMissing => 0,
        Feature::YearMissing => -209,
        Feature::OtherDay => -22,
        Feature::OtherWindow => -79,
        Feature::SameRareValue => 250,
        Feature::SameValue => 150,
        Feature::SameSmallValue => 80,
        Feature::SameEnd => 120,
        Feature::SameDigits => 157,
        Feature::TimesTen => 8,
        Feature::TurnedDigits => 214,
        Feature::SameNumberOtherUnit => 208,
        Feature::Near => 123,
        Feature::Apart => 47,
        Feature::FarApart => -85,
        Feature::Tenfold => -177,
        Feature::Thirtyfold => -310,
        Feature::SameRate => 78,
        Feature::OtherRate => -100,
        Feature::RateMissing => -60,
        Feature::OtherForecast => 0,
        Feature::OtherStatistic => -73,
        Feature::OppositeChange => -100,
        Feature::FewWords => -25,
        Feature::SomeWords => 0,
        Feature::ManyWords => 114,
        Feature::MostWords => 140,
        Feature::OnlyOfHead => 4,
        Feature::OnlyOfDimension => 116,
        Feature::RareDimension => 36,
        Feature::SameSpeaker => 14,
        Feature::BothSought => 81,
        Feature::Headline => 68,
    }
}

fn say(_feature: Feature, _a: &Claim, _b: &Claim) -> Option<String> {
    None
}
