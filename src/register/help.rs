//! What made-up households asked for last year, what they were promised or received, and what is still to be done.
//!
//! Needs follow from what the facts say is lacking; offices and needs are those of the catalogue. Nothing is dated after
//! the start of the plan year but the days by which something was promised.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::random::Random;
use crate::domain::answer::{Answer, Answers};
use crate::domain::class::Class;
use crate::domain::ids::{MemberId, QuestionId, SupportId, TaskId};
use crate::domain::standard::{self, Standard};
use crate::domain::support::catalogue::{Catalogue, Need};
use crate::domain::support::{Support, SupportState};
use crate::domain::task::Task;

/// The standard whose numbers the needs carry.
const STANDARD: &str = "nd07-2021";
/// Answers that show a need: question, the answers, the need.
const SHOWN: [(&str, &[&str], &str); 4] = [
    ("latrine", &["pit", "none"], "latrine"),
    ("water_source", &["spring", "stream", "dug_well"], "water"),
    ("roof", &["thatch"], "house_repair"),
    ("wall", &["earth", "bamboo"], "house_repair"),
];
/// Needs beside the indicators.
const OTHERS: [&str; 4] = ["loan", "seedlings_livestock", "farming_know_how", "job"];
/// Things that were left to do.
const TASKS: [&str; 4] = [
    "Xem lại giấy khai sinh của các cháu",
    "Hỏi Trạm Y tế về thẻ BHYT",
    "Đo lại diện tích nhà",
    "Mang mẫu đơn vay vốn tới hộ",
];

/// Who asked, and when.
pub struct Asking<'a> {
    /// Class at the start of the year.
    pub class: Class,
    /// What the register knew.
    pub facts: &'a Answers,
    /// The year before the plan's.
    pub year: i32,
    /// Time for the ids, in milliseconds since 1970.
    pub millis: u64,
}

/// What comes of it.
#[derive(Default)]
pub struct Help {
    /// Needs and what answered them.
    pub supports: BTreeMap<SupportId, Support>,
    /// What is to be done.
    pub tasks: BTreeMap<TaskId, Task>,
}

/// The catalogue and the standard, read once for the whole register.
pub struct Book {
    catalogue: Catalogue,
    standard: Option<Standard>,
}

impl Book {
    /// Reads both.
    pub fn open() -> Self {
        Self { catalogue: Catalogue::builtin(), standard: standard::builtin_by_id(STANDARD) }
    }

    /// The help of one household: most that are not on a list asked for nothing.
    pub fn help(&self, asking: &Asking<'_>, random: &mut Random) -> Help {
        let mut help = Help::default();
        let percent = match asking.class {
            Class::Poor => 55,
            Class::NearPoor => 30,
            _ => 0,
        };
        if !random.chance(percent) {
            return help;
        }
        for (need, member) in self.needs(asking.facts, random) {
            let id = SupportId(random.uuid(asking.millis));
            help.supports.insert(id, self.support(need, member, asking.year, random));
        }
        if random.chance(15) {
            let set_on = day(asking.year, 12, random.between(1, 28));
            let due = day(asking.year.saturating_add(1), random.between(11, 12), random.between(1, 28));
            let what = random.pick(&TASKS).to_owned();
            let task = Task { what, due, set_on, done_on: None, support: None, visit: None, submission: None };
            help.tasks.insert(TaskId(random.uuid(asking.millis)), task);
        }
        help
    }

    fn needs(&self, facts: &Answers, random: &mut Random) -> Vec<(&Need, Option<MemberId>)> {
        let mut wanted: Vec<(&str, Option<MemberId>)> = Vec::new();
        for (question, shown, need) in SHOWN {
            let answer = facts.get(None, &QuestionId::new(question));
            let lacks = matches!(answer, Some(Answer::Choice(option)) if shown.contains(&option.as_str()));
            if lacks && !wanted.iter().any(|(other, _)| *other == need) {
                wanted.push((need, None));
            }
        }
        let uninsured = QuestionId::new("insured");
        let without =
            |answers: &crate::domain::answer::AnswerMap| answers.get(&uninsured) == Some(&Answer::Bool(false));
        if let Some((member, _)) = facts.members.iter().find(|(_, answers)| without(answers)) {
            wanted.push(("health_insurance", Some(*member)));
        }
        if wanted.is_empty() || random.chance(35) {
            wanted.push((random.pick(&OTHERS), None));
        }
        wanted.truncate(3);
        let known = |(id, member): (&str, Option<MemberId>)| self.catalogue.need(id).map(|need| (need, member));
        wanted.into_iter().filter_map(known).collect()
    }

    fn support(&self, need: &Need, member: Option<MemberId>, year: i32, random: &mut Random) -> Support {
        let indicator = need.indicator.as_deref().and_then(|id| {
            let indicators = self.standard.as_ref().map(|standard| standard.indicators.iter());
            indicators.into_iter().flatten().find(|indicator| indicator.id == id).map(|indicator| indicator.number)
        });
        let (state, due) = match random.weighted(&[45, 20, 35]) {
            0 => (SupportState::Needed, None),
            1 => {
                // Around the yearly review, so that a demonstration shows a few that are late and not a year of them.
                let due = day(year.saturating_add(1), random.between(11, 12), random.between(1, 28));
                (SupportState::Promised, Some(due))
            }
            _ => (SupportState::Received { on: day(year, random.between(8, 12), random.between(1, 28)) }, None),
        };
        Support {
            need: need.id.clone(),
            indicator,
            standard: indicator.map(|_| STANDARD.to_owned()).unwrap_or_default(),
            office: need.office.clone(),
            member: member.filter(|_| need.per_member),
            note: String::new(),
            asked_on: day(year, random.between(2, 7), random.between(1, 28)),
            due,
            state,
            visit: None,
        }
    }
}

/// A day of a month that is short enough for every month.
fn day(year: i32, month: i32, day: i32) -> NaiveDate {
    let part = |value: i32| u32::try_from(value).unwrap_or(1);
    NaiveDate::from_ymd_opt(year, part(month), part(day)).unwrap_or_default()
}
