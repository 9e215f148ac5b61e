//! Two sentences word by word: which words of each the other lacks.

use super::words::{Mark, Word};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// Which words of two sentences differ.
#[derive(Debug, PartialEq, Eq)]
pub struct Difference {
    pub first: Vec<bool>,
    pub second: Vec<bool>,
}

/// Of each hundred words this many must be shared, or the two are other sentences and not other wordings of one.
const ALIKE: usize = 50;

/// The words that differ, however little the two share.
pub fn apart(first: &[Word], second: &[Word]) -> Difference {
    marked(&runs(first, second), first, second)
}

/// The words that differ; `None` where the sentences have too little in common for that to help a reader.
pub fn differ(first: &[Word], second: &[Word]) -> Option<Difference> {
    let runs = runs(first, second);
    let shared: usize = runs.iter().filter(|r| r.same).map(|r| spoken(&first[r.first.clone()])).sum();
    if shared * 200 < ALIKE * (spoken(first) + spoken(second)) {
        return None;
    }
    Some(marked(&runs, first, second))
}

fn runs(first: &[Word], second: &[Word]) -> Vec<Run> {
    let keys = |words: &[Word]| words.iter().map(|w| w.key.clone()).collect::<Vec<_>>();
    let ops = capture_diff_slices(Algorithm::Patience, &keys(first), &keys(second));
    cleaned(ops.into_iter().map(Run::of).collect(), first, second)
}

fn marked(runs: &[Run], first: &[Word], second: &[Word]) -> Difference {
    let mut difference = Difference { first: vec![false; first.len()], second: vec![false; second.len()] };
    for run in runs.iter().filter(|r| !r.same) {
        difference.first[run.first.clone()].fill(true);
        difference.second[run.second.clone()].fill(true);
    }
    difference
}

fn spoken(words: &[Word]) -> usize {
    words.iter().filter(|w| !w.key.is_empty()).count()
}

/// A stretch of both sentences, shared or not.
#[derive(Clone)]
struct Run {
    same: bool,
    first: Range<usize>,
    second: Range<usize>,
}

impl Run {
    fn of(op: DiffOp) -> Self {
        Run { same: matches!(op, DiffOp::Equal { .. }), first: op.old_range(), second: op.new_range() }
    }
}

/// Shared words that are shorter than the differences on both of their sides only chop these up ("the", "of a"): they
/// become part of them. A shared figure always stays, since it is what the reader looks for.
fn cleaned(runs: Vec<Run>, first: &[Word], second: &[Word]) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in runs {
        out.push(run);
        while let [.., before, middle, after] = out.as_slice() {
            let short = middle.same && !before.same && !after.same && !figures(&first[middle.first.clone()]);
            let length = letters(&first[middle.first.clone()]);
            let weight = |r: &Run| letters(&first[r.first.clone()]).max(letters(&second[r.second.clone()]));
            if !short || length > weight(before) || length > weight(after) {
                break;
            }
            let joined = Run {
                same: false,
                first: before.first.start..after.first.end,
                second: before.second.start..after.second.end,
            };
            out.truncate(out.len() - 3);
            out.push(joined);
        }
        // Two neighbours that differ are one difference.
        if let [.., before, after] = out.as_mut_slice()
            && !before.same
            && !after.same
        {
            before.first.end = after.first.end;
            before.second.end = after.second.end;
            out.pop();
        }
    }
    out
}

fn letters(words: &[Word]) -> usize {
    words.iter().map(|w| w.key.chars().count()).sum()
}

fn figures(words: &[Word]) -> bool {
    words.iter().any(|w| matches!(w.mark, Mark::Figure | Mark::Hedge))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sentence(text: &str) -> Vec<Word> {
        let word = |w: &str| Word {
            text: w.to_owned(),
            key: w.trim_matches(['.', ',']).to_lowercase(),
            gap: true,
            mark: if w.starts_with(|c: char| c.is_ascii_digit()) { Mark::Figure } else { Mark::Plain },
        };
        text.split(' ').map(word).collect()
    }

    fn shown(words: &[Word], differs: &[bool]) -> String {
        let one = |(w, d): (&Word, &bool)| if *d { format!("<{}>", w.text) } else { w.text.clone() };
        words.iter().zip(differs).map(one).collect::<Vec<_>>().join(" ").replace("> <", " ")
    }

    #[track_caller]
    fn check(a: &str, b: &str, expected: Option<(&str, &str)>) {
        let (a, b) = (sentence(a), sentence(b));
        let found = differ(&a, &b).map(|d| (shown(&a, &d.first), shown(&b, &d.second)));
        assert_eq!(found.as_ref().map(|(x, y)| (x.as_str(), y.as_str())), expected);
    }

    #[test]
    fn the_words_that_differ() {
        check(
            "At least 40 people died in the crash, police said.",
            "At least 45 people died in the crash, police said.",
            Some((
                "At least <40> people died in the crash, police said.",
                "At least <45> people died in the crash, police said.",
            )),
        );
        check(
            "Some 40 people were hurt on Monday",
            "40 people were hurt on Monday",
            Some(("<Some> 40 people were hurt on Monday", "40 people were hurt on Monday")),
        );
    }

    #[test]
    fn small_words_between_differences_are_part_of_them() {
        check(
            "The mayor of Westport told reporters of a long delay in the works on the bridge.",
            "The head of transport warned residents of a short delay in the works on the bridge.",
            Some((
                "The <mayor of Westport told reporters of a long> delay in the works on the bridge.",
                "The <head of transport warned residents of a short> delay in the works on the bridge.",
            )),
        );
    }

    #[test]
    fn a_shared_figure_stays_seen() {
        let (a, b) = (
            "Engineers counted 12 broken girders along the whole span of it",
            "Inspectors found 12 cracked girders along the whole span of it",
        );
        check(
            a,
            b,
            Some((
                "<Engineers counted> 12 <broken> girders along the whole span of it",
                "<Inspectors found> 12 <cracked> girders along the whole span of it",
            )),
        );
    }

    #[test]
    fn other_sentences_are_not_compared() {
        check("Six streets were closed until the evening.", "It rained for most of the day in the north.", None);
    }
}
