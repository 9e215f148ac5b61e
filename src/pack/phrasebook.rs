//! Phrases of the packs to what they stand for, looked up in a run of tokens.

use crate::model::{Token, cut, fold};
use std::collections::HashMap;

/// Phrases by their first word; the longest one that stands in a text is taken.
#[derive(Debug, Clone)]
pub struct Phrasebook<T> {
    phrases: HashMap<String, Vec<(Vec<String>, T)>>,
}

impl<T> Default for Phrasebook<T> {
    fn default() -> Self {
        Phrasebook { phrases: HashMap::new() }
    }
}

impl<T> Phrasebook<T> {
    pub fn add(&mut self, phrase: &str, value: T) {
        let mut words = cut(phrase).map(|(word, _)| fold(word));
        let Some(first) = words.next() else { return };
        let rest: Vec<String> = words.collect();
        let phrases = self.phrases.entry(first).or_default();
        let at = phrases.partition_point(|(other, _)| other.len() >= rest.len());
        phrases.insert(at, (rest, value));
    }

    /// The phrases that begin at the token, longest first, each with how many tokens it takes.
    pub fn all<'s>(&'s self, tokens: &'s [Token<'_>], at: usize) -> impl Iterator<Item = (usize, &'s T)> {
        let phrases = tokens.get(at).and_then(|t| self.phrases.get(&t.lower)).map_or(&[][..], Vec::as_slice);
        phrases.iter().filter_map(move |(rest, value)| {
            let stands = rest.iter().enumerate().all(|(i, w)| tokens.get(at + 1 + i).is_some_and(|t| t.lower == *w));
            stands.then_some((rest.len() + 1, value))
        })
    }

    /// The longest phrase of the wanted ones that ends right before the token, with how many tokens it takes.
    pub fn before<'s>(
        &'s self,
        tokens: &'s [Token<'_>],
        end: usize,
        longest: usize,
        wanted: impl Fn(&T) -> bool,
    ) -> Option<(usize, &'s T)> {
        let starts = end.saturating_sub(longest)..end;
        starts.into_iter().find_map(|start| self.all(tokens, start).find(|(n, t)| start + n == end && wanted(t)))
    }
}
