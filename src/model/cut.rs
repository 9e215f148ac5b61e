//! Where a text is cut into tokens.

/// Cuts text into the pieces that tokens are made of, each with whether white space stands before it:
/// runs of letters (with inner apostrophes, and dots between single letters: `U.S.`), numbers in digits (with inner commas,
/// dots and exponents as numbers are written), whole web addresses, and every other mark alone. Linear in the text.
pub fn cut(text: &str) -> impl Iterator<Item = (&str, bool)> {
    Cut { rest: text, text, after_digits: false }
}

struct Cut<'t> {
    text: &'t str,
    rest: &'t str,
    /// The last piece was digits: letters close to them are a unit or a suffix, and end before the next digit.
    after_digits: bool,
}

impl<'t> Iterator for Cut<'t> {
    type Item = (&'t str, bool);

    fn next(&mut self) -> Option<(&'t str, bool)> {
        let trimmed = self.rest.trim_start();
        let first = trimmed.chars().next()?;
        let spaced = trimmed.len() < self.rest.len() || self.rest.len() == self.text.len();
        let mut digits_here = false;
        let length = if first.is_ascii_digit() || (first == '.' && starts_decimal(trimmed, self.text)) {
            digits_here = true;
            digits(trimmed, in_list(self.text, trimmed))
        } else if let Some(length) = address(trimmed, spaced) {
            length
        } else if first.is_alphabetic() {
            if self.after_digits && !spaced { suffix(trimmed) } else { word(trimmed) }
        } else if is_apostrophe(first) && !spaced && possessive(trimmed) {
            first.len_utf8() + 1
        } else {
            first.len_utf8()
        };
        self.after_digits = digits_here;
        let (piece, rest) = trimmed.split_at(length);
        self.rest = rest;
        Some((piece, spaced))
    }
}

/// `.5`: a point before a digit, after no word character.
fn starts_decimal(rest: &str, text: &str) -> bool {
    let before = &text[..text.len() - rest.len()];
    rest.as_bytes().get(1).is_some_and(u8::is_ascii_digit)
        && !before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '.')
}

/// No number that is written in groups is longer; what is, stays one piece.
const LONGEST_GROUPED: usize = 100;

/// Length of a number in digits: `10,000`, `3.6`, `1,234,567.89`, `1e6`; a comma or point counts only before another digit.
fn digits(text: &str, listed: bool) -> usize {
    let bytes = text.as_bytes();
    let mut end = 0;
    let mut commas = 0;
    let mut first_comma = None;
    while end < bytes.len() {
        let digit = bytes[end].is_ascii_digit();
        let mark = matches!(bytes[end], b'.' | b',') && bytes.get(end + 1).is_some_and(u8::is_ascii_digit);
        if !(digit || mark) {
            break;
        }
        if bytes[end] == b',' {
            commas += 1;
            first_comma = first_comma.or(Some(end));
        }
        end += 1;
    }
    // "22,24,26" and "1,3,5" are lists: the last group of a grouped number has three digits, as has every but the first or each has two.
    if let Some(comma) =
        first_comma.filter(|_| listed || commas > 1 && end <= LONGEST_GROUPED && !is_grouped(&text[..end]))
    {
        return comma;
    }
    end += exponent(&bytes[end..]);
    end.max(1)
}

/// Digits and a comma stand close before: `22,` in `22,24,26`.
fn in_list(text: &str, rest: &str) -> bool {
    let mut before = text[..text.len() - rest.len()].chars().rev();
    before.next() == Some(',') && before.next().is_some_and(|c| c.is_ascii_digit())
}

/// Commas stand as in `1,234,567`, `12,34,567` or `1,234.5`.
fn is_grouped(text: &str) -> bool {
    let whole = text.split('.').next().unwrap_or(text);
    let mut groups = whole.split(',').rev();
    let last = groups.next().map_or(0, str::len);
    let head = whole.split(',').next().map_or(0, str::len);
    let inner: Vec<usize> = groups.map(str::len).collect();
    let inner = inner.split_last().map_or(&[][..], |(_, inner)| inner);
    last == 3 && head <= 3 && (inner.iter().all(|n| *n == 3) || inner.iter().all(|n| *n == 2))
}

/// Length of `e6`, `E-3`, `e+14` after digits, where no letter or digit goes on.
fn exponent(bytes: &[u8]) -> usize {
    if !matches!(bytes.first(), Some(b'e' | b'E')) {
        return 0;
    }
    let sign = usize::from(matches!(bytes.get(1), Some(b'+' | b'-')));
    let count = bytes[1 + sign..].iter().take(6).take_while(|b| b.is_ascii_digit()).count();
    let end = 1 + sign + count;
    let goes_on = bytes.get(end).is_some_and(|b| b.is_ascii_alphanumeric() || !b.is_ascii());
    if count == 0 || goes_on { 0 } else { end }
}

/// Length of the letters close behind digits: `km`, `ft` of `6ft2in`, `th`, `bn`. A digit ends them, save after `m` and `k`, as in `km2`.
fn suffix(text: &str) -> usize {
    let whole = word(text);
    let digit = text[..whole].find(|c: char| c.is_ascii_digit());
    match digit {
        Some(at) if text[at..whole].len() > 1 || !text[..at].ends_with('m') => at,
        Some(_) | None => whole,
    }
}

/// Length of a web address, up to white space: what stands in it is neither words nor numbers.
fn address(text: &str, spaced: bool) -> Option<usize> {
    let starts = |prefix: &str| text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix));
    let web = starts("http://") || starts("https://") || spaced && starts("www.");
    web.then(|| {
        let end = text.find(|c: char| c.is_whitespace() || matches!(c, '"' | '<' | '>' | '”')).unwrap_or(text.len());
        text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']).len().max(7).min(end)
    })
}

/// Length of a word: letters and digits, apostrophes before a letter, and the dots of `U.S.` or `a.m.`
fn word(text: &str) -> usize {
    let mut end = 0;
    let mut run = 0;
    let mut dotted = false;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|(_, c)| *c);
        if c.is_alphanumeric() {
            run += 1;
            end = at + c.len_utf8();
        } else if is_apostrophe(c) && end > 0 && next.is_some_and(char::is_alphabetic) && !possessive(&text[at..]) {
            run = 0;
            end = at + c.len_utf8();
        } else if c == '.' && run == 1 && (dotted || next.is_some_and(char::is_alphabetic)) {
            run = 0;
            dotted = true;
            end = at + 1;
        } else if is_combining(c) {
            end = at + c.len_utf8();
        } else {
            break;
        }
    }
    end.max(text.chars().next().map_or(0, char::len_utf8))
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’')
}

/// `'s` at the end of a word is a token of its own: `Hunter` `'s`.
fn possessive(text: &str) -> bool {
    let mut chars = text.chars().skip(1);
    matches!(chars.next(), Some('s' | 'S')) && !chars.next().is_some_and(char::is_alphanumeric)
}

/// Combining marks and joiners keep a word together.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{200c}' | '\u{200d}' | '\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> String {
        cut(text).map(|(piece, _)| piece).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn numbers_stay_whole() {
        for text in
            ["10,000", "1,234,567.89", "12,34,567", "3.6", ".5", "1e6", "12.32e+14", "192.168.1.2", "5,00", "1.111,11"]
        {
            assert_eq!(pieces(text), text);
        }
    }

    #[test]
    fn lists_and_suffixes_are_cut() {
        for (text, want) in [
            ("22,24,26,31.", "22|,|24|,|26|,|31|."),
            ("1, 234", "1|,|234"),
            ("6ft2in", "6|ft|2|in"),
            ("2h10m", "2|h|10|m"),
            ("5km2", "5|km2"),
            ("1.3x10^6", "1.3|x|10|^|6"),
            ("21st", "21|st"),
            ("1eA", "1|eA"),
            ("B2B", "B2B"),
        ] {
            assert_eq!(pieces(text), want, "{text}");
        }
    }

    #[test]
    fn words_keep_their_marks() {
        for (text, want) in [
            ("the U.S. and Hunter's don't", "the|U.S.|and|Hunter|'s|don't"),
            ("see https://a.b/c?d=30%25. Then", "see|https://a.b/c?d=30%25|.|Then"),
            ("forty-two", "forty|-|two"),
        ] {
            assert_eq!(pieces(text), want, "{text}");
        }
    }
}
