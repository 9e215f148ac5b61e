//! Findings that are known: the baseline file read and written, and the day it is read on.

use crate::args::{JudgeArgs, ReportArgs};
use crate::sink;
use atodds::baseline::{self, Baseline, Note};
use atodds::model::Report;
use atodds::settings::Settings;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use std::fs;
use std::path::{Path, PathBuf};

/// Takes what the baseline knows out of the reports, where there is one.
pub fn drop(reports: &mut [Report], args: &JudgeArgs, settings: &Settings) -> Result<(), String> {
    let Some(path) = file(args, settings) else { return Ok(()) };
    let (text, known) = read(&path)?;
    baseline::apply(reports, &known, &text, today()?);
    Ok(())
}

/// Writes the findings of the reports to the file asked for; what older files say of them stays.
pub fn write(reports: &[Report], to: &Path, args: &ReportArgs, settings: &Settings) -> Result<(), String> {
    let mut before = Baseline::default();
    for path in file(&args.judge, settings).into_iter().chain(to.is_file().then(|| to.to_owned())) {
        before.findings.extend(read(&path)?.1.findings);
    }
    let note = Note { reason: args.reason.clone(), owner: args.owner.clone(), expires: args.expires };
    let written = before.written(reports, &note);
    sink::write(&written.text(), Some(to), args.judge.color.color)?;
    let count = written.findings.len();
    if !args.quiet {
        sink::complain(&format!(
            "{}: {count} {} written",
            to.display(),
            if count == 1 { "finding" } else { "findings" }
        ));
    }
    Ok(())
}

fn file(args: &JudgeArgs, settings: &Settings) -> Option<PathBuf> {
    args.baseline.clone().or_else(|| settings.baseline.as_ref().map(|b| PathBuf::from(&b.value)))
}

fn read(path: &Path) -> Result<(String, Baseline), String> {
    let name = path.display().to_string();
    let text = fs::read_to_string(path)
        .map_err(|e| format!("{name}: the baseline could not be read: {e}; `--write-baseline {name}` makes one"))?;
    let known = Baseline::parse(&name, &text).map_err(|e| e.to_string())?;
    Ok((text, known))
}

/// The day by which entries expire: that of `SOURCE_DATE_EPOCH` where a build sets it, else today in universal time, so that two desks
/// see the same.
fn today() -> Result<Date, String> {
    let now = match std::env::var("SOURCE_DATE_EPOCH") {
        Ok(seconds) => seconds
            .parse()
            .ok()
            .and_then(|s| Timestamp::from_second(s).ok())
            .ok_or_else(|| format!("SOURCE_DATE_EPOCH is `{seconds}`; it must be seconds since 1970"))?,
        Err(_) => Timestamp::now(),
    };
    Ok(Zoned::new(now, TimeZone::UTC).date())
}
