//! A list becomes households: every bad input has an answer, and nothing of it is lost. Lists are made here.

use chrono::NaiveDate;
use rstest::rstest;
use rust_xlsxwriter::{Format, Workbook, Worksheet};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::household::Household;
use so_thon::domain::ids::VillageId;
use so_thon::domain::member::{Relation, Sex};
use so_thon::i18n::{I18n, Lang};
use so_thon::protocol::enrol::VillageInfo;
use so_thon::server::imports::check::{Asked, Checked, check};
use so_thon::server::imports::choices::{Alike, Choices, RowIs};
use so_thon::server::imports::columns::{self, Field, words};
use so_thon::server::imports::remembered::Remembered;
use so_thon::server::imports::villages::Villages;
use so_thon::server::imports::write::{Source, Writes, writes};
use so_thon::server::imports::{bad, said};
use so_thon::server::sheet::{Limits, Sheet, read};
use uuid::Uuid;

fn village(number: u32) -> VillageId {
    VillageId::new(format!("01954.{number:02}"))
}

fn villages() -> Villages {
    let names = ["PHIÊNG LỀNG", "KHU II", "ĐÔNG TÂM"];
    let all = (1..).zip(names).map(|(number, name)| VillageInfo { id: village(number), name: name.to_owned() });
    Villages::new(all.collect(), words())
}

fn checked(sheet: &Sheet, choices: &Choices, register: &[(Household, u64)]) -> Checked {
    let asked = Asked {
        words: words(),
        choices,
        remembered: &Remembered::default(),
        villages: &villages(),
        may_see: &|id| *id != village(3),
        register,
        today: NaiveDate::from_ymd_opt(2026, 11, 12).unwrap(),
    };
    check(sheet, &asked)
}

fn written(checked: &Checked, choices: &Choices, register: &[(Household, u64)]) -> Writes {
    let at = chrono::DateTime::from_timestamp_millis(1_790_000_000_000).unwrap();
    let source = Source { id: Uuid::from_u128(7), at, synthetic: false };
    writes(checked, choices, register, source, "danh-sach.csv")
}

fn table(text: &str) -> Sheet {
    read(text.as_bytes(), &Limits::REGISTER).unwrap()
}

fn book(fill: impl FnOnce(&mut Worksheet)) -> Sheet {
    let mut book = Workbook::new();
    fill(book.add_worksheet());
    read(&book.save_to_buffer().unwrap(), &Limits::REGISTER).unwrap()
}

const LIST: &str = "\
Thôn,Số hộ,Họ và tên,Quan hệ với chủ hộ,Giới tính,Ngày sinh,Dân tộc,CCCD,Điện thoại,Phân loại
Phiêng Lềng,1,Lý A Sình,Chủ hộ,Nam,02/03/1969,Mông,006069001234,0912 345 678,Hộ nghèo
Phiêng Lềng,1,Giàng Thị Mỷ,Vợ,Nữ,1972,Mông,,,
Phiêng Lềng,1,Lý A Chơ,Con trai,,15/08/2001,Mông,,,
thon khu 2,5,Hoàng Văn Páo,chủ hộ,nam,1980,Tày,,,cận nghèo
";

#[test]
fn the_words_of_lists_parse_and_name_every_field() {
    assert!(columns::read(include_str!("../../assets/imports/columns.toml")).is_ok());
    for (heading, field) in [
        ("Họ và tên", Field::Name),
        ("HO VA TEN", Field::Name),
        ("Quan hệ với chủ hộ", Field::Relation),
        ("Ngày, tháng, năm sinh", Field::Birth),
        ("Số CCCD/CMND", Field::IdNumber),
        ("Dân tộc (ghi rõ)", Field::Ethnicity),
    ] {
        assert_eq!(words().field(&columns::key(heading)), Some(field), "{heading}");
    }
    let i18n = I18n::new(Lang::Vi);
    assert!(Field::ALL.iter().all(|field| i18n.has(&format!("import-field-{}", field.code()))));
}

#[test]
fn a_row_for_each_person_becomes_households_with_their_people() {
    let checked = checked(&table(LIST), &Choices::default(), &[]);
    assert!(checked.faults.is_empty() && checked.needs.is_empty(), "{:?} {:?}", checked.faults, checked.needs);
    assert_eq!(checked.columns.row_is, RowIs::Person);
    let written = written(&checked, &Choices::default(), &[]);
    let [first, second] = &written.households[..] else { panic!("{written:?}") };
    let (first, second) = (&first.household, &second.household);
    assert_eq!((&first.village, first.number.as_str(), first.class_official), (&village(1), "001", Class::Poor));
    assert_eq!((first.phone.as_str(), first.members.len()), ("0912345678", 3));
    let head = first.head().unwrap();
    assert_eq!((head.name.as_str(), head.sex, head.id_number.as_str()), ("Lý A Sình", Sex::Male, "006069001234"));
    assert_eq!((head.birth, head.ethnicity.code.as_str()), (Birth::parse("1969-03-02").unwrap(), "08"));
    assert_eq!((first.members[1].relation, first.members[1].birth), (Relation::Spouse, Birth::Year(1972)));
    assert_eq!((first.members[2].relation, first.members[2].sex), (Relation::Child, Sex::Male));
    assert_eq!((&second.village, second.number.as_str(), second.class_start), (&village(2), "005", Class::NearPoor));
    let again = self::written(&checked, &Choices::default(), &[]);
    assert_eq!(again.households[0].household, *first, "the same import gives the same households");
}

#[test]
fn merged_headings_of_report_14_and_villages_between_the_rows_are_read() {
    let plain = Format::new();
    let sheet = book(|sheet| {
        sheet.merge_range(0, 0, 0, 6, "DANH SÁCH CHI TIẾT HỘ NGHÈO NĂM 2026", &plain).unwrap();
        sheet.merge_range(2, 0, 3, 0, "Số hộ", &plain).unwrap();
        sheet.merge_range(2, 1, 3, 1, "Họ và tên", &plain).unwrap();
        sheet.merge_range(2, 2, 2, 3, "Năm sinh", &plain).unwrap();
        sheet.write_string(3, 2, "Nam").unwrap();
        sheet.write_string(3, 3, "Nữ").unwrap();
        sheet.merge_range(2, 4, 3, 4, "Dân tộc", &plain).unwrap();
        sheet.merge_range(2, 5, 3, 5, "Quan hệ với chủ hộ", &plain).unwrap();
        for column in 0..6_u16 {
            sheet.write_string(4, column, format!("({})", column + 1)).unwrap();
        }
        sheet.merge_range(5, 0, 5, 5, "I. Thôn Phiêng Lềng", &plain).unwrap();
        sheet.merge_range(6, 0, 7, 0, "", &plain).unwrap();
        sheet.write_number(6, 0, 1).unwrap();
        for (row, name, column, year, relation) in [
            (6, "Lý A Sình", 2, 1969.0, "Chủ hộ"),
            (7, "Giàng Thị Mỷ", 3, 1972.0, "Vợ"),
            (8, "Hoàng Văn Páo", 2, 1980.0, "Chủ hộ"),
        ] {
            sheet.write_string(row, 1, name).unwrap();
            sheet.write_number(row, column, year).unwrap();
            sheet.write_string(row, 4, "Mông").unwrap();
            sheet.write_string(row, 5, relation).unwrap();
        }
        sheet.write_number(8, 0, 2).unwrap();
        sheet.write_string(9, 0, "Cộng").unwrap();
        sheet.write_number(9, 1, 3).unwrap();
        sheet.write_string(12, 4, "TM. ỦY BAN NHÂN DÂN XÃ").unwrap();
    });
    let checked = checked(&sheet, &Choices::default(), &[]);
    assert!(checked.faults.is_empty() && checked.needs.is_empty(), "{:?} {:?}", checked.faults, checked.needs);
    assert_eq!((checked.class, checked.columns.first_row), (Some(Class::Poor), 6));
    let written = written(&checked, &Choices { class: checked.class, ..Choices::default() }, &[]);
    let people: Vec<_> = written.households.iter().map(|one| (&one.household, one.household.members.len())).collect();
    assert_eq!(people.iter().map(|(_, people)| *people).collect::<Vec<_>>(), [2, 1]);
    assert_eq!((&people[0].0.village, people[0].0.class_start), (&village(1), Class::Poor));
    assert_eq!(people[0].0.members[1].sex, Sex::Female);
    let notes: Vec<_> = checked.notes.iter().map(|note| said::note(&I18n::new(Lang::Vi), note)).collect();
    assert!(
        notes.iter().any(|note| note.contains("3 dòng không phải người") && note.contains("6, 10, 13")),
        "{notes:?}"
    );
}

#[test]
fn a_row_for_each_household_needs_its_village_and_class_said() {
    let list = "STT,Họ tên chủ hộ,Giới tính\n1,Lý A Sình,Nam\n2,Hoàng Thị Páo,Nữ\n";
    let asked = checked(&table(list), &Choices::default(), &[]);
    let needs: Vec<_> = asked.needs.iter().map(|need| need.code()).collect();
    assert_eq!(needs, ["village", "class", "bad-rows", "nothing"]);
    let choices = Choices { village: Some(village(2)), class: Some(Class::NearPoor), ..Choices::default() };
    let answered = checked(&table(list), &choices, &[]);
    assert!(answered.needs.is_empty(), "{:?} {:?}", answered.needs, answered.faults);
    assert_eq!(answered.columns.row_is, RowIs::Household);
    let written = written(&answered, &choices, &[]);
    let numbers: Vec<_> = written.households.iter().map(|one| one.household.number.as_str()).collect();
    assert_eq!(numbers, ["001", "002"], "a row number is no household number; the village's next are given");
}

/// The list with one line changed.
fn with(from: &str, to: &str) -> Sheet {
    assert!(LIST.contains(from));
    table(&LIST.replacen(from, to, 1))
}

#[rstest]
#[case::no_name("Giàng Thị Mỷ", "", "no-name")]
#[case::no_such_day("02/03/1969", "31/02/1969", "value")]
#[case::born_tomorrow("02/03/1969", "02/03/2062", "birth")]
#[case::no_sex("Vợ,Nữ", "Khác,", "no-sex")]
#[case::odd_sex("Nam,02", "Nma,02", "sex")]
#[case::short_number("006069001234", "60690012", "id-number")]
#[case::shortened_by_excel("006069001234", "6.07E+10", "id-number")]
#[case::phone("0912 345 678", "0112 345 678", "phone")]
#[case::class("Hộ nghèo", "Hộ nghèo đói", "class")]
#[case::two_heads("Vợ,", "Chủ hộ,", "second-head")]
#[case::no_head("Chủ hộ,Nam", "Con,Nam", "no-head")]
#[case::unknown_village("thon khu 2", "Khu 22", "unknown-village")]
#[case::village_of_others("thon khu 2", "Đông Tâm", "other-village")]
fn what_is_wrong_in_a_row_is_said_with_its_cell(#[case] from: &str, #[case] to: &str, #[case] code: &str) {
    let checked = checked(&with(from, to), &Choices::default(), &[]);
    let codes: Vec<_> = checked.faults.iter().map(|fault| fault.why.code()).collect();
    assert_eq!(codes, [code]);
    assert_eq!(checked.drafts.iter().filter(|draft| draft.bad).count(), 1, "its household alone waits");
    for lang in [Lang::Vi, Lang::En] {
        let sentence = said::fault(&I18n::new(lang), &checked.faults[0]);
        assert!(!sentence.contains("import-") && !sentence.contains('{'), "{sentence}");
    }
    assert!(checked.needs.iter().any(|need| need.code() == "bad-rows"), "nothing is left out unasked");
}

#[test]
fn the_file_of_bad_rows_keeps_households_whole_and_loads_again_once_corrected() {
    let sheet = with("02/03/1969", "31/02/1969");
    let choices = Choices { leave_bad: true, ..Choices::default() };
    let first = checked(&sheet, &choices, &[]);
    assert!(first.needs.is_empty());
    let put = written(&first, &choices, &[]);
    assert_eq!((put.households.len(), put.done.bad_rows), (1, 3));
    let file = bad::file(&I18n::new(Lang::Vi), &sheet, &first).unwrap();
    assert_eq!(file.ending, "csv");
    let text = String::from_utf8(file.bytes).unwrap();
    assert_eq!(text.lines().count(), 4, "{text}");
    assert!(text.contains("31/02/1969") && text.contains("không phải ngày có thật"), "{text}");
    let corrected = table(&text.replace("31/02/1969,", "02/03/1969,"));
    let register: Vec<_> = put.households.iter().map(|one| (one.household.clone(), 1)).collect();
    let second = checked(&corrected, &Choices::default(), &register);
    assert!(second.needs.is_empty(), "{:?} {:?}", second.needs, second.faults);
    assert_eq!(written(&second, &Choices::default(), &register).done.people, 3);
}

/// A list as communes keep it: its class in the title, its villages between the rows, numbers that begin anew in each.
fn list_by_village() -> Sheet {
    book(|sheet| {
        sheet.write_string(0, 0, "DANH SÁCH HỘ NGHÈO NĂM 2026").unwrap();
        let rows: [&[&str]; 7] = [
            &["Số hộ", "Họ và tên", "Quan hệ với chủ hộ", "Giới tính", "Năm sinh"],
            &["I", "Thôn Phiêng Lềng"],
            &["1", "Lý A Sình", "Chủ hộ", "Nam", "31/02/1969"],
            &["", "Giàng Thị Mỷ", "Vợ", "Nữ", "1972"],
            &["II", "Thôn Khu II"],
            &["1", "Hoàng Văn Páo", "Chủ hộ", "Nam", "1980"],
            &["2", "Ma Văn Kiểm", "Chủ hộ", "Nam", "năm nào"],
        ];
        for (row, cells) in (1..).zip(rows) {
            for (column, text) in (0..).zip(cells) {
                sheet.write_string(row, column, *text).unwrap();
            }
        }
    })
}

#[test]
fn the_file_of_bad_rows_says_in_each_row_what_stood_above_it() {
    let first = checked(&list_by_village(), &Choices::default(), &[]);
    assert_eq!(first.class, Some(Class::Poor));
    for lang in [Lang::Vi, Lang::En] {
        let file = bad::file(&I18n::new(lang), &list_by_village(), &first).unwrap();
        let mut rows = read(&file.bytes, &Limits::REGISTER).unwrap();
        for cell in rows.rows.iter_mut().flat_map(|row| &mut row.cells) {
            if matches!(&*cell.text, "31/02/1969" | "năm nào") {
                cell.text = "1969".into();
            }
        }
        let second = checked(&rows, &Choices::default(), &[]);
        assert!(second.needs.is_empty(), "{:?} {:?}", second.needs, second.faults);
        let put = written(&second, &Choices::default(), &[]);
        let households: Vec<_> = put.households.iter().map(|one| &one.household).collect();
        let [one, other] = households[..] else { panic!("two households, not {}", households.len()) };
        assert_eq!((&one.village, one.members.len(), one.class_start), (&village(1), 2, Class::Poor));
        assert_eq!((&other.village, other.members.len(), other.class_start), (&village(2), 1, Class::Poor));
        let again = bad::file(&I18n::new(lang), &rows, &checked(&with_fault(rows.clone()), &Choices::default(), &[]));
        let again = read(&again.unwrap().bytes, &Limits::REGISTER).unwrap();
        let reasons =
            again.rows[0].cells.iter().filter(|cell| cell.text.contains("Vì sao") || cell.text.contains("Why"));
        assert_eq!(reasons.count(), 1, "the reasons of last time are not carried along");
    }
}

fn with_fault(mut sheet: Sheet) -> Sheet {
    for cell in sheet.rows.iter_mut().flat_map(|row| &mut row.cells).filter(|cell| &*cell.text == "1969") {
        cell.text = "năm nào".into();
    }
    sheet
}

#[test]
fn a_list_without_births_that_comes_twice_is_offered_and_its_namesakes_are_told_apart() {
    let list = "Thôn,Họ và tên,Giới tính,Phân loại\n\
        Khu II,Ma Văn Kiểm,Nam,N\nKhu II,Ma Văn Kiểm,Nam,N\nPhiêng Lềng,Ma Văn Kiểm,Nam,N\n";
    let first = checked(&table(list), &Choices::default(), &[]);
    assert_eq!(first.matches.len(), 0, "two namesakes of one list are two households");
    let put = written(&first, &Choices::default(), &[]);
    let register: Vec<_> = put.households.iter().map(|one| (one.household.clone(), 1)).collect();
    let again = checked(&table(list), &Choices::default(), &register);
    assert_eq!((again.matches.len(), again.counts(&Choices::default()).new), (3, 0));
    let one_more = list.replace("Phiêng Lềng,", "Khu II,");
    let more = checked(&table(&one_more), &Choices::default(), &register);
    assert_eq!(more.counts(&Choices::default()).new, 1, "the third of the village is another one");
    let born = list.replace("Họ và tên,", "Họ và tên,Năm sinh,").replacen("Kiểm,", "Kiểm,1970,", 1);
    let born = born.replacen("Kiểm,Nam", "Kiểm,1971,Nam", 1).replacen("Kiểm,Nam", "Kiểm,1972,Nam", 1);
    let known = register.iter().cloned().map(|(mut household, version)| {
        household.members[0].birth = Birth::Year(1950);
        (household, version)
    });
    let known: Vec<_> = known.collect();
    assert_eq!(checked(&table(&born), &Choices::default(), &known).matches.len(), 0, "their years tell them apart");
}

#[test]
fn villages_that_only_their_marks_tell_apart_are_asked_about_where_the_marks_are_missing() {
    let names = ["BẢN LẰM", "BẢN LĂM"];
    let all = (1..).zip(names).map(|(number, name)| VillageInfo { id: village(number), name: name.to_owned() });
    let villages = Villages::new(all.collect(), words());
    assert_eq!(villages.find("Thôn Bản Lằm", words()), Some(&village(1)));
    assert_eq!(villages.find("bản lăm", words()), Some(&village(2)));
    assert_eq!(villages.find("ban lam", words()), None, "nobody knows which one is meant");
    assert_eq!(villages.nearest("ban lam").len(), 2);
}

#[test]
fn a_birth_that_is_a_formula_without_its_result_is_told_and_not_left_blank() {
    let mut sheet = table("Họ và tên,Giới tính,Năm sinh,Thôn,Phân loại\nLý A,Nam,1969,Khu II,N\n");
    for cell in sheet.rows[1].cells.iter_mut().filter(|cell| matches!(cell.column, 0 | 2)) {
        (cell.kind, cell.text) = (so_thon::server::sheet::Kind::Unknown, "".into());
    }
    let checked = checked(&sheet, &Choices::default(), &[]);
    let told: Vec<_> = checked.faults.iter().map(|fault| (said::address(fault), fault.why.code())).collect();
    assert_eq!(told, [("A2".to_owned(), "value"), ("C2".to_owned(), "value")], "each cell once, with what to do");
}

#[test]
fn a_day_that_excel_keeps_as_a_number_is_told_and_a_time_behind_a_day_is_passed_over() {
    let told = checked(&with("02/03/1969", "25264"), &Choices::default(), &[]);
    let [fault] = &told.faults[..] else { panic!("{:?}", told.faults) };
    assert!(said::fault(&I18n::new(Lang::Vi), fault).contains("02/03/1969"), "{fault:?}");
    for same in ["02/03/1969 00:00:00", "1969-03-02T00:00:00", "'02/03/1969"] {
        let read = checked(&with("02/03/1969", same), &Choices::default(), &[]);
        assert_eq!(read.drafts[0].people[0].birth, Birth::parse("1969-03-02").unwrap(), "{same}");
    }
}

#[test]
fn a_year_that_excel_made_a_day_is_told_and_zeros_of_numbers_come_back() {
    let day = Format::new().set_num_format("dd/mm/yyyy");
    let sheet = book(|sheet| {
        for (column, heading) in (0..).zip(["Họ và tên", "Giới tính", "Năm sinh", "CCCD", "Phân loại", "Thôn"])
        {
            sheet.write_string(0, column, heading).unwrap();
        }
        for row in 1..=2 {
            sheet.write_string(row, 0, format!("Lý A Sình {row}")).unwrap();
            sheet.write_string(row, 1, "Nam").unwrap();
            sheet.write_number(row, 3, 6_069_001_234.0).unwrap();
            sheet.write_string(row, 4, "N").unwrap();
            sheet.write_string(row, 5, "Khu II").unwrap();
        }
        sheet.write_number_with_format(1, 2, 25_264, &day).unwrap();
        sheet.write_number_with_format(2, 2, 1969, &day).unwrap();
    });
    let checked = checked(&sheet, &Choices { leave_bad: true, ..Choices::default() }, &[]);
    let [fault] = &checked.faults[..] else { panic!("{:?}", checked.faults) };
    assert!(said::fault(&I18n::new(Lang::Vi), fault).contains("năm 1969"), "{fault:?}");
    let written = written(&checked, &Choices::default(), &[]);
    let head = written.households[0].household.head().unwrap();
    assert_eq!((head.id_number.as_str(), head.birth), ("006069001234", Birth::parse("1969-03-02").unwrap()));
}

#[test]
fn formulas_are_taken_with_their_results_and_hidden_rows_are_asked_about() {
    let sheet = book(|sheet| {
        for (column, heading) in (0..).zip(["Họ và tên", "Giới tính", "Thôn", "Phân loại"]) {
            sheet.write_string(0, column, heading).unwrap();
        }
        for row in 1..=3 {
            sheet.write_string(row, 0, format!("Lý A Sình {row}")).unwrap();
            sheet.write_string(row, 1, "Nam").unwrap();
            let village = rust_xlsxwriter::Formula::new("=\"Khu \"&\"II\"").set_result("Khu II");
            sheet.write_formula(row, 2, village).unwrap();
            sheet.write_string(row, 3, "HN").unwrap();
        }
        sheet.set_row_hidden(2).unwrap();
    });
    let asked = checked(&sheet, &Choices::default(), &[]);
    let needs: Vec<_> = asked.needs.iter().map(|need| need.code()).collect();
    assert_eq!((needs, asked.hidden), (vec!["hidden"], 1));
    let codes: Vec<_> = asked.notes.iter().map(|note| note.code()).collect();
    assert!(codes.contains(&"formulas"), "{codes:?}");
    for (hidden, households) in [(true, 3), (false, 2)] {
        let choices = Choices { hidden: Some(hidden), ..Choices::default() };
        let answered = checked(&sheet, &choices, &[]);
        assert_eq!((answered.needs.len(), answered.drafts.len()), (0, households));
    }
}

#[test]
fn a_village_that_is_not_known_is_offered_the_nearest_and_then_taken() {
    let sheet = with("thon khu 2", "Khu III");
    let asked = checked(&sheet, &Choices::default(), &[]);
    let stranger = &asked.strangers[0];
    assert_eq!((stranger.written.as_str(), stranger.rows), ("Khu III", 1));
    assert_eq!(villages().nearest(&stranger.key)[0].id, village(2));
    assert!(villages().is_near(&stranger.key, &village(2)));
    let wholly = checked(&with("thon khu 2", "Thôn Không Có"), &Choices::default(), &[]);
    let key = &wholly.strangers[0].key;
    assert!(villages().all().iter().all(|one| !villages().is_near(key, &one.id)), "nothing is like {key}");
    let choices =
        Choices { villages: [(stranger.key.clone(), village(2))].into_iter().collect(), ..Choices::default() };
    let taken = checked(&sheet, &choices, &[]);
    assert!(taken.needs.is_empty());
    assert_eq!(taken.strangers[0].chosen, Some(village(2)), "what was chosen can be chosen otherwise");
}

#[test]
fn a_number_that_is_taken_gives_way_and_is_told() {
    let list = "Thôn,Số hộ,Họ và tên,Quan hệ với chủ hộ,Giới tính,Ngày sinh,Phân loại\n";
    let first = checked(
        &table(&format!("{list}Khu II,1.024,Ma Văn Kiểm,Chủ hộ,Nam,1977,Hộ nghèo\n")),
        &Choices::default(),
        &[],
    );
    assert_eq!(first.drafts[0].number, "1024", "a point before three digits parts thousands");
    let register: Vec<_> =
        written(&first, &Choices::default(), &[]).households.into_iter().map(|one| (one.household, 1)).collect();
    let other = table(&format!("{list}Khu II,1024,Lý Văn Khác,Chủ hộ,Nam,1960,Hộ nghèo\n"));
    let second = checked(&other, &Choices::default(), &register);
    assert_eq!(second.numbers.values().collect::<Vec<_>>(), ["1025"]);
    assert_eq!(second.notes.iter().map(|note| note.code()).collect::<Vec<_>>(), ["other-number"]);
    assert_eq!(written(&second, &Choices::default(), &register).households[0].household.number, "1025");
}

#[test]
fn a_row_of_people_is_no_heading_where_no_heading_is_known() {
    let sheet = table("Nơi,Hộ thứ,Tên gọi,Vai,Sinh,GT\nPhiêng Lềng,1,Lý Văn Xa,Chủ hộ,1969,Nam\n");
    let read = checked(&sheet, &Choices::default(), &[]);
    assert_eq!((read.heading.first_row, read.heading.texts[&2].as_str()), (2, "Tên gọi"));
}

#[test]
fn a_birth_of_another_year_is_not_written_over_the_one_that_is_known() {
    let head = "Thôn,Họ và tên,Quan hệ với chủ hộ,Giới tính,Ngày sinh,CCCD,Phân loại\n";
    let list = |birth: &str| table(&format!("{head}Khu II,Ma Văn Kiểm,Chủ hộ,Nam,{birth},019066001234,Hộ nghèo\n"));
    let first = checked(&list("1966"), &Choices::default(), &[]);
    let register: Vec<_> =
        written(&first, &Choices::default(), &[]).households.into_iter().map(|one| (one.household, 1)).collect();
    let merge = Choices { alike: Alike::Merge, ..Choices::default() };
    for (birth, merged) in [("02/03/1970", 0), ("02/03/1966", 1)] {
        let writes = written(&checked(&list(birth), &merge, &register), &merge, &register);
        assert_eq!((writes.households.len(), writes.done.villages.len()), (merged, merged), "{birth}");
    }
}

#[test]
fn households_that_are_there_are_left_filled_in_or_added_as_chosen() {
    let first = checked(&table(LIST), &Choices::default(), &[]);
    let mut register: Vec<_> =
        written(&first, &Choices::default(), &[]).households.into_iter().map(|one| (one.household, 4)).collect();
    register[0].0.phone.clear();
    register[0].0.members.truncate(2);
    register[0].0.class_official = Class::NearPoor;
    for (alike, wanted) in [(Alike::Skip, (0, 0, 2)), (Alike::Merge, (0, 1, 0)), (Alike::New, (2, 0, 0))] {
        let choices = Choices { alike, ..Choices::default() };
        let again = checked(&table(LIST), &choices, &register);
        assert_eq!(again.matches.len(), 2);
        let writes = written(&again, &choices, &register);
        assert_eq!((writes.done.added.len(), writes.done.merged.len(), writes.done.skipped), wanted, "{alike:?}");
        match alike {
            Alike::Skip => assert!(writes.households.is_empty()),
            Alike::Merge => {
                let filled = &writes.households[0];
                assert_eq!((filled.expected, filled.household.phone.as_str()), (4, "0912345678"));
                assert_eq!((filled.household.members.len(), filled.household.class_official), (3, Class::NearPoor));
            }
            Alike::New => {
                let numbers: Vec<_> = writes.households.iter().map(|one| one.household.number.as_str()).collect();
                assert_eq!(numbers, ["002", "006"], "a number that somebody has is not given again");
            }
        }
    }
}

#[test]
fn two_alike_in_one_file_are_said_too() {
    let twice = format!("{LIST}Khu II,9,Lý A Sình,Chủ hộ,Nam,02/03/1969,Mông,,,Hộ nghèo\n");
    let checked = checked(&table(&twice), &Choices::default(), &[]);
    assert_eq!((checked.matches.len(), checked.counts(&Choices::default()).skipped), (1, 1));
}

#[test]
fn a_formula_in_a_name_is_a_name_and_leaves_as_one() {
    let sheet = with("Lý A Chơ", "\"=cmd|' /C calc'!A0\"");
    let choices = Choices::default();
    let first = checked(&sheet, &choices, &[]);
    let written = written(&first, &choices, &[]);
    assert_eq!(written.households[0].household.members[2].name, "=cmd|' /C calc'!A0");
    let wrong = with("Lý A Chơ,Con trai,,15/08/2001", "\"=cmd|' /C calc'!A0\",Con trai,,32/08/2001");
    let file = bad::file(&I18n::new(Lang::Vi), &wrong, &checked(&wrong, &choices, &[])).unwrap();
    let text = String::from_utf8(file.bytes).unwrap();
    assert!(text.contains(",'=cmd") && !text.contains(",=cmd"), "{text}");
}

#[test]
fn a_hundred_thousand_rows_are_gathered_and_compared() {
    let mut list = String::from("Thôn,Số hộ,Họ và tên,Quan hệ,Giới tính,Năm sinh,Phân loại\n");
    for household in 1..=25_000 {
        for (relation, sex, year) in
            [("Chủ hộ", "Nam", 1950), ("Vợ", "Nữ", 1955), ("Con", "Nam", 1980), ("Con", "Nữ", 1984)]
        {
            let year = year + household % 20;
            list.push_str(&format!(
                "Khu II,{household},Lý A {household} {relation},{relation},{sex},{year},Không nghèo\n"
            ));
        }
    }
    let sheet = table(&list);
    assert_eq!(sheet.rows.len(), 100_001);
    let checked = checked(&sheet, &Choices::default(), &[]);
    let counts = checked.counts(&Choices::default());
    assert_eq!((counts.households, counts.people, counts.bad, counts.new), (25_000, 100_000, 0, 25_000));
}

#[test]
fn a_fault_in_each_of_many_rows_costs_no_more_than_the_rows() {
    let list = format!("Họ và tên,Năm sinh\n{}", "Lý A Sình,31/02/1969\n".repeat(40_000));
    let checked = checked(&table(&list), &Choices::default(), &[]);
    assert_eq!((checked.faults.len(), checked.drafts.len()), (120_000, 40_000), "village, birth and sex in each");
}
