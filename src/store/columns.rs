//! Values as columns hold them: times in milliseconds, days and ids as text, records as JSON.

use std::io::{Read, Write};

use chrono::{DateTime, Utc};
use flate2::Compression;
use flate2::read::ZlibDecoder;
use flate2::write::ZlibEncoder;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Result, StoreError};

/// No record of this database unpacks to more than this.
const MAX_BODY: u64 = 16 * 1024 * 1024;

pub(super) fn millis(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

/// A time that no calendar has reads as 1970, as a phone without a clock would say.
pub(super) fn time(millis: i64) -> DateTime<Utc> {
    DateTime::from_timestamp_millis(millis).unwrap_or_default()
}

pub(super) fn write_json<T: Serialize>(value: &T) -> Result<String> {
    Ok(serde_json::to_string(value)?)
}

pub(super) fn read_json<T: DeserializeOwned>(text: &str) -> Result<T> {
    Ok(serde_json::from_str(text)?)
}

/// Reads what has a text form: an id, a day.
pub(super) fn parse<T: std::str::FromStr>(text: &str) -> Result<T> {
    text.parse().map_err(|_| StoreError::Corrupt(format!("unreadable {}: {text:?}", std::any::type_name::<T>())))
}

pub(super) fn parse_opt<T: std::str::FromStr>(text: Option<String>) -> Result<Option<T>> {
    text.as_deref().map(parse).transpose()
}

/// Reads a unit variant by its wire name, such as `near_poor`.
pub(super) fn variant<T: DeserializeOwned>(code: &str) -> Result<T> {
    Ok(serde_json::from_value(serde_json::Value::String(code.to_owned()))?)
}

/// The wire name of a unit variant.
pub(super) fn variant_code<T: Serialize>(value: &T) -> Result<String> {
    match serde_json::to_value(value)? {
        serde_json::Value::String(code) => Ok(code),
        other => Err(StoreError::Other(format!("not a plain variant: {other}"))),
    }
}

pub(super) fn pack(text: &str) -> Result<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(text.as_bytes()).map_err(damaged)?;
    encoder.finish().map_err(damaged)
}

pub(super) fn unpack(bytes: &[u8]) -> Result<String> {
    let mut text = String::new();
    ZlibDecoder::new(bytes).take(MAX_BODY).read_to_string(&mut text).map_err(damaged)?;
    Ok(text)
}

fn damaged(error: std::io::Error) -> StoreError {
    StoreError::Corrupt(error.to_string())
}
