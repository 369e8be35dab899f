//! Reports on screen, the names behind their figures, the print, the workbook, and who sees what.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use scraper::{ElementRef, Html, Selector};
use so_thon::domain::class::Class;
use so_thon::server::store::{Book, By, JournalQuery};

use super::desk::{Browser, Office, Page, enrolled, phieng_leng, visit};

/// An office with three visits to poor households of Phiêng Lềng: poor, not poor, near-poor by what is answered.
async fn visited() -> anyhow::Result<(Office, Browser)> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut phone = enrolled(&office, &mut browser, 1).await?;
    let poor = office.poor_of(&phieng_leng());
    for (at, b1) in [128, 150, 139].into_iter().enumerate() {
        phone.send(&visit(&poor[at], b1, &[], office.clock_now())).await?;
    }
    Ok((office, browser))
}

/// The cells of the sheet, row by row.
fn rows(page: &Page) -> Vec<Vec<String>> {
    let html = Html::parse_document(&page.text);
    let of = |text| Selector::parse(text).expect("a selector");
    let (row, cell) = (of(".report-paper tbody tr"), of("th, td"));
    let text = |cell: ElementRef<'_>| cell.text().collect::<String>().trim().to_owned();
    html.select(&row).map(|row| row.select(&cell).map(text).collect()).collect()
}

/// Every sheet of a workbook, row by row, as text.
pub fn sheets(bytes: &[u8]) -> anyhow::Result<Vec<Vec<Vec<String>>>> {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec()))?;
    let sheets = book.worksheets();
    Ok(sheets.iter().map(|(_, sheet)| sheet.rows().map(|row| row.iter().map(said).collect()).collect()).collect())
}

/// The cells of a workbook's only sheet, row by row, as text.
fn cells(bytes: &[u8]) -> (String, Vec<Vec<Data>>) {
    let mut book = Xlsx::new(Cursor::new(bytes.to_vec())).expect("a workbook");
    let name = book.sheet_names()[0].clone();
    let range = book.worksheet_range(&name).expect("a sheet");
    (name, range.rows().map(<[Data]>::to_vec).collect())
}

fn said(cell: &Data) -> String {
    match cell {
        Data::Float(number) if number.fract() == 0.0 => format!("{number}"),
        Data::Float(number) => format!("{number:.2}").replace('.', ","),
        other => other.to_string(),
    }
}

#[tokio::test]
async fn report_two_is_the_ledger_and_every_check_is_said() -> anyhow::Result<()> {
    let (office, mut browser) = visited().await?;
    let page = browser.get("/reports/2").await?;
    assert_eq!(page.all(".report-list a").len(), 15);
    assert_eq!(page.one(".report-list a[aria-current=page]"), "2. Diễn biến hộ nghèo");
    assert_eq!(page.one(".report-sample"), "DỮ LIỆU MẪU, KHÔNG DÙNG ĐỂ BÁO CÁO");
    assert_eq!(page.one(".report-paper h2"), "DIỄN BIẾN HỘ NGHÈO NĂM 2026");
    assert!(page.one(".report-top").contains("Ngân Sơn, ngày 12 tháng 11 năm 2026"));
    assert!(page.one(".report-top").contains("Biểu số 02"));
    assert_eq!(page.all(".report-paper tbody tr").len(), 29);
    assert_eq!(page.all(".report-paper tr.no td"), ["A", "B", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    let ledger = office.store.progress().await?.commune.poor.surveyed;
    let whole = rows(&page)[0].clone();
    assert_eq!(whole[2], "415");
    assert_eq!(whole[10], ledger.end.households.to_string());
    assert!(page.one(".proof").contains("27 thôn cộng lại bằng toàn xã."));
    assert!(page.one(".proof").contains("Cả 29 dòng đúng công thức cột 9."));
    assert!(page.one(".proof").contains("Còn 3 phiếu chờ duyệt, số còn thay đổi."));
    assert!(page.one(".proof").contains("2 tên thôn chưa xác nhận: Phiênng Dưỡng, Khu Phổ."));
    let agree = "Hộ nghèo khớp giữa các biểu 1 cột 3, 2 cột 9, 4 cột 1";
    assert!(page.one(".proof").contains(agree) && page.one(".proof").contains("14 số dòng"), "{}", page.one(".proof"));
    Ok(())
}

#[tokio::test]
async fn every_report_opens_in_both_languages_with_no_sentence_missing() -> anyhow::Result<()> {
    let (_office, mut browser) = visited().await?;
    for number in 1..=15 {
        for (lang, basis) in [("en", "recognised"), ("vi", "surveyed")] {
            let page = browser.get(&format!("/reports/{number}?basis={basis}&year=2026&lang={lang}")).await?;
            assert_eq!(page.status, 200, "{number}");
            let (text, proof) = (page.one("main"), page.one(".proof"));
            assert!(!text.contains("report-"), "{number} {lang}: {text}");
            assert!(!proof.contains("không khớp") && !proof.contains("not agree"), "{number}: {proof}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn a_cell_opens_into_as_many_names_as_it_counts_and_that_is_written_down() -> anyhow::Result<()> {
    let (office, mut browser) = visited().await?;
    let gone = office.poor_of(&phieng_leng())[1].clone();
    let page = browser.get("/reports/2?year=2026&basis=surveyed").await?;
    let link = page.attribute(".report-paper tbody tr:nth-child(9) td:nth-child(5) a", "href").expect("a link");
    assert_eq!(link, "/reports/2/names?year=2026&basis=surveyed&row=01954.07&column=3");
    let names = browser.get(&link).await?;
    assert_eq!(names.all(".report-names tbody tr").len(), 1);
    assert!(names.one(".report-names tbody").contains(gone.head_name()));
    assert!(names.one("h1").contains("Phiêng Lềng, Giảm trong kỳ, Vượt chuẩn cận nghèo"), "{}", names.one("h1"));
    let people = browser.get("/reports/2/names?year=2026&basis=surveyed&row=people&column=3").await?;
    assert!(people.one("h1 + p").contains(&format!("{} người", gone.people())), "{}", people.one("h1 + p"));
    let note = browser.get("/reports/4/names?year=2026&basis=surveyed&note=not-visited").await?;
    assert_eq!(note.status, 200);
    let read = JournalQuery::all(Book::Access, 10);
    let mut lines = office.store.journal(read).await?;
    lines.retain(|line| line.note.action != "sign_in");
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[2].note.action, "open_report_names");
    assert_eq!(lines[2].note.subject, "report/2/2026/surveyed?row=01954.07&column=3");
    assert_eq!(lines[2].note.village, "01954.07");
    Ok(())
}

#[tokio::test]
async fn what_there_is_not_is_not_found() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    for path in [
        "/reports/0",
        "/reports/16",
        "/reports/x",
        "/reports/1?year=99999",
        "/reports/1?year=2025",
        "/reports/14/xlsx?year=2030",
        "/reports/1?basis=guessed",
        "/reports/14?village=01954.99&year=x",
        "/reports/2/names?row=01954.99&column=1",
        "/reports/2/names?row=households&column=10",
        "/reports/2/names?row=households&column=0",
        "/reports/14/names?row=households&column=1",
        "/reports/2/names?note=nothing",
        "/reports/2/names",
        "/reports/99/xlsx",
    ] {
        assert_eq!(browser.get(path).await?.status, 404, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn an_empty_commune_has_empty_reports() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    for number in 1..=15 {
        assert_eq!(browser.get(&format!("/reports/{number}")).await?.status, 200, "{number}");
        assert!(!browser.file(&format!("/reports/{number}/xlsx")).await?.is_empty());
    }
    let list = browser.get("/reports/14").await?;
    assert!(list.one(".empty").contains("Không có hộ nào."));
    Ok(())
}

#[tokio::test]
async fn a_list_is_paged_on_screen_whole_on_paper_and_written_down() -> anyhow::Result<()> {
    let (office, mut browser) = visited().await?;
    let page = browser.get("/reports/14").await?;
    assert_eq!(page.all(".report-paper tr.head").len(), 50);
    let last = browser.get("/reports/14?page=9").await?;
    let of_village = browser.get("/reports/14?village=01954.07").await?;
    let ends = office.store.progress().await?;
    let village = ends.villages.iter().find(|one| one.village.id == phieng_leng()).expect("the village");
    assert_eq!(of_village.all(".report-paper tr.head").len(), village.progress.poor.surveyed.end.households as usize);
    let poor = ends.commune.poor.surveyed.end.households as usize;
    assert_eq!(last.all(".report-paper tr.head").len(), poor - 8 * 50);
    let print = browser.get("/reports/14/print").await?;
    assert_eq!(print.all(".report-paper tr.head").len(), poor);
    assert_eq!(print.all(".report-paper tbody a").len(), 0);
    let near = browser.get("/reports/15/print").await?;
    let expected = ends.commune.near_poor.surveyed.end.households as usize;
    assert_eq!(near.all(".report-paper tr.head").len(), expected);
    let read = JournalQuery::all(Book::Access, 10);
    let actions: Vec<String> =
        office.store.journal(read).await?.into_iter().rev().map(|line| line.note.action).collect();
    assert_eq!(actions, ["sign_in", "open_report", "open_report", "open_report", "print_report", "print_report"]);
    Ok(())
}

#[tokio::test]
async fn a_workbook_says_what_the_page_says() -> anyhow::Result<()> {
    let (_office, mut browser) = visited().await?;
    for number in 1..=15 {
        let print = browser.get(&format!("/reports/{number}/print?year=2026&basis=surveyed")).await?;
        let file = browser.file(&format!("/reports/{number}/xlsx?year=2026&basis=surveyed")).await?;
        let (name, written) = cells(&file);
        assert_eq!(name, format!("Biểu {number:02}"));
        let begins = |row: &Vec<Data>| row[0] == "A" && row[1] == "B";
        let at = written.iter().position(begins).expect("numbers");
        let official: Vec<String> = written[at].iter().map(Data::to_string).collect();
        assert_eq!(official, print.all(".report-paper tr.no td"), "{number}");
        for (place, on_page) in rows(&print).iter().enumerate() {
            let in_file = &written[at + 1 + place];
            for (column, shown) in on_page.iter().enumerate() {
                let figure = if number < 14 { column > 1 } else { matches!(column, 3 | 4) };
                let shown = if figure { shown.replace('–', "0").replace('.', "") } else { shown.clone() };
                let cell = match &in_file[column] {
                    Data::Float(rate) if shown.contains(',') => format!("{rate:.2}").replace('.', ","),
                    other => said(other),
                };
                assert_eq!(cell, shown, "report {number}, row {place}, column {column}");
                let is_number = matches!(in_file[column], Data::Float(_) | Data::Int(_));
                assert!(is_number || !figure || shown.is_empty(), "report {number}: {shown} is text");
            }
        }
    }
    Ok(())
}

#[tokio::test]
async fn rates_over_all_say_how_many_are_not_surveyed_and_what_the_surveyed_say() -> anyhow::Result<()> {
    let (_office, mut browser) = visited().await?;
    let counts = rows(&browser.get("/reports/4?year=2026&basis=surveyed").await?);
    let all: f64 = counts[0][2].replace('.', "").parse()?;
    let page = browser.get("/reports/5?year=2026&basis=surveyed").await?;
    let rates = rows(&page);
    let lacks: f64 = counts[0][12].replace('–', "0").replace('.', "").parse()?;
    assert_eq!(
        rates[0][12],
        format!("{:.2}", lacks * 100.0 / all).replace('.', ","),
        "the official column divides by all"
    );
    let surveyed: f64 = page.one("#of-surveyed").chars().filter(char::is_ascii_digit).collect::<String>().parse()?;
    assert!(surveyed > 0.0 && surveyed < all, "{}", page.one("#of-surveyed"));
    let unsurveyed = format!("{} trong", all - surveyed);
    assert!(page.one(".proof").contains(&unsurveyed), "{}", page.one(".proof"));
    let own = page.all(".report-surveyed tbody tr");
    assert_eq!(own.len(), 12);
    let lacking: f64 = rates[0][3..].iter().map(|rate| rate.replace(',', ".").parse::<f64>().unwrap_or(0.0)).sum();
    assert!(lacking > 0.0, "something is lacking somewhere: {rates:?}");
    for (own, count) in own.iter().zip(&counts[0][3..]) {
        let lacks: f64 = count.replace('–', "0").replace('.', "").parse()?;
        let rate = format!("{:.2}", lacks * 100.0 / surveyed);
        let rate = rate.trim_end_matches('0').trim_end_matches('.').replace('.', ",");
        assert!(own.ends_with(&format!("{rate}\u{a0}%")), "{own} is not {rate}");
    }
    assert!(browser.get("/reports/5/print?year=2026&basis=surveyed").await?.all(".report-surveyed").is_empty());
    assert!(browser.get("/reports/4?year=2026&basis=surveyed").await?.all(".report-surveyed").is_empty());
    let file = browser.get("/reports/5/xlsx?year=2026&basis=surveyed").await?;
    let name = file.headers.get("content-disposition").expect("a name").to_str()?;
    assert!(name.contains("bieu-05-2026-so-ra-soat.xlsx"), "{name}");
    Ok(())
}

#[tokio::test]
async fn a_name_that_begins_as_a_formula_stays_a_name() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut home = office.poor_of(&phieng_leng())[0].clone();
    home.members[0].name = "=cmd|'/c calc'!A1".to_owned();
    office.store.put_households(vec![home], By::command_line(office.clock_now())).await?;
    let file = browser.file("/reports/14/xlsx").await?;
    let mut book = Xlsx::new(Cursor::new(file)).expect("a workbook");
    let sheet = book.sheet_names()[0].clone();
    assert!(book.worksheet_formula(&sheet).expect("formulas").rows().flatten().all(String::is_empty));
    let range = book.worksheet_range(&sheet).expect("a sheet");
    assert!(range.rows().flatten().any(|cell| cell == &Data::String("=cmd|'/c calc'!A1".to_owned())));
    Ok(())
}

#[tokio::test]
async fn a_village_head_gets_the_figures_and_names_of_their_villages_only() -> anyhow::Result<()> {
    let (office, _) = visited().await?;
    let mut head = office.signed_in("truongthon").await?;
    let page = head.get("/reports/1?basis=surveyed").await?;
    assert_eq!(page.all(".report-paper tbody tr").len(), 2);
    assert_eq!(rows(&page)[0][1], "Các thôn được giao");
    assert!(page.one(".report-under").contains("phần của các thôn được giao, không phải biểu của xã"));
    assert!(!page.text.contains("CHỦ TỊCH") && !page.text.contains("cộng lại bằng toàn xã"));
    let own = office.register.iter().filter(|one| one.village == phieng_leng() && one.presence.is_present()).count();
    assert_eq!(rows(&page)[0][2], own.to_string());
    assert_eq!(head.get("/reports/2/names?row=01954.08&column=1").await?.status, 404);
    assert_eq!(head.get("/reports/14?village=01954.08").await?.status, 404);
    let list = head.get("/reports/14/print?basis=surveyed").await?;
    assert_eq!(list.all(".report-paper tr.heading").len(), 1);
    let (_, written) = cells(&head.file("/reports/14/xlsx?basis=surveyed").await?);
    let other = office.register.iter().find(|one| one.village != phieng_leng() && one.class_start == Class::Poor);
    let text: String = written.iter().flatten().map(Data::to_string).collect::<Vec<_>>().join("\n");
    assert!(!text.contains(other.expect("another").head_name()) || text.contains("Phiêng Lềng"));
    assert_eq!(text.matches("Thôn ").count(), 1, "one village's heading");
    Ok(())
}
