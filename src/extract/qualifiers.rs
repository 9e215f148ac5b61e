//! What narrows a claim: places, parties, period, statistic, rate, part and comparison.

use super::phrase::Phrases;
use crate::model::{Hedge, Kind, Pos, Quantity, Sense, Shape, Statistic, Subject, Token, UnitKind, Window, fold_name};
use crate::pack::{Pack, RoleClass};
use std::ops::Range;

/// The clause of a quantity: tokens between semicolons, colons and brackets that do not hold it.
pub fn clause(tokens: &[Token<'_>], q: &Quantity) -> Range<usize> {
    let stops = |t: &Token<'_>| matches!(t.text, ";" | "—" | "--") || (t.text == ":" && t.shape == Shape::Punct);
    let start = (0..q.tokens.start).rev().find(|&i| stops(&tokens[i])).map_or(0, |i| i + 1);
    let end = (q.tokens.end..tokens.len()).find(|&i| stops(&tokens[i])).unwrap_or(tokens.len());
    start..end
}

/// A name: its tokens and its text, `the` and `'s` left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    pub tokens: Range<usize>,
    pub text: String,
}

/// Runs of capitalised words that are names; of a body's name the adjectives before it are part: "European Union".
pub fn names(tokens: &[Token<'_>], pack: &Pack) -> Vec<Name> {
    let mut found = Vec::new();
    let mut i = 0;
    while i < tokens.len() {
        let mut end = i;
        while end < tokens.len() && part_of_name(tokens, end, end > i) {
            end += 1;
        }
        // A hyphen, dot or "of" at the end is not part of it.
        while end > i && !tokens[end - 1].capitalized() {
            end -= 1;
        }
        if end > i {
            let body = pack.named.is_head(&tokens[end - 1].lower);
            let whole = i > 1 && body && tokens[i - 1].pos == Pos::Adjective && tokens[i - 1].capitalized();
            let range = if whole { i - 1..end } else { untitled(tokens, i..end, pack) };
            found.push(Name { text: text_of(&tokens[range.clone()]), tokens: range });
            i = end;
        } else {
            i += 1;
        }
    }
    found
}

/// "Dr Larsen", "Former Acme": a title or an adverb of time that a capital draws to the name is not part of it.
fn untitled(tokens: &[Token<'_>], name: Range<usize>, pack: &Pack) -> Range<usize> {
    let mut start = name.start;
    loop {
        let title = |class| matches!(class, RoleClass::Honorific | RoleClass::Former);
        let longest = pack.named.roles.all(tokens, start).filter(|(_, w)| title(w.class)).map(|(n, _)| n).max();
        let rest = longest.and_then(|n| (start + n..name.end).find(|&i| tokens[i].capitalized()));
        match rest {
            Some(next) => start = next,
            None => return start..name.end,
        }
    }
}

fn part_of_name(tokens: &[Token<'_>], i: usize, inside: bool) -> bool {
    let token = &tokens[i];
    let calendar = token.senses().any(|(s, _)| matches!(s, Sense::Month(_) | Sense::Weekday(_)));
    if calendar && token.capitalized() {
        return false;
    }
    let next_is_name = tokens.get(i + 1).is_some_and(|t| t.pos == Pos::ProperNoun && t.capitalized());
    (token.pos == Pos::ProperNoun && token.capitalized())
        || (inside && next_is_name && !token.spaced && matches!(token.text, "-" | "&" | "." | "’" | "'"))
        || (inside && next_is_name && (token.text == "&" || token.has_cue("name-particle") && !token.capitalized()))
}

/// Words of a run joined as written, without marks that end it.
fn text_of(tokens: &[Token<'_>]) -> String {
    let mut text = String::new();
    for (i, t) in tokens.iter().enumerate() {
        if i > 0 && t.spaced {
            text.push(' ');
        }
        text.push_str(t.text);
    }
    text
}

/// "14 in Leeds, six in York": a place right after an amount is that amount's own, where this one has a place of its own, too.
pub fn own_places(tokens: &[Token<'_>], quantities: &[Quantity], names: &[Name], q: &Quantity) -> Vec<String> {
    let beside = |q: &Quantity| {
        let word = |t: &Token<'_>| t.shape == Shape::Word && !is_locative(t) && t.pos != Pos::Conjunction;
        let words = tokens[q.tokens.end..].iter().take(FATE).take_while(|t| word(t)).count();
        let at = (q.tokens.end..=q.tokens.end + words).find(|&i| tokens.get(i).is_some_and(is_locative))? + 1;
        names.iter().find(|n| n.tokens.start == at)
    };
    let same = |p: &&Quantity| p.kind == q.kind;
    let before = quantities.iter().rev().filter(same).find(|p| p.tokens.end <= q.tokens.start);
    let after = quantities.iter().filter(same).find(|p| p.tokens.start >= q.tokens.end);
    let others = [before, after].into_iter().flatten().any(|p| beside(p).is_some());
    beside(q)
        .filter(|_| others)
        .or_else(|| opened_by(tokens, names, q))
        .map(|n| vec![n.text.clone()])
        .unwrap_or_default()
}

/// "Selby, where 40 people died": the place before the clause that it opens.
fn opened_by<'n>(tokens: &[Token<'_>], names: &'n [Name], q: &Quantity) -> Option<&'n Name> {
    let near = (1..q.tokens.start).rev().take(FATE + 1).take_while(|&i| tokens[i].shape != Shape::Punct);
    let opening = near.into_iter().find(|&i| tokens[i].is("where"))?;
    let end = opening - usize::from(tokens[opening - 1].text == ",");
    names.iter().find(|n| n.tokens.end == end)
}

/// Words between a figure and its place: "nine died in Norland", "41 deaths were reported in Selby".
const FATE: usize = 3;

/// Most places of one figure: nobody counts over a longer list of them, and every two claims hold their lists against each other.
const PLACES: usize = 12;

/// Places: names after a preposition of place in the clause, and the list that goes on from there.
pub fn places(tokens: &[Token<'_>], names: &[Name], clause: &Range<usize>, pack: &Pack) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut last = None;
    for name in names.iter().filter(|n| clause.contains(&n.tokens.start)) {
        let lead = lead_in(tokens, name.tokens.start);
        // "wave off Jane Roe" names no place, "in Celsius" a scale.
        let particle = |i: usize| tokens[i].is("off") && i > 0 && matches!(tokens[i - 1].pos, Pos::Verb | Pos::Gerund);
        let scale = tokens[name.tokens.start].senses().any(|(s, _)| matches!(s, Sense::Unit { .. }));
        let after_place = lead.is_some_and(|i| is_locative(&tokens[i]) && !particle(i)) && !scale;
        // "at Larsen's hearing", "at Acme stores": a name that narrows the noun behind it is a place only where the packs know it.
        let known = || !pack.places.areas(&fold_name(&name.text)).is_empty();
        let after_place = after_place && (!narrows_noun(tokens, name) || known());
        // ", Arizona and California": only commas and a conjunction between.
        let goes_on = last.is_some_and(|end| {
            end < name.tokens.start
                && tokens[end..name.tokens.start].iter().all(|t| matches!(t.text, "," | "and" | "or" | "&"))
        });
        // "in Norland's Selby county": the place in the land.
        let owned = last.is_some_and(|end| end < name.tokens.start && owns(tokens, end..name.tokens.start));
        let listed = after_place || goes_on || owned;
        last = listed.then_some(name.tokens.end);
        if listed && !found.contains(&name.text) {
            found.push(name.text.clone());
        }
        if found.len() == PLACES {
            break;
        }
    }
    found
}

/// "Norland has reported 602 deaths": a country or a town that tells what befell its people tells of itself.
pub fn of_teller(q: &Quantity, event: Option<&str>, teller: Option<&str>, pack: &Pack) -> Vec<String> {
    let tells = q.kind == Kind::Count && event.is_some_and(|e| pack.has_cue(e, "tells-of-itself"));
    let place = teller.filter(|name| tells && !pack.places.areas(&fold_name(name)).is_empty());
    place.map(|name| name.to_owned()).into_iter().collect()
}

/// Nothing but the 's, and compass words, between a land and its place: "Norland's northern Selby county".
fn owns(tokens: &[Token<'_>], between: Range<usize>) -> bool {
    let first = &tokens[between.start];
    let owner = matches!(first.lower.as_str(), "'s" | "’s" | "'" | "’") && !first.spaced;
    owner && tokens[between.start + 1..between.end].iter().all(|t| t.pos == Pos::Adjective)
}

/// Behind the name stands its 's, or a noun that is no word for a place: "Acme's yard", "Acme stores", not "Milltown district".
fn narrows_noun(tokens: &[Token<'_>], name: &Name) -> bool {
    let Some(next) = tokens.get(name.tokens.end) else { return false };
    let owner = matches!(next.lower.as_str(), "'s" | "’s" | "'" | "’") && !next.spaced;
    owner || next.pos == Pos::Noun && !next.capitalized() && !next.has_cue("place-noun")
}

/// The token before a name, determiners and compass words skipped, and what sort of place it is: "in the port of Larsen".
fn lead_in(tokens: &[Token<'_>], start: usize) -> Option<usize> {
    let narrows = |t: &Token<'_>| matches!(t.pos, Pos::Determiner | Pos::Adjective) || t.has_cue("lies-near");
    let before = |end: usize| (0..end).rev().find(|&i| !narrows(&tokens[i]));
    let lead = before(start)?;
    let sort = lead.checked_sub(1).filter(|&i| tokens[lead].is("of") && tokens[i].has_cue("place-noun"));
    sort.and_then(before).filter(|&i| is_locative(&tokens[i])).or(Some(lead))
}

pub fn is_locative(token: &Token<'_>) -> bool {
    token.senses().any(|(s, n)| n == 1 && matches!(s, Sense::Cue(c) if &**c == "locative"))
}

/// The stretch that the figure is made up for: the word nearest before the number in its clause, else right after it.
pub fn window(tokens: &[Token<'_>], phrases: &Phrases, clause: &Range<usize>, q: &Quantity) -> Option<Window> {
    const CUES: [(&str, Window); 4] = [
        ("window-quarter", Window::Quarter),
        ("window-half", Window::Half),
        ("window-nine", Window::NineMonths),
        ("window-year", Window::Year),
    ];
    // "in the six months to June".
    let named = |i: usize| i.checked_sub(1).is_some_and(|b| tokens[b].is("the"));
    let told = |i: usize| !phrases.amount[i] || named(i);
    let said = |i: usize| CUES.iter().find(|(cue, _)| told(i) && tokens[i].has_cue(cue)).map(|(_, w)| *w);
    let before = q.tokens.start.saturating_sub(14).max(clause.start)..q.tokens.start;
    let after = q.tokens.end..clause.end.min(q.tokens.end + 7);
    before.rev().find_map(said).or_else(|| after.into_iter().find_map(said))
}

/// A rate that does not stand next to its number: "10,000 people crossing illegally every day", "arrested daily", "days when … more than 10,000".
pub fn distant_rate(
    tokens: &[Token<'_>],
    quantities: &[Quantity],
    clause: &Range<usize>,
    q: &Quantity,
) -> Option<(String, Option<Statistic>)> {
    if q.per.is_some() || !matches!(q.kind, Kind::Count | Kind::Money | Kind::Measure) {
        return None;
    }
    let end = rate_reach(tokens, quantities, clause, q);
    for i in clause.start..end {
        for (sense, n) in tokens[i].senses() {
            if let Sense::Rate(per) = sense {
                // Before a noun it is that noun's: "a daily newspaper".
                let adverb = tokens.get(i + n).is_none_or(|t| !matches!(t.pos, Pos::Noun | Pos::ProperNoun));
                if adverb && i >= q.tokens.end {
                    return Some((per.to_string(), None));
                }
            }
        }
        // "crossing every day"; "tonnes of grain a year": the article only right after the noun.
        let after_noun = i.checked_sub(1).is_some_and(|p| tokens[p].pos == Pos::Noun && !tokens[p].is("half"));
        let every = ["every", "each", "per"].iter().any(|w| tokens[i].is(w))
            || (after_noun && (tokens[i].is("a") || tokens[i].is("an")) && i <= q.tokens.end + 4);
        if every
            && i >= q.tokens.end
            && !is_ordinal_time(tokens, i)
            && let Some(unit) = tokens.get(i + 1).and_then(time_unit)
        {
            return Some((unit, None));
        }
        let when = || tokens.get(i + 1..).into_iter().flatten().take(4).any(|t| t.is("when"));
        // "days when …", "On some days …": not every day.
        let some = || (1..=3).filter_map(|n| i.checked_sub(n)).any(|j| tokens[j].is("on") || tokens[j].is("some"));
        if i < q.tokens.start
            && tokens[i].lower.ends_with('s')
            && (when() || some())
            && let Some(unit) = time_unit(&tokens[i])
        {
            return Some((unit, Some(Statistic::Peak)));
        }
    }
    None
}

/// How far behind the number its rate may stand: not in what a comma sets off ("180 generators, tested every month", "300 workers,
/// who build cars daily"), nor behind another amount that a verb parts from it ("300 workers build 40 cars a day").
fn rate_reach(tokens: &[Token<'_>], quantities: &[Quantity], clause: &Range<usize>, q: &Quantity) -> usize {
    let set_off = |i: &usize| {
        let next = tokens.get(i + 1);
        tokens[*i].text == ","
            && next.is_some_and(|t| {
                matches!(t.pos, Pos::Participle | Pos::Gerund | Pos::Verb | Pos::Subordinator)
                    || matches!(t.lower.as_str(), "who" | "which" | "whose" | "where")
            })
    };
    let after = (q.tokens.end..clause.end).find(set_off).unwrap_or(clause.end);
    let verb = (q.tokens.end..after).find(|&i| matches!(tokens[i].pos, Pos::Verb | Pos::Auxiliary));
    let Some(verb) = verb else { return after };
    let amount = |p: &&Quantity| p.kind.is_amount() && p.tokens.start > verb && p.tokens.start < after;
    quantities.iter().find(amount).map_or(after, |p| p.tokens.start)
}

/// "counted a second time": the second of several, not a rate.
fn is_ordinal_time(tokens: &[Token<'_>], article: usize) -> bool {
    tokens.get(article + 1).is_some_and(|t| t.is("second"))
        && tokens.get(article + 2).is_some_and(|t| t.pos == Pos::Noun)
}

fn time_unit(token: &Token<'_>) -> Option<String> {
    token.senses().find_map(|(s, _)| match s {
        Sense::Unit { unit, symbol: false, .. } if unit.kind == UnitKind::Time => Some(unit.id.clone()),
        _ => None,
    })
}

/// The quantity with its bound turned where the verb is denied: "never hit fewer than 26" is at least 26.
pub fn with_distant_negation(tokens: &[Token<'_>], quantity: &Quantity) -> Quantity {
    let mut q = quantity.clone();
    let bound = matches!(q.hedge, Hedge::Under | Hedge::Over);
    let denied = (1..=3).filter_map(|n| q.tokens.start.checked_sub(n)).any(|i| tokens[i].denies());
    if bound && denied {
        q.hedge = q.hedge.negated();
        std::mem::swap(&mut q.interval.low, &mut q.interval.high);
        (q.interval.low_inclusive, q.interval.high_inclusive) = (true, true);
    }
    q
}

/// Which figure of many, by its words, its hedge and its rate.
pub fn statistic(tokens: &[Token<'_>], clause: &Range<usize>, q: &Quantity) -> Option<Statistic> {
    // Words close before the number: "an average of 300", "a record 1,200", "a total of".
    let near = q.tokens.start.saturating_sub(8).max(clause.start)..q.tokens.end;
    let said = near.rev().find_map(|i| {
        tokens[i].senses().find_map(|(s, _)| match s {
            Sense::Statistic(statistic) => Some(*statistic),
            _ => None,
        })
    });
    said.or_else(|| match q.hedge {
        Hedge::UpTo => Some(Statistic::Maximum),
        Hedge::None
        | Hedge::About
        | Hedge::Almost
        | Hedge::Over
        | Hedge::AtLeast
        | Hedge::Under
        | Hedge::AtMost
        | Hedge::Between
        | Hedge::Vague
        | Hedge::Exact => q.per.is_some().then_some(Statistic::Typical),
    })
}

/// The common noun of the place told of the counted thing: "streets in the city centre", "4,000 rounds of ammunition were found in
/// their home", "In the cellar they found 12".
pub fn setting(tokens: &[Token<'_>], phrases: &Phrases, after: usize) -> Option<String> {
    let of = tokens.get(after).filter(|t| t.is("of")).and_then(|_| phrases.nouns.iter().find(|n| n.start == after + 1));
    let after = of.map_or(after, |n| n.end);
    let verb = phrases.verb_at(after).filter(|v| v.passive).map_or(after, |v| v.end);
    let front = || {
        let opening = phrases.nouns.iter().find(|n| n.start == 1)?;
        tokens.get(opening.end).filter(|t| t.text == ",")?;
        place_at(tokens, phrases, 0)
    };
    place_at(tokens, phrases, verb).or_else(front)
}

/// The noun that a word of place leads in.
fn place_at(tokens: &[Token<'_>], phrases: &Phrases, lead: usize) -> Option<String> {
    let on =
        |t: &Token<'_>| t.is("on") && phrases.nouns.iter().any(|n| n.start == lead + 1 && is_person(tokens, n.head));
    tokens.get(lead).filter(|t| is_locative(t) || on(t))?;
    let phrase = phrases.nouns.iter().find(|n| n.start == lead + 1)?;
    // "on them", "on the suspects": what they carried.
    if is_person(tokens, phrase.head) {
        return Some("person".to_owned());
    }
    let common = tokens[phrase.head].pos == Pos::Noun && !phrases.amount[phrase.head];
    let time = tokens[phrase.head].senses().any(|(s, _)| match s {
        Sense::Unit { unit, .. } => unit.kind == UnitKind::Time,
        Sense::Month(_) | Sense::Weekday(_) | Sense::Season(_) => true,
        _ => false,
    });
    (common && !time).then(|| tokens[phrase.head].lemma.clone())
}

fn is_person(tokens: &[Token<'_>], i: usize) -> bool {
    matches!(tokens[i].lower.as_str(), "him" | "her" | "them") || tokens[i].pos == Pos::Noun && tokens[i].names_people()
}

/// Lemmas of the other content words in these tokens, numbers and the subject's own head left out.
pub fn context(tokens: &[Token<'_>], range: &Range<usize>, phrases: &Phrases, subject: &Subject) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for (i, t) in tokens.iter().enumerate().take(range.end).skip(range.start) {
        let content =
            matches!(t.pos, Pos::Noun | Pos::ProperNoun | Pos::Verb | Pos::Participle | Pos::Gerund | Pos::Adjective);
        let skip = phrases.amount[i] || t.shape != Shape::Word || t.lemma.len() < 2 || t.lemma == subject.head;
        if content && !skip && !found.contains(&t.lemma) {
            found.push(t.lemma.clone());
        }
    }
    found
}
