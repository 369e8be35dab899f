//! Golden cases: a household told by what is unusual about it. Everything else is answered as a family without any
//! deprivation would, by going through the form until nothing is open.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::Deserialize;
use so_thon::domain::answer::{Answer, Answers};
use so_thon::domain::birth::Birth;
use so_thon::domain::class::Class;
use so_thon::domain::classification::{Area, Classification, Outcome, classify};
use so_thon::domain::ids::{MemberId, QuestionId};
use so_thon::domain::member::{Member, Relation, Sex};
use so_thon::domain::questionnaire::form::{FormContext, OpenKind, open_items};
use so_thon::domain::questionnaire::{Questionnaire, read};
use so_thon::domain::standard::{Standard, builtin_by_id};
use uuid::Uuid;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    /// The standards that every case of the file holds under.
    #[serde(default = "of_2026")]
    standards: Vec<String>,
    case: Vec<Case>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    /// One of the file's standards.
    #[serde(skip)]
    pub standard: String,
    /// The version of the form that it is told in.
    #[serde(skip)]
    pub version: u32,
    #[serde(default = "visit_day")]
    pub visited_on: NaiveDate,
    #[serde(default)]
    pub area: Area,
    people: Vec<Person>,
    #[serde(default)]
    household: BTreeMap<String, toml::Value>,
    pub expect: Expect,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Person {
    name: String,
    birth: String,
    #[serde(default)]
    sex: Sex,
    #[serde(default)]
    relation: Relation,
    #[serde(default)]
    absent: Option<String>,
    #[serde(default)]
    answers: BTreeMap<String, toml::Value>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expect {
    pub indicator: Option<u8>,
    pub outcome: Option<Outcome>,
    /// The reason of `indicator` in Vietnamese.
    #[cfg_attr(not(feature = "i18n"), expect(dead_code, reason = "sentences need the words"))]
    pub reason: Option<String>,
    pub class: Option<Class>,
    /// The sentence of the class in Vietnamese.
    #[cfg_attr(not(feature = "i18n"), expect(dead_code, reason = "sentences need the words"))]
    pub sentence: Option<String>,
    /// Least and most points of B2.
    pub b2: Option<(u32, u32)>,
    /// Deprived indicators.
    pub deprived: Option<Vec<u8>>,
    /// Questions that would settle it: `question` or `question of given name`.
    pub missing: Option<Vec<String>>,
    #[cfg_attr(not(feature = "i18n"), expect(dead_code, reason = "sentences need the words"))]
    pub missing_sentence: Option<String>,
    /// What would change it, each with the class then.
    #[cfg_attr(not(feature = "i18n"), expect(dead_code, reason = "sentences need the words"))]
    pub changes: Option<Vec<String>>,
    /// Open warnings of the form, by check.
    #[serde(default)]
    pub warnings: Vec<String>,
}

/// A case as values of the domain.
pub struct Told {
    pub members: Vec<Member>,
    pub answers: Answers,
    pub found: Classification,
}

/// The standard of 2026.
pub fn standard() -> Standard {
    builtin_by_id("nd07-2021").expect("the standard reads")
}

impl Case {
    pub fn standard(&self) -> Standard {
        builtin_by_id(&self.standard).expect("the standard reads")
    }

    pub fn questionnaire(&self) -> Questionnaire {
        read::builtin_version("yearly-review", self.version).expect("the questionnaire reads")
    }
}

pub fn questionnaire() -> Questionnaire {
    read::builtin_version("yearly-review", 1).expect("the questionnaire reads")
}

/// Every case with the file it is in, by file and place: under each of its standards, and in each version of the form
/// that has the questions of the standard.
pub fn all() -> Vec<(String, Case)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/classification");
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder).expect("the folder is there").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "toml"));
    files.sort();
    files
        .iter()
        .flat_map(|path| {
            let text = std::fs::read_to_string(path).expect("a file");
            let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
            let file: File = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
            let told_in = file.standards.into_iter().flat_map(|standard| {
                let versions: &[u32] = if standard == "nd07-2021" { &[1, 2] } else { &[2] };
                versions.iter().map(move |version| (standard.clone(), *version)).collect::<Vec<_>>()
            });
            let told_in: Vec<(String, u32)> = told_in.collect();
            file.case.into_iter().flat_map(move |case| {
                let name = name.clone();
                told_in.clone().into_iter().map(move |(standard, version)| {
                    (format!("{name} {standard} v{version}"), Case { standard, version, ..case.clone() })
                })
            })
        })
        .collect()
}

pub fn tell(case: &Case) -> Told {
    let questionnaire = case.questionnaire();
    let members: Vec<Member> = case.people.iter().enumerate().map(|(at, person)| member(at, person)).collect();
    let mut answers = Answers::default();
    let mut left_open = BTreeSet::new();
    let mut put = |member: Option<MemberId>, told: &BTreeMap<String, toml::Value>| {
        for (question, value) in told {
            let question = QuestionId::new(question);
            match answer(value) {
                Some(value) => answers.set(member, question, Some(value)),
                None => {
                    left_open.insert((member, question));
                }
            }
        }
    };
    put(None, &case.household);
    for (member, person) in members.iter().zip(&case.people) {
        put(Some(member.id), &person.answers);
    }
    let waste = (None, QuestionId::new("waste"));
    if case.version > 1 && answers.get(None, &waste.1).is_none() && !left_open.contains(&waste) {
        answers.set(None, waste.1, Some(Answer::Choice("collected".to_owned())));
    }
    fill(&questionnaire, &members, &mut answers, case.visited_on, &left_open);
    let found = classify(&case.standard(), case.area, &members, &answers, case.visited_on);
    Told { members, answers, found }
}

/// Answers every open question as a family without deprivation would, but those left open.
pub fn fill(
    questionnaire: &Questionnaire,
    members: &[Member],
    answers: &mut Answers,
    visited_on: NaiveDate,
    left_open: &BTreeSet<(Option<MemberId>, QuestionId)>,
) {
    for _ in 0..20 {
        let kept = BTreeSet::new();
        let context = FormContext { questionnaire, members, answers, visited_on, kept_warnings: &kept, points: None };
        let open: Vec<_> = open_items(&context)
            .into_iter()
            .filter(|item| item.what == OpenKind::Unanswered)
            .filter(|item| !left_open.contains(&(item.member, item.question.clone())))
            .collect();
        if open.is_empty() {
            return;
        }
        for item in open {
            let age = members
                .iter()
                .find(|member| Some(member.id) == item.member)
                .and_then(|member| member.birth.age_on(visited_on))
                .map_or(40, |range| range.max);
            answers.set(item.member, item.question.clone(), Some(usual(item.question.as_str(), age)));
        }
    }
    panic!("the form does not come to an end");
}

fn usual(question: &str, age: i32) -> Answer {
    let choice = |id: &str| Answer::Choice(id.to_owned());
    match question {
        "malnourished" | "job_training" | "agri_request" | "long_illness" | "merit" => Answer::Bool(false),
        "attending_school" => Answer::Bool(age < 18),
        "school_level" => choice(if age < 12 { "primary" } else { "lower_secondary" }),
        "highest_level" => choice("upper_secondary"),
        "social_allowance" | "disability" => choice("none"),
        "livelihood" => choice("crops"),
        "land" => Answer::Hundredths(300_000),
        "work_kind" => choice("farm"),
        "roof" => choice("tile"),
        "wall" | "column" => choice("brick"),
        "area" => Answer::Hundredths(12_000),
        "water_source" => choice("tap"),
        "latrine" => choice("septic"),
        "income_basis" => choice("b1"),
        "b1_points" => Answer::Integer(128),
        "income_declared" | "agri_income" => Answer::Integer(1_400_000),
        _ => Answer::Bool(true),
    }
}

/// `unanswered` is no answer; `unknown` is "không rõ"; a number with decimals is given in hundredths.
fn answer(value: &toml::Value) -> Option<Answer> {
    match value {
        toml::Value::String(text) if text == "unanswered" => None,
        toml::Value::String(text) if text == "unknown" => Some(Answer::Unknown),
        toml::Value::String(text) => Some(Answer::Choice(text.clone())),
        toml::Value::Boolean(value) => Some(Answer::Bool(*value)),
        toml::Value::Integer(value) => Some(Answer::Integer(*value)),
        other => Some(other.clone().try_into().expect("an answer")),
    }
}

fn member(at: usize, person: &Person) -> Member {
    Member {
        id_number: String::new(),
        id: MemberId(Uuid::from_u128(at as u128 + 1)),
        name: person.name.clone(),
        relation: if at == 0 { Relation::Head } else { person.relation },
        sex: person.sex,
        birth: Birth::parse(&person.birth).expect("a birth"),
        ethnicity: Default::default(),
        absent: person.absent.clone(),
    }
}

fn of_2026() -> Vec<String> {
    vec!["nd07-2021".to_owned()]
}

fn visit_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 12).expect("a day")
}
