//! `atodds explain`: how one finding came about.

use crate::args::ExplainArgs;
use crate::output::{self, Shown};
use crate::timing::Progress;
use crate::work::{Draft, Memory, Work};
use crate::{Outcome, known, run, sink};
use atodds::model::{Finding, Report};
use atodds::render::{Format, Look, explain as render};

pub fn explain(args: &ExplainArgs) -> Result<Outcome, String> {
    let draft = |path| Draft { path, stdin_name: None, published: None };
    let work = match args.against.as_slice() {
        [] => Work::of(&args.stories, Vec::new(), &args.judge, false),
        against => Work::of(against, args.stories.iter().map(|p| draft(p)).collect(), &args.judge, false),
    };
    let settings = work.settings()?;
    let pack = run::with(run::pack(&args.judge.rules, &settings)?, &args.judge.subjects);
    let stories = work.read()?;
    let progress = Progress::of(stories.len(), true);
    let mut reports = work.judged(stories, &pack, &mut Memory::none(), &progress)?;
    reports.iter().flat_map(|r| &r.skipped).for_each(run::name);
    known::drop(&mut reports, &args.judge, &settings)?;
    reports.iter_mut().for_each(|r| settings.apply(r));
    // Ids count the findings of the JSON report.
    Shown::of(&args.judge, &settings).select(&mut reports, Format::Json);
    let look = Look { width: output::width(), color: sink::colored(false, args.judge.color.color), ..Look::default() };
    let mut out = Vec::new();
    for report in &reports {
        out.extend(meant(report, &args.finding).into_iter().map(|n| render::finding(report, n, look)));
    }
    if out.is_empty() {
        return Err(format!("no finding is named `{}`; {}", args.finding, known_ids(&reports)));
    }
    sink::write(&out.join("\n"), None, args.judge.color.color)?;
    Ok(Outcome::Clean)
}

/// The findings that a word means: one id, all that begin so, or all of one check.
fn meant(report: &Report, word: &str) -> Vec<usize> {
    let all = report.findings.iter().enumerate();
    let named = |(n, f): &(usize, &Finding)| {
        let print = word.len() >= 4 && f.fingerprint.starts_with(word);
        format!("f{}", n + 1) == word || f.code.0 == word || print
    };
    all.filter(named).map(|(n, _)| n).collect()
}

fn known_ids(reports: &[Report]) -> String {
    const NAMED: usize = 20;
    let all: Vec<String> = reports
        .iter()
        .flat_map(|r| r.findings.iter().enumerate().map(|(n, f)| format!("f{} ({})", n + 1, f.code)))
        .collect();
    match all.len() {
        0 => "there are no findings".to_owned(),
        n if n > NAMED => format!("there are {}, and {} more", all[..NAMED].join(", "), n - NAMED),
        _ => format!("there are {}", all.join(", ")),
    }
}
