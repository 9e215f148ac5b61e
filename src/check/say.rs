//! The words of findings: phrases as written, figures as an editor writes them.

use super::Survey;
use super::compare;
use super::origin::origins;
use crate::model::number::spoken;
use crate::model::{Article, Cited, Claim, Group, Interval};
use rust_decimal::Decimal;
use std::collections::HashMap;

/// Longest phrase quoted from an article, in bytes.
const PHRASE: usize = 90;

/// "A has “over 8,000 migrants”, B “about 6,000 migrants”: reason."
pub fn message(a: &Claim, b: &Claim, articles: &[Article], reason: &str) -> String {
    let (x, y) = (&articles[a.article], &articles[b.article]);
    let (first, second) = (phrase(a, x), phrase(b, y));
    let names = if a.article == b.article {
        let place = |c: &Claim| if c.headline { "headline" } else { "text" };
        (format!("{}’s {}", x.name(), place(a)), format!("its {}", place(b)))
    } else if x.name() == y.name() {
        (format!("{} ({})", x.name(), x.id), format!("{} ({})", y.name(), y.id))
    } else {
        (x.name().to_owned(), y.name().to_owned())
    };
    format!("{} has “{first}”, {} “{second}”: {reason}", names.0, names.1)
}

/// "A has “350 people”, “140 men” and “190 women”: reason." All of one article.
pub fn within(claims: &[&Claim], articles: &[Article], reason: &str) -> String {
    let Some(article) = claims.first().and_then(|c| articles.get(c.article)) else { return reason.to_owned() };
    let said: Vec<String> = claims.iter().map(|c| format!("“{}”", written(c, article))).collect();
    let list = match said.as_slice() {
        [.., last] if said.len() > 1 => format!("{} and {last}", said[..said.len() - 1].join(", ")),
        [only] => only.clone(),
        [] | [..] => String::new(),
    };
    format!("{} has {list}: {reason}", article.name())
}

/// [`written`] of a claim in its article.
pub fn quoted(claim: &Claim, articles: &[Article]) -> String {
    articles.get(claim.article).map_or_else(String::new, |article| written(claim, article))
}

/// The number with its hedge and unit, and what it counts where that follows at once.
fn written(claim: &Claim, article: &Article) -> String {
    let follows =
        claim.span.start == claim.quantity.span.start && claim.span.end <= claim.quantity.span.end + PHRASE / 2;
    let span = if follows { claim.span } else { claim.quantity.span };
    span.text(&article.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The claim's words: from the number to what it counts, white space folded.
pub fn phrase(claim: &Claim, article: &Article) -> String {
    let q = &claim.quantity;
    let long = claim.span.text(&article.text);
    let text = if long.len() <= PHRASE { long } else { q.span.text(&article.text) };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Digits in groups of three; millions and more in words where nothing is lost.
pub fn decimal(value: Decimal) -> String {
    spoken(value)
}

/// As [`decimal`], cut to four significant digits where it has more and is not whole.
pub fn rough(value: Decimal) -> String {
    let shown = value.round_sf(4).unwrap_or(value).normalize();
    decimal(if value.fract().is_zero() && value.abs() < Decimal::ONE_THOUSAND * Decimal::ONE_THOUSAND {
        value
    } else {
        shown
    })
}

/// An interval in words: `5,400 to 6,600`, `more than 8,000`, `at most 10,000`.
pub fn interval(i: &Interval) -> String {
    i.to_string()
}

/// Which independent sources stand behind which figure: shown, never called the truth.
pub fn sides(claims: &[Claim], group: &Group, articles: &[Article], copies: &[Option<usize>]) -> String {
    let mut sides: Vec<(String, Vec<&Claim>)> = Vec::new();
    let mut places: HashMap<String, usize> = HashMap::new();
    for claim in group.claims.iter().map(|&i| &claims[i]).filter(|c| !articles[c.article].draft) {
        let figure = claim.canonical.as_ref().map_or_else(String::new, interval);
        let at = *places.entry(figure.clone()).or_insert(sides.len());
        if at == sides.len() {
            sides.push((figure, Vec::new()));
        }
        sides[at].1.push(claim);
    }
    let side = |(figure, claims): &(String, Vec<&Claim>)| {
        let origins = origins(claims.iter().copied(), copies);
        let names: Vec<String> = origins.iter().map(|o| o.name(articles)).collect();
        format!("{figure}: {}", names.join(", "))
    };
    format!("independent sources by figure: {}", sides.iter().map(side).collect::<Vec<_>>().join("; "))
}

/// Both intervals as read, for the explanation.
pub fn intervals(a: &Claim, b: &Claim, articles: (&Article, &Article)) -> Vec<String> {
    [(a, articles.0), (b, articles.1)]
        .iter()
        .map(|(claim, article)| {
            let figure = claim.canonical.as_ref().map_or_else(|| "a number too long to hold".to_owned(), interval);
            let unit = claim.quantity.unit_id().map_or(String::new(), |u| format!(" {u}"));
            format!("“{}” reads as {figure}{unit}", phrase(claim, article))
        })
        .collect()
}

/// Ratio of the central values, two decimals.
pub fn ratio(a: &Claim, b: &Claim) -> Option<String> {
    compare::ratio(a, b).map(|r| r.round_dp(2).normalize().to_string())
}

/// 64-bit FNV-1a of the code and of what the claims say, as hex: the same wherever the words stand.
pub fn fingerprint(code: &str, cited: &[Cited], survey: &Survey<'_>) -> String {
    let content = |c: &Cited| match *c {
        Cited::Claim(n) => {
            let claim = &survey.claims[n];
            format!("{}|{}|{}", survey.articles[claim.article].id, claim.subject.id, claim.quantity)
        }
        Cited::Fact(n) => {
            let fact = &survey.facts[n];
            format!("{}|{}|{}|{}", survey.articles[fact.article].id, fact.kind().name(), fact.subject, fact.value)
        }
    };
    let mut said: Vec<String> = cited.iter().map(content).collect();
    said.sort();
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in code.bytes().chain(said.join("\n").bytes()) {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}
