//! What is filled in for a change, and how it becomes the act that the register is asked for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::kind::ActKind;
use crate::app::components::day_field::{self, DayError};
use crate::app::components::note_field::{kept, too_long};
use crate::domain::act::{ActRequest, Joined, What, relation_to};
use crate::domain::household::Household;
use crate::domain::ids::{HouseholdId, MemberId};
use crate::domain::member::{Member, Relation};
use crate::domain::text::tidy;
use crate::i18n;

/// The household that another joins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Joins {
    /// Which.
    pub id: HouseholdId,
    /// Its head.
    pub head: String,
    /// Its number.
    pub number: String,
}

/// What was filled in.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ActForm {
    /// Whom it is about.
    pub who: BTreeSet<MemberId>,
    /// The new head.
    pub head: Option<MemberId>,
    /// Relations that were chosen by hand.
    pub relations: BTreeMap<MemberId, Relation>,
    /// The household that is joined.
    pub into: Option<Joins>,
    /// The newcomer.
    pub member: Option<Member>,
    /// How the newcomer came.
    pub how: Option<Joined>,
    /// Where to.
    pub place: String,
    /// The day, as typed.
    pub day: String,
    /// Why.
    pub reason: String,
}

/// What is not right yet. Each shows at its field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Nobody is chosen.
    Nobody,
    /// Nobody would be left: the household is gone then.
    NobodyLeft,
    /// No new head is chosen.
    NoHead,
    /// No household is chosen.
    NoHousehold,
    /// Not said how the newcomer came.
    NoHow,
    /// The day.
    Day(DayError),
    /// No reason.
    NoReason,
    /// A text has too many letters.
    TooLong,
}

impl Fault {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Nobody => "act-error-nobody",
            Self::NobodyLeft => "act-error-nobody_left",
            Self::NoHead => "act-error-no_head",
            Self::NoHousehold => "act-no-household",
            Self::NoHow => "act-no-how",
            Self::Day(day) => day.key(),
            Self::NoReason => "act-error-no_reason",
            Self::TooLong => "act-too-long",
        }
    }
}

impl ActForm {
    /// An empty form: it happened today, and where only one answer is possible it is given.
    pub fn new(today: NaiveDate) -> Self {
        Self { day: i18n::date(today), ..Self::default() }
    }

    /// The people who can be chosen. A head who wants to leave with others hands over first.
    pub fn choice(kind: ActKind, household: &Household) -> Vec<Member> {
        let head = household.head().map(|head| head.id);
        let without_head = matches!(kind, ActKind::Split | ActKind::Head);
        household.members.iter().filter(|member| !without_head || Some(member.id) != head).cloned().collect()
    }

    /// Those who are left when the chosen have gone.
    pub fn staying<'a>(&'a self, household: &'a Household) -> impl Iterator<Item = &'a Member> {
        household.members.iter().filter(|member| !self.who.contains(&member.id))
    }

    /// Those among whom a new head is to be chosen; nobody where none is needed.
    pub fn heirs(&self, kind: ActKind, household: &Household) -> Vec<Member> {
        let head_goes = household.head().is_some_and(|head| self.who.contains(&head.id));
        match kind {
            ActKind::Split => {
                household.members.iter().filter(|member| self.who.contains(&member.id)).cloned().collect()
            }
            ActKind::Leaves | ActKind::Dies if head_goes => self.staying(household).cloned().collect(),
            _ => Vec::new(),
        }
    }

    /// The new head: the chosen one, or the only one possible.
    pub fn new_head(&self, kind: ActKind, household: &Household) -> Option<MemberId> {
        if kind == ActKind::Head {
            return self.who.first().copied();
        }
        let heirs = self.heirs(kind, household);
        match (self.head, heirs.as_slice()) {
            (Some(head), heirs) if heirs.iter().any(|heir| heir.id == head) => Some(head),
            (_, [only]) => Some(only.id),
            _ => None,
        }
    }

    /// The people whose relation to another head is asked, each with the relation as it stands.
    pub fn related(&self, kind: ActKind, household: &Household) -> Vec<(Member, Relation)> {
        let asked = |member: &Member| match kind {
            ActKind::Split => self.who.contains(&member.id),
            ActKind::Head | ActKind::Merge => true,
            _ => false,
        };
        let head = self.new_head(kind, household);
        if head.is_none() && kind != ActKind::Merge {
            return Vec::new();
        }
        let was = household.members.iter().find(|member| Some(member.id) == head).map(|member| member.relation);
        let relation = |member: &Member| {
            self.relations
                .get(&member.id)
                .copied()
                .or_else(|| was.map(|head| relation_to(head, member.relation)))
                .unwrap_or(Relation::Other)
        };
        household
            .members
            .iter()
            .filter(|member| asked(member) && Some(member.id) != head)
            .map(|member| (member.clone(), relation(member)))
            .collect()
    }

    /// Reads the form into the act.
    ///
    /// # Errors
    /// Everything that is not right yet, in the order of the form.
    pub fn read(&self, kind: ActKind, household: &Household, today: NaiveDate) -> Result<ActRequest, Vec<Fault>> {
        let day = day_field::read_until(&self.day, today);
        let reason = kept(&self.reason);
        let head = self.new_head(kind, household);
        let nobody_left = self.staying(household).next().is_none();
        let mut faults = Vec::new();
        for (wrong, fault) in [
            ((kind.about_one() || kind == ActKind::Split) && self.who.is_empty(), Fault::Nobody),
            (matches!(kind, ActKind::Leaves | ActKind::Dies) && nobody_left, Fault::NobodyLeft),
            (kind == ActKind::Merge && self.into.is_none(), Fault::NoHousehold),
            (kind == ActKind::Joins && self.member.is_none(), Fault::Nobody),
            (kind == ActKind::Joins && self.how.is_none(), Fault::NoHow),
            (!self.heirs(kind, household).is_empty() && head.is_none(), Fault::NoHead),
            (reason.is_empty(), Fault::NoReason),
            (too_long(&self.reason) || too_long(&self.place), Fault::TooLong),
        ] {
            if wrong {
                faults.push(fault);
            }
        }
        let on = match day {
            Ok(on) => on,
            Err(error) => {
                faults.push(Fault::Day(error));
                return Err(faults);
            }
        };
        match self.what(kind, household, head) {
            Some(what) if faults.is_empty() => Ok(ActRequest { what, on, reason }),
            _ => Err(faults),
        }
    }

    fn what(&self, kind: ActKind, household: &Household, head: Option<MemberId>) -> Option<What> {
        let id = household.id;
        let one = self.who.first().copied();
        let place = tidy(&self.place);
        let relations =
            self.related(kind, household).into_iter().map(|(member, relation)| (member.id, relation)).collect();
        Some(match kind {
            ActKind::Joins => {
                What::MemberJoins { household: id, member: Box::new(self.member.clone()?), how: self.how? }
            }
            ActKind::Leaves => What::MemberLeaves { household: id, member: one?, to: place, new_head: head },
            ActKind::Dies => What::MemberDies { household: id, member: one?, new_head: head },
            ActKind::Head => What::ChangeHead { household: id, head: one?, relations },
            ActKind::Split => {
                What::Split { household: id, members: self.who.iter().copied().collect(), head: head?, relations }
            }
            ActKind::Merge => What::Merge { household: id, into: self.into.as_ref()?.id, relations },
            ActKind::Away => What::MoveAway { household: id, to: place },
            ActKind::Out => What::DieOut { household: id },
        })
    }
}
