//! What goes over the wire between a phone and the commune: types only, no behaviour beyond hashing and signing.
//!
//! Unknown fields are tolerated; an unknown version is refused by code. Each type has a committed fixture in
//! `tests/fixtures/wire/v1`. All instants are UTC; all hashes and keys are lower-case hexadecimal.

pub mod attachment;
pub mod batch;
pub mod changes;
pub mod enrol;
pub mod entry;
pub mod error;
pub mod receipt;
pub mod request;
pub mod signed;

/// The version of the protocol that this code speaks.
pub const VERSION: u32 = 1;

/// Most entries in one batch.
pub const MAX_ENTRIES: usize = 200;

/// Most bytes of one batch, unpacked.
pub const MAX_BATCH_BYTES: usize = 4 * 1024 * 1024;
