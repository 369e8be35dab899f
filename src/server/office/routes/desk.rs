//! Who reads a page, in which language, and how a page or a refusal is answered.

use std::convert::Infallible;

use axum::extract::{Form, FromRequestParts, rejection::FormRejection};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::cookie::{Cookie, CookieJar, SameSite};
use dioxus::prelude::Element;

use super::scope;
use crate::domain::ids::VillageId;
use crate::i18n::Lang;
use crate::protocol::enrol::VillageInfo;
use crate::server::auth::{NotOfSession, Role, Session};
use crate::server::office::address;
use crate::server::office::model::journal::Names;
use crate::server::office::page::Page;
use crate::server::office::view::frame::{FrameData, Person, Place};
use crate::server::office::view::notice::{Notice, NoticePage, NoticePageProps};
use crate::server::office::words::{Words, language};
use crate::server::state::AppState;
use crate::server::store::{AttentionLine, Book, By, JournalNote, ProgressView, StoreError};

/// Name of the cookie that keeps the language.
const LANGUAGE_COOKIE: &str = "so_thon_lang";
/// Seconds for which it is kept: a year.
const LANGUAGE_SECONDS: i64 = 365 * 24 * 60 * 60;

/// The fields of a form, in its order.
pub type Fields = Result<Form<Vec<(String, String)>>, FormRejection>;

/// A field of a form; of one that is sent twice the first, empty when there is none.
pub fn field<'a>(fields: &'a [(String, String)], wanted: &str) -> &'a str {
    fields.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str())
}

/// Why a page is not what was asked for.
#[derive(Debug, thiserror::Error)]
pub enum PageError {
    /// There is no such record.
    #[error("there is no such record")]
    NotFound,
    /// The role does not allow it; these do.
    #[error("the role does not allow it")]
    NotAllowed(Vec<Role>),
    /// The form is not of this session.
    #[error("the form is not of this session")]
    FormForged,
    /// The address or the form does not parse.
    #[error("the request does not parse")]
    Malformed,
    /// The request is larger than it may be.
    #[error("the request is too large")]
    TooLarge,
    /// Exports, copies or uploads follow each other too fast.
    #[error("too often")]
    TooOften,
    /// The store failed.
    #[error("the store failed")]
    Store(#[from] StoreError),
    /// Anything else that should not happen.
    #[error("failed")]
    Internal(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl PageError {
    fn notice(&self) -> Notice {
        match self {
            Self::NotFound => Notice::NotFound,
            Self::NotAllowed(_) => Notice::NotAllowed,
            Self::FormForged => Notice::FormForged,
            Self::Malformed => Notice::Malformed,
            Self::TooLarge => Notice::TooLarge,
            Self::TooOften => Notice::TooOften,
            Self::Store(_) | Self::Internal(_) => Notice::Failed,
        }
    }
}

const fn status(notice: Notice) -> StatusCode {
    match notice {
        Notice::NotFound => StatusCode::NOT_FOUND,
        Notice::NotAllowed | Notice::FormForged => StatusCode::FORBIDDEN,
        Notice::Malformed => StatusCode::BAD_REQUEST,
        Notice::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Notice::TooOften => StatusCode::TOO_MANY_REQUESTS,
        Notice::Failed => StatusCode::SERVICE_UNAVAILABLE,
    }
}

/// Someone who reads a page, signed in or not.
#[derive(Clone)]
pub struct Visitor {
    /// Their words.
    pub words: Words,
    chosen: bool,
    path: String,
    query: Vec<(String, String)>,
    /// Visits that wait for a verdict, in the reader's villages.
    waiting: u32,
}

impl Visitor {
    fn of(parts: &Parts) -> Self {
        let query: Vec<(String, String)> =
            axum::extract::Query::try_from_uri(&parts.uri).map(|query| query.0).unwrap_or_default();
        let jar = CookieJar::from_headers(&parts.headers);
        let asked = query.iter().find(|(name, _)| name == "lang").map(|(_, value)| value.as_str());
        let kept = jar.get(LANGUAGE_COOKIE).map(Cookie::value);
        let lang = language(asked, kept);
        Self { words: Words::of(lang), chosen: asked.is_some(), path: parts.uri.path().to_owned(), query, waiting: 0 }
    }

    /// A value of the address, when it is there and not empty.
    pub fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(other, value)| other == name && !value.is_empty()).map(|(_, value)| value.as_str())
    }

    /// Draws a page.
    pub fn page(
        &self,
        state: &AppState,
        session: Option<&Session>,
        place: Place,
        title: String,
        content: impl Fn() -> Element + 'static,
    ) -> Response {
        self.page_with(state, session, StatusCode::OK, place, title, content)
    }

    /// Draws a page with a status of its own.
    pub fn page_with(
        &self,
        state: &AppState,
        session: Option<&Session>,
        status: StatusCode,
        place: Place,
        title: String,
        content: impl Fn() -> Element + 'static,
    ) -> Response {
        let frame = FrameData {
            commune: state.commune.name.clone(),
            person: session.map(|session| Person {
                name: session.full_name.clone(),
                role: session.role,
                csrf: session.csrf.clone(),
                ask_factor: session.ask_factor && session.first.is_none(),
            }),
            place,
            done: self.done(),
            waiting: self.waiting,
            other_language: self.other_language(),
        };
        let page = Page { words: self.words.clone(), frame, title, content: Box::new(content) };
        let mut response = page.respond(status);
        if self.chosen {
            self.keep_language(state, &mut response);
        }
        response
    }

    /// Draws a page that only says something.
    pub fn notice(&self, state: &AppState, session: Option<&Session>, notice: Notice) -> Response {
        self.notice_with(state, session, notice, self.words.t(&format!("office-{}-text", notice.key())))
    }

    /// The same in other words than the usual ones, with the way back to the form that was refused.
    fn notice_with(&self, state: &AppState, session: Option<&Session>, notice: Notice, text: String) -> Response {
        let title = self.words.t(&format!("office-{}-title", notice.key()));
        let back = address::page_of(&self.path);
        let back = (back != self.path && session.is_some()).then_some(back);
        self.page_with(state, session, status(notice), Place::Elsewhere, title, move || {
            NoticePage(NoticePageProps { notice, text: text.clone(), back: back.clone() })
        })
    }

    /// The message about what was just done: one that there is (`office-done-<word>`), so that an address cannot make
    /// the page say anything else.
    fn done(&self) -> Option<String> {
        let key = format!("office-done-{}", self.query("done")?);
        self.words.has(&key).then_some(key)
    }

    fn other_language(&self) -> String {
        let other = match self.words.lang() {
            Lang::Vi => Lang::En,
            Lang::En => Lang::Vi,
        };
        let kept = self.query.iter().filter(|(name, _)| !matches!(name.as_str(), "lang" | "done"));
        let pairs = kept.map(|(name, value)| format!("&{}={}", address::encoded(name), address::encoded(value)));
        let query = format!("lang={}{}", other.code(), pairs.collect::<String>());
        address::with_query(&address::page_of(&self.path), &query)
    }

    fn keep_language(&self, state: &AppState, response: &mut Response) {
        let age = axum_extra::extract::cookie::Cookie::build((LANGUAGE_COOKIE, self.words.lang().code()))
            .path("/")
            .http_only(true)
            .same_site(SameSite::Lax)
            .secure(state.secure)
            .build();
        let text = format!("{age}; Max-Age={LANGUAGE_SECONDS}");
        if let Ok(value) = HeaderValue::from_str(&text) {
            response.headers_mut().append(header::SET_COOKIE, value);
        }
    }
}

impl FromRequestParts<AppState> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts))
    }
}

/// Someone signed in, with everything that a page of theirs needs.
pub struct Desk {
    /// What every route shares.
    pub state: AppState,
    /// The reader.
    pub visitor: Visitor,
    /// Their session.
    pub session: Session,
}

impl Desk {
    /// The words of the reader.
    pub fn words(&self) -> &Words {
        &self.visitor.words
    }

    /// Draws a page of the signed-in reader.
    pub fn page(&self, place: Place, title: String, content: impl Fn() -> Element + 'static) -> Response {
        self.visitor.page(&self.state, Some(&self.session), place, title, content)
    }

    /// Whether a village may be shown here; one outside the scope is answered as one that is not there.
    ///
    /// # Errors
    /// `NotFound`.
    pub fn in_scope(&self, village: &VillageId) -> Result<(), PageError> {
        if self.session.may_see(village) { Ok(()) } else { Err(PageError::NotFound) }
    }

    /// The villages that lists are kept to; `None` is every village.
    pub fn scope(&self) -> Option<Vec<VillageId>> {
        (!self.session.sees_all()).then(|| self.session.villages.clone())
    }

    /// The villages that the reader may see, in the order of lists.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn villages(&self) -> Result<Vec<VillageInfo>, PageError> {
        let mut villages = self.state.store.villages().await?;
        villages.retain(|village| self.session.may_see(&village.id));
        Ok(villages)
    }

    /// The names of those who have an account, for lines that say who did something.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn names(&self) -> Result<Names, PageError> {
        let users = self.state.store.users().await?;
        Ok(Names { users: users.into_iter().map(|user| (user.name, user.full_name)).collect(), ..Names::default() })
    }

    /// Where the villages stand that the reader may see, and together.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn progress(&self) -> Result<ProgressView, PageError> {
        scope::progress(&self.state.store, &self.session).await
    }

    /// Entries that need eyes, of phones that hold nothing outside the reader's scope.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn attention(&self, limit: u32) -> Result<Vec<AttentionLine>, PageError> {
        scope::attention(&self.state.store, &self.session, limit).await
    }

    /// Refuses what the reader's role does not allow, and knows which roles it is for.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub fn allow(&self, may: impl Fn(Role) -> bool) -> Result<(), PageError> {
        if may(self.session.role) {
            return Ok(());
        }
        Err(PageError::NotAllowed(Role::ALL.into_iter().filter(|role| may(*role)).collect()))
    }

    /// Whether the reader may do what is of the whole commune: their role may, and no village is outside of their scope.
    pub fn may_whole(&self, may: impl Fn(Role) -> bool) -> bool {
        may(self.session.role) && self.session.sees_all()
    }

    /// Refuses what is of the whole commune to a role that may not do it, and to whoever has some villages only.
    ///
    /// # Errors
    /// `NotAllowed`.
    pub fn allow_whole(&self, may: impl Fn(Role) -> bool) -> Result<(), PageError> {
        self.allow(may)?;
        self.allow(|_| self.session.sees_all())
    }

    /// Who may do what the reader may not. Without another role it is the account itself, or its villages.
    fn who_may(&self, may: &[Role]) -> String {
        let words = self.words();
        let role = |role: Role| words.t(&format!("office-role-{}", role.code()));
        if may.is_empty() {
            return words.t("office-not-allowed-own");
        }
        let who = may.iter().map(|one| role(*one)).collect::<Vec<_>>().join(", ");
        let name = self.session.full_name.clone();
        let args = [("name", name.into()), ("role", role(self.session.role).into()), ("who", who.into())];
        words.with("office-not-allowed-text", args)
    }

    /// Writes down that the reader opened something that names people. Every page that shows a household's file, a list
    /// with more than names and numbers, or an export calls it before it answers.
    ///
    /// # Errors
    /// When it cannot be written down: then nothing is shown.
    pub async fn opened(&self, action: &str, subject: String, village: &VillageId) -> Result<(), PageError> {
        let note = self.note(action, subject, village.as_str(), String::new());
        Ok(self.state.store.note(Book::Access, note).await?)
    }

    /// A line for the journal in the name of the reader.
    pub fn note(&self, action: &str, subject: String, village: &str, detail: String) -> JournalNote {
        self.by().note(action, subject, village, detail)
    }

    /// The reader as the one who acts, now.
    pub fn by(&self) -> By {
        By::user(&self.session.user, self.state.now())
    }

    /// Lets exports, copies and uploads follow each other only so fast: each takes much of the machine, and an account
    /// in wrong hands must not carry everything away at once.
    ///
    /// # Errors
    /// `TooOften`.
    pub fn slowly(&self) -> Result<(), PageError> {
        let allowed = self.state.slow_per_user.take(self.session.user.clone(), self.state.now());
        if allowed { Ok(()) } else { Err(PageError::TooOften) }
    }

    /// The fields of a form of this session; the token is checked before anything is read from them.
    ///
    /// # Errors
    /// When the form does not parse or is not of this session.
    pub fn form(&self, fields: Fields) -> Result<Vec<(String, String)>, PageError> {
        let Form(fields) = fields.map_err(|rejection| match rejection.status() {
            StatusCode::PAYLOAD_TOO_LARGE => PageError::TooLarge,
            _ => PageError::Malformed,
        })?;
        let token = field(&fields, "csrf");
        self.session.check_form(token).map_err(|_| PageError::FormForged)?;
        Ok(fields)
    }

    /// Answers with the page, or says in words why there is none. Causes are logged, never shown.
    pub fn answer(&self, result: Result<Response, PageError>) -> Response {
        result.unwrap_or_else(|error| {
            match &error {
                PageError::Store(cause) => tracing::error!(error = ?cause, "a page failed"),
                PageError::Internal(cause) => tracing::error!(error = ?cause, "a page failed"),
                _ => tracing::info!(%error, user = %self.session.user, "a page was refused"),
            }
            let notice = error.notice();
            match error {
                PageError::NotAllowed(may) => {
                    self.visitor.notice_with(&self.state, Some(&self.session), notice, self.who_may(&may))
                }
                PageError::FormForged => {
                    let mut response = self.visitor.notice(&self.state, Some(&self.session), notice);
                    response.extensions_mut().insert(NotOfSession { user: Some(self.session.user.clone()) });
                    response
                }
                _ => self.visitor.notice(&self.state, Some(&self.session), notice),
            }
        })
    }
}

impl FromRequestParts<AppState> for Desk {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Self::Rejection> {
        let mut visitor = Visitor::of(parts);
        match <Session as FromRequestParts<AppState>>::from_request_parts(parts, state).await {
            Ok(session) => {
                // The bar's number is not worth a page that fails.
                let waiting = state.store.waiting_reviews().await.unwrap_or_default();
                let seen = waiting.iter().filter(|(village, _)| session.may_see(village));
                visitor.waiting = seen.map(|(_, n)| *n).sum();
                Ok(Self { state: state.clone(), visitor, session })
            }
            // A redirection to sign-in goes out as it is; a failure of the store is said in words.
            Err(response) if response.status().is_redirection() => Err(response),
            Err(_) => Err(visitor.notice(state, None, Notice::Failed).into_response()),
        }
    }
}
