//! The thing whose level, size or price a number gives that has no noun of its own: "revenue was $54 billion", "raised its rate
//! to 5 percent", "the offer, worth $160 million", "put the crowd at 25,000".

use super::beside;
use super::clause;
use super::event;
use super::governor::{self, Relation};
use super::level;
use super::phrase::{NounPhrase, Phrases, VerbGroup};
use super::subject::Head;
use crate::model::{Kind, Pos, Quantity, Sense, Token};

/// The noun that the quantity completes.
pub fn stands_for(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    // "2,500 staff out of 38,000": the whole is of the same.
    let out_of = q.tokens.start.checked_sub(2).is_some_and(|i| tokens[i].is("out") && tokens[i + 1].is("of"));
    if out_of {
        return None;
    }
    let found = labelled(tokens, phrases, q)
        .or_else(|| beside::of_them(tokens, phrases, q))
        .or_else(|| doubled(tokens, phrases, q))
        .or_else(|| one_of(tokens, phrases, q))
        .or_else(|| beside::beside(tokens, phrases, q))
        .or_else(|| led_in(tokens, phrases, q))
        .or_else(|| of_verb(tokens, phrases, q))
        .or_else(|| topic(tokens, phrases, q))?;
    let found = contents(tokens, phrases, found);
    Some(Head { at: found.head, from: found.start, unit: false })
}

/// A label before a colon has no more words than this.
const LABEL: usize = 6;

/// "Rents have doubled to $2,000": the noun before what says how often.
fn doubled<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity) -> Option<&'p NounPhrase> {
    let to = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("to"))?;
    let times = |t: &Token<'_>| t.lower.ends_with("ed") && t.senses().any(|(s, _)| matches!(s, Sense::Multiple(_)));
    let multiple = to.checked_sub(1).filter(|&i| times(&tokens[i]))?;
    let start = (0..multiple).rev().find(|&i| !matches!(tokens[i].pos, Pos::Auxiliary | Pos::Adverb))? + 1;
    let subject = phrases.nouns.iter().rev().find(|n| n.head < multiple && n.end >= start)?;
    Some(climb(tokens, phrases, subject)).filter(|n| is_thing(tokens, n))
}

/// "Penalties: $80 for a first offence, $200 for each further one": what it is for is not what it is.
pub fn penalty(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let label = labelled(tokens, phrases, q).filter(|n| q.kind == Kind::Money && tokens[n.head].has_cue("penalty"))?;
    Some(Head { at: label.head, from: label.start, unit: false })
}

/// "Residents: about 184,000 (UN), under 150,000 (government)": the label before the colon.
fn labelled<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity) -> Option<&'p NounPhrase> {
    let colon = (0..q.tokens.start).rev().find(|&i| tokens[i].text == ":")?;
    let verb = phrases.verbs.iter().any(|v| v.finite && v.start < q.tokens.start);
    let label = phrases.nouns.iter().rev().find(|n| n.end == colon && !verb && !phrases.amount[n.head]);
    // "Trees to be planted: 24,000": an infinitive or a participle narrows the label.
    let narrowed = || {
        let first = phrases.nouns.first().filter(|n| n.start == 0 && colon <= LABEL && colon + 1 == q.tokens.start)?;
        let verb = phrases.verbs.iter().find(|v| v.end == colon)?;
        let joins = tokens[first.end..verb.start].iter().all(|t| t.is("to"));
        (joins && (verb.start > first.end || !verb.finite)).then_some(first)
    };
    let label = label.or_else(narrowed)?;
    // "Tickets: $40 for adults, $20 for children": the second is of its own, but for what a story has several of anyway.
    let second = (colon..q.tokens.start).any(|i| phrases.amount[i]);
    let own = q.kind == Kind::Money && tokens.get(q.tokens.end).is_some_and(|t| t.is("for"));
    if second && own && !tokens[label.head].has_cue("penalty") {
        return None;
    }
    let label = climb(tokens, phrases, label);
    // "Dead: 41".
    (is_thing(tokens, label) || tokens[label.head].has_cue("harmed")).then_some(label)
}

/// "As to captives, it knew of fewer than 90": what the sentence says it speaks of.
fn topic<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity) -> Option<&'p NounPhrase> {
    let lead =
        (0..q.tokens.start).find(|&i| tokens[i].has_cue("topic")).filter(|&i| i == 0 && q.kind == Kind::Count)?;
    let named = phrases.nouns.iter().find(|n| n.end > lead + 1 && n.start <= lead + 2 && n.end < q.tokens.start)?;
    let closed = tokens[named.end].text == ",";
    (closed && is_thing(tokens, named)).then_some(named)
}

/// "the school is one of two that shut": two schools.
fn one_of<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity) -> Option<&'p NounPhrase> {
    let of = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("of"))?;
    let one = (0..of).rev().find(|&i| tokens[i].pos != Pos::Determiner).filter(|&i| tokens[i].is("one"))?;
    let verb = phrases.verbs.iter().rev().find(|v| v.end <= one && one - v.end <= 1)?;
    let copula = governor::copula(tokens, verb) || tokens[verb.head].has_cue("turns-into");
    subject_of(tokens, phrases, verb).filter(|n| copula && is_thing(tokens, n))
}

/// "a toll of 11", "the offer, worth $160 million", "the market (269,735)".
fn led_in<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity) -> Option<&'p NounPhrase> {
    // "at a depth of just 9 kilometres": the adverb says how to take the figure, not of what it is.
    let before = (0..q.tokens.start).rev().find(|&i| !tokens[i].has_cue("focus"))?;
    if let Some(n) = apposed(tokens, phrases, q, before) {
        return Some(n);
    }
    let open = tokens[before].text == "(";
    let worth = tokens[before].is("worth") || tokens[before].has_cue("totals");
    if !open && !worth && !tokens[before].is("of") && !tokens[before].is("at") {
        return None;
    }
    // "The paintings were worth $3 million."
    let copula =
        phrases.verbs.iter().find(|v| tokens[before].is("worth") && v.end == before && governor::copula(tokens, v));
    if let Some(verb) = copula {
        return subject_of(tokens, phrases, verb).map(|n| climb(tokens, phrases, n)).filter(|n| is_thing(tokens, n));
    }
    let comma = worth && before > 0 && tokens[before - 1].text == ",";
    let upto = if comma { before - 1 } else { before };
    let reach = if open { 6 } else { 2 };
    // "dropped out of the sky at 90 feet a second": where a thing is has no size by that.
    let sized = tokens[before].is("at") && matches!(q.kind, Kind::Measure | Kind::Duration);
    let placed = |n: &NounPhrase| n.start.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Adposition);
    let near = |n: &&NounPhrase| {
        let gap = n.end..upto;
        n.end <= upto
            && gap.len() <= reach
            && !phrases.amount[n.head]
            && !gap.clone().any(|i| phrases.verb_at(i).is_some())
            // "at 31 by the ministry and at 33": what "and" parts is another phrase.
            && !(tokens[before].is("at") && gap.clone().any(|i| tokens[i].is("and")))
    };
    // "an offer from the Sox, worth $22 million": the phrase that the names hang on.
    let nearest = phrases.nouns.iter().rev().find(near).filter(|n| !(sized && placed(n)))?;
    // "earnings of $1.35 a share on revenue of $2 billion": what stands before "of" is the thing itself.
    let within = nearest.start.checked_sub(1).is_some_and(|i| tokens[i].is("of") && !ends_preposition(tokens, i));
    if let Some(whole) = level::of_level(tokens, phrases, nearest).filter(|_| tokens[before].is("of")) {
        return Some(whole);
    }
    if tokens[before].is("of") && is_thing(tokens, nearest) && !within {
        return Some(nearest);
    }
    // "the theft of rings worth $3 million": the rings.
    if worth && within && !comma && nearest.end == before && is_thing(tokens, nearest) {
        return Some(nearest);
    }
    let found = Some(climb(tokens, phrases, nearest));
    found.filter(|n| is_thing(tokens, n))
}

/// "in front of a crowd of 41,250", "instead of a team of five": the "of" at `at` is the end of a preposition.
fn ends_preposition(tokens: &[Token<'_>], at: usize) -> bool {
    let before = |n: usize| at.checked_sub(n).map_or("", |i| tokens[i].lower.as_str());
    matches!(before(1), "front" | "favour" | "favor" | "view" | "honour" | "honor") && before(2) == "in"
        || matches!(before(1), "instead" | "because" | "ahead" | "inside" | "outside")
}

/// "The budget, $4.1 billion, was approved": between two commas, with a verb after them.
fn apposed<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity, before: usize) -> Option<&'p NounPhrase> {
    let comma = |i: usize| tokens.get(i).is_some_and(|t| t.text == ",");
    // "The bridge, 300 metres long, cost".
    let size = |id: &str| tokens.get(q.tokens.end).is_some_and(|t| t.has_cue(id));
    let sized =
        q.kind == Kind::Measure && comma(before) && ["length", "height", "width", "depth"].into_iter().any(size);
    let inserted = q.kind == Kind::Money && comma(before) && comma(q.tokens.end) || sized;
    let verb = sized || phrases.verb_at(q.tokens.end + 1).is_some_and(|v| v.finite);
    // "for a home of median value, $400,000": a noun for a sum, and the sum.
    let ends = q.kind == Kind::Money && comma(before) && tokens.get(q.tokens.end).is_none_or(|t| t.pos == Pos::Punct);
    let said = |n: &NounPhrase| inserted && verb || ends && tokens[n.head].has_cue("sum-noun");
    let found = phrases.nouns.iter().rev().find(|n| n.end == before && !phrases.amount[n.head]).filter(|n| said(n))?;
    is_thing(tokens, found).then_some(found)
}

/// By the verb: what is set, raised or put at the number, or what reaches it.
fn of_verb<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity) -> Option<&'p NounPhrase> {
    let (verb, relation) = governor::governor(tokens, phrases, q.tokens.start, q.tokens.end)?;
    if relation == Relation::Subject {
        return None;
    }
    if let Some(moved) = moved(tokens, phrases, verb, q).or_else(|| put(tokens, phrases, verb, q)) {
        return Some(moved);
    }
    // "The state paid $130 million", "the army took 320 square kilometres": who does it is not what is measured.
    let happens = q.kind == Kind::Count && verb.passive || is_valued(tokens, phrases, verb, q);
    if !happens && !is_level(tokens, verb) {
        return None;
    }
    // "The club sold the winger for $30 million": nor is who sells.
    if is_price(tokens, verb, q) && phrases.nouns.iter().any(|n| n.start == verb.end && n.end < q.tokens.start) {
        return None;
    }
    // "EDS had 3 percent": who has it is a party, not the thing.
    if tokens[verb.head].lemma == "have" {
        return None;
    }
    subject_of(tokens, phrases, verb).map(|n| climb(tokens, phrases, n)).filter(|n| is_thing(tokens, n))
}

/// The subject of the verb that gives the quantity as a level or a change, whatever word it is.
pub fn level_of<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity) -> Option<&'p NounPhrase> {
    let (verb, relation) = governor::governor(tokens, phrases, q.tokens.start, q.tokens.end)?;
    let level = relation == Relation::Object && is_level(tokens, verb);
    subject_of(tokens, phrases, verb).filter(|_| level)
}

/// "is estimated at", "was put at about", "had been raised to": the subject of the passive has the value.
fn is_valued(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, q: &Quantity) -> bool {
    let Some(before) = q.tokens.start.checked_sub(1).filter(|_| verb.passive) else { return false };
    let head = &tokens[verb.head];
    let near = q.tokens.start - verb.end <= 2 || phrases.amount[verb.end..q.tokens.start].contains(&true);
    let moved = head.has_cue("raises") || event::way(head).is_some() || head.has_cue("shift");
    near && tokens[before].is("at") && head.has_cue("values")
        || moved && (tokens[before].is("to") || tokens[before].is("from"))
}

/// "sold for $30 million".
pub fn is_price(tokens: &[Token<'_>], verb: &VerbGroup, q: &Quantity) -> bool {
    q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].is("for")) && tokens[verb.head].has_cue("trade-verb")
}

/// The object between a verb and the preposition before the number: "raised its rate to 5 percent", "put the crowd at 25,000".
fn moved<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: &VerbGroup, q: &Quantity) -> Option<&'p NounPhrase> {
    let before = (verb.end..q.tokens.start).rev().find(|&i| tokens[i].pos != Pos::Adverb)?;
    let joins = ["to", "by", "at", "from"].iter().any(|w| tokens[before].is(w));
    // "put up the tax by 4 percent".
    let particle = tokens.get(verb.end).is_some_and(|t| t.is("up") || t.is("down")) && !phrases.amount[verb.end];
    let first = verb.end + usize::from(particle);
    let object = phrases.nouns.iter().find(|n| n.start == first && n.end <= q.tokens.start)?;
    // "sent prices down 4 percent".
    let way = tokens[object.end..q.tokens.start].first().is_some_and(|t| event::way(t).is_some());
    if !(joins && object.end <= before || way) {
        return None;
    }
    if tokens[object.head].is("it") {
        return meant(tokens, phrases, verb);
    }
    // "lowers the chance of getting diabetes by 29 percent": the chance.
    let of = verb.start.checked_sub(1).filter(|&i| tokens[i].is("of") && tokens[verb.head].pos == Pos::Gerund);
    let object = of.and_then(|of| phrases.nouns.iter().find(|n| n.end == of)).unwrap_or(object);
    let named = tokens[object.head].pos == Pos::ProperNoun;
    // "rose 6 percent to 40 million": the first amount has no size.
    (is_thing(tokens, object) && !named && !phrases.amount[object.head]).then_some(object)
}

/// "the damage, which it puts at": the pronoun is the object.
fn put<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: &VerbGroup, q: &Quantity) -> Option<&'p NounPhrase> {
    let at = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("at") && i == verb.end)?;
    let subject = phrases.nouns.iter().find(|n| n.end == verb.start && at > n.end && !verb.passive)?;
    let pronoun = subject.start.checked_sub(1).filter(|&i| tokens[i].is("which") || tokens[i].is("that"))?;
    antecedent(phrases, tokens, pronoun).filter(|n| is_thing(tokens, n))
}

/// "passed the aid … after raising it to": the object of the verb before.
fn meant<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: &VerbGroup) -> Option<&'p NounPhrase> {
    let before = phrases.verbs.iter().rev().filter(|v| v.end <= verb.start);
    let object = |v: &VerbGroup| phrases.nouns.iter().find(|n| n.start == v.end);
    before.filter_map(object).find(|n| is_thing(tokens, n) && !tokens[n.head].names_people())
}

/// The subject of a verb, through "is believed to be", "has fallen and closed at", "fell, finishing at", "the rate, cut in May, is".
pub fn subject_of<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: &'p VerbGroup) -> Option<&'p NounPhrase> {
    let mut verb = verb;
    // Bounded: each round moves to a verb further left.
    for _ in 0..phrases.verbs.len() {
        let start = governor::chain_start(tokens, phrases, verb.start);
        let before = start.checked_sub(1)?;
        let earlier = || phrases.verbs.iter().rev().find(|v| v.end < start);
        verb = match tokens[before].text {
            "," => {
                let opens = (0..before).rev().find(|&i| tokens[i].text == ",").unwrap_or(0);
                let inserted = phrases.nouns.iter().rev().find(|n| n.end == opens && verb.finite);
                // "two quakes, measuring 7.6 and 7.4": a size belongs to the noun beside it; "a fire spread on Sunday, reaching
                // 900 acres": what follows from the sentence belongs to its subject.
                let sized = !verb.finite && tokens[verb.head].has_cue("has-size");
                let timed = |n: &NounPhrase| is_date_word(&tokens[n.head]) || is_part_of_day(&tokens[n.head]);
                let told = || phrases.verbs.iter().any(|v| v.finite && v.end <= before && !tokens[v.head].says());
                let beside = phrases.nouns.iter().rev().find(|n| n.end == before && !verb.finite && !timed(n));
                let beside =
                    beside.filter(|_| sized || event::way(&tokens[verb.head]).is_none() && (verb.passive || !told()));
                match inserted.or(beside) {
                    Some(n) => return Some(n),
                    None => earlier()?,
                }
            }
            "and" | "or" | "but" | "then" | "to" => earlier()?,
            // "opened the safe after taking six minutes".
            "after" | "before" | "by" | "while" | "without" if !verb.finite && !verb.passive => earlier()?,
            "which" | "that" | "who" => return antecedent(phrases, tokens, before),
            _ => {
                if let Some(clause) = clause::embedded(tokens, phrases, verb) {
                    return antecedent(phrases, tokens, clause.start);
                }
                let near = phrases.nouns.iter().rev().find(|n| n.end <= start && start - n.end <= 3);
                return near.map(|n| level::past_time(tokens, phrases, n));
            }
        };
    }
    None
}

/// What a relative pronoun stands for: the phrase right before it or its comma.
pub fn antecedent<'p>(phrases: &'p Phrases, tokens: &[Token<'_>], pronoun: usize) -> Option<&'p NounPhrase> {
    let end = pronoun.checked_sub(1).filter(|&i| tokens[i].text == ",").unwrap_or(pronoun);
    phrases.nouns.iter().rev().find(|n| n.end == end)
}

/// "the number of people killed": what is counted is the people, not the number.
fn contents<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, n: &'p NounPhrase) -> &'p NounPhrase {
    let counts = tokens[n.head].has_cue("count-noun") && tokens.get(n.head + 1).is_some_and(|t| t.is("of"));
    let inner = phrases.nouns.iter().find(|m| counts && m.start == n.head + 2);
    // "the toll of the quake": one quake is not counted.
    let one = |m: &NounPhrase| {
        let head = &tokens[m.head];
        tokens[n.head].has_cue("toll-noun") && head.pos == Pos::Noun && head.lemma == head.lower && !head.names_people()
    };
    let counted = |m: &&NounPhrase| {
        (is_thing(tokens, m) || matches!(tokens[m.head].pos, Pos::Adjective | Pos::Participle)) && !one(m)
    };
    inner.filter(counted).unwrap_or(n)
}

/// Verbs that give a thing its size: be, reach, rise to.
pub fn is_level(tokens: &[Token<'_>], verb: &VerbGroup) -> bool {
    let token = &tokens[verb.head];
    governor::copula(tokens, verb) || token.has_cue("level") || token.has_cue("shift") || event::way(token).is_some()
}

/// "excluding", "without".
pub fn leaves_out(token: &Token<'_>) -> bool {
    matches!(token.lower.as_str(), "excluding" | "without" | "except")
}

/// From "services" in "the market for IT services" to "market": the phrase that the prepositions hang on.
pub fn climb<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, phrase: &'p NounPhrase) -> &'p NounPhrase {
    let mut at = phrase;
    // "A year before it had been": a pronoun hangs on nothing.
    if tokens[phrase.head].is("it") || tokens[phrase.head].is("they") {
        return phrase;
    }
    while let Some(before) = at.start.checked_sub(1) {
        // "prices excluding food and energy": the list goes back to what leads it in.
        let and = tokens[before].is("and") || tokens[before].is("or");
        let listed = phrases.nouns.iter().rev().find(|n| and && n.end == before);
        let leads = |n: &&NounPhrase| n.start.checked_sub(1).is_some_and(|i| leaves_out(&tokens[i]));
        if let Some(first) = listed.filter(leads) {
            at = first;
            continue;
        }
        let hangs = matches!(
            tokens[before].lower.as_str(),
            "of" | "for"
                | "in"
                | "on"
                | "to"
                | "from"
                | "by"
                | "at"
                | "among"
                | "across"
                | "before"
                | "after"
                | "near"
                | "including"
                | "with"
        ) || leaves_out(&tokens[before]);
        // "a fire burning near the town": the participle between says more of the same noun.
        let participle = |v: &&VerbGroup| matches!(tokens[v.head].pos, Pos::Gerund | Pos::Participle) && !v.finite;
        let inner = phrases.verbs.iter().find(|v| v.end == before).filter(participle);
        let end = inner.map_or(before, |v| v.start);
        let thing = |n: &&NounPhrase| is_thing(tokens, n) && !phrases.amount[n.head];
        match phrases.nouns.iter().rev().filter(|n| hangs && n.end == end).find(thing) {
            Some(next) => at = next,
            None => break,
        }
    }
    at
}

/// Months, weekdays and relative days after a count are its time, not what is counted: "arrested 40 Tuesday".
pub fn is_date_word(token: &Token<'_>) -> bool {
    token.capitalized() && token.senses().any(|(s, _)| matches!(s, Sense::Month(_) | Sense::Weekday(_)))
}

/// "north", "southwest".
pub fn is_compass(token: &Token<'_>) -> bool {
    let word = token.lower.as_str();
    let (_, rest) = ["north", "south"].into_iter().find_map(|p| Some((p, word.strip_prefix(p)?))).unwrap_or(("", word));
    matches!(rest, "east" | "west") || rest.is_empty()
}

/// "at midday", "in the morning": when it was.
pub fn is_part_of_day(token: &Token<'_>) -> bool {
    token.has_cue("daypart")
}

pub fn is_thing(tokens: &[Token<'_>], n: &NounPhrase) -> bool {
    // "the dead", "the injured" stand for people.
    let people = matches!(tokens[n.head].pos, Pos::Adjective | Pos::Participle) && tokens[n.start].is("the");
    // "moves north at 14 mph".
    let compass = n.start == n.head && is_compass(&tokens[n.head]);
    // "GDP grew": a name by its capitals alone.
    let measure = tokens[n.head].has_cue("figure-name");
    (tokens[n.head].pos == Pos::Noun || people || measure)
        && !compass
        && !is_date_word(&tokens[n.head])
        && !is_part_of_day(&tokens[n.head])
}
