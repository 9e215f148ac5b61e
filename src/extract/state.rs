//! The state that people are said to be in: "12 people dead", "118 confirmed dead", "14 still unaccounted for", "204 on board".
//!
//! It says what is counted whatever verb stands before it: "left 12 dead", "reported 12 dead" and "12 were killed" are one count.

use super::event::{self, Relation};
use super::phrase::VerbGroup;
use crate::model::{Kind, Pos, Quantity, Token};
use crate::pack::Pack;

/// Words from a number's noun to the state: "are still not known to have been".
const REACH: usize = 7;

/// A state and where it stands.
pub struct State {
    pub at: usize,
    /// The lemma of what happened: `kill`, `dead`, `aboard`.
    pub lemma: String,
}

/// The state told of the people counted, in the words from `from` on; `bare` where no noun says who they are.
pub fn state(
    tokens: &[Token<'_>],
    q: &Quantity,
    (from, bare): (usize, bool),
    governor: Option<(&VerbGroup, Relation)>,
    pack: &Pack,
) -> Option<State> {
    if q.kind != Kind::Count {
        return None;
    }
    let found = (from..tokens.len().min(from + REACH)).find_map(|i| match at(tokens, i, pack) {
        Some(lemma) => Some(Some(State { at: i, lemma })),
        None if leads_on(tokens, i, pack) => None,
        None => Some(None),
    })??;
    let weak = |verb: &VerbGroup| {
        let head = &tokens[verb.head];
        let light = pack.has_cue(&head.lemma, "light-verb");
        event::copula(tokens, verb) || head.says() || light || head.has_cue("held-to-be")
    };
    // "rescued 12 people trapped in the lift" counts the rescued; "five injured workers were released" the released.
    let open = bare
        || governor.is_none_or(|(verb, relation)| match relation {
            Relation::Subject => verb.start <= found.at,
            Relation::Object => weak(verb),
        });
    open.then_some(found)
}

/// The lemma of the state that token `i` begins.
fn at(tokens: &[Token<'_>], i: usize, pack: &Pack) -> Option<String> {
    let token = &tokens[i];
    let next = tokens.get(i + 1);
    let followed = |word: &str| next.is_some_and(|t| t.is(word));
    if token.is("on") && followed("board") {
        return Some("aboard".to_owned());
    }
    if token.is("in") && (followed("hospital") || followed("hospitals")) {
        return Some("hospitalize".to_owned());
    }
    if token.is("in") && followed("custody") {
        return Some("detain".to_owned());
    }
    // "five missing children": the word narrows a noun that is counted.
    let narrows = next.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective));
    let done = token.pos == Pos::Participle && pack.subjects.happens_to_people(&token.lemma);
    ((done || token.has_cue("harmed")) && !narrows).then(|| token.lemma.clone())
}

/// Words between the people and their state that say nothing themselves: "are", "still", "feared", "to have been".
fn leads_on(tokens: &[Token<'_>], i: usize, pack: &Pack) -> bool {
    let token = &tokens[i];
    let filler = matches!(token.pos, Pos::Adverb | Pos::Auxiliary | Pos::Particle) || token.is("to") || token.is("as");
    // "89 said killed": a headline's "are" is left out.
    let said = || {
        token.says()
            && (token.pos == Pos::Participle || tokens.get(i + 1).is_some() && at(tokens, i + 1, pack).is_some())
    };
    filler || token.has_cue("held-to-be") || said()
}
