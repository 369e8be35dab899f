//! Meetings, postings and objections as a person meets them.

use chrono::NaiveDate;
use dioxus::prelude::*;
use rstest::rstest;
use so_thon::app::components::banner::BannerKind;
use so_thon::app::state::Loaded;
use so_thon::app::views::meeting::MeetingsScreen;
use so_thon::app::views::meeting::attend::AttendScreen;
use so_thon::app::views::meeting::held::HeldScreen;
use so_thon::app::views::meeting::hold::{HoldScreen, next};
use so_thon::app::views::meeting::minutes::MinutesScreen;
use so_thon::app::views::meeting::object::{About, ObjectScreen};
use so_thon::app::views::meeting::posting::PostingScreen;
use so_thon::app::views::meeting::summary::{Missing, SummaryScreen};
use so_thon::app::views::meeting::voice::{VoiceScreen, outcome};
use so_thon::app::views::meeting::words::posting_state;
use so_thon::app::words::Words;
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Area, Classification, classify};
use so_thon::domain::ids::{AttachmentId, MeetingId, ObjectionId, PostingId, VisitId};
use so_thon::domain::meeting::{Attendee, Ballot, Meeting};
use so_thon::domain::member::Sex;
use so_thon::domain::posting::{Objection, ObjectionOutcome, Posting, PostingLine};
use so_thon::domain::procedure::{MeetingRule, OwnValue, ProcedureChanges};
use so_thon::domain::round::Round;
use so_thon::domain::standard::builtin_by_id;
use so_thon::i18n::Lang;
use so_thon::protocol::error::Code;
use so_thon::store::StoreError;
use so_thon::store::view::{
    MeetingBegun, MeetingBook, MeetingDraft, MeetingHead, MeetingLine, ObjectionLine, PhotoLine, PhotoState,
    PostingDetail, SentState, ToDiscuss, Voice,
};

use crate::page::{LANGS, Page, render, words_of};
use crate::people::{DAY, full};
use crate::village::{at, id, village};

const YEAR: Round = Round::yearly(2026);

fn meeting_id() -> MeetingId {
    MeetingId(id(9100))
}

fn line(number: u128, head: &str, class: Class, voice: Voice) -> ToDiscuss {
    ToDiscuss {
        household: so_thon::domain::ids::HouseholdId(id(number)),
        number: format!("{number:03}"),
        head: head.to_owned(),
        head_sex: if number.is_multiple_of(2) { Sex::Female } else { Sex::Male },
        visit: VisitId(id(9200 + number)),
        class,
        before: Class::Poor,
        sent_back: false,
        carried_on: None,
        turned_down_on: None,
        voice,
    }
}

fn counted(agree: u32, disagree: u32) -> Voice {
    Voice { agree: Some(agree), disagree: Some(disagree), remark: String::new() }
}

fn rule() -> MeetingRule {
    MeetingRule::of(&ProcedureChanges::default()).unwrap()
}

/// The rule of an office that chose another share.
fn own_rule(share: &str) -> MeetingRule {
    let own =
        OwnValue { value: share.to_owned(), by: "Hà Thị Hạnh".to_owned(), at: at(9, 0), reason: String::new() };
    let values = [("meeting_share".to_owned(), own)].into();
    MeetingRule::of(&ProcedureChanges { values, ..ProcedureChanges::default() }).unwrap()
}

fn draft() -> MeetingDraft {
    MeetingDraft {
        id: meeting_id(),
        village: village(),
        round: YEAR,
        repeats: None,
        corrects_day: None,
        head: MeetingHead {
            held_on: DAY,
            place: "nhà văn hóa thôn".to_owned(),
            chair: "Nông Văn Bảo".to_owned(),
            secretary: "Triệu Thị Đào".to_owned(),
            invited: 45,
            attending: 40,
            attendees: vec![Attendee {
                name: "Hoàng Văn Tú".to_owned(), role: "Ban công tác Mặt trận".to_owned()
            }],
            remarks: String::new(),
        },
        lines: vec![
            line(17, "Lý A Sình", Class::Poor, counted(28, 2)),
            line(18, "Đặng Thị Mùi", Class::NearPoor, counted(12, 20)),
            line(19, "Nông Văn Bảo", Class::NotPoor, Voice::default()),
            ToDiscuss { sent_back: true, ..line(20, "Hoàng Thị Dín", Class::Poor, Voice::default()) },
        ],
        undetermined: 3,
        turned_down: 2,
        asked: 1,
        locked: false,
        rule: rule(),
        started: at(9, 0),
        updated: at(9, 30),
    }
}

fn meeting() -> Meeting {
    let draft = draft();
    Meeting {
        id: meeting_id(),
        village: village(),
        round: YEAR,
        held_on: DAY,
        place: draft.head.place,
        chair: draft.head.chair,
        secretary: draft.head.secretary,
        share: None,
        invited: 45,
        attending: 40,
        attendees: draft.head.attendees,
        ballots: draft
            .lines
            .iter()
            .take(2)
            .map(|line| Ballot {
                household: line.household,
                head: line.head.clone(),
                visit: line.visit,
                class: line.class,
                agree: line.voice.agree.unwrap(),
                disagree: line.voice.disagree.unwrap(),
                remark: "đề nghị xem lại nhà ở".to_owned(),
            })
            .collect(),
        remarks: "họp từ 19 giờ".to_owned(),
        repeats: None,
        corrects_day: None,
        minutes: Vec::new(),
        by: "Nông Văn Bảo".to_owned(),
        finalised: at(21, 0),
    }
}

fn photo(letter: &str, sent: u64, state: PhotoState) -> PhotoLine {
    let photo = AttachmentId::new(letter.repeat(64));
    PhotoLine { id: photo, meeting: meeting_id(), taken: at(21, 30), size: 300_000, sent, state }
}

fn posting() -> Posting {
    let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    Posting {
        id: PostingId(id(9300)),
        village: village(),
        round: YEAR,
        posted_on: day(10),
        until: day(12),
        working_days: 3,
        places: vec!["UBND xã".to_owned(), "nhà văn hóa thôn".to_owned()],
        lines: vec![PostingLine {
            household: so_thon::domain::ids::HouseholdId(id(17)),
            number: "017".to_owned(),
            head: "Lý A Sình".to_owned(),
            visit: VisitId(id(9217)),
            before: Class::Poor,
            class: Class::NearPoor,
        }],
        repeats: None,
        withdrawn: None,
        by: "Hà Thị Hạnh".to_owned(),
    }
}

fn objection(outcome: Option<bool>, sent: SentState) -> ObjectionLine {
    let objection = Objection {
        id: ObjectionId(id(9400 + u128::from(outcome.is_some()))),
        posting: posting().id,
        village: village(),
        round: YEAR,
        household: so_thon::domain::ids::HouseholdId(id(17)),
        name: "Hoàng Văn Tú".to_owned(),
        contact: String::new(),
        text: "hộ đã có xe máy mới".to_owned(),
        received_on: DAY,
        by: "Nông Văn Bảo".to_owned(),
        outcome: outcome.map(|upheld| ObjectionOutcome {
            upheld,
            text: "xe của con rể".to_owned(),
            on: DAY,
            by: "Hà Thị Hạnh".to_owned(),
        }),
    };
    ObjectionLine { objection, head: "Lý A Sình".to_owned(), sent }
}

fn book() -> MeetingBook {
    MeetingBook {
        village: village(),
        year: 2026,
        to_discuss: 12,
        to_discuss_month: 1,
        turned_down: 0,
        asked: 0,
        begun: vec![MeetingBegun { id: meeting_id(), round: Round::monthly(2026, 10), held_on: DAY, counted: 2 }],
        meetings: vec![MeetingLine {
            meeting: meeting(),
            rule: rule(),
            sent: SentState::Waiting,
            photos: Vec::new(),
            numbers: Vec::new(),
        }],
        postings: vec![posting()],
        objections: vec![objection(None, SentState::AtCommune), objection(Some(false), SentState::AtCommune)],
        closed: Default::default(),
    }
}

fn found() -> Classification {
    let draft = full(135, false, true, true);
    let standard = builtin_by_id("nd07-2021").unwrap();
    classify(&standard, Area::Rural, &draft.members, &draft.answers, DAY)
}

fn meetings(lang: Lang, book: Loaded<MeetingBook>) -> Page {
    render(lang, move || rsx! { MeetingsScreen { book: book.clone(), today: DAY, sample: true } })
}

fn voice(lang: Lang, draft: MeetingDraft, line: ToDiscuss) -> Page {
    render(lang, move || {
        rsx! { VoiceScreen { draft: draft.clone(), line: line.clone(), found: found(), sample: true } }
    })
}

fn held(lang: Lang, line: MeetingLine, locked: bool) -> Page {
    render(lang, move || rsx! { HeldScreen { line: Loaded::Ready((line.clone(), locked)), sample: true } })
}

fn whole(page: &Page) {
    page.has_no_raw_keys();
    page.can_be_read_aloud();
}

#[test]
fn the_book_says_who_waits_for_the_meeting_and_where_everything_stands() {
    for lang in LANGS {
        whole(&meetings(lang, Loaded::Ready(book())));
        whole(&meetings(lang, Loaded::Waiting));
        whole(&meetings(lang, Loaded::Failed(StoreError::DiskFull)));
        let nothing = MeetingBook {
            to_discuss: 0,
            to_discuss_month: 0,
            begun: Vec::new(),
            meetings: Vec::new(),
            postings: Vec::new(),
            objections: Vec::new(),
            ..book()
        };
        whole(&meetings(lang, Loaded::Ready(nothing)));
    }
    let waits = MeetingBook { to_discuss: 0, turned_down: 3, asked: 2, ..book() };
    let page = meetings(Lang::Vi, Loaded::Ready(waits.clone()));
    let text = page.text();
    assert!(text.contains("Còn 3 hộ họp trước chưa thông qua"), "said when nobody waits too: {text}");
    assert!(text.contains("Còn 2 hộ nộp giấy đề nghị sau lần thăm"), "{text}");
    let closed = MeetingBook { closed: [YEAR].into(), ..waits };
    assert!(!meetings(Lang::Vi, Loaded::Ready(closed)).text().contains("chưa thông qua"), "nothing is to be done");
    let page = meetings(Lang::Vi, Loaded::Ready(book()));
    assert_eq!(page.text_of(".meeting-open .subtitle"), "Rà soát năm 2026: 12 hộ chờ họp");
    let text = page.text();
    assert!(text.contains("1 trong 2 hộ đạt · chờ gửi, giữ an toàn trên máy"), "{text}");
    assert!(text.contains("Hôm nay là ngày cuối niêm yết"), "{text}");
    assert!(text.contains("Giữ nguyên kết quả: xe của con rể"), "{text}");
}

#[test]
fn a_closed_year_is_said_before_anybody_opens_a_meeting() {
    let closed = MeetingBook { closed: [YEAR].into(), ..book() };
    let page = meetings(Lang::Vi, Loaded::Ready(closed));
    assert_eq!(page.text_of(".banner b"), "Năm 2026 đã chốt, xã không nhận phiếu nữa");
    assert_eq!(page.count(".meeting-open"), 0);
}

#[test]
fn the_list_shows_how_each_household_stands_and_leads_on() {
    for lang in LANGS {
        for draft in [draft(), MeetingDraft { locked: true, repeats: Some(MeetingId(id(1))), ..draft() }] {
            let page = render(lang, move || rsx! { HoldScreen { draft: Loaded::Ready(draft.clone()), sample: true } });
            whole(&page);
        }
    }
    let page = render(Lang::Vi, || rsx! { HoldScreen { draft: Loaded::Ready(draft()), sample: true } });
    let text = page.text();
    assert!(text.contains("28/40 nhất trí: đạt"), "{text}");
    assert!(text.contains("12/40 nhất trí: chưa đạt"), "{text}");
    assert!(text.contains("Xã gửi trả phiếu: nên sửa phiếu rồi mới họp"), "{text}");
    assert!(text.contains("Còn 3 hộ đã thăm nhưng chưa đủ căn cứ"), "{text}");
    assert_eq!(page.text_of(".action-bar .primary"), "Lấy ý kiến");
    let closed = MeetingDraft { locked: true, ..draft() };
    let page = render(Lang::Vi, move || rsx! { HoldScreen { draft: Loaded::Ready(closed.clone()) } });
    assert_eq!(page.count(".action-bar"), 0, "a closed round is not gone on with");
    let nobody = MeetingDraft { head: MeetingHead { attending: 0, ..draft().head }, ..draft() };
    let page = render(Lang::Vi, move || rsx! { HoldScreen { draft: Loaded::Ready(nobody.clone()) } });
    assert_eq!(page.text_of(".action-bar .primary"), "Ghi người dự");
}

#[test]
fn nothing_is_preselected_and_the_rule_stands_there_with_its_source() {
    let page = voice(Lang::Vi, draft(), draft().lines[2].clone());
    assert_eq!(page.count(".stepper input[value='']"), 2);
    let said = page.text_of(".voice-outcome");
    assert!(said.contains("Đếm số người nhất trí"), "{said}");
    assert!(said.contains("Cần từ 50 % người dự nhất trí. Theo: Thông tư 07/2021/TT-BLĐTBXH"), "{said}");
    for lang in LANGS {
        for line in draft().lines {
            whole(&voice(lang, draft(), line));
        }
        let uncounted = MeetingDraft { head: MeetingHead { attending: 0, ..draft().head }, ..draft() };
        whole(&voice(lang, uncounted, draft().lines[2].clone()));
    }
}

#[rstest]
#[case(counted(28, 2), BannerKind::Ok, "28/40 người nhất trí: đạt.")]
#[case(counted(20, 20), BannerKind::Ok, "20/40 người nhất trí: đạt.")]
#[case(counted(19, 0), BannerKind::Warn, "19/40 người nhất trí: chưa đạt. Phải chấm lại và họp lại.")]
#[case(counted(30, 11), BannerKind::Err, "Cộng lại là 41 người, nhiều hơn 40 người dự. Đếm lại giúp.")]
#[case(Voice::default(), BannerKind::Wait, "Đếm số người nhất trí rồi ghi vào đây, máy sẽ nói đạt hay chưa.")]
fn half_of_those_attending_is_told_at_once_in_words(
    #[case] voice: Voice,
    #[case] kind: BannerKind,
    #[case] sentence: &str,
) {
    let (found, said, _) = outcome(&Words::new(Lang::Vi), &voice, 40, &rule());
    assert_eq!((found, said.as_str()), (kind, sentence));
}

#[test]
fn a_share_that_the_office_chose_counts_and_is_said_to_be_its_own() {
    let words = Words::new(Lang::Vi);
    let (found, _, rest) = outcome(&words, &counted(28, 12), 40, &own_rule("75"));
    assert_eq!(found, BannerKind::Warn);
    assert_eq!(rest, "Cần từ 75 % người dự nhất trí. Mức này do xã đặt ngày 12/11/2026, người đặt: Hà Thị Hạnh.");
    let (found, ..) = outcome(&words, &counted(30, 10), 40, &own_rule("75"));
    assert_eq!(found, BannerKind::Ok);
    let (_, _, rest) = outcome(&words, &counted(28, 12), 40, &own_rule("50"));
    assert!(rest.contains("Thông tư 07/2021"), "the same as the text: {rest}");
}

#[test]
fn who_keeps_silent_is_counted_too() {
    let (_, _, rest) = outcome(&Words::new(Lang::Vi), &counted(28, 2), 40, &rule());
    assert!(rest.starts_with("10 người không có ý kiến."), "{rest}");
}

#[test]
fn the_next_household_is_one_that_nobody_counted() {
    assert_eq!(next(&draft()), Some(draft().lines[2].household));
    let all: Vec<ToDiscuss> =
        draft().lines.into_iter().map(|line| ToDiscuss { voice: counted(40, 0), ..line }).collect();
    assert_eq!(next(&MeetingDraft { lines: all, ..draft() }), None);
}

#[test]
fn who_attends_is_asked_with_what_is_known() {
    for lang in LANGS {
        for trouble in ["", "x y"] {
            let page = render(lang, move || {
                rsx! { AttendScreen { draft: Loaded::Ready(draft()), today: DAY, sample: true, trouble: trouble.to_owned() } }
            });
            whole(&page);
            assert_eq!(page.count("#attend-count[value='40']"), 1);
            assert_eq!(page.count("#attend-chair[value='Nông Văn Bảo']"), 1);
        }
    }
}

#[test]
fn what_is_missing_leads_to_where_it_is_mended() {
    let empty = MeetingDraft {
        head: MeetingHead {
            place: String::new(),
            chair: " ".to_owned(),
            secretary: String::new(),
            attending: 0,
            ..draft().head
        },
        lines: vec![line(17, "Lý A Sình", Class::Poor, Voice { agree: Some(3), ..Voice::default() })],
        locked: true,
        ..draft()
    };
    let missing = Missing::of(&empty, DAY.pred_opt().unwrap());
    assert_eq!(missing.len(), 8, "{missing:?}");
    for lang in LANGS {
        let draft = empty.clone();
        let page = render(lang, move || rsx! { SummaryScreen { draft: Loaded::Ready(draft.clone()), today: DAY } });
        whole(&page);
        assert!(page.count(".rows a[href*=people]") >= 4);
    }
    assert!(Missing::of(&draft(), DAY).is_empty(), "households that nobody discussed wait for the next meeting");
}

#[test]
fn the_summary_tells_who_carries_and_who_must_be_scored_again() {
    for lang in LANGS {
        let page = render(lang, || rsx! { SummaryScreen { draft: Loaded::Ready(draft()), today: DAY, sample: true } });
        whole(&page);
    }
    let page = render(Lang::Vi, || rsx! { SummaryScreen { draft: Loaded::Ready(draft()), today: DAY } });
    let titles: Vec<String> = page.all(".section-title").iter().map(words_of).collect();
    assert!(titles[0].starts_with("Chưa đạt, phải chấm lại và họp lại: 1 hộ"), "{titles:?}");
    assert!(titles[1].starts_with("Đạt: 1 hộ"), "{titles:?}");
    assert!(titles[2].starts_with("Chưa lấy ý kiến: 2 hộ"), "{titles:?}");
    assert_eq!(page.text_of(".action-bar .primary"), "Chốt biên bản");
}

#[test]
fn minutes_offer_what_comes_next_and_take_a_photo() {
    let photos = vec![
        photo("a", 0, PhotoState::Waiting),
        photo("b", 150_000, PhotoState::Waiting),
        photo("c", 300_000, PhotoState::Sent),
        photo("d", 0, PhotoState::Refused { code: Code::BadHash }),
    ];
    let minutes = photos.iter().map(|photo| photo.id.clone()).chain([AttachmentId::new("e".repeat(64))]).collect();
    let line = MeetingLine {
        meeting: Meeting { minutes, ..meeting() },
        rule: rule(),
        sent: SentState::AtCommune,
        photos,
        numbers: vec!["017".to_owned(), "018".to_owned()],
    };
    for lang in LANGS {
        for (sent, locked) in [(SentState::AtCommune, false), (SentState::Refused, false), (SentState::Waiting, true)] {
            whole(&held(lang, MeetingLine { sent, ..line.clone() }, locked));
        }
    }
    let page = held(Lang::Vi, line.clone(), false);
    assert_eq!(page.text_of(".banner.warn b"), "1 hộ chưa đạt");
    // A window's dialogue has no camera; a browser is offered both.
    assert_eq!(page.count("input#photo[type=file][accept='image/*']:not([capture])"), 1);
    assert_eq!(page.count("input[capture]"), 0);
    let text = page.text();
    assert!(text.contains("đã gửi 50 %") && text.contains("1 ảnh khác do máy khác chụp"), "{text}");
    assert!(text.contains("017 · Lý A Sình"), "two heads may bear one name: {text}");
    let fine = Meeting { ballots: meeting().ballots.into_iter().take(1).collect(), ..meeting() };
    let fine = held(Lang::Vi, MeetingLine { meeting: fine, ..line.clone() }, false);
    assert!(fine.text().contains("Sửa biên bản ghi nhầm"), "a slip can be in minutes that carried everybody");
    let refused = held(Lang::Vi, MeetingLine { sent: SentState::Refused, ..line.clone() }, false);
    assert_eq!(refused.text_of(".banner.err .button"), "Ghi lại biên bản");
    assert_eq!(refused.count("input[type=file]"), 0);
    assert_eq!(held(Lang::Vi, line, true).count(".banner .button"), 0, "a closed round is not repeated");
}

#[test]
fn minutes_are_printed_in_two_copies_to_sign() {
    for lang in LANGS {
        let page = render(lang, || {
            rsx! {
                MinutesScreen { meeting: meeting(), rule: rule(), village: "Thôn Phiêng Lềng".to_owned(), commune: "xã Ngân Sơn".to_owned(), scores: Vec::new(), sample: true, refused: true }
            }
        });
        whole(&page);
        assert_eq!(page.count("article.minutes"), 2);
        assert_eq!(page.count(".minutes .sample-tag"), 2, "made-up data says so on paper");
    }
    let page = render(Lang::Vi, || {
        rsx! { MinutesScreen { meeting: meeting(), rule: rule(), village: "Thôn Phiêng Lềng".to_owned(), commune: "xã Ngân Sơn".to_owned(), scores: vec![Some(found()), None] } }
    });
    let text = page.text_of(".minutes");
    assert!(text.contains("Cuộc họp bắt đầu vào hồi ……… giờ ………"), "the hour is written by hand: {text}");
    assert!(text.contains("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"), "{text}");
    assert!(text.contains("Bản 1 trong 2 bản: thôn giữ"), "{text}");
    let row = format!("1 Lý A Sình Hộ nghèo 135 {} 28 2 Đạt", found().b2_max);
    assert!(text.contains(&row), "{text}");
    assert!(text.contains("2 Đặng Thị Mùi Hộ cận nghèo 12 20 Chưa đạt"), "{text}");
}

#[rstest]
#[case(9, "Niêm yết từ 10/11/2026")]
#[case(10, "Còn 2 ngày niêm yết, đến hết 12/11/2026")]
#[case(12, "Hôm nay là ngày cuối niêm yết")]
#[case(13, "Đã hết niêm yết từ 12/11/2026")]
fn a_posting_says_how_many_days_are_left(#[case] day: u32, #[case] sentence: &str) {
    let today = NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
    assert_eq!(posting_state(&Words::new(Lang::Vi), &posting(), today), sentence);
}

#[test]
fn a_posting_shows_its_lines_and_what_was_objected() {
    for lang in LANGS {
        for (withdrawn, locked) in [(None, false), (Some("dán nhầm".to_owned()), false), (None, true)] {
            let objections = vec![objection(None, SentState::Waiting), objection(Some(true), SentState::AtCommune)];
            let detail =
                PostingDetail { posting: Posting { withdrawn: withdrawn.clone(), ..posting() }, objections, locked };
            let page = render(lang, move || {
                rsx! { PostingScreen { detail: Loaded::Ready(detail.clone()), today: DAY, sample: true } }
            });
            whole(&page);
            assert_eq!(page.count(".action-bar .primary"), usize::from(withdrawn.is_none() && !locked));
        }
    }
}

#[test]
fn an_objection_asks_about_whom_who_and_what() {
    let about = About {
        household: so_thon::domain::ids::HouseholdId(id(17)),
        head: "Lý A Sình".to_owned(),
        number: "017".to_owned(),
    };
    for lang in LANGS {
        for found in [vec![about.clone()], Vec::new()] {
            let page = render(lang, move || {
                rsx! {
                    ObjectScreen { posting: posting().id, found: found.clone(), tried: true, refused: "x y".to_owned(), sample: true }
                }
            });
            whole(&page);
            assert!(page.count(".banner.err") >= 1, "no household is chosen");
        }
    }
}
