//! Every schema that the commune ever had still opens, with its rows.

use so_thon::domain::calendar::due::Due;
use so_thon::domain::decision::Decision;
use so_thon::domain::meeting::Meeting;
use so_thon::domain::period::Period;
use so_thon::domain::posting::{Objection, Posting};
use so_thon::domain::review::{Review, Verdict};
use so_thon::domain::sent::SentReport;
use so_thon::protocol::attachment;
use so_thon::server::store::sqlite::{MIGRATIONS, SqliteStore};
use so_thon::server::store::{
    By, ChangedRecord, ChangesQuery, CommuneStore, OfficeRecord, RecordKey, RecordKind, RecordsQuery,
};
use so_thon::sqlite::{self, Role};

use crate::support::{household, village};

/// The migrations as they were released.
const RELEASED: [&str; 4] = [
    include_str!("../fixtures/schema/commune-v1.sql"),
    include_str!("../fixtures/schema/commune-v2.sql"),
    include_str!("../fixtures/schema/commune-v3.sql"),
    include_str!("../fixtures/schema/commune-v4.sql"),
];
const ROWS_OF_3: &str = include_str!("../fixtures/schema/commune-v3-rows.sql");
const ROWS_OF_4: &str = include_str!("../fixtures/schema/commune-v4-rows.sql");

#[test]
fn released_migrations_are_frozen() {
    for (migration, released) in MIGRATIONS.iter().zip(RELEASED) {
        assert_eq!(migration.sql, released, "a released migration is never edited: add a new one");
    }
    assert!(MIGRATIONS.len() >= RELEASED.len());
    assert!((1..).zip(&MIGRATIONS).all(|(number, migration)| migration.number == number));
}

#[tokio::test]
async fn the_first_schema_still_opens_and_its_feed_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("commune.db");
    let json = serde_json::to_string(&household(1)).unwrap();
    {
        let db = sqlite::open(&path, None, Role::Writer).unwrap();
        db.execute_batch(RELEASED[0]).unwrap();
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

#[tokio::test]
async fn the_third_schema_still_opens_with_what_the_office_made_and_its_journal_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("commune.db");
    {
        let db = sqlite::open(&path, None, Role::Writer).unwrap();
        db.execute_batch(&RELEASED[..3].concat()).unwrap();
        db.execute_batch(ROWS_OF_3).unwrap();
    }
    let store = SqliteStore::open(&path).unwrap();
    let log = store.walk_log(Vec::new()).await.unwrap();
    assert!(log.whole(), "the form of a line's hash never changes: {log:?}");
    assert_eq!(log.books.iter().map(|book| book.lines).collect::<Vec<_>>(), [2, 2]);

    let review: Review = only(&store).await;
    assert_eq!((review.verdict, review.comments.len()), (Verdict::SentBack, 2));
    let meeting: Meeting = only(&store).await;
    assert_eq!((meeting.attending, meeting.attendees[0].name.as_str()), (40, "Hoàng Văn Tú"));
    assert_eq!(only::<Posting>(&store).await.working_days, 3);
    assert_eq!(only::<Objection>(&store).await.contact, "0912345678");
    let decision: Decision = only(&store).await;
    assert!(decision.lines[0].held.as_ref().is_some_and(|held| held.left_poor_on.is_some()));
    assert_eq!(only::<Period>(&store).await.history.len(), 2);

    let made = store.plan().await.unwrap().expect("the plan of the year in work").made;
    assert_eq!((made.by.as_str(), made.confirmed.map(|by| by.name)), ("chutich", Some("Hoàng Thị Lan".to_owned())));
    let user = store.user("hanh".to_owned()).await.unwrap().expect("the officer");
    assert_eq!((user.villages, user.account.must_change), (vec![village(7)], true));
    assert!(user.account.factor_secret.is_some() && user.account.factor_since.is_some());
    let lists = store.account_lists("hanh".to_owned(), user.made_at).await.unwrap();
    assert_eq!((lists.sessions[0].about.as_str(), lists.feeds[0].label.as_str()), ("Firefox", "Excel"));
    assert_eq!(lists.recovery_left, 1);
    assert_eq!(store.imports(None).await.unwrap()[0].name, "ho.csv");
    let device = store.devices().await.unwrap().remove(0);
    assert_eq!(device.leaving, [village(7)]);
    let picture = attachment::name(&[0xff, 0xd8, 0xff, 0xe0]);
    assert_eq!(store.photo(picture).await.unwrap().expect("the photo").media_type, "image/jpeg");
    let (mut household, version) = store.register(None).await.unwrap().remove(0);
    assert_eq!(version, 4);
    household.phone = "0912000111".to_owned();
    store.put_households(vec![household.clone()], By::command_line(user.made_at)).await.unwrap();
    let versions = store.register(None).await.unwrap();
    assert_eq!(versions[0].1, 41, "above all that were given before a backup was put back");
}

#[tokio::test]
async fn what_the_office_set_before_phones_got_it_goes_to_them_with_the_next_changes() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("commune.db");
    let set = r#"{"values":{"meeting_share":{"value":"60","by":"Hạnh","at":"2026-11-12T02:00:00Z"}},"days_off":{}}"#;
    let before: u64 = {
        let db = sqlite::open(&path, None, Role::Writer).unwrap();
        db.execute_batch(&RELEASED[..3].concat()).unwrap();
        db.execute_batch(ROWS_OF_3).unwrap();
        db.execute(
            "INSERT INTO records VALUES ('01954', 'setting', 'procedure', 1, '', NULL, '', ?1, 'hanh', 0)",
            [set],
        )
        .unwrap();
        db.query_row("SELECT last_change FROM communes", [], |row| row.get::<_, i64>(0)).unwrap().try_into().unwrap()
    };
    let store = SqliteStore::open(&path).unwrap();
    let all = || ChangesQuery { villages: vec![village(7)], device: None, after: before, limit: 9, max_bytes: 9_999 };
    let page = store.changes(all()).await.unwrap();
    assert_eq!(page.next, before + 1);
    let ChangedRecord::Made { kind, json } = &page.records[0] else { panic!("{:?}", page.records) };
    assert_eq!((*kind, json.as_str(), page.records.len()), ("procedure", set, 1));
}

#[tokio::test]
async fn the_fourth_schema_still_opens_with_what_was_sent_and_the_share_of_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("commune.db");
    {
        let db = sqlite::open(&path, None, Role::Writer).unwrap();
        for part in [&RELEASED[..3].concat(), ROWS_OF_3, RELEASED[3], ROWS_OF_4] {
            db.execute_batch(part).unwrap();
        }
    }
    let store = SqliteStore::open(&path).unwrap();
    assert_eq!(store.counts().await.unwrap().schema, u32::try_from(MIGRATIONS.len()).unwrap());
    assert!(store.walk_log(Vec::new()).await.unwrap().whole());
    assert_eq!(only::<Meeting>(&store).await.share, Some(60));
    let sent: SentReport = only(&store).await;
    assert_eq!((sent.report, sent.paper.unwrap().number.as_str()), (Due::PreliminaryReport, "12/BC-UBND"));
    let key = RecordKey { kind: RecordKind::Meeting, id: only::<Meeting>(&store).await.id.0.to_string() };
    let versions = store.record_versions(key).await.unwrap();
    let shares: Vec<_> = versions.iter().map(|kept| kept.read::<Meeting>().unwrap().share).collect();
    assert_eq!(shares, [Some(60), None], "minutes from before it was written down do not say it");
}

/// The one record of a kind, in the form of today.
async fn only<T: OfficeRecord>(store: &SqliteStore) -> T {
    let records = store.records(RecordsQuery::all(T::KIND)).await.unwrap();
    assert_eq!(records.len(), 1, "{:?}", T::KIND);
    records[0].read().unwrap()
}
