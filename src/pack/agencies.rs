//! News agencies, as articles credit them.

use super::schema::AgencyEntry;
use crate::model::fold_name;
use std::collections::{BTreeSet, HashMap};

/// Words of the longest name of an agency.
const LONGEST: usize = 6;

/// Whose text an article says it prints.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Credit {
    /// By id.
    Agency(String),
    /// "By our staff and agencies".
    Unnamed,
}

#[derive(Debug, Clone, Default)]
pub struct Agencies {
    by_name: HashMap<String, Credit>,
}

impl Agencies {
    pub(super) fn of(entries: &[AgencyEntry]) -> Agencies {
        let mut agencies = Agencies::default();
        for entry in entries {
            let credit = if entry.unnamed { Credit::Unnamed } else { Credit::Agency(entry.id.clone()) };
            agencies.by_name.extend(entry.names.iter().map(|n| (words(n).join(" "), credit.clone())));
        }
        agencies
    }

    /// The agencies that a line names, anywhere in it.
    pub fn named(&self, line: &str) -> BTreeSet<Credit> {
        let words = words(line);
        let starts = 0..words.len();
        starts
            .flat_map(|i| (i + 1..=words.len().min(i + LONGEST)).map(move |end| (i, end)))
            .filter_map(|(i, end)| self.by_name.get(&words[i..end].join(" ")).cloned())
            .collect()
    }

    /// The agencies that the text names where it says nothing else: "AP", "AP/dpa", "AFP and Reuters".
    pub fn only(&self, text: &str) -> BTreeSet<Credit> {
        if let Some(credit) = self.by_name.get(&words(text).join(" ")) {
            return BTreeSet::from([credit.clone()]);
        }
        let parts = text.split(['/', ',', ';', '&', '+']).flat_map(|p| p.split(" and "));
        let parts: Option<Vec<Credit>> = parts.map(|p| self.by_name.get(&words(p).join(" ")).cloned()).collect();
        parts.unwrap_or_default().into_iter().collect()
    }
}

fn words(text: &str) -> Vec<String> {
    let folded = fold_name(text);
    folded.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}
