//! Identity numbers: what is odd about one is said, nothing is ever blocked.

use rstest::rstest;
use so_thon::domain::birth::Birth;
use so_thon::domain::identity::IdNumberWarning::{BirthYear, Length, NotDigits, Sex as OtherSex};
use so_thon::domain::identity::{IdNumberWarning, check};
use so_thon::domain::member::Sex::{self, Female, Male};

#[rstest]
#[case::nothing_typed("", Male, "1969", &[])]
#[case::only_spaces("  ", Male, "1969", &[])]
#[case::man_of_the_1900s("006069001234", Male, "1969-03-02", &[])]
#[case::typed_in_groups("006 069.001-234", Male, "1969", &[])]
#[case::woman_of_the_1900s("019172001234", Female, "1972", &[])]
#[case::boy_of_the_2000s("006213001234", Male, "2013", &[])]
#[case::girl_of_the_2000s("006313001234", Female, "2013", &[])]
#[case::man_of_the_2100s("006405001234", Male, "2105", &[])]
#[case::woman_of_the_2300s("006999001234", Female, "2399", &[])]
#[case::any_province_is_right("999069001234", Male, "1969", &[])]
#[case::other_sex("006069001234", Female, "1969", &[OtherSex])]
#[case::other_year("006069001234", Male, "1970-01-01", &[BirthYear])]
#[case::other_century("006013001234", Male, "2013", &[BirthYear])]
#[case::both("006069001234", Female, "2013", &[OtherSex, BirthYear])]
#[case::year_not_known("006069001234", Male, "", &[])]
#[case::old_card_says_nothing("095012345", Female, "2013", &[])]
#[case::too_short("00606900123", Male, "1969", &[Length])]
#[case::too_long("0060690012345", Male, "1969", &[Length])]
#[case::far_too_short("12", Male, "1969", &[Length])]
#[case::letters("00606900123A", Male, "1969", &[NotDigits])]
#[case::digits_of_another_script("٠٠٦٠٦٩٠٠١٢٣٤", Male, "1969", &[NotDigits])]
#[case::emoji("🙂", Male, "1969", &[NotDigits])]
fn a_number_is_odd_only_where_its_digits_say_so(
    #[case] number: &str,
    #[case] sex: Sex,
    #[case] birth: &str,
    #[case] odd: &[IdNumberWarning],
) {
    assert_eq!(check(number, sex, Birth::parse(birth).unwrap()), odd);
}
