//! What a report is made of, and what is known of each household that lives here.
//!
//! A class is by the basis, as in `domain::progress`. Circumstances (labour, merit, causes, groups) are answers of the
//! visit that speaks for the household, else what the register holds; what neither says is not known and never guessed.
//! Indicators and children's deprivations are of this year's visit alone.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;

use super::Basis;
use super::ethnic::{Ethnic, Groups};
use crate::domain::answer::Answer;
use crate::domain::class::Class;
use crate::domain::classification::Outcome;
use crate::domain::household::{Arrival, Household};
use crate::domain::ids::{HouseholdId, MemberId, QuestionId, VillageId};
use crate::domain::indicator::assess;
use crate::domain::member::{Member, Sex};
use crate::domain::plan::Plan;
use crate::domain::progress::{Progress, Track, commune_progress, village_progress};
use crate::domain::standard::{SettingValue, Standard};
use crate::domain::visit::{Visit, VisitResult, current_visits};

/// Under this age nobody has labour capacity: the form asks for it from here on.
const LABOUR_FROM: i32 = 15;
/// Under this age nobody is asked about merit.
const MERIT_FROM: i32 = 16;
/// A child is under this age where the standard does not say (domain.md section 2, indicator 3).
const CHILD_BELOW: i32 = 16;

/// A village as reports name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Village {
    /// Identity.
    pub id: VillageId,
    /// Name as people write it.
    pub name: String,
}

/// What reports are made of.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The plan year.
    pub year: i32,
    /// Surveyed or recognised.
    pub basis: Basis,
    /// The day of the report: ages of people whom no visit saw are taken on it.
    pub as_of: NaiveDate,
    /// The villages, in the order of the rows.
    pub villages: &'a [Village],
    /// The plan in force.
    pub plan: Option<&'a Plan>,
    /// The register, those who left included.
    pub households: &'a [Household],
    /// The visits; those that speak for their household in the year are taken.
    pub visits: &'a [Visit],
    /// The standard of the year.
    pub standard: Option<&'a Standard>,
    /// The ethnic groups named one by one.
    pub groups: &'a Groups,
}

/// Material looked through once: facts of the households and progress.
#[derive(Debug)]
pub struct Book<'a> {
    /// What it is made of.
    pub material: Material<'a>,
    /// Households that live here, by village and number.
    pub facts: Vec<Fact<'a>>,
    /// The commune's progress.
    pub commune: Progress,
    /// Each village's progress, in the order of the rows.
    pub villages: Vec<(&'a Village, Progress)>,
    /// Households that moved from one village of the commune to another within the year: both villages count them.
    pub moved_within: BTreeSet<HouseholdId>,
    by_id: BTreeMap<HouseholdId, &'a Household>,
}

/// What is known of a household that lives here.
#[derive(Debug)]
pub struct Fact<'a> {
    /// The household.
    pub household: &'a Household,
    /// The visit that speaks for it in the year.
    pub visit: Option<&'a Visit>,
    /// Class by the basis.
    pub class: Class,
    /// The head's group.
    pub ethnic: Ethnic,
    /// Nobody in it can work; none where that is not known.
    pub without_labour: Option<bool>,
    /// Someone in it is a người có công; none where that is not known.
    pub merit: Option<bool>,
    /// Something above or its causes is known from the register alone.
    pub from_register: bool,
    /// Its children, where it is poor or near-poor.
    pub children: Vec<Child>,
    /// Members who may be children: their age is not known.
    pub maybe_children: Vec<MemberId>,
    groups: &'a Groups,
}

/// A child of a poor or near-poor household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Child {
    /// Who.
    pub member: MemberId,
    /// Indicator "nutrition" for this child alone; unknown without a visit.
    pub nutrition: Outcome,
    /// Indicator "health_insurance".
    pub insurance: Outcome,
    /// Indicator "school_attendance".
    pub schooling: Outcome,
}

impl<'a> Book<'a> {
    /// Looks the material through.
    pub fn new(material: Material<'a>) -> Self {
        let of_year: BTreeMap<_, &Visit> =
            material.visits.iter().filter(|visit| visit.year == material.year).map(|visit| (visit.id, visit)).collect();
        let results: Vec<VisitResult> = of_year.values().map(|visit| visit.result()).collect();
        let speaking: BTreeMap<HouseholdId, &Visit> = current_visits(&results)
            .into_iter()
            .filter_map(|(household, result)| Some((household, *of_year.get(&result.id)?)))
            .collect();
        let places: BTreeMap<&VillageId, usize> =
            material.villages.iter().enumerate().map(|(at, village)| (&village.id, at)).collect();
        let mut facts: Vec<Fact<'a>> = material
            .households
            .iter()
            .filter(|household| household.presence.is_present())
            .map(|household| Fact::of(&material, household, speaking.get(&household.id).copied()))
            .collect();
        facts.sort_by_key(|fact| {
            let Household { village, number, id, .. } = fact.household;
            (places.get(village).copied().unwrap_or(usize::MAX), number.clone(), *id)
        });
        let Material { year, plan, households, .. } = material;
        let by_id: BTreeMap<HouseholdId, &Household> = households.iter().map(|one| (one.id, one)).collect();
        let within = |one: &&Household| matches!(one.arrival, Arrival::MovedIn { from: Some(old), .. } if by_id.contains_key(&old));
        // Each village reads its own, not the commune's once for every village.
        let mut here: BTreeMap<&VillageId, (Vec<&Household>, Vec<&VisitResult>)> = BTreeMap::new();
        for household in households {
            here.entry(&household.village).or_default().0.push(household);
        }
        for result in &results {
            if let Some(household) = by_id.get(&result.household) {
                here.entry(&household.village).or_default().1.push(result);
            }
        }
        let village = |village: &'a Village| {
            let (households, results) = here.remove(&village.id).unwrap_or_default();
            (village, village_progress(year, &village.id, plan, households, results))
        };
        Self {
            commune: commune_progress(year, plan, households.iter(), results.iter()),
            villages: material.villages.iter().map(village).collect(),
            moved_within: households.iter().filter(within).map(|one| one.id).collect(),
            by_id,
            facts,
            material,
        }
    }

    /// The track's ledger on the basis.
    pub const fn ledger(basis: Basis, track: &Track) -> &crate::domain::progress::ledger::Ledger {
        match basis {
            Basis::Surveyed => &track.surveyed,
            Basis::Recognised => &track.recognised,
        }
    }

    /// Id of the standard; empty where none is in force through the year.
    pub fn standard_id(&self) -> &str {
        self.material.standard.map_or("", |standard| standard.id.as_str())
    }

    /// Numbers of the indicators.
    pub fn indicators(&self) -> Vec<u8> {
        let numbers = |standard: &Standard| standard.indicators.iter().map(|one| one.number).collect();
        self.material.standard.map(numbers).unwrap_or_default()
    }

    /// Who a household is, those who left included.
    pub fn household(&self, id: HouseholdId) -> Option<&'a Household> {
        self.by_id.get(&id).copied()
    }
}

impl<'a> Fact<'a> {
    fn of(material: &Material<'a>, household: &'a Household, visit: Option<&'a Visit>) -> Self {
        let class = match material.basis {
            Basis::Surveyed => visit.map_or(Class::Undetermined, |visit| visit.classification.class),
            Basis::Recognised => household.class_official,
        };
        // Not surveyed or undetermined keeps the start class (domain.md section 7, "Net movement").
        let class = if class == Class::Undetermined { household.class_start } else { class };
        let day = visit.map_or(material.as_of, |visit| visit.visited_on);
        let mut fact = Self {
            household,
            visit,
            class,
            ethnic: household.head().map_or(Ethnic::Unknown, |head| material.groups.of(&head.ethnicity)),
            without_labour: None,
            merit: None,
            from_register: false,
            children: Vec::new(),
            maybe_children: Vec::new(),
            groups: material.groups,
        };
        fact.without_labour = fact.nobody(day, "labour_capacity", LABOUR_FROM);
        fact.merit = fact.nobody(day, "merit", MERIT_FROM).map(|nobody| !nobody);
        fact.from_register = ["labour_capacity", "merit"].iter().any(|question| fact.rests_on_register(question))
            || (fact.causes().is_some() && fact.of_visit(None, &QuestionId::new("causes")).is_none());
        if fact.is_poor() || fact.is_near() {
            fact.take_children(material.standard, day);
        }
        fact
    }

    /// Whether it is poor.
    pub fn is_poor(&self) -> bool {
        self.class == Class::Poor
    }

    /// Whether it is near-poor.
    pub fn is_near(&self) -> bool {
        self.class == Class::NearPoor
    }

    /// Its people.
    pub fn members(&self) -> impl Iterator<Item = &'a Member> + use<'a> {
        self.household.members.iter().filter(|member| member.counts())
    }

    /// Of which group a member is.
    pub fn ethnic_of(&self, member: &Member) -> Ethnic {
        self.groups.of(&member.ethnicity)
    }

    /// Whether its head is a woman.
    pub fn woman_heads(&self) -> bool {
        self.household.head().is_some_and(|head| head.sex == Sex::Female)
    }

    /// Whether it asked to be found of average living standard in agriculture; none where no visit says.
    pub fn asked_agricultural(&self) -> Option<bool> {
        match self.visit?.answers.get(None, &QuestionId::new("agri_request")) {
            Some(Answer::Bool(asked)) => Some(*asked),
            _ => None,
        }
    }

    /// Why it is poor; none where nobody answered.
    pub fn causes(&self) -> Option<&'a BTreeSet<String>> {
        self.choices("causes")
    }

    /// The plan's groups that it is in; none where nobody answered.
    pub fn plan_groups(&self) -> Option<&'a BTreeSet<String>> {
        self.choices("groups")
    }

    /// Whether it lacks an indicator; none where this year's visit does not say, or no visit was made under the standard.
    pub fn lacks(&self, number: u8, standard: &str) -> Option<bool> {
        let visit = self.visit.filter(|visit| visit.standard == standard)?;
        let found = visit.classification.indicators.iter().find(|one| one.number == number)?;
        match found.outcome {
            Outcome::Deprived => Some(true),
            Outcome::NotDeprived => Some(false),
            Outcome::Unknown => None,
        }
    }

    /// Whether no member of the age answers yes; none where an answer that could be yes is missing.
    fn nobody(&self, day: NaiveDate, question: &str, from: i32) -> Option<bool> {
        let question = QuestionId::new(question);
        let mut open = false;
        for member in self.members() {
            match self.answer(Some(member.id), &question) {
                Some(Answer::Bool(true)) => return Some(false),
                Some(Answer::Bool(false)) => {}
                _ if member.birth.age_on(day).is_some_and(|age| age.max < from) => {}
                _ => open = true,
            }
        }
        (!open).then_some(true)
    }

    fn rests_on_register(&self, question: &str) -> bool {
        let question = QuestionId::new(question);
        self.members().any(|member| {
            self.of_visit(Some(member.id), &question).is_none()
                && self.household.facts.get(Some(member.id), &question).is_some()
        })
    }

    fn choices(&self, question: &str) -> Option<&'a BTreeSet<String>> {
        match self.answer(None, &QuestionId::new(question)) {
            Some(Answer::Choices(chosen)) => Some(chosen),
            _ => None,
        }
    }

    /// The visit's answer ("không rõ" is one), else the register's.
    fn answer(&self, member: Option<MemberId>, question: &QuestionId) -> Option<&'a Answer> {
        self.of_visit(member, question).or_else(|| self.household.facts.get(member, question))
    }

    fn of_visit(&self, member: Option<MemberId>, question: &QuestionId) -> Option<&'a Answer> {
        self.visit.and_then(|visit| visit.answers.get(member, question))
    }

    fn take_children(&mut self, standard: Option<&Standard>, day: NaiveDate) {
        let below = standard
            .and_then(|standard| match standard.settings.get("child_below")?.value {
                SettingValue::Number(age) => i32::try_from(age).ok(),
                SettingValue::Options(_) => None,
            })
            .unwrap_or(CHILD_BELOW);
        for member in self.members() {
            match member.birth.age_on(day) {
                Some(age) if age.max < below => self.children.push(self.child(standard, member)),
                Some(age) if age.min >= below => {}
                _ => self.maybe_children.push(member.id),
            }
        }
    }

    fn child(&self, standard: Option<&Standard>, member: &Member) -> Child {
        let found = self.visit.zip(standard).filter(|(visit, standard)| visit.standard == standard.id);
        let assessed = found.map(|(visit, standard)| {
            let seen = visit.members.iter().find(|one| one.id == member.id).unwrap_or(member);
            (standard, assess(standard, std::slice::from_ref(seen), &visit.answers, visit.visited_on))
        });
        let outcome = |id: &str| {
            let (standard, outcomes) = assessed.as_ref()?;
            let number = standard.indicators.iter().find(|one| one.id == id)?.number;
            outcomes.iter().find(|one| one.number == number).map(|one| one.outcome)
        };
        let of = |id: &str| outcome(id).unwrap_or(Outcome::Unknown);
        Child {
            member: member.id,
            nutrition: of("nutrition"),
            insurance: of("health_insurance"),
            schooling: of("school_attendance"),
        }
    }
}
