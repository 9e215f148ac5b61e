//! What findings cite, and where it stands in the inputs.

use super::places::{Places, Region};
use crate::model::{Article, Finding, Report, Statement};

/// The places of the articles that some finding of a report names.
pub struct Spots<'a> {
    report: &'a Report,
    places: Vec<Option<Places<'a>>>,
}

/// One statement with its place.
pub struct Spot<'a> {
    pub article: &'a Article,
    pub said: Statement<'a>,
    pub region: Region,
    /// `file:line:column`.
    pub place: String,
}

impl Spot<'_> {
    /// The file as the user named it; the article's id where the text came from none.
    pub fn path(&self) -> &str {
        self.article.path.as_deref().unwrap_or(&self.article.id)
    }
}

impl<'a> Spots<'a> {
    pub fn of(report: &'a Report) -> Self {
        let mut named = vec![false; report.articles.len()];
        for said in report.findings.iter().flat_map(|f| &f.cited).filter_map(|c| report.statement(*c)) {
            if let Some(flag) = named.get_mut(said.article) {
                *flag = true;
            }
        }
        let places = |(a, named): (&'a crate::model::ArticleReport, bool)| named.then(|| Places::of(&a.article));
        Spots { report, places: report.articles.iter().zip(named).map(places).collect() }
    }

    /// What a finding cites: the primary first, then what it is at odds with, then further places.
    pub fn cited(&self, finding: &Finding) -> Vec<Spot<'a>> {
        let statements = finding.cited.iter().filter_map(|c| self.report.statement(*c));
        let spot = |said: Statement<'a>| {
            let article = &self.report.articles.get(said.article)?.article;
            let places = self.places.get(said.article)?.as_ref()?;
            Some(Spot { article, said, region: places.region(said.marked), place: places.name(said.marked) })
        };
        statements.filter_map(spot).collect()
    }
}
