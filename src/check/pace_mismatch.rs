//! pace-mismatch: a yearly figure that the count so far does not come to, or a rate, a length of time and a total that do not go together.
//!
//! Why it matters: “on pace for” and “pencils out to” are sums done in a hurry, and a doubled or halved one goes on from text to text.
//!
//! Example: “almost half a million since October 1 … that pencils out to around 3.6 million”. Half a million over 61 to 92 days is 2 to
//! 3 million a year; 3.6 million would need 600,000 in 61 days.
//!
//! How it decides: the words of pace (`sums.pace`) introduce the projection. Every count of the same family that stands before it in its
//! paragraph or the one before is a candidate, with every length of time that its sentence, its period or the story's dates give it; where
//! only the first day is known, from the end of the month before the latest that the story names to the end of that month. A count after “over” is
//! taken to reach 1.5 times the stated one: the projection rests on the number that is written. Reported only if no candidate gives it. A
//! rate with its length of time and its total in one sentence (“8 years, $184 million, or $23 million a year”, “three a day for two weeks,
//! 60 in all”) must multiply, in weeks of five, six or seven days and with one pay day more. High.
//!
//! Not caught: growth that the writer reckons with, seasonal adjustment, projections from figures in another part of the article.

use super::reckon::{Range, reach};
use super::{Slip, Survey, say, spell, together};
use crate::model::{At, Claim, Explanation, Kind, Severity, SumWord};
use rust_decimal::Decimal;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let mut found = Vec::new();
    let sentences = together::sentences(survey);
    for (i, claim) in survey.claims.iter().enumerate() {
        let q = &claim.qualifiers;
        let pace = q.has_cue(At::Before, SumWord::Pace) || q.has_cue(At::Inside, SumWord::Pace);
        if pace && is_count(claim) && !q.comparison {
            found.extend(projected(survey, i));
        }
    }
    for list in sentences.values() {
        found.extend(multiplied(survey, list));
    }
    found
}

fn is_count(claim: &Claim) -> bool {
    matches!(claim.quantity.kind, Kind::Count | Kind::Money | Kind::Measure) && claim.quantity.change.is_none()
}

/// A count so far with a length of time it may have taken.
struct Base {
    at: usize,
    count: Range,
    days: Range,
}

fn projected(survey: &Survey<'_>, at: usize) -> Option<Slip> {
    let claim = &survey.claims[at];
    let said = reach(claim, survey.tolerances)?;
    let slack = survey.parameters.get("pace.slack")?;
    let spans = spell::projected(claim);
    let bases = bases(survey, at, slack);
    let yearly = |b: &Base, span: Range| b.count.times(span).over(b.days);
    let fits = bases.iter().any(|b| spans.iter().any(|&span| yearly(b, span).meets(said)));
    if bases.is_empty() || fits {
        return None;
    }
    let figure = claim.quantity.stated()?.value;
    let year = spell::YEAR;
    // The last count before the projection is the one it is drawn from; of its lengths of time the one that comes nearest.
    let nearest = bases.iter().map(|b| b.at).max()?;
    let off = |b: &&Base| {
        let pace = Range::point(stated(survey, b.at)?).times(year).over(b.days);
        pace.low.zip(pace.high).map(|(low, high)| (figure - high).abs().min((figure - low).abs()))
    };
    let best = bases.iter().filter(|b| b.at == nearest).min_by_key(|b| off(b).unwrap_or(Decimal::MAX))?;
    let result = Range::point(stated(survey, best.at)?).times(year).over(best.days);
    let needed = Range::point(figure).times(best.days).over(year);
    let count = &survey.claims[best.at];
    let unit = count.quantity.per.as_deref();
    let by_rate = unit.map(|per| {
        format!(
            "{} a {per} × {} {per}s = {}, not {}.",
            say::decimal(count.quantity.stated().map(|n| n.value).unwrap_or_default()),
            range(year.over(best.days)),
            range(result),
            say::decimal(figure),
        )
    });
    let counted = format!(
        "{} in {} days is a pace of {} a year; {} a year would take {} in that time.",
        say::decimal(stated(survey, best.at)?),
        days(best.days),
        range(result),
        say::decimal(figure),
        range(needed),
    );
    let reason = by_rate.unwrap_or(counted);
    let steps = bases.iter().map(|b| {
        let name = say::quoted(&survey.claims[b.at], survey.articles);
        format!("“{name}” over {} days gives {} a year", days(b.days), range(yearly(b, year)))
    });
    let explanation = Explanation {
        rule: "no-count-gives-the-pace".to_owned(),
        steps: steps.collect(),
        parameters: vec![("slack above “over”".to_owned(), slack.to_string())],
        unknown: vec!["whether growth was reckoned with".to_owned()],
    };
    Some(together::slip(survey, Severity::High, vec![best.at, at], &reason, explanation))
}

/// Every count that the projection may rest on, with every length of time.
fn bases(survey: &Survey<'_>, at: usize, slack: Decimal) -> Vec<Base> {
    let claim = &survey.claims[at];
    let paragraph = |c: &Claim| survey.sentences[c.article].get(c.sentence).map_or(0, |s| s.paragraph);
    let near = |c: &Claim| {
        c.article == claim.article && paragraph(c) <= paragraph(claim) && paragraph(c) + 1 >= paragraph(claim)
    };
    let smaller = |c: &Claim| {
        c.quantity
            .stated()
            .zip(claim.quantity.stated())
            .is_some_and(|(a, b)| a.value > Decimal::ZERO && a.value < b.value)
    };
    let mut found = Vec::new();
    for (i, c) in survey.claims.iter().enumerate().take(at).filter(|(_, c)| near(c)) {
        let usable = is_count(c) && !c.qualifiers.comparison && !c.qualifiers.adjunct && c.headline == claim.headline;
        if !usable || !family(c, claim) || !smaller(c) {
            continue;
        }
        let Some(count) = reach(c, survey.tolerances).map(|r| r.capped(slack)) else { continue };
        found.extend(spell::taken(survey, i).into_iter().map(|days| Base { at: i, count, days }));
    }
    found
}

/// One family of the packs, one head, or one unit; a bare number of the same quotation, whose subject the sentence does not give at once.
fn family(a: &Claim, b: &Claim) -> bool {
    let pack = |c: &Claim| c.subject.id.split('.').next().map(str::to_owned).filter(|_| !c.subject.is_open());
    let head = !a.subject.head.is_empty() && a.subject.head == b.subject.head;
    let unit = a.quantity.unit.is_some() && a.quantity.unit_id() == b.quantity.unit_id();
    let bare = a.quantity.unit.is_none() && a.subject.head.is_empty() && a.quoted && b.quoted;
    a.quantity.kind == b.quantity.kind && (bare || pack(a).is_some() && pack(a) == pack(b) || head || unit)
}

fn stated(survey: &Survey<'_>, at: usize) -> Option<Decimal> {
    survey.claims[at].quantity.stated().map(|n| n.value)
}

fn days(r: Range) -> String {
    range(Range { low: r.low.map(|d| d.round()), high: r.high.map(|d| d.round()) })
}

fn range(r: Range) -> String {
    let end = |d: Decimal| say::rough(d.round_sf(3).unwrap_or(d).normalize());
    match (r.low, r.high) {
        (Some(low), Some(high)) if end(low) == end(high) => end(low),
        (Some(low), Some(high)) => format!("{} to {}", end(low), end(high)),
        (Some(low), None) => format!("{} or more", end(low)),
        (None, Some(high)) => format!("at most {}", end(high)),
        (None, None) => "any number".to_owned(),
    }
}

/// "eight years, $184 million, or $23 million per season".
fn multiplied(survey: &Survey<'_>, list: &[usize]) -> Option<Slip> {
    let claims = survey.claims;
    let one = |keep: &dyn Fn(&Claim) -> bool| {
        let mut all = list.iter().copied().filter(|&i| keep(&claims[i]));
        let first = all.next();
        first.filter(|_| all.next().is_none())
    };
    let rate = one(&|c| is_count(c) && c.quantity.per.is_some())?;
    let length = one(&|c| c.quantity.kind == Kind::Duration)?;
    let unit = claims[rate].quantity.unit_id();
    let total = one(&|c| is_count(c) && c.quantity.per.is_none() && c.quantity.unit_id() == unit)?;
    // Only where the one restates the other.
    let linked = [rate, total].into_iter().any(|i| {
        let q = &claims[i].qualifiers;
        q.has_cue(At::Before, SumWord::Or) || q.has_cue(At::Before, SumWord::Result)
    }) || claims[total].qualifiers.has_cue_in(&[At::Inside, At::Behind], SumWord::Result);
    let per = spell::of_unit(claims[rate].quantity.per.as_deref()?)?;
    let time = spell::of_claim(&claims[length])?;
    let range = |i: usize| reach(&claims[i], survey.tolerances);
    let (r, t) = (range(rate)?, range(total)?);
    let product = r.times(time).over(per);
    // A pay day more or less; a week of work has five days, or six.
    let longer = r.times(time.plus(per)).over(per);
    let weeks = claims[rate].quantity.per.as_deref() == Some("day") && time.low >= spell::of_unit("week")?.low;
    let days = if weeks { vec![5, 6] } else { Vec::new() };
    let worked =
        days.into_iter().map(|n| product.times(Range::point(Decimal::from(n))).over(Range::point(Decimal::from(7))));
    let fits = [product, longer].into_iter().chain(worked).any(|p| p.meets(t));
    if !linked || fits || claims[total].quantity.stated()?.value <= claims[rate].quantity.stated()?.value {
        return None;
    }
    let each = Range::point(stated(survey, rate)?);
    let reason = format!(
        "{} × {} {}s = {}, not {}.",
        self::range(each),
        self::range(time.over(per)),
        claims[rate].quantity.per.as_deref()?,
        self::range(each.times(time).over(per)),
        say::decimal(stated(survey, total)?),
    );
    let explanation =
        Explanation { rule: "rate-times-time".to_owned(), steps: vec![reason.clone()], ..Explanation::default() };
    Some(together::slip(survey, Severity::High, vec![rate, length, total], &reason, explanation))
}
