//! How far two words are apart, and their one spelling.

/// A folded word in one spelling of British and American English: `colour` and `color` are one.
pub fn spelling(word: &str) -> String {
    let short = word.len() < 5;
    let mut word = if short { word.to_owned() } else { word.replace("our", "or").replace("isation", "ization") };
    for (british, american) in [
        ("ise", "ize"),
        ("ised", "ized"),
        ("ising", "izing"),
        ("yse", "yze"),
        ("ysed", "yzed"),
        ("tre", "ter"),
        ("lled", "led"),
        ("lling", "ling"),
        ("ence", "ense"),
        ("amme", "am"),
        ("ogue", "og"),
        ("gement", "gment"),
    ] {
        if let Some(stem) = word.strip_suffix(british).filter(|stem| stem.len() > 1) {
            word = format!("{stem}{american}");
            break;
        }
    }
    word
}

/// Letters to put in, take out, change or swap with the next to make one of the other; counted up to `limit` + 1.
pub fn distance(a: &str, b: &str, limit: usize) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if a.len().abs_diff(b.len()) > limit {
        return limit + 1;
    }
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let change = rows[i][j] + usize::from(x != y);
            let mut least = change.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        if row.iter().min().is_some_and(|least| *least > limit) {
            return limit + 1;
        }
        rows.push(row);
    }
    rows.last().and_then(|row| row.last()).map_or(limit + 1, |d| (*d).min(limit + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_is_one_step() {
        for (a, b, want) in [
            ("jansen", "janssen", 1),
            ("roe", "roe", 0),
            ("mendez", "mednez", 1),
            ("smith", "jones", 3),
            ("a", "abcd", 3),
        ] {
            assert_eq!(distance(a, b, 2), want, "{a} {b}");
        }
    }
}
