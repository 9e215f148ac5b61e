//! One function a subcommand: arguments in, output written, outcome back.

use crate::Outcome;
use crate::args::{CheckArgs, Cli, Command, LintArgs, ReportArgs, RulesArgs, ShowArgs, ShowFormat, Stage, SubjectArgs};
use crate::{files, output, rules, sink};
use atodds::Options;
use atodds::model::{Article, Quantity, Report, Sentence, Skipped, Token};
use atodds::pack::Pack;
use atodds::read::{Story, join, stories};
use atodds::render::show;
use clap::CommandFactory;
use rayon::prelude::*;

/// Runs what was asked; an error is a sentence for the user, and means [`Outcome::Trouble`].
pub fn run(cli: Cli) -> Result<Outcome, String> {
    match cli.command {
        Command::Check(args) => check(&args),
        Command::Lint(args) => lint(&args),
        Command::Show(args) => shown(&args),
        Command::Rules { command } => rules::rules(command),
        Command::Completions { shell } => completions(shell),
        Command::Man => man(),
    }
}

fn check(args: &CheckArgs) -> Result<Outcome, String> {
    let pack = with(pack(&args.report.rules)?, &args.report.subjects);
    let stories = stories(files::inputs(&args.stories));
    let reports = reports(stories, &pack, args.report.jobs)?;
    said(reports, &args.report)
}

fn lint(args: &LintArgs) -> Result<Outcome, String> {
    let pack = with(pack(&args.report.rules)?, &args.report.subjects);
    let (draft, against) = files::draft(&args.draft, args.stdin_filename.as_deref(), &args.against)?;
    let (mut story, draft) = join(draft, against);
    let Some(place) = draft else {
        story.skipped.iter().for_each(name);
        return Ok(Outcome::Trouble);
    };
    let sources = story.articles.len() - 1;
    let article = &mut story.articles[place];
    article.published = article.published.or(args.published);
    let report = atodds::check(story, &pack, &Options { draft });
    let outcome = said(vec![report], &args.report)?;
    if sources == 0 {
        return Err("there is no article to hold the draft against; check the path given with --against".to_owned());
    }
    Ok(outcome)
}

/// Names what could not be read, writes the reports, and says what they come to.
fn said(mut reports: Vec<Report>, args: &ReportArgs) -> Result<Outcome, String> {
    reports.iter().flat_map(|r| &r.skipped).for_each(name);
    output::write(&mut reports, args)?;
    Ok(outcome(&reports, args))
}

/// The stories' reports in the stories' order, whatever the number of jobs.
fn reports(stories: Vec<Story>, pack: &Pack, jobs: Option<std::num::NonZeroUsize>) -> Result<Vec<Report>, String> {
    if stories.len() < 2 || jobs.is_some_and(|n| n.get() == 1) {
        return Ok(stories.into_iter().map(|s| atodds::check(s, pack, &Options::default())).collect());
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, |n| n.get()))
        .build()
        .map_err(|e| format!("the jobs could not be started: {e}; try a smaller --jobs"))?;
    Ok(pool.install(|| stories.into_par_iter().map(|s| atodds::check(s, pack, &Options::default())).collect()))
}

fn outcome(reports: &[Report], args: &ReportArgs) -> Outcome {
    if reports.is_empty() || reports.iter().any(|r| !r.skipped.is_empty()) {
        return Outcome::Trouble;
    }
    let fails = |r: &Report| args.fail_on.severity().is_some_and(|s| r.findings.iter().any(|f| f.severity >= s));
    if reports.iter().any(fails) { Outcome::Findings } else { Outcome::Clean }
}

fn shown(args: &ShowArgs) -> Result<Outcome, String> {
    let pack = with(pack(&args.rules)?, &args.subjects);
    let stories = stories(files::inputs(&args.files));
    let mut outcome = if stories.is_empty() { Outcome::Trouble } else { Outcome::Clean };
    let mut out = String::new();
    for story in stories {
        for skipped in &story.skipped {
            name(skipped);
            outcome = Outcome::Trouble;
        }
        out += &match args.stage {
            Stage::Tokens => each(&story, &pack, args.format, tokens),
            Stage::Quantities => each(&story, &pack, args.format, quantities),
            Stage::Claims => match args.format {
                ShowFormat::Text => show::claims_text(&atodds::check(story, &pack, &Options::default())),
                ShowFormat::Json | ShowFormat::Jsonl => {
                    show::claims_json(&atodds::check(story, &pack, &Options::default()))
                }
            },
            Stage::Groups => match args.format {
                ShowFormat::Text => show::groups_text(&atodds::check(story, &pack, &Options::default())),
                ShowFormat::Json | ShowFormat::Jsonl => {
                    show::groups_json(&atodds::check(story, &pack, &Options::default()))
                }
            },
        };
    }
    sink::write(&out, args.output.as_deref(), args.color.color)?;
    Ok(outcome)
}

fn each(story: &Story, pack: &Pack, format: ShowFormat, one: fn(&Article, &Pack, ShowFormat) -> String) -> String {
    story.articles.iter().map(|a| one(a, pack, format)).collect()
}

fn tokens(article: &Article, pack: &Pack, format: ShowFormat) -> String {
    let parsed = atodds::parse(article, pack);
    let sentences: Vec<(&Sentence, &[Token<'_>])> = parsed.iter().map(|p| (&p.sentence, p.tokens.as_slice())).collect();
    match format {
        ShowFormat::Text => show::tokens_text(article, &sentences),
        ShowFormat::Json | ShowFormat::Jsonl => show::tokens_json(article, &sentences),
    }
}

fn quantities(article: &Article, pack: &Pack, format: ShowFormat) -> String {
    let parsed = atodds::parse(article, pack);
    let quantities: Vec<&Quantity> = parsed.iter().flat_map(|p| &p.quantities).collect();
    match format {
        ShowFormat::Text => show::quantities_text(article, &quantities),
        ShowFormat::Json | ShowFormat::Jsonl => show::quantities_json(article, &quantities),
    }
}

fn completions(shell: clap_complete::Shell) -> Result<Outcome, String> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "atodds", &mut script);
    sink::print(&String::from_utf8_lossy(&script))?;
    Ok(Outcome::Clean)
}

fn man() -> Result<Outcome, String> {
    let mut page = Vec::new();
    clap_mangen::Man::new(Cli::command())
        .render(&mut page)
        .map_err(|e| format!("the manual page could not be made: {e}"))?;
    sink::print(&String::from_utf8_lossy(&page))?;
    Ok(Outcome::Clean)
}

/// The built-in packs with the user's over them.
pub fn pack(rules: &RulesArgs) -> Result<Pack, String> {
    files::packs(&rules.dirs).and_then(|user| Pack::with(&user)).map_err(|e| e.to_string())
}

/// The packs as far as they are wanted.
fn with(pack: Pack, subjects: &SubjectArgs) -> Pack {
    if subjects.no_subjects { pack.without_subjects() } else { pack }
}

/// Names on standard error an input that could not be read.
fn name(skipped: &Skipped) {
    sink::complain(&format!("{}: {}", skipped.path, skipped.reason));
}
