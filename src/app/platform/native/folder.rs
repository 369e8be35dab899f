//! Where this device lets the app keep its files.

use std::path::{Path, PathBuf};

use crate::app::platform::PlatformError;

/// Names the app's own folder; it may not exist yet.
///
/// `SO_THON_DATA` overrides it on a desktop: a second phone on one desk.
#[cfg(not(any(target_os = "android", target_os = "ios")))]
pub fn private() -> Result<PathBuf, PlatformError> {
    if let Some(folder) = std::env::var_os("SO_THON_DATA") {
        return Ok(folder.into());
    }
    desktop_folder().ok_or_else(|| PlatformError::Device("no home folder: set SO_THON_DATA".into()))
}

#[cfg(all(feature = "desktop", not(any(target_os = "android", target_os = "ios"))))]
fn desktop_folder() -> Option<PathBuf> {
    directories::ProjectDirs::from("vn", "so-thon", "so-thon").map(|folders| folders.data_dir().to_path_buf())
}

/// A build without a window has no user whose folder it could take.
#[cfg(not(any(feature = "desktop", target_os = "android", target_os = "ios")))]
fn desktop_folder() -> Option<PathBuf> {
    None
}

/// Names the app's files folder, which no other app can read and backups leave out.
///
/// Android tells it only through the activity.
#[cfg(target_os = "android")]
pub fn private() -> Result<PathBuf, PlatformError> {
    android_files().map_err(|error| PlatformError::Device(error.to_string()))
}

// The pointers come from the activity that runs this very code and live as long as the process.
#[cfg(target_os = "android")]
#[allow(unsafe_code)]
fn android_files() -> jni::errors::Result<PathBuf> {
    use jni::objects::{JObject, JString};
    let context = ndk_context::android_context();
    let machine = unsafe { jni::JavaVM::from_raw(context.vm().cast()) }?;
    let activity = unsafe { JObject::from_raw(context.context().cast()) };
    let mut java = machine.attach_current_thread()?;
    let folder = java.call_method(&activity, "getFilesDir", "()Ljava/io/File;", &[])?.l()?;
    let path: JString = java.call_method(&folder, "getAbsolutePath", "()Ljava/lang/String;", &[])?.l()?.into();
    let path: String = java.get_string(&path)?.into();
    Ok(path.into())
}

/// Names the folder of the app's sandbox that iOS keeps across updates.
#[cfg(target_os = "ios")]
pub fn private() -> Result<PathBuf, PlatformError> {
    std::env::var_os("HOME")
        .map(|sandbox| PathBuf::from(sandbox).join("Library/Application Support/so-thon"))
        .ok_or_else(|| PlatformError::Device("the sandbox has no HOME".into()))
}

/// Finds (or makes) the folder where a saved file is easy for the user to find.
pub fn for_documents(private: &Path) -> Result<PathBuf, PlatformError> {
    #[cfg(all(feature = "desktop", not(any(target_os = "android", target_os = "ios"))))]
    if let Some(folder) = directories::UserDirs::new().and_then(|user| user.download_dir().map(Path::to_path_buf)) {
        std::fs::create_dir_all(&folder)?;
        return Ok(folder);
    }
    let folder = private.join("exports");
    std::fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// Keeps the last part of a name, so that a name from data cannot choose another folder.
pub fn file_name(name: &str) -> &str {
    Path::new(name).file_name().and_then(|name| name.to_str()).unwrap_or("so-thon")
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn name_cannot_leave_its_folder() {
        assert_eq!(file_name("../../etc/passwd"), "passwd");
        assert_eq!(file_name("bien-nhan.json"), "bien-nhan.json");
        assert_eq!(file_name(".."), "so-thon");
    }
}
