//! One function a subcommand: arguments in, output written, outcome back.

use crate::Outcome;
use crate::args::{CheckArgs, Cli, Command, RulesArgs, ShowArgs, Stage};
use crate::{files, rules, sink};
use atodds::model::{Article, Quantity, Report, Sentence, Skipped, Token};
use atodds::pack::Pack;
use atodds::read::{Story, stories};
use atodds::render::{self, Format, Look, show};
use clap::CommandFactory;
use rayon::prelude::*;

/// Runs what was asked; an error is a sentence for the user, and means [`Outcome::Trouble`].
pub fn run(cli: Cli) -> Result<Outcome, String> {
    match cli.command {
        Command::Check(args) => check(&args),
        Command::Show(args) => shown(&args),
        Command::Rules { command } => rules::rules(command),
        Command::Completions { shell } => completions(shell),
        Command::Man => man(),
    }
}

fn check(args: &CheckArgs) -> Result<Outcome, String> {
    let pack = pack(&args.rules)?;
    let stories = stories(files::inputs(&args.stories));
    let least = args.min_severity.map_or_else(|| args.format.0.least_severity(), |s| s.0);
    let least = if args.pedantic && args.min_severity.is_none() { atodds::model::Severity::Info } else { least };
    let mut reports = reports(stories, &pack, args.jobs)?;
    for report in &mut reports {
        render::select(report, least, args.pedantic);
    }
    for skipped in reports.iter().flat_map(|r| &r.skipped) {
        name(skipped);
    }
    let look = Look {
        width: width(),
        color: sink::colored(&args.output),
        with_text: args.with_text,
        folder: sink::linked(&args.output),
    };
    if !args.quiet || args.output.output.is_some() {
        sink::write(&render::render(&reports, args.format.0, look), &args.output)?;
    }
    Ok(outcome(&reports, args))
}

/// The stories' reports in the stories' order, whatever the number of jobs.
fn reports(stories: Vec<Story>, pack: &Pack, jobs: Option<std::num::NonZeroUsize>) -> Result<Vec<Report>, String> {
    if stories.len() < 2 || jobs.is_some_and(|n| n.get() == 1) {
        return Ok(stories.into_iter().map(|s| atodds::check(s, pack)).collect());
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs.map_or(0, |n| n.get()))
        .build()
        .map_err(|e| format!("the jobs could not be started: {e}; try a smaller --jobs"))?;
    Ok(pool.install(|| stories.into_par_iter().map(|s| atodds::check(s, pack)).collect()))
}

fn outcome(reports: &[Report], args: &CheckArgs) -> Outcome {
    if reports.is_empty() || reports.iter().any(|r| !r.skipped.is_empty()) {
        return Outcome::Trouble;
    }
    let fails = |r: &Report| args.fail_on.severity().is_some_and(|s| r.findings.iter().any(|f| f.severity >= s));
    if reports.iter().any(fails) { Outcome::Findings } else { Outcome::Clean }
}

fn shown(args: &ShowArgs) -> Result<Outcome, String> {
    let pack = pack(&args.rules)?;
    let stories = stories(files::inputs(&args.files));
    let mut outcome = if stories.is_empty() { Outcome::Trouble } else { Outcome::Clean };
    let mut out = String::new();
    for story in stories {
        for skipped in &story.skipped {
            name(skipped);
            outcome = Outcome::Trouble;
        }
        out += &match args.stage {
            Stage::Tokens => each(&story, &pack, args.format.0, tokens),
            Stage::Quantities => each(&story, &pack, args.format.0, quantities),
            Stage::Claims => match args.format.0 {
                Format::Text | Format::Diff | Format::Html => show::claims_text(&atodds::check(story, &pack)),
                Format::Json | Format::Jsonl => show::claims_json(&atodds::check(story, &pack)),
            },
            Stage::Groups => match args.format.0 {
                Format::Text | Format::Diff | Format::Html => show::groups_text(&atodds::check(story, &pack)),
                Format::Json | Format::Jsonl => show::groups_json(&atodds::check(story, &pack)),
            },
        };
    }
    sink::write(&out, &args.output)?;
    Ok(outcome)
}

fn each(story: &Story, pack: &Pack, format: Format, one: fn(&Article, &Pack, Format) -> String) -> String {
    story.articles.iter().map(|a| one(a, pack, format)).collect()
}

fn tokens(article: &Article, pack: &Pack, format: Format) -> String {
    let parsed = atodds::parse(article, pack);
    let sentences: Vec<(&Sentence, &[Token<'_>])> = parsed.iter().map(|p| (&p.sentence, p.tokens.as_slice())).collect();
    match format {
        Format::Text | Format::Diff | Format::Html => show::tokens_text(article, &sentences),
        Format::Json | Format::Jsonl => show::tokens_json(article, &sentences),
    }
}

fn quantities(article: &Article, pack: &Pack, format: Format) -> String {
    let parsed = atodds::parse(article, pack);
    let quantities: Vec<&Quantity> = parsed.iter().flat_map(|p| &p.quantities).collect();
    match format {
        Format::Text | Format::Diff | Format::Html => show::quantities_text(article, &quantities),
        Format::Json | Format::Jsonl => show::quantities_json(article, &quantities),
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

/// Names on standard error an input that could not be read.
fn name(skipped: &Skipped) {
    sink::complain(&format!("{}: {}", skipped.path, skipped.reason));
}

/// The columns of the terminal as the shell gives them; 80 where it does not.
fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|c| *c >= 40).unwrap_or(80)
}
