//! How the figures of two claims stand to each other: the part of the evidence that lies in the numbers.

use super::feature::Feature;
use crate::model::{Claim, Hedge, Kind, Number, Quantity, UnitKind, one_digit_apart, transposed};
use rust_decimal::Decimal;

/// How the figures stand to each other: the same, one the other slipped, near, far.
pub fn observe(a: &Claim, b: &Claim, found: &mut Vec<Feature>) {
    let (p, q) = (&a.quantity, &b.quantity);
    if let (Some(m), Some(n)) = (p.stated(), q.stated()) {
        let slipped = slip(p, q, m, n).filter(|f| !by_chance(a, b, *f, m.leading_place().abs_diff(n.leading_place())));
        if slipped.is_some() {
            found.extend(slipped);
            return;
        }
        if m.value == n.value && measure(p) == measure(q) {
            let small = p.kind == Kind::Count && m.value < Decimal::from(20);
            found.push(match m.significant_digits() {
                _ if small => Feature::SameSmallValue,
                3.. => Feature::SameRareValue,
                _ => Feature::SameValue,
            });
            return;
        }
    }
    found.extend(if shares_an_end(a, b) { Some(Feature::SameEnd) } else { distance(a, b) });
}

/// The same digits so many places apart that no slip explains them: what slips is a word for the size, and that by thousands, or a
/// zero of the same thing. "$2.36 billion in shares" and "$236 billion in deposits" are two figures, and
/// so may be "$4.8 million" and "$48 million" where nobody says of what.
fn by_chance(a: &Claim, b: &Claim, slip: Feature, steps: u32) -> bool {
    let (x, y) = (&a.subject, &b.subject);
    let two = !x.same_entry(y) && (x.head.is_empty() || x.head != y.head);
    let digits = matches!(slip, Feature::SameDigits | Feature::TimesTen | Feature::SameRareDigits);
    let zeros = digits && !steps.is_multiple_of(3);
    let named = !x.head.is_empty() && !y.head.is_empty();
    let turned = slip == Feature::TurnedDigits && two && named && is_small_count(a) && is_small_count(b);
    turned || zeros && (steps > 3 || two && slip != Feature::SameRareDigits)
}

/// "142 samples" and "412 people": small counts are many.
pub fn is_small_count(claim: &Claim) -> bool {
    claim.quantity.is_count() && claim.quantity.stated().is_some_and(|n| n.leading_place() < 3)
}

/// A single figure is one end of the other's range.
fn shares_an_end(a: &Claim, b: &Claim) -> bool {
    let ends = |c: &Claim| c.canonical.map_or([None, None], |i| [i.low, i.high].map(|n| n.map(|n| n.value)));
    ends(a).into_iter().flatten().any(|v| ends(b).contains(&Some(v)))
}

/// "1727" without a noun: years are near each other by themselves. "1,727" is none.
fn may_be_year(q: &Quantity) -> bool {
    let year = Decimal::from(1500)..Decimal::from(2100);
    let bare = q.number.end - q.number.start == 4;
    bare && q.kind == Kind::Count
        && q.unit.is_none()
        && q.stated().is_some_and(|n| n.place == 0 && year.contains(&n.value))
}

/// The unit of measurement; counted things have none.
fn measure(q: &Quantity) -> Option<&str> {
    q.unit.as_ref().filter(|u| u.kind != UnitKind::Count).map(|u| u.id.as_str())
}

fn distance(a: &Claim, b: &Claim) -> Option<Feature> {
    if a.quantity.hedge == Hedge::Vague || b.quantity.hedge == Hedge::Vague {
        return None;
    }
    let (x, y) = (a.canonical?, b.canonical?);
    let (x, y) = (x.low.or(x.high)?.value.abs(), y.low.or(y.high)?.value.abs());
    let times = |n: i64, scale: u32| y.max(x) <= y.min(x).checked_mul(Decimal::new(n, scale)).unwrap_or(Decimal::MAX);
    Some(match () {
        () if times(115, 2) => Feature::Near,
        () if times(3, 0) => Feature::Apart,
        () if times(10, 0) => Feature::FarApart,
        () if times(30, 0) => Feature::Tenfold,
        () => Feature::Thirtyfold,
    })
}

/// What makes two different figures look like one slipped: a million for a billion, two digits turned around, kilometres for miles.
/// Two unrelated figures are rarely so alike. How rarely was counted over some ninety stories, 38 of them real: no two sums or
/// measures of one unit were a thousandfold apart in the same digits by chance, and of three digits turned round or four with
/// one changed only what one article gives side by side ("from $131 million to $113 million").
fn slip(p: &Quantity, q: &Quantity, m: Number, n: Number) -> Option<Feature> {
    if may_be_year(p) || may_be_year(q) {
        return None;
    }
    if m.value == n.value {
        return other_unit(p, q, m);
    }
    let one_unit = measure(p) == measure(q);
    match m.leading_place().abs_diff(n.leading_place()) {
        0 if one_unit => other_digits(p, q, m, n),
        // "16,000 pounds" and "16 tonnes": nobody slips in the zeros and in the unit at once.
        steps if steps > 0 && one_unit => other_size(p.kind, m, n, steps),
        _ => None,
    }
}

/// One number with two units.
fn other_unit(p: &Quantity, q: &Quantity, number: Number) -> Option<Feature> {
    let telling = number.significant_digits() >= 2 || number.value >= Decimal::from(20);
    let rates = p.per.as_ref().zip(q.per.as_ref()).is_some_and(|(x, y)| x != y);
    match (measure(p) != measure(q), rates) {
        (true, _) if telling => Some(Feature::SameNumberOtherUnit),
        (false, true) if telling => Some(Feature::SameNumberOtherRate),
        (true | false, true | false) => None,
    }
}

/// Digits without the zeros that only say how large it is.
fn digits(n: Number) -> String {
    let text = n.value.normalize().mantissa().unsigned_abs().to_string();
    text.trim_end_matches('0').to_owned()
}

/// One size, and digits turned around or one of them changed.
fn other_digits(p: &Quantity, q: &Quantity, m: Number, n: Number) -> Option<Feature> {
    let (x, y) = (digits(m), digits(n));
    let (least, places) = (x.len().min(y.len()), x.len().max(y.len()));
    // Place by place: 62,000 and 60,200 are 620 and 602.
    let (v, w) = (format!("{x:0<places$}"), format!("{y:0<places$}"));
    // "43 million" is no "40.3 million" with its digits turned round.
    let turned = m.place == n.place && transposed(&v, &w);
    let one = one_digit_apart(&v, &w);
    // Small counts are many in every story, and so are sums that differ by a hundredth.
    let small = p.kind == Kind::Count && m.leading_place() < 3;
    let far = m.value.max(n.value) * Decimal::from(20) > m.value.min(n.value) * Decimal::from(21);
    let sum = matches!(p.kind, Kind::Money | Kind::Percent);
    let rare = match least {
        0..3 => false,
        3 => p.kind == Kind::Measure && far,
        4 => !sum || far,
        5.. => true,
    };
    if turned && places >= (if small { 4 } else { 3 }) || one && rare {
        return Some(Feature::NearlyRareDigits);
    }
    // Three digits of four: too many figures are one digit apart to weigh much alone.
    if one && least >= 3 {
        return Some(Feature::OneDigit);
    }
    // The ends of a range are compared as they are and not as they are written.
    (turned && places >= 2 && p.is_point() && q.is_point()).then_some(Feature::TurnedDigits)
}

/// The same digits, or nearly, a power of ten apart.
fn other_size(kind: Kind, m: Number, n: Number, steps: u32) -> Option<Feature> {
    let (x, y) = (digits(m), digits(n));
    let same = x == y;
    let thousands = steps.is_multiple_of(3);
    // "1.6 million homes" and "1.6 billion homes": few things are counted in millions.
    let sized = matches!(kind, Kind::Money | Kind::Measure) || m.leading_place().min(n.leading_place()) >= 6;
    // Four digits in one order, or three and a factor of a thousand, are hardly two figures by chance; of sums and measures two suffice.
    if same && (x.len() >= 4 || x.len() == 3 && thousands) {
        return Some(Feature::SameRareDigits);
    }
    if same && x.len() == 2 && sized && steps == 3 {
        return Some(Feature::SumTimesThousand);
    }
    // "25,000 children" in a trial and "25 million children" in the world share two digits by chance.
    let telling = if kind == Kind::Count { 3 } else { 2 };
    if same && (x.len() >= telling || sized && steps == 3) {
        return Some(Feature::SameDigits);
    }
    // "Eighteen million six hundred" for "eighteen thousand six hundred".
    let (less, more) = (m.value.abs().min(n.value.abs()), m.value.abs().max(n.value.abs()));
    let near = |r: Decimal| (r - Decimal::ONE_THOUSAND).abs() <= Decimal::from(50);
    let scaled = same && thousands || more.checked_div(less).is_some_and(near);
    if scaled && less >= Decimal::ONE_THOUSAND {
        return Some(Feature::TimesThousand);
    }
    // 3 and 3,000 share their only digit by chance.
    (same && (steps < 3 || x.len() > 1)).then_some(Feature::TimesTen)
}
