//! Power cuts and kills. Two ways: the database as a cut at every step of a write would leave it (the log of WAL mode
//! shortened to every length it passed through), and a process that is really killed.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command as Process, Stdio};

use so_thon::domain::act::What;
use so_thon::domain::answer::Answer;
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::ids::QuestionId;
use so_thon::protocol::changes::{Changes, Cursor};
use so_thon::protocol::receipt::Outcome;
use so_thon::store::HouseholdQuery;
use tempfile::TempDir;

use crate::acts::split;
use crate::meetings;
use crate::phone::{Phone, ask, database, day, household_id, household_record, receipt_for, sign, village};
use crate::supports::need;

/// Set in the child: the folder to work in.
const CHILD: &str = "SO_THON_TEST_CHILD_FOLDER";
/// Bytes of a page with the header that the log gives it.
const FRAME: usize = 4096 + 24;

/// Everything that must be all old or all new.
fn state(phone: &mut Phone) -> String {
    let status = phone.status();
    let detail = ask!(phone, Household { id: household_id(1) }).unwrap();
    let outbox = ask!(phone, Outbox {}).unwrap();
    let sync = ask!(phone, SyncState {}).unwrap();
    let receipts = ask!(phone, Receipts { limit: 9 }).unwrap();
    let query = HouseholdQuery { limit: 99, ..HouseholdQuery::default() };
    let everyone = ask!(phone, Households { query }).unwrap().rows;
    let draft = detail.draft.map(|draft| ask!(phone, Draft { draft: draft.id }).unwrap());
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 12) }).unwrap();
    let begun: Vec<_> =
        book.begun.iter().map(|begun| ask!(phone, MeetingDraft { meeting: begun.id }).unwrap()).collect();
    format!("{book:?}\n{begun:?}\n{status:?}\n{detail:?}\n{outbox:?}\n{sync:?}\n{receipts:?}\n{everyone:?}\n{draft:?}")
}

/// Runs `work`, then opens the database as a cut at each step of its writing would have left it.
fn cut_everywhere(mut phone: Phone, work: impl FnOnce(&mut Phone)) {
    phone.store.connection().execute_batch("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA wal_autocheckpoint = 0;").unwrap();
    let before = state(&mut phone);
    let log = phone.path().with_extension("db-wal");
    let start = std::fs::read(&log).map_or(0, |bytes| bytes.len());
    work(&mut phone);
    let after = state(&mut phone);
    assert_ne!(before, after);
    let (file, log) = (std::fs::read(phone.path()).unwrap(), std::fs::read(&log).unwrap());
    assert!(log.len() > start + FRAME, "something was written");
    let mut cuts: Vec<usize> = (start..log.len()).step_by(FRAME / 3).collect();
    cuts.push(log.len() - 1);
    for cut in cuts {
        let mut phone = reopened(&file, &log[..cut]);
        assert_eq!(state(&mut phone), before, "cut at byte {cut} of {}", log.len());
    }
    assert_eq!(state(&mut reopened(&file, &log)), after, "what was reported as done is there");
}

fn reopened(file: &[u8], log: &[u8]) -> Phone {
    let folder = TempDir::new().unwrap();
    let path = database(folder.path());
    std::fs::write(&path, file).unwrap();
    std::fs::write(path.with_extension("db-wal"), log).unwrap();
    Phone::in_folder(folder)
}

#[test]
fn cut_at_every_step_of_finalise_leaves_a_draft_or_a_visit() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1);
    let mut members = draft.members;
    members[1].name = "Triệu Thị Đào Hoa".to_owned();
    let now = phone.now();
    ask!(phone, SaveMembers { draft: draft.id, members, now }).unwrap();
    phone.fill(draft.id);
    cut_everywhere(phone, |phone| {
        phone.finalise(draft.id).unwrap();
    });
}

#[test]
fn cut_at_every_step_of_a_receipt_leaves_it_out_or_takes_it_whole() {
    let mut phone = Phone::ready();
    phone.visit(1);
    phone.visit(2);
    let (_, batch) = phone.batch();
    cut_everywhere(phone, |phone| {
        let signed = sign(&receipt_for(&batch, |_| Outcome::Accepted));
        ask!(phone, ApplyReceipt { signed }).unwrap();
    });
}

#[test]
fn cut_at_every_step_of_a_pull_leaves_records_and_cursor_together() {
    let mut phone = Phone::ready();
    phone.visit(2);
    cut_everywhere(phone, |phone| {
        let records = (1..40).map(|number| household_record(number, 2, "Hoàng Văn Tú", Class::Poor)).collect();
        let changes = Changes {
            records,
            next: Cursor("99".to_owned()),
            more: false,
            digests: Default::default(),
            villages: None,
        };
        ask!(phone, ApplyChanges { changes }).unwrap();
    });
}

#[test]
fn cut_at_every_step_of_a_meeting_finalised_leaves_a_meeting_begun_or_minutes() {
    let mut phone = meetings::visited();
    let draft = phone.meet(None);
    phone.attend(&draft, 40);
    phone.say(&draft, &draft.lines[0], 28, 2);
    cut_everywhere(phone, |phone| {
        let now = phone.now();
        ask!(phone, FinaliseMeeting { meeting: draft.id, now }).unwrap();
    });
}

#[test]
fn cut_at_every_step_of_a_voice_keeps_the_voices_before_it() {
    let mut phone = meetings::visited();
    let draft = phone.meet(None);
    phone.say(&draft, &draft.lines[0], 28, 2);
    cut_everywhere(phone, |phone| phone.say(&draft, &draft.lines[1], 30, 0));
}

#[test]
fn cut_at_every_step_of_a_photo_leaves_it_out_or_names_it_in_the_minutes() {
    let mut phone = meetings::visited();
    let meeting = phone.hold(28).id;
    cut_everywhere(phone, |phone| {
        let now = phone.now();
        ask!(phone, AddPhoto { meeting, picture: meetings::picture(1, 20_000), now }).unwrap();
    });
}

#[test]
fn cut_at_every_step_of_an_objection_leaves_record_and_entry_together() {
    let mut phone = Phone::ready();
    let posting = meetings::posting(&mut phone);
    cut_everywhere(phone, |phone| {
        let now = phone.now();
        let objection = so_thon::store::NewObjection {
            posting: posting.id,
            household: household_id(1),
            name: "Hoàng Văn Tú".to_owned(),
            contact: String::new(),
            text: "hộ đã có xe máy mới".to_owned(),
        };
        ask!(phone, Object { objection, now }).unwrap();
    });
}

#[test]
fn cut_at_every_step_of_an_answer_keeps_the_answers_before_it() {
    let mut phone = Phone::ready();
    let draft = phone.open_draft(1).id;
    phone.answer(draft, None, "roof", Answer::Unknown).unwrap();
    cut_everywhere(phone, |phone| {
        phone.answer(draft, None, "wall", Answer::Bool(true)).unwrap();
    });
}

#[test]
fn cut_at_every_step_of_an_act_changes_both_households_or_neither() {
    cut_everywhere(Phone::ready(), |phone| {
        phone.act(split(1)).unwrap();
    });
    cut_everywhere(Phone::ready(), |phone| {
        let (household, into) = (household_id(1), household_id(2));
        phone.act(What::Merge { household, into, relations: Default::default() }).unwrap();
    });
}

#[test]
fn cut_at_every_step_of_finalising_a_follow_up_leaves_a_draft_or_a_form_with_its_task() {
    let mut phone = Phone::ready();
    let draft = phone.open_form(1, "follow-up").id;
    phone.answer(draft, None, "next_visit", Answer::Date(Birth::Date(day(2026, 11, 20)))).unwrap();
    phone.fill(draft);
    cut_everywhere(phone, |phone| {
        phone.finalise_form(draft).unwrap();
    });
}

#[test]
fn cut_at_every_step_of_a_correction_begun_leaves_no_half_of_its_answers() {
    let mut phone = Phone::ready();
    let wrong = phone.visit(1).id;
    cut_everywhere(phone, |phone| {
        phone.correct(wrong, "ghi nhầm").unwrap();
    });
}

#[test]
fn cut_at_every_step_of_a_need_saved_leaves_record_and_entry_together() {
    cut_everywhere(Phone::ready(), |phone| {
        phone.save_support(1, None, need("latrine", "construction"));
    });
}

#[test]
fn killed_process_loses_no_answer_that_it_reported() {
    for round in 0..12_usize {
        let folder = TempDir::new().unwrap();
        drop(Phone::ready_in(folder.path()));
        let mut child = Process::new(std::env::current_exe().unwrap())
            .args(["power_cut::writes_until_killed", "--exact", "--nocapture", "--test-threads=1"])
            .env(CHILD, folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let wanted = 3 + round * 5;
        let mut reported = None;
        for line in BufReader::new(child.stdout.take().unwrap()).lines() {
            if let Some(number) = line.unwrap().rsplit("saved ").next().and_then(|text| text.parse::<usize>().ok()) {
                reported = Some(number);
                if number >= wanted {
                    // On unix: SIGKILL.
                    child.kill().unwrap();
                    break;
                }
            }
        }
        child.wait().unwrap();
        let reported = reported.expect("the child reported");
        let mut phone = Phone::in_folder(folder);
        let draft = phone.open_draft(1);
        for number in 0..=reported {
            let answer = draft.answers.get(None, &QuestionId::new(format!("note_{number}")));
            assert_eq!(answer, Some(&Answer::Integer(i64::try_from(number).unwrap())), "answer {number} of {reported}");
        }
    }
}

/// The child of the test above; alone it does nothing.
#[test]
fn writes_until_killed() {
    let Ok(folder) = std::env::var(CHILD) else { return };
    let mut phone = Phone::at(Path::new(&folder));
    let draft = phone.open_draft(1).id;
    for number in 0..5_000_i64 {
        phone.answer(draft, None, &format!("note_{number}"), Answer::Integer(number)).unwrap();
        println!("saved {number}");
    }
}
