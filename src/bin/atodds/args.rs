//! The command line as types; its help texts are the doc comments.

use crate::values::{ColorArg, FailOn, FormatArg, Output, SeverityArg, ShowFormat, Stage};
use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Finds where the articles of one news story are at odds.
///
/// Reads the articles, finds every numeric claim, works out which claims speak of the same thing, and reports where they
/// cannot both hold. It never says that a claim is false.
///
/// Exit codes: 0 nothing at or above --fail-on; 1 findings; 2 bad usage, bad rules or an input that could not be read.
#[derive(Debug, Parser)]
#[command(name = "atodds", version, max_term_width = 100)]
pub struct Cli {
    #[command(subcommand)]
    pub command: Command,
}

const CHECK_EXAMPLES: &str = "\
Examples:
  atodds check story/                                   a folder of articles
  atodds check a.txt b.html c.md                        files of one story
  zcat day.jsonl.gz | atodds check - --format jsonl     records, a report a story
  atodds check story/ -o sarif=out.sarif -o csv=claims.csv
  atodds check story/ --write-baseline known.yaml       what is known from now on";

const LINT_EXAMPLES: &str = "\
Examples:
  atodds lint draft.md --against sources/
  atodds lint draft.md --against sources/ --watch       check again at every save
  cms export 4711 | atodds lint - --stdin-filename draft.html --against sources/ --format json";

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report where the articles of a story are at odds
    #[command(after_help = CHECK_EXAMPLES)]
    Check(CheckArgs),
    /// Hold a draft against its sources, before it is published
    #[command(after_help = LINT_EXAMPLES)]
    Lint(LintArgs),
    /// Show how a finding came about, and what would make the figures agree
    Explain(ExplainArgs),
    /// Show what one stage of the work understood
    Show(ShowArgs),
    /// List, explain and test the rules
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
    },
    /// Show the settings of atodds.yaml
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell to complete for
        shell: clap_complete::Shell,
    },
    /// Print the manual page (roff)
    Man,
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// A folder of articles, article files of one story, a .jsonl file of article records, or `-` for records on standard input
    #[arg(value_name = "STORY", required = true)]
    pub stories: Vec<PathBuf>,

    #[command(flatten)]
    pub report: ReportArgs,
}

#[derive(Debug, Args)]
pub struct LintArgs {
    /// The draft: a file, or `-` for standard input; several drafts are held against the sources one by one
    #[arg(value_name = "DRAFT", required = true)]
    pub drafts: Vec<PathBuf>,

    /// The articles it is held against, as `check` takes them; may be given again
    #[arg(long, value_name = "STORY", required = true)]
    pub against: Vec<PathBuf>,

    /// The name of the draft that comes on standard input: its ending tells the format, and reports name it
    #[arg(long, value_name = "FILE")]
    pub stdin_filename: Option<PathBuf>,

    /// The day the draft is to appear, where it does not say so itself: "Monday" is read by it
    #[arg(long, value_name = "DATE")]
    pub published: Option<jiff::civil::Date>,

    #[command(flatten)]
    pub report: ReportArgs,
}

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// The finding: its id in the JSON report (f3), its fingerprint or the first letters of it, or a check's code for all of that check
    #[arg(value_name = "FINDING")]
    pub finding: String,

    /// The story, as `check` takes it; with --against, the draft
    #[arg(value_name = "STORY", required = true)]
    pub stories: Vec<PathBuf>,

    /// The articles that a draft is held against, as in `lint`
    #[arg(long, value_name = "STORY")]
    pub against: Vec<PathBuf>,

    #[command(flatten)]
    pub judge: JudgeArgs,
}

/// What decides which findings there are.
#[derive(Debug, Args)]
pub struct JudgeArgs {
    /// The least severity that is reported [default: low in formats for people, info in json, jsonl and csv]
    #[arg(long, value_name = "SEVERITY")]
    pub min_severity: Option<SeverityArg>,

    /// Report everything: findings of severity info, and those the program is not sure of
    #[arg(long)]
    pub pedantic: bool,

    /// A file of findings that were looked at; they are not reported
    #[arg(long, value_name = "FILE")]
    pub baseline: Option<PathBuf>,

    /// Stories checked side by side [default: one a processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,

    #[command(flatten)]
    pub rules: RulesArgs,

    #[command(flatten)]
    pub subjects: SubjectArgs,

    #[command(flatten)]
    pub color: ColorArgs,
}

/// What `check` and `lint` share.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// How the report is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: FormatArg,

    /// Write to this file; FORMAT=FILE (sarif=out.sarif) writes one more report beside the one of --format; may be given again
    #[arg(long = "output", short, value_name = "[FORMAT=]FILE")]
    pub outputs: Vec<Output>,

    /// The least severity that makes the exit code 1 [default: medium]
    #[arg(long, value_name = "SEVERITY")]
    pub fail_on: Option<FailOn>,

    #[command(flatten)]
    pub judge: JudgeArgs,

    /// Write the findings of this run to a baseline file, and exit with 0
    #[arg(long, value_name = "FILE")]
    pub write_baseline: Option<PathBuf>,

    /// Why the findings may stand: written to the entries of a new baseline
    #[arg(long, value_name = "TEXT", requires = "write_baseline")]
    pub reason: Option<String>,

    /// Who says so
    #[arg(long, value_name = "NAME", requires = "write_baseline")]
    pub owner: Option<String>,

    /// The last day on which the entries count
    #[arg(long, value_name = "DATE", requires = "write_baseline")]
    pub expires: Option<jiff::civil::Date>,

    /// Also print what articles agree on, with the independent sources (text and markdown)
    #[arg(long)]
    pub show_agreement: bool,

    /// Put the text that offsets refer to into the JSON report
    #[arg(long)]
    pub with_text: bool,

    /// A folder with parts of the HTML page that replace the built-in ones, by file name
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,

    /// Check again whenever a file changes, until interrupted
    #[arg(long, conflicts_with = "write_baseline")]
    pub watch: bool,

    /// Say on standard error how long reading, checking and writing took
    #[arg(long)]
    pub timings: bool,

    /// Print no report; only the exit code and errors tell
    #[arg(long, short)]
    pub quiet: bool,
}

#[derive(Debug, Args)]
pub struct ShowArgs {
    /// The stage to look at
    pub stage: Stage,

    /// Article files, folders or .jsonl files
    #[arg(value_name = "FILE", required = true)]
    pub files: Vec<PathBuf>,

    /// How it is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: ShowFormat,

    #[command(flatten)]
    pub rules: RulesArgs,

    #[command(flatten)]
    pub subjects: SubjectArgs,

    /// Write to this file instead of standard output
    #[arg(long, short, value_name = "FILE")]
    pub output: Option<PathBuf>,

    #[command(flatten)]
    pub color: ColorArgs,
}

#[derive(Debug, Args)]
pub struct SubjectArgs {
    /// Leave the subjects of the packs out: every subject is open, as in a story no pack foresaw
    #[arg(long)]
    pub no_subjects: bool,
}

#[derive(Debug, Args)]
pub struct RulesArgs {
    /// A folder of rule packs (YAML) that extend the built-in ones; may be given again
    #[arg(long = "rules", value_name = "DIR")]
    pub dirs: Vec<PathBuf>,

    /// The settings file [default: the nearest atodds.yaml, from the draft's or the story's folder upward]
    #[arg(long, value_name = "FILE", conflicts_with = "isolated")]
    pub config: Option<PathBuf>,

    /// Read no settings file
    #[arg(long)]
    pub isolated: bool,
}

#[derive(Debug, Subcommand)]
pub enum ConfigCommand {
    /// Print the settings that hold, and the file and line that says each
    Show {
        /// The draft or story whose settings are wanted
        #[arg(value_name = "PATH", default_value = ".")]
        path: PathBuf,
        #[command(flatten)]
        rules: RulesArgs,
    },
    /// Print the JSON Schema of atodds.yaml, for editors
    Schema,
}

#[derive(Debug, Args)]
pub struct ColorArgs {
    /// Whether the text is coloured; auto means on a terminal only
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    pub color: ColorArg,
}

#[derive(Debug, Subcommand)]
pub enum RulesCommand {
    /// List the checks and the packs
    List {
        #[command(flatten)]
        rules: RulesArgs,
    },
    /// Print what a check does and what it does not
    Explain {
        /// The check, as findings name it: value-conflict
        code: String,
    },
    /// Run the examples that the packs carry
    Test {
        /// Also name the rules that no example fires
        #[arg(long)]
        coverage: bool,
        #[command(flatten)]
        rules: RulesArgs,
    },
    /// Print the JSON Schema of a pack file, for editors
    Schema,
}
