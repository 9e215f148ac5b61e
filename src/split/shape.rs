//! What characters look like: the marks that end, open and close.

/// Ends a sentence, as a rule.
pub fn is_stop(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '‼' | '⁇' | '⁈' | '⁉')
}

/// May stand between a stop and the end of its sentence.
pub fn is_closer(c: char) -> bool {
    matches!(c, '"' | '\'' | '”' | '’' | '»' | '›' | ')' | ']' | '}')
}

/// May stand between the end of a sentence and the first letter of the next.
pub fn is_opener(c: char) -> bool {
    matches!(
        c,
        '"' | '\''
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '«'
            | '‹'
            | '('
            | '['
            | '{'
            | '—'
            | '–'
            | '-'
            | '•'
            | '*'
            | '¿'
            | '¡'
    )
}

/// The text without the closing marks at its end.
pub fn without_closers(text: &str) -> &str {
    text.trim_end_matches(|c| is_closer(c) || c == '“' || char::is_whitespace(c))
}

/// Ends as a sentence does.
pub fn ends_as_sentence(line: &str) -> bool {
    without_closers(line).ends_with(is_stop)
}

/// The first letter or digit.
pub fn first_letter(text: &str) -> Option<char> {
    text.chars().find(|c| c.is_alphanumeric())
}
