//! The standard's file and the request to classify: what is in them, and what a wrong one is told.

use rstest::rstest;
use serde_json::Value;
use so_thon::domain::class::Class;
use so_thon::domain::classification::Area;
use so_thon::domain::classification::request::{ClassifyRequest, SCHEMA};
use so_thon::domain::standard::{Standard, builtin, builtin_by_id};

use super::build::day;
use super::cases;

const ND07: &str = include_str!("../../assets/standards/nd07-2021.toml");
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
fn the_standard_reads_its_questions_in_the_order_of_the_form() {
    let form: Vec<_> =
        cases::questionnaire().sections.into_iter().flat_map(|section| section.questions).map(|q| q.id).collect();
    let read: Vec<_> = form.into_iter().filter(|id| cases::standard().questions.contains(id)).collect();
    assert_eq!(read, cases::standard().questions);
}

#[test]
fn the_standard_names_only_options_that_the_form_offers() {
    let questionnaire = cases::questionnaire();
    let offers = |question: &str, option: &str| {
        let mut all = questionnaire.sections.iter().flat_map(|section| &section.questions);
        all.any(|it| it.id.as_str() == question && it.options.iter().any(|choice| choice.id == option))
    };
    for indicator in &cases::standard().indicators {
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
