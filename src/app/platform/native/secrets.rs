//! The database key outside a browser: a file that only this user may read, beside the database.
//!
//! On phones the folder is private to the app and the whole device is encrypted by its owner's unlock; wrapping the
//! file by the phone's key store belongs to the PIN's issue, which only replaces what is in the file.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Write};
use std::path::Path;

use crate::app::platform::OpenError;
use crate::sqlite::Key;

const NAME: &str = "database.key";

/// Gives the key, or makes it when `may_create`; `None` when there is none and none may be made.
pub fn database_key(folder: &Path, may_create: bool) -> Result<Option<Key>, OpenError> {
    match read(&folder.join(NAME)) {
        Ok(key) => Ok(Some(key)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => may_create.then(|| create(folder)).transpose(),
        // A file of another length is a key no more.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Err(OpenError::KeyLost),
        Err(error) => Err(error.into()),
    }
}

fn read(path: &Path) -> io::Result<Key> {
    let mut key = [0; 32];
    File::open(path)?.read_exact(&mut key)?;
    Ok(Key(key))
}

/// Writes a new key so that it is whole on the disk before its name appears, and before any database needs it.
fn create(folder: &Path) -> Result<Key, OpenError> {
    let mut key = [0; 32];
    getrandom::fill(&mut key).map_err(|error| OpenError::Failed(error.to_string()))?;
    let unfinished = folder.join("database.key.new");
    let mut file = private_file(&unfinished)?;
    file.write_all(&key)?;
    file.sync_all()?;
    std::fs::rename(&unfinished, folder.join(NAME))?;
    #[cfg(unix)]
    File::open(folder)?.sync_all()?;
    Ok(Key(key))
}

fn private_file(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn key_is_made_once_and_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let made = database_key(folder.path(), true).unwrap().unwrap();
        let again = database_key(folder.path(), true).unwrap().unwrap();
        assert_eq!(made.0, again.0);
        assert_ne!(made.0, [0; 32]);
    }

    #[test]
    fn missing_key_is_not_replaced_when_a_database_needs_it() {
        let folder = tempfile::tempdir().unwrap();
        assert!(database_key(folder.path(), false).unwrap().is_none());
    }

    #[test]
    fn key_that_was_cut_short_is_lost_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), [7; 5]).unwrap();
        assert!(matches!(database_key(folder.path(), true), Err(OpenError::KeyLost)));
        assert_eq!(std::fs::read(folder.path().join(NAME)).unwrap(), [7; 5]);
    }

    #[cfg(unix)]
    #[test]
    fn only_the_owner_may_read_the_key() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        database_key(folder.path(), true).unwrap();
        let mode = folder.path().join(NAME).metadata().unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
