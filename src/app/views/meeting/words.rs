//! What meetings, their rule and postings are called, and how many days a posting has left.

use chrono::NaiveDate;

use crate::app::clock;
use crate::app::words::{Words, text};
use crate::domain::meeting::Meeting;
use crate::domain::posting::Posting;
use crate::domain::procedure::MeetingRule;
use crate::domain::round::Round;
use crate::domain::standard::Certainty;
use crate::i18n::date;
use crate::store::view::SentState;

/// How many must agree, in words: the share, then the text that it is from, or that the commune chose it.
pub fn rule_sentences(words: &Words, rule: &MeetingRule) -> String {
    let share = words.t_args("voice-rule", &[("share", text(rule.share.to_string()))]);
    let from = match (&rule.set, rule.certainty) {
        _ if rule.earlier => words.t("voice-rule-earlier"),
        (Some(own), _) => {
            let day = ("day", text(date(clock::day(own.at))));
            words.t_args("voice-rule-own", &[day, ("by", text(own.by.clone()))])
        }
        (None, Certainty::Unconfirmed) => {
            words.t_args("voice-rule-unconfirmed", &[("source", text(rule.source.clone()))])
        }
        (None, _) => words.t_args("voice-rule-source", &[("source", text(rule.source.clone()))]),
    };
    format!("{share} {from}")
}

/// "Rà soát năm 2026", "Rà soát tháng 5 năm 2026".
pub fn round_name(words: &Words, round: Round) -> String {
    let year = ("year", text(round.year.to_string()));
    match round.month {
        None => words.t_args("round-yearly", &[year]),
        Some(month) => words.t_args("round-month", &[("month", text(month.to_string())), year]),
    }
}

/// Where a record is, in words.
pub const fn sent_key(sent: SentState) -> &'static str {
    match sent {
        SentState::Waiting => "kept-waiting",
        SentState::AtCommune => "kept-commune",
        SentState::Refused => "kept-refused",
    }
}

/// How many households a meeting carried, of how many.
pub fn carried(rule: &MeetingRule, meeting: &Meeting) -> (usize, usize) {
    let carried = meeting.ballots.iter().filter(|ballot| rule.carries(ballot.agree, meeting.attending)).count();
    (carried, meeting.ballots.len())
}

/// Where a posting stands on a day: not begun, so many days left, over, or withdrawn.
pub fn posting_state(words: &Words, posting: &Posting, today: NaiveDate) -> String {
    let day = |name: &'static str, day: NaiveDate| (name, text(date(day)));
    if let Some(why) = &posting.withdrawn {
        return words.t_args("posting-withdrawn", &[("why", text(why.clone()))]);
    }
    if today < posting.posted_on {
        return words.t_args("posting-soon", &[day("from", posting.posted_on)]);
    }
    if today > posting.until {
        return words.t_args("posting-over", &[day("until", posting.until)]);
    }
    let left = (posting.until - today).num_days();
    words.t_args("posting-left", &[("n", left.into()), ("count", text(left.to_string())), day("until", posting.until)])
}

/// A figure as an argument that a message chooses its form by.
pub fn figure(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}
