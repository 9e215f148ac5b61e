//! Quotations word by word, with their speakers.

use super::name::{Name, name_at};
use super::people::People;
use super::role::Title;
use super::{Parsed, Scene};
use crate::extract::attribution;
use crate::extract::phrase::{NounPhrase, Phrases, phrases};
use crate::model::{
    Detail, Fact, Person, Pos, Quote, QuotedWord, Sense, Shape, Span, Speaker, Token, WordKind, fold, spelling,
};

/// Fewer words are a phrase that anybody may use.
const LEAST: usize = 5;
/// A pronoun means the last speaker named so many sentences back.
const BACK: usize = 4;

pub fn facts(scene: &Scene<'_, '_>, titles: &[Vec<Title>], people: &People, found: &mut Vec<Fact>) {
    let mut open: Vec<(usize, usize, Fact)> = Vec::new();
    let mut last: Option<(usize, Speaker)> = None;
    for (sentence, p) in scene.running().filter(|(_, p)| !p.sentence.quoted.is_empty()) {
        let phrases = phrases(&p.tokens, &p.quantities);
        let names = people.names_in(sentence);
        let here = Here { scene, p, phrases: &phrases, names, titles: titles.get(sentence).map_or(&[], Vec::as_slice) };
        for &quoted in &p.sentence.quoted {
            let mut speaker = here.speaker(quoted);
            match &mut speaker {
                Some(s) if is_pronoun(&s.text) => {
                    let named = last.as_ref().filter(|(at, _)| sentence - at <= BACK);
                    let before = only_person_before(scene, people, sentence);
                    s.person = before.or_else(|| named.and_then(|(_, l)| l.person.clone()));
                    s.resolved = true;
                }
                Some(s) => last = Some((sentence, s.clone())),
                None => {}
            }
            let words = words(&p.tokens, quoted);
            if words.iter().filter(|w| w.kind != WordKind::Gap).count() < LEAST {
                continue;
            }
            let subject = speaker.as_ref().map_or_else(String::new, name_of);
            let value = words.iter().map(|w| w.folded.as_str()).collect::<Vec<_>>().join(" ");
            let before = words_before(scene, sentence, quoted);
            let mut fact =
                scene.fact(sentence, quoted, subject, value, Detail::Quote(Quote { words, before, speaker }));
            fact.quoted = true;
            fact.label = label(fact.as_quote());
            open.push((p.sentence.paragraph, sentence, fact));
        }
    }
    share_speakers(&mut open);
    found.extend(open.into_iter().map(|(_, _, fact)| fact));
}

/// The words of the sentence before, where the quotation runs on from it.
fn words_before(scene: &Scene<'_, '_>, sentence: usize, quoted: Span) -> Vec<QuotedWord> {
    let Some(p) = sentence.checked_sub(1).and_then(|n| scene.parsed.get(n)) else { return Vec::new() };
    let between = |q: &Span| scene.article.text.get(q.end..quoted.start);
    let runs_on = |q: &&Span| between(q).is_some_and(|text| text.chars().all(char::is_whitespace));
    p.sentence.quoted.last().filter(runs_on).map_or_else(Vec::new, |q| words(&p.tokens, *q))
}

/// All its words stand inside quotation marks.
fn is_quoted(p: &Parsed<'_>) -> bool {
    let inside = |t: &Token<'_>| t.shape == Shape::Punct || p.sentence.quoted.iter().any(|q| q.contains(t.span));
    !p.sentence.quoted.is_empty() && p.tokens.iter().all(inside)
}

/// The one person whom the sentence before the quotation names, in the same paragraph.
fn only_person_before(scene: &Scene<'_, '_>, people: &People, sentence: usize) -> Option<Person> {
    let before = (0..sentence).rev().find(|&n| !scene.parsed.get(n).is_some_and(is_quoted))?;
    let paragraph = |i: usize| scene.parsed.get(i).map(|p| p.sentence.paragraph);
    let mut names = people.names_in(before).iter().filter(|_| paragraph(before) == paragraph(sentence));
    let first = names.next()?;
    names.all(|n| n.person == first.person).then(|| first.person.clone())
}

/// Quotations of one paragraph without a speaker of their own are the paragraph's one speaker's.
fn share_speakers(facts: &mut [(usize, usize, Fact)]) {
    for group in facts.chunk_by_mut(|a, b| a.0 == b.0) {
        let mut speakers: Vec<Speaker> = group.iter().filter_map(|(_, _, f)| f.as_quote()?.speaker.clone()).collect();
        speakers.dedup_by(|a, b| a.person.is_some() && a.person == b.person);
        let [only] = speakers.as_slice() else { continue };
        for (_, _, fact) in group.iter_mut() {
            if let Detail::Quote(quote) = &mut fact.detail
                && quote.speaker.is_none()
            {
                fact.subject = name_of(only);
                quote.speaker = Some(Speaker { resolved: true, ..only.clone() });
                fact.label = label(fact.as_quote());
            }
        }
    }
}

fn name_of(speaker: &Speaker) -> String {
    speaker.person.as_ref().map_or_else(|| fold(&speaker.text), |p| p.full())
}

/// A heading for the quotation: its speaker, with capitals.
fn label(quote: Option<&Quote>) -> String {
    let speaker = quote.and_then(|q| q.speaker.as_ref());
    let person = speaker.and_then(|s| s.person.as_ref()).map(Person::title);
    let named = speaker.map(|s| s.text.clone()).filter(|text| !is_pronoun(text));
    person.or(named).unwrap_or_else(|| "a quotation".to_owned())
}

fn is_pronoun(text: &str) -> bool {
    matches!(text.to_lowercase().as_str(), "he" | "she" | "they" | "it" | "i" | "we" | "who")
}

/// A sentence with a quotation in it.
struct Here<'s, 'a, 't> {
    scene: &'s Scene<'a, 't>,
    p: &'a Parsed<'t>,
    phrases: &'s Phrases,
    names: &'s [Name],
    titles: &'s [Title],
}

impl Here<'_, '_, '_> {
    /// Whose words they are: the subject of the nearest verb of saying outside all quotations.
    fn speaker(&self, quoted: Span) -> Option<Speaker> {
        let tokens = &self.p.tokens;
        let outside = |t: &Token<'_>| !self.p.sentence.quoted.iter().any(|q| q.overlaps(t.span));
        let from = tokens.iter().position(|t| t.span.overlaps(quoted))?;
        let to = tokens.iter().rposition(|t| t.span.overlaps(quoted))?;
        let says = |i: &usize| outside(&tokens[*i]) && tokens[*i].says();
        let mut cues: Vec<usize> = (0..tokens.len()).filter(says).collect();
        cues.sort_by_key(|&i| if i < from { from - i } else { i.saturating_sub(to) });
        cues.into_iter()
            .find_map(|i| self.said_by(i).filter(|n| (n.start..n.end).all(|k| outside(&tokens[k]))))
            .map(|n| self.read(n))
    }

    fn said_by(&self, cue: usize) -> Option<&NounPhrase> {
        let according = self.p.tokens[cue].is("according");
        if according {
            return self.phrases.nouns.iter().find(|n| n.start > cue && n.start <= cue + 2);
        }
        attribution::speaker_of(&self.p.tokens, self.phrases, cue)
    }

    fn read(&self, phrase: &NounPhrase) -> Speaker {
        let tokens = &self.p.tokens;
        let span = tokens[phrase.start].span.to(tokens[phrase.end - 1].span);
        let titled = self.titles.iter().find(|t| t.span.overlaps(span)).map(|t| &t.name.person);
        let named =
            self.names.iter().find(|n| n.tokens.start < phrase.end && phrase.start < n.tokens.end).map(|n| &n.person);
        let person = named.or(titled).or_else(|| self.before_apposition(phrase)).cloned();
        let person = person.or_else(|| self.foreign_name(phrase));
        Speaker { person, text: span.text(&self.scene.article.text).to_owned(), resolved: false }
    }
}

impl Here<'_, '_, '_> {
    /// "Eva Thorn, 55, said", "Eva Thorn, an adviser to the board, said": the name before the commas.
    fn before_apposition(&self, phrase: &NounPhrase) -> Option<&Person> {
        let tokens = &self.p.tokens;
        if tokens.get(phrase.end).is_none_or(|t| t.text != ",") {
            return None;
        }
        let apposed = |n: &&Name| {
            let between = tokens.get(n.tokens.end..phrase.start).unwrap_or_default();
            let noun = |t: &Token<'_>| t.text != "," && !matches!(t.pos, Pos::Verb | Pos::Auxiliary);
            between.split_first().is_some_and(|(comma, rest)| comma.text == "," && rest.iter().all(noun))
        };
        self.names.iter().rev().find(apposed).map(|n| &n.person)
    }

    /// Two or three capitalised words that no list of words has: the name of a person that the packs do not know.
    fn foreign_name(&self, phrase: &NounPhrase) -> Option<Person> {
        let tokens = &self.p.tokens;
        let pack = self.scene.pack;
        let start = (phrase.start..phrase.end).find(|&i| tokens[i].capitalized())?;
        let name = name_at(tokens, start, pack).filter(|n| n.tokens.end == phrase.end)?;
        let unheard = name.parts.iter().all(|part| pack.words.get(part).is_none());
        ((2..=3).contains(&name.parts.len()) && unheard).then_some(name.person)
    }
}

/// The words inside a quotation; what stands in brackets, and an ellipsis, is one gap.
fn words(tokens: &[Token<'_>], quoted: Span) -> Vec<QuotedWord> {
    let inside: Vec<&Token<'_>> = tokens.iter().filter(|t| quoted.contains(t.span)).collect();
    let mut found: Vec<QuotedWord> = Vec::new();
    let mut bracket = false;
    for (i, token) in inside.iter().enumerate() {
        let dots = token.text == "." && inside.get(i + 1).is_some_and(|t| t.text == "." && !t.spaced);
        let gap = bracket || dots || matches!(token.text, "[" | "(" | "…" | "]" | ")");
        bracket = match token.text {
            "[" | "(" => true,
            "]" | ")" => false,
            _ => bracket,
        };
        if gap {
            if found.last().is_none_or(|w| w.kind != WordKind::Gap) {
                found.push(QuotedWord { folded: String::new(), kind: WordKind::Gap, span: token.span });
            }
        } else if matches!(token.shape, Shape::Word | Shape::Digits | Shape::Symbol) {
            found.extend(word(token));
        }
    }
    found
}

fn word(token: &Token<'_>) -> Option<QuotedWord> {
    let folded = spelling(&fold(token.text));
    let number = token.shape == Shape::Digits
        || token.senses().any(|(s, n)| n == 1 && matches!(s, Sense::Cardinal(_) | Sense::Scale { symbol: false, .. }));
    let negation = token.has_cue("not-so") || matches!(folded.as_str(), "no" | "nothing" | "nobody" | "none");
    let kind = if negation {
        WordKind::Negation
    } else if number {
        WordKind::Number
    } else {
        match token.pos {
            Pos::Noun | Pos::ProperNoun | Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective | Pos::Numeral => {
                WordKind::Content
            }
            Pos::Pronoun
            | Pos::Auxiliary
            | Pos::Adverb
            | Pos::Determiner
            | Pos::Adposition
            | Pos::Conjunction
            | Pos::Subordinator
            | Pos::Particle
            | Pos::Interjection
            | Pos::Punct
            | Pos::Other => WordKind::Light,
        }
    };
    Some(QuotedWord { folded, kind, span: token.span })
}
