//! Confirming a plan: what it says when the commune stands behind it, and what stops that.
//!
//! Who confirms and when is the office's record; here is only whether the targets can be confirmed.

use super::annex::Annex;
use super::finding::{Finding, FindingCode, Severity};
use super::revise::annex_of;
use super::{Plan, PlanStatus, check};

/// What confirming a plan makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    /// The plan, confirmed.
    pub plan: Plan,
    /// Its annex: the corrected one, or for a proposal the annex with the proposed targets and their sums.
    pub annex: Annex,
    /// What is still found in it.
    pub findings: Vec<Finding>,
    /// Those of the findings for which it cannot be confirmed.
    pub blocking: Vec<Finding>,
}

/// The plan as it would be confirmed.
pub fn settle(plan: &Plan, annex: Option<&Annex>) -> Settled {
    let annex = match (plan.status, annex) {
        (PlanStatus::Proposed, printed) => annex_of(plan, printed),
        (_, Some(annex)) => annex.clone(),
        (_, None) => annex_of(plan, None),
    };
    let findings = check::findings(&annex, &plan.stated);
    let blocking = findings.iter().filter(|finding| blocks(finding)).cloned().collect();
    let plan = Plan { status: PlanStatus::Confirmed, ..plan.clone() };
    Settled { plan, annex, findings, blocking }
}

/// Whether nobody may be judged by a plan with this finding: the targets themselves, or what they start from,
/// contradict each other or are missing.
///
/// Rates, and the number of all households that they are shares of, are no part of a target: they stay on the list of
/// findings, and the plan can be confirmed.
pub fn blocks(finding: &Finding) -> bool {
    finding.severity == Severity::Error
        && !matches!(
            finding.code,
            FindingCode::HouseholdsMissing
                | FindingCode::StatedRatesDisagree
                | FindingCode::StatedRateAgainstHouseholds
                | FindingCode::TotalRowOtherTable
                | FindingCode::RowsOtherTable
                | FindingCode::RowRatesDisagree
                | FindingCode::RateAgainstCount
                | FindingCode::RateAbove100
        )
}
