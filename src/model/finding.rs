//! One disagreement or slip, with the work shown.

use std::fmt;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    Info,
    Low,
    Medium,
    High,
}

impl Severity {
    pub const ALL: [Severity; 4] = [Severity::High, Severity::Medium, Severity::Low, Severity::Info];

    pub const fn name(self) -> &'static str {
        match self {
            Severity::Info => "info",
            Severity::Low => "low",
            Severity::Medium => "medium",
            Severity::High => "high",
        }
    }

    /// One step milder; `info` stays.
    pub const fn milder(self) -> Severity {
        match self {
            Severity::High => Severity::Medium,
            Severity::Medium => Severity::Low,
            Severity::Low | Severity::Info => Severity::Info,
        }
    }

    /// One step more serious; `high` stays.
    pub const fn graver(self) -> Severity {
        match self {
            Severity::Info => Severity::Low,
            Severity::Low => Severity::Medium,
            Severity::Medium | Severity::High => Severity::High,
        }
    }
}

/// Below this confidence, in percent, a finding speaks only when asked: a false alarm costs more trust than a missed doubt.
pub const SURE_ENOUGH: u8 = 50;

/// A check's name, kebab-case: `value-conflict`. `atodds rules explain CODE` prints what it does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(pub &'static str);

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What a check looks for, for formats that carry it along with its findings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    pub code: Code,
    /// One line.
    pub summary: String,
    /// All that `atodds rules explain CODE` says.
    pub help: String,
}

/// A statement of the story that a finding names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Cited {
    /// Index into the story's claims.
    Claim(usize),
    /// Index into the story's other facts.
    Fact(usize),
}

/// The reasoning behind a finding, for people.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Explanation {
    /// The rule that decided: `intervals-disjoint`.
    pub rule: String,
    /// What was done, step by step, figures included.
    pub steps: Vec<String>,
    /// Name and value of each tolerance used.
    pub parameters: Vec<(String, String)>,
    /// What is not known and would change the judgement.
    pub unknown: Vec<String>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    pub code: Code,
    pub severity: Severity,
    /// 0 to 100 percent.
    pub confidence: u8,
    /// Index into the story's groups.
    pub group: Option<usize>,
    /// The primary first, then the one it is at odds with, then further places.
    pub cited: Vec<Cited>,
    /// One or two sentences an editor would sign: both outlets, both phrases, the reason.
    pub message: String,
    pub explanation: Explanation,
    /// Stable across runs and moves of text: hash of code and the claims' content.
    pub fingerprint: String,
}
