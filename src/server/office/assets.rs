//! The office's own files: style sheets by address with a hash, so that a browser keeps them until they change.

use std::sync::OnceLock;

use axum::http::header;
use axum::response::{IntoResponse, Response};
use sha2::{Digest as _, Sha256};

const TOKENS: &str = include_str!("../../../assets/styles/tokens.css");
const OFFICE: &str = concat!(
    include_str!("../../../assets/styles/office.css"),
    include_str!("../../../assets/styles/office/progress.css"),
    include_str!("../../../assets/styles/office/review.css"),
    include_str!("../../../assets/styles/office/steps.css"),
    include_str!("../../../assets/styles/office/reports.css"),
    include_str!("../../../assets/styles/office/register.css"),
    include_str!("../../../assets/styles/office/people.css"),
    include_str!("../../../assets/styles/office/trust.css"),
);
/// Icons and class marks, put into each page so that parts of it can refer to them.
pub const SPRITE: &str = include_str!("../../../assets/icons/sprite.svg");

/// Address of the values.
pub fn tokens_url() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    URL.get_or_init(|| address("/office/tokens.css", TOKENS))
}

/// Address of the style sheet.
pub fn office_url() -> &'static str {
    static URL: OnceLock<String> = OnceLock::new();
    URL.get_or_init(|| address("/office/office.css", OFFICE))
}

fn address(path: &str, content: &str) -> String {
    let hash = hex::encode(Sha256::digest(content.as_bytes()));
    format!("{path}?v={}", hash.get(..12).unwrap_or(&hash))
}

/// `GET /office/tokens.css`
pub async fn tokens() -> Response {
    style(TOKENS)
}

/// `GET /office/office.css`
pub async fn office() -> Response {
    style(OFFICE)
}

fn style(content: &'static str) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/css; charset=utf-8"),
        (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (headers, content).into_response()
}
