//! Reads a questionnaire from TOML and checks it whole: a wrong file gives an error that names the key.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use super::condition::{BIRTH, Condition, MEMBERS};
use super::{Kind, Question, Questionnaire};
use crate::domain::ids::QuestionId;

const BUILTIN: [&str; 5] = [
    include_str!("../../../assets/questionnaires/yearly-review.toml"),
    include_str!("../../../assets/questionnaires/yearly-review-2.toml"),
    include_str!("../../../assets/questionnaires/follow-up.toml"),
    include_str!("../../../assets/questionnaires/review-request.toml"),
    include_str!("../../../assets/questionnaires/leave-request.toml"),
];

/// Why a file is not a questionnaire. Reading it again will not help; mend the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum QuestionnaireError {
    /// Not TOML, or not of this shape; the text names line and key.
    #[error("not a questionnaire: {0}")]
    Toml(String),
    /// One key is wrong.
    #[error("{key}: {wrong}")]
    Key {
        /// The key, such as `sections[2].questions[0].options`.
        key: String,
        /// What is wrong with it.
        wrong: Wrong,
    },
}

/// What is wrong with a key of a data file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// Used a second time.
    #[error("{0:?} is there twice")]
    Twice(String),
    /// Names something that is not there.
    #[error("there is no {0:?}")]
    Missing(String),
    /// Empty where something must stand.
    #[error("is empty")]
    Empty,
    /// Letters, digits and `_` only, since it becomes a message key.
    #[error("{0:?} is not an id of letters, digits and _")]
    Id(String),
    /// A condition or range that can never mean anything.
    #[error("{0} can never hold or never fail")]
    Meaningless(String),
    /// Does not fit the kind of the question.
    #[error("does not fit a question of this kind")]
    Kind,
    /// Not a value of the right shape; the text says which was expected.
    #[error("{0}")]
    Value(String),
}

/// Reads a questionnaire.
///
/// # Errors
/// When the text is not TOML, not of the shape of [`Questionnaire`], or does not hold together: an id twice, a
/// condition over a question or option that is not there, options without a choice.
pub fn parse(toml: &str) -> Result<Questionnaire, QuestionnaireError> {
    let questionnaire: Questionnaire =
        toml::from_str(toml).map_err(|error| QuestionnaireError::Toml(error.to_string()))?;
    check(&questionnaire).map_err(|(key, wrong)| QuestionnaireError::Key { key, wrong })?;
    Ok(questionnaire)
}

/// The questionnaires that come with the app, read once.
static READ: LazyLock<Vec<Questionnaire>> =
    LazyLock::new(|| BUILTIN.iter().filter_map(|toml| parse(toml).ok()).collect());

/// The questionnaires that come with the app, oldest version first.
///
/// One that does not read is left out; a test holds that none is.
pub fn builtin() -> Vec<Questionnaire> {
    READ.clone()
}

/// A questionnaire that comes with the app, by id and version.
pub fn builtin_version(id: &str, version: u32) -> Option<Questionnaire> {
    READ.iter().find(|questionnaire| questionnaire.id == id && questionnaire.version == version).cloned()
}

/// The newest version of a questionnaire that comes with the app: what a new draft is bound to.
pub fn builtin_latest(id: &str) -> Option<Questionnaire> {
    READ.iter()
        .filter(|questionnaire| questionnaire.id == id)
        .max_by_key(|questionnaire| questionnaire.version)
        .cloned()
}

type Fault = (String, Wrong);

fn check(questionnaire: &Questionnaire) -> Result<(), Fault> {
    if questionnaire.id.is_empty() {
        return Err(("id".to_owned(), Wrong::Empty));
    }
    if questionnaire.version == 0 {
        return Err(("version".to_owned(), Wrong::Meaningless("version 0".to_owned())));
    }
    if questionnaire.sections.is_empty() {
        return Err(("sections".to_owned(), Wrong::Empty));
    }
    let mut sections = BTreeSet::new();
    let mut questions: BTreeMap<&QuestionId, &Question> = BTreeMap::new();
    for (at, section) in questionnaire.sections.iter().enumerate() {
        let place = format!("sections[{at}]");
        id_is_fine(&place, &section.id)?;
        if !sections.insert(&section.id) {
            return Err((format!("{place}.id"), Wrong::Twice(section.id.clone())));
        }
        for (number, question) in section.questions.iter().enumerate() {
            let place = format!("{place}.questions[{number}]");
            question_is_fine(&place, question)?;
            if questions.insert(&question.id, question).is_some() || [BIRTH, MEMBERS].contains(&question.id.as_str()) {
                return Err((format!("{place}.id"), Wrong::Twice(question.id.0.clone())));
            }
        }
    }
    for (at, section) in questionnaire.sections.iter().enumerate() {
        for (number, question) in section.questions.iter().enumerate() {
            let place = format!("sections[{at}].questions[{number}]");
            if let Some(condition) = &question.relevant {
                condition_is_fine(&format!("{place}.relevant"), condition, &questions)?;
            }
            for (option, choice) in question.options.iter().enumerate() {
                for (key, condition) in [("relevant", &choice.relevant), ("proposed", &choice.proposed)] {
                    if let Some(condition) = condition {
                        condition_is_fine(&format!("{place}.options[{option}].{key}"), condition, &questions)?;
                    }
                }
            }
        }
    }
    let per_member: BTreeMap<&QuestionId, bool> = questionnaire
        .sections
        .iter()
        .flat_map(|section| section.questions.iter().map(|question| (&question.id, section.per_member)))
        .collect();
    let mut checks = BTreeSet::new();
    for (at, check) in questionnaire.checks.iter().enumerate() {
        let place = format!("checks[{at}]");
        id_is_fine(&place, &check.id)?;
        if !checks.insert(&check.id) {
            return Err((format!("{place}.id"), Wrong::Twice(check.id.clone())));
        }
        match per_member.get(&check.question) {
            None if [BIRTH, MEMBERS].contains(&check.question.as_str()) => {}
            None => return Err((format!("{place}.question"), Wrong::Missing(check.question.0.clone()))),
            Some(per_member) if *per_member == check.per_member => {}
            Some(_) => return Err((format!("{place}.per_member"), Wrong::Kind)),
        }
        condition_is_fine(&format!("{place}.wrong_when"), &check.wrong_when, &questions)?;
    }
    Ok(())
}

fn question_is_fine(place: &str, question: &Question) -> Result<(), Fault> {
    id_is_fine(place, question.id.as_str())?;
    let choice = matches!(question.kind, Kind::Single | Kind::Picture | Kind::Multiple);
    if choice == question.options.is_empty() {
        let wrong = if choice { Wrong::Empty } else { Wrong::Kind };
        return Err((format!("{place}.options"), wrong));
    }
    let number = matches!(question.kind, Kind::Integer | Kind::Decimal);
    if !number && (question.min.is_some() || question.max.is_some()) {
        return Err((format!("{place}.min"), Wrong::Kind));
    }
    if question.min.zip(question.max).is_some_and(|(min, max)| min > max) {
        return Err((format!("{place}.max"), Wrong::Meaningless("a greatest below the least".to_owned())));
    }
    let mut options = BTreeSet::new();
    for (at, option) in question.options.iter().enumerate() {
        let place = format!("{place}.options[{at}]");
        id_is_fine(&place, &option.id)?;
        if !options.insert(&option.id) {
            return Err((format!("{place}.id"), Wrong::Twice(option.id.clone())));
        }
        // `q-<id>-hint` is the sentence under the question.
        if option.id == "hint" {
            return Err((format!("{place}.id"), Wrong::Id(option.id.clone())));
        }
    }
    if let Some(everyone) = &question.everyone
        && !options.contains(everyone)
    {
        return Err((format!("{place}.everyone"), Wrong::Missing(everyone.clone())));
    }
    Ok(())
}

fn id_is_fine(place: &str, id: &str) -> Result<(), Fault> {
    let fine = !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    if fine { Ok(()) } else { Err((format!("{place}.id"), Wrong::Id(id.to_owned()))) }
}

fn condition_is_fine(
    place: &str,
    condition: &Condition,
    questions: &BTreeMap<&QuestionId, &Question>,
) -> Result<(), Fault> {
    if let Some(part) = condition.meaningless() {
        return Err((place.to_owned(), Wrong::Meaningless(part)));
    }
    for (part, question) in condition.questions() {
        if !questions.contains_key(question) {
            return Err((format!("{place}.{part}"), Wrong::Missing(question.0.clone())));
        }
    }
    for (question, option) in condition.options() {
        let known = questions.get(question).is_some_and(|question| question.options.iter().any(|o| o.id == option));
        if !known {
            return Err((place.to_owned(), Wrong::Missing(format!("{question}: {option}"))));
        }
    }
    Ok(())
}
