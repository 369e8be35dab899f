//! A form with a file: its short fields, and the file up to its limit.
//!
//! What is beyond the limit is read and thrown away, so that a browser gets to see why its file was not taken. Files
//! that go to disk as they come are not read here (`backup`).

use std::collections::BTreeMap;

use axum::extract::multipart::{Multipart, MultipartError, MultipartRejection};
use axum::http::StatusCode;

use super::desk::PageError;
use crate::domain::text::tidy;

/// Bytes of an upload that are read at all: the body limit of its route.
pub(super) const MOST_READ: usize = 256 * 1024 * 1024;
/// Bytes of a field that is no file.
const MOST_FIELD: usize = 4 * 1024;
/// Longest name of a file that is kept.
const MOST_NAME: usize = 120;

/// What was sent.
#[derive(Default)]
pub(super) struct Upload {
    fields: BTreeMap<String, String>,
    /// Name of the file.
    pub(super) name: String,
    /// Its bytes; none when it is too large.
    pub(super) file: Vec<u8>,
    /// It went on beyond its limit.
    pub(super) too_large: bool,
}

impl Upload {
    /// Reads the parts; `most` is the limit of the field `file`.
    ///
    /// # Errors
    /// When they are no form with a file, or break off.
    pub(super) async fn read(parts: Result<Multipart, MultipartRejection>, most: usize) -> Result<Self, PageError> {
        let mut parts = parts.map_err(|_| PageError::Malformed)?;
        let mut sent = Self::default();
        loop {
            let mut part = match parts.next_field().await {
                Ok(Some(part)) => part,
                Ok(None) => return Ok(sent),
                Err(error) if beyond(&error) => {
                    sent.too_large = true;
                    return Ok(sent);
                }
                Err(_) => return Err(PageError::Malformed),
            };
            let field = part.name().unwrap_or_default().to_owned();
            let is_file = field == "file";
            let name = part.file_name().map(|name| tidy(name).chars().take(MOST_NAME).collect::<String>());
            let most = if is_file { most } else { MOST_FIELD };
            let (mut bytes, mut cut): (Vec<u8>, bool) = (Vec::new(), false);
            loop {
                match part.chunk().await {
                    Ok(Some(chunk)) if bytes.len() + chunk.len() <= most => bytes.extend_from_slice(&chunk),
                    Ok(Some(_)) => cut = true,
                    Ok(None) => break,
                    Err(error) if beyond(&error) => {
                        cut = true;
                        break;
                    }
                    Err(_) => return Err(PageError::Malformed),
                }
            }
            if is_file {
                sent.too_large = cut;
                sent.name = name.unwrap_or_default();
                sent.file = if cut { Vec::new() } else { bytes };
            } else {
                // Repeated fields take the first.
                sent.fields.entry(field).or_insert_with(|| String::from_utf8_lossy(&bytes).into_owned());
            }
        }
    }

    /// The text of a field; empty when it was not sent.
    pub(super) fn field(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }
}

fn beyond(error: &MultipartError) -> bool {
    error.status() == StatusCode::PAYLOAD_TOO_LARGE
}
