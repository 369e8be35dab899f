//! The other screens in their states, in both languages.

use dioxus::prelude::*;
use serde_json::json;
use so_thon::app::opening::{OpenProblem, OpenTrouble};
use so_thon::app::state::Loaded;
use so_thon::app::views::enrol::{EnrolScreen, EnrolState, FirstPullScreen, Invitation, invitation, server_address};
use so_thon::app::views::household::HouseholdScreen;
use so_thon::app::views::household_edit::HouseholdEditScreen;
use so_thon::app::views::outbox::OutboxScreen;
use so_thon::app::views::receipt::{ReceiptScreen, check_text};
use so_thon::app::views::settings::SettingsScreen;
use so_thon::domain::class::Class;
use so_thon::domain::household::Presence;
use so_thon::domain::ids::{DeviceId, EntryId, VisitId};
use so_thon::domain::merge::FieldConflict;
use so_thon::i18n::Lang;
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::{EntryOutcome, Outcome, Receipt};
use so_thon::protocol::signed::Signed;
use so_thon::store::StoreError;
use so_thon::store::view::{
    DraftLine, HouseholdDetail, ItemState, OutboxItem, ReceiptLine, SentState, Settings, VisitLine,
};
use so_thon::sync::SyncError;

use crate::page::{LANGS, Page, render, words_of};
use crate::village::{at, batch, day, enrolment, household, id, item};

fn enrol(lang: Lang, code: &str, server: Option<&str>, state: EnrolState) -> Page {
    let (code, server) = (code.to_owned(), server.map(str::to_owned));
    render(lang, move || {
        rsx! {
            EnrolScreen { code: code.clone(), server: server.clone(), state: state.clone() }
        }
    })
}

#[test]
fn the_code_is_one_real_numeric_input_with_eight_boxes() {
    let page = enrol(Lang::Vi, "407126", None, EnrolState::Typing);
    assert_eq!(page.count("input"), 1);
    assert_eq!(page.count("input[inputmode=numeric][value='407126']"), 1);
    assert_eq!(page.count(".code span"), 8);
    assert_eq!(page.count(".code span.now"), 1);
    assert_eq!(page.text_of("#enrol-code-hint"), "Còn thiếu 2 số.");
}

#[test]
fn each_way_that_enrolment_fails_has_its_own_sentence_and_keeps_the_digits() {
    let failures = [
        SyncError::Refused(Code::UnknownEnrolmentCode),
        SyncError::Refused(Code::UsedEnrolmentCode),
        SyncError::Refused(Code::ExpiredEnrolmentCode),
        SyncError::Refused(Code::Busy),
        SyncError::Refused(Code::UnknownVersion),
        SyncError::Refused(Code::Malformed),
        SyncError::Offline,
        SyncError::BadAnswer,
        SyncError::Store(StoreError::DiskFull),
    ];
    for lang in LANGS {
        let mut sentences: Vec<String> = Vec::new();
        for failure in &failures {
            let page = enrol(lang, "40712634", None, EnrolState::Failed(failure.clone()));
            page.has_no_raw_keys();
            page.can_be_read_aloud();
            assert_eq!(page.count("input[value='40712634']"), 1);
            sentences.push(page.text_of(".banner.err"));
        }
        sentences.sort();
        sentences.dedup();
        assert_eq!(sentences.len(), failures.len());
    }
}

#[test]
fn the_address_is_asked_for_only_where_the_device_does_not_know_it() {
    assert_eq!(enrol(Lang::Vi, "", None, EnrolState::Typing).count("#enrol-server"), 0);
    let page = enrol(Lang::Vi, "", Some(""), EnrolState::NoServer);
    assert_eq!(page.count("#enrol-server[inputmode=url][aria-invalid=true]"), 1);
    page.has_no_raw_keys();
}

#[test]
fn a_link_brings_address_and_code() {
    let with = |server: Option<&str>| Some(Invitation { server: server.map(str::to_owned), code: "40712634".into() });
    assert_eq!(invitation("https://xa.example/app/#code=40712634"), with(Some("https://xa.example")));
    assert_eq!(invitation("http://127.0.0.1:8080/app/#x=1&code=4071-2634"), with(Some("http://127.0.0.1:8080")));
    assert_eq!(invitation("/#code=40712634"), with(None));
    assert_eq!(invitation("/#code=4071"), None);
    assert_eq!(invitation("40712634"), None);
    assert_eq!(server_address(" xa.example/app ").as_deref(), Some("https://xa.example"));
    assert_eq!(server_address("http://127.0.0.1:8080/").as_deref(), Some("http://127.0.0.1:8080"));
    assert_eq!(server_address("ftp://xa.example"), None);
    assert_eq!(server_address(""), None);
}

#[test]
fn the_first_pull_says_how_far_it_is_and_why_it_waits() {
    for lang in LANGS {
        for (households, problem) in [(0, ""), (1, ""), (45, "…")] {
            let page = render(lang, move || rsx! { FirstPullScreen { households, problem } });
            page.has_no_raw_keys();
            assert_eq!(page.count(".action-bar"), usize::from(!problem.is_empty()));
        }
    }
}

fn detail() -> HouseholdDetail {
    HouseholdDetail {
        household: household(17, Class::Poor),
        version: 3,
        pending_edit: false,
        current: None,
        submissions: Vec::new(),
        visits: vec![VisitLine {
            reason: String::new(),
            id: VisitId(id(300)),
            visited_on: day(),
            class: Class::NearPoor,
            correction_of: Some(VisitId(id(299))),
            sent: SentState::Waiting,
        }],
        draft: None,
        forms: Default::default(),
        conflicts: Vec::new(),
        reviews: Vec::new(),
    }
}

fn conflict(field: &str, commune: serde_json::Value, phone: serde_json::Value) -> (EntryId, FieldConflict) {
    (EntryId(id(400)), FieldConflict { field: field.into(), commune, phone })
}

fn household_page(lang: Lang, detail: Loaded<HouseholdDetail>, conflicts: Vec<(EntryId, FieldConflict)>) -> Page {
    render(lang, move || {
        rsx! {
            HouseholdScreen { detail: detail.clone(), conflicts: conflicts.clone(), today: day() }
        }
    })
}

#[test]
fn a_household_says_its_class_people_and_the_way_into_a_visit() {
    let page = household_page(Lang::Vi, Loaded::Ready(detail()), Vec::new());
    assert_eq!(page.text_of("h1"), "Bà Đặng Thị Mùi");
    assert_eq!(page.text_of(".app-bar p"), "Hộ 017 · dân tộc Dao Dữ liệu mẫu");
    assert_eq!(page.text_of(".badge.big"), "Hộ nghèo");
    assert!(page.text().contains("xã công nhận 18/12/2025"));
    assert_eq!(page.count(".people tr"), 2);
    assert_eq!(page.text_of(".action-bar .primary"), "Bắt đầu ghi phiếu");
    assert_eq!(page.count("a[href='tel:0912345678'][aria-label]"), 1);
}

#[test]
fn a_draft_is_gone_on_with_and_never_begun_twice() {
    let draft = DraftLine { id: VisitId(id(77)), started: at(9, 0), updated: at(9, 42) };
    let page = household_page(Lang::Vi, Loaded::Ready(HouseholdDetail { draft: Some(draft), ..detail() }), Vec::new());
    assert_eq!(page.text_of(".action-bar .primary"), "Ghi tiếp phiếu dở");
    assert!(page.text().contains("Đã lưu trên máy lúc 9:42"));
    assert!(!page.text().contains("Bắt đầu ghi phiếu"));
}

#[test]
fn a_household_that_left_is_not_visited() {
    let mut gone = detail();
    gone.household.presence = Presence::MovedAway { on: day() };
    gone.household.phone = String::new();
    let page = household_page(Lang::Vi, Loaded::Ready(gone), Vec::new());
    assert!(page.text().contains("Hộ đã chuyển đi nơi khác."));
    assert_eq!(page.count(".action-bar .button"), 0);
}

#[test]
fn both_values_of_a_conflict_are_one_tap_each() {
    let held = vec![
        conflict("phone", json!("0911111111"), json!("0922222222")),
        conflict(&format!("members/{}/birth", id(1702)), json!("1992"), serde_json::Value::Null),
    ];
    let page = household_page(Lang::Vi, Loaded::Ready(detail()), held.clone());
    let titles: Vec<String> = page.all(".banner.warn b").iter().map(words_of).collect();
    assert_eq!(titles, ["Xã cũng vừa sửa số điện thoại.", "Xã cũng vừa sửa năm sinh của Lý Văn Phin."]);
    let values: Vec<String> = page.all(".two-values button").iter().map(words_of).collect();
    assert_eq!(values, ["Số của xã 0911111111", "Số trên máy 0922222222", "Số của xã 1992", "Số trên máy để trống"]);
    household_page(Lang::En, Loaded::Ready(detail()), held).has_no_raw_keys();
}

#[test]
fn a_conflict_in_a_need_or_a_task_is_named_after_it() {
    let mut detail = detail();
    let need =
        crate::needs::support("latrine", "culture_society", so_thon::domain::support::SupportState::Needed, None);
    detail.household.supports.insert(crate::needs::support_id(1), need);
    let support = crate::needs::support_id(1);
    let held = vec![
        conflict(&format!("supports/{support}/due"), json!("2026-11-20"), json!("2026-12-01")),
        conflict(
            &format!("supports/{support}/state"),
            json!({"state": "promised"}),
            json!({"state": "received", "on": "2026-11-02"}),
        ),
        conflict(&format!("tasks/{}/done_on", id(1)), serde_json::Value::Null, json!("2026-11-12")),
        conflict(&format!("acts/{}", id(1)), serde_json::Value::Null, json!({"act": "died_out"})),
        conflict(&format!("members/{}/id_number", id(1702)), json!("019"), json!("020")),
    ];
    let page = household_page(Lang::Vi, Loaded::Ready(detail.clone()), held.clone());
    let titles: Vec<String> = page.all(".banner.warn b").iter().map(words_of).collect();
    assert_eq!(titles[0], "Xã cũng vừa sửa ngày hẹn của nhu cầu Làm nhà tiêu.");
    assert_eq!(titles[2], "Xã cũng vừa sửa việc đã tới đâu của việc.");
    assert_eq!(titles[4], "Xã cũng vừa sửa số định danh của Lý Văn Phin.");
    let values: Vec<String> = page.all(".two-values button").iter().map(words_of).collect();
    assert_eq!(
        values[..4],
        ["Số của xã 20/11/2026", "Số trên máy 01/12/2026", "Số của xã Đã hứa", "Số trên máy Đã nhận"]
    );
    household_page(Lang::En, Loaded::Ready(detail), held).has_no_raw_keys();
}

#[test]
fn a_household_in_every_state_is_worded_in_both_languages() {
    for lang in LANGS {
        for state in [
            Loaded::Ready(detail()),
            Loaded::Waiting,
            Loaded::Failed(StoreError::NotFound("household".into())),
            Loaded::Failed(StoreError::Gone),
        ] {
            let shown = matches!(state, Loaded::Ready(_));
            let page = household_page(lang, state, Vec::new());
            page.has_no_raw_keys();
            page.can_be_read_aloud();
            assert_eq!(page.count(".sample-tag"), usize::from(shown));
            assert_eq!(page.count(".app-bar a.icon-button[aria-label]"), 1, "there is a way back");
        }
        let page = render(lang, || rsx! { HouseholdEditScreen { household: household(17, Class::Poor) } });
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count("input[inputmode=tel][value='0912345678']"), 1);
    }
}

fn outbox(
    lang: Lang,
    items: Vec<OutboxItem>,
    receipts: Vec<ReceiptLine>,
    differs: bool,
    stopped: Option<Code>,
) -> Page {
    render(lang, move || {
        rsx! {
            OutboxScreen {
                items: Loaded::Ready(items.clone()),
                receipts: Loaded::Ready(receipts.clone()),
                today: day(),
                sample: true,
                waiting: 4,
                differs,
                stopped,
                commune_phone: "02093800000",
            }
        }
    })
}

fn refused(code: Code, field: &str) -> ItemState {
    ItemState::Refused { code, field: field.into() }
}

#[test]
fn what_was_sent_back_stays_on_top_with_one_button_to_the_field() {
    let items = vec![
        item(41, "Đặng Thị Mùi", ItemState::Waiting),
        item(42, "Lý A Sình", refused(Code::Incomplete, &format!("members/{}/birth", id(1)))),
    ];
    let page = outbox(Lang::Vi, items, Vec::new(), false, None);
    assert_eq!(page.text_of(".app-bar p"), "1 mục chờ · 1 mục cần xem lại Dữ liệu mẫu");
    assert_eq!(page.text_of(".banner.err b"), "Xã gửi trả phiếu hộ Lý A Sình");
    assert!(page.text_of(".banner.err").contains("năm sinh của một người trong hộ"));
    assert_eq!(page.text_of(".banner.err .button"), "Sửa câu này");
    assert_eq!(page.text_of(".rows .row .sub"), "mục 41 · ghi 10:20");
    assert!(page.source.find("banner err") < page.source.find("Chờ gửi"));
}

#[test]
fn an_entry_is_called_after_the_act_that_it_is() {
    let acts = [
        "register",
        "move_in",
        "split",
        "merge",
        "move_away",
        "die_out",
        "member_dies",
        "member_leaves",
        "member_joins",
        "change_head",
        "undo",
        "members",
        "support",
        "task",
    ];
    for lang in LANGS {
        let entry = |seq, act: &str, kind: &str| OutboxItem {
            act: act.into(),
            kind: kind.into(),
            visit: None,
            ..item(seq, "Nông Văn Đăng", ItemState::Waiting)
        };
        let mut items: Vec<OutboxItem> = (1..).zip(acts).map(|(seq, act)| entry(seq, act, "household")).collect();
        items.push(entry(90, "of-tomorrow", "household"));
        items.push(entry(91, "", "submission"));
        let page = outbox(lang, items.clone(), Vec::new(), false, None);
        page.has_no_raw_keys();
        let mut titles: Vec<String> = page.all(".rows.snug .row b").iter().map(words_of).collect();
        if lang == Lang::Vi {
            assert_eq!(titles[2], "Tách hộ Nông Văn Đăng");
            assert_eq!(titles[8], "Hộ Nông Văn Đăng, thêm 1 người");
            assert_eq!(titles[14], "Sửa hộ Nông Văn Đăng");
        }
        titles.sort();
        titles.dedup();
        assert_eq!(titles.len(), acts.len() + 2, "no two acts are called the same");
        for item in &mut items {
            item.state = refused(Code::UnknownHousehold, "");
        }
        outbox(lang, items, Vec::new(), false, None).has_no_raw_keys();
    }
}

#[test]
fn figures_that_differ_offer_to_load_the_book_again() {
    let page = outbox(Lang::Vi, Vec::new(), Vec::new(), true, None);
    assert!(page.text_of(".banner.warn").contains("Số của máy khác số của xã."));
    assert_eq!(page.text_of(".banner.warn .button"), "Tải lại sổ của thôn");
}

#[test]
fn every_code_of_the_commune_is_a_sentence_that_says_the_data_is_safe() {
    let codes = [
        Code::Malformed,
        Code::TooLarge,
        Code::UnknownVersion,
        Code::UnknownDevice,
        Code::Revoked,
        Code::BadSignature,
        Code::UnknownEnrolmentCode,
        Code::UsedEnrolmentCode,
        Code::ExpiredEnrolmentCode,
        Code::Gap,
        Code::Fork,
        Code::BadHash,
        Code::UnknownKind,
        Code::BadBody,
        Code::UnknownHousehold,
        Code::OtherVillage,
        Code::UnknownQuestionnaire,
        Code::UnknownStandard,
        Code::ClassificationDiffers,
        Code::Incomplete,
        Code::VisitExists,
        Code::RecordExists,
        Code::PeriodLocked,
        Code::UnknownBaseVersion,
        Code::BadCursor,
        Code::Busy,
        Code::Unavailable,
        Code::Other,
    ];
    for lang in LANGS {
        for code in codes {
            let page = outbox(lang, vec![item(42, "Lý A Sình", refused(code, "roof"))], Vec::new(), false, Some(code));
            page.has_no_raw_keys();
            page.can_be_read_aloud();
            let for_machines = code.as_str().contains('_') && page.text().contains(code.as_str());
            assert!(!for_machines, "{} is for machines", code.as_str());
            assert_eq!(page.count("a[href='tel:02093800000']"), 1);
        }
    }
}

fn receipt() -> ReceiptLine {
    let outcome = |seq, outcome| EntryOutcome { seq, id: EntryId(id(u128::from(5000 + seq))), outcome };
    let receipt = Receipt {
        protocol: 1,
        batch: batch(),
        device: DeviceId(id(1)),
        up_to_seq: 42,
        outcomes: vec![
            outcome(38, Outcome::Accepted),
            outcome(39, Outcome::Duplicate),
            outcome(40, Outcome::Merged),
            outcome(41, Outcome::Conflict { fields: Vec::new() }),
            outcome(42, Outcome::Refused { code: Code::Incomplete, field: String::new() }),
        ],
        digests: Default::default(),
        received_at: at(16, 20),
    };
    let signed =
        Signed { payload: serde_json::to_string(&receipt).unwrap(), key: "ab".repeat(32), signature: "cd".repeat(64) };
    ReceiptLine { batch: batch(), received_at: at(16, 20), count: 5, refused: 1, agreed: Some(true), signed }
}

#[test]
fn receipts_say_when_they_were_signed_and_whether_the_figures_agreed() {
    let page = outbox(Lang::Vi, Vec::new(), vec![receipt()], false, None);
    let row = page.all(".rows").last().map(words_of).unwrap();
    assert!(row.contains("Xã đã nhận 5 mục ký 16:20 · gửi trả 1 · số khớp với xã"), "{row}");
}

#[test]
fn a_receipt_names_every_entry_and_shows_a_code_to_check() {
    for lang in LANGS {
        let items = vec![item(42, "Lý A Sình", refused(Code::Incomplete, ""))];
        let page = render(lang, move || {
            rsx! {
                ReceiptScreen { line: Loaded::Ready(Some(receipt())), still_here: items.clone(), sample: true }
            }
        });
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count(".rows .row"), 5);
        assert_eq!(page.count(".qr[role=img][aria-label] svg"), 1);
        assert!(page.text().contains("Lý A Sình"));
        assert_eq!(page.count(".sample-tag"), 1);
    }
    let page = render(Lang::Vi, || rsx! { ReceiptScreen { line: Loaded::Ready(None) } });
    assert_eq!(page.text_of(".empty"), "Máy không có biên nhận này");
}

#[test]
fn the_receipt_code_fits_a_phone_and_changes_with_any_byte() {
    let line = receipt();
    let receipt: Receipt = serde_json::from_str(&line.signed.payload).unwrap();
    let text = check_text(&line.signed, &receipt);
    assert!(text.len() < 400, "{} bytes", text.len());
    let mut changed = line.signed.clone();
    changed.payload.push(' ');
    assert_ne!(check_text(&changed, &receipt), text);
}

#[test]
fn settings_show_what_is_chosen_and_what_this_phone_is() {
    for lang in LANGS {
        let settings = Settings { lang: lang.code().into(), text: 150, ..Settings::default() };
        let page = render(lang, move || {
            rsx! {
                SettingsScreen { settings: settings.clone(), enrolment: Some(enrolment(true)), households: 74 }
            }
        });
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count("input[checked]"), 4);
        assert_eq!(
            page.count("input[name=location][value=off][checked]"),
            1,
            "the place is private until someone says otherwise"
        );
        assert_eq!(page.count("input[name=text-size][value='150'][checked]"), 1);
        assert_eq!(page.count(".choice span[lang=vi], .choice span[lang=en]"), 2);
        for fact in ["xã Ngân Sơn", "Phiêng Lềng", "https://xa.example", env!("CARGO_PKG_VERSION")] {
            assert!(page.text().contains(fact), "{fact}");
        }
        assert_eq!(page.count(".sample-tag"), 1);
    }
}

#[test]
fn real_data_carries_no_tag_of_samples() {
    let page = render(Lang::Vi, || {
        rsx! {
            SettingsScreen { settings: Settings::default(), enrolment: Some(enrolment(false)), households: 74 }
        }
    });
    assert!(!page.text().contains("Dữ liệu mẫu"));
}

#[test]
fn each_way_that_opening_fails_says_what_to_do() {
    let problems = [
        ("open_elsewhere", true),
        ("unsupported", false),
        ("key_lost", false),
        ("newer_schema", false),
        ("storage_full", true),
        ("stopped", true),
        ("failed", true),
    ];
    for lang in LANGS {
        for (code, again) in problems {
            let page = render(lang, move || rsx! { OpenTrouble { problem: OpenProblem::Platform(code.to_owned()) } });
            page.has_no_raw_keys();
            assert_eq!(page.count("button"), usize::from(again), "{code}");
        }
        for problem in [OpenProblem::Gone, OpenProblem::Store(StoreError::Corrupt("page 3".into()))] {
            let page = render(lang, move || rsx! { OpenTrouble { problem: problem.clone() } });
            page.has_no_raw_keys();
            assert_eq!(page.count("[role=alert] button"), 1);
            assert!(!page.text().contains("page 3"));
        }
    }
}
