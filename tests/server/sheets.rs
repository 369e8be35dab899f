//! Tables that people give the office as files. The workbooks are made here, so that each shows what is wrong with it.

use std::io::Write;

use rstest::rstest;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use so_thon::domain::birth::Birth;
use so_thon::i18n::{I18n, Lang};
use so_thon::server::sheet::{Cell, Kind, Limits, Sheet, SheetError, column_letter, read, said, value, write};

fn workbook(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    book.save_to_buffer().unwrap()
}

fn sheet(bytes: &[u8]) -> Sheet {
    read(bytes, &Limits::REGISTER).unwrap()
}

fn texts(sheet: &Sheet) -> Vec<(u32, Vec<&str>)> {
    sheet.rows.iter().map(|row| (row.number, row.cells.iter().map(|cell| &*cell.text).collect())).collect()
}

#[rstest]
#[case::commas("Hộ,Tên\n1,\"Lý A Sình, Khu II\"\n")]
#[case::semicolons("Hộ;Tên\r\n1;Lý A Sình, Khu II\r\n")]
#[case::tabs("Hộ\tTên\n1\tLý A Sình, Khu II\n")]
#[case::named_separator("sep=;\nHộ;Tên\n1;Lý A Sình, Khu II\n")]
fn separated_values_read_whatever_separates_them(#[case] text: &str) {
    for bytes in [text.as_bytes().to_vec(), [b"\xef\xbb\xbf", text.as_bytes()].concat(), utf16(text)] {
        let sheet = sheet(&bytes);
        let rows: Vec<_> = texts(&sheet).into_iter().map(|(_, cells)| cells).collect();
        assert_eq!(rows, [vec!["Hộ", "Tên"], vec!["1", "Lý A Sình, Khu II"]]);
    }
}

fn utf16(text: &str) -> Vec<u8> {
    [vec![0xff, 0xfe], text.encode_utf16().flat_map(u16::to_le_bytes).collect()].concat()
}

#[test]
fn a_row_has_the_number_that_excel_shows() {
    let text = "Danh sách\r\n\r\n\"Họ\r\nvà tên\",Năm\r\nLý A Sình,1969\r\n";
    assert_eq!(
        texts(&sheet(text.as_bytes())),
        [(1, vec!["Danh sách"]), (3, vec!["Họ và tên", "Năm"]), (4, vec!["Lý A Sình", "1969"])]
    );
    let book = workbook(|sheet| {
        sheet.write_string(4, 2, "Lý A Sình").unwrap();
    });
    assert_eq!(texts(&sheet(&book)), [(5, vec!["Lý A Sình"])]);
    assert_eq!(sheet(&book).rows[0].cells[0].column, 2);
    assert_eq!([0, 25, 26, 701, 702].map(column_letter), ["A", "Z", "AA", "ZZ", "AAA"]);
}

#[test]
fn cells_of_a_workbook_know_what_they_are() {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = sheet(&workbook(|sheet| {
        sheet.write_string(0, 0, "14.386").unwrap();
        sheet.write_number(0, 1, 14386).unwrap();
        sheet.write_number(0, 2, 0.1 + 0.2).unwrap();
        sheet.write_number(0, 3, 19_069_001_234.0).unwrap();
        sheet.write_number_with_format(0, 4, 25_264, &day).unwrap();
        sheet.write_formula(0, 5, Formula::new("=B1*2").set_result("28772")).unwrap();
        sheet.write_formula(0, 6, Formula::new("=A1&\"x\"").set_result("14.386x")).unwrap();
        sheet.write_formula(0, 7, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    }));
    let row = &sheet.rows[0];
    let seen: Vec<_> = row.cells.iter().map(|cell| (cell.kind, &*cell.text, cell.formula)).collect();
    assert_eq!(
        seen,
        [
            (Kind::Text, "14.386", false),
            (Kind::Number, "14386", false),
            (Kind::Number, "0.3", false),
            (Kind::Number, "19069001234", false),
            (Kind::Date, "1969-03-02", false),
            (Kind::Number, "28772", true),
            (Kind::Text, "14.386x", true),
            (Kind::Fault, "#DIV/0!", true),
        ]
    );
    assert_eq!(sheet.formulas, 3);
    assert_eq!(row.cells.iter().map(Cell::printed).nth(2).unwrap(), "0,3");
    assert_eq!(row.cells.iter().map(Cell::printed).nth(4).unwrap(), "02/03/1969");
}

#[test]
fn merged_cells_show_their_text_in_every_row() {
    let sheet = sheet(&workbook(|sheet| {
        sheet.merge_range(0, 0, 0, 3, "DANH SÁCH HỘ NGHÈO", &Format::new()).unwrap();
        sheet.merge_range(1, 0, 3, 0, "017", &Format::new()).unwrap();
        for (row, name) in (1..).zip(["Lý A Sình", "Lý Thị Mỷ", "Lý A Chơ"]) {
            sheet.write_string(row, 1, name).unwrap();
        }
        sheet.write_string(4, 1, "Hoàng Văn Páo").unwrap();
    }));
    let numbers: Vec<_> =
        sheet.rows.iter().map(|row| sheet.shown(row, 0).map(|cell| cell.text.to_string())).skip(1).collect();
    assert_eq!(numbers, [Some("017".to_owned()), Some("017".to_owned()), Some("017".to_owned()), None]);
    assert_eq!(sheet.merged(1, 3).unwrap().columns, (0, 3));
}

#[test]
fn hidden_rows_and_columns_are_read_and_marked() {
    let sheet = sheet(&workbook(|sheet| {
        for row in 0..4 {
            sheet.write_string(row, 0, format!("Lý A {row}")).unwrap();
            sheet.write_string(row, 3, "ẩn").unwrap();
        }
        sheet.set_row_hidden(2).unwrap();
        sheet.set_column_hidden(3).unwrap();
    }));
    assert_eq!(sheet.rows.iter().map(|row| row.hidden).collect::<Vec<_>>(), [false, false, true, false]);
    assert_eq!((sheet.hidden_rows(), sheet.hidden_columns.iter().copied().collect::<Vec<_>>()), (1, vec![3]));
}

#[test]
fn of_several_sheets_one_is_chosen_and_blank_ones_do_not_count() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Hộ nghèo").unwrap().write_string(0, 0, "Lý A Sình").unwrap();
    book.add_worksheet().set_name("Trống").unwrap();
    let one = book.save_to_buffer().unwrap();
    assert_eq!(sheet(&one).name, "Hộ nghèo");
    book.add_worksheet().set_name("Cận nghèo & khác").unwrap().write_string(0, 0, "Hoàng Văn Páo").unwrap();
    let two = book.save_to_buffer().unwrap();
    let names = ["Hộ nghèo".to_owned(), "Cận nghèo & khác".to_owned()];
    assert_eq!(read(&two, &Limits::REGISTER).unwrap_err(), SheetError::ManySheets(names.to_vec()));
    let chosen = read(&two, &Limits::REGISTER.of_sheet(Some(names[1].clone()))).unwrap();
    assert_eq!((texts(&chosen), &chosen.other_sheets), (vec![(1, vec!["Hoàng Văn Páo"])], &vec![names[0].clone()]));
    let none = read(&two, &Limits::REGISTER.of_sheet(Some("Trống".to_owned()))).unwrap_err();
    assert_eq!(none.code(), "no-such-sheet");
}

/// A container with the files given, as a workbook is one.
fn package(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in files {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn bomb() -> Vec<u8> {
    package(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &vec![b' '; 40 << 20])])
}

/// The same with a list of files that says that nothing is in them.
fn lying_bomb() -> Vec<u8> {
    let mut bytes = bomb();
    for at in 0..bytes.len() - 30 {
        match bytes[at..at + 4] {
            [b'P', b'K', 1, 2] => bytes[at + 24..at + 28].copy_from_slice(&16_u32.to_le_bytes()),
            [b'P', b'K', 3, 4] => bytes[at + 22..at + 26].copy_from_slice(&16_u32.to_le_bytes()),
            _ => {}
        }
    }
    bytes
}

fn locked() -> Vec<u8> {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 512], name, vec![0; 512]].concat()
}

#[rstest]
#[case::nothing(Vec::new(), "empty")]
#[case::white_space(b" \r\n\t\r\n".to_vec(), "empty")]
#[case::blank_workbook(workbook(|_| {}), "empty")]
#[case::password(locked(), "password")]
#[case::old_excel([b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec(), vec![0; 600]].concat(), "old-workbook")]
#[case::libre_office(package(&[("mimetype", b"application/vnd.oasis.opendocument.spreadsheet")]), "other-workbook")]
#[case::word(package(&[("[Content_Types].xml", b""), ("word/document.xml", b"")]), "not-a-table")]
#[case::pdf(b"%PDF-1.7 \x00".to_vec(), "not-a-table")]
#[case::web_page("<html><table><tr><td>Lý A Sình</td></tr></table>".as_bytes().to_vec(), "not-a-table")]
#[case::binary(b"1,2\x00,3".to_vec(), "not-a-table")]
#[case::cut_off(workbook(|sheet| { sheet.write_string(0, 0, "x").unwrap(); })[..400].to_vec(), "broken")]
#[case::no_workbook_inside(package(&[("xl/workbook.xml", b"<workbook")]), "broken")]
#[case::tcvn3(b"H\xe9,T\xaan\n".to_vec(), "encoding")]
#[case::lost("Hộ,T\u{fffd}n\n".as_bytes().to_vec(), "lost-characters")]
#[case::zip_bomb(bomb(), "bomb")]
#[case::zip_bomb_that_lies(lying_bomb(), "broken")]
#[case::many_files(package(&(0..2001).map(|_| ("", &b""[..])).enumerate().map(|(at, (_, content))| (&*format!("{at}").leak(), content)).collect::<Vec<_>>()), "bomb")]
#[case::long_cell(workbook(|sheet| { sheet.write_string(11, 2, "a".repeat(2001)).unwrap(); }), "too-long")]
#[case::wide(workbook(|sheet| { sheet.write_string(0, 300, "a").unwrap(); }), "too-wide")]
fn a_file_that_is_no_table_is_answered_with_what_it_is(#[case] bytes: Vec<u8>, #[case] code: &str) {
    let error = read(&bytes, &Limits::REGISTER).unwrap_err();
    assert_eq!(error.code(), code);
    for lang in [Lang::Vi, Lang::En] {
        let sentence = said::sentence(&I18n::new(lang), &error);
        assert!(!sentence.contains("sheet-") && !sentence.contains('{'), "{sentence}");
    }
}

#[test]
fn more_rows_or_bytes_than_the_limit_are_refused_with_the_limit() {
    let few = Limits { rows: 2, ..Limits::REGISTER };
    assert_eq!(read(b"a\nb\nc\n", &few).unwrap_err(), SheetError::TooManyRows { most: 2 });
    let small = Limits { bytes: 4, ..Limits::REGISTER };
    assert_eq!(read(b"a\nb\nc\n", &small).unwrap_err(), SheetError::TooLarge { most: 4 });
}

#[test]
fn a_hundred_thousand_rows_are_read() {
    let mut text = String::from("STT,Họ và tên,Năm sinh\n");
    for row in 1..=100_000 {
        text.push_str(&format!("{row},Lý A Sình,1969\n"));
    }
    let sheet = sheet(text.as_bytes());
    assert_eq!((sheet.rows.len(), sheet.rows.last().unwrap().number), (100_001, 100_001));
    let more = "x\n".repeat(Limits::REGISTER.rows + 1);
    assert_eq!(read(more.as_bytes(), &Limits::REGISTER).unwrap_err().code(), "too-many-rows");
}

fn cell(kind: Kind, text: &str) -> Cell {
    Cell { column: 0, kind, formula: false, text: text.into() }
}

#[rstest]
#[case("14.386", Ok(Some(14_386)))]
#[case("1.234.567", Ok(Some(1_234_567)))]
#[case("14386", Ok(Some(14_386)))]
#[case("14 386", Ok(Some(14_386)))]
#[case("-", Ok(None))]
#[case("", Ok(None))]
#[case("1.5", Err(value::ValueError::Ambiguous))]
#[case("1,5", Err(value::ValueError::NotWhole))]
#[case("ba", Err(value::ValueError::NotANumber))]
fn numbers_written_as_text_with_points_are_thousands(
    #[case] text: &str,
    #[case] wanted: Result<Option<u32>, value::ValueError>,
) {
    assert_eq!(value::whole(&cell(Kind::Text, text)), wanted);
}

#[rstest]
#[case(Kind::Text, "02/03/1969", Some("1969-03-02"))]
#[case(Kind::Text, "2-3-1969", Some("1969-03-02"))]
#[case(Kind::Text, "2.3.1969", Some("1969-03-02"))]
#[case(Kind::Text, "1969-03-02", Some("1969-03-02"))]
#[case(Kind::Date, "1969-03-02", Some("1969-03-02"))]
#[case(Kind::Text, "1969", Some("1969"))]
#[case(Kind::Number, "1969", Some("1969"))]
#[case(Kind::Text, "03/1969", Some("1969"))]
#[case(Kind::Text, "00/00/1969", Some("1969"))]
#[case(Kind::Text, "", Some(""))]
#[case(Kind::Text, "31/02/1969", None)]
#[case(Kind::Text, "03/25/1969", None)]
#[case(Kind::Number, "25264", None)]
#[case(Kind::Text, "không nhớ", None)]
fn days_written_as_text_are_day_month_year(#[case] kind: Kind, #[case] text: &str, #[case] wanted: Option<&str>) {
    assert_eq!(value::birth(&cell(kind, text)).ok(), wanted.map(|birth| Birth::parse(birth).unwrap()));
}

#[test]
fn a_name_that_begins_like_a_formula_stays_a_name() {
    let name = "=cmd|' /C calc'!A0";
    for text in [name, "+84912", "-x", "@SUM(A1)", "Lý A Sình", "'s"] {
        let file = write::separated([["Tên"], [text]]);
        assert_eq!(sheet(&file).rows[1].text(0), text);
        let raw = String::from_utf8(file).unwrap();
        assert!(!raw.lines().nth(1).unwrap().trim_start_matches('"').starts_with(['=', '+', '-', '@']), "{raw}");
    }
    let book = workbook(|sheet| write::text_cell(sheet, 0, 0, name, None).unwrap());
    let read = sheet(&book);
    assert_eq!((read.rows[0].text(0), read.formulas), (name, 0));
}

/// The text as windows-1258 writes it: each tone behind its letter.
fn windows_1258(text: &str) -> Vec<u8> {
    const CODES: [(char, u8); 13] = [
        ('ă', 0xe3),
        ('đ', 0xf0),
        ('Đ', 0xd0),
        ('ơ', 0xf5),
        ('ư', 0xfd),
        ('â', 0xe2),
        ('ê', 0xea),
        ('ô', 0xf4),
        ('\u{300}', 0xcc),
        ('\u{301}', 0xec),
        ('\u{303}', 0xde),
        ('\u{309}', 0xd2),
        ('\u{323}', 0xf2),
    ];
    text.chars()
        .map(|c| CODES.iter().find(|(one, _)| *one == c).map_or_else(|| u8::try_from(c).unwrap(), |(_, code)| *code))
        .collect()
}

#[test]
fn text_of_before_unicode_is_read_where_it_can_be_and_told_where_it_cannot() {
    let written =
        windows_1258("Ho\u{323} va\u{300} tên,Thôn\nNguyê\u{303}n Thi\u{323} Đa\u{300}o,Phiêng Lê\u{300}ng\n");
    let read = sheet(&written);
    assert_eq!(texts(&read)[1].1, ["Nguyễn Thị Đào", "Phiêng Lềng"]);
    let marked: Vec<u8> = utf16("Thôn\tHộ\nKhu II\tLý Văn Đạo\n");
    assert_eq!(texts(&sheet(&marked[2..]))[1].1, ["Khu II", "Lý Văn Đạo"], "UTF-16 without its mark");
    let refused: [(Vec<u8>, &str); 4] = [
        (b"Ho va ten\nNguy\xd4n V\xa8n \xa7\xb9o\n".to_vec(), "encoding"),
        ("Thôn,Họ và tên\nKhu II,Lý V¨n §¹o\n".as_bytes().to_vec(), "old-letters"),
        (
            workbook(|sheet| {
                sheet.write_string(0, 0, "Họ và tên").unwrap();
                sheet.write_string(1, 0, "Lý V¨n §¹o").unwrap();
            }),
            "old-letters",
        ),
        (b"Ho va ten\nNguy?n V?n D\n".to_vec(), "lost-characters"),
    ];
    for (bytes, code) in refused {
        let error = so_thon::server::sheet::read(&bytes, &Limits::REGISTER).unwrap_err();
        assert_eq!(error.code(), code, "{error}");
    }
    let plain = "Họ và tên,Ghi chú\nNguyễn Văn A,ở nhà bà Hoa? đã hỏi\n© 2026,m² · 8\n";
    assert_eq!(sheet(plain.as_bytes()).rows.len(), 3, "signs that stand alone are signs");
}
