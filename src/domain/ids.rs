//! Identities: newtypes, so that a household is never taken for a visit.
//!
//! Codes (village, commune) are strings, because official codes keep their leading zeros.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! uuid_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    };
}

macro_rules! code_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, Default)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// Wraps a code as it is written, zeros included.
            pub fn new(code: impl Into<String>) -> Self {
                Self(code.into())
            }

            /// The code as it is written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

uuid_id!(
    /// A household (hộ gia đình), for as long as the register knows it. UUIDv7.
    HouseholdId
);
uuid_id!(
    /// A person in a household. UUIDv7.
    MemberId
);
uuid_id!(
    /// One finalised visit (phiếu). UUIDv7.
    VisitId
);
uuid_id!(
    /// One finalised form that classifies nothing: a follow-up, Mẫu 01, Mẫu 04. UUIDv7.
    SubmissionId
);
uuid_id!(
    /// One act in the register (tách hộ, chuyển đi, …). Both households of one act carry the same id. UUIDv7.
    ActId
);
uuid_id!(
    /// One need of a household, or the help that answered it. UUIDv7.
    SupportId
);
uuid_id!(
    /// One thing to do for a household by a day. UUIDv7.
    TaskId
);
uuid_id!(
    /// A village meeting. UUIDv7.
    MeetingId
);
uuid_id!(
    /// A public posting of results. UUIDv7.
    PostingId
);
uuid_id!(
    /// An objection to a posting. UUIDv7.
    ObjectionId
);
uuid_id!(
    /// A decision of the commune's chairman. UUIDv7.
    DecisionId
);
uuid_id!(
    /// An enrolled phone. UUIDv7.
    DeviceId
);
uuid_id!(
    /// One entry of a phone's log. UUIDv7.
    EntryId
);
uuid_id!(
    /// One batch of entries on its way to the commune. UUIDv7.
    BatchId
);

code_id!(
    /// A village (thôn): commune code, a dot, and the village's two-digit number, such as `01954.07`.
    VillageId
);
code_id!(
    /// A commune (xã): its five-digit official code with leading zeros, such as `01954`.
    CommuneCode
);
code_id!(
    /// An attachment (a photo): SHA-256 of its bytes in lower-case hexadecimal.
    AttachmentId
);
code_id!(
    /// A question of a questionnaire, such as `insured`. The same id means the same question in every version.
    QuestionId
);

impl AttachmentId {
    /// Whether it is written as a SHA-256 is: 64 lower-case hexadecimal digits.
    pub fn is_sha256(&self) -> bool {
        self.0.len() == 64 && self.0.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    }
}

impl VillageId {
    /// Builds the code of village `number` (1-based, as in the plan's annex) of a commune.
    pub fn of(commune: &CommuneCode, number: u32) -> Self {
        Self(format!("{commune}.{number:02}"))
    }
}
