//! Units left out because an amount nearby has them: "firms receive 190 million of it", "from 2.1 billion euros to 2.4 billion",
//! "900 acres: 400 of wheat, 300 of rye", "2 percent instead of 1.5".

use crate::model::{Kind, Pos, Quantity, Reached, Sense, Token, Unit};
use rust_decimal::Decimal;
use std::sync::Arc;

/// From a million on, a number without a noun mostly is money where the text speaks of money.
const LARGE: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// A price or a wage without its currency has three figures or more.
const PRICE: Decimal = Decimal::ONE_HUNDRED;

/// What is left out: the kind, the unit and the rate.
type Left = (Kind, Arc<Unit>, Option<String>);

/// What the amounts of an article so far leave to a bare one.
#[derive(Debug, Clone, Default)]
pub struct Carried {
    /// The currency of the last sum.
    currency: Option<Arc<Unit>>,
    /// The last amount of a million or more was money.
    large_is_money: bool,
}

impl Carried {
    /// Before the first sum: the currency of the article, where it has no other.
    pub fn of<'q>(quantities: impl Iterator<Item = &'q Quantity>) -> Carried {
        let mut currency: Option<Arc<Unit>> = None;
        for unit in
            quantities.filter(|q| q.kind == Kind::Money).filter_map(|q| q.unit.as_ref()).filter(|u| is_currency(u))
        {
            match &currency {
                Some(first) if first.base != unit.base => return Carried::default(),
                Some(_) => {}
                None => currency = Some(unit.clone()),
            }
        }
        Carried { large_is_money: currency.is_some(), currency }
    }

    /// The quantities of the next sentence with the units that are left out.
    pub fn units(&mut self, tokens: &[Token<'_>], quantities: &[Quantity]) -> Vec<Quantity> {
        let mut found = quantities.to_vec();
        for i in 0..found.len() {
            if is_bare(&found[i])
                && let Some((kind, unit, per)) = self.unit(tokens, &found, i)
            {
                found[i].kind = kind;
                found[i].unit = Some(unit);
                found[i].per = found[i].per.take().or(per);
            }
            self.pass(tokens, &found[i]);
        }
        found
    }

    fn pass(&mut self, tokens: &[Token<'_>], q: &Quantity) {
        if q.kind == Kind::Money && q.unit.as_ref().is_some_and(|u| is_currency(u)) {
            self.currency.clone_from(&q.unit);
        }
        if is_large(tokens, q) && (q.kind == Kind::Money || q.unit.is_some() || has_noun(tokens, q)) {
            self.large_is_money = q.kind == Kind::Money;
        }
    }

    fn unit(&self, tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
        let q = &all[i];
        added(tokens, all, i)
            .or_else(|| linked(tokens, all, i))
            .or_else(|| listed(tokens, all, i))
            .or_else(|| beside(tokens, all, i))
            .or_else(|| gapped(tokens, all, i))
            .or_else(|| and_more(tokens, all, i))
            .or_else(|| sized(tokens, all, i))
            .or_else(|| allowed(tokens, all, i))
            .or_else(|| of_whole(tokens, all, i))
            .or_else(|| {
                let currency = || Some((Kind::Money, self.currency.clone()?, None));
                let measured = || before(tokens, all, i).is_some_and(|(p, _)| p.kind == Kind::Measure);
                let sum = is_large(tokens, q) && !has_noun(tokens, q) && !counts_people(tokens, q);
                if sum {
                    let here = sum_nearby(all, i).map(|unit| (Kind::Money, unit, None));
                    return here.or_else(|| currency().filter(|_| self.large_is_money && !measured()));
                }
                currency().filter(|_| is_paid(tokens, q))
            })
    }
}

/// Cents are no currency of their own: nobody leaves them out.
fn is_currency(unit: &Unit) -> bool {
    unit.factor >= Decimal::ONE
}

fn is_bare(q: &Quantity) -> bool {
    q.kind == Kind::Count && q.unit.is_none() && q.stated().is_some()
}

fn is_large(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let scale = |s: &Sense| matches!(s, Sense::Scale { factor, .. } if *factor >= LARGE);
    tokens[q.tokens.clone()].iter().any(|t| t.senses().any(|(s, _)| scale(s)))
}

/// What follows is counted; "of it", "in spring" and "last year" are not.
fn has_noun(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let Some(next) = tokens.get(q.tokens.end) else { return false };
    let joined = next.text == "-" && !next.spaced;
    if next.is("of") {
        return !tokens
            .get(q.tokens.end + 1)
            .is_some_and(|t| matches!(t.lower.as_str(), "it" | "this" | "that" | "which"));
    }
    let time = matches!(next.lower.as_str(), "last" | "next" | "this" | "more" | "less");
    let dated = next.senses().any(|(s, _)| matches!(s, Sense::Month(_) | Sense::Weekday(_) | Sense::RelativeDay(_)));
    // "the 640 million proposed by the government": a participle with its agent narrows the sum.
    let participle = next.pos == Pos::Participle && tokens.get(q.tokens.end + 1).is_some_and(|t| t.is("by"));
    joined
        || (matches!(next.pos, Pos::Noun | Pos::ProperNoun | Pos::Adjective | Pos::Participle | Pos::Gerund)
            && !time
            && !dated
            && !participle)
}

/// "will cover 2 million", "4 million live there", "a population of 4 million".
fn counts_people(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let before = q.tokens.start.saturating_sub(4)..q.tokens.start;
    let after = q.tokens.end..tokens.len().min(q.tokens.end + 3);
    before.chain(after).any(|i| tokens[i].has_cue("people-sum"))
}

fn sum_nearby(all: &[Quantity], i: usize) -> Option<Arc<Unit>> {
    let money = |q: &&Quantity| q.kind == Kind::Money && q.unit.as_ref().is_some_and(|u| is_currency(u));
    let before = all[..i].iter().rev().find(money);
    before.or_else(|| all[i + 1..].iter().find(money)).and_then(|q| q.unit.clone())
}

/// The amount before, with its unit, and what stands between.
fn before<'q, 't>(tokens: &'q [Token<'t>], all: &'q [Quantity], i: usize) -> Option<(&'q Quantity, &'q [Token<'t>])> {
    let last = all[..i].iter().rev().find(|p| p.kind.is_amount())?;
    Some((last, tokens.get(last.tokens.end..all[i].tokens.start)?))
}

fn given(q: &Quantity) -> Option<Left> {
    let amount = matches!(q.kind, Kind::Money | Kind::Percent | Kind::Measure | Kind::Temperature);
    q.unit.clone().filter(|_| amount).map(|unit| (q.kind, unit, None))
}

/// "42 million pounds and another six million in bonuses".
fn added(tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
    let q = &all[i];
    let scaled =
        tokens[..q.tokens.end].last().is_some_and(|t| t.senses().any(|(s, _)| matches!(s, Sense::Scale { .. })));
    let (last, gap) =
        before(tokens, all, i).filter(|(p, _)| p.kind == Kind::Money && scaled && !has_noun(tokens, q))?;
    let joins =
        |t: &Token<'_>| matches!(t.lower.as_str(), "," | "and" | "plus" | "a" | "or") || t.has_cue("part-before");
    let adds = gap.iter().any(|t| t.has_cue("part-before") || t.is("plus"));
    given(last).filter(|_| adds && gap.iter().all(joins))
}

/// "up from 1.9bn", "instead of 1.5", "not 40": set against the amount before.
fn linked(tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
    const NEAR: usize = 8;
    let q = &all[i];
    let (last, gap) = before(tokens, all, i).filter(|(_, gap)| gap.len() <= NEAR && !has_noun(tokens, q))?;
    let link = gap.iter().rev().find(|t| t.pos != Pos::Determiner)?;
    let set_against = matches!(link.lower.as_str(), "from" | "to" | "not" | "against" | "versus")
        || (link.is("of") && gap.iter().any(|t| t.is("instead")))
        || (link.is("than") && gap.iter().any(|t| t.is("rather")));
    let beside = link.is("to") && gap.iter().any(|t| t.is("next") || t.is("compared"));
    // "fell 5 percent to 300", "a fifth of the staff, from 40": the level is in another unit.
    let share = last.kind == Kind::Percent;
    let delta = share && last.change.is_some_and(|c| c.role == Reached::By);
    let beyond = share && q.stated().is_some_and(|n| n.value > Decimal::ONE_HUNDRED);
    let shared = share && tokens.get(last.tokens.end).is_some_and(|t| t.is("of"));
    // "paid $40 to 300": what stands after "to" gets it, unless the amounts are ends of one stretch.
    let gets = link.is("to") && !beside && last.change.is_none_or(|c| c.role != Reached::From);
    let ends = tokens.get(q.tokens.end).is_some_and(|t| t.is("that") || t.is("which"))
        || matches!(
            tokens.get(q.tokens.end),
            None | Some(Token { pos: Pos::Punct | Pos::Conjunction | Pos::Adposition | Pos::Adverb, .. })
        );
    given(last).filter(|_| set_against && !delta && !beyond && !shared && !gets && ends)
}

/// "900 acres: 400 of wheat, 300 of rye and 200 by the river": none of the items is more than the whole.
fn listed(tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
    let q = &all[i];
    let colon = (0..q.tokens.start).rev().find(|&j| matches!(tokens[j].text, ":" | "." | ";"))?;
    let whole = all[..i].iter().rev().find(|p| p.tokens.end <= colon && p.kind.is_amount())?;
    let bare =
        whole.tokens.end == colon && tokens[colon].text == ":" && matches!(whole.kind, Kind::Measure | Kind::Money);
    let next = tokens.get(q.tokens.end);
    let item = next.is_none_or(|t| matches!(t.pos, Pos::Adposition | Pos::Punct | Pos::Conjunction));
    let within = whole.stated().zip(q.stated()).is_some_and(|(whole, part)| part.value <= whole.value);
    given(whole).filter(|_| bare && item && within)
}

/// "The speed is 128 knots; the minimum is 132": one copula after another.
fn beside(tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
    let q = &all[i];
    let (last, gap) = before(tokens, all, i)?;
    let is = |start: usize| start.checked_sub(1).is_some_and(|j| tokens[j].lemma == "be");
    let level = |t: &Token<'_>| t.has_cue("limit-noun") || t.senses().any(|(s, _)| matches!(s, Sense::Statistic(_)));
    let parallel = gap.first().is_some_and(|t| t.text == ";") && is(last.tokens.start) && is(q.tokens.start);
    let ends = tokens.get(q.tokens.end).is_none_or(|t| t.pos == Pos::Punct);
    given(last).filter(|_| parallel && ends && gap.iter().any(level))
}

/// "My oven alone cost 74,000", "60 percent is paid, to a maximum of 90,000".
fn is_paid(tokens: &[Token<'_>], q: &Quantity) -> bool {
    let price = q.stated().is_some_and(|n| n.value >= PRICE) && !has_noun(tokens, q);
    let pays = |i: usize| tokens[i].has_cue("pays");
    let right = q.tokens.start.checked_sub(1).is_some_and(pays);
    let each = tokens.get(q.tokens.end).is_some_and(|t| t.is("each") || t.is("apiece") || t.is("for"));
    let bounded = q.tokens.start.checked_sub(1).is_some_and(|i| tokens[i].is("of"))
        || tokens[q.tokens.clone()].iter().any(|t| t.is("maximum") || t.is("minimum"));
    let clause = q.tokens.start.saturating_sub(12)..q.tokens.start;
    price
        && (right
            || ((each || bounded) && clause.clone().any(pays) && !clause.into_iter().any(|i| tokens[i].names_people())))
}

/// "The captain had 3,200 hours, the first officer 900": the verb and the unit are left out together.
fn gapped(tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
    const LONGEST: usize = 6;
    let q = &all[i];
    let (last, _) = before(tokens, all, i)?;
    let comma = (last.tokens.end..q.tokens.start).rev().find(|&j| matches!(tokens[j].text, "," | ";"))?;
    let subject = &tokens[comma + 1..q.tokens.start];
    let verb = |t: &Token<'_>| {
        matches!(
            t.pos,
            Pos::Verb | Pos::Auxiliary | Pos::Gerund | Pos::Participle | Pos::Adposition | Pos::Subordinator
        )
    };
    let noun = subject.last().is_some_and(|t| matches!(t.pos, Pos::Noun | Pos::ProperNoun)) && subject.len() <= LONGEST;
    let between = &tokens[last.tokens.end..q.tokens.start];
    let ends = tokens.get(q.tokens.end).is_none_or(|t| matches!(t.pos, Pos::Punct | Pos::Conjunction));
    let amount = matches!(last.kind, Kind::Money | Kind::Percent | Kind::Measure | Kind::Duration);
    let plain = last.change.is_none_or(|c| c.role == Reached::By)
        && !between.iter().any(|t| matches!(t.pos, Pos::Verb | Pos::Auxiliary));
    let fits = amount && noun && ends && plain && !subject.iter().any(verb);
    last.unit.clone().filter(|_| fits).map(|unit| (last.kind, unit, last.per.clone()))
}

/// "500,000 gallons a day on average and never more than 1.4 million": a bound for the same thing.
fn and_more(tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
    let q = &all[i];
    let (last, gap) = before(tokens, all, i).filter(|(p, gap)| p.kind == Kind::Measure && gap.len() <= 6)?;
    let verb = |t: &Token<'_>| matches!(t.pos, Pos::Verb | Pos::Auxiliary | Pos::Noun | Pos::ProperNoun);
    let link = gap.iter().position(|t| t.pos == Pos::Conjunction)?;
    let bound = q.hedge_span.is_some() && !has_noun(tokens, q) && !gap[link..].iter().any(verb);
    last.unit.clone().filter(|_| bound).map(|unit| (last.kind, unit, last.per.clone()))
}

/// "300 metres long and 20 wide".
fn sized(tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
    let size = |id: &&str| tokens.get(all[i].tokens.end).is_some_and(|t| t.has_cue(id));
    let (last, gap) = before(tokens, all, i).filter(|(p, _)| p.kind == Kind::Measure)?;
    let first = gap.first().is_some_and(|t| ["length", "height", "width", "depth"].iter().any(|id| t.has_cue(id)));
    let own = ["length", "height", "width", "depth"].iter().any(size);
    given(last).filter(|_| first && own && gap.len() <= 3)
}

/// "took the curve at 118 kilometres an hour where 80 were allowed", "the limit is 50 miles per hour; the train was doing 73".
fn allowed(tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
    let q = &all[i];
    let (last, _) = before(tokens, all, i).filter(|(p, _)| p.kind == Kind::Measure)?;
    let first = q.tokens.start.checked_sub(1)?;
    let is = |i: usize| tokens.get(i).is_some_and(|t| t.lemma == "be");
    let permitted = |t: &Token<'_>| t.has_cue("is-permitted");
    let limit = tokens[first].is("where") && is(q.tokens.end) && tokens.get(q.tokens.end + 1).is_some_and(permitted);
    let ends = tokens.get(q.tokens.end).is_none_or(|t| t.pos == Pos::Punct);
    let doing = tokens[first].has_cue("runs-at") && ends;
    last.unit.clone().filter(|_| limit || doing).map(|unit| (last.kind, unit, last.per.clone()))
}

/// "51,000 of the 96,000 hectares": the part is in the unit of the whole.
fn of_whole(tokens: &[Token<'_>], all: &[Quantity], i: usize) -> Option<Left> {
    let q = &all[i];
    let whole = all.get(i + 1).filter(|w| matches!(w.kind, Kind::Measure | Kind::Money))?;
    let gap = tokens.get(q.tokens.end..whole.tokens.start)?;
    let of = matches!(gap, [of, the] if of.is("of") && the.pos == Pos::Determiner);
    let less = whole.stated().zip(q.stated()).is_some_and(|(whole, part)| part.value <= whole.value);
    given(whole).filter(|_| of && less)
}
