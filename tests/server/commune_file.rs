//! The commune's one file on a bad day: two programs on it, a disk that takes no more, a kill while it is put back.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::Barrier;
use std::time::Duration;

use so_thon::server::store::sqlite::{MIGRATIONS, SqliteStore};
use so_thon::server::store::{Book, By, CommuneStore, Ingested, JournalQuery, SharedStore};
use so_thon::sqlite::{self, Role};

use crate::store_contract::{checked, filled, phone};
use crate::support::{founding, noon, nth_household, plan, village, visit};

fn by() -> By {
    By::command_line(noon())
}

/// A founded commune with its plan and the first villages, closed.
async fn commune(folder: &Path) -> PathBuf {
    let path = folder.join("commune.db");
    let store: SharedStore = std::sync::Arc::new(SqliteStore::found(&path, &founding()).unwrap());
    filled(&store).await;
    path
}

fn command(args: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_commune")).args(args).arg("--data").arg(folder).output().unwrap()
}

/// The same where no file may grow beyond so many kilobytes.
fn command_where_files_end(kilobytes: u32, args: &[&str], folder: &Path) -> Output {
    Command::new("bash")
        .arg("-c")
        .arg(format!("trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" \"$@\""))
        .arg(env!("CARGO_BIN_EXE_commune"))
        .args(args)
        .arg("--data")
        .arg(folder)
        .output()
        .unwrap()
}

#[tokio::test]
async fn what_a_command_writes_while_it_is_served_is_in_the_next_receipts_digest() {
    let folder = tempfile::tempdir().unwrap();
    let path = commune(folder.path()).await;
    let served: SharedStore = std::sync::Arc::new(SqliteStore::open(&path).unwrap());
    let mut phone = phone(&served, 1, &[1]).await;
    let digest = async |phone: &mut crate::support::Phone, nth: usize| {
        let entry = phone.visit(&visit(&nth_household(1, nth)));
        match served.ingest(checked(phone, vec![entry])).await.unwrap() {
            Ingested::Taken { digests, .. } => digests[&village(1)].clone(),
            other => panic!("{other:?}"),
        }
    };
    // The writer has read the village's book now and goes on from it.
    digest(&mut phone, 0).await;
    {
        let command = SqliteStore::open(&path).unwrap();
        let mut household = nth_household(1, 5);
        household.members.truncate(1);
        command.put_households(vec![household], by()).await.unwrap();
        let mut next = plan();
        next.villages[0].poor_cut = Some(1);
        command.load_plan(next, None, Vec::new(), by()).await.unwrap();
    }
    let told = digest(&mut phone, 1).await;
    let fresh = SqliteStore::open(&path).unwrap().progress().await.unwrap();
    assert_eq!(told, fresh.villages[0].digest);
    let shown = served.progress().await.unwrap();
    assert_eq!(
        (&shown.commune, &shown.villages[0].digest),
        (&fresh.commune, &told),
        "the office's pages show the same"
    );
}

#[tokio::test]
async fn what_is_written_while_a_command_writes_for_long_waits_its_turn() {
    let folder = tempfile::tempdir().unwrap();
    let path = commune(folder.path()).await;
    let served = SqliteStore::open(&path).unwrap();
    let command = sqlite::open(&path, None, Role::Writer).unwrap();
    command.execute_batch("BEGIN IMMEDIATE").unwrap();
    let note = by().note("open_household", "household/1".to_owned(), "", String::new());
    let mut noted = tokio::spawn(served.note(Book::Access, note));
    // Longer than a connection waits by itself: an answer before that is an answer too early, whatever it says.
    let early = tokio::time::timeout(Duration::from_millis(5_500), &mut noted).await;
    assert!(early.is_err(), "{early:?}");
    command.execute_batch("COMMIT").unwrap();
    noted.await.unwrap().unwrap();
    assert_eq!(served.journal(JournalQuery::all(Book::Access, 5)).await.unwrap().len(), 1);
}

#[test]
fn two_programs_that_open_an_old_file_at_once_both_find_the_new_schema() {
    for _ in 0..5 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("commune.db");
        drop(sqlite::open(&path, None, Role::Writer).unwrap());
        let start = Barrier::new(2);
        let open = || {
            let mut db = sqlite::open(&path, None, Role::Writer).unwrap();
            start.wait();
            sqlite::migrate(&mut db, &MIGRATIONS).unwrap()
        };
        let last = std::thread::scope(|scope| {
            let other = scope.spawn(open);
            (open(), other.join().unwrap())
        });
        let known = MIGRATIONS.last().unwrap().number;
        assert_eq!(last, (known, known));
    }
}

#[tokio::test]
async fn a_backup_that_does_not_fit_leaves_no_file_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = commune(folder.path()).await;
    assert!(std::fs::metadata(&path).unwrap().len() > 300_000, "larger than what fits");
    let copy = folder.path().join("copy.db");
    let args = ["backup", copy.to_str().unwrap()];
    let full = command_where_files_end(200, &args, folder.path());
    assert!(!full.status.success(), "{full:?}");
    assert!(!copy.exists(), "half a copy would only take the room that is missing");
    let done = command(&args, folder.path());
    assert!(done.status.success() && copy.exists(), "{done:?}");
}

#[tokio::test]
async fn a_restore_that_does_not_fit_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = commune(folder.path()).await;
    let copy = folder.path().join("copy.db");
    assert!(command(&["backup", copy.to_str().unwrap()], folder.path()).status.success());
    let before = SqliteStore::open(&path).unwrap().contents().await.unwrap();
    let full = command_where_files_end(200, &["restore", copy.to_str().unwrap(), "--yes"], folder.path());
    assert!(!full.status.success(), "{full:?}");
    assert_eq!(SqliteStore::open(&path).unwrap().contents().await.unwrap().heads, before.heads);
    let left: Vec<_> = files(&folder.path().join("backups"));
    assert!(left.is_empty(), "{left:?}");
}

#[tokio::test]
async fn a_commune_of_a_newer_program_is_not_taken_for_a_damaged_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = commune(folder.path()).await;
    let copy = folder.path().join("copy.db");
    assert!(command(&["backup", copy.to_str().unwrap()], folder.path()).status.success());
    let newer = sqlite::open(&path, None, Role::Writer).unwrap();
    newer.pragma_update(None, "user_version", 999).unwrap();
    drop(newer);
    let refused = command(&["restore", copy.to_str().unwrap(), "--yes"], folder.path());
    assert!(!refused.status.success(), "{refused:?}");
    let kept = sqlite::open(&path, None, Role::Reader).unwrap();
    assert_eq!(sqlite::version(&kept).unwrap(), 999, "whoever was revoked in it stays revoked");
    drop(kept);
    // What nobody can read is set aside, and the copy takes its place.
    std::fs::write(&path, "không phải cơ sở dữ liệu").unwrap();
    let done = command(&["restore", copy.to_str().unwrap(), "--yes"], folder.path());
    assert!(done.status.success(), "{done:?}");
    assert!(SqliteStore::open(&path).unwrap().counts().await.unwrap().households > 0);
    assert_eq!(files(&folder.path().join("backups")).len(), 1);
}

#[tokio::test]
async fn a_restore_that_is_killed_leaves_the_old_state_or_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = commune(folder.path()).await;
    let copy = folder.path().join("copy.db");
    assert!(command(&["backup", copy.to_str().unwrap()], folder.path()).status.success());
    {
        let store = SqliteStore::open(&path).unwrap();
        let mut household = nth_household(1, 0);
        household.phone = "0912000111".to_owned();
        store.put_households(vec![household], by()).await.unwrap();
    }
    let mut put_back = 0;
    for step in 0..12_u64 {
        let before = SqliteStore::open(&path).unwrap().contents().await.unwrap().heads;
        let mut process = Command::new(env!("CARGO_BIN_EXE_commune"))
            .args(["restore", copy.to_str().unwrap(), "--yes", "--data"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(step * step * 5));
        process.kill().unwrap();
        process.wait().unwrap();
        let sound = SqliteStore::look_at(&path).unwrap();
        assert!(sound.is_ok(), "after {step}: {sound:?}");
        let store = SqliteStore::open(&path).unwrap();
        let restores = store.walk_log(Vec::new()).await.unwrap();
        assert!(restores.whole(), "after {step}: {restores:?}");
        if store.contents().await.unwrap().heads != before {
            put_back += 1;
            let lines = store.journal(JournalQuery::all(Book::Change, 1)).await.unwrap();
            assert_eq!(lines[0].note.action, "restore", "nothing else was written");
        }
    }
    assert!(command(&["restore", copy.to_str().unwrap(), "--yes"], folder.path()).status.success());
    let left: Vec<_> = files(folder.path()).into_iter().filter(|name| name.contains("restoring")).collect();
    assert!(left.is_empty(), "{left:?}, put back {put_back} times");
}

fn files(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
