//! Days and times as the village's calendar has them.
//!
//! The whole country is seven hours ahead of UTC and never changes its clocks, so a phone set to another zone still
//! shows the right day.

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike, Utc};

use super::words::{Words, text};
use crate::i18n::{date, short_date};

const AHEAD_SECONDS: i32 = 7 * 3600;

/// The local day and time of an instant.
pub fn local(at: DateTime<Utc>) -> NaiveDateTime {
    FixedOffset::east_opt(AHEAD_SECONDS).map_or_else(|| at.naive_utc(), |zone| at.with_timezone(&zone).naive_local())
}

/// The local day of an instant.
pub fn day(at: DateTime<Utc>) -> NaiveDate {
    local(at).date()
}

/// The local time: `9:42`.
pub fn time(at: DateTime<Utc>) -> String {
    let local = local(at);
    format!("{}:{:02}", local.hour(), local.minute())
}

/// As short as is clear: `16:20` today, `06/11, 16:20` this year, `06/11/2025, 16:20` else.
pub fn moment(at: DateTime<Utc>, today: NaiveDate) -> String {
    let on = day(at);
    if on == today {
        time(at)
    } else if on.year() == today.year() {
        format!("{}, {}", short_date(on), time(at))
    } else {
        format!("{}, {}", date(on), time(at))
    }
}

/// A day of this year without its year: `08/11`, else `08/11/2025`.
pub fn near_day(on: NaiveDate, today: NaiveDate) -> String {
    if on.year() == today.year() { short_date(on) } else { date(on) }
}

/// "Thứ Năm, 12/11/2026".
pub fn weekday(words: &Words, on: NaiveDate) -> String {
    let name = words.t(match on.weekday() {
        chrono::Weekday::Mon => "weekday-mon",
        chrono::Weekday::Tue => "weekday-tue",
        chrono::Weekday::Wed => "weekday-wed",
        chrono::Weekday::Thu => "weekday-thu",
        chrono::Weekday::Fri => "weekday-fri",
        chrono::Weekday::Sat => "weekday-sat",
        chrono::Weekday::Sun => "weekday-sun",
    });
    words.t_args("weekday-and-date", &[("weekday", text(name)), ("date", text(date(on)))])
}
