//! The page of the plan.

use so_thon::domain::ids::CommuneCode;
use so_thon::domain::plan::{about, check, load, read};

use super::desk::Office;

#[tokio::test]
async fn every_finding_is_named_with_its_rows_and_figures() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/plan").await?;
    let view = office.store.plan().await?.expect("a plan");
    assert_eq!(page.one("h1"), "Kế hoạch giảm nghèo năm 2026");
    assert_eq!(page.all(".finding-list > li").len(), view.findings.len());
    let text = page.one(".finding-list");
    for said in ["704", "6.454", "1.289", "Bản Chang", "Khu II", "Phiênng Dưỡng", "Khu Phổ"] {
        assert!(text.contains(said), "{said} is not named");
    }
    assert!(page.one(".lead").contains("giảm 138 hộ nghèo (7,27\u{a0}%)"));
    assert!(page.one(".lead").contains("giảm 23 (1,19\u{a0}%)"));
    assert!(!text.contains("finding-"), "a sentence is missing");
    Ok(())
}

#[tokio::test]
async fn the_annex_stands_as_printed_beside_the_proposed_split() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/plan").await?;
    assert_eq!(page.all(".annex tbody tr").len(), 27);
    let sums = page.one(".annex .total");
    assert!(sums.contains("415") && sums.contains("704") && sums.contains("261") && sums.contains("138"), "{sums}");
    let printed = page.one(".annex .printed-total");
    assert!(printed.contains("6.454") && printed.contains("1.289"), "{printed}");
    let split = page.one("#split");
    assert!(split.contains("phần dư lớn nhất"));
    assert!(split.contains("Hộ cận nghèo chia theo số hộ đầu năm trong sổ hộ"));
    let near: u32 = office.plan.villages.iter().filter_map(|line| line.near_cut).sum();
    assert_eq!(near, 23);
    assert!(sums.ends_with("23"), "{sums}");
    Ok(())
}

#[tokio::test]
async fn a_draft_in_force_says_once_what_of_it_is_used() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let code = CommuneCode::new("01954");
    let annex = read::annex(include_bytes!("../../../assets/plans/ngan-son-2026.csv"), &code)?;
    let about = about::read(include_str!("../../../assets/plans/ngan-son-2026.toml"))?;
    let findings = check::findings(&annex, &about.stated);
    let draft = load(&annex, 2026, &code, about.stated, &findings);
    office.store.load_plan(draft, Some(annex), findings, office.by()).await?;
    let page = office.signed_in("hanh").await?.get("/plan").await?;
    let standing = page.one(".plan-standing");
    assert!(standing.contains("còn là bản nháp"), "{standing}");
    assert!(standing.contains("chỉ dùng chỉ tiêu chung của xã"), "{standing}");
    assert!(!standing.contains("đang dùng bản này"), "{standing}");
    Ok(())
}

#[tokio::test]
async fn the_way_to_the_next_year_is_shown_before_it_is_open() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let page = office.signed_in("chutich").await?.get("/plan").await?;
    let next = page.one("#next-year");
    assert!(next.contains("Sang năm 2027: chưa mở được"), "{next}");
    assert!(
        next.contains("Còn chờ quyết định của đợt rà soát định kỳ năm 2026") && next.contains("Còn chờ kế hoạch 2027")
    );
    assert_eq!(page.attribute("#next-year a", "href").as_deref(), Some("/plan/begin"));
    let officer = office.signed_in("hanh").await?.get("/plan").await?;
    assert!(officer.one("#next-year").contains("Chủ tịch bắt đầu năm mới"));
    assert!(officer.all("#next-year a").is_empty(), "no way is offered that leads to a refusal");
    let watcher = office.signed_in("giamsat").await?.get("/plan").await?;
    assert!(watcher.all("#next-year").is_empty());
    Ok(())
}
