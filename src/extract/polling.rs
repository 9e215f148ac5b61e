//! "44,800 voters turned out", "62 percent of members had voted", "went to the polls": who votes, in whatever words.

use super::phrase::VerbGroup;
use super::scene::Scene;
use crate::model::{Kind, Pos, Quantity, Subject, Token};

/// Words between a verb and the ballots that are cast, or the polls that are gone to.
const REACH: usize = 5;

/// What happens, where those counted vote; a share of them is the turnout.
pub fn settle(scene: &Scene<'_, '_>, q: &Quantity, subject: &mut Subject, verb: Option<&VerbGroup>) -> Option<String> {
    let tokens = scene.tokens;
    let verb = verb.filter(|v| !v.passive && v.start >= q.tokens.end && votes(scene, v, subject))?;
    // "98 percent of those who voted were for it": those who did not vote are left out.
    let word = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    if word(q.tokens.end) == "of" && word(q.tokens.end + 1) == "those" && word(q.tokens.end + 2) == "who" {
        return None;
    }
    let people = subject.head.is_empty() || names_electors(tokens, subject);
    match q.kind {
        Kind::Percent | Kind::Share if people => {
            *subject = Subject { head: "turnout".to_owned(), span: subject.span, ..Subject::default() };
            Some(tokens[verb.head].lemma.clone())
        }
        Kind::Count if people && !subject.head.is_empty() => Some("cast".to_owned()),
        _ => None,
    }
}

/// The words of the subject hold a noun for those who may vote: "firefighters voted" is told of those alone.
fn names_electors(tokens: &[Token<'_>], subject: &Subject) -> bool {
    tokens.iter().any(|t| subject.span.contains(t.span) && t.has_cue("ballot-elector"))
}

/// The verb says that somebody votes, and not how.
fn votes(scene: &Scene<'_, '_>, verb: &VerbGroup, subject: &Subject) -> bool {
    let tokens = scene.tokens;
    let head = &tokens[verb.head];
    let behind = |cue: &str| {
        let mut near = tokens.iter().skip(verb.end).take(REACH).take_while(|t| t.pos != Pos::Punct);
        near.any(|t| t.has_cue(cue))
    };
    let to = || tokens.iter().skip(verb.end).take(REACH).take_while(|t| t.pos != Pos::Punct).any(|t| t.is("to"));
    let out = || tokens.get(verb.head + 1).is_some_and(|t| t.is("out"));
    let voters = || scene.pack.has_cue(&subject.head, "voter-noun");
    head.has_cue("votes") && tells_no_more(scene, verb)
        || head.has_cue("casts") && behind("vote-noun")
        || head.has_cue("goes-to-polls") && to() && behind("polls-noun")
        || head.has_cue("turns") && out() && (voters() || behind("turnout-noun"))
        || head.has_cue("takes-part") && voters()
}

/// "voted for Lund", "voted to strike", "voted Labour" tell how somebody voted.
fn tells_no_more(scene: &Scene<'_, '_>, verb: &VerbGroup) -> bool {
    let open = |t: &Token<'_>| {
        matches!(t.lower.as_str(), "in" | "on" | "at" | "so" | "early" | "since" | "and" | "." | "," | ";")
            && !t.has_cue("in-favour")
    };
    scene.tokens.get(verb.end).is_none_or(open) && scene.phrases.amount.get(verb.end) != Some(&true)
}
