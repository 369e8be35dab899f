//! The standard's file and the request to classify: what is in them, and what a wrong one is told.

use rstest::rstest;
use serde_json::Value;
use so_thon::domain::class::Class;
use so_thon::domain::classification::Area;
use so_thon::domain::classification::request::{ClassifyRequest, SCHEMA};
use so_thon::domain::questionnaire;
use so_thon::domain::standard::{Certainty, Standard, builtin, builtin_by_id, for_year};

use super::build::day;
use super::cases;

const ND07: &str = include_str!("../../assets/standards/nd07-2021.toml");
const ND351: &str = include_str!("../../assets/standards/nd351-2025.toml");
const REQUEST: &str = include_str!("../fixtures/classify/request.json");

#[test]
fn every_standard_that_comes_with_the_app_reads() {
    let files = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/assets/standards")).unwrap().count();
    assert_eq!(builtin().len(), files);
}

#[test]
fn nd07_holds_to_the_end_of_2026_with_its_lines() {
    let standard = Standard::read(ND07).unwrap_or_else(|error| panic!("{error}"));
    assert!(standard.is_valid_on(day(2022, 1, 1)) && standard.is_valid_on(day(2026, 12, 31)));
    assert!(!standard.is_valid_on(day(2027, 1, 1)));
    let lines = |area| {
        let lines = standard.lines(area);
        (lines.b1, lines.income, lines.average_to)
    };
    assert_eq!(lines(Area::Rural), (140, 1_500_000, 2_250_000));
    assert_eq!(lines(Area::Urban), (175, 2_000_000, 3_000_000));
    assert_eq!((standard.points, standard.b2_line, standard.indicators.len()), (10, 30, 12));
    assert!(builtin_by_id("nd07-2021").is_some() && builtin_by_id("nd00").is_none());
}

#[test]
fn nd351_holds_from_2027_with_its_lines_and_the_points_of_a_lower_one() {
    let standard = Standard::read(ND351).unwrap_or_else(|error| panic!("{error}"));
    assert!(standard.is_valid_on(day(2027, 1, 1)) && standard.is_valid_on(day(2030, 12, 31)));
    assert!(!standard.is_valid_on(day(2026, 12, 31)) && !standard.is_valid_on(day(2031, 1, 1)));
    let lines = |area| {
        let lines = standard.lines(area);
        (lines.b1, lines.b1_income, lines.income, lines.average_to, lines.average_is())
    };
    let unconfirmed = Certainty::Unconfirmed;
    assert_eq!(lines(Area::Rural), (140, Some(1_500_000), 2_200_000, 3_300_000, unconfirmed));
    assert_eq!(lines(Area::Urban), (175, Some(2_000_000), 2_800_000, 4_200_000, unconfirmed));
    assert_eq!((standard.points, standard.b2_line, standard.indicators.len()), (10, 30, 12));
    let ids: Vec<&str> = standard.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
    assert!(ids.contains(&"waste") && ids.contains(&"telecom") && !ids.contains(&"devices"));
}

/// What of the standard of 2027 is not in the law at hand is marked, in the file and so on the screen.
#[test]
fn what_is_not_known_of_2027_is_marked_as_not_confirmed() {
    let standard = builtin_by_id("nd351-2025").unwrap();
    let (indicators, settings) = standard.unconfirmed();
    assert_eq!((indicators.len(), settings), (standard.indicators.len(), standard.settings.len()));
    let sources = standard.indicators.iter().map(|indicator| &indicator.source);
    let sources = sources.chain(standard.settings.values().map(|setting| &setting.source));
    for source in sources {
        assert!(source.to_lowercase().contains("chưa xác nhận"), "{source}");
    }
    assert_eq!((standard.certainty, standard.rural.certainty), (Certainty::Law, Certainty::Law));
}

#[rstest]
#[case(2021, None)]
#[case(2022, Some("nd07-2021"))]
#[case(2026, Some("nd07-2021"))]
#[case(2027, Some("nd351-2025"))]
#[case(2030, Some("nd351-2025"))]
#[case(2031, None)]
fn a_year_and_its_days_have_the_standard_in_force(#[case] year: i32, #[case] id: Option<&str>) {
    assert_eq!(for_year(year).map(|standard| standard.id), id.map(str::to_owned));
    for day in [day(year, 1, 1), day(year, 12, 31)] {
        assert_eq!(
            builtin().into_iter().find(|standard| standard.is_valid_on(day)).map(|standard| standard.id),
            id.map(str::to_owned),
            "{day}"
        );
    }
}

#[rstest]
#[case("nd07-2021", 1)]
#[case("nd07-2021", 2)]
#[case("nd351-2025", 2)]
fn the_standard_reads_its_questions_in_the_order_of_the_form(#[case] id: &str, #[case] version: u32) {
    let standard = builtin_by_id(id).unwrap();
    let form = questionnaire::read::builtin_version("yearly-review", version).unwrap();
    let asked = form.sections.into_iter().flat_map(|section| section.questions).map(|question| question.id);
    let read: Vec<_> = asked.filter(|id| standard.questions.contains(id)).collect();
    assert_eq!(read, standard.questions);
}

#[test]
fn the_standard_names_only_options_that_the_form_offers() {
    let questionnaire = questionnaire::read::builtin_latest("yearly-review").unwrap();
    let offers = |question: &str, option: &str| {
        let mut all = questionnaire.sections.iter().flat_map(|section| &section.questions);
        all.any(|it| it.id.as_str() == question && it.options.iter().any(|choice| choice.id == option))
    };
    for indicator in builtin().iter().flat_map(|standard| &standard.indicators) {
        for (question, option) in indicator.deprived.options() {
            // A level that only an older pupil can have finished is not offered to a child.
            assert!(offers(question.as_str(), option), "indicator {}: {question} has no {option}", indicator.number);
        }
    }
}

#[rstest]
#[case::misspelt_key("b2_line = 30", "b2_lime = 30", "b2_lime")]
#[case::missing_key("points = 10\n", "", "points")]
#[case::text_for_a_number("points = 10", "points = \"ten\"", "points")]
#[case::ends_before_it_starts("valid_to = \"2026-12-31\"", "valid_to = \"2021-12-31\"", "valid_to:")]
#[case::no_such_day("valid_from = \"2022-01-01\"", "valid_from = \"2022-02-30\"", "valid_from")]
#[case::no_points("points = 10", "points = 0", "points:")]
#[case::band_below_the_line("average_to = 2_250_000", "average_to = 1_000_000", "rural.average_to:")]
#[case::unknown_certainty("certainty = \"law\"\n# Thông", "certainty = \"sure\"\n# Thông", "sure")]
#[case::unknown_setting(
    "{ setting = \"insured_from\" }",
    "{ setting = \"insured_form\" }",
    "indicators[3].deprived.any_member.all[0].age.from.setting: there is no \"insured_form\""
)]
#[case::idle_setting("{ setting = \"insured_from\" }", "6", "settings.insured_from:")]
#[case::unknown_question(
    "no = \"insured\"",
    "no = \"insurance\"",
    "indicators[3].deprived.any_member.all[1].no: there is no \"insurance\""
)]
#[case::unknown_condition("no = \"insured\"", "nope = \"insured\"", "indicators[3].deprived: unknown variant `nope`")]
#[case::setting_of_another_kind(
    "insured_from = { value = 6,",
    "insured_from = { value = [\"six\"],",
    "indicators[3].deprived:"
)]
#[case::empty_setting("value = [\"waged\"]", "value = []", "settings.contract_needed_for.value:")]
#[case::share_over_nothing("dependants_of = { value = 2", "dependants_of = { value = 0", "indicators[1].deprived:")]
#[case::range_that_never_holds(
    "working_age_below = { value = 60",
    "working_age_below = { value = 16",
    "indicators[0].deprived:"
)]
#[case::numbers_out_of_order("number = 7\n", "number = 8\n", "indicators[6].number:")]
#[case::unknown_dimension(
    "id = \"nutrition\"\ndimension = \"health\"",
    "id = \"nutrition\"\ndimension = \"helth\"",
    "indicators[2].dimension: there is no \"helth\""
)]
#[case::indicator_twice("id = \"nutrition\"", "id = \"dependants\"", "indicators[2].id:")]
#[case::question_nobody_reads(
    "\"internet_used\", \"has_device\",",
    "\"internet_used\", \"has_device\", \"television\",",
    "questions[22]:"
)]
#[case::not_toml("id = \"nd07-2021\"", "id = nd07", "line")]
fn a_wrong_standard_is_told_which_key(#[case] right: &str, #[case] wrong: &str, #[case] named: &str) {
    assert!(ND07.contains(right), "{right} is not in the file");
    let error = Standard::read(&ND07.replacen(right, wrong, 1)).expect_err("the file is wrong").to_string();
    assert!(error.contains(named), "{error}");
}

#[rstest]
#[case::more_than_the_line("b1_income = 1_500_000", "b1_income = 2_200_001", "rural.b1_income:")]
#[case::of_nothing("b1_income = 2_000_000", "b1_income = 0", "urban.b1_income:")]
#[case::average_without_source(
    "average_source = \"Chưa xác nhận: lấy 1,5 lần chuẩn thu nhập như giai đoạn 2022-2026\"",
    "average_source = \" \"",
    "rural.average_source:"
)]
fn wrong_points_of_a_lower_line_are_told(#[case] right: &str, #[case] wrong: &str, #[case] named: &str) {
    assert!(ND351.contains(right), "{right} is not in the file");
    let error = Standard::read(&ND351.replacen(right, wrong, 1)).expect_err("the file is wrong").to_string();
    assert!(error.contains(named), "{error}");
}

#[test]
fn a_changed_setting_changes_the_outcome_without_code() {
    let changed = ND07.replacen("insured_from = { value = 6", "insured_from = { value = 0", 1);
    let standard = Standard::read(&changed).unwrap();
    let mut request: ClassifyRequest = serde_json::from_str(REQUEST).unwrap();
    request.members.remove(1);
    request.members[0].birth = so_thon::domain::birth::Birth::Year(2022);
    let insured = |standard: &Standard| {
        let found = so_thon::domain::classification::classify(
            standard,
            request.area,
            &request.members,
            &request.answers,
            request.visited_on,
        );
        found.indicators[3].outcome
    };
    assert_ne!(insured(&standard), insured(&cases::standard()));
}

#[test]
fn a_request_from_a_file_is_classified() {
    let request: ClassifyRequest = serde_json::from_str(REQUEST).unwrap();
    let found = request.classify().unwrap();
    assert_eq!((found.class, found.deprived()), (Class::Poor, vec![4, 7, 10]));
    let json = serde_json::to_string(&found).unwrap();
    assert_eq!(serde_json::from_str::<so_thon::domain::classification::Classification>(&json).unwrap(), found);
    let unknown = ClassifyRequest { standard: "nd00".to_owned(), ..request };
    assert_eq!(unknown.classify().unwrap_err().to_string(), "there is no standard \"nd00\"");
}

/// The schema and the reader agree: a key that the schema requires is required, the others are not.
#[rstest]
#[case::request(&[], "")]
#[case::member(&["$defs", "member"], "/members/1")]
fn the_schema_requires_what_the_reader_requires(#[case] place: &[&str], #[case] object: &str) {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let described = place.iter().fold(&schema, |at, key| &at[key]);
    let fixture: Value = serde_json::from_str(REQUEST).unwrap();
    let keys: Vec<String> = fixture.pointer(object).unwrap().as_object().unwrap().keys().cloned().collect();
    let properties: Vec<String> = described["properties"].as_object().unwrap().keys().cloned().collect();
    let sorted = |mut list: Vec<String>| {
        list.sort();
        list
    };
    assert_eq!(sorted(properties), sorted(keys.clone()), "the fixture shows every key of the schema");
    for key in keys {
        let mut without = fixture.clone();
        without.pointer_mut(object).unwrap().as_object_mut().unwrap().remove(&key);
        let required = described["required"].as_array().unwrap().contains(&Value::from(key.as_str()));
        assert_eq!(serde_json::from_value::<ClassifyRequest>(without).is_err(), required, "{key}");
    }
}
