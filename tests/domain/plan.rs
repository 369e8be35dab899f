//! The plan's annex: read as printed, every inconsistency found, targets split. The real annex is
//! `assets/plans/ngan-son-2026.csv`; the others are in `tests/fixtures/plans`.

use std::collections::BTreeMap;
use std::path::Path;

use proptest::prelude::*;
use rstest::rstest;
use so_thon::domain::ids::{CommuneCode, VillageId};
use so_thon::domain::plan::annex::{Annex, Column, Rate};
use so_thon::domain::plan::finding::{Figure, Finding, FindingCode, Line, Percent, Range, Severity};
use so_thon::domain::plan::read::{MOST_BYTES, ReadError, ReadErrorKind};
use so_thon::domain::plan::{
    NGAN_SON_2026_CSV, NGAN_SON_2026_TOML, Plan, PlanStatus, StatedTargets, about, check, load, propose, read,
};

fn commune() -> CommuneCode {
    CommuneCode::new("01954")
}

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/plans").join(name)).unwrap()
}

fn stated(name: &str) -> StatedTargets {
    about::read(&String::from_utf8(fixture(name)).unwrap()).unwrap().stated
}

fn annex(name: &str) -> Annex {
    read::annex(&fixture(name), &commune()).unwrap()
}

fn refused(bytes: &[u8]) -> ReadError {
    read::annex(bytes, &commune()).unwrap_err()
}

fn ngan_son() -> (Annex, StatedTargets, Vec<Finding>) {
    let annex = read::annex(NGAN_SON_2026_CSV, &commune()).unwrap();
    let stated = about::read(NGAN_SON_2026_TOML).unwrap().stated;
    let findings = check::findings(&annex, &stated);
    (annex, stated, findings)
}

/// The one finding of the real annex with this code, about this column where one is named.
fn found(code: FindingCode, column: Option<&str>) -> Finding {
    let (_, _, findings) = ngan_son();
    let mut of_code = findings.into_iter().filter(|finding| finding.code == code && finding.text("column") == column);
    let finding = of_code.next().unwrap_or_else(|| panic!("no {code:?} about {column:?}"));
    assert_eq!(of_code.next(), None, "{code:?} about {column:?} is there twice");
    finding
}

fn range(least: u64, most: u64) -> Figure {
    Figure::Range(Range { least, most: Some(most) })
}

fn percent(percent: &str) -> Figure {
    Figure::Percent(Percent { percent: percent.to_owned() })
}

fn line(finding: &Finding, row: u32) -> &Line {
    finding.lines().iter().find(|line| line.row == row).unwrap()
}

// The real annex.

#[test]
fn the_annex_is_read_exactly_as_printed() {
    let (annex, _, _) = ngan_son();
    assert_eq!(annex.rows.len(), 27);
    let poor: u32 = annex.rows.iter().map(|row| row.figures.poor.unwrap()).sum();
    assert_eq!(poor, 415);
    let first = &annex.rows[0];
    assert_eq!((first.line, first.number, first.name.as_str()), (2, 1, "KHUỔI DIỄN"));
    assert_eq!(first.figures.households, None);
    assert_eq!(first.figures.poor_cut_rate, Some(Rate { digits: 2, decimals: 2 }));
    let total = annex.total.unwrap();
    assert_eq!(total.near, Some(14_386), "a point groups thousands");
    assert_eq!(total.poor_cut_rate, Some(Rate { digits: 1502, decimals: 3 }), "a comma begins decimals");
    assert_eq!(total.poor_cut, Some(6454));
    assert!(annex.rows[14].figures.poor_cut.is_none(), "BẢN CHANG is blank");
}

#[test]
fn the_stated_targets_are_those_of_the_text() {
    let about = about::read(NGAN_SON_2026_TOML).unwrap();
    let expected =
        StatedTargets { poor_cut: Some(138), poor_rate: Some(727), near_cut: Some(23), near_rate: Some(119) };
    assert_eq!(about.stated, expected);
    assert_eq!(about.commune, Some(commune()));
    assert_eq!((about.year, about.province.as_str()), (Some(2026), "19"));
    assert!(!about.sources.targets.is_empty());
}

#[rstest]
#[case("poor_cut", 704, 6454, Some(138))]
#[case("near_cut", 261, 1289, Some(23))]
#[case("near", 1327, 14_386, None)]
fn rows_total_row_and_text_disagree(
    #[case] column: &str,
    #[case] sum: i64,
    #[case] total: i64,
    #[case] stated: Option<i64>,
) {
    let finding = found(FindingCode::SumsDisagree, Some(column));
    assert_eq!(finding.severity, Severity::Error);
    assert_eq!(
        (finding.whole("sum"), finding.whole("total"), finding.whole("stated")),
        (Some(sum), Some(total), stated)
    );
}

#[test]
fn column_2_adds_up_and_is_not_a_finding() {
    let (_, _, findings) = ngan_son();
    assert!(!findings.iter().any(|f| f.code == FindingCode::SumsDisagree && f.text("column") == Some("poor")));
}

#[test]
fn eighteen_villages_have_a_cut_above_their_own_baseline() {
    let finding = found(FindingCode::CutAboveBaseline, Some("poor_cut"));
    assert_eq!(finding.rows, [2, 4, 11, 12, 13, 14, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27]);
    let khu_ii = line(&finding, 21);
    assert_eq!(khu_ii.village, "KHU II");
    assert_eq!(khu_ii.figures["baseline"], Figure::Whole(0));
    assert_eq!(khu_ii.figures["cut"], Figure::Whole(17));
}

#[test]
fn capped_at_what_each_village_has_the_cuts_are_327() {
    let finding = found(FindingCode::CappedSumDisagrees, Some("poor_cut"));
    assert_eq!((finding.whole("capped"), finding.whole("stated")), (Some(327), Some(138)));
}

#[test]
fn lung_vien_and_dong_tam_are_to_lose_all_they_have() {
    let finding = found(FindingCode::CutEqualsBaseline, Some("poor_cut"));
    let names: Vec<&str> = finding.lines().iter().map(|line| line.village.as_str()).collect();
    assert_eq!((finding.rows.as_slice(), names.as_slice()), (&[9, 10][..], &["LŨNG VIỆN", "ĐÔNG TÂM"][..]));
}

#[test]
fn ban_chang_has_no_target() {
    let finding = found(FindingCode::TargetMissing, None);
    assert_eq!(finding.rows, [15]);
    assert_eq!(line(&finding, 15).village, "BẢN CHANG");
    assert_eq!(finding.figures["columns"], Figure::Columns(vec!["poor_cut".into(), "near_cut".into()]));
}

#[test]
fn no_single_number_of_households_fits_both_stated_rates() {
    let finding = found(FindingCode::StatedRatesDisagree, None);
    assert_eq!(finding.figures["poor_implied"], range(1897, 1899));
    assert_eq!(finding.figures["near_implied"], range(1925, 1940));
    assert_eq!(finding.figures["households"], Figure::Whole(1898));
    assert_eq!(finding.figures["poor_share"], percent("21.9"));
    assert_eq!(finding.figures["poor_share_after"], percent("14.6"));
}

#[test]
fn the_total_row_is_the_remains_of_another_table() {
    let finding = found(FindingCode::TotalRowOtherTable, None);
    assert_eq!(finding.figures["implied"], range(429_551, 429_836));
    assert_eq!(finding.figures["near_rate_implied"], range(428_793, 430_074));
    assert_eq!(finding.figures["near_cut_rate_implied"], range(422_623, 436_949));
    assert_eq!(finding.figures["households"], range(1897, 1940));
    let poor = found(FindingCode::RateAgainstCount, Some("poor_rate"));
    assert_eq!((poor.text("where"), &poor.figures["implied"]), (Some("total_row"), &range(9596, 9617)));
}

#[test]
fn rates_of_villages_belong_to_more_households_than_the_commune_has() {
    let finding = found(FindingCode::RowsOtherTable, None);
    let all_but_ban_chang: Vec<u32> = (1..=27).filter(|row| *row != 15).collect();
    assert_eq!(finding.rows, all_but_ban_chang);
    assert_eq!(line(&finding, 1).figures["implied"], range(24_000, 40_000));
}

#[test]
fn rates_in_one_row_contradict_each_other() {
    let finding = found(FindingCode::RowRatesDisagree, None);
    let both_baselines: Vec<u32> = (19..=27).collect();
    assert!(both_baselines.iter().all(|row| finding.rows.contains(row)), "{:?}", finding.rows);
    let khu_i = line(&finding, 20);
    assert_eq!(khu_i.figures["poor_rate_implied"], range(331, 336));
    assert_eq!(khu_i.figures["near_rate_implied"], range(10_527, 10_650));
    assert!(!line(&finding, 21).figures.contains_key("poor_rate_implied"), "0 households at 0.52 % fit no number");
}

#[test]
fn formulas_cannot_be_evaluated_without_column_1() {
    let finding = found(FindingCode::HouseholdsMissing, None);
    assert_eq!(finding.figures["columns"], Figure::Columns(vec!["poor_rate".into(), "near_rate".into()]));
}

#[test]
fn near_poor_households_to_start_from_are_nowhere() {
    let finding = found(FindingCode::NearBaselineMissing, None);
    assert_eq!(finding.rows, (1..=18).collect::<Vec<u32>>());
    let partly = found(FindingCode::ColumnPartlyFilled, None);
    assert_eq!(partly.figures["columns"], Figure::Columns(vec!["poor_rate".into()]));
    assert_eq!(partly.rows, (1..=18).collect::<Vec<u32>>());
}

#[test]
fn mis_scanned_names_are_for_the_commune_to_confirm() {
    let spelling = found(FindingCode::NameNotVietnamese, None);
    assert_eq!(
        (spelling.rows.as_slice(), &line(&spelling, 19).figures["word"]),
        (&[19][..], &Figure::Text("PHIÊNNG".into()))
    );
    let place = found(FindingCode::NameNearPlaceWord, None);
    assert_eq!(
        (place.rows.as_slice(), &line(&place, 22).figures["likely"]),
        (&[22][..], &Figure::Text("Khu Phố".into()))
    );
}

#[test]
fn the_real_annex_has_these_findings_in_this_order_and_no_others() {
    use FindingCode::*;
    let (annex, stated, findings) = ngan_son();
    let codes: Vec<FindingCode> = findings.iter().map(|finding| finding.code).collect();
    let expected = [
        SumsDisagree,
        SumsDisagree,
        SumsDisagree,
        CutAboveBaseline,
        CappedSumDisagrees,
        CutEqualsBaseline,
        TargetMissing,
        StatedRatesDisagree,
        HouseholdsMissing,
        NearBaselineMissing,
        ColumnPartlyFilled,
        TotalRowOtherTable,
        RowsOtherTable,
        RowRatesDisagree,
        RateAgainstCount,
        NameNotVietnamese,
        NameNearPlaceWord,
    ];
    assert_eq!(codes, expected);
    assert_eq!(findings, check::findings(&annex, &stated), "the same file gives the same findings");
}

#[test]
fn findings_survive_json_and_codes_are_their_names() {
    let (_, _, findings) = ngan_son();
    let json = serde_json::to_string(&findings).unwrap();
    assert_eq!(serde_json::from_str::<Vec<Finding>>(&json).unwrap(), findings);
    for finding in &findings {
        assert_eq!(serde_json::to_value(finding.code).unwrap(), finding.code.code());
        assert_eq!(serde_json::to_value(finding.severity).unwrap(), finding.severity.code());
    }
}

// Other files of the shape.

#[rstest]
#[case("clean/clean.csv")]
#[case("clean/printed-heading.csv")]
#[case("clean/unicode-text.csv")]
#[case("clean/decomposed.csv")]
#[case("clean/no-numbers-and-remarks.csv")]
fn a_clean_file_has_no_findings_however_it_was_saved(#[case] file: &str) {
    let annex = annex(file);
    assert_eq!(annex.rows[3].name, "TÂN LẬP", "names are NFC");
    assert_eq!(annex.rows[3].figures.households, Some(1110));
    assert_eq!(check::findings(&annex, &stated("clean/clean.toml")), []);
    assert_eq!(check::findings(&annex, &StatedTargets::default()), [], "without the text there is less to check");
}

#[rstest]
#[case("total-row-off", &["sums_disagree"])]
#[case("cut-above-baseline", &["cut_above_baseline 4", "capped_sum_disagrees"])]
#[case("cut-equals-baseline", &["cut_equals_baseline 4"])]
#[case("target-missing", &["target_missing 3"])]
#[case("households-blank", &["households_missing"])]
#[case("near-blank", &["near_baseline_missing 1 2 3 4 5"])]
#[case("rate-off", &["rate_against_count 2"])]
#[case("rate-above-100", &["rate_against_count 1", "rate_above100 1"])]
#[case("rate-blank", &["column_partly_filled 2"])]
#[case("poor-blank", &["column_empty"])]
#[case("cuts-blank", &["column_empty", "column_empty"])]
#[case("more-poor-than-households", &["count_above_households 3"])]
#[case("no-total-row", &["total_row_missing"])]
#[case("number-repeated", &["row_numbers 2 2"])]
#[case("name-repeated", &["names_repeated 2 4"])]
#[case("name-scanned", &["name_not_vietnamese 3"])]
#[case("name-near-place-word", &["name_near_place_word 5"])]
#[case("column-not-read", &["column_not_read"])]
#[case("total-row-of-another-table", &[
    "sums_disagree", "sums_disagree", "sums_disagree", "total_row_other_table", "rate_against_count",
])]
fn each_mistake_is_found_and_nothing_else(#[case] file: &str, #[case] expected: &[&str]) {
    let findings = check::findings(&annex(&format!("mistakes/{file}.csv")), &stated("clean/clean.toml"));
    let seen: Vec<String> = findings
        .iter()
        .map(|finding| finding.rows.iter().fold(finding.code.code().to_owned(), |text, row| format!("{text} {row}")))
        .collect();
    assert_eq!(seen, expected);
}

#[test]
fn the_texts_own_mistakes_are_found_in_a_clean_annex() {
    let annex = annex("clean/clean.csv");
    let clean = stated("clean/clean.toml");
    let codes = |stated: StatedTargets| -> Vec<FindingCode> {
        check::findings(&annex, &stated).iter().map(|finding| finding.code).collect()
    };
    let other_cut = StatedTargets { poor_cut: Some(20), poor_rate: Some(143), ..clean };
    assert_eq!(codes(other_cut), [FindingCode::SumsDisagree]);
    let other_rate = StatedTargets { near_rate: Some(60), ..clean };
    assert_eq!(codes(other_rate), [FindingCode::StatedRatesDisagree, FindingCode::StatedRateAgainstHouseholds]);
    let more_than_there_are = StatedTargets { poor_cut: Some(60), poor_rate: None, ..clean };
    assert_eq!(codes(more_than_there_are), [FindingCode::SumsDisagree, FindingCode::StatedAboveBaseline]);
}

#[rstest]
#[case("empty.csv", ReadErrorKind::Empty, None, None)]
#[case("blank.csv", ReadErrorKind::Empty, None, None)]
#[case("not-a-table.json", ReadErrorKind::NoHeading, None, None)]
#[case("missing-column.csv", ReadErrorKind::MissingColumn(Column::PoorCut), Some(1), None)]
#[case("repeated-column.csv", ReadErrorKind::RepeatedColumn(Column::Poor), Some(1), Some((12, "Hộ nghèo")))]
#[case("windows-1258.csv", ReadErrorKind::Encoding { offset: 162, byte: 0xd2 }, Some(2), Some((2, "")))]
#[case("workbook.xlsx", ReadErrorKind::Workbook, None, None)]
#[case("binary.csv", ReadErrorKind::Binary { offset: 11, byte: 0 }, Some(2), Some((2, "")))]
#[case("cut-off-utf16.csv", ReadErrorKind::BrokenUtf16, None, None)]
#[case("lost-characters.csv", ReadErrorKind::LostCharacters, Some(3), Some((2, "")))]
#[case("point-as-decimal.csv", ReadErrorKind::AmbiguousPoint("1.5".into()), Some(3), Some((5, "ty_le_ho_ngheo")))]
#[case("point-in-count.csv", ReadErrorKind::AmbiguousPoint("1.5".into()), Some(3), Some((4, "ho_ngheo")))]
#[case("comma-in-count.csv", ReadErrorKind::NotWhole("1,110".into()), Some(5), Some((3, "tong_so_ho")))]
#[case("comma-without-quotes.csv", ReadErrorKind::LongRow { found: 15, expected: 11 }, Some(2), None)]
#[case("word-for-number.csv", ReadErrorKind::NotANumber("ba".into()), Some(5), Some((9, "so_ho_ngheo_giam")))]
#[case("negative.csv", ReadErrorKind::Negative("-3".into()), Some(5), Some((9, "so_ho_ngheo_giam")))]
#[case("too-large-number.csv", ReadErrorKind::TooLargeNumber("99.999.999".into()), Some(5), Some((3, "tong_so_ho")))]
#[case("no-name.csv", ReadErrorKind::NoName, Some(3), Some((2, "thon")))]
#[case("two-totals.csv", ReadErrorKind::SecondTotal, Some(8), None)]
#[case("no-villages.csv", ReadErrorKind::NoRows, None, None)]
#[case("short-row.csv", ReadErrorKind::ShortRow { found: 6, expected: 11 }, Some(3), None)]
#[case("open-quote.csv", ReadErrorKind::ShortRow { found: 9, expected: 11 }, Some(2), None)]
fn a_file_that_is_not_the_annex_is_refused_at_a_row_and_column(
    #[case] file: &str,
    #[case] kind: ReadErrorKind,
    #[case] row: Option<u64>,
    #[case] column: Option<(usize, &str)>,
) {
    let error = refused(&fixture(&format!("refused/{file}")));
    let place = error.column.as_ref().map(|place| (place.number, place.heading.as_str()));
    assert_eq!((&error.kind, error.row, place), (&kind, row, column));
}

#[test]
fn titles_of_groups_notes_and_the_signature_below_the_table_are_no_villages() {
    let table = |rows: &str| {
        let heading = "STT,Thôn,Tổng số hộ,Hộ nghèo,Tỷ lệ hộ nghèo,Hộ cận nghèo,Tỷ lệ hộ cận nghèo,\
            Tỷ lệ giảm hộ nghèo,Số hộ nghèo giảm,Tỷ lệ giảm hộ cận nghèo,Số hộ cận nghèo giảm\n";
        read::annex(format!("{heading}{rows}").as_bytes(), &commune())
    };
    let signed = "I,Khu vực Vân Tùng,,,,,,,,,\n1,KHU I,90,21,,12,,,9,,4\nII,Khu vực Cốc Đán,,,,,,,,,\n\
        2,BẢN CHANG,,10,,,,,,,\n,Cộng,90,31,,12,,,9,,4\nGhi chú: cột 3 = 2/1 x 100,,,,,,,,,,\n\
        ,,,,,,,\"Ngân Sơn, ngày 12 tháng 5 năm 2026\",,,\n,Người lập biểu,,,,,,CHỦ TỊCH,,,\n,Lý Văn A,,,,,,,,,\n";
    let annex = table(signed).unwrap();
    let names: Vec<&str> = annex.rows.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["KHU I", "BẢN CHANG"]);
    assert_eq!(annex.total.unwrap().poor, Some(31));
    let typed = table("1,KHU I,90,21,,12,,,9,,4\n,Cộng,90,31,,,,,,,\n2,BẢN CHANG,,mười,,,,,,,\n").unwrap_err();
    assert_eq!(
        (typed.kind, typed.row),
        (ReadErrorKind::NotANumber("mười".into()), Some(4)),
        "a village is never passed"
    );
}

#[test]
fn junk_of_10_mb_is_refused_by_its_size() {
    let junk = vec![b'x'; 10 * 1024 * 1024];
    assert_eq!(refused(&junk).kind, ReadErrorKind::TooLarge { bytes: junk.len(), most: MOST_BYTES });
}

#[test]
fn a_million_short_rows_are_refused_by_their_number() {
    let junk = "1;\n".repeat(300_000);
    assert_eq!(refused(junk.as_bytes()).kind, ReadErrorKind::TooManyRows(2000));
}

#[rstest]
#[case("7,27", Some(727))]
#[case("7.27 %", Some(727))]
#[case("7", Some(700))]
#[case("100", Some(10_000))]
#[case("100,01", None)]
#[case("7,275", None)]
#[case("-7", None)]
#[case("", None)]
fn a_stated_rate_has_at_most_two_decimals(#[case] text: &str, #[case] hundredths: Option<u32>) {
    assert_eq!(about::rate("poor_rate", text).ok(), hundredths);
}

#[rstest]
#[case("poor_cut = 138", "unknown field")]
#[case("[targets]\npoor_rate = \"7,2x\"", "poor_rate")]
#[case("[targets]\npoor_cut = -1", "poor_cut")]
fn a_description_that_is_not_one_is_refused(#[case] toml: &str, #[case] says: &str) {
    let error = about::read(toml).unwrap_err().to_string();
    assert!(error.contains(says), "{error}");
}

proptest! {
    #[test]
    fn reading_anything_ends_in_an_annex_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = read::annex(&bytes, &commune());
    }

    #[test]
    fn one_changed_byte_of_the_annex_never_breaks_the_check(at in 0..NGAN_SON_2026_CSV.len(), byte: u8) {
        let mut bytes = NGAN_SON_2026_CSV.to_vec();
        bytes[at] = byte;
        if let Ok(annex) = read::annex(&bytes, &commune()) {
            let _ = check::findings(&annex, &StatedTargets { poor_cut: Some(138), poor_rate: Some(727), ..Default::default() });
        }
    }

    /// The interval is exactly the totals whose share rounds to the printed rate, ties either way.
    #[test]
    fn the_households_of_a_rate_are_those_that_round_to_it(count in 1_u32..500, digits in 1_u32..20_000, decimals in 0_u32..4) {
        let rate = Rate { digits, decimals };
        let range = check::households(count, rate);
        let fits = |total: u64| {
            // Twice the share in units of the last decimal, against the rate plus and minus a half.
            let doubled = 200 * u128::from(count) * u128::from(rate.scale());
            let total = u128::from(total);
            doubled <= (2 * u128::from(digits) + 1) * total && doubled >= (2 * u128::from(digits) - 1) * total
        };
        match range {
            Some(Range { least, most: Some(most) }) => {
                prop_assert!(fits(least) && fits(most) && !fits(most + 1));
                prop_assert!(least == 0 || !fits(least - 1));
            }
            Some(Range { most: None, .. }) => prop_assert!(false, "a rate above zero has an upper end"),
            None => {
                let near = 100 * u64::from(count) * rate.scale() / u64::from(digits);
                prop_assert!((near.saturating_sub(2)..near + 3).all(|total| !fits(total)));
            }
        }
    }
}

// Loading and the proposed split.

#[test]
fn a_plan_with_findings_is_only_a_draft() {
    let (annex, stated, findings) = ngan_son();
    let plan = load(&annex, 2026, &commune(), stated, &findings);
    assert_eq!((plan.status, plan.version, plan.villages.len()), (PlanStatus::Draft, 1, 27));
    assert_eq!(plan.villages[6].village.as_str(), "01954.07");
    assert!(plan.villages.iter().all(|village| village.near_start.is_none()), "nine near-poor figures are no baseline");
    let clean = self::annex("clean/clean.csv");
    assert_eq!(load(&clean, 2026, &commune(), stated, &[]).status, PlanStatus::Confirmed);
}

#[test]
fn villages_keep_their_ids_apart_when_numbers_are_repeated() {
    let plan = load(&annex("mistakes/number-repeated.csv"), 2026, &commune(), StatedTargets::default(), &[]);
    let ids: Vec<&str> = plan.villages.iter().map(|village| village.village.as_str()).collect();
    assert_eq!(ids, ["01954.01", "01954.02", "01954.03", "01954.04", "01954.05"]);
}

fn draft() -> Plan {
    let (annex, stated, findings) = ngan_son();
    load(&annex, 2026, &commune(), stated, &findings)
}

#[test]
fn the_proposal_splits_138_over_the_415_and_leaves_the_near_poor_open() {
    let plan = propose::proposal(&draft());
    assert_eq!(plan.status, PlanStatus::Proposed);
    let cuts: Vec<u32> = plan.villages.iter().map(|village| village.poor_cut.unwrap()).collect();
    assert_eq!(
        cuts,
        [14, 0, 4, 2, 12, 6, 10, 14, 12, 12, 5, 2, 5, 3, 3, 2, 3, 4, 6, 1, 0, 1, 2, 6, 3, 3, 3],
        "the split of the reference pictures"
    );
    assert_eq!(cuts.iter().sum::<u32>(), 138);
    assert!(plan.villages.iter().all(|village| village.near_cut.is_none()), "no baseline, no split");
}

#[test]
fn near_poor_baselines_from_the_register_are_split_too() {
    let near: BTreeMap<VillageId, u32> = (1..=27).map(|number| (VillageId::of(&commune(), number), number)).collect();
    let plan = propose::proposal(&propose::with_near_baselines(&draft(), &near));
    assert_eq!(plan.villages.iter().map(|village| village.near_cut.unwrap()).sum::<u32>(), 23);
}

#[rstest]
#[case(0, &[3, 5], &[0, 0])]
#[case(5, &[], &[])]
#[case(5, &[0, 0], &[0, 0])]
#[case(100, &[3, 0, 5], &[3, 0, 5])]
#[case(1, &[4, 4], &[1, 0])]
#[case(3, &[1, 2, 3], &[0, 1, 2])]
fn a_split_is_by_largest_remainder(#[case] total: u32, #[case] baselines: &[u32], #[case] parts: &[u32]) {
    assert_eq!(propose::split(total, baselines), parts);
}

proptest! {
    #[test]
    fn a_split_sums_to_its_target_and_never_passes_a_baseline(
        total in 0_u32..5000,
        baselines in proptest::collection::vec(0_u32..300, 0..60),
    ) {
        let parts = propose::split(total, &baselines);
        prop_assert_eq!(parts.iter().sum::<u32>(), total.min(baselines.iter().sum()));
        prop_assert!(parts.iter().zip(&baselines).all(|(part, baseline)| part <= baseline));
        prop_assert_eq!(propose::split(total, &baselines), parts.clone());
        for (a, part_a) in baselines.iter().zip(&parts) {
            for (b, part_b) in baselines.iter().zip(&parts) {
                prop_assert!(a <= b || part_a >= part_b, "more poor households, no smaller part");
            }
        }
    }

    #[test]
    fn a_split_holds_at_the_ends_of_the_numbers(total: u32, baselines in proptest::collection::vec(any::<u32>(), 1..5)) {
        let parts = propose::split(total, &baselines);
        let sum: u64 = parts.iter().map(|part| u64::from(*part)).sum();
        let have: u64 = baselines.iter().map(|baseline| u64::from(*baseline)).sum();
        prop_assert_eq!(sum, u64::from(total).min(have));
    }
}
