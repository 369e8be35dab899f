//! `/v1/attachments/{sha256}`: photos of signed minutes, resumed where they broke off.
//!
//! `HEAD` answers how many bytes the commune has of this phone's try ([`OFFSET`]); `PUT ?from=N&of=TOTAL` brings the
//! bytes from there on, in as many requests as it takes. A photo is named by the SHA-256 of its bytes, so the same one
//! sent twice is one, and what arrives is checked by its name. Both are signed as any request without a signed body.

use sha2::{Digest, Sha256};

use crate::domain::ids::AttachmentId;

/// Header of an answer: bytes held so far.
pub const OFFSET: &str = "x-so-thon-offset";
/// Header of an answer: the whole size, once the commune knows it.
pub const SIZE: &str = "x-so-thon-size";
/// Most bytes of one photo.
pub const MAX_BYTES: usize = 2 * 1024 * 1024;
/// Bytes that a phone sends in one request: what a cut may cost.
pub const PART_BYTES: usize = 128 * 1024;

/// The name of a photo: SHA-256 of its bytes in lower-case hexadecimal.
pub fn name(bytes: &[u8]) -> AttachmentId {
    AttachmentId(hex::encode(Sha256::digest(bytes)))
}

/// The kind of a picture by its first bytes; `None` for anything that is not taken.
pub fn media_type(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a, ..] => Some("image/png"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("image/webp"),
        _ => None,
    }
}

/// The path of a `HEAD`.
pub fn head_path(id: &AttachmentId) -> String {
    format!("/v1/attachments/{id}")
}

/// The path of a `PUT` of the bytes from `from` on, of `of` in all.
pub fn put_path(id: &AttachmentId, from: u64, of: u64) -> String {
    format!("/v1/attachments/{id}?from={from}&of={of}")
}

#[cfg(test)]
mod tests {
    use super::media_type;

    #[test]
    fn only_pictures_are_taken_and_by_their_bytes() {
        assert_eq!(media_type(b"\xff\xd8\xff\xe0rest"), Some("image/jpeg"));
        assert_eq!(media_type(b"\x89PNG\r\n\x1a\n"), Some("image/png"));
        assert_eq!(media_type(b"RIFF\x10\0\0\0WEBPVP8 "), Some("image/webp"));
        for other in [&b"<svg onload=alert(1)>"[..], b"%PDF-1.7", b"GIF89a", b"RIFF\x10\0\0\0WAVE", b""] {
            assert_eq!(media_type(other), None);
        }
    }
}
