//! Prisoners who got out, in whatever words: "broke out of the jail", "were freed in a raid on the prison", "the hunt for 47 who fled".

use super::scene::{Numeral, Scene};
use crate::model::{Kind, Quantity, Subject, Token};

/// Words from those counted to the clause that says they fled.
const REACH: usize = 16;

/// What befell those counted: `escape`, where the sentence tells of a breakout, whatever its verb. Who they are is then said by it, too.
pub fn settle(
    scene: &Scene<'_, '_>,
    numeral: &Numeral<'_>,
    subject: &mut Subject,
    event: Option<String>,
) -> Option<String> {
    let (tokens, q) = (scene.tokens, &numeral.q);
    let said = |cue: &str| tokens.iter().any(|t| t.has_cue(cue));
    let people = q.kind == Kind::Count && q.unit_id().is_none_or(|u| u == "person");
    let prisoners = scene.pack.has_cue(&subject.head, "inmate-noun");
    let some = prisoners || subject.head.is_empty() || scene.pack.has_cue(&subject.head, "fugitive-noun");
    if !people || !some || said("lawful-release") {
        return event;
    }
    let jail = || said("prison-noun");
    // "broke out", "streamed out": the particle tells no more than the verb here.
    let verb = event.as_deref().map(|e| e.split(' ').next().unwrap_or(e));
    let verb_is = |cue: &str| verb.is_some_and(|verb| scene.pack.has_cue(verb, cue));
    let gets_out = || verb_is("gets-out") && (prisoners || jail()) && said("breaks-out");
    // "The raid freed 300 inmates", "were released through a tunnel".
    let set_free = || verb_is("sets-free") && (prisoners || jail()) && said("breakout-means");
    let hunted = || verb_is("hunts") && prisoners && is_wanted(tokens, q) && flees_behind(tokens, q);
    if !(gets_out() || set_free() || hunted()) {
        return event;
    }
    "escapee".clone_into(&mut subject.head);
    Some("escape".to_owned())
}

/// "to recapture 47", "is hunting 47", "a search for 47": they are out still.
fn is_wanted(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let near = q.tokens.start.saturating_sub(5)..q.tokens.start;
    near.into_iter().any(|i| tokens[i].is("to") || tokens[i].is("for") || tokens[i].lower.ends_with("ing"))
}

/// "prisoners, most of them rebels, who staged a breakout".
fn flees_behind(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let behind = q.tokens.end..tokens.len().min(q.tokens.end + REACH);
    let who = behind.clone().find(|&i| tokens[i].is("who") || tokens[i].is("that"));
    who.is_some_and(|who| (who..behind.end).any(|i| tokens[i].has_cue("breaks-out")))
}
