//! The sentences that a finding sets against each other, each compared with the first word by word.

use super::differ::differ;
use super::words::Sentence;
use crate::model::{Cited, Finding, Report};

/// One of the sentences.
pub struct Side {
    pub cited: Cited,
    pub sentence: Sentence,
    /// Of each word, whether it is at odds with the other sentence.
    pub differs: Vec<bool>,
}

/// At most so many of a finding's sentences, the primary first. The first is compared with the second, all others with the
/// first; where two have little in common, the words of the statements alone are at odds.
pub fn sides(report: &Report, finding: &Finding, most: usize) -> Vec<Side> {
    let cited = finding.cited.iter().take(most);
    let sentences = cited.filter_map(|c| Sentence::of(report, *c).map(|s| (*c, s)));
    let mut sides: Vec<Side> = Vec::new();
    for (n, (cited, sentence)) in sentences.enumerate() {
        let own = own(&sentence);
        let Some(first) = sides.first_mut() else {
            sides.push(Side { cited, sentence, differs: own });
            continue;
        };
        let found = differ(&first.sentence.words, &sentence.words);
        let found = found.filter(|d| d.first.contains(&true) || d.second.contains(&true));
        let differs = match found {
            Some(difference) => {
                if n == 1 {
                    first.differs = difference.first;
                }
                difference.second
            }
            None => own,
        };
        sides.push(Side { cited, sentence, differs });
    }
    sides
}

/// Which words to mark in a sentence that is compared with none: those of the statement itself.
fn own(sentence: &Sentence) -> Vec<bool> {
    (0..sentence.words.len()).map(|n| sentence.marked.contains(&n)).collect()
}
