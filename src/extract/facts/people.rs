//! Who is named in an article, and where.

use super::name::{Name, name_at};
use super::role::Title;
use super::{Parsed, Scene};
use crate::model::{Detail, Fact, Kind, Person, Pos, Token};
use crate::pack::Pack;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Most persons of one surname in an article; a longer list is a roll of names.
const NAMESAKES: usize = 50;

/// The persons of an article.
pub struct People {
    /// Full names by surname.
    by_surname: HashMap<String, Vec<Person>>,
    /// Of each sentence, in order, only names of known persons.
    mentions: Vec<Vec<Name>>,
}

/// Names that open a sentence and that the next one goes on to speak of as he or she.
fn spoken_of(scene: &Scene<'_, '_>) -> Vec<Name> {
    let pronoun = |p: &Parsed<'_>| p.tokens.first().is_some_and(|t| t.is("he") || t.is("she"));
    let pairs = scene.parsed.windows(2).filter(|pair| super::runs(&pair[0]) && pronoun(&pair[1]));
    let name = |p: &Parsed<'_>| name_at(&p.tokens, 0, scene.pack).filter(|n| n.tokens.len() == 2);
    pairs.filter_map(|pair| name(&pair[0])).collect()
}

impl People {
    /// Persons are known by a title, by a given name of the packs, or by standing in apposition to a title.
    pub fn of(scene: &Scene<'_, '_>, titles: &[Vec<Title>]) -> People {
        let given = scene.sentences(|p| by_given_name(&p.tokens, scene.pack));
        let apposed = scene.sentences(|p| by_comma(p, scene.pack));
        let spoken_of = spoken_of(scene);
        let titled = titles.iter().flatten().map(|t| t.name.person.clone());
        let mut all: BTreeSet<Person> =
            titled.chain(given.into_iter().chain(apposed).flatten().chain(spoken_of).map(|n| n.person)).collect();
        all.retain(|p| p.surname.chars().count() > 1);
        let mut by_surname: HashMap<String, Vec<Person>> = HashMap::new();
        for person in all {
            let known = by_surname.entry(person.surname.clone()).or_default();
            if known.len() < NAMESAKES {
                merge(known, person);
            }
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

/// Names beside an age, "Tomas Rehor, 34,", before a clause that only persons have, "Tomas Rehor, who", and before what the person is,
/// "Tomas Rehor, a baker,".
fn by_comma(p: &Parsed<'_>, pack: &Pack) -> Vec<Name> {
    let before = |comma: usize| {
        let from = comma.saturating_sub(6)..comma;
        from.into_iter().find_map(|at| name_at(&p.tokens, at, pack).filter(|n| n.tokens.end == comma))
    };
    let ages = p.quantities.iter().filter(|q| q.kind == Kind::Age);
    let who = p.tokens.iter().enumerate().filter(|(_, t)| matches!(t.lower.as_str(), "who" | "whose")).map(|(i, _)| i);
    let behind = ages.map(|q| q.tokens.start).chain(who).filter_map(|at| at.checked_sub(1));
    let commas = behind.filter(|&at| p.tokens[at].text == ",");
    let commas = commas.chain((0..p.tokens.len()).filter(|&at| calls(&p.tokens, at)));
    commas.filter_map(before).filter(|n| (2..=4).contains(&n.parts.len())).collect()
}

/// ", a baker," and ", an electrical engineer from Aston,": the comma before what one person is.
fn calls(tokens: &[Token<'_>], comma: usize) -> bool {
    let at = |n: usize| tokens.get(comma + n);
    let article = at(1).is_some_and(|t| t.is("a") || t.is("an"));
    let person = |n: usize| at(n).is_some_and(Token::names_people);
    let narrowed = at(2).is_some_and(|t| matches!(t.pos, Pos::Adjective | Pos::Noun));
    tokens[comma].text == "," && article && (person(2) || narrowed && person(3))
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
