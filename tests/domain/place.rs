//! Ways between houses: whole metres, near enough to say which is nearest.

use proptest::prelude::*;
use rstest::rstest;
use so_thon::domain::household::Location;

fn at(lat_e6: i32, lon_e6: i32) -> Location {
    Location { lat_e6, lon_e6, accuracy_m: None }
}

#[rstest]
#[case::nowhere(at(22_400_000, 105_900_000), at(22_400_000, 105_900_000), 0)]
#[case::a_kilometre_north(at(22_400_000, 105_900_000), at(22_409_000, 105_900_000), 1_002)]
#[case::a_kilometre_east(at(22_400_000, 105_900_000), at(22_400_000, 105_910_000), 1_029)]
#[case::to_the_next_commune(at(22_400_000, 105_900_000), at(22_450_000, 105_950_000), 7_585)]
#[case::over_the_date_line(at(0, 179_999_000), at(0, -179_999_000), 223)]
fn metres_are_those_of_the_map(#[case] from: Location, #[case] to: Location, #[case] metres: i64) {
    let found = i64::from(from.metres_to(&to));
    // A few in a thousand.
    assert!((found - metres).abs() <= 1 + metres / 200, "{found} for {metres}");
    assert_eq!(from.metres_to(&to), to.metres_to(&from));
}

#[rstest]
#[case(at(90_000_000, 180_000_000), true)]
#[case(at(-90_000_000, -180_000_000), true)]
#[case(at(90_000_001, 0), false)]
#[case(at(0, -180_000_001), false)]
#[case(at(i32::MIN, i32::MIN), false)]
fn a_place_is_on_earth_or_not(#[case] place: Location, #[case] is: bool) {
    assert_eq!(place.is_on_earth(), is);
}

proptest! {
    #[test]
    fn any_two_numbers_have_a_way(a in any::<(i32, i32)>(), b in any::<(i32, i32)>()) {
        let _ = at(a.0, a.1).metres_to(&at(b.0, b.1));
    }
}
