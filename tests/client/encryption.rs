//! What lies on the phone's disk tells nothing without the key.

use so_thon::domain::class::Class;
use so_thon::sqlite::Key;
use so_thon::store::{Store, StoreError};

use crate::phone::{Phone, household_record};

#[test]
fn no_file_of_the_phone_holds_a_name_in_clear() {
    let mut phone = Phone::ready();
    phone.pull(vec![household_record(4, 1, "Triệu Mùi Pham", Class::Poor)]);
    let mut looked_at = 0;
    for file in std::fs::read_dir(phone.folder.path()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        looked_at += bytes.len();
        for clear in ["Triệu Mùi Pham", "trieu mui pham", "CREATE TABLE", "SQLite format 3"] {
            let found = bytes.windows(clear.len()).any(|window| window == clear.as_bytes());
            assert!(!found, "{clear:?} is readable on the disk");
        }
    }
    assert!(looked_at > 10_000, "the files were looked at");
}

#[test]
fn another_key_opens_nothing_and_changes_nothing() {
    let phone = Phone::ready();
    let path = phone.path();
    let folder = phone.folder;
    drop(phone.store);
    let before = std::fs::read(&path).unwrap();
    assert_eq!(Store::open(&path, &Key([8; 32])).err(), Some(StoreError::WrongKey));
    assert_eq!(std::fs::read(&path).unwrap(), before);
    let mut again = Phone::in_folder(folder);
    assert_eq!(again.status().households, 3);
}

#[test]
fn key_is_never_printed() {
    assert_eq!(format!("{:?}", Key([42; 32])), "Key(…)");
}
