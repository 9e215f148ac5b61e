//! Groups → findings: the list of checks, one file each.

use crate::model::{Article, Claim, Finding, Group};

/// A check as `rules list` and `rules explain` show it.
pub struct Check {
    pub code: &'static str,
    /// Its file's doc comment.
    pub source: &'static str,
}

impl Check {
    /// The doc comment that opens its file, as plain text: what it looks for, what it leaves alone, an example.
    pub fn explain(&self) -> String {
        let doc = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        doc.map(|line| line.strip_prefix(' ').unwrap_or(line).to_owned() + "\n").collect()
    }

    /// The first paragraph of [`Check::explain`] on one line.
    pub fn summary(&self) -> String {
        self.explain().lines().take_while(|line| !line.trim().is_empty()).collect::<Vec<_>>().join(" ")
    }
}

/// All checks, in the order of judgement.
pub const CHECKS: &[Check] = &[];

/// Findings over the story, most serious first; sets each group's verdict.
pub fn check(claims: &[Claim], groups: &mut [Group], articles: &[Article], copies: &[Option<usize>]) -> Vec<Finding> {
    let _ = (claims, groups, articles, copies);
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_explanation_is_the_doc_comment_and_nothing_after_it() {
        let source = "//! Two things\n//! differ.\n//!\n//! Not when they agree.\n\nuse std::fmt;\n//! not this\n";
        let check = Check { code: "two-things", source };
        assert_eq!(check.explain(), "Two things\ndiffer.\n\nNot when they agree.\n");
        assert_eq!(check.summary(), "Two things differ.");
    }

    #[test]
    fn every_check_explains_itself() {
        for check in CHECKS {
            assert!(check.summary().len() > 20, "{} has no doc comment", check.code);
        }
    }
}
