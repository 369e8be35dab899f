//! Correcting, splitting and confirming a plan in the page; the file that is read; two officers at one plan.

use so_thon::domain::plan::PlanStatus;
use so_thon::server::store::{Book, JournalQuery};

use super::desk::{Browser, Office, Page};

/// Every field of the form on a page, as a browser would send it.
fn fields(page: &Page) -> Vec<(String, String)> {
    let html = scraper::Html::parse_document(&page.text);
    let selector = scraper::Selector::parse("form.plan-form input").expect("a selector");
    html.select(&selector)
        .filter(|input| input.value().attr("type") != Some("checkbox"))
        .map(|input| {
            let value = |name: &str| input.value().attr(name).unwrap_or_default().to_owned();
            (value("name"), value("value"))
        })
        .collect()
}

/// The cells of each row, with a bar between them.
pub fn rows(page: &Page, rows: &str) -> Vec<String> {
    let html = scraper::Html::parse_document(&page.text);
    let rows = scraper::Selector::parse(rows).expect("a selector");
    let cells = scraper::Selector::parse("td, th").expect("a selector");
    let text = |cell: scraper::ElementRef<'_>| {
        cell.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
    };
    html.select(&rows).map(|row| row.select(&cells).map(text).collect::<Vec<_>>().join(" | ")).collect()
}

/// Sends the form with some fields changed and a button pressed.
async fn send(browser: &mut Browser, page: &Page, changed: &[(&str, &str)], act: &str) -> anyhow::Result<Page> {
    let mut form = fields(page);
    for (name, value) in changed {
        match form.iter_mut().find(|(other, _)| other == name) {
            Some(field) => field.1 = (*value).to_owned(),
            None => form.push(((*name).to_owned(), (*value).to_owned())),
        }
    }
    form.push(("act".to_owned(), act.to_owned()));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post("/plan/edit", &form).await
}

async fn edit(browser: &mut Browser) -> anyhow::Result<Page> {
    let page = browser.get("/plan/edit").await?;
    assert_eq!(page.status, 200, "{}", page.text);
    Ok(page)
}

#[tokio::test]
async fn the_server_adds_up_again_without_saving() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = edit(&mut browser).await?;
    assert_eq!(page.all(".plan-table tbody tr").len(), 27);
    assert!(page.one(".plan-table .total").contains("704"));
    let looked = send(&mut browser, &page, &[("r1.poor_cut", "1")], "look").await?;
    assert_eq!(looked.status, 200);
    assert_eq!(looked.attribute("[id='r1.poor_cut']", "value").as_deref(), Some("1"));
    assert_eq!(looked.attribute("[id='r1.poor_cut']", "class").as_deref(), Some("plan-changed"));
    assert!(!looked.one(".plan-table .total").contains("704"));
    assert!(looked.one(".plan-save").contains("1 ô khác bản cũ"));
    let summed = send(&mut browser, &looked, &[("sums", "1")], "look").await?;
    let total = summed.attribute("[id='t.poor_cut']", "value").unwrap_or_default();
    assert!(summed.one(".plan-table .total").contains(&total), "{total}");
    assert_eq!(office.store.plans().await?.len(), 1, "looking saves nothing");
    Ok(())
}

#[tokio::test]
async fn each_save_is_a_version_that_says_who_and_what_changed_and_takes_no_targets_away() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = edit(&mut browser).await?;
    let before = office.store.plan().await?.expect("a plan").plan;
    let changed = [("r1.poor_cut", "14"), ("s.poor_cut", "140"), ("reason", "Theo công văn của tỉnh")];
    let saved = send(&mut browser, &page, &changed, "save").await?;
    assert_eq!((saved.status, saved.location.as_deref()), (303, Some("/plan?version=2&done=plan-saved")));
    // The same form again is the same page, and no second version.
    let again = send(&mut browser, &page, &changed, "save").await?;
    assert_eq!(again.location, saved.location);
    let heads = office.store.plans().await?;
    assert_eq!(heads.len(), 2);
    assert_eq!((heads[0].made.by.as_str(), heads[0].made.name.as_str()), ("hanh", "Nguyễn Thị Hạnh"));
    assert_eq!(heads[0].status, PlanStatus::Draft);
    // What villages and phones go by stays the proposal until something is confirmed.
    assert_eq!(office.store.plan().await?.expect("a plan").plan, before);
    assert!(heads[1].in_force && !heads[0].in_force);

    let compared = browser.get("/plan/versions/2").await?;
    let rows = rows(&compared, ".plan-changes tbody tr");
    let annex = office.store.plan_version(1).await?.and_then(|view| view.annex).expect("an annex");
    let old = annex.rows[0].figures.poor_cut.expect("a figure");
    let row = rows.iter().find(|row| row.starts_with("1. Khuổi Diễn | Số hộ nghèo giảm")).expect("a row");
    assert_eq!(*row, format!("1. Khuổi Diễn | Số hộ nghèo giảm | {old} | 14"));
    assert!(rows.contains(&"Phần chữ | Số hộ nghèo giảm | 138 | 140".to_owned()), "{rows:?}");
    assert!(compared.one("main").contains("Theo công văn của tỉnh"));

    let query = JournalQuery::all(Book::Change, 1);
    let line = office.store.journal(query).await?.remove(0).note;
    assert_eq!(
        (line.actor.as_str(), line.action.as_str(), line.subject.as_str()),
        ("hanh", "plan_corrected", "plan/2")
    );
    Ok(())
}

#[tokio::test]
async fn a_second_officer_is_told_who_saved_and_keeps_what_was_typed() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut hanh = office.signed_in("hanh").await?;
    let mut kien = office.signed_in("chutich").await?;
    let (one, other) = (edit(&mut hanh).await?, edit(&mut kien).await?);
    let saved = [("r1.poor_cut", "14"), ("r2.poor_cut", "0"), ("r19.village", "PHIÊNG DƯỠNG")];
    send(&mut hanh, &one, &saved, "save").await?;
    let typed = [("r1.poor_cut", "13"), ("r3.poor_cut", "4"), ("r19.village", "PHIÊNG DƯỜNG")];
    let refused = send(&mut kien, &other, &typed, "save").await?;
    assert_eq!(refused.status, 409);
    let told = refused.one("#meanwhile");
    assert!(told.contains("Nguyễn Thị Hạnh vừa lưu bản 2 lúc 12/11/2026 12:00"), "{told}");
    let value = |field: &str| refused.attribute(&format!("[id='{field}']"), "value").unwrap_or_default();
    assert_eq!(value("r1.poor_cut"), "13", "typed by both: what was typed here stays");
    assert_eq!(refused.one("[id='r1.poor_cut-theirs']"), "bản kia ghi: 14");
    assert_eq!(refused.one("[id='r19.village-theirs']"), "bản kia ghi: PHIÊNG DƯỠNG");
    assert!(told.contains("Bản kia đổi"), "{told}");
    assert_eq!(refused.all("#meanwhile tbody tr").len(), 4, "the status and three cells, and not what was proposed");
    assert_eq!(value("r2.poor_cut"), "0", "changed by the other only");
    assert_eq!(value("r3.poor_cut"), "4", "changed here only");
    let saved = send(&mut kien, &refused, &[], "save").await?;
    assert_eq!(saved.location.as_deref(), Some("/plan?version=3&done=plan-saved"));
    let annex = office.store.plan_version(3).await?.and_then(|view| view.annex).expect("an annex");
    let cuts: Vec<Option<u32>> = annex.rows.iter().take(3).map(|row| row.figures.poor_cut).collect();
    assert_eq!(cuts, [Some(13), Some(0), Some(4)]);
    Ok(())
}

#[tokio::test]
async fn figures_that_cannot_be_read_are_named_and_nothing_typed_is_lost() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = edit(&mut browser).await?;
    let typed = [("r2.poor", "mười"), ("r3.poor_cut", "-4"), ("r4.near", "1.5"), ("r5.poor_cut", "7")];
    let refused = send(&mut browser, &page, &typed, "save").await?;
    assert_eq!(refused.status, 422);
    for (field, value) in typed {
        assert_eq!(refused.attribute(&format!("[id='{field}']"), "value").as_deref(), Some(value));
    }
    let told = refused.one("#trouble");
    assert!(told.contains("Hợp Tiến I, Hộ nghèo đầu kỳ: “mười” không phải là số"), "{told}");
    assert!(told.contains("nhỏ hơn 0") && told.contains("dấu chấm không rõ nghĩa"), "{told}");
    let stranger = send(&mut browser, &page, &[("r2.number", "99")], "save").await?;
    assert_eq!(stranger.status, 422);
    assert!(stranger.one("#trouble").contains("Xã không có thôn mang số thứ tự"), "{}", stranger.one("#trouble"));
    assert_eq!(office.store.plans().await?.len(), 1);
    Ok(())
}

#[tokio::test]
async fn a_plan_that_contradicts_itself_cannot_be_confirmed_and_the_split_can() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("chutich").await?;
    // Someone saves the annex as printed: a draft.
    let page = edit(&mut browser).await?;
    send(&mut browser, &page, &[("reason", "Như bản in")], "save").await?;
    let form = browser.get("/plan/confirm?version=2").await?;
    assert!(form.one("#blocking").contains("704"), "{}", form.one("#blocking"));
    assert!(form.all("form.plan-confirm").is_empty());
    let csrf = form.csrf();
    let confirm = |version: &'static str, name: &'static str, on: &'static str| {
        let csrf = csrf.clone();
        [("csrf", csrf), ("version", version.to_owned()), ("name", name.to_owned()), ("on", on.to_owned())]
    };
    async fn post(browser: &mut Browser, form: [(&str, String); 4]) -> anyhow::Result<Page> {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post("/plan/confirm", &form).await
    }
    assert_eq!(post(&mut browser, confirm("2", "Triệu Văn Kiên", "12/11/2026")).await?.status, 422);

    let split = browser.get("/plan/proposal?version=2").await?;
    assert!(split.one(".steps").contains("phần lẻ lớn nhất"));
    let row = rows(&split, ".plan-shares tbody tr").remove(6);
    assert!(row.starts_with("7 | Phiêng Lềng | 31 | 10,30 | 10 |"), "138 × 31 / 415 is 10.30…: {row}");
    assert!(split.one(".plan-shares .total").contains("138"));
    let taken = browser.post("/plan/proposal", &[("csrf", &csrf), ("version", "2")]).await?;
    assert_eq!(taken.location.as_deref(), Some("/plan?version=3&done=plan-proposed"));
    let again = browser.post("/plan/proposal", &[("csrf", &csrf), ("version", "2")]).await?;
    assert_eq!(again.location, taken.location, "sent twice");
    assert_eq!(office.store.plan().await?.expect("a plan").plan.status, PlanStatus::Proposed);

    for (name, on) in [("", "12/11/2026"), ("Triệu Văn Kiên", "13/11/2026"), ("Triệu Văn Kiên", "mai")] {
        let refused = post(&mut browser, confirm("3", name, on)).await?;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.attribute("#confirm-on", "value").as_deref(), Some(on));
    }
    let done = post(&mut browser, confirm("3", "Triệu Văn Kiên", "12/11/2026")).await?;
    assert_eq!(done.location.as_deref(), Some("/plan?version=4&done=plan-confirmed"));
    let view = office.store.plan().await?.expect("a plan");
    assert_eq!((view.plan.version, view.plan.status), (4, PlanStatus::Confirmed));
    assert_eq!(view.plan.villages.iter().filter_map(|line| line.poor_cut).sum::<u32>(), 138);
    let page = browser.get("/plan").await?;
    assert!(page.one(".plan-standing").contains("Triệu Văn Kiên xác nhận ngày 12/11/2026"));
    // A correction after that is a draft beside it.
    let page = edit(&mut browser).await?;
    send(&mut browser, &page, &[("r1.poor_cut", "15")], "save").await?;
    assert_eq!(office.store.plan().await?.expect("a plan").plan.version, 4);
    Ok(())
}

const NEXT_YEAR: &str = "STT,Thôn,Tổng số hộ,Hộ nghèo,Tỷ lệ hộ nghèo,Hộ cận nghèo,Tỷ lệ hộ cận nghèo,\
Tỷ lệ giảm hộ nghèo,Số hộ nghèo giảm,Tỷ lệ giảm hộ cận nghèo,Số hộ cận nghèo giảm\n\
7,PHIÊNG LỀNG,90,21,,12,,,9,,4\n8,TRUNG TIẾN,110,30,,10,,,11,,3\n,Cộng,200,51,,22,,,20,,7\n";

#[tokio::test]
async fn a_file_is_shown_before_it_is_saved_and_next_year_waits_beside_this_one() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/plan/upload").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("year", "2027"), ("s.poor_cut", "20"), ("s.near_cut", "7")];
    let shown = browser.upload("/plan/upload", &form, NEXT_YEAR.as_bytes()).await?;
    assert_eq!(shown.status, 200, "{}", shown.text);
    assert_eq!(shown.one("h1"), "Biểu kế hoạch năm 2027 vừa đọc, chưa lưu");
    assert_eq!(shown.attribute("[id='r1.poor']", "value").as_deref(), Some("21"));
    assert_eq!(office.store.plans().await?.len(), 1);
    let saved = send(&mut browser, &shown, &[], "save").await?;
    assert_eq!(saved.location.as_deref(), Some("/plan?version=2&done=plan-saved"));

    let view = office.store.plan().await?.expect("a plan");
    assert_eq!(view.plan.year, 2026, "the year in work stays");
    let page = browser.get("/plan?year=2027").await?;
    assert_eq!(page.all(".plan-years a"), ["2026", "2027"]);
    assert!(page.one(".plan-standing").contains("Năm 2027 chưa phải năm đang làm"));
    let side = rows(&page, ".plan-side tbody tr");
    assert!(side.iter().any(|row| row.starts_with("Phiêng Lềng | 31 |") && row.ends_with("| 21 | 9 | 4")), "{side:?}");
    assert!(browser.get("/").await?.one("h1").contains("2026"));

    let wrong = browser.upload("/plan/upload", &form, b"PK\x03\x04 not a table").await?;
    assert_eq!(wrong.status, 422);
    assert!(wrong.one("#trouble").contains("Chưa nạp dòng nào"), "{}", wrong.one("#trouble"));
    assert_eq!(wrong.attribute("[name='s.poor_cut']", "value").as_deref(), Some("20"), "what was typed stays");
    Ok(())
}

/// Next year's table in another order, in a workbook with a cover, its rates in cells that Excel shows in percent.
fn reordered_book() -> anyhow::Result<Vec<u8>> {
    let mut book = rust_xlsxwriter::Workbook::new();
    book.add_worksheet().set_name("Bìa")?.write_string(0, 0, "UBND XÃ NGÂN SƠN")?;
    let percent = rust_xlsxwriter::Format::new().set_num_format("0.00%");
    let page = book.add_worksheet().set_name("Phụ lục")?;
    let heading: Vec<&str> = NEXT_YEAR.lines().next().unwrap_or_default().split(',').collect();
    for (column, text) in (0..).zip(heading) {
        page.write_string(0, column, text)?;
    }
    for (row, (name, poor)) in (1..).zip([("Trung Tiến", 30.0), ("Phiêng Lềng", 21.0), ("Thôn Mới Tên", 5.0)])
    {
        page.write_number(row, 0, f64::from(row))?;
        page.write_string(row, 1, name)?;
        page.write_number(row, 3, poor)?;
        page.write_number_with_format(row, 7, 0.0727, &percent)?;
        page.write_number(row, 8, 9)?;
    }
    Ok(book.save_to_buffer()?)
}

#[tokio::test]
async fn a_table_in_another_order_gives_each_village_its_own_targets() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/plan/upload").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("year", "2027")];
    let shown = browser.upload("/plan/upload", &form, &reordered_book()?).await?;
    assert_eq!(shown.status, 200, "{}", shown.text);
    assert!(shown.text.contains("trang “Phụ lục”"), "the sheet that was read is named");
    assert!(shown.one("#renumbered").contains("2 dòng"), "{}", shown.one("#renumbered"));
    let number = |row: u32| shown.attribute(&format!("[name='r{row}.number']"), "value");
    assert_eq!([number(1), number(2), number(3)].map(Option::unwrap_or_default), ["8", "7", "3"]);
    let rate = shown.attribute("[name='r1.poor_cut_rate']", "value");
    assert_eq!(rate.as_deref(), Some("7,27"), "as Excel shows it");

    let crossed = send(&mut browser, &shown, &[("r1.number", "7"), ("r2.number", "8")], "save").await?;
    assert_eq!(crossed.status, 422);
    let said = crossed.one("#trouble");
    assert!(said.contains("Số thứ tự 7 không phải của thôn Trung Tiến") && said.contains("là số 8"), "{said}");
    let twice = send(&mut browser, &shown, &[("r1.number", "7")], "save").await?;
    assert_eq!(twice.all("#trouble li").len(), 1, "only the line that is wrong: {:?}", twice.all("#trouble li"));
    assert_eq!(office.store.plans().await?.len(), 1, "nothing was saved");

    let saved = send(&mut browser, &shown, &[], "save").await?;
    assert_eq!(saved.status, 303, "{}", saved.text);
    let plan = office.store.plan_version(2).await?.expect("a version").plan;
    let lines: Vec<_> = plan.villages.iter().map(|line| (line.village.as_str(), line.poor_start)).collect();
    assert_eq!(lines, [("01954.08", Some(30)), ("01954.07", Some(21)), ("01954.03", Some(5))]);
    Ok(())
}

#[tokio::test]
async fn who_may_not_change_a_plan_sees_it_and_finds_no_way_in() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut watcher = office.signed_in("giamsat").await?;
    let page = watcher.get("/plan").await?;
    assert_eq!(page.status, 200);
    assert!(page.all("a[href^='/plan/edit'], a[href^='/plan/confirm'], a[href='/plan/upload']").is_empty());
    for path in ["/plan/edit", "/plan/confirm", "/plan/upload"] {
        assert_eq!(watcher.get(path).await?.status, 403, "{path}");
    }
    assert_eq!(watcher.get("/plan/proposal").await?.status, 200, "what is proposed may be seen");
    let csrf = page.csrf();
    for path in ["/plan/edit", "/plan/confirm", "/plan/proposal"] {
        assert_eq!(watcher.post(path, &[("csrf", &csrf), ("version", "1")]).await?.status, 403, "{path}");
    }
    let mut head = office.signed_in("truongthon").await?;
    for path in ["/plan", "/plan/edit", "/plan/proposal", "/plan/versions/1"] {
        assert_eq!(head.get(path).await?.status, 403, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn the_next_year_begins_only_when_the_old_one_is_closed_and_then_everything_is_of_it() -> anyhow::Result<()> {
    use so_thon::domain::class::Class;
    use so_thon::domain::period::Period;
    use so_thon::server::store::{Commit, Committed, HouseholdWrite, JournalNote, RecordWrite};

    let office = Office::open().await?;
    let mut kien = office.signed_in("chutich").await?;
    let csrf = kien.get("/plan/upload").await?.csrf();
    let form = [("csrf", csrf.as_str()), ("year", "2027"), ("s.poor_cut", "20"), ("s.near_cut", "7")];
    let shown = kien.upload("/plan/upload", &form, NEXT_YEAR.as_bytes()).await?;
    send(&mut kien, &shown, &[], "save").await?;
    let begin = [("csrf", csrf.as_str()), ("year", "2027"), ("sure", "1")];
    assert_eq!(kien.post("/plan/begin", &begin).await?.status, 422, "neither closed nor confirmed");
    let confirm = [("csrf", csrf.as_str()), ("version", "2"), ("name", "Triệu Văn Kiên"), ("on", "12/11/2026")];
    assert_eq!(kien.post("/plan/confirm", &confirm).await?.status, 303);

    // The old year is decided: one household left poverty, and the round is closed.
    let (household, version) =
        office.store.register(None).await?.into_iter().find(|(one, _)| one.class_start == Class::Poor).expect("one");
    let mut left = household.clone();
    left.class_official = Class::NotPoor;
    let period = Period { round: "2026".parse()?, locked: true, history: Vec::new() };
    let commit = Commit {
        note: JournalNote {
            actor: "chutich".to_owned(),
            action: "decide".to_owned(),
            subject: "decision/1".to_owned(),
            village: String::new(),
            detail: String::new(),
            at: office.clock_now(),
        },
        households: vec![HouseholdWrite { household: left, expected: version }],
        records: vec![RecordWrite::of(&period, 0)?],
        expect: Vec::new(),
    };
    assert_eq!(office.store.commit(commit).await?, Committed::Done);
    let poor = office.store.progress().await?.commune.poor.recognised.end.households;

    assert_eq!(kien.post("/plan/begin", &begin[..2]).await?.status, 422, "not ticked");
    let begun = kien.post("/plan/begin", &begin).await?;
    assert_eq!(begun.location.as_deref(), Some("/plan?year=2027&done=plan-begun"));
    assert_eq!(kien.post("/plan/begin", &begin).await?.location, begun.location, "sent twice");
    let view = office.store.progress().await?;
    assert_eq!((view.commune.year, view.commune.poor.surveyed.start.households), (2027, poor));
    assert!(view.commune.poor.surveyed.lines.is_empty(), "nobody moved yet");
    assert_eq!(office.store.plan().await?.expect("a plan").plan.year, 2027);
    let mut hanh = office.signed_in("hanh").await?;
    assert_eq!(hanh.get("/plan/begin").await?.status, 403, "the chairman begins a year");
    Ok(())
}

/// The name that lists, reports and phones have for a village.
async fn name_of(office: &Office, id: &str) -> anyhow::Result<String> {
    let villages = office.store.villages().await?;
    Ok(villages.into_iter().find(|village| village.id.as_str() == id).map(|village| village.name).unwrap_or_default())
}

#[tokio::test]
async fn a_name_corrected_in_the_plan_is_the_village_s_once_the_plan_is_confirmed() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("chutich").await?;
    let page = edit(&mut browser).await?;
    let saved = send(&mut browser, &page, &[("r19.village", "PHIÊNG DƯỠNG")], "save").await?;
    assert_eq!(saved.location.as_deref(), Some("/plan?version=2&done=plan-saved"));
    let csrf = browser.get("/plan/proposal?version=2").await?.csrf();
    browser.post("/plan/proposal", &[("csrf", &csrf), ("version", "2")]).await?;
    assert_eq!(name_of(&office, "01954.19").await?, "Phiênng Dưỡng", "a draft or a proposal renames nothing");

    let asked = browser.get("/plan/confirm?version=3").await?;
    assert_eq!(asked.attribute("#confirm-name", "value").unwrap_or_default(), "", "nobody confirms by one press");
    assert!(asked.attribute("#confirm-name", "required").is_some());
    assert!(asked.one("#renames").contains("Phiênng Dưỡng thành Phiêng Dưỡng"), "{}", asked.one("#renames"));
    let form = [("csrf", csrf.as_str()), ("version", "3"), ("name", "Triệu Văn Kiên"), ("on", "12/11/2026")];
    assert_eq!(browser.post("/plan/confirm", &form).await?.status, 303);
    assert_eq!(name_of(&office, "01954.19").await?, "Phiêng Dưỡng");
    assert!(browser.get("/").await?.one(".villages").contains("Phiêng Dưỡng"));
    let journal = browser.get("/journal?book=change").await?.one("main");
    assert!(journal.contains("sửa tên thôn Phiênng Dưỡng thành Phiêng Dưỡng, theo kế hoạch bản 4"), "{journal}");
    assert!(browser.get("/plan/confirm?version=4").await?.all("#renames").is_empty());
    // The same form once more renames nothing again.
    browser.post("/plan/confirm", &form).await?;
    let lines = office.store.journal(JournalQuery::all(Book::Change, 50)).await?;
    assert_eq!(lines.iter().filter(|line| line.note.action == "rename_village").count(), 1);
    Ok(())
}
