//! Pulling one page of changes.

use super::push::{error_body, is_success, refused};
use super::signed::call;
use super::transport::{Http, Method};
use super::{Clock, SyncError};
use crate::protocol::changes::Changes;
use crate::protocol::error::Code;
use crate::store::{ChangesApplied, StoreHandle};

/// Records of one page.
const PAGE: u32 = 500;

/// A page that was taken.
pub(super) enum Page {
    /// Taken; `more` says whether another follows.
    Taken {
        /// What it did.
        applied: ChangesApplied,
        /// Another follows.
        more: bool,
    },
    /// The commune does not know the cursor (it was restored from a copy): what it lacks is sent again, then the next
    /// page is the first of everything.
    StartOver,
}

/// Pulls the page after the stored cursor and applies it with its cursor.
pub(super) async fn pull(
    store: &StoreHandle,
    http: &impl Http,
    clock: &impl Clock,
    server: &str,
    cursor: Option<&str>,
) -> Result<Page, SyncError> {
    let path = page_path(cursor);
    let answer = call(store, http, clock, server, Method::Get, path, None).await?;
    if is_success(&answer) {
        let changes: Changes = serde_json::from_slice(&answer.body).map_err(|_| SyncError::BadAnswer)?;
        let more = changes.more;
        if more && cursor == Some(changes.next.0.as_str()) {
            // It would give the same page for ever.
            return Err(SyncError::BadAnswer);
        }
        return Ok(Page::Taken { applied: store.apply_changes(changes).await?, more });
    }
    let refusal = error_body(&answer)?;
    match refusal.code {
        Code::BadCursor if cursor.is_some() => {
            store.start_over(refusal.expected_seq).await?;
            Ok(Page::StartOver)
        }
        code => Err(refused(store, code).await?),
    }
}

fn page_path(cursor: Option<&str>) -> String {
    match cursor {
        Some(cursor) => format!("/v1/changes?after={}&limit={PAGE}", encode(cursor)),
        None => format!("/v1/changes?limit={PAGE}"),
    }
}

/// A text as a value of a query.
fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
