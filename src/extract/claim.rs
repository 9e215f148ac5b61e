//! One number by its own sentence: what it counts, what happens to that, who says so, whose it is, where and when.

use super::ballot::{self, What, Whose};
use super::distance::{self, Landmark};
use super::governor::{self, Relation};
use super::market::{self, Quote};
use super::phrase::VerbGroup;
use super::scene::{Numeral, Scene};
use super::{
    apart, aside, attribution, beside, calibre, comparison, delay, escape, event, harm, headcount, heading, party,
    plight, polling, pronoun, qualifiers, share, side, state, subject, sums,
};
use super::{tenure, toll, when};
use crate::model::{Attribution, Claim, Cue, Kind, Mark, Pos, Qualifiers, Quantity, Role, Span, Subject, Token};

/// The claim of a number. `told_of`: the one of whom the sentence before told.
pub fn read(scene: &Scene<'_, '_>, n: &Numeral<'_>, told_of: Option<&str>) -> Claim {
    let mut thing = counted(scene, n);
    let deed = happens(scene, n, &mut thing);
    let attribution = said(scene, n);
    let parties = if plight::is_suffered(scene.tokens, &scene.phrases, &n.q, thing.end) {
        Vec::new()
    } else {
        parties(scene, n, &thing.subject, attribution.as_ref(), told_of)
    };
    let places = places(scene, n, &thing, deed.event.as_deref(), (attribution.as_ref(), &parties));
    let (verb, subject) = (thing.verb(), thing.subject.clone());
    // "earnings per share of $2": the share stands in the name.
    let by_share = subject.head.ends_with("eps").then(|| "share".to_owned());
    Claim {
        article: 0,
        sentence: 0,
        span: n.q.span.to(subject.span),
        sentence_span: scene.parsed.sentence.span,
        modality: attribution::modality(scene.tokens, &scene.phrases, &n.clause, &n.q, verb),
        quoted: attribution::is_quoted(&scene.parsed.sentence.quoted, &n.q),
        headline: matches!(scene.parsed.sentence.role, Role::Headline | Role::Subheading),
        attribution,
        subject,
        qualifiers: qualified(scene, n, &thing, deed, (places, parties)),
        canonical: None,
        quantity: Quantity { per: n.q.per.clone().or(by_share), ..n.q.clone() },
    }
}

/// What a number counts.
struct Thing<'s> {
    subject: Subject,
    /// The token behind the words of the subject.
    end: usize,
    /// The verb that says what happens to it.
    governor: Option<(&'s VerbGroup, Relation)>,
    /// One of two things happened to each of them, nobody says which: "killed or wounded".
    either: bool,
    /// Where it is a price on the exchange.
    quote: Option<Quote>,
    /// Where it is a distance.
    landmark: Option<Landmark>,
}

impl<'s> Thing<'s> {
    fn verb(&self) -> Option<&'s VerbGroup> {
        self.governor.map(|(verb, _)| verb)
    }

    /// "the $2 billion bridge": the sum stands before what it is the price of.
    fn is_built(&self, q: &Quantity) -> bool {
        q.kind == Kind::Money && self.subject.span.start >= q.span.end
    }

    /// The token behind the number and the words of the subject.
    fn behind(&self, q: &Quantity) -> usize {
        self.end.max(q.tokens.end)
    }
}

/// What is counted or measured, with the verb around it.
fn counted<'s>(scene: &'s Scene<'_, '_>, n: &Numeral<'_>) -> Thing<'s> {
    let (tokens, phrases, q) = (scene.tokens, &scene.phrases, &n.q);
    let mut subject = named(scene, n);
    let quote = market::quote(tokens, phrases, &scene.quantities, q);
    if let Some(quote) = &quote {
        quote.name(&mut subject, q, &scene.article.text);
    }
    if quote.is_none() && market::is_price_in_deal(tokens, q, &subject) {
        "consideration".clone_into(&mut subject.head);
    }
    if quote.is_none() && market::is_earned_by_share(tokens, q, &subject, scene.pack) {
        market::name_earned(tokens, &n.clause, &mut subject);
    }
    let end = tokens.iter().rposition(|t| subject.span.contains(t.span)).map_or(q.tokens.end, |i| i + 1);
    let landmark = distance::landmark(tokens, phrases, q);
    let mut thing = Thing { subject, end, governor: None, either: false, quote, landmark };
    let around = governor::governor(tokens, phrases, q.tokens.start, thing.behind(q)).filter(|(_, relation)| {
        // "signed for four years", "sold for $3m": only counted things are companions.
        let counted = q.kind == Kind::Count;
        *relation == Relation::Subject || !counted || !governor::is_oblique(tokens, q.tokens.start)
    });
    let verb = around.map(|(verb, _)| verb);
    thing.subject.label = heading::heading(tokens, phrases, q, &thing.subject, verb, &scene.article.text);
    if let Some(landmark) = &thing.landmark {
        distance::name(&mut thing.subject, landmark);
    }
    // "the six-coach tram left the rails": the train did, not its coaches.
    let attributive = tokens.get(q.tokens.end).is_some_and(|t| t.text == "-" && !t.spaced) && q.kind == Kind::Count;
    thing.governor = around.filter(|(_, relation)| !attributive && acts(scene, n, *relation));
    let person = q.unit_id() == Some("person") || q.kind == Kind::Count && q.unit.is_none();
    thing.either = person && thing.verb().is_some_and(|verb| event::is_either(tokens, phrases, verb));
    thing.governor = thing.governor.filter(|_| !thing.either);
    if market::is_stake(tokens, q, &thing.subject, thing.verb()) {
        "stake".clone_into(&mut thing.subject.head);
    }
    thing
}

/// The subject of a number by its grammar, with its words in the text.
fn named(scene: &Scene<'_, '_>, n: &Numeral<'_>) -> Subject {
    let (tokens, phrases, q) = (scene.tokens, &scene.phrases, &n.q);
    let mut subject = subject::subject(tokens, phrases, q);
    if let Some(figure) = n.figure {
        ballot::settle(&mut subject, figure);
    }
    toll::settle(tokens, phrases, q, &mut subject);
    delay::settle(tokens, phrases, q, &mut subject);
    headcount::settle(tokens, q, &mut subject, scene.pack);
    tenure::settle(tokens, phrases, q, &mut subject);
    subject.span = subject::text_span(q, &subject);
    subject.text = subject.span.text(&scene.article.text).to_owned();
    // "recorded a magnitude of 6.1": the unit names what was measured, where only the verb is left to name it.
    let by_verb = tokens.iter().any(|t| subject.span.contains(t.span) && t.pos == Pos::Verb);
    if q.unit_id() == Some("magnitude") && by_verb {
        "magnitude".clone_into(&mut subject.head);
    }
    // "another painting sold for $2 million": not the one the story is of.
    let first = tokens.iter().position(|t| subject.span.contains(t.span)).filter(|_| q.kind == Kind::Money);
    let another = first.is_some_and(|i| tokens[i.saturating_sub(1)..=i].iter().any(|t| t.is("another")));
    if another && subject.span.end <= q.span.start {
        subject.modifiers.push("other".to_owned());
    }
    if q.kind.is_tally() && subject.head.is_empty() {
        q.kind.name().clone_into(&mut subject.head);
    }
    subject
}

/// Whether the verb tells what the counted ones do. "Hospitals in three towns took in 60": the towns do nothing.
fn acts(scene: &Scene<'_, '_>, n: &Numeral<'_>, relation: Relation) -> bool {
    let (tokens, phrases, start) = (scene.tokens, &scene.phrases, n.q.tokens.start);
    let at = relation == Relation::Subject && governor::is_place_of_subject(tokens, phrases, start);
    !(at || n.whole || n.q.kind.is_amount() && governor::is_beside(tokens, phrases, start))
}

/// What happens to what is counted.
struct Deed {
    /// The lemma of it.
    event: Option<String>,
    /// It is told of a whole that these are of: "the dead included two nurses".
    of_whole: bool,
}

/// By the state told behind the number, the verb around it, or what the sentence says it is; the fate may name those counted, too.
fn happens(scene: &Scene<'_, '_>, n: &Numeral<'_>, thing: &mut Thing<'_>) -> Deed {
    let (tokens, phrases, q) = (scene.tokens, &scene.phrases, &n.q);
    // "four of the 18 employees were hurt": the 18 were not, but "of the 52 aboard" all were aboard.
    let state = state::fate(tokens, q, &mut thing.subject, thing.end, thing.governor, scene.pack)
        .filter(|s| !thing.either && (!n.whole || s == "aboard"));
    // However a vote's figures are told, they are what was received.
    let voted = n.figure.and_then(|f| match f.what {
        What::Counted => Some("count"),
        What::Share | What::Received => Some("receive"),
        What::Margin => None,
    });
    let object = thing.governor.filter(|(_, relation)| *relation == Relation::Object && q.kind == Kind::Count);
    let of_whole = object.and_then(|(verb, _)| event::of_whole(tokens, phrases, verb));
    let whole = of_whole.is_some();
    let polled = polling::settle(scene, q, &mut thing.subject, thing.governor.map(|(verb, _)| verb));
    let meant = event::is_meant_for(tokens, phrases, q).then(|| "accommodate".to_owned());
    let event = voted
        .map(str::to_owned)
        .or(polled)
        .or(meant)
        .or_else(|| event::of_deed(tokens, q))
        .or_else(|| beside::told_of_all(tokens, phrases, q))
        .or_else(|| event::of_level(tokens, q))
        .or(state)
        .or_else(|| thing.quote.as_ref().and_then(|quote| quote.event.clone()))
        .or_else(|| event::of_noun(tokens, phrases, q))
        .or_else(|| event::of_amount(tokens, phrases, q, thing.subject.span))
        .or_else(|| plight::of_weapons(tokens, phrases, q, thing.end))
        .or_else(|| thing.verb().and_then(|verb| of_verb(scene, q, verb, thing.behind(q), of_whole)))
        .map(|event| state::as_carried(tokens, event, &thing.subject))
        .filter(|_| thing.landmark.is_none())
        // "runs late", "will open late": the delay is one thing, whatever the verb.
        .filter(|_| q.kind != Kind::Duration || thing.subject.head != "delay");
    let (end, governor) = (thing.end, thing.governor);
    let mut harm = |event| harm::settle(tokens, q, (end, governor), &mut thing.subject, event, scene.pack);
    let event = if n.whole { event } else { harm(event) };
    let befell = event.as_ref().is_some_and(|e| scene.pack.subjects.happens_to_people(e));
    if !befell && plight::are_all_aboard(tokens, thing.end) {
        "occupant".clone_into(&mut thing.subject.head);
    }
    Deed { event: escape::settle(scene, n, &mut thing.subject, event), of_whole: whole }
}

/// What the verb around a number says happens; `of_whole` where it happened to the whole that these are of.
fn of_verb(
    scene: &Scene<'_, '_>,
    q: &Quantity,
    verb: &VerbGroup,
    behind: usize,
    of_whole: Option<String>,
) -> Option<String> {
    let (tokens, phrases) = (scene.tokens, &scene.phrases);
    event::of_said(tokens, phrases, verb, q)
        .or_else(|| event::of_time_taken(tokens, phrases, verb, q))
        .or_else(|| event::made_to(tokens, phrases, verb, behind))
        .or_else(|| plight::of_counted(tokens, phrases, verb, behind))
        .or(of_whole)
        .or_else(|| Some(event::lemma(tokens, phrases, verb)))
}

/// Who says so, with the words in the text.
fn said(scene: &Scene<'_, '_>, n: &Numeral<'_>) -> Option<Attribution> {
    let mut found = attribution::attribution(scene.tokens, &scene.phrases, &n.q)?;
    found.text = found.span.text(&scene.article.text).to_owned();
    Some(found)
}

/// Whose it is: by the result of a vote, else by the grammar.
fn parties(
    scene: &Scene<'_, '_>,
    n: &Numeral<'_>,
    subject: &Subject,
    speaker: Option<&Attribution>,
    told_of: Option<&str>,
) -> Vec<String> {
    let by_grammar = || {
        let speaker = speaker.map(|a| a.span);
        // "owns 31 percent of Acme": Acme has no stake in itself.
        let whose = |names: Vec<String>| match subject.head.as_str() {
            "stake" => names.into_iter().filter(|name| !subject.text.ends_with(name.as_str())).collect(),
            _ => names,
        };
        whose(party::parties(scene.tokens, &scene.phrases, &scene.names, &n.q, subject.span, speaker))
    };
    of_side(scene, n, told_of).unwrap_or_else(by_grammar)
}

/// Gives a figure without a party to the one of whom the sentence before tells, where a pronoun says so: "It sold 40,000 cars".
/// Of the dead and of what a speaker tells of, nobody is the owner.
pub fn meant(claim: &mut Claim, scene: &Scene<'_, '_>, told_of: Option<&str>) {
    let open = claim.qualifiers.parties.is_empty() && !claim.subject.toll;
    let own = claim.attribution.is_none() && !claim.quoted;
    let Some(name) = told_of.filter(|_| open && own) else { return };
    let who = pronoun::owner(scene.tokens, &scene.phrases, &scene.names, &claim.quantity, claim.subject.span);
    if who.is_some_and(|who| who.may_be(name, scene.pack)) {
        claim.qualifiers.parties.push(name.to_owned());
    }
}

/// Whose figure of a vote it is, where its own words or those of the other side tell.
fn of_side(scene: &Scene<'_, '_>, n: &Numeral<'_>, told_of: Option<&str>) -> Option<Vec<String>> {
    let figure = n.figure?;
    match &figure.whose {
        Whose::Named(name) => Some(vec![name.clone()]),
        Whose::Rival => Some(Vec::new()),
        Whose::Doer if figure.what == What::Counted => Some(Vec::new()),
        Whose::Doer => {
            let doer = side::doer(scene.tokens, &scene.phrases, &scene.names, &n.q, told_of);
            doer.map(|name| vec![name])
        }
    }
}

/// Where it is: by a place of its own, by those of its clause, else the place that tells of itself.
fn places(
    scene: &Scene<'_, '_>,
    n: &Numeral<'_>,
    thing: &Thing<'_>,
    event: Option<&str>,
    (speaker, parties): (Option<&Attribution>, &[String]),
) -> Vec<String> {
    let (tokens, names) = (scene.tokens, &scene.names);
    let own = qualifiers::own_places(tokens, &scene.quantities, names, &n.q);
    if !own.is_empty() {
        return own;
    }
    // "30 miles south of Arlen in the Sea of Sarn": where the thing lies is what the distance tells.
    if thing.landmark.as_ref().is_some_and(|l| l.proper) {
        return Vec::new();
    }
    // "employs 1,150 people, 400 of them in Arden": the place is that of the part.
    let of_them = |p: &&Quantity| {
        let them = |t: &Token<'_>| matches!(t.lower.as_str(), "them" | "whom" | "which");
        p.tokens.start >= n.q.tokens.end
            && matches!(tokens.get(p.tokens.end..p.tokens.end + 2), Some([of, next]) if of.is("of") && them(next))
    };
    let part = scene.quantities.iter().find(of_them).map_or(n.clause.end, |p| p.tokens.start);
    let found = qualifiers::places(tokens, names, &(n.clause.start..part.min(n.clause.end)), scene.pack);
    if !found.is_empty() {
        return found;
    }
    // "officials of the Congo reported": the land does not speak itself.
    let hangs = |span: Span| {
        let at = tokens.partition_point(|t| t.span.end <= span.start);
        at.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Adposition)
    };
    let teller = speaker.filter(|a| !hangs(a.span)).map(|a| a.text.as_str());
    let teller = teller.or_else(|| parties.first().filter(|_| parties.len() == 1).map(String::as_str));
    qualifiers::of_teller(&n.q, event, teller, scene.pack)
}

/// All that narrows it.
fn qualified(
    scene: &Scene<'_, '_>,
    n: &Numeral<'_>,
    thing: &Thing<'_>,
    deed: Deed,
    (places, parties): (Vec<String>, Vec<String>),
) -> Qualifiers {
    let (tokens, phrases, quantities) = (scene.tokens, &scene.phrases, &scene.quantities);
    let (q, clause, subject) = (&n.q, &n.clause, &thing.subject);
    let periods = &scene.parsed.periods;
    // The close of a day that the sentence names is a figure of its own, however it is set against another.
    let alone = n.figure.is_some() || thing.quote.as_ref().is_some_and(|quote| quote.named);
    let window = qualifiers::window(tokens, phrases, clause, q);
    let told = when::own(periods, tokens, quantities, q)
        .or_else(|| when::nearest(periods, tokens, phrases, (clause, &n.inside), q))
        // "will start in May on the $2 billion bridge": what a thing costs is of no time.
        .filter(|_| !(thing.is_built(q) && deed.event.as_deref() == Some("cost")));
    Qualifiers {
        places,
        areas: Vec::new(),
        setting: qualifiers::setting(tokens, phrases, thing.behind(q)),
        parties,
        period: told.filter(|period| !when::is_day_of_report(period, window, q)),
        window,
        measure: None,
        statistic: n.statistic.or_else(|| qualifiers::statistic(tokens, clause, q)),
        event: deed.event,
        telling: false,
        light: false,
        sought: aside::is_sought(tokens, phrases, clause, q),
        part: deed.of_whole || aside::is_part(tokens, quantities, q) || calibre::narrows(tokens, q, thing.end),
        comparison: !alone && comparison::is_comparison(tokens, quantities, clause, q, subject),
        other_year: false,
        // "after 16 months in charge": the time in a post is what is told, whatever leads it in.
        adjunct: aside::is_adjunct(tokens, quantities, q) && subject.head != "tenure",
        context: qualifiers::context(tokens, &(0..tokens.len()), phrases, subject),
        cues: sums::cues(tokens, quantities, q, subject.span).into_iter().filter(|cue| !is_side(n, cue)).collect(),
        marks: marks(scene, n, thing),
    }
}

/// What is told of it as a whole: how it is set apart from the others.
fn marks(scene: &Scene<'_, '_>, n: &Numeral<'_>, thing: &Thing<'_>) -> Vec<Mark> {
    let (tokens, phrases, quantities) = (scene.tokens, &scene.phrases, &scene.quantities);
    let mut found = sums::marks(tokens, quantities, &n.q);
    found.extend(apart::marks(tokens, phrases, quantities, &n.clause, &n.q));
    found.extend(share::marks(tokens, phrases, &n.q, thing.governor));
    found
}

/// "51 percent against Roe's 48": a word that only sets the one side against the other, not those for against those against.
fn is_side(n: &Numeral<'_>, cue: &Cue) -> bool {
    n.figure.is_some() && cue.word.side() == Some(("vote", "against"))
}
