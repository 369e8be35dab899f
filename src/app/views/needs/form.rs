//! What is filled in for a need: a new one with what is proposed for it, and where one stands.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use crate::app::components::day_field::{self, DayError};
use crate::app::components::note_field::{kept, too_long};
use crate::domain::household::Household;
use crate::domain::ids::MemberId;
use crate::domain::standard;
use crate::domain::support::catalogue::{Catalogue, Need};
use crate::domain::support::{Support, SupportState};
use crate::domain::visit::Visit;

/// A need that the household's current visit speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The need.
    pub need: Need,
    /// The deprived indicator behind it: its number and its standard's id.
    pub indicator: (u8, String),
    /// The person whom it is for.
    pub member: Option<MemberId>,
}

impl Proposal {
    /// Names it in a list: the need, and the person.
    pub fn value(&self) -> String {
        match self.member {
            Some(member) => format!("{}/{member}", self.need.id),
            None => self.need.id.clone(),
        }
    }
}

/// The needs that the deprived indicators of the visit speak for, without those that are open already.
pub fn proposals(catalogue: &Catalogue, visit: Option<&Visit>, household: &Household) -> Vec<Proposal> {
    let Some(visit) = visit else { return Vec::new() };
    let found = &visit.classification;
    let standards = standard::builtin();
    let Some(standard) = standards.iter().find(|standard| standard.id == found.standard) else { return Vec::new() };
    let mut list = Vec::new();
    for number in found.deprived() {
        let Some(indicator) = standard.indicator(number) else { continue };
        let causes = found.indicators.iter().find(|outcome| outcome.number == number).map(|outcome| &outcome.causes);
        let people: BTreeSet<MemberId> = causes.into_iter().flatten().filter_map(|cause| cause.member).collect();
        // In the order of the household, and nobody who has left since.
        let people: Vec<MemberId> =
            household.members.iter().map(|member| member.id).filter(|id| people.contains(id)).collect();
        for need in catalogue.for_indicator(&indicator.id) {
            let propose = |member| Proposal { need: need.clone(), indicator: (number, found.standard.clone()), member };
            if need.per_member && !people.is_empty() {
                list.extend(people.iter().map(|member| propose(Some(*member))));
            } else {
                list.push(propose(None));
            }
        }
    }
    list.retain(|proposal| !is_open(household, &proposal.need.id, proposal.member));
    list
}

fn is_open(household: &Household, need: &str, member: Option<MemberId>) -> bool {
    household.supports.values().any(|support| support.is_open() && support.need == need && support.member == member)
}

/// What is not right yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedFault {
    /// No need is chosen.
    NoNeed,
    /// "Other" without its own words.
    NoWords,
    /// A text has too many letters.
    TooLong,
    /// The day.
    Day(DayError),
    /// No reason.
    NoReason,
    /// Not said where it stands.
    NoState,
}

impl NeedFault {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoNeed => "need-none-chosen",
            Self::NoWords => "need-no-words",
            Self::TooLong => "act-too-long",
            Self::Day(day) => day.key(),
            Self::NoReason => "act-error-no_reason",
            Self::NoState => "need-no-state",
        }
    }
}

/// A new need as filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewNeed {
    /// The chosen line: a need's id, or a proposal's value.
    pub chosen: String,
    /// The person, where the line names none.
    pub member: Option<MemberId>,
    /// In the household's own words.
    pub note: String,
    /// By when it was promised, as typed; empty when nobody promised.
    pub due: String,
}

impl NewNeed {
    /// Reads the form.
    ///
    /// # Errors
    /// The first thing that is not right, in the order of the form.
    pub fn read(
        &self,
        catalogue: &Catalogue,
        proposals: &[Proposal],
        visit: Option<&Visit>,
        today: NaiveDate,
    ) -> Result<Support, NeedFault> {
        let proposal = proposals.iter().find(|proposal| proposal.value() == self.chosen);
        let need = proposal
            .map(|proposal| &proposal.need)
            .or_else(|| catalogue.need(&self.chosen))
            .ok_or(NeedFault::NoNeed)?;
        let note = kept(&self.note);
        if too_long(&self.note) {
            return Err(NeedFault::TooLong);
        }
        if need.id == "other" && note.is_empty() {
            return Err(NeedFault::NoWords);
        }
        let due = match day_field::read(&self.due) {
            Ok(day) => Some(day),
            Err(DayError::Missing) => None,
            Err(error) => return Err(NeedFault::Day(error)),
        };
        Ok(Support {
            need: need.id.clone(),
            indicator: proposal.map(|proposal| proposal.indicator.0),
            standard: proposal.map(|proposal| proposal.indicator.1.clone()).unwrap_or_default(),
            office: need.office.clone(),
            member: proposal.and_then(|proposal| proposal.member).or(self.member.filter(|_| need.per_member)),
            note,
            asked_on: today,
            due,
            state: if due.is_some() { SupportState::Promised } else { SupportState::Needed },
            visit: proposal.and(visit).map(|visit| visit.id),
        })
    }
}

/// Where a need stands, as filled in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Standing {
    /// `needed`, `promised`, `received`, `withdrawn`.
    pub state: String,
    /// The day of the promise or of the receipt, as typed.
    pub day: String,
    /// Why it is not needed any more.
    pub reason: String,
}

impl Standing {
    /// The states in the order that a list offers them.
    pub const STATES: [&'static str; 4] = ["needed", "promised", "received", "withdrawn"];

    /// As the need stands now.
    pub fn of(support: &Support) -> Self {
        let day = |day: NaiveDate| crate::i18n::date(day);
        let (state, day, reason) = match &support.state {
            SupportState::Needed => ("needed", String::new(), String::new()),
            SupportState::Promised => ("promised", support.due.map(day).unwrap_or_default(), String::new()),
            SupportState::Received { on } => ("received", day(*on), String::new()),
            SupportState::Withdrawn { reason, .. } => ("withdrawn", String::new(), reason.clone()),
            SupportState::Unknown => ("", String::new(), String::new()),
        };
        Self { state: state.to_owned(), day, reason }
    }

    /// The need as it then stands.
    ///
    /// # Errors
    /// What is not right yet.
    pub fn read(&self, support: &Support, today: NaiveDate) -> Result<Support, NeedFault> {
        let mut after = support.clone();
        match self.state.as_str() {
            "needed" => {
                after.state = SupportState::Needed;
                after.due = None;
            }
            "promised" => {
                after.due = Some(day_field::read(&self.day).map_err(NeedFault::Day)?);
                after.state = SupportState::Promised;
            }
            "received" => {
                let on = day_field::read_until(&self.day, today).map_err(NeedFault::Day)?;
                after.state = SupportState::Received { on };
            }
            "withdrawn" => {
                let reason = kept(&self.reason);
                if reason.is_empty() {
                    return Err(NeedFault::NoReason);
                }
                if too_long(&self.reason) {
                    return Err(NeedFault::TooLong);
                }
                after.state = SupportState::Withdrawn { on: today, reason };
            }
            _ => return Err(NeedFault::NoState),
        }
        Ok(after)
    }
}
