//! The journal: who opened what, and who changed what. Two books, each a chain of hashes, only ever added to.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::domain::ids::{CommuneCode, VillageId};

/// The hash before the first line of a book.
pub const FIRST_HASH: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// The actor of what was done from the command line.
pub const COMMAND_LINE: &str = "command-line";

/// The actor of what was tried without being signed in.
pub const NOT_SIGNED_IN: &str = "not-signed-in";

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
    /// About one of these subjects only; empty for any.
    pub subjects: Vec<String>,
    /// Concerning this village only.
    pub village: Option<String>,
    /// Concerning one of these villages only: the scope of whoever reads. `None` is every line.
    pub scope: Option<Vec<VillageId>>,
    /// By this actor only.
    pub actor: Option<String>,
    /// Written at this moment or later.
    pub from: Option<DateTime<Utc>>,
    /// Written before this moment.
    pub until: Option<DateTime<Utc>>,
    /// Most lines.
    pub limit: u32,
}

impl JournalQuery {
    /// The newest lines of a book.
    pub const fn all(book: Book, limit: u32) -> Self {
        Self {
            book,
            before: None,
            subjects: Vec::new(),
            village: None,
            scope: None,
            actor: None,
            from: None,
            until: None,
            limit,
        }
    }
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

/// The last line of a book.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// Its number.
    pub seq: u64,
    /// Its hash.
    pub hash: String,
}

/// Where a book is not whole: its first line that does not fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Broken {
    /// The number of the line, or of the one that should be there.
    pub seq: u64,
    /// What is wrong with it.
    pub fault: LineFault,
}

/// What is wrong with a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineFault {
    /// It is missing.
    Missing,
    /// It does not name the hash of the line before.
    Chain,
    /// Its text was changed: the hash is of another.
    Text,
}

/// A walk along a book, from its first line on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk {
    book: Book,
    last: Head,
}

impl Walk {
    /// Before the first line.
    pub fn new(book: Book) -> Self {
        Self { book, last: Head { seq: 0, hash: FIRST_HASH.to_owned() } }
    }

    /// Takes the next line.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn take(&mut self, line: &JournalLine) -> Result<(), Broken> {
        let expected = self.last.seq.saturating_add(1);
        let fault = if line.seq != expected {
            return Err(Broken { seq: expected, fault: LineFault::Missing });
        } else if line.prev_hash != self.last.hash {
            LineFault::Chain
        } else if line.hash != line_hash(self.book, line.seq, &line.note, &line.prev_hash) {
            LineFault::Text
        } else {
            self.last = Head { seq: line.seq, hash: line.hash.clone() };
            return Ok(());
        };
        Err(Broken { seq: line.seq, fault })
    }

    /// The last line taken; `None` before the first.
    pub fn head(&self) -> Option<Head> {
        (self.last.seq > 0).then(|| self.last.clone())
    }
}

/// What the commune states about the ends of its books at a time, signed with its key (`protocol::signed`). A chain
/// alone does not show that its last lines were cut off; a checkpoint that is kept elsewhere does. It proves nothing
/// against whoever has the commune's key and every copy of its checkpoints.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkpoint {
    /// Always `so-thon checkpoint 1`.
    pub kind: String,
    /// Whose books.
    pub commune: CommuneCode,
    /// When.
    pub at: DateTime<Utc>,
    /// The last line of each book, by its code; a book without lines is left out.
    pub heads: BTreeMap<String, Head>,
}

impl Checkpoint {
    /// What [`Checkpoint::kind`] says.
    pub const KIND: &'static str = "so-thon checkpoint 1";
}

/// What a walk along both books found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LogState {
    /// Each book.
    pub books: Vec<BookState>,
    /// Checkpoints that the books do not bear out.
    pub unmet: Vec<Unmet>,
    /// Checkpoints that they do.
    pub met: u64,
}

impl LogState {
    /// Both books are whole and every checkpoint is borne out, or its books were replaced by a backup, as they say.
    pub fn whole(&self) -> bool {
        self.books.iter().all(|book| book.broken.is_none())
            && self.unmet.iter().all(|unmet| unmet.replaced_at.is_some())
    }
}

/// A book as a walk found it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct BookState {
    /// Its code: `access` or `change`.
    pub book: String,
    /// Lines that fit.
    pub lines: u64,
    /// The last one that fits.
    pub head: Option<Head>,
    /// When the first and the last were written.
    pub between: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// The first that does not fit.
    pub broken: Option<Broken>,
}

/// A checkpoint that a book does not bear out: the line it names is missing or is another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Unmet {
    /// When it was made.
    pub at: DateTime<Utc>,
    /// Which book.
    pub book: String,
    /// The line that it names.
    pub head: Head,
    /// When a backup was put back after it, as the book of changes says: its lines are in the file set aside then.
    pub replaced_at: Option<DateTime<Utc>>,
}
