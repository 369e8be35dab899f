//! Findings and read errors of the plan in words, from `plan.ftl`.

use super::I18n;
use crate::domain::plan::finding::Finding;
use crate::domain::plan::read::ReadError;

/// The sentence of a finding.
pub fn sentence(i18n: &I18n, finding: &Finding) -> String {
    i18n.t(&format!("finding-{}", finding.code.code().replace('_', "-")))
}

/// What is wrong with a file, where, and what to do.
pub fn read_error(i18n: &I18n, error: &ReadError) -> String {
    i18n.t(&format!("plan-read-{}", error.kind.code()))
}
