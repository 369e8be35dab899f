//! `commune plan check`, run as people and programs run it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use rstest::rstest;
use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn annex() -> PathBuf {
    root().join("assets/plans/ngan-son-2026.csv")
}

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/plans").join(name)
}

fn check(file: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_commune")).args(["plan", "check"]).arg(file).args(args).output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn json(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn the_real_annex_has_findings_with_rows_and_figures_and_exits_1() {
    let output = check(&annex(), &[]);
    assert_eq!(code(&output), 1);
    let text = text(&output);
    for sentence in [
        "Số hộ nghèo giảm: 27 thôn cộng lại 704, dòng Cộng in 6.454, phần chữ ghi 138.",
        "Số hộ cận nghèo giảm: 27 thôn cộng lại 261, dòng Cộng in 1.289, phần chữ ghi 23.",
        "18 thôn giao giảm nhiều hơn số hộ nghèo đang có, như Khu II: có 0 hộ, giao giảm 17.",
        "TT 21 Khu II: có 0 hộ, giao giảm 17",
        "Thôn Bản Chang chưa có chỉ tiêu giảm hộ nghèo và hộ cận nghèo.",
        "1.897–1.899",
        "1.925–1.940",
        "Phiênng Dưỡng (chữ “PHIÊNNG”)",
        "Khu Phổ (gần giống “Khu Phố”)",
    ] {
        assert!(text.contains(sentence), "{sentence}\nin\n{text}");
    }
}

#[test]
fn what_went_wrong_is_said_in_the_language_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let run = |args: &[&str]| {
        let output =
            Command::new(env!("CARGO_BIN_EXE_commune")).args(args).current_dir(folder.path()).output().unwrap();
        assert_eq!(code(&output), 2, "{args:?}");
        format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
    };
    let init = |code: &'static str, plan: &'static str| {
        [
            "init",
            "--dir",
            "xa",
            "--code",
            code,
            "--name",
            "xã Ngân Sơn",
            "--province",
            "tỉnh Thái Nguyên",
            "--plan",
            plan,
        ]
    };
    let said = [
        (run(&init("1954", "khong-co.csv")), "Mã xã phải đủ năm chữ số"),
        (run(&init("01954", "khong-co.csv")), "Không đọc được khong-co.csv: không có tệp hoặc thư mục này"),
        (run(&["plan", "check", "khong-co.csv"]), "Không mở được khong-co.csv: không có tệp hoặc thư mục này"),
        (run(&["report", "1", "--dir", "trong", "--out", "a.xlsx"]), "chưa có"),
        (run(&["points", "show", "--dir", "trong"]), "chưa có sổ của xã nào"),
    ];
    for (text, expected) in &said {
        assert!(text.contains(expected), "{text}");
        assert!(!text.contains("os error") && !text.contains("cannot"), "{text}");
    }
    let english = run(&["--lang", "en", "init", "--code", "1", "--name", "x", "--province", "y", "--plan", "z.csv"]);
    assert!(english.contains("five digits"), "{english}");
}

#[test]
fn a_reader_that_stops_reading_is_no_fault() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_commune"));
    command.arg("openapi").stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "nothing is said");
    assert_eq!(code(&output), 141);
}

#[test]
fn json_is_a_list_of_code_severity_rows_message_and_figures() {
    let output = check(&annex(), &["--json"]);
    assert_eq!(code(&output), 1);
    let findings = json(&output);
    let findings = findings.as_array().unwrap();
    assert_eq!(findings.len(), 17);
    for finding in findings {
        let keys: BTreeSet<&str> = finding.as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, BTreeSet::from(["code", "figures", "message", "rows", "severity"]));
        assert!(["error", "warning", "note"].contains(&finding["severity"].as_str().unwrap()));
    }
    assert_eq!(findings[0]["code"], "sums_disagree");
    assert_eq!(findings[0]["figures"]["sum"], 704);
    assert_eq!(findings[0]["figures"]["stated"], 138);
    let above = findings.iter().find(|finding| finding["code"] == "cut_above_baseline").unwrap();
    assert_eq!(above["rows"].as_array().unwrap().len(), 18);
}

#[test]
fn stated_targets_come_from_arguments_too() {
    let away = tempfile::tempdir().unwrap();
    let copy = away.path().join("annex.csv");
    std::fs::copy(annex(), &copy).unwrap();
    let given = ["--json", "--poor-cut", "138", "--poor-rate", "7,27", "--near-cut", "23", "--near-rate", "1.19"];
    assert_eq!(json(&check(&copy, &given)), json(&check(&annex(), &["--json"])), "the same as from the file beside it");
    let without = check(&copy, &[]);
    assert!(text(&without).contains("chưa đối chiếu với phần chữ"), "{}", text(&without));
    let named = root().join("assets/plans/ngan-son-2026.toml");
    let named = check(&copy, &["--json", "--targets", named.to_str().unwrap()]);
    assert_eq!(json(&named), json(&check(&annex(), &["--json"])));
}

#[test]
fn a_clean_file_exits_0() {
    let output = check(&fixture("clean/clean.csv"), &[]);
    assert_eq!((code(&output), text(&output).contains("không có điểm nào chưa khớp")), (0, true));
    let output = check(&fixture("clean/clean.csv"), &["--json"]);
    assert_eq!((code(&output), json(&output)), (0, Value::Array(Vec::new())));
}

#[rstest]
#[case("refused/empty.csv", "Tệp trống")]
#[case("refused/not-a-table.json", "Không thấy dòng tiêu đề")]
#[case("refused/missing-column.csv", "Dòng 1: tiêu đề thiếu cột số hộ nghèo giảm (cột 7)")]
#[case("refused/windows-1258.csv", "Dòng 2, cột 2: có chữ mã cũ")]
#[case("refused/workbook.xlsx", "chưa phải CSV")]
#[case("refused/point-as-decimal.csv", "Dòng 3, cột 5 “ty_le_ho_ngheo”: “1.5” có dấu chấm không rõ nghĩa")]
#[case("refused/comma-without-quotes.csv", "Dòng 2: có 15 ô, tiêu đề có 11")]
#[case("no-such-file.csv", "Không mở được")]
fn a_file_that_cannot_be_read_says_where_and_what_to_do_and_exits_2(#[case] file: &str, #[case] says: &str) {
    let output = check(&fixture(file), &[]);
    assert_eq!(code(&output), 2);
    assert!(text(&output).contains(says), "{}", text(&output));
    let error = json(&check(&fixture(file), &["--json"]))["error"].clone();
    assert!(error["message"].as_str().unwrap().contains(says), "{error}");
}

#[test]
fn ten_megabytes_of_junk_exit_2_at_once() {
    let away = tempfile::tempdir().unwrap();
    let junk = away.path().join("junk.csv");
    std::fs::write(&junk, vec![b'x'; 10 * 1024 * 1024]).unwrap();
    let output = check(&junk, &[]);
    assert_eq!(code(&output), 2);
    assert!(text(&output).contains("Tệp quá lớn"), "{}", text(&output));
}

#[rstest]
#[case(&[])]
#[case(&["FILE", "--no-such-option"])]
#[case(&["FILE", "--poor-cut", "many"])]
#[case(&["FILE", "--poor-rate", "7,275"])]
#[case(&["FILE", "--targets", "x.toml", "--poor-cut", "1"])]
fn wrong_use_exits_2(#[case] args: &[&str]) {
    let clean = fixture("clean/clean.csv");
    let args = args.iter().map(|arg| if *arg == "FILE" { clean.as_os_str() } else { arg.as_ref() });
    let output = Command::new(env!("CARGO_BIN_EXE_commune")).args(["plan", "check"]).args(args).output().unwrap();
    assert_eq!(code(&output), 2);
}

#[test]
fn every_mistake_is_a_whole_sentence_in_both_languages() {
    for entry in std::fs::read_dir(fixture("mistakes")).unwrap() {
        let file = entry.unwrap().path();
        for lang in ["vi", "en"] {
            let targets = fixture("clean/clean.toml");
            let args = ["--json", "--lang", lang, "--targets", targets.to_str().unwrap()];
            let output = check(&file, &args);
            assert_eq!(code(&output), 1, "{}", file.display());
            for finding in json(&output).as_array().unwrap() {
                let message = finding["message"].as_str().unwrap();
                let is_whole = message.ends_with('.') && !message.contains(['{', '$']) && !message.contains("finding-");
                assert!(is_whole && !message.contains("plan-"), "{}: {message}", file.display());
            }
        }
    }
}
