//! Claims → the same claims in canonical units and with one name for each party and place of the story.

use crate::model::{Article, Claim, Kind, UnitKind};
use crate::pack::Pack;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

/// Fills the interval in the base unit and folds names: accents, short forms and initials of one story lead to one name.
pub fn normalize(claims: &mut [Claim], articles: &[Article], pack: &Pack) {
    for claim in claims.iter_mut() {
        let q = &claim.quantity;
        claim.canonical = match &q.unit {
            _ if q.kind.is_tally() => Some(q.interval.ordered()),
            Some(unit) if unit.kind != UnitKind::Count => q.interval.try_map(|v| unit.to_base(v)),
            // A third of them is 33 percent of them.
            None if q.kind == Kind::Share => q.interval.try_map(|v| v.checked_mul(Decimal::ONE_HUNDRED)),
            Some(_) | None => Some(q.interval),
        };
        let default = pack.subjects.get(&claim.subject.id).and_then(|s| s.statistic.as_deref());
        if claim.qualifiers.statistic.is_none() && default == Some("cumulative") {
            claim.qualifiers.statistic = Some(crate::model::Statistic::Cumulative);
        }
    }
    let outlets: BTreeSet<String> = articles.iter().filter_map(|a| a.source.as_deref()).map(fold).collect();
    let names = Names::of(claims);
    for claim in claims {
        let q = &mut claim.qualifiers;
        q.parties = canonical(&q.parties, &names);
        q.parties.retain(|p| !outlets.contains(p));
        q.places = canonical(&q.places, &names);
    }
}

fn canonical(list: &[String], names: &Names) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for name in list {
        let name = names.canonical(&fold(name));
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// Lower case, without accents, dots and a possessive: `López` and `Lopez`, `U.S.` and `US` are one.
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match base_letter(c) {
            Some(base) => folded.push_str(base),
            None if c == '.' || c == '\'' || c == '’' => {}
            None if c == '-' || c == '–' => folded.push(' '),
            None => folded.push(c),
        }
    }
    let folded = folded.trim();
    folded.strip_prefix("the ").unwrap_or(folded).to_owned()
}

/// The plain letters of an accented Latin one.
fn base_letter(c: char) -> Option<&'static str> {
    Some(match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => "o",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        'æ' => "ae",
        'œ' => "oe",
        _ => return None,
    })
}

/// The names of a story with the longer name that each short form stands for.
#[derive(Debug, Default)]
struct Names {
    long: BTreeMap<String, String>,
}

impl Names {
    fn of(claims: &[Claim]) -> Names {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for name in claims.iter().flat_map(|c| c.qualifiers.parties.iter().chain(&c.qualifiers.places)) {
            *count.entry(fold(name)).or_default() += 1;
        }
        // Names by each of their words, and by their initials: only those can hold a short form.
        let mut by_key: BTreeMap<String, Vec<&String>> = BTreeMap::new();
        for name in count.keys() {
            let words: BTreeSet<&str> = name.split(' ').collect();
            words.into_iter().for_each(|w| by_key.entry(w.to_owned()).or_default().push(name));
            by_key.entry(initials(name)).or_default().push(name);
        }
        // "HP-EDS" is two firms, each of which has a name of its own, and long for neither.
        let joined = |name: &str| {
            let own = |w: &str| count.get(w).is_some_and(|n| *n >= count[name]);
            name.contains(' ') && name.split(' ').all(own)
        };
        let mut long = BTreeMap::new();
        for short in count.keys() {
            // The longer names of the story that hold all its words, or whose initials it is; two of the same weight leave it alone.
            let first = short.split(' ').next().unwrap_or(short);
            let mut holders: Vec<(usize, &String)> = by_key
                .get(first)
                .into_iter()
                .flatten()
                .filter(|name| {
                    name.len() > short.len() && (holds(name, short) || initials(name) == *short) && !joined(name)
                })
                .map(|name| (count[*name], *name))
                .collect();
            holders.sort_by(|a, b| b.cmp(a));
            let clear = match holders.as_slice() {
                [] => None,
                [(_, name)] => Some(name),
                [(n, name), (m, other), ..] => (*n > 2 * *m || holds(name, other)).then_some(name),
            };
            if let Some(name) = clear {
                long.insert(short.clone(), (*name).clone());
            }
        }
        Names { long }
    }

    fn canonical(&self, name: &str) -> String {
        let mut name = name;
        // A chain of short forms is short; the bound keeps a cycle from running on.
        for _ in 0..4 {
            match self.long.get(name) {
                Some(long) => name = long,
                None => break,
            }
        }
        name.to_owned()
    }
}

/// Every word of `short` is a word of `name`.
fn holds(name: &str, short: &str) -> bool {
    short.split(' ').all(|w| name.split(' ').any(|n| n == w))
}

fn initials(name: &str) -> String {
    name.split(' ').filter_map(|w| w.chars().next()).collect()
}
