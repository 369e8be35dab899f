//! The page of the plan.

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
