//! Whose figure of a vote it is: "46 percent for Roe", "Roe's 7,271 votes", "beat Roe 58% to 42%".

use super::ballot::{Figure, Reading, What, Whose};
use super::clause;
use super::phrase::{Phrases, VerbGroup};
use super::qualifiers::Name;
use super::thing;
use crate::model::{Pos, Quantity, Token};

/// Words between "for" and the name: "for opposition candidate Ann Roe".
const LEAD: usize = 6;

impl Reading<'_, '_> {
    pub(super) fn whose(&self, what: &[Option<What>], found: &[Option<Figure>], i: usize, own: What) -> Whose {
        let q = &self.all[i];
        if matches!(own, What::Counted | What::Margin) {
            return Whose::Doer;
        }
        let sides = |w: &Option<What>| matches!(w, Some(What::Share | What::Received));
        let last = (0..i).rev().find(|&j| sides(&what[j]));
        // "7,505 votes (51%)".
        let beside = last.filter(|&j| j + 1 == i && what[j] != Some(own) && self.restated(what, i) == Some(own));
        if let Some(whose) = self.named_behind(q) {
            return Whose::Named(whose);
        }
        // "His rival, Aline Roe, received 31 percent": the name between two commas, which the grammar takes for no subject.
        let taker = self.taker(q).filter(|n| self.tokens.get(n.tokens.end).is_some_and(|t| t.text == ","));
        if let Some(name) = taker {
            return Whose::Named(name.text.clone());
        }
        // "5.4 million, or 46 percent, for Roe": who is named behind the second has the first, too.
        if let Some(next) = (i + 1..what.len()).next().filter(|&k| self.restated(what, k).is_some()) {
            let name = self.named_behind(&self.all[next]);
            if let Some(name) = name {
                return Whose::Named(name);
            }
        }
        if let Some(j) = beside {
            return found[j].as_ref().map_or(Whose::Doer, |f| f.whose.clone());
        }
        let Some(j) = last else { return self.answer_before(0, i).map_or(Whose::Doer, Whose::Named) };
        let from = self.all[j].tokens.end;
        let earlier = self.all[from_first(what)].tokens.start;
        if let Some(name) = self.named_before(from, i).or_else(|| self.answer_before(from, i)) {
            return Whose::Named(name);
        }
        match self.beaten_before(earlier) {
            Some(name) => Whose::Named(name),
            None => Whose::Rival,
        }
    }

    /// "46 percent for opposition candidate Ann Roe", "for the “No” camp", "46 percent voted No".
    pub(super) fn named_behind(&self, q: &Quantity) -> Option<String> {
        let mut at = q.tokens.end;
        // "46 percent of the vote for Roe".
        if let Some(noun) = self.of_votes(q) {
            at = noun + 1;
        }
        at += usize::from(self.tokens.get(at).is_some_and(|t| t.text == "," || t.text == ")"));
        at += usize::from(self.tokens.get(at).is_some_and(|t| t.has_cue("fell-to-side")));
        let voted = self.tokens.get(at).is_some_and(|t| t.has_cue("ballot-votes"));
        let goes = self.tokens.get(at).is_some_and(|t| t.is("for"))
            || at > 0 && self.tokens[at - 1].has_cue("fell-to-side") && self.tokens.get(at).is_some_and(|t| t.is("to"));
        if !voted && !goes {
            return None;
        }
        let reach = at + 1..self.tokens.len().min(at + 1 + LEAD);
        for i in reach {
            if let Some(answer) = self.answer(i) {
                return Some(answer);
            }
            if let Some(name) = self.names.iter().find(|n| goes && n.tokens.start == i) {
                // "for the Larsen campaign" as for Larsen.
                return Some(name.text.clone());
            }
            let t = &self.tokens[i];
            let quote = matches!(t.text, "\"" | "“" | "‘" | "'" | "’" | "-");
            let title = matches!(t.pos, Pos::Determiner | Pos::Adjective | Pos::Noun | Pos::ProperNoun)
                && !self.phrases.amount[i];
            if !quote && !title {
                return None;
            }
        }
        None
    }

    /// "Roe's 7,271", "Roe on 48 percent", "Roe had won 48 percent": the name before the figure and behind the one before it.
    pub(super) fn named_before(&self, from: usize, i: usize) -> Option<String> {
        let start = self.all[i].tokens.start;
        let name = self.names.iter().rev().find(|n| n.tokens.start >= from && n.tokens.end <= start)?;
        let passed = |t: &Token<'_>| {
            matches!(t.lower.as_str(), "'s" | "’s" | "'" | "’" | "with" | "on" | "at" | "a" | "who")
                || t.has_cue("ballot-gets")
                || matches!(t.pos, Pos::Auxiliary | Pos::Adverb | Pos::Determiner)
        };
        let gap = &self.tokens[name.tokens.end..start];
        (gap.len() <= 4 && gap.iter().all(passed)).then(|| name.text.clone())
    }

    /// "The No side …", "the “Yes” campaign …" between `from` and figure `i`.
    fn answer_before(&self, from: usize, i: usize) -> Option<String> {
        (from..self.all[i].tokens.start).rev().find_map(|i| self.answer(i))
    }

    /// An answer on the ballot paper by which its side goes: with a capital, in quotation marks or before "side", "camp" and the like.
    fn answer(&self, i: usize) -> Option<String> {
        let t = self.tokens.get(i).filter(|t| t.has_cue("ballot-answer") && t.capitalized())?;
        let quoted = self.tokens.get(i + 1).is_some_and(|t| matches!(t.text, "\"" | "”" | "’" | "'"));
        let camp = self.tokens.get(i + 1 + usize::from(quoted)).is_some_and(|t| t.has_cue("ballot-camp"));
        let inside = i > 0 && !camp && !quoted && self.tokens.get(i + 1).is_none_or(|t| t.pos == Pos::Punct);
        (quoted || camp || inside).then(|| t.lower.clone())
    }

    /// The name right behind "beat", before token `end`.
    pub(super) fn beaten_before(&self, end: usize) -> Option<String> {
        let verb = (0..end).rev().find(|&i| self.tokens[i].has_cue("ballot-beats"))?;
        let reach = verb + 1..end.min(verb + 1 + LEAD);
        self.names.iter().find(|n| reach.contains(&n.tokens.start)).map(|n| n.text.clone())
    }
}

/// The first figure of a side.
fn from_first(what: &[Option<What>]) -> usize {
    what.iter().position(|w| matches!(w, Some(What::Share | What::Received))).unwrap_or(0)
}

/// The one of whom the sentence tells, where the grammar of the figure's own clause names nobody: the subject of the verb of winning
/// or getting; for "he" or "she" the one of whom the sentence before told.
pub fn doer(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    names: &[Name],
    q: &Quantity,
    before: Option<&str>,
) -> Option<String> {
    let gets = |v: &&VerbGroup| {
        let t = &tokens[v.head];
        v.finite && v.end <= q.tokens.start && (t.has_cue("ballot-gets") || t.has_cue("ballot-wins"))
    };
    let subject = phrases.verbs.iter().find(gets).and_then(|verb| thing::subject_of(tokens, phrases, verb));
    if subject.is_some_and(|s| tokens[s.head].is("he") || tokens[s.head].is("she")) {
        return before.map(str::to_owned);
    }
    let within = |n: &&Name| subject.is_some_and(|s| s.start < n.tokens.end && n.tokens.start < s.end);
    // "Roe, who was the party's last leader, won".
    let wins = tokens[..q.tokens.start].iter().any(|t| t.has_cue("ballot-wins"));
    let opens = |n: &&Name| wins && n.tokens.start == 0 && tokens.get(n.tokens.end).is_some_and(|t| t.text == ",");
    names.iter().find(within).or_else(|| names.iter().find(opens)).map(|n| n.text.clone())
}

/// The one of whom a sentence tells: the name with which the subject of its [`clause::main_verb`] ends.
pub fn told_of(tokens: &[Token<'_>], phrases: &Phrases, names: &[Name]) -> Option<String> {
    let verb = clause::main_verb(tokens, phrases)?;
    let subject = phrases.nouns.iter().rev().find(|n| n.end <= verb.start && verb.start - n.end <= 1)?;
    names.iter().find(|n| n.tokens.end == subject.end && subject.name).map(|n| n.text.clone())
}
