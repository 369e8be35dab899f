//! Households that may be the same: warned about, strongest first, never blocked.

use rstest::rstest;
use so_thon::domain::class::Class;
use so_thon::domain::household::{Household, Presence};
use so_thon::domain::member::Relation;
use so_thon::domain::similar::Likeness::{IdNumber, NameAndYear, Phone};
use so_thon::domain::similar::similar;
use unicode_normalization::UnicodeNormalization;

use crate::build::{day, household, household_id, member};

fn known() -> Household {
    let mut known = household(1, Class::Poor, 0);
    known.phone = "0912345678".to_owned();
    known.members = vec![
        member(11, "Đặng Thị Hòa", Relation::Head, "1969-03-02"),
        member(12, "Lý Văn Hải", Relation::Child, "1998"),
    ];
    known.members[1].id_number = "006098001234".to_owned();
    known
}

fn new(name: &str, birth: &str) -> Household {
    let mut new = household(9, Class::NotPoor, 0);
    new.members = vec![member(91, name, Relation::Head, birth)];
    new
}

#[rstest]
#[case::same_marks("Đặng Thị Hòa", "1969", true)]
#[case::other_tone_placement("Đặng Thị Hoà", "1969-12-31", true)]
#[case::without_marks("dang thi hoa", "1969", true)]
#[case::another_year("Đặng Thị Hòa", "1970", false)]
#[case::year_not_known("Đặng Thị Hòa", "", false)]
#[case::another_name("Đặng Thị Hoàn", "1969", false)]
#[case::no_name("", "1969", false)]
fn the_same_name_and_year_is_alike(#[case] name: &str, #[case] birth: &str, #[case] alike: bool) {
    for name in [name.to_owned(), name.nfd().collect()] {
        let found = similar(&new(&name, birth), [&known()]);
        assert_eq!(found.len(), usize::from(alike), "{name}");
        if let Some(found) = found.first() {
            assert_eq!(found.why, NameAndYear);
            assert_eq!(found.member.as_ref().map(|(_, name)| name.as_str()), Some("Đặng Thị Hòa"));
        }
    }
}

#[test]
fn the_strongest_likeness_is_named_and_comes_first() {
    let mut asked = new("Đặng Thị Hòa", "1969");
    asked.phone = "+84 912 345 678".to_owned();
    asked.members[0].id_number = "006 098 001 234".to_owned();
    let mut by_phone = household(2, Class::NotPoor, 1);
    by_phone.phone = "0912.345.678".to_owned();
    let mut by_name = household(3, Class::NotPoor, 0);
    by_name.members = vec![member(31, "Đặng Thị Hòa", Relation::Head, "1969")];
    let found = similar(&asked, [&by_phone, &by_name, &known(), &household(4, Class::Poor, 2)]);
    let told: Vec<_> = found.iter().map(|found| (found.household, found.why)).collect();
    assert_eq!(told, [(household_id(1), IdNumber), (household_id(3), NameAndYear), (household_id(2), Phone)]);
    assert_eq!(found[0].member.as_ref().map(|(_, name)| name.as_str()), Some("Lý Văn Hải"));
    assert_eq!(found[2].member, None);
}

#[test]
fn itself_and_a_record_merged_elsewhere_are_passed_over_and_one_that_left_is_not() {
    assert_eq!(similar(&known(), [&known()]), []);
    let mut merged = known();
    merged.presence = Presence::Merged { on: day(2026, 3, 1), into: None };
    assert_eq!(similar(&new("Đặng Thị Hòa", "1969"), [&merged]), []);
    let mut left = known();
    left.presence = Presence::MovedAway { on: day(2026, 3, 1) };
    assert_eq!(similar(&new("Đặng Thị Hòa", "1969"), [&left]).len(), 1, "it may have come back");
}

#[test]
fn no_telephone_is_like_no_other() {
    let asked = new("Lý A Sình", "1950");
    let mut known = known();
    known.phone = String::new();
    assert_eq!(similar(&asked, [&known]), []);
    known.phone = "không có".to_owned();
    let asked = Household { phone: "không có".to_owned(), ..asked };
    assert_eq!(similar(&asked, [&known]), []);
}
