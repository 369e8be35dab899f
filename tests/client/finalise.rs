//! The end of a visit: all of it or nothing.

use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::member::Relation;
use so_thon::domain::period::Period;
use so_thon::domain::plan::Plan;
use so_thon::domain::round::Round;
use so_thon::domain::visit::Visit;
use so_thon::protocol::changes::Record;
use so_thon::protocol::entry::{FIRST_PREV_HASH, HouseholdEdit, KIND_HOUSEHOLD, KIND_VISIT};
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::store::{DueWhy, ItemState, StoreError};

use crate::phone::{Phone, ask, household_id, member, plan, village};

#[test]
fn finalised_visit_has_its_result_and_waits_in_the_outbox() {
    let mut phone = Phone::ready();
    let visit = phone.visit(1);
    assert_eq!(ask!(phone, Visit { id: visit.id }).unwrap(), visit);
    assert_eq!(visit.classification.standard, "nd07-2021");
    assert_eq!(visit.year, 2026);
    assert_eq!((phone.status().pending, phone.status().drafts), (1, 0));
    let outbox = ask!(phone, Outbox {}).unwrap();
    assert_eq!(outbox[0].visit, Some(visit.id));
    assert_eq!((outbox[0].head.as_str(), outbox[0].number.as_str()), ("Lý A Sình", "001"));
    assert_eq!(outbox[0].state, ItemState::Waiting);
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!(detail.current.unwrap().id, visit.id);
}

#[test]
fn changed_members_make_a_second_entry_in_the_same_transaction() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1);
    let mut members = draft.members;
    members[0].name = "Lý A  Si\u{300}nh".to_owned();
    members[1].birth = "1973".parse_birth();
    members.push(member(199, "Lý Thị Mai", Relation::Child, "2014-04-01"));
    let now = phone.now();
    ask!(phone, SaveMembers { draft: draft.id, members, now }).unwrap();
    phone.fill(draft.id);
    let visit = phone.finalise(draft.id).unwrap();
    let (_, batch) = phone.batch();
    let kinds: Vec<&str> = batch.entries.iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds, [KIND_VISIT, KIND_HOUSEHOLD]);
    let sent: Visit = serde_json::from_str(&batch.entries[0].body).unwrap();
    assert_eq!(sent, visit);
    let edit: HouseholdEdit = serde_json::from_str(&batch.entries[1].body).unwrap();
    assert_eq!(edit.visit, Some(visit.id));
    assert_eq!(edit.household.members.len(), 3);
    assert_eq!(edit.household.members[0].name, "Lý A Sình", "names are stored composed and tidy");
    assert_eq!(batch.entries[1].base_version, 1);
    assert!(ask!(phone, Household { id: household_id(1) }).unwrap().pending_edit);
}

trait ParseBirth {
    fn parse_birth(&self) -> so_thon::domain::birth::Birth;
}
impl ParseBirth for str {
    fn parse_birth(&self) -> so_thon::domain::birth::Birth {
        so_thon::domain::birth::Birth::parse(self).unwrap()
    }
}

#[test]
fn entries_are_chained_without_gaps() {
    let mut phone = Phone::ready();
    phone.visit(1);
    phone.visit(2);
    phone.visit(3);
    let (_, batch) = phone.batch();
    let mut prev = FIRST_PREV_HASH.to_owned();
    for (place, entry) in batch.entries.iter().enumerate() {
        assert_eq!(entry.seq, place as u64 + 1);
        assert_eq!(entry.prev_hash, prev);
        assert_eq!(entry.hash, entry.compute_hash());
        prev.clone_from(&entry.hash);
    }
    assert_eq!(batch.entries.len(), 3);
}

#[test]
fn open_visit_is_refused_and_names_what_is_open() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1).id;
    let Err(StoreError::Open(open)) = phone.finalise(draft) else { panic!("it was finalised") };
    assert!(!open.is_empty());
    assert_eq!((phone.status().pending, phone.status().drafts), (0, 1));
}

#[test]
fn visit_moves_the_village_by_exactly_this_household() {
    let mut phone = Phone::ready();
    let before = ask!(phone, Progress { village: village() }).unwrap().progress;
    let visit = phone.visit(1);
    let after = ask!(phone, Progress { village: village() }).unwrap();
    assert_eq!(after.progress.visited.households, before.visited.households + 1);
    assert_eq!(after.progress.reviewed.households, 1);
    let left = i64::from(visit.classification.class != Class::Poor);
    assert_eq!(after.progress.poor.surveyed.net(), -left);
    assert_eq!(after.names[&household_id(1)], ("Lý A Sình".to_owned(), "001".to_owned()));
    let today =
        ask!(phone, Today { village: Some(village()), here: None, day: crate::phone::day(2026, 11, 12) }).unwrap();
    assert_eq!((today.reviewed, today.to_review), (1, 2));
    let not_visited = today.due.iter().filter(|line| line.why == DueWhy::NotVisited).count();
    assert_eq!(not_visited, 1);
}

#[test]
fn finalising_twice_finds_no_draft() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1).id;
    phone.fill(draft);
    phone.finalise(draft).unwrap();
    assert_eq!(phone.finalise(draft), Err(StoreError::NotFound("draft".to_owned())));
    assert_eq!(phone.status().pending, 1);
}

#[test]
fn answers_about_someone_taken_off_the_list_are_left_out() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1);
    let spouse = draft.members[1].id;
    phone.answer(draft.id, Some(spouse), "insured", Answer::Bool(true)).unwrap();
    let now = phone.now();
    ask!(phone, SaveMembers { draft: draft.id, members: vec![draft.members[0].clone()], now }).unwrap();
    phone.fill(draft.id);
    let visit = phone.finalise(draft.id).unwrap();
    assert!(!visit.answers.members.contains_key(&spouse));
}

/// The chairman has decided the year.
fn close(phone: &mut Phone) {
    let period = Period { round: Round::yearly(2026), locked: true, history: Vec::new() };
    phone.pull(vec![Record::Period { period: Box::new(period) }]);
}

/// The plan of the year after comes.
fn next_year(phone: &mut Phone) {
    phone.pull(vec![Record::Plan { plan: Box::new(Plan { year: 2027, version: 2, ..plan() }) }]);
}

#[test]
fn a_visit_of_a_closed_year_stays_a_draft_and_is_finalised_with_the_new_years_plan() {
    let mut phone = Phone::ready();
    let before = phone.visit(2);
    close(&mut phone);
    assert_eq!(phone.status().closed_year(), Some(2026), "told before the visit");
    let asked = phone.today().due;
    assert!(asked.iter().all(|line| line.why != DueWhy::NotVisited), "nobody is sent to visit in vain: {asked:?}");
    let draft = phone.open_draft(1).id;
    phone.fill(draft);
    let pending = phone.status().pending;
    let refused = phone.finalise(draft);
    assert_eq!(refused, Err(StoreError::Invalid { what: "year_closed".to_owned() }));
    assert_eq!((phone.status().pending, phone.status().drafts), (pending, 1), "nothing is sent that would come back");

    next_year(&mut phone);
    assert_eq!(phone.status().closed_year(), None);
    let kept = ask!(phone, Draft { draft }).unwrap();
    assert_eq!((kept.year, kept.standard.as_str()), (2027, "nd351-2025"));
    phone.fill(draft);
    let visit = phone.finalise(draft).unwrap();
    assert_eq!((visit.id, visit.year, visit.classification.standard.as_str()), (draft, 2027, "nd351-2025"));
    // What the commune has of the closed year is corrected in that year, when the chairman opens it.
    let now = phone.now();
    let correction = ask!(phone, OpenCorrection { visit: before.id, reason: "ghi nhầm".to_owned(), now }).unwrap();
    assert_eq!(correction.year, 2026);
    let pending = phone.status().pending;
    assert!(phone.finalise(correction.id).is_err());
    assert_eq!(phone.status().pending, pending);
}

#[test]
fn a_visit_that_came_back_from_a_closed_year_is_written_again_for_the_new_one() {
    let mut phone = Phone::ready();
    let visit = phone.visit(1);
    phone.answered(|_| Outcome::Refused { code: Code::PeriodLocked, field: "year".to_owned() });
    close(&mut phone);
    let entry = ask!(phone, Outbox {}).unwrap()[0].entry;
    let now = phone.now();
    let draft = ask!(phone, Mend { entry, reason: String::new(), now }).unwrap();
    assert_eq!(ask!(phone, Draft { draft }).unwrap().year, 2026);
    assert!(phone.finalise(draft).is_err(), "it could only come back again");
    next_year(&mut phone);
    phone.fill(draft);
    let again = phone.finalise(draft).unwrap();
    assert_eq!((again.year, again.correction_of), (2027, Some(visit.id)));
}
