//! Fields that are typed into: numbers, dates and notes. The text stays as typed, whatever it is.

use dioxus::prelude::*;

use super::focus::use_focus;
use super::question::{Asked, FormAct};
use super::text_box::TextBox;
use crate::app::words::{Words, use_words};
use crate::domain::answer::Answer;
use crate::domain::birth::Birth;
use crate::domain::questionnaire::Kind;
use crate::i18n;

/// Most letters of a note. A longer one is kept as it is and explained, never cut.
pub const NOTE_LENGTH: usize = 1000;
/// Most letters of a number or a day: the field takes no more.
const NUMBER_LENGTH: i64 = 40;

/// A typed answer with its unit, and "không rõ" beside it where that is offered.
#[component]
pub fn TypedField(asked: Asked, label: String, on: EventHandler<FormAct>) -> Element {
    let words = use_words();
    let id = asked.field.dom_id();
    let onmounted = use_focus(id.clone());
    let shown = asked.typed.clone().unwrap_or_else(|| asked.answer.as_ref().map_or_else(String::new, typed_form));
    let unit = asked.unit.as_ref().map(|unit| words.t(unit));
    let read_as = read_as(&words, &asked, &shown);
    let letters =
        (asked.kind == Kind::Note).then(|| i18n::number(i64::try_from(shown.chars().count()).unwrap_or(i64::MAX)));
    let most = i64::try_from(NOTE_LENGTH).unwrap_or(i64::MAX);
    let described = asked.problem.as_ref().map(|_| format!("{id}-problem"));
    let placeholder = match asked.kind {
        Kind::Date => Some(words.t("typed-date-example")),
        Kind::Day => Some(words.t("day-example")),
        _ => None,
    };
    let (typed, left, unknown) = (asked.field.clone(), asked.field.clone(), asked.field.clone());
    let (class, lines, maxlength) = match asked.kind {
        Kind::Note => ("answer-field", 3, None),
        _ => ("answer-field num", 1, Some(NUMBER_LENGTH)),
    };
    let inputmode = if asked.kind == Kind::Decimal { "decimal" } else { "numeric" };
    rsx! {
        div { class: "typed",
            TextBox {
                id: "{id}",
                class,
                lines,
                inputmode,
                maxlength,
                placeholder,
                label: "{label}",
                described_by: described,
                wrong: asked.problem.is_some(),
                value: shown,
                onmounted,
                oninput: move |text| on.call(FormAct::Typed(typed.clone(), text)),
                onleft: move |()| on.call(FormAct::Left(left.clone())),
            }
            if let Some(unit) = unit {
                span { class: "unit", "{unit}" }
            }
            if asked.unknown {
                label { class: "choice tick-choice",
                    input {
                        r#type: "checkbox",
                        checked: asked.answer == Some(Answer::Unknown),
                        onchange: move |event| {
                            on.call(if event.checked() {
                                FormAct::Answer(unknown.clone(), Answer::Unknown)
                            } else {
                                FormAct::Typed(unknown.clone(), String::new())
                            });
                        },
                    }
                    span { {words.t("answer-unknown")} }
                }
            }
        }
        if let Some(letters) = letters {
            p { class: "small quiet letters",
                {words.t_args("typed-letters", &[("count", letters.into()), ("most", i18n::number(most).into())])}
            }
        }
        if let Some(read_as) = read_as {
            p { class: "small quiet", "{read_as}" }
        }
    }
}

/// An answer as it would be typed.
fn typed_form(answer: &Answer) -> String {
    match answer {
        Answer::Integer(value) => i18n::number(*value),
        Answer::Hundredths(value) => i18n::hundredths(*value),
        Answer::Text(text) => text.clone(),
        Answer::Date(Birth::Date(day)) => i18n::date(*day),
        Answer::Date(Birth::Year(year)) => year.to_string(),
        _ => String::new(),
    }
}

/// How a long number was read, when it was typed in another form: "Ghi là 1.500.000".
fn read_as(words: &Words, asked: &Asked, shown: &str) -> Option<String> {
    let answer = asked.answer.as_ref()?;
    let read = typed_form(answer);
    let long = match answer {
        Answer::Integer(value) => value.unsigned_abs() >= 1000,
        Answer::Hundredths(value) => value.unsigned_abs() >= 100_000,
        Answer::Date(_) => shown.len() > 4,
        _ => false,
    };
    (long && read != shown.trim()).then(|| words.t_args("typed-read-as", &[("value", read.into())]))
}
