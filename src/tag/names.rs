//! Common words that an article uses as names: `Shell`, `Orange`.

use super::candidates::{self, Style};
use crate::model::{Pos, Shape, Token};
use crate::pack::Pack;
use std::collections::BTreeSet;

/// The words, small, that stand with a capital inside a sentence with no other capital beside them, or before the form of a firm,
/// and never without a capital.
pub fn of<'s, 't: 's>(sentences: impl Iterator<Item = &'s [Token<'t>]>, pack: &Pack) -> BTreeSet<String> {
    let (mut names, mut small) = (BTreeSet::new(), BTreeSet::new());
    for tokens in sentences {
        let plain = candidates::style(tokens) == Style::Sentence;
        let mut starts = true;
        for (i, token) in tokens.iter().enumerate() {
            let capital = |n: usize| tokens.get(n).is_some_and(|t| t.shape == Shape::Word && t.capitalized());
            // "Larsen", "Larsen Corp".
            let form = |n: usize| tokens.get(n).is_some_and(|t| t.has_cue("company-form")) && !capital(n + 1);
            let first = !i.checked_sub(1).is_some_and(capital);
            let firm = first && capital(i + 1) && form(i + 1);
            let alone = first && !capital(i + 1) && !starts;
            if token.shape == Shape::Word && !token.capitalized() {
                small.insert(token.lower.clone());
            } else if plain && (alone || firm) && token.pos == Pos::ProperNoun && pack.words.get(&token.lower).is_some()
            {
                names.insert(token.lower.clone());
            }
            starts = candidates::begins_after(token, starts);
        }
    }
    names.retain(|name| !small.contains(name));
    names
}

/// The token is one of these names, and can be: a capital, and no title or calendar word.
pub fn is_meant(token: &Token<'_>, names: &BTreeSet<String>) -> bool {
    !names.is_empty() && token.shape == Shape::Word && token.capitalized() && names.contains(&token.lower)
}
