//! What keeps two claims apart for certain: a field that both state and that differs.

use super::apart;
use super::feature::Feature;
use super::portion::portion;
use crate::model::{Area, At, Claim, Kind, Mark, Modality, Period, Statistic, Whereabouts, same_party};
use rust_decimal::Decimal;

/// The field that tells two claims apart, and the reason in words.
type Apart = (&'static str, String);

/// The field that tells two claims of one dimension apart for certain and the reason, in the order of what an editor would say first.
pub fn between(a: &Claim, b: &Claim, without: Option<&str>) -> Option<Apart> {
    const WALLS: [fn(&Claim, &Claim) -> Option<Apart>; 18] = [
        sentence, subject, source, except, fresh, bell, others, one_sex, one_sort, doer, tally, forecast, portion,
        place, period, statistic, rate, matter,
    ];
    WALLS.iter().filter_map(|wall| wall(a, b)).find(|(field, _)| Some(*field) != without)
}

/// A field that differs and usually tells two claims apart, though two writers may just have put one figure in two ways: what it
/// counts for is weighed with the other evidence, and it keeps apart whatever that evidence does not join.
pub fn usual(a: &Claim, b: &Claim, without: Option<&str>) -> Option<(Feature, Apart)> {
    type Usual = (Feature, fn(&Claim, &Claim) -> Option<Apart>);
    const WALLS: [Usual; 5] = [
        (Feature::WallOfPart, part),
        (Feature::WallOfComparison, comparison),
        (Feature::WallOfStance, sought),
        (Feature::WallOfEvent, event),
        (Feature::WallOfParty, party),
    ];
    let walls = WALLS.iter().filter_map(|(feature, wall)| Some((*feature, wall(a, b)?)));
    walls.into_iter().find(|(_, (field, _))| Some(*field) != without)
}

/// The fields that are read from words around a figure, where two writers differ most.
pub fn is_of_wording(field: &str) -> bool {
    matches!(field, "subject" | "period" | "rate" | "case")
}

fn sentence(a: &Claim, b: &Claim) -> Option<Apart> {
    let several = a.subject.several && b.subject.several;
    let beside = a.article == b.article && a.sentence == b.sentence && !same_value(a, b) && !several;
    beside.then(|| ("sentence", "one sentence gives both".to_owned()))
}

fn stated(claim: &Claim) -> Option<Decimal> {
    claim.quantity.stated().map(|n| n.value.normalize())
}

/// By the day and by the week, or by the day and altogether: two counts, unless the number is the same and only the word differs.
fn rate(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (&a.quantity.per, &b.quantity.per);
    // "Closed at $44 a share", "oil at $91": what a quote is by needs not be said.
    let quoted = a.subject.fleeting && a.subject.same_entry(&b.subject) && (x.is_none() || y.is_none());
    if quoted {
        return None;
    }
    let name = |per: &Option<String>| per.as_ref().map_or_else(|| "altogether".to_owned(), |p| format!("by the {p}"));
    (x != y && stated(a) != stated(b)).then(|| ("rate", format!("one is {}, the other {}", name(x), name(y))))
}

fn same_value(a: &Claim, b: &Claim) -> bool {
    a.canonical.is_some() && a.canonical == b.canonical
}

fn subject(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (&a.subject.id, &b.subject.id);
    if !a.subject.is_open() && !b.subject.is_open() && x != y {
        return Some(("subject", format!("{x} is not {y}")));
    }
    if let Some((x, y)) = sides(a, b) {
        return Some(("subject", format!("those who are {x} are not those who are {y}")));
    }
    let (x, y) = (a.subject.dimension.as_ref()?, b.subject.dimension.as_ref()?);
    // "27 miles off Cape Varro", "27 miles from the cape".
    let part = |short: &str, long: &str| short.split(' ').all(|w| long.split(' ').any(|v| v == w));
    (!part(x, y) && !part(y, x)).then(|| ("subject", format!("a {x} is not a {y}")))
}

/// What the words set apart from the matter of the story, unless the number is the same.
fn matter(a: &Claim, b: &Claim) -> Option<Apart> {
    apart::between(a, b).filter(|_| stated(a) != stated(b) && !same_value(a, b))
}

/// "Revenue from phones" is a part of "revenue".
fn source(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (limit(a, "from "), limit(b, "from "));
    let part = a.subject.reported && b.subject.reported && x != y && !same_value(a, b);
    part.then(|| ("part", format!("one is what came {}", x.or(y).unwrap_or_default())))
}

/// The modifier that begins with `lead`: "from phone", "without energy".
fn limit<'c>(claim: &'c Claim, lead: &str) -> Option<&'c str> {
    claim.subject.modifiers.iter().map(String::as_str).find(|m| m.starts_with(lead))
}

/// Of two sorts that exclude each other (men and women, adults and children) each claim names one.
fn sides<'c>(a: &'c Claim, b: &'c Claim) -> Option<(&'c str, &'c str)> {
    let said = |c: &'c Claim| -> Vec<(&'c str, &'c str)> {
        // What befell people is told by the verb, which a sentence has for each of its figures.
        c.qualifiers.sides(&At::AROUND).filter(|(sort, _)| *sort != "life").collect()
    };
    let (x, y) = (said(a), said(b));
    // Who names both sides may mean both.
    let apart = |&(sort, side): &(&'c str, &'c str)| {
        let shared = x.iter().any(|p| p.0 == sort && y.contains(p));
        y.iter().find(|p| p.0 == sort && !shared).map(|p| (side, p.1))
    };
    x.iter().find_map(apart)
}

/// The same things under two telling verbs are two counts: homes destroyed and homes damaged. A pack's subject knows its verbs.
fn event(a: &Claim, b: &Claim) -> Option<Apart> {
    let packed = !a.subject.is_open() || !b.subject.is_open();
    let (x, y) = (a.qualifiers.event.as_ref()?, b.qualifiers.event.as_ref()?);
    let counted = a.quantity.kind == Kind::Count;
    let telling = a.qualifiers.telling && b.qualifiers.telling;
    let apart = counted && !packed && x != y && telling && !same_value(a, b);
    apart.then(|| ("event", format!("`{x}` is not `{y}`")))
}

/// "Three new cases on Saturday", "two new cases on Sunday": what is new on one day is another count than what is new on the next.
fn fresh(a: &Claim, b: &Claim) -> Option<Apart> {
    let new = |c: &Claim| c.quantity.kind == Kind::Count && c.subject.modifiers.iter().any(|m| m == "new");
    let day = |c: &Claim| c.qualifiers.period.as_ref().and_then(|p| p.from.zip(p.to));
    let apart = new(a) && new(b) && day(a).zip(day(b)).is_some_and(|(x, y)| x != y);
    (apart && !same_value(a, b)).then(|| ("period", "each is what was new on its day".to_owned()))
}

/// Quotes at the opening and at the close of the exchange.
fn bell(a: &Claim, b: &Claim) -> Option<Apart> {
    let at = |c: &Claim| c.qualifiers.event.as_deref().map(|e| (e == "open", e == "close"));
    let (x, y) = (at(a)?, at(b)?);
    let apart = a.subject.fleeting && a.subject.same_entry(&b.subject) && (x.0 && y.1 || x.1 && y.0);
    apart.then(|| ("period", "one is of the opening, the other of the close".to_owned()))
}

/// "Kent has 212 beds", "Essex has 340": two who do the same with the same things do it each for themselves.
fn doer(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (&a.qualifiers, &b.qualifiers);
    let same =
        x.event.is_some() && x.event == y.event && !a.subject.head.is_empty() && a.subject.head == b.subject.head;
    let known = |p: &String, q: &String| same_party(p, q) || is_short_for(p, q) || is_short_for(q, p);
    let two = !x.parties.is_empty() && !y.parties.is_empty();
    let apart = same && two && !x.parties.iter().any(|p| y.parties.iter().any(|q| known(p, q)));
    (apart && stated(a) != stated(b))
        .then(|| ("party", format!("{} is not {}", x.parties.join(", "), y.parties.join(", "))))
}

/// "hp" is "hewlett packard".
fn is_short_for(short: &str, long: &str) -> bool {
    let initials: String = long.split([' ', '-']).filter_map(|w| w.chars().next()).collect();
    short.chars().count() > 1 && initials.starts_with(short)
}

/// "Prices excluding energy" are not all prices.
fn except(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (limit(a, "without "), limit(b, "without "));
    (x != y && !same_value(a, b)).then(|| ("part", format!("one is {}", x.or(y).unwrap_or_default())))
}

/// "26 other states" are not all of them, nor are the adults among the passengers.
fn others(a: &Claim, b: &Claim) -> Option<Apart> {
    let besides =
        |c: &Claim| c.subject.head == "other" || c.subject.modifiers.iter().any(|m| m == "other" || m == "others");
    if besides(a) != besides(b) && !same_value(a, b) {
        return Some(("part", "one counts those besides another".to_owned()));
    }
    // "40 adult passengers", "44 passengers".
    let aged = |c: &Claim| {
        let told = c.qualifiers.sides(&[At::Inside, At::Behind]).any(|(sort, _)| sort == "age");
        told && !c.subject.modifiers.is_empty()
    };
    let one = !a.subject.head.is_empty() && a.subject.head == b.subject.head;
    (one && aged(a) != aged(b) && !same_value(a, b)).then(|| ("part", "one counts those of an age".to_owned()))
}

/// The first, as stated, is less than this share of the second: so many of so many parts.
fn is_below(x: &Claim, y: &Claim, (parts, of): (u32, u32)) -> bool {
    let times = |c: &Claim, n: u32| stated(c)?.checked_mul(Decimal::from(n));
    times(x, of).zip(times(y, parts)).is_some_and(|(m, n)| m < n)
}

/// "41,000 men" are a part of "400,000 people", and no other count of them: as many as all but a fifth may be all.
fn one_sex(a: &Claim, b: &Claim) -> Option<Apart> {
    let sexed = |c: &Claim| c.qualifiers.sides(&[At::Inside]).any(|(sort, _)| sort == "sex");
    let people = |c: &Claim| c.quantity.unit_id() == Some("person") && c.quantity.is_count();
    let fewer = |x: &Claim, y: &Claim| sexed(x) && !sexed(y) && is_below(x, y, (4, 5));
    let part = fewer(a, b) || fewer(b, a);
    (people(a) && people(b) && part).then(|| ("part", "one counts those of one sex".to_owned()))
}

/// "Three doctors died" beside "eight people died": of the dead or hurt those of one sort are a part, where they are less than half.
fn one_sort(a: &Claim, b: &Claim) -> Option<Apart> {
    let anybody = |c: &Claim| c.qualifiers.is_marked(&Mark::Whoever);
    let fewer = |x: &Claim, y: &Claim| !anybody(x) && anybody(y) && is_below(x, y, (1, 2));
    let toll = a.subject.toll && b.subject.toll;
    (toll && (fewer(a, b) || fewer(b, a))).then(|| ("part", "one counts those of one sort".to_owned()))
}

/// Two reports of one vote or match that differ still share a number or the sum; two games need share nothing.
fn tally(a: &Claim, b: &Claim) -> Option<Apart> {
    if !a.quantity.kind.is_tally() || !b.quantity.kind.is_tally() {
        return None;
    }
    let numbers = |c: &Claim| c.canonical.and_then(|i| i.low.zip(i.high)).map(|(x, y)| (x.value, y.value));
    let (x, y) = (numbers(a)?, numbers(b)?);
    let alike = x.0 == y.0 || x.1 == y.1 || x.0 == y.1 || x.1 == y.0 || x.0.checked_add(x.1) == y.0.checked_add(y.1);
    (!alike).then(|| ("tally", "neither a number nor the sum is the same".to_owned()))
}

fn part(a: &Claim, b: &Claim) -> Option<Apart> {
    (a.qualifiers.part != b.qualifiers.part && !same_value(a, b))
        .then(|| ("part", "one is a part of a whole named beside it".to_owned()))
}

/// What a firm made is not what somebody said it would make.
fn forecast(a: &Claim, b: &Claim) -> Option<Apart> {
    let ahead = |c: &Claim| c.modality == Modality::Projected;
    let reported = a.subject.reported && b.subject.reported;
    if reported && ahead(a) != ahead(b) {
        return Some(("forecast", "one is a forecast, the other a result".to_owned()));
    }
    // "earned $2 a share", "earned $1.40 a share a year ago": results are set against those of another year.
    if reported && is_looked_back_on(a, b) && stated(a) != stated(b) {
        return Some(("comparison", "one is the result of another year".to_owned()));
    }
    let unreal = |c: &Claim| c.qualifiers.is_marked(&Mark::Unreal);
    if unreal(a) != unreal(b) && !same_value(a, b) {
        return Some(("forecast", "one is what might have been".to_owned()));
    }
    // "was expected to fetch $4 million", "fetched $6 million".
    let sold = a.subject.exact && b.subject.exact && a.quantity.kind == Kind::Money && a.subject.same_entry(&b.subject);
    if sold && ahead(a) != ahead(b) && stated(a) != stated(b) {
        return Some(("forecast", "one was expected, the other came about".to_owned()));
    }
    // "plans to vaccinate 2.4 million", "has vaccinated 1.2 million"; jobs that are to go are those that went.
    let people = a.quantity.unit_id() == Some("person") && a.subject.same_entry(&b.subject) && !a.subject.growth;
    let hoped = |c: &Claim| ahead(c) || c.qualifiers.sought;
    if people && a.quantity.is_count() && hoped(a) != hoped(b) && stated(a) != stated(b) {
        return Some(("forecast", "one is expected or planned, the other came about".to_owned()));
    }
    // "fears 600 dead", "the toll could reach 500" beside those who were counted.
    let toll = a.subject.exact && b.subject.exact && a.quantity.is_count();
    let feared = |c: &Claim| {
        let said = c.qualifiers.sides(&At::AROUND).any(|side| side == ("known", "feared"));
        said || matches!(c.modality, Modality::Projected | Modality::Conditional)
    };
    (toll && feared(a) != feared(b) && stated(a) != stated(b))
        .then(|| ("forecast", "one is feared, the other counted".to_owned()))
}

fn sought(a: &Claim, b: &Claim) -> Option<Apart> {
    (a.qualifiers.sought != b.qualifiers.sought && !same_value(a, b))
        .then(|| ("stance", "one is asked for, the other given".to_owned()))
}

/// One alone is set beside the matter as an earlier case, and is not known to be of the same days: "last year" in one article is "in
/// 2015" in another.
fn is_looked_back_on(a: &Claim, b: &Claim) -> bool {
    let days = |c: &Claim| c.qualifiers.period.as_ref().and_then(|p| p.from.zip(p.to));
    a.qualifiers.comparison != b.qualifiers.comparison && (days(a).is_none() || days(a) != days(b))
}

fn comparison(a: &Claim, b: &Claim) -> Option<Apart> {
    (is_looked_back_on(a, b) && !same_value(a, b))
        .then(|| ("comparison", "one is a record or an earlier case".to_owned()))
}

/// Two parties' figures of one thing, or of one deed, are two figures. Of two deeds each party may have its own part in one:
/// a county approves what a firm invests.
fn party(a: &Claim, b: &Claim) -> Option<Apart> {
    let (x, y) = (&a.qualifiers.parties, &b.qualifiers.parties);
    let thing = a.subject.same_entry(&b.subject) || (!a.subject.head.is_empty() && a.subject.head == b.subject.head);
    let (e, f) = (&a.qualifiers.event, &b.qualifiers.event);
    if !thing && e.is_some() && f.is_some() && e != f {
        return None;
    }
    let apart = !x.is_empty() && !y.is_empty() && !a.qualifiers.shares_party(&b.qualifiers);
    apart.then(|| ("party", format!("{} is not {}", x.join(", "), y.join(", "))))
}

/// Two lists of places are apart where each names one that neither lies in nor holds nor is any of the other's.
fn place(a: &Claim, b: &Claim) -> Option<Apart> {
    if same_value(a, b) {
        return None;
    }
    let (x, y) = (a.qualifiers.narrowest(), b.qualifiers.narrowest());
    let stray = |x: &[(&str, &[Area])], y: &[(&str, &[Area])]| {
        x.iter().any(|p| y.iter().all(|q| Whereabouts::of(*p, *q) == Whereabouts::Apart))
    };
    let names = |c: &Claim| c.qualifiers.places.join(", ");
    let apart = !x.is_empty() && !y.is_empty() && stray(&x, &y) && stray(&y, &x);
    if apart {
        return Some(("place", format!("{} is not {}", names(a), names(b))));
    }
    // "in Zambia and Malawi" is the sum of two lands, "in Zambia" one of them.
    let (m, n) = (a.qualifiers.lands(), b.qualifiers.lands());
    if m != n && m.min(n) > 0 {
        return Some(("place", format!("one is of {}, the other of {}", names(a), names(b))));
    }
    // "Revenue in Europe" is a part of a revenue that names no place: what is reported by regions says so.
    let known = |c: &Claim| c.qualifiers.areas.iter().any(|areas| !areas.is_empty());
    let regional = a.subject.reported && b.subject.reported && known(a) != known(b);
    let empty = a.qualifiers.places.is_empty() || b.qualifiers.places.is_empty();
    if regional && empty {
        return Some(("place", "only one speaks of a region".to_owned()));
    }
    scope(a, b).or_else(|| scope(b, a))
}

/// A figure for the whole country is not the one of a town or state in it.
fn scope(a: &Claim, b: &Claim) -> Option<Apart> {
    let wide = a.qualifiers.scope()?;
    if let Some(other) = b.qualifiers.scope() {
        return (wide != other).then(|| ("place", format!("one is {}, the other {}", wide.wide(), other.wide())));
    }
    let places = b.qualifiers.narrowest();
    let narrower = |(_, areas): &(&str, &[Area])| !areas.is_empty() && areas.iter().all(|p| p.level > wide);
    (!places.is_empty() && places.iter().all(narrower))
        .then(|| ("place", format!("one is {}, the other in {}", wide.wide(), b.qualifiers.places.join(", "))))
}

fn period(a: &Claim, b: &Claim) -> Option<Apart> {
    if let (Some(v), Some(w)) = (a.qualifiers.window, b.qualifiers.window)
        && v != w
    {
        return Some(("period", format!("{} is not {}", v.name(), w.name())));
    }
    let (x, y) = (a.qualifiers.period.as_ref(), b.qualifiers.period.as_ref());
    let one = a.qualifiers.other_year && y.is_none() || b.qualifiers.other_year && x.is_none();
    if one && !same_value(a, b) {
        let year = x.or(y).map_or("another year", |p| p.text.as_str());
        return Some(("period", format!("only one is of {year}")));
    }
    match (x, y) {
        (Some(x), Some(y)) if disjoint(x, y) => Some(("period", format!("{} is not {}", x.text, y.text))),
        _ => None,
    }
}

/// Known days that do not meet; without dates, symbolic keys of one sort that differ (a weekday is not one: it moves with the article).
fn disjoint(x: &Period, y: &Period) -> bool {
    if let (Some(a), Some(b), Some(c), Some(d)) = (x.from, x.to, y.from, y.to) {
        let days = |from: jiff::civil::Date, to: jiff::civil::Date| (to - from).get_days().max(0) + 1;
        let (m, n) = (days(a, b), days(c, d));
        // Two days of one affair may be two reports of it; weeks apart they are two counts.
        let gap = if b < c { days(b, c) } else { days(d, a) };
        return (b < c || d < a) && (m.max(n) > 2 || gap > 10);
    }
    let sort = |p: &Period| p.key.as_deref().and_then(|k| k.split_once(':')).map(|(s, v)| (s.to_owned(), v.to_owned()));
    match (sort(x), sort(y)) {
        // "A march in May" beside one "on Saturday", where no article has a date.
        (Some((s, v)), Some((t, w))) => {
            let far = |s: &str, t: &str| s == "weekday" && t == "month";
            s == t && v != w && s != "weekday" || far(&s, &t) || far(&t, &s)
        }
        (None, _) | (_, None) => false,
    }
}

fn statistic(a: &Claim, b: &Claim) -> Option<Apart> {
    let apart = matches!(
        (a.qualifiers.statistic, b.qualifiers.statistic),
        (Some(Statistic::Median), Some(Statistic::Average)) | (Some(Statistic::Average), Some(Statistic::Median))
    );
    if apart {
        return Some(("statistic", "a median is not an average".to_owned()));
    }
    // "The minimum pension", "the average pension".
    let least = |c: &Claim| c.qualifiers.statistic == Some(Statistic::Minimum);
    let middle = |c: &Claim| matches!(c.qualifiers.statistic, Some(Statistic::Average | Statistic::Median));
    if least(a) && middle(b) || least(b) && middle(a) {
        return Some(("statistic", "one is the least, the other an average".to_owned()));
    }
    // "On its busiest day it had 62,000 visitors" beside all who came.
    let busiest = |c: &Claim| c.qualifiers.statistic == Some(Statistic::Peak) && c.quantity.kind == Kind::Count;
    let total = |c: &Claim| matches!(c.qualifiers.statistic, None | Some(Statistic::Total | Statistic::Cumulative));
    let fewer = |x: &Claim, y: &Claim| stated(x).zip(stated(y)).is_some_and(|(m, n)| m < n);
    let part = |x: &Claim, y: &Claim| {
        busiest(x) && total(y) && fewer(x, y) && x.quantity.per.is_none() && y.quantity.per.is_none()
    };
    if part(a, b) || part(b, a) {
        return Some(("statistic", "one is of the busiest time alone".to_owned()));
    }
    // "In Lodi alone, 1,200 people" beside all of them.
    let alone = |c: &Claim| c.qualifiers.is_marked(&Mark::Alone) && c.quantity.is_count();
    if alone(a) && !alone(b) && fewer(a, b) || alone(b) && !alone(a) && fewer(b, a) {
        return Some(("statistic", "one is of one place or time alone".to_owned()));
    }
    // "It peaked at 12%", "it is near 9%": a level is at its peak once.
    let peaked = |c: &Claim| c.qualifiers.event.as_deref() == Some("peak");
    let level = |c: &Claim| c.quantity.kind == Kind::Percent;
    (level(a) && level(b) && peaked(a) != peaked(b) && stated(a) != stated(b))
        .then(|| ("statistic", "one is a peak".to_owned()))
}
