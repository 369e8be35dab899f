//! The journal, backups, one person's data.

use chrono::TimeDelta;
use so_thon::server::store::{Book, By, Checkpoint, CopyFault, JournalQuery, LineFault};

use so_thon::server::{daily, keep, secret};

use super::desk::{Office, phieng_leng};

#[tokio::test]
async fn opening_a_file_stands_in_the_journal_as_a_sentence() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let household = office.poor_of(&phieng_leng())[0].clone();
    office.signed_in("hanh").await?.get(&format!("/households/{}", household.id)).await?;

    let mut chairman = office.signed_in("chutich").await?;
    let page = chairman.get("/journal").await?;
    let line = page.all(".trust-lines tbody tr td:nth-child(3)").remove(1);
    let subject = format!("hộ {} ({})", household.number, household.head_name());
    assert_eq!(line, format!("Nguyễn Thị Hạnh mở hồ sơ {subject}, thôn Phiêng Lềng"));
    let to = page.attribute(".trust-lines tbody a", "href");
    assert_eq!(to, Some(format!("/households/{}", household.id)));
    assert!(page.one(".trust-chain").contains("Sổ mở xem còn nguyên: 3 dòng"), "{}", page.one(".trust-chain"));

    let changes = chairman.get("/journal?book=change").await?;
    assert!(changes.all(".trust-lines tbody td:nth-child(3)").iter().any(|line| line.contains("đưa kế hoạch vào sổ")));
    Ok(())
}

#[tokio::test]
async fn the_journal_is_found_by_person_household_and_day() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let poor = office.poor_of(&phieng_leng());
    let mut hanh = office.signed_in("hanh").await?;
    hanh.get(&format!("/households/{}", poor[0].id)).await?;
    hanh.get(&format!("/households/{}", poor[1].id)).await?;
    let mut admin = office.signed_in("quantri").await?;
    admin.get(&format!("/households/{}", poor[0].id)).await?;

    let rows = |page: &super::desk::Page| page.all(".trust-lines tbody tr").len();
    // Two signed in, and three files were opened.
    assert_eq!(rows(&admin.get("/journal").await?), 5);
    assert_eq!(rows(&admin.get("/journal?who=hanh").await?), 3);
    let number = &poor[0].number;
    assert_eq!(rows(&admin.get(&format!("/journal?village=01954.07&household={number}")).await?), 2);
    assert_eq!(rows(&admin.get("/journal?day=2026-11-12").await?), 5);
    assert_eq!(rows(&admin.get("/journal?day=2026-11-13").await?), 0);
    assert_eq!(rows(&admin.get("/journal?household=999&village=01954.07").await?), 0);
    assert_eq!(admin.get("/journal?day=hom-nay").await?.status, 400);
    for reader in ["hanh", "truongthon"] {
        assert_eq!(office.signed_in(reader).await?.get("/journal").await?.status, 403, "{reader}");
    }
    Ok(())
}

#[tokio::test]
async fn the_journals_file_computes_nothing_in_a_spreadsheet_and_is_written_down() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let by = By::user("=cmd|' /C calc'!A0", office.clock_now());
    office.store.note(Book::Access, by.note("open_household", "household/x".to_owned(), "", String::new())).await?;
    let page = office.signed_in("giamsat").await?.get("/journal/export.csv").await?;
    assert!(page.text.contains(",'=cmd|' /C calc'!A0,"), "{}", page.text);
    let disposition = page.headers.get("content-disposition").expect("a file").to_str()?.to_owned();
    assert_eq!(disposition, "attachment; filename=\"so-thon-nhat-ky-access.csv\"");
    let lines = office.store.journal(JournalQuery::all(Book::Access, 5)).await?;
    assert_eq!(lines[0].note.action, "export_journal");
    Ok(())
}

#[tokio::test]
async fn a_changed_a_missing_and_a_cut_line_are_each_told() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let by = By::user("hanh", office.clock_now());
    for number in 0..5 {
        let subject = format!("household/{number}");
        office.store.note(Book::Access, by.note("open_household", subject, "01954.07", String::new())).await?;
    }
    assert!(office.store.walk_log(Vec::new()).await?.whole());
    let mut chairman = office.signed_in("chutich").await?;
    let signed: so_thon::protocol::signed::Signed =
        serde_json::from_str(&chairman.get("/journal/checkpoint.json").await?.text)?;
    let checkpoint: Checkpoint = signed.open(&office.server.state.commune.public_key)?;

    let broken = |sql: &'static str| {
        let path = office.database();
        let store = std::sync::Arc::clone(&office.store);
        let checkpoint = checkpoint.clone();
        async move {
            let copy = path.with_extension("tampered.db");
            if copy.exists() {
                std::fs::remove_file(&copy)?;
            }
            store.backup(copy.clone(), By::command_line(chrono::Utc::now())).await?.expect("a copy");
            let connection = rusqlite::Connection::open(&copy)?;
            connection.execute(sql, [])?;
            drop(connection);
            let tampered = so_thon::server::store::sqlite::SqliteStore::open(&copy)?;
            let state = so_thon::server::store::CommuneStore::walk_log(&tampered, vec![checkpoint]).await?;
            drop(tampered);
            anyhow::Ok((state, so_thon::server::store::sqlite::SqliteStore::look_at(&copy)?))
        }
    };
    let text = broken("UPDATE journal SET actor = 'ai đó' WHERE book = 'access' AND seq = 3").await?;
    let found = text.0.books[0].broken.expect("broken");
    assert_eq!((found.seq, found.fault), (3, LineFault::Text));
    assert!(text.0.unmet.is_empty(), "the line that is told, and none behind it");
    assert!(!text.0.whole());
    assert!(matches!(&text.1, Err(CopyFault::Journal { book, .. }) if book == "access"), "{:?}", text.1);
    let gap = broken("DELETE FROM journal WHERE book = 'access' AND seq = 2").await?.0;
    let found = gap.books[0].broken.expect("broken");
    assert_eq!((found.seq, found.fault), (2, LineFault::Missing));
    let cut = broken("DELETE FROM journal WHERE book = 'access' AND seq > 3").await?.0;
    assert_eq!(cut.books[0].broken, None, "the chain alone does not show it");
    assert!(!cut.whole());
    assert_eq!((cut.unmet.len(), cut.unmet[0].head.seq), (1, 6));
    Ok(())
}

#[tokio::test]
async fn a_backup_by_button_is_listed_fetched_and_put_back() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut admin = office.signed_in("quantri").await?;
    let page = admin.get("/backup").await?;
    assert!(page.one(".banner").contains("Chưa sao lưu lần nào"));
    let csrf = page.csrf();
    let made = admin.post("/backup", &[("csrf", &csrf)]).await?;
    assert_eq!(made.location.as_deref(), Some("/backup?done=backed-up"));
    let page = admin.get("/backup").await?;
    assert!(page.all(".banner").is_empty());
    let fetch = page.attribute(".trust-acts a", "href").expect("a file");
    let name = fetch.rsplit('/').next().expect("a name").to_owned();
    let file = admin.get(&fetch).await?;
    assert_eq!(file.status, 200);
    assert!(file.text.starts_with("SQLite format 3"));

    // Something after the backup.
    let household = office.poor_of(&phieng_leng())[0].clone();
    let mut changed = household.clone();
    changed.address = "Đầu thôn".to_owned();
    office.clock.advance(TimeDelta::minutes(1));
    office.store.put_households(vec![changed], office.by()).await?;

    let ask = admin.get(&format!("/backup/restore?file={name}")).await?;
    assert!(ask.one(".trust-counts").contains("1 lần sửa hồ sơ hộ"), "{}", ask.one(".trust-counts"));
    let wrong = [("csrf", csrf.as_str()), ("file", &name), ("word", "ừ")];
    assert_eq!(admin.post("/backup/restore", &wrong).await?.status, 422);
    let form = [("csrf", csrf.as_str()), ("file", &name), ("word", "lay lai")];
    let done = admin.post("/backup/restore", &form).await?;
    assert_eq!((done.status, done.location.as_deref()), (303, Some("/sign-in?done=restored")), "{}", done.text);
    let now = office.store.household(household.id).await?.expect("the household").household;
    assert_eq!(now.address, household.address);
    assert_eq!(admin.get("/backup").await?.status, 303, "every session ended");

    let mut admin = office.signed_in("quantri").await?;
    let page = admin.get("/backup").await?;
    assert_eq!(page.all("tbody tr").len(), 2, "what was replaced is kept");
    let journal = admin.get("/journal?book=change").await?;
    assert!(journal.one(".trust-lines tbody td:nth-child(3)").contains("lấy lại sổ của xã từ một bản sao lưu"));
    assert!(!journal.one(".trust-chain").contains("cắt"), "{}", journal.one(".trust-chain"));
    Ok(())
}

#[tokio::test]
async fn a_session_of_before_the_backup_does_not_live_again_after_it() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut old = office.signed_in("hanh").await?;
    let copy = office.database().with_file_name("monday.db");
    office.store.backup(copy.clone(), office.by()).await?.expect("a copy");
    let csrf = old.get("/").await?.csrf();
    old.post("/sign-out", &[("csrf", &csrf)]).await?;
    let aside = office.database().with_file_name("aside.db");
    office.store.restore(copy, aside, office.by()).await?.expect("restored");
    assert_eq!(old.get("/").await?.status, 303);
    Ok(())
}

#[tokio::test]
async fn files_that_are_no_backup_of_this_commune_are_refused_in_words_and_change_nothing() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut admin = office.signed_in("quantri").await?;
    let csrf = admin.get("/backup").await?.csrf();
    let before = office.store.contents().await?;
    let copy = office.database().with_file_name("good.db");
    office.store.backup(copy.clone(), office.by()).await?.expect("a copy");
    let good = std::fs::read(&copy)?;
    let mut damaged = good.clone();
    let half = damaged.len() / 2;
    damaged.truncate(half);
    let strange = office.database().with_file_name("strange.db");
    std::fs::write(&strange, &good)?;
    let connection = rusqlite::Connection::open(&strange)?;
    connection.execute_batch("CREATE TRIGGER own AFTER INSERT ON sessions BEGIN SELECT 1; END;")?;
    drop(connection);
    let strange = std::fs::read(&strange)?;

    for (bytes, said) in [
        (b"khong phai".to_vec(), "không phải bản sao lưu"),
        (Vec::new(), "không phải bản sao lưu"),
        (damaged, "đã hỏng"),
        (strange, "bảng lạ"),
    ] {
        let page = admin.upload("/backup/upload", &[("csrf", &csrf)], &bytes).await?;
        assert_eq!(page.status, 422);
        assert!(page.one(".trouble").contains(said), "{}", page.one(".trouble"));
    }
    assert_eq!(admin.upload("/backup/upload", &[], &good).await?.status, 403);
    let other = Office::open_as("khác", [9; 32]).await?;
    let mut stranger = other.signed_in("quantri").await?;
    let theirs = stranger.get("/backup").await?.csrf();
    let taken = stranger.upload("/backup/upload", &[("csrf", &theirs)], &good).await?;
    let to = taken.location.expect("the next page");
    let refused = stranger.get(&to).await?;
    assert_eq!(refused.status, 422);
    assert!(refused.one(".trouble").contains("sổ của nơi khác"));
    assert_eq!(office.store.contents().await?.rows, before.rows);
    Ok(())
}

#[tokio::test]
async fn only_the_administrator_keeps_backups_and_no_name_is_a_path() -> anyhow::Result<()> {
    let office = Office::open().await?;
    for name in ["hanh", "chutich", "giamsat", "truongthon"] {
        let mut browser = office.signed_in(name).await?;
        let csrf = browser.get("/account").await.map(|page| page.csrf()).unwrap_or_default();
        assert_eq!(browser.get("/backup").await?.status, 403, "{name}");
        assert_eq!(browser.post("/backup", &[("csrf", &csrf)]).await?.status, 403, "{name}");
    }
    let mut admin = office.signed_in("quantri").await?;
    for path in ["..%2Fcommune.db", "..%2F..%2Fcommune.db", "commune.db", "%2Fetc%2Fpasswd", "..%5Ccommune.db", "%00"] {
        assert_eq!(admin.get(&format!("/backup/files/{path}")).await?.status, 404, "{path}");
        assert_eq!(admin.get(&format!("/backup/restore?file={path}")).await?.status, 404, "{path}");
    }
    Ok(())
}

#[tokio::test]
async fn copies_follow_each_other_only_so_fast() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let mut reader = office.signed_in("giamsat").await?;
    let mut last = 0;
    for _ in 0..40 {
        last = reader.get("/journal/export.csv").await?.status;
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
    Ok(())
}

#[tokio::test]
async fn a_person_is_found_without_marks_and_by_number_and_corrected_once() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let household = office.poor_of(&phieng_leng())[0].clone();
    let member = household.head().expect("a head").clone();
    let mut hanh = office.signed_in("hanh").await?;
    let folded = so_thon::domain::text::fold(&member.name).replace(' ', "%20");
    let found = hanh.get(&format!("/person?q={folded}")).await?;
    assert!(found.all("tbody th a").contains(&member.name), "{:?}", found.all("tbody th a"));

    let path = format!("/person/{}/{}", household.id, member.id);
    let page = hanh.get(&path).await?;
    assert_eq!(page.one("h1"), format!("Dữ liệu về {}", member.name));
    let csrf = page.csrf();
    let value = |name: &str| page.attribute(&format!("[name={name}]"), "value").unwrap_or_default();
    let (expected, id_number) = (value("expected"), value("id_number"));
    let form = [
        ("csrf", csrf.as_str()),
        ("expected", &expected),
        ("name", "Lý A Sình"),
        ("sex", "male"),
        ("birth", "02/03/1969"),
        ("relation", "head"),
        ("id_number", &id_number),
        ("ethnicity", "Tày"),
        ("address", "Đầu thôn"),
        ("phone", ""),
        ("reason", "Ông Sình xin sửa tên ghi sai"),
    ];
    let wrong: Vec<(&str, &str)> =
        form.iter().map(|(name, value)| (*name, if *name == "birth" { "32/13/1969" } else { value })).collect();
    let refused = hanh.post(&format!("{path}/correct"), &wrong).await?;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.attribute("[name=name]", "value").as_deref(), Some("Lý A Sình"), "what was typed is kept");

    for _ in 0..2 {
        let done = hanh.post(&format!("{path}/correct"), &form).await?;
        assert_eq!(done.location, Some(format!("{path}?done=person-corrected")), "{}", done.text);
    }
    let after = office.store.household(household.id).await?.expect("the household");
    assert_eq!(after.version, 2, "a form sent twice counts once");
    assert_eq!(after.household.head().expect("a head").name, "Lý A Sình");
    let lines = office.store.journal(JournalQuery::all(Book::Change, 3)).await?;
    assert_eq!(lines.iter().filter(|line| line.note.action == "correct_person").count(), 1);

    let mut late = form.to_vec();
    late[2] = ("name", "Lý A Xình");
    let stale = hanh.post(&format!("{path}/correct"), &late).await?;
    assert_eq!(stale.status, 409);
    assert_eq!(stale.attribute("[name=name]", "value").as_deref(), Some("Lý A Xình"));
    Ok(())
}

#[tokio::test]
async fn what_is_held_about_a_person_names_nobody_else_of_the_household() -> anyhow::Result<()> {
    let office = Office::open().await?;
    let household = office.poor_of(&phieng_leng()).into_iter().find(|one| one.members.len() > 2).expect("a family");
    let (one, other) = (&household.members[0], &household.members[1]);
    let mut hanh = office.signed_in("hanh").await?;
    let file = hanh.get(&format!("/person/{}/{}/data.json", household.id, one.id)).await?;
    let value: serde_json::Value = serde_json::from_str(&file.text)?;
    assert_eq!(value["person"]["name"], one.name.as_str());
    assert!(!file.text.contains(&other.id.to_string()), "{}", file.text);
    assert!(other.id_number.is_empty() || !file.text.contains(&other.id_number));
    let lines = office.store.journal(JournalQuery::all(Book::Access, 1)).await?;
    assert_eq!(lines[0].note.action, "export_person");
    for reader in ["giamsat", "truongthon"] {
        let mut browser = office.signed_in(reader).await?;
        assert_eq!(browser.get(&format!("/person/{}/{}", household.id, one.id)).await?.status, 403, "{reader}");
    }
    Ok(())
}

#[tokio::test]
async fn a_copy_brought_from_elsewhere_has_more_time_than_other_requests() -> anyhow::Result<()> {
    let office = Office::hurried().await?;
    let mut admin = office.let_in("quantri").await?;
    let seed = &office.store.commune().signing_seed;
    let csrf = secret::csrf_token(seed, &admin.cookie(so_thon::server::auth::COOKIE), "quantri");
    let copy = office.folder().join("monday.db");
    office.store.backup(copy.clone(), office.by()).await?.expect("a copy");
    let (fields, file) = ([("csrf", csrf.as_str())], std::fs::read(&copy)?);
    let copy = admin.begin_upload("/backup/upload", &fields, &file).await?;
    let usual = office.let_in("hanh").await?.begin_upload("/plan/upload", &fields, &file).await?;
    assert_eq!(usual.given_up().await?, 503, "a usual request whose half does not come has no time here");
    assert_eq!(copy.finish().await?, 303, "a copy that began before it is still waited for");
    let start = admin.get("/register/import").await?;
    assert_eq!(start.status, 200, "a list of a whole commune has it too");
    Ok(())
}

#[tokio::test]
async fn a_copy_that_broke_off_leaves_nothing_behind() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut admin = office.signed_in("quantri").await?;
    let csrf = admin.get("/backup").await?.csrf();
    assert_eq!(admin.upload("/backup/upload", &[("csrf", &csrf)], b"half").await?.status, 422);
    let left: Vec<_> = std::fs::read_dir(office.folder().join("backups"))?.collect();
    assert!(left.is_empty(), "{left:?}");
    Ok(())
}

#[tokio::test]
async fn the_days_copy_is_made_once_a_day_and_fourteen_are_kept() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let state = &office.server.state;
    let made = || keep::list(office.folder()).map(|kept| kept.len()).map_err(|error| anyhow::anyhow!("{error}"));
    let copy = async || daily::copy_if_due(state, office.folder()).await.map_err(|error| anyhow::anyhow!("{error}"));
    // The looks of two days, the first one at once.
    let mut copies = Vec::new();
    for look in 0..=2 * 24 * 4 {
        if copy().await? {
            copies.push(daily::LOOK_EVERY * look);
        }
        office.clock.advance(TimeDelta::from_std(daily::LOOK_EVERY)?);
    }
    let hours: Vec<_> = copies.iter().map(|at| at.as_secs() / 3600).collect();
    assert_eq!((hours, made()?), (vec![0, 24, 48], 3));

    // A copy that someone asked for is the day's copy too.
    office.clock.advance(TimeDelta::hours(20));
    let asked = keep::backup(state, office.folder(), keep::Reason::Asked, office.by()).await;
    asked.map_err(|error| anyhow::anyhow!("{error}"))?.expect("a copy");
    office.clock.advance(TimeDelta::hours(10));
    assert!(!copy().await?);

    for _ in 0..20 {
        office.clock.advance(TimeDelta::days(1));
        assert!(copy().await?);
        assert!(!copy().await?, "not twice a day");
    }
    assert_eq!(made()?, 14 + 1, "the fourteen newest of the day's, and the one that was asked for");

    // The clock was a year ahead and is set right: the copies of that year do not stand for today's.
    office.clock.advance(-TimeDelta::days(365));
    assert!(copy().await?);
    Ok(())
}

#[tokio::test]
async fn signing_in_stands_in_the_journal_and_guessing_fills_no_disk() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let lines = async || office.store.journal(JournalQuery::all(Book::Access, 100)).await;
    let mut stranger = office.browser();
    for password in ["một", "hai", "ba"] {
        let said = [("name", "hanh"), ("password", password)];
        assert_eq!(stranger.post("/sign-in", &said).await?.status, 401);
    }
    let nobody = [("name", "mat-khau-go-nham-vao-day"), ("password", "bốn")];
    assert_eq!(stranger.post("/sign-in", &nobody).await?.status, 401);

    let mut hanh = office.signed_in("hanh").await?;
    let told: Vec<_> = lines().await?.into_iter().rev().map(|line| line.note).collect();
    let said: Vec<_> =
        told.iter().map(|note| (note.actor.as_str(), note.action.as_str(), note.detail.as_str())).collect();
    let failed = ("not-signed-in", "sign_in_failed", r#"{"tries":1}"#);
    assert_eq!(said, [failed, ("hanh", "sign_in", r#"{"failed":2}"#)], "one line for three tries, none for no account");
    assert_eq!((told[0].subject.as_str(), told[1].subject.as_str()), ("user/hanh", "session/hanh"));

    // An hour later a try is a line again, and no earlier.
    office.clock.advance(TimeDelta::minutes(59));
    let wrong = [("name", "hanh"), ("password", "năm")];
    stranger.post("/sign-in", &wrong).await?;
    office.clock.advance(TimeDelta::minutes(1));
    stranger.post("/sign-in", &wrong).await?;
    let csrf = hanh.get("/").await?.csrf();
    hanh.post("/sign-out", &[("csrf", &csrf)]).await?;

    let page = office.signed_in("chutich").await?.get("/journal").await?;
    let said = page.all(".trust-lines tbody tr td:nth-child(3)");
    let wanted = [
        "Triệu Văn Kiên đăng nhập",
        "Nguyễn Thị Hạnh đăng xuất",
        "Người chưa đăng nhập đăng nhập không được vào tài khoản của Nguyễn Thị Hạnh, 2 lần từ dòng trước",
        "Nguyễn Thị Hạnh đăng nhập, sau 2 lần nhập sai",
        "Người chưa đăng nhập đăng nhập không được vào tài khoản của Nguyễn Thị Hạnh, 1 lần từ dòng trước",
    ];
    assert_eq!(said, wanted);
    Ok(())
}
