//! The command line: files, terminals and exit codes live here and nowhere else.

mod args;
mod files;
mod output;
mod rules;
mod run;
mod sink;

use args::Cli;
use clap::Parser;
use std::process::ExitCode;

/// What a run comes to; its number is the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Outcome {
    /// Nothing at or above `--fail-on`.
    Clean = 0,
    Findings = 1,
    /// Bad usage, bad rules, or an input that could not be read.
    Trouble = 2,
}

fn main() -> ExitCode {
    let outcome = run::run(Cli::parse()).unwrap_or_else(|trouble| {
        sink::complain(&trouble);
        Outcome::Trouble
    });
    ExitCode::from(outcome as u8)
}
