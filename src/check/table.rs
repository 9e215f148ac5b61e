//! Rows under a total: “Cancelled: 23,150, of which”, then a line for each reason, the last of them for all others.

use super::Survey;
use super::sum::{Bond, PARTS, Sum};
use super::whole::is_amount;
use crate::model::{At, Claim, Span, SumWord};

/// Longest way from a total to the end of its line: ", of which:", " people, among them".
const OPENING: usize = 24;

/// All totals whose rows come to an end with what is left over.
pub fn sums(survey: &Survey<'_>) -> Vec<Sum> {
    let claims = survey.claims;
    let mut order: Vec<usize> = (0..claims.len()).filter(|&i| !claims[i].headline).collect();
    order.sort_by_key(|&i| (claims[i].article, claims[i].quantity.span.start));
    (0..order.len()).filter_map(|n| under(survey, &order[n..])).collect()
}

/// The rows under the first of these claims, which stand in order.
fn under(survey: &Survey<'_>, claims: &[usize]) -> Option<Sum> {
    let (&total, after) = claims.split_first()?;
    let whole = &survey.claims[total];
    let text = survey.articles[whole.article].text.as_str();
    let opening = text.get(whole.quantity.span.end..)?.lines().next()?;
    let tied = [SumWord::Whom, SumWord::Them].into_iter().any(|word| whole.qualifiers.has_cue(At::Behind, word));
    if !tied || opening.len() > OPENING || !is_amount(whole) {
        return None;
    }
    let mut start = whole.quantity.span.end + opening.len();
    let mut parts = Vec::new();
    let mut indent = None;
    for &i in after.iter().take(PARTS + 1) {
        let claim = &survey.claims[i];
        let Some(row) = (claim.article == whole.article).then(|| row(text, start, claim)).flatten() else { break };
        let own = row.text(text).len() - row.text(text).trim_start().len();
        // A row set further in breaks down the one above it.
        if *indent.get_or_insert(own) != own || !is_amount(claim) {
            return None;
        }
        parts.push(i);
        start = row.end;
    }
    let last = &survey.claims[*parts.last()?].qualifiers;
    let closed = last.has_cue(At::Before, SumWord::Others) || last.has_cue(At::Before, SumWord::Left);
    let list = closed && (2..=PARTS).contains(&parts.len());
    list.then(|| Sum { strange: true, ..Sum::of(total, parts, Bond::All) })
}

/// The next line, where it is a label, a colon and this figure alone.
fn row(text: &str, from: usize, claim: &Claim) -> Option<Span> {
    let rest = text.get(from..)?;
    let line = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'))?.lines().next()?;
    let line = Span::of(line, text);
    let label = text.get(line.start..claim.quantity.span.start)?;
    let behind = text.get(claim.quantity.span.end..line.end)?.trim();
    let alone = !label.contains(|c: char| c.is_ascii_digit()) && behind.trim_matches(['.', ',', ';']).is_empty();
    (alone && label.trim_end().ends_with(':')).then_some(line)
}
