//! `/register` and `/register/import` at a browser: searched without marks, within the scope, imported whole or not at all.

use so_thon::domain::class::Class;
use so_thon::server::store::{Book, JournalQuery};

use super::desk::{Browser, Office, Page, phieng_leng};

const LIST: &str = "\
Thôn,Số hộ,Họ và tên,Quan hệ với chủ hộ,Giới tính,Ngày sinh,Dân tộc,Phân loại
Phiêng Lềng,901,Đặng Thị Thử,Chủ hộ,Nữ,02/03/1951,Dao,Hộ nghèo
Phiêng Lềng,901,Đặng Văn Nghiệm,Con,Nam,1982,Dao,
Khu II,902,Ma Văn Kiểm,Chủ hộ,Nam,1977,Tày,Cận nghèo
";

/// Uploads a list and looks until it was read.
async fn upload(browser: &mut Browser, file: &[u8]) -> anyhow::Result<(String, Page)> {
    let start = browser.get("/register/import").await?;
    let id = start.attribute("input[name=id]", "value").expect("an id");
    let fields = [("csrf", start.csrf()), ("id", id.clone())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let sent = browser.upload("/register/import", &fields, file).await?;
    let address = format!("/register/import/{id}");
    anyhow::ensure!(sent.location.as_deref() == Some(address.as_str()), "{} {}", sent.status, sent.text);
    let again = browser.upload("/register/import", &fields, b"another").await?;
    anyhow::ensure!(again.location == sent.location, "the same form twice keeps the first file");
    let page = read(browser, &address).await?;
    Ok((address, page))
}

/// A minute in all.
const MOST_LOOKS: usize = 1_200;
const BETWEEN_LOOKS: std::time::Duration = std::time::Duration::from_millis(50);

/// The page once it no longer says that it is reading.
async fn read(browser: &mut Browser, address: &str) -> anyhow::Result<Page> {
    for _ in 0..MOST_LOOKS {
        let page = browser.get(address).await?;
        if page.headers.get("refresh").is_none() {
            return Ok(page);
        }
        tokio::time::sleep(BETWEEN_LOOKS).await;
    }
    anyhow::bail!("{address} is still being read")
}

/// The form of columns as it was proposed.
fn columns(page: &Page) -> Vec<(String, String)> {
    let mut form = vec![("csrf".to_owned(), page.csrf())];
    for select in page.all("th[scope=row]").iter().enumerate().map(|(at, _)| at) {
        let chosen = page.attribute(&format!("select[name=col-{select}] option[selected]"), "value");
        form.push((format!("col-{select}"), chosen.unwrap_or_default()));
    }
    form.push(("first-row".to_owned(), page.attribute("#import-first-row", "value").unwrap_or_default()));
    form.push(("row-is".to_owned(), page.attribute("input[name=row-is][checked]", "value").unwrap_or_default()));
    form
}

async fn post(browser: &mut Browser, address: &str, form: &[(String, String)]) -> anyhow::Result<Page> {
    let form: Vec<_> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.post(address, &form).await
}

#[tokio::test]
async fn a_list_is_read_confirmed_shown_and_only_then_written() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let empty = browser.get("/register").await?;
    assert!(empty.one("main").contains("Sổ chưa có hộ nào"));
    assert_eq!(empty.attribute(".empty a", "href").as_deref(), Some("/register/import"));

    let (address, page) = upload(&mut browser, LIST.as_bytes()).await?;
    assert!(page.one("h1").contains("Xem lại các cột"), "{}", page.text);
    let kept = post(&mut browser, &format!("{address}/columns"), &columns(&page)).await?;
    assert_eq!((kept.status, kept.location.as_deref()), (303, Some(address.as_str())), "{}", kept.text);
    let page = read(&mut browser, &address).await?;
    assert!(page.one("main").contains("Tệp có 2 hộ, 3 người."), "{}", page.one("main"));
    assert!(page.one("main").contains("Đặng Văn Nghiệm, con, Nam"), "{}", page.one("main"));
    assert!(office.store.register(None).await?.is_empty(), "nothing is written by looking");

    let seen = page.attribute("input[name=seen]", "value").expect("proof");
    let csrf = page.csrf();
    let form = [("csrf", csrf.as_str()), ("seen", seen.as_str()), ("alike", "skip"), ("act", "put")];
    let done = browser.post(&format!("{address}/check"), &form).await?;
    let end = format!("{address}?done=imported");
    assert_eq!((done.status, done.location.as_deref()), (303, Some(end.as_str())), "{}", done.text);
    let twice = browser.post(&format!("{address}/check"), &form).await?;
    assert_eq!(twice.status, 303, "a second press writes nothing more");
    let register = office.store.register(None).await?;
    assert_eq!(register.len(), 2);
    assert!(register.iter().all(|(household, version)| household.synthetic && *version == 1));
    assert!(browser.get(&end).await?.one("main").contains("Đã thêm 2 hộ, 3 người vào sổ hộ."));
    assert!(office.store.imports(None).await?.is_empty(), "the file is gone");
    let query = JournalQuery { actor: Some("hanh".to_owned()), ..JournalQuery::all(Book::Change, 1) };
    assert_eq!(office.store.journal(query).await?[0].note.action, "import_register");

    let found = browser.get("/register?q=dang+nghiem").await?;
    assert!(found.one("main").contains("Không có hộ nào như vậy"), "{}", found.one("main"));
    let found = browser.get("/register?q=dang+van").await?;
    assert_eq!(found.all("table tbody th"), ["Đặng Thị ThửThành viên: Đặng Văn Nghiệm"]);
    let found = browser.get(&format!("/register?village={}&class=poor", phieng_leng())).await?;
    assert_eq!(found.all("table tbody tr").len(), 1);

    let undo = [("csrf", csrf.as_str())];
    let back = browser.post(&format!("{address}/undo"), &undo).await?;
    assert_eq!(back.location.as_deref(), Some(format!("{address}?done=import-undone").as_str()));
    assert!(office.store.register(None).await?.is_empty());
    assert_eq!(browser.post(&format!("{address}/undo"), &undo).await?.status, 303, "taken back once is taken back");
    Ok(())
}

#[tokio::test]
async fn an_import_on_which_something_rests_is_not_taken_back() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let (address, page) = upload(&mut browser, LIST.as_bytes()).await?;
    post(&mut browser, &format!("{address}/columns"), &columns(&page)).await?;
    let page = read(&mut browser, &address).await?;
    let (csrf, seen) = (page.csrf(), page.attribute("input[name=seen]", "value").expect("proof"));
    browser.post(&format!("{address}/check"), &[("csrf", &csrf), ("seen", &seen), ("act", "put")]).await?;
    let (mut household, _) = office.store.register(None).await?.remove(0);
    household.address = "cạnh suối".to_owned();
    office.store.put_households(vec![household], so_thon::server::store::By::user("hanh", office.clock_now())).await?;
    let refused = browser.post(&format!("{address}/undo"), &[("csrf", &csrf)]).await?;
    assert_eq!(refused.status, 409);
    assert!(refused.one(".trouble").contains("1 hộ đã có phiếu hoặc đã sửa"), "{}", refused.one(".trouble"));
    assert_eq!(office.store.register(None).await?.len(), 2, "nothing was taken back");
    Ok(())
}

#[tokio::test]
async fn wrong_rows_are_told_downloaded_and_never_left_out_unasked() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let wrong = LIST.replace("02/03/1951", "31/02/1951");
    let (address, page) = upload(&mut browser, wrong.as_bytes()).await?;
    post(&mut browser, &format!("{address}/columns"), &columns(&page)).await?;
    let page = read(&mut browser, &address).await?;
    assert_eq!(page.all("#import-fault-list tbody th"), ["F2"]);
    let (csrf, seen) = (page.csrf(), page.attribute("input[name=seen]", "value").expect("proof"));
    let put = browser.post(&format!("{address}/check"), &[("csrf", &csrf), ("seen", &seen), ("act", "put")]).await?;
    assert_eq!(put.status, 422);
    assert!(office.store.register(None).await?.is_empty());
    let file = browser.get(&format!("{address}/bad")).await?;
    assert!(file.text.contains("31/02/1951") && file.text.contains("Đặng Văn Nghiệm"), "{}", file.text);
    let form = [("csrf", csrf.as_str()), ("seen", &seen), ("leave-bad", "1"), ("act", "put")];
    assert_eq!(browser.post(&format!("{address}/check"), &form).await?.status, 303);
    let register = office.store.register(None).await?;
    assert_eq!(register.iter().map(|(one, _)| one.class_official).collect::<Vec<_>>(), [Class::NearPoor]);
    let done = browser.get(&address).await?;
    assert_eq!(done.attribute(".lead a[href$='/bad']", "href").as_deref(), Some(format!("{address}/bad").as_str()));
    let after = browser.get(&format!("{address}/bad")).await?;
    assert_eq!(after.text, file.text, "the rows that were left can be had after the others were put in");
    let start = browser.get("/register/import").await?;
    assert!(!start.text.contains("id=\"import-waiting\""), "nothing waits: the others were put in");
    browser.post(&format!("{address}/undo"), &[("csrf", &csrf)]).await?;
    assert_eq!(browser.get(&format!("{address}/bad")).await?.status, 404, "what was taken back is forgotten");
    Ok(())
}

#[tokio::test]
async fn a_file_that_is_no_list_is_told_and_changes_nothing() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let (_, page) = upload(&mut browser, b"%PDF-1.7").await?;
    assert_eq!(page.status, 422);
    assert!(page.one(".trouble").contains("không phải bảng tính Excel"), "{}", page.one(".trouble"));
    let start = browser.get("/register/import").await?;
    let (csrf, id) = (start.csrf(), start.attribute("input[name=id]", "value").expect("an id"));
    let large = vec![b'a'; 33 * 1024 * 1024];
    let page = browser.upload("/register/import", &[("csrf", &csrf), ("id", &id)], &large).await?;
    assert!(page.status == 422 && page.one(".trouble").contains("lớn hơn 32 MB"), "{}", page.one(".trouble"));
    Ok(())
}

#[tokio::test]
async fn columns_corrected_once_are_remembered_for_the_next_file() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let list = LIST.replace("Họ và tên", "Danh tính");
    let (address, page) = upload(&mut browser, list.as_bytes()).await?;
    let mut form = columns(&page);
    assert_eq!(post(&mut browser, &format!("{address}/columns"), &form).await?.status, 422, "a name is needed");
    let name = form.iter_mut().find(|(name, _)| name == "col-2").expect("a column");
    name.1 = "name".to_owned();
    assert_eq!(post(&mut browser, &format!("{address}/columns"), &form).await?.status, 303);
    let (_, page) = upload(&mut browser, list.as_bytes()).await?;
    let chosen = page.attribute("select[name=col-2] option[selected]", "value");
    assert_eq!(chosen.as_deref(), Some("name"));
    Ok(())
}

#[tokio::test]
async fn the_register_is_shown_within_the_scope_and_imported_by_the_office_alone() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut head = office.signed_in("truongthon").await?;
    let page = head.get("/register").await?;
    let own = office.register.iter().filter(|one| one.village == phieng_leng()).count();
    assert!(page.one("main").contains(&format!("{own} hộ trong sổ")), "{}", page.one("h1"));
    assert_eq!(head.get("/register?village=01954.01").await?.status, 404);
    for name in ["truongthon", "giamsat"] {
        let mut browser = office.signed_in(name).await?;
        assert_eq!(browser.get("/register/import").await?.status, 403, "{name}");
        assert_eq!(browser.get("/register/import/0190a000-0000-7000-8000-000000000000").await?.status, 403, "{name}");
    }
    let mut browser = office.signed_in("hanh").await?;
    let last = browser.get("/register?page=2").await?;
    assert_eq!(last.all("table tbody tr").len(), 50);
    assert_eq!(office.browser().get("/register").await?.status, 303);
    assert_eq!(browser.get("/register/import/0190a000-0000-7000-8000-000000000000").await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn a_sheet_and_a_village_once_chosen_are_chosen_again() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut browser = office.signed_in("hanh").await?;
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, village) in [("Nghèo", "Khu Lạ"), ("Cận nghèo", "Khu II")] {
        let sheet = book.add_worksheet().set_name(name)?;
        let rows = [
            ["Thôn", "Họ và tên", "Giới tính", "Năm sinh", "Phân loại"],
            [village, "Ma Văn Kiểm", "Nam", "1977", "Hộ nghèo"],
        ];
        for (row, cells) in (0..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, text)?;
            }
        }
    }
    let (address, page) = upload(&mut browser, &book.save_to_buffer()?).await?;
    assert_eq!(page.all("input[name=sheet]").len(), 2);
    let csrf = page.csrf();
    let choose = async |browser: &mut Browser, name: &str| {
        browser.post(&format!("{address}/sheet"), &[("csrf", &csrf), ("sheet", name)]).await?;
        read(browser, &address).await
    };
    let second = choose(&mut browser, "Cận nghèo").await?;
    assert!(second.one("main").contains("Đang đọc trang “Cận nghèo”"), "{}", second.one("main"));
    let first = choose(&mut browser, "Nghèo").await?;
    assert_eq!(post(&mut browser, &format!("{address}/columns"), &columns(&first)).await?.status, 303);

    let page = read(&mut browser, &address).await?;
    let name = page.attribute("select[name^=village-]", "name").expect("a name that is no village");
    for village in ["01954.01", "01954.02", ""] {
        let chosen = [("csrf", csrf.as_str()), (name.as_str(), village), ("act", "look")];
        assert_eq!(browser.post(&format!("{address}/check"), &chosen).await?.status, 303);
        let page = read(&mut browser, &address).await?;
        let selected = page.attribute(&format!("select[name='{name}'] option[selected]"), "value");
        assert_eq!(selected.as_deref(), Some(village));
    }
    Ok(())
}
