//! Folding, and the forms of names.

use proptest::prelude::*;
use rstest::rstest;
use so_thon::domain::text::{find_folded, fold, initials, tidy, title_case};
use unicode_normalization::UnicodeNormalization;

#[rstest]
#[case("Đặng Thị Mùi", "dang thi mui")]
#[case("  LŨNG   VIỆN ", "lung vien")]
#[case("hoà", "hoa")]
#[case("hòa", "hoa")]
#[case("Đèo Gió", "deo gio")]
#[case("Ưng Ổn Ẫu", "ung on au")]
#[case("", "")]
fn folding_drops_marks_case_and_bars(#[case] text: &str, #[case] folded: &str) {
    assert_eq!(fold(text), folded);
    let decomposed: String = text.nfd().collect();
    assert_eq!(fold(&decomposed), folded);
}

#[test]
fn initials_are_the_first_letters_of_the_words() {
    assert_eq!(initials("Đặng Thị Mùi"), "dtm");
}

#[rstest]
#[case("PHIÊNG LỀNG", "Phiêng Lềng")]
#[case("KHU II", "Khu II")]
#[case("TÂN Ý I", "Tân Ý I")]
#[case("BẢN ĐĂM", "Bản Đăm")]
fn printed_names_become_written_names(#[case] printed: &str, #[case] written: &str) {
    assert_eq!(title_case(printed), written);
}

#[rstest]
#[case("Nông Văn Đăng", "dang", &["Đăng"])]
#[case("Đặng Đăng", "dang", &["Đặng", "Đăng"])]
#[case("Đặng Thị Mùi", "dang thi", &["Đặng Thị"])]
#[case("Đặng", "đ", &["Đ"])]
#[case("Lý Văn Hải", "ai", &[])]
#[case("Lý", "", &[])]
fn a_search_marks_what_it_found_from_the_start_of_words(
    #[case] text: &str,
    #[case] search: &str,
    #[case] marked: &[&str],
) {
    let found: Vec<&str> = find_folded(text, search).into_iter().filter_map(|range| text.get(range)).collect();
    assert_eq!(found, marked);
}

proptest! {
    #[test]
    fn folding_is_idempotent_and_form_free(text in "\\PC{0,24}") {
        let composed: String = text.nfc().collect();
        let decomposed: String = text.nfd().collect();
        prop_assert_eq!(fold(&composed), fold(&decomposed));
        prop_assert_eq!(fold(&fold(&text)), fold(&text));
    }

    #[test]
    fn tidy_is_idempotent_and_composed(text in "\\PC{0,24}") {
        let once = tidy(&text);
        prop_assert_eq!(tidy(&once), once.clone());
        prop_assert_eq!(once.nfc().collect::<String>(), once);
    }

    #[test]
    fn what_is_found_folds_to_what_was_searched(text in "[a-zđâêôơưàáảãạ ]{0,20}", search in "[a-zđâ]{1,3}") {
        for range in find_folded(&text, &search) {
            prop_assert_eq!(fold(text.get(range).expect("a range of the text")), fold(&search));
        }
    }
}
