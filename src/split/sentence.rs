//! Paragraph → sentences. A stop ends one unless the word before it, or what follows, says that it goes on.

use super::shape::{is_closer, is_opener, is_stop};
use crate::model::{Sense, Span};
use crate::pack::{Class, Follower, Pack};

/// No word that decides here is longer, in bytes.
const LONGEST_WORD: usize = 48;

/// Words after a closing quotation mark among which "said" is looked for.
const SAYING: usize = 4;

/// The sentences of a stretch of `text`, without the white space around them. Every byte that is not white space is in one of them.
pub fn sentences(text: &str, paragraph: Span, pack: &Pack) -> Vec<Span> {
    let whole = paragraph.text(text);
    let mut found = Vec::new();
    let mut start = 0;
    let mut at = 0;
    while let Some(stop) = whole[at..].find(is_stop).map(|i| at + i) {
        let end = end_of_stop(whole, stop);
        if ends(&Stop { whole, start, stop, end }, pack) {
            found.push(&whole[start..end]);
            start = end;
        }
        at = end;
    }
    found.push(&whole[start..]);
    found.iter().map(|s| s.trim()).filter(|s| !s.is_empty()).map(|s| Span::of(s, text)).collect()
}

/// The byte after a run of stops and the marks that close after it.
fn end_of_stop(text: &str, stop: usize) -> usize {
    let rest = &text[stop..];
    let after = rest.trim_start_matches(is_stop);
    let mut end = text.len() - after.len();
    let mut previous = ' ';
    for c in after.chars() {
        // A mark that opens what follows is straight and has no space behind it: `home."The` is read as closing.
        let straight_opening = is_straight(c) && previous == c;
        if !is_closer(c) || straight_opening {
            break;
        }
        previous = c;
        end += c.len_utf8();
    }
    end
}

fn is_straight(c: char) -> bool {
    matches!(c, '"' | '\'')
}

/// A stop in its paragraph.
struct Stop<'t> {
    whole: &'t str,
    /// Where its sentence begins.
    start: usize,
    /// Its first mark.
    stop: usize,
    /// The byte after its last mark.
    end: usize,
}

impl<'t> Stop<'t> {
    /// The marks of the stop itself and the closing marks after it.
    fn marks(&self) -> &'t str {
        &self.whole[self.stop..self.end]
    }

    fn after(&self) -> &'t str {
        &self.whole[self.end..]
    }

    /// The word that the stop stands after: letters and digits with the dots, dashes and apostrophes inside.
    fn word(&self) -> &'t str {
        let mut low = self.stop.saturating_sub(LONGEST_WORD).max(self.start);
        while !self.whole.is_char_boundary(low) {
            low += 1;
        }
        let before = &self.whole[low..self.stop];
        let word = before.rfind(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '&' | '\'' | '’')));
        let word = word.map_or(before, |i| &before[i + before[i..].chars().next().map_or(0, char::len_utf8)..]);
        word.trim_start_matches(['.', '\'', '’'])
    }
}

fn ends(stop: &Stop, pack: &Pack) -> bool {
    let after = stop.after();
    if after.trim().is_empty() {
        return true;
    }
    if !after.starts_with(char::is_whitespace) {
        return glued(stop, pack);
    }
    let next = after.trim_start();
    let opened = next.trim_start_matches(|c: char| is_opener(c) || c.is_whitespace());
    let Some(first) = opened.chars().next() else { return true };
    if first.is_lowercase() {
        return false;
    }
    let plain_full_stop = stop.marks() == ".";
    if !plain_full_stop {
        return !(is_excited(stop.marks()) && goes_on_saying(next, pack));
    }
    after_full_stop(stop, next, opened, first, pack)
}

/// `“Go!” Smith said`: the sentence goes on with who says so.
fn is_excited(marks: &str) -> bool {
    let mark = marks.trim_end_matches(is_closer);
    mark.len() < marks.len() && mark.ends_with(['!', '?'])
}

fn goes_on_saying(next: &str, pack: &Pack) -> bool {
    let words = next.split_whitespace().take(SAYING);
    let clause: Vec<&str> = words.take_while(|w| w.len() <= LONGEST_WORD).collect();
    // A stop or a comma ends the clause that can hold "said".
    let end = clause.iter().position(|w| w.ends_with(['.', '!', '?', ',', ';', ':'])).map_or(clause.len(), |i| i + 1);
    clause[..end].iter().any(|word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let lower = bare.to_lowercase();
        bare.starts_with(char::is_lowercase)
            && pack
                .lexicon
                .readings(|n| (n == 0).then_some((bare, lower.as_str(), true)))
                .iter()
                .any(|r| matches!(r.sense, Sense::Attribution(_)))
    })
}

fn after_full_stop(stop: &Stop, next: &str, opened: &str, first: char, pack: &Pack) -> bool {
    let word = stop.word();
    let follows = following_word(opened);
    let opens = || pack.abbreviations.follower(follows) == Some(Follower::Opens);
    let quoted = next.len() > opened.len() && next.starts_with(['"', '“', '‘', '«', '(']);
    match pack.abbreviations.class(word) {
        Some(Class::Title) => false,
        Some(Class::BeforeNumber) => !first.is_ascii_digit(),
        Some(Class::MayEnd) => opens() || quoted && !next.starts_with('('),
        Some(Class::Time) => pack.abbreviations.follower(follows) != Some(Follower::AfterTime),
        None => {
            if is_initial(word) || is_dotted(word) {
                opens()
            } else {
                !is_list_marker(stop, word)
            }
        }
    }
}

/// A stop with no space behind it ends a sentence only between a word in small letters or a number, and a word with a capital.
fn glued(stop: &Stop, pack: &Pack) -> bool {
    let after = stop.after();
    let opened = after.trim_start_matches(['"', '“', '‘', '(', '[']);
    let mut letters = opened.chars();
    let capital = letters.next().is_some_and(char::is_uppercase);
    let second = letters.next();
    let name = capital && second.is_none_or(|c| c.is_lowercase() || c.is_whitespace() || matches!(c, '\'' | '’' | '.'));
    if !name {
        return false;
    }
    if !stop.marks().starts_with('.') || stop.marks().len() > 1 {
        return true;
    }
    let word = stop.word();
    let ordinary = word.len() > 1 && !word.contains('.') && !is_domain(following_word(opened));
    ordinary
        && word.chars().all(|c| c.is_alphanumeric() || matches!(c, '\'' | '’'))
        && !is_address(stop)
        && pack.abbreviations.class(word).is_none()
}

/// The ends of web addresses that are written with a capital in names: `Example.Com`.
fn is_domain(word: &str) -> bool {
    ["com", "org", "net", "io", "co", "gov", "edu"].iter().any(|end| word.eq_ignore_ascii_case(end))
}

/// The run of characters around the stop is an address: `www.Example.Org`, `a.B@c.d`, `a/b.C`.
fn is_address(stop: &Stop) -> bool {
    let before = &stop.whole[stop.start..stop.stop];
    let run = before.char_indices().rev().take(LONGEST_WORD).take_while(|(_, c)| !c.is_whitespace());
    run.clone().any(|(_, c)| matches!(c, '/' | '@' | '_'))
}

/// The word at the start: letters, digits and inner dots.
fn following_word(text: &str) -> &str {
    let end = text.char_indices().take(LONGEST_WORD).find(|(_, c)| !c.is_alphanumeric()).map(|(i, _)| i);
    let end = end.unwrap_or_else(|| text.char_indices().nth(LONGEST_WORD).map_or(text.len(), |(i, _)| i));
    &text[..end]
}

/// `J.` in `J. D. Vance`.
fn is_initial(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_none()
}

/// `U.S`, `J.P`: single letters with dots between.
fn is_dotted(word: &str) -> bool {
    word.contains('.') && word.split('.').all(|part| part.chars().count() == 1 && part.chars().all(char::is_alphabetic))
}

/// `1.` at the beginning of a paragraph or sentence numbers it.
fn is_list_marker(stop: &Stop, word: &str) -> bool {
    let before = stop.whole[stop.start..stop.stop].trim();
    before == word && word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit())
}
