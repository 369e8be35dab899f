//! The journal: who opened what, and who changed what. Two books, each a chain of hashes, only ever added to.

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

/// The hash before the first line of a book.
pub const FIRST_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The actor of what was done from the command line.
pub const COMMAND_LINE: &str = "command-line";

/// A book of the journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Book {
    /// Who opened which household, list or export.
    Access,
    /// Who changed what.
    Change,
}

impl Book {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Access, Self::Change];

    /// The code in SQL and in the hash.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Change => "change",
        }
    }
}

/// What is to be written into a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalNote {
    /// Who: a user's sign-in name, `device:<id>`, or `command-line`.
    pub actor: String,
    /// What was done: a code such as `open_household`, `send_back`, `decide`. Message `journal-<action>`.
    pub action: String,
    /// To what: `household/<id>`, `visit/<id>`, `posting/<id>`, `plan/<version>`, …
    pub subject: String,
    /// The village that it concerns; empty for the commune.
    pub village: String,
    /// What a reader of the journal needs besides: JSON, or empty. Never more personal data than the subject's name.
    pub detail: String,
    /// When, by the commune's clock.
    pub at: DateTime<Utc>,
}

/// Who acts, and when by the commune's clock: what a mutator needs to write its own line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct By {
    /// A user's sign-in name, or [`COMMAND_LINE`].
    pub actor: String,
    /// When.
    pub at: DateTime<Utc>,
}

impl By {
    /// Someone signed in.
    pub fn user(name: &str, at: DateTime<Utc>) -> Self {
        Self { actor: name.to_owned(), at }
    }

    /// Whoever has the commune's files in hand.
    pub fn command_line(at: DateTime<Utc>) -> Self {
        Self::user(COMMAND_LINE, at)
    }

    /// A line in their name.
    pub fn note(&self, action: &str, subject: String, village: &str, detail: String) -> JournalNote {
        JournalNote {
            actor: self.actor.clone(),
            action: action.to_owned(),
            subject,
            village: village.to_owned(),
            detail,
            at: self.at,
        }
    }
}

/// A line of a book.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalLine {
    /// Its number, from 1 without gaps.
    pub seq: u64,
    /// What it says.
    pub note: JournalNote,
    /// Hash of the line before, or [`FIRST_HASH`].
    pub prev_hash: String,
    /// See [`line_hash`].
    pub hash: String,
}

/// Which lines a list wants, newest first.
#[derive(Debug, Clone)]
pub struct JournalQuery {
    /// Of this book.
    pub book: Book,
    /// Older than this line.
    pub before: Option<u64>,
    /// About this subject only.
    pub subject: Option<String>,
    /// By this actor only.
    pub actor: Option<String>,
    /// Most lines.
    pub limit: u32,
}

/// SHA-256 over every field of a line but its hash, one a line, the detail last.
pub fn line_hash(book: Book, seq: u64, note: &JournalNote, prev_hash: &str) -> String {
    let clean = |text: &str| text.replace(['\n', '\r'], " ");
    let head = format!(
        "so-thon journal 1\n{}\n{seq}\n{}\n{}\n{}\n{}\n{}\n{prev_hash}\n",
        book.code(),
        note.at.timestamp_millis(),
        clean(&note.actor),
        clean(&note.action),
        clean(&note.subject),
        clean(&note.village),
    );
    let mut hasher = Sha256::new();
    hasher.update(head.as_bytes());
    hasher.update(note.detail.as_bytes());
    hex::encode(hasher.finalize())
}
