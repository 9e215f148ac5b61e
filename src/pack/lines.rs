//! Lines that are not the article's own statement: the `lines` section as a table.

use super::error::PackErrorKind;
use super::schema::LineEntry;
use super::sense::unknown;
use crate::model::Role;
use std::collections::HashMap;

/// Looks a line up by how it begins, what it is, or what it holds. Case, the form of apostrophes and runs of white space do not count.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    whole: HashMap<String, Role>,
    /// By the first word.
    begins: HashMap<String, Vec<(String, Role)>>,
    holds: Vec<(String, Role)>,
}

/// Longer lines are paragraphs, whatever words they hold.
const LONGEST: usize = 800;

/// The names of roles in packs.
const ROLES: &[(&str, Role)] = &[
    ("related", Role::Related),
    ("credit", Role::Credit),
    ("byline", Role::Byline),
    ("boilerplate", Role::Boilerplate),
    ("caption", Role::Caption),
];

pub(super) fn build(entries: &[LineEntry]) -> Result<Lines, PackErrorKind> {
    let mut lines = Lines::default();
    entries.iter().try_for_each(|e| lines.add(e))?;
    Ok(lines)
}

impl Lines {
    fn add(&mut self, entry: &LineEntry) -> Result<(), PackErrorKind> {
        let Some((_, role)) = ROLES.iter().find(|(name, _)| *name == entry.role) else {
            let known: Vec<&str> = ROLES.iter().map(|(name, _)| *name).collect();
            return Err(unknown(&entry.id, "role", &entry.role, &known));
        };
        for phrase in entry.whole.iter().map(|w| plain(w)) {
            self.whole.insert(bare(&phrase).to_owned(), *role);
        }
        for phrase in entry.begins.iter().map(|w| plain(w)) {
            self.begins.entry(first(&phrase).to_owned()).or_default().push((phrase, *role));
        }
        self.holds.extend(entry.holds.iter().map(|w| (plain(w), *role)));
        Ok(())
    }

    /// What the words of a line say that it is; `None` where they say nothing.
    pub fn role(&self, line: &str) -> Option<Role> {
        let line = line.trim();
        if line.is_empty() || line.len() > LONGEST {
            return None;
        }
        let plain = plain(line);
        if let Some(role) = self.whole.get(bare(&plain)) {
            return Some(*role);
        }
        let begun = self.begins.get(first(&plain)).into_iter().flatten();
        let begun = begun.filter(|(phrase, _)| begins(&plain, phrase));
        let held = self.holds.iter().filter(|(phrase, _)| plain.contains(phrase.as_str()));
        begun.chain(held).map(|(_, role)| *role).find(|role| fits(line, *role))
    }

    /// The words for `role` in packs.
    pub fn name(role: Role) -> Option<&'static str> {
        ROLES.iter().find(|(_, r)| *r == role).map(|(name, _)| *name)
    }
}

/// The shape that a line of the role has; without it the words stand there by chance.
fn fits(line: &str, role: Role) -> bool {
    let words = line.split_whitespace().count();
    match role {
        // A name follows and no sentence: "By Jane Doe", not "By the time help came, 40 had left."
        Role::Byline => {
            let named =
                line.split_whitespace().nth(1).is_some_and(|w| w.chars().next().is_some_and(char::is_uppercase));
            words <= 16 && named && !line.ends_with(['.', '!', '?', ','])
        }
        Role::Credit => words <= 16,
        Role::Boilerplate | Role::Related => words <= 40,
        Role::Caption => true,
        Role::Headline | Role::Subheading | Role::Body => false,
    }
}

fn begins(line: &str, phrase: &str) -> bool {
    line.strip_prefix(phrase)
        .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || !phrase.ends_with(char::is_alphanumeric))
}

/// Lower case, straight apostrophes, one space between words.
fn plain(line: &str) -> String {
    let line = line.to_lowercase().replace(['’', '‘'], "'");
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without the marks that decorate a button or heading.
fn bare(line: &str) -> &str {
    line.trim_matches(|c: char| !c.is_alphanumeric())
}

/// The first word, or the first mark.
fn first(line: &str) -> &str {
    let word = line.find(|c: char| !c.is_alphanumeric()).unwrap_or(line.len());
    let mark = line.chars().next().map_or(0, char::len_utf8);
    &line[..word.max(mark)]
}
