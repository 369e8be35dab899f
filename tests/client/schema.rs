//! Every schema ever released still opens; a newer one is refused and left alone.

use rusqlite::Connection;
use so_thon::sqlite::{self, Migration, Role, SqliteError};
use so_thon::store::{MIGRATIONS, Store, StoreError};
use tempfile::TempDir;

use crate::phone::{KEY, database};

#[test]
fn released_migrations_are_frozen() {
    let released = include_str!("../fixtures/schema/client-v1.sql");
    assert_eq!(MIGRATIONS[0].sql, released, "a released migration is never edited: add a new one");
    let numbers: Vec<u32> = MIGRATIONS.iter().map(|migration| migration.number).collect();
    let expected: Vec<u32> = (1..).take(MIGRATIONS.len()).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn first_schema_still_opens_with_its_rows() {
    let folder = TempDir::new().unwrap();
    {
        let db = sqlite::open(&database(folder.path()), Some(&KEY), Role::Writer).unwrap();
        db.execute_batch(include_str!("../fixtures/schema/client-v1.sql")).unwrap();
        db.execute_batch("INSERT INTO settings (one, lang, text_percent, theme) VALUES (1, 'en', 150, 'dark')")
            .unwrap();
        db.pragma_update(None, "user_version", 1).unwrap();
    }
    let store = Store::open(&database(folder.path()), &KEY).unwrap();
    let text: u32 = store.connection().query_row("SELECT text_percent FROM settings", [], |row| row.get(0)).unwrap();
    assert_eq!(text, 150);
}

#[test]
fn newer_schema_is_refused_and_left_alone() {
    let folder = TempDir::new().unwrap();
    drop(Store::open(&database(folder.path()), &KEY).unwrap());
    {
        let db = sqlite::open(&database(folder.path()), Some(&KEY), Role::Writer).unwrap();
        db.pragma_update(None, "user_version", 999).unwrap();
    }
    assert_eq!(Store::open(&database(folder.path()), &KEY).err(), Some(StoreError::NewerSchema));
    let db = sqlite::open(&database(folder.path()), Some(&KEY), Role::Writer).unwrap();
    assert_eq!(sqlite::version(&db).unwrap(), 999);
}

#[test]
fn failed_migration_leaves_the_schema_before_it() {
    let mut db = Connection::open_in_memory().unwrap();
    let good = Migration { number: 1, name: "good", sql: "CREATE TABLE a (x INTEGER) STRICT;" };
    let bad = Migration {
        number: 2,
        name: "bad",
        sql: "CREATE TABLE b (x INTEGER) STRICT; CREATE TABLE a (x INTEGER) STRICT;",
    };
    assert!(matches!(sqlite::migrate(&mut db, &[good, bad]), Err(SqliteError::Other(_))));
    assert_eq!(sqlite::version(&db).unwrap(), 1);
    let tables: u32 =
        db.query_row("SELECT count(*) FROM sqlite_schema WHERE name = 'b'", [], |row| row.get(0)).unwrap();
    assert_eq!(tables, 0);
}

#[test]
fn migrating_twice_changes_nothing() {
    let mut db = Connection::open_in_memory().unwrap();
    assert_eq!(sqlite::migrate(&mut db, MIGRATIONS).unwrap(), 1);
    assert_eq!(sqlite::migrate(&mut db, MIGRATIONS).unwrap(), 1);
}
