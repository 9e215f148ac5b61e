//! Reports → the places they were asked for: standard output, files, a workflow's summary.

use crate::args::{Output, ReportArgs};
use crate::sink;
use atodds::model::{Report, Severity};
use atodds::render::{self, Format, Look};
use std::path::{Path, PathBuf};

/// A GitHub job summary holds 1 MiB a step.
const SUMMARY: usize = 1_000_000;

/// Writes the reports wherever the user wants them, and leaves in them what the report of `--format` holds.
pub fn write(reports: &mut Vec<Report>, args: &ReportArgs) -> Result<(), String> {
    let main = args.format.0;
    let plain = args.outputs.iter().any(|o| o.format.is_none() || o.path == Path::new("-"));
    let stdout = Output { format: None, path: PathBuf::from("-") };
    let first = (!plain && !args.quiet).then_some(&stdout);
    for output in first.into_iter().chain(&args.outputs) {
        one(reports, output, args)?;
    }
    select(reports, main, args);
    Ok(())
}

fn one(reports: &[Report], output: &Output, args: &ReportArgs) -> Result<(), String> {
    let format = output.format.unwrap_or(args.format.0);
    let file = (output.path != Path::new("-")).then_some(output.path.as_path());
    let mut reports = reports.to_vec();
    select(&mut reports, format, args);
    let look = Look {
        width: width(),
        color: sink::colored(file.is_some(), args.color.color),
        with_text: args.with_text,
        agreement: args.show_agreement,
        folder: sink::linked(file.is_some(), args.color.color),
    };
    sink::write(&render::render(&reports, format, look), file, args.color.color)?;
    match (format, std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty())) {
        (Format::Github, Some(path)) => sink::append(&render::markdown::summary(&reports, SUMMARY), Path::new(&path)),
        _ => Ok(()),
    }
}

/// Drops the findings that a report in this format does not show.
fn select(reports: &mut [Report], format: Format, args: &ReportArgs) {
    let shown = if args.pedantic { Severity::Info } else { format.least_severity() };
    let least = args.min_severity.map_or(shown, |s| s.0);
    for report in reports {
        render::select(report, least, args.pedantic);
    }
}

/// The columns of the terminal as the shell gives them; 80 where it does not.
fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|c| *c >= 40).unwrap_or(80)
}
