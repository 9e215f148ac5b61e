//! The state that people are said to be in: "12 people dead", "31 confirmed dead", "six still unaccounted for", "90 on board".
//!
//! It says what is counted whatever verb stands before it: "left 12 dead", "reported 12 dead" and "12 were killed" are one count.

use super::event;
use super::governor::{self, Relation};
use super::phrase::VerbGroup;
use super::subject;
use crate::model::{Kind, Pos, Quantity, Subject, Token};
use crate::pack::Pack;

/// Words from a number's noun to the state: "are still not known to have been".
const REACH: usize = 7;

/// A state and where it stands.
struct State {
    at: usize,
    /// The lemma of what happened: `kill`, `dead`, `aboard`.
    lemma: String,
}

/// What befell those counted, by the words behind them up to `end` and on; a participle that stands for their noun gives way to it.
pub fn fate(
    tokens: &[Token<'_>],
    q: &Quantity,
    subject: &mut Subject,
    end: usize,
    governor: Option<(&VerbGroup, Relation)>,
    pack: &Pack,
) -> Option<String> {
    // "31 confirmed dead", "two others missing": no noun says who they are.
    let participle = subject::is_participle(tokens, subject);
    let bare = participle || subject.head.is_empty() || subject.head == "other";
    let after = if participle { q.tokens.end } else { end };
    let state = state(tokens, q, (after, bare), governor, pack).map(|s| s.lemma);
    if participle && let Some(state) = &state {
        subject.head.clone_from(state);
    }
    // "20 damaged": what befell them, people or not.
    state.or_else(|| participle.then(|| subject.head.clone()))
}

/// The state told of the people counted, in the words from `from` on; `bare` where no noun says who they are.
fn state(
    tokens: &[Token<'_>],
    q: &Quantity,
    (from, bare): (usize, bool),
    governor: Option<(&VerbGroup, Relation)>,
    pack: &Pack,
) -> Option<State> {
    if q.kind != Kind::Count {
        return None;
    }
    let from = past_second(tokens, from).unwrap_or(from);
    let reach = from..tokens.len().min(from + REACH);
    let i = reach.into_iter().find(|&i| is_state(tokens, i) || is_to_death(tokens, i) || !leads_on(tokens, i, pack))?;
    let found = State { at: i, lemma: at(tokens, i, pack)? };
    if is_denied(tokens, i) {
        return None;
    }
    let weak = |verb: &VerbGroup| {
        let head = &tokens[verb.head];
        let light = pack.has_cue(&head.lemma, "light-verb");
        let own = pack.subjects.happens_to_people(&head.lemma);
        governor::copula(tokens, verb)
            || head.says()
            || light
            || event::is_light(head)
            || head.has_cue("said-to-be")
            || !own
    };
    // "rescued 12 people trapped in the lift" counts the rescued, "spoke of 12 missing" the missing; "five injured workers were released" the released.
    // "the train, with 310 people on board, left the rails": the train did.
    let companions = found.lemma == "aboard"
        && governor::is_oblique(tokens, q.tokens.start)
        && governor
            .is_some_and(|(verb, relation)| relation == Relation::Subject && verb.start > found.at && !verb.passive);
    let open = bare
        || companions
        || governor.is_none_or(|(verb, relation)| match relation {
            Relation::Subject => verb.start <= found.at,
            Relation::Object => weak(verb),
        });
    open.then_some(found)
}

/// "were not vaccinated", "had never been hurt", "will not be freed": the auxiliaries before the state begin with a negation.
fn is_denied(tokens: &[Token<'_>], state: usize) -> bool {
    let auxiliary = |i: &usize| tokens[*i].lemma == "be";
    let before = (0..state).rev().find(|i| !auxiliary(i));
    before.is_some_and(|i| tokens[i].denies())
}

/// "126 passengers and six crew members | aboard": the state behind two counts is of both.
fn past_second(tokens: &[Token<'_>], from: usize) -> Option<usize> {
    tokens.get(from).filter(|t| t.is("and"))?;
    let counted = |i: &usize| matches!(tokens[*i].pos, Pos::Numeral | Pos::Noun | Pos::Adjective);
    let last = (from + 1..tokens.len().min(from + REACH)).take_while(counted).last()?;
    (tokens[from + 1].pos == Pos::Numeral && event::is_aboard(tokens, last + 1)).then_some(last + 1)
}

/// The lemma of the state that token `i` begins.
fn at(tokens: &[Token<'_>], i: usize, pack: &Pack) -> Option<String> {
    let token = &tokens[i];
    let next = tokens.get(i + 1);
    let followed = |cue: &str| next.is_some_and(|t| t.has_cue(cue));
    if token.is("on") && (next.is_some_and(|t| t.is("board")) || is_vehicle(tokens, i + 1)) {
        return Some("aboard".to_owned());
    }
    if token.is("in") && followed("hospital") {
        return Some("hospitalize".to_owned());
    }
    if token.is("in") && followed("custody") {
        return Some("detain".to_owned());
    }
    if is_to_death(tokens, i) {
        return Some("kill".to_owned());
    }
    // "five missing children": the word narrows a noun that is counted.
    let narrows = next.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective));
    // "pulled down", "laid off": with its particle the verb is another.
    let particle = next.is_some_and(|t| t.pos == Pos::Particle || matches!(t.lower.as_str(), "down" | "off"));
    let light = event::is_light(token);
    let done = token.pos == Pos::Participle && !particle && !light && pack.subjects.happens_to_people(&token.lemma);
    ((done || is_state(tokens, i)) && !narrows).then(|| token.lemma.clone())
}

/// "shot 11 people to death", "swept nine walkers to their deaths", "cost five men their lives".
fn is_to_death(tokens: &[Token<'_>], i: usize) -> bool {
    let theirs = |i: usize| tokens.get(i).is_some_and(|t| matches!(t.lower.as_str(), "their" | "his" | "her"));
    let names = |i: usize, cue: &str| tokens.get(i).is_some_and(|t| t.has_cue(cue));
    let to = usize::from(tokens[i].is("to"));
    let own = usize::from(theirs(i + to));
    let cost = to == 0 && own == 1 && tokens[..i].iter().any(|t| t.has_cue("cost-verb"));
    // "sentenced nine people to death" has killed nobody.
    let court = tokens[..i].iter().any(|t| t.has_cue("sentences"));
    to == 1 && names(i + to + own, "death-noun") && !court || cost && names(i + own, "life-noun")
}

/// "the train", "a packed ferry": whoever is on it is aboard.
fn is_vehicle(tokens: &[Token<'_>], from: usize) -> bool {
    let noun = tokens.iter().skip(from).take(4).find(|t| !matches!(t.pos, Pos::Determiner | Pos::Adjective));
    noun.is_some_and(|t| t.has_cue("vehicle"))
}

/// "The ferry carried 240 people": whom a vehicle carries is aboard.
pub fn as_carried(tokens: &[Token<'_>], event: String, subject: &Subject) -> String {
    let vehicle = |lemma: &str| tokens.iter().any(|t| t.lemma == lemma && t.has_cue("vehicle"));
    let carried = event == "carry" && subject.head == "person" && subject.container.as_deref().is_some_and(vehicle);
    if carried { "aboard".to_owned() } else { event }
}

/// A word that says nothing but a state: "dead", "missing", "aboard".
fn is_state(tokens: &[Token<'_>], i: usize) -> bool {
    tokens[i].has_cue("harmed") || tokens[i].has_cue("state")
}

/// Words between the people and their state that say nothing themselves: "are", "still", "feared", "to have been".
fn leads_on(tokens: &[Token<'_>], i: usize, pack: &Pack) -> bool {
    let token = &tokens[i];
    let filler = matches!(token.pos, Pos::Adverb | Pos::Auxiliary | Pos::Particle) || token.is("to") || token.is("as");
    // "40 said killed": a headline's "are" is left out.
    let said = || {
        token.says()
            && (token.pos == Pos::Participle || tokens.get(i + 1).is_some() && at(tokens, i + 1, pack).is_some())
    };
    filler || token.has_cue("said-to-be") || said()
}
