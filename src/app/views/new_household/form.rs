//! What is filled in for a household that is not in the book yet, in steps, and how it becomes an act.

use chrono::NaiveDate;

use crate::app::components::day_field::{self, DayError};
use crate::app::components::member_parts::{NAME_LENGTH, ethnicity};
use crate::app::components::note_field::{kept, too_long};
use crate::app::components::typed;
use crate::domain::act::{ActRequest, What};
use crate::domain::answer::Answers;
use crate::domain::birth::Birth;
use crate::domain::class::Class;
use crate::domain::household::{Arrival, Household, Presence};
use crate::domain::identity::tidy_number;
use crate::domain::ids::{HouseholdId, MemberId, VillageId};
use crate::domain::member::{Ethnicity, Member, Relation, Sex};
use crate::domain::phone;
use crate::domain::text::tidy;
use crate::store::Ids;
use crate::store::view::Now;

/// The steps: how they came, the head, where they live.
pub const STEPS: usize = 3;

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct NewHouseholdForm {
    /// How they came: `new`, `moved_in`, `split`; empty until chosen.
    pub how: String,
    /// Where from, when they moved in.
    pub from: String,
    /// The day, as typed.
    pub day: String,
    /// Why they are written down now.
    pub reason: String,
    /// The head's name.
    pub name: String,
    /// The head's sex; empty until chosen.
    pub sex: String,
    /// The head's birth: a year or a day.
    pub birth: String,
    /// The head's ethnic group.
    pub group: String,
    /// The head's identity number.
    pub number: String,
    /// Where in the village.
    pub address: String,
    /// Telephone.
    pub phone: String,
}

/// What is wrong with a [`NewHouseholdForm`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewHouseholdError {
    /// Not said how they came.
    How,
    /// They are part of a household of the village: that one is split.
    Split,
    /// The day.
    Day(DayError),
    /// No reason, or one too long.
    Reason,
    /// No name.
    Name,
    /// A name that is too long.
    LongName,
    /// No sex.
    Sex,
    /// Neither a year nor a day, or in the future.
    Birth,
    /// Not a telephone number.
    Phone,
}

impl NewHouseholdError {
    /// The step where it is mended.
    pub const fn step(self) -> usize {
        match self {
            Self::How | Self::Split | Self::Day(_) | Self::Reason => 0,
            Self::Name | Self::LongName | Self::Sex | Self::Birth => 1,
            Self::Phone => 2,
        }
    }

    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::How => "field-how-wrong",
            Self::Split => "how-split-instead",
            Self::Day(day) => day.key(),
            Self::Reason => "act-error-no_reason",
            Self::Name => "field-name-wrong",
            Self::LongName => "member-long-name",
            Self::Sex => "field-sex-wrong",
            Self::Birth => "field-birth-wrong",
            Self::Phone => "field-phone-wrong",
        }
    }
}

impl NewHouseholdForm {
    /// The head's birth as typed, where it is one that can be: nobody is born in the future, nobody is 130.
    pub fn head_birth(&self, today: NaiveDate) -> Option<Birth> {
        typed::birth(&self.birth)
            .ok()
            .flatten()
            .filter(|birth| birth.age_on(today).is_some_and(|age| (0..=130).contains(&age.max)))
    }

    /// The head's sex, once chosen.
    pub fn head_sex(&self) -> Option<Sex> {
        match self.sex.as_str() {
            "male" => Some(Sex::Male),
            "female" => Some(Sex::Female),
            _ => None,
        }
    }

    /// Everything that is wrong, in the order of the form.
    pub fn wrong(&self, today: NaiveDate) -> Vec<NewHouseholdError> {
        let name = tidy(&self.name);
        let how = match self.how.as_str() {
            "new" | "moved_in" => None,
            "split" => Some(NewHouseholdError::Split),
            _ => Some(NewHouseholdError::How),
        };
        let day = day_field::read_until(&self.day, today).err().map(NewHouseholdError::Day);
        let name_wrong = if name.is_empty() {
            Some(NewHouseholdError::Name)
        } else if name.chars().count() > NAME_LENGTH {
            Some(NewHouseholdError::LongName)
        } else {
            None
        };
        let reason = kept(&self.reason).is_empty() || too_long(&self.reason);
        [
            how,
            day,
            reason.then_some(NewHouseholdError::Reason),
            name_wrong,
            self.head_sex().is_none().then_some(NewHouseholdError::Sex),
            self.head_birth(today).is_none().then_some(NewHouseholdError::Birth),
            phone::read(&self.phone).is_err().then_some(NewHouseholdError::Phone),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// Reads the form into the act that puts a household of `village` on the register.
    ///
    /// # Errors
    /// Everything that is wrong, in the order of the form.
    pub fn read(&self, village: &VillageId, synthetic: bool, now: &Now) -> Result<ActRequest, Vec<NewHouseholdError>> {
        let wrong = self.wrong(now.today);
        let (Some(sex), Some(birth), Ok(number), Ok(on), true) = (
            self.head_sex(),
            self.head_birth(now.today),
            phone::read(&self.phone),
            day_field::read_until(&self.day, now.today),
            wrong.is_empty(),
        ) else {
            return Err(wrong);
        };
        let moved_in = self.how == "moved_in";
        let mut ids = Ids::new(now);
        let head = Member {
            id: MemberId(ids.next_id()),
            name: tidy(&self.name),
            relation: Relation::Head,
            sex,
            birth,
            ethnicity: ethnicity(&Ethnicity::default(), &self.group),
            id_number: tidy_number(&self.number),
            absent: None,
        };
        let household = Box::new(Household {
            id: HouseholdId(ids.next_id()),
            village: village.clone(),
            // The store gives the village's next number.
            number: String::new(),
            address: tidy(&self.address),
            phone: number,
            location: None,
            members: vec![head],
            facts: Answers::default(),
            class_start: Class::Undetermined,
            class_official: Class::Undetermined,
            official_since: None,
            left_poor_on: None,
            left_near_poor_on: None,
            arrival: if moved_in { Arrival::MovedIn { on, from: None } } else { Arrival::New { on } },
            presence: Presence::Present,
            acts: Default::default(),
            supports: Default::default(),
            tasks: Default::default(),
            synthetic,
        });
        let what =
            if moved_in { What::MoveIn { household, from: tidy(&self.from) } } else { What::Register { household } };
        Ok(ActRequest { what, on, reason: kept(&self.reason) })
    }
}
