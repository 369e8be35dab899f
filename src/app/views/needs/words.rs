//! Needs in words: what, for whom, who owes it, and where it stands.

use chrono::NaiveDate;

use crate::app::words::{Words, text};
use crate::domain::household::Household;
use crate::domain::support::{Support, SupportState};
pub use crate::i18n::fields::need_name;
use crate::i18n::{date, short_date};

/// An office by id: "Trạm Y tế xã".
pub fn office_name(words: &Words, office: &str) -> String {
    let key = format!("office-{office}");
    if words.has(&key) { words.t(&key) } else { words.t("need-office-none") }
}

/// A need with the person whom it is for: "Thẻ bảo hiểm y tế: Lý Văn Hải".
pub fn need_title(words: &Words, support: &Support, household: Option<&Household>) -> String {
    let name = need_name(words, &support.need, &support.note);
    let person = household
        .and_then(|household| household.members.iter().find(|member| Some(member.id) == support.member))
        .map(|member| member.name.clone());
    match person {
        Some(person) => words.t_args("need-for", &[("need", text(name)), ("name", text(person))]),
        None => name,
    }
}

/// Where a need stands: "chờ từ 20/10", "hứa ngày 20/11", "quá hạn 3 ngày", "đã nhận 02/11/2026".
pub fn standing(words: &Words, support: &Support, today: NaiveDate) -> String {
    let day = |key: &str, on: NaiveDate| words.t_args(key, &[("day", text(date(on)))]);
    match &support.state {
        SupportState::Received { on } => day("support-received-on", *on),
        SupportState::Withdrawn { on, reason } => {
            words.t_args("support-withdrawn-on", &[("day", text(date(*on))), ("reason", text(reason.clone()))])
        }
        SupportState::Unknown => words.t("support-unknown"),
        SupportState::Needed | SupportState::Promised => match support.due {
            Some(due) if due < today => overdue(words, due, today),
            Some(due) => words.t_args("support-due", &[("day", text(short_date(due)))]),
            None if support.state == SupportState::Promised => words.t("support-promised-no-day"),
            None => day("support-since", support.asked_on),
        },
    }
}

/// "quá hạn 3 ngày".
pub fn overdue(words: &Words, due: NaiveDate, today: NaiveDate) -> String {
    words.n("overdue-days", (today - due).num_days())
}

/// The office and where it stands, as a second line.
pub fn need_line(words: &Words, support: &Support, today: NaiveDate) -> String {
    format!("{} · {}", office_name(words, &support.office), standing(words, support, today))
}

/// The sign before a need: what a person must look at is told by its shape and by the words.
pub fn need_icon(support: &Support, today: NaiveDate) -> &'static str {
    match support.state {
        SupportState::Received { .. } => "tick",
        SupportState::Withdrawn { .. } | SupportState::Unknown => "close",
        SupportState::Needed | SupportState::Promised if support.is_overdue(today) => "warn",
        SupportState::Promised => "clock",
        SupportState::Needed => "ring",
    }
}
