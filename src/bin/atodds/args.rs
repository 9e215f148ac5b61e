//! The command line as types; its help texts are the doc comments.

use atodds::model::Severity;
use atodds::render::Format;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;
use std::str::FromStr;

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

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Report where the articles of a story are at odds
    Check(CheckArgs),
    /// Hold a draft against its sources, before it is published
    Lint(LintArgs),
    /// Show what one stage of the work understood
    Show(ShowArgs),
    /// List, explain and test the rules
    Rules {
        #[command(subcommand)]
        command: RulesCommand,
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
    /// The draft: a file, or `-` for standard input
    #[arg(value_name = "DRAFT")]
    pub draft: PathBuf,

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

/// What `check` and `lint` share.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// How the report is written
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub format: FormatArg,

    /// The least severity that makes the exit code 1
    #[arg(long, value_name = "SEVERITY", default_value = "medium")]
    pub fail_on: FailOn,

    /// The least severity that is reported [default: low in text, info in the other formats]
    #[arg(long, value_name = "SEVERITY")]
    pub min_severity: Option<SeverityArg>,

    /// Report everything: findings of severity info, and those the program is not sure of
    #[arg(long)]
    pub pedantic: bool,

    /// Stories checked side by side [default: one a processor]
    #[arg(long, value_name = "N")]
    pub jobs: Option<std::num::NonZeroUsize>,

    /// Also print the figures on which articles agree, with their independent sources (text and markdown)
    #[arg(long)]
    pub show_agreement: bool,

    /// Put the text that offsets refer to into the JSON report
    #[arg(long)]
    pub with_text: bool,

    /// Print no report; only the exit code and errors tell
    #[arg(long, short)]
    pub quiet: bool,

    #[command(flatten)]
    pub rules: RulesArgs,

    #[command(flatten)]
    pub subjects: SubjectArgs,

    /// Write to this file; FORMAT=FILE (html=report.html) writes one more report beside the one of --format; may be given again
    #[arg(long = "output", short, value_name = "[FORMAT=]FILE")]
    pub outputs: Vec<Output>,

    #[command(flatten)]
    pub color: ColorArgs,
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

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    Tokens,
    Quantities,
    Claims,
    Groups,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ShowFormat {
    Text,
    Json,
    Jsonl,
}

/// One place that a report goes to.
#[derive(Debug, Clone)]
pub struct Output {
    /// The format that stands before the file; without one it is that of `--format`.
    pub format: Option<Format>,
    pub path: PathBuf,
}

impl FromStr for Output {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let named = text.split_once('=').and_then(|(name, path)| {
            Format::ALL.into_iter().find(|f| f.name() == name).map(|format| (Some(format), path))
        });
        let (format, path) = named.unwrap_or((None, text));
        if path.is_empty() {
            return Err("it names no file; write FORMAT=FILE, such as sarif=report.sarif".to_owned());
        }
        Ok(Output { format, path: PathBuf::from(path) })
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ColorArg {
    Auto,
    Always,
    Never,
}

impl ColorArg {
    pub const fn choice(self) -> anstream::ColorChoice {
        match self {
            ColorArg::Auto => anstream::ColorChoice::Auto,
            ColorArg::Always => anstream::ColorChoice::Always,
            ColorArg::Never => anstream::ColorChoice::Never,
        }
    }
}

/// A report format by the name that the library gives it.
#[derive(Debug, Clone, Copy)]
pub struct FormatArg(pub Format);

impl ValueEnum for FormatArg {
    fn value_variants<'a>() -> &'a [Self] {
        const ALL: [FormatArg; Format::ALL.len()] = {
            let mut all = [FormatArg(Format::Text); Format::ALL.len()];
            let mut i = 0;
            while i < all.len() {
                all[i] = FormatArg(Format::ALL[i]);
                i += 1;
            }
            all
        };
        &ALL
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.name()))
    }
}

#[derive(Debug, Clone, Copy)]
pub struct SeverityArg(pub Severity);

impl ValueEnum for SeverityArg {
    fn value_variants<'a>() -> &'a [Self] {
        &[
            SeverityArg(Severity::High),
            SeverityArg(Severity::Medium),
            SeverityArg(Severity::Low),
            SeverityArg(Severity::Info),
        ]
    }

    fn to_possible_value(&self) -> Option<clap::builder::PossibleValue> {
        Some(clap::builder::PossibleValue::new(self.0.name()))
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    High,
    Medium,
    Low,
    Never,
}

impl FailOn {
    pub const fn severity(self) -> Option<Severity> {
        match self {
            FailOn::High => Some(Severity::High),
            FailOn::Medium => Some(Severity::Medium),
            FailOn::Low => Some(Severity::Low),
            FailOn::Never => None,
        }
    }
}
