//! `commune report`, run as people and programs run it, on the folder of a demonstration.

use std::io::{BufRead, BufReader, Cursor};
use std::path::Path;
use std::process::{Command, Output, Stdio};

use calamine::{Data, Reader, Xlsx};
use serde_json::Value;

/// The folder of a demonstration that ran and was stopped.
fn demonstration(data: &Path) {
    let mut process = Command::new(env!("CARGO_BIN_EXE_commune"))
        .args(["demo", "--json", "--port", "0", "--dir"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(Command::new("kill").arg(process.id().to_string()).status().unwrap().success());
    assert!(process.wait().unwrap().success());
}

fn report(data: &Path, args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_commune")).arg("report").args(args).arg("--data").arg(data).output().unwrap()
}

fn text(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

#[test]
fn a_report_from_the_command_line_is_a_workbook_and_says_its_checks() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().join("demo"), folder.path().join("bieu-02.xlsx"));
    demonstration(&data);
    let path = file.to_str().unwrap();
    let output = report(&data, &["2", "--year", "2026", "--out", path]);
    assert_eq!(output.status.code(), Some(0), "{}", text(&output));
    let said = text(&output);
    assert!(said.contains("Đã ghi Biểu số 02, năm 2026, số rà soát, vào"), "{said}");
    assert!(said.contains("✓ 27 thôn cộng lại bằng toàn xã."), "{said}");
    let mut book = Xlsx::new(Cursor::new(std::fs::read(&file).unwrap())).unwrap();
    let range = book.worksheet_range("Biểu 02").unwrap();
    let whole = range.rows().find(|row| row[1] == Data::String("Toàn xã (hộ)".to_owned())).unwrap();
    assert_eq!(whole[2], Data::Float(415.0));

    let json: Value = serde_json::from_str(&text(&report(&data, &["2", "--json"]))).unwrap();
    assert_eq!(json["rows"][0][2], 415);
    assert_eq!((json["year"].as_i64(), json["basis"].as_str()), (Some(2026), Some("surveyed")));
    assert_eq!((json["agrees"].as_bool(), json["synthetic"].as_bool()), (Some(true), Some(true)));
    let list: Value = serde_json::from_str(&text(&report(&data, &["14", "--json", "--basis", "recognised"]))).unwrap();
    assert_eq!(list["list"]["households"], 415);
    assert_eq!(list["rows"], Value::Null, "no names in a summary");

    let pdf = folder.path().join("bieu-02.pdf");
    for (args, says) in [
        (vec!["16"], "từ 1 đến 15"),
        (vec!["0"], "từ 1 đến 15"),
        (vec!["2", "--year", "1999"], "từ 2000 đến 2100"),
        (vec!["2", "--year", "2030"], "Năm 2030 chưa có kế hoạch, phiếu hay quyết định nào"),
        (vec!["2", "--out", pdf.to_str().unwrap()], "phải có đuôi .xlsx"),
    ] {
        let output = report(&data, &args);
        assert_eq!(output.status.code(), Some(2), "{args:?}");
        assert!(text(&output).contains(says), "{}", text(&output));
    }
    assert!(!pdf.exists());
    assert_eq!(report(&data, &["2", "--basis", "guessed"]).status.code(), Some(2));
    assert_eq!(report(&folder.path().join("nowhere"), &["2"]).status.code(), Some(2));
    assert_eq!(report(&data, &["2", "--out", "/no/such/folder/x.xlsx"]).status.code(), Some(2));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let names = folder.path().join("bieu-14.xlsx");
        assert_eq!(report(&data, &["14", "--out", names.to_str().unwrap()]).status.code(), Some(0));
        let mode = std::fs::metadata(&names).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "what names people is its owner's alone");
    }
}
