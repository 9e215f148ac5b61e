//! The templates of the page, built in or a newsroom's own.

use super::Story;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, context};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use thiserror::Error;

/// What the page is made of; the names are those of the files.
const BUILTIN: [(&str, &str); 12] = [
    ("page.html", include_str!("page.html")),
    ("strip.html", include_str!("strip.html")),
    ("filters.html", include_str!("filters.html")),
    ("matrix.html", include_str!("matrix.html")),
    ("subject.html", include_str!("subject.html")),
    ("line.html", include_str!("line.html")),
    ("lane.html", include_str!("lane.html")),
    ("finding.html", include_str!("finding.html")),
    ("articles.html", include_str!("articles.html")),
    ("dialogs.html", include_str!("dialogs.html")),
    (STYLE, include_str!("page.css")),
    (SCRIPT, include_str!("page.js")),
];
const STYLE: &str = "page.css";
const SCRIPT: &str = "page.js";

/// A template that cannot be used; the sentence says which and why.
#[derive(Debug, Error)]
#[error("{name}: {reason}")]
pub struct TemplateError {
    pub name: String,
    pub reason: String,
}

impl From<minijinja::Error> for TemplateError {
    fn from(error: minijinja::Error) -> Self {
        // What went wrong in a part is told by the innermost error; the ones around it say which parts led there.
        let inner = std::iter::successors(Some(&error as &dyn std::error::Error), |e| e.source());
        let inner = inner.filter_map(|e| e.downcast_ref::<minijinja::Error>()).last().unwrap_or(&error);
        let line = inner.line().map_or_else(String::new, |n| format!(":{n}"));
        let reason = inner.detail().map_or_else(|| inner.kind().to_string(), str::to_owned);
        TemplateError { name: format!("{}{line}", inner.name().unwrap_or("page.html")), reason }
    }
}

/// The templates, the style and the script of a page.
pub struct Templates {
    sources: BTreeMap<String, String>,
}

impl Templates {
    pub fn builtin() -> Self {
        Templates { sources: BUILTIN.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect() }
    }

    /// The built-in ones with a newsroom's own in their place, by file name. A name that stands for nothing on the page is
    /// refused, since it is most likely a slip; so is a template that cannot be read.
    pub fn with(own: &[(String, String)]) -> Result<Self, TemplateError> {
        let mut templates = Templates::builtin();
        for (name, text) in own {
            if !templates.sources.contains_key(name) {
                let known = BUILTIN.map(|(name, _)| name).join(", ");
                return Err(TemplateError {
                    name: name.clone(),
                    reason: format!("the page has no such part; it has {known}"),
                });
            }
            templates.sources.insert(name.clone(), text.clone());
        }
        templates.environment()?;
        Ok(templates)
    }

    /// The names of all parts, for those who write their own.
    pub fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
        BUILTIN.into_iter()
    }

    fn source(&self, name: &str) -> &str {
        self.sources.get(name).map_or("", String::as_str)
    }

    fn environment(&self) -> Result<Environment<'_>, TemplateError> {
        let mut environment = Environment::new();
        environment.set_syntax(SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?);
        for (name, text) in self.sources.iter().filter(|(name, _)| name.ends_with(".html")) {
            environment.add_template(name, text)?;
        }
        Ok(environment)
    }

    pub(super) fn page(&self, stories: &[Story]) -> Result<String, TemplateError> {
        let (style, script) = (self.source(STYLE), self.source(SCRIPT));
        let policy = format!(
            "default-src 'none'; style-src 'sha256-{}'; script-src 'sha256-{}'; base-uri 'none'; form-action 'none'",
            digest(style),
            digest(script)
        );
        let context = context! { stories => Value::from(Serde(stories)), style, script, policy, version => env!("CARGO_PKG_VERSION") };
        Ok(self.environment()?.get_template("page.html")?.render(context)?)
    }
}

/// SHA-256 in base 64, as a content security policy names it.
fn digest(text: &str) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for bytes in Sha256::digest(text.as_bytes()).chunks(3) {
        let bits = (0..3).fold(0u32, |bits, n| bits << 8 | u32::from(bytes.get(n).copied().unwrap_or(0)));
        for n in 0..4 {
            let letter = if n <= bytes.len() { char::from(LETTERS[(bits >> (18 - 6 * n) & 63) as usize]) } else { '=' };
            out.push(letter);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standard() {
        assert_eq!(digest(""), "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
        assert_eq!(digest("alert(1)"), "bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI=");
    }

    #[test]
    fn a_newsroom_can_replace_a_part_and_is_told_what_is_wrong_with_it() {
        let own = |name: &str, text: &str| {
            Templates::with(&[(name.to_owned(), text.to_owned())]).map(|_| ()).map_err(|e| e.to_string())
        };
        assert_eq!(own("strip.html", "<p>{{ story.name }}</p>"), Ok(()));
        assert!(own("stripe.html", "").unwrap_err().contains("it has page.html, strip.html"));
        assert!(own("strip.html", "{% if %}").unwrap_err().starts_with("strip.html:1: "));
    }
}
