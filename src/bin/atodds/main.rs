//! The command line: files, terminals and exit codes live here and nowhere else.

mod args;
mod config;
mod explain;
mod files;
mod known;
mod output;
mod rules;
mod run;
mod sink;
mod timing;
mod values;
mod watch;
mod work;

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
    let outcome = match Cli::try_parse() {
        Ok(cli) => run::run(cli).unwrap_or_else(|trouble| {
            sink::complain(&trouble);
            Outcome::Trouble
        }),
        Err(answer) => told(&answer),
    };
    ExitCode::from(outcome as u8)
}

/// Help, the version, or what is wrong with the command line.
fn told(answer: &clap::Error) -> Outcome {
    let outcome = if answer.use_stderr() { Outcome::Trouble } else { Outcome::Clean };
    match answer.print() {
        Ok(()) => outcome,
        Err(e) if e.kind() == std::io::ErrorKind::BrokenPipe => outcome,
        Err(e) => {
            sink::complain(&format!("standard output could not be written: {e}"));
            Outcome::Trouble
        }
    }
}
