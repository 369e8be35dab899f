//! Visits begun: saved at every answer, resumed, thrown away and taken back, and a disk that is full.

use so_thon::domain::answer::Answer;
use so_thon::domain::ids::QuestionId;
use so_thon::store::StoreError;

use crate::phone::{Phone, ask, household_id, member, village};
use so_thon::domain::member::Relation;

#[test]
fn draft_goes_on_where_it_was_left() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1);
    let head = draft.members[0].id;
    phone.answer(draft.id, Some(head), "insured", Answer::Bool(false)).unwrap();
    phone.answer(draft.id, None, "roof", Answer::Choice("tile".to_owned())).unwrap();
    phone.answer(draft.id, None, "roof", Answer::Unknown).unwrap();
    let now = phone.now();
    ask!(phone, SetSection { draft: draft.id, section: 3, now }).unwrap();

    let mut phone = Phone::in_folder(phone.folder);
    let again = phone.open_draft(1);
    assert_eq!(again.id, draft.id);
    assert_eq!(again.section, 3);
    assert_eq!(again.answers.get(Some(head), &QuestionId::new("insured")), Some(&Answer::Bool(false)));
    assert_eq!(again.answers.get(None, &QuestionId::new("roof")), Some(&Answer::Unknown));
    assert_eq!(phone.status().drafts, 1);
}

#[test]
fn answer_can_be_taken_back() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1).id;
    phone.answer(draft, None, "roof", Answer::Unknown).unwrap();
    let now = phone.now();
    ask!(phone, SaveAnswer { draft, member: None, question: QuestionId::new("roof"), answer: None, now }).unwrap();
    assert_eq!(ask!(phone, Draft { draft }).unwrap().answers.get(None, &QuestionId::new("roof")), None);
}

#[test]
fn new_draft_remembers_last_time() {
    let mut phone = Phone::ready();
    let visit = phone.visit(1);
    let draft = phone.open_draft(1);
    assert_ne!(draft.id, visit.id);
    assert_eq!(draft.last, visit.answers);
    assert!(draft.answers.household.is_empty());
    phone.fill(draft.id);
    assert_eq!(phone.finalise(draft.id).unwrap().supersedes, [visit.id]);
}

#[test]
fn draft_thrown_away_can_be_taken_back_until_another_is_begun() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1).id;
    phone.answer(draft, None, "roof", Answer::Unknown).unwrap();
    ask!(phone, DiscardDraft { draft }).unwrap();
    assert_eq!(phone.status().drafts, 0);
    assert!(phone.answer(draft, None, "roof", Answer::Bool(true)).is_err());
    ask!(phone, RestoreDraft { draft }).unwrap();
    assert_eq!(phone.open_draft(1).id, draft);

    ask!(phone, DiscardDraft { draft }).unwrap();
    assert_ne!(phone.open_draft(1).id, draft);
    assert_eq!(ask!(phone, RestoreDraft { draft }), Err(StoreError::Invalid { what: "another_draft".to_owned() }));
}

#[test]
fn open_time_leaves_out_what_the_form_was_closed() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1).id;
    phone.answer(draft, None, "roof", Answer::Unknown).unwrap();
    for _ in 0..100 {
        phone.now();
    }
    phone.open_draft(1);
    phone.answer(draft, None, "wall", Answer::Unknown).unwrap();
    assert_eq!(ask!(phone, Draft { draft }).unwrap().elapsed_ms, 2_000);
}

#[test]
fn full_disk_says_so_and_keeps_the_last_saved_answer() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1).id;
    phone.answer(draft, None, "wall", Answer::Choice("brick".to_owned())).unwrap();
    // The file may grow no more: SQLite answers as it does on a full disk.
    let pages: u32 = phone.store.connection().query_row("PRAGMA page_count", [], |row| row.get(0)).unwrap();
    phone.store.connection().pragma_update_and_check(None, "max_page_count", pages, |_| Ok(())).unwrap();
    let mut refused = None;
    for at in 0..400 {
        let long = Answer::Text("đất đồi ".repeat(200));
        if let Err(error) = phone.answer(draft, None, &format!("note_{at}"), long) {
            refused = Some((at, error));
            break;
        }
    }
    let (at, error) = refused.expect("the disk was full at last");
    assert_eq!(error, StoreError::DiskFull);
    assert!(error.try_again());

    // Looking still works.
    assert_eq!(phone.open_draft(1).id, draft);
    phone.store.connection().execute_batch("DELETE FROM progress").unwrap();
    assert!(
        ask!(phone, Today { village: Some(village()), here: None, day: crate::phone::day(2026, 11, 12) })
            .unwrap()
            .progress
            .is_some()
    );

    let mut phone = Phone::in_folder(phone.folder);
    let draft = ask!(phone, Draft { draft }).unwrap();
    assert_eq!(draft.answers.get(None, &QuestionId::new("wall")), Some(&Answer::Choice("brick".to_owned())));
    assert_eq!(draft.answers.household.len(), at + 1, "every answer that was said to be saved is there");
}

#[test]
fn members_are_saved_like_answers() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1);
    let mut members = draft.members.clone();
    members.push(member(199, "Lý Thị Mai", Relation::Child, "2014"));
    let now = phone.now();
    ask!(phone, SaveMembers { draft: draft.id, members: members.clone(), now }).unwrap();
    assert_eq!(ask!(phone, Draft { draft: draft.id }).unwrap().members, members);
    // The register itself changes with the finalised visit only.
    assert_eq!(ask!(phone, Household { id: household_id(1) }).unwrap().household.members.len(), 2);
}

/// An update of the app must not take a form away from under the hand that fills it in.
#[test]
fn a_draft_begun_with_the_version_before_still_opens_and_finishes() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1);
    assert_eq!(draft.questionnaire, ("yearly-review".to_owned(), 2));
    let change = format!("UPDATE drafts SET questionnaire_version = 1 WHERE id = '{}'", draft.id);
    phone.store.connection().execute_batch(&change).unwrap();
    assert_eq!(phone.open_draft(1).id, draft.id, "it is gone on with, not begun again");
    phone.fill(draft.id);
    let visit = phone.finalise(draft.id).unwrap();
    assert_eq!((visit.questionnaire_version, visit.classification.standard.as_str()), (1, "nd07-2021"));
    let next = phone.open_draft(1);
    assert_eq!(next.questionnaire.1, 2, "the next one asks what is new");
}
