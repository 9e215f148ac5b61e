//! Tokens → quantities: nom's home.
//!
//! ```text
//! quantity   = identifier | date | age | score | ordinal      (names, dates, ages, scores, ordinals)
//!            | zero | both | odds | multiple | ratio | phrase
//! phrase     = { hedge } core { hedge after } [ rate ] { hedge after }
//! core       = between | from-to | spread | range | half | side
//! between    = "between" hedged "and" hedged
//! from-to    = "from" hedged "to" hedged                       (only where no verb of change governs it)
//! range      = side ( "-" | "to" | "or" ) side                 (the second's scale and unit hold for the first)
//! spread     = side plus-minus side                            (49 ± 3)
//! side       = money | compound | with-part | scaled | measured | part-of-unit | article   (a number with its unit)
//! money      = [ minus ] currency numeral | numeral currency
//! compound   = numeral unit numeral smaller-unit               (6 ft 2 in, 2 hours 10 minutes)
//! with-part  = ( "a" | cardinal ) unit "and" "a" fraction        (a mile and a half)
//! scaled     = scale-name [ "of" ] numeral                     (magnitude 7.6, Category 4)
//! measured   = numeral [ "-" ] [ unit ]
//! article    = ( "a" | "an" ) unit                             (only after a hedge: "more than a year")
//! numeral    = [ minus ] ( vague | part | power | over | fraction | mixed | cardinal )
//! part       = fraction [ "of" ] [ "a" ] scale                 (half a million, two thirds of a million)
//! mixed      = cardinal ( vulgar | "and" fraction [ scale ] )  (2½, two and a half million)
//! fraction   = ( "a" | cardinal ) [ "-" ] denominator | digits "/" digits | vulgar
//! cardinal   = term { [ "and" ] term }
//! term       = group { scale }
//! group      = ( digits | small | "a" ) [ "hundred" [ "and" ] small ]
//! small      = tens [ "-" ] unit | teen | unit
//! vague      = vague-word [ "of" ] { scale | vague-word }      (tens of thousands, several hundred)
//! odds       = cardinal ( "in" | "out of" | "of" ) cardinal    (one in five; "of" before ten or a hundred alone)
//! multiple   = cardinal "times" | cardinal "fold" | double
//! ratio      = digits ":" digits | cardinal "to" "one"
//! rate       = per [ numeral ] unit | "daily" …
//! ```

mod age;
mod bound;
mod cardinal;
mod change;
mod clock;
mod compound;
mod coordinate;
mod date;
mod digits;
mod duration;
mod fraction;
mod measure;
mod money;
mod multiple;
mod name;
mod numeral;
mod ordinal;
mod phrase;
mod piece;
mod range;
mod rate;
mod score;
mod shape;
mod share;
mod skip;
mod start;
mod temperature;
mod token;
mod vague;
mod year;
mod zero;

use crate::model::{Quantity, Tokens};
use nom::branch::alt;
use nom::{IResult, Parser};

/// What every parser of the grammar gives: the tokens after it, and what it read.
pub(crate) type Read<'a, 't, O> = IResult<Tokens<'a, 't>, O>;

/// Most figures of one sentence, three times what the fullest of ordinary news has: what has more is a row of a table, whose later
/// figures no reader takes for statements, and every figure is read against all others of its sentence.
pub const FIGURES: usize = 32;

/// The quantities of a sentence, in order, none overlapping another; of a row without end one more than [`FIGURES`]. Linear in the
/// tokens.
pub fn quantities(tokens: Tokens<'_, '_>) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.0.len() && found.len() <= FIGURES {
        let (before, here) = tokens.0.split_at(at);
        let (before, here) = (Tokens(before), Tokens(here));
        if !start::may_begin(here) {
            at += 1;
            continue;
        }
        // Names and ordinals first: "day one", "the one hundred and fifth"; the bare pronoun "one" is what is left.
        let named = name::name(before)(here).or_else(|_| ordinal::large(before, here));
        if named.is_err()
            && let Ok((rest, _)) = skip::not_a_number(before, here)
        {
            at = tokens.0.len() - rest.0.len();
            continue;
        }
        match named.or_else(|_| quantity(before, here)) {
            Ok((rest, mut quantity)) => {
                let end = (tokens.0.len() - rest.0.len()).max(at + 1);
                quantity.tokens = at..end;
                found.push(quantity);
                at = end;
            }
            Err(_) => at += 1,
        }
    }
    coordinate::spread(tokens, &mut found);
    change::annotate(tokens, &mut found);
    bound::pass_marks(tokens, &mut found);
    found
}

/// The ordered list: the first alternative that reads wins. `before` is what stands before `input` in the sentence.
fn quantity<'a, 't>(before: Tokens<'a, 't>, input: Tokens<'a, 't>) -> Read<'a, 't, Quantity> {
    alt((
        // "34-year-old" before "34 years"; "Smith, 34," before the bare number.
        age::age(before),
        // "2000 over 3" alone before the year.
        |i| fraction::alone(before, i),
        // "2019-2021" and "5/17/2018" before ranges, scores and fractions; "the third quarter" before its ordinal.
        date::date(before),
        // "3-1" and "216 to 212" before ranges.
        score::score(before),
        // After dates ("1st of May"), before the cardinal that "twenty-first" begins with.
        ordinal::ordinal(before),
        // Exact counts without a number, before "no" and "both" can be taken for anything else.
        |i| zero::zero(i),
        |i| zero::both(i),
        // A whole with its part, before "one" alone or a fraction "3/10" is read.
        |i| share::odds(before, i),
        // "three times as many" before "three".
        |i| multiple::multiple(before, i),
        |i| multiple::ratio(before, i),
        // Everything else: hedges, number or range, unit, rate.
        |i| phrase::phrase(before, i),
    ))
    .parse(input)
}
