//! The office's review of one visit: accepted, or sent back with a comment on each question to look at again.
//!
//! One record a visit, by the visit's id; a change of mind is a new version of it. Accepting is not recognising: a
//! visit still goes through the village meeting, the posting and the chairman's decision. Progress never reads it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::ids::{HouseholdId, MemberId, QuestionId, VillageId, VisitId};

/// What the office makes of a visit.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The visit; also the identity of the record.
    pub visit: VisitId,
    /// Its household.
    pub household: HouseholdId,
    /// Its village.
    pub village: VillageId,
    /// The plan year that the visit speaks for.
    pub year: i32,
    /// Accepted or sent back.
    pub verdict: Verdict,
    /// What to look at again, question by question; empty when accepted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<Comment>,
    /// A word about the whole visit.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// Where two visits speak for one household: the one that the office holds to be right. The visit sent back is then
    /// not mended; a correction begins with the answers of this one and takes the place of both.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instead: Option<VisitId>,
    /// Who, by the name that is shown.
    pub by: String,
    /// When, by the commune's clock.
    pub at: DateTime<Utc>,
}

/// Accepted or sent back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// Duyệt: fit for the village meeting.
    Accepted,
    /// Gửi trả: the village head looks again.
    SentBack,
    /// The office took its verdict back: the visit waits for another one.
    TakenBack,
}

impl Review {
    /// Whether the village head is asked to do something; `speaks` is the visit that speaks for the household now.
    ///
    /// A visit that another one took the place of is nobody's task any more: so a correction ends it, on every phone
    /// and in the office alike, without anybody saying so.
    pub fn asks(&self, speaks: Option<VisitId>) -> bool {
        self.verdict == Verdict::SentBack && speaks == Some(self.visit)
    }

    /// The visit whose form opens to do what is asked.
    pub fn to_mend(&self) -> VisitId {
        self.instead.unwrap_or(self.visit)
    }

    /// What is said of one question.
    pub fn comment_on(&self, member: Option<MemberId>, question: &QuestionId) -> Option<&str> {
        let found = self.comments.iter().find(|comment| comment.member == member && comment.question == *question);
        found.map(|comment| comment.text.as_str())
    }
}

/// A comment on one question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comment {
    /// The member whose answer it is; none for a question about the household.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<MemberId>,
    /// The question.
    pub question: QuestionId,
    /// What to look at.
    pub text: String,
}

impl Comment {
    /// Where it is in the form: a question's id, or `members/<id>/<question>`.
    pub fn place(&self) -> String {
        match self.member {
            None => self.question.to_string(),
            Some(member) => format!("members/{member}/{}", self.question),
        }
    }
}
