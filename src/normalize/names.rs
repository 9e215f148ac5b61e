//! The names that a story uses for its parties and places, short forms led back to long ones.

use crate::model::{Claim, fold_name};
use std::collections::{BTreeMap, BTreeSet};

/// The names of a story with the longer name that each short form stands for.
#[derive(Debug, Default)]
pub struct Names {
    long: BTreeMap<String, String>,
}

impl Names {
    /// `form` says that a word is only the form of a firm: `inc`.
    pub fn of(claims: &[Claim], form: impl Fn(&str) -> bool) -> Names {
        let mut count: BTreeMap<String, usize> = BTreeMap::new();
        for name in claims.iter().flat_map(|c| c.qualifiers.parties.iter().chain(&c.qualifiers.places)) {
            *count.entry(fold_name(name)).or_default() += 1;
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
        // "Lund & Sons" is not "Lund & Sons Shipping Inc": a firm of two words that is named more often has another below it.
        let below = |name: &str, short: &str| {
            let rest = name.strip_prefix(short).and_then(|rest| rest.strip_prefix(' '));
            let more = rest.is_some_and(|rest| rest.split(' ').any(|w| !form(w)));
            more && short.contains(' ') && count[short] > count[name]
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
                    let fits = holds(name, short) && !below(name, short) || initials(name) == *short;
                    name.len() > short.len() && fits && !joined(name)
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

    /// One name for each of these, folded, each once: the one that `known` gives, else the story's longest.
    pub fn each(&self, list: &[String], known: impl Fn(&str) -> Option<String>) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        for name in list {
            let name = fold_name(name);
            let name = known(&name).unwrap_or_else(|| self.canonical(&name));
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }

    pub fn canonical(&self, name: &str) -> String {
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
