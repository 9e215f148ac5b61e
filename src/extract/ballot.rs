//! The figures of a vote: "won with 52 percent against 46 percent for Roe", "took 7,505 votes (51%) to Roe's 7,271 (49%)".
//!
//! What each of them is (a share, votes received, how far the count has come, by how much one side won) and whose.

use super::Parsed;
use super::governor;
use super::phrase::Phrases;
use super::qualifiers::Name;
use super::thing;
use crate::model::{Kind, Pos, Quantity, Reached, Subject, Token};

/// What a figure of a vote is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Share,
    Received,
    Counted,
    Margin,
}

/// Whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// The one of whom the sentence tells.
    Doer,
    /// The one named beside the figure.
    Named(String),
    /// The other side's, whom nobody names.
    Rival,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    pub what: What,
    pub whose: Whose,
}

/// Words between two sides of one result: "of the vote for the ruling party's candidate against".
const GAP: usize = 14;

/// Sentences that say what an article is about, the headline among them.
const OPENING: usize = 4;

/// The article tells of a vote from its beginning, and not of a poll.
pub fn is_talked_of(parsed: &[Parsed<'_>]) -> bool {
    let tokens = || parsed.iter().take(OPENING).flat_map(|p| &p.tokens);
    let poll = |t: &Token<'_>| t.has_cue("ballot-survey") || t.has_cue("ballot-poll");
    tokens().any(|t| t.has_cue("ballot-talk")) && !tokens().any(poll)
}

/// The figures of a vote among the quantities of a sentence, each in its place. `talk`: the article is about a vote.
pub fn figures(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    names: &[Name],
    all: &[Quantity],
    talk: bool,
) -> Vec<Option<Figure>> {
    let mut what: Vec<Option<What>> = vec![None; all.len()];
    let candidate = |q: &Quantity| q.kind == Kind::Percent || is_votes(q);
    if !all.iter().any(candidate) {
        return vec![None; all.len()];
    }
    let talk = talk || tokens.iter().any(|t| t.has_cue("ballot-talk"));
    let reading = Reading { tokens, phrases, names, all, talk };
    for (i, q) in all.iter().enumerate().filter(|(_, q)| candidate(q) && !reading.is_surveyed(q)) {
        what[i] = reading.alone(q);
    }
    reading.spread(&mut what);
    let mut found: Vec<Option<Figure>> = Vec::new();
    for i in 0..all.len() {
        let whose = what[i].map(|w| reading.whose(&what, &found, i, w));
        found.push(what[i].zip(whose).map(|(what, whose)| Figure { what, whose }));
    }
    found
}

/// Names what is counted by the figure.
pub fn settle(subject: &mut Subject, figure: &Figure) {
    let said = subject.head == "vote" || subject.head == "ballot";
    if !said {
        *subject = Subject::default();
    }
    "vote".clone_into(&mut subject.head);
    match figure.what {
        What::Share | What::Counted => subject.container = None,
        What::Received => {
            subject.container = None;
            subject.modifiers.push("received".to_owned());
        }
        What::Margin => subject.container = Some("margin".to_owned()),
    }
}

fn is_votes(q: &Quantity) -> bool {
    q.kind == Kind::Count && q.unit_id() == Some("vote")
}

pub(super) struct Reading<'r, 't> {
    pub(super) tokens: &'r [Token<'t>],
    pub(super) phrases: &'r Phrases,
    pub(super) names: &'r [Name],
    pub(super) all: &'r [Quantity],
    /// The sentence or its article speaks of a vote.
    talk: bool,
}

impl Reading<'_, '_> {
    /// By its own words.
    fn alone(&self, q: &Quantity) -> Option<What> {
        // "up from 48 percent four years ago".
        let level = q.change.is_none_or(|c| c.role == Reached::By) && !self.is_earlier(q);
        if self.is_margin(q) {
            return Some(What::Margin);
        }
        if q.kind == Kind::Percent {
            if let Some(noun) = self.of_votes(q) {
                let mut behind = self.tokens.get(noun + 1..).into_iter().flatten().take(3);
                let counted = behind.any(|t| t.has_cue("ballot-counted"));
                return if counted { Some(What::Counted) } else { level.then_some(What::Share) };
            }
            // "was re-elected with 62 percent".
            let with = q.tokens.start.checked_sub(1).is_some_and(|i| self.tokens[i].is("with"));
            let won = with && self.wins(q) || self.taker(q).is_some() || self.placed(q);
            let plain = level && self.talk && !self.has_noun(q) && q.change.is_none();
            return (plain && won).then_some(What::Share);
        }
        (level && self.is_received(q)).then_some(What::Received)
    }

    /// "Roe received 31.1 percent".
    pub(super) fn taker(&self, q: &Quantity) -> Option<&Name> {
        let verb = q.tokens.start.checked_sub(1).filter(|&i| self.tokens[i].has_cue("ballot-gets"));
        // "had 31 percent", "gets 31 percent" may be of anything.
        let plain = verb.filter(|&i| !self.tokens[i].has_cue("gets-anything"));
        let at = plain?;
        self.names.iter().find(|n| n.tokens.end <= at && at - n.tokens.end <= 1)
    }

    /// "finished second on 39 percent", "is ahead with 33 percent".
    fn placed(&self, q: &Quantity) -> bool {
        let lead = q.tokens.start.checked_sub(1).filter(|&i| self.tokens[i].is("on") || self.tokens[i].is("with"));
        let place = lead.and_then(|i| i.checked_sub(1)).map(|i| &self.tokens[i]);
        place.is_some_and(|t| t.has_cue("ballot-place"))
    }

    /// "of the vote", "of all valid votes": the token of the noun.
    pub(super) fn of_votes(&self, q: &Quantity) -> Option<usize> {
        let of = Some(q.tokens.end).filter(|&i| self.tokens.get(i).is_some_and(|t| t.is("of")))?;
        let leads = |i: &usize| matches!(self.tokens[*i].pos, Pos::Determiner | Pos::Adjective);
        let noun = (of + 1..self.tokens.len().min(of + 5)).find(|i| !leads(i))?;
        let next = self.tokens.get(noun + 1);
        let cast = next.is_some_and(|t| t.is("cast"));
        // "of the ballot boxes", "of the vote counts".
        let narrows = next.is_some_and(|t| t.pos == Pos::Noun) && !cast;
        (self.tokens[noun].has_cue("ballot-noun") && !narrows).then_some(noun + usize::from(cast))
    }

    /// "In the survey Roe had 41 percent": what people told those who asked them is no result.
    fn is_surveyed(&self, q: &Quantity) -> bool {
        let parts =
            |t: &Token<'_>| t.is("but") || t.is("although") || t.is("though") || t.is("despite") || t.text == ";";
        let from = (0..q.tokens.start).rev().find(|&i| parts(&self.tokens[i])).unwrap_or(0);
        let to = (q.tokens.end..self.tokens.len()).find(|&i| parts(&self.tokens[i])).unwrap_or(self.tokens.len());
        self.tokens[from..to].iter().any(|t| t.has_cue("ballot-survey"))
    }

    /// "won by 234 votes", "the margin was 234 votes", "won by 1.7 percent".
    fn is_margin(&self, q: &Quantity) -> bool {
        let before = |n: usize| q.tokens.start.checked_sub(n).map(|i| &self.tokens[i]);
        let by = before(1).is_some_and(|t| t.is("by")) && self.wins(q) && (is_votes(q) || self.talk);
        let of = before(1).is_some_and(|t| t.is("of")) && before(2).is_some_and(|t| t.has_cue("ballot-margin"));
        let copula = || {
            let (verb, _) = governor::governor(self.tokens, self.phrases, q.tokens.start, q.tokens.end)?;
            let subject = thing::subject_of(self.tokens, self.phrases, verb)?;
            let near = governor::copula(self.tokens, verb) && verb.end <= q.tokens.start;
            Some(near && self.tokens[subject.head].has_cue("ballot-margin"))
        };
        // "41,000 votes more than Roe", "41,000 more votes than Roe".
        let more = |t: &Token<'_>| t.has_cue("ballot-more");
        let than = || {
            let after = self.tokens.get(q.tokens.end).is_some_and(more);
            let inside = self.tokens[q.tokens.clone()].iter().any(more);
            after || inside && self.tokens.get(q.tokens.end).is_some_and(|t| t.is("than"))
        };
        by || is_votes(q) && (of || than() || copula() == Some(true))
    }

    /// One wins, loses or leads in the words before the figure.
    fn wins(&self, q: &Quantity) -> bool {
        self.tokens[..q.tokens.start].iter().rev().take(GAP).any(|t| t.has_cue("ballot-wins"))
    }

    /// "received 7,505 votes", "7,505 votes for Roe", "won with 7,505 votes".
    fn is_received(&self, q: &Quantity) -> bool {
        let before = q.tokens.start.checked_sub(1);
        let lead = (0..q.tokens.start).rev().find(|&i| {
            !matches!(self.tokens[i].pos, Pos::Determiner | Pos::Adverb | Pos::Adjective) && !self.tokens[i].is("total")
        });
        let gets = |i: usize| self.tokens[i].has_cue("ballot-gets");
        let of = lead.is_some_and(|i| self.tokens[i].is("of"));
        let lead = if of {
            lead.and_then(|i| i.checked_sub(3)).into_iter().chain(lead).collect()
        } else {
            Vec::from_iter(lead)
        };
        let with = before.is_some_and(|i| self.tokens[i].is("with"))
            && self.tokens[..q.tokens.start].iter().any(|t| t.has_cue("ballot-wins"));
        with || lead.into_iter().any(gets) || self.named_behind(q).is_some()
    }

    /// It is said of another time: "48 percent in 2019", "48 percent four years ago", "up from 48 percent".
    fn is_earlier(&self, q: &Quantity) -> bool {
        let after = self.tokens.iter().skip(q.tokens.end).take(8).take_while(|t| t.text != ";");
        let ago = after.into_iter().any(|t| t.has_cue("ballot-before"));
        let lead = |n: usize| q.tokens.start.checked_sub(n).is_some_and(|i| self.tokens[i].is("from"));
        ago || lead(1)
    }

    /// What stands beside a figure of a vote is one: in brackets or behind "or", or held against it.
    fn spread(&self, what: &mut [Option<What>]) {
        for i in 1..self.all.len() {
            what[i] = what[i].or_else(|| self.restated(what, i)).or_else(|| self.held_against(what, i));
        }
        for i in (1..self.all.len()).rev() {
            let before = &self.all[i - 1];
            let alike = before.kind == self.all[i].kind && self.all[i].kind == Kind::Percent;
            if what[i - 1].is_none()
                && what[i] == Some(What::Share)
                && alike
                && self.link(i - 1, i)
                && !self.has_noun(before)
            {
                what[i - 1] = Some(What::Share);
            }
        }
        // "won with 52 percent against 46 percent for Roe", "beat Roe 58% to 42%": no vote is named, but a contest.
        for i in 1..self.all.len() {
            let (a, b) = (&self.all[i - 1], &self.all[i]);
            let percents = a.kind == Kind::Percent && b.kind == Kind::Percent;
            let free = percents && what[i - 1].is_none() && what[i].is_none();
            if free && (self.link(i - 1, i) || self.gapped(i - 1, i)) && self.is_contest(i - 1, i) {
                (what[i - 1], what[i]) = (Some(What::Share), Some(What::Share));
            }
        }
    }

    /// "7,505 votes (51%)", "7,505 votes, or 51 percent": the same result in the other measure.
    pub(super) fn restated(&self, what: &[Option<What>], i: usize) -> Option<What> {
        let q = &self.all[i];
        let gap = self.tokens.get(self.all[i - 1].tokens.end..q.tokens.start)?;
        let joins =
            |t: &Token<'_>| matches!(t.text, "," | "(" | "—" | "–") || t.is("or") || t.is("votes") || t.is("vote");
        let open = !gap.is_empty() && gap.len() <= 3 && gap.iter().all(joins);
        match (what[i - 1], q.kind) {
            (Some(What::Received), Kind::Percent) if open && q.change.is_none() => Some(What::Share),
            (Some(What::Share), Kind::Count) if open && is_votes(q) => Some(What::Received),
            _ => None,
        }
    }

    /// "… against 7,271", "… compared with 49 percent": of the same kind as a figure before it.
    fn held_against(&self, what: &[Option<What>], i: usize) -> Option<What> {
        let q = &self.all[i];
        let bare = q.kind == Kind::Count && (q.unit.is_none() || is_votes(q));
        let same = |w: What| match w {
            What::Share => q.kind == Kind::Percent,
            What::Received => bare,
            What::Counted | What::Margin => false,
        };
        let j = (i.saturating_sub(3)..i).rev().find(|&j| what[j].is_some_and(same))?;
        let plain = q.change.is_none() && !self.has_noun(q) && !self.is_earlier(q);
        (plain && (self.link(j, i) || self.gapped(j, i))).then_some(what[j]?)
    }

    /// The number has a noun of its own, which is no word for votes: "41 percent of the seats", "a turnout of 63 percent".
    fn has_noun(&self, q: &Quantity) -> bool {
        let of = self.tokens.get(q.tokens.end).is_some_and(|t| t.is("of")) && self.of_votes(q).is_none();
        let next = self.tokens.get(q.tokens.end);
        let noun = next.is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective)) && !is_votes(q);
        let led = q.tokens.start.checked_sub(1).is_some_and(|i| self.tokens[i].is("of") || self.tokens[i].is("by"));
        of || noun || led
    }

    /// The words between figure `j` and figure `i` hold the one side against the other.
    fn link(&self, j: usize, i: usize) -> bool {
        let Some(gap) = self.tokens.get(self.all[j].tokens.end..self.all[i].tokens.start) else { return false };
        let stops = |t: &Token<'_>| matches!(t.text, ";" | ":");
        let last = gap.iter().rposition(|t| t.has_cue("ballot-against"));
        // Behind the link stands only who has the figure: "against Roe's", "compared with", "followed by the Greens with".
        let verb = |t: &Token<'_>| matches!(t.pos, Pos::Verb | Pos::Auxiliary) && !t.has_cue("ballot-gets");
        gap.len() <= GAP && !gap.iter().any(stops) && last.is_some_and(|at| !gap[at + 1..].iter().any(verb))
    }

    /// "Lund had 51 percent and Roe 48 percent", "…, with Roe on 48": the name right before the figure, the verb left out or one of getting.
    fn gapped(&self, j: usize, i: usize) -> bool {
        let gap = self.all[j].tokens.end..self.all[i].tokens.start;
        gap.len() <= GAP && self.named_before(gap.start, i).is_some()
    }

    /// Two percentages of one contest: one wins or beats the other, or gets so much, and the other is named or the talk is of a vote.
    fn is_contest(&self, j: usize, i: usize) -> bool {
        let (a, b) = (&self.all[j], &self.all[i]);
        let free = |q: &Quantity| q.change.is_none() && !self.has_noun(q) && !self.is_earlier(q);
        let named = || self.named_behind(b).is_some() || self.named_before(a.tokens.end, i).is_some();
        let gets = || a.tokens.start.checked_sub(1).is_some_and(|i| self.tokens[i].has_cue("ballot-gets"));
        let won = || self.wins(a) && (self.talk || self.beaten_before(a.tokens.start).is_some() || named());
        free(a) && free(b) && (won() || self.talk && gets() && named())
    }
}
