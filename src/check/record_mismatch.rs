//! record-mismatch: a figure that is said to beat a record and lies below it, or a rank (“the highest since 2015”, “the third year
//! running”) that other figures of the story contradict.
//!
//! Why it matters: the record is the news of such a story.
//!
//! Example: “380,000 visitors came, topping the record of 400,000”; “60,000 visitors, the most since 2015” beside 90,000 in 2018.
//!
//! How it decides: a verb of beating between the figure and a record of the same unit in one sentence; the figure's highest value, hedge and
//! rounding widened, lies below the record's lowest. Medium. Left alone: records for the lowest, fastest or fewest, and what only
//! could or may beat it. For a rank: figures that alignment finds alike and that only their time keeps apart, of a year after the one
//! named and before the article's own; one of them lies above (for the lowest: below), by less than three times. “Rose for the third year
//! running”: two yearly figures of that stretch go the other way, whichever of the last two years it ends in. Medium.
//!
//! Not caught: records of another place or span of time than the figure; ranks in sentences without a figure; “a record” alone.

use super::rank;
use super::reckon::reach;
use super::{Slip, Survey, say, together};
use crate::model::{At, Explanation, Kind, Modality, Severity, SumWord};

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let beaten = together::neighbours(survey).into_iter().filter_map(|(a, b)| pair_of(survey, a, b));
    beaten.chain(rank::slips(survey)).collect()
}

fn pair_of(survey: &Survey<'_>, figure: usize, record: usize) -> Option<Slip> {
    let (a, b) = (&survey.claims[figure], &survey.claims[record]);
    let named = |word: SumWord| b.qualifiers.has_cue_in(&At::AROUND, word);
    let beats = b.qualifiers.has_cue(At::Before, SumWord::Beats) && named(SumWord::Record);
    let lowest = named(SumWord::Least) || a.qualifiers.has_cue(At::Before, SumWord::Least);
    let timed = matches!(a.quantity.kind, Kind::Duration | Kind::Age);
    let asserted = matches!(a.modality, Modality::Asserted | Modality::Reported | Modality::Estimated);
    let levels = a.quantity.change.is_none() && b.quantity.change.is_none();
    if !beats || lowest || timed || !asserted || !levels || !together::addable(a, b) {
        return None;
    }
    let (high, low) = (reach(a, survey.tolerances)?.high?, reach(b, survey.tolerances)?.low?);
    if high >= low {
        return None;
    }
    let stated = |i: usize| survey.claims[i].quantity.stated().map_or_else(String::new, |n| say::decimal(n.value));
    let reason = format!("{} does not beat {}.", stated(figure), stated(record));
    let explanation =
        Explanation { rule: "below-the-record".to_owned(), steps: vec![reason.clone()], ..Explanation::default() };
    Some(together::slip(survey, Severity::Medium, vec![figure, record], &reason, explanation))
}
