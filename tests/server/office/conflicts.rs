//! Conflicts: both values side by side, one tap each, and two officers at once.

use so_thon::domain::household::Household;
use so_thon::domain::visit::Visit;
use so_thon::protocol::receipt::Outcome;
use so_thon::server::store::{Book, JournalQuery, RecordKind, RecordsQuery};

use super::desk::{Browser, Office, Phone, enrolled, phieng_leng, visit};

/// An office whose phone changed the telephone of a household from an old version, after the register had changed it.
async fn with_conflict() -> anyhow::Result<(Office, Browser, Phone, Household)> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let mut other = enrolled(&office, &mut browser, 2).await?;
    let household = office.poor_of(&phieng_leng())[0].clone();
    other.edit(&Household { phone: "0987654321".to_owned(), ..household.clone() }, 1).await?;
    let edit = Household { phone: "0912345678".to_owned(), ..household.clone() };
    let outcome = phone.try_edit(&edit, 1).await?;
    assert!(matches!(outcome, Some(Outcome::Conflict { .. })), "{outcome:?}");
    Ok((office, browser, phone, household))
}

#[tokio::test]
async fn both_values_stand_side_by_side_and_one_tap_settles() -> anyhow::Result<()> {
    let (office, mut browser, _phone, household) = with_conflict().await?;
    let tabs = browser.get("/review").await?.all(".tabs a");
    assert_eq!(tabs.last().map(String::as_str), Some("Xung đột 1"));
    let page = browser.get("/conflicts").await?;
    assert_eq!(page.status, 200);
    let row = page.one(".conflict tbody tr");
    assert!(row.starts_with("số điện thoại") && row.contains("0987654321") && row.contains("0912345678"), "{row}");
    assert!(row.contains("máy của Hoàng Văn Thắng sửa lúc 12/11/2026 12:00"), "who gave the value and when: {row}");
    assert!(page.one(".conflict h2").contains(household.head_name()));
    let action = page.attribute(".conflict tbody form", "action").expect("a form");
    let version = page.attribute(".conflict input[name=version]", "value").expect("a version");
    let csrf = page.csrf();
    let form = |keep: &'static str| {
        vec![
            ("csrf", csrf.clone()),
            ("field", "phone".to_owned()),
            ("keep", keep.to_owned()),
            ("version", version.clone()),
            ("settled", "0".to_owned()),
        ]
    };
    let chosen = form("phone");
    let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let done = browser.post(&action, &chosen).await?;
    assert_eq!(done.location.as_deref(), Some("/conflicts?done=conflict-settled"));
    let page = browser.get("/conflicts?done=conflict-settled").await?;
    assert!(page.one(".flash").starts_with("Đã chọn xong."));
    assert_eq!(page.one(".empty .fact"), "Không có gì xung đột.");
    let now = office.store.household(household.id).await?.expect("the household");
    assert_eq!(now.household.phone, "0912345678");

    // The other officer, on the page as it was, is told; the same tap twice is one settlement.
    assert_eq!(browser.post(&action, &chosen).await?.status, 303);
    let other = form("commune");
    let other: Vec<(&str, &str)> = other.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let told = browser.post(&action, &other).await?;
    assert_eq!(told.status, 409);
    assert!(told.one(".trouble").contains("Chỗ này vừa có người sửa"));
    assert_eq!(office.store.records(RecordsQuery::all(RecordKind::Settlement)).await?.len(), 1);
    let query = JournalQuery::all(Book::Change, 1);
    assert_eq!(office.store.journal(query).await?[0].note.action, "settle_conflict");
    Ok(())
}

#[tokio::test]
async fn two_visits_of_two_phones_stand_side_by_side_until_one_is_chosen() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut one = enrolled(&office, &mut browser, 1).await?;
    let mut other = enrolled(&office, &mut browser, 2).await?;
    let household = office.poor_of(&phieng_leng())[0].clone();
    let first: Visit = visit(&household, 100, &[], office.clock_now());
    let second = visit(&household, 150, &[], office.clock_now());
    one.send(&first).await?;
    other.send(&second).await?;
    let page = browser.get("/review").await?;
    assert!(page.one(".queue .flag").contains("Hai máy cùng ghi hộ này"));
    assert_eq!(page.all(".queue a").len(), 1, "one of them speaks");
    let page = browser.get("/conflicts").await?;
    assert_eq!(page.all(".conflict .visits tbody tr").len(), 2);
    assert!(page.one(".conflict .visits tbody tr").contains("đang được tính"));
    let differ = page.all(".conflict table:not(.visits) tbody tr");
    assert!(
        differ.len() == 1 && differ[0].contains("100\u{a0}điểm") && differ[0].contains("150\u{a0}điểm"),
        "{differ:?}"
    );
    let csrf = page.csrf();
    let field = format!("version-{}", first.id);
    let form = [("csrf", csrf.as_str()), (field.as_str(), "0")];
    let done = browser.post(&format!("/conflicts/visits/{}", second.id), &form).await?;
    assert_eq!(done.location.as_deref(), Some("/conflicts?done=visit-chosen"));
    let page = browser.get("/conflicts").await?;
    assert!(page.one(".conflicts-settled").contains("được tính đến khi máy chốt lại"));
    let mut watcher = office.signed_in("giamsat").await?;
    let seen = watcher.get("/conflicts").await?;
    assert_eq!((seen.status, seen.all("main form").len()), (200, 0));
    Ok(())
}
