//! What is to be done, the most urgent first; who lacks what; a village under another standard.

use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::household::Location;
use so_thon::domain::ids::HouseholdId;
use so_thon::domain::support::{Support, SupportState};
use so_thon::protocol::changes::Record;
use so_thon::protocol::error::Code;
use so_thon::protocol::receipt::Outcome;
use so_thon::store::{DueLine, DueWhy, StoreError};

use crate::phone::{Phone, ask, day, household, household_id, household_record, receipt_for, sent_back, sign, village};
use crate::supports::{need, task};

fn why(line: &DueLine) -> (&'static str, u128) {
    let why = match line.why {
        DueWhy::Returned => "returned",
        DueWhy::SentBack { .. } => "sent back",
        DueWhy::TurnedDown { .. } => "turned down",
        DueWhy::Draft { .. } => "draft",
        DueWhy::Task { .. } => "task",
        DueWhy::Promised { .. } => "promised",
        DueWhy::Requested { .. } => "requested",
        DueWhy::NotVisited => "not_visited",
    };
    (why, line.row.id.0.as_u128())
}

#[test]
fn the_most_urgent_comes_first() {
    let mut phone = Phone::ready();
    phone.pull((4..10).map(|number| household_record(number, 1, "Bế Văn Tài", Class::Poor)).collect());
    let promised = |due| Support { state: SupportState::Promised, due, ..need("latrine", "construction") };
    phone.visit(4);
    let (_, batch) = phone.batch();
    let refused = |_| Outcome::Refused { code: Code::Incomplete, field: String::new() };
    ask!(phone, ApplyReceipt { signed: sign(&receipt_for(&batch, refused)) }).unwrap();
    phone.open_draft(5);
    phone.save_task(6, None, task("lấy giấy khám", day(2026, 11, 20)));
    phone.save_task(6, None, task("việc của năm sau", day(2027, 3, 1)));
    phone.save_support(7, None, promised(None));
    phone.save_support(7, None, promised(Some(day(2026, 11, 11))));
    phone.save_support(7, None, need("job", "culture_society"));
    phone.form(3, "review-request");
    let due = phone.today().due;
    assert_eq!(
        due.iter().map(why).collect::<Vec<_>>(),
        [
            ("returned", 4),
            ("promised", 7),
            ("draft", 5),
            ("task", 6),
            ("promised", 7),
            ("requested", 3),
            ("not_visited", 1),
            ("not_visited", 2),
            // Sent back is not visited.
            ("not_visited", 4),
            ("not_visited", 6),
            ("not_visited", 7),
            ("not_visited", 8),
            ("not_visited", 9),
        ]
    );
    assert!(due[1].overdue && due.iter().filter(|line| line.overdue).count() == 1);
    assert_eq!(due[3].due, Some(day(2026, 11, 20)));
}

#[test]
fn the_nearest_comes_first_where_the_place_is_known() {
    let mut phone = Phone::ready();
    let at = |lat_e6, lon_e6| Some(Location { lat_e6, lon_e6, accuracy_m: None });
    for (number, location) in [(4, at(22_410_000, 105_900_000)), (5, at(22_401_000, 105_900_000)), (6, None)] {
        let mut one = household(number, "Bế Văn Tài", Class::Poor);
        one.location = location;
        phone.pull(vec![Record::Household { version: 1, household: Box::new(one) }]);
    }
    let here = at(22_400_000, 105_900_000);
    let due = ask!(phone, Today { village: Some(village()), here, day: day(2026, 11, 12) }).unwrap().due;
    let told: Vec<(u128, Option<u32>)> = due.iter().map(|line| (line.row.id.0.as_u128(), line.metres)).collect();
    assert_eq!(told, [(5, Some(111)), (4, Some(1_113)), (1, None), (2, None), (6, None)]);
    let due = phone.today().due;
    assert_eq!(due[0].row.id, household_id(1), "without a place by number");
}

#[test]
fn what_was_sent_back_stands_first_and_is_never_cut() {
    let mut phone = Phone::ready();
    phone.pull((4..=60).map(|number| household_record(number, 1, "Bế Văn Tài", Class::Poor)).collect());
    for number in 4..=60 {
        phone.save_task(number, None, task("lấy giấy khám", day(2026, 11, 1)));
    }
    let visits = [phone.visit(60), phone.visit(59)];
    let at = phone.now().at;
    phone.pull(visits.iter().map(|visit| sent_back(visit.household, visit.id, at)).collect());
    let due = phone.today().due;
    assert_eq!([why(&due[0]), why(&due[1])], [("sent back", 59), ("sent back", 60)]);
    assert!(due[2].overdue);
    assert_eq!(due.len(), 52, "fifty lines besides");
}

#[test]
fn at_most_fifty_lines_are_given() {
    let mut phone = Phone::ready();
    phone.pull((4..100).map(|number| household_record(number, 1, "Bế Văn Tài", Class::Poor)).collect());
    assert_eq!(phone.today().due.len(), 50);
}

#[test]
fn progress_names_who_is_left_and_who_lacks_what() {
    let mut phone = Phone::ready();
    let view = ask!(phone, Progress { village: village() }).unwrap();
    assert_eq!(view.left, [household_id(1), household_id(2)]);
    let draft = phone.open_draft(1).id;
    for (question, answer) in
        [("area", Answer::Hundredths(100)), ("internet_used", Answer::Bool(false)), ("has_device", Answer::Bool(false))]
    {
        phone.answer(draft, None, question, answer).unwrap();
    }
    phone.fill(draft);
    let visit = phone.finalise(draft).unwrap();
    assert_eq!(visit.classification.class, Class::Poor);
    let view = ask!(phone, Progress { village: village() }).unwrap();
    assert_eq!(view.left, [household_id(2)]);
    let lacking: Vec<(u8, Vec<HouseholdId>)> = view.lacking.into_iter().collect();
    let expected = visit.classification.deprived().into_iter().map(|number| (number, vec![household_id(1)]));
    assert_eq!(lacking, expected.collect::<Vec<_>>());
    for number in [8, 11, 12] {
        assert!(lacking.iter().any(|(lacks, _)| *lacks == number), "{lacking:?}");
    }
    let counted: Vec<(u8, u32)> = view.progress.deprived_poor.into_iter().collect();
    assert_eq!(counted, lacking.iter().map(|(number, who)| (*number, who.len() as u32)).collect::<Vec<_>>());
}

#[test]
fn a_village_is_seen_under_another_standard_and_nothing_is_written() {
    let mut phone = Phone::ready();
    let visit = phone.visit(1);
    let before = (phone.status(), ask!(phone, LocalDigests {}).unwrap());
    let same = ask!(phone, Rescore { village: village(), standard: "nd07-2021".to_owned() }).unwrap();
    assert_eq!(same.lines.len(), 1);
    assert_eq!(same.lines[0].before, visit.classification);
    assert_eq!(same.lines[0].after, visit.classification, "the same standard gives the same result");
    assert_eq!(same.before, same.after);
    for standard in so_thon::domain::standard::builtin() {
        let other = ask!(phone, Rescore { village: village(), standard: standard.id.clone() }).unwrap();
        assert_eq!(other.lines[0].after.standard, standard.id);
    }
    assert_eq!((phone.status(), ask!(phone, LocalDigests {}).unwrap()), before);
    let unknown = ask!(phone, Rescore { village: village(), standard: "nd99".to_owned() });
    assert_eq!(unknown, Err(StoreError::Invalid { what: "unknown_standard".to_owned() }));
}
