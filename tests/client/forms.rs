//! Forms that classify nothing: begun, finalised, sent, and never in the figures.

use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::ids::{HouseholdId, QuestionId, SubmissionId};
use so_thon::domain::submission::Submission;
use so_thon::protocol::changes::{Changes, Cursor, Record};
use so_thon::protocol::entry::{HouseholdEdit, KIND_HOUSEHOLD, KIND_SUBMISSION};
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::store::{Draft, DueWhy, SentState, StoreError, Today};
use uuid::Uuid;

use crate::phone::{Phone, ask, day, household, household_id, household_record, now, receipt_for, sign, village};

impl Phone {
    pub fn open_form(&mut self, number: u128, questionnaire: &str) -> Draft {
        let now = self.now();
        ask!(self, OpenForm { household: household_id(number), questionnaire: questionnaire.to_owned(), now }).unwrap()
    }

    pub fn finalise_form(&mut self, draft: so_thon::domain::ids::VisitId) -> Result<Submission, StoreError> {
        let now = self.now();
        ask!(self, FinaliseForm { draft, now })
    }

    pub fn form(&mut self, number: u128, questionnaire: &str) -> Submission {
        let draft = self.open_form(number, questionnaire).id;
        self.fill(draft);
        self.finalise_form(draft).unwrap()
    }

    pub fn today(&mut self) -> Today {
        ask!(self, Today { village: Some(village()), here: None, day: day(2026, 11, 12) }).unwrap()
    }
}

fn submission(id: u128, household_number: u128) -> Submission {
    Submission {
        id: SubmissionId(Uuid::from_u128(id)),
        household: household_id(household_number),
        village: village(),
        questionnaire: "follow-up".to_owned(),
        questionnaire_version: 1,
        year: 2026,
        visited_on: day(2026, 10, 1),
        members: household(household_number, "Lý A Sình", Class::Poor).members,
        answers: Answers::default(),
        started: now(0).at,
        finalised: now(0).at,
        elapsed_ms: 0,
        location: None,
        correction_of: None,
        reason: String::new(),
        kept_warnings: Default::default(),
    }
}

fn requested(today: &Today) -> Vec<HouseholdId> {
    let asked = |why: &DueWhy| matches!(why, DueWhy::Requested { .. });
    today.due.iter().filter(|line| asked(&line.why)).map(|line| line.row.id).collect()
}

#[test]
fn a_follow_up_is_kept_and_sent_and_changes_no_figure() {
    let mut phone = Phone::ready();
    let before = ask!(phone, LocalDigests {}).unwrap();
    let follow_up = phone.form(1, "follow-up");
    assert_eq!(ask!(phone, Submission { id: follow_up.id }).unwrap(), follow_up);
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!(detail.submissions.len(), 1);
    assert_eq!((detail.submissions[0].sent, detail.visits.len()), (SentState::Waiting, 0));
    let (_, batch) = phone.batch();
    assert_eq!(batch.entries.len(), 1);
    assert_eq!(batch.entries[0].kind, KIND_SUBMISSION);
    assert_eq!(serde_json::from_str::<Submission>(&batch.entries[0].body).unwrap(), follow_up);
    assert_eq!(ask!(phone, LocalDigests {}).unwrap(), before);
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, |_| Outcome::Accepted)) }).unwrap();
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!(detail.submissions[0].sent, SentState::AtCommune);
}

#[test]
fn a_review_and_a_follow_up_are_begun_side_by_side() {
    let mut phone = Phone::ready();
    let review = phone.open_draft(1);
    let follow_up = phone.open_form(1, "follow-up");
    assert_ne!(review.id, follow_up.id);
    assert_eq!(phone.open_form(1, "follow-up").id, follow_up.id, "opening goes on with it");
    assert_eq!(phone.open_draft(1).id, review.id);
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    assert_eq!(detail.draft.map(|line| line.id), Some(review.id));
    assert_eq!(detail.forms["follow-up"].id, follow_up.id);
    phone.fill(follow_up.id);
    phone.finalise_form(follow_up.id).unwrap();
    assert_eq!(phone.open_draft(1).id, review.id, "the end of one is not the end of the other");
}

#[test]
fn a_form_ends_as_what_it_is() {
    let mut phone = Phone::ready();
    let review = phone.open_draft(1).id;
    phone.fill(review);
    assert_eq!(phone.finalise_form(review), Err(StoreError::Invalid { what: "classifies".to_owned() }));
    let follow_up = phone.open_form(1, "follow-up").id;
    assert!(matches!(phone.finalise_form(follow_up), Err(StoreError::Open(_))), "nothing is answered yet");
    phone.fill(follow_up);
    assert_eq!(phone.finalise(follow_up), Err(StoreError::Invalid { what: "classifies_nothing".to_owned() }));
    let now = phone.now();
    let unknown = ask!(phone, OpenForm { household: household_id(1), questionnaire: "phieu-a".to_owned(), now });
    assert_eq!(unknown, Err(StoreError::Invalid { what: "unknown_questionnaire".to_owned() }));
}

#[test]
fn the_next_visit_of_a_follow_up_becomes_a_task() {
    let mut phone = Phone::ready();
    let draft = phone.open_form(1, "follow-up").id;
    phone.answer(draft, None, "next_visit", Answer::Date(Birth::Date(day(2026, 11, 20)))).unwrap();
    phone.fill(draft);
    let follow_up = phone.finalise_form(draft).unwrap();
    let household = ask!(phone, Household { id: household_id(1) }).unwrap().household;
    let task = household.tasks.values().next().expect("a task");
    assert_eq!((task.due, task.submission), (day(2026, 11, 20), Some(follow_up.id)));
    let (_, batch) = phone.batch();
    let kinds: Vec<&str> = batch.entries.iter().map(|entry| entry.kind.as_str()).collect();
    assert_eq!(kinds, [KIND_SUBMISSION, KIND_HOUSEHOLD]);
    assert_eq!(serde_json::from_str::<HouseholdEdit>(&batch.entries[1].body).unwrap().act, "task");
}

#[test]
fn last_time_of_a_form_is_the_last_one_of_its_kind() {
    let mut phone = Phone::ready();
    phone.form(1, "follow-up");
    let again = phone.open_form(1, "follow-up");
    let production = QuestionId::new("production");
    assert!(again.answers.get(None, &production).is_none());
    assert_eq!(again.last.get(None, &production), Some(&Answer::Choice("better".to_owned())));
}

#[test]
fn a_request_is_to_do_until_the_household_is_visited() {
    let mut phone = Phone::ready();
    phone.form(3, "review-request");
    assert_eq!(requested(&phone.today()), [household_id(3)]);
    phone.visit(3);
    assert_eq!(requested(&phone.today()), []);
}

#[test]
fn a_form_sent_back_stays_with_its_reason_and_asks_for_nothing() {
    let mut phone = Phone::ready();
    phone.form(3, "review-request");
    let (_, batch) = phone.batch();
    let refused = |_| Outcome::Refused { code: Code::Incomplete, field: "applicant".to_owned() };
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, refused)) }).unwrap();
    let detail = ask!(phone, Household { id: household_id(3) }).unwrap();
    assert_eq!(detail.submissions[0].sent, SentState::Refused);
    assert_eq!(requested(&phone.today()), []);
    assert_eq!(phone.status().needs_attention, 1);
    // Mended, it is a new one that names the old one.
    let now = phone.now();
    let entry = batch.entries[0].id;
    let draft = ask!(phone, Mend { entry, reason: "xã gửi trả".to_owned(), now }).unwrap();
    phone.answer(draft, None, "applicant", Answer::Text("Hoàng Văn Tú".to_owned())).unwrap();
    let mended = phone.finalise_form(draft).unwrap();
    assert_eq!(mended.correction_of, Some(detail.submissions[0].id));
    assert_eq!(phone.status().needs_attention, 0);
    assert_eq!(requested(&phone.today()), [household_id(3)]);
}

#[test]
fn a_full_pull_takes_off_forms_that_the_commune_no_longer_has() {
    let mut phone = Phone::ready();
    let kept = phone.form(2, "follow-up");
    phone.pull(vec![
        Record::Submission { submission: Box::new(submission(50, 1)) },
        Record::Submission { submission: Box::new(submission(51, 1)) },
    ]);
    ask!(phone, BeginFullPull {}).unwrap();
    let records = vec![
        household_record(1, 1, "Lý A Sình", Class::Poor),
        household_record(2, 1, "Đặng Thị Mùi", Class::NearPoor),
        Record::Submission { submission: Box::new(submission(51, 1)) },
    ];
    let changes =
        Changes { records, next: Cursor("9".to_owned()), more: false, digests: Default::default(), villages: None };
    ask!(phone, ApplyChanges { changes }).unwrap();
    let lines = ask!(phone, Household { id: household_id(1) }).unwrap().submissions;
    assert_eq!(lines.iter().map(|line| line.id.0.as_u128()).collect::<Vec<_>>(), [51]);
    assert_eq!(ask!(phone, Submission { id: kept.id }).unwrap(), kept, "what waits stays");
}
