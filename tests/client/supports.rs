//! Needs, help and tasks: edits of the household's record that merge field by field.

use serde_json::json;
use so_thon::domain::class::Class;
use so_thon::domain::ids::{SupportId, TaskId};
use so_thon::domain::support::{Support, SupportState};
use so_thon::domain::task::Task;
use so_thon::protocol::entry::HouseholdEdit;
use so_thon::protocol::receipt::Outcome;
use so_thon::store::StoreError;
use uuid::Uuid;

use crate::phone::{Phone, ask, day, household, household_id, receipt_for, sign, village};

pub fn need(what: &str, office: &str) -> Support {
    Support {
        need: what.to_owned(),
        indicator: Some(10),
        standard: "nd07-2021".to_owned(),
        office: office.to_owned(),
        member: None,
        note: "ván đã  mục".to_owned(),
        asked_on: day(2026, 10, 1),
        due: None,
        state: SupportState::Needed,
        visit: None,
    }
}

pub fn task(what: &str, due: chrono::NaiveDate) -> Task {
    Task {
        what: what.to_owned(),
        due,
        set_on: day(2026, 10, 1),
        done_on: None,
        support: None,
        visit: None,
        submission: None,
    }
}

impl Phone {
    pub fn save_support(&mut self, number: u128, id: Option<SupportId>, support: Support) -> SupportId {
        let now = self.now();
        ask!(self, SaveSupport { household: household_id(number), id, support, now }).unwrap()
    }

    pub fn save_task(&mut self, number: u128, id: Option<TaskId>, task: Task) -> TaskId {
        let now = self.now();
        ask!(self, SaveTask { household: household_id(number), id, task, now }).unwrap()
    }
}

#[test]
fn a_need_is_named_promised_and_answered_each_with_its_entry() {
    let mut phone = Phone::ready();
    let id = phone.save_support(1, None, need("latrine", "construction"));
    let promised = Support { state: SupportState::Promised, ..need("latrine", "construction") };
    assert_eq!(phone.save_support(1, Some(id), promised.clone()), id);
    assert_eq!(phone.save_support(1, Some(id), promised), id, "the same again is no edit");
    assert_eq!(phone.status().pending, 2);
    let kept = ask!(phone, Household { id: household_id(1) }).unwrap().household.supports;
    assert_eq!(kept[&id].state, SupportState::Promised);
    assert_eq!(kept[&id].note, "ván đã mục");
    let (_, batch) = phone.batch();
    let edit: HouseholdEdit = serde_json::from_str(&batch.entries[1].body).unwrap();
    assert_eq!((edit.act.as_str(), edit.household.supports.len()), ("support", 1));
}

#[test]
fn needs_of_a_village_stand_by_office_until_they_are_answered() {
    let mut phone = Phone::ready();
    let latrine = phone.save_support(2, None, need("latrine", "construction"));
    let due = Some(day(2026, 11, 1));
    let roof = phone.save_support(3, None, Support { due, ..need("house_repair", "construction") });
    phone.save_support(1, None, need("job", "culture_society"));
    let needs = ask!(phone, Needs { village: village() }).unwrap().by_office;
    let construction: Vec<SupportId> = needs["construction"].iter().map(|(_, _, id, _)| *id).collect();
    assert_eq!(construction, [roof, latrine], "what was promised for a day first");
    assert_eq!(needs["culture_society"][0].1, "Lý A Sình");
    let received = SupportState::Received { on: day(2026, 11, 2) };
    phone.save_support(2, Some(latrine), Support { state: received, ..need("latrine", "construction") });
    assert_eq!(ask!(phone, Needs { village: village() }).unwrap().by_office["construction"].len(), 1);
}

#[test]
fn a_need_or_a_task_that_is_not_there_is_not_made_under_its_id() {
    let mut phone = Phone::ready();
    let now = phone.now();
    let unknown = Some(SupportId(Uuid::from_u128(5)));
    let household = household_id(1);
    let support = need("latrine", "construction");
    let answer = ask!(phone, SaveSupport { household, id: unknown, support, now });
    assert_eq!(answer, Err(StoreError::NotFound("support".to_owned())));
    let now = phone.now();
    let unknown = Some(TaskId(Uuid::from_u128(5)));
    let answer = ask!(phone, SaveTask { household, id: unknown, task: task("hỏi trạm y tế", day(2026, 11, 20)), now });
    assert_eq!(answer, Err(StoreError::NotFound("task".to_owned())));
}

#[test]
fn a_conflict_over_a_need_is_settled_whole_and_over_its_state_alone() {
    let mut phone = Phone::ready();
    let id = phone.save_support(1, None, need("latrine", "construction"));
    let (_, batch) = phone.batch();
    let entry = batch.entries[0].id;
    let conflict = |field: &str, commune, phone| so_thon::domain::merge::FieldConflict {
        field: format!("supports/{id}/{field}"),
        commune,
        phone,
    };
    let fields = vec![conflict("state", json!({"state": "needed"}), json!({"state": "promised"}))];
    let outcome = |fields: Vec<_>| move |_: u64| Outcome::Conflict { fields: fields.clone() };
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, outcome(fields))) }).unwrap();
    let now = phone.now();
    ask!(phone, Settle { entry, field: format!("supports/{id}/state"), keep_mine: true, now }).unwrap();
    let kept = ask!(phone, Household { id: household_id(1) }).unwrap().household.supports;
    assert_eq!(kept[&id].state, SupportState::Promised);

    // The commune holds a need that this phone moved elsewhere: one tap on any field decides about all of it.
    let whole = serde_json::to_value(&kept[&id]).unwrap();
    let fields: Vec<_> = whole
        .as_object()
        .unwrap()
        .iter()
        .map(|(field, value)| conflict(field, value.clone(), serde_json::Value::Null))
        .collect();
    let (_, batch) = phone.batch();
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, outcome(fields))) }).unwrap();
    let now = phone.now();
    let entry = batch.entries[0].id;
    ask!(phone, Settle { entry, field: format!("supports/{id}/note"), keep_mine: true, now }).unwrap();
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert!(detail.household.supports.is_empty() && detail.conflicts.is_empty());
    assert_eq!(detail.household.members, household(1, "Lý A Sình", Class::Poor).members);
}
