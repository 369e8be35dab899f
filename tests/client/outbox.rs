//! What leaves the outbox, and what does not.

use ed25519_dalek::SigningKey;
use serde_json::json;
use so_thon::domain::class::Class;
use so_thon::domain::ids::DeviceId;
use so_thon::domain::merge::FieldConflict;
use so_thon::protocol::changes::Record;
use so_thon::protocol::entry::FIRST_PREV_HASH;
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::protocol::signed::Signed;
use so_thon::store::{DueWhy, ItemState, SentState, StoreError};
use uuid::Uuid;

use crate::phone::{Phone, ask, enrol_answer, entry_id, household, household_id, receipt_for, sign, village};

fn refused() -> Outcome {
    Outcome::Refused { code: Code::Incomplete, field: "roof".to_owned() }
}

#[test]
fn entry_leaves_on_a_receipt_that_names_it() {
    let mut phone = Phone::ready();
    phone.visit(1);
    phone.visit(2);
    let (_, mut batch) = phone.batch();
    batch.entries.truncate(1);
    let applied = ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, |_| Outcome::Accepted)) }).unwrap();
    assert_eq!((applied.left, applied.waiting), (1, 1));
    let outbox = ask!(phone, Outbox {}).unwrap();
    assert_eq!(outbox.iter().map(|item| item.seq).collect::<Vec<_>>(), [2]);
    assert_eq!(ask!(phone, Receipts { limit: 10 }).unwrap()[0].count, 1);
}

#[test]
fn receipt_that_only_counts_up_lets_nothing_go() {
    let mut phone = Phone::ready();
    phone.visit(1);
    let (_, batch) = phone.batch();
    let mut receipt = receipt_for(&batch, |_| Outcome::Accepted);
    receipt.outcomes.clear();
    receipt.up_to_seq = 1000;
    ask!(phone, ApplyReceipt { signed: sign(&receipt) }).unwrap();
    assert_eq!(phone.status().pending, 1);
}

#[test]
fn id_and_sequence_must_both_fit() {
    let mut phone = Phone::ready();
    phone.visit(1);
    let (_, batch) = phone.batch();
    let mut receipt = receipt_for(&batch, |_| Outcome::Accepted);
    receipt.outcomes[0].seq = 2;
    ask!(phone, ApplyReceipt { signed: sign(&receipt) }).unwrap();
    receipt.outcomes[0].seq = 1;
    receipt.outcomes[0].id = entry_id(5);
    ask!(phone, ApplyReceipt { signed: sign(&receipt) }).unwrap();
    assert_eq!(phone.status().pending, 1);
}

#[test]
fn forged_receipts_are_ignored() {
    let mut phone = Phone::ready();
    phone.visit(1);
    let (_, batch) = phone.batch();
    let receipt = receipt_for(&batch, |_| Outcome::Accepted);
    let other_key = Signed::seal(&receipt, &SigningKey::from_bytes(&[1; 32])).unwrap();
    let mut changed = sign(&receipt);
    changed.payload = changed.payload.replace("accepted", "merged");
    let mut claimed = other_key.clone();
    claimed.key = sign(&receipt).key;
    let mut of_another = receipt.clone();
    of_another.device = DeviceId(Uuid::from_u128(1));
    for signed in [other_key, changed, claimed, sign(&of_another)] {
        let error = ask!(phone, ApplyReceipt { signed }).unwrap_err();
        assert!(matches!(error, StoreError::Invalid { .. }), "{error:?}");
    }
    assert_eq!(phone.status().pending, 1);
    assert!(ask!(phone, Receipts { limit: 10 }).unwrap().is_empty());
}

#[test]
fn same_receipt_twice_changes_nothing() {
    let mut phone = Phone::ready();
    phone.visit(1);
    let (_, batch) = phone.batch();
    let signed = sign(&receipt_for(&batch, |_| refused()));
    assert_eq!(ask!(phone, ApplyReceipt { signed: signed.clone() }).unwrap().left, 1);
    assert_eq!(ask!(phone, ApplyReceipt { signed }).unwrap().left, 0);
    assert_eq!(ask!(phone, Receipts { limit: 10 }).unwrap().len(), 1);
    assert_eq!(phone.status().needs_attention, 1);
}

#[test]
fn refused_visit_stays_visible_blocks_nothing_and_does_not_count() {
    let mut phone = Phone::ready();
    let first = phone.visit(1);
    phone.visit(2);
    let (_, batch) = phone.batch();
    let outcome = |seq| if seq == 1 { refused() } else { Outcome::Accepted };
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, outcome)) }).unwrap();
    let status = phone.status();
    assert_eq!((status.pending, status.needs_attention), (0, 1));
    let outbox = ask!(phone, Outbox {}).unwrap();
    assert_eq!(outbox[0].state, ItemState::Refused { code: Code::Incomplete, field: "roof".to_owned() });
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!(detail.visits[0].sent, SentState::Refused);
    assert!(detail.current.is_none());
    assert_eq!(ask!(phone, Progress { village: village() }).unwrap().progress.visited.households, 1);
    let today =
        ask!(phone, Today { village: Some(village()), here: None, day: crate::phone::day(2026, 11, 12) }).unwrap();
    assert_eq!((today.due[0].row.id, &today.due[0].why), (first.household, &DueWhy::Returned));
}

#[test]
fn mended_visit_corrects_the_refused_one_and_ends_the_matter() {
    let mut phone = Phone::ready();
    let first = phone.visit(1);
    let (_, batch) = phone.batch();
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, |_| refused())) }).unwrap();
    let now = phone.now();
    let draft = ask!(phone, Mend { entry: batch.entries[0].id, reason: "xã gửi trả".to_owned(), now }).unwrap();
    let now = phone.now();
    assert_eq!(
        ask!(phone, Mend { entry: batch.entries[0].id, reason: "xã gửi trả".to_owned(), now }).unwrap(),
        draft,
        "mending twice goes on"
    );
    assert_eq!(ask!(phone, Draft { draft }).unwrap().answers, first.answers);
    let visit = phone.finalise(draft).unwrap();
    assert_eq!(visit.correction_of, Some(first.id));
    let status = phone.status();
    assert_eq!((status.pending, status.needs_attention), (1, 0));
}

#[test]
fn fork_stops_sending_and_throws_nothing_away() {
    let mut phone = Phone::ready();
    phone.visit(1);
    let (_, batch) = phone.batch();
    let fork = Outcome::Refused { code: Code::Fork, field: String::new() };
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, |_| fork.clone())) }).unwrap();
    let status = phone.status();
    assert_eq!((status.pending, status.stopped), (1, Some(Code::Fork)));
    ask!(phone, Resume {}).unwrap();
    assert_eq!(phone.status().stopped, None);
}

#[test]
fn history_can_be_sent_again_byte_for_byte() {
    let mut phone = Phone::ready();
    phone.visit(1);
    let (_, first) = phone.batch();
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&first, |_| Outcome::Accepted)) }).unwrap();
    phone.visit(2);
    let (_, waiting) = phone.batch();
    assert_eq!(waiting.entries.iter().map(|entry| entry.seq).collect::<Vec<_>>(), [2]);
    // A commune restored from an older copy waits for 1.
    let now = phone.now();
    let outgoing = ask!(phone, NextBatch { from: Some(1), limit: 200, now }).unwrap().unwrap();
    let again: so_thon::protocol::batch::Batch = outgoing.signed.open(&outgoing.signed.key).unwrap();
    assert_eq!(again.entries[0], first.entries[0]);
    assert_eq!(again.entries[1], waiting.entries[0]);
}

#[test]
fn batch_is_bounded_by_entries() {
    let mut phone = Phone::ready();
    for number in 1..=3 {
        phone.visit(number);
    }
    let now = phone.now();
    let outgoing = ask!(phone, NextBatch { from: None, limit: 2, now }).unwrap().unwrap();
    assert_eq!((outgoing.first_seq, outgoing.last_seq, outgoing.count), (1, 2, 2));
}

#[test]
fn new_identity_takes_what_waits_along_in_a_new_log() {
    let mut phone = Phone::ready();
    phone.visit(1);
    let (_, first) = phone.batch();
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&first, |_| Outcome::Accepted)) }).unwrap();
    let visit = phone.visit(2);
    ask!(phone, Stop { code: Code::Revoked }).unwrap();
    let old_key = phone.batch().0.signed.key;
    let now = phone.now();
    let new_key = ask!(phone, EnrolKey { code: "87654321".to_owned(), now }).unwrap().public;
    assert_ne!(old_key, new_key, "a phone that enrols anew is another device");
    let answer = enrol_answer(DeviceId(Uuid::from_u128(78)));
    ask!(phone, SaveEnrolment { answer, server: "http://127.0.0.1:1".to_owned() }).unwrap();
    assert_eq!(phone.status().stopped, None);
    let (_, batch) = phone.batch();
    let entry = &batch.entries[0];
    assert_eq!(
        (entry.seq, entry.prev_hash.as_str(), entry.record.as_str()),
        (1, FIRST_PREV_HASH, visit.id.to_string().as_str())
    );
    assert_eq!(entry.hash, entry.compute_hash());
    assert_eq!(batch.device, DeviceId(Uuid::from_u128(78)));
    assert_eq!(phone.batch().0.signed.key, new_key);
}

#[test]
fn same_code_again_has_the_same_key_and_another_code_another_one() {
    let mut phone = Phone::new();
    let mut key = |code: &str| {
        let now = phone.now();
        ask!(phone, EnrolKey { code: code.to_owned(), now }).unwrap().public
    };
    let first = key("11111111");
    assert_eq!(key("11111111"), first);
    assert_ne!(key("22222222"), first);
}

#[test]
fn another_commune_is_refused_while_this_ones_register_is_here() {
    let mut phone = Phone::ready();
    let mut answer = enrol_answer(DeviceId(Uuid::from_u128(78)));
    answer.commune.code = so_thon::domain::ids::CommuneCode::new("01955");
    let error = ask!(phone, SaveEnrolment { answer, server: String::new() }).unwrap_err();
    assert_eq!(error, StoreError::Invalid { what: "other_commune".to_owned() });
}

fn conflicting_edit(phone: &mut Phone) -> so_thon::protocol::batch::Batch {
    let mut mine = household(1, "Lý A Sình", Class::Poor);
    mine.phone = "0987654321".to_owned();
    let now = phone.now();
    ask!(phone, SaveHousehold { household: mine, act: "edit".to_owned(), reason: String::new(), now }).unwrap();
    let (_, batch) = phone.batch();
    let conflict =
        FieldConflict { field: "phone".to_owned(), commune: json!("0900000000"), phone: json!("0987654321") };
    let receipt = receipt_for(&batch, |_| Outcome::Conflict { fields: vec![conflict.clone()] });
    ask!(phone, ApplyReceipt { signed: sign(&receipt) }).unwrap();
    let mut theirs = household(1, "Lý A Sình", Class::Poor);
    theirs.phone = "0900000000".to_owned();
    phone.pull(vec![Record::Household { version: 2, household: Box::new(theirs) }]);
    batch
}

#[test]
fn conflict_shows_both_values_and_the_communes_stands() {
    let mut phone = Phone::ready();
    conflicting_edit(&mut phone);
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!(detail.household.phone, "0900000000");
    assert_eq!(detail.conflicts[0].phone, json!("0987654321"));
    assert_eq!(phone.status().needs_attention, 1);
}

#[test]
fn keeping_mine_makes_a_new_edit_on_the_communes_version() {
    let mut phone = Phone::ready();
    let batch = conflicting_edit(&mut phone);
    let now = phone.now();
    ask!(phone, Settle { entry: batch.entries[0].id, field: "phone".to_owned(), keep_mine: true, now }).unwrap();
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!((detail.household.phone.as_str(), detail.conflicts.len(), detail.pending_edit), ("0987654321", 0, true));
    let (_, batch) = phone.batch();
    assert_eq!(batch.entries[0].base_version, 2);
    assert_eq!(phone.status().needs_attention, 0);
}

#[test]
fn keeping_theirs_makes_no_edit() {
    let mut phone = Phone::ready();
    let batch = conflicting_edit(&mut phone);
    let now = phone.now();
    ask!(phone, Settle { entry: batch.entries[0].id, field: "phone".to_owned(), keep_mine: false, now }).unwrap();
    assert_eq!((phone.status().pending, phone.status().needs_attention), (0, 0));
}

#[test]
fn dismissed_entry_is_off_the_list() {
    let mut phone = Phone::ready();
    phone.visit(1);
    let (_, batch) = phone.batch();
    assert!(ask!(phone, Dismiss { entry: batch.entries[0].id }).is_err(), "what waits cannot be dismissed");
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, |_| refused())) }).unwrap();
    ask!(phone, Dismiss { entry: batch.entries[0].id }).unwrap();
    assert!(ask!(phone, Outbox {}).unwrap().is_empty());
}
