//! What an auxiliary, a modal or `to` makes of the verb form after it.

use super::context::Clause;
use crate::pack::WordClass as Class;

/// The auxiliary that governs a verb form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Governor {
    Be,
    Have,
    /// do, a modal, or `to`: the base form follows.
    Bare,
}

impl Clause<'_, '_, '_, '_> {
    /// What an auxiliary or `to` before it makes of a verb form.
    pub(super) fn governed(&self, i: usize) -> Option<Class> {
        let slot = &self.slots[i];
        match self.governor(i)? {
            Governor::Bare => slot.can_be(Class::Base).then_some(Class::Base),
            Governor::Have => slot.can_be(Class::Participle).then_some(Class::Participle),
            Governor::Be => {
                if slot.can_be(Class::Participle) && slot.usual != Class::Noun {
                    Some(Class::Participle)
                } else if slot.can_be(Class::Gerund) {
                    Some(Class::Gerund)
                } else if slot.can_be(Class::Participle) {
                    Some(if self.next(i).is_some_and(|n| self.slots[n].usual == Class::Noun) {
                        Class::Noun
                    } else {
                        Class::Participle
                    })
                } else {
                    None
                }
            }
        }
    }

    /// The auxiliary left of `i`, adverbs and `not` skipped.
    pub(super) fn governor(&self, i: usize) -> Option<Governor> {
        let mut at = i;
        for _ in 0..4 {
            at = self.previous(at)?;
            let slot = &self.slots[at];
            match slot.class {
                Class::Adverb => {}
                Class::Particle if self.tokens[at].is("to") => return Some(Governor::Bare),
                Class::Particle => {}
                Class::Modal => return Some(Governor::Bare),
                Class::Auxiliary => return self.auxiliary_kind(at),
                Class::Contraction => return self.contraction(at),
                Class::Base | Class::Third | Class::Past | Class::Participle | Class::Gerund
                    if slot.can_be(Class::Linking) =>
                {
                    return Some(Governor::Be);
                }
                _ => return None,
            }
        }
        None
    }

    pub(super) fn auxiliary_kind(&self, i: usize) -> Option<Governor> {
        let lower = self.tokens[i].lower.replace('’', "'");
        match self.slots[i].word {
            Some(word) if word.is_verb(&lower, "have") => Some(Governor::Have),
            Some(word) if word.is_verb(&lower, "do") => Some(Governor::Bare),
            // `'s` is `is` more often than `has`; both take the participle.
            _ => Some(Governor::Be),
        }
    }

    pub(super) fn contraction(&self, i: usize) -> Option<Governor> {
        let ending = self.tokens[i].lower.rsplit(['\'', '’']).next();
        match ending {
            Some("ve") | Some("d") => Some(Governor::Have),
            Some("ll") => Some(Governor::Bare),
            _ => Some(Governor::Be),
        }
    }
}
