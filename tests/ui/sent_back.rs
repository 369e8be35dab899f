//! What the office sent back, on the first screen, on the household's page, in "Gửi đi" and in the form.

use chrono::{TimeZone, Utc};
use dioxus::prelude::*;
use so_thon::app::state::Loaded;
use so_thon::app::views::household::HouseholdScreen;
use so_thon::app::views::outbox::OutboxScreen;
use so_thon::app::views::today::TodayScreen;
use so_thon::app::views::visit_page::{Form, TypedTexts};
use so_thon::domain::class::Class;
use so_thon::domain::ids::{QuestionId, VisitId};
use so_thon::domain::plan::PlanStatus;
use so_thon::domain::questionnaire::read::builtin_version;
use so_thon::domain::review::{Comment, Review, Verdict};
use so_thon::i18n::Lang;
use so_thon::store::view::{DueWhy, HouseholdDetail, SentBackLine, Today};

use crate::page::{LANGS, Page, render, words_of};
use crate::people;
use crate::village::{day, due, progress, row, today};

fn review(visit: VisitId) -> Review {
    let household = people::household();
    Review {
        visit,
        household: household.id,
        village: household.village,
        year: 2026,
        verdict: Verdict::SentBack,
        comments: vec![Comment {
            member: None,
            question: QuestionId::new("wall"),
            text: "Lần trước ghi tường ván. Xin chụp thêm ảnh tường phía trước.".to_owned(),
        }],
        note: String::new(),
        instead: None,
        by: "Nguyễn Thị Hạnh".to_owned(),
        at: Utc.with_ymd_and_hms(2026, 11, 12, 5, 0, 0).single().unwrap(),
    }
}

fn detail(verdict: Verdict) -> HouseholdDetail {
    let visit = people::visit(&people::full(128, false, true, true));
    let mut detail = people::detail(std::slice::from_ref(&visit));
    for line in &mut detail.visits {
        line.sent = so_thon::store::view::SentState::AtCommune;
    }
    detail.reviews = vec![Review { verdict, ..review(visit.id) }];
    detail
}

fn household_page(lang: Lang, detail: HouseholdDetail) -> Page {
    render(lang, move || {
        rsx! {
            HouseholdScreen { detail: Loaded::Ready(detail.clone()), today: day() }
        }
    })
}

#[test]
fn the_households_page_says_what_the_office_wants_and_leads_to_the_question() {
    for lang in LANGS {
        let page = household_page(lang, detail(Verdict::SentBack));
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count(".attention .banner"), 1);
        assert!(page.text_of(".attention").contains("Xin chụp thêm ảnh tường phía trước."));
    }
    let page = household_page(Lang::Vi, detail(Verdict::SentBack));
    let said = page.text_of(".attention");
    assert!(said.starts_with("Xã gửi trả phiếu ") && said.contains("Bấm “Sửa câu này”."), "{said}");
    assert_eq!(page.text_of(".attention .button"), "Sửa câu này");
    assert!(page.text_of(".history").contains("xã đã gửi trả"));
}

#[test]
fn an_accepted_visit_is_called_so_and_asks_nothing() {
    let page = household_page(Lang::Vi, detail(Verdict::Accepted));
    assert_eq!(page.count(".attention"), 0);
    assert!(page.text_of(".history").contains("xã đã duyệt"));
    let page = household_page(Lang::Vi, detail(Verdict::TakenBack));
    assert_eq!(page.count(".attention"), 0);
    assert!(page.text_of(".history").contains("xã đã nhận"));
}

#[test]
fn a_correction_of_it_ends_the_asking() {
    let mut detail = detail(Verdict::SentBack);
    assert!(detail.sent_back().is_some());
    if let Some(current) = &mut detail.current {
        current.id = VisitId(crate::village::id(4_000));
    }
    assert_eq!(detail.sent_back(), None);
}

#[test]
fn the_first_screen_has_it_right_after_what_was_refused() {
    let asks = due(
        row(17, "Đặng Thị Mùi", Class::Poor),
        DueWhy::SentBack { review: Box::new(review(VisitId(crate::village::id(300)))) },
    );
    let today = Today { due: vec![asks], ..today(progress(Some(10), PlanStatus::Proposed, 5, 2)) };
    let page = render(Lang::Vi, move || {
        rsx! {
            TodayScreen { title: "Thôn Phiêng Lềng", day: day(), deadline: None, today: Loaded::Ready(today.clone()) }
        }
    });
    let line = words_of(&page.all(".rows a")[0]);
    assert!(line.contains("Đặng Thị Mùi") && line.contains("Xã gửi trả: Lần trước ghi tường ván."), "{line}");
}

#[test]
fn what_is_to_be_mended_stands_above_what_is_to_be_sent() {
    let line = SentBackLine {
        row: row(17, "Đặng Thị Mùi", Class::Poor),
        review: review(VisitId(crate::village::id(300))),
    };
    let chosen = SentBackLine {
        review: Review {
            instead: Some(VisitId(crate::village::id(301))),
            comments: Vec::new(),
            note: "Hai máy cùng ghi hộ này.".to_owned(),
            ..review(VisitId(crate::village::id(302)))
        },
        ..line.clone()
    };
    for lang in LANGS {
        let lines = vec![line.clone(), chosen.clone()];
        let page = render(lang, move || {
            rsx! {
                OutboxScreen {
                    items: Loaded::Ready(Vec::new()),
                    receipts: Loaded::Ready(Vec::new()),
                    today: day(),
                    sent_back: lines.clone(),
                }
            }
        });
        page.has_no_raw_keys();
        page.can_be_read_aloud();
        assert_eq!(page.count(".attention .banner"), 2);
        if lang == Lang::Vi {
            let texts = page.text();
            assert!(texts.contains("Chốt lại theo phiếu xã chọn") && texts.contains("Hai máy cùng ghi hộ này."));
        }
    }
}

#[test]
fn the_form_shows_what_the_office_said_at_that_question_and_at_no_other() {
    let mut draft = people::draft();
    let visit = VisitId(crate::village::id(300));
    draft.correction_of = Some(visit);
    draft.review = Some(review(visit));
    let questionnaire = builtin_version("yearly-review", 1).unwrap();
    let typed = TypedTexts::new();
    let form = Form { questionnaire: &questionnaire, draft: &draft, typed: &typed, editing: None, mark_open: false };
    let words = so_thon::app::words::Words::new(Lang::Vi);
    let (section, ..) = form.find(&QuestionId::new("wall")).unwrap();
    let page = form.page(&words, section).unwrap();
    let comments: Vec<(String, Option<String>)> = page
        .blocks
        .iter()
        .filter_map(|block| match block {
            so_thon::app::views::visit_page::Block::Household(asked) => {
                Some((asked.field.question.to_string(), asked.comment.clone()))
            }
            _ => None,
        })
        .collect();
    let said: Vec<&str> =
        comments.iter().filter(|(_, comment)| comment.is_some()).map(|(question, _)| question.as_str()).collect();
    assert_eq!(said, ["wall"]);
}
