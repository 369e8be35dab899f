//! The commune's folder: one database, readable by its owner only.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::Context;

use super::said::Fault;
use crate::server::auth::{Role, hash_password};
use crate::server::clock::{Clock, SystemClock};
use crate::server::secret;
use crate::server::store::sqlite::SqliteStore;
use crate::server::store::{By, Commune, Founding, SharedStore, User};

/// Name of the database.
const DATABASE: &str = "commune.db";
/// Held by whoever serves the folder.
const LOCK: &str = "commune.lock";
/// Name of a database that is not complete yet.
const UNFINISHED: &str = "commune.db.unfinished";

/// A commune's folder.
pub(super) struct Folder(PathBuf);

impl Folder {
    /// The folder, made if there is none, for its owner only.
    pub(super) fn make(path: &Path) -> anyhow::Result<Self> {
        fs::create_dir_all(path).map_err(|error| Fault::Folder(path.to_owned(), error))?;
        private(path, 0o700)?;
        Ok(Self(path.to_owned()))
    }

    /// The folder, which must be there.
    pub(super) fn at(path: &Path) -> Self {
        Self(path.to_owned())
    }

    /// Whether a commune was founded here.
    pub(super) fn has_commune(&self) -> bool {
        self.0.join(DATABASE).exists()
    }

    /// A file of the folder.
    pub(super) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// The folder itself.
    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// The database.
    pub(super) fn database(&self) -> PathBuf {
        self.0.join(DATABASE)
    }

    /// Holds the folder for serving or restoring, which must not meet. Released when the file is dropped or the
    /// process ends, however it ends.
    pub(super) fn hold(&self) -> anyhow::Result<Option<fs::File>> {
        let path = self.0.join(LOCK);
        let file = fs::OpenOptions::new().write(true).create(true).truncate(false).open(&path)?;
        private(&path, 0o600)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(file)),
            Err(fs::TryLockError::WouldBlock) => Ok(None),
            Err(fs::TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Opens the commune.
    pub(super) fn open(&self) -> anyhow::Result<SharedStore> {
        let path = self.0.join(DATABASE);
        if !path.exists() {
            return Err(Fault::NoCommune(self.0.clone()).into());
        }
        let store = SqliteStore::open(&path).with_context(|| format!("cannot open {}", path.display()))?;
        Ok(Arc::new(store))
    }

    /// Founds a commune, lets `fill` put in what it begins with, and only then gives the database its name: a start
    /// that is cut short leaves nothing half made.
    pub(super) async fn found<F, Fut>(&self, founding: &Founding, fill: F) -> anyhow::Result<()>
    where
        F: FnOnce(SharedStore) -> Fut,
        Fut: Future<Output = anyhow::Result<()>>,
    {
        let unfinished = self.0.join(UNFINISHED);
        for left in ["", "-wal", "-shm"] {
            let path = self.0.join(format!("{UNFINISHED}{left}"));
            if path.exists() {
                fs::remove_file(&path)?;
            }
        }
        // Made first, so that it is never readable by others; SQLite's own files take over its permissions.
        write_private(&unfinished, b"")?;
        {
            let store: SharedStore = Arc::new(SqliteStore::found(&unfinished, founding)?);
            fill(Arc::clone(&store)).await?;
        }
        fs::rename(&unfinished, self.0.join(DATABASE))?;
        Ok(())
    }

    /// Writes a file that its owner alone may read.
    pub(super) fn write(&self, name: &str, content: &[u8]) -> anyhow::Result<()> {
        write_private(&self.0.join(name), content)
    }
}

/// Adds a user with a password of its own; the password is shown once and kept as a hash.
pub(super) async fn add_user(store: &SharedStore, name: &str, full_name: &str, role: Role) -> anyhow::Result<String> {
    let by = By::command_line(SystemClock.now());
    let password = secret::password()?;
    let user = User {
        name: name.trim().to_lowercase(),
        full_name: full_name.to_owned(),
        role,
        villages: Vec::new(),
        password_hash: hash_password(&password)?,
        made_at: by.at,
        account: crate::server::store::Account::default(),
    };
    anyhow::ensure!(store.add_user(user, by).await?, Fault::UserExists(name.to_owned()));
    Ok(password)
}

/// A commune with a new key.
pub(super) fn new_commune(
    code: &str,
    name: &str,
    province: &str,
    phone: &str,
    synthetic: bool,
) -> anyhow::Result<Commune> {
    anyhow::ensure!(
        code.len() == 5 && code.chars().all(|digit| digit.is_ascii_digit()),
        Fault::CommuneCode(code.to_owned())
    );
    Ok(Commune {
        code: crate::domain::ids::CommuneCode::new(code),
        name: name.to_owned(),
        province: province.to_owned(),
        phone: phone.to_owned(),
        signing_seed: secret::random()?,
        epoch: hex::encode(secret::random::<8>()?),
        synthetic,
    })
}

/// Writes a file that only its owner may read: keys, and what names people.
pub(super) fn write_private(path: &Path, content: &[u8]) -> anyhow::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    let mut file = options.open(path).map_err(Fault::write(path))?;
    file.write_all(content)?;
    file.sync_all()?;
    private(path, 0o600)
}

#[cfg(unix)]
fn private(path: &Path, mode: u32) -> anyhow::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))?;
    Ok(())
}

#[cfg(not(unix))]
fn private(_path: &Path, _mode: u32) -> anyhow::Result<()> {
    Ok(())
}
