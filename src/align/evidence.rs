//! How likely two claims speak of one thing: the observations on the pair, each with its weight, summed.

use super::feature::{Feature, observe};
use super::story::Story;
use crate::model::Claim;

/// Hundredths of a logit of a pair with no observation at all.
const START: i32 = -100;

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
        Feature::SameEntry => 178,
        Feature::SameHead => 33,
        Feature::SamePeople => 0,
        Feature::BothPeople => 3,
        Feature::HeadMissing => -136,
        Feature::OneEntry => 0,
        Feature::OtherHead => 0,
        Feature::OtherThing => -143,
        Feature::SameContainer => 108,
        Feature::OtherContainer => -69,
        Feature::ContainerMissing => -26,
        Feature::SharedModifier => 0,
        Feature::SharedModifiers => 103,
        Feature::OtherModifiers => 0,
        Feature::ModifiersMissing => -17,
        Feature::SameEvent => 43,
        Feature::SameLightEvent => 56,
        Feature::OtherEvent => -45,
        Feature::SameParty => 8,
        Feature::ContestedParty => -83,
        Feature::PartyMissing => -30,
        Feature::OtherSetting => -100,
        Feature::SamePlace => 14,
        Feature::PlaceMissing => -24,
        Feature::SamePeriod => 31,
        Feature::PeriodMissing => 0,
        Feature::YearMissing => -166,
        Feature::SameRareValue => 250,
        Feature::SameValue => 150,
        Feature::SameSmallValue => 80,
        Feature::SameDigits => 170,
        Feature::TurnedDigits => 197,
        Feature::SameNumberOtherUnit => 154,
        Feature::Near => 108,
        Feature::Apart => 49,
        Feature::FarApart => -68,
        Feature::Tenfold => -169,
        Feature::Thirtyfold => -292,
        Feature::SameRate => 80,
        Feature::OtherForecast => 0,
        Feature::OtherStatistic => -60,
        Feature::OppositeChange => -100,
        Feature::FewWords => -3,
        Feature::SomeWords => 0,
        Feature::ManyWords => 115,
        Feature::MostWords => 158,
        Feature::OnlyOfHead => 5,
        Feature::OnlyOfDimension => 127,
        Feature::RareDimension => 22,
        Feature::SameSpeaker => 16,
        Feature::Headline => 84,
    }
}

fn say(_feature: Feature, _a: &Claim, _b: &Claim) -> Option<String> {
    None
}
