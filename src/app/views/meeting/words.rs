//! What meetings and postings are called, and how many days a posting has left.

use chrono::NaiveDate;

use crate::app::words::{Words, text};
use crate::domain::meeting::{Ballot, Meeting};
use crate::domain::posting::Posting;
use crate::domain::procedure::Procedure;
use crate::domain::round::Round;
use crate::domain::standard::Certainty;
use crate::i18n::date;
use crate::store::view::SentState;

/// Who must agree, and by which text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Hundredths of those attending.
    pub share: u32,
    /// Where it is from.
    pub source: String,
    /// How sure it is.
    pub certainty: Certainty,
}

impl Rule {
    /// The rule of the built-in procedure.
    pub fn builtin() -> Self {
        let procedure = Procedure::builtin().ok();
        let setting = procedure
            .as_ref()
            .and_then(|procedure| procedure.settings.iter().find(|setting| setting.name == "meeting_share").cloned());
        Self {
            share: procedure.map_or(50, |procedure| procedure.meeting_share()),
            source: setting.as_ref().map(|setting| setting.source.clone()).unwrap_or_default(),
            certainty: setting.map_or(Certainty::Unconfirmed, |setting| setting.certainty),
        }
    }

    /// The rule in words with its source.
    pub fn sentences(&self, words: &Words) -> String {
        let rule = words.t_args("voice-rule", &[("share", text(self.share.to_string()))]);
        let source = match self.certainty {
            Certainty::Unconfirmed => "voice-rule-unconfirmed",
            _ => "voice-rule-source",
        };
        format!("{rule} {}", words.t_args(source, &[("source", text(self.source.clone()))]))
    }

    /// Whether a household's scoring carries.
    pub fn carries(&self, ballot: &Ballot, attending: u32) -> bool {
        ballot.carries(attending, self.share)
    }
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
pub fn carried(rule: &Rule, meeting: &Meeting) -> (usize, usize) {
    let carried = meeting.ballots.iter().filter(|ballot| rule.carries(ballot, meeting.attending)).count();
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
