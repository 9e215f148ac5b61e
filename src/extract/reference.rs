//! What a pronoun, a bare "people" or a missing noun stands for: the sentence before, in the same paragraph or the next.

use super::phrase::Phrases;
use super::pronoun::{self, Topic};
use crate::model::{Claim, Kind, Pos, Reached, Sentence, Token};

/// The noun and the event of a question for a number.
#[derive(Debug, Clone)]
struct Asked {
    head: String,
    event: Option<String>,
    sentence: usize,
    /// Asked by "how much": the answer is an amount and no count.
    much: bool,
}

/// What the sentences so far leave to refer to.
#[derive(Debug, Clone, Default)]
pub struct Discourse {
    sentence: usize,
    paragraph: usize,
    /// The last noun that names a group of people or things (caravan, crowd, fleet) and the sentence it stood in.
    group: Option<(String, usize)>,
    /// The last count's head, with its paragraph.
    counted: Option<(String, usize)>,
    /// The same with its sentence.
    last_count: Option<(String, usize)>,
    /// What the sentence before asked for: "How many people will be laid off?" asks for people, and their event.
    asked: Option<Asked>,
    /// The plural subject of the sentence before.
    spoken_of: Option<(String, usize)>,
    /// What "it" in the next sentence may stand for.
    topic: Option<Topic>,
}

impl Discourse {
    pub fn enter(&mut self, index: usize, sentence: &Sentence) {
        self.sentence = index;
        self.paragraph = sentence.paragraph;
    }

    /// Fills an empty or general head from this sentence's earlier claims or from what went before.
    pub fn resolve(&self, claim: &mut Claim, earlier: &[Claim], tokens: &[Token<'_>], phrases: &Phrases) {
        change_of(claim, earlier, tokens);
        set_against(claim, earlier, tokens);
        event_of_list(claim, earlier, tokens);
        fate_of_list(claim, tokens, phrases);
        pronoun::resolve(claim, self.topic.as_ref(), self.sentence, tokens, phrases);
        let answer = self.asked.as_ref().filter(|a| a.sentence + 1 == self.sentence && earlier.is_empty());
        // "How much rain fell? About 60 millimetres."
        let answer = answer.filter(|a| (claim.quantity.kind == Kind::Count) != a.much);
        if claim.quantity.kind != Kind::Count && answer.is_none() {
            return;
        }
        if let Some(asked) = answer.filter(|_| claim.subject.head.is_empty()) {
            claim.subject.head.clone_from(&asked.head);
            claim.subject.resolved = true;
            claim.qualifiers.event.clone_from(&asked.event);
            return;
        }
        if claim.quantity.kind != Kind::Count {
            return;
        }
        // "the 52 aboard", "900 on board".
        let end = claim.quantity.tokens.end;
        let aboard = tokens.get(end).is_some_and(|t| t.is("aboard"))
            || tokens.get(end).is_some_and(|t| t.is("on")) && tokens.get(end + 1).is_some_and(|t| t.is("board"));
        if claim.subject.head.is_empty() && aboard {
            "person".clone_into(&mut claim.subject.head);
            claim.subject.resolved = true;
            return;
        }
        // "40 houses were destroyed and 20 damaged": the participle leaves the noun out, where it is no person's.
        let whole = earlier.iter().rev().find(|c| c.quantity.kind == Kind::Count && !c.subject.head.is_empty());
        let thing = whole.filter(|c| c.quantity.unit_id().is_some_and(|u| u != "person"));
        let said = claim.qualifiers.event.as_ref() == Some(&claim.subject.head) && claim.quantity.unit.is_none();
        let before = claim.quantity.tokens.start.checked_sub(1);
        let joined = before.is_some_and(|i| tokens[i].is("and") || tokens[i].text == ",");
        let passive = whole.is_some_and(|c| {
            let gap = tokens.get(c.quantity.tokens.end..claim.quantity.tokens.start);
            gap.is_some_and(|gap| gap.iter().any(|t| t.lemma == "be"))
        });
        let state = tokens.get(end).is_some_and(|t| t.pos == Pos::Participle && t.lemma == claim.subject.head);
        let participle = joined && passive && state;
        if let Some(whole) = thing.filter(|_| said && participle) {
            claim.subject.head.clone_from(&whole.subject.head);
            claim.quantity.unit.clone_from(&whole.quantity.unit);
            claim.subject.resolved = true;
            return;
        }
        let elided = claim.subject.head.is_empty();
        // "12 cases were found, taking the total to 90".
        let total = claim.subject.head == "total" && earlier.iter().any(|c| c.quantity.kind == Kind::Count);
        let pro_form = (total || is_pro_form(&claim.subject.head)) && claim.subject.modifiers.is_empty();
        if elided || pro_form {
            // "hit a nine-storey building, killing 11": what only describes a thing is not counted again.
            let describes = |c: &Claim| {
                let hyphen = |t: &Token<'_>| t.text == "-" && !t.spaced && t.span.start == c.quantity.number.end;
                tokens.iter().any(hyphen)
            };
            let named = |c: &&Claim| c.quantity.kind == Kind::Count && !c.subject.head.is_empty() && !describes(c);
            let same = earlier.iter().rev().find(named);
            // Only a pro-form reaches back over a full stop: "Another 40 others …".
            let before = self
                .counted
                .as_ref()
                .filter(|(_, at)| pro_form && !total && self.near(*at))
                .map(|(head, _)| head.clone());
            // "two quakes, measuring 7.6": what has a decimal is not counted.
            let whole = claim.quantity.stated().is_some_and(|n| n.place >= 0);
            if let Some(unit) = same.and_then(|c| c.quantity.unit.clone()).filter(|_| whole) {
                claim.quantity.unit.get_or_insert(unit);
            }
            let them = || {
                let end = claim.quantity.tokens.end;
                let of = tokens.get(end).is_some_and(|t| t.is("of")) && tokens.get(end + 1)?.is("them");
                let last = |at: usize| of && at + 1 == self.sentence;
                // ", 1,200 of them": set apart; as an object it would be "of themselves".
                let start = claim.quantity.tokens.start;
                let apart = start.checked_sub(1).is_some_and(|i| tokens[i].text == "," || tokens[i].is("with"));
                let here = plural_subject(tokens, phrases, start).filter(|_| of && apart);
                let spoken_of = self.spoken_of.as_ref().filter(|(_, at)| last(*at)).map(|(head, _)| head.clone());
                let counted = self.last_count.as_ref().filter(|(_, at)| last(*at)).map(|(head, _)| head.clone());
                here.or(spoken_of).or(counted)
            };
            // "… 40,000 marched; police put the figure at 9,000": of the same, which did the same.
            if let Some(whole) = same.filter(|_| matches!(claim.subject.head.as_str(), "figure" | "number" | "total")) {
                claim.qualifiers.event.clone_from(&whole.qualifiers.event);
                claim.subject.container = None;
            }
            // "Three bodies were found. The search goes on for two others who were aboard": who is meant lives or is not found.
            let people = claim.subject.head == "other" && tokens.get(end).is_some_and(|t| t.is("who"));
            if people {
                "person".clone_into(&mut claim.subject.head);
                claim.subject.resolved = true;
            } else if let Some(head) = same.map(|c| c.subject.head.clone()).or(before).or_else(them) {
                claim.subject.head = head;
                claim.subject.resolved = true;
            }
        }
        // A bare "people" may be those of the group that the text speaks of; "migrants" or "workers" are named well enough.
        let bare =
            matches!(claim.subject.head.as_str(), "person" | "people" | "individual" | "man" | "woman" | "other" | "");
        // "the marchers": the article points back.
        let definite = tokens
            .iter()
            .position(|t| claim.subject.span.contains(t.span))
            .is_some_and(|i| tokens[i].is("the") || i.checked_sub(1).is_some_and(|p| tokens[p].is("the")));
        let people = tokens.iter().any(|t| t.lemma == claim.subject.head && t.names_people());
        let bare = bare || (definite && people);
        let has_own = claim.subject.container.is_some() || !claim.subject.modifiers.is_empty();
        if bare && !has_own {
            let here = group_noun(tokens, phrases, claim.quantity.tokens.start);
            let before = self.group.as_ref().filter(|(_, at)| self.sentence <= at + 2).map(|(noun, _)| noun.clone());
            if let Some(noun) = here.or(before) {
                claim.subject.container = Some(noun);
                claim.subject.resolved = true;
            }
        }
    }

    /// Remembers what the next sentence may refer to.
    pub fn leave(&mut self, tokens: &[Token<'_>], phrases: &Phrases) {
        if let Some(noun) = group_noun(tokens, phrases, tokens.len()) {
            self.group = Some((noun, self.sentence));
        }
        self.asked = asked(tokens, phrases).map(|asked| Asked { sentence: self.sentence, ..asked });
        self.topic = pronoun::topic(self.topic.take(), self.sentence, tokens, phrases);
        self.spoken_of = plural_subject(tokens, phrases, tokens.len()).map(|head| (head, self.sentence));
        let counted = phrases.nouns.iter().rev().find(|n| (n.start..n.end).any(|i| phrases.amount[i]));
        if let Some(n) = counted.filter(|n| tokens[n.head].pos == Pos::Noun) {
            self.counted = Some((tokens[n.head].lemma.clone(), self.paragraph));
            self.last_count = Some((tokens[n.head].lemma.clone(), self.sentence));
        }
    }

    /// The same paragraph or the one before: never across unrelated ones.
    fn near(&self, paragraph: usize) -> bool {
        self.paragraph.saturating_sub(paragraph) <= 1
    }
}

/// "went from 40,000 to 43,200, a gain of 8%": what gained is what the levels before it are of.
fn change_of(claim: &mut Claim, earlier: &[Claim], tokens: &[Token<'_>]) {
    let by = |c: &Claim| c.quantity.change.is_some_and(|c| c.role == Reached::By);
    let start = claim.quantity.tokens.start;
    let Some(noun) = start.checked_sub(2).filter(|&i| tokens[i + 1].is("of") && by(claim)) else { return };
    let said = tokens[noun].lemma == claim.subject.head && claim.subject.modifiers.is_empty();
    let apposed = noun.checked_sub(2).is_some_and(|i| tokens[i].text == "," && tokens[i + 1].pos == Pos::Determiner);
    let level = earlier.last().filter(|c| c.quantity.change.is_some() && !by(c) && c.quantity.tokens.end + 2 == noun);
    if let Some(level) = level.filter(|_| said && apposed) {
        claim.subject.head.clone_from(&level.subject.head);
        claim.subject.modifiers.clone_from(&level.subject.modifiers);
        claim.subject.resolved = true;
    }
}

/// "income of $312 million, or 54 cents each, compared with $280 million, or 49 cents": what is said again in another unit, or
/// held against an amount of the same unit before it, is of the same thing.
fn set_against(claim: &mut Claim, earlier: &[Claim], tokens: &[Token<'_>]) {
    let q = &claim.quantity;
    let start = q.tokens.start;
    let is = |back: usize, words: &[&str]| {
        start.checked_sub(back).is_some_and(|i| words.contains(&tokens[i].lower.as_str()))
    };
    let again = is(1, &["or"]) && is(2, &[","]);
    let against = is(1, &["with", "to"]) && is(2, &["compared"]);
    // "prices rose 4 percent, the office said on Monday, down from 5": what it moved from.
    let moved = is(1, &["from"]) && is(2, &["up", "down"]) && is(3, &[",", "(", "-", "—", "–"]);
    let bare = claim.subject.head.is_empty() || claim.subject.head == "compare";
    if !bare || q.kind == Kind::Count || !(again || against || moved) {
        return;
    }
    let beside = |c: &&Claim| again && c.quantity.tokens.end + 2 == start;
    let alike = |c: &&Claim| {
        c.quantity.kind == q.kind
            && c.quantity.unit_id() == q.unit_id()
            && c.quantity.per == q.per
            && !c.subject.head.is_empty()
    };
    let whole = earlier.iter().rev().find(beside).or_else(|| earlier.iter().rev().find(alike));
    if let Some(whole) = whole.filter(|c| !c.subject.head.is_empty()) {
        claim.subject.head.clone_from(&whole.subject.head);
        claim.subject.modifiers.clone_from(&whole.subject.modifiers);
        claim.qualifiers.event.clone_from(&whole.qualifiers.event);
        claim.qualifiers.comparison |= whole.qualifiers.comparison;
        claim.subject.resolved = true;
    }
}

/// "Police made 900 arrests: 700 men, 200 women": what a colon breaks down happened as the whole did.
fn event_of_list(claim: &mut Claim, earlier: &[Claim], tokens: &[Token<'_>]) {
    if claim.qualifiers.event.is_some() || claim.quantity.kind != Kind::Count {
        return;
    }
    let start = claim.quantity.tokens.start;
    let Some(colon) = (0..start).rev().find(|&i| tokens[i].text == ":") else { return };
    let Some(whole) = earlier.iter().find(|c| c.quantity.tokens.end <= colon && c.quantity.kind == Kind::Count) else {
        return;
    };
    let most = whole.quantity.stated().zip(claim.quantity.stated());
    if most.is_some_and(|(whole, part)| part.value <= whole.value) {
        claim.qualifiers.event.clone_from(&whole.qualifiers.event);
    }
}

/// "Of the dead, five were Danes and four Swedes", "the injured are three Danes": what befell the whole befell those it is made up of.
fn fate_of_list(claim: &mut Claim, tokens: &[Token<'_>], phrases: &Phrases) {
    if claim.quantity.kind != Kind::Count {
        return;
    }
    let start = claim.quantity.tokens.start;
    // "the dead", "the nine who died".
    let died =
        |i: usize| tokens[i].has_cue("split.life.dead") && tokens[i.saturating_sub(2)..i].iter().any(|t| t.is("who"));
    let fate = |i: usize| tokens[i].has_cue("state") && tokens[i - 1].pos == Pos::Determiner || died(i);
    let Some(whole) = (1..start).find(|&i| fate(i)) else { return };
    let of = whole.checked_sub(2).is_some_and(|i| tokens[i].is("of"));
    // From the whole to the number stands no verb but "are".
    let plain =
        |v: &super::phrase::VerbGroup| v.start <= whole || v.start > start || super::governor::copula(tokens, v);
    let be = phrases.verbs.iter().any(|v| super::governor::copula(tokens, v) && v.start == whole + 1);
    if (of || be) && phrases.verbs.iter().all(plain) && claim.subject.head != tokens[whole].lemma {
        claim.qualifiers.event = Some(tokens[whole].lemma.clone());
        // Alone after "are" they are all of them: "the dead are three Danes".
        let counts = (0..tokens.len()).filter(|&i| phrases.amount[i] && (i == 0 || !phrases.amount[i - 1])).count();
        // "the dead were 12 people: seven men and five women" has its whole before the colon.
        let told = tokens.iter().any(|t| t.text == ":");
        claim.qualifiers.part |= of || counts > 1 && !told;
    }
}

/// Sentences back in which the others stand that "another" adds to.
const BESIDE: usize = 2;

/// "800 homes fell and another 3,000 were damaged", "200 coins lay in the car and another 900 in the house": besides what
/// befell others or lay elsewhere they are all that there are. `first` is the sentence's first claim.
pub fn adds_another(claim: &Claim, claims: &[Claim], first: usize, tokens: &[Token<'_>]) -> bool {
    let q = &claim.quantity;
    let said = q.tokens.start.saturating_sub(2)..q.tokens.end;
    let another = said.into_iter().any(|i| tokens[i].is("another") || tokens[i].is("further") || tokens[i].is("more"));
    let earlier = &claims[first..];
    let counts = || earlier.iter().filter(|c| c.quantity.kind == Kind::Count);
    // "Another 63 people were hurt.", after the dead of the sentence before.
    if another && claim.subject.toll && counts().next().is_none() {
        let near = claims.iter().rev().take_while(|c| c.sentence + BESIDE >= claim.sentence);
        let mut tolls = near.filter(|c| c.subject.toll).peekable();
        let total = tokens[q.tokens.end..].iter().any(|t| t.has_cue("count-noun"));
        return !total && tolls.peek().is_some() && tolls.all(|c| c.subject.id != claim.subject.id);
    }
    let elsewhere = |c: &Claim| claim.qualifiers.setting.is_some() && c.qualifiers.setting != claim.qualifiers.setting;
    let otherwise = |c: &Claim| !claim.subject.is_open() && !c.subject.is_open() && c.subject.id != claim.subject.id;
    another && counts().next().is_some() && counts().all(|c| otherwise(c) || elsewhere(c))
}

/// "Anna Weber and five others": those besides one who is named are not all.
pub fn besides(claim: &mut Claim, tokens: &[Token<'_>]) {
    let q = &claim.quantity;
    let other = |i: usize| tokens.get(i).is_some_and(|t| t.is("others") || t.is("other"));
    let others = q.kind == Kind::Count && (q.tokens.start..q.tokens.end + 1).any(other);
    if others && !claim.subject.modifiers.iter().any(|m| m == "other") {
        claim.subject.modifiers.push("other".to_owned());
    }
}

/// "How many people will be laid off?": the noun after "many" or "much", and what its verb says.
fn asked(tokens: &[Token<'_>], phrases: &Phrases) -> Option<Asked> {
    let question = tokens.iter().rev().take(2).any(|t| t.text == "?");
    let how = (0..tokens.len().saturating_sub(2)).find(|&i| question && tokens[i].is("how"))?;
    let many = how + 1;
    if tokens[many].pos == Pos::Adjective && !tokens[many].is("many") && !tokens[many].is("much") {
        return asked_size(tokens, phrases, many);
    }
    if !tokens[many].is("many") && !tokens[many].is("much") {
        return None;
    }
    // "How many died?": the verb says who is counted.
    if let Some(verb) = phrases.verbs.iter().find(|v| tokens[many].is("many") && v.start == many + 1) {
        let lemma = super::event::lemma(tokens, phrases, verb);
        return (verb.head + 2 >= tokens.len()).then_some(Asked {
            head: String::new(),
            event: Some(lemma),
            sentence: 0,
            much: false,
        });
    }
    let noun = phrases.nouns.iter().find(|n| n.head > many && n.start <= many + 1)?;
    let verb = phrases.verbs.iter().rev().find(|v| v.start >= noun.end);
    let event = verb.map(|v| super::event::lemma(tokens, phrases, v));
    let asked = Asked { head: tokens[noun.head].lemma.clone(), event, sentence: 0, much: tokens[many].is("much") };
    (tokens[noun.head].pos == Pos::Noun).then_some(asked)
}

/// "How high is the dam?", "How long was the bridge?": the thing that the adjective sizes.
fn asked_size(tokens: &[Token<'_>], phrases: &Phrases, adjective: usize) -> Option<Asked> {
    let verb = phrases.verbs.iter().find(|v| v.start == adjective + 1 && super::governor::copula(tokens, v))?;
    let noun = phrases.nouns.iter().find(|n| n.start == verb.end && tokens[n.head].pos == Pos::Noun)?;
    let head = tokens[noun.head].lemma.clone();
    Some(Asked { head, event: Some("be".to_owned()), sentence: 0, much: true })
}

/// "The workers met": the plural with which the sentence opens, which "of them" in the next one means.
fn plural_subject(tokens: &[Token<'_>], phrases: &Phrases, before: usize) -> Option<String> {
    let finite = |end: usize| phrases.verbs.iter().any(|v| v.start >= end && v.finite);
    let first = phrases.nouns.first().filter(|n| n.start == 0 && n.end <= before && finite(n.end))?;
    let head = &tokens[first.head];
    (head.pos == Pos::Noun && head.lemma != head.lower).then(|| head.lemma.clone())
}

/// `others`, `more`, "brings the number to": stand for the noun counted before.
pub fn is_pro_form(lemma: &str) -> bool {
    matches!(lemma, "other" | "others" | "more" | "number" | "figure")
}

/// The last noun before token `end` that names a group.
fn group_noun(tokens: &[Token<'_>], phrases: &Phrases, end: usize) -> Option<String> {
    phrases
        .nouns
        .iter()
        .rev()
        .filter(|n| n.end <= end)
        .find(|n| tokens[n.head].has_cue("group-noun") && !super::thing::is_date_word(&tokens[n.head]))
        .map(|n| tokens[n.head].lemma.clone())
}
