//! Reports → the places they were asked for: standard output, files, a workflow's summary.

use crate::args::{JudgeArgs, ReportArgs};
use crate::values::Output;
use crate::{files, sink};
use atodds::model::{Report, Severity};
use atodds::render::html::{self, TemplateError, Templates};
use atodds::render::{self, Format, Look};
use atodds::settings::Settings;
use std::path::{Path, PathBuf};

/// A GitHub job summary holds 1 MiB a step.
const SUMMARY: usize = 1_000_000;

/// Writes the reports wherever the user wants them, and leaves in them what the report of `--format` holds.
pub fn write(reports: &mut [Report], args: &ReportArgs, shown: Shown) -> Result<(), String> {
    let plain = args.outputs.iter().any(|o| o.format.is_none() || o.path == Path::new("-"));
    let stdout = Output { format: None, path: PathBuf::from("-") };
    let first = (!plain && !args.quiet).then_some(&stdout);
    let outputs: Vec<&Output> = first.into_iter().chain(&args.outputs).collect();
    for output in &outputs {
        let format = output.format.unwrap_or(args.format.0);
        if outputs.len() == 1 {
            shown.select(reports, format);
            one(reports, format, &output.path, args)?;
        } else {
            let mut own = reports.to_vec();
            shown.select(&mut own, format);
            one(&own, format, &output.path, args)?;
        }
    }
    shown.select(reports, args.format.0);
    Ok(())
}

fn one(reports: &[Report], format: Format, path: &Path, args: &ReportArgs) -> Result<(), String> {
    let file = (path != Path::new("-")).then_some(path);
    let look = Look {
        width: width(),
        color: sink::colored(file.is_some(), args.judge.color.color),
        with_text: args.with_text,
        agreement: args.show_agreement,
        folder: sink::linked(file.is_some(), args.judge.color.color),
    };
    let text = match (format, &args.templates) {
        (Format::Html, Some(folder)) => page(reports, folder)?,
        (_, _) => render::render(reports, format, look),
    };
    sink::write(&text, file, args.judge.color.color)?;
    match (format, std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty())) {
        (Format::Github, Some(path)) => sink::append(&render::markdown::summary(reports, SUMMARY), Path::new(&path)),
        _ => Ok(()),
    }
}

/// The HTML page with the user's own parts.
fn page(reports: &[Report], folder: &Path) -> Result<String, String> {
    let told = |e: TemplateError| format!("{}/{e}", folder.display());
    html::page(reports, &Templates::with(&files::templates(folder)?).map_err(told)?).map_err(told)
}

/// Which findings a report shows.
#[derive(Debug, Clone, Copy)]
pub struct Shown {
    /// The least severity, where the user names one.
    pub least: Option<Severity>,
    /// Everything, doubtful findings too.
    pub pedantic: bool,
}

impl Shown {
    /// By the command line, else by the settings.
    pub fn of(args: &JudgeArgs, settings: &Settings) -> Shown {
        let settled = settings.min_severity.as_ref().map(|s| s.value);
        let pedantic = args.pedantic || settings.pedantic.as_ref().is_some_and(|p| p.value);
        // What the command line asks for goes before what a file says.
        let settled = settled.filter(|_| !args.pedantic);
        Shown { least: args.min_severity.map(|s| s.0).or(settled), pedantic }
    }

    /// Drops the findings that a report in this format does not show.
    pub fn select(self, reports: &mut [Report], format: Format) {
        let usual = if self.pedantic { Severity::Info } else { format.least_severity() };
        for report in reports {
            render::select(report, self.least.unwrap_or(usual), self.pedantic);
        }
    }
}

/// The columns of the terminal as the shell gives them; 80 where it does not.
pub fn width() -> usize {
    std::env::var("COLUMNS").ok().and_then(|c| c.parse().ok()).filter(|c| *c >= 40).unwrap_or(80)
}
