//! The pack's subjects, and the one that takes a claim.

use super::schema::SubjectEntry;
use super::table::{List, Table};
use super::tables::Tables;
use crate::model::{Claim, Kind};
use std::sync::OnceLock;

/// Subject entries, found by head lemma.
#[derive(Debug, Clone, Default)]
pub struct Subjects {
    entries: List,
    /// By number; made when a claim first asks for them.
    made: Vec<OnceLock<Option<Box<SubjectEntry>>>>,
    ids: Table,
    /// Head lemma → entries that name it, in pack order.
    heads: Table,
    /// Events that some entry names (they tell counts apart) → whether one of those counts people.
    events: Table,
    /// Lemma → the one that stands for it.
    synonyms: Table,
}

impl Subjects {
    pub(super) fn new(tables: &Tables<'static>) -> Subjects {
        let entries = List::new(tables.subjects.clone());
        let made = (0..entries.len()).map(|_| OnceLock::new()).collect();
        Subjects {
            entries,
            made,
            ids: Table::new(tables.subject_ids.clone()),
            heads: Table::new(tables.heads.clone()),
            events: Table::new(tables.events.clone()),
            synonyms: Table::new(tables.synonyms.clone()),
        }
    }

    /// No entries, only the words that stand for each other: every subject is open.
    #[must_use]
    pub fn without_entries(self) -> Subjects {
        Subjects { synonyms: self.synonyms, ..Subjects::default() }
    }

    /// The lemma under which claims are compared: `temblor` and `quake` are `earthquake`.
    pub fn lemma(&self, lemma: &str) -> String {
        self.synonyms.get(lemma).unwrap_or(lemma).to_owned()
    }

    /// Whether some entry that counts people names it as what happened to them: `kill`, `evacuate`.
    pub fn happens_to_people(&self, lemma: &str) -> bool {
        self.events.get(self.synonyms.get(lemma).unwrap_or(lemma)) == Some(true)
    }

    pub fn get(&self, id: &str) -> Option<&SubjectEntry> {
        self.at(self.ids.get::<usize>(id)?)
    }

    /// All of them, in the packs' order.
    pub fn all(&self) -> impl Iterator<Item = &SubjectEntry> {
        (0..self.made.len()).filter_map(|n| self.at(n))
    }

    fn at(&self, number: usize) -> Option<&SubjectEntry> {
        self.made.get(number)?.get_or_init(|| self.entries.get(number).map(Box::new)).as_deref()
    }

    /// The unit of a bare decimal, where the subject that takes the claim says what such figures are: "a quake measuring 7.6".
    pub fn bare_unit(&self, claim: &Claim) -> Option<&str> {
        let q = &claim.quantity;
        let decimal = q.stated().is_some_and(|n| n.place < 0);
        if q.unit.is_some() || q.kind != Kind::Count || !decimal {
            return None;
        }
        let held = |e: &&SubjectEntry| e.bare_unit.is_some() && e.heads.contains(&claim.subject.head);
        let named = self.heads.rows::<usize>(&claim.subject.head).filter_map(|n| self.at(n));
        named.filter(held).find_map(|e| e.bare_unit.as_deref())
    }

    /// Sets the claim's subject id, measure and default statistic from the entry that takes it, else an open id of head and event.
    pub fn name(&self, claim: &mut Claim) {
        claim.qualifiers.telling = claim.qualifiers.event.as_ref().is_some_and(|e| self.events.has(e));
        self.assume_people(claim);
        let keys = [
            Some(claim.subject.head.as_str()),
            claim.subject.container.as_deref(),
            claim.quantity.unit_id(),
            claim.qualifiers.event.as_deref(),
        ];
        let mut candidates: Vec<usize> = keys.into_iter().flatten().flat_map(|k| self.heads.rows::<usize>(k)).collect();
        candidates.sort_unstable();
        candidates.dedup();
        let best = candidates
            .into_iter()
            .filter_map(|i| Some((i, self.at(i)?)))
            .map(|(i, entry)| (fit(entry, claim, |lemma| self.is_fate_beside(entry, lemma)), i, entry))
            .filter(|(fit, _, _)| *fit > 0)
            .max_by_key(|(fit, i, _)| (*fit, std::cmp::Reverse(*i)));
        match best {
            Some((_, _, entry)) => {
                claim.subject.id = entry.id.clone();
                claim.subject.label = entry.label.clone();
                claim.subject.exact = entry.exact;
                claim.subject.moves = entry.moves;
                claim.subject.growth = entry.growth;
                claim.subject.several |= entry.several;
                claim.subject.reported = entry.reported;
                claim.subject.fleeting = entry.fleeting;
                claim.subject.toll = entry.toll;
                if entry.timeless {
                    claim.qualifiers.period = None;
                }
                claim.qualifiers.measure = entry.measure.clone().or_else(|| registered(entry, claim));
            }
            None => {
                let event = claim.qualifiers.event.as_deref().unwrap_or("");
                claim.subject.id = format!("open:{}/{event}", claim.subject.head);
            }
        }
    }
}

impl Subjects {
    /// The lemma says what happens in another entry of the same family: the missing beside the dead.
    fn is_fate_beside(&self, entry: &SubjectEntry, lemma: &str) -> bool {
        let family = |e: &SubjectEntry| e.id.split_once('.').map(|(family, _)| family.to_owned());
        let told = |e: &SubjectEntry| e.events.iter().chain(&e.heads).any(|w| w == lemma);
        let named = self.heads.rows::<usize>(lemma).filter_map(|n| self.at(n));
        named.into_iter().any(|e| e.id != entry.id && family(e) == family(entry) && told(e))
    }

    /// A count without a noun whose verb happens to people is one of people: "300 were arrested", "10,000 a day were stopped",
    /// "40 killed".
    fn assume_people(&self, claim: &mut Claim) {
        let q = &claim.quantity;
        let bare = claim.subject.head.is_empty() || claim.qualifiers.event.as_ref() == Some(&claim.subject.head);
        let open = bare && q.kind == Kind::Count && q.unit.is_none() && !claim.qualifiers.light;
        let Some(event) = claim.qualifiers.event.as_ref().filter(|_| open) else { return };
        if self.events.get(event) == Some(true) {
            claim.subject.head = "person".to_owned();
            claim.subject.resolved = true;
        }
    }

    /// Replaces every lemma of the claim by the one that stands for it.
    pub fn unify(&self, claim: &mut Claim) {
        let subject = &mut claim.subject;
        let qualifiers = &mut claim.qualifiers;
        // "lay off" where the packs know it, else "lay"; what was not done is never what was.
        if let Some(event) = &mut qualifiers.event
            && let Some((verb, particle)) = event.split_once(' ')
            && particle != "not"
            && !self.synonyms.has(event)
        {
            *event = verb.to_owned();
        }
        let single = [&mut subject.head].into_iter().chain(&mut subject.container).chain(&mut qualifiers.event);
        for lemma in single.chain(&mut subject.modifiers).chain(&mut qualifiers.context) {
            if let Some(one) = self.synonyms.get::<&str>(lemma.as_str()) {
                one.clone_into(lemma);
            }
        }
        // "The share price fell" is what the shares did.
        if let Some(last) = subject.modifiers.last()
            && let Some(one) = self.synonyms.get::<&str>(format!("{last} {}", subject.head).as_str())
        {
            one.clone_into(&mut subject.head);
            subject.modifiers.pop();
        }
    }
}

/// What is registered, where the entry leaves it to the words: one of its events, else one of its heads.
fn registered(entry: &SubjectEntry, claim: &Claim) -> Option<String> {
    let event = claim.qualifiers.event.iter().find(|e| entry.events.contains(e));
    event.or_else(|| entry.heads.iter().find(|h| **h == claim.subject.head)).cloned()
}

/// How well an entry takes a claim: 0 not at all; a head of its own counts more than an event, an event more than words nearby.
fn fit(entry: &SubjectEntry, claim: &Claim, befalls: impl Fn(&str) -> bool) -> u32 {
    let q = &claim.quantity;
    let head = claim.subject.head.as_str();
    let has = |list: &[String], word: &str| list.iter().any(|w| w == word);
    let kind_fits = entry.kinds.is_empty() || has(&entry.kinds, q.kind.name());
    let unit_fits = entry.units.is_empty() || q.unit_id().is_some_and(|u| has(&entry.units, u));
    if !kind_fits || !unit_fits {
        return 0;
    }
    let nearby = || {
        claim
            .subject
            .modifiers
            .iter()
            .chain(&claim.subject.container)
            .chain(&claim.qualifiers.context)
            .map(String::as_str)
    };
    let close = || claim.subject.modifiers.iter().chain(&claim.subject.container).map(String::as_str);
    // "90 people aboard": where an entry does not count people by what they do, the state they are in names the count.
    let in_state = head == "person"
        && !has(&entry.counted, head)
        && claim.qualifiers.event.as_deref().is_some_and(|e| has(&entry.heads, e));
    let own_head = has(&entry.heads, head) || in_state;
    let said = || close().chain([head]).chain(claim.qualifiers.event.as_deref());
    // "left six sailors dead and two missing": what befell those counted is said; another fate in the clause is of others.
    let fated = q.unit.is_some()
        && q.kind == Kind::Count
        && claim.qualifiers.event.as_deref().is_some_and(|e| has(&entry.events, e));
    let refused = if own_head {
        said().any(|w| has(&entry.without, w))
    } else if fated {
        let context = claim.qualifiers.context.iter().map(String::as_str);
        context.filter(|w| !befalls(w)).chain(close()).chain(said()).any(|w| has(&entry.without, w))
    } else {
        // "costs $20 million a day": what a sum is by tells, too, what it is not.
        nearby().chain(said()).chain(q.per.as_deref()).any(|w| has(&entry.without, w))
    };
    if refused {
        return 0;
    }
    let event = claim.qualifiers.event.as_deref().is_some_and(|e| has(&entry.events, e))
        || close().any(|w| has(&entry.events, w));
    // "14 goes to small parties": a light verb does not say what a number without a noun counts.
    let event = event && !(head.is_empty() && claim.qualifiers.light);
    if own_head {
        return if event { 40 } else { 30 };
    }
    let by_name = has(&entry.counted, head);
    if !by_name && !q.unit_id().is_some_and(|u| has(&entry.counted, u)) {
        return 0;
    }
    // "193 passengers" are passengers before they are people.
    let named_first = u32::from(by_name);
    if close().any(|w| has(&entry.with, w)) {
        return 25 + named_first;
    }
    // A number without a noun needs more than a common verb: "carried out five" launches nothing.
    let headless = head.is_empty();
    // "6.8" counts nobody: what has tenths is measured.
    if headless && q.kind == Kind::Count && q.unit.is_none() && q.stated().is_some_and(|n| n.place < 0) {
        return 0;
    }
    let named = || nearby().any(|w| [&entry.heads, &entry.counted, &entry.with, &entry.near].iter().any(|l| has(l, w)));
    if event && (!headless || named()) {
        return 20 + named_first;
    }
    // "earned 91 cents a share": what a sum is by tells what it is of.
    if nearby().chain(q.per.as_deref()).any(|w| has(&entry.near, w)) { 10 + named_first } else { 0 }
}
