//! Asking the commune for something in this phone's name: the request is signed over its method, path and moment.

use super::transport::{Http, Method, Request, Response};
use super::{Clock, SyncError};
use crate::protocol::{VERSION, request};
use crate::store::StoreHandle;

/// Sends a signed request and gives its answer, whatever its status.
///
/// # Errors
/// When it could not be signed or no answer came.
pub(super) async fn call(
    store: &StoreHandle,
    http: &impl Http,
    clock: &impl Clock,
    server: &str,
    method: Method,
    path: String,
    body: Option<Vec<u8>>,
) -> Result<Response, SyncError> {
    let signature = store.sign_request(method.name().to_owned(), path.clone(), clock.now()).await?;
    let answer = http
        .send(Request {
            method,
            url: format!("{server}{path}"),
            headers: vec![
                (request::DEVICE.to_owned(), signature.device.to_string()),
                (request::NONCE.to_owned(), signature.nonce),
                (request::SIGNATURE.to_owned(), signature.signature),
                (request::PROTOCOL.to_owned(), VERSION.to_string()),
            ],
            body,
        })
        .await?;
    Ok(answer)
}
