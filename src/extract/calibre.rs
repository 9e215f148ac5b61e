//! The bore of a weapon is part of its name: "a 9mm pistol", "800 .30-calibre rounds", "a .45 revolver".

use crate::model::{Quantity, Token};

/// The number before "calibre" or "gauge", or a bore before a weapon or what it fires.
pub fn is_calibre(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let hyphen = |i: usize| usize::from(tokens.get(i).is_some_and(|t| t.text == "-" && !t.spaced));
    let next = q.tokens.end + hyphen(q.tokens.end);
    let named = |i: usize| tokens.get(i).is_some_and(|t| t.has_cue("bore"));
    let point = tokens.get(q.tokens.start).is_some_and(|t| t.text.starts_with('.'));
    let bore = point || q.unit_id() == Some("mm");
    // "9mm semi-automatic pistol".
    let weapon = (next..tokens.len().min(next + 4)).any(|i| tokens[i].has_cue("weapon"));
    named(next) || bore && weapon
}

/// "800 .30-calibre rounds": rounds of one bore are a part of all rounds.
pub fn narrows(tokens: &[Token<'_>], q: &Quantity, end: usize) -> bool {
    let bore = |i: usize| tokens[i].has_cue("bore") || tokens[i].text.ends_with("mm");
    q.is_count() && (q.tokens.end..end.min(tokens.len())).any(bore)
}
