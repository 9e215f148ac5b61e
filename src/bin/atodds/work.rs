//! What is to be checked, read and judged: a story or many, or a draft and its sources.

use crate::args::{JudgeArgs, ReportArgs};
use crate::timing::{Progress, Times};
use crate::{config, files, run};
use atodds::Options;
use atodds::model::Report;
use atodds::pack::Pack;
use atodds::read::{Story, join, stories};
use atodds::settings::Settings;
use jiff::civil::Date;
use rayon::prelude::*;
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// A check (of the stories at `paths`), or a lint (of each draft against them).
pub struct Work<'a> {
    pub paths: &'a [PathBuf],
    pub drafts: Vec<Draft<'a>>,
    pub judge: &'a JudgeArgs,
    /// What articles agree on is wanted too.
    pub agreement: bool,
}

pub struct Draft<'a> {
    pub path: &'a Path,
    pub stdin_name: Option<&'a Path>,
    pub published: Option<Date>,
}

/// The reports of stories that have not changed since, for runs that repeat.
pub struct Memory {
    kept: Option<HashMap<u64, Report>>,
}

impl Memory {
    /// For a run that happens once.
    pub fn none() -> Memory {
        Memory { kept: None }
    }

    pub fn new() -> Memory {
        Memory { kept: Some(HashMap::new()) }
    }

    pub fn forget(&mut self) {
        self.kept = self.kept.as_ref().map(|_| HashMap::new());
    }
}

impl<'a> Work<'a> {
    pub fn of(paths: &'a [PathBuf], drafts: Vec<Draft<'a>>, judge: &'a JudgeArgs, agreement: bool) -> Self {
        Work { paths, drafts, judge, agreement }
    }

    /// The settings of the draft, else of the first story.
    pub fn settings(&self) -> Result<Settings, String> {
        let start = self.drafts.first().map_or(run::first(self.paths), |d| d.stdin_name.unwrap_or(d.path));
        config::settings(&self.judge.rules, start)
    }

    /// One report a story, in the stories' order, before anything is taken out of them.
    pub fn reports(
        &self,
        settings: &Settings,
        memory: &mut Memory,
        times: &mut Times,
        args: &ReportArgs,
    ) -> Result<Vec<Report>, String> {
        let pack = run::with(run::pack(&self.judge.rules, settings)?, &self.judge.subjects);
        let stories = self.read()?;
        times.read_done();
        let progress = Progress::of(stories.len(), args.quiet);
        let reports = self.judged(stories, &pack, memory, &progress)?;
        progress.end();
        times.check_done();
        Ok(reports)
    }

    /// The stories with the place of the draft in each.
    pub fn read(&self) -> Result<Vec<(Story, Option<usize>)>, String> {
        if self.drafts.is_empty() {
            return Ok(stories(files::inputs(self.paths)).into_iter().map(|s| (s, None)).collect());
        }
        if self.drafts.len() > 1 && self.drafts.iter().any(|d| d.path == Path::new("-")) {
            return Err("standard input holds one draft; give it alone".to_owned());
        }
        self.drafts.iter().map(|draft| self.drafted(draft)).collect()
    }

    /// A draft with its sources.
    fn drafted(&self, draft: &Draft<'_>) -> Result<(Story, Option<usize>), String> {
        let (text, against) = files::draft(draft.path, draft.stdin_name, self.paths)?;
        let (mut story, place) = join(text, against);
        match place.and_then(|n| story.articles.get_mut(n)) {
            Some(article) => article.published = article.published.or(draft.published),
            // Without its draft there is nothing to hold against the sources; what could not be read is named.
            None => story.articles.clear(),
        }
        Ok((story, place))
    }

    /// Whatever the number of jobs, the reports are the same and in the same order.
    pub fn judged(
        &self,
        stories: Vec<(Story, Option<usize>)>,
        pack: &Pack,
        memory: &mut Memory,
        progress: &Progress,
    ) -> Result<Vec<Report>, String> {
        let kept = memory.kept.take();
        let remembered = kept.is_some();
        let kept = kept.unwrap_or_default();
        let one = |(story, draft): (Story, Option<usize>)| {
            let key = if remembered { content(&story) } else { 0 };
            let report = kept.get(&key).cloned().unwrap_or_else(|| {
                atodds::check(story, pack, &Options { draft, agreement: self.agreement, ..Options::default() })
            });
            progress.step();
            (key, report)
        };
        let jobs = self.judge.jobs;
        // The articles of one story are read side by side as well, so that one story has a pool, too.
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(jobs.map_or(0, |n| n.get()))
            .build()
            .map_err(|e| format!("the jobs could not be started: {e}; try a smaller --jobs"))?;
        let done: Vec<(u64, Report)> = pool.install(|| stories.into_par_iter().map(one).collect());
        if remembered {
            memory.kept = Some(done.iter().cloned().collect());
        }
        Ok(done.into_iter().map(|(_, report)| report).collect())
    }
}

/// A number that changes with anything in a story.
fn content(story: &Story) -> u64 {
    let mut hasher = DefaultHasher::new();
    format!("{story:?}").hash(&mut hasher);
    hasher.finish()
}
