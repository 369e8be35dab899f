//! `commune account`: the way back in for who lost a password or a second factor, while the office is open.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use so_thon::server::store::{AccountChange, Book, By, JournalQuery};

use super::desk::Office;

fn account(folder: &Path, words: &[&str]) -> anyhow::Result<Output> {
    Ok(Command::new(env!("CARGO_BIN_EXE_commune")).arg("account").args(words).arg("--dir").arg(folder).output()?)
}

#[tokio::test]
async fn the_last_administrator_gets_back_in_while_the_commune_is_served() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let mut before = office.signed_in("quantri").await?;
    for change in [AccountChange::Factor(Some([7; 20])), AccountChange::FactorConfirmed { recovery: vec![[1; 32]] }] {
        office.store.change_account("quantri".to_owned(), change, office.by()).await?;
    }
    let listed = String::from_utf8(account(office.folder(), &["list"])?.stdout)?;
    assert!(listed.contains("quantri · Đinh Thị Lan · quản trị · có mã xác nhận\n"), "{listed}");

    let reset = account(office.folder(), &["reset", "QuanTri", "--json"])?;
    let said: Value = serde_json::from_slice(&reset.stdout)?;
    assert_eq!((reset.status.code(), said["user"].as_str()), (Some(0), Some("quantri")));
    assert_eq!(before.get("/").await?.location.as_deref(), Some("/sign-in"), "what was open is closed");
    let mut admin = office.browser();
    let password = said["password"].as_str().expect("a password");
    let page = admin.post("/sign-in", &[("name", "quantri"), ("password", password)]).await?;
    assert_eq!((page.status, page.location.as_deref()), (303, Some("/")), "no second factor is asked for");
    assert_eq!(admin.get("/users").await?.location.as_deref(), Some("/account"), "a password of one's own comes first");
    assert_eq!(office.store.account_lists("quantri".to_owned(), office.clock_now()).await?.recovery_left, 0);
    let lines = office.store.journal(JournalQuery::all(Book::Change, 2)).await?;
    let lines: Vec<_> = lines.iter().map(|line| (line.note.actor.as_str(), line.note.action.as_str())).collect();
    assert_eq!(lines, [("command-line", "reset_password"), ("command-line", "reset_factor")]);
    Ok(())
}

#[tokio::test]
async fn an_unknown_name_is_told_and_a_disabled_account_stays_so() -> anyhow::Result<()> {
    let office = Office::empty().await?;
    let unknown = account(office.folder(), &["reset", "quan-tri"])?;
    let said = String::from_utf8(unknown.stderr)?;
    assert_eq!(unknown.status.code(), Some(2));
    assert!(said.contains("Không có tài khoản quan-tri") && said.contains("commune account list"), "{said}");

    let by = By::command_line(office.clock_now());
    office.store.change_account("hanh".to_owned(), AccountChange::Disable, by).await?;
    let reset = String::from_utf8(account(office.folder(), &["reset", "hanh"])?.stdout)?;
    assert!(reset.contains("Tài khoản này đang khoá"), "{reset}");
    let user = office.store.user("hanh".to_owned()).await?.expect("the officer");
    assert!(user.account.disabled_at.is_some() && user.account.must_change);
    Ok(())
}
