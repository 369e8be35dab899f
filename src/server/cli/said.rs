//! What went wrong, as the person who runs a command reads it: in the language of the sentences, the causes behind one
//! another. What only a programmer can mend stays as it is.

use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::i18n::I18n;

/// What is wrong in how a command was called, or with a file or folder of it. Trying again the same way gives the same.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// The code of a commune is not five digits.
    #[error("a commune's code has five digits, zeros included: {0:?}")]
    CommuneCode(String),
    /// No commune was founded in a folder.
    #[error("no commune in {0}")]
    NoCommune(PathBuf),
    /// A user of that name is there already.
    #[error("there is a user {0} already")]
    UserExists(String),
    /// There is no user of that name.
    #[error("there is no user {0}")]
    NoUser(String),
    /// The register was changed by someone else meanwhile.
    #[error("the register changed meanwhile: {0}")]
    RegisterChanged(String),
    /// A file cannot be read.
    #[error("cannot read {0}")]
    Read(PathBuf, #[source] io::Error),
    /// A file cannot be written.
    #[error("cannot write {0}")]
    Write(PathBuf, #[source] io::Error),
    /// A folder cannot be made.
    #[error("cannot make the folder {0}")]
    Folder(PathBuf, #[source] io::Error),
}

impl Fault {
    /// That a file cannot be read.
    pub(super) fn read(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Read(path, error)
    }

    /// That a file cannot be written.
    pub(super) fn write(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |error| Self::Write(path, error)
    }

    fn said(&self, i18n: &I18n) -> String {
        let named = |key: &str, name: String| i18n.t_args(key, &[("name", name.into())]);
        let at = |key: &str, path: &Path| named(key, path.display().to_string());
        match self {
            Self::CommuneCode(code) => named("cli-commune-code", code.clone()),
            Self::NoCommune(path) => at("cli-no-commune", path),
            Self::UserExists(name) => named("cli-user-exists", name.clone()),
            Self::NoUser(name) => named("cli-no-user", name.clone()),
            Self::RegisterChanged(what) => named("cli-register-changed", what.clone()),
            Self::Read(path, _) => at("cli-cannot-read", path),
            Self::Write(path, _) => at("cli-cannot-write", path),
            Self::Folder(path, _) => at("cli-cannot-make-folder", path),
        }
    }
}

/// Why the machine refused, such as "không có tệp hoặc thư mục này".
pub(super) fn io_words(i18n: &I18n, error: &io::Error) -> String {
    let key = match error.kind() {
        ErrorKind::NotFound => "cli-io-not-found",
        ErrorKind::PermissionDenied => "cli-io-permission",
        ErrorKind::AlreadyExists => "cli-io-exists",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "cli-io-full",
        ErrorKind::IsADirectory => "cli-io-folder",
        ErrorKind::NotADirectory => "cli-io-no-folder",
        ErrorKind::AddrInUse => "cli-io-address-in-use",
        ErrorKind::InvalidData => "cli-io-not-text",
        _ => return i18n.t_args("cli-io-other", &[("detail", error.to_string().into())]),
    };
    i18n.t(key)
}

/// The whole error in one line.
pub(super) fn error(i18n: &I18n, error: &anyhow::Error) -> String {
    let one = |cause: &(dyn std::error::Error + 'static)| {
        if let Some(fault) = cause.downcast_ref::<Fault>() {
            fault.said(i18n)
        } else if let Some(refused) = cause.downcast_ref::<io::Error>() {
            io_words(i18n, refused)
        } else {
            cause.to_string()
        }
    };
    error.chain().map(one).collect::<Vec<_>>().join(": ")
}

/// Whoever read what was printed has read enough, as `head` does.
pub(super) fn reader_left(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        let io = cause.downcast_ref::<io::Error>().map(io::Error::kind);
        let json = cause.downcast_ref::<serde_json::Error>().and_then(serde_json::Error::io_error_kind);
        io.or(json) == Some(ErrorKind::BrokenPipe)
    })
}
