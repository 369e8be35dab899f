//! Enrolment: a one-time code for an identity.

use super::SyncError;
use super::push::{error_body, is_success};
use super::transport::{Http, Method, Request};
use crate::protocol::enrol::{EnrolAnswer, EnrolRequest};
use crate::protocol::{VERSION, request};
use crate::store::{Now, StoreError, StoreHandle};

/// Trades `code` for an identity at `server`, and keeps it.
///
/// The key is made once for a code and kept, so a try whose answer was lost is tried again as the same phone.
///
/// # Errors
/// `Refused` with `unknown_enrolment_code`, `used_enrolment_code` or `expired_enrolment_code`; `BadAddress`; and
/// whatever the network does.
pub async fn enrol(
    store: &StoreHandle,
    http: &impl Http,
    server: &str,
    code: &str,
    device_name: &str,
    now: Now,
) -> Result<(), SyncError> {
    let server = address(server).ok_or(SyncError::BadAddress)?;
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    store.enrol_key(code.clone(), now).await?;
    let signed = store
        .sign_enrolment(EnrolRequest {
            protocol: VERSION,
            code,
            device_name: device_name.to_owned(),
            app: env!("CARGO_PKG_VERSION").to_owned(),
        })
        .await?;
    let body = serde_json::to_vec(&signed).map_err(StoreError::from)?;
    let answer = http
        .send(Request {
            method: Method::Post,
            url: format!("{server}/v1/enrolments"),
            headers: vec![
                ("content-type".to_owned(), "application/json".to_owned()),
                (request::PROTOCOL.to_owned(), VERSION.to_string()),
            ],
            body: Some(body),
        })
        .await?;
    if !is_success(&answer) {
        return Err(SyncError::Refused(error_body(&answer)?.code));
    }
    let answer: EnrolAnswer = serde_json::from_slice(&answer.body).map_err(|_| SyncError::BadAnswer)?;
    Ok(store.save_enrolment(answer, server).await?)
}

/// An address as it is kept: with its scheme, without a slash at the end. Clear text only to this very machine.
fn address(text: &str) -> Option<String> {
    let text = text.trim().trim_end_matches('/');
    let (scheme, rest) = text.split_once("://").unwrap_or(("https", text));
    let authority = rest.split('/').next().filter(|authority| !authority.is_empty())?;
    let host = match authority.strip_prefix('[') {
        Some(inside) => inside.split(']').next()?,
        None => authority.split(':').next()?,
    };
    let here = matches!(host, "localhost" | "127.0.0.1" | "::1");
    match scheme {
        "https" => Some(format!("https://{rest}")),
        "http" if here => Some(format!("http://{rest}")),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn clear_text_is_only_for_this_machine() {
        assert_eq!(address("http://127.0.0.1:8080/").as_deref(), Some("http://127.0.0.1:8080"));
        assert_eq!(address("http://[::1]:8080").as_deref(), Some("http://[::1]:8080"));
        assert_eq!(address("xa-ngan-son.example").as_deref(), Some("https://xa-ngan-son.example"));
        assert_eq!(address("http://xa-ngan-son.example"), None);
        assert_eq!(address("http://localhost.example"), None);
        assert_eq!(address("ftp://127.0.0.1"), None);
        assert_eq!(address(""), None);
    }
}
