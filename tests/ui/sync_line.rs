//! The sync status: always in words, and the right ones.

use chrono::NaiveDate;
use dioxus::prelude::*;
use so_thon::app::components::sync_line::{SyncLine, SyncStatus};
use so_thon::app::syncing::{Phase, SyncNow, sync_line};
use so_thon::app::words::Words;
use so_thon::i18n::Lang;
use so_thon::protocol::error::Code;
use so_thon::store::view::{LastSync, Settings, Status};
use so_thon::sync::SyncError;

use crate::page::{LANGS, render};
use crate::village::{at, day, enrolment};

fn status() -> Status {
    Status {
        enrolment: Some(enrolment(true)),
        year: Some(2026),
        plan_status: None,
        pending: 0,
        needs_attention: 0,
        drafts: 0,
        households: 74,
        last_sync: None,
        stopped: None,
        closed: Default::default(),
        settings: Settings::default(),
    }
}

fn online() -> SyncNow {
    SyncNow { online: true, ..SyncNow::default() }
}

fn said(status: &Status, now: &SyncNow) -> String {
    let words = Words::new(Lang::Vi);
    let Some(line) = sync_line(&words, status, now, day()) else { return String::new() };
    render(Lang::Vi, move || rsx! { SyncStatus { line: line.clone() } }).text()
}

fn last(agreed: Option<bool>) -> Option<LastSync> {
    Some(LastSync { at: at(10, 30), agreed })
}

#[test]
fn every_state_is_said_as_to_a_neighbour() {
    let offline = SyncNow { online: false, ..online() };
    let sending = SyncNow { phase: Phase::Sending { at: 2, of: 3 }, ..online() };
    let waiting = Status { pending: 3, ..status() };
    let done = Status { last_sync: last(Some(true)), ..status() };
    let differs = Status { last_sync: last(Some(false)), ..status() };
    assert_eq!(said(&status(), &offline), "Không có sóng. Cứ làm bình thường, máy giữ đủ.");
    assert_eq!(said(&waiting, &offline), "3 mục chờ gửi , giữ an toàn trên máy. Có sóng sẽ tự gửi.");
    assert_eq!(said(&waiting, &sending), "Đang gửi mục 2 trong 3. Cứ làm tiếp.");
    assert_eq!(said(&done, &online()), "Đã gửi hết lúc 10:30. Số khớp với xã.");
    assert_eq!(said(&differs, &online()), "Số của máy khác số của xã. Bấm để tải lại sổ của thôn.");
    assert_eq!(said(&status(), &online()), "", "before the first round there is nothing to say");
}

#[test]
fn a_comma_follows_its_word_without_a_space() {
    let line = SyncLine::Waiting { count: 3 };
    let page = render(Lang::Vi, move || rsx! { SyncStatus { line: line.clone() } });
    assert!(page.source.contains("</b><span class=\"rest\">, giữ an toàn"), "{}", page.source);
}

#[test]
fn red_is_only_for_what_a_person_must_mend() {
    let revoked = Status { stopped: Some(Code::Revoked), pending: 3, ..status() };
    let words = Words::new(Lang::Vi);
    assert!(matches!(sync_line(&words, &revoked, &online(), day()), Some(SyncLine::Stopped { .. })));
    for problem in [SyncError::Offline, SyncError::Timeout, SyncError::Refused(Code::Busy)] {
        let now = SyncNow { problem: Some(problem), ..online() };
        assert_eq!(sync_line(&words, &status(), &now, day()), Some(SyncLine::Offline));
    }
    let forged = SyncNow { problem: Some(SyncError::ForgedReceipt), ..online() };
    assert!(matches!(sync_line(&words, &status(), &forged, day()), Some(SyncLine::Stopped { .. })));
}

#[test]
fn a_sync_of_another_day_says_which() {
    let words = Words::new(Lang::Vi);
    let later = NaiveDate::from_ymd_opt(2026, 11, 13).unwrap();
    let done = Status { last_sync: last(Some(true)), ..status() };
    let Some(SyncLine::Done { at, .. }) = sync_line(&words, &done, &online(), later) else { panic!("not done") };
    assert_eq!(at, "12/11, 10:30");
}

#[test]
fn every_line_is_worded_in_both_languages() {
    for lang in LANGS {
        for line in [
            SyncLine::Offline,
            SyncLine::Waiting { count: 1 },
            SyncLine::Sending { at: 1, of: 1 },
            SyncLine::Receiving,
            SyncLine::Comparing,
            SyncLine::Done { at: "10:30".into(), agreed: None },
            SyncLine::Differs,
            SyncLine::Stopped { sentence: "…".into() },
        ] {
            let page = render(lang, move || rsx! { SyncStatus { line: line.clone() } });
            page.has_no_raw_keys();
            page.can_be_read_aloud();
            assert_eq!(page.count("[role=status]"), 1);
        }
    }
}

#[test]
fn every_problem_of_a_round_has_a_sentence() {
    for lang in LANGS {
        let words = Words::new(lang);
        for problem in [
            SyncError::NotEnrolled,
            SyncError::Stopped(Code::Revoked),
            SyncError::Refused(Code::Gap),
            SyncError::Offline,
            SyncError::Timeout,
            SyncError::BadAnswer,
            SyncError::ForgedReceipt,
            SyncError::BadAddress,
            SyncError::Store(so_thon::store::StoreError::DiskFull),
        ] {
            assert!(words.has(&problem.message_key()), "{} is missing", problem.message_key());
        }
    }
}
