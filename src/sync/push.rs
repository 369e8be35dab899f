//! Sending one batch, and its receipt.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::transport::{Http, Method, Request, Response};
use super::{Clock, SyncError};
use crate::protocol::error::{Code, ErrorBody};
use crate::protocol::signed::Signed;
use crate::protocol::{VERSION, request};
use crate::store::{Outgoing, ReceiptApplied, StoreError, StoreHandle};

/// What sending a batch came to.
pub(super) enum Pushed {
    /// Nothing to send.
    Nothing,
    /// A receipt was applied.
    Receipt(ReceiptApplied),
    /// The commune waits for entries from here on.
    SendFrom(u64),
    /// Too large for the commune: send fewer.
    SendFewer,
}

/// Sends the next batch of at most `limit` entries.
pub(super) async fn push(
    store: &StoreHandle,
    http: &impl Http,
    clock: &impl Clock,
    server: &str,
    from: Option<u64>,
    limit: u32,
) -> Result<Pushed, SyncError> {
    let Some(outgoing) = store.next_batch(from, limit, clock.now()).await? else { return Ok(Pushed::Nothing) };
    let answer = http.send(batch_request(server, &outgoing)?).await?;
    if is_success(&answer) {
        let signed: Signed = serde_json::from_slice(&answer.body).map_err(|_| SyncError::BadAnswer)?;
        return match store.apply_receipt(signed).await {
            Ok(applied) => Ok(Pushed::Receipt(applied)),
            Err(StoreError::Invalid { .. }) => Err(SyncError::ForgedReceipt),
            Err(error) => Err(error.into()),
        };
    }
    let body = error_body(&answer)?;
    match (body.code, body.expected_seq) {
        (Code::Gap, Some(seq)) => {
            // What it asks for it no longer has, whatever it said before.
            store.send_again(seq).await?;
            Ok(Pushed::SendFrom(seq))
        }
        (Code::TooLarge, _) if outgoing.count > 1 => Ok(Pushed::SendFewer),
        (code, _) => Err(refused(store, code).await?),
    }
}

/// Notes a refusal that ends all sending, and gives it back as an error.
pub(super) async fn refused(store: &StoreHandle, code: Code) -> Result<SyncError, SyncError> {
    if stops(code) {
        store.stop(code).await?;
        return Ok(SyncError::Stopped(code));
    }
    Ok(SyncError::Refused(code))
}

/// Codes after which sending the same again is no use until someone acts.
pub(super) fn stops(code: Code) -> bool {
    matches!(code, Code::Revoked | Code::UnknownDevice | Code::Fork | Code::BadHash | Code::UnknownVersion)
}

pub(super) fn is_success(answer: &Response) -> bool {
    (200..300).contains(&answer.status)
}

/// The code of an answer that is no success. A proxy or a network's login page has none.
pub(super) fn error_body(answer: &Response) -> Result<ErrorBody, SyncError> {
    match serde_json::from_slice(&answer.body) {
        Ok(body) => Ok(body),
        Err(_) if answer.status == 413 => Ok(ErrorBody { code: Code::TooLarge, expected_seq: None }),
        Err(_) if answer.status == 429 => Ok(ErrorBody { code: Code::Busy, expected_seq: None }),
        Err(_) if answer.status >= 500 => Ok(ErrorBody { code: Code::Unavailable, expected_seq: None }),
        Err(_) => Err(SyncError::BadAnswer),
    }
}

fn batch_request(server: &str, outgoing: &Outgoing) -> Result<Request, SyncError> {
    let json = serde_json::to_vec(&outgoing.signed).map_err(StoreError::from)?;
    Ok(Request {
        method: Method::Post,
        url: format!("{server}/v1/batches"),
        headers: vec![
            ("content-type".to_owned(), "application/json".to_owned()),
            ("content-encoding".to_owned(), "gzip".to_owned()),
            (request::PROTOCOL.to_owned(), VERSION.to_string()),
        ],
        body: Some(gzip(&json)?),
    })
}

fn gzip(bytes: &[u8]) -> Result<Vec<u8>, SyncError> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
    let packed = encoder.write_all(bytes).and_then(|()| encoder.finish());
    packed.map_err(|error| StoreError::Other(error.to_string()).into())
}
