//! The known word that a misspelled one was meant to be.

/// The nearest of `known`, where it is near enough to be meant: a third of its letters may differ.
pub fn nearest<'k>(word: &str, known: &[&'k str]) -> Option<&'k str> {
    let word = word.to_lowercase().replace('_', "-");
    let distance = |k: &&&str| strsim::damerau_levenshtein(&word, k);
    let best = known.iter().filter(|k| distance(k) * 3 <= k.len().max(3)).min_by_key(distance);
    best.copied()
}

/// `; did you mean `x`?`, else `; the NOUN are a, b`.
pub fn hint(word: &str, known: &[&str], noun: &str) -> String {
    match nearest(word, known) {
        Some(near) => format!("; did you mean `{near}`?"),
        None => format!("; the {noun} are {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn slips_of_the_pen_find_their_word() {
        let known = ["value-conflict", "hedge-drop", "update", "off"];
        for (word, wanted) in [
            ("value-conflit", Some("value-conflict")),
            ("Value_Conflict", Some("value-conflict")),
            ("hegde-drop", Some("hedge-drop")),
            ("updates", Some("update")),
            ("of", Some("off")),
            ("severity", None),
            ("", None),
            ("x", None),
        ] {
            assert_eq!(nearest(word, &known), wanted, "{word}");
        }
    }
}
