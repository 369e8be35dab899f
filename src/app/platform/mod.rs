//! What the app asks of the device it runs on, behind one type: [`Platform`].
//!
//! Views call these methods and never learn which device answers: a browser (`web`), or a desktop or phone
//! (`native`). Rules, SQL and HTTP do not live here; nor does the store itself, only the way it is started with the
//! key that this device keeps.

#[cfg(not(target_arch = "wasm32"))]
mod native;
pub mod photo;
pub mod place;
pub mod speech;
#[cfg(target_arch = "wasm32")]
pub mod web;

#[cfg(not(target_arch = "wasm32"))]
use native as device;
#[cfg(target_arch = "wasm32")]
use web as device;

use std::time::Duration;

use chrono::{DateTime, Utc};

use self::photo::PhotoWay;
use self::place::LocateError;
use crate::domain::household::Location;
use crate::store::StoreError;
use crate::store::engine::StoreHandle;

pub use device::OnlineWatch;
#[cfg(all(not(target_arch = "wasm32"), any(feature = "desktop", feature = "mobile")))]
pub use native::window;

/// Why the phone's database could not be opened.
///
/// The screens put each case in words; the texts here are for the log.
#[derive(Debug, Clone, thiserror::Error, serde::Serialize, serde::Deserialize)]
#[serde(tag = "code", content = "detail", rename_all = "snake_case")]
pub enum OpenError {
    /// Another tab or window holds the database: close that one and try again.
    #[error("the database is open in another window")]
    OpenElsewhere,
    /// The browser has no private file system (private mode, or too old): another browser is needed.
    #[error("this browser has no private file system: {0}")]
    Unsupported(String),
    /// The database is there and its key is not: the data cannot be read on this device.
    #[error("the database is there and its key is not")]
    KeyLost,
    /// A newer version of the app wrote the database: update the app.
    #[error("a newer version of the app wrote the database")]
    NewerSchema,
    /// The device has no room left: free some, then try again.
    #[error("the device's storage is full")]
    StorageFull,
    /// The part that holds the database stopped: reload the app.
    #[error("the store stopped: {0}")]
    Stopped(String),
    /// Anything else the device or the database answered.
    #[error("the database could not be opened: {0}")]
    Failed(String),
}

impl OpenError {
    /// Says whether the same call may succeed later without anything being repaired.
    pub fn try_again(&self) -> bool {
        matches!(self, Self::OpenElsewhere | Self::StorageFull | Self::Stopped(_))
    }

    /// The code in message keys (`platform-<code>`), such as `open_elsewhere`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::OpenElsewhere => "open_elsewhere",
            Self::Unsupported(_) => "unsupported",
            Self::KeyLost => "key_lost",
            Self::NewerSchema => "newer_schema",
            Self::StorageFull => "storage_full",
            Self::Stopped(_) => "stopped",
            Self::Failed(_) => "failed",
        }
    }
}

impl From<StoreError> for OpenError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Locked => Self::OpenElsewhere,
            StoreError::DiskFull => Self::StorageFull,
            StoreError::WrongKey => Self::KeyLost,
            StoreError::NewerSchema => Self::NewerSchema,
            StoreError::Gone => Self::Stopped(error.to_string()),
            other => Self::Failed(other.to_string()),
        }
    }
}

/// Why the device did not do what was asked of it.
#[derive(Debug, thiserror::Error)]
pub enum PlatformError {
    /// The device refused or does not have this; the text is its own.
    #[error("the device answered: {0}")]
    Device(String),
    /// A file could not be written or read.
    #[error("file: {0}")]
    File(#[from] std::io::Error),
}

/// The device under the app. Cheap to clone; put in the root context once.
#[derive(Clone)]
pub struct Platform {
    device: device::Device,
}

impl Platform {
    /// Describes the device that the program runs on.
    ///
    /// # Errors
    /// When the device gives no folder (or window) to work in.
    pub fn here() -> Result<Self, PlatformError> {
        Ok(Self { device: device::Device::here()? })
    }

    /// Keeps everything in `folder`: a second phone on one desk, or a test.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn in_folder(folder: impl Into<std::path::PathBuf>) -> Self {
        Self { device: device::Device::in_folder(folder.into()) }
    }

    /// Opens the phone's database off the thread that draws, with the key this device keeps.
    ///
    /// The first call makes key and database. A tab that was just reloaded or killed may hold the files a moment
    /// longer, so the call tries for some seconds before it answers [`OpenError::OpenElsewhere`].
    ///
    /// # Errors
    /// See [`OpenError`].
    pub async fn open_engine(&self) -> Result<StoreHandle, OpenError> {
        self.device.open_engine().await
    }

    /// Reads the device's wall clock. It may be wrong: order never depends on it.
    pub fn now(&self) -> DateTime<Utc> {
        self.device.now()
    }

    /// Gives the time since the app started, by a clock that only goes forward.
    pub fn elapsed(&self) -> Duration {
        self.device.elapsed()
    }

    /// Draws `N` bytes from the device's cryptographic generator.
    ///
    /// # Errors
    /// When the device has no entropy to give.
    pub fn random<const N: usize>(&self) -> Result<[u8; N], PlatformError> {
        let mut bytes = [0; N];
        getrandom::fill(&mut bytes).map_err(|error| PlatformError::Device(error.to_string()))?;
        Ok(bytes)
    }

    /// Says whether the device believes that it has a network. `true` is only a hint that trying may be worth it.
    pub fn is_online(&self) -> bool {
        self.device.is_online()
    }

    /// Calls `change` each time the device gains (`true`) or loses (`false`) its network, while the watch is kept.
    pub fn watch_online(&self, change: impl Fn(bool) + 'static) -> OnlineWatch {
        self.device.watch_online(change)
    }

    /// Gives the commune's address when the device knows it without asking: in a browser, where the page came from.
    ///
    /// Shape: scheme, host and port without a slash at the end (`https://xa-ngan-son.example`). Elsewhere `None`, and
    /// the address comes from enrolment.
    pub fn base_url(&self) -> Option<String> {
        self.device.base_url()
    }

    /// Hands `bytes` to the user as a file called `name`; answers with the place in words when there is one to name.
    ///
    /// # Errors
    /// When the device refuses, or its storage does.
    pub async fn save_file(&self, name: &str, media_type: &str, bytes: &[u8]) -> Result<Option<String>, PlatformError> {
        self.device.save_file(name, media_type, bytes).await
    }

    /// Opens the device's print dialogue for the page that is shown.
    ///
    /// # Errors
    /// When the device cannot print from here; the page then says so.
    pub fn print(&self) -> Result<(), PlatformError> {
        self.device.print()
    }

    /// Asks the device where it is, within some seconds. To be called only when the user's settings allow it; the device
    /// may ask the user too.
    ///
    /// # Errors
    /// Each of [`LocateError`] has a sentence; nothing ever depends on an answer.
    pub async fn locate(&self) -> Result<Location, LocateError> {
        self.device.locate().await
    }

    /// Draws a photo anew: smaller, as JPEG, and without where and when it was taken.
    ///
    /// # Errors
    /// When it is no picture that the device can read.
    pub async fn smaller_photo(&self, bytes: Vec<u8>) -> Result<Vec<u8>, PlatformError> {
        self.device.smaller_photo(&bytes).await
    }

    /// Says how a photo is chosen on this device.
    pub fn photo_way(&self) -> PhotoWay {
        self.device.photo_way()
    }

    /// Lets the user take or choose a photo, where the screen's own field cannot; `None` when none was chosen.
    ///
    /// # Errors
    /// When the device has no way to choose.
    pub async fn choose_photo(&self) -> Result<Option<Vec<u8>>, PlatformError> {
        self.device.choose_photo().await
    }

    /// Names the window and its language, for the title bar and for screen readers. `language` is `vi` or `en`.
    pub fn describe_page(&self, title: &str, language: &str) {
        self.device.describe_page(title, language);
    }
}
