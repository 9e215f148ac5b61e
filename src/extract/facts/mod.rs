//! Sentences → facts that are no numbers of their own: titles, names, ages, bodies, dates, quotations and states.

mod age;
mod day;
mod deed;
mod hour;
mod moment;
mod name;
mod occasion;
mod organisation;
mod people;
mod placing;
mod quote;
mod role;
mod seat;
mod status;
mod term;
mod turn;
mod unnamed;

use super::heading::thing_span;
use super::{Parsed, attribution};
use crate::model::{Article, Attribution, Detail, Fact, Role, Span};
use crate::pack::Pack;
use people::People;

/// The facts of one article, in order. `index` is the article's place in the story.
pub fn facts(index: usize, article: &Article, parsed: &[Parsed<'_>], pack: &Pack) -> Vec<Fact> {
    let scene = Scene { index, article, parsed, pack };
    let titles: Vec<Vec<role::Title>> = scene.sentences(|p| role::titles(&p.tokens, pack));
    let people = People::of(&scene, &titles);
    let mut found = Vec::new();
    role::facts(&scene, &titles, &people, &mut found);
    age::facts(&scene, &people, &mut found);
    organisation::facts(&scene, &mut found);
    day::facts(&scene, &mut found);
    occasion::facts(&scene, &mut found);
    moment::facts(&scene, &mut found);
    term::facts(&scene, &mut found);
    deed::facts(&scene, &people, &mut found);
    turn::facts(&scene, &mut found);
    placing::facts(&scene, &mut found);
    quote::facts(&scene, &titles, &people, &mut found);
    status::facts(&scene, &people, &mut found);
    people.facts(&scene, &mut found);
    found.sort_by_key(|f| (f.sentence, f.span, f.kind()));
    found
}

/// An article with all that was read in it.
#[derive(Clone, Copy)]
struct Scene<'a, 't> {
    index: usize,
    article: &'a Article,
    parsed: &'a [Parsed<'t>],
    pack: &'a Pack,
}

impl<'a, 't> Scene<'a, 't> {
    /// What `read` makes of each sentence that speaks for the article in running words; nothing for the others.
    fn sentences<T>(&self, read: impl Fn(&'a Parsed<'t>) -> Vec<T>) -> Vec<Vec<T>> {
        self.parsed.iter().map(|p| if runs(p) { read(p) } else { Vec::new() }).collect()
    }

    /// Sentences of running words, with their place in the article.
    fn running(&self) -> impl Iterator<Item = (usize, &'a Parsed<'t>)> {
        self.parsed.iter().enumerate().filter(|(_, p)| runs(p))
    }

    fn fact(&self, sentence: usize, span: Span, subject: String, value: String, detail: Detail) -> Fact {
        let p = &self.parsed[sentence];
        Fact {
            article: self.index,
            sentence,
            span,
            sentence_span: p.sentence.span,
            label: subject.clone(),
            subject,
            value,
            detail,
            attribution: self.attribution(p, span),
            quoted: p.sentence.quoted.iter().any(|q| q.contains(span)),
            headline: matches!(p.sentence.role, Role::Headline | Role::Subheading),
        }
    }

    /// Who is said in the sentence to say so.
    fn attribution(&self, p: &Parsed<'_>, span: Span) -> Option<Attribution> {
        let phrases = super::phrase::phrases(&p.tokens, &p.quantities);
        let from = p.tokens.iter().position(|t| t.span.overlaps(span))?;
        let to = p.tokens.iter().rposition(|t| t.span.overlaps(span))? + 1;
        let mut attribution = attribution::of_words(&p.tokens, &phrases, &(from..to))?;
        attribution.text = attribution.span.text(&self.article.text).to_owned();
        Some(attribution)
    }
}

/// White space folded.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A title in capitals, "Mayor Signs Bill On Monday", tells names from words no more.
fn runs(p: &Parsed<'_>) -> bool {
    if !p.sentence.role.speaks() {
        return false;
    }
    let words =
        || p.tokens.iter().skip(1).filter(|t| t.text.chars().count() > 3 && t.text.chars().all(char::is_alphabetic));
    let headline = matches!(p.sentence.role, Role::Headline | Role::Subheading);
    !(headline && words().count() > 2 && words().filter(|t| !t.capitalized()).count() * 4 < words().count())
}
