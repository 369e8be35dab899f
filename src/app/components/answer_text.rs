//! An answer in words.

use crate::app::words::Words;
use crate::domain::answer::Answer;
use crate::domain::ids::QuestionId;
use crate::i18n;

/// An answer to `question` as one would say it: "Không", "Cỏ tranh, lá", "45,5", "1969".
pub fn answer_text(words: &Words, question: &QuestionId, answer: &Answer) -> String {
    let option = |id: &str| words.t(&format!("q-{question}-{id}"));
    match answer {
        Answer::Unknown => words.t("answer-unknown"),
        Answer::Bool(true) => words.t("answer-yes"),
        Answer::Bool(false) => words.t("answer-no"),
        Answer::Integer(value) => i18n::number(*value),
        Answer::Hundredths(value) => i18n::hundredths(*value),
        Answer::Choice(id) => option(id),
        Answer::Choices(ids) if ids.is_empty() => words.t("answer-none"),
        Answer::Choices(ids) => ids.iter().map(|id| option(id)).collect::<Vec<_>>().join(", "),
        Answer::Text(text) => text.clone(),
        Answer::Date(birth) => words.birth(*birth),
    }
}
