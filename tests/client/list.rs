//! The list: search as a village head types, filters, counts, and what the rows show.

use rstest::rstest;
use so_thon::domain::class::Class;
use so_thon::domain::household::Presence;
use so_thon::domain::member::Relation;
use so_thon::protocol::changes::Record;
use so_thon::store::{Filter, HouseholdPage, HouseholdQuery};

use crate::phone::{Phone, ask, household, household_id, household_record, member, village};

fn search(phone: &mut Phone, search: &str) -> HouseholdPage {
    let query = HouseholdQuery { search: search.to_owned(), limit: 50, ..HouseholdQuery::default() };
    ask!(phone, Households { query }).unwrap()
}

#[rstest]
#[case::with_marks("Đặng", &["002"])]
#[case::without_marks("dang", &["002"])]
#[case::decomposed("Đa\u{323}\u{306}ng Thi\u{323}", &["002"])]
#[case::middle_of_the_name("thi mui", &["002"])]
#[case::words_in_any_order("mui dang", &["002"])]
#[case::beginnings_of_words("d m", &["002"])]
#[case::initials("dtm", &["002"])]
#[case::initials_of_d_with_stroke("đtm", &["002"])]
#[case::number("2", &["002"])]
#[case::number_with_zeros("002", &["002"])]
#[case::other_tone_placement("hòang", &["003"])]
#[case::spaces_around("  ly  a ", &["001"])]
#[case::a_member("dao", &["001", "002", "003"])]
#[case::nobody("xyz", &[])]
#[case::words_of_two_people("sinh dao", &[])]
#[case::not_inside_a_word("ang", &[])]
#[case::all("", &["001", "002", "003"])]
#[case::no_special_signs("%_*\"'", &[])]
fn search_finds(#[case] text: &str, #[case] numbers: &[&str]) {
    let page = search(&mut Phone::ready(), text);
    let found: Vec<&str> = page.rows.iter().map(|row| row.number.as_str()).collect();
    assert_eq!(found, numbers);
    assert_eq!(page.total_found as usize, numbers.len());
}

#[test]
fn member_that_was_found_is_named() {
    let page = search(&mut Phone::ready(), "trieu thi dao");
    assert_eq!(page.rows[0].matched_member, Some((Relation::Spouse, "Triệu Thị Đào".to_owned())));
    let page = search(&mut Phone::ready(), "ly a sinh");
    assert_eq!(page.rows[0].matched_member, None);
}

#[test]
fn heads_come_before_members() {
    let mut phone = Phone::ready();
    phone.pull(vec![household_record(9, 1, "Đào Văn Tú", Class::Poor)]);
    let found: Vec<String> = search(&mut phone, "dao").rows.into_iter().map(|row| row.number).collect();
    assert_eq!(found, ["009", "001", "002", "003"]);
}

#[test]
fn counts_are_of_the_village_whatever_the_search() {
    let mut phone = Phone::ready();
    let page = search(&mut phone, "dang");
    assert_eq!((page.households, page.people, page.not_visited), (3, 6, 3));
    assert_eq!(page.counts[&Class::Poor], 1);
    let query = HouseholdQuery { village: Some("01954.08".into_village()), limit: 10, ..HouseholdQuery::default() };
    assert_eq!(ask!(phone, Households { query }).unwrap().households, 0);
}

trait IntoVillage {
    fn into_village(self) -> so_thon::domain::ids::VillageId;
}
impl IntoVillage for &str {
    fn into_village(self) -> so_thon::domain::ids::VillageId {
        so_thon::domain::ids::VillageId::new(self)
    }
}

#[test]
fn filters_and_pages() {
    let mut phone = Phone::ready();
    let page = |phone: &mut Phone, filter, offset, limit| {
        let query = HouseholdQuery { village: Some(village()), filter, offset, limit, ..HouseholdQuery::default() };
        let page = ask!(phone, Households { query }).unwrap();
        (page.total_found, page.rows.into_iter().map(|row| row.number).collect::<Vec<_>>())
    };
    assert_eq!(page(&mut phone, Filter::Class(Class::NearPoor), 0, 10), (1, vec!["002".to_owned()]));
    assert_eq!(page(&mut phone, Filter::All, 1, 1), (3, vec!["002".to_owned()]));
    assert_eq!(page(&mut phone, Filter::Draft, 0, 10).0, 0);
    phone.open_draft(3);
    assert_eq!(page(&mut phone, Filter::Draft, 0, 10), (1, vec!["003".to_owned()]));
    phone.visit(1);
    assert_eq!(page(&mut phone, Filter::NotVisited, 0, 10).0, 2);
}

#[test]
fn visited_household_shows_its_surveyed_class() {
    let mut phone = Phone::ready();
    let visit = phone.visit(3);
    let row = search(&mut phone, "3").rows.remove(0);
    assert_eq!(row.surveyed, Some(visit.classification.class));
    assert_eq!(row.shown_class, visit.classification.class);
    assert_eq!(row.visited_on, Some(visit.visited_on));
}

#[test]
fn household_that_left_is_found_by_name_only() {
    let mut phone = Phone::ready();
    let mut gone = household(5, "Bàn Văn Quý", Class::Poor);
    gone.presence = Presence::MovedAway { on: crate::phone::day(2026, 5, 1) };
    phone.pull(vec![Record::Household { version: 1, household: Box::new(gone) }]);
    assert_eq!(search(&mut phone, "").rows.len(), 3);
    assert_eq!(search(&mut phone, "ban van quy").rows[0].id, household_id(5));
}

#[test]
fn new_household_takes_the_next_number_and_waits_to_be_sent() {
    let mut phone = Phone::ready();
    let mut new = household(50, "Nông Thị Hoa", Class::NotPoor);
    new.number = String::new();
    new.members.push(member(5003, "Nông Văn\u{a0} Bảo", Relation::Child, "2015"));
    let now = phone.now();
    ask!(phone, SaveHousehold { household: new, act: "new".to_owned(), reason: String::new(), now }).unwrap();
    let detail = ask!(phone, Household { id: household_id(50) }).unwrap();
    assert_eq!((detail.household.number.as_str(), detail.version, detail.pending_edit), ("004", 0, true));
    assert_eq!(detail.household.members[2].name, "Nông Văn Bảo");
    assert_eq!(phone.status().pending, 1);
}
