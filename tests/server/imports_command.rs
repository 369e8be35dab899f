//! `commune register import`, run as people and programs run it.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use so_thon::protocol::enrol::VillageInfo;
use so_thon::server::imports::columns::{Field, key};
use so_thon::server::imports::remembered::{self, Remembered};
use so_thon::server::store::sqlite::SqliteStore;
use so_thon::server::store::{By, Commit, CommuneStore, Founding};

use crate::support::{founding, village};

const LIST: &str = "\
Họ và tên,Quan hệ,Giới tính,Năm sinh,Số hộ
Lý A Sình,Chủ hộ,Nam,1969,1
Giàng Thị Mỷ,Vợ,Nữ,1972,1
Hoàng Văn Páo,Chủ hộ,Nam,1980,2
";

fn found(folder: &Path) {
    let name = VillageInfo { id: village(1), name: "Phiêng Lềng".to_owned() };
    let founding = Founding { villages: vec![name], ..founding() };
    drop(SqliteStore::found(&folder.join("commune.db"), &founding).unwrap());
}

fn import(folder: &Path, list: &str, args: &[&str]) -> Output {
    let file = folder.join("list.csv");
    std::fs::write(&file, list).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_commune"));
    command.args(["register", "import"]).arg(&file).arg("--dir").arg(folder).args(args).output().unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

async fn households(folder: &Path) -> usize {
    SqliteStore::open(&folder.join("commune.db")).unwrap().register(None).await.unwrap().len()
}

#[tokio::test]
async fn a_list_is_put_in_whole_and_only_once_everything_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    found(folder);
    let asked = import(folder, LIST, &["--json"]);
    assert_eq!((asked.status.code(), json(&asked)["written"].as_bool()), (Some(1), Some(false)));
    let said = ["--village", "phieng leng", "--class", "poor", "--json"];
    let dry = import(folder, LIST, &[&said[..], &["--dry-run"]].concat());
    assert_eq!((dry.status.code(), json(&dry)["new"].as_u64(), households(folder).await), (Some(0), Some(2), 0));
    let done = import(folder, LIST, &said);
    assert_eq!((done.status.code(), json(&done)["people"].as_u64(), households(folder).await), (Some(0), Some(3), 2));
    let again = import(folder, LIST, &said);
    assert_eq!((json(&again)["skipped"].as_u64(), households(folder).await), (Some(2), 2), "nothing is doubled");
}

#[tokio::test]
async fn wrong_rows_leave_the_register_as_it_is_and_go_into_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    found(folder);
    let errors = folder.join("errors.csv");
    let wrong = LIST.replace("1980", "2062");
    let path = errors.display().to_string();
    let output = import(folder, &wrong, &["--village", "01954.01", "--class", "hộ nghèo", "--errors", &path]);
    let text = String::from_utf8(output.stdout).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert!(text.contains("D4: “2062” chưa tới") && text.contains("Chưa ghi gì vào sổ hộ."), "{text}");
    assert!(std::fs::read_to_string(&errors).unwrap().contains("Hoàng Văn Páo"));
    assert_eq!(households(folder).await, 0);
}

#[test]
fn wrong_use_and_files_that_are_no_list_exit_2() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    found(folder);
    for (list, args, code) in [
        (LIST, ["--village", "Bản Không", "--json"], "arguments"),
        ("%PDF-1.7", ["--class", "poor", "--json"], "not-a-table"),
    ] {
        let output = import(folder, list, &args);
        assert_eq!((output.status.code(), json(&output)["error"]["code"].as_str()), (Some(2), Some(code)));
    }
}

#[tokio::test]
async fn columns_that_the_office_confirmed_are_known_to_the_command() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    found(folder);
    let list = LIST.replace("Họ và tên", "Danh tính");
    let said = ["--village", "phieng leng", "--class", "poor", "--json"];
    let unknown = import(folder, &list, &said);
    assert_eq!((unknown.status.code(), json(&unknown)["needs"][0].as_str()), (Some(1), Some("name")));

    let mut known = Remembered::default();
    known.fields.insert(key("Danh tính"), Some(Field::Name));
    let store = SqliteStore::open(&folder.join("commune.db")).unwrap();
    let note = By::user("hanh", chrono::Utc::now()).note("import_columns", "setting/x".to_owned(), "", String::new());
    let records = vec![remembered::write(&known, 0).unwrap()];
    store.commit(Commit { note, households: Vec::new(), records, expect: Vec::new() }).await.unwrap();
    drop(store);
    let done = import(folder, &list, &said);
    assert_eq!((done.status.code(), households(folder).await), (Some(0), 2), "{}", json(&done));
}
