//! A village under another standard: only looked at.

use so_thon::domain::answer::Answer;
use so_thon::server::store::{Book, JournalQuery};

use super::desk::{Office, enrolled, phieng_leng, visit};

#[tokio::test]
async fn a_village_is_tried_under_another_standard_and_nothing_is_written() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/villages/01954.07/rescore").await?;
    assert!(page.one(".empty").contains("chưa có phiếu"));
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    // Above the line of 2022-2026 and under that of 2027-2030, by declared income.
    let declared =
        [("income_basis", Answer::Choice("declared".to_owned())), ("income_declared", Answer::Integer(1_900_000))];
    let between = visit(&poor[0], 128, &declared, office.clock_now());
    phone.send(&between).await?;
    phone.send(&visit(&poor[1], 100, &[], office.clock_now())).await?;
    let before = office.store.progress().await?;

    let page = browser.get("/villages/01954.07/rescore").await?;
    assert_eq!(page.attribute("option[selected]", "value").as_deref(), Some("nd351-2025"));
    assert!(
        page.one(".sentence").starts_with("Trong 2 hộ đã có phiếu, 1 hộ đổi kết quả."),
        "{}",
        page.one(".sentence")
    );
    let changed = page.all("section[aria-labelledby=changed-title] tbody tr");
    assert!(changed.len() == 1 && changed[0].contains(poor[0].head_name()), "{changed:?}");
    assert!(page.one("main").contains("Chưa đối chiếu được với văn bản gốc"));
    let same = browser.get("/villages/01954.07/rescore?standard=nd07-2021").await?;
    assert!(same.one(".sentence").contains("0 hộ đổi kết quả"));
    assert_eq!(browser.get("/villages/01954.07/rescore?standard=none").await?.status, 404);

    let after = office.store.progress().await?;
    assert_eq!(after.commune, before.commune);
    assert_eq!(office.store.visit(between.id).await?.expect("the visit").visit, between, "the record stands");
    let opened = office.store.journal(JournalQuery::all(Book::Access, 50)).await?;
    assert!(opened.iter().any(|line| line.note.action == "open_rescore" && line.note.actor == "hanh"), "{opened:?}");
    Ok(())
}
