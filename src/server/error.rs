//! Every way in which a request of a phone can fail, with its status in one place.
//!
//! What leaves the commune is a code; causes are logged here and never sent.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use super::store::StoreError;
use crate::protocol::error::{Code, ErrorBody};

/// Why a request is not answered with what it asked for.
#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    /// The request is at fault, or it is not its time; the phone shows the code in words.
    #[error("refused: {}", .0.as_str())]
    Refused(Code),
    /// Entries are missing before the batch.
    #[error("entries are missing from {expected_seq}")]
    Gap {
        /// The sequence number that the commune waits for.
        expected_seq: u64,
    },
    /// The cursor is of another founding, of other villages, or of a state that was replaced by a backup.
    #[error("the cursor is not one of this commune's; entries are wanted from {expected_seq}")]
    BadCursor {
        /// The sequence number that the commune waits for.
        expected_seq: u64,
    },
    /// The store failed.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// Anything else that should not happen.
    #[error("failed")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl ApiError {
    /// Wraps a cause that should not happen.
    pub fn internal(cause: impl std::error::Error + Send + Sync + 'static) -> Self {
        Self::Internal(Box::new(cause))
    }

    /// What the phone is told.
    pub fn code(&self) -> Code {
        match self {
            Self::Refused(code) => *code,
            Self::Gap { .. } => Code::Gap,
            Self::BadCursor { .. } => Code::BadCursor,
            Self::Store(StoreError::Busy) => Code::Busy,
            Self::Store(_) | Self::Internal(_) => Code::Unavailable,
        }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        match self.code() {
            Code::Malformed | Code::BadCursor | Code::UnknownVersion => StatusCode::BAD_REQUEST,
            Code::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Code::UnknownDevice | Code::BadSignature => StatusCode::UNAUTHORIZED,
            Code::Revoked => StatusCode::FORBIDDEN,
            Code::UnknownEnrolmentCode => StatusCode::NOT_FOUND,
            Code::UsedEnrolmentCode | Code::ExpiredEnrolmentCode => StatusCode::GONE,
            Code::Gap => StatusCode::CONFLICT,
            Code::Busy => StatusCode::TOO_MANY_REQUESTS,
            Code::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            _ => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }
}

impl From<Code> for ApiError {
    fn from(code: Code) -> Self {
        Self::Refused(code)
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        match &self {
            Self::Refused(_) | Self::Gap { .. } | Self::BadCursor { .. } => {
                tracing::info!(code = self.code().as_str(), "refused");
            }
            Self::Store(cause) => tracing::error!(error = ?cause, "the store failed"),
            Self::Internal(cause) => tracing::error!(error = ?cause, "failed"),
        }
        let expected_seq = match self {
            Self::Gap { expected_seq } | Self::BadCursor { expected_seq } => Some(expected_seq),
            _ => None,
        };
        (self.status(), Json(ErrorBody { code: self.code(), expected_seq })).into_response()
    }
}
