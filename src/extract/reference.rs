//! What a pronoun, a bare "people" or a missing noun stands for: the sentence before, in the same paragraph or the next.

use super::phrase::Phrases;
use super::pronoun::{self, Topic};
use super::question::{self, Asked};
use crate::model::{Claim, Kind, Pos, Reached, Sentence, Token};
use crate::pack::Pack;

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
    asked: Option<(Asked, usize)>,
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
    pub fn resolve(&self, claim: &mut Claim, earlier: &[Claim], tokens: &[Token<'_>], phrases: &Phrases, pack: &Pack) {
        change_of(claim, earlier, tokens);
        set_against(claim, earlier, tokens);
        event_of_list(claim, earlier, tokens);
        fate_of_list(claim, tokens, phrases);
        pronoun::resolve(claim, self.topic.as_ref(), self.sentence, tokens, phrases);
        if self.answer(claim, earlier) || claim.quantity.kind != Kind::Count {
            return;
        }
        if aboard(claim, tokens) || left_to_participle(claim, earlier, tokens) {
            return;
        }
        self.stand_in(claim, earlier, tokens, phrases, pack);
        self.hold(claim, tokens, phrases, pack);
    }

    /// "How much rain fell? About 60 millimetres.": what was asked for right before, where the number opens its answer.
    fn answer(&self, claim: &mut Claim, earlier: &[Claim]) -> bool {
        let opens = claim.subject.head.is_empty() && earlier.is_empty();
        let fits = |asked: &Asked| (claim.quantity.kind == Kind::Count) != asked.much;
        let Some((asked, at)) = self.asked.as_ref().filter(|(asked, _)| opens && fits(asked)) else { return false };
        if at + 1 != self.sentence {
            return false;
        }
        claim.subject.head.clone_from(&asked.head);
        claim.subject.resolved = true;
        claim.qualifiers.event.clone_from(&asked.event);
        true
    }

    /// A noun that is left out or stands for another: that of a count before.
    fn stand_in(&self, claim: &mut Claim, earlier: &[Claim], tokens: &[Token<'_>], phrases: &Phrases, pack: &Pack) {
        // "12 cases were found, taking the total to 90".
        let total = claim.subject.head == "total" && earlier.iter().any(|c| c.quantity.kind == Kind::Count);
        let pro_form = (total || is_pro_form(&claim.subject.head, pack)) && claim.subject.modifiers.is_empty();
        if !claim.subject.head.is_empty() && !pro_form {
            return;
        }
        let same = earlier.iter().rev().find(|c| is_named_count(c, tokens));
        // "two quakes, measuring 7.6": what has a decimal is not counted.
        let whole = claim.quantity.stated().is_some_and(|n| n.place >= 0);
        if let Some(unit) = same.and_then(|c| c.quantity.unit.clone()).filter(|_| whole) {
            claim.quantity.unit.get_or_insert(unit);
        }
        // "… 40,000 marched; police put the figure at 9,000": of the same, which did the same.
        if let Some(whole) = same.filter(|_| pack.has_cue(&claim.subject.head, "figure-noun")) {
            claim.qualifiers.event.clone_from(&whole.qualifiers.event);
            claim.subject.container = None;
        }
        // Only a pro-form reaches back over a full stop: "Another 40 others …".
        let before = self.counted.as_ref().filter(|(_, at)| pro_form && !total && self.near(*at));
        // "Three bodies were found. The search goes on for two others who were aboard": who is meant lives or is not found.
        let people =
            claim.subject.head == "other" && tokens.get(claim.quantity.tokens.end).is_some_and(|t| t.is("who"));
        let head = if people {
            Some("person".to_owned())
        } else {
            let counted = same.map(|c| &c.subject.head).or(before.map(|(head, _)| head));
            counted.cloned().or_else(|| self.them(claim, tokens, phrases))
        };
        if let Some(head) = head {
            claim.subject.head = head;
            claim.subject.resolved = true;
        }
    }

    /// "1,200 of them": those of whom the sentence itself or the one before speaks.
    fn them(&self, claim: &Claim, tokens: &[Token<'_>], phrases: &Phrases) -> Option<String> {
        let (start, end) = (claim.quantity.tokens.start, claim.quantity.tokens.end);
        tokens.get(end).filter(|t| t.is("of"))?;
        tokens.get(end + 1).filter(|t| t.is("them"))?;
        // ", 1,200 of them": set apart; as an object it would be "of themselves".
        let apart = start.checked_sub(1).is_some_and(|i| tokens[i].text == "," || tokens[i].is("with"));
        let here = plural_subject(tokens, phrases, start).filter(|_| apart);
        let before = |told: &Option<(String, usize)>| {
            told.as_ref().filter(|(_, at)| at + 1 == self.sentence).map(|(head, _)| head.clone())
        };
        here.or_else(|| before(&self.spoken_of)).or_else(|| before(&self.last_count))
    }

    /// A bare "people" may be those of the group that the text speaks of; "migrants" or "workers" are named well enough.
    fn hold(&self, claim: &mut Claim, tokens: &[Token<'_>], phrases: &Phrases, pack: &Pack) {
        let bare = claim.subject.head.is_empty() || pack.has_cue(&claim.subject.head, "anybody-noun");
        // "the marchers": the article points back.
        let definite = tokens
            .iter()
            .position(|t| claim.subject.span.contains(t.span))
            .is_some_and(|i| tokens[i].is("the") || i.checked_sub(1).is_some_and(|p| tokens[p].is("the")));
        let people = tokens.iter().any(|t| t.lemma == claim.subject.head && t.names_people());
        let has_own = claim.subject.container.is_some() || !claim.subject.modifiers.is_empty();
        if has_own || !(bare || definite && people) {
            return;
        }
        let here = group_noun(tokens, phrases, claim.quantity.tokens.start);
        let before = self.group.as_ref().filter(|(_, at)| self.sentence <= at + 2).map(|(noun, _)| noun.clone());
        if let Some(noun) = here.or(before) {
            claim.subject.container = Some(noun);
            claim.subject.resolved = true;
        }
    }

    /// Remembers what the next sentence may refer to.
    pub fn leave(&mut self, tokens: &[Token<'_>], phrases: &Phrases) {
        if let Some(noun) = group_noun(tokens, phrases, tokens.len()) {
            self.group = Some((noun, self.sentence));
        }
        self.asked = question::asked(tokens, phrases).map(|asked| (asked, self.sentence));
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

/// "the 52 aboard", "900 on board": people.
fn aboard(claim: &mut Claim, tokens: &[Token<'_>]) -> bool {
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|t| t.is(word));
    let end = claim.quantity.tokens.end;
    let aboard = claim.subject.head.is_empty() && (is(end, "aboard") || is(end, "on") && is(end + 1, "board"));
    if aboard {
        "person".clone_into(&mut claim.subject.head);
        claim.subject.resolved = true;
    }
    aboard
}

/// "40 houses were destroyed and 20 damaged": the participle leaves the noun out, where it is no person's.
fn left_to_participle(claim: &mut Claim, earlier: &[Claim], tokens: &[Token<'_>]) -> bool {
    let counted = |c: &&Claim| c.quantity.kind == Kind::Count && !c.subject.head.is_empty();
    let Some(whole) = earlier.iter().rev().find(counted) else { return false };
    let (start, end) = (claim.quantity.tokens.start, claim.quantity.tokens.end);
    let thing = whole.quantity.unit_id().is_some_and(|u| u != "person");
    let said = claim.qualifiers.event.as_ref() == Some(&claim.subject.head) && claim.quantity.unit.is_none();
    let joined = start.checked_sub(1).is_some_and(|i| tokens[i].is("and") || tokens[i].text == ",");
    let gap = tokens.get(whole.quantity.tokens.end..start).unwrap_or_default();
    let passive = gap.iter().any(|t| t.lemma == "be");
    let state = tokens.get(end).is_some_and(|t| t.pos == Pos::Participle && t.lemma == claim.subject.head);
    let left = thing && said && joined && passive && state;
    if left {
        claim.subject.head.clone_from(&whole.subject.head);
        claim.quantity.unit.clone_from(&whole.quantity.unit);
        claim.subject.resolved = true;
    }
    left
}

/// A count whose noun is told; "hit a nine-storey building, killing 11": what only describes a thing is not counted again.
fn is_named_count(claim: &Claim, tokens: &[Token<'_>]) -> bool {
    let hyphen = |t: &Token<'_>| t.text == "-" && !t.spaced && t.span.start == claim.quantity.number.end;
    claim.quantity.kind == Kind::Count && !claim.subject.head.is_empty() && !tokens.iter().any(hyphen)
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
    let beside = |c: &&Claim| again && c.quantity.tokens.end + 2 == start;
    // "against $287 million, or $1.49, a year ago": both are of that year, whatever else the words say of the second.
    let earlier_year = earlier.iter().rev().find(beside).is_some_and(|c| c.qualifiers.comparison);
    claim.qualifiers.comparison |= earlier_year && q.kind != Kind::Count;
    let bare = claim.subject.head.is_empty() || claim.subject.head == "compare";
    if !bare || q.kind == Kind::Count || !(again || against || moved) {
        return;
    }
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

/// "The workers met": the plural with which the sentence opens, which "of them" in the next one means.
fn plural_subject(tokens: &[Token<'_>], phrases: &Phrases, before: usize) -> Option<String> {
    let finite = |end: usize| phrases.verbs.iter().any(|v| v.start >= end && v.finite);
    let first = phrases.nouns.first().filter(|n| n.start == 0 && n.end <= before && finite(n.end))?;
    let head = &tokens[first.head];
    (head.pos == Pos::Noun && head.lemma != head.lower).then(|| head.lemma.clone())
}

/// `others`, `more`, "brings the number to": stand for the noun counted before.
pub fn is_pro_form(lemma: &str, pack: &Pack) -> bool {
    pack.has_cue(lemma, "pro-form")
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
