//! How an enrolled phone signs a request that has no signed body (`GET /v1/changes`).
//!
//! Headers: [`DEVICE`], [`NONCE`], [`SIGNATURE`]. The commune stores public keys only, so there is no token to steal.

/// Header with the device's id.
pub const DEVICE: &str = "x-so-thon-device";
/// Header with a UUID made for this request.
pub const NONCE: &str = "x-so-thon-nonce";
/// Header with the signature over [`signed_text`].
pub const SIGNATURE: &str = "x-so-thon-signature";
/// Header with the protocol version.
pub const PROTOCOL: &str = "x-so-thon-protocol";

/// The text that the device signs: method, path with query, device, nonce, one a line.
pub fn signed_text(method: &str, path_and_query: &str, device: &str, nonce: &str) -> String {
    format!("{method}\n{path_and_query}\n{device}\n{nonce}")
}
