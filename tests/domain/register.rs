//! The synthetic register: exact where the plan is, plausible elsewhere, and never anybody real.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use chrono::{Datelike, NaiveDate};
use so_thon::domain::answer::Answer;
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Area, classify};
use so_thon::domain::household::Household;
use so_thon::domain::identity;
use so_thon::domain::ids::{CommuneCode, QuestionId, VillageId};
use so_thon::domain::member::{Member, Relation, Sex};
use so_thon::domain::plan::{NGAN_SON_2026_CSV, NGAN_SON_2026_TOML, Plan, about, check, load, read};
use so_thon::domain::questionnaire::{self, Kind};
use so_thon::domain::standard;
use so_thon::domain::support::SupportState;
use so_thon::domain::support::catalogue::Catalogue;
use so_thon::domain::text::{fold, tidy};
use so_thon::register::synthetic;

const SEED: u64 = 2026;

fn commune() -> CommuneCode {
    CommuneCode::new("01954")
}

fn plan() -> Plan {
    let annex = read::annex(NGAN_SON_2026_CSV, &commune()).unwrap();
    let stated = about::read(NGAN_SON_2026_TOML).unwrap().stated;
    let findings = check::findings(&annex, &stated);
    load(&annex, 2026, &commune(), stated, &findings)
}

static REGISTER: LazyLock<Vec<Household>> = LazyLock::new(|| synthetic(SEED, &plan(), &commune()));

fn settled() -> NaiveDate {
    NaiveDate::from_ymd_opt(2025, 12, 31).unwrap()
}

fn age(member: &Member) -> Option<i32> {
    member.birth.year().map(|year| 2025 - year)
}

fn of_class(class: Class) -> impl Iterator<Item = &'static Household> {
    REGISTER.iter().filter(move |household| household.class_start == class)
}

/// How many of a hundred.
fn percent(part: usize, whole: usize) -> usize {
    part * 100 / whole.max(1)
}

#[test]
fn poor_households_are_column_2_village_by_village() {
    let mut poor: BTreeMap<&VillageId, u32> = BTreeMap::new();
    for household in of_class(Class::Poor) {
        *poor.entry(&household.village).or_default() += 1;
    }
    for village in &plan().villages {
        assert_eq!(poor.get(&village.village).copied().unwrap_or(0), village.poor_start.unwrap(), "{}", village.name);
    }
    assert_eq!(poor.values().sum::<u32>(), 415);
}

#[test]
fn the_commune_has_about_1900_households_and_an_eighth_are_near_poor() {
    assert_eq!(REGISTER.len(), 1898, "what 138 households at 7,27 % imply");
    let near = of_class(Class::NearPoor).count();
    assert!((12..=14).contains(&percent(near, REGISTER.len())), "{near}");
    assert!(of_class(Class::AverageLivingStandard).count() > 50);
    let villages: BTreeSet<&VillageId> = REGISTER.iter().map(|household| &household.village).collect();
    assert_eq!(villages.len(), 27);
}

#[test]
fn the_same_seed_gives_the_same_register_and_another_seed_another() {
    assert_eq!(synthetic(SEED, &plan(), &commune()), *REGISTER);
    let other = synthetic(SEED + 1, &plan(), &commune());
    assert_eq!(other.len(), REGISTER.len());
    assert!(other.iter().zip(REGISTER.iter()).filter(|(a, b)| a.head_name() == b.head_name()).count() < 100);
}

#[test]
fn ids_are_unique_and_have_the_form_of_version_7() {
    let households = REGISTER.iter().map(|household| household.id.0);
    let members = REGISTER.iter().flat_map(|household| household.members.iter().map(|member| member.id.0));
    let ids: Vec<_> = households.chain(members).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
    for id in ids {
        assert_eq!((id.get_version_num(), id.get_variant()), (7, uuid::Variant::RFC4122));
    }
}

#[test]
fn numbers_run_from_001_within_each_village_and_classes_are_mixed() {
    let mut last: BTreeMap<&VillageId, u32> = BTreeMap::new();
    for household in REGISTER.iter() {
        let expected = last.get(&household.village).copied().unwrap_or(0) + 1;
        assert_eq!(household.number, format!("{expected:03}"));
        last.insert(&household.village, expected);
    }
    let first_are_poor = REGISTER.iter().filter(|h| h.number == "001" && h.class_start == Class::Poor).count();
    assert!(first_are_poor < 20, "poor households do not stand first");
}

#[test]
fn every_household_says_that_it_is_made_up_and_cannot_be_called() {
    for household in REGISTER.iter() {
        assert!(household.synthetic);
        assert!(household.phone.is_empty() || (household.phone.len() == 10 && household.phone.starts_with("0510")));
        assert!(!household.address.is_empty());
    }
    let phones: Vec<&str> = REGISTER.iter().map(|h| h.phone.as_str()).filter(|phone| !phone.is_empty()).collect();
    assert_eq!(phones.iter().collect::<BTreeSet<_>>().len(), phones.len());
}

#[test]
fn locations_are_near_ngan_son_and_rounded() {
    for location in REGISTER.iter().filter_map(|household| household.location) {
        assert!((22_300_000..22_560_000).contains(&location.lat_e6), "{location:?}");
        assert!((105_850_000..106_130_000).contains(&location.lon_e6), "{location:?}");
        assert_eq!((location.lat_e6 % 1000, location.lon_e6 % 1000), (0, 0));
    }
}

#[test]
fn names_are_composed_and_told_apart_within_a_household() {
    for household in REGISTER.iter() {
        let names: Vec<&str> = household.members.iter().map(|member| member.name.as_str()).collect();
        let given: BTreeSet<&str> = names.iter().filter_map(|name| name.rsplit(' ').next()).collect();
        assert_eq!(given.len(), household.members.len(), "{names:?}");
        for name in names {
            assert_eq!(name, tidy(name), "NFC, single spaces");
            assert!((3..=4).contains(&name.split(' ').count()), "{name}");
            assert!(name.chars().all(|c| c == ' ' || c.is_alphabetic()), "{name}");
        }
    }
    let folded: BTreeSet<String> = REGISTER.iter().map(|household| fold(household.head_name())).collect();
    assert!(folded.len() > 700, "{} different names of heads", folded.len());
}

#[test]
fn the_five_groups_bear_their_own_names() {
    let mut groups: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for member in REGISTER.iter().flat_map(|household| &household.members) {
        *groups.entry((&member.ethnicity.code, &member.ethnicity.name)).or_default() += 1;
        assert!(!member.ethnicity.list.is_empty());
        let middle = member.name.split(' ').nth(1).unwrap();
        match (member.ethnicity.name.as_str(), member.sex) {
            ("Mông", Sex::Male) => assert!(["A", "Văn", "Seo"].contains(&middle), "{}", member.name),
            ("Mông", Sex::Female) => assert!(["Thị", "Mỷ"].contains(&middle), "{}", member.name),
            (_, Sex::Male) => assert!(!["Thị", "Mùi"].contains(&middle), "{}", member.name),
            (_, Sex::Female) => assert!(!["Văn", "A"].contains(&middle), "{}", member.name),
        }
    }
    let expected = [("01", "Kinh"), ("02", "Tày"), ("07", "Nùng"), ("08", "Mông"), ("09", "Dao")];
    assert_eq!(groups.keys().copied().collect::<Vec<_>>(), expected);
    assert!(groups.values().all(|count| *count > 100), "{groups:?}");
}

#[test]
fn every_household_has_one_head_who_is_grown() {
    for household in REGISTER.iter() {
        let heads: Vec<&Member> = household.members.iter().filter(|m| m.relation == Relation::Head).collect();
        assert_eq!(heads.len(), 1);
        assert!(heads[0].counts());
        assert!(age(heads[0]).is_none_or(|age| age >= 20));
        assert!(household.members.iter().filter(|m| m.relation == Relation::Spouse).count() <= 1);
        assert!((1..=14).contains(&household.people()));
    }
    let people: usize = REGISTER.iter().map(Household::people).sum();
    assert!((35..=48).contains(&(people * 10 / REGISTER.len())), "{people} people");
}

#[test]
fn ages_of_a_family_fit_together() {
    for household in REGISTER.iter() {
        let of = |relation: Relation| household.members.iter().filter(move |member| member.relation == relation);
        let head = household.head().unwrap();
        for member in &household.members {
            assert!(age(member).is_none_or(|age| (0..=100).contains(&age)), "{}", member.name);
            if let Some(date) = match member.birth {
                so_thon::domain::birth::Birth::Date(date) => Some(date),
                _ => None,
            } {
                assert!(date <= settled() && date.year() > 1920);
            }
        }
        let mother = if head.sex == Sex::Female { Some(head) } else { of(Relation::Spouse).next() };
        for child in of(Relation::Child) {
            let (Some(child), Some(mother)) = (age(child), mother.and_then(age)) else { continue };
            assert!((17..=46).contains(&(mother - child)), "a child of {child} and a mother of {mother}");
        }
        for parent in of(Relation::Parent).filter_map(age) {
            assert!(age(head).is_none_or(|head| parent - head >= 18), "a parent of {parent}");
        }
        for grandchild in of(Relation::Grandchild).filter_map(age) {
            assert!(age(head).is_none_or(|head| head - grandchild >= 34), "a grandchild of {grandchild}");
        }
        for sibling in of(Relation::Sibling).filter_map(age) {
            assert!(age(head).is_none_or(|head| (head - sibling).abs() <= 20), "a sibling of {sibling}");
            for parent in of(Relation::Parent).filter(|one| one.sex == Sex::Female).filter_map(age) {
                assert!((18..=42).contains(&(parent - sibling)), "a sibling of {sibling} and a mother of {parent}");
            }
        }
        for grandparent in of(Relation::Grandparent).filter_map(age) {
            assert!(age(head).is_none_or(|head| grandparent - head >= 36), "a grandparent of {grandparent}");
            assert!(of(Relation::Parent).filter_map(age).all(|parent| grandparent > parent));
        }
        for in_law in of(Relation::ChildInLaw).filter_map(age) {
            assert!(in_law >= 18);
        }
    }
}

#[test]
fn some_left_the_poor_within_36_months_and_some_before() {
    let left: Vec<NaiveDate> = REGISTER.iter().filter_map(|household| household.left_poor_on).collect();
    let border = NaiveDate::from_ymd_opt(2023, 9, 1).unwrap();
    let within = left.iter().filter(|day| **day > border).count();
    assert!(within > 20 && left.len() - within > 10, "{within} of {}", left.len());
    assert!(of_class(Class::Poor).all(|household| household.left_poor_on.is_none()));
    assert!(REGISTER.iter().all(|household| household.class_official == household.class_start));
    assert!(of_class(Class::Poor).all(|household| household.official_since.is_some()));
}

#[test]
fn facts_are_answers_that_the_questionnaire_knows() {
    let questionnaire = questionnaire::read::builtin_latest("yearly-review").unwrap();
    let questions: BTreeMap<&QuestionId, _> = questionnaire
        .sections
        .iter()
        .flat_map(|section| {
            section.questions.iter().map(move |question| (&question.id, (section.per_member, question)))
        })
        .collect();
    for household in REGISTER.iter() {
        let own = household.facts.household.iter().map(|(question, answer)| (false, question, answer));
        let members = household.facts.members.values().flatten().map(|(question, answer)| (true, question, answer));
        for (of_member, question, answer) in own.chain(members) {
            let (per_member, known) = questions.get(question).unwrap_or_else(|| panic!("no question {question}"));
            assert_eq!(of_member, *per_member, "{question}");
            let fits = match (known.kind, answer) {
                (_, Answer::Unknown) => known.unknown,
                (Kind::YesNo, Answer::Bool(_)) => true,
                (Kind::Single | Kind::Picture, Answer::Choice(option)) => known.options.iter().any(|o| o.id == *option),
                (Kind::Multiple, Answer::Choices(options)) => {
                    options.iter().all(|option| known.options.iter().any(|o| o.id == *option))
                }
                (Kind::Integer, Answer::Integer(value)) | (Kind::Decimal, Answer::Hundredths(value)) => {
                    known.min.is_none_or(|min| *value >= min) && known.max.is_none_or(|max| *value <= max)
                }
                _ => false,
            };
            assert!(fits, "{question}: {answer:?}");
        }
        let members: BTreeSet<_> = household.members.iter().map(|member| member.id).collect();
        assert!(household.facts.members.keys().all(|member| members.contains(member)));
    }
}

#[test]
fn facts_lead_to_the_class_that_the_register_has() {
    let standard = standard::builtin_by_id("nd07-2021").unwrap();
    for class in [Class::Poor, Class::NearPoor, Class::AverageLivingStandard, Class::NotPoor] {
        let known: Vec<&Household> = of_class(class).filter(|h| !h.facts.household.is_empty()).collect();
        let found = |wanted: Class| {
            let fits =
                |h: &&&Household| classify(&standard, Area::Rural, &h.members, &h.facts, settled()).class == wanted;
            percent(known.iter().filter(fits).count(), known.len())
        };
        let (same, open) = (found(class), found(Class::Undetermined));
        assert!(same >= 80, "{class:?}: {same} % the same, {open} % open");
        assert!(same + open >= 99, "{class:?}: {same} % the same, {open} % open, the rest is another class");
    }
    let open = of_class(Class::Poor)
        .filter(|h| classify(&standard, Area::Rural, &h.members, &h.facts, settled()).class == Class::Undetermined)
        .count();
    assert!(open > 0, "some things are not known");
}

#[test]
fn every_indicator_is_lacking_somewhere() {
    let standard = standard::builtin_by_id("nd07-2021").unwrap();
    let mut lacking: BTreeMap<u8, usize> = BTreeMap::new();
    for household in of_class(Class::Poor) {
        let result = classify(&standard, Area::Rural, &household.members, &household.facts, settled());
        for number in result.deprived() {
            *lacking.entry(number).or_default() += 1;
        }
    }
    assert_eq!(lacking.keys().copied().collect::<Vec<u8>>(), (1..=12).collect::<Vec<u8>>(), "{lacking:?}");
    assert!(lacking.values().all(|count| *count >= 8), "{lacking:?}");
    assert!(lacking[&10] > lacking[&6], "{lacking:?}");
}

#[test]
fn every_relation_lives_somewhere() {
    let mut relations: BTreeMap<Relation, usize> = BTreeMap::new();
    for member in REGISTER.iter().flat_map(|household| &household.members) {
        *relations.entry(member.relation).or_default() += 1;
    }
    let all = Relation::ALL.into_iter().filter(|relation| *relation != Relation::Other);
    assert!(all.clone().all(|relation| relations.get(&relation).is_some_and(|count| *count > 20)), "{relations:?}");
}

#[test]
fn identity_numbers_fit_the_person_and_are_nobodys() {
    let people: Vec<&Member> = REGISTER.iter().flat_map(|household| &household.members).collect();
    let with: Vec<&Member> = people.iter().copied().filter(|member| !member.id_number.is_empty()).collect();
    assert!((80..=95).contains(&percent(with.len(), people.len())), "{} of {}", with.len(), people.len());
    for member in &with {
        assert!(member.id_number.starts_with("000"), "no province has this code: {}", member.id_number);
        assert_eq!(identity::check(&member.id_number, member.sex, member.birth), [], "{}", member.id_number);
    }
    let numbers: BTreeSet<&str> = with.iter().map(|member| member.id_number.as_str()).collect();
    assert_eq!(numbers.len(), with.len());
}

#[test]
fn help_is_of_the_catalogue_and_nothing_is_received_in_the_future() {
    let catalogue = Catalogue::builtin();
    let mut states: BTreeMap<&str, usize> = BTreeMap::new();
    for household in REGISTER.iter() {
        for support in household.supports.values() {
            let need = catalogue.need(&support.need).unwrap();
            assert_eq!((&need.office, need.indicator.is_some()), (&support.office, support.indicator.is_some()));
            assert!(support.member.is_none_or(|id| household.members.iter().any(|member| member.id == id)));
            assert!(support.asked_on <= settled());
            let state = match support.state {
                SupportState::Needed => "needed",
                SupportState::Promised => "promised",
                SupportState::Received { on } => {
                    assert!(on <= settled() && on > support.asked_on, "{support:?}");
                    "received"
                }
                ref other => panic!("{other:?}"),
            };
            *states.entry(state).or_default() += 1;
        }
        assert!(
            household.tasks.values().all(|task| task.is_open() && task.set_on <= settled() && task.due > settled())
        );
        let listed = matches!(household.class_start, Class::Poor | Class::NearPoor);
        assert!(listed || household.supports.is_empty());
    }
    assert!(states.len() == 3 && states.values().all(|count| *count > 30), "{states:?}");
    assert!(REGISTER.iter().filter(|household| !household.tasks.is_empty()).count() > 20);
}
