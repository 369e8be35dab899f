//! What the commune sends is taken whole, in any order, any number of times, and never over an edit that waits.

use std::collections::BTreeMap;

use proptest::prelude::*;
use so_thon::domain::class::Class;
use so_thon::domain::progress::digest::Digest;
use so_thon::protocol::changes::{Changes, Cursor, Record};
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::store::HouseholdQuery;

use crate::phone::{
    Phone, ask, household, household_id, household_record, other_visit, plan, receipt_for, sign, village,
};

fn page(records: Vec<Record>, next: &str, more: bool) -> Changes {
    Changes { records, next: Cursor(next.to_owned()), more, digests: BTreeMap::new(), villages: None }
}

fn edit_phone_number(phone: &mut Phone, number: &str) {
    let mut mine = ask!(phone, Household { id: household_id(1) }).unwrap().household;
    mine.phone = number.to_owned();
    let now = phone.now();
    ask!(phone, SaveHousehold { household: mine, act: "edit".to_owned(), reason: String::new(), now }).unwrap();
}

#[test]
fn cursor_moves_with_the_records() {
    let mut phone = Phone::new();
    phone.enrol();
    assert_eq!(ask!(phone, SyncState {}).unwrap().cursor, None);
    let changes = page(vec![household_record(1, 1, "Lý A Sình", Class::Poor)], "17", true);
    ask!(phone, ApplyChanges { changes }).unwrap();
    assert_eq!(ask!(phone, SyncState {}).unwrap().cursor.as_deref(), Some("17"));
    assert_eq!(phone.status().households, 1);
}

#[test]
fn pull_never_overwrites_an_edit_that_waits() {
    let mut phone = Phone::ready();
    edit_phone_number(&mut phone, "0987654321");
    let mut theirs = household(1, "Lý A Sình", Class::Poor);
    theirs.address = "Đầu thôn".to_owned();
    phone.pull(vec![Record::Household { version: 2, household: Box::new(theirs.clone()) }]);
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!((detail.household.phone.as_str(), detail.household.address.as_str()), ("0987654321", "Đầu thôn"));
    assert_eq!((detail.version, detail.pending_edit), (2, true));
    // The entry itself is as it was made: it still names the version it started from.
    assert_eq!(phone.batch().1.entries[0].base_version, 1);

    let (_, batch) = phone.batch();
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, |_| Outcome::Merged)) }).unwrap();
    theirs.phone = "0987654321".to_owned();
    phone.pull(vec![Record::Household { version: 3, household: Box::new(theirs.clone()) }]);
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!((detail.household, detail.version, detail.pending_edit), (theirs, 3, false));
}

#[test]
fn second_edit_before_the_pull_is_not_a_conflict_with_the_first() {
    let mut phone = Phone::ready();
    edit_phone_number(&mut phone, "0981111111");
    let (_, batch) = phone.batch();
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, |_| Outcome::Accepted)) }).unwrap();
    edit_phone_number(&mut phone, "0982222222");
    let mut theirs = household(1, "Lý A Sình", Class::Poor);
    theirs.phone = "0981111111".to_owned();
    phone.pull(vec![Record::Household { version: 2, household: Box::new(theirs) }]);
    assert_eq!(ask!(phone, Household { id: household_id(1) }).unwrap().household.phone, "0982222222");
}

#[test]
fn refused_edit_gives_way_to_the_communes_record() {
    let mut phone = Phone::ready();
    edit_phone_number(&mut phone, "0987654321");
    let (_, batch) = phone.batch();
    let refused = Outcome::Refused { code: Code::OtherVillage, field: "village".to_owned() };
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, |_| refused.clone())) }).unwrap();
    assert_eq!(ask!(phone, Household { id: household_id(1) }).unwrap().household.phone, "0912345678");
    assert_eq!(phone.status().needs_attention, 1);
}

#[test]
fn digests_are_compared_at_the_last_page_only_and_only_when_nothing_waits() {
    let mut phone = Phone::ready();
    let digests = ask!(phone, LocalDigests {}).unwrap();
    let mut last = page(vec![], "2", false);
    last.digests.clone_from(&digests);
    assert_eq!(ask!(phone, ApplyChanges { changes: last.clone() }).unwrap().agreed, Some(true));
    let mut first = last.clone();
    first.more = true;
    assert_eq!(ask!(phone, ApplyChanges { changes: first }).unwrap().agreed, None);
    let mut wrong = last.clone();
    wrong.digests.insert(village(), Digest("0".repeat(64)));
    let applied = ask!(phone, ApplyChanges { changes: wrong }).unwrap();
    assert_eq!((applied.agreed, applied.differing), (Some(false), vec![village()]));
    phone.visit(1);
    assert_eq!(ask!(phone, ApplyChanges { changes: last }).unwrap().agreed, None);
}

#[test]
fn full_pull_takes_off_what_is_gone_at_its_last_page_and_keeps_what_waits() {
    let mut phone = Phone::ready();
    phone.pull(vec![Record::Visit { visit: Box::new(other_visit(900, 3)) }]);
    let mine = phone.visit(2);
    ask!(phone, BeginFullPull {}).unwrap();
    ask!(phone, ApplyChanges { changes: page(vec![household_record(1, 4, "Lý A Sình", Class::Poor)], "1", true) })
        .unwrap();
    assert_eq!(phone.status().households, 3, "a pull that breaks off leaves everything in place");
    ask!(phone, ApplyChanges { changes: page(vec![], "2", false) }).unwrap();
    // 3 is gone with its visit; 2 has a visit that waits.
    assert_eq!(phone.status().households, 2);
    assert_eq!(ask!(phone, Visit { id: mine.id }).unwrap(), mine);
    assert!(ask!(phone, Visit { id: other_visit(900, 3).id }).is_err());
    assert!(!ask!(phone, SyncState {}).unwrap().full_pull);
    assert_eq!(
        ask!(phone, Households { query: HouseholdQuery { limit: 9, ..Default::default() } }).unwrap().rows.len(),
        2
    );
}

#[test]
fn unknown_records_are_passed_over_and_asked_for_by_the_next_version() {
    let mut phone = Phone::ready();
    let text = r#"{"records":[{"kind": "of_the_future","meeting":{"id":1}}],"next":"9","more":false}"#;
    let changes: Changes = serde_json::from_str(text).unwrap();
    let applied = ask!(phone, ApplyChanges { changes }).unwrap();
    assert_eq!((applied.records, applied.skipped), (0, 1));
    let asked = |phone: &mut Phone| ask!(phone, SyncState {}).unwrap();
    assert_eq!(asked(&mut phone).cursor.as_deref(), Some("9"));
    // The same version would pass over it again; the next one asks for everything, once.
    let mut phone = Phone::in_folder(phone.folder);
    assert_eq!(asked(&mut phone).cursor.as_deref(), Some("9"));
    phone.store.connection().execute("UPDATE sync_state SET passed_over_by = '0.0.1'", []).unwrap();
    let mut phone = Phone::in_folder(phone.folder);
    let state = asked(&mut phone);
    assert_eq!((state.cursor, state.full_pull), (None, true));
    phone.pull(Vec::new());
    let mut phone = Phone::in_folder(phone.folder);
    assert!(!asked(&mut phone).full_pull);
}

#[test]
fn own_visit_that_comes_back_is_one_visit_and_still_waits_for_its_receipt() {
    let mut phone = Phone::ready();
    let visit = phone.visit(1);
    phone.pull(vec![Record::Visit { visit: Box::new(visit.clone()) }]);
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!(detail.visits.len(), 1);
    assert_eq!(phone.status().pending, 1);
}

#[test]
fn visit_that_comes_before_its_household_counts_when_that_is_there() {
    let mut phone = Phone::new();
    phone.enrol();
    phone.pull(vec![Record::Plan { plan: Box::new(plan()) }, Record::Visit { visit: Box::new(other_visit(900, 1)) }]);
    phone.pull(vec![household_record(1, 1, "Lý A Sình", Class::Poor)]);
    assert_eq!(ask!(phone, Progress { village: village() }).unwrap().progress.visited.households, 1);
    assert!(ask!(phone, Household { id: household_id(1) }).unwrap().current.is_some());
}

#[test]
fn change_of_mind_about_a_refused_visit_counts_it_again() {
    let mut phone = Phone::ready();
    phone.visit(1);
    let (_, batch) = phone.batch();
    let id = batch.entries[0].id;
    let settled = Record::Entry { id, outcome: Outcome::Accepted };
    phone.pull(vec![settled.clone()]);
    assert_eq!(phone.status().pending, 1, "only a receipt ends the waiting");
    let refused = Outcome::Refused { code: Code::Incomplete, field: String::new() };
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, |_| refused.clone())) }).unwrap();
    phone.pull(vec![settled]);
    assert_eq!(phone.status().needs_attention, 0);
    assert_eq!(ask!(phone, Progress { village: village() }).unwrap().progress.visited.households, 1);
}

/// A record of a small world, at one of its versions.
fn record() -> impl Strategy<Value = Record> {
    prop_oneof![
        (1_u128..4, prop_oneof![Just(Class::Poor), Just(Class::NotPoor)]).prop_map(|(number, class)| household_record(
            number,
            1,
            "Lý A Sình",
            class
        )),
        (900_u128..904, 1_u128..4)
            .prop_map(|(id, number)| Record::Visit { visit: Box::new(other_visit(id * 10 + number, number)) }),
        Just(Record::Plan { plan: Box::new(plan()) }),
    ]
}

/// Everything that a screen or a digest could show.
fn state(phone: &mut Phone) -> String {
    let list = ask!(phone, Households { query: HouseholdQuery { limit: 50, ..Default::default() } }).unwrap();
    let progress = ask!(phone, Progress { village: village() }).unwrap();
    let digests = ask!(phone, LocalDigests {}).unwrap();
    format!("{list:?}{progress:?}{digests:?}")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn applying_a_page_twice_is_applying_it_once(records in prop::collection::vec(record(), 0..8)) {
        let mut phone = Phone::new();
        phone.enrol();
        phone.pull(records.clone());
        let once = state(&mut phone);
        phone.pull(records);
        prop_assert_eq!(once, state(&mut phone));
    }

    #[test]
    fn figures_kept_are_the_figures_computed(records in prop::collection::vec(record(), 0..8)) {
        let mut phone = Phone::new();
        phone.enrol();
        for record in records {
            phone.pull(vec![record]);
            let kept = state(&mut phone);
            phone.store.connection().execute_batch("DELETE FROM progress").unwrap();
            prop_assert_eq!(kept, state(&mut phone));
        }
    }
}
