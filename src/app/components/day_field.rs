//! A day: typed as people write it, or picked on the device's own calendar.

use chrono::NaiveDate;
use dioxus::prelude::*;

use super::field_note::{FieldNote, described};
use super::text_box::TextBox;
use super::typed;
use crate::app::words::use_words;
use crate::domain::birth::Birth;
use crate::i18n;

/// Why a typed day is not taken. Message `day-<code>`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayError {
    /// Nothing is typed.
    Missing,
    /// It is no day that exists.
    NotADay,
    /// It has not come yet.
    Future,
    /// It has passed.
    Past,
}

impl DayError {
    /// The message that says it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Missing => "day-missing",
            Self::NotADay => "day-not-a-day",
            Self::Future => "day-future",
            Self::Past => "day-past",
        }
    }
}

/// Reads a day: `12/11/2026`, `12-11-2026`, `12112026`.
///
/// # Errors
/// [`DayError::Missing`] and [`DayError::NotADay`]; a year alone is no day.
pub fn read(typed: &str) -> Result<NaiveDate, DayError> {
    match typed::birth(typed) {
        Ok(Some(Birth::Date(day))) => Ok(day),
        Ok(None) => Err(DayError::Missing),
        Ok(Some(_)) | Err(_) => Err(DayError::NotADay),
    }
}

/// Reads a day that is not after `today`.
///
/// # Errors
/// As [`read`], and [`DayError::Future`].
pub fn read_until(typed: &str, today: NaiveDate) -> Result<NaiveDate, DayError> {
    read(typed).and_then(|day| if day > today { Err(DayError::Future) } else { Ok(day) })
}

/// Reads a day that is not before `today`.
///
/// # Errors
/// As [`read`], and [`DayError::Past`].
pub fn read_from(typed: &str, today: NaiveDate) -> Result<NaiveDate, DayError> {
    read(typed).and_then(|day| if day < today { Err(DayError::Past) } else { Ok(day) })
}

/// The field, with days to tap above it.
#[component]
pub fn DayField(
    /// Unique on its screen.
    id: &'static str,
    label: String,
    value: String,
    /// Days to tap, in words.
    #[props(default)]
    quick: Vec<(String, NaiveDate)>,
    #[props(default)] hint: String,
    #[props(default)] wrong: String,
    oninput: EventHandler<String>,
) -> Element {
    let words = use_words();
    let picked = read(&value).ok();
    let described = described(id, &wrong, &hint);
    rsx! {
        div { class: "field",
            label { class: "label", r#for: id, {label.clone()} }
            if !quick.is_empty() {
                div { class: "for-all", role: "group", aria_label: label.clone(),
                    for (word , day) in quick {
                        button {
                            key: "{day}",
                            class: "button short",
                            r#type: "button",
                            aria_pressed: if picked == Some(day) { "true" } else { "false" },
                            onclick: move |_| oninput.call(i18n::date(day)),
                            {word}
                        }
                    }
                }
            }
            div { class: "day-field",
                TextBox {
                    id,
                    inputmode: "numeric",
                    placeholder: words.t("day-example"),
                    described_by: described,
                    wrong: !wrong.is_empty(),
                    value,
                    oninput,
                }
                // The device's own calendar: only its button shows.
                input {
                    class: "day-pick",
                    r#type: "date",
                    aria_label: words.name("day-pick-label", &label),
                    value: picked.map(|day| day.to_string()),
                    oninput: move |event| {
                        if let Ok(day) = event.value().parse::<NaiveDate>() {
                            oninput.call(i18n::date(day));
                        }
                    },
                }
            }
            FieldNote { id, wrong, hint }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_as_people_write_it_and_a_year_is_none() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 12);
        for typed in ["12/11/2026", "12-11-2026", "12112026", "2026-11-12", " 12 / 11 / 2026 "] {
            assert_eq!(read(typed).ok(), day, "{typed}");
        }
        assert_eq!(read(""), Err(DayError::Missing));
        assert_eq!(read("2026"), Err(DayError::NotADay));
        assert_eq!(read("31/02/2026"), Err(DayError::NotADay));
        assert_eq!(read("mai"), Err(DayError::NotADay));
    }

    #[test]
    fn what_happened_is_not_in_the_future_and_what_is_promised_not_in_the_past() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 12).unwrap_or_default();
        assert_eq!(read_until("13/11/2026", today), Err(DayError::Future));
        assert_eq!(read_until("12/11/2026", today), Ok(today));
        assert_eq!(read_from("11/11/2026", today), Err(DayError::Past));
        assert_eq!(read_from("12/11/2026", today), Ok(today));
    }
}
