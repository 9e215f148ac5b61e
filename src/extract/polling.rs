//! "44,800 voters turned out", "62 percent of members had voted", "went to the polls": who votes, in whatever words.

use super::phrase::{Phrases, VerbGroup};
use crate::model::{Kind, Pos, Quantity, Subject, Token};

/// Words between a verb and the ballots that are cast, or the polls that are gone to.
const REACH: usize = 5;

/// What happens, where those counted vote; a share of them is the turnout.
pub fn settle(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    q: &Quantity,
    subject: &mut Subject,
    verb: Option<&VerbGroup>,
) -> Option<String> {
    let verb = verb.filter(|v| !v.passive && v.start >= q.tokens.end && votes(tokens, phrases, v, subject))?;
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
fn votes(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, subject: &Subject) -> bool {
    let head = &tokens[verb.head];
    let behind = || tokens.iter().skip(verb.end).take(REACH).take_while(|t| t.pos != Pos::Punct);
    let word = |i: usize| tokens.get(i).map_or("", |t| t.lower.as_str());
    let voters = subject.head == "voter" || subject.head == "electorate";
    match head.lemma.as_str() {
        // "voted for Lund", "voted to strike", "voted Labour" tell how.
        "vote" => {
            let next = tokens.get(verb.end);
            let favour = word(verb.end) == "in" && matches!(word(verb.end + 1), "favour" | "favor");
            next.is_none_or(|t| {
                matches!(t.lower.as_str(), "in" | "on" | "at" | "so" | "early" | "since" | "and")
                    || matches!(t.text, "." | "," | ";")
            }) && !favour
                && !phrases.amount.get(verb.end).is_some_and(|amount| *amount)
        }
        "cast" => behind().any(|t| matches!(t.lower.as_str(), "ballot" | "ballots" | "vote" | "votes")),
        "go" | "head" | "flock" | "return" | "troop" => {
            behind().any(|t| t.is("to")) && behind().any(|t| t.is("polls") || t.is("polling"))
        }
        "turn" => word(verb.head + 1) == "out" && (voters || behind().any(|t| t.is("vote") || t.is("polls"))),
        "take" => voters && word(verb.head + 1) == "part",
        _ => false,
    }
}
