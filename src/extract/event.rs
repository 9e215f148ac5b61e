//! What happens to what is counted: the lemma that a verb, or what completes it, comes to.

use super::governor::{self, copula};
use super::phrase::{NounPhrase, Phrases, VerbGroup};
use crate::model::{Direction, Kind, Pos, Quantity, Sense, Span, Token};

/// "testimony from 40 pupils", "a letter by 40 senators": what people do that a noun names.
pub fn of_noun(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<String> {
    let lead = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("from") || tokens[i].is("by"))?;
    let last = (q.tokens.end..tokens.len().min(q.tokens.end + 4)).find(|&i| tokens[i].pos == Pos::Noun);
    let people = q.unit_id() == Some("person") || last.is_some_and(|i| tokens[i].names_people());
    let done = phrases.nouns.iter().find(|n| n.end == lead)?;
    let noun = &tokens[done.head];
    let plain = noun.pos == Pos::Noun && !noun.names_people() && !(done.start..done.end).any(|i| phrases.amount[i]);
    (people && plain && noun.has_cue("utterance")).then(|| noun.lemma.clone())
}

/// "crossed the 40,000 mark": whatever the verb, a level is reached.
pub fn of_level(tokens: &[Token<'_>], q: &Quantity) -> Option<String> {
    tokens.get(q.tokens.end).filter(|t| t.has_cue("milestone")).map(|_| "reach".to_owned())
}

/// "the closure of 14 schools", "the killing of 12 people": what happens to those counted, whatever the verb tells of that.
pub fn of_deed(tokens: &[Token<'_>], q: &Quantity) -> Option<String> {
    let of = governor::of_before(tokens, q).filter(|_| q.kind == Kind::Count)?;
    let noun = of.checked_sub(1).map(|i| &tokens[i])?;
    // "the closing of 14 schools"; "thinks of 40" is no deed.
    let named = of.checked_sub(2).is_some_and(|i| matches!(tokens[i].pos, Pos::Determiner | Pos::Adjective));
    let gerund = noun.pos == Pos::Gerund && named;
    let deed = noun.senses().find_map(|(s, _)| match s {
        Sense::Cue(id) => id.strip_prefix("deed."),
        _ => None,
    });
    deed.map(str::to_owned).or_else(|| gerund.then(|| noun.lemma.clone()))
}

/// The lemma of what happens: the verb's, or for a verb that says nothing itself ("took shelter", "making the trip") its object's.
pub fn lemma(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> String {
    if is_ability(tokens, phrases, verb) {
        return "accommodate".to_owned();
    }
    if is_on_strike(tokens, verb) {
        return "strike".to_owned();
    }
    if copula(tokens, verb) {
        return of_copula(tokens, phrases, verb);
    }
    if takes_lives(tokens, verb.head) {
        return "kill".to_owned();
    }
    if tips_scales(tokens, verb) {
        return "weigh".to_owned();
    }
    // "A record 36,800 watched the match."
    let object = phrases.nouns.iter().find(|n| n.start == verb.end);
    let played = object.is_some_and(|n| tokens[n.head].has_cue("spectacle"));
    if tokens[verb.head].has_cue("watches") && !verb.passive && played {
        return "attend".to_owned();
    }
    if object.is_some_and(|n| tokens[verb.head].has_cue("sees") && is_cared_for(tokens, phrases, n)) {
        return "treat".to_owned();
    }
    let told = denied(tokens, verb)
        .or_else(|| unfound(tokens, verb))
        .or_else(|| state(tokens, verb))
        .or_else(|| infinitive(tokens, phrases, verb))
        .or_else(|| with_particle(tokens, phrases, verb))
        .or_else(|| to_hospital(tokens, phrases, verb))
        .or_else(|| super::plight::of_verb(tokens, phrases, verb))
        .or_else(|| idiom(tokens, phrases, verb))
        .or_else(|| of_object(tokens, phrases, verb))
        .or_else(|| negated(tokens, verb));
    told.unwrap_or_else(|| tokens[verb.head].lemma.clone())
}

/// "Doctors have seen 340 patients"; of "saw 40 patients leave" somebody only looked on.
fn is_cared_for(tokens: &[Token<'_>], phrases: &Phrases, object: &NounPhrase) -> bool {
    tokens[object.head].has_cue("patients") && phrases.verb_at(object.end).is_none()
}

/// "61 percent said they backed the plan": what those counted say of themselves is what is counted.
pub fn of_said(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, q: &Quantity) -> Option<String> {
    let told = tokens[verb.head].says() && !verb.passive && verb.start >= q.tokens.end && q.kind.is_amount();
    let that = usize::from(tokens.get(verb.end).is_some_and(|t| t.is("that")));
    tokens.get(verb.end + that).filter(|t| told && t.is("they"))?;
    let own = phrases.verbs.iter().find(|v| v.start == verb.end + that + 1)?;
    Some(lemma(tokens, phrases, own))
}

/// "took firefighters six hours to put out the blaze": what lasts so long stands behind the time.
pub fn of_time_taken(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, q: &Quantity) -> Option<String> {
    let takes = tokens[verb.head].has_cue("lasts-time") && verb.end <= q.tokens.start;
    tokens.get(q.tokens.end).filter(|t| takes && q.kind == Kind::Duration && t.is("to"))?;
    let done = phrases.verbs.iter().find(|v| v.start == q.tokens.end + 1)?;
    Some(lemma(tokens, phrases, done))
}

/// "are missing", "were dead": the adjective says what happens.
fn of_copula(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> String {
    if is_aboard(tokens, verb.end) {
        return "aboard".to_owned();
    }
    // "were in Arlen's hospitals", "is still in hospital".
    let inside = (verb.end..tokens.len().min(verb.end + 2)).find(|&i| tokens[i].is("in"));
    // "six are in intensive care".
    if inside.is_some_and(|i| tokens.get(i + 1).is_some_and(|t| t.has_cue("intensive"))) {
        return "intensive".to_owned();
    }
    let place = inside.and_then(|i| phrases.noun_at(i + 1));
    if place.is_some_and(|n| tokens[n.head].has_cue("hospital")) {
        return "hospitalize".to_owned();
    }
    // "was up 4 percent", not "was up to 4 percent".
    let amount = |i: usize| phrases.amount.get(i) == Some(&true);
    let moved = tokens.get(verb.end).filter(|_| !amount(verb.end) && amount(verb.end + 1)).and_then(way);
    if let Some(direction) = moved {
        return if direction == Direction::Up { "rise" } else { "fall" }.to_owned();
    }
    // "were among the dead".
    let among =
        tokens.get(verb.end).is_some_and(|t| t.is("among")) && tokens.get(verb.end + 1).is_some_and(|t| t.is("the"));
    if let Some(state) = tokens.get(verb.end + 2).filter(|t| among && (t.has_cue("state") || t.has_cue("harmed"))) {
        return state.lemma.clone();
    }
    // "is more than 100 years old": the hedge of an amount says nothing of the subject.
    let said = tokens.get(verb.end).filter(|t| matches!(t.pos, Pos::Adjective | Pos::Participle));
    let said = said.filter(|_| !phrases.amount[verb.end]);
    // "are known to have died", "is likely to cost": the infinitive does.
    let to = said.is_some() && tokens.get(verb.end + 1).is_some_and(|t| t.is("to"));
    if let Some(next) = phrases.verbs.iter().find(|v| to && v.start == verb.end + 2) {
        return lemma(tokens, phrases, next);
    }
    said.map_or_else(|| tokens[verb.head].lemma.clone(), |t| t.lemma.clone())
}

/// "left 40 acres fallow", "40 acres lie idle"; "the $40 million bridge": what it costs, whatever is told of it.
pub fn of_amount(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity, subject: Span) -> Option<String> {
    let end = q.tokens.end;
    let lies = phrases.verbs.iter().find(|v| v.start == end).map_or(end, |v| v.end);
    // "of which fallow 62,000 acres": a label.
    let label = q.tokens.start.checked_sub(1);
    let idle = |i: usize| tokens.get(i).is_some_and(|t| t.has_cue("lies-idle"));
    if q.kind == Kind::Measure && (idle(lies) || label.is_some_and(idle)) {
        return Some("fallow".to_owned());
    }
    if q.kind == Kind::Count && is_left_vacant(tokens, phrases, end) {
        return Some("vacant".to_owned());
    }
    let named =
        subject.start >= q.span.end && tokens[end..].iter().take(6).any(|t| built(t) && subject.contains(t.span));
    let led = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Determiner);
    let last = tokens.iter().rfind(|t| subject.contains(t.span)).is_some_and(built);
    (q.kind == Kind::Money && named && led && last && tokens.get(end).is_none_or(|t| t.pos != Pos::Adposition))
        .then(|| "cost".to_owned())
}

/// "leaving 40 posts vacant", "let 40 posts go unfilled", "40 flats stand empty".
fn is_left_vacant(tokens: &[Token<'_>], phrases: &Phrases, end: usize) -> bool {
    let noun = phrases.nouns.iter().find(|n| n.start <= end && end <= n.end).map_or(end, |n| n.head + 1);
    let stays = |v: &&VerbGroup| v.start == noun && tokens[v.head].has_cue("stays-so");
    let at = phrases.verbs.iter().find(stays).map_or(noun, |v| v.end);
    let empty = |i: usize| tokens.get(i).is_some_and(|t| t.has_cue("stands-vacant"));
    let closes = |i: usize| empty(i) && tokens.get(i + 1).is_none_or(|t| t.pos != Pos::Noun);
    // "unfilled" may be read as a verb of its own.
    closes(end) || closes(at) || phrases.verbs.iter().any(|v| v.start == noun && empty(v.head))
}

fn built(token: &Token<'_>) -> bool {
    token.has_cue("built-work")
}

/// "went on strike", "are on strike", "came out on strike".
fn is_on_strike(tokens: &[Token<'_>], verb: &VerbGroup) -> bool {
    let stays = tokens[verb.head].lemma == "be" || tokens[verb.head].has_cue("goes-on-strike");
    let on = verb.end + usize::from(tokens.get(verb.end).is_some_and(|t| t.is("out")));
    stays && tokens.get(on).is_some_and(|t| t.has_cue("on-strike"))
}

/// Which way a word for a change goes: "up", "lower".
pub fn way(token: &Token<'_>) -> Option<Direction> {
    token.senses().find_map(|(s, _)| if let Sense::Change(direction) = s { Some(*direction) } else { None })
}

/// "pleaded not guilty".
fn denied(tokens: &[Token<'_>], verb: &VerbGroup) -> Option<String> {
    let not = tokens.get(verb.head + 1)?.denies();
    not.then(|| format!("{} not", tokens[verb.head].lemma))
}

/// "forced 6,000 villagers to flee", "drove 9,000 people from their homes": what the verb makes those counted do, told behind them.
pub fn made_to(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup, end: usize) -> Option<String> {
    // "9,000 people were driven from their homes".
    let end = if verb.passive && verb.start >= end { verb.end } else { end };
    let lead = tokens.get(end).filter(|_| tokens[verb.head].has_cue("makes-do") && verb.end <= end)?;
    let next = phrases.verbs.iter().find(|v| lead.is("to") && v.start == end + 1);
    let out = lead.is("from") || lead.is("out");
    let left = out && tokens[end..].iter().take(4).any(|t| t.has_cue("home-noun"));
    next.map(|v| lemma(tokens, phrases, v)).or_else(|| left.then(|| "displace".to_owned()))
}

/// Says what befell people: "dead", "injured", "killed".
pub fn is_fate(token: &Token<'_>) -> bool {
    ["state", "harmed", "split.life.dead"].into_iter().any(|cue| token.has_cue(cue))
}

/// "The dead included two nurses", "those killed include": what befell the whole befell those named of it.
pub fn of_whole(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> Option<String> {
    let include = tokens[verb.head].has_cue("includes") && phrases.amount.get(verb.end) == Some(&true);
    let whole = verb.start.checked_sub(1).filter(|_| include)?;
    let before = whole.checked_sub(1)?;
    let group = tokens[before].is("the") || tokens[before].is("those");
    (is_fate(&tokens[whole]) && group).then(|| tokens[whole].lemma.clone())
}

/// "had not been vaccinated": the packs say what the pair stands for, else the verb does.
fn negated(tokens: &[Token<'_>], verb: &VerbGroup) -> Option<String> {
    // "Nobody will be hired".
    let nobody = verb.start.checked_sub(1).is_some_and(|i| matches!(tokens[i].lower.as_str(), "nobody" | "none"));
    let denied = nobody || is_denied(tokens, verb);
    denied.then(|| format!("{} not", tokens[verb.head].lemma))
}

fn is_denied(tokens: &[Token<'_>], verb: &VerbGroup) -> bool {
    tokens[verb.start..verb.head].iter().any(Token::denies)
}

/// "have not been traced": whom nobody found is missing.
fn unfound(tokens: &[Token<'_>], verb: &VerbGroup) -> Option<String> {
    // "have not been seen since", "had not been heard from since".
    let since = tokens.iter().skip(verb.end).take(2).any(|t| t.is("since"));
    let gone = tokens[verb.head].has_cue("tracked-down") || since && tokens[verb.head].has_cue("last-seen");
    (verb.passive && is_denied(tokens, verb) && gone).then(|| "missing".to_owned())
}

/// "has been reported hurt", "are feared dead", "were left homeless": how they are said to be, or were made.
fn state(tokens: &[Token<'_>], verb: &VerbGroup) -> Option<String> {
    // "who had been thought missing have turned up": they are so no more.
    let over = tokens[verb.start].is("had") && verb.start.checked_sub(1).is_some_and(|i| tokens[i].is("who"));
    let said = verb.passive && !over && tokens[verb.head].has_cue("said-to-be");
    let state = tokens.get(verb.end).filter(|t| said && (t.has_cue("harmed") || t.has_cue("state")))?;
    Some(state.lemma.clone())
}

/// "are known to have died", "was expected to cost": what happens stands after "to".
fn infinitive(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> Option<String> {
    tokens.get(verb.end).filter(|t| verb.passive && t.is("to"))?;
    let next = phrases.verbs.iter().find(|v| v.start == verb.end + 1)?;
    Some(lemma(tokens, phrases, next))
}

/// "laid off", "broke down": the particle makes it another verb; the packs say what the pair stands for.
fn with_particle(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> Option<String> {
    let particle = tokens.get(verb.head + 1).filter(|t| {
        matches!(t.lower.as_str(), "off" | "out" | "up" | "down" | "over" | "back" | "away")
            && (matches!(t.pos, Pos::Adverb | Pos::Particle) || phrases.amount.get(verb.head + 2) == Some(&true))
    })?;
    Some(format!("{} {}", tokens[verb.head].lemma, particle.lower))
}

/// "were taken to hospital", "was rushed to a hospital".
fn to_hospital(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> Option<String> {
    // "needed hospital treatment", "received care in hospital".
    let cared = tokens[verb.head].has_cue("gets-care") && !verb.passive;
    let behind = || tokens.iter().skip(verb.end).take(4);
    if cared && behind().any(|t| t.has_cue("hospital")) && behind().any(|t| t.has_cue("care")) {
        return Some("hospitalize".to_owned());
    }
    let moved = verb.passive && tokens[verb.head].has_cue("takes-along");
    tokens.get(verb.end).filter(|t| moved && t.is("to"))?;
    let place = phrases.noun_at(verb.end + 1)?;
    tokens[place.head].has_cue("hospital").then(|| "hospitalize".to_owned())
}

/// "claimed the lives of 19", "has taken 40 lives": what takes lives kills.
pub fn takes_lives(tokens: &[Token<'_>], verb: usize) -> bool {
    let takes = tokens[verb].has_cue("claims-lives");
    let behind = tokens.get(verb + 1..).into_iter().flatten().take(4);
    let object = |t: &&Token<'_>| {
        matches!(t.pos, Pos::Determiner | Pos::Numeral | Pos::Adjective | Pos::Adverb | Pos::Adposition)
    };
    takes && behind.into_iter().find(|t| !object(t)).is_some_and(|t| t.has_cue("life-noun"))
}

/// "tipped the scales at 45 kilos": what does so weighs as much.
pub fn tips_scales(tokens: &[Token<'_>], verb: &VerbGroup) -> bool {
    let behind = tokens.iter().skip(verb.end).take(2);
    tokens[verb.head].has_cue("tips") && behind.into_iter().any(|t| t.has_cue("scales"))
}

/// "lost their lives": the packs say what the pair stands for, else the verb does.
fn idiom(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> Option<String> {
    let object = phrases.nouns.iter().find(|n| n.start == verb.end && tokens[n.start].pos == Pos::Determiner)?;
    let own = matches!(tokens[object.start].lower.as_str(), "their" | "his" | "her" | "its");
    let lost = tokens[verb.head].has_cue("loses") && object.end - object.start == 2 && own;
    lost.then(|| format!("lose {}", tokens[object.head].lemma))
}

/// "took shelter".
fn of_object(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> Option<String> {
    let object = phrases.nouns.iter().find(|n| n.start >= verb.end && n.start <= verb.end + 1)?;
    let names = tokens[object.head].pos == Pos::Noun && !(object.start..object.end).any(|i| phrases.amount[i]);
    (is_light(&tokens[verb.head]) && names).then(|| tokens[object.head].lemma.clone())
}

/// "were killed or wounded", "pleaded guilty or were convicted": which of two deeds it was nobody tells.
pub fn is_either(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> bool {
    let behind = (verb.end..tokens.len().min(verb.end + 3)).take_while(|&i| !phrases.amount[i]);
    let behind = behind.into_iter().find(|&i| tokens[i].is("or")).is_some_and(|or| phrases.verb_at(or + 1).is_some());
    let before = verb.start.checked_sub(2).filter(|&i| tokens[i + 1].is("or"));
    behind || before.is_some_and(|i| phrases.verb_at(i).is_some())
}

/// "could carry only 40 people", "is licensed to carry 40", "can hold 40": what a thing is able to hold, not what it held.
pub fn is_ability(tokens: &[Token<'_>], phrases: &Phrases, verb: &VerbGroup) -> bool {
    let holds = tokens[verb.head].has_cue("holds") && !verb.passive && tokens[verb.head].pos == Pos::Verb;
    let able = (verb.start..verb.head).any(|i| tokens[i].is("can") || tokens[i].is("could"))
        && !(verb.start..verb.head).any(|i| tokens[i].lemma == "have");
    let meant = || {
        let to = verb.start.checked_sub(1).filter(|&i| tokens[i].is("to"));
        to.and_then(|i| i.checked_sub(1)).is_some_and(|i| tokens[i].has_cue("fit-for"))
    };
    let counts = (verb.end..tokens.len().min(verb.end + 2)).any(|i| phrases.amount[i]);
    holds && counts && (able || meant())
}

/// "was built for 600 inmates", "licensed for 40 passengers": how many a thing can hold.
pub fn is_meant_for(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> bool {
    let lead = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("for") && q.kind == Kind::Count);
    let meant = |v: &&VerbGroup| v.passive && tokens[v.head].has_cue("fit-for");
    lead.is_some_and(|i| phrases.verbs.iter().filter(meant).any(|v| v.end == i))
}

/// "aboard", "on board".
pub fn is_aboard(tokens: &[Token<'_>], at: usize) -> bool {
    let is = |i: usize, word: &str| tokens.get(i).is_some_and(|t| t.is(word));
    is(at, "aboard") || is(at, "on") && is(at + 1, "board")
}

/// A verb that says nothing itself: "took shelter", "held a list".
pub fn is_light(verb: &Token<'_>) -> bool {
    verb.has_cue("support-verb")
}
