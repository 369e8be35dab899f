//! The first page says what the domain computes.

use chrono::TimeDelta;
use so_thon::domain::class::Class;

use super::desk::{Office, Phone, digits, phieng_leng, visit};

/// The cells of a village's row.
fn row(page: &super::desk::Page, village: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.text);
    let rows = scraper::Selector::parse(".villages tbody tr").expect("a selector");
    let cells = scraper::Selector::parse("td, th").expect("a selector");
    let name = scraper::Selector::parse("th a").expect("a selector");
    html.select(&rows)
        .find(|row| row.select(&name).next().is_some_and(|name| name.text().collect::<String>() == village))
        .map(|row| row.select(&cells).map(|cell| cell.text().collect::<String>()).collect())
        .unwrap_or_else(|| panic!("no row of {village}"))
}

#[tokio::test]
async fn without_plan_and_register_the_page_says_what_to_do() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/").await?;
    assert_eq!(page.status, 200);
    assert_eq!(page.all(".banner h2"), ["Chưa có kế hoạch nào", "Sổ hộ chưa có hộ nào"]);
    assert_eq!(page.attribute("#no-register a", "href").as_deref(), Some("/register/import"));
    assert!(page.one("main").contains("Chưa có phiếu nào."));
    assert_eq!(browser.get("/plan").await?.one(".empty .fact"), "Chưa có kế hoạch nào");
    assert_eq!(browser.get("/visits").await?.one(".empty .fact"), "Chưa có phiếu nào.");
    Ok(())
}

#[tokio::test]
async fn the_banner_numbers_the_findings_and_the_split_is_called_a_proposal() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/").await?;
    let findings = office.store.plan().await?.expect("a plan").findings;
    assert_eq!(page.one("h1"), "Tiến độ giảm nghèo năm 2026");
    assert!(page.one(".page-head p").contains("12 giờ 00, thứ Năm 12/11/2026"));
    assert_eq!(page.one(".page-head .sample-tag"), "Dữ liệu mẫu");
    assert!(page.one(".banner h2").contains(&format!("có {} điểm số liệu chưa khớp", findings.len())));
    let listed = page.all(".banner .findings li");
    assert_eq!(listed.len(), 6);
    assert!(listed[0].contains("704") && listed[0].contains("6.454") && listed[0].contains("138"), "{listed:?}");
    assert!(page.one(".banner-foot").contains("chỉ tiêu đề xuất, xã chưa xác nhận"));
    assert_eq!(page.one(".two .sentence"), "Đã rà soát giảm 0 hộ nghèo, xã công nhận 0. Còn 138 hộ mới đủ 138.");
    assert_eq!(page.all(".villages tbody tr").len(), 27);
    let total = page.one(".villages tfoot tr");
    assert!(total.contains("415") && total.contains("0 / −138"), "{total}");
    Ok(())
}

#[tokio::test]
async fn a_visit_moves_the_page_by_exactly_that_household() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let before = row(&browser.get("/").await?, "Phiêng Lềng");
    let mut phone = phone(&office, &mut browser).await?;
    let poor = office.poor_of(&phieng_leng());
    phone.send(&visit(&poor[0], 150, &[], office.clock_now())).await?;

    let page = browser.get("/").await?;
    assert_eq!(page.one(".two .sentence"), "Đã rà soát giảm 1 hộ nghèo, xã công nhận 0. Còn 137 hộ mới đủ 138.");
    let after = row(&page, "Phiêng Lềng");
    assert_eq!(before[2], "31");
    let target = office.plan.village(&phieng_leng()).and_then(|line| line.poor_cut).expect("a target");
    assert_eq!(before[4], format!("0 / −{target}"));
    assert_eq!(after[4], format!("−1 / −{target}"));
    assert_eq!(after[5], (target - 1).to_string());
    assert!(page.one(".latest li").contains(poor[0].head_name()));
    assert!(page.one("main").contains("đã rà soát 1 trong"));
    Ok(())
}

#[tokio::test]
async fn figures_and_heat_equal_the_domain() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser).await?;
    for (household, minute) in office.poor_of(&phieng_leng()).iter().zip(0..).take(9) {
        let at = office.clock_now() + TimeDelta::minutes(minute);
        phone.send(&visit(household, if minute % 4 == 0 { 150 } else { 120 }, &[], at)).await?;
    }
    let view = office.store.progress().await?;
    let village = view.villages.iter().find(|one| one.village.id == phieng_leng()).expect("the village");
    let progress = &village.progress;
    let page = browser.get("/").await?;
    let cells = row(&page, "Phiêng Lềng");
    let net = -progress.poor.surveyed.net();
    assert_eq!(cells[2], progress.poor.surveyed.start.households.to_string());
    assert!(cells[4].starts_with(&if net == 0 { "0 /".to_owned() } else { format!("−{net} /") }), "{cells:?}");
    let found = progress.found_poor.households;
    assert!(found >= 5, "the scene needs five poor households, not {found}");
    for number in 1..=12_u8 {
        let lacking = progress.deprived_poor.get(&number).copied().unwrap_or(0);
        let percent = (lacking * 200 + found) / (found * 2);
        assert_eq!(cells[usize::from(number) + 5], percent.to_string(), "indicator {number}");
    }
    let untouched = row(&page, "Khuổi Diễn");
    assert_eq!(untouched.last().map(String::as_str), Some("chưa rà soát hộ nghèo nào"));
    let empty = row(&page, "Khu II");
    assert_eq!(empty.last().map(String::as_str), Some("không có hộ nghèo"));
    let few = row(&page, "Hợp Tiến I");
    assert_eq!(few.last().map(String::as_str), Some("dưới 5 hộ nghèo, không tính tỷ lệ"));
    Ok(())
}

#[tokio::test]
async fn villages_that_lack_most_come_first() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.get("/").await?;
    let left: Vec<u32> =
        page.all(".villages tbody .left").iter().map(|text| text.replace('.', "").parse().unwrap_or(0)).collect();
    assert!(left.windows(2).all(|pair| pair[0] >= pair[1]), "{left:?}");
    assert!(left[0] > 0);
    Ok(())
}

#[tokio::test]
async fn a_household_that_became_poor_is_said_to_be_a_rise() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser).await?;
    let near = office.register.iter().filter(|one| one.village == phieng_leng() && one.class_start == Class::NearPoor);
    let mut risen = false;
    for household in near.take(12) {
        let found = visit(household, 100, &poorer(), office.clock_now());
        if found.classification.class == Class::Poor {
            phone.send(&found).await?;
            risen = true;
            break;
        }
    }
    assert!(risen, "no near-poor household of the register can be found poor");
    let page = browser.get("/").await?;
    assert_eq!(page.one(".two .sentence"), "Rà soát tăng 1 hộ nghèo, xã công nhận giảm 0. Còn 139 hộ mới đủ 138.");
    assert!(row(&page, "Phiêng Lềng")[4].starts_with("+1 / −"));
    Ok(())
}

/// A house, water and latrine that are each a deprivation.
fn poorer() -> Vec<(&'static str, so_thon::domain::answer::Answer)> {
    use so_thon::domain::answer::Answer::{Choice, Hundredths};
    vec![
        ("wall", Choice("bamboo".to_owned())),
        ("roof", Choice("thatch".to_owned())),
        ("pillar", Choice("bamboo".to_owned())),
        ("floor_area", Hundredths(600)),
        ("water_source", Choice("stream".to_owned())),
        ("latrine", Choice("none".to_owned())),
    ]
}

async fn phone(office: &Office, browser: &mut super::desk::Browser) -> anyhow::Result<Phone> {
    let csrf = browser.get("/devices").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("person", "Hoàng Văn Thắng"), ("village", "01954.07"), ("validity", "day")];
    let page = browser.post("/devices/codes", &form).await?;
    Phone::enrol(office, &digits(&page), 1).await
}

#[tokio::test]
async fn the_first_page_says_what_is_due_and_goes_out_on_paper_and_as_a_workbook() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = phone(&office, &mut browser).await?;
    phone.send(&visit(&office.poor_of(&phieng_leng())[0], 150, &[], office.clock_now())).await?;
    let page = browser.get("/").await?;
    let said = page.one(".progress-standing");
    assert!(said.contains("hạn 14/12/2026, còn 32 ngày") && said.contains("hạn 14/11/2026, còn 2 ngày"), "{said}");
    assert!(page.attribute(".page-head a", "href").is_some_and(|to| to == "/progress/xlsx"));

    let print = browser.get("/progress/print").await?;
    assert!(print.one("main").contains("Bấm Ctrl + P để in"));
    assert_eq!((print.all(".villages tbody tr").len(), print.all(".page-head .button").len()), (27, 0));

    let sheets = super::reports::sheets(&browser.file("/progress/xlsx").await?)?;
    let [targets, lacks] = sheets.as_slice() else { panic!("two sheets: {}", sheets.len()) };
    let row = |sheet: &[Vec<String>], name: &str| {
        sheet.iter().find(|row| row.get(1).is_some_and(|cell| cell == name)).cloned().expect("a row")
    };
    // Start, target; surveyed: fewer, left; recognised: fewer, left.
    assert_eq!(row(targets, "Toàn xã")[2..8], ["415", "138", "1", "137", "0", "138"]);
    assert_eq!(row(targets, "Phiêng Lềng")[2..8], ["31", "10", "1", "9", "0", "10"]);
    assert_eq!(row(lacks, "Toàn xã")[2], "0", "above the line is not found poor");
    assert!(browser.get("/journal?book=access").await?.status != 500);
    Ok(())
}

#[tokio::test]
async fn a_village_heads_first_page_is_of_their_village_and_asks_nothing_of_them_that_they_may_not_do()
-> anyhow::Result<()> {
    let office = Office::open().await?;
    let page = office.signed_in("truongthon").await?.get("/").await?;
    assert_eq!(page.one(".villages tfoot th.name"), "Thôn được giao");
    assert!(!page.text.contains("Toàn xã") && !page.text.contains("gọi trưởng thôn"));
    assert!(!page.text.contains("cần xã sửa") && page.all(".banner .findings li").is_empty());
    assert!(page.all("a[href^='/plan']").iter().all(|link| link == "Kế hoạch"), "{:?}", page.all("a[href^='/plan']"));
    Ok(())
}

#[tokio::test]
async fn whoever_only_watches_is_offered_no_form_of_the_plan() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let edit = |page: &super::desk::Page| page.all(".banner a[href='/plan/edit']").len();
    assert_eq!(edit(&office.signed_in("hanh").await?.get("/").await?), 1);
    let watched = office.signed_in("giamsat").await?.get("/").await?;
    assert_eq!((edit(&watched), watched.all(".banner a[href='/plan/proposal']").len()), (0, 1));
    Ok(())
}
