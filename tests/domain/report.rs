//! Reports 1 to 15: a small register whose figures were worked out by hand, and what holds of any register.
//!
//! The register of `golden` (year 2026, two villages, review not finished):
//!
//! | Household | Village | Head | People | Start | Visit | Notes |
//! | --- | --- | --- | --- | --- | --- | --- |
//! | 1 | 07 | Tày woman | 3 (a child of 8, one of 4) | poor | poor: lacks 3, 4, 9 | causes capital, illness; merit no; nobody can work |
//! | 2 | 07 | Kinh man | 2 | poor | not poor | |
//! | 3 | 07 | Dao man | 1 | near-poor | poor: lacks 4, 7, 9 | a người có công; causes not asked |
//! | 4 | 08 | group not recorded | 2 (a child of 15) | poor | none | the register says: causes labour, can work |
//! | 5 | 08 | Kinh man | 4 | not poor | near-poor: lacks 4 | left the near-poor in 2025; groups 6.2 |
//! | 6 | 08 | Sán Chay woman | 2 | not poor | average, asked | |
//! | 7 | 08 | Nùng man | 1 | poor | none | moved away |

use std::collections::BTreeSet;

use proptest::prelude::*;
use rstest::rstest;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Area, Classification, Income, IndicatorOutcome, Outcome};
use so_thon::domain::household::{Arrival, Household, Presence};
use so_thon::domain::ids::{HouseholdId, MemberId, QuestionId, SupportId, VillageId};
use so_thon::domain::member::{Ethnicity, Member, Relation, Sex};
use so_thon::domain::progress::ledger::Movement;
use so_thon::domain::report::check::{agreements, disagrees, formula, sums};
use so_thon::domain::report::ethnic::{Ethnic, Groups};
use so_thon::domain::report::{
    Basis, Book, Cell, ColumnKind, Material, NoteKind, Number, Rate, Report, Scope, Table, Unit, Village, report,
};
use so_thon::domain::standard::{Standard, builtin_by_id};
use so_thon::domain::support::{Support, SupportState};
use so_thon::domain::visit::Visit;
use uuid::Uuid;

use crate::build::{day, household, household_id, member, visit_id};

#[derive(Debug)]
struct Register {
    villages: Vec<Village>,
    households: Vec<Household>,
    visits: Vec<Visit>,
    standard: Standard,
}

impl Register {
    fn material(&self, basis: Basis) -> Material<'_> {
        Material {
            year: 2026,
            basis,
            as_of: day(2026, 11, 12),
            villages: &self.villages,
            plan: None,
            households: &self.households,
            visits: &self.visits,
            standard: Some(&self.standard),
            groups: Groups::builtin(),
        }
    }

    fn make(&self, number: u8, basis: Basis) -> Report {
        report(Number::new(number).expect("a report"), &Book::new(self.material(basis)))
    }

    fn surveyed(&self, number: u8) -> Report {
        self.make(number, Basis::Surveyed)
    }
}

fn villages() -> Vec<Village> {
    ["07", "08"]
        .map(|code| Village { id: VillageId::new(format!("01954.{code}")), name: format!("Thôn {code}") })
        .to_vec()
}

fn of_group(code: &str, name: &str) -> Ethnicity {
    Ethnicity { code: code.to_owned(), name: name.to_owned(), list: String::new() }
}

/// A household with its head first, each with a sex, a birth and the head's group.
fn home(number: u128, village: &str, start: Class, group: (&str, &str), people: &[(Relation, Sex, &str)]) -> Household {
    let member = |(at, (relation, sex, birth)): (u128, &(Relation, Sex, &str))| Member {
        sex: *sex,
        ethnicity: of_group(group.0, group.1),
        ..member(number * 1000 + at, &format!("Người {number}.{at}"), *relation, birth)
    };
    Household {
        village: VillageId::new(format!("01954.{village}")),
        members: (0..).zip(people).map(member).collect(),
        ..household(number, start, 0)
    }
}

fn visit(number: u128, home: &Household, class: Class, lacks: &[u8], answers: Answers) -> Visit {
    let indicator = |number| IndicatorOutcome {
        number,
        outcome: if lacks.contains(&number) { Outcome::Deprived } else { Outcome::NotDeprived },
        causes: Vec::new(),
    };
    let at = day(2026, 10, 1).and_hms_opt(3, 0, 0).expect("an hour").and_utc();
    Visit {
        id: visit_id(number),
        household: home.id,
        village: home.village.clone(),
        questionnaire: "yearly-review".to_owned(),
        questionnaire_version: 2,
        standard: "nd07-2021".to_owned(),
        year: 2026,
        visited_on: day(2026, 10, 1),
        members: home.members.clone(),
        answers,
        classification: Classification {
            class,
            standard: "nd07-2021".to_owned(),
            standard_version: 1,
            area: Area::Rural,
            income: Income::Missing,
            b1_line: 140,
            income_line: 1_500_000,
            b1_income: None,
            average_to: 2_250_000,
            b2_min: 0,
            b2_max: 0,
            b2_line: 30,
            indicators: (1..=12).map(indicator).collect(),
            missing: Vec::new(),
            changes: Vec::new(),
        },
        started: at,
        finalised: at,
        elapsed_ms: 1,
        location: None,
        supersedes: Vec::new(),
        correction_of: None,
        reason: String::new(),
        reasons: Default::default(),
        kept_warnings: Default::default(),
    }
}

fn answers(household: &[(&str, Answer)], members: &[(u128, &str, Answer)]) -> Answers {
    let mut answers = Answers::default();
    for (question, answer) in household {
        answers.set(None, QuestionId::new(*question), Some(answer.clone()));
    }
    for (member, question, answer) in members {
        answers.set(Some(MemberId(Uuid::from_u128(*member))), QuestionId::new(*question), Some(answer.clone()));
    }
    answers
}

fn several(options: &[&str]) -> Answer {
    Answer::Choices(options.iter().map(|option| (*option).to_owned()).collect())
}

fn yes() -> Answer {
    Answer::Bool(true)
}

fn no() -> Answer {
    Answer::Bool(false)
}

fn golden() -> Register {
    use Relation::{Child, Head, Spouse};
    use Sex::{Female, Male};
    let mut one = home(
        1,
        "07",
        Class::Poor,
        ("02", "Tày"),
        &[(Head, Female, "1980-01-01"), (Child, Male, "2018-01-01"), (Child, Female, "2022-01-01")],
    );
    one.supports.insert(
        SupportId(Uuid::from_u128(1)),
        Support {
            need: "water".to_owned(),
            indicator: Some(9),
            standard: "nd07-2021".to_owned(),
            office: "construction".to_owned(),
            member: None,
            note: String::new(),
            asked_on: day(2026, 9, 1),
            due: None,
            state: SupportState::Needed,
            visit: None,
        },
    );
    let two = home(2, "07", Class::Poor, ("01", "Kinh"), &[(Head, Male, "1970"), (Spouse, Female, "1972")]);
    let three = home(3, "07", Class::NearPoor, ("09", "Dao"), &[(Head, Male, "1950")]);
    let mut four = home(4, "08", Class::Poor, ("", ""), &[(Head, Male, "1985"), (Child, Male, "2011-01-01")]);
    four.facts = answers(
        &[("causes", several(&["labour"]))],
        &[(4000, "labour_capacity", yes()), (4000, "merit", no()), (4001, "labour_capacity", no())],
    );
    let five = Household {
        left_near_poor_on: Some(day(2025, 12, 20)),
        ..home(
            5,
            "08",
            Class::NotPoor,
            ("01", "Kinh"),
            &[(Head, Male, "1985"), (Spouse, Female, "1986"), (Child, Male, "2000"), (Child, Male, "2001")],
        )
    };
    let six = home(6, "08", Class::NotPoor, ("", "Sán Chay"), &[(Head, Female, "1985"), (Spouse, Male, "1984")]);
    let seven = Household {
        presence: Presence::MovedAway { on: day(2026, 4, 1) },
        ..home(7, "08", Class::Poor, ("07", "Nùng"), &[(Head, Male, "1985")])
    };
    let adults = |members: &[u128], labour: Answer, merit: Answer| -> Vec<(u128, &'static str, Answer)> {
        members
            .iter()
            .flat_map(|member| [(*member, "labour_capacity", labour.clone()), (*member, "merit", merit.clone())])
            .collect()
    };
    let mut of_one = adults(&[1000], no(), no());
    // The boy of 8 is malnourished, has no card and goes to primary school; the girl of 4 goes nowhere.
    of_one.extend([
        (1001, "malnourished", yes()),
        (1001, "insured", no()),
        (1001, "attending_school", yes()),
        (1001, "school_level", Answer::Choice("primary".to_owned())),
        (1002, "malnourished", Answer::Unknown),
        (1002, "attending_school", no()),
    ]);
    let visits = vec![
        visit(1, &one, Class::Poor, &[3, 4, 9], answers(&[("causes", several(&["capital", "illness"]))], &of_one)),
        visit(2, &two, Class::NotPoor, &[], answers(&[], &adults(&[2000, 2001], yes(), no()))),
        visit(3, &three, Class::Poor, &[4, 7, 9], answers(&[], &adults(&[3000], yes(), yes()))),
        visit(
            5,
            &five,
            Class::NearPoor,
            &[4],
            answers(
                &[("causes", several(&[])), ("groups", several(&["means"]))],
                &adults(&[5000, 5001, 5002, 5003], yes(), no()),
            ),
        ),
        visit(
            6,
            &six,
            Class::AverageLivingStandard,
            &[],
            answers(&[("agri_request", yes())], &adults(&[6000, 6001], yes(), no())),
        ),
    ];
    Register {
        villages: villages(),
        households: vec![one, two, three, four, five, six, seven],
        visits,
        standard: builtin_by_id("nd07-2021").expect("the standard"),
    }
}

/// A row as people would write it down: counts, rates in hundredths, `None` for a rate of nothing.
fn figures(table: &Table, row: usize) -> Vec<Option<u32>> {
    table.rows[row]
        .cells
        .iter()
        .map(|cell| match cell {
            Cell::Count(count) => Some(count.value),
            Cell::Rate(rate) => rate.hundredths,
        })
        .collect()
}

fn all(values: &[u32]) -> Vec<Option<u32>> {
    values.iter().copied().map(Some).collect()
}

// Present: 1 (3 people), 2 (2), 3 (1) in 07; 4 (2), 5 (4), 6 (2) in 08: 6 households, 14 people.
// Poor: 1, 3, 4 (keeps its start): 6 people. Near-poor: 5: 4 people. Average in agriculture: 6: 2 people.
#[rstest]
#[case::summary(1, 0, &[6, 14, 3, 5000, 1, 1667, 1, 1667, 6, 4286, 4, 2857, 2, 1429])]
#[case::summary_of_a_village(1, 1, &[3, 6, 2, 6667, 0, 0, 0, 0, 4, 6667, 0, 0, 0, 0])]
// Start 1, 2, 4, 7; 2 left above; 7 moved away; 3 came from near-poor.
#[case::poor_households(2, 0, &[4, 0, 1, 1, 1, 0, 0, 0, 3])]
#[case::poor_people(2, 1, &[8, 0, 2, 1, 1, 0, 0, 0, 6])]
#[case::poor_of_a_village(2, 2, &[2, 0, 1, 0, 1, 0, 0, 0, 2])]
#[case::poor_of_the_other(2, 3, &[2, 0, 0, 1, 0, 0, 0, 0, 1])]
// Start 3, which became poor; 5 is near-poor again within 36 months.
#[case::near_households(3, 0, &[1, 1, 0, 0, 0, 1, 0, 0, 1])]
#[case::near_people(3, 1, &[1, 1, 0, 0, 0, 4, 0, 0, 4])]
#[case::poor_lack(4, 0, &[3, 0, 0, 1, 2, 0, 0, 1, 0, 2, 0, 0, 0])]
#[case::poor_lack_in_percent(5, 0, &[3, 0, 0, 3333, 6667, 0, 0, 3333, 0, 6667, 0, 0, 0])]
#[case::near_lack(6, 0, &[1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])]
#[case::near_lack_in_percent(7, 0, &[1, 0, 0, 0, 10000, 0, 0, 0, 0, 0, 0, 0, 0])]
// Poor: minority 1 and 3; nobody can work in 1; merit in 3; 4 has no group recorded, so it is not "other" either.
// Near-poor: 5 is Kinh, can work, without merit: other.
#[case::groups(8, 0, &[3, 2, 1, 1, 0, 1, 0, 0, 0, 1])]
// Total, Kinh, minority; Tày, Nùng, Mông, Dao, other.
#[case::ethnic(9, 0, &[3, 0, 2, 1, 0, 0, 1, 0, 1, 1, 0, 0, 0, 0, 0, 0])]
// Total; land, capital, labour, tools, knowledge, skills, illness, other. Labour is the register's word for 4.
#[case::causes(10, 0, &[3, 0, 1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0])]
// The boy and the girl of 1, the boy of 4; the boy malnourished and without a card; the girl of 4 years at no school.
#[case::children(11, 0, &[3, 1, 1, 1, 0, 0, 0, 0])]
#[case::children_of_the_other_village(11, 2, &[1, 0, 0, 0, 0, 0, 0, 0])]
// All, Kinh (2, 5), minority (1, 3, 6); poor with merit, without labour, headed by a woman; rates.
#[case::by_household(12, 0, &[6, 2, 3, 3, 0, 2, 1, 1, 1, 5000, 0, 6667, 1, 1, 0, 0, 0, 0, 1667, 5000, 0])]
#[case::by_person(13, 0, &[14, 6, 6, 6, 0, 4, 1, 3, 3, 4286, 0, 6667, 4, 4, 0, 0, 0, 0, 2857, 6667, 0])]
fn a_small_register_gives_what_was_worked_out_by_hand(#[case] number: u8, #[case] row: usize, #[case] hand: &[u32]) {
    let report = golden().surveyed(number);
    assert_eq!(figures(report.table().expect("a table"), row), all(hand));
}

#[test]
fn lists_name_everybody_by_household_with_how_it_came_its_groups_and_needs() {
    let register = golden();
    let poor = register.surveyed(14);
    let poor = poor.list().expect("a list");
    let heads: Vec<HouseholdId> = poor.entries.iter().map(|entry| entry.household).collect();
    assert_eq!(heads, [household_id(1), household_id(3), household_id(4)]);
    assert_eq!((poor.entries.len(), poor.people()), (3, 6));
    assert_eq!(poor.entries[0].origin, None, "old");
    assert_eq!(poor.entries[1].origin, Some(Movement::FromOtherList));
    assert_eq!(poor.entries[0].needs[0].need, "water");
    assert_eq!(poor.entries[0].groups, None, "nobody asked");
    assert_eq!(poor.entries[0].people[1].birth, Birth::Date(day(2018, 1, 1)));
    let near = register.surveyed(15);
    let near = near.list().expect("a list");
    assert_eq!((near.entries.len(), near.people()), (1, 4));
    assert_eq!(near.entries[0].origin, Some(Movement::Relapsed));
    assert_eq!(near.entries[0].groups, Some(BTreeSet::from(["means".to_owned()])));
}

#[rstest]
#[case(1, &[(NoteKind::KeepsStart, 1)])]
#[case(4, &[(NoteKind::NotVisited, 1)])]
#[case(8, &[(NoteKind::Ethnicity, 1), (NoteKind::NoGroup, 1), (NoteKind::FromRegister, 1)])]
#[case(10, &[(NoteKind::Causes, 1), (NoteKind::FromRegister, 1)])]
// The girl's nutrition, and everything of the boy of 4, who has no visit.
#[case(11, &[(NoteKind::ChildOpen, 2)])]
#[case(14, &[(NoteKind::KeepsStart, 1), (NoteKind::PlanGroups, 3)])]
fn what_is_not_known_is_counted_apart(#[case] number: u8, #[case] hand: &[(NoteKind, u32)]) {
    let report = golden().surveyed(number);
    let notes: Vec<(NoteKind, u32)> = report.notes.iter().map(|note| (note.kind, note.count.value)).collect();
    assert_eq!(notes, hand);
}

#[test]
fn recognised_figures_stand_apart_from_surveyed_ones() {
    let mut register = golden();
    // The decision took up household 2 only.
    register.households[1].class_official = Class::NotPoor;
    let surveyed = register.make(2, Basis::Surveyed);
    let recognised = register.make(2, Basis::Recognised);
    assert_eq!(figures(surveyed.table().expect("a table"), 0), all(&[4, 0, 1, 1, 1, 0, 0, 0, 3]));
    assert_eq!(figures(recognised.table().expect("a table"), 0), all(&[4, 0, 1, 1, 0, 0, 0, 0, 2]));
    let list = register.make(14, Basis::Recognised);
    let heads: Vec<HouseholdId> = list.list().expect("a list").entries.iter().map(|entry| entry.household).collect();
    assert_eq!(heads, [household_id(1), household_id(4)]);
}

#[test]
fn a_household_that_moved_between_two_villages_is_explained_and_not_called_wrong() {
    let mut register = golden();
    let there = Household {
        arrival: Arrival::MovedIn { on: day(2026, 4, 2), from: Some(household_id(7)) },
        ..home(8, "07", Class::Poor, ("07", "Nùng"), &[(Relation::Head, Sex::Male, "1985")])
    };
    register.households.push(there);
    let book = Book::new(register.material(Basis::Surveyed));
    let made = report(Number::new(2).expect("a report"), &book);
    let sums = sums(&made, &book).expect("a table");
    assert!(sums.holds() && sums.moved_within == 1, "{sums:?}");
    assert!(made.notes.iter().any(|note| note.kind == NoteKind::MovedWithin && note.count.value == 1));
    assert_eq!(figures(made.table().expect("a table"), 0), all(&[4, 0, 1, 0, 1, 0, 0, 0, 4]));
    assert!(!disagrees(&made, &book));
}

#[test]
fn a_household_of_no_village_is_found_by_the_sums() {
    let mut register = golden();
    register.households[0].village = VillageId::new("01954.99");
    let book = Book::new(register.material(Basis::Surveyed));
    let made = report(Number::new(1).expect("a report"), &book);
    assert!(sums(&made, &book).expect("a table").wrong.contains(&1));
    assert!(disagrees(&made, &book));
}

#[test]
fn each_indicator_is_of_the_standard_that_the_visit_was_made_under() {
    let mut register = golden();
    register.visits[0].standard = "nd351-2025".to_owned();
    let report = register.surveyed(4);
    assert_eq!(figures(report.table().expect("a table"), 0)[..5], all(&[3, 0, 0, 0, 1]));
    assert_eq!(report.notes[0].count.value, 2, "its indicators are not known under this one");
}

#[rstest]
#[case(0, 0, None)]
#[case(1, 3, Some(3333))]
#[case(2, 3, Some(6667))]
#[case(1, 80_000, Some(0))]
#[case(1, 20_000, Some(1))]
#[case(5, 5, Some(10_000))]
fn a_rate_is_rounded_half_up_and_nothing_over_nothing_is_none(
    #[case] of: u32,
    #[case] over: u32,
    #[case] rate: Option<u32>,
) {
    assert_eq!(Rate::of(of, over), rate);
}

#[rstest]
#[case("01", "Kinh", Ethnic::Majority)]
#[case("", "kinh", Ethnic::Majority)]
#[case("01", "", Ethnic::Majority)]
#[case("02", "Tày", Ethnic::Minority(Some(0)))]
#[case("99", "Nùng", Ethnic::Minority(Some(1)))]
#[case("", "H'Mông", Ethnic::Minority(Some(2)))]
#[case("03", "Thái", Ethnic::Minority(None))]
#[case(" ", "", Ethnic::Unknown)]
fn a_group_is_known_by_its_name_and_else_by_its_code(#[case] code: &str, #[case] name: &str, #[case] is: Ethnic) {
    assert_eq!(Groups::builtin().groups.len(), 4);
    assert_eq!(Groups::builtin().of(&of_group(code, name)), is);
}

fn any_class() -> impl Strategy<Value = Class> {
    prop::sample::select(Class::ALL.to_vec())
}

prop_compose! {
    fn any_home(number: u128)(
        village in prop::sample::select(vec!["07", "08"]),
        start in any_class(),
        official in any_class(),
        group in prop::sample::select(vec![("01", "Kinh"), ("02", "Tày"), ("", "Sán Chay"), ("", "")]),
        births in prop::collection::vec(prop::sample::select(vec!["1950", "1985-05-05", "2005", "2015-01-01", ""]), 0..5),
        woman in any::<bool>(),
        arrival in prop::sample::select(vec![
            Arrival::AtStart,
            Arrival::AtStart,
            Arrival::MovedIn { on: day(2026, 2, 1), from: None },
            Arrival::Split { on: day(2026, 2, 1), from: None },
            Arrival::New { on: day(2026, 2, 1) },
        ]),
        gone in prop::bool::weighted(0.2),
        left in prop::option::of(2020_i32..2026),
        visited in prop::option::weighted(0.8, (any_class(), prop::collection::btree_set(1_u8..=12, 0..6))),
        labour in prop::sample::select(vec![Some(true), Some(false), None]),
        causes in prop::option::of(prop::sample::subsequence(vec!["land", "capital", "labour", "illness"], 0..4)),
    ) -> (Household, Option<Visit>) {
        let sex = if woman { Sex::Female } else { Sex::Male };
        let people: Vec<_> = births.iter().enumerate().map(|(at, birth)| {
            (if at == 0 { Relation::Head } else { Relation::Child }, sex, *birth)
        }).collect();
        let home = Household {
            class_official: official,
            arrival,
            presence: if gone { Presence::MovedAway { on: day(2026, 3, 1) } } else { Presence::Present },
            left_poor_on: left.map(|year| day(year, 6, 1)),
            ..home(number, village, start, group, &people)
        };
        let mut given: Vec<(u128, &str, Answer)> = Vec::new();
        for at in 0..people.len() as u128 {
            given.extend(labour.map(|can| (number * 1000 + at, "labour_capacity", Answer::Bool(can))));
        }
        let why: Vec<(&str, Answer)> =
            causes.iter().map(|causes| ("causes", several(causes))).collect();
        let visit = visited.map(|(class, lacks)| {
            visit(number, &home, class, &lacks.into_iter().collect::<Vec<_>>(), answers(&why, &given))
        });
        (home, visit)
    }
}

fn any_register() -> impl Strategy<Value = Register> {
    (1..=10).map(any_home).collect::<Vec<_>>().prop_map(|homes| {
        let (households, visits): (Vec<Household>, Vec<Option<Visit>>) = homes.into_iter().unzip();
        Register {
            villages: villages(),
            households,
            visits: visits.into_iter().flatten().collect(),
            standard: builtin_by_id("nd07-2021").expect("the standard"),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn villages_add_up_reports_agree_and_column_nine_follows(register in any_register()) {
        for basis in Basis::ALL {
            let book = Book::new(register.material(basis));
            for number in Number::all() {
                let made = report(number, &book);
                prop_assert!(sums(&made, &book).is_none_or(|sums| sums.holds()), "{:?}", sums(&made, &book));
                prop_assert!(formula(&made).is_none_or(|formula| formula.holds()));
                prop_assert!(!disagrees(&made, &book));
            }
            for one in agreements(&book) {
                prop_assert!(one.value().is_some(), "{one:?}");
                prop_assert!(one.places.len() >= 4);
            }
        }
    }

    #[test]
    fn every_figure_is_the_number_of_those_behind_it(register in any_register()) {
        for basis in Basis::ALL {
            let book = Book::new(register.material(basis));
            for number in Number::all() {
                let made = report(number, &book);
                for cell in made.table().into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells) {
                    let Cell::Count(count) = cell else { continue };
                    let behind = match count.unit {
                        Unit::Households => count.behind.len(),
                        Unit::People | Unit::Children => count.behind.iter().map(|one| one.members.len()).sum(),
                    };
                    prop_assert_eq!(behind, count.value as usize);
                    let distinct: BTreeSet<_> = count.behind.iter().map(|one| one.household).collect();
                    prop_assert_eq!(distinct.len(), count.behind.len());
                }
            }
        }
    }

    #[test]
    fn movement_and_indicators_are_those_of_progress(register in any_register()) {
        let book = Book::new(register.material(Basis::Surveyed));
        let movement = register.surveyed(2);
        let table = movement.table().expect("a table");
        let ledger = &book.commune.poor.surveyed;
        let commune = Scope::Commune(Unit::Households);
        prop_assert_eq!(table.count(&commune, 1), Some(ledger.start.households));
        prop_assert_eq!(table.count(&commune, 9), Some(ledger.end.households));
        for line in Movement::ALL {
            prop_assert_eq!(table.count(&commune, usize::from(line.number())), Some(ledger.count(line).households));
            let people = table.count(&Scope::Commune(Unit::People), usize::from(line.number()));
            prop_assert_eq!(people, Some(ledger.count(line).people));
        }
        let found_poor: BTreeSet<HouseholdId> = register.visits.iter()
            .filter(|visit| visit.classification.class == Class::Poor).map(|visit| visit.household).collect();
        let lacking = register.surveyed(4);
        let table = lacking.table().expect("a table");
        for number in 1..=12_u8 {
            let cell = table.cell(&commune, usize::from(number) + 1).expect("a cell");
            let found = cell.behind().iter().filter(|one| found_poor.contains(&one.household)).count();
            let said = book.commune.deprived_poor.get(&number).copied().unwrap_or(0);
            prop_assert_eq!(found, said as usize);
        }
    }

    #[test]
    fn rates_are_of_the_columns_that_they_name(register in any_register()) {
        for number in [1, 12, 13] {
            let made = register.surveyed(number);
            let table = made.table().expect("a table");
            for (at, column) in table.columns().iter().enumerate() {
                let ColumnKind::Rate { of, over } = column.kind else { continue };
                for row in &table.rows {
                    let count = |number: usize| row.cells[number - 1].count().expect("a count");
                    let Cell::Rate(rate) = &row.cells[at] else { panic!("a rate") };
                    prop_assert_eq!(rate.hundredths, Rate::of(count(of), count(over)));
                    prop_assert!(rate.hundredths.is_none_or(|rate| rate <= 10_000));
                }
            }
        }
    }
}
