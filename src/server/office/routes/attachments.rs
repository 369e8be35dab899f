//! `/attachments/{id}`: a photo of signed minutes, for whoever may see a village whose meeting names it.

use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::desk::{Desk, PageError};
use crate::domain::ids::AttachmentId;

/// A picture, and nothing that it could load or run.
const CSP: &str = "default-src 'none'; sandbox; frame-ancestors 'none'";

/// Answers `GET /attachments/{id}`.
pub async fn show(desk: Desk, Path(id): Path<String>) -> Response {
    let result = picture(&desk, AttachmentId::new(id)).await;
    desk.answer(result)
}

async fn picture(desk: &Desk, id: AttachmentId) -> Result<Response, PageError> {
    if !id.is_sha256() {
        return Err(PageError::NotFound);
    }
    let photo = desk.state.store.photo(id.clone()).await?.ok_or(PageError::NotFound)?;
    let village = photo.villages.iter().find(|village| desk.in_scope(village).is_ok()).ok_or(PageError::NotFound)?;
    desk.opened("open_photo", format!("attachment/{id}"), village).await?;
    let end = photo.media_type.strip_prefix("image/").unwrap_or("bin").replace("jpeg", "jpg");
    let short: String = id.as_str().chars().take(12).collect();
    let name = format!("inline; filename=\"bien-ban-{short}.{end}\"");
    let text = |value: &str| HeaderValue::from_str(value).map_err(|error| PageError::Internal(Box::new(error)));
    let headers: [(HeaderName, HeaderValue); 4] = [
        (header::CONTENT_TYPE, text(&photo.media_type)?),
        (header::CONTENT_DISPOSITION, text(&name)?),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(CSP)),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, no-store")),
    ];
    Ok((headers, photo.bytes).into_response())
}
