//! Sentence + quantities → claims: what each number is about, where, when, which figure, who says so and how surely.

mod apart;
mod aside;
mod attribution;
mod ballot;
mod beside;
mod calibre;
mod claim;
mod clause;
mod comparison;
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
mod harm;
mod headcount;
mod heading;
mod left_out;
mod level;
mod market;
mod party;
mod phrase;
mod plight;
mod polling;
mod pronoun;
mod qualifiers;
mod question;
mod race;
mod reference;
mod rightward;
mod scene;
mod share;
mod side;
mod size;
mod speaker;
mod state;
mod subject;
mod sums;
mod tenure;
mod thing;
mod toll;
mod trailing;
mod when;

pub use facts::facts;

use crate::model::{Article, Claim, Kind, Mark, Period, Pos, Quantity, Sentence, Span, Subject, Token};
use crate::pack::Pack;
use ellipsis::Carried;
use reference::Discourse;
use scene::{Numeral, Scene};

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
    let vote = ballot::is_talked_of(parsed);
    let mut told_of = None;
    let mut carried = Carried::of(parsed.iter().flat_map(|p| &p.quantities));
    for (nth, p) in parsed.iter().enumerate().filter(|(_, p)| p.sentence.role.speaks()) {
        let scene = Scene::of(article, p, carried.units(&p.tokens, &p.quantities), vote, pack);
        discourse.enter(nth, &p.sentence);
        frame = frame::of(frame, &p.sentence, &p.tokens, &p.periods);
        let first = claims.len();
        for numeral in scene.told() {
            let mut claim = claim::read(&scene, &numeral, told_of.as_deref());
            (claim.article, claim.sentence) = (index, nth);
            claim.qualifiers.period = claim.qualifiers.period.or_else(|| frame.as_ref().map(|f| f.period.clone()));
            place(&mut claim, (&claims, first), &scene, &numeral, &discourse);
            claim::meant(&mut claim, &scene, told_of.as_deref());
            claims.push(claim);
        }
        discourse.leave(&p.tokens, &scene.phrases);
        told_of = scene.told_of(told_of);
    }
    speaker::name(&mut claims, article, parsed);
    claims
}

/// What the text around tells of a claim: its noun where it is left out, and what the packs call it. `earlier` are the claims of the
/// article up to here, those of the sentence from the index on.
fn place(
    claim: &mut Claim,
    (earlier, first): (&[Claim], usize),
    scene: &Scene<'_, '_>,
    numeral: &Numeral<'_>,
    discourse: &Discourse,
) {
    let (tokens, phrases, pack) = (scene.tokens, &scene.phrases, scene.pack);
    discourse.resolve(claim, &earlier[first..], tokens, phrases, pack);
    let light = head_is_light(tokens, &claim.subject);
    reference::besides(claim, tokens);
    // "half of the figure": a share of what another number says.
    let share = matches!(claim.quantity.kind, Kind::Share | Kind::Percent);
    claim.qualifiers.adjunct |= share && reference::is_pro_form(&claim.subject.head, pack);
    // The packs look at the number's own clause; alignment at the whole sentence.
    let said = claim.attribution.as_ref().map(|a| a.span);
    let words = clause::words(tokens, phrases, numeral, (&claim.subject, said));
    let sentence = std::mem::replace(&mut claim.qualifiers.context, words);
    finish(claim, pack);
    if let Some(left) = left_out::counted(claim, earlier, tokens) {
        (claim.subject.head, claim.quantity.unit) = (left.head, left.unit);
        claim.qualifiers.event = left.event.or_else(|| claim.qualifiers.event.take());
        claim.subject.resolved = true;
        finish(claim, pack);
    }
    if let Some(whole) = left_out::restated(claim, earlier, tokens) {
        claim.subject.head.clone_from(&whole.subject.head);
        claim.subject.modifiers.clone_from(&whole.subject.modifiers);
        claim.qualifiers.event.clone_from(&whole.qualifiers.event);
        claim.subject.resolved = true;
        finish(claim, pack);
    }
    if claim.qualifiers.part && reference::adds_another(claim, earlier, first, tokens) {
        claim.qualifiers.part = false;
    }
    claim.qualifiers.context = sentence.iter().map(|lemma| pack.subjects.lemma(lemma)).collect();
    mark(claim, (tokens, &scene.quantities), pack);
    if !claim.subject.is_open() && claim.quantity.kind == Kind::Duration {
        last(claim, tokens);
    }
    // "four times" says nothing, unless a pack knows what: "hit the net 21 times".
    claim.qualifiers.adjunct |= light && claim.subject.is_open();
}

/// What is told of the claim as a whole: that such a count falls by itself, that it is of one place alone, that it never came
/// about, that it counts anybody.
fn mark(claim: &mut Claim, (tokens, quantities): (&[Token<'_>], &[Quantity]), pack: &Pack) {
    let head = claim.subject.head.as_str();
    let ebbs = claim.qualifiers.measure.as_ref().is_some_and(|m| pack.has_cue(m, "ebbs"));
    let marks = [
        (Mark::Ebbs, ebbs),
        (Mark::Alone, aside::is_alone(tokens, &claim.quantity)),
        (Mark::Unreal, aside::is_unreal(tokens, &claim.quantity)),
        (Mark::Limit, aside::is_limit(tokens, quantities, &claim.quantity)),
        (Mark::OtherMoment, aside::is_of_other_moment(tokens, &claim.quantity)),
        (Mark::Whoever, head.is_empty() || pack.has_cue(head, "whoever")),
    ];
    claim.qualifiers.marks.extend(marks.into_iter().filter(|(_, is)| *is).map(|(mark, _)| mark));
}

/// How long something lasts that a pack knows: "jailed for five years" gives it, "nine days of the sentence" a part of it.
fn last(claim: &mut Claim, tokens: &[Token<'_>]) {
    let (start, end) = (claim.quantity.tokens.start, claim.quantity.tokens.end);
    if start.checked_sub(1).is_some_and(|i| tokens[i].is("for")) {
        claim.qualifiers.adjunct = false;
    }
    // "after 20 hours of deliberations".
    let named = tokens.get(end + 1).is_some_and(|t| t.lemma == claim.subject.head && tokens[end].is("of"));
    claim.qualifiers.adjunct &= !named;
    let determined = tokens.get(end + 1).is_some_and(|t| t.pos == Pos::Determiner);
    claim.qualifiers.part |= determined && tokens[end].is("of");
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
