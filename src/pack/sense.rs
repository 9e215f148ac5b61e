//! What an entry of the lexicon's sections means.

use super::error::PackErrorKind;
use super::schema::{CalendarEntry, CueEntry, HedgeEntry, Numeral};
use crate::model::token::Place;
use crate::model::{Direction, Hedge, Modality, Sense, Statistic};
use rust_decimal::Decimal;

pub(super) fn decimal(id: &str, text: &str) -> Result<Decimal, PackErrorKind> {
    text.parse().map_err(|_| PackErrorKind::NotANumber { id: id.to_owned(), value: text.to_owned() })
}

pub(super) fn numeral(e: &Numeral) -> Result<Sense, PackErrorKind> {
    let mut senses = Vec::new();
    senses.extend(e.cardinal.map(Sense::Cardinal));
    senses.extend(e.ordinal.map(Sense::Ordinal));
    senses.extend(e.fraction.map(Sense::Fraction));
    senses.extend(e.exactly.map(Sense::Exactly));
    if let Some(factor) = &e.scale {
        senses.push(Sense::Scale { factor: decimal(&e.id, factor)?, symbol: e.symbol });
    }
    if let Some(multiple) = &e.multiple {
        senses.push(Sense::Multiple(decimal(&e.id, multiple)?));
    }
    if let Some(vulgar) = &e.vulgar {
        let (above, below) = vulgar
            .split_once('/')
            .and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)))
            .ok_or_else(|| PackErrorKind::NotANumber { id: e.id.clone(), value: vulgar.clone() })?;
        senses.push(Sense::Vulgar(above, below));
    }
    if let Some(limits) = &e.vague {
        let low = limits.first().map(String::as_str).unwrap_or_default();
        let soft_high = limits.get(1).map(|h| decimal(&e.id, h)).transpose()?;
        senses.push(Sense::Vague { low: decimal(&e.id, low)?, soft_high });
    }
    senses.extend(e.fold.then_some(Sense::Fold));
    senses.extend(e.zero.then_some(Sense::Zero));
    match senses.len() {
        1 => Ok(senses.remove(0)),
        count => Err(PackErrorKind::Meanings { id: e.id.clone(), count }),
    }
}

pub(super) fn unknown(id: &str, field: &'static str, value: &str, known: &[&str]) -> PackErrorKind {
    PackErrorKind::UnknownWord { id: id.to_owned(), field, value: value.to_owned(), known: known.join(", ").into() }
}

/// `before`: of the words that stand before the number, not behind it.
pub(super) fn hedge(e: &HedgeEntry, before: bool) -> Result<Sense, PackErrorKind> {
    let hedge = match e.hedge.as_str() {
        "negation" => return Ok(Sense::Negation),
        "minus" => return Ok(Sense::Minus),
        "about" => Hedge::About,
        "almost" => Hedge::Almost,
        "over" => Hedge::Over,
        "at-least" => Hedge::AtLeast,
        "under" => Hedge::Under,
        "at-most" => Hedge::AtMost,
        "up-to" => Hedge::UpTo,
        "exact" => Hedge::Exact,
        other => {
            let known =
                ["about", "almost", "over", "at-least", "under", "at-most", "up-to", "exact", "negation", "minus"];
            return Err(unknown(&e.id, "hedge", other, &known));
        }
    };
    Ok(Sense::Hedge { hedge, place: if before { Place::Before } else { Place::After } })
}

pub(super) fn calendar(e: &CalendarEntry) -> Result<Sense, PackErrorKind> {
    match (e.month, e.weekday, e.relative, e.season) {
        (Some(month), None, None, None) => Ok(Sense::Month(month)),
        (None, Some(weekday), None, None) => Ok(Sense::Weekday(weekday)),
        (None, None, Some(days), None) => Ok(Sense::RelativeDay(days)),
        (None, None, None, Some(month)) => Ok(Sense::Season(month)),
        (_, _, _, _) => Err(unknown(&e.id, "calendar entry", "", &["month", "weekday", "relative", "season"])),
    }
}

pub(super) fn cue(e: &CueEntry) -> Result<Sense, PackErrorKind> {
    let means = e.means.as_deref().unwrap_or(&e.id);
    Ok(match e.cue.as_str() {
        "up" => Sense::Change(Direction::Up),
        "down" => Sense::Change(Direction::Down),
        "cue" => Sense::Cue(means.into()),
        "attribution" => Sense::Attribution(means.into()),
        "statistic" => Sense::Statistic(match means {
            "total" => Statistic::Total,
            "cumulative" => Statistic::Cumulative,
            "typical" => Statistic::Typical,
            "average" => Statistic::Average,
            "median" => Statistic::Median,
            "peak" => Statistic::Peak,
            "maximum" => Statistic::Maximum,
            "minimum" => Statistic::Minimum,
            other => {
                let known = ["total", "cumulative", "typical", "average", "median", "peak", "maximum", "minimum"];
                return Err(unknown(&e.id, "statistic", other, &known));
            }
        }),
        "modality" => Sense::Modality(match means {
            "asserted" => Modality::Asserted,
            "estimated" => Modality::Estimated,
            "reported" => Modality::Reported,
            "projected" => Modality::Projected,
            "conditional" => Modality::Conditional,
            "denied" => Modality::Denied,
            other => {
                let known = ["asserted", "estimated", "reported", "projected", "conditional", "denied"];
                return Err(unknown(&e.id, "modality", other, &known));
            }
        }),
        other => {
            let known = ["statistic", "modality", "attribution", "up", "down", "cue"];
            return Err(unknown(&e.id, "cue", other, &known));
        }
    })
}
