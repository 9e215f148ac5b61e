//! Which tokens can begin a quantity, a date or a name with a number: nine words in ten cannot, and are not tried.

use crate::model::{Sense, Shape, Token, Tokens};

/// Words without a reading of their own that lead in a range, a date, an age or an address on the net.
const LEADS: [&str; 30] = [
    "a", "an", "the", "this", "last", "next", "past", "between", "from", "in", "at", "of", "no", "not", "half", "plus",
    "age", "aged", "early", "mid", "late", "fiscal", "each", "every", "all", "any", "some", "http", "https", "www",
];

/// Whether a parse may succeed at the first token of `here`.
pub fn may_begin(here: Tokens<'_, '_>) -> bool {
    let Some(token) = here.0.first() else { return false };
    token.shape != Shape::Word
        || has_digit(token)
        || token.senses().any(|(s, _)| opens(s))
        || LEADS.contains(&token.lower.as_str())
        // "Apollo 11", "COVID-19", "desk@paper.example", "Smith, 34,".
        || here.0.iter().skip(1).take(2).any(|t| t.shape == Shape::Digits || has_digit(t) || t.text == "@")
        || here.0.get(1).is_some_and(|t| matches!(t.text, "-" | "‑" | "/") && !t.spaced)
}

fn has_digit(token: &Token<'_>) -> bool {
    token.text.bytes().any(|b| b.is_ascii_digit())
}

fn opens(sense: &Sense) -> bool {
    match sense {
        Sense::Cardinal(_)
        | Sense::Scale { .. }
        | Sense::Ordinal(_)
        | Sense::Fraction(_)
        | Sense::Vulgar(_, _)
        | Sense::Vague { .. }
        | Sense::Zero
        | Sense::Exactly(_)
        | Sense::Multiple(_)
        | Sense::Fold
        | Sense::Hedge { .. }
        | Sense::Negation
        | Sense::Minus
        | Sense::Rate(_)
        | Sense::Month(_)
        | Sense::Weekday(_)
        | Sense::RelativeDay(_)
        | Sense::Season(_)
        | Sense::NameCue(_) => true,
        Sense::Unit { prefix, .. } => *prefix,
        Sense::Cue(id) => &**id == "not-a-number",
        Sense::Per | Sense::Change(_) | Sense::Statistic(_) | Sense::Modality(_) | Sense::Attribution(_) => false,
    }
}
