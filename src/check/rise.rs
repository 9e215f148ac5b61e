//! “$52 million for parks, an increase of $3 billion”: the size of a change beside the level that it led to, without the one it came from.

use super::reckon::{Range, reach};
use super::{Slip, Survey, say, together};
use crate::model::{At, Claim, Direction, Explanation, Kind, Reached, Severity, SumWord};
use rust_decimal::Decimal;

/// Words from a level to the mark behind it ("in the coming year,"), and from there to the change.
const WORDS: usize = 5;
const LEAD: usize = 3;

/// Times that a sum is off by a slipped point.
const SLIPS: [u32; 4] = [10, 100, 1000, 1_000_000];

/// All such changes of a sentence, its figures in order, that cannot be.
pub fn slips(survey: &Survey<'_>, list: &[usize]) -> Vec<Slip> {
    let two = list.windows(2).filter_map(|pair| above(survey, list, pair[0], pair[1]));
    let three = list.windows(3).filter_map(|three| reached(survey, three).or_else(|| on_base(survey, three)));
    two.chain(three).collect()
}

fn value(survey: &Survey<'_>, i: usize) -> Option<Decimal> {
    survey.claims[i].quantity.stated().map(|n| n.value)
}

fn is_amount(claim: &Claim) -> bool {
    matches!(claim.quantity.kind, Kind::Money | Kind::Count) && !claim.qualifiers.comparison
}

/// Of one unit; beside "an increase of 7 million" stands no noun.
fn same(a: &Claim, b: &Claim) -> bool {
    let (p, q) = (&a.quantity, &b.quantity);
    let bare = b.subject.span.end <= q.number.end;
    let one = match p.kind {
        Kind::Count => bare || a.subject.head == b.subject.head,
        _ => p.unit_id() == q.unit_id(),
    };
    p.kind == q.kind && p.per == q.per && one
}

/// It may fall below zero, or the words leave open what it is: a profit can rise by more than it then is, and a share price stands
/// beside what all shares gained.
fn is_signed(level: &Claim, others: &[&Claim]) -> bool {
    let said = |c: &&Claim| c.qualifiers.has_cue_in(&At::AROUND, SumWord::Signed);
    level.subject.resolved || level.subject.fleeting || said(&level) || others.iter().any(said)
}

/// What follows the figure and its noun in the sentence.
fn after<'s>(survey: &Survey<'s>, i: usize) -> &'s str {
    let claim = &survey.claims[i];
    let text = &survey.articles[claim.article].text;
    // "an increase of $3 billion in all spending" says of what.
    let end = if claim.quantity.kind == Kind::Count { claim.span.end } else { 0 };
    text.get(end.max(claim.quantity.span.end)..claim.sentence_span.end).unwrap_or("").trim_start()
}

/// Nothing says what else it is of or from.
fn ends(survey: &Survey<'_>, i: usize) -> bool {
    together::closes(after(survey, i))
}

/// "$52 million for parks, an increase of $3 billion": more than what it led to.
fn above(survey: &Survey<'_>, list: &[usize], level: usize, by: usize) -> Option<Slip> {
    let (a, b) = (&survey.claims[level], &survey.claims[by]);
    let up = b.quantity.change.is_some_and(|c| c.role == Reached::By && c.direction == Direction::Up);
    let plain = a.quantity.change.is_none_or(|c| c.role == Reached::To) && !a.qualifiers.part;
    let gap = together::between(survey, a, b).trim_end();
    let (noun, lead) = gap.split_once([',', '(', '—', '–'])?;
    let beside = noun.split_whitespace().count() <= WORDS && lead.split_whitespace().count() <= LEAD;
    // "It was $52 million, up $3 billion" may speak of a profit.
    let named = !a.subject.head.is_empty() || !noun.trim().is_empty();
    let other = !named || lead.contains([',', ';', ':']) || noun.contains([';', ':', ')']);
    let told = ends(survey, by) || ["from ", "compared "].iter().any(|word| after(survey, by).starts_with(word));
    if !up || !plain || !beside || other || !told || !is_amount(a) || !is_amount(b) || !same(a, b) || is_signed(a, &[b])
    {
        return None;
    }
    // "The budget of $40 billion has $52 million for parks, an increase of $3 billion" overall.
    let larger = |&i: &usize| i != by && same(a, &survey.claims[i]) && value(survey, i) >= value(survey, by);
    if list.iter().any(larger) || !is_less(survey, level, by) {
        return None;
    }
    Some(more(survey, level, by))
}

/// The first, hedges and roundings widened, lies below the second.
fn is_less(survey: &Survey<'_>, a: usize, b: usize) -> bool {
    let end = |i: usize| reach(&survey.claims[i], survey.tolerances);
    end(a).and_then(|r| r.high).zip(end(b).and_then(|r| r.low)).is_some_and(|(high, low)| high < low)
}

fn more(survey: &Survey<'_>, level: usize, by: usize) -> Slip {
    let name = |i: usize| value(survey, i).map_or_else(String::new, say::decimal);
    let reason = format!("an increase of {} is more than the {} it led to.", name(by), name(level));
    slip(survey, Severity::High, vec![level, by], reason)
}

/// "up $9, or 18 percent, to $59": amount and percentage in either order, and the level they led to.
fn reached(survey: &Survey<'_>, three: &[usize]) -> Option<Slip> {
    let [first, second, level] = *three else { return None };
    let [a, b, c] = [first, second, level].map(|i| &survey.claims[i]);
    let change = a.quantity.change.filter(|c| c.role == Reached::By)?;
    let percent = |c: &Claim| c.quantity.kind == Kind::Percent;
    let (amount, share) = if percent(a) { (second, first) } else { (first, second) };
    let again = together::between(survey, a, b).trim().trim_start_matches([',', '(', '—', '–']).trim();
    let to = together::between(survey, b, c).trim().trim_start_matches([',', ')', '—', '–']).trim();
    let beside = matches!(again, "" | "or") && matches!(to, "to" | "at");
    let sized = &survey.claims[amount];
    let plain =
        is_amount(sized) && is_amount(c) && percent(&survey.claims[share]) && same(c, sized) && c.quantity.is_point();
    if !beside || !plain {
        return None;
    }
    let range = |i: usize| reach(&survey.claims[i], survey.tolerances);
    let (x, p, z) = (range(amount)?, range(share)?, range(level)?);
    let base = match change.direction {
        Direction::Up if is_less(survey, level, amount) => {
            return (!is_signed(c, &[a, b])).then(|| more(survey, level, amount));
        }
        Direction::Up => z.minus(x),
        Direction::Down => z.plus(x),
    };
    let of = |whole: Range| whole.is_positive().then(|| x.times(Range::point(Decimal::ONE_HUNDRED)).over(whole));
    // Some reckon the share of the level that was reached.
    if !x.is_positive() || of(base)?.meets(p) || of(z)?.meets(p) {
        return None;
    }
    let (x, said, z) = (value(survey, amount)?, value(survey, share)?, value(survey, level)?);
    let (from, way) = match change.direction {
        Direction::Up => (z.checked_sub(x)?, "up"),
        Direction::Down => (z.checked_add(x)?, "down"),
    };
    let exact = x.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(from)?;
    let reason = format!(
        "{way} {} to {} is {} percent, not {}.",
        say::decimal(x),
        say::decimal(z),
        say::rough(exact.round_dp(1)),
        say::decimal(said)
    );
    Some(slip(survey, Severity::Medium, three.to_vec(), reason))
}

/// "a 2 percent raise, $6 billion on $350 million": more than its base, or the share with its point moved.
fn on_base(survey: &Survey<'_>, three: &[usize]) -> Option<Slip> {
    let [share, amount, base] = *three else { return None };
    let [p, x, y] = [share, amount, base].map(|i| &survey.claims[i]);
    let gap = together::between(survey, p, x).trim_end();
    let (noun, lead) = gap.split_once([',', '(', '—', '–'])?;
    let beside = noun.split_whitespace().count() <= WORDS && matches!(lead.trim(), "" | "or");
    let on = together::between(survey, x, y).trim() == "on";
    let plain = is_amount(x) && is_amount(y) && same(y, x) && p.quantity.kind == Kind::Percent;
    if !beside || !on || !plain || !ends(survey, base) || is_signed(y, &[p, x]) {
        return None;
    }
    let range = |i: usize| reach(&survey.claims[i], survey.tolerances);
    let part = range(base)?.times(range(share)?).over(Range::point(Decimal::ONE_HUNDRED));
    let slipped = |n: &u32| {
        let n = Range::point(Decimal::from(*n));
        range(amount).is_some_and(|x| x.meets(part.times(n)) || x.times(n).meets(part))
    };
    let above = is_less(survey, base, amount) && value(survey, share)? < Decimal::ONE_HUNDRED;
    if range(amount)?.meets(part) || !(above || SLIPS.iter().any(slipped)) {
        return None;
    }
    let (said, x, y) = (value(survey, share)?, value(survey, amount)?, value(survey, base)?);
    let exact = y.checked_mul(said)?.checked_div(Decimal::ONE_HUNDRED)?;
    let (said, exact) = (say::decimal(said), say::rough(exact.round_sf(3)?));
    let reason = format!("{said} percent of {} is {exact}, not {}.", say::decimal(y), say::decimal(x));
    Some(slip(survey, Severity::High, three.to_vec(), reason))
}

fn slip(survey: &Survey<'_>, severity: Severity, places: Vec<usize>, reason: String) -> Slip {
    let explanation = Explanation {
        rule: "change-does-not-go-with-its-level".to_owned(),
        steps: vec![reason.clone()],
        ..Explanation::default()
    };
    together::slip(survey, severity, places, &reason, explanation)
}
