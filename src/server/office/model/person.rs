//! Everything that is held about one person: for their eyes, as JSON and in words, and the form that corrects it.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;

use super::answers::{self, AnswerSection, Filled};
use crate::domain::birth::Birth;
use crate::domain::household::Household;
use crate::domain::identity::tidy_number;
use crate::domain::ids::{HouseholdId, MemberId, VillageId, VisitId};
use crate::domain::member::{Member, Relation, Sex};
use crate::domain::text::{fold, tidy};
use crate::domain::visit::Visit;
use crate::server::office::words::Words;
use crate::server::store::JournalLine;

/// Most people that a search shows.
pub const MOST_FOUND: usize = 100;
/// Longest text of a field.
const LONGEST: usize = 200;

/// Someone found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The household.
    pub household: HouseholdId,
    /// The person.
    pub member: MemberId,
    /// Name.
    pub name: String,
    /// Birth.
    pub birth: Birth,
    /// Number of the household.
    pub number: String,
    /// Name of its head.
    pub head: String,
    /// The village.
    pub village: VillageId,
}

/// People by name without marks, or by their whole identity number.
pub fn find(register: &[(Household, u64)], wanted: &str, sees: impl Fn(&VillageId) -> bool) -> (Vec<Found>, bool) {
    let number = tidy_number(wanted);
    let by_number = matches!(number.len(), 9 | 12) && number.chars().all(|digit| digit.is_ascii_digit());
    let folded = fold(wanted);
    let mut found = Vec::new();
    if folded.is_empty() {
        return (found, false);
    }
    for (household, _) in register.iter().filter(|(household, _)| sees(&household.village)) {
        for member in &household.members {
            let fits = if by_number { member.id_number == number } else { fold(&member.name).contains(&folded) };
            if !fits {
                continue;
            }
            if found.len() == MOST_FOUND {
                return (found, true);
            }
            found.push(Found {
                household: household.id,
                member: member.id,
                name: member.name.clone(),
                birth: member.birth,
                number: household.number.clone(),
                head: household.head_name().to_owned(),
                village: household.village.clone(),
            });
        }
    }
    (found, false)
}

/// A visit as far as it is about the person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VisitPart {
    /// Which.
    pub id: VisitId,
    /// The day.
    pub visited_on: NaiveDate,
    /// The class found for the household.
    pub class: crate::domain::class::Class,
    /// Answers about the person and about the household.
    pub sections: Vec<AnswerSection>,
}

/// Who opened the household's file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// Who.
    pub who: String,
    /// When.
    pub at: DateTime<Utc>,
}

/// Everything on the page of one person.
#[derive(Debug, Clone, PartialEq)]
pub struct PersonData {
    /// The household.
    pub household: HouseholdId,
    /// Its number.
    pub number: String,
    /// Its village.
    pub village_name: String,
    /// Its address and telephone.
    pub contact: (String, String),
    /// Whether the place of the house is held.
    pub has_location: bool,
    /// The class recognised.
    pub class: crate::domain::class::Class,
    /// The person.
    pub member: Member,
    /// Visits, newest first.
    pub visits: Vec<VisitPart>,
    /// Who opened the file, newest first.
    pub opened: Vec<Opened>,
    /// The form.
    pub form: CorrectionForm,
    /// What is wrong with it.
    pub troubles: Vec<Trouble>,
    /// Someone changed the household since the form was drawn.
    pub stale: bool,
    /// The reader may correct.
    pub may_correct: bool,
    /// What the form carries back.
    pub csrf: String,
    /// Only what is to be printed.
    pub synthetic: bool,
}

/// The parts of visits that are about a person; others of the household are left out.
pub fn visit_parts(w: &Words, visits: &[Visit], person: MemberId) -> Vec<VisitPart> {
    let mut parts: Vec<VisitPart> = visits
        .iter()
        .filter_map(|visit| {
            let own: Vec<Member> = visit.members.iter().filter(|member| member.id == person).cloned().collect();
            if own.is_empty() {
                return None;
            }
            let sections = answers::sections(w, Filled { members: &own, ..Filled::of(visit) });
            Some(VisitPart { id: visit.id, visited_on: visit.visited_on, class: visit.classification.class, sections })
        })
        .collect();
    parts.sort_by_key(|part| std::cmp::Reverse((part.visited_on, part.id)));
    parts
}

/// What is held about a person, for a program: the same as the page.
#[derive(Debug, Serialize)]
pub struct Export<'a> {
    /// Always `so-thon person 1`.
    pub kind: &'static str,
    /// The commune.
    pub commune: &'a str,
    /// Made up.
    pub synthetic: bool,
    /// When it was written.
    pub at: DateTime<Utc>,
    /// The person as the register has them.
    pub person: &'a Member,
    /// What is held of their household as a whole.
    pub household: Value,
    /// Each visit's part.
    pub visits: Vec<Value>,
    /// Who opened the household's file.
    pub opened: Vec<Value>,
}

/// The household without its other members, for an export.
pub fn household_value(household: &Household, person: MemberId) -> Value {
    let mut value = serde_json::to_value(household).unwrap_or_default();
    if let Value::Object(fields) = &mut value {
        fields.remove("members");
        // Of answers kept before any visit only the person's own and the household's are theirs to see.
        if let Some(facts) = fields.get_mut("facts") {
            keep_own(facts, person);
        }
    }
    value
}

/// A visit without the other members.
pub fn visit_value(visit: &Visit, person: MemberId) -> Option<Value> {
    if !visit.members.iter().any(|member| member.id == person) {
        return None;
    }
    let mut value = serde_json::to_value(visit).ok()?;
    let fields = value.as_object_mut()?;
    if let Some(Value::Array(members)) = fields.get_mut("members") {
        members.retain(|member| member.get("id").and_then(Value::as_str) == Some(person.to_string().as_str()));
    }
    if let Some(answers) = fields.get_mut("answers") {
        keep_own(answers, person);
    }
    for keyed in ["reasons", "kept_warnings", "classification"] {
        fields.remove(keyed);
    }
    fields.insert("class".to_owned(), Value::from(visit.classification.class.code()));
    Some(value)
}

/// Leaves of answers those of one person and of the household.
fn keep_own(answers: &mut Value, person: MemberId) {
    if let Some(Value::Object(members)) = answers.get_mut("members") {
        members.retain(|id, _| *id == person.to_string());
    }
}

/// Who opened the file, from the access book.
pub fn opened(lines: &[JournalLine], who: impl Fn(&str) -> String) -> Vec<Opened> {
    lines.iter().map(|line| Opened { who: who(&line.note.actor), at: line.note.at }).collect()
}

/// What is wrong with a correction.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// No name.
    Name,
    /// The birth is none.
    Birth,
    /// The number is of no identity paper.
    IdNumber,
    /// The telephone is none.
    Phone,
    /// Nobody said who asked, or why.
    Reason,
    /// Nothing is different.
    Nothing,
}

impl Trouble {
    /// The key of its message.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Name => "trust-correct-name-wrong",
            Self::Birth => "trust-correct-birth-wrong",
            Self::IdNumber => "trust-correct-id-wrong",
            Self::Phone => "trust-correct-phone-wrong",
            Self::Reason => "trust-correct-reason-wrong",
            Self::Nothing => "trust-correct-nothing",
        }
    }
}

/// A correction as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CorrectionForm {
    /// The version of the household that the form was drawn from.
    pub expected: u64,
    /// Name.
    pub name: String,
    /// `male` or `female`.
    pub sex: String,
    /// `DD/MM/YYYY` or a year.
    pub birth: String,
    /// Relation to the head.
    pub relation: String,
    /// Identity number.
    pub id_number: String,
    /// Ethnic group's name.
    pub ethnicity: String,
    /// The household's address.
    pub address: String,
    /// The household's telephone.
    pub phone: String,
    /// What was wrong, and who asked.
    pub reason: String,
}

impl CorrectionForm {
    /// As the register has it.
    pub fn of(household: &Household, member: &Member, version: u64) -> Self {
        Self {
            expected: version,
            name: member.name.clone(),
            sex: sex_code(member.sex).to_owned(),
            birth: match member.birth {
                Birth::Unknown => String::new(),
                Birth::Year(year) => year.to_string(),
                Birth::Date(day) => crate::i18n::date(day),
            },
            relation: member.relation.code().to_owned(),
            id_number: member.id_number.clone(),
            ethnicity: member.ethnicity.name.clone(),
            address: household.address.clone(),
            phone: household.phone.clone(),
            reason: String::new(),
        }
    }

    /// From the fields of a form.
    pub fn read(fields: &[(String, String)]) -> Self {
        let text = |wanted: &str| {
            let found = fields.iter().find(|(name, _)| name == wanted);
            let short: String = found.map_or("", |(_, value)| value.as_str()).chars().take(LONGEST).collect();
            tidy(&short)
        };
        Self {
            expected: text("expected").parse().unwrap_or(0),
            name: text("name"),
            sex: text("sex"),
            birth: text("birth"),
            relation: text("relation"),
            id_number: text("id_number"),
            ethnicity: text("ethnicity"),
            address: text("address"),
            phone: text("phone"),
            reason: text("reason"),
        }
    }

    /// The household as it is to be, and which fields differ.
    ///
    /// # Errors
    /// Everything that is wrong with the form.
    pub fn applied(
        &self,
        household: &Household,
        person: MemberId,
    ) -> Result<(Household, Vec<&'static str>), Vec<Trouble>> {
        let mut troubles = Vec::new();
        let mut changed = household.clone();
        let before = household.clone();
        let number = tidy_number(&self.id_number);
        if self.name.is_empty() {
            troubles.push(Trouble::Name);
        }
        if !(number.is_empty() || matches!(number.len(), 9 | 12) && number.chars().all(|digit| digit.is_ascii_digit()))
        {
            troubles.push(Trouble::IdNumber);
        }
        let phone: String = self.phone.chars().filter(|c| !c.is_whitespace() && *c != '.').collect();
        if !(phone.is_empty() || is_phone(&phone)) {
            troubles.push(Trouble::Phone);
        }
        if self.reason.chars().count() < 5 {
            troubles.push(Trouble::Reason);
        }
        let birth = match Birth::parse(&self.birth) {
            Ok(birth) => birth,
            Err(_) => {
                troubles.push(Trouble::Birth);
                Birth::Unknown
            }
        };
        let mut fields = Vec::new();
        if let Some(member) = changed.members.iter_mut().find(|member| member.id == person) {
            member.name.clone_from(&self.name);
            member.sex = if self.sex == sex_code(Sex::Male) { Sex::Male } else { Sex::Female };
            member.birth = birth;
            member.id_number = number;
            if let Some(relation) = Relation::ALL.into_iter().find(|relation| relation.code() == self.relation) {
                member.relation = relation;
            }
            if member.ethnicity.name != self.ethnicity {
                // The code was of the other name; which one this has, the list says and not this form.
                member.ethnicity.name.clone_from(&self.ethnicity);
                member.ethnicity.code.clear();
            }
            if let Some(old) = before.members.iter().find(|member| member.id == person) {
                let told = [
                    ("name", old.name != member.name),
                    ("sex", old.sex != member.sex),
                    ("birth", old.birth != member.birth),
                    ("relation", old.relation != member.relation),
                    ("id_number", old.id_number != member.id_number),
                    ("ethnicity", old.ethnicity != member.ethnicity),
                ];
                fields.extend(told.into_iter().filter(|(_, differs)| *differs).map(|(name, _)| name));
            }
        }
        changed.address.clone_from(&self.address);
        changed.phone = phone;
        if changed.address != before.address {
            fields.push("address");
        }
        if changed.phone != before.phone {
            fields.push("phone");
        }
        if troubles.is_empty() && fields.is_empty() {
            troubles.push(Trouble::Nothing);
        }
        if troubles.is_empty() { Ok((changed, fields)) } else { Err(troubles) }
    }
}

fn sex_code(sex: Sex) -> &'static str {
    match sex {
        Sex::Female => "female",
        Sex::Male => "male",
    }
}

fn is_phone(text: &str) -> bool {
    let mut digits = text.chars();
    digits.next() == Some('0')
        && digits.next().is_some_and(|second| "35789".contains(second))
        && text.len() == 10
        && text.chars().all(|digit| digit.is_ascii_digit())
}

/// Names of villages by id.
pub type VillageNames = BTreeMap<VillageId, String>;
