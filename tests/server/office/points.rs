//! Points tables of sheet B1: looked at first, in force only after they were confirmed.

use super::desk::Office;

/// Made up: no line of any instrument.
const TABLE: &str = "\
group,item,condition,points,region,area
Nhóm thử,Mục thử một,điều kiện A,10,Vùng thử,rural
Nhóm thử,Mục thử một,điều kiện B,0,Vùng thử,rural
Nhóm thử hai,Mục thử hai,điều kiện C,-5,Vùng thử,rural
Nhóm thử hai,Mục thử hai,điều kiện D,25,Vùng thử,rural
";

#[tokio::test]
async fn a_table_is_in_force_only_after_it_was_confirmed() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/points").await?.csrf();
    let fields = [("csrf", csrf.as_str()), ("id", "bang-thu"), ("source", "Bảng bịa để thử")];
    let page = browser.upload("/points/check", &fields, TABLE.as_bytes()).await?;
    assert_eq!(page.status, 200, "{}", page.text);
    assert_eq!(page.all("table.points tbody").len(), 2, "an item a body");
    assert!(page.one("main").contains("Bảng này chưa dùng."));
    assert!(office.store.points().await?.is_empty(), "nothing is in force until confirmed");

    let hidden = |name: &str| page.attribute(&format!("input[name={name}]"), "value").expect("a hidden field");
    let (id, source, file) = (hidden("id"), hidden("source"), hidden("file"));
    let form = [("csrf", csrf.as_str()), ("id", &id), ("source", &source), ("file", &file)];
    let done = browser.post("/points", &form).await?;
    assert_eq!((done.status, done.location.as_deref()), (303, Some("/points?done=points-imported")));
    let again = browser.post("/points", &form).await?;
    assert_eq!(again.location.as_deref(), Some("/points?done=points-same"), "a second press adds nothing");
    let tables = office.store.points().await?;
    assert_eq!(
        (tables.len(), tables[0].table.name(), tables[0].table.imported_by.as_str()),
        (1, "bang-thu@1".to_owned(), "hanh")
    );

    let changed = TABLE.replace("25", "30");
    let page = browser.upload("/points/check", &fields, changed.as_bytes()).await?;
    assert!(page.one("main").contains("bản 2 thay bản 1"), "{}", page.one("main"));
    let file = page.attribute("input[name=file]", "value").expect("the file");
    browser.post("/points", &[("csrf", &csrf), ("id", &id), ("source", &source), ("file", &file)]).await?;
    let list = browser.get("/points").await?.all("section[aria-labelledby=versions-title] tbody tr");
    assert!(list[0].contains("bản 2") && list[0].contains("đang dùng"), "{list:?}");
    assert!(list[1].contains("bản 1") && list[1].contains("bản cũ"), "{list:?}");
    assert!(browser.get("/points/bang-thu/1").await?.one("main").contains("điều kiện D"));
    assert_eq!(browser.get("/points/bang-thu/3").await?.status, 404);
    Ok(())
}

#[tokio::test]
async fn every_fault_of_a_file_is_a_sentence_with_its_line() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/points").await?.csrf();
    let fields = [("csrf", csrf.as_str()), ("id", "bang-thu"), ("source", "Bảng bịa")];
    let bad = TABLE.replace("điều kiện A,10", "điều kiện A,mười").replace("điều kiện D,25", ",25");
    let page = browser.upload("/points/check", &fields, bad.as_bytes()).await?;
    assert_eq!(page.status, 422);
    let faults = page.all("#faults li");
    assert_eq!(faults.len(), 2, "{faults:?}");
    assert!(faults[0].starts_with("Dòng 2, cột “") && faults[0].contains("mười"), "{faults:?}");
    assert!(faults[1].starts_with("Dòng 5, cột “"), "{faults:?}");
    assert_eq!(page.attribute("#points-source", "value").as_deref(), Some("Bảng bịa"), "what was typed stays");

    let windows_1258 = b"nh\xf3m,m\xf4c,\xd0i\xea\x80u,\xfe\n".to_vec();
    let with_bom = [b"\xef\xbb\xbf".as_slice(), TABLE.as_bytes()].concat();
    let semicolons = TABLE.replace(',', ";").into_bytes();
    for (name, file) in [
        ("Windows-1258", windows_1258),
        ("NUL", TABLE.replace("thử", "th\0ử").into_bytes()),
        ("no heading", TABLE.lines().skip(1).collect::<Vec<_>>().join("\n").into_bytes()),
        ("one line", b"x".to_vec()),
        ("BOM", with_bom),
        ("semicolons", semicolons),
    ] {
        let page = browser.upload("/points/check", &fields, &file).await?;
        if page.status == 200 {
            assert!(["BOM", "semicolons"].contains(&name), "{name} was read");
            continue;
        }
        let faults = page.all("#faults li");
        assert!(page.status == 422 && !faults.is_empty(), "{name}: {}", page.status);
        assert!(faults.iter().all(|fault| !fault.contains("points-error")), "{name}: {faults:?}");
    }
    assert!(office.store.points().await?.is_empty());
    Ok(())
}

#[tokio::test]
async fn a_file_of_many_megabytes_is_turned_away_with_a_sentence() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let csrf = browser.get("/points").await?.csrf();
    let fields = [("csrf", csrf.as_str()), ("id", "bang-thu"), ("source", "Bảng bịa")];
    let page = browser.upload("/points/check", &fields, &vec![b'a'; 100 * 1024 * 1024]).await?;
    assert_eq!(page.status, 422);
    assert!(page.one("#trouble").contains("lớn quá 1 MB"), "{}", page.one("#trouble"));
    let page = browser.upload("/points/check", &[("csrf", &csrf), ("id", "Có dấu"), ("source", "")], b"").await?;
    assert_eq!(page.all("#trouble li").len(), 3, "{}", page.one("#trouble"));
    Ok(())
}

#[tokio::test]
async fn nobody_imports_without_the_right_or_from_elsewhere() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut browser = office.signed_in("hanh").await?;
    let page = browser.upload("/points/check", &[("csrf", "x"), ("id", "a"), ("source", "b")], b"a").await?;
    assert_eq!(page.status, 403);
    assert_eq!(
        browser.post("/points", &[("csrf", "x"), ("id", "a"), ("source", "b"), ("file", "")]).await?.status,
        403
    );
    let mut supervisor = office.signed_in("giamsat").await?;
    let page = supervisor.get("/points").await?;
    assert!(page.all("form[action='/points/check']").is_empty() && page.one("main").contains("chỉ xem"));
    let csrf = page.csrf();
    let fields = [("csrf", csrf.as_str()), ("id", "a"), ("source", "b")];
    assert_eq!(supervisor.upload("/points/check", &fields, TABLE.as_bytes()).await?.status, 403);
    assert_eq!(office.browser().get("/points").await?.status, 303);
    Ok(())
}
