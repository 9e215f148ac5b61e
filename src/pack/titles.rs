//! Words and phrases of titles, looked up in a run of tokens.

use super::named::{RoleClass, RoleWord};
use super::schema::RoleEntry;
use super::table::{List, Table, words_of};
use super::tables::{Tables, Title};
use crate::model::Token;
use std::sync::OnceLock;

/// Titles by their first word; the longest one that stands in a text is taken.
#[derive(Debug, Clone, Default)]
pub struct Titles {
    phrases: Table,
    roles: List,
    /// By the role's number; made when a text first has one of its words.
    made: Vec<OnceLock<Option<RoleWord>>>,
}

impl Titles {
    pub(super) fn new(tables: &Tables<'static>) -> Titles {
        let roles = List::new(tables.roles.clone());
        let made = (0..roles.len()).map(|_| OnceLock::new()).collect();
        Titles { phrases: Table::new(tables.titles.clone()), roles, made }
    }

    /// The phrases that begin at the token, longest first, each with how many tokens it takes.
    pub fn all<'s>(&'s self, tokens: &'s [Token<'_>], at: usize) -> impl Iterator<Item = (usize, &'s RoleWord)> {
        let first = tokens.get(at).map_or("", |t| &t.lower);
        self.phrases.rows::<Title<'_>>(first).filter_map(move |title| {
            let mut rest = words_of(title.rest).enumerate();
            let stands = rest.all(|(i, (w, _))| tokens.get(at + 1 + i).is_some_and(|t| t.lower == *w));
            if stands { Some((title.tokens, self.role(title.role)?)) } else { None }
        })
    }

    /// The longest phrase of the wanted ones that ends right before the token, with how many tokens it takes.
    pub fn before<'s>(
        &'s self,
        tokens: &'s [Token<'_>],
        end: usize,
        longest: usize,
        wanted: impl Fn(&RoleWord) -> bool,
    ) -> Option<(usize, &'s RoleWord)> {
        let starts = end.saturating_sub(longest)..end;
        starts.into_iter().find_map(|start| self.all(tokens, start).find(|(n, t)| start + n == end && wanted(t)))
    }

    fn role(&self, number: usize) -> Option<&RoleWord> {
        self.made.get(number)?.get_or_init(|| word(self.roles.get(number)?)).as_ref()
    }
}

fn word(entry: RoleEntry) -> Option<RoleWord> {
    let class = RoleClass::of(&entry.class)?;
    let RoleEntry { id, single, ladder, courtesy, by_field, kin, after, .. } = entry;
    Some(RoleWord { id, class, single, ladder, courtesy, by_field, kin, after })
}
