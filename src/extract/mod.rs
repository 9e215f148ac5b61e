//! Sentence + quantities → claims: what each number is about, where, when, which figure, who says so and how surely.

mod aside;
mod attribution;
mod ballot;
mod beside;
mod calibre;
mod clause;
mod conversion;
mod deed;
mod delay;
mod distance;
mod ellipsis;
mod escape;
mod event;
pub mod facts;
mod frame;
mod governor;
mod heading;
mod market;
mod party;
mod phrase;
mod pronoun;
mod qualifiers;
mod reference;
mod side;
mod speaker;
mod state;
mod subject;
mod sums;
mod thing;
mod toll;
mod when;

pub use facts::facts;

use crate::model::{Article, Claim, Kind, Period, Pos, Qualifiers, Quantity, Role, Sentence, Span, Subject, Token};
use crate::pack::Pack;
use ballot::{Figure, What, Whose};
use ellipsis::Carried;
use phrase::Phrases;
use qualifiers::Name;
use reference::Discourse;

/// A sentence with all that was read in it.
#[derive(Debug, Clone)]
pub struct Parsed<'t> {
    pub sentence: Sentence,
    pub tokens: Vec<Token<'t>>,
    pub quantities: Vec<Quantity>,
    pub periods: Vec<(Span, Period)>,
    pub unread: Option<Unread>,
}

/// Figures of a sentence that nobody reads, because there are too many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unread {
    /// Those behind the last that one sentence may have.
    EndOfRow,
    /// All: the sentences before it have as many as one article may have.
    All,
}

/// The claims of one article, in order. `index` is the article's place in the story.
pub fn extract(index: usize, article: &Article, parsed: &[Parsed<'_>], pack: &Pack) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut discourse = Discourse::default();
    let mut frame = None;
    let talk = ballot::is_talked_of(parsed);
    let mut told_of = None;
    let mut carried = Carried::of(parsed.iter().flat_map(|p| &p.quantities));
    for (n, p) in parsed.iter().enumerate().filter(|(_, p)| p.sentence.role.speaks()) {
        let quantities = carried.units(&p.tokens, &p.quantities);
        let phrases = phrase::phrases(&p.tokens, &quantities);
        discourse.enter(n, &p.sentence);
        let names = qualifiers::names(&p.tokens, pack);
        let ballot = ballot::figures(&p.tokens, &phrases, &names, &quantities, talk);
        frame = frame::of(frame, &p.sentence, &p.tokens, &p.periods);
        let first = claims.len();
        let told = |q: &Quantity| (q.kind.is_amount() && q.stated().is_some()) || q.kind.is_tally();
        for (q, figure) in quantities.iter().zip(&ballot).filter(|(q, _)| told(q)) {
            if calibre::is_calibre(&p.tokens, q) {
                continue;
            }
            let mut claim =
                read(article, p, (&quantities, &names), &phrases, (q, figure.as_ref(), told_of.as_deref()), pack);
            claim.article = index;
            claim.sentence = n;
            claim.qualifiers.period = claim.qualifiers.period.or_else(|| frame.as_ref().map(|f| f.period.clone()));
            discourse.resolve(&mut claim, &claims[first..], &p.tokens, &phrases);
            let light = head_is_light(&p.tokens, &claim.subject);
            reference::besides(&mut claim, &p.tokens);
            // "half of the figure": a share of what another number says.
            let share = matches!(claim.quantity.kind, Kind::Share | Kind::Percent);
            claim.qualifiers.adjunct |= share && reference::is_pro_form(&claim.subject.head);
            // The packs look at the number's own clause; alignment at the whole sentence.
            let sentence = std::mem::take(&mut claim.qualifiers.context);
            let said = claim.attribution.as_ref().map(|a| a.span);
            claim.qualifiers.context = clause::words(&p.tokens, &phrases, (q, &quantities), (&claim.subject, said));
            finish(&mut claim, pack);
            if let Some((head, unit)) = discourse.left_out(&claim, &claims, &p.tokens) {
                (claim.subject.head, claim.quantity.unit) = (head, unit);
                claim.subject.resolved = true;
                finish(&mut claim, pack);
            }
            if let Some(whole) = discourse.restated(&claim, &claims, &p.tokens) {
                claim.subject.head.clone_from(&whole.subject.head);
                claim.subject.modifiers.clone_from(&whole.subject.modifiers);
                claim.qualifiers.event.clone_from(&whole.qualifiers.event);
                claim.subject.resolved = true;
                finish(&mut claim, pack);
            }
            if claim.qualifiers.part && reference::adds_another(&claim, &claims, first, &p.tokens) {
                claim.qualifiers.part = false;
            }
            claim.qualifiers.context = sentence.iter().map(|lemma| pack.subjects.lemma(lemma)).collect();
            // "four times" says nothing, unless a pack knows what: "hit the net 21 times".
            claim.qualifiers.adjunct |= light && claim.subject.is_open();
            claims.push(claim);
        }
        discourse.leave(&p.tokens, &phrases);
        told_of = side::told_of(&phrases, &names);
    }
    speaker::name(&mut claims, article, parsed);
    claims
}

/// "four times", "both sides": nouns that name no thing of their own.
fn head_is_light(tokens: &[Token<'_>], subject: &Subject) -> bool {
    let light = |t: &Token<'_>| t.has_cue("light-noun");
    tokens.iter().any(|t| t.lemma == subject.head && subject.span.overlaps(t.span) && light(t))
}

/// Names the subject by the packs, once its lemmas are the ones that stand for their synonyms.
fn finish(claim: &mut Claim, pack: &Pack) {
    claim.qualifiers.light = claim.qualifiers.event.as_ref().is_some_and(|e| pack.has_cue(e, "light-verb"));
    pack.subjects.unify(claim);
    let unit = pack.subjects.bare_unit(claim).and_then(|id| pack.units.get(id)).cloned();
    if let Some(unit) = unit {
        let q = &mut claim.quantity;
        (q.kind, q.unit) = (Kind::Measure, Some(unit));
    }
    adopt_unit(claim, pack);
    pack.subjects.name(claim);
}

/// "two elderly women", "three elementary schools": the head is a counted unit that stood too far from its number for the grammar.
fn adopt_unit(claim: &mut Claim, pack: &Pack) {
    let q = &claim.quantity;
    let counts = claim.subject.span.start >= q.number.end;
    if q.unit.is_some() || q.kind != Kind::Count || !counts {
        return;
    }
    // "five of its nationals": the plural alone is a noun for people.
    let plural = || claim.subject.text.rsplit(' ').next().and_then(|word| pack.counted(word));
    let head = pack.counted(&claim.subject.head).or_else(plural).cloned();
    claim.quantity.unit = head;
}

/// What the quantity counts or measures, with its words in the text.
fn counted(
    article: &Article,
    tokens: &[Token<'_>],
    phrases: &Phrases,
    (q, figure): (&Quantity, Option<&Figure>),
) -> Subject {
    let mut subject = subject::subject(tokens, phrases, q);
    if let Some(figure) = figure {
        ballot::settle(&mut subject, figure);
    }
    toll::settle(tokens, phrases, q, &mut subject);
    delay::settle(tokens, phrases, q, &mut subject);
    subject.span = subject::text_span(q, &subject);
    subject.text = subject.span.text(&article.text).to_owned();
    // "recorded a magnitude of 6.1": the unit names what was measured, where only the verb is left to name it.
    let by_verb = tokens.iter().any(|t| subject.span.contains(t.span) && t.pos == Pos::Verb);
    if q.unit_id() == Some("magnitude") && by_verb {
        "magnitude".clone_into(&mut subject.head);
    }
    if q.kind.is_tally() && subject.head.is_empty() {
        q.kind.name().clone_into(&mut subject.head);
    }
    subject
}

/// Whether the verb tells what the counted ones do. "Hospitals in three towns took in 60": the towns do nothing.
fn acts(relation: governor::Relation, whole: bool, tokens: &[Token<'_>], phrases: &Phrases, q: &Quantity) -> bool {
    let at = relation == governor::Relation::Subject && governor::is_place_of_subject(tokens, phrases, q.tokens.start);
    !(at || whole || q.kind.is_amount() && governor::is_beside(tokens, phrases, q.tokens.start))
}

/// "51 percent against Roe's 48": a word that only sets the one side against the other, not those for against those against.
fn is_side(figure: Option<&Figure>, cue: &str) -> bool {
    figure.is_some() && cue.ends_with("split.vote.against")
}

/// Whose figure of a vote it is, where its own words or those of the other side tell.
fn of_side(
    (figure, told_of): (Option<&Figure>, Option<&str>),
    tokens: &[Token<'_>],
    phrases: &Phrases,
    names: &[Name],
    q: &Quantity,
) -> Option<Vec<String>> {
    match &figure?.whose {
        Whose::Named(name) => Some(vec![name.clone()]),
        Whose::Rival => Some(Vec::new()),
        Whose::Doer if figure?.what == What::Counted => Some(Vec::new()),
        Whose::Doer => side::doer(tokens, phrases, names, q, told_of).map(|name| vec![name]),
    }
}

/// "a margin of error of 3 points", "leads by 7 points in the poll": points of a percentage.
fn is_point_of_poll(tokens: &[Token<'_>], clause: &std::ops::Range<usize>, q: &Quantity) -> bool {
    q.unit_id() == Some("point") && tokens[clause.clone()].iter().any(|t| t.has_cue("polls"))
}

/// One quantity by its own sentence.
fn read(
    article: &Article,
    p: &Parsed<'_>,
    (quantities, names): (&[Quantity], &[Name]),
    phrases: &Phrases,
    (quantity, figure, told_of): (&Quantity, Option<&Figure>, Option<&str>),
    pack: &Pack,
) -> Claim {
    let tokens = &p.tokens[..];
    let mut q = qualifiers::with_distant_negation(tokens, quantity);
    let clause = qualifiers::clause(tokens, &q);
    let rate = qualifiers::distant_rate(tokens, quantities, &clause, &q);
    let by_rate = rate.as_ref().and_then(|(_, statistic)| *statistic);
    if let Some((per, _)) = rate {
        q.per = Some(per);
    }
    if is_point_of_poll(tokens, &clause, &q)
        && let Some(unit) = pack.units.get("pp")
    {
        (q.kind, q.unit) = (Kind::Points, Some(unit.clone()));
    }
    let mut subject = counted(article, tokens, phrases, (&q, figure));
    let quote = market::quote(tokens, phrases, quantities, &q);
    if let Some(quote) = &quote {
        quote.name(&mut subject, &q, &article.text);
    }
    if quote.is_none() && market::is_price_in_deal(tokens, &q, &subject) {
        "consideration".clone_into(&mut subject.head);
    }
    let end = tokens.iter().rposition(|t| subject.span.contains(t.span)).map_or(q.tokens.end, |i| i + 1);
    let governor =
        governor::governor(tokens, phrases, q.tokens.start, end.max(q.tokens.end)).filter(|(_, relation)| {
            // "signed for four years", "sold for $3m": only counted things are companions.
            let counted = q.kind == Kind::Count;
            *relation == governor::Relation::Subject || !counted || !governor::is_oblique(tokens, q.tokens.start)
        });
    let verb = governor.as_ref().map(|(verb, _)| *verb);
    subject.label = heading::heading(tokens, phrases, &q, &subject, verb, &article.text);
    let landmark = distance::landmark(tokens, phrases, &q);
    let far = landmark.is_some();
    let from_named = landmark.as_ref().is_some_and(|l| l.proper);
    if let Some(landmark) = landmark {
        distance::name(&mut subject, landmark);
    }
    let whole = aside::is_whole(tokens, quantities, &q);
    let governor = governor.filter(|g| acts(g.1, whole, tokens, phrases, &q));
    // "four of the 18 employees were hurt": the 18 were not, but "of the 52 aboard" all were aboard.
    // "the six-coach tram left the rails": the train did, not its coaches.
    let attributive = tokens.get(q.tokens.end).is_some_and(|t| t.text == "-" && !t.spaced) && q.kind == Kind::Count;
    let person = q.unit_id() == Some("person") || q.kind == Kind::Count && q.unit.is_none();
    let either = person && governor.is_some_and(|g| event::is_either(tokens, phrases, g.0));
    let governor = governor.filter(|_| !attributive && !either);
    let state =
        state::fate(tokens, &q, &mut subject, end, governor, pack).filter(|s| !either && (!whole || s == "aboard"));
    let mut attribution = attribution::attribution(tokens, phrases, &q);
    if let Some(a) = &mut attribution {
        a.text = a.span.text(&article.text).to_owned();
    }
    let own = qualifiers::own_places(tokens, quantities, names, &q);
    // However a vote's figures are told, they are what was received.
    let voted = figure.and_then(|f| match f.what {
        What::Counted => Some("count"),
        What::Share | What::Received => Some("receive"),
        What::Margin => None,
    });
    let object = governor.filter(|(_, relation)| *relation == governor::Relation::Object && q.kind == Kind::Count);
    let whole_told = object.and_then(|(verb, _)| event::of_whole(tokens, phrases, verb));
    let meant = event::is_meant_for(tokens, phrases, &q).then(|| "accommodate".to_owned());
    let event = voted
        .map(str::to_owned)
        .or(meant)
        .or(state)
        .or_else(|| quote.and_then(|quote| quote.event))
        .or_else(|| event::of_noun(tokens, phrases, &q))
        .or_else(|| governor.and_then(|(verb, _)| event::of_said(tokens, phrases, verb, &q)))
        .or_else(|| governor.and_then(|(verb, _)| event::of_time_taken(tokens, phrases, verb, &q)))
        .or_else(|| governor.and_then(|(verb, _)| event::made_to(tokens, phrases, verb, end.max(q.tokens.end))))
        .or_else(|| whole_told.clone())
        .or_else(|| governor.map(|(verb, _)| event::lemma(tokens, phrases, verb)))
        .map(|event| state::as_carried(tokens, event, &subject))
        .filter(|_| !far);
    let event = escape::settle(tokens, &q, &mut subject, event);
    let parties = of_side((figure, told_of), tokens, phrases, names, &q).unwrap_or_else(|| {
        party::parties(tokens, phrases, names, &q, subject.span, attribution.as_ref().map(|a| a.span))
    });
    // "officials of the Congo reported": the land does not speak itself.
    let hangs = |span: Span| {
        let at = tokens.partition_point(|t| t.span.end <= span.start);
        at.checked_sub(1).is_some_and(|i| tokens[i].pos == Pos::Adposition)
    };
    let teller = attribution.as_ref().filter(|a| !hangs(a.span)).map(|a| a.text.as_str());
    let teller = teller.or_else(|| parties.first().filter(|_| parties.len() == 1).map(String::as_str));
    // "30 miles south of Arlen in the Sea of Sarn": where the thing lies is what the distance tells.
    let places = match own.is_empty() {
        true if from_named => Vec::new(),
        true => Some(qualifiers::places(tokens, names, &clause, pack))
            .filter(|found| !found.is_empty())
            .unwrap_or_else(|| qualifiers::of_teller(&q, event.as_deref(), teller, pack)),
        false => own,
    };
    let qualifiers = Qualifiers {
        places,
        areas: Vec::new(),
        setting: qualifiers::setting(tokens, phrases, end.max(q.tokens.end)),
        parties,
        period: when::own(&p.periods, tokens, quantities, &q)
            .or_else(|| when::nearest(&p.periods, tokens, phrases, &clause, &q)),
        window: qualifiers::window(tokens, phrases, &clause, &q),
        measure: None,
        statistic: by_rate.or_else(|| qualifiers::statistic(tokens, &clause, &q)),
        event,
        telling: false,
        light: false,
        sought: aside::is_sought(tokens, phrases, &clause, &q),
        part: whole_told.is_some() || aside::is_part(tokens, quantities, &q) || calibre::narrows(tokens, &q, end),
        comparison: figure.is_none()
            && !market::is_named_close(tokens, &q)
            && aside::is_comparison(tokens, quantities, &clause, &q, &subject),
        other_year: false,
        adjunct: aside::is_adjunct(tokens, quantities, &q),
        context: qualifiers::context(tokens, &(0..tokens.len()), phrases, &subject),
        cues: sums::cues(tokens, quantities, &q, subject.span).into_iter().filter(|c| !is_side(figure, c)).collect(),
    };
    Claim {
        article: 0,
        sentence: 0,
        span: q.span.to(subject.span),
        sentence_span: p.sentence.span,
        modality: attribution::modality(tokens, phrases, &clause, &q, governor.map(|(verb, _)| verb)),
        quoted: attribution::is_quoted(&p.sentence.quoted, &q),
        headline: matches!(p.sentence.role, Role::Headline | Role::Subheading),
        attribution,
        subject,
        qualifiers,
        canonical: None,
        quantity: q,
    }
}
