//! What can be observed of a pair of claims: the evidence that [`super::evidence`] weighs.

/// One observation on a pair of claims. Each is either made or not; a family (values, words) makes at most one of its levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feature {
    SameEntry,
    SameThing,
    SameHead,
    LargeCounts,
    SamePeople,
    BothPeople,
    HeadMissing,
    OneEntry,
    OtherHead,
    OtherThing,
    SameContainer,
    OtherContainer,
    ContainerMissing,
    SharedModifier,
    SharedModifiers,
    OtherModifiers,
    ModifiersMissing,
    SameEvent,
    SameLightEvent,
    OtherEvent,
    SameParty,
    ContestedParty,
    PartyMissing,
    OtherParty,
    OtherSetting,
    SamePlace,
    PartOfPlace,
    OneOfPlaces,
    PlaceMissing,
    SamePeriod,
    PeriodMissing,
    YearMissing,
    OtherDay,
    OtherWindow,
    SameRareValue,
    SameValue,
    SameSmallValue,
    SameEnd,
    SameDigits,
    TimesTen,
    TimesThousand,
    SameRareDigits,
    SumTimesThousand,
    NearlyRareDigits,
    TurnedDigits,
    OneDigit,
    SameNumberOtherUnit,
    SameNumberOtherRate,
    Near,
    Apart,
    FarApart,
    Tenfold,
    Thirtyfold,
    SameRate,
    OtherRate,
    RateMissing,
    OtherForecast,
    OtherStatistic,
    OppositeChange,
    NarrowedChange,
    DimensionMissing,
    FewWords,
    SomeWords,
    ManyWords,
    MostWords,
    RareWord,
    OnlyOfHead,
    LeftOfHead,
    OnlyOfDimension,
    RareDimension,
    SameSpeaker,
    BothSought,
    Headline,
    GivenBeside,
    GivenInSentence,
    GivenTogether,
    Remainder,
    LostHeadline,
    SharedFigure,
    BothLead,
    OneAlone,
    LoneSlip,
    WallOfPart,
    WallOfComparison,
    WallOfStance,
    WallOfEvent,
    WallOfParty,
}

impl Feature {
    /// The kind of evidence it is: what is left out together when the worth of each kind is measured.
    pub const fn family(self) -> &'static str {
        match self {
            Feature::SameEntry
            | Feature::SameThing
            | Feature::SameHead
            | Feature::SamePeople
            | Feature::BothPeople
            | Feature::HeadMissing
            | Feature::OneEntry
            | Feature::OtherHead
            | Feature::OtherThing
            | Feature::LargeCounts => "subject",
            Feature::SameContainer | Feature::OtherContainer | Feature::ContainerMissing => "container",
            Feature::SharedModifier
            | Feature::SharedModifiers
            | Feature::OtherModifiers
            | Feature::ModifiersMissing => "modifiers",
            Feature::SameEvent | Feature::SameLightEvent | Feature::OtherEvent => "event",
            Feature::SameParty | Feature::ContestedParty | Feature::PartyMissing | Feature::OtherParty => "party",
            Feature::OtherSetting
            | Feature::SamePlace
            | Feature::PartOfPlace
            | Feature::OneOfPlaces
            | Feature::PlaceMissing => "place",
            Feature::SamePeriod
            | Feature::PeriodMissing
            | Feature::YearMissing
            | Feature::OtherDay
            | Feature::OtherWindow => "period",
            Feature::SameRareValue
            | Feature::SameValue
            | Feature::SameSmallValue
            | Feature::SameEnd
            | Feature::SameDigits
            | Feature::TimesTen
            | Feature::TimesThousand
            | Feature::SameRareDigits
            | Feature::SumTimesThousand
            | Feature::NearlyRareDigits
            | Feature::TurnedDigits
            | Feature::OneDigit
            | Feature::SameNumberOtherUnit
            | Feature::SameNumberOtherRate
            | Feature::Near
            | Feature::Apart
            | Feature::FarApart
            | Feature::Tenfold
            | Feature::Thirtyfold => "value",
            Feature::SameRate | Feature::OtherRate | Feature::RateMissing => "rate",
            Feature::OtherForecast
            | Feature::OtherStatistic
            | Feature::OppositeChange
            | Feature::NarrowedChange
            | Feature::DimensionMissing
            | Feature::SameSpeaker
            | Feature::BothSought => "stance",
            Feature::FewWords | Feature::SomeWords | Feature::ManyWords | Feature::MostWords | Feature::RareWord => {
                "words"
            }
            Feature::OnlyOfHead
            | Feature::LeftOfHead
            | Feature::OnlyOfDimension
            | Feature::RareDimension
            | Feature::Headline
            | Feature::BothLead => "story",
            Feature::GivenBeside
            | Feature::GivenInSentence
            | Feature::GivenTogether
            | Feature::Remainder
            | Feature::LostHeadline
            | Feature::SharedFigure
            | Feature::OneAlone
            | Feature::LoneSlip => "company",
            Feature::WallOfPart
            | Feature::WallOfComparison
            | Feature::WallOfStance
            | Feature::WallOfEvent
            | Feature::WallOfParty => "wall",
        }
    }
}

impl Feature {
    /// The figures look like one slipped: the same digits in another order, with other zeros, or in another unit.
    pub fn is_slip(self) -> bool {
        matches!(
            self,
            Feature::SameDigits
                | Feature::SameRareDigits
                | Feature::SumTimesThousand
                | Feature::NearlyRareDigits
                | Feature::TurnedDigits
                | Feature::TimesThousand
                | Feature::SameNumberOtherUnit
        )
    }
}
