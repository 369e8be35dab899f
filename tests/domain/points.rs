//! Points tables: read whole or not at all, totals exact. Every table here is made up and says so.

use proptest::prelude::*;
use rstest::rstest;
use so_thon::domain::answer::{Answer, AnswerMap};
use so_thon::domain::classification::Area;
use so_thon::domain::points::read::{PointsAbout, PointsFault, read};
use so_thon::domain::points::{PeopleRange, PointsTable};
use unicode_normalization::UnicodeNormalization;

use crate::build::day;

const MADE_UP: &str = "\
group,item,condition,points,region,area
BỊA ĐẶT 1,Số nhân khẩu trong hộ (bịa đặt),1 người,11,Vùng bịa đặt,nông thôn
BỊA ĐẶT 1,Số nhân khẩu trong hộ (bịa đặt),2-3 người,7,Vùng bịa đặt,nông thôn
BỊA ĐẶT 1,Số nhân khẩu trong hộ (bịa đặt),từ 4 đến 6 người,-3,Vùng bịa đặt,nông thôn
BỊA ĐẶT 1,Số nhân khẩu trong hộ (bịa đặt),Hộ có từ 7 người trở lên,−5,Vùng bịa đặt,nông thôn
BỊA ĐẶT 2,\"Xe (bịa đặt), nếu có\",có,20,Vùng bịa đặt,nông thôn
BỊA ĐẶT 2,\"Xe (bịa đặt), nếu có\",không,0,Vùng bịa đặt,nông thôn
BỊA ĐẶT 2,Số người phụ thuộc (bịa đặt),3 người,1,Vùng bịa đặt,nông thôn
BỊA ĐẶT 2,Số người phụ thuộc (bịa đặt),không có,2,Vùng bịa đặt,nông thôn
";

fn about() -> PointsAbout {
    PointsAbout {
        id: "bia-dat".to_owned(),
        source: "Bịa đặt để thử".to_owned(),
        imported_on: day(2026, 11, 1),
        imported_by: "lan".to_owned(),
    }
}

fn table(text: &str) -> PointsTable {
    read(text.as_bytes(), &about()).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn faults(text: &str) -> Vec<(u64, String, &'static str)> {
    let faults = read(text.as_bytes(), &about()).expect_err("a fault");
    faults.into_iter().map(|PointsFault { line, column, code, .. }| (line, column, code)).collect()
}

#[test]
fn rows_of_one_item_are_its_alternatives_in_the_order_of_the_file() {
    let table = table(MADE_UP);
    assert_eq!((table.id.as_str(), table.version, table.area), ("bia-dat", 0, Area::Rural));
    assert_eq!(table.region, "Vùng bịa đặt");
    let items: Vec<(&str, usize)> = table.items.iter().map(|item| (item.code.as_str(), item.rows.len())).collect();
    assert_eq!(items, [("01", 4), ("02", 2), ("03", 2)]);
    assert_eq!(table.items[1].item, "Xe (bịa đặt), nếu có");
    assert_eq!(table.items[0].rows.iter().map(|row| row.points).collect::<Vec<_>>(), [11, 7, -3, -5]);
    assert_eq!(table.groups().len(), 2);
}

#[test]
fn a_count_of_people_is_read_where_the_household_is_counted_and_nowhere_else() {
    let table = table(MADE_UP);
    let people: Vec<Option<PeopleRange>> = table.items[0].rows.iter().map(|row| row.people).collect();
    let range = |from, to| Some(PeopleRange { from, to });
    assert_eq!(people, [range(1, Some(1)), range(2, Some(3)), range(4, Some(6)), range(7, None)]);
    let proposed = |people| table.items[0].proposed(people).map(|row| row.points);
    assert_eq!(
        [proposed(0), proposed(3), proposed(6), proposed(7), proposed(500)],
        [None, Some(7), Some(-3), Some(-5), Some(-5)]
    );
    assert!(table.items[2].rows.iter().all(|row| row.people.is_none()), "dependants are some of them only");
}

#[rstest]
#[case::byte_order_mark(format!("\u{feff}{MADE_UP}"))]
#[case::decomposed(MADE_UP.nfd().collect())]
#[case::windows_lines(MADE_UP.replace('\n', "\r\n"))]
#[case::semicolons(MADE_UP.replace(", nếu", "|").replace(',', ";").replace('|', ", nếu"))]
#[case::vietnamese_headings(MADE_UP.replacen("group,item,condition,points,region,area", "Nhóm,Mục,Điều kiện,Điểm,Vùng,Khu vực", 1))]
#[case::a_title_and_blank_lines(format!("Bảng điểm B1 (bịa đặt),,,,,\n\n{MADE_UP}\n,,,,,\n"))]
#[case::english_area(MADE_UP.replace("nông thôn", "Rural"))]
fn a_spreadsheets_ways_of_writing_give_the_same_table(#[case] text: String) {
    assert_eq!(table(&text), table(MADE_UP));
}

#[test]
fn an_urban_table_is_urban() {
    assert_eq!(table(&MADE_UP.replace("nông thôn", "Thành thị")).area, Area::Urban);
}

#[rstest]
#[case::nothing("", &[(1, "", "no_heading")])]
#[case::no_heading("a,b,c\n1,2,3\n", &[(1, "", "no_heading")])]
#[case::columns_missing("item,points\nx,1\n", &[(1, "group", "missing_column"), (1, "condition", "missing_column"), (1, "region", "missing_column"), (1, "area", "missing_column")])]
#[case::heading_only("group,item,condition,points,region,area\n", &[(1, "", "no_rows")])]
#[case::every_fault_with_its_line(
    "group,item,condition,points,region,area\n,X,có,1,V,rural\nG,X,có,1.5,V,rural\nG,X,không,\"1,5\",V,rural\nG,X,khác,,V,hải đảo\n",
    &[(2, "group", "empty"), (3, "points", "not_a_number"), (4, "points", "not_a_number"), (5, "points", "empty"), (5, "area", "unknown_area")]
)]
#[case::twice("Nhóm,Mục,Điều kiện,Điểm,Vùng,Khu vực\nG,X,Có,1,V,rural\nG,X,co,2,V,rural\nG,X,không,2,V,rural\n", &[(3, "Điều kiện", "twice")])]
#[case::two_regions("group,item,condition,points,region,area\nG,X,có,1,V,rural\nG,X,không,2,W,rural\n", &[(3, "region", "several_regions")])]
#[case::two_areas("group,item,condition,points,region,area\nG,X,có,1,V,rural\nG,X,không,2,V,urban\n", &[(3, "area", "several_regions")])]
#[case::nothing_to_choose("group,item,condition,points,region,area\nG,X,có,1,V,rural\nG,Y,có,1,V,rural\nG,Y,không,2,V,rural\n", &[(2, "item", "one_row_item")])]
#[case::too_many_points("group,item,condition,points,region,area\nG,X,có,99999999999,V,rural\n", &[(2, "points", "not_a_number")])]
#[case::short_line("group,item,condition,points,region,area\nG,X,có\n", &[(2, "region", "empty"), (2, "points", "empty"), (2, "area", "empty")])]
fn a_file_with_a_fault_is_not_loaded_and_says_where(
    #[case] text: &str,
    #[case] expected: &[(u64, &str, &'static str)],
) {
    let found = faults(text);
    let found: Vec<(u64, &str, &str)> =
        found.iter().map(|(line, column, code)| (*line, column.as_str(), *code)).collect();
    assert_eq!(found, expected);
}

#[test]
fn what_is_no_text_or_far_too_large_is_refused() {
    let code = |bytes: &[u8]| read(bytes, &about()).expect_err("a fault")[0].code;
    assert_eq!(code(b"PK\x03\x04 a workbook"), "not_text");
    assert_eq!(code(b"group,item\xff\xfe"), "not_text");
    assert_eq!(code(&vec![b'a'; 2 * 1024 * 1024]), "too_large");
    assert_eq!(code("group,item,condition,points,region,area\n".repeat(3_000).as_bytes()), "too_large");
    let long = MADE_UP.replace("có,20", &format!("{},20", "dài ".repeat(200)));
    assert_eq!(faults(&long), [(6, String::new(), "too_long")]);
}

#[test]
fn the_total_exists_when_every_item_is_settled() {
    let table = table(MADE_UP);
    let mut answers = AnswerMap::new();
    answers.insert(table.items[0].question(), Answer::Choice("3".to_owned()));
    answers.insert(table.items[1].question(), Answer::Unknown);
    let total = table.total(&answers);
    assert_eq!((total.sum, total.open), (-3, vec!["02".to_owned(), "03".to_owned()]), "không rõ leaves it open");
    answers.insert(table.items[1].question(), Answer::Choice("1".to_owned()));
    answers.insert(table.items[2].question(), Answer::Choice("9".to_owned()));
    assert_eq!(table.total(&answers).open, ["03"], "a row that is not there is not chosen");
    answers.insert(table.items[2].question(), Answer::Choice("2".to_owned()));
    let total = table.total(&answers);
    assert_eq!((total.sum, total.open.len()), (19, 0));
}

proptest! {
    #[test]
    fn whatever_the_bytes_reading_ends(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read(&bytes, &about());
    }

    #[test]
    fn whatever_the_cells_reading_ends(cells in prop::collection::vec("[a-z0-9ộ\"; ,.\n-]{0,6}", 0..60)) {
        let text = format!("group,item,condition,points,region,area\n{}", cells.join(","));
        let _ = read(text.as_bytes(), &about());
    }
}
