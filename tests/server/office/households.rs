//! One household: who lives there, what was done and is owed, and what was filled in about it.

use chrono::{NaiveDate, TimeDelta};
use so_thon::domain::act::{Act, Done};
use so_thon::domain::household::Presence;
use so_thon::domain::ids::{ActId, HouseholdId, SupportId, TaskId};
use so_thon::domain::support::{Support, SupportState};
use so_thon::domain::task::Task;
use uuid::Uuid;

use super::desk::{Office, enrolled, phieng_leng, submission, visit};

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
}

fn act(done: Done, on: u32, reason: &str) -> (ActId, Act) {
    (ActId(Uuid::now_v7()), Act { done, on: day(on), reason: reason.to_owned() })
}

#[tokio::test]
async fn a_household_shows_what_was_done_and_owed_with_day_and_reason() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    let (mut household, other) = (poor[0].clone(), poor[1].clone());
    let (split, split_act) =
        act(Done::SplitOff { household: other.id, members: vec![other.members[0].clone()] }, 2, "con trai lấy vợ");
    household.acts.insert(split, split_act);
    household.acts.extend([act(Done::Undone { undone: split }, 5, "ghi nhầm hộ")]);
    household.members[0].id_number = "000176000123".to_owned();
    let support = Support {
        need: "latrine".to_owned(),
        indicator: Some(10),
        standard: "nd07-2021".to_owned(),
        office: "construction".to_owned(),
        member: None,
        note: "xin xi măng".to_owned(),
        asked_on: day(1),
        due: Some(day(10)),
        state: SupportState::Promised,
        visit: None,
    };
    household.supports.insert(SupportId(Uuid::now_v7()), support);
    let task = Task {
        what: "Xem lại giấy tờ nhà".to_owned(),
        due: day(20),
        set_on: day(1),
        done_on: None,
        support: None,
        visit: None,
        submission: None,
    };
    household.tasks.insert(TaskId(Uuid::now_v7()), task);
    phone.edit(&household, 1).await?;

    let page = browser.get(&format!("/households/{}", household.id)).await?;
    assert_eq!(page.status, 200);
    assert!(page.one("h1").contains(household.head_name()));
    let acts = page.all(".acts li");
    assert!(acts[0].starts_with("05/11/2026: Bỏ việc đã ghi: Tách ") && acts[0].contains("ghi nhầm hộ"), "{acts:?}");
    assert!(acts[1].contains(other.head_name()) && acts[1].contains("Lý do: con trai lấy vợ"), "{acts:?}");
    assert!(acts[1].contains("việc này đã bỏ"), "{acts:?}");
    let supports = page.one("section[aria-labelledby=supports-title] tbody tr");
    assert!(supports.contains("xin xi măng") && supports.contains("quá hẹn"), "{supports}");
    assert!(page.one("section[aria-labelledby=tasks-title]").contains("hẹn ngày 20/11/2026"));
    assert!(page.one("table.members").contains("000176000123"));
    assert_eq!(page.all("table.members tbody tr").len(), household.members.len());

    // Someone who only watches sees the end of an identity number.
    let mut supervisor = office.signed_in("giamsat").await?;
    let watched = supervisor.get(&format!("/households/{}", household.id)).await?.one("table.members");
    assert!(watched.contains("•••••••••123") && !watched.contains("000176000123"), "{watched}");
    assert_eq!(browser.get(&format!("/households/{}", HouseholdId(Uuid::now_v7()))).await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn a_correction_stands_above_the_visit_that_it_corrects() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let household = office.poor_of(&phieng_leng()).remove(0);
    let old = visit(&household, 150, &[], office.clock_now());
    phone.send(&old).await?;
    let between = visit(&household, 140, &[], office.clock_now() + TimeDelta::minutes(5));
    phone.send(&between).await?;
    let mut new = visit(&household, 120, &[], office.clock_now() + TimeDelta::minutes(9));
    new.correction_of = Some(old.id);
    new.reason = "chép nhầm điểm".to_owned();
    phone.send(&new).await?;
    phone.submit(&submission(&household, "follow-up", office.clock_now())).await?;

    let page = browser.get(&format!("/households/{}", household.id)).await?;
    let rows = page.all("section[aria-labelledby=visits-title] tbody tr");
    assert!(rows[0].contains("B1 = 120") && rows[0].contains("sửa phiếu trước: chép nhầm điểm"), "{rows:?}");
    assert!(rows[1].contains("B1 = 150") && rows[1].contains("đã có phiếu thay"), "{rows:?}");
    assert!(rows[2].contains("B1 = 140"), "{rows:?}");
    let forms = page.all("section[aria-labelledby=submissions-title] tbody tr");
    assert!(forms.len() == 1 && forms[0].contains("Thăm nắm tình hình"), "{forms:?}");
    let visit_page = browser.get(&format!("/visits/{}", new.id)).await?;
    let to_household = format!("/households/{}", household.id);
    assert_eq!(visit_page.attribute(".page-head a.button", "href"), Some(to_household));
    Ok(())
}

#[tokio::test]
async fn a_line_of_the_movement_says_why_a_household_is_gone() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let mut household = office.poor_of(&phieng_leng()).remove(0);
    household.presence = Presence::MovedAway { on: day(3) };
    household.acts.extend([act(Done::MovedAway { to: "Cao Bằng".to_owned() }, 3, "về quê vợ")]);
    phone.edit(&household, 1).await?;
    let page = browser.get("/villages/01954.07").await?;
    let line = &page.all("section[aria-labelledby=ledger-poor] tbody tr")[3];
    assert!(line.contains(household.head_name()), "{line}");
    assert!(line.contains("chuyển đi ngày 03/11/2026: về quê vợ"), "{line}");
    let page = browser.get(&format!("/households/{}", household.id)).await?;
    assert!(page.one(".banner").contains("chuyển đi ngày 03/11/2026"));
    assert!(page.one(".acts li").contains("Hộ chuyển đi Cao Bằng"));
    Ok(())
}
