//! What an amount without a noun is of, by what is done with it: "spent $4 million on the pool", "the blaze covers 900 acres".

use super::governor::{self, Relation};
use super::phrase::{NounPhrase, Phrases, VerbGroup};
use super::subject::Head;
use super::thing;
use crate::model::{Kind, Pos, Quantity, Sense, Token};

/// An amount without a noun is what its verb says it is: offered, paid, advanced, captured.
pub fn paid(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let (verb, relation) = governor::governor(tokens, phrases, q.tokens.start, q.tokens.end)?;
    let saying = |sense: &Sense| matches!(sense, Sense::Attribution(_) | Sense::Modality(_));
    let tells = tokens[verb.head].pos != Pos::Auxiliary && tokens[verb.head].senses().all(|(s, _)| !saying(s));
    let amount = matches!(q.kind, Kind::Money | Kind::Percent | Kind::Measure | Kind::Duration);
    // "sold the winger for $30 million": who sells is not what the sum is of.
    let priced = thing::is_price(tokens, verb, q);
    let done = amount && relation == Relation::Object && tells && (priced || !thing::is_level(tokens, verb));
    let sized = has_size(tokens, phrases, verb, q);
    let head = sized.map_or(Head { at: verb.head, from: verb.head, unit: false }, |n| Head {
        at: n.head,
        from: n.start,
        unit: false,
    });
    done.then_some(head)
}

/// "The blaze covers 900 acres", "the trial lasted nine days": the thing that has the size, where the verb tells it of its subject.
fn has_size<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, verb: &VerbGroup, q: &Quantity) -> Option<&'p NounPhrase> {
    let size = matches!(q.kind, Kind::Measure | Kind::Duration) && tokens[verb.head].has_cue("extends");
    let passed = |i: usize| matches!(tokens[i].pos, Pos::Adverb | Pos::Particle | Pos::Adposition);
    let before = size && !verb.passive && (verb.end..q.tokens.start).all(passed);
    let verb = phrases.verb_at(verb.head).filter(|_| before)?;
    let subject = thing::subject_of(tokens, phrases, verb)?;
    // "photographs of the marsh stretching 23 miles": the noun beside it.
    // "the chair of the debate, which lasted two hours": the pronoun's own noun.
    let relative = verb.start.checked_sub(1).is_some_and(|i| tokens[i].is("which") || tokens[i].is("that"));
    let subject = if verb.finite && !relative { thing::climb(tokens, phrases, subject) } else { subject };
    let noun = &tokens[subject.head];
    // "the strongest measuring 5.4": which of them it is names no thing.
    let named = noun.pos == Pos::Noun || noun.lemma == noun.lower;
    let own = thing::is_thing(tokens, subject) && named && !noun.names_people();
    (own && !phrases.amount[subject.head]).then_some(subject)
}

/// "The bridge cost $4 million", "bought the vase for $4 million", "put $4 million into the pool": what the money goes for.
pub fn paid_for<'p>(tokens: &[Token<'_>], phrases: &'p Phrases, q: &Quantity, head: &Head) -> Option<&'p NounPhrase> {
    let verb = phrases.verb_at(head.at).filter(|v| v.head == head.at && q.kind == Kind::Money)?;
    let cost = || {
        let priced = tokens[verb.head].has_cue("priced") && !verb.passive;
        thing::subject_of(tokens, phrases, verb).filter(|_| priced).map(|n| thing::climb(tokens, phrases, n))
    };
    let object = || {
        let of = thing::is_price(tokens, verb, q);
        let object = phrases.nouns.iter().find(|n| of && n.start == verb.end && n.end + 1 == q.tokens.start);
        object.or_else(|| thing::subject_of(tokens, phrases, verb).filter(|_| of && verb.passive))
    };
    let into = || {
        let spent = tokens[verb.head].has_cue("spends");
        let to = |t: &Token<'_>| ["into", "on", "towards", "toward"].iter().any(|w| t.is(w));
        let led = spent && tokens.get(q.tokens.end).is_some_and(to);
        phrases.nouns.iter().find(|n| led && n.start == q.tokens.end + 1)
    };
    let found = cost().or_else(object).or_else(into);
    found.filter(|n| thing::is_thing(tokens, n) && !phrases.amount[n.head] && !tokens[n.head].names_people())
}

/// "aid of 640 million euros for people": the noun before "of" has the size, whoever gets it.
pub fn of_amount(tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> Option<Head> {
    let of = q.tokens.start.checked_sub(1).filter(|&i| tokens[i].is("of") && q.kind == Kind::Money)?;
    tokens.get(q.tokens.end).filter(|t| t.is("for"))?;
    let n = phrases.nouns.iter().find(|n| n.end == of)?;
    let counts =
        tokens[n.head].has_cue("count-noun") || tokens[n.head].senses().any(|(s, _)| matches!(s, Sense::Statistic(_)));
    (thing::is_thing(tokens, n) && !counts).then_some(Head { at: n.head, from: n.start, unit: false })
}
