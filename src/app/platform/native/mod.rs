//! A desktop or a phone: one private folder, the system's clocks, and the store on a thread of its own.

mod folder;
mod secrets;
#[cfg(any(feature = "desktop", feature = "mobile"))]
mod window;

use std::fs::File;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::{OpenError, PlatformError};
use crate::store::Store;
use crate::store::engine::StoreHandle;

#[cfg(any(feature = "desktop", feature = "mobile"))]
pub use window::window;

/// The folder that holds all of this app's data, and the moment the app started.
#[derive(Clone)]
pub struct Device {
    folder: PathBuf,
    started: Instant,
    /// Held while the app runs, so that a second window of the same user does not open the same database.
    lock: Arc<Mutex<Option<File>>>,
}

impl Device {
    pub fn here() -> Result<Self, PlatformError> {
        Ok(Self::in_folder(folder::private()?))
    }

    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder, started: Instant::now(), lock: Arc::default() }
    }

    pub async fn open_engine(&self) -> Result<StoreHandle, OpenError> {
        std::fs::create_dir_all(&self.folder)?;
        self.hold_folder()?;
        let database = self.folder.join("so-thon.db");
        let key = secrets::database_key(&self.folder, !database.exists())?.ok_or(OpenError::KeyLost)?;
        Ok(StoreHandle::spawn(move || Store::open(&database, &key)).await?)
    }

    pub fn now(&self) -> DateTime<Utc> {
        Utc::now()
    }

    pub fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Trying is the only honest test here, so the answer is always yes.
    pub fn is_online(&self) -> bool {
        true
    }

    pub fn watch_online(&self, _change: impl Fn(bool) + 'static) -> OnlineWatch {
        OnlineWatch
    }

    /// The address comes from enrolment.
    pub fn base_url(&self) -> Option<String> {
        None
    }

    pub async fn save_file(&self, name: &str, _media_type: &str, bytes: &[u8]) -> Result<Option<String>, PlatformError> {
        let path = folder::for_documents(&self.folder)?.join(folder::file_name(name));
        std::fs::write(&path, bytes)?;
        Ok(Some(path.display().to_string()))
    }

    /// The window's title is set once, by `main`.
    pub fn describe_page(&self, _title: &str, _language: &str) {}

    fn hold_folder(&self) -> Result<(), OpenError> {
        let mut held = self.lock.lock().map_err(|_| OpenError::Stopped("an earlier try failed".into()))?;
        if held.is_none() {
            let file = File::options().create(true).truncate(false).write(true).open(self.folder.join("lock"))?;
            file.try_lock().map_err(|error| match error {
                std::fs::TryLockError::WouldBlock => OpenError::OpenElsewhere,
                std::fs::TryLockError::Error(error) => error.into(),
            })?;
            *held = Some(file);
        }
        Ok(())
    }
}

impl From<std::io::Error> for OpenError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::StorageFull,
            _ => Self::Failed(error.to_string()),
        }
    }
}

/// Listens to nothing: see [`Device::is_online`].
pub struct OnlineWatch;
