//! The phone's way to the commune and back: push what waits, pull what changed, compare digests.
//!
//! One round ([`run_once`]) is a loop: look at where things stand, let [`decide`] (pure) name the next step, take it.
//! The store is the only memory, so a round may end anywhere, by a lost network or a killed app, and the next one goes
//! on from there. Nothing is forgotten on the phone but by a receipt that names it.
//!
//! HTTP is behind [`Http`]; waiting between rounds is [`backoff`]. Screens call [`run_once`] and [`enrol`].

mod backoff;
mod decide;
mod enrol;
mod pause;
mod photos;
mod pull;
mod push;
mod round;
mod signed;
mod transport;

pub use backoff::{MAX_PAUSE, backoff};
pub use decide::{Pulled, Seen, Step, decide};
pub use enrol::enrol;
pub use pause::pause;
pub use round::{SyncReport, SyncStep, run_once, run_once_with};
pub use transport::{Http, HttpError, Method, Request, ReqwestHttp, Response};

use serde::{Deserialize, Serialize};

use crate::protocol::error::Code;
use crate::store::{Now, StoreError};

/// Where a round gets the moment and fresh randomness of each step from.
pub trait Clock {
    /// The moment; its randomness is drawn anew for each call.
    fn now(&self) -> Now;
}

/// Why a round or an enrolment did not reach its end. Everything on the phone is as it was before.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(tag = "code", content = "detail", rename_all = "snake_case")]
pub enum SyncError {
    /// The phone is not enrolled yet.
    #[error("not enrolled")]
    NotEnrolled,
    /// Sending stopped earlier, until someone acts.
    #[error("stopped: {}", .0.as_str())]
    Stopped(Code),
    /// The commune refused the request.
    #[error("refused: {}", .0.as_str())]
    Refused(Code),
    /// No way to the commune now.
    #[error("the commune cannot be reached")]
    Offline,
    /// The commune did not answer in time.
    #[error("the commune did not answer in time")]
    Timeout,
    /// The answer is not one of a commune: a login page of a network, or another server.
    #[error("not an answer of a commune")]
    BadAnswer,
    /// The receipt is not signed by the commune.
    #[error("the receipt is not signed by the commune")]
    ForgedReceipt,
    /// The address is not one that may be used: clear text outside this machine, or no address at all.
    #[error("not a usable address")]
    BadAddress,
    /// The phone's database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl SyncError {
    /// Whether the same round may succeed later without anyone acting.
    pub fn try_again(&self) -> bool {
        match self {
            Self::Offline | Self::Timeout | Self::BadAnswer => true,
            Self::Refused(code) => code.try_again(),
            Self::Store(error) => error.try_again(),
            Self::NotEnrolled | Self::Stopped(_) | Self::ForgedReceipt | Self::BadAddress => false,
        }
    }

    /// The code in message keys: `sync-<code>`; for `Stopped` and `Refused` the message is `code-<protocol code>`.
    pub fn message_key(&self) -> String {
        match self {
            Self::NotEnrolled => "sync-not_enrolled".to_owned(),
            Self::Stopped(code) | Self::Refused(code) => format!("code-{}", code.as_str()),
            Self::Offline => "sync-offline".to_owned(),
            Self::Timeout => "sync-timeout".to_owned(),
            Self::BadAnswer => "sync-bad_answer".to_owned(),
            Self::ForgedReceipt => "sync-forged_receipt".to_owned(),
            Self::BadAddress => "sync-bad_address".to_owned(),
            Self::Store(error) => format!("store-{}", error.code()),
        }
    }
}

impl From<HttpError> for SyncError {
    fn from(error: HttpError) -> Self {
        match error {
            HttpError::Unreachable => Self::Offline,
            HttpError::Timeout => Self::Timeout,
            HttpError::TooLarge => Self::BadAnswer,
            HttpError::BadAddress => Self::BadAddress,
        }
    }
}
