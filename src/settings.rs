//! `atodds.yaml`: what a desk has settled once for all its runs. Files are the caller's affair; this reads their text.

use crate::model::{Report, Severity};
use crate::nearest::hint;
use crate::waive;
use serde_yaml::{Mapping, Value};
use std::collections::BTreeMap;
use std::fmt;
use thiserror::Error;

/// A value and the line that says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said<T> {
    pub value: T,
    /// The settings file, as the caller named it.
    pub path: String,
    pub line: usize,
}

/// What is to become of a check's findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    Off,
    Severity(Severity),
}

/// The settings of one file, or of several laid over each other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// Other settings files that these lie over, in order.
    pub extends: Vec<Said<String>>,
    /// Folders of rule packs.
    pub rules: Vec<Said<String>>,
    pub min_severity: Option<Said<Severity>>,
    /// `None` inside is `never`.
    pub fail_on: Option<Said<Option<Severity>>>,
    pub pedantic: Option<Said<bool>>,
    /// By code.
    pub checks: BTreeMap<String, Said<Setting>>,
    pub baseline: Option<Said<String>>,
}

/// The keys of a file, as the schema lists them.
pub const KEYS: [&str; 7] = ["extends", "rules", "min-severity", "fail-on", "pedantic", "checks", "baseline"];

/// A settings file that cannot be used, and where.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{path}:{line}: {kind}")]
pub struct SettingsError {
    pub path: String,
    pub line: usize,
    pub kind: SettingsErrorKind,
}

#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SettingsErrorKind {
    #[error("{0}")]
    Yaml(String),
    #[error("settings are `key: value` lines; `atodds config schema` lists the keys")]
    NoMapping,
    /// The second part is the remedy.
    #[error("there is no key `{0}`{1}")]
    UnknownKey(String, String),
    #[error("there is no check `{0}`{1}")]
    UnknownCheck(String, String),
    #[error("`{key}` is `{value}`; it must be {wanted}")]
    Value { key: String, value: String, wanted: &'static str },
}

impl Settings {
    /// Reads a settings file. `codes` are the checks there are.
    ///
    /// # Errors
    /// The first thing wrong, with its line.
    pub fn parse(path: &str, text: &str, codes: &[&str]) -> Result<Settings, SettingsError> {
        let file = File { path, text };
        let root: Value = serde_yaml::from_str(text).map_err(|e| {
            let message = e.to_string();
            let why = message.split(" at line ").next().unwrap_or(&message).to_owned();
            file.error(e.location().map_or(1, |l| l.line()), SettingsErrorKind::Yaml(why))
        })?;
        let mut settings = Settings::default();
        match &root {
            Value::Null => {}
            Value::Mapping(keys) => settings.take(&file, keys, codes)?,
            _ => return Err(file.error(1, SettingsErrorKind::NoMapping)),
        }
        Ok(settings)
    }

    fn take(&mut self, file: &File<'_>, keys: &Mapping, codes: &[&str]) -> Result<(), SettingsError> {
        for (key, value) in keys {
            let key = shown(key);
            let line = file.line(&key, 0);
            let bad =
                |wanted| file.error(line, SettingsErrorKind::Value { key: key.clone(), value: shown(value), wanted });
            match key.as_str() {
                "extends" => self.extends = file.list(value, line).ok_or_else(|| bad("a file, or a list of files"))?,
                "rules" => self.rules = file.list(value, line).ok_or_else(|| bad("a folder, or a list of folders"))?,
                "baseline" => {
                    let path = value.as_str().ok_or_else(|| bad("a file"))?;
                    self.baseline = Some(file.said(path.to_owned(), line));
                }
                "min-severity" => {
                    let severity = severity(value).ok_or_else(|| bad(SEVERITIES))?;
                    self.min_severity = Some(file.said(severity, line));
                }
                "fail-on" => {
                    let never = value.as_str() == Some("never");
                    let least = severity(value).filter(|s| *s != Severity::Info);
                    let least =
                        if never { None } else { Some(least.ok_or_else(|| bad("high, medium, low or never"))?) };
                    self.fail_on = Some(file.said(least, line));
                }
                "pedantic" => {
                    let on = value.as_bool().ok_or_else(|| bad("true or false"))?;
                    self.pedantic = Some(file.said(on, line));
                }
                "checks" => match value {
                    Value::Mapping(checks) => self.checks = file.checks(checks, line, codes)?,
                    _ => return Err(bad("a mapping from checks to `off` or `{severity: low}`")),
                },
                unknown => {
                    let remedy = hint(unknown, &KEYS, "keys");
                    return Err(file.error(line, SettingsErrorKind::UnknownKey(unknown.to_owned(), remedy)));
                }
            }
        }
        Ok(())
    }

    /// Every file that these settings come from or name.
    pub fn files(&self) -> Vec<&str> {
        let named = self.rules.iter().chain(&self.baseline).flat_map(|s| [s.value.as_str(), s.path.as_str()]);
        let from = self.extends.iter().map(|s| s.path.as_str()).chain(self.checks.values().map(|s| s.path.as_str()));
        let single = [
            self.min_severity.as_ref().map(|s| s.path.as_str()),
            self.fail_on.as_ref().map(|s| s.path.as_str()),
            self.pedantic.as_ref().map(|s| s.path.as_str()),
        ];
        named.chain(from).chain(single.into_iter().flatten()).collect()
    }

    /// These settings over others: what these say holds, folders of rules add up.
    #[must_use]
    pub fn over(self, base: Settings) -> Settings {
        let mut checks = base.checks;
        checks.extend(self.checks);
        Settings {
            extends: self.extends,
            rules: base.rules.into_iter().chain(self.rules).collect(),
            min_severity: self.min_severity.or(base.min_severity),
            fail_on: self.fail_on.or(base.fail_on),
            pedantic: self.pedantic.or(base.pedantic),
            checks,
            baseline: self.baseline.or(base.baseline),
        }
    }

    /// Gives a report's findings the severities that are set for their checks, and drops those that are off.
    pub fn apply(&self, report: &mut Report) {
        if self.checks.is_empty() {
            return;
        }
        let setting = |code: &str| self.checks.get(code).map(|s| s.value);
        report.findings.retain(|f| setting(f.code.0) != Some(Setting::Off));
        for finding in &mut report.findings {
            if let Some(Setting::Severity(severity)) = setting(finding.code.0) {
                finding.severity = severity;
            }
        }
        waive::order(report);
    }
}

const SEVERITIES: &str = "high, medium, low or info";

fn severity(value: &Value) -> Option<Severity> {
    Severity::ALL.into_iter().find(|s| value.as_str() == Some(s.name()))
}

/// A value as an error names it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => serde_yaml::to_string(other).unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" "),
    }
}

/// The file that is read, for the lines of its keys.
struct File<'f> {
    path: &'f str,
    text: &'f str,
}

impl File<'_> {
    fn said<T>(&self, value: T, line: usize) -> Said<T> {
        Said { value, path: self.path.to_owned(), line }
    }

    fn error(&self, line: usize, kind: SettingsErrorKind) -> SettingsError {
        SettingsError { path: self.path.to_owned(), line, kind }
    }

    /// The first line behind `after` that gives this key; `after` itself, else 1, where it stands in braces.
    fn line(&self, key: &str, after: usize) -> usize {
        let gives = |line: &str| {
            let line = line.trim_start().trim_start_matches(['"', '\'']);
            line.strip_prefix(key).is_some_and(|rest| rest.trim_start_matches(['"', '\'', ' ']).starts_with(':'))
        };
        let found = self.text.lines().skip(after).position(gives);
        found.map_or(after.max(1), |n| after + n + 1)
    }

    fn list(&self, value: &Value, line: usize) -> Option<Vec<Said<String>>> {
        match value {
            Value::String(one) => Some(vec![self.said(one.clone(), line)]),
            Value::Sequence(all) => all.iter().map(|v| v.as_str().map(|s| self.said(s.to_owned(), line))).collect(),
            _ => None,
        }
    }

    fn checks(
        &self,
        checks: &Mapping,
        after: usize,
        codes: &[&str],
    ) -> Result<BTreeMap<String, Said<Setting>>, SettingsError> {
        let mut all = BTreeMap::new();
        for (code, value) in checks {
            let code = shown(code);
            let line = self.line(&code, after);
            if !codes.contains(&code.as_str()) {
                let remedy = hint(&code, codes, "checks");
                return Err(self.error(line, SettingsErrorKind::UnknownCheck(code, remedy)));
            }
            let setting = self.setting(&code, value, line)?;
            all.insert(code, self.said(setting, line));
        }
        Ok(all)
    }

    fn setting(&self, code: &str, value: &Value, line: usize) -> Result<Setting, SettingsError> {
        let bad = |key: &str, value: &Value, wanted| {
            self.error(line, SettingsErrorKind::Value { key: key.to_owned(), value: shown(value), wanted })
        };
        match value {
            Value::String(word) if word == "off" => Ok(Setting::Off),
            // YAML of old reads `off` as false.
            Value::Bool(false) => Ok(Setting::Off),
            Value::Mapping(keys) => {
                let mut setting = None;
                for (key, value) in keys {
                    let key = shown(key);
                    if key != "severity" {
                        let remedy = hint(&key, &["severity"], "keys");
                        return Err(self.error(self.line(&key, line), SettingsErrorKind::UnknownKey(key, remedy)));
                    }
                    setting = Some(severity(value).ok_or_else(|| bad("severity", value, SEVERITIES))?);
                }
                setting.map(Setting::Severity).ok_or_else(|| bad(code, value, "`off` or `{severity: low}`"))
            }
            _ => Err(bad(code, value, "`off` or `{severity: low}`")),
        }
    }
}

impl fmt::Display for Setting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Setting::Off => f.write_str("off"),
            Setting::Severity(severity) => write!(f, "{{severity: {}}}", severity.name()),
        }
    }
}
