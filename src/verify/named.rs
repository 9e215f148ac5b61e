//! What an example of the packs of named facts reads as.

use super::NOTHING;
use crate::model::{Article, Detail, Fact, fold};
use crate::pack::{Credit, Pack};

fn facts(said: &str, pack: &Pack) -> Vec<Fact> {
    let article = Article { text: said.to_owned(), ..Article::default() };
    let parsed = crate::parse(&article, pack);
    crate::extract::facts(0, &article, &parsed, pack)
}

fn first(said: &str, pack: &Pack, read: impl Fn(&Fact) -> Option<String>) -> String {
    facts(said, pack).iter().find_map(read).unwrap_or_else(|| NOTHING.to_owned())
}

pub fn role(said: &str, pack: &Pack) -> String {
    let title = |f: &Fact| f.as_role().map(|_| f.value.clone());
    let name = |f: &Fact| if let Detail::Name(person) = &f.detail { Some(person.full()) } else { None };
    let facts = facts(said, pack);
    facts.iter().find_map(title).or_else(|| facts.iter().find_map(name)).unwrap_or_else(|| NOTHING.to_owned())
}

pub fn given(said: &str, pack: &Pack) -> String {
    let folded = fold(said);
    let known = pack.named.given(&folded);
    match (known == folded, pack.named.is_given(&folded)) {
        (false, _) => known.to_owned(),
        // A name that stands for itself.
        (true, true) => folded,
        (true, false) => NOTHING.to_owned(),
    }
}

pub fn organisation(said: &str, pack: &Pack) -> String {
    first(said, pack, |f| {
        let body = f.as_organisation()?;
        let like = body.resembles.as_ref().map(|name| format!(" like {name}"));
        let known = body.known.then(|| " known".to_owned());
        Some(format!("{}{}", f.value, known.or(like).unwrap_or_default()))
    })
}

pub fn status(said: &str, pack: &Pack) -> String {
    first(said, pack, |f| f.as_status().map(|_| format!("{} {}", f.value, f.subject)))
}

/// The first place of the first claim, with all that holds it.
pub fn place(said: &str, pack: &Pack) -> String {
    let article = Article { text: said.to_owned(), ..Article::default() };
    let parsed = crate::parse(&article, pack);
    let mut claims = crate::extract::extract(0, &article, &parsed, pack);
    crate::normalize::normalize(&mut claims, std::slice::from_ref(&article), pack);
    let Some(q) = claims.first().map(|c| &c.qualifiers) else { return NOTHING.to_owned() };
    let (Some(name), Some(areas)) = (q.places.first(), q.areas.first()) else { return NOTHING.to_owned() };
    let chain = |within: &Vec<String>| [vec![name.clone()], within.clone()].concat().join(" < ");
    let read: Vec<String> = areas.iter().map(|a| chain(&a.within)).collect();
    if read.is_empty() { NOTHING.to_owned() } else { read.join(" | ") }
}

/// The agencies that an article with this line before or after its text credits.
pub fn agency(said: &str, pack: &Pack) -> String {
    let article = Article { text: format!("A headline\n\n{said}\n"), ..Article::default() };
    let found = crate::independence::credits(&article, &crate::split::split(&article, pack), pack);
    let name = |c: Credit| match c {
        Credit::Agency(id) => id,
        Credit::Unnamed => "unnamed".to_owned(),
    };
    if found.is_empty() { NOTHING.to_owned() } else { found.into_iter().map(name).collect::<Vec<_>>().join(" ") }
}
