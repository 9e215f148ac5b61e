//! percent-mismatch: a part, a whole and a percentage that do not go together.
//!
//! Why it matters: the percentage is what readers keep, and it is reckoned by hand.
//!
//! Example: “37 of 2,300 drivers, or 16 percent”; “There were 1,200 ballots. By post came 640 ballots, or 43 percent.”
//!
//! How it decides: one percentage and two counts of one thing, tied by “of” and set beside each other by “or”, a comma or a bracket. Part by
//! whole, the rest by whole (not where the percentage says the part again, after “or” or in brackets), part by rest and part by both are
//! tried with all three widened by hedge and rounding; reported only if none fits. Medium; high where the percentage is off by more than a
//! quarter. The base may stand in another sentence: the figure that “of them” means, that of the sentence before “That is 16 percent.”,
//! or, up to three sentences back, the only other count of the same noun in the article, of no other place, owner or time. In that last
//! case the percentage must lie within half as much again of the right one, or be ten times or a tenth of it.
//!
//! A count, its percentage right behind it and the base that this names with a number of its own (“900 posts, about 4 percent of its
//! staff of 3,000”, “(4 percent of the 3,000 members)”) are held against each other where the sentence or its clause ends there.
//!
//! Not caught: a base that other words name; weighted surveys, whose counts are not the base.

use super::reckon::{Range, reach};
use super::whole::{self, Families};
use super::{Slip, Survey, say, together};
use crate::model::{At, Claim, Explanation, Kind, Mark, Severity, SumWord};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Longest way from a count to the percentage set beside it, in bytes.
const BESIDE: usize = 60;

/// Most words from the percentage to its base in "of the airline's fleet of about".
const WORDS: usize = 7;

/// Most words of "of the country's".
const OWNER: usize = 4;

/// Sentences back in which the base of a percentage is looked for.
const BACK: usize = 3;

/// Counts by article and what they count.
type Heads<'s> = HashMap<(usize, &'s str), Vec<usize>>;

pub fn judge(survey: &Survey<'_>) -> Vec<Slip> {
    let claims = survey.claims;
    let sentences = together::sentences(survey);
    let families = whole::families(survey, &sentences);
    let mut heads = Heads::new();
    for (i, c) in
        claims.iter().enumerate().filter(|(_, c)| c.quantity.kind == Kind::Count && !c.subject.head.is_empty())
    {
        heads.entry((c.article, c.subject.head.as_str())).or_default().push(i);
    }
    let mut found = Vec::new();
    for list in sentences.into_values() {
        let percent: Vec<usize> =
            list.iter().copied().filter(|&i| matches!(claims[i].quantity.kind, Kind::Percent)).collect();
        let counts: Vec<usize> = list.iter().copied().filter(|&i| claims[i].quantity.kind == Kind::Count).collect();
        found.extend(list.windows(3).filter_map(|three| of_base(survey, three)));
        let Some((p, (part, whole))) = (match (percent.as_slice(), counts.as_slice()) {
            ([p], [a, b]) => tied(survey, *p, *a, *b).map(|pair| (*p, pair)),
            ([p], []) => resumed(survey, &families, *p).map(|pair| (*p, pair)),
            ([p], [a]) => elsewhere(survey, (&families, &heads), *p, *a).map(|base| (*p, (*a, base))),
            (_, _) => None,
        }) else {
            continue;
        };
        found.extend(reckon(survey, p, part, whole));
    }
    found
}

fn is_plain(claim: &Claim) -> bool {
    claim.quantity.change.is_none() && claim.quantity.per.is_none() && !claim.qualifiers.comparison
}

/// What stands before the figure in its sentence.
fn before<'s>(survey: &Survey<'s>, claim: &Claim) -> &'s str {
    let text = &survey.articles[claim.article].text;
    text.get(claim.sentence_span.start..claim.quantity.span.start).unwrap_or("").trim_end()
}

/// The figure is set beside the one before it: ", or 43 percent", "(43 percent)".
fn beside(survey: &Survey<'_>, claim: &Claim) -> bool {
    let before = before(survey, claim);
    before.ends_with(['(', ',', '—', '–'])
        || (claim.qualifiers.has_cue(At::Before, SumWord::Or) && before.ends_with("or"))
}

/// The base in an earlier sentence: what "of them" means, or the only other figure of the article that counts the same thing.
fn elsewhere(
    survey: &Survey<'_>,
    (families, heads): (&Families, &Heads<'_>),
    percent: usize,
    part: usize,
) -> Option<usize> {
    let claims = survey.claims;
    let (p, a) = (&claims[percent], &claims[part]);
    let (first, second) = if p.quantity.span.start < a.quantity.span.start { (p, a) } else { (a, p) };
    let text = &survey.articles[p.article].text;
    let follows = text.get(p.quantity.span.end..).unwrap_or("").trim_start();
    let linked = beside(survey, second) && !follows.starts_with("of ");
    let close = together::between(survey, first, second).len() <= BESIDE;
    if !linked || !close || !is_plain(p) || !is_plain(a) {
        return None;
    }
    if let Some(family) = families.get(&(a.article, a.sentence)).filter(|f| f.parts.first() == Some(&part)) {
        return Some(family.whole);
    }
    // The part itself and one more.
    let (&base, b) = match heads.get(&(a.article, a.subject.head.as_str()))?.as_slice() {
        [i, j] if *i == part => (j, &claims[*j]),
        [i, j] if *j == part => (i, &claims[*i]),
        [..] => return None,
    };
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    let open = |p: &[String], q: &[String]| p.is_empty() || q.is_empty() || p == q;
    let one =
        open(&x.places, &y.places) && open(&x.parties, &y.parties) && (y.period.is_none() || x.period == y.period);
    let near = b.sentence < a.sentence && b.sentence + BACK >= a.sentence && b.headline == a.headline;
    let unmarked = !y.part && !y.adjunct && is_plain(b) && b.modality == a.modality;
    let alike = together::addable(a, b);
    (one && near && unmarked && alike && is_slip(survey, percent, part, base)).then_some(base)
}

/// "Of the 2,300 drivers, 37 were drunk. That is 16 percent.": the one part of the family in the sentence before.
fn resumed(survey: &Survey<'_>, families: &Families, percent: usize) -> Option<(usize, usize)> {
    let claims = survey.claims;
    let p = &claims[percent];
    let family = families.get(&(p.article, p.sentence.checked_sub(1)?))?;
    let text = &survey.articles[p.article].text;
    let follows = text.get(p.quantity.span.end..).unwrap_or("").trim_start();
    // "That is 16 percent more", "of the fleet": of another base.
    let ends = follows.is_empty() || follows.starts_with(['.', ',', ';', ')', '!', '?', '—', '–']);
    match family.parts.as_slice() {
        [part] if is_plain(p) && ends && p.qualifiers.has_cue(At::Close, SumWord::ThatIs) => {
            Some((*part, family.whole))
        }
        [..] => None,
    }
}

/// The percentage lies near what the base gives, or is that with its point moved by one: else the base is likely another.
fn is_slip(survey: &Survey<'_>, percent: usize, part: usize, base: usize) -> bool {
    let stated = |i: usize| survey.claims[i].quantity.stated().map(|n| n.value);
    let share = || stated(part)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(stated(base)?);
    let Some((share, said)) = share().zip(stated(percent)).filter(|(share, said)| !share.is_zero() && !said.is_zero())
    else {
        return false;
    };
    let Some(ratio) = share.max(said).checked_div(share.min(said)) else { return false };
    ratio <= Decimal::new(15, 1) || (Decimal::new(95, 1)..=Decimal::new(105, 1)).contains(&ratio)
}

/// Part and whole, where the three are set beside each other.
fn tied(survey: &Survey<'_>, percent: usize, first: usize, second: usize) -> Option<(usize, usize)> {
    let claims = survey.claims;
    let (p, a, b) = (&claims[percent], &claims[first], &claims[second]);
    // "16 percent more than the year before" is a share of neither.
    if ![p, a, b].into_iter().all(is_plain) || !together::addable(a, b) || p.qualifiers.adjunct {
        return None;
    }
    // "said one driver, but the fleet is to grow to a total of 2,300".
    let apart = together::between(survey, a, b).contains([',', ';', '—']);
    let text = &survey.articles[p.article].text;
    let of = |c: &Claim| before(survey, c).to_lowercase().ends_with("of") || before(survey, c).ends_with("of the");
    let follows = text.get(p.quantity.span.end..).unwrap_or("").trim_start();
    let at = [p, a, b].map(|c| c.quantity.span.start);
    if at[1] < at[0] && at[2] < at[0] {
        // "37 of 2,300 drivers, or 16 percent"; "Of 2,300 drivers, 37 were drunk, 16 percent"
        let linked = beside(survey, p) && !follows.starts_with("of ");
        return match (of(a), of(b)) {
            (false, true) if linked && !apart => Some((first, second)),
            (true, false) if linked => Some((second, first)),
            // "the papers of 37 of 2,300 drivers"
            (true, true) if linked && together::between(survey, a, b).trim() == "of" => Some((first, second)),
            (true, true) | (false, false) | (true, false) | (false, true) => None,
        };
    }
    // "16 percent of the 2,300 drivers, or 37"
    (at[0] < at[1] && of(a) && beside(survey, b)).then_some((second, first))
}

/// "900 posts, about 4 percent of its staff of 3,000": the count, its share and the base with a number of its own.
fn of_base(survey: &Survey<'_>, three: &[usize]) -> Option<Slip> {
    let [part, percent, whole] = *three else { return None };
    let [a, p, b] = [part, percent, whole].map(|i| &survey.claims[i]);
    let amount = |c: &Claim| matches!(c.quantity.kind, Kind::Count | Kind::Money);
    // A cut is a share of what there was.
    let loose = |c: &Claim| c.quantity.per.is_some() || c.qualifiers.comparison;
    let level = p.quantity.change.is_none() && b.quantity.change.is_none() && !a.qualifiers.adjunct;
    if p.quantity.kind != Kind::Percent || !amount(a) || !amount(b) || !level || [a, p, b].into_iter().any(loose) {
        return None;
    }
    // "In a survey of 900 people, 4 percent of the 300 women": the first is what the others are of.
    let oblique = a.qualifiers.is_marked(&Mark::Oblique);
    let aside = oblique && a.quantity.change.is_none() && !restates(survey, percent, part);
    let beside = beside(survey, p) && together::between(survey, a, p).len() <= BESIDE;
    if aside || !beside || !ends(survey, b) || !is_base(survey, [a, p, b]) || !is_less(survey, part, whole) {
        return None;
    }
    reckon(survey, percent, part, whole)
}

/// "of the 3,000 members", "of its 3,000-strong staff", "of a fleet of 3,000", where that counts what the part counts or nothing by name.
fn is_base(survey: &Survey<'_>, [part, percent, base]: [&Claim; 3]) -> bool {
    let gap = together::between(survey, percent, base).trim();
    let noun = base.subject.span.start >= base.quantity.number.end;
    let (p, q) = (&part.quantity, &base.quantity);
    let one = p.kind == q.kind && if p.kind == Kind::Money { p.unit_id() == q.unit_id() } else { true };
    let alike = p.unit_id() == q.unit_id();
    let same = p.unit.is_some() && alike || part.subject.head == base.subject.head;
    // "1,200 homes, 40 percent of the village of 9,000": people are no whole of homes, but staff are one of posts.
    let stock = base.qualifiers.has_cue_in(&[At::Before, At::Inside], SumWord::Stock);
    let people = !noun && p.unit_id() == Some("person");
    let fits = same || stock || if noun { p.unit.is_none() || q.unit.is_none() } else { people };
    // "of the workforce of 30 firms" names another thing.
    let held = gap.ends_with(" of") && (same || !noun) && gap.split_whitespace().count() <= WORDS;
    let owner =
        ["'s", "’s", "s'", "s’"].iter().any(|end| gap.ends_with(end)) && gap.split_whitespace().count() <= OWNER;
    let own = owner || base.qualifiers.has_cue(At::Before, SumWord::Of) && gap.split_whitespace().count() == 2;
    one && fits && gap.starts_with("of ") && !gap.contains([',', ';', '(', ')', ':']) && (held || own)
}

/// Nothing of the clause follows the figure's phrase; "3,000-strong" is one with a noun behind it.
fn ends(survey: &Survey<'_>, claim: &Claim) -> bool {
    let text = &survey.articles[claim.article].text;
    let end = claim.span.end.max(claim.quantity.span.end);
    let strong = text.get(claim.quantity.number.end..end).is_some_and(|joined| joined.starts_with('-'));
    let after = text.get(end..claim.sentence_span.end).unwrap_or("").trim_start();
    let after = if strong { after.trim_start_matches(char::is_alphabetic) } else { after };
    together::closes(after)
}

/// As stated the part is the smaller one.
fn is_less(survey: &Survey<'_>, part: usize, whole: usize) -> bool {
    let stated = |i: usize| survey.claims[i].quantity.stated().map(|n| n.value);
    stated(part).zip(stated(whole)).is_some_and(|(part, whole)| part < whole)
}

/// One of the two stands right behind the other, after "or" or a bracket.
fn restates(survey: &Survey<'_>, percent: usize, part: usize) -> bool {
    let (p, a) = (&survey.claims[percent], &survey.claims[part]);
    let (first, second) = if p.quantity.span.start < a.quantity.span.start { (p, a) } else { (a, p) };
    let bound = before(survey, second).ends_with('(') || second.qualifiers.has_cue(At::Close, SumWord::Or);
    bound && beside(survey, second) && together::between(survey, first, second).len() <= BESIDE
}

fn reckon(survey: &Survey<'_>, percent: usize, part: usize, whole: usize) -> Option<Slip> {
    let range = |i: usize| reach(&survey.claims[i], survey.tolerances);
    let (p, a, b) = (range(percent)?, range(part)?, range(whole)?);
    if !a.is_positive() || !b.is_positive() {
        return None;
    }
    let hundred = Range::point(Decimal::ONE_HUNDRED);
    let rest = b.minus(a);
    let mut readings = vec![a.times(hundred).over(b), a.times(hundred).over(a.plus(b))];
    // "37 were drunk, 98 percent were not"; in "37, or 98 percent" the second says the first again.
    if !restates(survey, percent, part) {
        readings.push(rest.times(hundred).over(b));
    }
    if rest.is_positive() {
        readings.push(a.times(hundred).over(rest));
    }
    if readings.iter().any(|r| r.meets(p)) {
        return None;
    }
    let stated = |i: usize| survey.claims[i].quantity.stated().map(|n| n.value);
    let (x, y, said) = (stated(part)?, stated(whole)?, stated(percent)?);
    let share = x.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(y)?;
    let reason = format!(
        "{} of {} is {} percent, not {}.",
        say::decimal(x),
        say::decimal(y),
        say::rough(share.round_dp(2)),
        say::decimal(said)
    );
    let far = share.max(said) * Decimal::from(4) > share.min(said) * Decimal::from(5);
    let explanation = Explanation {
        rule: "share-does-not-come-out".to_owned(),
        steps: vec![reason.clone()],
        ..Explanation::default()
    };
    let severity = if far { Severity::High } else { Severity::Medium };
    Some(together::slip(survey, severity, vec![percent, part, whole], &reason, explanation))
}
