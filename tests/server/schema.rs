//! Every schema that the commune ever had still opens, with its rows.

use so_thon::server::store::sqlite::{MIGRATIONS, SqliteStore};
use so_thon::server::store::{ChangedRecord, ChangesQuery, CommuneStore};
use so_thon::sqlite::{self, Role};

use crate::support::{household, village};

const FIRST: &str = include_str!("../fixtures/schema/commune-v1.sql");
const SECOND: &str = include_str!("../fixtures/schema/commune-v2.sql");

#[test]
fn released_migrations_are_frozen() {
    assert_eq!(MIGRATIONS[0].sql, FIRST, "a released migration is never edited: add a new one");
    assert_eq!(MIGRATIONS[1].sql, SECOND, "a released migration is never edited: add a new one");
    assert!((1..).zip(&MIGRATIONS).all(|(number, migration)| migration.number == number));
}

#[tokio::test]
async fn the_first_schema_still_opens_and_its_feed_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("commune.db");
    let json = serde_json::to_string(&household(1)).unwrap();
    {
        let db = sqlite::open(&path, None, Role::Writer).unwrap();
        db.execute_batch(FIRST).unwrap();
        db.execute_batch(
            "INSERT INTO communes VALUES ('01954', 'xã', 'tỉnh', '', zeroblob(32), 'e', 1, 0, 7);
             INSERT INTO villages VALUES ('01954', '01954.01', 'Thôn một', 0);",
        )
        .unwrap();
        let id = household(1).id;
        db.execute("INSERT INTO households VALUES ('01954', ?1, '01954.01', '001', 3, ?2)", (id.0.as_bytes(), &json))
            .unwrap();
        db.execute("INSERT INTO changes VALUES ('01954', 'household', ?1, '01954.01', 7)", [id.0.as_bytes()]).unwrap();
        db.pragma_update(None, "user_version", 1).unwrap();
    }
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.counts().await.unwrap().schema, u32::try_from(MIGRATIONS.len()).unwrap());
    let query = ChangesQuery { villages: vec![village(1)], device: None, after: 6, limit: 10, max_bytes: usize::MAX };
    let page = store.changes(query).await.unwrap();
    assert!(matches!(&page.records[..], [ChangedRecord::Household { version: 3, json: kept }] if *kept == json));
    assert_eq!(page.next, 7);
}
