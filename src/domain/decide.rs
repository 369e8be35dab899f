//! What the chairman's decision of a round says and changes: a pure function of where households stand.
//!
//! It makes the decision's lines with their certificates, the refusals of requests that are not granted, and the
//! households as the register holds them afterwards. Who may sign and how it is written down is not here.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};

use super::class::Class;
use super::decision::{Decision, DecisionLine, RefusalLine};
use super::household::Household;
use super::ids::{DecisionId, HouseholdId};
use super::procedure::Step;
use super::stage::{Before, OwnLines, RoundBook, Stage, before};

/// What the chairman enters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signing {
    /// Identity of the decision.
    pub id: DecisionId,
    /// Number on paper.
    pub number: String,
    /// The day; recognised classes count from it.
    pub decided_on: NaiveDate,
    /// Who signs, by the name that is shown.
    pub signer: String,
    /// When, by the commune's clock.
    pub at: DateTime<Utc>,
}

/// A decision with what it changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// The decision.
    pub decision: Decision,
    /// The households that it names, as they are afterwards.
    pub households: Vec<Household>,
}

/// Decides the households that are ready. `reason` words why a request is refused.
pub fn decide(book: &RoundBook, stages: &[Stage], signing: Signing, reason: impl Fn(&Stage) -> String) -> Decided {
    let households: BTreeMap<HouseholdId, &Household> =
        book.households.iter().map(|household| (household.id, household)).collect();
    let own = OwnLines::new(book.round, &book.decisions);
    let mut numbers = Certificates::after(&book.decisions, book.round.year);
    let (mut lines, mut refusals, mut changed) = (Vec::new(), Vec::new(), Vec::new());
    for stage in stages.iter().filter(|stage| stage.is_ready()) {
        let (Some(household), Some(visit)) = (households.get(&stage.household), stage.visit) else { continue };
        let before = before(household, &own);
        lines.push(DecisionLine {
            household: stage.household,
            village: stage.village.clone(),
            head: stage.head.clone(),
            visit,
            before: before.class,
            after: stage.class,
            certificate: numbers.next(stage.class),
            held: Some(before.held.clone()),
        });
        if let Some(request) = stage.request.filter(|request| !granted(request.leaves, before.class, stage.class)) {
            refusals.push(RefusalLine {
                household: stage.household,
                village: stage.village.clone(),
                head: stage.head.clone(),
                submission: Some(request.submission),
                visit: Some(visit),
                reason: reason(stage),
            });
        }
        changed.push(recognised((*household).clone(), &before, stage.class, signing.decided_on));
    }
    let Signing { id, number, decided_on, signer, at } = signing;
    let steps = Some(Step::ALL.into_iter().filter(|step| book.procedure.asks(*step)).collect());
    let decision = Decision { id, round: book.round, number, decided_on, signer, lines, refusals, steps, at };
    Decided { decision, households: changed }
}

/// Whether a request is granted: one to be reviewed when the household is recognised in greater need than before (or
/// stays poor), one to leave the list when it is recognised in less.
pub fn granted(leaves: bool, before: Class, after: Class) -> bool {
    match after {
        Class::Undetermined => false,
        _ if leaves => after > before,
        Class::Poor => true,
        Class::NearPoor => after < before,
        Class::AverageLivingStandard | Class::NotPoor => false,
    }
}

/// A household after its class was recognised.
///
/// The day on which it left a list is written over when it leaves again and is otherwise kept: poor again within 36
/// months of it is tái nghèo, which the ledger asks of the household after that decision too. Leaving the near-poor
/// means being above them; whoever became poor has not left poverty.
pub fn recognised(mut household: Household, before: &Before, after: Class, on: NaiveDate) -> Household {
    let listed = |class: Class| matches!(class, Class::Poor | Class::NearPoor);
    household.left_poor_on =
        if before.class == Class::Poor && after != Class::Poor { Some(on) } else { before.held.left_poor_on };
    household.left_near_poor_on =
        if before.class == Class::NearPoor && !listed(after) { Some(on) } else { before.held.left_near_poor_on };
    household.class_official = after;
    household.official_since = Some(on);
    household
}

/// Numbers of certificates: they run through the year for each of the two lists.
struct Certificates {
    year: i32,
    last: BTreeMap<&'static str, u32>,
}

impl Certificates {
    fn after(decisions: &[Decision], year: i32) -> Self {
        let mut last = BTreeMap::new();
        let of_year = decisions.iter().filter(|decision| decision.round.year == year);
        for line in of_year.flat_map(|decision| &decision.lines) {
            let (Some(series), Some((number, _))) = (series(line.after), line.certificate.split_once('/')) else {
                continue;
            };
            let number: u32 = number.parse().unwrap_or(0);
            let highest = last.entry(series).or_insert(0);
            *highest = number.max(*highest);
        }
        Self { year, last }
    }

    fn next(&mut self, class: Class) -> String {
        let Some(series) = series(class) else { return String::new() };
        let last = self.last.entry(series).or_insert(0);
        *last = last.saturating_add(1);
        format!("{:04}/{}/GCN-{series}", last, self.year)
    }
}

const fn series(class: Class) -> Option<&'static str> {
    match class {
        Class::Poor => Some("HN"),
        Class::NearPoor => Some("HCN"),
        Class::AverageLivingStandard | Class::NotPoor | Class::Undetermined => None,
    }
}
