//! Who is named in an article, and where.

use super::name::{Name, name_at};
use super::role::Title;
use super::{Parsed, Scene};
use crate::model::{Detail, Fact, Person, Pos, Token};
use crate::pack::Pack;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The persons of an article.
pub struct People {
    /// Full names by surname.
    by_surname: HashMap<String, Vec<Person>>,
    /// Of each sentence, in order, only names of known persons.
    mentions: Vec<Vec<Name>>,
}

impl People {
    /// Persons are known by a title, by a given name of the packs, or by standing in apposition to a title.
    pub fn of(scene: &Scene<'_, '_>, titles: &[Vec<Title>]) -> People {
        let given = scene.sentences(|p| by_given_name(&p.tokens, scene.pack));
        let titled = titles.iter().flatten().map(|t| t.name.person.clone());
        let mut all: BTreeSet<Person> = titled.chain(given.into_iter().flatten().map(|n| n.person)).collect();
        all.retain(|p| p.surname.chars().count() > 1);
        let mut by_surname: HashMap<String, Vec<Person>> = HashMap::new();
        for person in all {
            merge(by_surname.entry(person.surname.clone()).or_default(), person);
        }
        let mut people = People { by_surname, mentions: Vec::new() };
        people.mentions = scene
            .parsed
            .iter()
            .zip(titles)
            .map(|(p, titles)| if super::runs(p) { people.names(p, titles, scene.pack) } else { Vec::new() })
            .collect();
        people
    }

    fn names(&self, p: &Parsed<'_>, titles: &[Title], pack: &Pack) -> Vec<Name> {
        // "Secretary of State Jane Roe": the title's own capitals are no part of the name.
        let in_title = |at: usize| {
            titles.iter().any(|t| t.span.contains(p.tokens[at].span) && at < t.name.tokens.start && !t.honorific)
        };
        let mut found = Vec::new();
        let mut at = 0;
        while at < p.tokens.len() {
            let name = (!in_title(at)).then(|| name_at(&p.tokens, at, pack)).flatten();
            match name.and_then(|n| self.known(n)) {
                Some(name) => {
                    at = name.tokens.end;
                    found.push(name);
                }
                None => at += 1,
            }
        }
        found
    }

    /// The name with the given names that the article gives elsewhere.
    fn known(&self, name: Name) -> Option<Name> {
        let person = self.resolve(&name.person)?;
        Some(Name { person, ..name })
    }

    /// The one person of the article that the name can mean.
    pub fn resolve(&self, named: &Person) -> Option<Person> {
        let mut fitting = self.by_surname.get(&named.surname)?.iter().filter(|p| p.may_be(named));
        let first = fitting.next()?;
        fitting.next().is_none().then(|| first.clone())
    }

    /// The names in a sentence.
    pub fn names_in(&self, sentence: usize) -> &[Name] {
        self.mentions.get(sentence).map_or(&[], Vec::as_slice)
    }

    /// The first full mention of each spelling, as a fact: what the spelling of names is compared by.
    pub fn facts(&self, scene: &Scene<'_, '_>, found: &mut Vec<Fact>) {
        let mut first: BTreeMap<String, (usize, Name)> = BTreeMap::new();
        for (sentence, names) in self.mentions.iter().enumerate() {
            for name in names.iter().filter(|n| n.parts.len() > 1) {
                first.entry(name.parts.join(" ")).or_insert_with(|| (sentence, name.clone()));
            }
        }
        for (sentence, name) in first.into_values() {
            let span = span_of(&scene.parsed[sentence].tokens, &name);
            let value = name.parts.join(" ");
            found.push(scene.fact(sentence, span, name.person.full(), value, Detail::Name(name.person)));
        }
    }
}

/// The words of a name in the article's text.
pub fn span_of(tokens: &[Token<'_>], name: &Name) -> crate::model::Span {
    let words = &tokens[name.tokens.clone()];
    words.first().zip(words.last()).map_or_else(Default::default, |(a, b)| a.span.to(b.span))
}

/// The fuller form of a name stands for the shorter.
fn merge(known: &mut Vec<Person>, person: Person) {
    match known.iter_mut().find(|k| k.may_be(&person)) {
        Some(k) if k.given.len() < person.given.len() => *k = person,
        Some(_) => {}
        None => known.push(person),
    }
}

/// Names whose first word is a given name of the packs: `Liz Sherwood-Randall`.
fn by_given_name(tokens: &[Token<'_>], pack: &Pack) -> Vec<Name> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let follows_name = at > 0 && tokens[at - 1].capitalized() && tokens[at - 1].pos == Pos::ProperNoun;
        let name = name_at(tokens, at, pack)
            .filter(|n| !follows_name && n.parts.len() > 1 && pack.named.is_given(&n.parts[0]));
        match name {
            Some(name) => {
                at = name.tokens.end;
                found.push(name);
            }
            None => at += 1,
        }
    }
    found
}
