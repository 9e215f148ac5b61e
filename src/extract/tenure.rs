//! "He has been a judge for 11 years", "led the club for nine years", "was ousted after 16 months in charge": how long somebody held a post.

use super::phrase::Phrases;
use crate::model::{Kind, Quantity, Subject, Token};

/// Names the time in the post as what the duration gives.
pub fn settle(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, subject: &mut Subject) {
    let long = matches!(q.unit_id(), Some("year" | "month"));
    if q.kind == Kind::Duration
        && long
        && (is_role_held(tokens, phrases, q) || is_in_post(tokens, q) || is_charge_for(tokens, q))
    {
        *subject = Subject { head: "tenure".to_owned(), span: q.span, ..Subject::default() };
    }
}

/// "been a judge for 11 years", "served as mayor for nine years", "has coached the side for three".
fn is_role_held(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> bool {
    let Some(lead) = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("for")) else { return false };
    let Some(noun) = phrases.nouns.iter().find(|n| n.end == lead && !phrases.amount[n.head]) else { return false };
    let as_ = noun.start.checked_sub(1).filter(|&i| tokens[i].is("as"));
    let Some(verb) = phrases.verbs.iter().find(|v| v.finite && v.end == as_.unwrap_or(noun.start)) else {
        return false;
    };
    let head = &tokens[verb.head];
    match as_ {
        Some(_) => head.has_cue("serves-as"),
        // "was president for nine years"; "has been the owner of the shop" goes on.
        None if head.lemma == "be" => tokens[noun.head].has_cue("post-holder"),
        None => head.has_cue("holds-post") && !verb.passive,
    }
}

/// "after 16 months in charge", "spent 16 years on the bench".
fn is_in_post(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let word = |n: usize| tokens.get(q.tokens.end + n).map_or("", |t| t.lower.as_str());
    let lead = matches!(word(0), "in" | "at" | "on");
    let the = usize::from(matches!(word(1), "the" | "his" | "her"));
    lead && tokens.get(q.tokens.end + 1 + the).is_some_and(|t| t.has_cue("post-place"))
}

/// "had been in charge for 16 months".
fn is_charge_for(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let word = |n: usize| q.tokens.start.checked_sub(n).map(|i| &tokens[i]);
    let lead = |n: usize| word(n).is_some_and(|t| t.is("in") || t.is("at") || t.is("on"));
    let the = word(3).is_some_and(|t| t.is("the"));
    word(1).is_some_and(|t| t.is("for"))
        && word(2).is_some_and(|t| t.has_cue("post-place"))
        && lead(3 + usize::from(the))
}
