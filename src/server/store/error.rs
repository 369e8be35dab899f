//! Why the commune's store did not do what it was asked. Causes are logged, never sent.

/// A failure of the store itself; what a store decides about a request is not an error but an answer.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Too many requests wait already. Try again soon.
    #[error("too many requests are waiting")]
    Busy,
    /// The file system is full. Try again when someone has made room.
    #[error("the disk is full")]
    Full,
    /// The store was closed; try again after the restart.
    #[error("the store is closed")]
    Closed,
    /// There is nothing to open, or it is not a commune's database. Trying again does not help.
    #[error("this is not a commune's database: {0}")]
    NotACommune(String),
    /// A newer version of the program wrote it. Update this one.
    #[error("a newer version of the program wrote this: {0}")]
    Newer(String),
    /// A commune was founded here already. Trying again does not help.
    #[error("a commune was founded here already")]
    AlreadyFounded,
    /// A stored record does not parse. Trying again does not help.
    #[error("a stored record does not parse ({what})")]
    Record {
        /// Which.
        what: &'static str,
        /// Why.
        #[source]
        source: serde_json::Error,
    },
    /// The back end failed. Trying again may help.
    #[error("the database failed")]
    Backend(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// Whether the same request may succeed later.
    pub fn try_again(&self) -> bool {
        matches!(self, Self::Busy | Self::Full | Self::Closed | Self::Backend(_))
    }
}
