//! What the command line says of itself, and to a call that it cannot follow: in the language of the sentences.

use std::process::{Command, Output};

use rstest::rstest;

fn commune(words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_commune")).args(words).output().unwrap()
}

#[test]
fn the_help_speaks_vietnamese_unless_english_is_asked_for() {
    let help = |words: &[&str]| {
        let output = commune(words);
        assert!(output.status.success() && output.stderr.is_empty());
        String::from_utf8(output.stdout).unwrap()
    };
    let vi = help(&["report", "--help"]);
    let en = help(&["report", "--help", "--lang", "en"]);
    assert!(
        vi.starts_with("Ghi một trong các biểu 1 đến 15 ra XLSX\n\nCách gọi: commune report [TUỲ CHỌN] <NUMBER>"),
        "{vi}"
    );
    assert!(
        en.starts_with("Writes one of the reports 1 to 15 as XLSX\n\nUsage: commune report [OPTIONS] <NUMBER>"),
        "{en}"
    );
    for (text, usual) in
        [(&vi, "(mặc định: var/commune)"), (&vi, "(một trong: vi, en)"), (&en, "[default: var/commune]")]
    {
        assert!(text.contains(usual), "{text}");
    }
    for foreign in ["Usage", "Options", "Arguments", "Commands", "Print", "[default", "[possible"] {
        assert!(!vi.contains(foreign), "{foreign}: {vi}");
        assert!(!help(&["--help"]).contains(foreign), "{foreign}");
    }
    assert_eq!(help(&["--version"]), format!("commune {}\n", env!("CARGO_PKG_VERSION")));
    assert_eq!(help(&["init", "-h"]), help(&["init", "--help"]));
}

#[rstest]
#[case::no_such_command(&["verify-lob"], "không có lệnh verify-lob", "Có phải ý là: verify-log")]
#[case::no_such_option(&["report", "1", "--yeer", "2026"], "không có tuỳ chọn hay tham số --yeer", "Có phải ý là: --year")]
#[case::missing(&["report"], "còn thiếu <NUMBER>", "Cách gọi: commune report")]
#[case::not_a_number(&["report", "1", "--year", "nay"], "--year <YEAR> không nhận “nay”: không đúng dạng", "thêm --help")]
#[case::no_value(&["report", "1", "--year"], "--year <YEAR> cần một giá trị đi kèm", "thêm --help")]
#[case::not_one_of(&["register", "import", "x", "--hidden", "ca"], "chỉ nhận: read, leave", "thêm --help")]
#[case::language(&["report", "1", "--lang", "fr"], "--lang <LANG> không nhận “fr”; chỉ nhận: vi, en", "thêm --help")]
#[test]
fn a_call_that_cannot_be_followed_is_told_what_to_change(
    #[case] words: &[&str],
    #[case] why: &str,
    #[case] then: &str,
) {
    let output = commune(words);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(
        output.stdout.is_empty() && said.starts_with("commune: ") && said.contains(why) && said.contains(then),
        "{said}"
    );
    assert!(!said.contains("error") && !said.contains("Usage"), "{said}");
}

#[test]
fn without_a_command_the_help_is_shown_and_nothing_is_done() {
    let output = commune(&[]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(said.contains("Cách gọi: commune [TUỲ CHỌN] <LỆNH>") && said.contains("verify-log"), "{said}");
}
