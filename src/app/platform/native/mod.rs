//! A desktop or a phone: one private folder, the system's clocks, and the store on a thread of its own.

mod folder;
mod secrets;
mod webview;
#[cfg(any(feature = "desktop", feature = "mobile"))]
mod window;

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::photo::PhotoWay;
use super::place::LocateError;
use super::{OpenError, PlatformError};
use crate::domain::household::Location;
use crate::store::Store;
use crate::store::engine::StoreHandle;

#[cfg(any(feature = "desktop", feature = "mobile"))]
pub use window::window;

/// The folder that holds all of this app's data, and the moment the app started.
#[derive(Clone)]
pub struct Device {
    folder: PathBuf,
    started: Instant,
}

/// The folders that this process holds until it ends, so that a second window does not open the same database.
///
/// Of the process, not of a [`Device`]: when the store stopped and the app opens it again, the folder is still its own.
static HELD: Mutex<BTreeMap<PathBuf, File>> = Mutex::new(BTreeMap::new());

impl Device {
    pub fn here() -> Result<Self, PlatformError> {
        Ok(Self::in_folder(folder::private()?))
    }

    pub fn in_folder(folder: PathBuf) -> Self {
        Self { folder, started: Instant::now() }
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

    pub async fn save_file(
        &self,
        name: &str,
        _media_type: &str,
        bytes: &[u8],
    ) -> Result<Option<String>, PlatformError> {
        let path = folder::for_documents(&self.folder)?.join(folder::file_name(name));
        std::fs::write(&path, bytes)?;
        Ok(Some(path.display().to_string()))
    }

    /// The desktop's web view has a print dialogue; those of phones have none that the app can open.
    pub fn print(&self) -> Result<(), PlatformError> {
        #[cfg(feature = "desktop")]
        {
            dioxus::desktop::window().print();
            Ok(())
        }
        #[cfg(not(feature = "desktop"))]
        Err(PlatformError::Device("there is no print dialogue".into()))
    }

    /// Draws a photo anew in the web view, smaller.
    pub async fn smaller_photo(&self, bytes: &[u8]) -> Result<Vec<u8>, PlatformError> {
        webview::smaller_photo(bytes).await
    }

    /// A phone's app asks the system, which has a camera; a desktop's window opens a dialogue.
    pub fn photo_way(&self) -> PhotoWay {
        if cfg!(feature = "mobile") { PhotoWay::Chooser } else { PhotoWay::Files }
    }

    /// Asks the phone's own chooser.
    pub async fn choose_photo(&self) -> Result<Option<Vec<u8>>, PlatformError> {
        webview::choose_photo().await
    }

    /// A phone's web view knows where it is; a desktop's window does not.
    pub async fn locate(&self) -> Result<Location, LocateError> {
        if cfg!(feature = "mobile") { webview::locate().await } else { Err(LocateError::Missing) }
    }

    /// The window's title is set once, by `main`.
    pub fn describe_page(&self, _title: &str, _language: &str) {}

    fn hold_folder(&self) -> Result<(), OpenError> {
        let mut held = HELD.lock().map_err(|_| OpenError::Stopped("an earlier try failed".into()))?;
        if !held.contains_key(&self.folder) {
            let file = File::options().create(true).truncate(false).write(true).open(self.folder.join("lock"))?;
            file.try_lock().map_err(|error| match error {
                TryLockError::WouldBlock => OpenError::OpenElsewhere,
                TryLockError::Error(error) => error.into(),
            })?;
            held.insert(self.folder.clone(), file);
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

/// Listens to nothing: see `Device::is_online`.
pub struct OnlineWatch;

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn second_window_is_told_that_the_book_is_open_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        let other_window = File::create(folder.path().join("lock")).unwrap();
        other_window.try_lock().unwrap();
        let device = Device::in_folder(folder.path().to_path_buf());
        assert!(matches!(device.open_engine().await, Err(OpenError::OpenElsewhere)));
        drop(other_window);
        device.open_engine().await.unwrap();
    }

    #[tokio::test]
    async fn store_that_stopped_can_be_opened_again() {
        let folder = tempfile::tempdir().unwrap();
        Device::in_folder(folder.path().to_path_buf()).open_engine().await.unwrap();
        Device::in_folder(folder.path().to_path_buf()).open_engine().await.unwrap();
    }

    #[tokio::test]
    async fn database_without_its_key_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("so-thon.db"), b"an encrypted book").unwrap();
        let device = Device::in_folder(folder.path().to_path_buf());
        assert!(matches!(device.open_engine().await, Err(OpenError::KeyLost)));
        assert_eq!(std::fs::read(folder.path().join("so-thon.db")).unwrap(), b"an encrypted book");
    }
}
