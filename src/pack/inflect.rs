//! English inflection by rule: the regular forms of a noun, a verb or an adjective from its base form.
//!
//! `build.rs` includes this file, so it imports nothing of the crate.

/// `report` → `reports`, `box` → `boxes`, `city` → `cities`; also the third person of a verb.
pub fn with_s(base: &str) -> String {
    if let Some(stem) = consonant_before(base, 'y') {
        format!("{stem}ies")
    } else if ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end)) {
        format!("{base}es")
    } else {
        format!("{base}s")
    }
}

/// `veto` → `vetoes` beside the plain `vetos`; nothing where the word does not end so.
pub fn with_es(base: &str) -> Option<String> {
    consonant_before(base, 'o').map(|_| format!("{base}es"))
}

/// `arrest` → `arrested`, `cite` → `cited`, `carry` → `carried`, `stop` → `stopped`.
/// A verb of several syllables gets both spellings (`admitted`, `traveled` and `travelled`), since stress decides and spelling does not show it.
pub fn with_ed(base: &str) -> Vec<String> {
    if base.ends_with('e') {
        vec![format!("{base}d")]
    } else if let Some(stem) = consonant_before(base, 'y') {
        vec![format!("{stem}ied")]
    } else {
        stems(base).into_iter().map(|stem| format!("{stem}ed")).collect()
    }
}

/// `report` → `reporting`, `cite` → `citing`, `die` → `dying`, `stop` → `stopping`.
pub fn with_ing(base: &str) -> Vec<String> {
    if let Some(stem) = base.strip_suffix("ie") {
        vec![format!("{stem}ying")]
    } else if base.len() > 2 && base.ends_with('e') && !["ee", "oe", "ye", "inge"].iter().any(|end| base.ends_with(end))
    {
        vec![format!("{}ing", &base[..base.len() - 1])]
    } else {
        stems(base).into_iter().map(|stem| format!("{stem}ing")).collect()
    }
}

/// `high` → `higher`, `highest`; `large` → `larger`; `heavy` → `heavier`; `big` → `bigger`.
pub fn graded(base: &str) -> Vec<String> {
    let stems = if let Some(stem) = base.strip_suffix('e') {
        vec![stem.to_owned()]
    } else if let Some(stem) = consonant_before(base, 'y') {
        vec![format!("{stem}i")]
    } else {
        stems(base)
    };
    stems.into_iter().flat_map(|stem| [format!("{stem}er"), format!("{stem}est")]).collect()
}

/// What `-ed` and `-ing` are put to: the base, with its last consonant doubled where it must be or may be.
fn stems(base: &str) -> Vec<String> {
    let Some(last) = base.chars().next_back() else { return Vec::new() };
    if last == 'c' {
        return vec![format!("{base}k")];
    }
    if !doubles(base) {
        return vec![base.to_owned()];
    }
    let doubled = format!("{base}{last}");
    if syllables(base) > 1 { vec![base.to_owned(), doubled] } else { vec![doubled] }
}

/// Ends in consonant, one vowel, consonant: `stop`, `admit`, but not `rain`, `fix`, `show`.
fn doubles(base: &str) -> bool {
    let mut back = base.chars().rev();
    let (Some(last), Some(middle), before) = (back.next(), back.next(), back.next()) else { return false };
    let second = back.next();
    let single_vowel = !before.is_some_and(is_vowel) || (before == Some('u') && second == Some('q'));
    !is_vowel(last) && !matches!(last, 'w' | 'x' | 'y' | 'h') && is_vowel(middle) && single_vowel && before.is_some()
}

fn syllables(base: &str) -> usize {
    let mut count = 0;
    let mut in_vowel = false;
    let mut previous = ' ';
    for c in base.chars() {
        let vowel = (is_vowel(c) && !(c == 'u' && previous == 'q')) || (c == 'y' && previous != ' ');
        count += usize::from(vowel && !in_vowel);
        in_vowel = vowel;
        previous = c;
    }
    count
}

/// The word without `end` where a consonant stands before it.
fn consonant_before(word: &str, end: char) -> Option<&str> {
    let stem = word.strip_suffix(end)?;
    stem.chars().next_back().is_some_and(|c| !is_vowel(c)).then_some(stem)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn regular_forms() {
        assert_eq!(with_s("crossing"), "crossings");
        assert_eq!(with_s("city"), "cities");
        assert_eq!(with_s("day"), "days");
        assert_eq!(with_s("box"), "boxes");
        assert_eq!(with_es("veto").as_deref(), Some("vetoes"));
        assert_eq!(with_es("radio"), None);
        assert_eq!(with_ed("arrest"), ["arrested"]);
        assert_eq!(with_ed("cite"), ["cited"]);
        assert_eq!(with_ed("carry"), ["carried"]);
        assert_eq!(with_ed("stay"), ["stayed"]);
        assert_eq!(with_ed("stop"), ["stopped"]);
        assert_eq!(with_ed("rain"), ["rained"]);
        assert_eq!(with_ed("admit"), ["admited", "admitted"]);
        assert_eq!(with_ed("panic"), ["panicked"]);
        assert_eq!(with_ing("die"), ["dying"]);
        assert_eq!(with_ing("cite"), ["citing"]);
        assert_eq!(with_ing("flee"), ["fleeing"]);
        assert_eq!(with_ing("cut"), ["cutting"]);
        assert_eq!(graded("big"), ["bigger", "biggest"]);
        assert_eq!(graded("heavy"), ["heavier", "heaviest"]);
        assert_eq!(graded("large"), ["larger", "largest"]);
        assert_eq!(graded("high"), ["higher", "highest"]);
    }
}
