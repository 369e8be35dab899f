//! A month's round, from requests to the decision: those that asked and nobody else, and what follows for the year's round.

use chrono::{DateTime, TimeZone, Utc};
use so_thon::domain::class::Class;
use so_thon::domain::decision::Decision;
use so_thon::domain::household::Household;
use so_thon::server::store::{KeptRecord, RecordKind, RecordsQuery};

use super::desk::{Browser, Office, Phone, enrolled, phieng_leng, submission, visit};
use super::rounds::{VILLAGE, accept, meet_in, place, post_in, sign};

/// Noon of a day of 2026.
fn noon_of(month: u32, day: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, month, day, 5, 0, 0).single().expect("a moment")
}

/// Those that ask in May: two above the lists ask to be reviewed, one poor household asks to leave.
struct May {
    office: Office,
    browser: Browser,
    phone: Phone,
    granted: Household,
    refused: Household,
    leaves: Household,
}

async fn may() -> anyhow::Result<May> {
    let office = Office::open().await?;
    office.clock.set(noon_of(5, 16));
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 4).await?;
    let settled = |household: &&Household, b1: i64| {
        visit(household, b1, &[], noon_of(5, 16)).classification.class != Class::Undetermined
    };
    let here = |class: Class| {
        office.register.iter().filter(move |one| one.village == phieng_leng() && one.class_start == class)
    };
    let mut above = here(Class::NotPoor).filter(|one| settled(one, 120));
    let (granted, refused) = (above.next().expect("one").clone(), above.next().expect("another").clone());
    let leaves = here(Class::Poor).find(|one| settled(one, 180)).expect("a poor household").clone();
    for (household, form) in [(&granted, "review-request"), (&refused, "review-request"), (&leaves, "leave-request")] {
        phone.submit(&submission(household, form, office.clock_now())).await?;
    }
    Ok(May { office, browser, phone, granted, refused, leaves })
}

/// Visited on the 18th, accepted, agreed and posted.
async fn through_the_steps(may: &mut May) -> anyhow::Result<()> {
    may.office.clock.set(noon_of(5, 18));
    may.browser = may.office.signed_in("hanh").await?;
    let mut visits = Vec::new();
    for (household, b1) in [(&may.granted, 120), (&may.refused, 180), (&may.leaves, 180)] {
        let found = visit(household, b1, &[], may.office.clock_now());
        may.phone.send(&found).await?;
        visits.push((household.clone(), found));
    }
    accept(&may.office, &visits).await?;
    let all: Vec<_> = visits.iter().map(|(household, _)| (household, 15)).collect();
    place(&meet_in("2026-05", &mut may.browser, &all).await?);
    place(&post_in("2026-05", &mut may.browser).await?);
    may.office.clock.set(noon_of(5, 25));
    may.browser = may.office.signed_in("hanh").await?;
    Ok(())
}

#[tokio::test]
async fn a_months_round_is_of_those_that_asked() -> anyhow::Result<()> {
    let mut may = may().await?;
    let page = may.browser.get(&format!("/meetings?village={VILLAGE}")).await?;
    assert!(page.one("main").contains("Đợt rà soát thường xuyên tháng 5/2026"), "May is the round of the day");
    let rows = page.all("section[aria-labelledby=stages-title] tbody tr");
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows.iter().all(|row| row.contains("Chưa có phiếu rà soát.")), "{rows:?}");
    assert!(rows.iter().any(|row| row.contains(may.leaves.head_name()) && row.contains("thoát nghèo (Mẫu 04)")));
    let due = may.browser.get("/calendar").await?.one(".steps-now");
    assert!(
        due.contains("tháng 5/2026") && due.contains("3 hộ có đơn đang chờ") && due.contains("29/05/2026"),
        "{due}"
    );
    // A household of the list that asked for nothing waits for the year's round.
    let other = may.office.poor_of(&phieng_leng()).into_iter().find(|one| one.id != may.leaves.id).expect("one");
    may.phone.send(&visit(&other, 120, &[], may.office.clock_now())).await?;
    let page = may.browser.get(&format!("/meetings?village={VILLAGE}")).await?;
    assert!(!page.one("main").contains(other.head_name()) || other.head_name() == may.leaves.head_name());
    Ok(())
}

#[tokio::test]
async fn a_months_decision_answers_every_request_and_closes_that_month_alone() -> anyhow::Result<()> {
    let mut may = may().await?;
    through_the_steps(&mut may).await?;
    let mut chairman = may.office.signed_in("chutich").await?;
    let decision = place(&sign(&mut chairman, "2026-05", "88/QĐ-UBND").await?);
    let kept = may.office.store.records(RecordsQuery::all(RecordKind::Decision)).await?;
    let made: Vec<Decision> = kept.iter().map(KeptRecord::read).collect::<Result<_, _>>()?;
    assert_eq!((made.len(), made[0].round.to_string().as_str(), made[0].lines.len()), (1, "2026-05", 3));
    let refused: Vec<_> = made[0].refusals.iter().map(|line| line.household).collect();
    assert_eq!(refused, [may.refused.id], "leaving was granted, and so was the one found in need");

    let now = |household: &Household| may.office.store.household(household.id);
    let granted = now(&may.granted).await?.expect("it").household;
    assert!(matches!(granted.class_official, Class::Poor | Class::NearPoor), "{:?}", granted.class_official);
    assert_eq!(granted.official_since, Some(noon_of(5, 25).date_naive()));
    let left = now(&may.leaves).await?.expect("it").household;
    assert_eq!(left.left_poor_on, Some(noon_of(5, 25).date_naive()));

    for (paper, said) in [
        ("print", "đợt rà soát thường xuyên tháng 5/2026"),
        ("letters", "giấy đề nghị của hộ trong đợt rà soát thường xuyên tháng 5/2026"),
        ("certificates", "Theo Quyết định số 88/QĐ-UBND ngày 25/05/2026"),
    ] {
        let text = chairman.get(&format!("{decision}/{paper}")).await?.one("main");
        assert!(text.contains(said), "{paper}: {text}");
    }
    let calendar = chairman.get("/calendar").await?.all("tbody tr");
    let done = calendar.iter().find(|row| row.starts_with("Rà soát và ra quyết định đợt rà soát thường xuyên tháng 5"));
    assert!(done.is_some_and(|row| row.contains("đã có quyết định")), "{calendar:?}");

    // The month is closed, the year is not: its round asks for a visit of its own of those that stand on the lists.
    let closed = may.browser.get("/decisions?round=2026-05").await?.one("main");
    assert!(closed.contains("Đã khoá đợt rà soát thường xuyên tháng 5/2026"), "{closed}");
    let year = may.browser.get(&format!("/meetings?round=2026&village={VILLAGE}")).await?;
    let rows = year.all("section[aria-labelledby=stages-title] tbody tr");
    let row = rows.iter().find(|row| row.contains(may.granted.head_name()) && row.contains("đã dùng cho"));
    assert!(row.is_some(), "{rows:?}");
    let again = visit(&may.granted, 130, &[], may.office.clock_now());
    let again = so_thon::domain::visit::Visit { supersedes: vec![made[0].lines[0].visit], ..again };
    may.phone.send(&again).await?;
    Ok(())
}

#[tokio::test]
async fn a_request_that_comes_after_the_month_waits_for_the_next_round() -> anyhow::Result<()> {
    let mut may = may().await?;
    through_the_steps(&mut may).await?;
    let mut chairman = may.office.signed_in("chutich").await?;
    place(&sign(&mut chairman, "2026-05", "88/QĐ-UBND").await?);
    may.office.clock.set(noon_of(6, 16));
    may.browser = may.office.signed_in("hanh").await?;
    may.phone.submit(&submission(&may.refused, "review-request", may.office.clock_now())).await?;
    let june = may.browser.get(&format!("/meetings?village={VILLAGE}")).await?;
    let rows = june.all("section[aria-labelledby=stages-title] tbody tr");
    assert!(june.one("main").contains("Đợt rà soát thường xuyên tháng 6/2026"));
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert!(rows[0].contains("Phiếu này đã dùng cho đợt rà soát thường xuyên tháng 5/2026"), "{rows:?}");
    let may_page = may.browser.get("/decisions?round=2026-05").await?.one("main");
    assert!(may_page.contains("3 hộ đã có quyết định"), "{may_page}");
    Ok(())
}
