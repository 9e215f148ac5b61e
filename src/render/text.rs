//! The report for an editor.

use super::Look;
use crate::model::Report;

/// All reports, one after another.
pub fn render(reports: &[Report], look: Look) -> String {
    let _ = look;
    reports
        .iter()
        .map(|r| r.findings.iter().map(|f| format!("{} {}\n", f.code, f.message)).collect::<String>())
        .collect()
}
