//! Every schema ever released still opens; a newer one is refused and left alone.

use rusqlite::Connection;
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::household::Location;
use so_thon::domain::ids::{QuestionId, VisitId};
use so_thon::sqlite::{self, Migration, Role, SqliteError};
use so_thon::store::{MIGRATIONS, Store, StoreError};
use tempfile::TempDir;
use uuid::Uuid;

use crate::phone::{KEY, Phone, ask, database, day, household, village};

/// The migrations as they were released.
const RELEASED: [&str; 4] = [
    include_str!("../fixtures/schema/client-v1.sql"),
    include_str!("../fixtures/schema/client-v2.sql"),
    include_str!("../fixtures/schema/client-v3.sql"),
    include_str!("../fixtures/schema/client-v4.sql"),
];

#[test]
fn released_migrations_are_frozen() {
    for (migration, released) in MIGRATIONS.iter().zip(RELEASED) {
        assert_eq!(migration.sql, released, "a released migration is never edited: add a new one");
    }
    assert!(MIGRATIONS.len() >= RELEASED.len());
    let numbers: Vec<u32> = MIGRATIONS.iter().map(|migration| migration.number).collect();
    let expected: Vec<u32> = (1..).take(MIGRATIONS.len()).collect();
    assert_eq!(numbers, expected);
}

#[test]
fn first_schema_still_opens_with_its_rows() {
    let folder = TempDir::new().unwrap();
    let mut old = household(1, "Lý A Sình", Class::Poor);
    old.location = Some(Location { lat_e6: 22_400_000, lon_e6: 105_900_000, accuracy_m: None });
    let draft = VisitId(Uuid::from_u128(70));
    {
        let db = sqlite::open(&database(folder.path()), Some(&KEY), Role::Writer).unwrap();
        db.execute_batch(RELEASED[0]).unwrap();
        db.execute_batch("INSERT INTO settings (one, lang, text_percent, theme) VALUES (1, 'en', 150, 'dark')")
            .unwrap();
        db.execute(
            "INSERT INTO households (id, village, number, record, version, base, held, pull, head, head_sex, head_birth,
             class_start, class_official, people, present, synthetic, names, surveyed)
             VALUES (?1, '01954.07', '001', ?2, 1, NULL, 1, 0, 'Lý A Sình', 'male', '1969', 'poor', 'poor', 2, 1, 1,
             'ly a sinh\tlas\thead\tLý A Sình', 'near_poor')",
            [old.id.to_string(), serde_json::to_string(&old).unwrap()],
        )
        .unwrap();
        db.execute(
            "INSERT INTO drafts (id, household, questionnaire, questionnaire_version, standard, year, visited_on, members,
             last_answers, supersedes, kept_warnings, section, started, updated, elapsed, counted_to)
             VALUES (?1, ?2, 'yearly-review', 1, 'nd07-2021', 2026, '2026-11-12', ?3, '{}', '[]', '[]', 1, 0, 0, 0, 0)",
            [draft.to_string(), old.id.to_string(), serde_json::to_string(&old.members).unwrap()],
        )
        .unwrap();
        db.execute(
            "INSERT INTO draft_answers (draft, member, question, answer) VALUES (?1, '', 'roof', '\"unknown\"')",
            [draft.to_string()],
        )
        .unwrap();
        db.pragma_update(None, "user_version", 1).unwrap();
    }
    let mut phone = Phone::in_folder(folder);
    let settings = phone.status().settings;
    assert_eq!((settings.text, settings.location), (150, false));
    let opened = ask!(phone, Draft { draft }).unwrap();
    assert_eq!(opened.answers.get(None, &QuestionId::new("roof")), Some(&Answer::Unknown));
    assert_eq!(opened.questionnaire, ("yearly-review".to_owned(), 1), "a draft stays with its version");
    assert_eq!(opened.class_before, Class::NearPoor);
    let asked = household(9, "Ai đó", Class::NotPoor);
    let alike = ask!(phone, Similar { household: asked }).unwrap();
    assert_eq!(alike[0].household, old.id, "by its telephone or the spouse's name");
    // And it finishes.
    phone.fill(draft);
    assert_eq!(phone.finalise(draft).unwrap().questionnaire_version, 1);
}

#[test]
fn third_schema_still_opens_with_what_the_office_made_and_the_meeting_begun() {
    let folder = TempDir::new().unwrap();
    {
        let db = sqlite::open(&database(folder.path()), Some(&KEY), Role::Writer).unwrap();
        db.execute_batch(&RELEASED[..3].concat()).unwrap();
        db.execute_batch(include_str!("../fixtures/schema/client-v3-rows.sql")).unwrap();
    }
    let mut phone = Phone::in_folder(folder);
    let book = ask!(phone, MeetingBook { village: village(), today: day(2026, 11, 22) }).unwrap();
    let meeting = &book.meetings[0];
    assert_eq!((meeting.meeting.attending, meeting.photos.len(), meeting.photos[0].sent), (40, 1, 2));
    assert_eq!(book.postings[0].places, ["UBND xã", "nhà văn hóa thôn"]);
    assert_eq!(book.objections[0].objection.name, "Hoàng Văn Tú");
    assert_eq!(book.closed.len(), 1, "{:?}", book.closed);
    let begun = &book.begun[0];
    assert_eq!((begun.held_on, begun.counted), (day(2026, 11, 21), 1));
    let draft = ask!(phone, MeetingDraft { meeting: begun.id }).unwrap();
    assert_eq!((draft.head.place.as_str(), draft.head.attending), ("nhà ông Páo", 38));
    let picture = ask!(phone, Photo { photo: meeting.photos[0].id.clone() }).unwrap();
    assert_eq!(picture.media_type, "image/jpeg");
}

#[test]
fn fourth_schema_still_opens_and_asks_for_what_an_older_app_passed_over() {
    let opened = |passed_over_by: &str| {
        let folder = TempDir::new().unwrap();
        {
            let db = sqlite::open(&database(folder.path()), Some(&KEY), Role::Writer).unwrap();
            db.execute_batch(&RELEASED.concat()).unwrap();
            db.execute("UPDATE sync_state SET cursor = 'c9', passed_over_by = ?1", [passed_over_by]).unwrap();
            db.pragma_update(None, "user_version", 4).unwrap();
        }
        let folder = Phone::in_folder(folder).folder;
        let db = sqlite::open(&database(folder.path()), Some(&KEY), Role::Writer).unwrap();
        db.query_row("SELECT cursor, full_pull FROM sync_state", [], |row| {
            Ok((row.get::<_, Option<String>>(0)?, row.get::<_, bool>(1)?))
        })
        .unwrap()
    };
    assert_eq!(opened("0.0.9"), (None, true));
    assert_eq!(opened(env!("CARGO_PKG_VERSION")), (Some("c9".to_owned()), false));
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
    let last = MIGRATIONS.last().unwrap().number;
    assert_eq!(sqlite::migrate(&mut db, MIGRATIONS).unwrap(), last);
    assert_eq!(sqlite::migrate(&mut db, MIGRATIONS).unwrap(), last);
}
