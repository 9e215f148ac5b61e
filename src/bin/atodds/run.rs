//! One function a subcommand: arguments in, output written, outcome back.

use crate::Outcome;
use crate::args::{CheckArgs, Cli, Command, LintArgs, ReportArgs, RulesArgs, ShowArgs, SubjectArgs};
use crate::output::Shown;
use crate::timing::Times;
use crate::values::{ShowFormat, Stage};
use crate::work::{Draft, Memory, Work};
use crate::{config, explain, files, known, output, rules, sink, watch};
use atodds::Options;
use atodds::model::{Article, Quantity, Report, Sentence, Severity, Skipped, Token};
use atodds::pack::Pack;
use atodds::read::{Story, stories};
use atodds::render::show;
use atodds::settings::Settings;
use clap::CommandFactory;
use std::path::{Path, PathBuf};

/// Runs what was asked; an error is a sentence for the user, and means [`Outcome::Trouble`].
pub fn run(cli: Cli) -> Result<Outcome, String> {
    match cli.command {
        Command::Check(args) => check(&args),
        Command::Lint(args) => lint(&args),
        Command::Explain(args) => explain::explain(&args),
        Command::Show(args) => shown(&args),
        Command::Rules { command } => rules::rules(command),
        Command::Config { command } => config::config(command),
        Command::Completions { shell } => completions(shell),
        Command::Man => man(),
    }
}

fn check(args: &CheckArgs) -> Result<Outcome, String> {
    done(&Work::of(&args.stories, Vec::new(), &args.report.judge, args.report.show_agreement), &args.report)
}

fn lint(args: &LintArgs) -> Result<Outcome, String> {
    let draft = |path| Draft { path, stdin_name: args.stdin_filename.as_deref(), published: args.published };
    let drafts = args.drafts.iter().map(|path| draft(path)).collect();
    done(&Work::of(&args.against, drafts, &args.report.judge, args.report.show_agreement), &args.report)
}

fn done(work: &Work<'_>, args: &ReportArgs) -> Result<Outcome, String> {
    if args.watch { watch::watch(work, args) } else { once(work, args, &mut Memory::none()) }
}

/// Checks what is to be checked and writes the reports.
pub fn once(work: &Work<'_>, args: &ReportArgs, memory: &mut Memory) -> Result<Outcome, String> {
    let mut times = Times::start();
    let settings = work.settings()?;
    let mut reports = work.reports(&settings, memory, &mut times, args)?;
    reports.iter().flat_map(|r| &r.skipped).for_each(name);
    // A draft alone would have every figure of it called unsupported.
    let alone =
        |r: &Report| r.articles.len() < 2 && (r.skipped.is_empty() || r.articles.iter().any(|a| a.article.draft));
    if !work.drafts.is_empty() && reports.iter().any(alone) {
        return Err("there is no article to hold the draft against; check the path given with --against".to_owned());
    }
    if args.write_baseline.is_none() {
        known::drop(&mut reports, &args.judge, &settings)?;
    }
    reports.iter_mut().for_each(|r| settings.apply(r));
    let shown = Shown::of(&args.judge, &settings);
    let outcome = match &args.write_baseline {
        Some(file) => {
            shown.select(&mut reports, args.format.0);
            known::write(&reports, file, args, &settings)?;
            if trouble(&reports) { Outcome::Trouble } else { Outcome::Clean }
        }
        None => {
            output::write(&mut reports, args, shown)?;
            let settled = settings.fail_on.as_ref().map_or(Some(Severity::Medium), |s| s.value);
            outcome(&reports, args.fail_on.map_or(settled, |f| f.severity()))
        }
    };
    if args.timings {
        sink::complain(&times.said(&reports));
    }
    Ok(outcome)
}

/// The path whose settings hold for all.
pub fn first(paths: &[PathBuf]) -> &Path {
    paths.first().map_or(Path::new("."), PathBuf::as_path)
}

fn outcome(reports: &[Report], fail_on: Option<Severity>) -> Outcome {
    let fails = |r: &Report| fail_on.is_some_and(|s| r.findings.iter().any(|f| f.severity >= s));
    if trouble(reports) {
        Outcome::Trouble
    } else if reports.iter().any(fails) {
        Outcome::Findings
    } else {
        Outcome::Clean
    }
}

/// Something could not be read, or there was nothing.
fn trouble(reports: &[Report]) -> bool {
    reports.is_empty() || reports.iter().any(|r| !r.skipped.is_empty())
}

fn shown(args: &ShowArgs) -> Result<Outcome, String> {
    let settings = config::settings(&args.rules, first(&args.files))?;
    let pack = with(pack(&args.rules, &settings)?, &args.subjects);
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

/// The built-in packs with those of the settings and of the command line over them.
pub fn pack(rules: &RulesArgs, settings: &Settings) -> Result<Pack, String> {
    let dirs = config::packs(rules, settings);
    files::packs(&dirs).and_then(|user| Pack::with(&user)).map_err(|e| e.to_string())
}

/// The packs as far as they are wanted.
pub fn with(pack: Pack, subjects: &SubjectArgs) -> Pack {
    if subjects.no_subjects { pack.without_subjects() } else { pack }
}

/// Names on standard error an input that could not be read.
pub fn name(skipped: &Skipped) {
    sink::complain(&format!("{}: {}", skipped.path, skipped.reason));
}
