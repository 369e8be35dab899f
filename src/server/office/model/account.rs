//! One's own account: what it lists, and browsers by the name that people know.

use chrono::{DateTime, Utc};

use super::devices::QrPicture;
use crate::server::auth::First;
use crate::server::store::FeedLine;

/// One open session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Browser and system, such as `Firefox, Windows`; empty when it did not say.
    pub browser: String,
    /// Since when.
    pub opened_at: DateTime<Utc>,
    /// It is the one that reads this page.
    pub this: bool,
}

/// Everything on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountData {
    /// Sign-in name.
    pub name: String,
    /// Name as shown.
    pub full_name: String,
    /// What must be done before anything else.
    pub first: Option<First>,
    /// Since when a sign-in asks for the second factor.
    pub factor_since: Option<DateTime<Utc>>,
    /// Recovery codes not used yet.
    pub recovery_left: u64,
    /// Open sessions, newest first.
    pub sessions: Vec<SessionRow>,
    /// Keys of the data feed, newest first.
    pub feeds: Vec<FeedLine>,
    /// What forms carry back.
    pub csrf: String,
}

/// Which form of the page was wrong, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AccountTrouble {
    /// The form.
    pub form: AccountForm,
    /// The message that says it.
    pub key: &'static str,
}

/// The forms of the page that can be wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountForm {
    /// Another password.
    Password,
    /// The second factor.
    Factor,
    /// A key of the data feed.
    Feed,
}

/// A secret as an authenticator app takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FactorData {
    /// In letters.
    pub letters: String,
    /// As a picture; absent when it does not fit into one.
    pub qr: Option<QrPicture>,
    /// What forms carry back.
    pub csrf: String,
}

/// The browser and its system by the name that people know; what is not known is left out.
pub fn browser(about: &str) -> String {
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg/", "Edge"),
        ("coc_coc", "Cốc Cốc"),
        ("Firefox/", "Firefox"),
        ("OPR/", "Opera"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 5] =
        [("Windows", "Windows"), ("Android", "Android"), ("iPhone", "iPhone"), ("Mac OS", "macOS"), ("Linux", "Linux")];
    let named =
        |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| about.contains(sign)).map(|(_, name)| *name);
    [named(&BROWSERS), named(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}
