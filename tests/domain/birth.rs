//! Births and ages.

use rstest::rstest;
use so_thon::domain::birth::{AgeRange, Birth};

use crate::build::day;

#[rstest]
#[case::on_the_birthday("2020-11-12", day(2026, 11, 12), 6, 6)]
#[case::the_day_before("2020-11-13", day(2026, 11, 12), 5, 5)]
#[case::born_on_29_february_is_reached_on_1_march("2020-02-29", day(2026, 2, 28), 5, 5)]
#[case::and_then_it_is("2020-02-29", day(2026, 3, 1), 6, 6)]
#[case::a_year_leaves_two_ages("2020", day(2026, 11, 12), 5, 6)]
#[case::on_the_last_day_of_the_year_it_leaves_one("2020", day(2026, 12, 31), 6, 6)]
#[case::not_born_yet_is_negative("2062", day(2026, 11, 12), -37, -36)]
fn ages_are_reached_on_the_day(#[case] birth: &str, #[case] on: chrono::NaiveDate, #[case] min: i32, #[case] max: i32) {
    let age = Birth::parse(birth).expect("a birth").age_on(on);
    assert_eq!(age, Some(AgeRange { min, max }));
}

#[rstest]
#[case("12/11/1969", "1969-11-12")]
#[case("1969", "1969")]
#[case("", "")]
fn a_birth_reads_as_people_write_it_and_is_written_one_way(#[case] text: &str, #[case] written: &str) {
    assert_eq!(Birth::parse(text).expect("a birth").to_string(), written);
}

#[rstest]
#[case("31/02/1969")]
#[case("năm Dần")]
#[case("69")]
fn what_is_no_birth_is_an_error(#[case] text: &str) {
    assert!(Birth::parse(text).is_err());
}
