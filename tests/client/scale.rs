//! A village list of 20,000 households answers every question of the screens. Times are printed, never asserted: a busy
//! machine would decide them.

use std::time::{Duration, Instant};

use so_thon::domain::class::Class;
use so_thon::protocol::changes::Record;
use so_thon::store::HouseholdQuery;

use crate::phone::{Phone, ask, day, household};

const HOUSEHOLDS: u128 = 20_000;
const FAMILY: [&str; 6] = ["Lý", "Đặng", "Hoàng", "Nông", "Triệu", "Bàn"];
const MIDDLE: [&str; 5] = ["A", "Thị", "Văn", "Mùi", "Hữu"];
const GIVEN: [&str; 7] = ["Sình", "Mùi", "Tú", "Bảo", "Quý", "Đào", "Chơ"];

fn name(number: u128) -> String {
    let pick = |words: &[&'static str], by: u128| words[usize::try_from(number / by).unwrap() % words.len()];
    format!("{} {} {}", pick(&FAMILY, 1), pick(&MIDDLE, 6), pick(&GIVEN, 30))
}

#[test]
fn twenty_thousand_households_are_searched_due_and_compared() {
    let mut phone = Phone::new();
    phone.enrol();
    let records = (1..=HOUSEHOLDS).map(|number| Record::Household {
        version: 1,
        household: Box::new(household(number, &name(number), Class::Poor)),
    });
    let started = Instant::now();
    phone.pull(records.collect());
    println!("pull of {HOUSEHOLDS}: {:?}", started.elapsed());

    let mut phone = Phone::in_folder(phone.folder);
    let mut ask_for = |search: &str| {
        let started = Instant::now();
        let query = HouseholdQuery { search: search.to_owned(), limit: 50, ..HouseholdQuery::default() };
        let page = ask!(phone, Households { query }).unwrap();
        (started.elapsed(), page.total_found)
    };
    let (opened, found) = ask_for("");
    println!("open to a list: {opened:?}");
    assert_eq!(u128::from(found), HOUSEHOLDS);
    let mut times: Vec<Duration> = Vec::new();
    for search in ["d", "da", "dang", "dang thi mui", "dtm", "ly a", "xyz", "1234", "h", "trieu thi dao"] {
        for _ in 0..5 {
            times.push(ask_for(search).0);
        }
    }
    times.sort();
    let p95 = times[times.len() * 95 / 100];
    println!("search p95: {p95:?}");

    let started = Instant::now();
    let today = ask!(phone, Today { village: None, here: None, day: day(2026, 11, 12) }).unwrap();
    println!("what is due: {:?}", started.elapsed());
    assert_eq!((today.due.len(), u128::from(today.to_review)), (50, HOUSEHOLDS));

    // A name that one in two hundred bears, and a telephone of its own.
    let mut new = household(99_999, &name(7), Class::NotPoor);
    new.members.truncate(1);
    new.phone = "0987654321".to_owned();
    let started = Instant::now();
    let alike = ask!(phone, Similar { household: new }).unwrap();
    println!("looked for {} alike: {:?}", alike.len(), started.elapsed());
    assert!(!alike.is_empty());
}
