//! Codes that the phone shows in words. The sentence is made on the phone (message `code-<code>`), never sent.

use serde::{Deserialize, Serialize};

/// Why something is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The request is not of the expected form.
    Malformed,
    /// More bytes or entries than allowed.
    TooLarge,
    /// Protocol version not known here.
    UnknownVersion,
    /// The device is not enrolled here.
    UnknownDevice,
    /// The device was revoked.
    Revoked,
    /// Signed by another key, or the signature does not fit.
    BadSignature,
    /// The enrolment code does not exist.
    UnknownEnrolmentCode,
    /// The enrolment code was used already.
    UsedEnrolmentCode,
    /// The enrolment code has expired.
    ExpiredEnrolmentCode,
    /// Entries are missing before this batch; `expected_seq` says which.
    Gap,
    /// Another entry with this sequence number is here already.
    Fork,
    /// The hash or the chain does not fit.
    BadHash,
    /// An entry of a kind not known here.
    UnknownKind,
    /// The body does not parse as its kind.
    BadBody,
    /// The household is not known here.
    UnknownHousehold,
    /// The record belongs to a village that is not the device's.
    OtherVillage,
    /// Questionnaire or its version not known here.
    UnknownQuestionnaire,
    /// Standard not known here.
    UnknownStandard,
    /// The points table that a visit names is not known here.
    UnknownPoints,
    /// The commune computes another B1 from the same points table.
    PointsDiffer,
    /// The commune computes another result from the same answers.
    ClassificationDiffers,
    /// Required answers are open, or an error stands.
    Incomplete,
    /// A visit with this id is here already with other content.
    VisitExists,
    /// A meeting or an objection with this id is here already with other content.
    RecordExists,
    /// The year is closed by the chairman's decision; nothing more is taken for it.
    PeriodLocked,
    /// The base version of an edit is not known here.
    UnknownBaseVersion,
    /// The cursor is not one of this commune's.
    BadCursor,
    /// Too many requests; try again later.
    Busy,
    /// The commune cannot store it now; try again later.
    Unavailable,
    /// A code that this version of the app does not know.
    #[serde(other)]
    Other,
}

impl Code {
    /// The code as it is on the wire, such as `bad_signature`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Malformed => "malformed",
            Self::TooLarge => "too_large",
            Self::UnknownVersion => "unknown_version",
            Self::UnknownDevice => "unknown_device",
            Self::Revoked => "revoked",
            Self::BadSignature => "bad_signature",
            Self::UnknownEnrolmentCode => "unknown_enrolment_code",
            Self::UsedEnrolmentCode => "used_enrolment_code",
            Self::ExpiredEnrolmentCode => "expired_enrolment_code",
            Self::Gap => "gap",
            Self::Fork => "fork",
            Self::BadHash => "bad_hash",
            Self::UnknownKind => "unknown_kind",
            Self::BadBody => "bad_body",
            Self::UnknownHousehold => "unknown_household",
            Self::OtherVillage => "other_village",
            Self::UnknownQuestionnaire => "unknown_questionnaire",
            Self::UnknownStandard => "unknown_standard",
            Self::UnknownPoints => "unknown_points",
            Self::PointsDiffer => "points_differ",
            Self::ClassificationDiffers => "classification_differs",
            Self::Incomplete => "incomplete",
            Self::VisitExists => "visit_exists",
            Self::RecordExists => "record_exists",
            Self::PeriodLocked => "period_locked",
            Self::UnknownBaseVersion => "unknown_base_version",
            Self::BadCursor => "bad_cursor",
            Self::Busy => "busy",
            Self::Unavailable => "unavailable",
            Self::Other => "other",
        }
    }

    /// Whether the same request may succeed later.
    pub fn try_again(self) -> bool {
        matches!(self, Self::Busy | Self::Unavailable | Self::Gap)
    }
}

/// Body of every answer that is not 2xx.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ErrorBody {
    /// Why.
    pub code: Code,
    /// For `gap`, and for `bad_cursor` (the commune may have been put back to an older state): the sequence number that
    /// the commune waits for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected_seq: Option<u64>,
}
