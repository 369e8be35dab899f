//! HTTP as sync needs it: one call, bounded in time and in size.

use std::time::Duration;

use futures_util::future::{Either, select};

use super::pause;

/// A request is given up after this.
const TIMEOUT: Duration = Duration::from_secs(45);
/// An answer above this is none of a commune.
const MAX_ANSWER: usize = 32 * 1024 * 1024;

/// The methods that the protocol has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// GET.
    Get,
    /// POST.
    Post,
    /// HEAD.
    Head,
    /// PUT.
    Put,
}

impl Method {
    /// The method as it is signed.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Head => "HEAD",
            Self::Put => "PUT",
        }
    }
}

/// A request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Method.
    pub method: Method,
    /// Whole address.
    pub url: String,
    /// Headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body of a POST or PUT.
    pub body: Option<Vec<u8>>,
}

/// An answer, of whatever status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Response {
    /// Status.
    pub status: u16,
    /// The commune's own headers, names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body, unpacked.
    pub body: Vec<u8>,
}

/// Why there is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HttpError {
    /// No network, or nobody at the address: try again.
    #[error("not reachable")]
    Unreachable,
    /// No answer in time: try again.
    #[error("no answer in time")]
    Timeout,
    /// The answer is larger than any of a commune.
    #[error("the answer is too large")]
    TooLarge,
    /// The address cannot be used.
    #[error("not a usable address")]
    BadAddress,
}

/// The way to a commune. Tests lose answers here.
pub trait Http {
    /// Sends a request and reads the whole answer.
    fn send(&self, request: Request) -> impl Future<Output = Result<Response, HttpError>>;
}

/// [`Http`] by reqwest: rustls natively, `fetch` in a browser.
#[derive(Debug, Clone, Default)]
pub struct ReqwestHttp {
    client: reqwest::Client,
}

impl ReqwestHttp {
    /// A client with its own pool of connections.
    pub fn new() -> Self {
        Self::default()
    }

    async fn exchange(&self, request: Request) -> Result<Response, HttpError> {
        let method = match request.method {
            Method::Get => reqwest::Method::GET,
            Method::Post => reqwest::Method::POST,
            Method::Head => reqwest::Method::HEAD,
            Method::Put => reqwest::Method::PUT,
        };
        let mut builder = self.client.request(method, &request.url);
        for (name, value) in &request.headers {
            builder = builder.header(name, value);
        }
        if let Some(body) = request.body {
            builder = builder.body(body);
        }
        let response = builder.send().await.map_err(|error| failure(&error))?;
        let status = response.status().as_u16();
        let own = |name: &str| name.starts_with("x-so-thon-");
        let headers = response
            .headers()
            .iter()
            .filter(|(name, _)| own(name.as_str()))
            .filter_map(|(name, value)| Some((name.as_str().to_owned(), value.to_str().ok()?.to_owned())))
            .collect();
        // The answer to a HEAD says how long a body would be, and has none.
        let said = response.content_length().filter(|_| request.method != Method::Head).unwrap_or(0);
        if usize::try_from(said).is_ok_and(|said| said > MAX_ANSWER) {
            return Err(HttpError::TooLarge);
        }
        Ok(Response { status, headers, body: read(response).await? })
    }
}

impl Http for ReqwestHttp {
    async fn send(&self, request: Request) -> Result<Response, HttpError> {
        // A timer beside the exchange: reqwest's own is not the same on the two targets.
        let exchange = std::pin::pin!(self.exchange(request));
        let timer = std::pin::pin!(pause(TIMEOUT));
        match select(exchange, timer).await {
            Either::Left((answer, _)) => answer,
            Either::Right(_) => Err(HttpError::Timeout),
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
async fn read(mut response: reqwest::Response) -> Result<Vec<u8>, HttpError> {
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(|error| failure(&error))? {
        if body.len() + chunk.len() > MAX_ANSWER {
            return Err(HttpError::TooLarge);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

#[cfg(target_arch = "wasm32")]
async fn read(response: reqwest::Response) -> Result<Vec<u8>, HttpError> {
    let body = response.bytes().await.map_err(|error| failure(&error))?;
    if body.len() > MAX_ANSWER { Err(HttpError::TooLarge) } else { Ok(body.to_vec()) }
}

fn failure(error: &reqwest::Error) -> HttpError {
    if error.is_builder() {
        HttpError::BadAddress
    } else if error.is_timeout() {
        HttpError::Timeout
    } else {
        HttpError::Unreachable
    }
}
