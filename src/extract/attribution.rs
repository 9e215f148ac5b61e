//! Who is said to say so, how surely, and whether it stands in quotation marks.

use super::event;
use super::phrase::{NounPhrase, Phrases, VerbGroup};
use super::thing;
use crate::model::{Attribution, Modality, Pos, Quantity, Reached, Sense, Shape, Span, Token, UnitKind};
use std::ops::Range;

/// The speaker named in the sentence, with the cue: "police said", "according to the ministry", "CNN reports that".
pub fn attribution(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Attribution> {
    of_words(tokens, phrases, &q.tokens)
}

/// "After 72 percent of precincts had reported, Hale had 48 percent", "With all reporting, …": a clause that only says when the rest
/// holds tells nothing of it.
fn is_led_in(tokens: &[Token<'_>], verb: usize, end: usize) -> bool {
    let start = (0..verb).rev().find(|&i| tokens[i].text == ",").map_or(0, |i| i + 1);
    let when = matches!(tokens[start].lower.as_str(), "after" | "once" | "when" | "with" | "until" | "before");
    when && tokens.get(end).is_some_and(|t| t.text == ",")
}

/// The speaker of these words of the sentence.
pub fn of_words(tokens: &[Token<'_>], phrases: &Phrases, words: &Range<usize>) -> Option<Attribution> {
    if let Some(speaker) = put_by(tokens, phrases, words) {
        let span = tokens[speaker.start].span.to(tokens[speaker.end - 1].span);
        let named = names_somebody(&tokens[speaker.start..speaker.end]);
        return Some(Attribution { text: String::new(), span, cue: "estimate".to_owned(), named });
    }
    let mut best: Option<(usize, Attribution)> = None;
    for (i, token) in tokens.iter().enumerate() {
        let Some((id, n)) = cue(token).or_else(|| puts(tokens, phrases, i, words)) else { continue };
        // "34 cases have been confirmed" names no speaker, nor does "claimed 34 lives".
        if event::takes_lives(tokens, i) || phrases.verb_at(i).is_some_and(|v| v.passive && v.end - v.start > 1) {
            continue;
        }
        let speaker = if &*id == "according-to" {
            phrases.nouns.iter().find(|p| p.start >= i + n && p.start <= i + n + 1)
        } else {
            speaker_of(tokens, phrases, i)
        };
        // "the ministry, which says": the noun before the pronoun speaks.
        let relative = |s: &NounPhrase| matches!(tokens[s.head].lower.as_str(), "which" | "who" | "that");
        // "paid 4 million to heirs who allege", "40 died after a pilot said": what stands before such a clause is not said in it.
        let clause = |s: &NounPhrase| {
            let time = |i: usize| matches!(tokens[i].lower.as_str(), "after" | "since" | "because" | "when" | "while");
            words.end <= s.start && (relative(s) || s.start.checked_sub(1).is_some_and(time))
        };
        // "the bill is $40 million, and Acme says nobody paid more": what it says comes behind it.
        let goes_on = tokens.get(i + n).is_some_and(|t| t.shape != Shape::Punct)
            && phrases.verbs.iter().any(|v| v.finite && v.start > i);
        let joins = |i: usize| matches!(tokens[i].lower.as_str(), "and" | "but" | "though" | "although" | "whereas");
        let next = |s: &NounPhrase| words.end <= s.start && s.start.checked_sub(1).is_some_and(joins);
        if speaker.is_some_and(|s| clause(s) || goes_on && next(s)) || is_led_in(tokens, i, i + n) {
            continue;
        }
        let speaker = match speaker.filter(|s| relative(s)) {
            Some(s) => thing::antecedent(phrases, tokens, s.start),
            None => speaker,
        };
        // "the 400 cuts announced in May", "announced Tuesday": no speakers.
        let mute = |s: &NounPhrase| {
            let counted = phrases.amount[s.start] || phrases.amount.get(s.start + 1) == Some(&true);
            let time = tokens[s.head].senses().any(|(s, _)| match s {
                Sense::Unit { unit, .. } => unit.kind == UnitKind::Time,
                _ => false,
            });
            time || thing::is_part_of_day(&tokens[s.head])
                || thing::is_date_word(&tokens[s.head])
                || counted && !tokens[s.head].names_people()
        };
        let speaker = speaker.map(|s| undated(tokens, s));
        let speaker = speaker.as_ref().filter(|s| !tokens[s.head].is("it") && !mute(s) && !adds(tokens, phrases, i));
        let Some(speaker) = speaker else { continue };
        // "Police put it at 40; organisers said 90 came": the next clause has a speaker of its own.
        if words.end < speaker.start && tokens[speaker.start - 1].text == ";" {
            continue;
        }
        // The object of the cue is not its speaker: "said 40 people".
        if speaker.start < words.end && words.start < speaker.end {
            continue;
        }
        let span = tokens[speaker.start].span.to(tokens[speaker.end - 1].span);
        let distance = i.abs_diff(words.start);
        let named = names_somebody(&tokens[speaker.start..speaker.end]);
        let found = Attribution { text: String::new(), span, cue: id.to_string(), named };
        if best.as_ref().is_none_or(|(d, _)| distance < *d) {
            best = Some((distance, found));
        }
    }
    best.map(|(_, a)| a)
}

/// "The company Wednesday said": the speaker without the day.
fn undated(tokens: &[Token<'_>], speaker: &NounPhrase) -> NounPhrase {
    let last = (speaker.start..speaker.end).rev().find(|&i| !thing::is_date_word(&tokens[i]));
    let mut named = speaker.clone();
    if let Some(last) = last.filter(|&i| i < speaker.head && tokens[i].pos != Pos::Determiner) {
        (named.end, named.head) = (last + 1, last);
    }
    named
}

/// "Reuters", "the health ministry", "Ann Roe", but not "officials" or "local police".
fn names_somebody(speaker: &[Token<'_>]) -> bool {
    let initials = |t: &Token<'_>| t.text.chars().filter(|c| c.is_uppercase()).count() > 1;
    let several = |t: &Token<'_>| t.lower.ends_with('s') || t.has_cue("some-people");
    speaker.iter().any(initials)
        || speaker.iter().skip(1).any(Token::capitalized)
        || speaker.last().is_some_and(|t| !several(t))
}

/// "adds power", "added 80 million": what has an object is done, not said.
fn adds(tokens: &[Token<'_>], phrases: &Phrases, cue: usize) -> bool {
    let object = phrases.nouns.iter().find(|n| n.start == cue + 1 && tokens[n.head].pos != Pos::ProperNoun);
    // "added 24 as the side won": a bare number that no verb follows.
    let bare = |n: &NounPhrase| n.start == n.head && phrases.amount[n.head] && phrases.verb_at(n.end).is_none();
    let bare = object.is_some_and(bare);
    tokens[cue].has_cue("adds-word")
        && (bare || object.is_some() && !phrases.verbs.iter().any(|v| v.finite && v.start > cue))
}

fn cue(token: &Token<'_>) -> Option<(std::sync::Arc<str>, usize)> {
    token.senses().find_map(|(s, n)| match s {
        Sense::Attribution(id) => Some((id.clone(), n)),
        _ => None,
    })
}

/// "Police put the crowd at 25,000": an estimate of their own.
fn puts(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    at: usize,
    words: &Range<usize>,
) -> Option<(std::sync::Arc<str>, usize)> {
    let sizes = tokens[at].has_cue("sizes");
    let before = words.start.checked_sub(1).filter(|&i| tokens[i].is("at") && sizes)?;
    let object = phrases.nouns.iter().any(|n| n.start == at + 1 && n.end == before);
    let verb = phrases.verb_at(at).is_some_and(|v| v.head == at && v.finite && !v.passive);
    (object && verb).then(|| ("estimate".into(), 1))
}

/// "was put at 250,000 by organisers and 90,000 by police": whose estimate it is.
fn put_by<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, words: &Range<usize>) -> Option<&'p NounPhrase> {
    let by = tokens.get(words.end).is_some_and(|t| t.is("by"));
    words.start.checked_sub(1).filter(|&i| by && ["at", "and", "but", ","].iter().any(|w| tokens[i].is(w)))?;
    let verb = phrases.verbs.iter().rev().find(|v| v.end <= words.start)?;
    let valued = verb.passive && tokens[verb.head].has_cue("sizes") && tokens.get(verb.end).is_some_and(|t| t.is("at"));
    let speaker = phrases.nouns.iter().find(|n| valued && n.start == words.end + 1)?;
    let time = tokens[speaker.head]
        .senses()
        .any(|(s, _)| matches!(s, Sense::Unit { unit, .. } if unit.kind == UnitKind::Time));
    let named = matches!(tokens[speaker.head].pos, Pos::Noun | Pos::ProperNoun);
    let dated = thing::is_date_word(&tokens[speaker.head]) || thing::is_part_of_day(&tokens[speaker.head]);
    (named && !time && !dated && !phrases.amount[speaker.head]).then_some(speaker)
}

/// The subject of a verb of saying: before it, or right after it ("said Mr Hunt", "said police").
pub(super) fn speaker_of<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: usize) -> Option<&'p NounPhrase> {
    let after = phrases.nouns.iter().find(|n| n.start == verb + 1);
    let person = |n: &&NounPhrase| tokens[n.head].pos == Pos::ProperNoun;
    let before = led_by(tokens, phrases, verb).map(|n| past_insertions(tokens, phrases, n, verb));
    let closes_quote = verb.checked_sub(1).is_some_and(|i| matches!(tokens[i].text, "”" | "\"" | "," | "’"));
    // "“…,” said the club's chair": behind the closing mark the speaker stands after his verb.
    let quoted = verb.checked_sub(1).is_some_and(|i| matches!(tokens[i].text, "”" | "\"" | "’"));
    // "…, says the government.": a noun that ends the sentence behind the verb.
    let comma = verb.checked_sub(1).is_some_and(|i| tokens[i].text == ",");
    let last = |n: &&NounPhrase| {
        tokens.get(n.end).is_none_or(|t| matches!(t.text, "." | "!" | "?")) && !phrases.amount[n.start]
    };
    let quoted = quoted || comma && after.filter(last).is_some();
    let named = after.filter(|n| quoted && matches!(tokens[n.head].pos, Pos::Noun | Pos::ProperNoun));
    // "the captain, who had 40 hours in his logbook, adds": what hangs on a preposition of place does not speak.
    let hangs = |n: &&NounPhrase| {
        n.start.checked_sub(1).is_some_and(|i| tokens[i].is("in") && tokens[n.start].pos == Pos::Determiner)
            && tokens[n.head].pos == Pos::Noun
    };
    // "Chief executive Jane Roe, 53, said": an age in between does not speak.
    let aged = |n: &&NounPhrase| phrases.amount[n.head] && n.start > 0 && tokens[n.start - 1].text == ",";
    let before = match before.filter(aged) {
        Some(age) => phrases.nouns.iter().find(|n| n.end + 1 == age.start),
        None => before,
    };
    let before = before.filter(|n| !hangs(n));
    let before = match before.filter(|n| comma && n.end + 1 == verb) {
        Some(last) => Some(apposed(tokens, phrases, last).unwrap_or(last)),
        None => before,
    };
    let found = if closes_quote { after.filter(person).or(before) } else { before.or(after.filter(person)) };
    named.or(found)
}

/// The noun phrase that ends where `at` begins, but for adverbs, auxiliaries and marks.
fn led_by<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, at: usize) -> Option<&'p NounPhrase> {
    let between = |n: &NounPhrase| &tokens[n.end..at];
    let thin = |t: &Token<'_>| matches!(t.pos, Pos::Adverb | Pos::Auxiliary | Pos::Punct);
    phrases.nouns.iter().rev().find(|n| n.end <= at && between(n).iter().all(thin))
}

/// "The mission on Friday said", "the agency in a statement said": who stands before the time and the place of the saying.
fn past_insertions<'p>(
    tokens: &[Token<'_>],
    phrases: &'p Phrases,
    noun: &'p NounPhrase,
    verb: usize,
) -> &'p NounPhrase {
    let says_where = |i: usize| ["on", "in", "at", "from"].iter().any(|word| tokens[i].is(word));
    let thin = |i: usize| tokens[i].text == "," || ["late", "early"].iter().any(|word| tokens[i].is(word));
    let comma = |i: usize| tokens[i].text == ",";
    // ", which met its creditors on Friday, said": the comma closes more than a time.
    let clause = |open: usize| comma(verb - 1) && open > 0 && !comma(open - 1);
    let mut noun = noun;
    loop {
        let dated = thing::is_date_word(&tokens[noun.head]);
        let led = noun.start.checked_sub(1).is_some_and(says_where);
        if !led && !dated {
            return noun;
        }
        let mut open = noun.start - usize::from(led);
        if clause(open) {
            return noun;
        }
        while dated && open > 0 && thin(open - 1) {
            open -= 1;
        }
        let Some(holder) = phrases.nouns.iter().rev().find(|n| n.end == open) else { return noun };
        if phrases.amount[holder.head] {
            return noun;
        }
        noun = holder;
    }
}

/// "Ann Roe, head of the agency in Milltown, said": who stands before the comma that opens the insertion.
fn apposed<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, last: &NounPhrase) -> Option<&'p NounPhrase> {
    let open = (0..last.start).rev().find(|&i| tokens[i].text == ",")?;
    let quote = tokens[open..last.end].iter().any(|t| matches!(t.text, "”" | "\"" | "“"));
    let named = phrases.nouns.iter().find(|n| n.end == open)?;
    let opens = named.start.checked_sub(1).is_none_or(|i| tokens[i].pos != Pos::Adposition && tokens[i].text != ",");
    let inserted = phrases.nouns.iter().filter(|n| n.start > open && n.end <= last.end).count() > 1;
    (!quote && opens && inserted && !phrases.amount[named.head]).then_some(named)
}

/// How surely: the nearest cue in its clause. A modal counts in the verb that governs the number and before the number; behind it
/// another verb begins ("rang up 1,258 adults and asked what they would do").
pub fn modality(
    tokens: &[Token<'_>],
    phrases: &Phrases,
    clause: &Range<usize>,
    q: &Quantity,
    governor: Option<&VerbGroup>,
) -> Modality {
    // "could carry 40 people": able to, all the time.
    let able = governor.is_some_and(|v| event::is_ability(tokens, phrases, v));
    let near = clause.start.max(q.tokens.start.saturating_sub(14))..clause.end.min(q.tokens.end + 14);
    let defined = governor
        .is_some_and(|v| v.start.checked_sub(1).is_some_and(|i| i >= q.tokens.end && tokens[i].is("who")))
        && q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Determiner);
    // "was thought to fall from 2.9% to 2.4%": where it falls from is known.
    let from = q.change.is_some_and(|c| c.role == Reached::From);
    let governs = |i: usize| governor.is_some_and(|v| v.start <= i && i < v.end);
    near.filter_map(|i| {
        tokens[i].senses().find_map(|(s, _)| match s {
            // "could have saved the 29 people who were killed": they were killed.
            Sense::Modality(Modality::Conditional | Modality::Projected) if defined && i < q.tokens.start => None,
            Sense::Modality(Modality::Conditional | Modality::Projected) if from => None,
            Sense::Modality(Modality::Conditional) if i >= q.tokens.end && !governs(i) || able && governs(i) => None,
            Sense::Modality(Modality::Conditional) if is_will_of_past(tokens, phrases, i) => None,
            // "$300 million expected this year", not "25,000 came, twice what was expected".
            Sense::Modality(Modality::Projected) if i > q.tokens.end + 2 && !governs(i) => None,
            // "between May and June": a month is no modal.
            Sense::Modality(m) if !is_month(&tokens[i]) => Some((i.abs_diff(q.tokens.start), *m)),
            _ => None,
        })
    })
    .min_by_key(|(distance, _)| *distance)
    .map_or(Modality::Asserted, |(_, m)| m)
}

/// "said it would cut 40 jobs": what was told in the past tense as what will be; no condition stands in it.
fn is_will_of_past(tokens: &[Token<'_>], phrases: &Phrases, would: usize) -> bool {
    let have = tokens.get(would + 1).is_some_and(|t| t.is("have"));
    let said = |v: &&VerbGroup| v.end <= would && tokens[v.head].says() && tokens[v.head].lemma != tokens[v.head].lower;
    let said = phrases.verbs.iter().rev().find(|v| v.finite && v.end <= would).filter(said);
    let own = said.is_some_and(|v| !(v.end..would).any(|i| matches!(tokens[i].text, "," | ";")));
    let condition = |t: &Token<'_>| t.is("if") || t.is("unless") || t.is("under") || t.has_cue("draft-law");
    tokens[would].is("would") && own && !have && !tokens.iter().any(condition)
}

fn is_month(token: &Token<'_>) -> bool {
    token.capitalized() && token.senses().any(|(s, _)| matches!(s, Sense::Month(_)))
}

pub fn is_quoted(quoted: &[Span], q: &Quantity) -> bool {
    quoted.iter().any(|s| s.contains(q.number))
}
